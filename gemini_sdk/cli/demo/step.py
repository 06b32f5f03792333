"""A step of the demo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Checks = Iterator[object]
"""What a scene yields: it has worked when there is at least one and all of them hold."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the demo."""

    title: str
    play: Callable[..., Checks]
    """Takes those of the props (`client`, `emulator`, `advance`) that it names."""
    steps: int = 0
    """How often it moves its progress bar on; 0 where it has none."""
