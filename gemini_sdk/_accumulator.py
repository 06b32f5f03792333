"""The whole answer from the chunks of its stream, whatever brought them: no IO, and the same for every API.

The class of the chunks has two private methods: `_joined` makes one of several chunks, `_whole` makes the answer of the
one that is left.
"""

from typing import Any, Generic

from typing_extensions import TypeVar

A = TypeVar("A")
W = TypeVar("W", default=A)


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
        if not self._joined:
            # Kept joined, so that asking after every chunk does not go through all of them again.
            kind: Any = type(chunks[0])
            chunks[:] = [kind._joined(chunks)]
            self._joined = True
        last: Any = chunks[0]
        answer: W = last._whole()
        return answer
