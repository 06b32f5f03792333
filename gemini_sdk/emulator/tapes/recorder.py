"""Forwards requests to a real service, and records what passes."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from gemini_sdk._transport import environment
from gemini_sdk._transport.http_library import preferred
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.tapes.exchange import (
    TapedExchange,
    TapedPiece,
    TapedRequest,
    readable_body,
)
from gemini_sdk.emulator.tapes.scrubber import Scrubber
from gemini_sdk.emulator.tapes.tape import TapeWriter

if TYPE_CHECKING:
    import httpx

    _Queue = asyncio.Queue[bytes | ConnectionError]
    """Pieces of an answer, b"" at its end."""

ORIGIN = "{origin}"
"""Stands on a tape for the address of the service where an answer's header names it, as that of an upload does."""
_PATIENCE = 600.0
"""Seconds in which an answer has to begin, and that may pass between two pieces of it."""
_LAST_PATIENCE = 2.0
"""Seconds that answers under way are given when the server stops."""
_OF_THE_CONNECTION = frozenset(
    """accept-encoding connection content-encoding content-length host keep-alive proxy-authenticate
    proxy-authorization proxy-connection te trailer transfer-encoding upgrade""".split()
)


class Recorder:
    """The application that stands between clients and a service."""

    def __init__(self, upstream: str, tape: TapeWriter, scrubber: Scrubber) -> None:
        """Raises ConfigurationError if the environment's proxy cannot be used."""
        parts = urlsplit(upstream)
        self._upstream = upstream.rstrip("/")
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._tape = tape
        self._scrubber = scrubber
        library = preferred()
        self._library = library
        options: dict[str, Any] = environment.client_options(library, upstream)
        self._tasks: set[asyncio.Task[None]] = set()
        self._client = library.AsyncClient(timeout=_PATIENCE, follow_redirects=False, **options)

    async def answer(self, request: Request) -> Response:
        """The service's answer to a request."""
        body = await request.body()
        headers = {
            name: value
            for name, value in request.headers.items()
            if name not in _OF_THE_CONNECTION and not name.startswith("x-emulator")
        }
        path = request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
        query = request.scope["query_string"].decode("ascii", "replace")
        url = f"{self._upstream}{path}" + (f"?{query}" if query else "")
        began = time.perf_counter()
        try:
            asked = self._client.build_request(
                request.method,
                url,
                headers={**headers, "accept-encoding": "identity"},
                content=body,
            )
            answer = await self._client.send(asked, stream=True)
        except (self._library.HTTPError, self._library.InvalidURL) as error:
            reason = (
                f"{urlsplit(self._upstream).hostname} cannot be reached: {type(error).__name__}"
            )
            failure = ApiError("UNAVAILABLE", reason)
            return JSONResponse(failure.body(), 502)
        here = str(request.base_url).rstrip("/")
        sent = {
            name: value.replace(self._origin, here)
            for name, value in answer.headers.items()
            if name not in _OF_THE_CONNECTION
        }
        queue: _Queue = asyncio.Queue()
        task = asyncio.create_task(self._record(request, body, answer, began, queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return StreamingResponse(_passed_on(queue), answer.status_code, sent)

    async def aclose(self) -> None:
        """Record what is still arriving, for a moment, and close the connections."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_LAST_PATIENCE)
        await self._client.aclose()

    async def _record(
        self,
        request: Request,
        body: bytes,
        answer: "httpx.Response",
        began: float,
        queue: "_Queue",
    ) -> None:
        """Read an answer to its end, and record it: a client may leave once it has read what it needs."""
        arrived: list[TapedPiece] = []
        last = began
        try:
            async with aclosing(answer):
                async for data in answer.aiter_bytes():
                    now = time.perf_counter()
                    arrived.append(TapedPiece(data, now - last))
                    last = now
                    queue.put_nowait(data)
            # Before the client sees the end, so that it finds the exchange on the tape.
            self._tape.write(self._scrubbed(request, body, answer, arrived))
        except self._library.HTTPError as error:
            queue.put_nowait(ConnectionError(f"the service broke off: {type(error).__name__}"))
        finally:
            queue.put_nowait(b"")

    def _scrubbed(
        self, request: Request, body: bytes, answer: "httpx.Response", arrived: list[TapedPiece]
    ) -> TapedExchange:
        secrets = self._scrubber.secrets(request.headers, request.query_params)
        taped = taped_request(request, body, self._scrubber, secrets)
        headers = {
            name: value.replace(self._origin, ORIGIN)
            for name, value in self._scrubber.answer_headers(answer.headers, secrets).items()
        }
        pieces = [TapedPiece(self._scrubber.body(p.data, secrets), p.after) for p in arrived]
        whole = self._scrubber.body(b"".join(p.data for p in arrived), secrets)
        if whole != b"".join(
            p.data for p in pieces
        ):  # A secret lies across the border of two pieces.
            pieces = [TapedPiece(whole, arrived[0].after)]
        return TapedExchange(taped, answer.status_code, headers, tuple(pieces))


async def _passed_on(queue: "_Queue") -> AsyncIterator[bytes]:
    while data := await queue.get():
        if isinstance(data, ConnectionError):
            raise data  # which ends the connection to the client, too
        yield data


def taped_request(
    request: Request, body: bytes, scrubber: Scrubber, secrets: list[re.Pattern[str]]
) -> TapedRequest:
    """A request as a tape has it."""
    query: Mapping[str, str] = scrubber.query(request.query_params, secrets)
    path = scrubber.text(request.url.path, secrets)
    return TapedRequest(request.method, path, query, scrubber.value(readable_body(body), secrets))
