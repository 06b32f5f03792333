"""A curve in one line of text."""

from collections.abc import Sequence
from itertools import pairwise

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float], width: int = 40) -> str:
    """Bars for the values, from the lowest to the highest; of many, the mean of each of `width` stretches."""
    shown = [_mean(stretch) for stretch in _stretches(values, width)]
    if not shown:
        return ""
    low, span = min(shown), max(shown) - min(shown)
    top = len(_BARS) - 1
    return "".join(_BARS[round((value - low) / span * top) if span else 0] for value in shown)


def _stretches(values: Sequence[float], width: int) -> list[Sequence[float]]:
    count = min(len(values), width)
    ends = [len(values) * number // count for number in range(count + 1)] if count else []
    return [values[start:end] for start, end in pairwise(ends)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
