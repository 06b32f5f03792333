"""Looks up the addresses of a host in a thread: nothing else can end a lookup before its resolver gives up.

The threads are daemons of this module's own. Those of asyncio's executor would be joined when an event loop or the
interpreter ends, which a resolver that hangs would hold up.
"""

import os
import socket
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any

Address = tuple[int, int, int, str, Any]
"""What socket.getaddrinfo returns of each address: family, type, protocol, canonical name, socket address."""

_running: dict[tuple[int, str, int], "Future[Sequence[Address]]"] = {}
_lock = Lock()


def lookup(host: str, port: int) -> "Future[Sequence[Address]]":
    """The addresses of a host. Callers share a running lookup, so that hung ones do not pile up."""
    key = os.getpid(), host, port
    with _lock:
        found = _running.get(key)
        if found is None:
            found = _running[key] = Future()
            # A running future cannot be cancelled, so that a task that is cancelled leaves alone.
            found.set_running_or_notify_cancel()
            Thread(target=_look, args=(key, found), name="gemini_sdk-dns", daemon=True).start()
    return found


def is_address(host: str) -> bool:
    """Whether a host is an IP address, which needs no lookup."""
    if not (":" in host or host[-1:].isdigit()):
        return False
    try:
        socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except OSError:
        return False
    return True


def _look(key: tuple[int, str, int], found: "Future[Sequence[Address]]") -> None:
    _, host, port = key
    try:
        result: Sequence[Address] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except BaseException as error:
        del _running[key]
        found.set_exception(error)
    else:
        del _running[key]
        found.set_result(result)


def _replace_lock() -> None:
    global _lock
    _lock = Lock()


if hasattr(os, "register_at_fork"):
    # A thread that held the lock while the process was forked does not exist in the child.
    os.register_at_fork(after_in_child=_replace_lock)
