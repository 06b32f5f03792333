"""Connections of an asyncio client: as in `pool`, each a whole HTTP client that carries one request at a time.

One shared client would do, were it not that httpx's connection pool hands one idle connection to several waiting
requests and searches the whole pool at each turn: with 64 calls at once it takes twice to eight times the time.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from gemini_sdk._transport.async_network import AsyncBackend
from gemini_sdk._transport.generator_start import first_of
from gemini_sdk._transport.http_library import Library
from gemini_sdk._transport.network import keep_limits
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.tunables import IDLE_CONNECTIONS, MAX_CONNECTIONS
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

    import httpx


class AsyncPool:
    """The pools of all event loops: connections made in one cannot be used or closed in another.

    A client that was handed in serves everybody: it cannot be split.
    """

    def __init__(self, given: "httpx.AsyncClient | None") -> None:
        self._given = given
        self._pools: dict[asyncio.AbstractEventLoop, tuple[LoopPool, AsyncGenerator[None]]] = {}
        self._context: ssl.SSLContext | None = None
        self._prepared: httpx.AsyncClient | None = None
        # Held for no more than a change of the dict, by whichever thread an event loop runs in.
        self._lock = Lock()
        if given is not None:
            keep_limits(given, AsyncBackend)

    def prepare(self, session: Session) -> None:
        """Read the CA certificates and load the HTTP library now, and not in an event loop."""
        if self._given is None:
            self._context = session.ssl_context()
            self._prepared = made(session.library, self._context, session.client_options())

    async def lease(self, session: Session) -> "AsyncLease":
        """A client to send one request at a time by, as an async context manager that gives it back."""
        given = self._given
        if given is not None:
            if given.is_closed:
                raise ConfigurationError("http_client is closed: pass an open one")
            return AsyncLease(given, None)
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
        pool = LoopPool(session.library, context, session.client_options())
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            pool.add(prepared)
        # Only this object holds the guard, so that dropping it closes the pool.
        guard = _open_until_the_loop_ends(pool)
        with self._lock:
            ended = [self._pools.pop(each) for each in list(self._pools) if each.is_closed()]
            self._pools[loop] = pool, guard
        del ended
        # Runs to its `yield` without giving other tasks a turn.
        await first_of(guard)
        return pool


class LoopPool:
    """The connections of one event loop."""

    def __init__(
        self, library: Library, context: "ssl.SSLContext", options: dict[str, Any]
    ) -> None:
        self._library = library
        self._context = context
        self._options = options
        self._idle: list[httpx.AsyncClient] = []
        self._waiting: deque[asyncio.Future[httpx.AsyncClient]] = deque()
        self._open = 0
        self._closed = False

    def add(self, client: "httpx.AsyncClient") -> None:
        """A client that was made before there was an event loop."""
        self._open += 1
        self._idle.append(client)

    async def acquire(self) -> "httpx.AsyncClient":
        """A client, as soon as there is one."""
        if self._idle:
            return self._idle.pop()
        if self._open < MAX_CONNECTIONS:
            self._open += 1
            return self._made()
        turn: asyncio.Future[httpx.AsyncClient] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                # It was given a client and cancelled before it could take it.
                await self.release(turn.result(), sound=True)
            raise

    async def release(self, client: "httpx.AsyncClient", *, sound: bool) -> None:
        """Take a client back. One that is not sound, its request having been interrupted, is not used again."""
        turn = self._next_turn()
        if turn is not None:
            turn.set_result(client if sound else self._made())
        elif sound and not self._closed and len(self._idle) < IDLE_CONNECTIONS:
            self._idle.append(client)
        else:
            self._open -= 1
            sound = False
        if not sound:
            await client.aclose()

    async def close(self) -> None:
        """Close the clients that are idle, and from now on those that come back."""
        self._closed = True
        while self._idle:
            self._open -= 1
            await self._idle.pop().aclose()

    def _next_turn(self) -> "asyncio.Future[httpx.AsyncClient] | None":
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                return turn
        return None

    def _made(self) -> "httpx.AsyncClient":
        return made(self._library, self._context, self._options)


def made(
    library: Library, context: "ssl.SSLContext", options: Mapping[str, Any]
) -> "httpx.AsyncClient":
    """A client for one request at a time."""
    limits = library.Limits(max_connections=1, max_keepalive_connections=1)
    client = library.AsyncClient(verify=context, limits=limits, **options)
    keep_limits(client, AsyncBackend)
    return client


class AsyncLease:
    """The use of a client."""

    __slots__ = ("_client", "_pool")

    def __init__(self, client: "httpx.AsyncClient", pool: LoopPool | None) -> None:
        self._client = client
        self._pool = pool

    async def __aenter__(self) -> "httpx.AsyncClient":
        return self._client

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            sound = kind is None or issubclass(kind, Exception)
            await self._pool.release(self._client, sound=sound)


async def _open_until_the_loop_ends(pool: LoopPool) -> AsyncGenerator[None]:
    """Close a pool when its loop shuts its asynchronous generators down, as asyncio.run does, or when it is dropped.

    Without this, a client that is not closed would leave open sockets behind each event loop.
    """
    try:
        yield
    finally:
        await pool.close()
