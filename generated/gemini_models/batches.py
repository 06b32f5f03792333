# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Any, Literal

from gemini_sdk._wire import Int64, Model, Timestamp

from .common import Status
from .embeddings import EmbedContentRequest, EmbedContentResponse
from .generate_content import GenerateContentResponse
from .generate_content_requests import GenerateContentRequest


class BatchStats(Model):
    """Counts of the requests of a batch."""

    request_count: Int64 | None = None
    """All requests. Output only."""

    successful_request_count: Int64 | None = None
    """Requests with an answer. Output only."""

    failed_request_count: Int64 | None = None
    """Requests that failed. Output only."""

    pending_request_count: Int64 | None = None
    """Requests that wait. Output only."""


class WebhookConfig(Model):
    """Where the service reports the end of a batch."""

    uris: list[str] | None = None
    """Addresses that are called in place of the registered ones."""

    user_metadata: dict[str, Any] | None = None
    """Values that each call has, too."""


BatchState = (
    Literal[
        "BATCH_STATE_UNSPECIFIED",
        "BATCH_STATE_PENDING",
        "BATCH_STATE_RUNNING",
        "BATCH_STATE_SUCCEEDED",
        "BATCH_STATE_FAILED",
        "BATCH_STATE_CANCELLED",
        "BATCH_STATE_EXPIRED",
    ]
    | str
)


class InlinedEmbedContentResponse(Model):
    """An answer of a batch of embeddings, or an error."""

    error: Status | None = None
    """Why the request failed. Output only."""

    response: EmbedContentResponse | None = None
    """The answer. Output only."""

    metadata: dict[str, Any] | None = None
    """Values of the request. Output only."""


class InlinedEmbedContentResponses(Model):
    """Answers of a batch of embeddings, in the order of the requests."""

    inlined_responses: list[InlinedEmbedContentResponse] | None = None
    """The answers. Output only."""


class EmbedContentBatchOutput(Model):
    """The answers of a batch of embeddings; one member is set."""

    responses_file: str | None = None
    """A file of JSON lines with `key`, and `response` or `error`, as files/*. Output only."""

    inlined_responses: InlinedEmbedContentResponses | None = None
    """The answers, inline. Output only."""


class InlinedEmbedContentRequest(Model):
    """A request of a batch of embeddings."""

    request: EmbedContentRequest | None = None
    """The request. The model must be the model of the batch."""

    metadata: dict[str, Any] | None = None
    """Values that its answer gets, too."""


class InlinedEmbedContentRequests(Model):
    """Requests of a batch of embeddings."""

    requests: list[InlinedEmbedContentRequest] | None = None
    """The requests."""


class InlinedRequest(Model):
    """A request of a batch."""

    request: GenerateContentRequest | None = None
    """The request. The model must be the model of the batch."""

    metadata: dict[str, Any] | None = None
    """Values that its answer gets, too."""


class InlinedRequests(Model):
    """Requests of a batch."""

    requests: list[InlinedRequest] | None = None
    """The requests."""


class InlinedResponse(Model):
    """An answer of a batch, or an error."""

    error: Status | None = None
    """Why the request failed. Output only."""

    response: GenerateContentResponse | None = None
    """The answer. Output only."""

    metadata: dict[str, Any] | None = None
    """Values of the request. Output only."""


class InlinedResponses(Model):
    """Answers of a batch, in the order of the requests."""

    inlined_responses: list[InlinedResponse] | None = None
    """The answers. Output only."""


class BatchInputConfig(Model):
    """The requests of a batch; one member is set."""

    file_name: str | None = None
    """An uploaded file of JSON lines, as files/*. Each line has `request`, and `key`, which its answer gets, too."""

    requests: InlinedRequests | None = None
    """The requests, inline. Together they have at most 20 MB."""


class EmbedContentBatchInputConfig(Model):
    """The requests of a batch of embeddings; one member is set."""

    file_name: str | None = None
    """An uploaded file of JSON lines, as files/*. Each line has `request`, and `key`, which its answer gets, too."""

    requests: InlinedEmbedContentRequests | None = None
    """The requests, inline."""


class GenerateContentBatchOutput(Model):
    """The answers of a batch; one member is set."""

    responses_file: str | None = None
    """A file of JSON lines with `key`, and `response` or `error`, as files/*. Output only."""

    inlined_responses: InlinedResponses | None = None
    """The answers, inline. Output only."""


class EmbedContentBatch(Model):
    """A batch of requests to embedContent, which the service answers within a day or so."""

    model: str | None = None
    """The model, as models/*; over REST the path has it."""

    name: str | None = None
    """Name of the batch, as batches/*. Output only."""

    display_name: str | None = None
    """Name for people."""

    input_config: EmbedContentBatchInputConfig | None = None
    """The requests."""

    output: EmbedContentBatchOutput | None = None
    """The answers, once the batch is done. Output only."""

    state: BatchState | None = None
    """State of the batch. Output only."""

    batch_stats: BatchStats | None = None
    """How many requests the batch has. Output only."""

    create_time: Timestamp | None = None
    """When it was created. Output only."""

    end_time: Timestamp | None = None
    """When it was done. Output only."""

    update_time: Timestamp | None = None
    """When it was last changed. Output only."""

    priority: Int64 | None = None
    """Order among the batches of a user: those with higher numbers are processed first. 0 by default; may be negative."""


class GenerateContentBatch(Model):
    """A batch of requests to generateContent, which the service answers within a day or so."""

    model: str | None = None
    """The model, as models/*; over REST the path has it."""

    name: str | None = None
    """Name of the batch, as batches/*. Output only."""

    display_name: str | None = None
    """Name for people."""

    input_config: BatchInputConfig | None = None
    """The requests."""

    output: GenerateContentBatchOutput | None = None
    """The answers, once the batch is done. Output only."""

    state: BatchState | None = None
    """State of the batch. Output only."""

    batch_stats: BatchStats | None = None
    """How many requests the batch has. Output only."""

    create_time: Timestamp | None = None
    """When it was created. Output only."""

    end_time: Timestamp | None = None
    """When it was done. Output only."""

    update_time: Timestamp | None = None
    """When it was last changed. Output only."""

    priority: Int64 | None = None
    """Order among the batches of a user: those with higher numbers are processed first. 0 by default; may be negative."""

    webhook_config: WebhookConfig | None = None
    """Where the service reports the end of the batch."""


class AsyncBatchEmbedContentRequest(Model):
    """Body of an asyncBatchEmbedContent call."""

    batch: EmbedContentBatch | None = None
    """The batch to create."""


class BatchGenerateContentRequest(Model):
    """Body of a batchGenerateContent call."""

    batch: GenerateContentBatch | None = None
    """The batch to create."""


__all__ = [
    "AsyncBatchEmbedContentRequest",
    "BatchGenerateContentRequest",
    "BatchInputConfig",
    "BatchState",
    "BatchStats",
    "EmbedContentBatch",
    "EmbedContentBatchInputConfig",
    "EmbedContentBatchOutput",
    "GenerateContentBatch",
    "GenerateContentBatchOutput",
    "InlinedEmbedContentRequest",
    "InlinedEmbedContentRequests",
    "InlinedEmbedContentResponse",
    "InlinedEmbedContentResponses",
    "InlinedRequest",
    "InlinedRequests",
    "InlinedResponse",
    "InlinedResponses",
    "WebhookConfig",
]
