"""One metric over the steps of a tuning."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

_LARGEST = 1e300
"""Differences of larger values could not be drawn."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One metric over the steps. Values that are not finite, or too large to draw, are left out."""

    steps: tuple[int, ...] = ()
    """The steps, in increasing order."""
    values: tuple[float, ...] = ()
    """The value at each step."""

    def __bool__(self) -> bool:
        return bool(self.steps)

    @property
    def last(self) -> float | None:
        """The latest value; None if there is none."""
        return self.values[-1] if self.values else None

    @classmethod
    def of(cls, points: Iterable[tuple[int, float]]) -> Self:
        """A curve of points in any order."""
        found = sorted({step: value for step, value in points if abs(value) <= _LARGEST}.items())
        return cls(tuple(step for step, _ in found), tuple(value for _, value in found))
