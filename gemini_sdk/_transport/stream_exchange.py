"""The course of a call whose answer is a stream, without any IO."""

from typing import TYPE_CHECKING, Any, TypeVar

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


class StreamExchange(Exchange[A]):
    """Until the stream begins, that of any call; then what has arrived, and how it ends."""

    __slots__ = ("arrived", "complete", "response")

    def __init__(self, session: Session, call: Call[A]) -> None:
        super().__init__(session, call)
        self.response: RawResponse[A] | None = None
        """The answer, once it has begun."""
        self.arrived = Arrived(call)
        """Its chunks."""
        self.complete = False
        """Whether it was read to an end that the server said was one."""

    def chunks(self, response: "httpx.Response") -> Chunks[A]:
        """The reader of a stream that has begun."""
        self.response = RawResponse(
            response.status_code, response.headers, b"", self.attempts, self.call
        )
        encoding = response.headers.get("content-encoding")
        limit = self.session.settings.max_answer_size
        return Chunks(
            self.call,
            self.response,
            self.arrived,
            self.deadline.lift,
            self._secrets(),
            # Where a hook of a client that was handed in read the answer, it is decoded already.
            encoding=None if response.is_stream_consumed else encoding,
            limit=limit,
        )

    def whole(self) -> Any:
        """What the chunks came to. StreamBrokenError where the stream did not come to its end."""
        answer = self.arrived.response
        if answer is None or not self.complete:
            # Only the stream's first reader is told why by the stream itself.
            sent_id = request_id(self.response.headers) if self.response else None
            why = "it has no chunks" if self.complete else "it was left or broke before its end"
            raise StreamBrokenError(why, request_id=sent_id)
        return answer

    def broken(self, error: "httpx.HTTPError", chunks: Chunks[A]) -> GeminiSDKError:
        """The error for a fault of the connection after a stream began."""
        failure = self.connection_error(error)
        return failure if isinstance(failure, APITimeoutError) else chunks.broken(described(error))
