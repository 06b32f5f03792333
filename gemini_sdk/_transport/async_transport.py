"""Sends calls over an asyncio HTTP client."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any, Generic, Self, TypeVar

import typing_extensions
from pydantic import BaseModel

from gemini_sdk._transport.async_pool import AsyncPool
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.decoding import TooLargeError
from gemini_sdk._transport.exchange import Exchange
from gemini_sdk._transport.generator_start import first_of
from gemini_sdk._transport.hooks import settled
from gemini_sdk._transport.httpx_sender import AsyncBody, Sender
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import Settings
from gemini_sdk._transport.stream_exchange import Stopped, StreamExchange, StreamRun
from gemini_sdk._transport.tunables import LINGER
from gemini_sdk.errors import ConfigurationError, GeminiSDKError

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
        with Exchange(self.session, call) as exchange:
            raw = await self._send(exchange)
            if exchange.span is not None:
                exchange.span.end(None, raw.parse)
            return raw

    async def answer(self, call: Call[A]) -> A:
        """The typed answer to a call, or to the last of those that follow from it."""
        if not call.runs_functions:
            return await self._answer(call)
        with self.session.invocation(call):
            return await self._answer(call)

    async def _answer(self, call: Call[A]) -> A:
        if call.prepare is not None:
            call = await call.prepare.run_async()
        while True:
            try:
                answer = call.known or await self._one_answer(call)
            except GeminiSDKError as error:
                error.leftovers = error.leftovers or call.leftovers
                raise
            step = call.follow(answer) if call.follow is not None else None
            if step is None:
                return answer
            call = await step.run_async()

    async def _one_answer(self, call: Call[A]) -> A:
        check_event_loop()
        with Exchange(self.session, call) as exchange:
            return exchange.answered((await self._send(exchange)).parse())

    def stream(self, call: Call[A]) -> "AsyncStream[A, Any]":
        """The answer to a call in chunks; nothing is sent before the first is requested."""
        return AsyncStream(self, call)

    async def _send(self, exchange: Exchange[A]) -> RawResponse[A]:
        limit = asyncio.timeout(exchange.deadline.left())
        return await within(limit, exchange, self._send_on_connection(exchange))

    async def _send_on_connection(self, exchange: Exchange[A]) -> RawResponse[A]:
        async with await self.pool.lease(self.session) as sender:
            return await self.perform(exchange, sender, _whole)

    @asynccontextmanager
    async def opened(self, exchange: Exchange[Any]) -> AsyncGenerator[AsyncBody]:
        """The bytes of the first 2xx answer as they come, to be read within the block."""
        check_event_loop()
        with exchange:
            limit = asyncio.timeout(exchange.deadline.left())
            async with await self.pool.lease(self.session) as sender:
                opening = self.perform(exchange, sender, _begun)
                async with aclosing(await within(limit, exchange, opening)) as body:
                    try:
                        yield body
                    except self.session.library.HTTPError as error:
                        raise exchange.connection_error(error) from error

    async def perform(
        self,
        exchange: Exchange[A],
        sender: Sender,
        take: Callable[[AsyncBody, Exchange[A]], Awaitable[R]],
    ) -> R:
        """The result of `take` for the first 2xx answer."""
        with exchange.current():
            while True:
                credentials = await self.session.auth.headers_async()
                if (doing := exchange.requesting(credentials)) is not None:
                    await settled(doing)
                failure: GeminiSDKError
                try:
                    body = await sender.send(exchange, credentials)
                except self.session.library.HTTPError as error:
                    failure = exchange.connection_error(error)
                else:
                    await _tell(
                        exchange, body
                    )  # apart: no error of a hook is one of the connection
                    try:
                        if exchange.accepts(body.response):
                            return await take(body, exchange)
                        failure = exchange.refusal(await _whole(body, exchange))
                    except self.session.library.HTTPError as error:
                        failure = exchange.connection_error(error)
                await self.pause(exchange, failure, exchange.delay(failure))

    async def pause(self, exchange: Exchange[Any], failure: GeminiSDKError, delay: float) -> None:
        """Wait for another attempt after one that failed."""
        await settled(exchange.retrying(failure, delay))
        await self.sleep(delay)


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


async def _tell(exchange: Exchange[Any], body: AsyncBody) -> None:
    """Call the hook of a response, which is closed if the hook raises."""
    try:
        if (doing := exchange.responded(body.response)) is not None:
            await settled(doing)
    except BaseException:
        await body.aclose()
        raise


async def _whole(body: AsyncBody, exchange: Exchange[A]) -> RawResponse[A]:
    async with aclosing(body):
        pieces: list[bytes] = []
        counter = exchange.counter()
        try:
            async for piece in body:
                counter.add(len(piece))
                pieces.append(piece)
        except TooLargeError:
            return exchange.oversized(body.response, pieces)
        return exchange.answer(body.response, pieces)


async def _begun(body: AsyncBody, _: Exchange[Any]) -> AsyncBody:
    return body


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
        """The chunks that were handed over, joined; None before the first."""
        answer: W | None = self._run.exchange.arrived.response
        return answer

    async def get_final(self) -> W:
        """Read the rest of the stream, and return the complete answer.

        Raises the errors of iterating, and StreamBrokenError if the stream ended or was closed before its last chunk.
        """
        self._run.exchange.arrived.is_awaited = True
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
                with run.invocation.current():
                    call = await step.run_async()
                exchange = run.next_exchange(call)
            run.start()
            async with (
                await transport.pool.lease(transport.session) as sender,
                aclosing(await _opened(transport, exchange, sender, run)) as body,
            ):
                chunks = exchange.chunks(body.response)
                try:
                    async for data in body:
                        made = chunks.feed(data)
                        run.running = exchange.deadline.seconds is None
                        for chunk in exchange.hand_over(made):
                            yield chunk
                        if chunks.done:
                            if chunks.failure is None:
                                with suppress(TimeoutError, transport.session.library.HTTPError):
                                    async with asyncio.timeout(LINGER):
                                        async for _ in body:
                                            pass
                            break
                    else:
                        for chunk in exchange.hand_over(chunks.flush()):
                            yield chunk
                except transport.session.library.HTTPError as error:
                    raise exchange.broken(error, chunks) from error
            if chunks.failure is not None:
                failure, delay = exchange.pause(chunks.failure, begun=chunks.begun)
                await transport.pause(exchange, failure, delay)
                step = None
            elif (step := exchange.ended()) is None:
                return


async def _opened(
    transport: AsyncTransport,
    exchange: StreamExchange[A],
    sender: Sender,
    run: StreamRun[A],
) -> AsyncBody:
    opening = transport.perform(exchange, sender, _begun)
    if exchange is run.first:  # The caller that reads the first chunk keeps its deadline.
        return await opening
    return await within(asyncio.timeout(exchange.deadline.left()), exchange, opening)
