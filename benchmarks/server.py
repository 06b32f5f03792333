"""A loopback server with constant answers, as little work as HTTP/1.1 allows, so that only the client is measured.

Answers are made before the first request; a request is read no further than its length and path. It runs in a
process of its own, prints its port, and ends when its standard input does.
"""

import asyncio
import sys

from benchmarks import payloads

_JSON = b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: %d\r\n\r\n%b"
_STREAM = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
)


def _json(value: object) -> bytes:
    body = payloads.compact(value)
    return _JSON % (len(body), body)


def _stream(events: list[bytes]) -> bytes:
    """One HTTP chunk an event, as services send them; all at once, so that timing cannot decide how they are read."""
    return _STREAM + b"".join(b"%x\r\n%b\r\n" % (len(e), e) for e in events) + b"0\r\n\r\n"


_GOOGLE = _json(payloads.google_answer(payloads.SMALL_TEXT))
_GOOGLE_STREAM = _stream(payloads.google_events())
_OPENAI = _json(payloads.openai_answer(payloads.SMALL_TEXT))
_OPENAI_STREAM = _stream(payloads.openai_events())
PACKETS = b"/packets/"
"""In a path: a stream comes in a packet for each of its events."""
_PAUSE = 0.0005
"""Seconds between two packets, so that a client has read one before the next comes."""
_VECTORS = _json(payloads.google_vectors())
_OPENAI_VECTORS = _json(payloads.openai_vectors(as_base64=False))
_OPENAI_PACKED = _json(payloads.openai_vectors(as_base64=True))
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def answer(path: bytes, body: bytes) -> bytes:
    """The whole answer to a request."""
    compact = body if len(body) > 10_000 else body.replace(b" ", b"")
    if b":streamGenerateContent" in path:
        return _GOOGLE_STREAM
    if b":batchEmbedContents" in path:
        return _VECTORS
    if b"/embeddings" in path:
        return _OPENAI_PACKED if b'"base64"' in compact else _OPENAI_VECTORS
    if b":generateContent" in path:
        return _GOOGLE
    if path.partition(b"?")[0].endswith(b"/chat/completions"):
        return _OPENAI_STREAM if b'"stream":true' in compact else _OPENAI
    return _NOT_FOUND


class Connection(asyncio.Protocol):
    """One keep-alive connection."""

    def __init__(self) -> None:
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end]
            stop = end + 4 + _length(head)
            if len(self._received) < stop:
                return
            body, self._received = self._received[end + 4 : stop], self._received[stop:]
            path = head.split(b" ", 2)[1]
            whole = answer(path, body)
            if PACKETS in path and whole.startswith(_STREAM):
                self._write_packets(whole)
            else:
                self._transport.write(whole)

    def _write_packets(self, whole: bytes, start: int = 0) -> None:
        """Write a stream in one packet for each of its chunks."""
        if start == 0:
            start = len(_STREAM)
            self._transport.write(_STREAM)
        size, _, _ = whole[start : start + 20].partition(b"\r\n")
        end = start + len(size) + int(size, 16) + 4
        self._transport.write(whole[start:end])
        if end < len(whole) and not self._transport.is_closing():
            asyncio.get_running_loop().call_later(_PAUSE, self._write_packets, whole, end)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def serve() -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
