"""Vectors of embedContent and batchEmbedContents, as lists of numbers or as NumPy arrays."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gemini_sdk._wire import Model
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_models.embeddings import ContentEmbedding


class ContentEmbeddingBehaviour(Model):
    """Methods that read a ContentEmbedding."""

    if TYPE_CHECKING:
        values: list[float] | None

    def as_numpy(self, dtype: str = "float32") -> Any:
        """The numbers as a NumPy array of one dimension. Raises ConfigurationError if NumPy is not installed."""
        return numpy_module().asarray(self.values or (), dtype=dtype)


class ContentEmbeddingsBehaviour(Model):
    """Methods that read a BatchEmbedContentsResponse."""

    if TYPE_CHECKING:
        embeddings: list[ContentEmbedding] | None

    @property
    def vectors(self) -> list[list[float]]:
        """The numbers of each input, in the order of the inputs; empty for an input without a vector."""
        return [each.values or [] for each in self.embeddings or ()]

    def as_numpy(self, dtype: str = "float32") -> Any:
        """The numbers as a NumPy array of two dimensions, a row an input.

        Raises ConfigurationError if NumPy is not installed, and ValueError if the vectors differ in length.
        """
        numpy = numpy_module()
        rows = [each.as_numpy(dtype) for each in self.embeddings or ()]
        return numpy.stack(rows) if rows else numpy.empty((0, 0), dtype)


def numpy_module() -> Any:
    """NumPy. Raises ConfigurationError if it is not installed."""
    try:
        return import_module("numpy")
    except ImportError:
        raise ConfigurationError("as_numpy needs NumPy: pip install numpy") from None
