# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Annotated, Any, Literal, Optional

from gemini_sdk._behaviour.azure.answer import ChatAnswerBehaviour, ChatChunkBehaviour
from gemini_sdk._behaviour.azure.completions import CompletionsBehaviour
from gemini_sdk._behaviour.azure.embeddings import (
    EmbeddingItemBehaviour,
    EmbeddingsBehaviour,
    ImageInputBehaviour,
)
from gemini_sdk._behaviour.azure.item import ItemBehaviour
from gemini_sdk._behaviour.azure.message import (
    MessageBehaviour,
    MessageDeltaBehaviour,
    ToolCallBehaviour,
)
from gemini_sdk._behaviour.azure.odd_values import CalledFunctionBehaviour
from gemini_sdk._behaviour.parsing import Parsed
from gemini_sdk._wire import JsonModel
from pydantic import Field

ModelType = (
    Literal[
        "chat-completion",
        "completion",
        "embeddings",
        "image-embeddings",
        "chat_completion",
        "text_generation",
        "image_embeddings",
    ]
    | str
)


class ChatStreamOptions(JsonModel):
    """Settings of a stream."""

    include_usage: bool | None = None
    """Whether a last piece without choices has the usage."""


ReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str


ChatRole = Literal["system", "developer", "user", "assistant", "tool"] | str


ContentItemType = Literal["text", "image_url", "input_audio", "audio_url"] | str


ImageDetail = Literal["auto", "low", "high"] | str


class AudioUrl(JsonModel):
    """
    Where sound is.

    Upstream: ChatMessageAudioUrl.
    """

    url: str | None = None
    """An http(s) address, or a data URL with the sound itself."""


AudioFormat = Literal["wav", "mp3"] | str


class ChatAudio(JsonModel):
    """
    Speech that a model made.

    Upstream: ChatCompletionsAudio.
    """

    id: str | None = None
    """By which later messages can refer to it."""

    expires_at: int | None = None
    """Until when they can, in seconds since 1970."""

    data: str | None = None
    """The sound, in base64."""

    format: AudioFormat | None = None
    """The form of the sound; the form of the input by default."""

    transcript: str | None = None
    """Transcript of the audio."""


class ToolCallFunction(CalledFunctionBehaviour):
    """
    A function and its arguments, as the model wrote them.

    Upstream: FunctionCall.
    """

    name: str | None = None
    """The function's name."""

    arguments: str | None = None
    """The arguments as JSON text; not always valid."""


ToolType = Literal["function"] | str


class FunctionDefinition(JsonModel):
    """Description of a function for the model."""

    name: str | None = None
    """The function's name."""

    description: str | None = None
    """What it does; by this the model chooses."""

    parameters: dict[str, Any] | None = None
    """A JSON Schema of its arguments."""


ToolChoicePreset = Literal["auto", "none", "required"] | str


class NamedFunction(JsonModel):
    """
    A function by its name.

    Upstream: ChatCompletionsNamedToolChoiceFunction.
    """

    name: str | None = None
    """The function's name."""


ChatResponseFormatType = Literal["text", "json_object", "json_schema"] | str


class JsonSchemaFormat(JsonModel):
    """
    A schema for an answer to fit.

    Upstream: ChatCompletionsResponseFormatJsonSchemaDefinition.
    """

    name: str | None = None
    """A name for it: letters, digits, underscores and hyphens."""

    schema_: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    """The JSON Schema."""

    description: str | None = None
    """What the answer is for; the model reads it."""

    strict: bool | None = None
    """Whether the answer must fit to the letter. Takes a part of JSON Schema only."""


ChatModality = Literal["text", "audio"] | str


class UserSecurityContext(JsonModel):
    """Who is behind a request. Nothing personal belongs here. Since api-version 2025-05-01."""

    application_name: str | None = None
    """The application's name."""

    end_user_id: str | None = None
    """The user's object id in Microsoft Entra ID, a UUID."""

    end_user_tenant_id: str | None = None
    """The user's tenant, a UUID."""

    source_ip: str | None = None
    """The user's IP address."""


class ToolCallFunctionDelta(CalledFunctionBehaviour):
    """
    Additions to the name or the arguments of a called function.

    Upstream: FunctionCall.
    """

    name: str | None = None
    """The function's name; in the first piece."""

    arguments: str | None = None
    """Text to add to the arguments."""


class ChatAudioDelta(JsonModel):
    """
    Additions to spoken output.

    Upstream: ChatCompletionsAudio.
    """

    id: str | None = None
    """By which later messages can refer to it."""

    expires_at: int | None = None
    """Until when they can, in seconds since 1970."""

    data: str | None = None
    """Sound to add, in base64."""

    format: AudioFormat | None = None
    """The form of the sound."""

    transcript: str | None = None
    """Words to add to what is said."""


CompletionsFinishReason = Literal["stop", "length", "content_filter", "tool_calls"] | str


class CompletionsUsageDetails(JsonModel):
    """Tokens of an answer by kind."""

    audio_tokens: int | None = None
    """Tokens of sound."""

    reasoning_tokens: int | None = None
    """Tokens of reasoning. Since api-version 2025-04-01."""

    total_tokens: int | None = None
    """All of them."""

    accepted_prediction_tokens: int | None = None
    """Tokens of the prediction that came true."""

    rejected_prediction_tokens: int | None = None
    """Tokens of the prediction that did not."""


class PromptUsageDetails(JsonModel):
    """Tokens of a prompt by kind."""

    audio_tokens: int | None = None
    """Tokens of sound."""

    cached_tokens: int | None = None
    """Tokens that were served from a cache."""

    text_tokens: int | None = None
    """Tokens of text."""

    image_tokens: int | None = None
    """Tokens of images."""


ContentFilterSeverity = Literal["safe", "low", "medium", "high"] | str


class CompletionsRequest(JsonModel):
    """A text, and how to continue it."""

    prompt: str | list[str] | list[int] | list[list[int]] | None = None
    """The text, several, or the tokens of one or of several."""

    model: str | None = None
    """Model that answers, if an endpoint serves several."""

    max_tokens: int | None = None
    """The most tokens to generate; 256 by default."""

    temperature: float | None = None
    """Randomness of sampling, 0 to 2; 1 by default."""

    top_p: float | None = None
    """Share of the probability mass that is sampled from, 0 to 1; 1 by default."""

    frequency_penalty: float | None = None
    """Lowers the odds of tokens by how often they occurred, -2 to 2; 0 by default."""

    presence_penalty: float | None = None
    """Lowers the odds of tokens that occurred at all, -2 to 2; 0 by default."""

    seed: int | None = None
    """Makes sampling repeatable as far as the model can."""

    stop: list[str] | str | None = None
    """Texts at which generation ends; they are not part of the answer."""

    stream: bool | None = None
    """Whether the answer is sent in pieces."""


class ImageEmbeddingInput(ImageInputBehaviour):
    """An image to make a vector of, with a text if wanted."""

    image: str | None = None
    """The image as a data URL, `data:image/png;base64,...`."""

    text: str | None = None
    """A text that goes with it, for models that take one."""


EmbeddingEncodingFormat = Literal["base64", "binary", "float", "int8", "ubinary", "uint8"] | str


EmbeddingInputType = Literal["text", "query", "document"] | str


class EmbeddingItem(EmbeddingItemBehaviour):
    """The vector of one input."""

    index: int | None = None
    """Index of the input, from 0."""

    object: str | None = None
    """`embedding`."""

    embedding: list[float] | str | None = None
    """The numbers; for `base64`, one text that holds them."""


class EmbeddingsUsage(JsonModel):
    """Tokens used for embeddings."""

    prompt_tokens: int | None = None
    """Tokens of the inputs."""

    total_tokens: int | None = None
    """All of them."""

    prompt_patches: int | None = None
    """Pieces of the images."""

    total_patches: int | None = None
    """All of them."""

    completion_tokens: int | None = None
    """Tokens of an answer; always 0."""


class ErrorDetail(JsonModel):
    """A member of a request that is at fault."""

    type: str | None = None
    """The kind of fault, such as extra_forbidden."""

    loc: list[str | int] | None = None
    """The way to it, from `body`."""

    msg: str | None = None
    """Message of the fault."""

    input: Any | None = None
    """The value that was sent."""


class ModelInfo(JsonModel):
    """The model that an endpoint serves."""

    model_name: str | None = None
    """The model's name."""

    model_type: ModelType | None = None
    """Purpose of the model."""

    model_provider_name: str | None = None
    """Who made the model, such as Microsoft."""


class ImageUrl(JsonModel):
    """
    Where an image is.

    Upstream: ChatMessageImageUrl.
    """

    url: str | None = None
    """An http(s) address, or a data URL with the image itself."""

    detail: ImageDetail | None = None
    """How closely the model looks, which decides what an image costs."""


class InputAudio(JsonModel):
    """
    Sound, inline.

    Upstream: ChatMessageInputAudio.
    """

    data: str | None = None
    """The sound, in base64."""

    format: AudioFormat | None = None
    """The form of the sound."""


class ToolCall(ToolCallBehaviour):
    """
    A call that a model wants made.

    Upstream: ChatCompletionsToolCall.
    """

    index: int | None = None
    """Index of the call, from 0, if the server sends it."""

    id: str | None = None
    """By which the tool's answer refers to it."""

    type: ToolType | None = None
    """Type of the tool that is called."""

    function: ToolCallFunction | None = None
    """The function and its arguments."""


class ChatTool(JsonModel):
    """
    Something a model may ask to be called.

    Upstream: ChatCompletionsToolDefinition.
    """

    type: ToolType | None = None
    """Type of the tool."""

    function: FunctionDefinition | None = None
    """The function."""


class NamedToolChoice(JsonModel):
    """
    The one tool that is to be called.

    Upstream: ChatCompletionsNamedToolChoice.
    """

    type: ToolType | None = None
    """Type of the tool."""

    function: NamedFunction | None = None
    """The function."""


class ChatResponseFormat(JsonModel):
    """
    The form of an answer.

    Upstream: ChatCompletionsResponseFormat.
    """

    type: ChatResponseFormatType | None = None
    """Text, any JSON object, or JSON of a schema."""

    json_schema: JsonSchemaFormat | None = None
    """The schema."""


class ToolCallDelta(ToolCallBehaviour):
    """
    Additions to a call.

    Upstream: StreamingChatResponseToolCallUpdate.
    """

    index: int | None = None
    """Which call it belongs to, from 0."""

    id: str | None = None
    """The call's id; in its first piece, or in each."""

    type: ToolType | None = None
    """Type of the tool; in the first piece of the call."""

    function: ToolCallFunctionDelta | None = None
    """The function's name, or arguments to add."""


class CompletionsUsage(JsonModel):
    """Tokens used for an answer."""

    completion_tokens: int | None = None
    """Tokens of the answer."""

    prompt_tokens: int | None = None
    """Tokens of the prompt."""

    total_tokens: int | None = None
    """All of them."""

    completion_tokens_details: CompletionsUsageDetails | None = None
    """Those of the answer by kind."""

    prompt_tokens_details: PromptUsageDetails | None = None
    """Those of the prompt by kind."""

    audio_prompt_tokens: int | None = None
    """Tokens of sound in the prompt."""

    num_sources_used: int | None = None
    """Sources that the model searched."""

    cost_in_usd_ticks: int | None = None
    """Price, in the smallest units the service counts."""

    latency_checkpoint: dict[str, Any] | None = None
    """How long parts of the work took, in milliseconds."""


class ContentFilterResult(JsonModel):
    """Result of a content filter for one category."""

    filtered: bool | None = None
    """Whether the content was held back for it."""

    severity: ContentFilterSeverity | None = None
    """How severe it is."""

    detected: bool | None = None
    """Whether it was found at all; of categories without severity."""


class EmbeddingsRequest(JsonModel):
    """
    Texts, and what vectors to make of them.

    Upstream: EmbeddingsOptions.
    """

    input: list[str] | str | list[int] | list[list[int]] | None = None
    """The texts. One, and tokens in place of text, are taken by some servers."""

    dimensions: int | None = None
    """The length of the vectors; the model's own by default."""

    encoding_format: EmbeddingEncodingFormat | None = None
    """The form of the vectors; float by default."""

    input_type: EmbeddingInputType | None = None
    """Purpose of the texts."""

    model: str | None = None
    """Model that answers, if an endpoint serves several."""


class ImageEmbeddingsRequest(JsonModel):
    """
    Images, and what vectors to make of them.

    Upstream: ImageEmbeddingsOptions.
    """

    input: list[ImageEmbeddingInput] | None = None
    """The images."""

    dimensions: int | None = None
    """The length of the vectors; the model's own by default."""

    encoding_format: EmbeddingEncodingFormat | None = None
    """The form of the vectors; float by default."""

    input_type: EmbeddingInputType | None = None
    """Purpose of the images."""

    model: str | None = None
    """Model that answers, if an endpoint serves several."""


class Embeddings(EmbeddingsBehaviour):
    """
    Vectors, one an input.

    Upstream: EmbeddingsResult.
    """

    id: str | None = None
    """The answer's id; some servers give none."""

    object: str | None = None
    """`list`."""

    model: str | None = None
    """The model that answered."""

    data: list[EmbeddingItem] | None = None
    """The vectors."""

    usage: EmbeddingsUsage | None = None
    """Tokens used."""


class ContentItem(ItemBehaviour):
    """
    A piece of a message. `type` names the member that is set.

    Upstream: ChatMessageContentItem.
    """

    type: ContentItemType | None = None
    """Type of the item."""

    text: str | None = None
    """Text."""

    image_url: ImageUrl | None = None
    """An image by its address, which may be a data URL."""

    input_audio: InputAudio | None = None
    """Sound, sent inline."""

    audio_url: AudioUrl | None = None
    """Sound by its address."""


class ChatMessageDelta(MessageDeltaBehaviour):
    """
    Additions to a message.

    Upstream: StreamingChatResponseMessageUpdate.
    """

    role: ChatRole | None = None
    """Who speaks; in the first piece."""

    content: str | None = None
    """Text to add."""

    tool_calls: list[ToolCallDelta] | None = None
    """Calls to begin or to go on with."""

    audio: ChatAudioDelta | None = None
    """Speech to add."""

    reasoning_content: str | None = None
    """Text to add to how the model came to its answer. Since api-version 2025-04-01."""

    refusal: str | None = None
    """Words of refusal to add."""

    annotations: list[dict[str, Any]] | None = None
    """Citations to add."""


class ContentFilterResults(JsonModel):
    """Results of a content filter, by category."""

    hate: ContentFilterResult | None = None
    """Attacks on groups of people."""

    self_harm: ContentFilterResult | None = None
    """Harm to oneself."""

    sexual: ContentFilterResult | None = None
    """Sexual content."""

    violence: ContentFilterResult | None = None
    """Violence."""

    profanity: ContentFilterResult | None = None
    """Swear words."""

    jailbreak: ContentFilterResult | None = None
    """Attempts to get round the model's rules."""

    indirect_attack: ContentFilterResult | None = None
    """Such attempts, in documents."""

    protected_material_text: ContentFilterResult | None = None
    """Known texts."""

    protected_material_code: ContentFilterResult | None = None
    """Known code."""


class CompletionsChoice(JsonModel):
    """One continuation, or a piece of it."""

    index: int | None = None
    """Index of the answer, from 0."""

    text: str | None = None
    """The text."""

    finish_reason: CompletionsFinishReason | None = None
    """Why it ended."""

    logprobs: dict[str, Any] | None = None
    """Log probabilities of tokens."""

    content_filter_results: ContentFilterResults | None = None
    """Results of the content filter for the answer."""


class InnerError(JsonModel):
    """
    The cause of an error.

    Upstream: Azure.Core.Foundations.InnerError.
    """

    code: str | None = None
    """The name of the error, such as ResponsibleAIPolicyViolation."""

    content_filter_result: ContentFilterResults | None = None
    """Result of the content filter."""

    innererror: Optional["InnerError"] = None
    """The cause of this error."""


class ChatMessage(MessageBehaviour):
    """
    One message of a conversation, sent or received.

    Upstream: ChatRequestMessage.
    """

    role: ChatRole | None = None
    """Who speaks."""

    content: str | list[ContentItem] | None = None
    """Content of the message, as text or as a list of items."""

    tool_calls: list[ToolCall] | None = None
    """Calls that the assistant asks for."""

    tool_call_id: str | None = None
    """The call that a tool message answers."""

    audio: ChatAudio | None = None
    """Speech of the assistant; sent back, its id is enough."""

    reasoning_content: str | None = None
    """Reasoning of the model, if it returns any. Since api-version 2025-04-01."""

    refusal: str | None = None
    """Why the model refuses to answer."""

    annotations: list[dict[str, Any]] | None = None
    """Citations."""


class ChatChoice(JsonModel):
    """One answer."""

    index: int | None = None
    """Index of the answer, from 0."""

    finish_reason: CompletionsFinishReason | None = None
    """Why it ended."""

    message: ChatMessage | None = None
    """The message, which can be sent back as it is."""

    logprobs: dict[str, Any] | None = None
    """Log probabilities of tokens."""

    content_filter_results: ContentFilterResults | None = None
    """Results of the content filter for the answer."""


class ChatChunkChoice(JsonModel):
    """
    Additions to one answer.

    Upstream: StreamingChatChoiceUpdate.
    """

    index: int | None = None
    """The place of the answer among the answers, from 0."""

    finish_reason: CompletionsFinishReason | None = None
    """Why it ended; null until it has."""

    delta: ChatMessageDelta | None = None
    """Additions to the message."""

    logprobs: dict[str, Any] | None = None
    """Log probabilities of tokens."""

    content_filter_results: ContentFilterResults | None = None
    """Results of the content filter for the answer."""


class PromptFilterResult(JsonModel):
    """Results of a content filter for a prompt."""

    prompt_index: int | None = None
    """Which prompt, from 0."""

    content_filter_results: ContentFilterResults | None = None
    """The results, by category."""


class Completions(CompletionsBehaviour):
    """The continuation of a text, or a piece of it."""

    id: str | None = None
    """The answer's id."""

    object: str | None = None
    """`text_completion`."""

    created: int | None = None
    """When it was made, in seconds since 1970."""

    model: str | None = None
    """The model that answered."""

    choices: list[CompletionsChoice] | None = None
    """The answers, one a prompt."""

    usage: CompletionsUsage | None = None
    """Tokens used; a streamed answer has them in the last piece."""

    system_fingerprint: str | None = None
    """Fingerprint of the system that answered."""

    prompt_filter_results: list[PromptFilterResult] | None = None
    """Results of the content filter for the prompt."""


class Error(JsonModel):
    """
    The error.

    Upstream: Azure.Core.Foundations.Error.
    """

    code: str | None = None
    """The name of the error, such as content_filter, or the HTTP status."""

    message: str | None = None
    """Message of the error."""

    target: str | None = None
    """The field or part that the error concerns."""

    param: str | None = None
    """The parameter at fault."""

    type: str | None = None
    """The kind of error."""

    status: int | None = None
    """The HTTP status."""

    details: list["Error"] | None = None
    """The faults that led to it."""

    innererror: InnerError | None = None
    """The cause of the error."""


class ChatCompletionsRequest(JsonModel):
    """
    A conversation, and how to answer it.

    Upstream: ChatCompletionsOptions.
    """

    messages: list[ChatMessage] | None = None
    """The conversation so far, the oldest message first."""

    model: str | None = None
    """Model that answers, if an endpoint serves several."""

    temperature: float | None = None
    """Randomness of sampling; 0 is the least. Documented as 0 to 1, 0.7 by default; models differ."""

    top_p: float | None = None
    """Share of the probability mass that is sampled from, 0 to 1; 1 by default."""

    max_tokens: int | None = None
    """The most tokens to generate."""

    frequency_penalty: float | None = None
    """Lowers the odds of tokens by how often they occurred, -2 to 2; 0 by default."""

    presence_penalty: float | None = None
    """Lowers the odds of tokens that occurred at all, -2 to 2; 0 by default."""

    stop: list[str] | str | None = None
    """Texts at which generation ends; they are not part of the answer."""

    seed: int | None = None
    """Makes sampling repeatable as far as the model can."""

    stream: bool | None = None
    """Whether the answer is sent in pieces."""

    response_format: ChatResponseFormat | None = None
    """The form of the answer; text by default."""

    tools: list[ChatTool] | None = None
    """Tools that the model may call."""

    tool_choice: ToolChoicePreset | NamedToolChoice | None = None
    """Whether and which tool is to be called."""

    modalities: list[ChatModality] | None = None
    """Kinds of content that the answer may have; text by default."""

    user_security_context: UserSecurityContext | None = None
    """Who is behind the request, for security operations. Since api-version 2025-05-01."""

    stream_options: ChatStreamOptions | None = None
    """Settings of a stream."""

    reasoning_effort: ReasoningEffort | None = None
    """How much the model reasons; models that reason only."""


class ChatCompletions(ChatAnswerBehaviour[Parsed]):
    """A model's answer to a conversation."""

    id: str | None = None
    """The answer's id."""

    object: str | None = None
    """`chat.completion`."""

    created: int | None = None
    """When it was made, in seconds since 1970."""

    model: str | None = None
    """The model that answered."""

    choices: list[ChatChoice] | None = None
    """The answers; nearly always one."""

    usage: CompletionsUsage | None = None
    """Tokens used."""

    system_fingerprint: str | None = None
    """Fingerprint of the system that answered."""

    prompt_filter_results: list[PromptFilterResult] | None = None
    """Results of the content filter for the prompt."""

    service_tier: str | None = None
    """The class of service."""


class ChatCompletionsChunk(ChatChunkBehaviour):
    """
    A piece of a model's answer. The first may have no choices; the last has the usage.

    Upstream: StreamingChatCompletionsUpdate.
    """

    id: str | None = None
    """The answer's id, the same in every piece."""

    object: str | None = None
    """`chat.completion.chunk` or `chat.completion`."""

    created: int | None = None
    """When it was made, in seconds since 1970."""

    model: str | None = None
    """The model that answers."""

    choices: list[ChatChunkChoice] | None = None
    """Additions to each answer."""

    usage: CompletionsUsage | None = None
    """Tokens used for the whole answer; in the last piece."""

    system_fingerprint: str | None = None
    """Fingerprint of the system that answers."""

    prompt_filter_results: list[PromptFilterResult] | None = None
    """Results of the content filter for the prompt."""

    service_tier: str | None = None
    """The class of service."""

    obfuscation: str | None = None
    """Padding that hides the length of the piece."""

    latency_checkpoint: dict[str, Any] | None = None
    """How long parts of the work took, in milliseconds."""


class ErrorBody(JsonModel):
    """
    The body of an answer that is an error: an `error` object; or a `detail`, as text, list or object; or the members of an error by themselves.

    Upstream: Azure.Core.Foundations.ErrorResponse.
    """

    error: Error | None = None
    """The error."""

    detail: str | list[ErrorDetail] | ErrorDetail | None = None
    """The reasons for which the request was refused."""

    status: int | None = None
    """The HTTP status."""

    status_code: Annotated[int | None, Field(alias="statusCode")] = None
    """The HTTP status, of gateways."""

    code: str | None = None
    """The name of the error, such as parameter_not_supported."""

    message: str | None = None
    """Message of the error."""

    param: str | None = None
    """The parameter at fault."""

    type: str | None = None
    """The kind of error."""


__all__ = [
    "AudioFormat",
    "AudioUrl",
    "ChatAudio",
    "ChatAudioDelta",
    "ChatChoice",
    "ChatChunkChoice",
    "ChatCompletions",
    "ChatCompletionsChunk",
    "ChatCompletionsRequest",
    "ChatMessage",
    "ChatMessageDelta",
    "ChatModality",
    "ChatResponseFormat",
    "ChatResponseFormatType",
    "ChatRole",
    "ChatStreamOptions",
    "ChatTool",
    "Completions",
    "CompletionsChoice",
    "CompletionsFinishReason",
    "CompletionsRequest",
    "CompletionsUsage",
    "CompletionsUsageDetails",
    "ContentFilterResult",
    "ContentFilterResults",
    "ContentFilterSeverity",
    "ContentItem",
    "ContentItemType",
    "EmbeddingEncodingFormat",
    "EmbeddingInputType",
    "EmbeddingItem",
    "Embeddings",
    "EmbeddingsRequest",
    "EmbeddingsUsage",
    "Error",
    "ErrorBody",
    "ErrorDetail",
    "FunctionDefinition",
    "ImageDetail",
    "ImageEmbeddingInput",
    "ImageEmbeddingsRequest",
    "ImageUrl",
    "InnerError",
    "InputAudio",
    "JsonSchemaFormat",
    "ModelInfo",
    "ModelType",
    "NamedFunction",
    "NamedToolChoice",
    "PromptFilterResult",
    "PromptUsageDetails",
    "ReasoningEffort",
    "ToolCall",
    "ToolCallDelta",
    "ToolCallFunction",
    "ToolCallFunctionDelta",
    "ToolChoicePreset",
    "ToolType",
    "UserSecurityContext",
]
