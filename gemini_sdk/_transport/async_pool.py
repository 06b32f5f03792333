"""Connections of an asyncio client, over httpcore or aiohttp.

Over httpcore, each is a whole transport that carries one request at a time, as in `pool`. One shared one would do, were
it not that httpx's connection pool hands one idle connection to several waiting requests and searches the whole
pool at each turn: with 64 calls at once it takes twice to eight times the time. aiohttp's pool does neither, and is
shared: see `aiohttp_pool`.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Mapping
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, cast

from gemini_sdk._transport.async_network import AsyncBackend
from gemini_sdk._transport.exchange import Exchange
from gemini_sdk._transport.generator_start import first_of
from gemini_sdk._transport.http_library import Library, one_connection
from gemini_sdk._transport.http_transport import Carrier
from gemini_sdk._transport.httpx_sender import AsyncBody, HttpxBody, HttpxSender, Sender
from gemini_sdk._transport.network import keep_limits
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.tunables import KEEP_ALIVE, MAX_CONNECTIONS
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

    import httpx

    from gemini_sdk._transport.http_library import AsyncHttpClient


class AsyncPool:
    """The pools of all event loops: connections made in one cannot be used or closed in another.

    A client that was handed in serves everybody: it cannot be split.
    """

    def __init__(self, given: "AsyncHttpClient | None", carrier: Carrier = "httpcore") -> None:
        # Both libraries are typed as httpx.
        self._given = cast("httpx.AsyncClient | None", given)
        self._carrier = carrier
        self._pools: dict[asyncio.AbstractEventLoop, tuple[LoopPool, AsyncGenerator[None]]] = {}
        self._context: ssl.SSLContext | None = None
        self._prepared: httpx.AsyncHTTPTransport | None = None
        # Held for no more than a change of the dict, by whichever thread an event loop runs in.
        self._lock = Lock()
        if given is not None:
            keep_limits(given, AsyncBackend)

    def prepare(self, session: Session) -> None:
        """Read the CA certificates and load the HTTP library now, and not in an event loop."""
        if self._given is None:
            self._context = session.ssl_context()
            if self._carrier == "aiohttp":
                import_module("gemini_sdk._transport.aiohttp_pool")
                return
            self._prepared = made(session.library, self._context, session.client_options())

    async def lease(self, session: Session) -> "AsyncLease":
        """What sends one request at a time, as an async context manager that gives it back."""
        given = self._given
        if given is not None:
            if given.is_closed:
                raise ConfigurationError("http_client is closed: pass an open one")
            return AsyncLease(HttpxSender(given), None)
        entry = self._pools.get(asyncio.get_running_loop())
        pool = entry[0] if entry else await self._made(session)
        return AsyncLease(await pool.acquire(), pool)

    async def aclose(self) -> None:
        """Close the connections of this event loop that are idle; those in use close as they come back.

        A client handed in stays open. Calls made later connect anew.
        """
        with self._lock:
            entry = self._pools.pop(asyncio.get_running_loop(), None)
        if entry:
            await entry[1].aclose()

    async def _made(self, session: Session) -> "LoopPool":
        loop = asyncio.get_running_loop()
        context = self._context = self._context or session.ssl_context()
        pool = self._opened(session, context)
        # Only this object holds the guard, so that dropping it closes the pool.
        guard = _open_until_the_loop_ends(pool)
        with self._lock:
            ended = [self._pools.pop(each) for each in list(self._pools) if each.is_closed()]
            self._pools[loop] = pool, guard
        del ended
        # Runs to its `yield` without giving other tasks a turn.
        await first_of(guard)
        return pool

    def _opened(self, session: Session, context: "ssl.SSLContext") -> "LoopPool":
        options = session.client_options()
        if self._carrier == "aiohttp":
            from gemini_sdk._transport.aiohttp_pool import AiohttpPool

            return AiohttpPool(session.library, context, options)
        pool = HttpcorePool(session.library, context, options)
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            pool.add(prepared)
        return pool


class LoopPool(Protocol):
    """The connections of one event loop."""

    async def acquire(self) -> Sender:
        """What sends a request, as soon as there is a connection for it, or may be one."""
        ...

    async def release(self, sender: Any, *, sound: bool) -> None:
        """Take it back. One that is not sound, its request having been interrupted, is not used again."""
        ...

    async def close(self) -> None:
        """Close the connections that are idle, and from now on those that come back."""
        ...


class HttpcorePool:
    """Transports that carry one request at a time."""

    def __init__(
        self, library: Library, context: "ssl.SSLContext", options: dict[str, Any]
    ) -> None:
        self._library = library
        self._context = context
        self._options = options
        self._idle: deque[HttpcoreSender] = deque()
        """The one used last is at the end, and is used first."""
        self._timer: asyncio.TimerHandle | None = None
        self._closing: set[asyncio.Task[None]] = set()
        self._waiting: deque[asyncio.Future[HttpcoreSender]] = deque()
        self._open = 0
        self._closed = False

    def add(self, transport: "httpx.AsyncHTTPTransport") -> None:
        """A transport that was made before there was an event loop."""
        self._open += 1
        self._idle.append(HttpcoreSender(transport))

    async def acquire(self) -> "HttpcoreSender":
        """A client, as soon as there is one."""
        if self._idle:
            return self._idle.pop()
        if self._open < MAX_CONNECTIONS:
            self._open += 1
            return self._made()
        turn: asyncio.Future[HttpcoreSender] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                # It was given a client and cancelled before it could take it.
                await self.release(turn.result(), sound=True)
            raise

    async def release(self, sender: "HttpcoreSender", *, sound: bool) -> None:
        """Take a client back. One that is not sound, its request having been interrupted, is not used again."""
        turn = self._next_turn()
        if turn is not None:
            turn.set_result(sender if sound else self._made())
        elif sound and not self._closed:
            loop = asyncio.get_running_loop()
            sender.idle_since = loop.time()
            self._idle.append(sender)
            if self._timer is None:
                self._timer = loop.call_later(KEEP_ALIVE, self._close_expired, loop)
        else:
            self._open -= 1
            sound = False
        if not sound:
            await sender.aclose()

    async def close(self) -> None:
        """Close the clients that are idle, and from now on those that come back."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        while self._idle:
            self._open -= 1
            await self._idle.pop().aclose()

    def _close_expired(self, loop: asyncio.AbstractEventLoop) -> None:
        """Close the connections that were idle for too long; a burst of calls leaves many."""
        self._timer = None
        end = loop.time() - KEEP_ALIVE
        while self._idle and self._idle[0].idle_since <= end:
            self._open -= 1
            closing = loop.create_task(self._idle.popleft().aclose())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)
        if self._idle:
            due = self._idle[0].idle_since + KEEP_ALIVE
            self._timer = loop.call_at(due, self._close_expired, loop)

    def _next_turn(self) -> "asyncio.Future[HttpcoreSender] | None":
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                return turn
        return None

    def _made(self) -> "HttpcoreSender":
        return HttpcoreSender(made(self._library, self._context, self._options))


class HttpcoreSender:
    """Sends by a transport made here."""

    __slots__ = ("_transport", "idle_since")

    def __init__(self, transport: "httpx.AsyncHTTPTransport") -> None:
        self._transport = transport
        self.idle_since = 0.0
        """When its last call ended, by the event loop's clock."""

    async def send(self, exchange: Exchange[Any], credentials: Mapping[str, str]) -> AsyncBody:
        """The answer to the next attempt, once its headers are complete."""
        request = exchange.own_request(credentials)
        return HttpxBody(await self._transport.handle_async_request(request))

    async def aclose(self) -> None:
        """Close the transport."""
        await self._transport.aclose()


def made(
    library: Library, context: "ssl.SSLContext", options: Mapping[str, Any]
) -> "httpx.AsyncHTTPTransport":
    """A transport for one request at a time."""
    limits = one_connection(library)
    transport = library.AsyncHTTPTransport(verify=context, limits=limits, **options)
    keep_limits(transport, AsyncBackend)
    return transport


class AsyncLease:
    """The use of what sends a request."""

    __slots__ = ("_pool", "_sender")

    def __init__(self, sender: Sender, pool: LoopPool | None) -> None:
        self._sender = sender
        self._pool = pool

    async def __aenter__(self) -> Sender:
        return self._sender

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            sound = kind is None or issubclass(kind, Exception)
            await self._pool.release(self._sender, sound=sound)


async def _open_until_the_loop_ends(pool: LoopPool) -> AsyncGenerator[None]:
    """Close a pool when its loop shuts its asynchronous generators down, as asyncio.run does, or when it is dropped.

    Without this, a client that is not closed would leave open sockets behind each event loop.
    """
    try:
        yield
    finally:
        await pool.close()
