"""Streams of OpenAI's chunks over streams of Gemini's."""

from collections import deque
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from gemini_sdk.migration.drop_in.call import log_losses
from gemini_sdk.migration.errors import openai_errors

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncStream as GeminiAsyncStream
    from gemini_sdk._transport.raw import RawResponse
    from gemini_sdk._transport.sync_transport import Stream as GeminiStream
    from gemini_sdk.migration.drop_in.call import GeminiCall
    from gemini_sdk.types.generate_content import GenerateContentResponse

C = TypeVar("C")


class _Made(Generic[C]):
    """Chunks made and not yet handed over."""

    def __init__(self, exchange: "GeminiCall") -> None:
        self._chunks = exchange.chunks()
        self._waiting: deque[C] = deque()
        self._ended = False

    def _feed(self, chunk: "GenerateContentResponse | None") -> None:
        """Take a chunk of Gemini's, or the end of them."""
        if chunk is not None:
            self._waiting.extend(cast(list[C], self._chunks.feed(chunk)))
        elif not self._ended:
            self._ended = True
            self._waiting.extend(cast(list[C], self._chunks.finish()))
            log_losses(self._chunks.notes)


class Stream(_Made[C]):
    """An answer in chunks: iterate over it, once. Leaving a `with` block, or `close()`, ends it."""

    def __init__(
        self, stream: "GeminiStream[GenerateContentResponse]", exchange: "GeminiCall"
    ) -> None:
        super().__init__(exchange)
        self._stream = stream
        self._advance()

    @property
    def response(self) -> "RawResponse[Any] | None":
        """Status and headers of Gemini's answer."""
        return self._stream.response

    def _advance(self) -> None:
        """Have a chunk waiting, unless there are no more. Called at once: errors belong to `create`."""
        with openai_errors():
            while not self._waiting and not self._ended:
                self._feed(next(self._stream, None))

    def __iter__(self) -> Iterator[C]:
        return self

    def __next__(self) -> C:
        self._advance()
        if not self._waiting:
            raise StopIteration
        return self._waiting.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the stream and free its connection."""
        self._stream.close()


class AsyncStream(_Made[C]):
    """An answer in chunks: iterate over it with `async for`, once. Leaving an `async with` block ends it."""

    def __init__(
        self, stream: "GeminiAsyncStream[GenerateContentResponse]", exchange: "GeminiCall"
    ) -> None:
        super().__init__(exchange)
        self._stream = stream

    @property
    def response(self) -> "RawResponse[Any] | None":
        """Status and headers of Gemini's answer."""
        return self._stream.response

    async def _advance(self) -> None:
        with openai_errors():
            while not self._waiting and not self._ended:
                self._feed(await anext(self._stream, None))

    def __aiter__(self) -> AsyncIterator[C]:
        return self

    async def __anext__(self) -> C:
        await self._advance()
        if not self._waiting:
            raise StopAsyncIteration
        return self._waiting.popleft()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the stream and free its connection."""
        await self._stream.aclose()


async def begun_stream(
    stream: "GeminiAsyncStream[GenerateContentResponse]", exchange: "GeminiCall"
) -> AsyncStream[Any]:
    """A stream whose first chunk has arrived: errors belong to `create`."""
    made = AsyncStream[Any](stream, exchange)
    advance: Any = made
    await advance._advance()
    return made
