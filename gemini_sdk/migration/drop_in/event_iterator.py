"""What streams of events have in common, whatever their events are."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, Self, TypeVar

from gemini_sdk.migration.drop_in.streams import AsyncStream, Stream

E = TypeVar("E")
S = TypeVar("S", bound="EventIterator[Any]")
A = TypeVar("A", bound="AsyncEventIterator[Any]")


class EventIterator(Iterator[E]):
    """Events made of a stream: iterate over them, once."""

    _stream: Stream[Any]

    def until_done(self) -> Self:
        """Read the rest of the stream."""
        for _ in self:
            pass
        return self

    def close(self) -> None:
        """End the stream and free its connection."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncEventIterator(AsyncIterator[E]):
    """Events made of a stream: iterate over them with `async for`, once."""

    _stream: AsyncStream[Any]

    async def until_done(self) -> Self:
        """Read the rest of the stream."""
        async for _ in self:
            pass
        return self

    async def close(self) -> None:
        """End the stream and free its connection."""
        await self._stream.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class EventStreamManager(Generic[S]):
    """Sends the request when a `with` block is entered, and ends the stream when it is left."""

    def __init__(self, opened: Callable[[], S]) -> None:
        self._opened = opened
        self._stream: S | None = None

    def __enter__(self) -> S:
        self._stream = self._opened()
        return self._stream

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()


class AsyncEventStreamManager(Generic[A]):
    """Sends the request when an `async with` block is entered, and ends the stream when it is left."""

    def __init__(self, opened: Callable[[], Awaitable[A]]) -> None:
        self._opened = opened
        self._stream: A | None = None

    async def __aenter__(self) -> A:
        self._stream = await self._opened()
        return self._stream

    async def __aexit__(self, *_: object) -> None:
        if self._stream is not None:
            await self._stream.close()
