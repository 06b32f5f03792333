"""Streams of events: what `chat.completions.stream` returns."""

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from gemini_sdk.migration.drop_in.chat_events import ChatCompletionStreamEvent, ChatEvents
from gemini_sdk.migration.drop_in.event_iterator import (
    AsyncEventIterator,
    AsyncEventStreamManager,
    EventIterator,
    EventStreamManager,
)
from gemini_sdk.migration.drop_in.parsed import ParsedChatCompletion, ParsedForm
from gemini_sdk.migration.drop_in.streams import AsyncStream, Stream

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


class ChatCompletionStream(_State, EventIterator[ChatCompletionStreamEvent]):
    """The events of an answer: iterate over them, once."""

    def __init__(self, stream: "Stream[ChatCompletionChunk]", form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    def __next__(self) -> ChatCompletionStreamEvent:
        while not self._waiting:
            self._waiting.extend(self._events.feed(next(self._stream)))
        return self._waiting.popleft()

    def get_final_completion(self) -> ParsedChatCompletion[Any]:
        """The whole answer, after the rest of the stream is read. Raises what `parse` raises."""
        self.until_done()
        return self._events.final()


class ChatCompletionStreamManager(EventStreamManager[ChatCompletionStream]):
    """Sends the request when a `with` block is entered, and ends the stream when it is left."""

    def __init__(self, send: "Callable[[], Stream[ChatCompletionChunk]]", form: ParsedForm) -> None:
        super().__init__(lambda: ChatCompletionStream(send(), form))


class AsyncChatCompletionStream(_State, AsyncEventIterator[ChatCompletionStreamEvent]):
    """The events of an answer: iterate over them with `async for`, once."""

    def __init__(self, stream: "AsyncStream[ChatCompletionChunk]", form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    async def __anext__(self) -> ChatCompletionStreamEvent:
        while not self._waiting:
            self._waiting.extend(self._events.feed(await anext(self._stream)))
        return self._waiting.popleft()

    async def get_final_completion(self) -> ParsedChatCompletion[Any]:
        """The whole answer, after the rest of the stream is read. Raises what `parse` raises."""
        await self.until_done()
        return self._events.final()


class AsyncChatCompletionStreamManager(AsyncEventStreamManager[AsyncChatCompletionStream]):
    """Sends the request when an `async with` block is entered, and ends the stream when it is left."""

    def __init__(
        self, send: "Callable[[], Awaitable[AsyncStream[ChatCompletionChunk]]]", form: ParsedForm
    ) -> None:
        async def opened() -> AsyncChatCompletionStream:
            return AsyncChatCompletionStream(await send(), form)

        super().__init__(opened)
