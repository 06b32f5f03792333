"""The chunks of a stream from its bytes, and whether the stream is whole. No IO."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from gemini_sdk._transport.answer import request_id, stream_error
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.sse import SSEDecoder
from gemini_sdk.errors import InvalidAnswerError, StreamBrokenError

A = TypeVar("A", bound=BaseModel)

_DONE = b"[DONE]"


class Chunks(Generic[A]):
    """Turns the bytes of one stream into typed chunks."""

    __slots__ = ("_call", "_complete", "_decoder", "_headers", "_validate", "done")

    def __init__(self, call: Call[A], headers: Mapping[str, str]) -> None:
        self._call = call
        self._headers = headers
        self._decoder = SSEDecoder()
        self._validate = call.answer.model_validate_json
        self._complete = False
        self.done = False
        """The server said that nothing more will come."""

    def feed(self, data: bytes) -> list[A | Exception]:
        """The chunks that end in `data`. An error stands last, so that what arrived before it is handed over."""
        return self._read(self._decoder.feed(data))

    def flush(self) -> list[A | Exception]:
        """What the end of the stream leaves: a last chunk, or StreamBrokenError where the stream is not whole."""
        rest = self._decoder.flush()
        chunks = self._read(rest) if rest and rest[0].rstrip().endswith((b"}", b"]")) else []
        if self._complete or self.done or (chunks and isinstance(chunks[-1], Exception)):
            return chunks
        why = (
            "it was cut in the middle of an event"
            if rest and not chunks
            else ("it ended before the server said that it was complete")
        )
        return [*chunks, self.broken(why)]

    def broken(self, reason: str) -> StreamBrokenError:
        """The error for a stream that ends like this."""
        return StreamBrokenError(reason, request_id=request_id(self._headers))

    def _read(self, events: list[bytes]) -> list[A | Exception]:
        chunks: list[A | Exception] = []
        for data in events:
            if data == _DONE:
                self.done = True
                break
            try:
                chunk = self._validate(data)
            except ValidationError as error:
                chunks.append(self._unreadable(data, error))
                break
            if chunk.model_extra and (failure := stream_error(data, self._headers)):
                chunks.append(failure)
                break
            if not self._complete and self._call.complete is not None:
                self._complete = self._call.complete(chunk)
            chunks.append(self._call.finish(chunk) if self._call.finish else chunk)
        return chunks

    def _unreadable(self, data: bytes, error: ValidationError) -> Exception:
        failure = stream_error(data, self._headers)
        if failure is not None:
            return failure
        return InvalidAnswerError(
            f"an event of the stream is not a {self._call.answer.__name__}: "
            f"{error.errors(include_url=False, include_input=False)[0]['msg']}",
            body=data,
            request_id=request_id(self._headers),
        )
