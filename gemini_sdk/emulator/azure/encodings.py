"""Forms in which vectors travel. All but `float` and `base64` lose precision, as upstream."""

import base64
import struct
from collections.abc import Callable, Sequence
from typing import Any

_DIGITS = 8
"""Decimals of a float: what float32 can hold."""


def encoded(vector: Sequence[float], encoding: str) -> Any:
    """The vector in a form of `EmbeddingEncodingFormat`. Raises KeyError if there is no such form."""
    return _ENCODERS[encoding](vector)


def _floats(vector: Sequence[float]) -> list[float]:
    return [round(component, _DIGITS) for component in vector]


def _base64(vector: Sequence[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *_floats(vector))).decode()


def _int8(vector: Sequence[float]) -> list[int]:
    """-127 to 127, the largest component at either end."""
    largest = max(map(abs, vector))
    return [round(component / largest * 127) for component in vector]


def _uint8(vector: Sequence[float]) -> list[int]:
    """The same, 128 for 0."""
    return [component + 128 for component in _int8(vector)]


def _ubinary(vector: Sequence[float]) -> list[int]:
    """A bit a dimension, 1 for what is positive; eight to a number, the first one in the highest place."""
    bits = [component > 0 for component in vector]
    return [
        sum(bit << (7 - place) for place, bit in enumerate(bits[start : start + 8]))
        for start in range(0, len(bits), 8)
    ]


def _binary(vector: Sequence[float]) -> list[int]:
    """The same less 128, -128 to 127."""
    return [number - 128 for number in _ubinary(vector)]


_ENCODERS: dict[str, Callable[[Sequence[float]], Any]] = {
    "float": _floats,
    "base64": _base64,
    "int8": _int8,
    "uint8": _uint8,
    "binary": _binary,
    "ubinary": _ubinary,
}
ENCODINGS = tuple(_ENCODERS)
