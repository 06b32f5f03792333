"""Servers and addresses that take longer than anybody wants to wait."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread

from tests.raw_server import Connection


def informing(connection: Connection) -> None:
    """1xx answers without end."""
    while not connection.closed.wait(0.02):
        connection.socket.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")


@contextmanager
def taker(pause: float) -> Generator[str]:
    """A server that takes requests a few bytes at a time."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        ended = Event()

        def serve() -> None:
            with listener.accept()[0] as taken:
                while not ended.wait(pause):
                    if not taken.recv(2048):
                        return

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        ended.set()
        thread.join(5)


@contextmanager
def full_queue() -> Generator[tuple[str, int]]:
    """An address that answers no attempt to connect: its queue is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        held = [socket.socket() for _ in range(3)]
        for each in held:
            each.setblocking(False)
            each.connect_ex(listener.getsockname())
        yield listener.getsockname()
        for each in held:
            each.close()
