"""`client.embeddings` of drop-in clients, over embed_content."""

import struct
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from gemini_sdk import types, validation
from gemini_sdk._openai.fields import TO_GEMINI
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk._openai.report import LossyConversionError, Report
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration.drop_in.api_response import (
    AsyncResponseContextManager,
    ResponseContextManager,
)
from gemini_sdk.migration.drop_in.call import NO_MODEL, DropInCalls, separated
from gemini_sdk.migration.drop_in.completions import AsyncSender, DropInSender
from gemini_sdk.migration.drop_in.missing import Resource
from gemini_sdk.migration.drop_in.openai_params import EmbeddingParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled
from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
from gemini_sdk.migration.drop_in.streamed_resources import StreamedEmbeddings

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import (
        CreateEmbeddingResponse,
        CreateEncodedEmbeddingResponse,
    )
    from gemini_sdk.types.embeddings import BatchEmbedContentsResponse

EMBEDDING = "CreateEmbeddingRequest"
_FIELDS = FieldTypes(EMBEDDING, "azure-openai", TO_GEMINI)
_FORMATS = ("float", "base64")


@dataclass(frozen=True, slots=True)
class EmbeddingCall:
    """A call of embed_content, and the conversion of its answer."""

    arguments: Mapping[str, Any]
    encoded: bool
    """Whether vectors are base64."""

    def answer(
        self, response: "BatchEmbedContentsResponse"
    ) -> "CreateEmbeddingResponse | CreateEncodedEmbeddingResponse":
        """The answer in OpenAI's form."""
        usage = response.usage_metadata
        tokens = 0 if usage is None else usage.prompt_token_count or 0
        data: list[Json] = [
            {"object": "embedding", "index": index, "embedding": self._written(vector)}
            for index, vector in enumerate(response.vectors)
        ]
        kinds = types.azure_openai
        kind = (
            kinds.CreateEncodedEmbeddingResponse if self.encoded else kinds.CreateEmbeddingResponse
        )
        return kind.model_validate(
            {
                "object": "list",
                "data": data,
                "model": self.arguments["model"],
                "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
            }
        )

    def _written(self, vector: list[float]) -> list[float] | str:
        if not self.encoded:
            return vector
        return b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()


def described(calls: DropInCalls, params: Mapping[str, Any]) -> EmbeddingCall:
    """The call for the keyword arguments of `create`, whose report is passed on. Raises what `converted` raises."""
    call, report = converted(calls, params)
    calls.pass_on(report)
    return call


def converted(calls: DropInCalls, params: Mapping[str, Any]) -> tuple[EmbeddingCall, Report]:
    """The call for the keyword arguments of `create`, and the report of their conversion.

    Raises:
        InvalidPayloadError: the request is wrong, or has tokens in place of texts.
        LossyConversionError: the client is strict, and something would be lost.
    """
    given, options = separated(EMBEDDING, params)
    request = calls.with_deployment(plain_json(given))
    if faults := validation.faults(request, EMBEDDING, "azure-openai"):
        raise InvalidPayloadError(faults)
    findings = Findings(request, _FIELDS)
    name = request.get("model") or calls.deployment
    if name is None:
        raise InvalidPayloadError([NO_MODEL])
    choice = calls.model_map.choose(name)
    if name != choice.model:
        findings.adapt("model", choice.reason, target=choice.model)
    else:
        findings.exact("model", choice.reason)
    asked = request.get("encoding_format") or "float"
    if asked not in _FORMATS:
        findings.unknown("encoding_format", "format", asked, _FORMATS)
    texts = _texts(request["input"], findings)
    findings.check()
    report = findings.report()
    if calls.strict and report.harmful:
        raise LossyConversionError(report)
    arguments: Json = {"model": choice.model, "contents": texts, **options}
    if request.get("dimensions") is not None:
        arguments["output_dimensionality"] = request["dimensions"]
    return EmbeddingCall(arguments, asked == "base64"), report


def _texts(given: Any, findings: Findings) -> list[Any]:
    listed: list[Any] = [given] if isinstance(given, str) else given
    if not all(isinstance(each, str) for each in listed):
        expected = (
            "texts; Gemini has other tokens (with LangChain: check_embedding_ctx_length=False)"
        )
        findings.fault("input", "tokens of another model", "token ids", expected)
        return []
    for place, each in enumerate(listed):
        if not each:
            path = "input" if isinstance(given, str) else f"input[{place}]"
            findings.fault(path, "empty text", "''", "a text")
    return listed


class RawEmbeddingOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self, *, encoding_format: str | None = None, **params: Unpack[EmbeddingParams]
    ) -> RawAnswer[Any]:
        """Make a vector for each text; `parse()` what is returned for the answer itself."""
        call = described(self._sender.exchanges, {**params, "encoding_format": encoding_format})
        answer = await settled(self._sender.gemini.embed_content(**call.arguments))
        return RawAnswer.of(None, call.answer(answer))


class RawEmbeddings(RawEmbeddingOperations, Blocking):
    """`client.embeddings.with_raw_response`."""


class AsyncRawEmbeddings(RawEmbeddingOperations, Awaited):
    """`client.embeddings.with_raw_response` of asyncio clients."""


class Embeddings(Resource[DropInSender]):
    """`client.embeddings`."""

    @overload
    def create(
        self, *, encoding_format: Literal["base64"], **params: Unpack[EmbeddingParams]
    ) -> "CreateEncodedEmbeddingResponse": ...
    @overload
    def create(
        self, *, encoding_format: Literal["float"] | None = None, **params: Unpack[EmbeddingParams]
    ) -> "CreateEmbeddingResponse": ...
    @overload
    def create(
        self, *, encoding_format: str | None = None, **params: Unpack[EmbeddingParams]
    ) -> "CreateEmbeddingResponse | CreateEncodedEmbeddingResponse": ...
    def create(
        self, *, encoding_format: str | None = None, **params: Unpack[EmbeddingParams]
    ) -> Any:
        """Make a vector for each text. Vectors are lists of numbers or, if `encoding_format` is "base64", base64.

        Raises:
            BadRequestError: the request is wrong, or its input is tokens.
            APIError: the call went wrong; see `gemini_sdk.migration.errors` for one class per status.
            LossyConversionError: the client is strict, and something would be lost.
        """
        return self.with_raw_response.create(encoding_format=encoding_format, **params).parse()

    @property
    def with_raw_response(self) -> RawEmbeddings:
        """The same, in the form of other resources: an answer may take several requests, so it has no headers."""
        return RawEmbeddings(self._sender)

    @property
    def with_streaming_response(self) -> StreamedEmbeddings[ResponseContextManager[Any]]:
        """The same, for `with` blocks that read the body."""
        return StreamedEmbeddings(self.with_raw_response, ResponseContextManager)


class AsyncEmbeddings(Resource[AsyncSender]):
    """`client.embeddings` of asyncio clients."""

    @overload
    async def create(
        self, *, encoding_format: Literal["base64"], **params: Unpack[EmbeddingParams]
    ) -> "CreateEncodedEmbeddingResponse": ...
    @overload
    async def create(
        self, *, encoding_format: Literal["float"] | None = None, **params: Unpack[EmbeddingParams]
    ) -> "CreateEmbeddingResponse": ...
    @overload
    async def create(
        self, *, encoding_format: str | None = None, **params: Unpack[EmbeddingParams]
    ) -> "CreateEmbeddingResponse | CreateEncodedEmbeddingResponse": ...
    async def create(
        self, *, encoding_format: str | None = None, **params: Unpack[EmbeddingParams]
    ) -> Any:
        """Make a vector for each text, as Embeddings.create does."""
        raw = await self.with_raw_response.create(encoding_format=encoding_format, **params)
        return raw.parse()

    @property
    def with_raw_response(self) -> AsyncRawEmbeddings:
        """The same, in the form of other resources: an answer may take several requests, so it has no headers."""
        return AsyncRawEmbeddings(self._sender)

    @property
    def with_streaming_response(self) -> StreamedEmbeddings[AsyncResponseContextManager[Any]]:
        """The same, for `async with` blocks that read the body."""
        return StreamedEmbeddings(self.with_raw_response, AsyncResponseContextManager)
