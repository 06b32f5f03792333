"""An HTTP server on loopback that does to the byte what a test says, and keeps a journal of all it saw.

Every request takes the next of the replies planned, the last of which is kept for all that follow. A reply is a list of
steps: bytes are sent, an Event is waited for, anything else is called with the connection.
"""

import gzip
import json
import socket
import ssl
import struct
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any, Self

PATIENCE = 10.0
"""Seconds after which a test that hangs fails."""


@dataclass
class Connection:
    """One connection, as the server sees it."""

    socket: socket.socket
    closed: Event = field(default_factory=Event)
    """The client closed it, or it was cut."""

    def silence(self) -> None:
        """Say nothing more until the client goes away."""
        try:
            while self.socket.recv(65536):
                pass
        except OSError:
            pass
        self.closed.set()

    def cut(self) -> None:
        """Close it as if all had been said."""
        self.closed.set()
        self.socket.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """Close it as a crash does."""
        self.closed.set()
        # Takes effect when the thread that serves the connection closes it.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@dataclass
class Seen:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    connection: Connection

    def all(self, name: str) -> list[str]:
        """The values of every header of that name."""
        return [value for known, value in self.headers if known == name]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Step = bytes | Event | Callable[[Connection], None]
Reply = list[Step]

silence, cut, reset = Connection.silence, Connection.cut, Connection.reset


def drip(data: bytes, pause: float) -> Step:
    """Send byte by byte, each after `pause` seconds, until the client has had enough."""

    def send(connection: Connection) -> None:
        for number in range(len(data)):
            if connection.closed.wait(pause):
                return
            connection.socket.sendall(data[number : number + 1])

    return send


def head(status: int = 200, /, **headers: str) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status} Whatever", *lines, "", ""]).encode()


def body(
    content: bytes, status: int = 200, type: str = "application/json", **headers: str
) -> bytes:
    """A whole answer."""
    length = str(len(content))
    return head(status, content_type=type, content_length=length, **headers) + content


def answer(content: object, status: int = 200, **headers: str) -> Reply:
    """A whole answer in JSON."""
    return [body(json.dumps(content).encode(), status, **headers)]


def zipped(content: object) -> Reply:
    """The same, compressed."""
    return [body(gzip.compress(json.dumps(content).encode()), content_encoding="gzip")]


def failure(
    status: int, message: str = "no", details: Iterable[object] = (), **headers: str
) -> Reply:
    """An error as Google's services tell it."""
    error = {"code": status, "message": message, "status": "NAME", "details": list(details)}
    return answer({"error": error}, status, **headers)


def stream_head(type: str = "text/event-stream", **headers: str) -> bytes:
    return head(200, content_type=type, transfer_encoding="chunked", **headers)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


END = b"0\r\n\r\n"


def event(content: object) -> bytes:
    """A server-sent event as a chunk of its own."""
    return chunk(b"data: %s\n\n" % json.dumps(content).encode())


def stream(*contents: object, **headers: str) -> Reply:
    """A whole stream of server-sent events."""
    return [stream_head(**headers), *map(event, contents), END]


class RawServer:
    """See the module."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self.requests: list[Seen] = []
        self.connections: list[Connection] = []
        self._plan: list[Reply] = [answer({"text": "hello", "done": True})]
        self._lock = Lock()
        self._stopped = Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
        self.host = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.url = f"{'http' if context is None else 'https'}://{self.host}"
        self._threads = [Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def plan(self, *replies: Reply) -> None:
        """What the next requests get."""
        self._plan = list(replies)

    @property
    def open(self) -> list[Connection]:
        """Connections the client has not closed."""
        return [each for each in self.connections if not each.closed.is_set()]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Refuse connections from now on, and end those there are."""
        self._stopped.set()
        # Wakes the thread that waits for the next connection: a shutdown does so on Linux only.
        with suppress(OSError):
            socket.create_connection(self._listener.getsockname(), PATIENCE).close()
        self._listener.close()
        for connection in self.open:
            try:
                connection.cut()
            except OSError:
                connection.closed.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            if self._stopped.is_set():
                sock.close()
                return
            # Small pieces are to leave when they are sent.
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(sock)
            self.connections.append(connection)
            thread = Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: Connection) -> None:
        try:
            if self._context is not None:
                connection.socket = self._context.wrap_socket(connection.socket, server_side=True)
            with connection.socket, connection.socket.makefile("rb") as lines:
                while not connection.closed.is_set() and (request := _read(lines, connection)):
                    with self._lock:
                        self.requests.append(request)
                        reply = self._plan.pop(0) if len(self._plan) > 1 else self._plan[0]
                    for step in reply:
                        _take(step, connection)
        except OSError:
            pass
        finally:
            connection.closed.set()


def _take(step: Step, connection: Connection) -> None:
    if isinstance(step, bytes):
        connection.socket.sendall(step)
    elif isinstance(step, Event):
        assert step.wait(PATIENCE)
    else:
        step(connection)


def _read(lines: Any, connection: Connection) -> Seen | None:
    start = lines.readline().decode("latin-1").split()
    if len(start) != 3:
        return None
    headers: list[tuple[str, str]] = []
    while line := lines.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers.append((name.lower(), value.strip()))
    known: Mapping[str, str] = dict(headers)
    content = lines.read(int(known.get("content-length", "0")))
    return Seen(start[0], start[1], headers, content, connection)
