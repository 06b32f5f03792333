"""Streams of events: what `chat.completions.stream` returns."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any, Self

from gemini_sdk.migration.chat_events import ChatCompletionStreamEvent, ChatEvents
from gemini_sdk.migration.parsed import ParsedChatCompletion, ParsedForm
from gemini_sdk.migration.streams import AsyncStream, Stream

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import ChatCompletionChunk


class _State:
    """Events made and not yet handed over."""

    def __init__(self, form: ParsedForm) -> None:
        self._events = ChatEvents(form)
        self._waiting: deque[ChatCompletionStreamEvent] = deque()

    @property
    def current_completion_snapshot(self) -> ParsedChatCompletion[Any]:
        """The answer so far."""
        return self._events.snapshot


class ChatCompletionStream(_State):
    """The events of an answer: iterate over them, once."""

    def __init__(self, stream: "Stream[ChatCompletionChunk]", form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    def __iter__(self) -> Iterator[ChatCompletionStreamEvent]:
        return self

    def __next__(self) -> ChatCompletionStreamEvent:
        while not self._waiting:
            self._waiting.extend(self._events.feed(next(self._stream)))
        return self._waiting.popleft()

    def until_done(self) -> Self:
        """Read the rest of the stream."""
        for _ in self:
            pass
        return self

    def get_final_completion(self) -> ParsedChatCompletion[Any]:
        """The whole answer, after the rest of the stream is read. Raises what `parse` raises."""
        self.until_done()
        return self._events.final()

    def close(self) -> None:
        """End the stream and free its connection."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class ChatCompletionStreamManager:
    """Sends the request when a `with` block is entered, and ends the stream when it is left."""

    def __init__(self, send: "Callable[[], Stream[ChatCompletionChunk]]", form: ParsedForm) -> None:
        self._send = send
        self._form = form
        self._stream: ChatCompletionStream | None = None

    def __enter__(self) -> ChatCompletionStream:
        self._stream = ChatCompletionStream(self._send(), self._form)
        return self._stream

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()


class AsyncChatCompletionStream(_State):
    """The events of an answer: iterate over them with `async for`, once."""

    def __init__(self, stream: "AsyncStream[ChatCompletionChunk]", form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[ChatCompletionStreamEvent]:
        return self

    async def __anext__(self) -> ChatCompletionStreamEvent:
        while not self._waiting:
            self._waiting.extend(self._events.feed(await anext(self._stream)))
        return self._waiting.popleft()

    async def until_done(self) -> Self:
        """Read the rest of the stream."""
        async for _ in self:
            pass
        return self

    async def get_final_completion(self) -> ParsedChatCompletion[Any]:
        """The whole answer, after the rest of the stream is read. Raises what `parse` raises."""
        await self.until_done()
        return self._events.final()

    async def close(self) -> None:
        """End the stream and free its connection."""
        await self._stream.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class AsyncChatCompletionStreamManager:
    """Sends the request when an `async with` block is entered, and ends the stream when it is left."""

    def __init__(
        self, send: "Callable[[], Awaitable[AsyncStream[ChatCompletionChunk]]]", form: ParsedForm
    ) -> None:
        self._send = send
        self._form = form
        self._stream: AsyncChatCompletionStream | None = None

    async def __aenter__(self) -> AsyncChatCompletionStream:
        self._stream = AsyncChatCompletionStream(await self._send(), self._form)
        return self._stream

    async def __aexit__(self, *_: object) -> None:
        if self._stream is not None:
            await self._stream.close()
