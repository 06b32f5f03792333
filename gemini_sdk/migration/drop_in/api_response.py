"""Answers as bodies in OpenAI's format: what `with` blocks of `with_streaming_response` get.

The body is made here, of the answer or of each chunk as it arrives: Gemini's own body has another format.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter

from gemini_sdk.migration.drop_in.missing import PartialAPI
from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
from gemini_sdk.migration.errors import StreamAlreadyConsumed

A = TypeVar("A")
Piece = TypeVar("Piece", bytes, str)

_DONE = b"data: [DONE]\n\n"


class _Response(PartialAPI, Generic[A]):
    """An answer of which nothing is read yet."""

    def __init__(self, raw: RawAnswer[A]) -> None:
        self._raw = raw
        self._body: bytes | None = None
        self._begun = False
        self._closed = False

    @property
    def status_code(self) -> int:
        """The HTTP status of Gemini's answer."""
        return self._raw.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of Gemini's answer, whose names are case-insensitive; none of an answer of several requests."""
        return self._raw.headers

    @property
    def request_id(self) -> str | None:
        """The id of the request, for the support of the service."""
        return self._raw.request_id

    @property
    def retries_taken(self) -> int:
        """The number of attempts after the first."""
        return self._raw.retries_taken

    @property
    def is_closed(self) -> bool:
        """Whether the `with` block has ended, or `close` was called."""
        return self._closed

    def _streamed(self) -> bool:
        return isinstance(self._raw.parse(), Iterator | AsyncIterator)

    def _begin(self) -> None:
        if self._begun:
            raise StreamAlreadyConsumed
        self._begun = True

    def _known(self) -> bytes | None:
        """The body, if no stream has to be read for it."""
        if self._body is None and not self._streamed():
            self._body = _json(self._raw.parse())
        return self._body

    def __repr__(self) -> str:
        return f"{type(self).__name__}(status_code={self.status_code})"


class APIResponse(_Response[A]):
    """An answer of a blocking client, whose body is read when it is asked for."""

    def parse(self, *, to: Any = None) -> A:
        """The answer or, of a stream, its chunks: what the method without `with_streaming_response` returns.

        Args:
            to: another type to read the body as.
        """
        return self._raw.parse() if to is None else TypeAdapter(to).validate_json(self.read())

    def read(self) -> bytes:
        """The whole body."""
        if self._body is None:
            self._body = b"".join(self._pieces())
        return self._body

    def text(self) -> str:
        """The whole body as text."""
        return self.read().decode()

    def json(self) -> Any:
        """The whole body as JSON. Raises json.JSONDecodeError for a stream, which is none."""
        return json.loads(self.read())

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in pieces of `chunk_size` bytes or, without it, as they come."""
        return _cut(self._pieces(), chunk_size)

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body in pieces of `chunk_size` characters or, without it, as they come."""
        return _cut((piece.decode() for piece in self._pieces()), chunk_size)

    def iter_lines(self) -> Iterator[str]:
        """The lines of the body, without their ends."""
        for piece in self._pieces():
            yield from _lines(piece)

    def close(self) -> None:
        """End the stream, if it is one, and free its connection."""
        self._closed = True
        if self._streamed():
            cast(Any, self._raw.parse()).close()

    def _pieces(self) -> Iterator[bytes]:
        known = self._known()
        if known is not None:
            yield known
            return
        self._begin()
        chunk = None
        for chunk in cast("Iterator[Any]", self._raw.parse()):
            yield _event(chunk)
        if _ends_with_done(chunk):
            yield _DONE


class AsyncAPIResponse(_Response[A]):
    """An answer of an asyncio client, whose body is read when it is asked for. Members are those of APIResponse."""

    async def parse(self, *, to: Any = None) -> A:
        """The answer or, of a stream, its chunks, as APIResponse.parse."""
        if to is None:
            return self._raw.parse()
        return TypeAdapter[A](to).validate_json(await self.read())

    async def read(self) -> bytes:
        """The whole body."""
        if self._body is None:
            self._body = b"".join([piece async for piece in self._pieces()])
        return self._body

    async def text(self) -> str:
        """The whole body as text."""
        return (await self.read()).decode()

    async def json(self) -> Any:
        """The whole body as JSON. Raises json.JSONDecodeError for a stream, which is none."""
        return json.loads(await self.read())

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body in pieces of `chunk_size` bytes or, without it, as they come."""
        cutter = _Cutter[bytes](chunk_size)
        async for piece in self._pieces():
            for cut in cutter.feed(piece):
                yield cut
        for cut in cutter.rest:
            yield cut

    async def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """The body in pieces of `chunk_size` characters or, without it, as they come."""
        cutter = _Cutter[str](chunk_size)
        async for piece in self._pieces():
            for cut in cutter.feed(piece.decode()):
                yield cut
        for cut in cutter.rest:
            yield cut

    async def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the body, without their ends."""
        async for piece in self._pieces():
            for line in _lines(piece):
                yield line

    async def close(self) -> None:
        """End the stream, if it is one, and free its connection."""
        self._closed = True
        if self._streamed():
            await cast(Any, self._raw.parse()).close()

    async def _pieces(self) -> AsyncIterator[bytes]:
        known = self._known()
        if known is not None:
            yield known
            return
        self._begin()
        chunk = None
        async for chunk in cast("AsyncIterator[Any]", self._raw.parse()):
            yield _event(chunk)
        if _ends_with_done(chunk):
            yield _DONE


class ResponseContextManager(Generic[A]):
    """A request that is sent when the `with` block is entered."""

    def __init__(self, send: Callable[[], RawAnswer[A]]) -> None:
        self._send = send
        self._response: APIResponse[A] | None = None

    def __enter__(self) -> APIResponse[A]:
        self._response = APIResponse(self._send())
        return self._response

    def __exit__(self, *_: object) -> None:
        if self._response is not None:
            self._response.close()


class AsyncResponseContextManager(Generic[A]):
    """A request that is sent when the `async with` block is entered."""

    def __init__(self, send: Callable[[], Awaitable[RawAnswer[A]]]) -> None:
        self._send = send
        self._response: AsyncAPIResponse[A] | None = None

    async def __aenter__(self) -> AsyncAPIResponse[A]:
        self._response = AsyncAPIResponse(await self._send())
        return self._response

    async def __aexit__(self, *_: object) -> None:
        if self._response is not None:
            await self._response.close()


class _Cutter(Generic[Piece]):
    """Makes pieces of one size of pieces of any size."""

    def __init__(self, size: int | None) -> None:
        if size is not None and size < 1:
            raise ValueError(f"chunk_size must be at least 1, found {size}")
        self._size = size
        self._held: list[Piece] = []

    def feed(self, piece: Piece) -> list[Piece]:
        """The pieces that are whole."""
        if self._size is None:
            return [piece] if piece else []
        given = self._held[0] + piece if self._held else piece
        size = self._size
        whole = [given[at : at + size] for at in range(0, len(given) - size + 1, size)]
        self._held = [given[len(whole) * size :]]
        return whole

    @property
    def rest(self) -> list[Piece]:
        """The last piece, which may be shorter."""
        return [piece for piece in self._held if piece]


def _cut(pieces: Iterator[Piece], size: int | None) -> Iterator[Piece]:
    cutter = _Cutter[Piece](size)
    for piece in pieces:
        yield from cutter.feed(piece)
    yield from cutter.rest


def _json(value: Any) -> bytes:
    """An answer as the JSON of OpenAI's service."""
    written: bytes = value.to_json()
    return written


def _event(chunk: Any) -> bytes:
    """A chunk as an event. Events of the Responses API have their type as their name."""
    name = getattr(chunk, "type", None)
    head = b"" if name is None else f"event: {name}\n".encode()
    return head + b"data: " + _json(chunk) + b"\n\n"


def _ends_with_done(last: Any) -> bool:
    """Whether a stream of such chunks ends with `[DONE]`: chunks without a type do."""
    return getattr(last, "type", None) is None


def _lines(piece: bytes) -> list[str]:
    """The lines of a piece, which always ends where one does. Only line feeds: JSON has no others."""
    return piece.decode().removesuffix("\n").split("\n")
