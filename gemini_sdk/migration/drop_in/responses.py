"""`client.responses` of drop-in clients: described once, performed by four kinds of callers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack, overload

from gemini_sdk import types
from gemini_sdk.migration.drop_in.api_response import (
    AsyncResponseContextManager,
    ResponseContextManager,
)
from gemini_sdk.migration.drop_in.call import DropInCalls, check_options, is_unset
from gemini_sdk.migration.drop_in.missing import Resource, whole_only
from gemini_sdk.migration.drop_in.openai_params import CallParams, ResponseParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled
from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
from gemini_sdk.migration.drop_in.response_archive import AsyncItemPage, ItemPage, ResponseArchive
from gemini_sdk.migration.drop_in.response_call import described
from gemini_sdk.migration.drop_in.streamed_resources import StreamedResponses
from gemini_sdk.migration.errors import openai_errors
from gemini_sdk.migration.gemini_request import RESPONSE

if TYPE_CHECKING:
    from gemini_sdk.migration.drop_in.parsed import ParsedForm
    from gemini_sdk.migration.drop_in.parsed_response import ParsedResponse
    from gemini_sdk.migration.drop_in.response_stream import (
        AsyncResponseStreamManager,
        ResponseStreamManager,
    )
    from gemini_sdk.migration.drop_in.streams import AsyncStream, Stream
    from gemini_sdk.types.azure_openai import (
        Response,
        ResponseInputItem,
        ResponseInputTokenCount,
        ResponseStreamEvent,
    )
    from gemini_sdk.types.generate_content import CountTokensResponse

T = TypeVar("T")
_COUNTED = frozenset(
    "model contents system_instruction generation_config tools tool_config timeout extra_headers extra_query".split()
)
"""The arguments of generate_content that count_tokens has, too."""


def _request(params: Mapping[str, Any], **reading: Any) -> "tuple[dict[str, Any], ParsedForm]":
    """Keyword arguments of `create`, and what the answer is read as."""
    from gemini_sdk.migration.drop_in.parsed_response import response_form  # few programs need it

    return response_form(params, **reading)


def _counted(calls: DropInCalls, params: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of count_tokens for those of `create`."""
    arguments = described(calls, params).arguments
    return {name: value for name, value in arguments.items() if name in _COUNTED}


def _count(answer: "CountTokensResponse") -> "ResponseInputTokenCount":
    members = {"object": "response.input_tokens", "input_tokens": answer.total_tokens or 0}
    return types.azure_openai.ResponseInputTokenCount.model_validate(members)


def _input_items(
    calls: DropInCalls, response_id: str, options: Mapping[str, Any], **order: Any
) -> "list[ResponseInputItem]":
    check_options(options)
    given = {name: value for name, value in order.items() if not is_unset(value)}
    with openai_errors():
        return ResponseArchive(calls.responses_store).input_items(response_id, **given)


class InputItems(Resource[Any]):
    """`client.responses.input_items`."""

    def list(
        self,
        response_id: str,
        *,
        after: str | None = None,
        include: Any = None,
        limit: int | None = None,
        order: str = "desc",
        **options: Unpack[CallParams],
    ) -> ItemPage:
        """The input of a response in the client's `responses_store`, the newest item first."""
        return ItemPage(
            _input_items(
                self._sender.exchanges,
                response_id,
                options,
                after=after,
                include=include,
                limit=limit,
                order=order,
            )
        )


class AsyncInputItems(Resource[Any]):
    """`client.responses.input_items` of asyncio clients."""

    def list(
        self,
        response_id: str,
        *,
        after: str | None = None,
        include: Any = None,
        limit: int | None = None,
        order: str = "desc",
        **options: Unpack[CallParams],
    ) -> AsyncItemPage:
        """The input of a response, as InputItems.list: to be awaited, or iterated over."""
        return AsyncItemPage(
            _input_items(
                self._sender.exchanges,
                response_id,
                options,
                after=after,
                include=include,
                limit=limit,
                order=order,
            )
        )


class TokenOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def count(self, **params: Unpack[ResponseParams]) -> "ResponseInputTokenCount":
        """Count the tokens of a request with Gemini's countTokens. Arguments are those of `responses.create`."""
        arguments = _counted(self._sender.exchanges, params)
        return _count(await settled(self._sender.gemini.count_tokens(**arguments)))


class InputTokens(TokenOperations, Blocking):
    """`client.responses.input_tokens`."""


class AsyncInputTokens(TokenOperations, Awaited):
    """`client.responses.input_tokens` of asyncio clients."""


class ResponseOperations(Resource[Any]):
    """The operations of both kinds of clients that need no types of their own."""

    @operation
    async def retrieve(
        self,
        response_id: str,
        *,
        include: Any = None,
        stream: bool | None = None,
        **options: Unpack[CallParams],
    ) -> "Response":
        """A response from the client's `responses_store`, never as a stream.

        Raises:
            TypeError: a stream was asked for.
            NotFoundError: the store does not have it.
            ConfigurationError: the client has no store.
        """
        del include  # nothing is left out
        check_options(options)
        whole_only("retrieve", {"stream": stream})
        return ResponseArchive(self._sender.exchanges.responses_store).response(response_id)

    @operation
    async def delete(self, response_id: str, **options: Unpack[CallParams]) -> None:
        """Delete a response from the client's `responses_store`. Raises what `retrieve` raises."""
        check_options(options)
        ResponseArchive(self._sender.exchanges.responses_store).forget(response_id)


class RawResponseOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self, *, stream: bool | None = None, **params: Unpack[ResponseParams]
    ) -> RawAnswer[Any]:
        """Answer an input; `parse()` what is returned for the response itself."""
        made: RawAnswer[Any] = await settled(
            self._sender.send(RESPONSE, {**params, "stream": stream})
        )
        return made

    @operation
    async def parse(
        self,
        *,
        text_format: Any = None,
        parse_as: Any = None,
        verbosity: str | None = None,
        **params: Unpack[ResponseParams],
    ) -> RawAnswer[Any]:
        """Answer an input, and read the answer; `parse()` what is returned for the response itself."""
        whole_only("parse", params)
        request, form = _request(
            params, text_format=text_format, parse_as=parse_as, verbosity=verbosity
        )
        return _read(await settled(self._sender.send(RESPONSE, request)), form)


class RawResponses(RawResponseOperations, Blocking):
    """`client.responses.with_raw_response`."""


class AsyncRawResponses(RawResponseOperations, Awaited):
    """`client.responses.with_raw_response` of asyncio clients."""


class Responses(ResponseOperations, Blocking):
    """`client.responses`."""

    @overload
    def create(
        self, *, stream: Literal[False] | None = None, **params: Unpack[ResponseParams]
    ) -> "Response": ...
    @overload
    def create(
        self, *, stream: Literal[True], **params: Unpack[ResponseParams]
    ) -> "Stream[ResponseStreamEvent]": ...
    @overload
    def create(
        self, *, stream: bool | None = None, **params: Unpack[ResponseParams]
    ) -> "Response | Stream[ResponseStreamEvent]": ...
    def create(self, *, stream: bool | None = None, **params: Unpack[ResponseParams]) -> Any:
        """Answer an input, at once or, with `stream=True`, in events.

        `previous_response_id` and `conversation` need the client's `responses_store`.

        Raises:
            BadRequestError: the request is wrong, or Gemini has nothing for it, or no store has what it continues.
            APIError: the call went wrong; see `gemini_sdk.migration.errors` for one class per status.
            LossyConversionError: the client is strict, and something would be lost.
        """
        return self._sender.send(RESPONSE, {**params, "stream": stream}).parse()

    @overload
    def parse(
        self, *, text_format: type[T], **params: Unpack[ResponseParams]
    ) -> "ParsedResponse[T]": ...
    @overload
    def parse(
        self,
        *,
        text_format: Any = None,
        parse_as: Any = None,
        verbosity: str | None = None,
        **params: Unpack[ResponseParams],
    ) -> "ParsedResponse[Any]": ...
    def parse(
        self,
        *,
        text_format: Any = None,
        parse_as: Any = None,
        verbosity: str | None = None,
        **params: Unpack[ResponseParams],
    ) -> Any:
        """Answer an input, and read the answer: `output_parsed`, and `parsed_arguments` of calls.

        Args:
            text_format: a pydantic model or another type, whose JSON Schema is sent.
            parse_as: a type to read the text as, in place of `text_format`; its JSON Schema is not sent.
            verbosity: the same as in `text`.

        Raises:
            pydantic.ValidationError: the answer does not have the type, or was cut off.
            APIError: the call went wrong, as in `create`.
        """
        raw = self.with_raw_response.parse(
            text_format=text_format, parse_as=parse_as, verbosity=verbosity, **params
        )
        return raw.parse()

    def stream(
        self, *, text_format: Any = None, **params: Unpack[ResponseParams]
    ) -> "ResponseStreamManager":
        """Answer an input in events with snapshots. The request is sent when the `with` block is entered.

        Args:
            text_format: as in `parse`.
        """
        from gemini_sdk.migration.drop_in.response_stream import ResponseStreamManager

        with openai_errors():
            request, form = _request(params, text_format=text_format)
        return ResponseStreamManager(
            lambda: self._sender.send(RESPONSE, {**request, "stream": True}).parse(), form
        )

    @property
    def input_items(self) -> InputItems:
        """The input of responses in the client's `responses_store`."""
        return InputItems(self._sender)

    @property
    def input_tokens(self) -> InputTokens:
        """Counts the tokens of requests."""
        return InputTokens(self._sender)

    @property
    def with_raw_response(self) -> "RawResponses":
        """The same, with status and headers."""
        return RawResponses(self._sender)

    @property
    def with_streaming_response(self) -> StreamedResponses[ResponseContextManager[Any]]:
        """The same, for a `with` block that reads the body."""
        return StreamedResponses(self.with_raw_response, ResponseContextManager)


class AsyncResponses(ResponseOperations, Awaited):
    """`client.responses` of asyncio clients."""

    @overload
    async def create(
        self, *, stream: Literal[False] | None = None, **params: Unpack[ResponseParams]
    ) -> "Response": ...
    @overload
    async def create(
        self, *, stream: Literal[True], **params: Unpack[ResponseParams]
    ) -> "AsyncStream[ResponseStreamEvent]": ...
    @overload
    async def create(
        self, *, stream: bool | None = None, **params: Unpack[ResponseParams]
    ) -> "Response | AsyncStream[ResponseStreamEvent]": ...
    async def create(self, *, stream: bool | None = None, **params: Unpack[ResponseParams]) -> Any:
        """Answer an input, as Responses.create does."""
        return (await self._sender.send(RESPONSE, {**params, "stream": stream})).parse()

    @overload
    async def parse(
        self, *, text_format: type[T], **params: Unpack[ResponseParams]
    ) -> "ParsedResponse[T]": ...
    @overload
    async def parse(
        self,
        *,
        text_format: Any = None,
        parse_as: Any = None,
        verbosity: str | None = None,
        **params: Unpack[ResponseParams],
    ) -> "ParsedResponse[Any]": ...
    async def parse(
        self,
        *,
        text_format: Any = None,
        parse_as: Any = None,
        verbosity: str | None = None,
        **params: Unpack[ResponseParams],
    ) -> Any:
        """Answer an input, and read the answer, as Responses.parse does."""
        raw = await self.with_raw_response.parse(
            text_format=text_format, parse_as=parse_as, verbosity=verbosity, **params
        )
        return raw.parse()

    def stream(
        self, *, text_format: Any = None, **params: Unpack[ResponseParams]
    ) -> "AsyncResponseStreamManager":
        """Answer an input in events with snapshots. The request is sent when the `async with` block is entered.

        Args:
            text_format: as in `parse`.
        """
        from gemini_sdk.migration.drop_in.response_stream import AsyncResponseStreamManager

        with openai_errors():
            request, form = _request(params, text_format=text_format)

        async def send() -> Any:
            return (await self._sender.send(RESPONSE, {**request, "stream": True})).parse()

        return AsyncResponseStreamManager(send, form)

    @property
    def input_items(self) -> AsyncInputItems:
        """The input of responses in the client's `responses_store`."""
        return AsyncInputItems(self._sender)

    @property
    def input_tokens(self) -> AsyncInputTokens:
        """Counts the tokens of requests."""
        return AsyncInputTokens(self._sender)

    @property
    def with_raw_response(self) -> "AsyncRawResponses":
        """The same, with status and headers."""
        return AsyncRawResponses(self._sender)

    @property
    def with_streaming_response(self) -> StreamedResponses[AsyncResponseContextManager[Any]]:
        """The same, for a `with` block that reads the body."""
        return StreamedResponses(self.with_raw_response, AsyncResponseContextManager)


def _read(raw: RawAnswer[Any], form: "ParsedForm") -> RawAnswer[Any]:
    from gemini_sdk.migration.drop_in.parsed_response import parsed_response

    return replace(raw, _answer=parsed_response(raw.parse(), form))
