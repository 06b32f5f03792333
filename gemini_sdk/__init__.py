"""A typed SDK for Gemini on Google AI and Vertex AI, generated from hand-maintained OpenAPI specs.

Names are loaded when they are first asked for, so that importing this package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from gemini_sdk._version import __version__

if TYPE_CHECKING:
    from gemini_sdk import datasets, errors, types
    from gemini_sdk._google.google_ai import AsyncGeminiClient, GeminiClient
    from gemini_sdk._google.vertex import AsyncVertexClient, VertexClient
    from gemini_sdk._transport.aio import AsyncStream
    from gemini_sdk._transport.raw import RawResponse
    from gemini_sdk._transport.settings import NOT_GIVEN
    from gemini_sdk._transport.sync import Stream
    from gemini_sdk.errors import GeminiSDKError

__all__ = [
    "NOT_GIVEN",
    "AsyncGeminiClient",
    "AsyncStream",
    "AsyncVertexClient",
    "GeminiClient",
    "GeminiSDKError",
    "RawResponse",
    "Stream",
    "VertexClient",
    "__version__",
    "datasets",
    "errors",
    "types",
]

_HOMES = {
    "AsyncGeminiClient": "_google.google_ai",
    "AsyncStream": "_transport.aio",
    "AsyncVertexClient": "_google.vertex",
    "GeminiClient": "_google.google_ai",
    "GeminiSDKError": "errors",
    "NOT_GIVEN": "_transport.settings",
    "RawResponse": "_transport.raw",
    "Stream": "_transport.sync",
    "VertexClient": "_google.vertex",
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
