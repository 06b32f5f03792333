"""The steps of a call whose answer is a stream, without IO."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic import BaseModel

from gemini_sdk._telemetry.start import NO_SPAN, NoSpan
from gemini_sdk._transport.call import Call, Step
from gemini_sdk._transport.chunk_reader import ChunkReader, ReceivedChunks
from gemini_sdk._transport.exchange import Exchange, HttpReply, described
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.response import request_id
from gemini_sdk._transport.session import Session
from gemini_sdk.errors import APIStatusError, APITimeoutError, GeminiSDKError, StreamBrokenError

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._telemetry.invocation import Invocation

A = TypeVar("A", bound=BaseModel)


class Stopped(Exception):  # noqa: N818 - no error, and nobody outside sees it
    """The stream was closed while it was read."""


class StreamExchange(Exchange[A]):
    """Until the stream begins, that of any call; then what has arrived, and how it ends."""

    __slots__ = ("arrived", "complete", "response")

    _streamed = True

    def __init__(self, session: Session, call: Call[A]) -> None:
        super().__init__(session, call)
        self.response: RawResponse[A] | None = None
        """The answer, once it has begun."""
        self.arrived = ReceivedChunks(call)
        """The chunks that were handed over."""
        self.complete = False
        """Whether the stream was read to its end, as the server marks it."""

    def chunks(self, response: HttpReply) -> ChunkReader[A]:
        """The reader of a stream that has begun."""
        self.response = RawResponse(
            response.status_code, response.headers, b"", self.attempts, self.call
        )
        encoding = response.headers.get("content-encoding")
        limit = self.session.settings.max_answer_size
        return ChunkReader(
            self.call,
            self.response,
            self.arrived,
            self.deadline.lift,
            self._secrets(),
            # Where a hook of a client that was handed in read the answer, it is decoded already.
            encoding=None if response.is_stream_consumed else encoding,
            limit=limit,
        )

    def hand_over(self, chunks: list[A]) -> Iterator[A]:
        """The chunks that arrived together, to be taken one after another."""
        if self.span is not None:
            self.span.received(chunks)
        return self.arrived.hand_over(chunks)

    def pause(self, failure: Exception, *, begun: bool) -> tuple[APIStatusError, float]:
        """The failure of a stream, and seconds until it may be asked for again. Raises the failure where it may not.

        After content, no client can request the rest. An error reported before it is like one reported by the status.
        """
        if begun or not isinstance(failure, APIStatusError):
            raise failure
        seconds = self.delay(failure)
        self.arrived = self.arrived.fresh(self.call)
        if self.span is not None:
            self.span.restarted()
        return failure, seconds

    def end(self, error: BaseException | None = None) -> None:
        """End the span of the call, with what has arrived."""
        if self.span is not None:
            self.span.end(error, lambda: self.arrived.response)

    def ended(self) -> "Step[A] | None":
        """The stream is complete. Returns what leads to the call that follows it, if one does."""
        self.complete = True
        self.end()
        follow = self.call.follow
        return follow(self.whole()) if follow is not None else None

    def keep_deadline(self) -> float | None:
        """As of any call. Raises Stopped if the stream was closed."""
        if self.timeouts.stopped:
            raise Stopped
        return super().keep_deadline()

    def delay(self, error: GeminiSDKError) -> float:
        """As of any call. Raises Stopped if the stream was closed."""
        if self.timeouts.stopped:
            raise Stopped from error
        return super().delay(error)

    def whole(self) -> Any:
        """The answer joined from the chunks. Raises StreamBrokenError if the stream did not come to its end."""
        answer = self.arrived.response if self.complete else None
        if answer is None:
            raise self.incomplete_error()
        return answer

    def incomplete_error(self) -> StreamBrokenError:
        """The error for a further read of a stream that has ended. Only the first reader got the reason."""
        sent_id = request_id(self.response.headers) if self.response else None
        why = (
            "the stream has no chunks"
            if self.complete
            else "the stream was left or broke before its end"
        )
        return StreamBrokenError(why, request_id=sent_id)

    def broken(self, error: "httpx.HTTPError", chunks: ChunkReader[A]) -> GeminiSDKError:
        """The error for a fault of the connection after a stream began."""
        failure = self.connection_error(error)
        return failure if isinstance(failure, APITimeoutError) else chunks.broken(described(error))


class StreamRun(Generic[A]):
    """The exchanges of one stream, one after another where calls follow from its answer.

    As a context manager it goes around all the reading, and notes how that ended.
    """

    __slots__ = ("_session", "exchange", "first", "invocation", "lost", "running", "stopped")

    def __init__(self, session: Session, call: Call[A]) -> None:
        self._session = session
        self.first = self.exchange = StreamExchange(session, call)
        """That of the call which the stream was made for; `exchange` is the one that goes on, or was the last."""
        self.invocation: Invocation | NoSpan = NO_SPAN
        """The span of a message whose functions are run, which holds those of its calls."""
        self.running = False
        """Whether the first event has come, and the end has not."""
        self.lost = False
        """Whether an error or a cancellation ended it, so that what is still to come cannot be had any more."""
        self.stopped = False
        """Whether it was closed while it was read."""

    def __enter__(self) -> Self:
        call = self.first.call
        if call.runs_functions:
            self.invocation = self._session.invocation(call)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> bool:
        self.running = False
        self.lost = kind is not None and kind is not GeneratorExit and not self.stopped
        self.exchange.end(error if self.lost else None)
        self.invocation.end(error if self.lost else None)
        return self.stopped and kind is not None and issubclass(kind, Exception)

    def start(self) -> None:
        """The exchange begins now."""
        with self.invocation.current():
            self.exchange.start()

    def next_exchange(self, call: Call[A]) -> StreamExchange[A]:
        """Begin the exchange of another call."""
        if self.stopped:
            raise Stopped
        arrived = self.exchange.arrived
        self.exchange = StreamExchange(self._session, call)
        self.exchange.arrived = arrived.fresh(call)
        return self.exchange

    def stop(self) -> Any:
        """End it while it is read in another thread or task. Returns the connection to interrupt, if there is one."""
        timeouts = self.exchange.timeouts
        self.stopped = timeouts.stopped = True
        return timeouts.connection

    def keep_whole(self) -> None:
        """Raises StreamBrokenError if the stream was lost: ending quietly, it would pass for whole."""
        if self.lost:
            raise self.exchange.incomplete_error()
