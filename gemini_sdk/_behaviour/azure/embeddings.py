"""Vectors as lists of numbers or as NumPy arrays, however they travelled; and images to make them of."""

import os
import sys
from array import array
from base64 import b64decode
from binascii import Error
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gemini_sdk._behaviour.embeddings import numpy_module
from gemini_sdk._behaviour.media import data_url, media_type
from gemini_sdk._wire import JsonModel
from gemini_sdk.errors import InvalidAnswerError

if TYPE_CHECKING:
    from gemini_models.azure_inference import EmbeddingItem

_FLOAT32 = 4
"""Bytes of a number in base64."""


class EmbeddingItemBehaviour(JsonModel):
    """Methods that read an EmbeddingItem."""

    if TYPE_CHECKING:
        embedding: list[float] | str | None

    @property
    def vector(self) -> list[float]:
        """The numbers, those that travelled as base64 decoded.

        Raises InvalidAnswerError if the text is no base64 of whole float32 numbers.
        """
        embedding = self.embedding
        if not isinstance(embedding, str):
            return embedding or []
        numbers = array("f", _decoded(embedding))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers.tolist()

    def as_numpy(self, dtype: str = "float32") -> Any:
        """The numbers as a NumPy array of one dimension.

        Raises ConfigurationError if NumPy is not installed, and what `vector` raises.
        """
        numpy = numpy_module()
        if isinstance(self.embedding, str):
            return numpy.frombuffer(_decoded(self.embedding), dtype="<f4").astype(dtype)
        return numpy.asarray(self.vector, dtype=dtype)


class EmbeddingsBehaviour(JsonModel):
    """Methods that read Embeddings."""

    if TYPE_CHECKING:
        data: list[EmbeddingItem] | None

    @property
    def vectors(self) -> list[list[float]]:
        """The numbers of each input, in the order of the inputs. Raises what the `vector` of an item raises."""
        return [item.vector for item in self._ordered]

    def as_numpy(self, dtype: str = "float32") -> Any:
        """The numbers as a NumPy array of two dimensions, a row an input. Raises what that of an item raises."""
        rows = [item.as_numpy(dtype) for item in self._ordered]
        return numpy_module().stack(rows) if rows else numpy_module().empty((0, 0), dtype)

    @property
    def _ordered(self) -> "list[EmbeddingItem]":
        return sorted(self.data or (), key=lambda item: item.index or 0)


class ImageInputBehaviour(JsonModel):
    """Methods that make an ImageEmbeddingInput."""

    @classmethod
    def from_bytes(cls, data: bytes, mime_type: str, *, text: str | None = None) -> Self:
        """An image, `mime_type` being its IANA media type, and a text that goes with it."""
        given = {"image": data_url(data, mime_type)} | ({} if text is None else {"text": text})
        return cls.model_validate(given)

    @classmethod
    def from_file(
        cls,
        path: str | os.PathLike[str],
        *,
        mime_type: str | None = None,
        text: str | None = None,
    ) -> Self:
        """The image in a local file. Without `mime_type`, the media type is guessed from the name; ValueError if it
        is unknown.
        """
        return cls.from_bytes(Path(path).read_bytes(), media_type(path, mime_type), text=text)


def _decoded(embedding: str) -> bytes:
    try:
        data = b64decode(embedding, validate=True)
    except Error as error:
        raise InvalidAnswerError(
            f"an embedding is not base64: {error}",
            body=embedding.encode("utf-8", "backslashreplace"),
        ) from None
    if len(data) % _FLOAT32:
        raise InvalidAnswerError(
            "an embedding ends in the middle of a number",
            body=embedding.encode("utf-8", "backslashreplace"),
        )
    return data
