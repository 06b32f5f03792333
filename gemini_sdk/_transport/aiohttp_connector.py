"""Connections of aiohttp that keep the limits of a call, and are reused only while they are sound."""

import asyncio
import select
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler

from gemini_sdk._transport.deadline import Timeouts
from gemini_sdk._transport.name_lookup import lookup
from gemini_sdk._transport.tunables import KEEP_ALIVE, NEXT_ADDRESS

if TYPE_CHECKING:
    import ssl


class Attempt:
    """The phases of one attempt, until the headers of its answer are complete.

    aiohttp's own timeouts start anew with every byte, so that headers that come byte by byte outlast them, and one of
    them counts the wait for a free connection. So its timeouts are off, and `limit` is moved from phase to phase.
    """

    __slots__ = ("connected", "limit", "looked_up", "timeouts", "written")

    def __init__(self, timeouts: Timeouts) -> None:
        self.timeouts = timeouts
        self.limit = asyncio.timeout(None)
        self.connected = False
        """Whether there is a connection, so that the server may have got the request."""
        self.looked_up: str | None = None
        """The host whose addresses are looked up."""
        self.written = True
        """Whether all of the request is handed to the connection."""

    def progress(self) -> None:
        """A step was taken: the silence begins anew."""
        seconds = float(self.timeouts.get("read"))
        self.limit.reschedule(asyncio.get_running_loop().time() + seconds)


current: ContextVar[Attempt] = ContextVar("gemini_sdk_attempt")
"""The attempt that a task makes. aiohttp has no way to hand an object to its connector."""


class Protocol(ResponseHandler):
    """One connection. A fault of it ends the body that is being read, too.

    aiohttp closes the connection at a damaged chunk, and does not end the read that waits for the body.
    """

    def set_exception(self, exc: BaseException, exc_cause: BaseException | None = None) -> None:
        """The connection has a fault."""
        super().set_exception(exc, exc if exc_cause is None else exc_cause)
        body = self._payload
        if body is not None and not body.is_eof() and body.exception() is None:
            body.set_exception(aiohttp.ClientPayloadError(str(exc)))


class Connector(aiohttp.TCPConnector):
    """The connections of one event loop."""

    def __init__(self, context: "ssl.SSLContext") -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType] - the type of its socket_factory
            ssl=context,
            resolver=Resolver(),
            use_dns_cache=False,
            limit=0,  # Calls wait before they become attempts.
            keepalive_timeout=KEEP_ALIVE,
            happy_eyeballs_delay=NEXT_ADDRESS,
        )
        self._factory: Any = partial(Protocol, loop=self._loop)

    async def connect(self, *args: Any, **options: Any) -> Any:
        """A connection for a request: one that is idle, or a new one."""
        while True:
            connection = await super().connect(*args, **options)
            try:
                sound = await _is_sound(connection)
            except BaseException:
                connection.close()
                raise
            if sound:
                break
            connection.close()
        attempt = current.get()
        attempt.connected = True
        attempt.progress()
        return connection

    async def _create_connection(self, *args: Any, **options: Any) -> Any:
        """A new connection: names, addresses, proxy and TLS have so much time as a whole."""
        async with asyncio.timeout(float(current.get().timeouts.get("connect"))):
            return await super()._create_connection(*args, **options)

    def _release(self, key: Any, protocol: Any, *, should_close: bool = False) -> None:
        transport = protocol.transport
        if transport is not None and transport.get_write_buffer_size():
            # Closed, it would wait until the server takes the rest of the request.
            transport.abort()
            should_close = True
        super()._release(key, protocol, should_close=should_close)
        if idle := self._conns.get(key):
            # The one used last is used first, so that those that are too many stay idle, and are closed.
            idle.rotate(1)

    def retire(self) -> None:
        """Close the connections that are idle, and from now on those that come back."""
        self._force_close = True
        for idle in self._conns.values():
            for protocol, _ in idle:
                protocol.close()
        self._conns.clear()

    def abandon(self) -> None:
        """Close everything where no event loop runs that could wait for it."""
        self._closed = True
        if self._loop.is_closed():
            return
        self.retire()
        for protocol in self._acquired:
            protocol.close()


class Resolver(AbstractResolver):
    """Looks up names in threads of this package: those of asyncio's executor would hold up the end of the program."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:  # noqa: ARG002 - aiohttp's order decides
        """The addresses of a host."""
        attempt = current.get()
        attempt.looked_up = host
        found = await asyncio.wrap_future(lookup(host, port))
        attempt.looked_up = None
        return [
            ResolveResult(
                hostname=host, host=place[0], port=port, family=kind, proto=protocol, flags=0
            )
            for kind, _, protocol, _, place in found
        ]

    async def close(self) -> None:
        """Nothing is kept."""


async def _is_sound(connection: Any) -> bool:
    """Whether a connection can carry a request.

    A server may have closed an idle one, or sent what nobody asked for, while the event loop stood still: aiohttp would
    send the request, or take what came for its answer.
    """
    protocol = connection.protocol
    for _ in range(
        3
    ):  # Turns until the event loop has read what there is, the end of TLS included.
        if not protocol.is_connected() or protocol.should_close:
            return False
        if not _readable(connection.transport):
            return True
        await asyncio.sleep(0)
    return False


def _readable(transport: Any) -> bool:
    sock = transport.get_extra_info("socket")
    if sock is None:
        return False
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(sock.fileno(), select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([sock], [], [], 0)[0])
