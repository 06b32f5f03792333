"""Sends calls over an asyncio HTTP client."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import typing_extensions
from pydantic import BaseModel

from gemini_sdk._transport.async_pool import AsyncPool
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.decoding import TooLargeError
from gemini_sdk._transport.generator_start import GeneratorStart, first_of
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Exchange, Session
from gemini_sdk._transport.settings import Settings
from gemini_sdk._transport.stream_exchange import Stopped, StreamExchange, StreamRun
from gemini_sdk._transport.tunables import LINGER
from gemini_sdk.errors import ConfigurationError, GeminiSDKError, name_left_behind

if TYPE_CHECKING:
    import httpx

A = TypeVar("A", bound=BaseModel)
W = typing_extensions.TypeVar("W", bound=BaseModel, default=A)
R = TypeVar("R")


class AsyncTransport:
    """Performs calls, many at once."""

    sleep = staticmethod(asyncio.sleep)

    def __init__(self, session: Session, pool: AsyncPool) -> None:
        self.session = session
        self.pool = pool

    def with_settings(self, settings: Settings) -> "AsyncTransport":
        """The same, on the same connections, but for the settings."""
        return AsyncTransport(self.session.with_settings(settings), self.pool)

    async def send(self, call: Call[A]) -> RawResponse[A]:
        """The answer to a call, once it is a 2xx one; its errors are raised after the retries."""
        check_event_loop()
        exchange = Exchange(self.session, call)
        exchange.deadline.start()
        limit = asyncio.timeout(exchange.deadline.left())
        return await within(limit, exchange, self._send(exchange))

    async def answer(self, call: Call[A]) -> A:
        """The typed answer to a call, or to the last of those that follow from it."""
        if call.prepare is not None:
            call = await call.prepare.run_async()
        while True:
            try:
                answer = call.known or (await self.send(call)).parse()
            except GeminiSDKError as error:
                name_left_behind(error, call.leaves)
                raise
            step = call.follow(answer) if call.follow is not None else None
            if step is None:
                return answer
            call = await step.run_async()

    def stream(self, call: Call[A]) -> "AsyncStream[A, Any]":
        """The answer to a call in chunks; nothing is sent before the first is requested."""
        return AsyncStream(self, call)

    async def _send(self, exchange: Exchange[A]) -> RawResponse[A]:
        async with await self.pool.lease(self.session) as client:
            return await self.perform(exchange, client, _whole)

    @asynccontextmanager
    async def opened(self, exchange: Exchange[Any]) -> "AsyncGenerator[_Body]":
        """The bytes of the first 2xx answer as they come, to be read within the block."""
        check_event_loop()
        exchange.deadline.start()
        limit = asyncio.timeout(exchange.deadline.left())
        async with await self.pool.lease(self.session) as client:
            opening = self.perform(exchange, client, _begun)
            async with aclosing(await within(limit, exchange, opening)) as body:
                try:
                    yield body
                except self.session.library.HTTPError as error:
                    raise exchange.connection_error(error) from error

    async def perform(
        self,
        exchange: Exchange[A],
        client: "httpx.AsyncClient",
        take: "Callable[[httpx.Response, Exchange[A]], Awaitable[R]]",
    ) -> R:
        """The result of `take` for the first 2xx answer."""
        while True:
            credentials = await self.session.auth.headers_async()
            request = exchange.request(client, credentials)
            try:
                response = await client.send(request, stream=True, follow_redirects=False)
                if exchange.accepts(response):
                    return await take(response, exchange)
                failure: GeminiSDKError = exchange.refusal(await _whole(response, exchange))
            except self.session.library.HTTPError as error:
                failure = exchange.connection_error(error)
            await self.sleep(exchange.delay(failure))


def check_event_loop() -> None:
    """Raises ConfigurationError if asyncio's event loop is not running, as under trio."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError(
            "asyncio clients need a running asyncio event loop; under trio, call a blocking client "
            "with trio.to_thread.run_sync"
        ) from None


async def within(limit: asyncio.Timeout, exchange: Exchange[Any], work: Awaitable[R]) -> R:
    """The outcome of `work`, which is cancelled at the deadline."""
    try:
        async with limit:
            return await work
    except TimeoutError as error:
        if not limit.expired():
            raise
        if exchange.timeouts.stopped:
            raise Stopped from error
        raise exchange.exceeded() from error


class _Body:
    """The bytes of an answer."""

    def __init__(self, response: "httpx.Response") -> None:
        self.response = response
        self._pieces = self._opened()
        self._begun = False

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[bytes]:
        if self._begun:
            return anext(self._pieces)
        self._begun = True
        return GeneratorStart(self._pieces)

    def _opened(self) -> AsyncIterator[bytes]:
        response = self.response
        if response.is_stream_consumed:  # By a hook of a client that was handed in.
            return _only(response.content)
        # As they came: the decoder has to count the decompressed bytes.
        stream: Any = response.stream
        return aiter(stream)

    async def aclose(self) -> None:
        try:
            # Left to the garbage collector, a generator would end in a task of its own, some time later.
            end = getattr(self._pieces, "aclose", None)
            if end is not None:
                await end()
        finally:
            await self.response.aclose()


async def _only(content: bytes) -> AsyncGenerator[bytes]:
    yield content


async def _whole(response: "httpx.Response", exchange: Exchange[A]) -> RawResponse[A]:
    async with aclosing(_Body(response)) as body:
        pieces: list[bytes] = []
        counter = exchange.counter()
        try:
            async for piece in body:
                counter.add(len(piece))
                pieces.append(piece)
        except TooLargeError:
            return exchange.oversized(response, pieces)
        return exchange.answer(response, pieces)


async def _begun(response: "httpx.Response", _: Exchange[Any]) -> _Body:
    return _Body(response)


class AsyncStream(Generic[A, W]):
    """An answer `W` that arrives in chunks `A`.

    Iterate over the stream with `async for`, once. The request is sent when the first chunk is read. Leaving an
    `async with` block, `aclose()`, or dropping the last reference ends the stream and frees the connection. A stream
    that is cut, or in which the server reports an error, raises after the chunks that arrived.
    """

    def __init__(self, transport: AsyncTransport, call: Call[A]) -> None:
        self._run = StreamRun(transport.session, call)
        # The generator must not know this object: dropping it would no longer end the generator.
        self._chunks = _chunks(transport, self._run)
        self._limit: asyncio.Timeout | None = None

    @property
    def response(self) -> RawResponse[A] | None:
        """Status, headers and attempts, once the first chunk was read."""
        return self._run.exchange.response

    @property
    def so_far(self) -> W | None:
        """The chunks that have arrived, joined; None before the first."""
        answer: W | None = self._run.exchange.arrived.response
        return answer

    async def get_final(self) -> W:
        """Read the rest of the stream, and return the complete answer.

        Raises the errors of iterating, and StreamBrokenError if the stream ended or was closed before its last chunk.
        """
        async for _ in self:
            pass
        answer: W = self._run.exchange.whole()
        return answer

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[A]:
        return anext(self._chunks) if self._run.running else self._next()

    async def _next(self) -> A:
        """The first chunk, within the deadline, or what follows the last."""
        check_event_loop()
        self._run.keep_whole()
        exchange = self._run.exchange
        exchange.deadline.start()
        limit = self._limit = asyncio.timeout(exchange.deadline.left())
        try:
            return await within(limit, exchange, first_of(self._chunks))
        except Stopped:
            raise StopAsyncIteration from None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the stream and free its connection. Further iteration then ends immediately.

        Another task that waits for a chunk then ends its iteration.
        """
        try:
            await self._chunks.aclose()
        except RuntimeError:  # It is at work, in another task.
            connection = self._run.stop()
            if connection is not None:
                await connection.aclose()
            if not self._run.running and self._limit is not None:
                # There may be no connection yet.
                with suppress(RuntimeError):
                    self._limit.reschedule(0)


async def _chunks(transport: AsyncTransport, run: StreamRun[A]) -> AsyncGenerator[A]:
    check_event_loop()
    exchange = run.exchange
    step = exchange.call.prepare
    with run:
        while True:
            if step is not None:
                exchange = run.next_exchange(await step.run_async())
            async with (
                await transport.pool.lease(transport.session) as client,
                aclosing(await _opened(transport, exchange, client, run)) as body,
            ):
                chunks = exchange.chunks(body.response)
                try:
                    async for data in body:
                        made = chunks.feed(data)
                        run.running = exchange.deadline.seconds is None
                        for chunk in made:
                            yield chunk
                        if chunks.done:
                            if chunks.failure is None:
                                with suppress(TimeoutError, transport.session.library.HTTPError):
                                    async with asyncio.timeout(LINGER):
                                        async for _ in body:
                                            pass
                            break
                    else:
                        for chunk in chunks.flush():
                            yield chunk
                except transport.session.library.HTTPError as error:
                    raise exchange.broken(error, chunks) from error
            if chunks.failure is not None:
                await transport.sleep(exchange.pause(chunks.failure, begun=chunks.begun))
                step = None
            elif (step := exchange.ended()) is None:
                return


async def _opened(
    transport: AsyncTransport,
    exchange: StreamExchange[A],
    client: "httpx.AsyncClient",
    run: StreamRun[A],
) -> _Body:
    opening = transport.perform(exchange, client, _begun)
    if exchange is run.first:  # The caller that reads the first chunk keeps its deadline.
        return await opening
    exchange.deadline.start()
    return await within(asyncio.timeout(exchange.deadline.left()), exchange, opening)
