"""From Azure OpenAI to Gemini: requests, answers and whole programs, with nothing lost in silence.

Conversions are pure (`to_gemini`, `from_gemini`, `to_azure`), each with a report of every field; `AzureOpenAI` and its
kin are clients with the methods of OpenAI's package that send what they are given to Gemini.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemini_sdk.migration.azure_request import to_azure
    from gemini_sdk.migration.chunks import Chunks
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
    from gemini_sdk.migration.openai_answer import from_gemini
    from gemini_sdk.migration.report import LossyConversionError, Report, Row
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
    "APIConnectionError": "errors",
    "APIError": "errors",
    "APIResponseValidationError": "errors",
    "APIStatusError": "errors",
    "APITimeoutError": "errors",
    "AsyncAzureOpenAI": "clients",
    "AsyncOpenAI": "clients",
    "AsyncStream": "streams",
    "AuthenticationError": "errors",
    "AzureOpenAI": "clients",
    "BadRequestError": "errors",
    "Chunks": "chunks",
    "Compared": "comparing",
    "ConflictError": "errors",
    "Conversion": "gemini_request",
    "InternalServerError": "errors",
    "InvalidRequestError": "errors",
    "LossyConversionError": "report",
    "ModelMap": "model_map",
    "NotFoundError": "errors",
    "OpenAI": "clients",
    "OpenAIError": "errors",
    "PermissionDeniedError": "errors",
    "RateLimitError": "errors",
    "RawAnswer": "resources",
    "Report": "report",
    "Row": "report",
    "Stream": "streams",
    "UnprocessableEntityError": "errors",
    "compare": "comparing",
    "from_gemini": "openai_answer",
    "to_azure": "azure_request",
    "to_gemini": "gemini_request",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
