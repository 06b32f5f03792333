"""Reads the chunks of a stream from its bytes, and decides whether the stream is complete. No IO."""

from collections.abc import Callable, Iterable, Iterator
from operator import length_hint
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from gemini_sdk._accumulator import Accumulator
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.decoding import Counter, DamagedError, Decoder, TooLargeError
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.response import read_answer, request_id, stream_error
from gemini_sdk._transport.sse import SSEDecoder
from gemini_sdk._wire import built
from gemini_sdk.errors import (
    AnswerTooLargeError,
    APIStatusError,
    InvalidAnswerError,
    StreamBrokenError,
)

A = TypeVar("A", bound=BaseModel)

_DONE = b"[DONE]"
_ERROR = b'"error"'


class ReceivedChunks(Generic[A]):
    """The chunks that were handed over, joined on demand.

    One read of the network can bring several chunks. Those that the caller has not taken yet do not count.
    They are kept as bytes: thousands of unused models would slow down every collection of garbage, and so the stream.
    Once somebody waits for the joined answer, they are kept as models, so that none is parsed twice.
    """

    __slots__ = ("_accumulator", "_call", "_ended", "_untaken", "events", "is_awaited")

    def __init__(self, call: Call[A]) -> None:
        self._call = call
        self._accumulator: Accumulator[A, Any] = Accumulator()
        self._ended = False
        self._untaken: Iterator[A] = iter(())
        self.is_awaited = False
        """Whether the caller takes no chunks, but the joined answer."""
        self.events: list[bytes | A] = []
        """Events, or their chunks, that are still to be joined."""

    def fresh(self, call: Call[A]) -> "ReceivedChunks[A]":
        """Those of another attempt, or of the call that follows."""
        chunks = ReceivedChunks(call)
        chunks.is_awaited = self.is_awaited
        return chunks

    def hand_over(self, chunks: list[A]) -> Iterator[A]:
        """The chunks of the newest events, to be taken one after another."""
        # The iterator of a list knows how many are left, so counting them costs nothing.
        self._untaken = iter(chunks)
        return self._untaken

    @property
    def response(self) -> Any:
        """The joined answer; None before the first."""
        call = self._call
        taken = len(self.events) - length_hint(self._untaken)
        for event in self.events[:taken]:
            chunk = self._chunk(event)
            self._ended = self._ended or self._ends(chunk)
            self._accumulator.add(chunk if call.finish is None else call.finish(chunk))
        del self.events[:taken]
        return self._accumulator.response

    @property
    def ended(self) -> bool:
        """Whether a chunk ended the stream: asked once, at the end, and nearly always of the last."""
        return self._ended or any(self._ends(self._chunk(each)) for each in reversed(self.events))

    def _chunk(self, event: bytes | A) -> A:
        return self._call.answer.model_validate_json(event) if isinstance(event, bytes) else event

    def _ends(self, chunk: A) -> bool:
        return self._call.complete is not None and self._call.complete(chunk)


class _Reports:
    """The errors that a server reports in a stream. Apart from its reader, which would else be part of a cycle."""

    __slots__ = ("_reply", "_secrets", "outside")

    def __init__(self, reply: RawResponse[Any], secrets: Iterable[str]) -> None:
        self._reply = reply
        self._secrets = secrets
        self.outside: APIStatusError | None = None
        """The one outside of events."""

    def read(self, data: bytes) -> APIStatusError | None:
        """The error in the data of an event, if it is one."""
        failure = stream_error(data, self._reply.headers, secrets=self._secrets)
        if failure is not None:
            failure.attempts = self._reply.attempts
        return failure

    def ends(self, document: bytes) -> bool:
        """Whether JSON outside of events is an error. If so, it becomes the stream's failure."""
        self.outside = self.read(document)
        return self.outside is not None


class ChunkReader(Generic[A]):
    """Turns the bytes of one stream into typed chunks.

    Whether the bytes are a stream is decided by the bytes and not by the content type, which proxies change: until
    the first event, the bytes are kept for the error message.
    """

    __slots__ = (
        "_arrived",
        "_begin",
        "_blank",
        "_call",
        "_counter",
        "_decoder",
        "_encoded",
        "_encoding",
        "_events",
        "_finish",
        "_limit",
        "_raw",
        "_reply",
        "_reports",
        "_validate",
        "done",
        "failure",
    )

    def __init__(
        self,
        call: Call[A],
        reply: RawResponse[A],
        arrived: ReceivedChunks[A],
        begin: Callable[[], None],
        secrets: Iterable[str] = (),
        *,
        encoding: str | None = None,
        limit: int | None = None,
    ) -> None:
        """`begin` is called at the first chunk; `limit` is the number of bytes that one event may have."""
        self._call = call
        self._arrived = arrived
        self._events = arrived.events
        self._begin: Callable[[], None] | None = begin
        self._reply = reply
        self._reports = _Reports(reply, secrets)
        self._decoder = SSEDecoder(self._reports.ends)
        self._encoding = encoding
        self._encoded: Decoder | None = None
        self._limit = limit
        self._counter = Counter(limit)
        # What model_validate_json calls, without the checks of its own arguments.
        self._validate = built(call.answer).__pydantic_validator__.validate_json
        self._finish = call.finish
        self._blank = call.blank
        self._raw: list[bytes] | None = []
        self.done = False
        """Nothing more is to be read: the server said so, or `failure` has the reason."""
        self.failure: Exception | None = None
        """What is to be raised once the chunks that arrived before it are handed over."""

    def feed(self, data: bytes) -> list[A]:
        """The chunks that end in `data`, as it came over the wire."""
        if self._encoding is None:
            return self._fed(data)
        chunks: list[A] = []
        try:
            self._encoded = self._encoded or Decoder(self._encoding, self._limit)
            for piece in self._encoded.feed(data):
                chunks += self._fed(piece)
                if self.done:
                    break
        except TooLargeError:
            self.done, self.failure = True, self._too_large()
        except DamagedError:
            self.done = True
            self.failure = self.broken(f"the body cannot be decoded as {self._encoding}")
        return chunks

    def _fed(self, data: bytes) -> list[A]:
        events = self._decoder.feed(data)
        if self._raw is not None:
            self._raw.append(data)
            if events:
                self._raw = None
        chunks = self._read(events)
        if self._decoder.ended and not self.done:
            chunks += self._last(self._decoder.flush())
        if events:
            self._counter.reset()
        elif not self.done:
            try:
                self._counter.add(len(data))
            except TooLargeError:
                self.done, self.failure = True, self._too_large()
        return chunks

    def _too_large(self) -> AnswerTooLargeError:
        reply = self._reply
        return AnswerTooLargeError(
            self._limit or 0,
            status_code=reply.status_code,
            request_id=request_id(reply.headers),
            attempts=reply.attempts,
        )

    def flush(self) -> list[A]:
        """The last chunk at the end of the stream. Sets `failure` if the stream is incomplete or not a stream."""
        rest = self._decoder.flush()
        if self._decoder.ended:
            return self._last(rest)
        chunks = self._read(rest) if _may_be_whole(rest) else []
        if self.done:
            return chunks
        cut = bool(rest and not chunks and rest[0].strip() and not _DONE.startswith(rest[0]))
        if self._arrived.ended and not cut and _ERROR not in self._decoder.stray:
            return chunks
        if self._raw is not None and not rest and (body := b"".join(self._raw)).strip():
            self.failure = self._no_stream(body)
            return chunks
        why = (
            "the stream ended in the middle of an event"
            if cut
            else "the stream ended in the middle of an error that the server reported"
            if _ERROR in self._decoder.stray
            else "the stream ended without a finish reason"
        )
        self.failure = self.broken(why)
        return chunks

    @property
    def begun(self) -> bool:
        """Whether there was a chunk with content."""
        return self._begin is None and self._blank is None

    def broken(self, reason: str) -> StreamBrokenError:
        """The error for a stream that ends like this."""
        return StreamBrokenError(reason, request_id=request_id(self._reply.headers))

    def _read(self, events: list[bytes]) -> list[A]:
        chunks: list[A] = []
        for data in events:
            try:
                chunk: A = self._validate(data)
            except ValidationError:
                if not data.strip():
                    continue
                # The end mark is no model either, so that looking for it can wait until one failed.
                if data == _DONE:
                    self.done = True
                    break
                try:  # halves of surrogate pairs
                    chunk = self._call.answer.model_validate_json(data)
                except ValidationError as error:
                    self.done, self.failure = True, self._misfit(data, error)
                    break
            if chunk.__pydantic_extra__ and (failure := self._reports.read(data)):
                self.done, self.failure = True, failure
                break
            if self._begin is not None:
                self._begin()
                self._begin = None
            if self._blank is not None and not self._blank(chunk):
                self._blank = None
            self._events.append(chunk if self._arrived.is_awaited else data)
            chunks.append(chunk if self._finish is None else self._finish(chunk))
        return chunks

    def _last(self, rest: list[bytes]) -> list[A]:
        """A chunk that was waiting for its blank line when the server reported an error outside of events."""
        chunks = self._read(rest) if _may_be_whole(rest) else []
        self.failure, self.done = self._reports.outside, True
        return chunks

    def _misfit(self, data: bytes, error: ValidationError) -> Exception:
        """The error for an event that is not a chunk: the error that it reports, or the problem with it."""
        fault = error.errors(include_url=False, include_input=False)[0]["msg"]
        why = f"an event of the stream is not a {self._call.answer.__name__}: {fault}"
        return self._reports.read(data) or self._unreadable(why, data)

    def _no_stream(self, body: bytes) -> Exception:
        """The error for an answer without a single event: a page, or plain JSON."""
        if failure := self._reports.read(body):
            return failure
        reply = self._reply
        try:
            read_answer(reply.status_code, reply.headers, body, self._call.answer)
        except InvalidAnswerError as error:
            return self._unreadable(f"not a stream of server-sent events: {error.reason}", body)
        return self._unreadable("one JSON object instead of a stream of server-sent events", body)

    def _unreadable(self, reason: str, body: bytes) -> InvalidAnswerError:
        return InvalidAnswerError(
            reason,
            status_code=self._reply.status_code,
            body=body,
            request_id=request_id(self._reply.headers),
            attempts=self._reply.attempts,
        )


def _may_be_whole(rest: list[bytes]) -> bool:
    """Whether the data of an event that was cut off may still be all of it."""
    return bool(rest) and rest[0].rstrip().endswith((b"}", b"]"))
