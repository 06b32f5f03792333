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

    Text is put together, so are the arguments of tool calls, each by its index, and every candidate or choice by its
    own; of what a later chunk tells again, such as the usage, the last word counts.
    """

    __slots__ = ("_chunks",)

    def __init__(self) -> None:
        self._chunks: list[A] = []

    def add(self, chunk: A) -> None:
        """Take the next chunk."""
        self._chunks.append(chunk)

    @property
    def response(self) -> W | None:
        """The answer as far as it has come; None before the first chunk."""
        chunks = self._chunks
        if not chunks:
            return None
        pieces = cast("list[Piece]", chunks)
        if len(pieces) > 1:
            # Kept joined, so that asking after every chunk does not go through all of them again.
            pieces[:] = [type(pieces[0]).joined(pieces)]
        return cast("W", pieces[0].whole())
