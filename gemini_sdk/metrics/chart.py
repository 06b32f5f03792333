"""The layout of a picture of curves, for every drawing library. Lengths are pixels."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gemini_sdk.metrics.curve import Curve

WIDTH, HEIGHT = 800, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 48, 48
_GRID, _INK = "#e0e0e0", "#444444"
_COLOURS = ("#1a73e8", "#d93025", "#188038", "#f9ab00")
_TICKS = 6

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """Straight from point to point."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    colour: str
    radius: float = 4


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `x` is where its start, middle or end is, `y` its baseline."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    colour: str = _INK
    size: int = 12


Shape = Line | Dot | Words


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps values to pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def shapes(curves: Mapping[str, Curve], title: str) -> Iterator[Shape]:
    """The shapes of a picture, from back to front."""
    curves = {name: curve for name, curve in curves.items() if curve}
    steps = [step for curve in curves.values() for step in curve.steps] or [0]
    values = [value for curve in curves.values() for value in curve.values] or [0.0]
    across, down = ticks(min(steps), max(steps)), ticks(min(0.0, *values), max(values))
    x = _Scale(across[0], across[-1], _LEFT, WIDTH - _RIGHT)
    y = _Scale(down[0], down[-1], HEIGHT - _BOTTOM, _TOP)
    yield Words(_LEFT, _TOP - 26, title, size=16)
    yield Words(WIDTH - _RIGHT, HEIGHT - 10, "step", "end")
    for tick in down:
        yield Line(((_LEFT, y(tick)), (WIDTH - _RIGHT, y(tick))), _GRID, 1)
        yield Words(_LEFT - 8, y(tick) + 4, f"{tick:g}", "end")
    for tick in across:
        yield Words(x(tick), HEIGHT - _BOTTOM + 18, f"{tick:g}", "middle")
    if not curves:
        yield Words(WIDTH / 2, HEIGHT / 2, "no data yet", "middle")
    for number, (name, curve) in enumerate(curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        points = tuple((x(s), y(v)) for s, v in zip(curve.steps, curve.values, strict=True))
        yield Line(points, colour, 2)
        yield Dot(*points[-1], colour)
        yield Words(
            WIDTH - _RIGHT, _TOP - 26 + 16 * number, f"{name} {curve.last:.4g}", "end", colour
        )


def ticks(low: float, high: float) -> list[float]:
    """Round numbers, evenly apart, from below `low` to above `high`."""
    span = high - low
    if not span > 0 or not math.isfinite(span):
        span = abs(high) or 1.0
        low, high = low - span / 2, high + span / 2
    rough = span / _TICKS
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]
