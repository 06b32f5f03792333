"""Connections of an async client: lanes, each a whole HTTP client that carries one request at a time.

One shared client would do, were it not that httpx's connection pool hands one idle connection to several waiting
requests and searches the whole pool at each turn: with 64 calls at once it takes twice to eight times the time.
A lane is never contended, so nothing is searched; the lane used last is taken first, so that few stay warm.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any

from gemini_sdk._transport.library import Library
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import IDLE_CONNECTIONS, MAX_CONNECTIONS
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

    import httpx


class Lanes:
    """The roads of all event loops: connections made in one cannot be used or closed in another.

    A client that was handed in is one lane for everybody: it cannot be split.
    """

    def __init__(self, given: "httpx.AsyncClient | None") -> None:
        self._given = given
        self._roads: dict[asyncio.AbstractEventLoop, tuple[Road, AsyncGenerator[None]]] = {}
        self._context: ssl.SSLContext | None = None

    async def lane(self, session: Session) -> "Lane":
        """A lane to send one request at a time by, as an async context manager that gives it back."""
        given = self._given
        if given is not None:
            if given.is_closed:
                raise ConfigurationError("the http_client handed in has been closed")
            return Lane(given, None)
        entry = self._roads.get(asyncio.get_running_loop())
        road = entry[0] if entry else await self._built(session)
        return Lane(await road.acquire(), road)

    async def aclose(self) -> None:
        """Close the lanes that are idle; those in use close as they come back. A client handed in stays open.

        Calls made later connect anew.
        """
        entry = self._roads.pop(asyncio.get_running_loop(), None)
        if entry:
            await entry[1].aclose()

    async def _built(self, session: Session) -> "Road":
        for loop in [loop for loop in self._roads if loop.is_closed()]:
            self._roads.pop(loop, None)
        self._context = self._context or session.ssl_context()
        road = Road(session.library, self._context, session.client_options())
        # Only this object holds the guard, so that dropping it closes the road.
        guard = _open_until_the_loop_ends(road)
        self._roads[asyncio.get_running_loop()] = road, guard
        # Runs to its `yield` without giving other tasks a turn.
        await anext(guard)
        return road


class Road:
    """The lanes of one event loop."""

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

    async def acquire(self) -> "httpx.AsyncClient":
        """A lane, as soon as there is one."""
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
                # It was given a lane and cancelled before it could take it.
                await self.release(turn.result(), sound=True)
            raise

    async def release(self, lane: "httpx.AsyncClient", *, sound: bool) -> None:
        """Take a lane back. One that is not sound, its request having been interrupted, is not used again."""
        turn = self._next_turn()
        if turn is not None:
            turn.set_result(lane if sound else self._made())
        elif sound and not self._closed and len(self._idle) < IDLE_CONNECTIONS:
            self._idle.append(lane)
        else:
            self._open -= 1
            sound = False
        if not sound:
            await lane.aclose()

    async def close(self) -> None:
        """Close the lanes that are idle, and from now on those that come back."""
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
        limits = self._library.Limits(max_connections=1, max_keepalive_connections=1)
        return self._library.AsyncClient(verify=self._context, limits=limits, **self._options)


class Lane:
    """The use of a lane."""

    __slots__ = ("_client", "_road")

    def __init__(self, client: "httpx.AsyncClient", road: Road | None) -> None:
        self._client = client
        self._road = road

    async def __aenter__(self) -> "httpx.AsyncClient":
        return self._client

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._road is not None:
            sound = kind is None or issubclass(kind, Exception)
            await self._road.release(self._client, sound=sound)


async def _open_until_the_loop_ends(road: Road) -> AsyncGenerator[None]:
    """Close a road when its loop shuts its asynchronous generators down, as asyncio.run does, or when it is dropped.

    Without this, a client that is not closed would leave open sockets behind each event loop.
    """
    try:
        yield
    finally:
        await road.close()
