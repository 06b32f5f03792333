"""One difference of two states of the specs, and what it means to those who send and those who receive."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from ..spec_lines import SpecLine

Kind = Literal["added", "changed", "removed"]


class Impact(IntEnum):
    """The effect of a difference; greater is worse."""

    NONE = 0
    """Users are not concerned."""
    DOCUMENTATION = 1
    """Something to read; no program behaves otherwise."""
    ADDITIVE = 2
    """Something more can be done; what worked works."""
    BREAKING = 3
    """Programs that worked may fail."""

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference, and where it is written."""

    kind: Kind
    name: str
    """What differs: `GenerationConfig.temperature`, an operation's id, a file."""
    text: str
    """What about it, in a few words."""
    place: SpecLine
    """In the new state; in the old one, where it is there only."""
    senders: Impact
    """To those who build requests."""
    receivers: Impact
    """To those who read answers."""

    @property
    def impact(self) -> Impact:
        """The worse of the two."""
        return max(self.senders, self.receivers)

    def __str__(self) -> str:
        return f"{self.place}: {self.name}: {self.text}"
