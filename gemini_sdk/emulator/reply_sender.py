"""A reply performed over HTTP: the one place that waits, hangs and breaks connections."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from gemini_sdk.emulator.reply import Ending, Reply

HangUp = Callable[[Any, bool], None]
"""Ends the connection of a client (an ASGI scope's `client`): closed, or reset where the second argument is true."""


class ReplySender(Response):
    """A Starlette response that plays a Reply."""

    def __init__(self, reply: Reply, hang_up: HangUp) -> None:
        super().__init__(status_code=reply.status, media_type=reply.media_type)
        del self.headers["content-length"]
        if reply.length is not None:
            self.headers["content-length"] = str(reply.length)
        self.headers.update(reply.headers)
        self._reply = reply
        self._hang_up = hang_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await self._begun(receive, send):
            await self._end(scope, receive, send)

    async def _begun(self, receive: Receive, send: Send) -> bool:
        """Sends the head and the pieces; False if the client left before the last one."""
        reply = self._reply
        if reply.delay and await _left(receive, reply.delay):
            return False
        if reply.silent:
            return True
        head = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **head})
        for number, piece in enumerate(reply.pieces):
            if number and await _left(receive, reply.pace):
                return False
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        return True

    async def _end(self, scope: Scope, receive: Receive, send: Send) -> None:
        ending = self._reply.ending
        if ending is Ending.COMPLETE:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        if ending is not Ending.HANG:
            self._hang_up(scope["client"], ending is Ending.RESET)
        await _left(receive, None)


async def _left(receive: Receive, seconds: float | None) -> bool:
    """Waits for the client to leave, at most so many seconds (None: for ever); whether it did."""
    try:
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return False
    return True
