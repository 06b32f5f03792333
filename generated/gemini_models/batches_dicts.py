# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from .batches import (
    BatchInputConfig,
    BatchState,
    BatchStats,
    EmbedContentBatch,
    EmbedContentBatchInputConfig,
    EmbedContentBatchOutput,
    GenerateContentBatch,
    GenerateContentBatchOutput,
    InlinedEmbedContentRequest,
    InlinedEmbedContentRequests,
    InlinedRequest,
    InlinedRequests,
    WebhookConfig,
)
from .embeddings import EmbedContentRequest
from .embeddings_dicts import EmbedContentRequestDict
from .generate_content import GenerateContentRequest
from .generate_content_dicts import GenerateContentRequestDict


class AsyncBatchEmbedContentRequestDict(TypedDict, total=False):
    """Body of an asyncBatchEmbedContent call."""

    batch: "EmbedContentBatch | EmbedContentBatchDict | None"
    """The batch to create."""


class BatchGenerateContentRequestDict(TypedDict, total=False):
    """Body of a batchGenerateContent call."""

    batch: "GenerateContentBatch | GenerateContentBatchDict | None"
    """The batch to create."""


class BatchInputConfigDict(TypedDict, total=False):
    """The requests of a batch; one member is set."""

    fileName: "str | None"
    """An uploaded file of JSON lines, as files/*. Each line has `request`, and `key`, which its answer gets, too."""
    file_name: "str | None"
    """An uploaded file of JSON lines, as files/*. Each line has `request`, and `key`, which its answer gets, too."""
    requests: "InlinedRequests | InlinedRequestsDict | None"
    """The requests, inline. Together they have at most 20 MB."""


class EmbedContentBatchDict(TypedDict, total=False):
    """A batch of requests to embedContent, which the service answers within a day or so."""

    model: "str | None"
    """The model, as models/*; over REST the path has it."""
    name: "str | None"
    """Name of the batch, as batches/*. Output only."""
    displayName: "str | None"
    """Name for people."""
    display_name: "str | None"
    """Name for people."""
    inputConfig: "EmbedContentBatchInputConfig | EmbedContentBatchInputConfigDict | None"
    """The requests."""
    input_config: "EmbedContentBatchInputConfig | EmbedContentBatchInputConfigDict | None"
    """The requests."""
    output: "EmbedContentBatchOutput | None"
    """The answers, once the batch is done. Output only."""
    state: "BatchState | None"
    """State of the batch. Output only."""
    batchStats: "BatchStats | None"
    """How many requests the batch has. Output only."""
    batch_stats: "BatchStats | None"
    """How many requests the batch has. Output only."""
    createTime: "str | datetime | None"
    """When it was created. Output only."""
    create_time: "str | datetime | None"
    """When it was created. Output only."""
    endTime: "str | datetime | None"
    """When it was done. Output only."""
    end_time: "str | datetime | None"
    """When it was done. Output only."""
    updateTime: "str | datetime | None"
    """When it was last changed. Output only."""
    update_time: "str | datetime | None"
    """When it was last changed. Output only."""
    priority: "int | str | None"
    """Order among the batches of a user: those with higher numbers are processed first. 0 by default; may be negative."""


class EmbedContentBatchInputConfigDict(TypedDict, total=False):
    """The requests of a batch of embeddings; one member is set."""

    fileName: "str | None"
    """An uploaded file of JSON lines, as files/*. Each line has `request`, and `key`, which its answer gets, too."""
    file_name: "str | None"
    """An uploaded file of JSON lines, as files/*. Each line has `request`, and `key`, which its answer gets, too."""
    requests: "InlinedEmbedContentRequests | InlinedEmbedContentRequestsDict | None"
    """The requests, inline."""


class GenerateContentBatchDict(TypedDict, total=False):
    """A batch of requests to generateContent, which the service answers within a day or so."""

    model: "str | None"
    """The model, as models/*; over REST the path has it."""
    name: "str | None"
    """Name of the batch, as batches/*. Output only."""
    displayName: "str | None"
    """Name for people."""
    display_name: "str | None"
    """Name for people."""
    inputConfig: "BatchInputConfig | BatchInputConfigDict | None"
    """The requests."""
    input_config: "BatchInputConfig | BatchInputConfigDict | None"
    """The requests."""
    output: "GenerateContentBatchOutput | None"
    """The answers, once the batch is done. Output only."""
    state: "BatchState | None"
    """State of the batch. Output only."""
    batchStats: "BatchStats | None"
    """How many requests the batch has. Output only."""
    batch_stats: "BatchStats | None"
    """How many requests the batch has. Output only."""
    createTime: "str | datetime | None"
    """When it was created. Output only."""
    create_time: "str | datetime | None"
    """When it was created. Output only."""
    endTime: "str | datetime | None"
    """When it was done. Output only."""
    end_time: "str | datetime | None"
    """When it was done. Output only."""
    updateTime: "str | datetime | None"
    """When it was last changed. Output only."""
    update_time: "str | datetime | None"
    """When it was last changed. Output only."""
    priority: "int | str | None"
    """Order among the batches of a user: those with higher numbers are processed first. 0 by default; may be negative."""
    webhookConfig: "WebhookConfig | WebhookConfigDict | None"
    """Where the service reports the end of the batch."""
    webhook_config: "WebhookConfig | WebhookConfigDict | None"
    """Where the service reports the end of the batch."""


class InlinedEmbedContentRequestDict(TypedDict, total=False):
    """A request of a batch of embeddings."""

    request: "EmbedContentRequest | EmbedContentRequestDict | None"
    """The request. The model must be the model of the batch."""
    metadata: "Mapping[str, Any] | None"
    """Values that its answer gets, too."""


class InlinedEmbedContentRequestsDict(TypedDict, total=False):
    """Requests of a batch of embeddings."""

    requests: "Sequence[InlinedEmbedContentRequest | InlinedEmbedContentRequestDict] | InlinedEmbedContentRequest | InlinedEmbedContentRequestDict | None"
    """The requests."""


class InlinedRequestDict(TypedDict, total=False):
    """A request of a batch."""

    request: "GenerateContentRequest | GenerateContentRequestDict | None"
    """The request. The model must be the model of the batch."""
    metadata: "Mapping[str, Any] | None"
    """Values that its answer gets, too."""


class InlinedRequestsDict(TypedDict, total=False):
    """Requests of a batch."""

    requests: (
        "Sequence[InlinedRequest | InlinedRequestDict] | InlinedRequest | InlinedRequestDict | None"
    )
    """The requests."""


class WebhookConfigDict(TypedDict, total=False):
    """Where the service reports the end of a batch."""

    uris: "Sequence[str] | str | None"
    """Addresses that are called in place of the registered ones."""
    userMetadata: "Mapping[str, Any] | None"
    """Values that each call has, too."""
    user_metadata: "Mapping[str, Any] | None"
    """Values that each call has, too."""


__all__ = [
    "AsyncBatchEmbedContentRequestDict",
    "BatchGenerateContentRequestDict",
    "BatchInputConfigDict",
    "EmbedContentBatchDict",
    "EmbedContentBatchInputConfigDict",
    "GenerateContentBatchDict",
    "InlinedEmbedContentRequestDict",
    "InlinedEmbedContentRequestsDict",
    "InlinedRequestDict",
    "InlinedRequestsDict",
    "WebhookConfigDict",
]
