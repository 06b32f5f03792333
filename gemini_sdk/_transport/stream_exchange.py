"""The course of a call whose answer is a stream, without any IO."""

from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.answer import request_id
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.events import Arrived, Chunks
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Exchange, Session, described
from gemini_sdk.errors import APITimeoutError, GeminiSDKError, StreamBrokenError

if TYPE_CHECKING:
    import httpx

A = TypeVar("A", bound=BaseModel)


class Stopped(Exception):  # noqa: N818 - no error, and nobody outside sees it
    """The stream was closed while it was read."""


class StreamExchange(Exchange[A]):
    """Until the stream begins, that of any call; then what has arrived, and how it ends.

    As a context manager it goes around all the reading, and notes how that ended.
    """

    __slots__ = ("arrived", "complete", "flowing", "lost", "response")

    def __init__(self, session: Session, call: Call[A]) -> None:
        super().__init__(session, call)
        self.response: RawResponse[A] | None = None
        """The answer, once it has begun."""
        self.arrived = Arrived(call)
        """Its chunks."""
        self.complete = False
        """Whether it was read to an end that the server said was one."""
        self.flowing = False
        """Whether the first event has come, and the end has not."""
        self.lost = False
        """Whether an error or a cancellation ended it, so that what is still to come cannot be had any more."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        self.flowing = False
        self.lost = kind is not None and kind is not GeneratorExit and not self.stopped
        return self.stopped and kind is not None and issubclass(kind, Exception)

    def chunks(self, response: "httpx.Response") -> Chunks[A]:
        """The reader of a stream that has begun."""
        self.response = RawResponse(
            response.status_code, response.headers, b"", self.attempts, self.call
        )
        return Chunks(self.call, self.response, self.arrived, self._begin, self._secrets())

    def _begin(self) -> None:
        self.deadline.lift()
        self.flowing = True

    def end(self, chunks: Chunks[A]) -> None:
        """Nothing more comes. Raises where that is no good end."""
        if chunks.failure is not None:
            raise chunks.failure
        self.complete = True

    def stop(self) -> Any:
        """End it while it is read in another thread or task. Returns the connection to interrupt, if there is one."""
        self.timeouts.stopped = True
        return self.timeouts.connection

    @property
    def stopped(self) -> bool:
        """Whether it was ended so."""
        return self.timeouts.stopped

    def keep_deadline(self) -> float | None:
        """As of any call. Raises Stopped where the stream was closed."""
        if self.stopped:
            raise Stopped
        return super().keep_deadline()

    def delay(self, error: GeminiSDKError) -> float:
        """As of any call. Raises Stopped where the stream was closed."""
        if self.stopped:
            raise Stopped from error
        return super().delay(error)

    def keep_whole(self) -> None:
        """Raises StreamBrokenError where the stream was lost: ending quietly, it would pass for whole."""
        if self.lost:
            raise self._left_early()

    def whole(self) -> Any:
        """What the chunks came to. StreamBrokenError where the stream did not come to its end."""
        answer = self.arrived.response if self.complete else None
        if answer is None:
            raise self._left_early()
        return answer

    def _left_early(self) -> StreamBrokenError:
        # Only the stream's first reader is told why by the stream itself.
        sent_id = request_id(self.response.headers) if self.response else None
        why = "it has no chunks" if self.complete else "it was left or broke before its end"
        return StreamBrokenError(why, request_id=sent_id)

    def broken(self, error: "httpx.HTTPError", chunks: Chunks[A]) -> GeminiSDKError:
        """The error for a fault of the connection after a stream began."""
        failure = self.connection_error(error)
        return failure if isinstance(failure, APITimeoutError) else chunks.broken(described(error))
