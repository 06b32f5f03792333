"""Streams of events with snapshots: what `responses.stream` returns."""

from collections.abc import Awaitable, Callable
from typing import Any

from gemini_sdk.errors import StreamBrokenError
from gemini_sdk.migration.drop_in.event_iterator import (
    AsyncEventIterator,
    AsyncEventStreamManager,
    EventIterator,
    EventStreamManager,
)
from gemini_sdk.migration.drop_in.parsed import ParsedForm
from gemini_sdk.migration.drop_in.parsed_response import (
    ParsedResponse,
    ParsedResponseStreamEvent,
    parsed_response,
)
from gemini_sdk.migration.drop_in.streams import AsyncStream, Stream
from gemini_sdk.migration.errors import openai_errors
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


class ResponseStream(_Snapshots, EventIterator[ResponseStreamEvent]):
    """The events of a response: iterate over them, once."""

    def __init__(self, stream: Stream[ResponseStreamEvent], form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    def __next__(self) -> ResponseStreamEvent:
        return self._with_snapshot(next(self._stream))

    def get_final_response(self) -> ParsedResponse[Any]:
        """The whole response, after the rest of the stream is read."""
        self.until_done()
        with openai_errors():
            return self._whole()


class ResponseStreamManager(EventStreamManager[ResponseStream]):
    """Sends the request when a `with` block is entered, and ends the stream when it is left."""

    def __init__(self, send: Callable[[], Stream[ResponseStreamEvent]], form: ParsedForm) -> None:
        super().__init__(lambda: ResponseStream(send(), form))


class AsyncResponseStream(_Snapshots, AsyncEventIterator[ResponseStreamEvent]):
    """The events of a response: iterate over them with `async for`, once."""

    def __init__(self, stream: AsyncStream[ResponseStreamEvent], form: ParsedForm) -> None:
        super().__init__(form)
        self._stream = stream

    async def __anext__(self) -> ResponseStreamEvent:
        return self._with_snapshot(await anext(self._stream))

    async def get_final_response(self) -> ParsedResponse[Any]:
        """The whole response, after the rest of the stream is read."""
        await self.until_done()
        with openai_errors():
            return self._whole()


class AsyncResponseStreamManager(AsyncEventStreamManager[AsyncResponseStream]):
    """Sends the request when an `async with` block is entered, and ends the stream when it is left."""

    def __init__(
        self, send: Callable[[], Awaitable[AsyncStream[ResponseStreamEvent]]], form: ParsedForm
    ) -> None:
        async def opened() -> AsyncResponseStream:
            return AsyncResponseStream(await send(), form)

        super().__init__(opened)
