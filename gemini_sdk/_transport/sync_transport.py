"""Sends calls over a blocking HTTP client."""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

import typing_extensions
from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.decoding import TooLargeError
from gemini_sdk._transport.exchange import Exchange
from gemini_sdk._transport.hooks import refuse_awaitable, refuse_coroutine_functions
from gemini_sdk._transport.pool import Pool
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import Settings
from gemini_sdk._transport.stream_exchange import StreamRun
from gemini_sdk._transport.tunables import LINGER
from gemini_sdk.errors import DeadlineExceededError, GeminiSDKError

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._transport.pool import Carrier

A = TypeVar("A", bound=BaseModel)
W = typing_extensions.TypeVar("W", bound=BaseModel, default=A)
R = TypeVar("R")


class SyncTransport:
    """Performs calls, one after another or from many threads."""

    sleep = staticmethod(time.sleep)

    def __init__(self, session: Session, pool: Pool) -> None:
        refuse_coroutine_functions(session.settings)
        self.session = session
        self.pool = pool
        self._headers_within: Callable[[float | None], Mapping[str, str]] | None = getattr(
            session.auth, "headers_within", None
        )

    def with_settings(self, settings: Settings) -> "SyncTransport":
        """The same, on the same connections, but for the settings."""
        return SyncTransport(self.session.with_settings(settings), self.pool)

    def send(self, call: Call[A]) -> RawResponse[A]:
        """The answer to a call, once it is a 2xx one; its errors are raised after the retries."""
        with Exchange(self.session, call) as exchange:
            raw = self._send(exchange)
            if exchange.span is not None:
                exchange.span.end(None, raw.parse)
            return raw

    def answer(self, call: Call[A]) -> A:
        """The typed answer to a call, or to the last of those that follow from it."""
        if not call.runs_functions:
            return self._answer(call)
        with self.session.invocation(call):
            return self._answer(call)

    def _answer(self, call: Call[A]) -> A:
        if call.prepare is not None:
            call = call.prepare.run()
        while True:
            try:
                answer = call.known or self._one_answer(call)
            except GeminiSDKError as error:
                error.leftovers = error.leftovers or call.leftovers
                raise
            step = call.follow(answer) if call.follow is not None else None
            if step is None:
                return answer
            call = step.run()

    def _one_answer(self, call: Call[A]) -> A:
        with Exchange(self.session, call) as exchange:
            return exchange.answered(self._send(exchange).parse())

    def _send(self, exchange: Exchange[A]) -> RawResponse[A]:
        with self.pool.lease(self.session) as carrier:
            return self.perform(exchange, carrier, _whole)

    def stream(self, call: Call[A]) -> "Stream[A, Any]":
        """The answer to a call in chunks; nothing is sent before the first is requested."""
        return Stream(self, call)

    @contextmanager
    def opened(self, exchange: Exchange[Any]) -> "Generator[_Body]":
        """The bytes of the first 2xx answer as they come, to be read within the block."""
        with (
            exchange,
            self.pool.lease(self.session) as carrier,
            closing(self.perform(exchange, carrier, _Body)) as body,
        ):
            try:
                yield body
            except self.session.library.HTTPError as error:
                raise exchange.connection_error(error) from error

    def perform(
        self,
        exchange: Exchange[A],
        carrier: "Carrier",
        take: "Callable[[httpx.Response, Exchange[A]], R]",
    ) -> R:
        """The result of `take` for the first 2xx answer."""
        with exchange.current():
            while True:
                credentials = self._credentials(exchange)
                refuse_awaitable(exchange.requesting(credentials), "on_request")
                failure: GeminiSDKError
                try:
                    response = _sent(exchange, carrier, credentials)
                except self.session.library.HTTPError as error:
                    failure = exchange.connection_error(error)
                else:
                    _tell(exchange, response)  # apart: no error of a hook is one of the connection
                    try:
                        if exchange.accepts(response):
                            return take(response, exchange)
                        failure = exchange.refusal(_whole(response, exchange))
                    except self.session.library.HTTPError as error:
                        failure = exchange.connection_error(error)
                self.pause(exchange, failure, exchange.delay(failure))

    def pause(self, exchange: Exchange[Any], failure: GeminiSDKError, delay: float) -> None:
        """Wait for another attempt after one that failed."""
        refuse_awaitable(exchange.retrying(failure, delay), "on_retry")
        self.sleep(delay)

    def _credentials(self, exchange: Exchange[Any]) -> Mapping[str, str]:
        if self._headers_within is None:
            return self.session.auth.headers()
        try:
            return self._headers_within(exchange.deadline.left())
        except TimeoutError as error:
            raise exchange.exceeded("while waiting for an access token") from error


def _sent(
    exchange: Exchange[Any], carrier: "Carrier", credentials: Mapping[str, str]
) -> "httpx.Response":
    if exchange.session.own:
        transport = cast("httpx.HTTPTransport", carrier)
        return transport.handle_request(exchange.own_request(credentials))
    client = cast("httpx.Client", carrier)
    request = exchange.request(client, credentials)
    return client.send(request, stream=True, follow_redirects=False)


def _tell(exchange: Exchange[Any], response: "httpx.Response") -> None:
    """Call the hook of a response, which is closed if the hook raises."""
    try:
        refuse_awaitable(exchange.responded(response), "on_response")
    except BaseException:
        response.close()
        raise


class _Body:
    """The bytes of an answer, within the deadline also where the connection is of another's making."""

    def __init__(self, response: "httpx.Response", exchange: Exchange[Any]) -> None:
        self.response = response
        self._exchange = exchange
        self._pieces = self._opened()

    def __iter__(self) -> Iterator[bytes]:
        while self._exchange.keep_deadline() is not None:
            piece = next(self._pieces, None)
            if piece is None:
                return
            yield piece
        yield from self._pieces

    def _opened(self) -> Iterator[bytes]:
        response = self.response
        if response.is_stream_consumed:  # By a hook of a client that was handed in.
            return iter((response.content,))
        # As they came: the decoder has to count the decompressed bytes.
        stream: Any = response.stream
        return iter(stream)

    def close(self) -> None:
        self.response.close()


def _whole(response: "httpx.Response", exchange: Exchange[A]) -> RawResponse[A]:
    with closing(_Body(response, exchange)) as body:
        pieces: list[bytes] = []
        counter = exchange.counter()
        try:
            for piece in body:
                counter.add(len(piece))
                pieces.append(piece)
        except TooLargeError:
            return exchange.oversized(response, pieces)
        return exchange.answer(response, pieces)


class Stream(Generic[A, W]):
    """An answer `W` that arrives in chunks `A`.

    Iterate over the stream once. The request is sent when the first chunk is read. Leaving a `with` block, `close()`,
    or dropping the last reference ends the stream and frees the connection. A stream that is cut, or in which the
    server reports an error, raises after the chunks that arrived.
    """

    def __init__(self, transport: SyncTransport, call: Call[A]) -> None:
        self._run = StreamRun(transport.session, call)
        # The generator must not know this object: dropping it would no longer end the generator.
        self._chunks = _chunks(transport, self._run)

    @property
    def response(self) -> RawResponse[A] | None:
        """Status, headers and attempts, once the first chunk was read."""
        return self._run.exchange.response

    @property
    def so_far(self) -> W | None:
        """The chunks that were handed over, joined; None before the first."""
        answer: W | None = self._run.exchange.arrived.response
        return answer

    def get_final(self) -> W:
        """Read the rest of the stream, and return the complete answer.

        Raises the errors of iterating, and StreamBrokenError if the stream ended or was closed before its last chunk.
        """
        self._run.exchange.arrived.is_awaited = True
        deque(self._chunks, maxlen=0)
        answer: W = self._run.exchange.whole()
        return answer

    def __iter__(self) -> Iterator[A]:
        self._run.keep_whole()
        # The generator itself, so that a loop over it calls nothing in between.
        return self._chunks

    def __next__(self) -> A:
        self._run.keep_whole()
        return next(self._chunks)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the stream and free its connection. Further iteration then ends immediately.

        Another thread that waits for a chunk then ends its iteration.
        """
        try:
            self._chunks.close()
        except ValueError:  # It is at work, in another thread.
            connection = self._run.stop()
            if connection is not None:
                connection.interrupt()


def _chunks(transport: SyncTransport, run: StreamRun[A]) -> Generator[A]:
    exchange = run.exchange
    step = exchange.call.prepare
    with run:
        while True:
            if step is not None:
                with run.invocation.current():
                    call = step.run()
                exchange = run.next_exchange(call)
            run.start()
            with (
                transport.pool.lease(transport.session) as carrier,
                closing(transport.perform(exchange, carrier, _Body)) as body,
            ):
                chunks = exchange.chunks(body.response)
                try:
                    for data in body:
                        yield from exchange.hand_over(chunks.feed(data))
                        if chunks.done:
                            if chunks.failure is None:
                                exchange.deadline.set(LINGER)
                                with suppress(
                                    DeadlineExceededError, transport.session.library.HTTPError
                                ):
                                    deque(body, maxlen=0)
                            break
                    else:
                        yield from exchange.hand_over(chunks.flush())
                except transport.session.library.HTTPError as error:
                    raise exchange.broken(error, chunks) from error
            if chunks.failure is not None:
                failure, delay = exchange.pause(chunks.failure, begun=chunks.begun)
                transport.pause(exchange, failure, delay)
                step = None
            elif (step := exchange.ended()) is None:
                return
