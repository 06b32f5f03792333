"""From Azure OpenAI to Gemini: requests, answers and whole programs, with nothing lost in silence.

Conversions are pure (`to_gemini`, `from_gemini`, `to_azure`), each with a report of every field; `AzureOpenAI` and its
kin are clients with the methods of OpenAI's package that send what they are given to Gemini.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemini_sdk._openai.answer import from_gemini
    from gemini_sdk._openai.chunks import Chunks
    from gemini_sdk._openai.report import LossyConversionError, Report, Row
    from gemini_sdk.migration.azure_request import to_azure
    from gemini_sdk.migration.clients import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI
    from gemini_sdk.migration.comparing import Compared, compare
    from gemini_sdk.migration.errors import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        InternalServerError,
        InvalidRequestError,
        NotFoundError,
        OpenAIError,
        PermissionDeniedError,
        RateLimitError,
        UnprocessableEntityError,
    )
    from gemini_sdk.migration.gemini_request import Conversion, to_gemini
    from gemini_sdk.migration.model_map import ModelMap
    from gemini_sdk.migration.resources import RawAnswer
    from gemini_sdk.migration.streams import AsyncStream, Stream

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncAzureOpenAI",
    "AsyncOpenAI",
    "AsyncStream",
    "AuthenticationError",
    "AzureOpenAI",
    "BadRequestError",
    "Chunks",
    "Compared",
    "ConflictError",
    "Conversion",
    "InternalServerError",
    "InvalidRequestError",
    "LossyConversionError",
    "ModelMap",
    "NotFoundError",
    "OpenAI",
    "OpenAIError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawAnswer",
    "Report",
    "Row",
    "Stream",
    "UnprocessableEntityError",
    "compare",
    "from_gemini",
    "to_azure",
    "to_gemini",
]

_HOMES = {
    "APIConnectionError": "migration.errors",
    "APIError": "migration.errors",
    "APIResponseValidationError": "migration.errors",
    "APIStatusError": "migration.errors",
    "APITimeoutError": "migration.errors",
    "AsyncAzureOpenAI": "migration.clients",
    "AsyncOpenAI": "migration.clients",
    "AsyncStream": "migration.streams",
    "AuthenticationError": "migration.errors",
    "AzureOpenAI": "migration.clients",
    "BadRequestError": "migration.errors",
    "Chunks": "_openai.chunks",
    "Compared": "migration.comparing",
    "ConflictError": "migration.errors",
    "Conversion": "migration.gemini_request",
    "InternalServerError": "migration.errors",
    "InvalidRequestError": "migration.errors",
    "LossyConversionError": "_openai.report",
    "ModelMap": "migration.model_map",
    "NotFoundError": "migration.errors",
    "OpenAI": "migration.clients",
    "OpenAIError": "migration.errors",
    "PermissionDeniedError": "migration.errors",
    "RateLimitError": "migration.errors",
    "RawAnswer": "migration.resources",
    "Report": "_openai.report",
    "Row": "_openai.report",
    "Stream": "migration.streams",
    "UnprocessableEntityError": "migration.errors",
    "compare": "migration.comparing",
    "from_gemini": "_openai.answer",
    "to_azure": "migration.azure_request",
    "to_gemini": "migration.gemini_request",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"gemini_sdk.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
