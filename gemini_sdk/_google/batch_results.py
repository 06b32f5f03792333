"""The answers of a batch as pairs of key and answer or error, whatever their order."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import from_json

from gemini_sdk import types
from gemini_sdk._google.batch import SUCCEEDED, A, Batch
from gemini_sdk._google.batch_requests import KEY
from gemini_sdk._transport.response import status_error
from gemini_sdk.errors import (
    APIStatusError,
    InvalidAnswerError,
    OperationFailedError,
    OperationTimeoutError,
)

if TYPE_CHECKING:
    from gemini_sdk.types.embeddings import EmbedContentResponse
    from gemini_sdk.types.generate_content import GenerateContentResponse

    Answer = GenerateContentResponse | EmbedContentResponse

_CODES: Mapping[int, tuple[str, int]] = {
    1: ("CANCELLED", 499),
    2: ("UNKNOWN", 500),
    3: ("INVALID_ARGUMENT", 400),
    4: ("DEADLINE_EXCEEDED", 504),
    5: ("NOT_FOUND", 404),
    6: ("ALREADY_EXISTS", 409),
    7: ("PERMISSION_DENIED", 403),
    8: ("RESOURCE_EXHAUSTED", 429),
    9: ("FAILED_PRECONDITION", 400),
    10: ("ABORTED", 409),
    11: ("OUT_OF_RANGE", 400),
    12: ("UNIMPLEMENTED", 501),
    13: ("INTERNAL", 500),
    14: ("UNAVAILABLE", 503),
    15: ("DATA_LOSS", 500),
    16: ("UNAUTHENTICATED", 401),
}
"""Names and HTTP statuses of the numbers of google.rpc.Code."""


def inline_results(batch: Batch[A]) -> "Iterator[tuple[str, A | APIStatusError]]":
    """The answers that are in the batch itself. Where one has no key, it is its position."""
    holder: dict[str, Any] = batch.output.get("inlinedResponses") or {}
    listed: list[dict[str, Any]] = holder.get("inlinedResponses") or []
    for place, each in enumerate(listed):
        metadata: dict[str, Any] = each.get("metadata") or {}
        key = metadata.get(KEY)
        yield str(place) if key is None else key, cast("A", answer_of(each, embeds=batch.embeds))


def line_results(
    lines: Iterable[bytes], batch: Batch[A]
) -> "Iterator[tuple[str, A | APIStatusError]]":
    """The answers in the file of a batch, JSON lines. Raises InvalidAnswerError for a line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            each: Any = from_json(line)
            key = each[KEY] if KEY in each else each["metadata"][KEY]
        except (ValueError, TypeError, KeyError):
            raise InvalidAnswerError(
                f"{batch.responses_file}:{number}: not an answer with a key", body=line
            ) from None
        yield key, cast("A", answer_of(each, embeds=batch.embeds))


def prediction_results(
    lines: Iterable[bytes], name: str
) -> "Iterator[tuple[str, GenerateContentResponse | APIStatusError]]":
    """The answers in a file that a batch prediction job wrote. Raises InvalidAnswerError for a line that is none."""
    place = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            each = cast("dict[str, Any]", from_json(line))
            given, status = each.get("response"), each.get("status")
            key = each.get(KEY, str(place))
        except (ValueError, AttributeError):
            raise InvalidAnswerError(f"{name}:{number}: not a prediction", body=line) from None
        place += 1
        if given:
            yield key, types.generate_content.GenerateContentResponse.model_validate(given)
        else:
            yield key, _error(_of_status(status or each.get("error") or "no response"))


def outcome(batch: Batch[A]) -> Batch[A]:
    """A batch that succeeded. Raises OperationFailedError for one that ended otherwise."""
    error = batch.error
    if batch.state == SUCCEEDED or (batch.state is None and error is None):
        return batch
    raise OperationFailedError(
        (error and error.message) or f"the batch ended in {batch.state}",
        code=batch.state or (error.code if error else None),
        details=(error and error.details) or (),
        name=batch.name,
    )


def check_ended(batch: "Batch[Any]") -> None:
    """Raises an error for a batch that has no answers: it is not done, or it failed."""
    if not batch.ended:
        raise OperationTimeoutError(
            f"{batch.name} is not done and has no results. To wait: client.batches.wait({batch.name!r})",
            name=batch.name or "",
        )
    if not batch.output:
        outcome(batch)


def answer_of(each: Mapping[str, Any], *, embeds: bool) -> "Answer | APIStatusError":
    """The answer in a result of a batch, or its error."""
    error = each.get("error")
    if error is not None:
        return _error(cast("Mapping[str, Any]", error))
    kind = (
        types.embeddings.EmbedContentResponse
        if embeds
        else types.generate_content.GenerateContentResponse
    )
    return kind.model_validate(each.get("response") or {})


def _of_status(status: object) -> Mapping[str, Any]:
    """The error of a prediction: a text, which may hold the JSON of the error."""
    if isinstance(status, Mapping):
        return cast("Mapping[str, Any]", status)
    text = str(status)
    try:
        found: Any = from_json(text[max(text.find("{"), 0) :])
        error = found.get("error", found)
    except (ValueError, AttributeError):
        return {"message": text}
    return cast("Mapping[str, Any]", error) if isinstance(error, Mapping) else {"message": text}


def _error(given: Mapping[str, Any]) -> APIStatusError:
    number = given.get("code")
    name, status = _CODES.get(cast(int, number), ("", 500))
    if isinstance(number, int) and number >= 100:
        status = number
    members = {**given, "code": status, "status": given.get("status") or name or None}
    body = {k: v for k, v in members.items() if v is not None}
    return status_error(status, {}, json.dumps({"error": body}).encode())
