"""The one of an answer's candidates or choices that is read unless another is requested."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Indexed(Protocol):
    """A candidate or a choice."""

    @property
    def index(self) -> int | None:
        """The position of the candidate in the answer."""
        ...


N = TypeVar("N", bound=Indexed)


def first_of(choices: Sequence[N] | None) -> N | None:
    """The one whose index is 0 or unset: a chunk may hold others alone, or before it."""
    if not choices:
        return None
    choice = choices[0]
    if not choice.index:  # nearly always
        return choice
    return next((other for other in choices if not other.index), None)
