"""The requests of a batch: each with a key, converted and validated before anything is sent."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from gemini_sdk import types
from gemini_sdk._google.resource import set_fields
from gemini_sdk._transport.tunables import LISTED_FAULTS
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk._google.contents import RequestLike
    from gemini_sdk.types.batches import InlinedEmbedContentRequest, InlinedRequest

    KeyedRequest = RequestLike | tuple[str, RequestLike] | InlinedRequest | Mapping[str, Any]
    """A request of a batch, by itself or with its key."""
    RequestsLike = Mapping[str, RequestLike] | Iterable[KeyedRequest]
    """Requests of a batch. Keys of a mapping are those of the answers."""
    KeyedInput = RequestLike | tuple[str, RequestLike] | InlinedEmbedContentRequest
    """An input to embed in a batch, by itself or with its key."""
    InputsLike = Mapping[str, RequestLike] | Iterable[KeyedInput | Mapping[str, Any]]
    """Inputs to embed in a batch. Keys of a mapping are those of the answers."""

KEY = "key"
"""The member of a request's metadata, and of a line of a file, that its answer gets, too."""
INLINE_BYTES = 20 * 10**6
"""The size of the requests that may be inline."""
_OF_ONE = frozenset({"contents", "content", "request", "parts"})
"""Members of one request."""
_SINGLE = (str, bytes, bytearray, BaseModel)
_ENVELOPE = frozenset({KEY, "request", "metadata"})
_OF_A_REQUEST = re.compile(r"batch\.inputConfig\.requests\.(requests\[\d+\])(?:\.request)?")


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """A request with its key."""

    key: str
    request: Any
    """In any form that people may use."""
    metadata: Mapping[str, Any]
    """The key, and what else the answer gets."""


def entries(requests: object) -> list[BatchEntry]:
    """Requests with their keys; without a key, the position is the key: "0", "1".

    Raises InvalidPayloadError if there is none, a key is used twice, or one is no request.
    """
    found = [_entry(each, place) for place, each in enumerate(_listed(requests))]
    if not found:
        raise InvalidPayloadError([Fault("requests", "is empty", expected="at least one request")])
    first: dict[str, int] = {}
    faults = [
        Fault(
            f"requests[{place}].key",
            f"the key of requests[{first[entry.key]}], too; each key must be unique",
            repr(entry.key),
        )
        for place, entry in enumerate(found)
        if first.setdefault(entry.key, place) != place
    ]
    if faults:
        raise InvalidPayloadError(faults[:LISTED_FAULTS])
    return found


def inlined(
    found: Iterable[BatchEntry], model: str, convert: Callable[[Any], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Requests as the service takes them. Raises InvalidPayloadError for each that `convert` refuses.

    `model` is the model of the batch, `models/*`: requests may name no other.
    """
    listed: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for place, entry in enumerate(found):
        where = f"requests[{place}]"
        try:
            fields = convert(entry.request)
        except InvalidPayloadError as error:
            faults += [replace(each, path=f"{where}.{each.path}") for each in error.faults]
            continue
        if (fault := other_model(model_of(entry.request), model, f"{where}.model")) is not None:
            faults.append(fault)
        listed.append({"request": fields, "metadata": dict(entry.metadata)})
    if faults:
        raise InvalidPayloadError(faults[:LISTED_FAULTS])
    return listed


def model_of(request: object) -> object:
    """The model that a request names, if it names one."""
    if isinstance(request, BaseModel):
        return getattr(request, "model", None)
    return cast("Mapping[str, Any]", request).get("model") if isinstance(request, Mapping) else None


def other_model(named: object, model: str, path: str) -> Fault | None:
    """What is wrong with the model that a request names; None if it is that of the batch, or none."""
    if not named or (
        isinstance(named, str) and named.rpartition("/")[2] == model.rpartition("/")[2]
    ):
        return None
    problem = "another model than that of the batch: make a batch for each model"
    return Fault(path, problem, repr(named), repr(model))


def of_requests(error: InvalidPayloadError) -> InvalidPayloadError:
    """An error of a whole body by the requests as they were passed."""
    faults = [replace(each, path=_OF_A_REQUEST.sub(r"\1", each.path)) for each in error.faults]
    return InvalidPayloadError(faults)


def check_size(body: bytes) -> None:
    """Raises InvalidPayloadError for requests that are too large to be sent inline."""
    if len(body) > INLINE_BYTES:
        problem = "too large to be sent inline; write them to a JSONL file and pass its path"
        raise InvalidPayloadError(
            [Fault("requests", problem, f"{len(body)} bytes", f"at most {INLINE_BYTES}")]
        )


def _listed(requests: object) -> Iterable[Any]:
    given: Any = requests
    if isinstance(given, Mapping):
        mapping = cast("Mapping[str, Any]", given)
        if _OF_ONE.isdisjoint(mapping):
            return mapping.items()
    elif isinstance(given, Iterable) and not isinstance(given, _SINGLE):
        return cast("Iterable[object]", given)
    expected = "a list of requests, a mapping of keys to requests, or the path of a JSONL file"
    raise InvalidPayloadError(
        [Fault("requests", "not several requests", type(requests).__name__, expected)]
    )


def _entry(given: Any, place: int) -> BatchEntry:
    where = f"requests[{place}]"
    pair = cast("tuple[object, ...]", given) if isinstance(given, tuple) else ()
    if len(pair) == 2:
        key, request = pair
        return BatchEntry(_checked_key(key, where), request, {KEY: key})
    if isinstance(given, types.batches.InlinedRequest | types.batches.InlinedEmbedContentRequest):
        given = set_fields(given)
    if not isinstance(given, Mapping) or not _ENVELOPE - {"metadata"} & given.keys():
        return BatchEntry(str(place), given, {KEY: str(place)})
    envelope = cast("Mapping[str, Any]", given)
    if unknown := sorted(set(envelope) - _ENVELOPE):
        expected = ", ".join(sorted(_ENVELOPE))
        raise InvalidPayloadError(
            [Fault(f"{where}.{name}", "unknown field", expected=expected) for name in unknown]
        )
    if envelope.get("request") is None:
        raise InvalidPayloadError([Fault(f"{where}.request", "is missing")])
    metadata = cast("Mapping[str, Any]", envelope.get("metadata") or {})
    key = envelope.get(KEY, metadata.get(KEY, str(place)))
    return BatchEntry(_checked_key(key, where), envelope["request"], {**metadata, KEY: key})


def _checked_key(key: object, where: str) -> str:
    if isinstance(key, str) and key:
        return key
    raise InvalidPayloadError(
        [Fault(f"{where}.key", "not a key", repr(key), "a str that is not empty")]
    )
