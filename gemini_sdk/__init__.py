"""A typed SDK for Gemini on Google AI and Vertex AI, and for Azure model inference, generated from OpenAPI specs.

Names are loaded when they are first asked for, so that importing this package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from gemini_sdk._version import __version__

if TYPE_CHECKING:
    from gemini_sdk import datasets, errors, metrics, migration, types
    from gemini_sdk._accumulator import Accumulator
    from gemini_sdk._azure.client import AsyncAzureInferenceClient, AzureInferenceClient
    from gemini_sdk._google.callable_tools import MCPTools
    from gemini_sdk._google.chats import AsyncChat, Chat
    from gemini_sdk._google.google_ai import AsyncGeminiClient, GeminiClient
    from gemini_sdk._google.operations import AsyncOperation, Operation
    from gemini_sdk._google.run_tools import RunTools
    from gemini_sdk._google.vertex import AsyncVertexClient, VertexClient
    from gemini_sdk._methods.paging import AsyncPager, Pager
    from gemini_sdk._transport.async_transport import AsyncStream
    from gemini_sdk._transport.raw import RawResponse
    from gemini_sdk._transport.settings import NOT_GIVEN
    from gemini_sdk._transport.sync_transport import Stream
    from gemini_sdk.errors import GeminiSDKError
    from gemini_sdk.validation import validate
    from gemini_sdk.warnings import (
        DeprecatedParameterWarning,
        GeminiSDKWarning,
        ModelWarning,
        SchemaWarning,
        UnknownNameWarning,
    )

__all__ = [
    "NOT_GIVEN",
    "Accumulator",
    "AsyncAzureInferenceClient",
    "AsyncChat",
    "AsyncGeminiClient",
    "AsyncOperation",
    "AsyncPager",
    "AsyncStream",
    "AsyncVertexClient",
    "AzureInferenceClient",
    "Chat",
    "DeprecatedParameterWarning",
    "GeminiClient",
    "GeminiSDKError",
    "GeminiSDKWarning",
    "MCPTools",
    "ModelWarning",
    "Operation",
    "Pager",
    "RawResponse",
    "RunTools",
    "SchemaWarning",
    "Stream",
    "UnknownNameWarning",
    "VertexClient",
    "__version__",
    "datasets",
    "errors",
    "metrics",
    "migration",
    "types",
    "validate",
]

_HOMES = {
    "Accumulator": "_accumulator",
    "AsyncAzureInferenceClient": "_azure.client",
    "AsyncChat": "_google.chats",
    "AsyncGeminiClient": "_google.google_ai",
    "AsyncOperation": "_google.operations",
    "AsyncPager": "_methods.paging",
    "AsyncStream": "_transport.async_transport",
    "AsyncVertexClient": "_google.vertex",
    "AzureInferenceClient": "_azure.client",
    "Chat": "_google.chats",
    "DeprecatedParameterWarning": "warnings",
    "GeminiClient": "_google.google_ai",
    "GeminiSDKError": "errors",
    "GeminiSDKWarning": "warnings",
    "MCPTools": "_google.callable_tools",
    "ModelWarning": "warnings",
    "NOT_GIVEN": "_transport.settings",
    "Operation": "_google.operations",
    "Pager": "_methods.paging",
    "RawResponse": "_transport.raw",
    "RunTools": "_google.run_tools",
    "SchemaWarning": "warnings",
    "Stream": "_transport.sync_transport",
    "UnknownNameWarning": "warnings",
    "VertexClient": "_google.vertex",
    "validate": "validation",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    elif name in __all__:
        value = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
