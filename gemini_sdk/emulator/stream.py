"""A whole answer as the chunks of a stream, and chunks as bytes in the two forms Google streams in.

Splitting what the model has already said, rather than letting it speak piecewise, is what makes a stream say exactly
what the unary call says.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from gemini_sdk._wire.json_value import is_object
from gemini_sdk.types import generate_content as gc

_PIECE = re.compile(r"\s*\S{1,24}|\s+")


def pieces(text: str) -> list[str]:
    """The text word by word; long words in pieces of 24 characters. Joined they are the text."""
    return _PIECE.findall(text)


def chunks(response: gc.GenerateContentResponse) -> list[gc.GenerateContentResponse]:
    """The answer in chunks of a word each; the last one carries finish reasons and usage."""
    rows = [list(_fragments(candidate)) for candidate in response.candidates or ()]
    length = max(map(len, rows), default=1)
    made: list[gc.GenerateContentResponse] = []
    for number in range(length):
        chunk = response.model_copy(update={"usage_metadata": None})
        present = [row[number] for row in rows if number < len(row)]
        chunk.candidates = present or None
        chunk.model_fields_set.discard("usage_metadata")
        if not present:
            chunk.model_fields_set.discard("candidates")
        made.append(chunk)
    made[-1].usage_metadata = response.usage_metadata
    return made


def _fragments(candidate: gc.Candidate) -> Iterator[gc.Candidate]:
    """The candidate piece by piece, the last piece with its finish reason."""
    split = [
        s
        for part in (candidate.content.parts if candidate.content else None) or ()
        for s in _split(part)
    ]
    for part in split[:-1]:
        content = gc.Content(role="model", parts=[part])
        yield gc.Candidate(index=candidate.index, content=content)
    last = candidate.model_copy()
    if split:
        last.content = gc.Content(role="model", parts=split[-1:])
    yield last


def _split(part: gc.Part) -> list[gc.Part]:
    if not part.text:
        return [part]
    split = [part.model_copy(update={"text": piece}) for piece in pieces(part.text)]
    for piece in split[:-1]:
        piece.thought_signature = None
        piece.model_fields_set.discard("thought_signature")
    return split


class EventStream:
    """Server-sent events, as with `alt=sse`.

    `head` and `tail` are around the chunks however a stream goes; `farewell` ends one in which nothing went wrong.
    """

    media_type = "text/event-stream"
    head = b""
    tail = b""
    farewell = b""

    def frame(self, number: int, body: bytes) -> bytes:  # noqa: ARG002
        """The bytes of chunk `number`, counted from 0."""
        return b"data: " + body + b"\r\n\r\n"


class JsonArray:
    """One JSON array that grows an element a chunk, as without `alt=sse`."""

    media_type = "application/json; charset=UTF-8"
    head = b"["
    tail = b"]"
    farewell = b""

    def frame(self, number: int, body: bytes) -> bytes:
        """The bytes of chunk `number`, counted from 0."""
        return (b",\r\n" if number else b"") + body + b"\r\n"


Framing = EventStream | JsonArray


def encoded(values: Iterable[Any]) -> list[bytes]:
    """JSON of plain values, as scripts give them for chunks."""
    return [json.dumps(value, ensure_ascii=False).encode() for value in values]


class DoneStream(EventStream):
    """Events as Azure's endpoints write them: they end with `[DONE]`, and lines end in LF alone.

    The official client reads no other line ends.
    """

    farewell = b"data: [DONE]\n\n"

    def frame(self, number: int, body: bytes) -> bytes:  # noqa: ARG002
        """The bytes of chunk `number`, counted from 0."""
        return b"data: " + body + b"\n\n"


class NamedEvents(EventStream):
    """Events of OpenAI's responses: each has its type as its name, and none marks the end."""

    def frame(self, number: int, body: bytes) -> bytes:  # noqa: ARG002
        """The bytes of chunk `number`, counted from 0."""
        held: Any = json.loads(body)
        kind: object = held.get("type") if is_object(held) else None
        name = f"event: {kind}\n".encode() if isinstance(kind, str) else b""
        return name + b"data: " + body + b"\n\n"
