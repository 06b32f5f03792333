"""Streams of events with snapshots: what `responses.stream` returns."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Self

from gemini_sdk.errors import StreamBrokenError
from gemini_sdk.migration.errors import openai_errors
from gemini_sdk.migration.parsed import ParsedForm
from gemini_sdk.migration.parsed_response import (
    ParsedResponse,
    ParsedResponseStreamEvent,
    parsed_response,
)
from gemini_sdk.migration.streams import AsyncStream, Stream
from gemini_sdk.types.azure_openai import Response, ResponseStreamEvent

_DELTAS = ("response.output_text.delta", "response.function_call_arguments.delta")
_TEXT_DONE = "response.output_text.done"
_ENDS = ("response.completed", "response.incomplete", "response.failed")


class _Snapshots:
    """Adds what is known so far to events."""

    def __init__(self, form: ParsedForm) -> None:
        self._form = form
        self._texts: dict[tuple[int | None, int | None], str] = {}
        self._final: ParsedResponse[Any] | None = None

    def _with_snapshot(self, event: ResponseStreamEvent) -> ResponseStreamEvent:
        """The event with the text so far, and with what is read of a whole text and of the whole response."""
        more: dict[str, Any] = {}
        if event.type in _DELTAS:
            place = (event.output_index, event.content_index)
            self._texts[place] = self._texts.get(place, "") + (event.delta or "")
            more["snapshot"] = self._texts[place]
        elif event.type == _TEXT_DONE:
            more["parsed"] = self._form.content(event.text, None)
        elif event.type in _ENDS and event.response is not None:
            self._final = self._read(event.response)
            more["response"] = self._final
        if not more:
            return event
        known = {name: getattr(event, name) for name in event.model_fields_set}
        return ParsedResponseStreamEvent.model_validate(known | more)

    def _read(self, response: Response) -> ParsedResponse[Any]:
        """The response; of one that is not complete, nothing is read."""
        whole = response.status == "completed"
        return parsed_response(response, self._form if whole else ParsedForm(None, {}))

    def _whole(self) -> ParsedResponse[Any]:
        if self._final is None:
            raise StreamBrokenError("the stream ended without a whole response")
        return self._final


class ResponseStream(_Snapshots):
    """The events of a response: iterate over them, once."""

    def __init__(self, stream: Stream[ResponseStreamEvent], form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    def __iter__(self) -> Iterator[ResponseStreamEvent]:
        return self

    def __next__(self) -> ResponseStreamEvent:
        return self._with_snapshot(next(self._stream))

    def until_done(self) -> Self:
        """Read the rest of the stream."""
        for _ in self:
            pass
        return self

    def get_final_response(self) -> ParsedResponse[Any]:
        """The whole response, after the rest of the stream is read."""
        self.until_done()
        with openai_errors():
            return self._whole()

    def close(self) -> None:
        """End the stream and free its connection."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class ResponseStreamManager:
    """Sends the request when a `with` block is entered, and ends the stream when it is left."""

    def __init__(self, send: Callable[[], Stream[ResponseStreamEvent]], form: ParsedForm) -> None:
        self._send = send
        self._form = form
        self._stream: ResponseStream | None = None

    def __enter__(self) -> ResponseStream:
        self._stream = ResponseStream(self._send(), self._form)
        return self._stream

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()


class AsyncResponseStream(_Snapshots):
    """The events of a response: iterate over them with `async for`, once."""

    def __init__(self, stream: AsyncStream[ResponseStreamEvent], form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[ResponseStreamEvent]:
        return self

    async def __anext__(self) -> ResponseStreamEvent:
        return self._with_snapshot(await anext(self._stream))

    async def until_done(self) -> Self:
        """Read the rest of the stream."""
        async for _ in self:
            pass
        return self

    async def get_final_response(self) -> ParsedResponse[Any]:
        """The whole response, after the rest of the stream is read."""
        await self.until_done()
        with openai_errors():
            return self._whole()

    async def close(self) -> None:
        """End the stream and free its connection."""
        await self._stream.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class AsyncResponseStreamManager:
    """Sends the request when an `async with` block is entered, and ends the stream when it is left."""

    def __init__(
        self, send: Callable[[], Awaitable[AsyncStream[ResponseStreamEvent]]], form: ParsedForm
    ) -> None:
        self._send = send
        self._form = form
        self._stream: AsyncResponseStream | None = None

    async def __aenter__(self) -> AsyncResponseStream:
        self._stream = AsyncResponseStream(await self._send(), self._form)
        return self._stream

    async def __aexit__(self, *_: object) -> None:
        if self._stream is not None:
            await self._stream.close()
