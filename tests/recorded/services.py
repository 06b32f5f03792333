"""What this package has for the methods of each service: the types, and the call that a client makes.

A method that a client calls joins by one line in METHODS; Google's other methods are those of the operation table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from gemini_models.operations import OPERATIONS
from gemini_sdk._wire import Model, Platform
from gemini_sdk.types import (
    azure_inference,
    azure_openai,
    batches,
    cached_contents,
    embeddings,
    files,
    generate_content,
)
from tests.recorded.exchanges import Exchange
from tests.wire.wire_reference import HOMES

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """A method that this package has."""

    platform: Platform
    request: str
    """The type of the request; empty if there is none."""
    answer: type[Model]
    chunk: type[Model] | None = None
    """The type of one event, where the answer may be a stream."""
    call: str | None = None
    """The client's method; None where no client of this package speaks this wire."""
    first: str = ""
    """The request's field that is the method's first argument after the model."""


_GENERATE = generate_content.GenerateContentResponse
_COUNT = generate_content.CountTokensResponse


def _google(platform: Platform) -> Mapping[str, Method]:
    generate = Method(
        platform, "GenerateContentRequest", _GENERATE, _GENERATE, "generate_content", "contents"
    )
    return {
        "generateContent": generate,
        "streamGenerateContent": generate,
        "countTokens": Method(
            platform, "CountTokensRequest", _COUNT, None, "count_tokens", "contents"
        ),
        "cachedContents": Method(platform, "CachedContent", cached_contents.CachedContent),
    }


_GOOGLE_AI: Mapping[str, Method] = {
    **_google("google-ai"),
    "batchEmbedContents": Method(
        "google-ai", "BatchEmbedContentsRequest", embeddings.BatchEmbedContentsResponse
    ),
    "batchGenerateContent": Method("google-ai", "BatchGenerateContentRequest", batches.Operation),
    "files": Method("google-ai", "CreateFileRequest", files.CreateFileResponse),
}
_VERTEX: Mapping[str, Method] = {
    **_google("vertex"),
    "predict": Method("vertex", "PredictRequest", embeddings.PredictResponse),
    "computeTokens": Method(
        "vertex", "ComputeTokensRequest", generate_content.ComputeTokensResponse
    ),
}


_OPENAI: Mapping[str, Method] = {
    "chat/completions": Method(
        "azure-openai",
        "CreateChatCompletionRequest",
        azure_openai.ChatCompletion,
        azure_openai.ChatCompletionChunk,
    ),
    "completions": Method(
        "azure-openai", "CreateCompletionRequest", azure_openai.Completion, azure_openai.Completion
    ),
}
_INFERENCE: Mapping[str, Method] = {
    "chat/completions": Method(
        "azure-inference",
        "ChatCompletionsRequest",
        azure_inference.ChatCompletions,
        azure_inference.ChatCompletionsChunk,
        "chat_completions",
        "messages",
    ),
}
_EMBEDDINGS = Method(
    "azure-inference",
    "EmbeddingsRequest",
    azure_inference.Embeddings,
    None,
    "embeddings",
    "input",
)
METHODS: Mapping[str, Mapping[str, Method]] = {
    "google-ai": _GOOGLE_AI,
    "vertex": _VERTEX,
    "azure": {**_OPENAI, "embeddings": _EMBEDDINGS},
    "azure/models": _INFERENCE,
    "openai": {**_OPENAI, "embeddings": _EMBEDDINGS},
}


def bind_method(exchange: Exchange) -> Method | None:
    """The method that an exchange is of; None where this package does not have it."""
    wire = "azure/models" if exchange.path.startswith("/models/") else exchange.source
    named = METHODS[wire].get(exchange.method) if exchange.verb == "POST" else None
    return named or _operation(exchange.source, exchange.verb, exchange.path.partition("?")[0])


@cache
def _operation(source: str, verb: str, path: str) -> Method | None:
    """A method of Google by its HTTP method and its path, whatever the version of the path is."""
    for operation in OPERATIONS:
        pattern = re.sub(r"\\{\w+\\}", "[^/:]+", re.escape(_without_version(operation.path)))
        same = (operation.platform, operation.method) == (source, verb)
        if same and operation.answer and re.fullmatch(pattern, _without_version(path)):
            return Method(operation.platform, operation.request or "", _model(operation.answer))
    return None


def _without_version(path: str) -> str:
    return re.sub(r"^/v\d\w*/", "/", path)


def _model(name: str) -> type[Model]:
    found: type[Model] = getattr(import_module(f"gemini_models.{HOMES[name]}"), name)
    return found
