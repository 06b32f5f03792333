"""Connections of an async client: lanes, each a whole HTTP client that carries one request at a time.

One shared client would do, were it not that httpx's connection pool hands one idle connection to several waiting
requests and searches the whole pool at each turn: with 64 calls at once it takes twice to eight times the time.
A lane is never contended, so nothing is searched; the lane used last is taken first, so that few stay warm.
"""

import asyncio
import os
from collections import deque
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import IDLE_CONNECTIONS, MAX_CONNECTIONS

if TYPE_CHECKING:
    import ssl

    import httpx


class Lanes:
    """The lanes of one event loop at a time. A loop that is new, or a forked child, starts without any.

    A client that was handed in is one lane for everybody: it cannot be split.
    """

    def __init__(self, given: "httpx.AsyncClient | None") -> None:
        self._given = given
        self._owner: tuple[int, asyncio.AbstractEventLoop] | None = None
        self._idle: list[httpx.AsyncClient] = []
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._open = 0
        self._context: ssl.SSLContext | None = None
        self._guard: AsyncGenerator[None] | None = None

    async def acquire(self, session: Session) -> "httpx.AsyncClient":
        """A lane to send one request by. Give it back with `release`."""
        if self._given is not None:
            return self._given
        await self._settle()
        while not self._idle and self._open >= MAX_CONNECTIONS:
            await self._turn()
        if self._idle:
            return self._idle.pop()
        lane = self._make(session)
        self._open += 1
        return lane

    async def release(self, lane: "httpx.AsyncClient") -> None:
        """Take a lane back, whatever became of its request."""
        if self._given is not None:
            return
        if len(self._idle) < IDLE_CONNECTIONS:
            self._idle.append(lane)
        else:
            self._open -= 1
            await lane.aclose()
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                break

    async def aclose(self) -> None:
        """Close the lanes that are idle; those in use close as they come back. A client handed in stays open."""
        while self._idle:
            self._open -= 1
            await self._idle.pop().aclose()

    def _make(self, session: Session) -> "httpx.AsyncClient":
        if self._context is None:
            self._context = session.ssl_context()
        limits = session.library.Limits(max_connections=1, max_keepalive_connections=1)
        return session.library.AsyncClient(verify=self._context, limits=limits)

    async def _turn(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            # A turn that was already given must not be lost with its holder.
            if turn.done() and not turn.cancelled() and self._waiting:
                self._waiting.popleft().set_result(None)
            raise

    async def _settle(self) -> None:
        """Belong to the running loop: connections made in another cannot be used or closed here."""
        owner = os.getpid(), asyncio.get_running_loop()
        if self._owner == owner:
            return
        self._owner = owner
        self._idle, self._waiting, self._open = [], deque(), 0
        self._guard = self._until_the_loop_ends(self._idle)
        await anext(self._guard)

    async def _until_the_loop_ends(self, idle: "list[httpx.AsyncClient]") -> AsyncGenerator[None]:
        """Close the loop's idle lanes when it shuts its asynchronous generators down, as asyncio.run does.

        Without this, a client that is not closed would leave open sockets behind each event loop.
        """
        try:
            yield
        finally:
            while idle:
                await idle.pop().aclose()
