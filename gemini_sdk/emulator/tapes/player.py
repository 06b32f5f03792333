"""Answers requests from a tape."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.tapes.exchange import TapedPiece
from gemini_sdk.emulator.tapes.recorder import ORIGIN, taped_request
from gemini_sdk.emulator.tapes.scrubber import Scrubber
from gemini_sdk.emulator.tapes.tape import TapeReader


class Player:
    """The application that stands for a service."""

    def __init__(self, tape: TapeReader, scrubber: Scrubber, *, timed: bool = False) -> None:
        """`timed`: the pieces of an answer come as far apart as they were recorded; else at once."""
        self._tape = tape
        self._scrubber = scrubber
        self._timed = timed

    async def answer(self, request: Request) -> Response:
        """The recorded answer, or 404 that says how the request differs from the most similar one."""
        body = await request.body()
        secrets = self._scrubber.secrets(request.headers, request.query_params)
        asked = taped_request(request, body, self._scrubber, secrets)
        found = self._tape.find(asked)
        if found is None:
            message = f"no recorded exchange answers {asked.method} {asked.path}: {self._tape.closest(asked)}"
            return JSONResponse(ApiError("NOT_FOUND", message).body(), 404)
        here = str(request.base_url).rstrip("/")
        headers = {name: value.replace(ORIGIN, here) for name, value in found.headers.items()}
        if len(found.pieces) < 2 and not self._timed:
            return Response(found.body, found.status, headers)
        return StreamingResponse(self._pieces(found.pieces), found.status, headers)

    async def _pieces(self, pieces: tuple[TapedPiece, ...]) -> AsyncIterator[bytes]:
        for piece in pieces:
            if self._timed:
                await asyncio.sleep(piece.after)
            yield piece.data
