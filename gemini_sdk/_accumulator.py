"""Joins the chunks of a stream from any source into the complete answer. No IO; the same for every API.

The class of the chunks has two private methods: `_joined` makes one of several chunks, `_whole` makes the answer of
the one that is left.
"""

from typing import Any, Generic

from typing_extensions import TypeVar

A = TypeVar("A")
W = TypeVar("W", default=A)


class Accumulator(Generic[A, W]):
    """Joins the chunks of one stream.

    Text and the arguments of calls are concatenated, and candidates and choices are joined by their index. Of other
    values, such as a token count, the last one is used.
    """

    __slots__ = ("_chunks", "_joined")

    def __init__(self) -> None:
        self._chunks: list[A] = []
        self._joined = False

    def add(self, chunk: A) -> None:
        """Add the next chunk."""
        self._chunks.append(chunk)
        self._joined = False

    @property
    def response(self) -> W | None:
        """The answer joined from the chunks so far; None before the first chunk."""
        chunks = self._chunks
        if not chunks:
            return None
        if not self._joined:
            # Kept joined, so that asking after every chunk does not go through all of them again.
            kind: Any = type(chunks[0])
            chunks[:] = [kind._joined(chunks)]
            self._joined = True
        last: Any = chunks[0]
        answer: W = last._whole()
        return answer
