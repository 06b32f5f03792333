"""The file with the results of a batch: lines of Gemini's answers as lines of OpenAI's."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import from_json, to_json

from gemini_sdk._google.batch_results import answer_of
from gemini_sdk._openai.answer import from_gemini
from gemini_sdk._openai.report import Row
from gemini_sdk._openai.response_events import response_of
from gemini_sdk._openai.response_request import INCLUDED
from gemini_sdk.errors import APIStatusError, InvalidAnswerError
from gemini_sdk.migration.drop_in.batch_input import EMBEDDINGS, RESPONSES, TEXTS, texts_of
from gemini_sdk.migration.drop_in.call import log_losses
from gemini_sdk.migration.drop_in.file_objects import FileId, is_batch_result
from gemini_sdk.migration.errors import translated

if TYPE_CHECKING:
    from gemini_sdk.types.embeddings import EmbedContentResponse
    from gemini_sdk.types.generate_content import GenerateContentResponse

Json = dict[str, Any]


def results(content: bytes, id_: FileId) -> bytes:
    """The lines of a file of results, of the part that its id names; other files as they are.

    Without a part, it has all results, and the first answer says what they are.
    """
    if id_.part is None and not _has_results(content):
        return content
    lines = list(_objects(content, id_.name))
    if id_.endpoint == EMBEDDINGS or (not id_.endpoint and _embeds(lines)):
        converted = _embeddings(lines, id_.model)
    else:
        converted = _answers(lines, id_)
    wanted = {"output": (False,), "errors": (True,)}.get(id_.part or "", (False, True))
    kept = (to_json(line) for failed, line in converted if failed in wanted)
    return b"".join(line + b"\n" for line in kept)


def _objects(content: bytes, name: str) -> Iterator[Json]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            each: Any = from_json(line)
        except ValueError:
            each = None
        if not isinstance(each, dict) or not is_batch_result(cast(Json, each)):
            raise InvalidAnswerError(f"{name}:{number}: not an answer with a key", body=line)
        yield cast(Json, each)


def _has_results(content: bytes) -> bool:
    try:
        first: Any = from_json(content.lstrip().partition(b"\n")[0])
    except ValueError:
        return False
    return isinstance(first, dict) and is_batch_result(cast(Json, first))


def _embeds(lines: Iterable[Json]) -> bool:
    return any("embedding" in (line.get("response") or {}) for line in lines)


def _answers(lines: Iterable[Json], id_: FileId) -> Iterator[tuple[bool, Json]]:
    """Each line, and whether it is an error."""
    notes: list[Row] = []
    for line in lines:
        answer = answer_of(line, embeds=False)
        if isinstance(answer, APIStatusError):
            yield True, _failed(line["key"], answer)
            continue
        body = _body(cast(Any, answer), id_, notes)
        yield False, _line(line["key"], 200, from_json(body.to_json()), body.id)
    log_losses(notes)


def _body(answer: "GenerateContentResponse", id_: FileId, notes: list[Row]) -> Any:
    """An answer in the form of its endpoint. Nobody has the request any more, so nothing of it is repeated."""
    if id_.endpoint == RESPONSES:
        request = {"model": id_.model, "input": "", "include": [*INCLUDED]}
        return response_of(answer, request, notes=notes)
    if id_.endpoint == TEXTS:
        return from_gemini(answer, request={"prompt": ""}, notes=notes)
    return from_gemini(answer, notes=notes)


def _embeddings(lines: Iterable[Json], model: str) -> Iterator[tuple[bool, Json]]:
    """The vectors of the texts of each request together, as soon as the last of them is there."""
    waiting: dict[str, dict[int, EmbedContentResponse | APIStatusError]] = {}
    for line in lines:
        custom_id, index, count = texts_of(line["key"])
        found = waiting.setdefault(custom_id, {})
        found[index] = cast(Any, answer_of(line, embeds=True))
        if len(found) == count:
            yield _vectors(custom_id, waiting.pop(custom_id), model)
    for custom_id, found in waiting.items():
        yield _vectors(custom_id, found, model, whole=False)


def _vectors(
    custom_id: str,
    found: "Mapping[int, EmbedContentResponse | APIStatusError]",
    model: str,
    *,
    whole: bool = True,
) -> tuple[bool, Json]:
    data: list[Json] = []
    tokens = 0
    for index in sorted(found):
        answer = found[index]
        if isinstance(answer, APIStatusError):
            return True, _failed(custom_id, answer)
        vector = answer.embedding.values if answer.embedding else None
        usage = answer.usage_metadata
        tokens += 0 if usage is None else usage.prompt_token_count or 0
        data.append({"object": "embedding", "index": index, "embedding": vector or []})
    if not whole:
        message = "the service returned vectors of some of the texts only"
        error: Json = {"message": message, "type": "server_error", "param": None, "code": None}
        return True, _line(custom_id, 500, {"error": error}, "")
    body: Json = {
        "object": "list",
        "data": data,
        "model": model,
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    }
    return False, _line(custom_id, 200, body, "")


def _failed(custom_id: str, error: APIStatusError) -> Json:
    """The error of a request, in the format of OpenAI's services."""
    body = getattr(translated(error), "body", None) or {"message": error.message}
    return _line(custom_id, error.status_code, {"error": body}, "")


def _line(custom_id: str, status: int, body: Json, request_id: str) -> Json:
    response = {"status_code": status, "request_id": request_id, "body": body}
    return {
        "id": f"batch_req_{custom_id}",
        "custom_id": custom_id,
        "response": response,
        "error": None,
    }
