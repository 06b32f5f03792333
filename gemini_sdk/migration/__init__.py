"""From Azure OpenAI to Gemini: requests, answers and whole programs, with nothing lost in silence.

Conversions are pure (`to_gemini`, `from_gemini`, `to_azure`), each with a report of every field; `AzureOpenAI` and its
kin are clients with the methods of OpenAI's package that send what they are given to Gemini.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemini_sdk._openai.answer import from_gemini
    from gemini_sdk._openai.chunks import Chunks
    from gemini_sdk._openai.report import LossyConversionError, Report, Row
    from gemini_sdk.migration.azure_request import to_azure
    from gemini_sdk.migration.comparing import Compared, compare
    from gemini_sdk.migration.drop_in.api_response import APIResponse, AsyncAPIResponse
    from gemini_sdk.migration.drop_in.clients import (
        AsyncAzureOpenAI,
        AsyncOpenAI,
        AzureOpenAI,
        OpenAI,
    )
    from gemini_sdk.migration.drop_in.parsed import ParsedChatCompletion, pydantic_function_tool
    from gemini_sdk.migration.drop_in.parsed_response import ParsedResponse
    from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
    from gemini_sdk.migration.drop_in.response_store import MemoryResponseStore, ResponseStore
    from gemini_sdk.migration.drop_in.streams import AsyncStream, Stream
    from gemini_sdk.migration.errors import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        ContentFilterFinishReasonError,
        InternalServerError,
        InvalidRequestError,
        LengthFinishReasonError,
        NotFoundError,
        OpenAIError,
        PermissionDeniedError,
        RateLimitError,
        StreamAlreadyConsumed,
        UnprocessableEntityError,
    )
    from gemini_sdk.migration.gemini_request import Conversion, to_gemini
    from gemini_sdk.migration.model_map import ModelMap
    from gemini_sdk.migration.responses_request import response_from_gemini
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            ".drop_in.api_response": "APIResponse AsyncAPIResponse",
            ".azure_request": "to_azure",
            ".drop_in.clients": "AsyncAzureOpenAI AsyncOpenAI AzureOpenAI OpenAI",
            ".comparing": "compare Compared",
            ".errors": (
                "APIConnectionError APIError APIResponseValidationError APIStatusError "
                "APITimeoutError AuthenticationError BadRequestError ConflictError "
                "ContentFilterFinishReasonError LengthFinishReasonError "
                "InternalServerError InvalidRequestError NotFoundError OpenAIError "
                "PermissionDeniedError RateLimitError StreamAlreadyConsumed UnprocessableEntityError"
            ),
            ".gemini_request": "Conversion to_gemini",
            ".model_map": "ModelMap",
            ".drop_in.parsed": "ParsedChatCompletion pydantic_function_tool",
            ".drop_in.parsed_response": "ParsedResponse",
            ".drop_in.response_store": "MemoryResponseStore ResponseStore",
            ".drop_in.raw_answer": "RawAnswer",
            ".responses_request": "response_from_gemini",
            ".drop_in.streams": "AsyncStream Stream",
            "gemini_sdk._openai.answer": "from_gemini",
            "gemini_sdk._openai.chunks": "Chunks",
            "gemini_sdk._openai.report": "LossyConversionError Report Row",
        },
    )

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncAPIResponse",
    "AsyncAzureOpenAI",
    "AsyncOpenAI",
    "AsyncStream",
    "AuthenticationError",
    "AzureOpenAI",
    "BadRequestError",
    "Chunks",
    "Compared",
    "ConflictError",
    "ContentFilterFinishReasonError",
    "Conversion",
    "InternalServerError",
    "InvalidRequestError",
    "LengthFinishReasonError",
    "LossyConversionError",
    "MemoryResponseStore",
    "ModelMap",
    "NotFoundError",
    "OpenAI",
    "OpenAIError",
    "ParsedChatCompletion",
    "ParsedResponse",
    "PermissionDeniedError",
    "RateLimitError",
    "RawAnswer",
    "Report",
    "ResponseStore",
    "Row",
    "Stream",
    "StreamAlreadyConsumed",
    "UnprocessableEntityError",
    "compare",
    "from_gemini",
    "pydantic_function_tool",
    "response_from_gemini",
    "to_azure",
    "to_gemini",
]
