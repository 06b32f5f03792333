"""A typed SDK for Gemini on Google AI and Vertex AI, and for Azure model inference, generated from OpenAPI specs.

Names are loaded when they are first asked for, so that importing this package costs next to nothing.
"""

TYPE_CHECKING = (
    False  # checkers know the name; the module `typing` takes longer to load than this one
)
if TYPE_CHECKING:
    from gemini_sdk import bulk, datasets, errors, metrics, migration, observability, types
    from gemini_sdk._accumulator import Accumulator
    from gemini_sdk._azure.client import AsyncAzureInferenceClient, AzureInferenceClient
    from gemini_sdk._google.batch import Batch
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
    from gemini_sdk._version import __version__
    from gemini_sdk.errors import GeminiSDKError
    from gemini_sdk.validation import validate
    from gemini_sdk.warnings import (
        DeprecatedParameterWarning,
        ExpiredFileWarning,
        GeminiSDKWarning,
        ModelWarning,
        SchemaWarning,
        UnknownNameWarning,
    )
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            ".": "bulk datasets errors metrics migration observability types",
            "._accumulator": "Accumulator",
            "._azure.client": "AsyncAzureInferenceClient AzureInferenceClient",
            "._google.batch": "Batch",
            "._google.callable_tools": "MCPTools",
            "._google.chats": "AsyncChat Chat",
            "._google.google_ai": "AsyncGeminiClient GeminiClient",
            "._google.operations": "AsyncOperation Operation",
            "._google.run_tools": "RunTools",
            "._google.vertex": "AsyncVertexClient VertexClient",
            "._methods.paging": "AsyncPager Pager",
            "._transport.async_transport": "AsyncStream",
            "._transport.raw": "RawResponse",
            "._transport.settings": "NOT_GIVEN",
            "._transport.sync_transport": "Stream",
            "._version": "__version__",
            ".errors": "GeminiSDKError",
            ".validation": "validate",
            ".warnings": (
                "DeprecatedParameterWarning ExpiredFileWarning GeminiSDKWarning ModelWarning SchemaWarning "
                "UnknownNameWarning"
            ),
        },
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
    "Batch",
    "Chat",
    "DeprecatedParameterWarning",
    "ExpiredFileWarning",
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
    "bulk",
    "datasets",
    "errors",
    "metrics",
    "migration",
    "observability",
    "types",
    "validate",
]
