"""The chunks of a stream from its bytes, and whether the stream is whole. No IO."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from gemini_sdk._transport.answer import read_answer, request_id, stream_error
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.sse import SSEDecoder
from gemini_sdk.errors import APIStatusError, InvalidAnswerError, StreamBrokenError

A = TypeVar("A", bound=BaseModel)

_DONE = b"[DONE]"


class Chunks(Generic[A]):
    """Turns the bytes of one stream into typed chunks.

    Whether the bytes are a stream at all is told by them rather than by their content type, which proxies change:
    as long as there was no event, what came is kept, to be told in the error should there never be one.
    """

    __slots__ = (
        "_call",
        "_complete",
        "_decoder",
        "_raw",
        "_reply",
        "_secrets",
        "_validate",
        "done",
    )

    def __init__(self, call: Call[A], reply: RawResponse[A], secrets: Iterable[str] = ()) -> None:
        self._call = call
        self._reply = reply
        self._secrets = secrets
        self._decoder = SSEDecoder()
        self._validate = call.answer.model_validate_json
        self._complete = False
        self._raw: list[bytes] | None = []
        self.done = False
        """The server said that nothing more will come."""

    def feed(self, data: bytes) -> list[A | Exception]:
        """The chunks that end in `data`. An error stands last, so that what arrived before it is handed over."""
        events = self._decoder.feed(data)
        if self._raw is not None:
            self._raw.append(data)
            if events:
                self._raw = None
        return self._read(events)

    def flush(self) -> list[A | Exception]:
        """What the end of the stream leaves: a last chunk, or an error where the stream is not whole, or is none."""
        rest = self._decoder.flush()
        chunks = self._read(rest) if rest and rest[0].rstrip().endswith((b"}", b"]")) else []
        if self._complete or self.done or (chunks and isinstance(chunks[-1], Exception)):
            return chunks
        if self._raw is not None and not rest and (body := b"".join(self._raw)).strip():
            return [self._no_stream(body)]
        why = (
            "it was cut in the middle of an event"
            if rest and not chunks
            else "it ended before the server said that it was complete"
        )
        return [*chunks, self.broken(why)]

    def broken(self, reason: str) -> StreamBrokenError:
        """The error for a stream that ends like this."""
        return StreamBrokenError(reason, request_id=request_id(self._reply.headers))

    def _read(self, events: list[bytes]) -> list[A | Exception]:
        chunks: list[A | Exception] = []
        for data in events:
            if data == _DONE:
                self.done = True
                break
            try:
                chunk = self._validate(data)
            except ValidationError as error:
                fault = error.errors(include_url=False, include_input=False)[0]["msg"]
                why = f"an event of the stream is not a {self._call.answer.__name__}: {fault}"
                chunks.append(self._reported(data) or self._unreadable(why, data))
                break
            if chunk.model_extra and (failure := self._reported(data)):
                chunks.append(failure)
                break
            if not self._complete and self._call.complete is not None:
                self._complete = self._call.complete(chunk)
            chunks.append(self._call.finish(chunk) if self._call.finish else chunk)
        return chunks

    def _no_stream(self, body: bytes) -> Exception:
        """The error for an answer without a single event: a page, or plain JSON."""
        if failure := self._reported(body):
            return failure
        reply = self._reply
        try:
            read_answer(reply.status_code, reply.headers, body, self._call.answer)
        except InvalidAnswerError as error:
            return self._unreadable(f"no stream of server-sent events: {error.reason}", body)
        return self._unreadable("one JSON object instead of a stream of server-sent events", body)

    def _reported(self, data: bytes) -> APIStatusError | None:
        failure = stream_error(data, self._reply.headers, secrets=self._secrets)
        if failure is not None:
            failure.attempts = self._reply.attempts
        return failure

    def _unreadable(self, reason: str, body: bytes) -> InvalidAnswerError:
        return InvalidAnswerError(
            reason,
            status_code=self._reply.status_code,
            body=body,
            request_id=request_id(self._reply.headers),
            attempts=self._reply.attempts,
        )
