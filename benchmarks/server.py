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
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def answer(path: bytes, body: bytes) -> bytes:
    """The whole answer to a request."""
    if b":streamGenerateContent" in path:
        return _GOOGLE_STREAM
    if b":generateContent" in path:
        return _GOOGLE
    if path.endswith(b"/chat/completions"):
        return _OPENAI_STREAM if b'"stream":true' in body.replace(b" ", b"") else _OPENAI
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
            self._transport.write(answer(head.split(b" ", 2)[1], body))


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
