# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from .embeddings import EmbedContentConfig, EmbedContentRequest, EmbedTaskType
from .generate_content import Content
from .generate_content_dicts import ContentDict


class BatchEmbedContentsRequestDict(TypedDict, total=False):
    """Body of a batchEmbedContents call: inputs that are embedded at once."""

    model: "str | None"
    """The model, as models/*; over REST the path has it, and it stays unset here."""
    requests: "Sequence[EmbedContentRequest | EmbedContentRequestDict] | EmbedContentRequest | EmbedContentRequestDict | None"
    """The inputs. The model of each has to be the model of the path."""


class EmbedContentConfigDict(TypedDict, total=False):
    """How an input is embedded on Vertex AI."""

    audioTrackExtraction: "bool | None"
    """Whether the sound of a video is embedded, too. For gemini-embedding-2 only."""
    audio_track_extraction: "bool | None"
    """Whether the sound of a video is embedded, too. For gemini-embedding-2 only."""
    autoTruncate: "bool | None"
    """Whether inputs that are too long are cut; if not, they are errors."""
    auto_truncate: "bool | None"
    """Whether inputs that are too long are cut; if not, they are errors."""
    documentOcr: "bool | None"
    """Whether texts in pictures of documents are read. For gemini-embedding-2 only."""
    document_ocr: "bool | None"
    """Whether texts in pictures of documents are read. For gemini-embedding-2 only."""
    outputDimensionality: "int | None"
    """Length of the vector; longer ones are cut."""
    output_dimensionality: "int | None"
    """Length of the vector; longer ones are cut."""
    taskType: "EmbedTaskType | None"
    """Purpose of the vector."""
    task_type: "EmbedTaskType | None"
    """Purpose of the vector."""
    title: "str | None"
    """Title of the text, for RETRIEVAL_DOCUMENT only."""


class EmbedContentRequestDict(TypedDict, total=False):
    """Body of an embedContent call: one input, and how it is embedded."""

    model: "str | None"
    """The model, as models/*; on Vertex AI, publishers/*/models/*. Each request of a batch needs it."""
    content: "Content | ContentDict | None"
    """The input. All its parts together make one vector."""
    taskType: "EmbedTaskType | None"
    """Purpose of the vector. gemini-embedding-2 has no task types: put the task into the text. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""
    task_type: "EmbedTaskType | None"
    """Purpose of the vector. gemini-embedding-2 has no task types: put the task into the text. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""
    title: "str | None"
    """Title of the text, for RETRIEVAL_DOCUMENT only. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""
    outputDimensionality: "int | None"
    """Length of the vector; longer ones are cut. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""
    output_dimensionality: "int | None"
    """Length of the vector; longer ones are cut. On Vertex AI, set embedContentConfig instead. Deprecated on vertex."""
    autoTruncate: "bool | None"
    """Whether inputs that are too long are cut. Set embedContentConfig instead. Deprecated on vertex."""
    auto_truncate: "bool | None"
    """Whether inputs that are too long are cut. Set embedContentConfig instead. Deprecated on vertex."""
    embedContentConfig: "EmbedContentConfig | EmbedContentConfigDict | None"
    """How the input is embedded."""
    embed_content_config: "EmbedContentConfig | EmbedContentConfigDict | None"
    """How the input is embedded."""


class PredictRequestDict(TypedDict, total=False):
    """Body of a predict call, in the form that the model has. Text embedding models take instances with content, task_type and title, and the parameters outputDimensionality and autoTruncate."""

    instances: "Sequence[Any] | Any | None"
    """The inputs."""
    labels: "Mapping[str, str] | None"
    """Labels of the request, for billing."""
    parameters: "Any | None"
    """How to predict."""


__all__ = [
    "BatchEmbedContentsRequestDict",
    "EmbedContentConfigDict",
    "EmbedContentRequestDict",
    "PredictRequestDict",
]
