"""Embeddings of texts and images as Azure answers them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from gemini_sdk._behaviour.media import read_data_url
from gemini_sdk.emulator import tokens, vectors
from gemini_sdk.emulator.azure import conversation, encodings, errors
from gemini_sdk.emulator.azure.answer_metadata import CommonMembers
from gemini_sdk.types import azure_inference as az


def of_texts(
    request: az.EmbeddingsRequest, envelope: CommonMembers, dimensions: int
) -> az.Embeddings:
    """A vector a text; `dimensions` is the length where the request does not say. Raises AzureError (422)."""
    listed = conversation.texts(request.input)
    count = tokens.Count()
    for text in listed:
        count.add_text(text)
    inputs = map(vectors.of_text, listed)
    return _answer(request, envelope, inputs, count.total, request.dimensions or dimensions)


def of_images(
    request: az.ImageEmbeddingsRequest, envelope: CommonMembers, dimensions: int
) -> az.Embeddings:
    """A vector an image, with its text if it has one; otherwise as `of_texts`."""
    listed = request.input or []
    count = tokens.Count()
    count.media["IMAGE"] = tokens.MEDIA_TOKENS["IMAGE"] * len(listed)
    for each in listed:
        count.add_text(each.text or "")
    return _answer(
        request, envelope, _images(listed), count.total, request.dimensions or dimensions
    )


def _images(inputs: Iterable[az.ImageEmbeddingInput]) -> Iterator[Counter[bytes]]:
    for place, each in enumerate(inputs):
        try:
            _, data = read_data_url(each.image or "")
        except ValueError as error:
            raise errors.wrong_value(str(error), each.image, "input", place, "image") from None
        yield vectors.of_bytes(data) + (vectors.of_text(each.text) if each.text else Counter())


def _answer(
    request: az.EmbeddingsRequest | az.ImageEmbeddingsRequest,
    envelope: CommonMembers,
    inputs: Iterable[Counter[bytes]],
    cost: int,
    dimensions: int,
) -> az.Embeddings:
    if dimensions > vectors.MOST_DIMENSIONS:
        most = f"expected at most {vectors.MOST_DIMENSIONS}"
        raise errors.wrong_value(most, dimensions, "dimensions")
    encoding = request.encoding_format or "float"
    if encoding not in encodings.ENCODINGS:
        raise errors.wrong_value(
            f"expected one of {encodings.ENCODINGS}", encoding, "encoding_format"
        )
    made = (vectors.vector(each.items(), dimensions) for each in inputs)
    return az.Embeddings(
        id=envelope.id,
        object="list",
        model=envelope.model,
        data=[_item(index, encodings.encoded(v, encoding)) for index, v in enumerate(made)],
        usage=az.EmbeddingsUsage(prompt_tokens=cost, total_tokens=cost),
    )


def _item(index: int, embedding: Any) -> az.EmbeddingItem:
    item = az.EmbeddingItem(index=index, object="embedding")
    item.embedding = embedding  # assigned, so that integers stay what they are
    return item
