"""Runs rows: subjects take turns, and the figure is the median of the ratios of each turn.

A machine's speed drifts, and other programs come and go; within one round they meet every subject alike.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.processes import Child, fresh
from benchmarks.rows import Row


@dataclass(frozen=True, slots=True)
class Figure:
    """What a subject costs in a row."""

    ratio: float
    """The median of its CPU time in multiples of the base's, round by round."""
    low: float
    """The lower quartile of the ratios."""
    high: float
    """The upper quartile."""
    microseconds: float
    """The median CPU time of one call, chunk or program."""


@dataclass(frozen=True, slots=True)
class Result:
    """A row with its figures, one for each subject that has one."""

    row: Row
    figures: dict[str, Figure]

    def passed(self, subject: str, tolerance: float = 0.0) -> bool | None:
        """Whether a subject keeps within its target and a fraction of it; None if it has no target or figure."""
        if subject not in self.row.targets or subject not in self.figures:
            return None
        return self.figures[subject].ratio <= self.row.targets[subject] * (1 + tolerance)


Times = dict[str, float]
"""Seconds of CPU time of one block, by subject."""


def measure(
    rows: Iterable[Row], subjects: Sequence[str], rounds: int, scale: float
) -> Iterator[Result]:
    """The results of rows, one after another. `scale` makes blocks shorter than they are meant to be."""
    with Child("-m", "benchmarks.server") as server:
        url = f"http://127.0.0.1:{server.read()}"
        for row in rows:
            block = max(1, round(row.block * scale))
            measured = (
                _programs(row, subjects, rounds, block)
                if row.programs
                else _work(row, subjects, url, rounds, block)
            )
            yield _result(row, measured, block * row.units)


def _programs(row: Row, subjects: Sequence[str], rounds: int, block: int) -> list[Times]:
    # The first run writes bytecode, and finds the installed subjects.
    wanted = [name for name in row.programs if name == row.base or name in subjects]
    names = [name for name in wanted if fresh(row.programs[name]) is not None]
    return _rounds(
        names, rounds, lambda name: sum(fresh(row.programs[name]) or 0.0 for _ in range(block))
    )


def _work(row: Row, subjects: Sequence[str], url: str, rounds: int, block: int) -> list[Times]:
    with ExitStack() as stack:
        workers = {
            name: stack.enter_context(Child("-m", "benchmarks.worker", name, url + row.prefix))
            for name in subjects
        }
        read: dict[str, int] = {}

        def timed(name: str) -> float:
            seconds, read[name] = _times_and_characters(
                workers[name].ask(f"{row.work or row.key} {block}")
            )
            if read[name] != read.setdefault(row.base, read[name]):
                raise RuntimeError(f"{row.key}: characters read differ: {read}")
            return seconds

        names = [name for name in subjects if workers[name].ask(f"{row.work or row.key} 1")]
        return _rounds(names, rounds, timed)


def _times_and_characters(line: str | None) -> tuple[float, int]:
    seconds, characters = (line or "").split()
    return float(seconds), int(characters)


def _rounds(names: Sequence[str], rounds: int, timed: Callable[[str], float]) -> list[Times]:
    """Every subject in every round; who begins changes, lest it be always the same one's luck."""
    orders = ([*names[n % len(names) :], *names[: n % len(names)]] for n in range(rounds))
    return [{name: timed(name) for name in order} for order in orders]


def _result(row: Row, measured: list[Times], units: int) -> Result:
    figures: dict[str, Figure] = {}
    for name in measured[0]:
        ratios = [times[name] / times[row.base] for times in measured]
        low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
        cost = median(times[name] for times in measured) / units * 1e6
        figures[name] = Figure(median(ratios), low, high, cost)
    return Result(row, figures)
