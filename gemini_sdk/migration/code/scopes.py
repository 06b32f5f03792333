"""The places of OpenAI's names in this package."""

from gemini_sdk import migration
from gemini_sdk.migration.code.client_classes import CLIENTS
from gemini_sdk.migration.code.imported import public_name
from gemini_sdk.migration.code.imports import NOWHERE, Home
from gemini_sdk.migration.code.param_types import type_of
from gemini_sdk.types import azure_openai

_TYPES = "gemini_sdk.types.azure_openai"
_RENAMED = {
    "chat_completion.Choice": "ChatCompletionChoice",
    "chat_completion.ChoiceLogprobs": "ChatCompletionLogprobs",
    "chat_completion_chunk.Choice": "ChatCompletionChunkChoice",
    "chat_completion_message_tool_call.Function": "ChatCompletionMessageFunction",
    "chat_completion_message_function_tool_call.Function": "ChatCompletionMessageFunction",
    "ChatCompletionMessageFunctionToolCall": "ChatCompletionMessageToolCall",
    "ChatCompletionMessageToolCallUnion": "ChatCompletionMessageToolCall",
    "ChoiceDelta": "ChatCompletionDelta",
    "ChoiceDeltaToolCall": "ChatCompletionToolCallDelta",
    "Embedding": "EmbeddingData",
    "Model": "ModelEntry",
}
"""Types of this package by their names in openai.types, some with their module there."""
_ERRORS = {
    "OpenAIError": "GeminiSDKError",
    "APIError": "GeminiSDKError",
    "InternalServerError": "ServerError",
    "APIResponseValidationError": "InvalidAnswerError",
    "APIConnectionError": "APIConnectionError",
    "APIStatusError": "APIStatusError",
    "APITimeoutError": "APITimeoutError",
    "AuthenticationError": "AuthenticationError",
    "BadRequestError": "BadRequestError",
    "ConflictError": "ConflictError",
    "NotFoundError": "NotFoundError",
    "PermissionDeniedError": "PermissionDeniedError",
    "RateLimitError": "RateLimitError",
    "UnprocessableEntityError": "UnprocessableEntityError",
}
"""Errors of `gemini_sdk.errors`, by the name of OpenAI's error."""


def drop_in_home(origin: str) -> Home | None:
    """The home of a name of OpenAI's, for programs that go on in its words."""
    origin = public_name(origin)
    if origin in CLIENTS:
        return "gemini_sdk.migration", CLIENTS[origin]
    package, _, name = origin.rpartition(".")
    if package == "openai" and name in migration.__all__ and name in _KEPT:
        return "gemini_sdk.migration", name
    return _type_home(package, name)


def native_home(origin: str) -> Home | None:
    """The home of a name of OpenAI's, for programs that are to speak Gemini's words."""
    origin = public_name(origin)
    if origin in CLIENTS:
        asynchronous = CLIENTS[origin].startswith("Async")
        return "gemini_sdk", "AsyncGeminiClient" if asynchronous else "GeminiClient"
    package, _, name = origin.rpartition(".")
    if package == "openai" and name in _ERRORS:
        return "gemini_sdk.errors", _ERRORS[name]
    if package == "openai" and name in ("Stream", "AsyncStream"):
        return "gemini_sdk", name
    return _type_home(package, name)


def _type_home(package: str, name: str) -> Home | None:
    if not package.startswith("openai.types"):
        return None
    if type_of(f"{package}.{name}") is not None:
        return NOWHERE
    name = _RENAMED.get(f"{package.rpartition('.')[2]}.{name}", _RENAMED.get(name, name))
    return (_TYPES, name) if name in dir(azure_openai) else None


_KEPT = frozenset((*_ERRORS, "Stream", "AsyncStream"))
