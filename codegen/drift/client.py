"""Reads google-genai, Google's own client, which often knows fields before the descriptions of the APIs do.

It has no names of the APIs' types. So its types are compared by place: each root with a type of the specs, and then
the fields of both, and what is in these.
"""

from pathlib import Path

from ..specs import SpecError
from .client_converters import ClientConverters
from .client_types import ClientTypes
from .shapes import Message, Upstream

SOURCE = "google-genai"
_MODULES = ("models", "tunings", "caches", "files", "batches")
_ROOTS = {
    "google-ai": {
        "models._GenerateContentParameters_to_mldev": "GenerateContentRequest",
        "models._GenerateContentResponse_from_mldev": "GenerateContentResponse",
        "models._CountTokensParameters_to_mldev": "CountTokensRequest",
        "models._CountTokensResponse_from_mldev": "CountTokensResponse",
        "models._EmbedContentParametersPrivate_to_mldev": "BatchEmbedContentsRequest",
        "models._EmbedContentResponse_from_mldev": "BatchEmbedContentsResponse",
        "models._ListModelsResponse_from_mldev": "ListModelsResponse",
        "models._Model_from_mldev": "ModelDescription",
        "caches._CreateCachedContentParameters_to_mldev": "CachedContent",
        "caches._UpdateCachedContentParameters_to_mldev": "CachedContent",
        "caches._ListCachedContentsResponse_from_mldev": "ListCachedContentsResponse",
        "files._CreateFileParameters_to_mldev": "CreateFileRequest",
        "files._ListFilesResponse_from_mldev": "ListFilesResponse",
        "files._InternalRegisterFilesParameters_to_mldev": "RegisterFilesRequest",
        "files._RegisterFilesResponse_from_mldev": "RegisterFilesResponse",
        "batches._CreateBatchJobParameters_to_mldev": "BatchGenerateContentRequest",
        "batches._CreateEmbeddingsBatchJobParameters_to_mldev": "AsyncBatchEmbedContentRequest",
        "batches._BatchJob_from_mldev.metadata": "GenerateContentBatch",
    },
    "vertex": {
        "models._GenerateContentParameters_to_vertex": "GenerateContentRequest",
        "models._GenerateContentResponse_from_vertex": "GenerateContentResponse",
        "models._CountTokensParameters_to_vertex": "CountTokensRequest",
        "models._CountTokensResponse_from_vertex": "CountTokensResponse",
        "models._ComputeTokensParameters_to_vertex": "ComputeTokensRequest",
        "models._ComputeTokensResponse_from_vertex": "ComputeTokensResponse",
        "models._EmbedContentParametersPrivate_to_vertex.requests": "EmbedContentRequest",
        "caches._CreateCachedContentParameters_to_vertex": "CachedContent",
        "caches._UpdateCachedContentParameters_to_vertex": "CachedContent",
        "caches._ListCachedContentsResponse_from_vertex": "ListCachedContentsResponse",
        "batches._CreateBatchJobParameters_to_vertex": "BatchPredictionJob",
        "batches._BatchJob_from_vertex": "BatchPredictionJob",
        "batches._ListBatchJobsResponse_from_vertex": "ListBatchPredictionJobsResponse",
        "tunings._CreateTuningJobParametersPrivate_to_vertex": "TuningJob",
        "tunings._TuningJob_from_vertex": "TuningJob",
        "tunings._ListTuningJobsResponse_from_vertex": "ListTuningJobsResponse",
    },
}
"""What each converter of a request or an answer makes, as the specs call it.

Tuning on Google AI is not among them: the client gives it the form of Vertex AI's.
"""


def read_client(platform: str, folder: Path, revision: str) -> Upstream:
    """The fields that google-genai sends to a platform and reads from its answers.

    Raises SpecError if it can't be read.
    """
    types = ClientTypes(folder / "types.py", platform)
    converters = [ClientConverters(folder / f"{module}.py", types, platform) for module in _MODULES]
    for each in converters:
        types.refused.update(each.refused())
    messages: dict[str, Message] = dict(types.messages)
    for each in converters:
        messages |= each.messages()
    roots = _ROOTS[platform]
    if lost := roots.keys() - messages.keys():
        raise SpecError(f"{folder}: expected converters {', '.join(sorted(lost))}")
    return Upstream(platform, SOURCE, revision, messages, roots=roots)
