"""Streams: the same events and the same end however the bytes are cut, as the grammar has them."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.chunk_reader import ChunkReader, ReceivedChunks
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.sse import SSEDecoder
from gemini_sdk._wire import Operation
from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.types.generate_content import GenerateContentResponse
from tests.fuzz.target import Target, values, written

_ASK = Operation(
    id="fuzz.ask",
    platform="google-ai",
    method="POST",
    path="/v1/fuzz",
    request=None,
    answer=None,
    stream=True,
    repeatable=True,
    check=None,
    query=(),
)
Seen = tuple[list[bytes], str]


def check(data: bytes) -> None:
    """The first byte decides how the others are cut."""
    seed, stream = data[:1] or b"\0", data[1:]
    whole, cut = [stream], list(_cut(stream, seed[0]))
    assert _decoded(whole) == _decoded(cut) == _grammar(stream + b"\r\r")
    assert _read(whole) == _read(cut)


def _cut(stream: bytes, seed: int) -> Iterator[bytes]:
    start, state = 0, seed + 1
    while start < len(stream):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        end = start + 1 + (state >> 16) % (1 + seed % 40)
        yield stream[start:end]
        start = end


def _decoded(pieces: list[bytes]) -> list[bytes]:
    decoder = SSEDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return events + decoder.flush()


def _grammar(stream: bytes) -> list[bytes]:
    events: list[bytes] = []
    lines: list[bytes] = []
    for line in re.split(rb"\r\n|\r|\n", stream.removeprefix(b"\xef\xbb\xbf"))[:-1]:
        name, _, value = line.partition(b":")
        if name == b"data":
            lines.append(value.removeprefix(b" "))
        elif not line and lines:
            events.append(b"\n".join(lines))
            lines.clear()
    return events


def _read(pieces: list[bytes]) -> Seen:
    """The chunks of a stream, and how it ended."""
    call = Call(
        operation=_ASK,
        path=_ASK.path,
        answer=GenerateContentResponse,
        body=b"",
        complete=lambda chunk: bool(chunk.candidates),
    )
    reply = RawResponse(200, {}, b"", 1, call)
    arrived = ReceivedChunks(call)
    chunks: ChunkReader[Any] = ChunkReader(call, reply, arrived, lambda: None)
    made: list[bytes] = []
    for piece in pieces:
        made += [each.to_json() for each in chunks.feed(piece)]
        if chunks.done:
            break
    else:
        made += [each.to_json() for each in chunks.flush()]
    failure = chunks.failure
    assert failure is None or isinstance(failure, GeminiSDKError), repr(failure)
    assert f"{failure}".encode()
    _ = arrived.response
    return made, f"{type(failure).__name__}: {failure}"


_NAMES = [
    "candidates",
    "content",
    "parts",
    "text",
    "finishReason",
    "index",
    "error",
    "code",
    "message",
    "status",
]
_DOCUMENTS = st.sampled_from(
    [
        b'{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}',
        b'{"candidates":[{"finishReason":"STOP"}]}',
        b'{"error":{"code":503,"message":"later","status":"UNAVAILABLE"}}',
        b'{\n "error": {\n  "code": 429,\n  "message": "{[}"\n }\n}',
        b'{"error": null, "message": "\\ud83d"}',
        b'[{"error":{"message":"no"}}]',
        b"[DONE]",
        b"",
    ]
) | values(_NAMES).map(written)
_ENDS = st.sampled_from([b"\n", b"\r", b"\r\n", b"\n\n", b"\r\n\r\n", b""])
_LINES = st.tuples(
    st.sampled_from(
        [
            b"data: ",
            b"data:",
            b"",
            b": ",
            b"event: ",
            b"id:",
            b"retry:",
            b"\xef\xbb\xbf",
            b" data: ",
        ]
    ),
    _DOCUMENTS | st.binary(max_size=6),
    _ENDS,
).map(b"".join)
TARGET = Target(
    "sse",
    check,
    st.tuples(st.binary(min_size=1, max_size=1), st.lists(_LINES, max_size=8).map(b"".join)).map(
        b"".join
    ),
)
