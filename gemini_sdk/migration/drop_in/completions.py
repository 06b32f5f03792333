"""`chat.completions` and `completions`, with one `create` each: described once, performed by four kinds of callers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack, overload

from gemini_sdk._transport.transfer import finished
from gemini_sdk.migration.drop_in.api_response import (
    AsyncResponseContextManager,
    ResponseContextManager,
)
from gemini_sdk.migration.drop_in.call import DropInCalls
from gemini_sdk.migration.drop_in.missing import Resource, whole_only
from gemini_sdk.migration.drop_in.openai_params import ChatParams, ParseParams, TextParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled
from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
from gemini_sdk.migration.drop_in.streamed_resources import (
    StreamedChat,
    StreamedChatCompletions,
    StreamedCompletions,
)
from gemini_sdk.migration.drop_in.streams import AsyncStream, Stream, begun_stream
from gemini_sdk.migration.errors import openai_errors
from gemini_sdk.migration.gemini_request import CHAT, TEXT

if TYPE_CHECKING:
    from gemini_sdk.migration.drop_in.call import GeminiCall
    from gemini_sdk.migration.drop_in.chat_stream import (
        AsyncChatCompletionStreamManager,
        ChatCompletionStreamManager,
    )
    from gemini_sdk.migration.drop_in.parsed import ParsedChatCompletion, ParsedForm
    from gemini_sdk.types.azure_openai import ChatCompletion, ChatCompletionChunk, Completion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Sender:
    """Performs exchanges on a Gemini client. `send` describes it once for both kinds of clients."""

    gemini: Any
    exchanges: DropInCalls

    async def _sent(self, kind: str, params: Mapping[str, Any]) -> RawAnswer[Any]:
        with openai_errors():
            exchange = self.exchanges.describe(kind, params)
            if exchange.streamed:
                stream = self.gemini.stream_generate_content(**exchange.arguments)
                made = await settled(self._begun(stream, exchange))
                return RawAnswer.of(made.response, made)
            whole = self.gemini.with_raw_response.generate_content(**exchange.arguments)
            raw = await settled(whole)
            return RawAnswer.of(raw, exchange.answer(raw.parse()))

    def _begun(self, stream: Any, exchange: "GeminiCall") -> Any:
        """A stream whose first chunk has arrived, or something to await for it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DropInSender(_Sender):
    """Performs exchanges on a client that blocks."""

    def send(self, kind: str, params: Mapping[str, Any]) -> RawAnswer[Any]:
        """The answer to the keyword arguments of `create`, or the stream of it; `kind` is the type of the request."""
        return finished(self._sent(kind, params))

    def _begun(self, stream: Any, exchange: "GeminiCall") -> Any:
        return Stream[Any](stream, exchange)


@dataclass(frozen=True, slots=True)
class AsyncSender(_Sender):
    """Performs exchanges on a client whose methods are awaited."""

    async def send(self, kind: str, params: Mapping[str, Any]) -> RawAnswer[Any]:
        """The answer to the keyword arguments of `create`, or the stream of it; `kind` is the type of the request."""
        return await self._sent(kind, params)

    def _begun(self, stream: Any, exchange: "GeminiCall") -> Any:
        return begun_stream(stream, exchange)


def _parsed_request(
    response_format: Any, params: Mapping[str, Any]
) -> "tuple[dict[str, Any], ParsedForm]":
    """Keyword arguments of `create`, and what the answer is read as."""
    from gemini_sdk.migration.drop_in.parsed import ParsedForm  # few programs need it

    request = {**params, "response_format": response_format}
    return request, ParsedForm.of(request)


class RawChatOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self, *, stream: bool | None = None, **params: Unpack[ChatParams]
    ) -> RawAnswer[Any]:
        """Answer a conversation; `parse()` what is returned for the answer itself."""
        made: RawAnswer[Any] = await settled(self._sender.send(CHAT, {**params, "stream": stream}))
        return made

    @operation
    async def parse(
        self, *, response_format: Any = None, **params: Unpack[ParseParams]
    ) -> RawAnswer[Any]:
        """Answer a conversation, and read the answer; `parse()` what is returned for the answer itself."""
        whole_only("parse", params)
        request, form = _parsed_request(response_format, params)
        raw: RawAnswer[Any] = await settled(self._sender.send(CHAT, request))
        return replace(raw, _answer=form.completion(raw.parse()))


class RawChatCompletions(RawChatOperations, Blocking):
    """`client.chat.completions.with_raw_response`."""


class AsyncRawChatCompletions(RawChatOperations, Awaited):
    """`client.chat.completions.with_raw_response` of asyncio clients."""


class RawTextOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self, *, stream: bool | None = None, **params: Unpack[TextParams]
    ) -> RawAnswer[Any]:
        """Go on with a prompt; `parse()` what is returned for the answer itself."""
        made: RawAnswer[Any] = await settled(self._sender.send(TEXT, {**params, "stream": stream}))
        return made


class RawCompletions(RawTextOperations, Blocking):
    """`client.completions.with_raw_response`."""


class AsyncRawCompletions(RawTextOperations, Awaited):
    """`client.completions.with_raw_response` of asyncio clients."""


class ChatCompletions(Resource[DropInSender]):
    """`client.chat.completions`."""

    @overload
    def create(
        self, *, stream: Literal[False] | None = None, **params: Unpack[ChatParams]
    ) -> "ChatCompletion": ...
    @overload
    def create(
        self, *, stream: Literal[True], **params: Unpack[ChatParams]
    ) -> "Stream[ChatCompletionChunk]": ...
    @overload
    def create(
        self, *, stream: bool | None = None, **params: Unpack[ChatParams]
    ) -> "ChatCompletion | Stream[ChatCompletionChunk]": ...
    def create(self, *, stream: bool | None = None, **params: Unpack[ChatParams]) -> Any:
        """Answer a conversation, at once or, with `stream=True`, in chunks.

        Raises:
            BadRequestError: the request is wrong, or Gemini has nothing for it.
            APIError: the call went wrong; see `gemini_sdk.migration.errors` for one class per status.
            LossyConversionError: the client is strict, and something would be lost.
        """
        return self._sender.send(CHAT, {**params, "stream": stream}).parse()

    @overload
    def parse(
        self, *, response_format: type[T], **params: Unpack[ParseParams]
    ) -> "ParsedChatCompletion[T]": ...
    @overload
    def parse(
        self, *, response_format: Any = None, **params: Unpack[ParseParams]
    ) -> "ParsedChatCompletion[Any]": ...
    def parse(self, *, response_format: Any = None, **params: Unpack[ParseParams]) -> Any:
        """Answer a conversation, and read the answer: `message.parsed`, and `parsed_arguments` of calls.

        Args:
            response_format: a pydantic model or another type, whose JSON Schema is sent; or a mapping, as in `create`.

        Raises:
            LengthFinishReasonError: the answer was cut off.
            ContentFilterFinishReasonError: the content filter held the answer back.
            pydantic.ValidationError: the answer does not have the type.
            APIError: the call went wrong, as in `create`.
        """
        return self.with_raw_response.parse(response_format=response_format, **params).parse()

    def stream(
        self, *, response_format: Any = None, **params: Unpack[ParseParams]
    ) -> "ChatCompletionStreamManager":
        """Answer a conversation in events. The request is sent when the `with` block is entered.

        Args:
            response_format: as in `parse`.
        """
        from gemini_sdk.migration.drop_in.chat_stream import ChatCompletionStreamManager

        with openai_errors():
            request, form = _parsed_request(response_format, params)
        return ChatCompletionStreamManager(
            lambda: self._sender.send(CHAT, {**request, "stream": True}).parse(), form
        )

    @property
    def with_raw_response(self) -> "RawChatCompletions":
        """The same, with status and headers."""
        return RawChatCompletions(self._sender)

    @property
    def with_streaming_response(self) -> "StreamedChatCompletions[ResponseContextManager[Any]]":
        """The same, for `with` blocks that read the body."""
        return StreamedChatCompletions(self.with_raw_response, ResponseContextManager)


class AsyncChatCompletions(Resource[AsyncSender]):
    """`client.chat.completions` of asyncio clients."""

    @overload
    async def create(
        self, *, stream: Literal[False] | None = None, **params: Unpack[ChatParams]
    ) -> "ChatCompletion": ...
    @overload
    async def create(
        self, *, stream: Literal[True], **params: Unpack[ChatParams]
    ) -> "AsyncStream[ChatCompletionChunk]": ...
    @overload
    async def create(
        self, *, stream: bool | None = None, **params: Unpack[ChatParams]
    ) -> "ChatCompletion | AsyncStream[ChatCompletionChunk]": ...
    async def create(self, *, stream: bool | None = None, **params: Unpack[ChatParams]) -> Any:
        """Answer a conversation, as ChatCompletions.create does."""
        return (await self._sender.send(CHAT, {**params, "stream": stream})).parse()

    @overload
    async def parse(
        self, *, response_format: type[T], **params: Unpack[ParseParams]
    ) -> "ParsedChatCompletion[T]": ...
    @overload
    async def parse(
        self, *, response_format: Any = None, **params: Unpack[ParseParams]
    ) -> "ParsedChatCompletion[Any]": ...
    async def parse(self, *, response_format: Any = None, **params: Unpack[ParseParams]) -> Any:
        """Answer a conversation, and read the answer, as ChatCompletions.parse does."""
        raw = await self.with_raw_response.parse(response_format=response_format, **params)
        return raw.parse()

    def stream(
        self, *, response_format: Any = None, **params: Unpack[ParseParams]
    ) -> "AsyncChatCompletionStreamManager":
        """Answer a conversation in events. The request is sent when the `async with` block is entered.

        Args:
            response_format: as in `parse`.
        """
        from gemini_sdk.migration.drop_in.chat_stream import AsyncChatCompletionStreamManager

        with openai_errors():
            request, form = _parsed_request(response_format, params)

        async def send() -> Any:
            return (await self._sender.send(CHAT, {**request, "stream": True})).parse()

        return AsyncChatCompletionStreamManager(send, form)

    @property
    def with_raw_response(self) -> "AsyncRawChatCompletions":
        """The same, with status and headers."""
        return AsyncRawChatCompletions(self._sender)

    @property
    def with_streaming_response(
        self,
    ) -> "StreamedChatCompletions[AsyncResponseContextManager[Any]]":
        """The same, for `async with` blocks that read the body."""
        return StreamedChatCompletions(self.with_raw_response, AsyncResponseContextManager)


class Completions(Resource[DropInSender]):
    """`client.completions`."""

    @overload
    def create(
        self, *, stream: Literal[False] | None = None, **params: Unpack[TextParams]
    ) -> "Completion": ...
    @overload
    def create(
        self, *, stream: Literal[True], **params: Unpack[TextParams]
    ) -> "Stream[Completion]": ...
    @overload
    def create(
        self, *, stream: bool | None = None, **params: Unpack[TextParams]
    ) -> "Completion | Stream[Completion]": ...
    def create(self, *, stream: bool | None = None, **params: Unpack[TextParams]) -> Any:
        """Continue a prompt, at once or, with `stream=True`, in chunks. Raises what ChatCompletions.create raises."""
        return self._sender.send(TEXT, {**params, "stream": stream}).parse()

    @property
    def with_raw_response(self) -> "RawCompletions":
        """The same, with status and headers."""
        return RawCompletions(self._sender)

    @property
    def with_streaming_response(self) -> "StreamedCompletions[ResponseContextManager[Any]]":
        """The same, for `with` blocks that read the body."""
        return StreamedCompletions(self.with_raw_response, ResponseContextManager)


class AsyncCompletions(Resource[AsyncSender]):
    """`client.completions` of asyncio clients."""

    @overload
    async def create(
        self, *, stream: Literal[False] | None = None, **params: Unpack[TextParams]
    ) -> "Completion": ...
    @overload
    async def create(
        self, *, stream: Literal[True], **params: Unpack[TextParams]
    ) -> "AsyncStream[Completion]": ...
    @overload
    async def create(
        self, *, stream: bool | None = None, **params: Unpack[TextParams]
    ) -> "Completion | AsyncStream[Completion]": ...
    async def create(self, *, stream: bool | None = None, **params: Unpack[TextParams]) -> Any:
        """Go on with a prompt, as Completions.create does."""
        return (await self._sender.send(TEXT, {**params, "stream": stream})).parse()

    @property
    def with_raw_response(self) -> "AsyncRawCompletions":
        """The same, with status and headers."""
        return AsyncRawCompletions(self._sender)

    @property
    def with_streaming_response(self) -> "StreamedCompletions[AsyncResponseContextManager[Any]]":
        """The same, for `async with` blocks that read the body."""
        return StreamedCompletions(self.with_raw_response, AsyncResponseContextManager)


class ChatResource(Resource[DropInSender]):
    """`client.chat`."""

    @property
    def completions(self) -> ChatCompletions:
        """Answers to conversations."""
        return ChatCompletions(self._sender)

    @property
    def with_raw_response(self) -> "RawChat":
        """The same, with status and headers."""
        return RawChat(self._sender)

    @property
    def with_streaming_response(self) -> "StreamedChat[ResponseContextManager[Any]]":
        """The same, for `with` blocks that read the body."""
        return StreamedChat(self.with_raw_response, ResponseContextManager)


class BetaResource(Resource[DropInSender]):
    """`client.beta`."""

    @property
    def chat(self) -> ChatResource:
        """The same as `client.chat`."""
        return ChatResource(self._sender)


class RawChat(Resource[DropInSender]):
    """`client.chat.with_raw_response`."""

    @property
    def completions(self) -> RawChatCompletions:
        """Answers to conversations."""
        return RawChatCompletions(self._sender)


class AsyncChatResource(Resource[AsyncSender]):
    """`client.chat` of asyncio clients."""

    @property
    def completions(self) -> AsyncChatCompletions:
        """Answers to conversations."""
        return AsyncChatCompletions(self._sender)

    @property
    def with_raw_response(self) -> "AsyncRawChat":
        """The same, with status and headers."""
        return AsyncRawChat(self._sender)

    @property
    def with_streaming_response(self) -> "StreamedChat[AsyncResponseContextManager[Any]]":
        """The same, for `async with` blocks that read the body."""
        return StreamedChat(self.with_raw_response, AsyncResponseContextManager)


class AsyncRawChat(Resource[AsyncSender]):
    """`client.chat.with_raw_response` of asyncio clients."""

    @property
    def completions(self) -> AsyncRawChatCompletions:
        """Answers to conversations."""
        return AsyncRawChatCompletions(self._sender)


class AsyncBetaResource(Resource[AsyncSender]):
    """`client.beta` of asyncio clients."""

    @property
    def chat(self) -> AsyncChatResource:
        """The same as `client.chat`."""
        return AsyncChatResource(self._sender)
