"""Sends calls over an asyncio HTTP client."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.events import Chunks
from gemini_sdk._transport.lanes import Lanes
from gemini_sdk._transport.session import Exchange, Reply, Session, parsed
from gemini_sdk.errors import GeminiSDKError

if TYPE_CHECKING:
    import httpx

A = TypeVar("A", bound=BaseModel)


class AsyncTransport:
    """Performs calls, many at once."""

    sleep = staticmethod(asyncio.sleep)

    def __init__(self, session: Session, lanes: Lanes) -> None:
        self.session = session
        self.lanes = lanes

    async def send(self, call: Call[A]) -> Reply:
        """The answer to a call, once it is a 2xx one; its errors are raised after the retries."""
        exchange = Exchange(self.session, call)
        limit = asyncio.timeout(exchange.deadline.left())
        try:
            async with limit:
                return await self._send(exchange)
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise exchange.deadline.exceeded(exchange.attempts) from error

    async def _send(self, exchange: Exchange[A]) -> Reply:
        while True:
            credentials = await self.session.auth.headers_async()
            lane = await self.lanes.acquire(self.session)
            try:
                reply = await self._attempt(lane, exchange, credentials)
            except self.session.library.HTTPError as error:
                failure: GeminiSDKError = exchange.connection_error(error)
                failure.__cause__ = error
            else:
                if 200 <= reply.status_code < 300:
                    return reply
                failure = exchange.refusal(reply, credentials)
            finally:
                await self.lanes.release(lane)
            await self.sleep(exchange.delay(failure, credentials))

    async def _attempt(
        self, lane: "httpx.AsyncClient", exchange: Exchange[A], credentials: Mapping[str, str]
    ) -> Reply:
        response = await self._open(lane, exchange, credentials)
        try:
            return exchange.reply(response, await read(response))
        finally:
            await response.aclose()

    async def _open(
        self, lane: "httpx.AsyncClient", exchange: Exchange[A], credentials: Mapping[str, str]
    ) -> "httpx.Response":
        request = exchange.request(lane, credentials)
        response = await lane.send(request, stream=True, follow_redirects=False)
        exchange.answered(response)
        return response

    async def open(self, exchange: Exchange[A], lane: "httpx.AsyncClient") -> "httpx.Response":
        """A 2xx answer whose body is still to be read."""
        while True:
            credentials = await self.session.auth.headers_async()
            try:
                response = await self._open(lane, exchange, credentials)
                if 200 <= response.status_code < 300:
                    return response
                try:
                    reply = exchange.reply(response, await read(response))
                finally:
                    await response.aclose()
            except self.session.library.HTTPError as error:
                failure: GeminiSDKError = exchange.connection_error(error)
                failure.__cause__ = error
            else:
                failure = exchange.refusal(reply, credentials)
            await self.sleep(exchange.delay(failure, credentials))


async def read(response: "httpx.Response") -> bytes:
    """The body of an answer."""
    pieces = [piece async for piece in _pieces(response)]
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _pieces(response: "httpx.Response") -> AsyncIterator[bytes]:
    if "content-encoding" in response.headers:
        return response.aiter_bytes()
    # What is not encoded needs no decoder, which would cost more than reading does.
    stream: Any = response.stream
    return aiter(stream)


async def unary(transport: AsyncTransport, call: Call[A]) -> A:
    """Perform a call and read its answer."""
    return parsed(call, await transport.send(call))


class AsyncStream(Generic[A]):
    """An answer that arrives in chunks.

    Iterate over it with `async for`, once. The request is sent when the first chunk is asked for. Leaving an
    `async with` block, `aclose()`, or dropping the last reference ends it and frees the connection. A stream that is
    cut, or in which the server reports an error, raises after the chunks that arrived.
    """

    def __init__(self, transport: AsyncTransport, call: Call[A]) -> None:
        self._chunks = self._run(transport, call)
        self.reply: Reply | None = None
        """Status, headers and attempts, once the first chunk was asked for; its content is empty."""

    async def _run(self, transport: AsyncTransport, call: Call[A]) -> AsyncGenerator[A]:
        exchange = Exchange(transport.session, call)
        lane = await transport.lanes.acquire(transport.session)
        try:
            response = await transport.open(exchange, lane)
            self.reply = exchange.reply(response, b"")
            chunks = Chunks(call, response.headers)
            try:
                async for data in _pieces(response):
                    exchange.still_opening()
                    for chunk in chunks.feed(data):
                        if isinstance(chunk, Exception):
                            raise chunk
                        exchange.timeouts.opened()
                        yield chunk
                    if chunks.done:
                        return
                for chunk in chunks.flush():
                    if isinstance(chunk, Exception):
                        raise chunk
                    yield chunk
            except transport.session.library.HTTPError as error:
                raise exchange.broken(error, chunks) from error
            finally:
                await response.aclose()
        finally:
            await transport.lanes.release(lane)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> A:
        return await anext(self._chunks)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the stream and free its connection; asking for more chunks then ends at once."""
        await self._chunks.aclose()
