"""Embeddings and tokens as Google AI and Vertex AI answer them."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from gemini_sdk._google.embedding_inputs import limits
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import tokens, vectors
from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.body import read
from gemini_sdk.emulator.routes import Route
from gemini_sdk.types import embeddings as em
from gemini_sdk.types import generate_content as gc

REQUESTS = frozenset({"EmbedContentRequest", "BatchEmbedContentsRequest", "PredictRequest"})
"""The types of requests that are answered here."""
_DIMENSIONS = {
    "gemini-embedding-2": 3072,
    "gemini-embedding-001": 3072,
}
_OTHER_DIMENSIONS = 768
_WORD = re.compile(r"\s*\S+")


def is_embedding_model(name: str) -> bool:
    """Whether a name is that of an embedding model. Those of the older multimodal kind have requests of their own."""
    return "embedding" in name and not name.startswith("multimodalembedding")


def not_served(route: Route) -> ApiError:
    """404 for a model that makes no vectors, such as one of pictures."""
    served = (
        "This emulator serves it for models whose names contain `embedding`, and for endpoints."
    )
    message = f"{route.resource} is not found, or is not supported for {route.name}. {served}"
    return ApiError("NOT_FOUND", message)


def answer(route: Route, payload: Mapping[str, Any]) -> Any:
    """The answer to a request. Raises ApiError."""
    if not is_embedding_model(route.model) and route.collection != "endpoints":
        raise not_served(route)
    platform = route.operation.platform
    match route.operation.request:
        case "EmbedContentRequest":
            return _one(read(em.EmbedContentRequest, payload), route.model, platform)
        case "BatchEmbedContentsRequest":
            return _several(read(em.BatchEmbedContentsRequest, payload), route, platform)
        case _:
            return _predictions(read(em.PredictRequest, payload), route.model)


def compute_tokens(request: gc.ComputeTokensRequest) -> gc.ComputeTokensResponse:
    """The tokens of each content: its words, numbered by what they are."""
    found = [
        gc.TokensInfo(role=content.role or "user", token_ids=ids, tokens=pieces)
        for content in request.contents or ()
        for ids, pieces in [_pieces("".join(p.text or "" for p in content.parts or ()))]
    ]
    return gc.ComputeTokensResponse(tokens_info=found)


def _pieces(text: str) -> tuple[list[Any], list[Any]]:
    words = [word.encode() for word in _WORD.findall(text)]
    ids = [str(int.from_bytes(word[-3:]) + len(word)) for word in words]
    return ids, [b64encode(word).decode() for word in words]


def _one(request: em.EmbedContentRequest, model: str, platform: str) -> em.EmbedContentResponse:
    if request.content is None:
        raise bad_request("content is required", field="content")
    count = _counted([request.content])
    embedding = _embedding(request, model, "")
    response = em.EmbedContentResponse(embedding=embedding, usage_metadata=_usage(count, platform))
    if platform == "vertex":
        response.truncated = False
    return response


def _several(
    request: em.BatchEmbedContentsRequest, route: Route, platform: Any
) -> em.BatchEmbedContentsResponse:
    requests = request.requests or []
    most = limits(platform, "batchEmbedContents").inputs
    if len(requests) > most:
        text = f"at most {most} requests can be in one batch"
        raise bad_request(text, field="BatchEmbedContentsRequest.requests")
    found: list[em.ContentEmbedding] = []
    for place, each in enumerate(requests):
        where = f"requests[{place}]."
        if platform == "google-ai" and each.model != f"models/{route.model}":
            raise bad_request("model must match the model in the path", field=f"{where}model")
        found.append(_embedding(each, route.model, where))
    count = _counted([each.content for each in requests if each.content])
    return em.BatchEmbedContentsResponse(embeddings=found, usage_metadata=_usage(count, platform))


def _predictions(request: em.PredictRequest, model: str) -> em.PredictResponse:
    instances: Sequence[Any] = request.instances or []
    most = limits("vertex", "predict").inputs
    if len(instances) > most:
        raise bad_request(f"{len(instances)} instances; at most {most} are allowed")
    parameters: Any = request.parameters
    given = parameters if is_object(parameters) else {}
    asked = given.get("outputDimensionality", given.get("output_dimensionality"))
    if asked is not None and type(asked) not in (int, float):
        raise bad_request(f"outputDimensionality is not a number: {asked!r}")
    size = _checked_size(None if asked is None else int(asked), model, "outputDimensionality")
    predictions: list[Any] = []
    for place, each in enumerate(instances):
        text = each.get("content") if is_object(each) else None
        if not isinstance(text, str):
            raise bad_request("content is not a text", field=f"instances[{place}].content")
        count = tokens.Count()
        count.add_text(text)
        statistics = {"token_count": count.total, "truncated": False}
        values = vectors.vector(vectors.of_text(text).items(), size)
        predictions.append({"embeddings": {"values": values, "statistics": statistics}})
    return em.PredictResponse(predictions=predictions)


def _embedding(request: em.EmbedContentRequest, model: str, where: str) -> em.ContentEmbedding:
    config = request.embed_content_config
    size = request.output_dimensionality
    if config is not None and config.output_dimensionality is not None:
        size = config.output_dimensionality
    features: Counter[bytes] = Counter()
    for part in (request.content.parts if request.content else None) or ():
        if part.text is not None:
            features += vectors.of_text(part.text)
        if part.inline_data is not None:
            features += vectors.of_bytes(part.inline_data.data or b"")
        if part.file_data is not None:
            features += vectors.of_bytes((part.file_data.file_uri or "").encode())
    size = _checked_size(size, model, f"{where}outputDimensionality")
    return em.ContentEmbedding(values=vectors.vector(features.items(), size))


def _checked_size(size: int | None, model: str, field: str) -> int:
    most = _DIMENSIONS.get(model, _OTHER_DIMENSIONS)
    if size is None:
        return most
    if not 1 <= size <= most:
        raise bad_request(f"{size} is not between 1 and {most}", field=field)
    return size


def _counted(contents: Sequence[gc.Content]) -> tokens.Count:
    count = tokens.Count()
    count.add_contents(contents)
    return count


def _usage(count: tokens.Count, platform: str) -> gc.UsageMetadata:
    usage = gc.UsageMetadata(prompt_token_count=count.total)
    if platform == "google-ai":
        usage.prompt_token_details = count.details()
    else:
        usage.prompt_tokens_details = count.details()
        usage.total_token_count = count.total
    return usage
