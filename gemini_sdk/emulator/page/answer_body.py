"""The body of an answer as people read it: as JSON, however much of it has been sent, and as the text of the model.

Credentials that a service issues are masked.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk._wire.secret_names import MASK
from gemini_sdk.emulator import journal
from gemini_sdk.emulator.page.exchange import RecordedExchange

_EVENTS = "text/event-stream"
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_ISSUED = re.compile(
    r"""(?P<name>(?:access|refresh|id|client|api)_?-?(?:token|secret|key)["']?\s*[:=]\s*["']?)[^"'\s&,}]+""",
    re.IGNORECASE,
)


def value(exchange: RecordedExchange) -> Any:
    """The JSON of an answer; that of the chunks as a list for a stream of events; else text; None for other bytes."""
    body = b"".join(tuple(exchange.pieces))
    media = exchange.headers.get("content-type", "").partition(";")[0].strip()
    if not body:
        return None
    if media == _EVENTS:
        return [masked(each) for each in _events(body)]
    if media == "application/json" or media.endswith("+json"):
        return masked(_json(body))
    if media.startswith("text/"):
        return masked(body.decode("utf-8", "replace"))
    return None


def text(answer: Any) -> str:
    """What the model says in an answer, or in the chunks of one."""
    return "".join(_said(answer))


def _events(body: bytes) -> Iterator[Any]:
    for event in _BLANK_LINE.split(body):
        lines = event.decode("utf-8", "replace").splitlines()
        data = "\n".join(line[5:].removeprefix(" ") for line in lines if line.startswith("data:"))
        if data or event.strip():
            yield _json((data or event.decode("utf-8", "replace")).encode())


def _json(body: bytes) -> Any:
    """JSON, also such that ends in the middle; text if it is none."""
    try:
        return from_json(body)
    except ValueError:
        pass
    try:
        return from_json(body, allow_partial="trailing-strings")
    except ValueError:
        return body.decode("utf-8", "replace")


def masked(read: Any) -> Any:
    """JSON or text without credentials."""
    if isinstance(read, str):
        return _ISSUED.sub(rf"\g<name>{MASK}", journal.masked_text(read))
    return journal.masked(read)


def _said(answer: Any) -> Iterator[str]:
    if is_list(answer):
        for each in answer:
            yield from _said(each)
    if not is_object(answer):
        return
    yield from _of_response(answer)
    for candidate in _first(answer.get("candidates")):
        content = candidate.get("content")
        for part in _objects(content.get("parts") if is_object(content) else None):
            yield from _of_part(part)
    for choice in _first(answer.get("choices")):
        message: Any = choice.get("delta") or choice.get("message")
        said = message.get("content") if is_object(message) else None
        said = choice.get("text") if said is None else said
        if isinstance(said, str):
            yield said


def _of_response(answer: dict[str, Any]) -> Iterator[str]:
    """The text of OpenAI's responses: of a whole one, or of an event."""
    kind, delta = answer.get("type"), answer.get("delta")
    if kind == "response.output_text.delta" and isinstance(delta, str):
        yield delta
    for item in _objects(answer.get("output")):
        for content in _objects(item.get("content")):
            said = content.get("text")
            if isinstance(said, str):
                yield said


def _of_part(part: dict[str, Any]) -> Iterator[str]:
    said, call = part.get("text"), part.get("functionCall")
    if isinstance(said, str) and not part.get("thought"):
        yield said
    if is_object(call):
        yield f"{call.get('name', '')}({json.dumps(call.get('args', {}), ensure_ascii=False)})\n"


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if is_object(each)] if is_list(value) else []


def _first(value: Any) -> list[dict[str, Any]]:
    """The first of several answers to a request."""
    return [each for each in _objects(value) if not each.get("index")]
