"""The places of OpenAI's names in this package."""

from gemini_sdk import migration
from gemini_sdk.migration.code.clients import CLIENTS
from gemini_sdk.migration.code.imports import Home

_MODELS = frozenset(
    "ChatCompletion ChatCompletionChunk ChatCompletionMessage ChatCompletionMessageToolCall "
    "Completion CompletionChoice CompletionUsage".split()
)
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
    if origin in CLIENTS:
        return "gemini_sdk.migration", CLIENTS[origin]
    package, _, name = origin.rpartition(".")
    if package == "openai" and name in migration.__all__ and name in _KEPT:
        return "gemini_sdk.migration", name
    return _type_home(package, name)


def native_home(origin: str) -> Home | None:
    """The home of a name of OpenAI's, for programs that are to speak Gemini's words."""
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
    if name in _MODELS:
        return "gemini_sdk.types.azure_openai", name
    if name.endswith("Param"):
        # A TypedDict of OpenAI's: the drop-in clients take mappings of any type.
        return "typing", "Any"
    return None


_KEPT = frozenset((*_ERRORS, "Stream", "AsyncStream"))
