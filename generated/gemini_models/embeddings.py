# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Any, Literal

from gemini_sdk._behaviour.embeddings import (
    ContentEmbeddingBehaviour,
    ContentEmbeddingsBehaviour,
)
from gemini_sdk._wire import Model

from .generate_content import Content, ModalityTokenCount, UsageMetadata


class PredictRequest(Model):
    """
    Body of a predict call, in the form that the model has. Text embedding models take instances with content, task_type and title, and the parameters outputDimensionality and autoTruncate.

    Upstream: GoogleCloudAiplatformV1PredictRequest.
    """

    instances: list[Any] | None = None
    """The inputs."""

    labels: dict[str, str] | None = None
    """Labels of the request, for billing."""

    parameters: Any | None = None
    """How to predict."""


class PredictResponse(Model):
    """
    Answer of a predict call. Text embedding models give predictions with embeddings, which have values and statistics.

    Upstream: GoogleCloudAiplatformV1PredictResponse.
    """

    deployed_model_id: str | None = None
    """Id of the deployed model."""

    metadata: Any | None = None
    """Facts about the request, such as billableCharacterCount. Output only."""

    model: str | None = None
    """The model. Output only."""

    model_display_name: str | None = None
    """Name of the model for people. Output only."""

    model_version_id: str | None = None
    """Version of the model. Output only."""

    predictions: list[Any] | None = None
    """The predictions, in the order of the instances."""


EmbedTaskType = (
    Literal[
        "TASK_TYPE_UNSPECIFIED",
        "UNSPECIFIED",
        "RETRIEVAL_QUERY",
        "RETRIEVAL_DOCUMENT",
        "SEMANTIC_SIMILARITY",
        "CLASSIFICATION",
        "CLUSTERING",
        "QUESTION_ANSWERING",
        "FACT_VERIFICATION",
        "CODE_RETRIEVAL_QUERY",
    ]
    | str
)


class EmbedContentConfig(Model):
    """
    How an input is embedded on Vertex AI.

    Upstream: GoogleCloudAiplatformV1EmbedContentRequestEmbedContentConfig.
    """

    audio_track_extraction: bool | None = None
    """Whether the sound of a video is embedded, too. For gemini-embedding-2 only."""

    auto_truncate: bool | None = None
    """Whether inputs that are too long are cut; if not, they are errors."""

    document_ocr: bool | None = None
    """Whether texts in pictures of documents are read. For gemini-embedding-2 only."""

    output_dimensionality: int | None = None
    """Length of the vector; longer ones are cut."""

    task_type: EmbedTaskType | None = None
    """Purpose of the vector."""

    title: str | None = None
    """Title of the text, for RETRIEVAL_DOCUMENT only."""


class ContentEmbeddingStatistics(Model):
    """Statistics of an input that was embedded."""

    token_count: float | None = None
    """Tokens of the input."""

    truncated: bool | None = None
    """Whether the input was cut."""

    tokens_details: list[ModalityTokenCount] | None = None
    """Tokens of the input by modality."""


class ContentEmbedding(ContentEmbeddingBehaviour):
    """
    A vector of an input.

    Upstream: google.ai.generativelanguage.v1beta.ContentEmbedding, GoogleCloudAiplatformV1EmbedContentResponseEmbedding.
    """

    values: list[float] | None = None
    """The numbers of the vector."""

    statistics: ContentEmbeddingStatistics | None = None
    """Statistics of the input, for models that are called by predict. Only on vertex."""


class EmbedContentResponse(Model):
    """
    Answer of an embedContent call.

    Upstream: google.ai.generativelanguage.v1beta.EmbedContentResponse, GoogleCloudAiplatformV1EmbedContentResponse.
    """

    embedding: ContentEmbedding | None = None
    """The vector. Output only."""

    truncated: bool | None = None
    """Whether the input was cut. Only on vertex."""

    usage_metadata: UsageMetadata | None = None
    """Tokens that were used."""


class BatchEmbedContentsResponse(ContentEmbeddingsBehaviour):
    """
    Answer of a batchEmbedContents call.

    Upstream: google.ai.generativelanguage.v1beta.BatchEmbedContentsResponse, GoogleCloudAiplatformV1BatchEmbedContentsResponse.
    """

    embeddings: list[ContentEmbedding] | None = None
    """The vectors, in the order of the inputs. Output only."""

    usage_metadata: UsageMetadata | None = None
    """Tokens that were used."""


class EmbedContentRequest(Model):
    """
    Body of an embedContent call: one input, and how it is embedded.

    Upstream: google.ai.generativelanguage.v1beta.EmbedContentRequest, GoogleCloudAiplatformV1EmbedContentRequest.
    """

    model: str | None = None
    """The model, as models/*; on Vertex AI, publishers/*/models/*. Each request of a batch needs it."""

    content: Content | None = None
    """The input. All its parts together make one vector."""

    task_type: EmbedTaskType | None = None
    """Purpose of the vector. gemini-embedding-2 has no task types: put the task into the text. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""

    title: str | None = None
    """Title of the text, for RETRIEVAL_DOCUMENT only. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""

    output_dimensionality: int | None = None
    """Length of the vector; longer ones are cut. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""

    auto_truncate: bool | None = None
    """Whether inputs that are too long are cut. Set embedContentConfig instead. Only on vertex. Deprecated on vertex."""

    embed_content_config: EmbedContentConfig | None = None
    """How the input is embedded. Only on vertex."""


class BatchEmbedContentsRequest(Model):
    """
    Body of a batchEmbedContents call: inputs that are embedded at once.

    Upstream: google.ai.generativelanguage.v1beta.BatchEmbedContentsRequest, GoogleCloudAiplatformV1BatchEmbedContentsRequest.
    """

    model: str | None = None
    """The model, as models/*; over REST the path has it, and it stays unset here. Only on google-ai."""

    requests: list[EmbedContentRequest] | None = None
    """The inputs. The model of each has to be the model of the path."""


__all__ = [
    "BatchEmbedContentsRequest",
    "BatchEmbedContentsResponse",
    "ContentEmbedding",
    "ContentEmbeddingStatistics",
    "EmbedContentConfig",
    "EmbedContentRequest",
    "EmbedContentResponse",
    "EmbedTaskType",
    "PredictRequest",
    "PredictResponse",
]
