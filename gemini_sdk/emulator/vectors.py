"""Embeddings without a model: similar inputs get vectors that lie close, and the same input always the same one.

What an input is made of (of a text its keywords and all runs of three characters, of an image runs of its bytes) is
hashed, and each hash adds to one component of the vector, up or down. Two inputs have as much of their vectors in
common as of their pieces; so the cosine of texts that share words is high, and near 0 for texts that share nothing.
Synonyms are not similar. Vectors have unit length.
"""

import math
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from gemini_sdk.emulator import text_words

MOST_DIMENSIONS = 16384
_RUN = 3
_BYTES = 4
_OCCURRENCES = 4
"""As how many occurrences of a run of characters a keyword counts."""


def of_text(text: str) -> Counter[bytes]:
    """The pieces of a text, however it is capitalised and spaced."""
    line = f" {' '.join(text.casefold().split())} "
    pieces = Counter(line[i : i + _RUN].encode() for i in range(len(line) - _RUN + 1))
    pieces.update({b"word " + word.encode(): _OCCURRENCES for word in text_words.telling(line)})
    return pieces


def of_bytes(data: bytes) -> Counter[bytes]:
    """The pieces of an image."""
    return Counter(b"bytes " + data[i : i + _BYTES] for i in range(max(1, len(data) - _BYTES + 1)))


def vector(features: Iterable[tuple[bytes, int]], dimensions: int) -> list[float]:
    """A vector of unit length from pieces and how often each occurs; often counts less than proportionally."""
    components = [0.0] * dimensions
    for piece, count in features:
        drawn = int.from_bytes(blake2b(piece, digest_size=8).digest())
        sign = 1 if drawn & 1 else -1
        components[(drawn >> 1) % dimensions] += sign * math.sqrt(count)
    length = math.hypot(*components)
    if not length:  # no pieces, or pieces that cancel each other out
        return [1.0, *[0.0] * (dimensions - 1)]
    return [component / length for component in components]
