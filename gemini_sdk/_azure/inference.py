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
from gemini_sdk._azure.endpoint import Endpoint
from gemini_sdk._azure.formats import chosen_format
from gemini_sdk._azure.formats import response_format as format_of
from gemini_sdk._azure.messages import images_list, messages_list, texts_list
from gemini_sdk._azure.tools import tool_choice as choice_of
from gemini_sdk._azure.tools import tools_list
from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk._behaviour.python_type import NO_TYPE, T
from gemini_sdk._methods.method import MethodOwner, method
from gemini_sdk._transport.call import Call, merged
from gemini_sdk._transport.settings import CallOptions, checked_headers, checked_mapping
from gemini_sdk._wire import JsonModel, Operation, Platform
from gemini_sdk.errors import (
    Fault,
    InvalidPayloadError,
    UnexpectedKeywordError,
)

if TYPE_CHECKING:
    from typing_extensions import TypeForm

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
_STREAMS_APART = "not a keyword; call the method with the prefix stream_ instead"


_Asked = tuple[str | None, str | None]
"""What `info` was asked about: the model, and the deployment that the header names."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Settings of a client apart from its connections; shared with clients made from it."""

    defaults: Defaults
    endpoint: Endpoint
    models: "dict[_Asked, ModelInfo]" = field(default_factory=dict[Any, Any], repr=False)
    """The last answer of `info`."""


class Inference(MethodOwner):
    """The methods of Azure AI Model Inference."""

    _profile: Profile

    @method
    def info(
        self, *, model: str | None = None, cached: bool = False, **options: Unpack[CallOptions]
    ) -> "Call[ModelInfo]":
        """Get the model of the endpoint (GET /info).

        Args:
            model: deployment, if the endpoint has several.
            cached: whether an earlier answer is returned without a request.

        Raises:
            APIStatusError: the server refused the request; `gemini_sdk.errors` has one class per status.
            APIConnectionError: no answer arrived.
        """
        kind = types.azure_inference.ModelInfo
        chosen = checked_options(options, ("model", "cached"), kind, PLATFORM)
        name = _named(model or self._profile.defaults.get("model"))
        asked = (name, self._headers(chosen).get(DEPLOYMENT))
        operation = _OPERATIONS["getModelInfo"]
        return Call(
            operation=operation,
            path=self._profile.endpoint.path(operation.path, name),
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
        response_type: "TypeForm[T]" = NO_TYPE,
        tools: "Sequence[ToolLike] | ToolLike | None" = None,
        tool_choice: "ToolChoiceLike | None" = None,
        modalities: "Sequence[ChatModality] | None" = None,
        user_security_context: "UserSecurityContext | UserSecurityContextDict | None" = None,
        stream_options: "ChatStreamOptions | ChatStreamOptionsDict | None" = None,
        reasoning_effort: "ReasoningEffort | None" = None,
        model_extras: Mapping[str, Any] | None = None,
        extra_parameters: ExtraParameters | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[ChatCompletions[T]]":
        """Generate the answer to a conversation (POST /chat/completions).

        Args:
            messages: conversation: a str, ChatMessage, mapping, or a list of these. A string is a message of the
                user.
            model: name of the model, if the endpoint serves several.
            temperature: sampling temperature, at least 0.
            top_p: probability mass for nucleus sampling, 0 to 1.
            max_tokens: maximum number of generated tokens.
            frequency_penalty: penalty for tokens by their number of occurrences, -2 to 2.
            presence_penalty: penalty for tokens that have occurred, -2 to 2.
            stop: texts that end the generation.
            seed: seed for repeatable sampling, if the model supports it.
            response_format: `text`, `json_object` or a schema.
            response_type: a pydantic model or any other type that pydantic supports, instead of `response_format`. The
                answer is JSON of its schema, and `answer.parsed` is an instance of it.
            tools: tools, function definitions, or Python callables whose signature and docstring become definitions.
            tool_choice: `auto`, `none`, `required`, or the tool that has to be called; also a callable.
            modalities: modalities of the answer, such as `text` and `audio`.
            user_security_context: the end user of the request, for security operations.
            stream_options: settings of a stream, such as `{"include_usage": True}`.
            reasoning_effort: amount of reasoning, `none` to `max`; only for reasoning models.
            model_extras: parameters that the API does not define; sent with `extra-parameters: pass-through`. They
                are never validated.
            extra_parameters: what the server does with unknown parameters: `error`, `drop` or `pass-through`.

        The client's default, or else the server's, applies to parameters that are not passed.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API; nothing was sent.
            ContentFilterError: a content filter blocked the prompt.
            ParameterNotSupportedError: the model lacks a parameter; `violations` lists it.
            APIStatusError: the server refused the request for another reason; see `gemini_sdk.errors`.
            APIConnectionError: no answer arrived.
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
            "response_format": chosen_format(response_format, response_type),
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
        self, call: "Call[ChatCompletions[T]]"
    ) -> "Call[ChatCompletionsChunk]":
        """Generate the answer to a conversation as a stream of chunks (POST /chat/completions with `stream`).

        Arguments are those of `chat_completions`. Iterate over the stream: each chunk has `.text`, the last ones
        `.finish_reason` and `.usage`. `.get_final()` returns the whole answer. The stream is also a context manager;
        leaving it early closes the connection.

        Raises, in addition to what `chat_completions` raises:
            StreamBrokenError: the stream was cut; the chunks before that have been returned.
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
            blank=_has_no_content,
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
        """Generate the continuation of a text (POST /completions).

        `prompt` is a text, several texts, or the token ids of one or several texts. Other arguments and errors are
        those of `chat_completions`.
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
        """Generate the continuation of a text as a stream of chunks (POST /completions with `stream`).

        Arguments are those of `completions`, result and errors those of `stream_chat_completions`; each chunk has the
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
        """Embed texts (POST /embeddings). Read the vectors with `answer.vectors` or `answer.as_numpy()`.

        Args:
            input: the texts.
            dimensions: length of the vectors, if the model supports a choice.
            encoding_format: encoding of vectors: `float`, or `base64`, which is smaller and is decoded by `vectors`;
                `int8`, `uint8`, `binary` and `ubinary` are less precise.
            input_type: use of the texts: `text`, `query` or `document`.

        Other arguments and errors are those of `chat_completions`.
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
        """Embed images, each with an optional text (POST /images/embeddings).

        `input` is a list of data URLs, mappings and ImageEmbeddingInput models, which can be made from files and
        bytes. Other arguments and errors are those of `embeddings`.
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
        validates = bool(chosen.get("validate", self._settings.validate))
        return Call(
            operation=operation,
            path=self._profile.endpoint.path(operation.path, fields.get("model")),
            answer=answer,
            body=request_body(request, fields, PLATFORM, validate=validates),
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
    """Raises InvalidPayloadError if a model is not a name."""
    if model is None or isinstance(model, str):
        return model
    raise InvalidPayloadError([Fault("model", "wrong type", type(model).__name__, "a str")])


def _streaming(body: bytes | None) -> bytes:
    """A request for an answer in pieces. The body has members, and can be too large to be read again."""
    return b'{"stream":true,' + (body or b"{}")[1:]


def _has_ended(chunk: "ChatCompletionsChunk | Completions") -> bool:
    """Whether a chunk ends its stream, as a finish reason does. What may follow is the usage and the end mark.

    Some servers send an empty one in each chunk.
    """
    return any(choice.finish_reason for choice in chunk.choices or ())


def _has_no_content(chunk: "ChatCompletionsChunk") -> bool:
    """Whether a chunk has neither a message nor a finish reason, but a role or filter results of the prompt."""
    given = [dict(choice.delta) for choice in chunk.choices or () if choice.delta]
    said = any(value for delta in given for name, value in delta.items() if name != "role")
    return not said and not _has_ended(chunk)


def _expecting(expected: Any, answer: Any) -> Any:
    return expecting(answer, expected)
