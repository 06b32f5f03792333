"""Connections of blocking clients that keep the limits of a call at every step.

httpcore fixes a timeout when a phase begins, and starts it anew with every byte. So a server that sends headers byte
by byte, a slow taker of a request, or a name with several dead addresses outlasts it. Nothing can interrupt a
blocking call from outside, hence each step here asks how much time is left.
"""

import errno
import os
import selectors
import socket
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, cast

from gemini_sdk._transport.deadline import PhaseTimeout, allowed
from gemini_sdk._transport.name_lookup import Address, is_address, lookup
from gemini_sdk._transport.tunables import NEXT_ADDRESS, TLS_PIECE

_UNDER_WAY = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK})


def keep_limits(client: object, backend: type[Any]) -> None:
    """Have a client or a transport of httpx or httpx2 make connections that keep limits; others are made as before.

    Neither library has an option for it, so its connection pools are given another backend. Transports of other kinds
    are left alone: for them, a limit holds for each step and not for all.
    """
    parts: dict[str, Any] = vars(client)
    for transport in (client, parts.get("_transport"), *parts.get("_mounts", {}).values()):
        pool = getattr(transport, "_pool", None)
        kept = getattr(pool, "_network_backend", None)
        core = type(kept).__module__.partition(".")[0]
        if core in ("httpcore", "httpcore2") and ".mock" not in type(kept).__module__:
            cast(Any, pool)._network_backend = backend(kept, import_module(core))


class Backend:
    """Makes connections. `plain` is httpcore's own backend, `core` the module."""

    def __init__(self, plain: Any, core: Any) -> None:
        self._plain = plain
        self._core = core

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Any:
        """A connection. Those of others, who have no limits, are httpcore's."""
        if not isinstance(timeout, PhaseTimeout):
            return self._plain.connect_tcp(host, port, timeout, local_address, socket_options)
        core = self._core
        try:
            sock = _connected(_addresses(host, port, timeout), timeout, local_address)
            for option in (*(socket_options or ()), (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)):
                sock.setsockopt(*option)
        except TimeoutError as error:
            raise core.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise core.ConnectError(str(error)) from error
        plain = import_module(f"{core.__name__}._backends.sync").SyncStream(sock)
        return Connection(plain, sock, core)

    def connect_unix_socket(self, path: str, *args: Any, **options: Any) -> Any:
        """A connection of httpcore's."""
        return self._plain.connect_unix_socket(path, *args, **options)

    def sleep(self, seconds: float) -> None:
        """Between attempts of httpcore's own."""
        self._plain.sleep(seconds)


class Connection:
    """A stream of bytes as httpcore wants it."""

    __slots__ = ("_core", "_plain", "_sock")

    def __init__(self, plain: Any, sock: Any, core: Any) -> None:
        self._plain = plain
        self._sock = sock
        self._core = core

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        try:
            self._sock.settimeout(allowed(timeout, self))
            data: bytes = self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise self._core.ReadTimeout(str(error)) from error
        except OSError as error:
            raise self._core.ReadError(str(error)) from error
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of the bytes."""
        sock, rest = self._sock, memoryview(buffer)
        try:
            while rest:
                sock.settimeout(allowed(timeout, self))
                rest = rest[sock.send(rest) :]
        except TimeoutError as error:
            raise self._core.WriteTimeout(str(error)) from error
        except OSError as error:
            raise self._core.WriteError(str(error)) from error

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> "Connection":
        """The same, encrypted."""
        try:
            seconds = allowed(timeout)
        except TimeoutError as error:
            self.close()
            raise self._core.ConnectTimeout(str(error)) from error
        plain = self._plain.start_tls(ssl_context, server_hostname, seconds)
        nested = isinstance(self._sock, ssl.SSLSocket)
        sock = _Nested(plain) if nested else plain.get_extra_info("socket")
        return Connection(plain, sock, self._core)

    def get_extra_info(self, info: str) -> Any:
        """Information for httpcore about the connection."""
        return self._plain.get_extra_info(info)

    def interrupt(self) -> None:
        """End, from another thread, the step that is being taken, and all that follow."""
        with suppress(OSError):
            # Of the plain socket: that of TLS would change what the other thread uses.
            socket.socket.shutdown(self._plain.get_extra_info("socket"), socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection."""
        self._plain.close()


class _Nested:
    """TLS inside TLS, as through a proxy that is encrypted itself, in the form of a socket."""

    def __init__(self, plain: Any) -> None:
        self._plain = plain
        self._seconds: float | None = None

    def settimeout(self, seconds: float | None) -> None:
        self._seconds = seconds

    def recv(self, size: int) -> bytes:
        data: bytes = self._plain.read(size, self._seconds)
        return data

    def send(self, data: memoryview) -> int:
        piece = bytes(data[:TLS_PIECE])
        self._plain.write(piece, self._seconds)
        return len(piece)


def _addresses(host: str, port: int, limit: PhaseTimeout) -> Sequence[Address]:
    if is_address(host):
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    try:
        return lookup(host, port).result(limit.left())
    except TimeoutError:
        raise TimeoutError(f"no address was found for {host} in time") from None


def _connected(
    addresses: Sequence[Address], limit: PhaseTimeout, source: str | None
) -> socket.socket:
    """A socket connected to the address that answers first. Each is tried a moment after the one before."""
    waiting = list(reversed(addresses))
    failure: OSError = OSError("the host has no address")
    begun: dict[socket.socket, Address] = {}
    with selectors.DefaultSelector() as selector:
        try:
            while waiting or begun:
                if waiting:
                    try:
                        sock = _begun(waiting.pop(), source, begun)
                        selector.register(sock, selectors.EVENT_WRITE)
                    except OSError as error:
                        failure = error
                        continue
                left = limit.left()
                patience = NEXT_ADDRESS if waiting else left
                patience = patience if left is None or patience is None else min(patience, left)
                for key, _ in selector.select(patience):
                    ready = cast(socket.socket, key.fileobj)
                    selector.unregister(ready)
                    address = begun.pop(ready)
                    code = ready.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if code == 0:
                        return ready
                    ready.close()
                    failure = OSError(code, f"{os.strerror(code)}: {address[4][0]}")
        finally:
            for sock in begun:
                sock.close()
    raise failure


def _begun(
    address: Address, source: str | None, begun: dict[socket.socket, Address]
) -> socket.socket:
    family, kind, protocol, _, place = address
    sock = socket.socket(family, kind, protocol)
    try:
        sock.setblocking(False)
        if source is not None:
            sock.bind((source, 0))
        code = sock.connect_ex(place)
        if code not in _UNDER_WAY:
            raise OSError(code, f"{os.strerror(code)}: {place[0]}")
    except BaseException:
        sock.close()
        raise
    begun[sock] = address
    return sock
