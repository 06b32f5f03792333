# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from .azure_inference import (
    AudioFormat,
    AudioUrl,
    ChatAudio,
    ChatMessage,
    ChatModality,
    ChatResponseFormat,
    ChatResponseFormatType,
    ChatRole,
    ChatStreamOptions,
    ChatTool,
    ContentItem,
    ContentItemType,
    EmbeddingEncodingFormat,
    EmbeddingInputType,
    FunctionDefinition,
    ImageDetail,
    ImageEmbeddingInput,
    ImageUrl,
    InputAudio,
    JsonSchemaFormat,
    NamedFunction,
    NamedToolChoice,
    ReasoningEffort,
    ToolCall,
    ToolCallFunction,
    ToolChoicePreset,
    ToolType,
    UserSecurityContext,
)


class ChatCompletionsRequestDict(TypedDict, total=False):
    """A conversation, and how to answer it."""

    messages: "Sequence[ChatMessage | ChatMessageDict] | None"
    """The conversation so far, the oldest message first."""
    model: "str | None"
    """Model that answers, if an endpoint serves several."""
    temperature: "float | None"
    """Randomness of sampling; 0 is the least. Documented as 0 to 1, 0.7 by default; models differ."""
    top_p: "float | None"
    """Share of the probability mass that is sampled from, 0 to 1; 1 by default."""
    max_tokens: "int | None"
    """The most tokens to generate."""
    frequency_penalty: "float | None"
    """Lowers the odds of tokens by how often they occurred, -2 to 2; 0 by default."""
    presence_penalty: "float | None"
    """Lowers the odds of tokens that occurred at all, -2 to 2; 0 by default."""
    stop: "Sequence[str] | str | None"
    """Texts at which generation ends; they are not part of the answer."""
    seed: "int | None"
    """Makes sampling repeatable as far as the model can."""
    stream: "bool | None"
    """Whether the answer is sent in pieces."""
    response_format: "ChatResponseFormat | ChatResponseFormatDict | None"
    """The form of the answer; text by default."""
    tools: "Sequence[ChatTool | ChatToolDict] | None"
    """Tools that the model may call."""
    tool_choice: "ToolChoicePreset | NamedToolChoice | NamedToolChoiceDict | None"
    """Whether and which tool is to be called."""
    modalities: "Sequence[ChatModality] | None"
    """Kinds of content that the answer may have; text by default."""
    user_security_context: "UserSecurityContext | UserSecurityContextDict | None"
    """Who is behind the request, for security operations."""
    stream_options: "ChatStreamOptions | ChatStreamOptionsDict | None"
    """Settings of a stream."""
    reasoning_effort: "ReasoningEffort | None"
    """How much the model reasons; models that reason only."""


class ChatStreamOptionsDict(TypedDict, total=False):
    """Settings of a stream."""

    include_usage: "bool | None"
    """Whether a last piece without choices has the usage."""


class ChatMessageDict(TypedDict, total=False):
    """One message of a conversation, sent or received."""

    role: "ChatRole | None"
    """Who speaks."""
    content: "str | Sequence[ContentItem | ContentItemDict] | None"
    """Content of the message, as text or as a list of items."""
    tool_calls: "Sequence[ToolCall | ToolCallDict] | None"
    """Calls that the assistant asks for."""
    tool_call_id: "str | None"
    """The call that a tool message answers."""
    audio: "ChatAudio | ChatAudioDict | None"
    """Speech of the assistant; sent back, its id is enough."""
    reasoning_content: "str | None"
    """Reasoning of the model, if it returns any."""
    refusal: "str | None"
    """Why the model refuses to answer."""
    annotations: "Sequence[Mapping[str, Any]] | None"
    """Citations."""


class ContentItemDict(TypedDict, total=False):
    """A piece of a message. `type` names the member that is set."""

    type: "ContentItemType | None"
    """Type of the item."""
    text: "str | None"
    """Text."""
    image_url: "ImageUrl | ImageUrlDict | None"
    """An image by its address, which may be a data URL."""
    input_audio: "InputAudio | InputAudioDict | None"
    """Sound, sent inline."""
    audio_url: "AudioUrl | AudioUrlDict | None"
    """Sound by its address."""


class ImageUrlDict(TypedDict, total=False):
    """Where an image is."""

    url: "str | None"
    """An http(s) address, or a data URL with the image itself."""
    detail: "ImageDetail | None"
    """How closely the model looks, which decides what an image costs."""


class InputAudioDict(TypedDict, total=False):
    """Sound, inline."""

    data: "str | None"
    """The sound, in base64."""
    format: "AudioFormat | None"
    """The form of the sound."""


class AudioUrlDict(TypedDict, total=False):
    """Where sound is."""

    url: "str | None"
    """An http(s) address, or a data URL with the sound itself."""


class ChatAudioDict(TypedDict, total=False):
    """Speech that a model made."""

    id: "str | None"
    """By which later messages can refer to it."""
    expires_at: "int | None"
    """Until when they can, in seconds since 1970."""
    data: "str | None"
    """The sound, in base64."""
    format: "AudioFormat | None"
    """The form of the sound; the form of the input by default."""
    transcript: "str | None"
    """Transcript of the audio."""


class ToolCallDict(TypedDict, total=False):
    """A call that a model wants made."""

    index: "int | None"
    """Index of the call, from 0, if the server sends it."""
    id: "str | None"
    """By which the tool's answer refers to it."""
    type: "ToolType | None"
    """Type of the tool that is called."""
    function: "ToolCallFunction | ToolCallFunctionDict | None"
    """The function and its arguments."""


class ToolCallFunctionDict(TypedDict, total=False):
    """A function and its arguments, as the model wrote them."""

    name: "str | None"
    """The function's name."""
    arguments: "str | None"
    """The arguments as JSON text; not always valid."""


class ChatToolDict(TypedDict, total=False):
    """Something a model may ask to be called."""

    type: "ToolType | None"
    """Type of the tool."""
    function: "FunctionDefinition | FunctionDefinitionDict | None"
    """The function."""


class FunctionDefinitionDict(TypedDict, total=False):
    """Description of a function for the model."""

    name: "str | None"
    """The function's name."""
    description: "str | None"
    """What it does; by this the model chooses."""
    parameters: "Mapping[str, Any] | None"
    """A JSON Schema of its arguments."""


class NamedToolChoiceDict(TypedDict, total=False):
    """The one tool that is to be called."""

    type: "ToolType | None"
    """Type of the tool."""
    function: "NamedFunction | NamedFunctionDict | None"
    """The function."""


class NamedFunctionDict(TypedDict, total=False):
    """A function by its name."""

    name: "str | None"
    """The function's name."""


class ChatResponseFormatDict(TypedDict, total=False):
    """The form of an answer."""

    type: "ChatResponseFormatType | None"
    """Text, any JSON object, or JSON of a schema."""
    json_schema: "JsonSchemaFormat | JsonSchemaFormatDict | None"
    """The schema."""


class JsonSchemaFormatDict(TypedDict, total=False):
    """A schema for an answer to fit."""

    name: "str | None"
    """A name for it: letters, digits, underscores and hyphens."""
    schema: "Mapping[str, Any] | None"
    """The JSON Schema."""
    description: "str | None"
    """What the answer is for; the model reads it."""
    strict: "bool | None"
    """Whether the answer must fit to the letter. Takes a part of JSON Schema only."""


class UserSecurityContextDict(TypedDict, total=False):
    """Who is behind a request. Nothing personal belongs here."""

    application_name: "str | None"
    """The application's name."""
    end_user_id: "str | None"
    """The user's object id in Microsoft Entra ID, a UUID."""
    end_user_tenant_id: "str | None"
    """The user's tenant, a UUID."""
    source_ip: "str | None"
    """The user's IP address."""


class CompletionsRequestDict(TypedDict, total=False):
    """A text, and how to continue it."""

    prompt: "str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]] | None"
    """The text, several, or the tokens of one or of several."""
    model: "str | None"
    """Model that answers, if an endpoint serves several."""
    max_tokens: "int | None"
    """The most tokens to generate; 256 by default."""
    temperature: "float | None"
    """Randomness of sampling, 0 to 2; 1 by default."""
    top_p: "float | None"
    """Share of the probability mass that is sampled from, 0 to 1; 1 by default."""
    frequency_penalty: "float | None"
    """Lowers the odds of tokens by how often they occurred, -2 to 2; 0 by default."""
    presence_penalty: "float | None"
    """Lowers the odds of tokens that occurred at all, -2 to 2; 0 by default."""
    seed: "int | None"
    """Makes sampling repeatable as far as the model can."""
    stop: "Sequence[str] | str | None"
    """Texts at which generation ends; they are not part of the answer."""
    stream: "bool | None"
    """Whether the answer is sent in pieces."""


class EmbeddingsRequestDict(TypedDict, total=False):
    """Texts, and what vectors to make of them."""

    input: "Sequence[str] | str | Sequence[int] | Sequence[Sequence[int]] | None"
    """The texts. One, and tokens in place of text, are taken by some servers."""
    dimensions: "int | None"
    """The length of the vectors; the model's own by default."""
    encoding_format: "EmbeddingEncodingFormat | None"
    """The form of the vectors; float by default."""
    input_type: "EmbeddingInputType | None"
    """Purpose of the texts."""
    model: "str | None"
    """Model that answers, if an endpoint serves several."""


class ImageEmbeddingsRequestDict(TypedDict, total=False):
    """Images, and what vectors to make of them."""

    input: "Sequence[ImageEmbeddingInput | ImageEmbeddingInputDict] | None"
    """The images."""
    dimensions: "int | None"
    """The length of the vectors; the model's own by default."""
    encoding_format: "EmbeddingEncodingFormat | None"
    """The form of the vectors; float by default."""
    input_type: "EmbeddingInputType | None"
    """Purpose of the images."""
    model: "str | None"
    """Model that answers, if an endpoint serves several."""


class ImageEmbeddingInputDict(TypedDict, total=False):
    """An image to make a vector of, with a text if wanted."""

    image: "str | None"
    """The image as a data URL, `data:image/png;base64,...`."""
    text: "str | None"
    """A text that goes with it, for models that take one."""


__all__ = [
    "AudioUrlDict",
    "ChatAudioDict",
    "ChatCompletionsRequestDict",
    "ChatMessageDict",
    "ChatResponseFormatDict",
    "ChatStreamOptionsDict",
    "ChatToolDict",
    "CompletionsRequestDict",
    "ContentItemDict",
    "EmbeddingsRequestDict",
    "FunctionDefinitionDict",
    "ImageEmbeddingInputDict",
    "ImageEmbeddingsRequestDict",
    "ImageUrlDict",
    "InputAudioDict",
    "JsonSchemaFormatDict",
    "NamedFunctionDict",
    "NamedToolChoiceDict",
    "ToolCallDict",
    "ToolCallFunctionDict",
    "UserSecurityContextDict",
]
