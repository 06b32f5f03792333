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

ChatCompletionsRequestDict = TypedDict(
    "ChatCompletionsRequestDict",
    {
        "messages": "Sequence[ChatMessage | ChatMessageDict] | None",
        "model": "str | None",
        "temperature": "float | None",
        "top_p": "float | None",
        "max_tokens": "int | None",
        "frequency_penalty": "float | None",
        "presence_penalty": "float | None",
        "stop": "Sequence[str] | str | None",
        "seed": "int | None",
        "stream": "bool | None",
        "response_format": "ChatResponseFormat | ChatResponseFormatDict | None",
        "tools": "Sequence[ChatTool | ChatToolDict] | None",
        "tool_choice": "ToolChoicePreset | NamedToolChoice | NamedToolChoiceDict | None",
        "modalities": "Sequence[ChatModality] | None",
        "user_security_context": "UserSecurityContext | UserSecurityContextDict | None",
        "stream_options": "ChatStreamOptions | ChatStreamOptionsDict | None",
        "reasoning_effort": "ReasoningEffort | None",
    },
    total=False,
)
"""A conversation, and how to answer it."""

ChatStreamOptionsDict = TypedDict(
    "ChatStreamOptionsDict",
    {
        "include_usage": "bool | None",
    },
    total=False,
)
"""Settings of a stream."""

ChatMessageDict = TypedDict(
    "ChatMessageDict",
    {
        "role": "ChatRole | None",
        "content": "str | Sequence[ContentItem | ContentItemDict] | None",
        "tool_calls": "Sequence[ToolCall | ToolCallDict] | None",
        "tool_call_id": "str | None",
        "audio": "ChatAudio | ChatAudioDict | None",
        "reasoning_content": "str | None",
        "refusal": "str | None",
        "annotations": "Sequence[Mapping[str, Any]] | None",
    },
    total=False,
)
"""One message of a conversation, sent or received."""

ContentItemDict = TypedDict(
    "ContentItemDict",
    {
        "type": "ContentItemType | None",
        "text": "str | None",
        "image_url": "ImageUrl | ImageUrlDict | None",
        "input_audio": "InputAudio | InputAudioDict | None",
        "audio_url": "AudioUrl | AudioUrlDict | None",
    },
    total=False,
)
"""A piece of a message. `type` names the member that is set."""

ImageUrlDict = TypedDict(
    "ImageUrlDict",
    {
        "url": "str | None",
        "detail": "ImageDetail | None",
    },
    total=False,
)
"""Where an image is."""

InputAudioDict = TypedDict(
    "InputAudioDict",
    {
        "data": "str | None",
        "format": "AudioFormat | None",
    },
    total=False,
)
"""Sound, inline."""

AudioUrlDict = TypedDict(
    "AudioUrlDict",
    {
        "url": "str | None",
    },
    total=False,
)
"""Where sound is."""

ChatAudioDict = TypedDict(
    "ChatAudioDict",
    {
        "id": "str | None",
        "expires_at": "int | None",
        "data": "str | None",
        "format": "AudioFormat | None",
        "transcript": "str | None",
    },
    total=False,
)
"""Speech that a model made."""

ToolCallDict = TypedDict(
    "ToolCallDict",
    {
        "index": "int | None",
        "id": "str | None",
        "type": "ToolType | None",
        "function": "ToolCallFunction | ToolCallFunctionDict | None",
    },
    total=False,
)
"""A call that a model wants made."""

ToolCallFunctionDict = TypedDict(
    "ToolCallFunctionDict",
    {
        "name": "str | None",
        "arguments": "str | None",
    },
    total=False,
)
"""A function and its arguments, as the model wrote them."""

ChatToolDict = TypedDict(
    "ChatToolDict",
    {
        "type": "ToolType | None",
        "function": "FunctionDefinition | FunctionDefinitionDict | None",
    },
    total=False,
)
"""Something a model may ask to be called."""

FunctionDefinitionDict = TypedDict(
    "FunctionDefinitionDict",
    {
        "name": "str | None",
        "description": "str | None",
        "parameters": "Mapping[str, Any] | None",
    },
    total=False,
)
"""What a model is told of a function."""

NamedToolChoiceDict = TypedDict(
    "NamedToolChoiceDict",
    {
        "type": "ToolType | None",
        "function": "NamedFunction | NamedFunctionDict | None",
    },
    total=False,
)
"""The one tool that is to be called."""

NamedFunctionDict = TypedDict(
    "NamedFunctionDict",
    {
        "name": "str | None",
    },
    total=False,
)
"""A function by its name."""

ChatResponseFormatDict = TypedDict(
    "ChatResponseFormatDict",
    {
        "type": "ChatResponseFormatType | None",
        "json_schema": "JsonSchemaFormat | JsonSchemaFormatDict | None",
    },
    total=False,
)
"""The form of an answer."""

JsonSchemaFormatDict = TypedDict(
    "JsonSchemaFormatDict",
    {
        "name": "str | None",
        "schema": "Mapping[str, Any] | None",
        "description": "str | None",
        "strict": "bool | None",
    },
    total=False,
)
"""A schema for an answer to fit."""

UserSecurityContextDict = TypedDict(
    "UserSecurityContextDict",
    {
        "application_name": "str | None",
        "end_user_id": "str | None",
        "end_user_tenant_id": "str | None",
        "source_ip": "str | None",
    },
    total=False,
)
"""Who is behind a request. Nothing personal belongs here."""

CompletionsRequestDict = TypedDict(
    "CompletionsRequestDict",
    {
        "prompt": "str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]] | None",
        "model": "str | None",
        "max_tokens": "int | None",
        "temperature": "float | None",
        "top_p": "float | None",
        "frequency_penalty": "float | None",
        "presence_penalty": "float | None",
        "seed": "int | None",
        "stop": "Sequence[str] | str | None",
        "stream": "bool | None",
    },
    total=False,
)
"""A text, and how to continue it."""

EmbeddingsRequestDict = TypedDict(
    "EmbeddingsRequestDict",
    {
        "input": "Sequence[str] | str | Sequence[int] | Sequence[Sequence[int]] | None",
        "dimensions": "int | None",
        "encoding_format": "EmbeddingEncodingFormat | None",
        "input_type": "EmbeddingInputType | None",
        "model": "str | None",
    },
    total=False,
)
"""Texts, and what vectors to make of them."""

ImageEmbeddingsRequestDict = TypedDict(
    "ImageEmbeddingsRequestDict",
    {
        "input": "Sequence[ImageEmbeddingInput | ImageEmbeddingInputDict] | None",
        "dimensions": "int | None",
        "encoding_format": "EmbeddingEncodingFormat | None",
        "input_type": "EmbeddingInputType | None",
        "model": "str | None",
    },
    total=False,
)
"""Images, and what vectors to make of them."""

ImageEmbeddingInputDict = TypedDict(
    "ImageEmbeddingInputDict",
    {
        "image": "str | None",
        "text": "str | None",
    },
    total=False,
)
"""An image to make a vector of, with a text if wanted."""

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
