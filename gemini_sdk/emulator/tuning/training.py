"""A training that really takes place, of the smallest language model there is.

The model guesses the next byte of an example's output from up to three bytes before it (those of the input come first),
by how often each byte followed these in the examples it has seen; longer contexts fall back on shorter ones, the
shortest on all bytes being equally likely. It learns an example after being judged by it, so every figure is measured
on data it had not learned in that step: `loss` is the mean of -ln(probability) over the bytes of a step's outputs,
`correct` the share of bytes that were its best guess, `predictions` their number. The learning rate says how much one
sight of an example counts. The same data and settings give the same figures.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

ORDER = 3
"""Bytes before the guessed one that are looked at."""
MEASURED = 256
"""Bytes of an input, from its end, and of an output, from its start, that are learned and judged by."""
_SYMBOLS = 257
_END = 256
"""Stands for the end of an output, which is to be guessed too."""


@dataclass(frozen=True, slots=True)
class Example:
    """An input and the output to learn."""

    input: str
    output: str


@dataclass(frozen=True, slots=True)
class Step:
    """What was measured in one step."""

    loss: float
    correct: float
    predictions: int


def trained(
    examples: Sequence[Example],
    *,
    epochs: int,
    batch: int,
    rate: float = 1.0,
    known: Sequence[Example] = (),
) -> list[Step]:
    """The steps of a training: `epochs` times through the examples in their order, `batch` of them a step.

    `rate` is the learning rate as a multiple of the default. `known` was learned before.
    """
    model = _Model(rate)
    for example in known:
        model.learn(_symbols(example))
    texts = [_symbols(example) for example in examples]
    order = (text for _ in range(epochs) for text in texts)
    steps: list[Step] = []
    while texts_of_step := list(islice(order, batch)):
        steps.append(_mean([model.judged(*text) for text in texts_of_step]))
        for text in texts_of_step:
            model.learn(text)
    return steps


def _symbols(example: Example) -> tuple[list[int], int]:
    """An example as one row of symbols, and where its output begins."""
    before = [0, *example.input.encode()[-MEASURED:], 0]
    return [*before, *example.output.encode()[:MEASURED], _END], len(before)


@dataclass(frozen=True, slots=True)
class _Judgement:
    loss: float
    correct: int
    predictions: int


def _mean(judgements: list[_Judgement]) -> Step:
    predictions = sum(j.predictions for j in judgements)
    return Step(
        round(sum(j.loss for j in judgements) / predictions, 6),
        round(sum(j.correct for j in judgements) / predictions, 6),
        predictions,
    )


class _Seen:
    """What has followed a context so far."""

    __slots__ = ("best", "counts", "total")

    def __init__(self) -> None:
        self.counts: dict[int, float] = {}
        self.total = 0.0
        self.best = _END

    def add(self, symbol: int, weight: float) -> None:
        count = self.counts[symbol] = self.counts.get(symbol, 0.0) + weight
        self.total += weight
        if count > self.counts.get(self.best, 0.0):
            self.best = symbol


class _Model:
    """Counts of what followed each context of 0 to ORDER symbols."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._seen: defaultdict[tuple[int, ...], _Seen] = defaultdict(_Seen)

    def learn(self, text: tuple[list[int], int]) -> None:
        row, start = text
        for at in range(start, len(row)):
            for order in range(min(ORDER, at) + 1):
                self._seen[tuple(row[at - order : at])].add(row[at], self._rate)

    def judged(self, row: list[int], start: int) -> _Judgement:
        loss, correct = 0.0, 0
        for at in range(start, len(row)):
            probability, best = 1 / _SYMBOLS, -1
            for order in range(min(ORDER, at) + 1):
                seen = self._seen.get(tuple(row[at - order : at]))
                if seen is None:
                    break
                probability = (seen.counts.get(row[at], 0.0) + probability) / (seen.total + 1)
                best = seen.best
            loss -= log(probability)
            correct += best == row[at]
        return _Judgement(loss, correct, len(row) - start)
