"""How the time of some work grows with its size, whatever machine it runs on."""

import time
from collections.abc import Callable

TRIES = 8
FACTOR = 4


def seconds(work: Callable[[int], object], size: int) -> float:
    """CPU time of this thread, the least of three."""
    taken: list[float] = []
    for _ in range(3):
        begun = time.thread_time()
        work(size)
        taken.append(time.thread_time() - begun)
    return min(taken)


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes about four times as long, and not sixteen times.

    One of several tries is enough: a busy machine may spoil some, and quadratic work fails them all.
    """
    return any(
        seconds(work, FACTOR * size) < 2 * FACTOR * seconds(work, size) for _ in range(TRIES)
    )
