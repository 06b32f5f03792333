"""The whole answer from the chunks of its stream, whatever brought them: no IO, and the same for every API.

How chunks become one is told by their class: `joined` makes one of several, `whole` the answer of the one that is left.
"""

from collections.abc import Sequence
from typing import Any, Generic, Protocol, Self, cast

from typing_extensions import TypeVar

A = TypeVar("A")
W = TypeVar("W", default=A)


class Piece(Protocol):
    """A chunk of an answer."""

    @classmethod
    def joined(cls, pieces: Sequence[Self]) -> Self:
        """The pieces, oldest first and at least one, as one."""
        ...

    def whole(self) -> Any:
        """The answer this is, once all pieces have been joined to it."""
        ...


class Accumulator(Generic[A, W]):
    """Adds up the chunks of one stream.

    Text is put together, and so are the arguments of function calls and tool calls, and every candidate or choice by
    its index; of what a later chunk says again, such as a count of tokens, the last word counts.
    """

    __slots__ = ("_chunks", "_joined")

    def __init__(self) -> None:
        self._chunks: list[A] = []
        self._joined = False

    def add(self, chunk: A) -> None:
        """Take the next chunk."""
        self._chunks.append(chunk)
        self._joined = False

    @property
    def response(self) -> W | None:
        """The answer as far as it has come; None before the first chunk."""
        chunks = self._chunks
        if not chunks:
            return None
        pieces = cast("list[Piece]", chunks)
        if not self._joined:
            # Kept joined, so that asking after every chunk does not go through all of them again.
            pieces[:] = [type(pieces[0]).joined(pieces)]
            self._joined = True
        return cast("W", pieces[0].whole())
