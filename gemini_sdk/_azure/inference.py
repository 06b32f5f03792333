"""The operations of Azure AI Model Inference, each described once for every client that has them.

Models are named through `types`, which loads their module at the first call rather than with the client.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, Unpack
from uuid import uuid4

from gemini_models.operations import OPERATIONS
from gemini_sdk import types
from gemini_sdk._arguments.request import checked_options, request_body
from gemini_sdk._azure.defaults import (
    Defaults,
    ExtraParameters,
    checked_extras,
    checked_handling,
    with_defaults,
)
from gemini_sdk._azure.formats import response_format as format_of
from gemini_sdk._azure.messages import images_list, messages_list, texts_list
from gemini_sdk._azure.tools import tool_choice as choice_of
from gemini_sdk._azure.tools import tools_list
from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk._transport.call import Call, merged
from gemini_sdk._transport.method import Caller, method
from gemini_sdk._transport.settings import CallOptions, checked_headers, checked_mapping
from gemini_sdk._wire import JsonModel, Operation, Platform
from gemini_sdk.errors import (
    Fault,
    InvalidPayloadError,
    UnexpectedKeywordError,
)

if TYPE_CHECKING:
    from gemini_sdk._azure.formats import FormatLike
    from gemini_sdk._azure.messages import ImagesLike, MessagesLike
    from gemini_sdk._azure.tools import ToolChoiceLike, ToolLike
    from gemini_sdk.types.azure_inference import (
        ChatCompletions,
        ChatCompletionsChunk,
        ChatModality,
        ChatStreamOptions,
        ChatStreamOptionsDict,
        Completions,
        EmbeddingEncodingFormat,
        EmbeddingInputType,
        Embeddings,
        ModelInfo,
        ReasoningEffort,
        UserSecurityContext,
        UserSecurityContextDict,
    )

A = TypeVar("A", bound=JsonModel)

PLATFORM: Platform = "azure-inference"
_OPERATIONS: Mapping[str, Operation] = {
    each.id: each for each in OPERATIONS if each.platform == PLATFORM
}
DEPLOYMENT = "azureml-model-deployment"
_REQUEST_ID = "x-ms-client-request-id"
_EXTRA_PARAMETERS = "extra-parameters"
_STREAMS_APART = (
    "no keyword; an answer in pieces is what the method of this name with stream_ before it gives"
)


_Asked = tuple[str | None, str | None]
"""What `info` was asked about: the model, and the deployment that the header names."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one client knows beside its connections; shared by those made from it."""

    defaults: Defaults = field(default_factory=Defaults)
    models: "dict[_Asked, ModelInfo]" = field(default_factory=dict[Any, Any], repr=False)
    """What `info` told last."""


class Inference(Caller):
    """The methods of Azure AI Model Inference."""

    _profile: Profile

    @method
    def info(
        self, *, model: str | None = None, cached: bool = False, **options: Unpack[CallOptions]
    ) -> "Call[ModelInfo]":
        """Which model the endpoint serves (GET /info).

        Args:
            model: the deployment that is asked about, where the endpoint has several.
            cached: whether what was told before will do; then nothing is sent.

        Raises:
            APIStatusError: the server refused it; see `gemini_sdk.errors` for one class per status.
            APIConnectionError: no answer came.
        """
        kind = types.azure_inference.ModelInfo
        chosen = checked_options(options, ("model", "cached"), kind, PLATFORM)
        name = _named(model or self._profile.defaults.get("model"))
        asked = (name, self._headers(chosen).get(DEPLOYMENT))
        operation = _OPERATIONS["getModelInfo"]
        return Call(
            operation=operation,
            path=operation.path,
            answer=kind,
            query={"model": name} if name else {},
            headers=self._identity(chosen),
            options=chosen,
            known=self._profile.models.get(asked) if cached else None,
            finish=partial(self._remember, asked),
        )

    def _example(self) -> "Call[ChatCompletions]":
        call: Call[ChatCompletions] = Inference.chat_completions(self, "example")
        return call

    @method
    def chat_completions(
        self,
        messages: "MessagesLike",
        *,
        model: str | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        max_tokens: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        stop: str | Sequence[str] | None = None,
        seed: int | None = None,
        response_format: "FormatLike | None" = None,
        tools: "Sequence[ToolLike] | ToolLike | None" = None,
        tool_choice: "ToolChoiceLike | None" = None,
        modalities: "Sequence[ChatModality] | None" = None,
        user_security_context: "UserSecurityContext | UserSecurityContextDict | None" = None,
        stream_options: "ChatStreamOptions | ChatStreamOptionsDict | None" = None,
        reasoning_effort: "ReasoningEffort | None" = None,
        model_extras: Mapping[str, Any] | None = None,
        extra_parameters: ExtraParameters | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[ChatCompletions]":
        """Answer a conversation, whole (POST /chat/completions).

        Args:
            messages: the conversation: a str, ChatMessage, mapping, or a list of these. A string is a message of the
                user.
            model: which model is to answer, where an endpoint serves several.
            temperature: randomness of sampling, from 0.
            top_p: share of the probability mass that is sampled from, 0 to 1.
            max_tokens: the most tokens to generate.
            frequency_penalty: lowers the odds of tokens by how often they occurred, -2 to 2.
            presence_penalty: lowers the odds of tokens that occurred at all, -2 to 2.
            stop: texts at which generation ends.
            seed: makes sampling repeatable as far as the model can.
            response_format: `text`, `json_object`, a schema, or a pydantic model or any other type; `answer.parsed` is
                then an instance of it.
            tools: tools, function definitions, or Python callables whose signature and docstring become definitions.
            tool_choice: `auto`, `none`, `required`, or the one tool that is to be called, a callable too.
            modalities: what the answer may be made of.
            user_security_context: who is behind the request, for security operations.
            stream_options: settings of a stream, such as `{"include_usage": True}`.
            reasoning_effort: how much the model reasons: `none` to `xhigh`; models that reason only.
            model_extras: parameters of the model that the API does not know; sent with `extra-parameters:
                pass-through`. They are never judged.
            extra_parameters: what the server does about parameters it does not know: `error`, `drop` or
                `pass-through`.

        Whatever is left out is the client's default, or else the server's.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API; nothing was sent.
            ContentFilterError: the prompt was refused.
            ParameterNotSupportedError: the model lacks a parameter; `violations` tells which.
            APIStatusError: the server refused the request otherwise; see `gemini_sdk.errors`.
            APIConnectionError: no answer came.
        """
        given = {
            "messages": messages_list(messages),
            "model": model,
            "temperature": temperature,
            "top_p": top_p,
            "max_tokens": max_tokens,
            "frequency_penalty": frequency_penalty,
            "presence_penalty": presence_penalty,
            "stop": stop,
            "seed": seed,
            "response_format": response_format,
            "tools": tools,
            "tool_choice": tool_choice,
            "modalities": modalities,
            "user_security_context": user_security_context,
            "stream_options": stream_options,
            "reasoning_effort": reasoning_effort,
        }
        fields = with_defaults(given, self._profile.defaults, given)
        expected = None
        if "tools" in fields:
            fields["tools"] = tools_list(fields["tools"])
        if "tool_choice" in fields:
            fields["tool_choice"] = choice_of(fields["tool_choice"])
        if "response_format" in fields:
            fields["response_format"], expected = format_of(fields["response_format"])
        call = self._call(
            "getChatCompletions",
            types.azure_inference.ChatCompletionsRequest,
            types.azure_inference.ChatCompletions,
            fields,
            (model_extras, extra_parameters),
            options,
        )
        return call if expected is None else replace(call, finish=partial(_expecting, expected))

    @chat_completions.streaming
    def stream_chat_completions(
        self, call: "Call[ChatCompletions]"
    ) -> "Call[ChatCompletionsChunk]":
        """Answer a conversation, piece by piece (POST /chat/completions with `stream`).

        Takes what `chat_completions` takes. Iterate over what it returns: each chunk has `.text`, the last ones
        `.finish_reason` and `.usage`. `.get_final()` is the whole answer. It is a context manager too; leaving it early
        closes the connection.

        Raises, beside what `chat_completions` raises:
            StreamBrokenError: the stream was cut, after the chunks that arrived.
        """
        chunk = types.azure_inference.ChatCompletionsChunk
        finish: Any = call.finish
        return Call(
            operation=call.operation,
            path=call.path,
            answer=chunk,
            body=_streaming(call.body),
            headers=call.headers,
            options=call.options,
            finish=finish,
            complete=_has_ended,
        )

    @method
    def completions(
        self,
        prompt: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
        *,
        model: str | None = None,
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        stop: str | Sequence[str] | None = None,
        seed: int | None = None,
        model_extras: Mapping[str, Any] | None = None,
        extra_parameters: ExtraParameters | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[Completions]":
        """Continue a text, whole (POST /completions).

        `prompt` is a text, several, or the tokens of one or of several. The other arguments, and the errors, are those
        of `chat_completions`.
        """
        given = {
            "prompt": prompt,
            "model": model,
            "max_tokens": max_tokens,
            "temperature": temperature,
            "top_p": top_p,
            "frequency_penalty": frequency_penalty,
            "presence_penalty": presence_penalty,
            "stop": stop,
            "seed": seed,
        }
        return self._call(
            "getCompletions",
            types.azure_inference.CompletionsRequest,
            types.azure_inference.Completions,
            with_defaults(given, self._profile.defaults, given),
            (model_extras, extra_parameters),
            options,
        )

    @completions.streaming
    def stream_completions(self, call: "Call[Completions]") -> "Call[Completions]":
        """Continue a text, piece by piece (POST /completions with `stream`).

        Takes what `completions` takes, and returns and raises what `stream_chat_completions` does; each chunk has the
        shape of a whole answer.
        """
        return replace(call, body=_streaming(call.body), complete=_has_ended)

    @method
    def embeddings(
        self,
        input: str | Sequence[str] | Sequence[Sequence[int]],
        *,
        model: str | None = None,
        dimensions: int | None = None,
        encoding_format: "EmbeddingEncodingFormat | None" = None,
        input_type: "EmbeddingInputType | None" = None,
        model_extras: Mapping[str, Any] | None = None,
        extra_parameters: ExtraParameters | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[Embeddings]":
        """Turn texts into vectors (POST /embeddings): `answer.vectors`, or `answer.as_numpy()`.

        Args:
            input: the texts.
            dimensions: the length of the vectors, where the model lets it be chosen.
            encoding_format: how vectors travel: `float`, or `base64`, which is smaller and decoded by `vectors`;
                `int8`, `uint8`, `binary` and `ubinary` are coarser.
            input_type: what the texts are for: `text`, `query` or `document`.

        The other arguments, and the errors, are those of `chat_completions`.
        """
        return self._embeddings(
            "getEmbeddings",
            types.azure_inference.EmbeddingsRequest,
            {
                "input": texts_list(input),
                "model": model,
                "dimensions": dimensions,
                "encoding_format": encoding_format,
                "input_type": input_type,
            },
            (model_extras, extra_parameters),
            options,
        )

    @method
    def image_embeddings(
        self,
        input: "ImagesLike",
        *,
        model: str | None = None,
        dimensions: int | None = None,
        encoding_format: "EmbeddingEncodingFormat | None" = None,
        input_type: "EmbeddingInputType | None" = None,
        model_extras: Mapping[str, Any] | None = None,
        extra_parameters: ExtraParameters | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[Embeddings]":
        """Turn images, each with a text if wanted, into vectors (POST /images/embeddings).

        `input` holds data URLs, ImageEmbeddingInput models, which can be made from files and bytes, and mappings. The
        other arguments, and the errors, are those of `embeddings`.
        """
        return self._embeddings(
            "getImageEmbeddings",
            types.azure_inference.ImageEmbeddingsRequest,
            {
                "input": images_list(input),
                "model": model,
                "dimensions": dimensions,
                "encoding_format": encoding_format,
                "input_type": input_type,
            },
            (model_extras, extra_parameters),
            options,
        )

    def _embeddings(
        self,
        operation: str,
        request: type[JsonModel],
        given: Mapping[str, Any],
        extras: tuple[Mapping[str, Any] | None, ExtraParameters | None],
        options: CallOptions,
    ) -> "Call[Embeddings]":
        fields = with_defaults(given, self._profile.defaults, given)
        answer = types.azure_inference.Embeddings
        return self._call(operation, request, answer, fields, extras, options)

    def _call(
        self,
        operation_id: str,
        request: type[JsonModel],
        answer: type[A],
        fields: Mapping[str, Any],
        extras: tuple[Mapping[str, Any] | None, ExtraParameters | None],
        options: CallOptions,
    ) -> Call[A]:
        """The call of an operation. `extras` are the call's own model_extras and extra_parameters."""
        operation = _OPERATIONS[operation_id]
        known = {*request.model_fields, "model_extras", "extra_parameters"}
        if "stream" in known & options.keys():
            raise UnexpectedKeywordError([Fault("stream", _STREAMS_APART)])
        known.discard("stream")
        chosen = checked_options(options, known, request, PLATFORM, newer=True)
        defaults = self._profile.defaults
        model_extras = merged(
            checked_extras(defaults.get("model_extras")), checked_extras(extras[0])
        )
        if model_extras:
            chosen = chosen.copy()
            chosen["extra_body"] = merged(
                model_extras, checked_mapping("extra_body", chosen.get("extra_body"))
            )
        unknown = extras[1] or defaults.get("extra_parameters")
        headers = self._identity(chosen)
        if unknown or model_extras:
            headers[_EXTRA_PARAMETERS] = checked_handling(unknown or "pass-through")
        judged = bool(chosen.get("validate", self._settings.validate))
        return Call(
            operation=operation,
            path=operation.path,
            answer=answer,
            body=request_body(request, fields, PLATFORM, validate=judged),
            headers=headers,
            options=chosen,
        )

    def _identity(self, options: CallOptions) -> dict[str, str]:
        """A new id of the request, the same for all its attempts, unless the caller has one."""
        return {} if _REQUEST_ID in self._headers(options) else {_REQUEST_ID: str(uuid4())}

    def _headers(self, options: CallOptions) -> dict[str, str]:
        """The caller's own headers, by lower-case name."""
        extra = checked_headers(options.get("extra_headers"), "extra_headers")
        return {**self._settings.headers, **extra}

    def _remember(self, asked: _Asked, info: "ModelInfo") -> "ModelInfo":
        self._profile.models[asked] = info
        return info


def _named(model: object) -> str | None:
    """InvalidPayloadError where a model is no name."""
    if model is None or isinstance(model, str):
        return model
    raise InvalidPayloadError([Fault("model", "wrong type", type(model).__name__, "a str")])


def _streaming(body: bytes | None) -> bytes:
    """A request for an answer in pieces. The body has members, and can be too large to be read again."""
    return b'{"stream":true,' + (body or b"{}")[1:]


def _has_ended(chunk: "ChatCompletionsChunk | Completions") -> bool:
    """Whether a chunk ends its stream, as a finish reason does. What may follow is the usage and the end mark."""
    return any(choice.finish_reason is not None for choice in chunk.choices or ())


def _expecting(expected: Any, answer: Any) -> Any:
    return expecting(answer, expected)
