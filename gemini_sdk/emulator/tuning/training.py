"""A training that really takes place, of the smallest language model there is.

The model guesses the next byte of an example's output from up to three bytes before it (those of the input come
first), by how often each byte followed these in the examples it has seen; longer contexts fall back on shorter ones,
the shortest on all bytes being equally likely. It learns an example after being scored on it, so every figure is
measured
on data it had not learned in that step: `loss` is the mean of -ln(probability) over the bytes of a step's outputs,
`correct` the share of bytes that were its best guess, `predictions` their number. The learning rate says how much one
sight of an example counts. The same data and settings give the same figures.

Validation data is scored and never learned.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log

from gemini_sdk._wire.json_value import Json

ORDER = 3
"""Bytes before the guessed one that are looked at."""
MEASURED = 256
"""Bytes of an input, from its end, and of an output, from its start, that are learned and scored at most."""
BUDGET = 60_000
"""Guesses of a whole training, about, so that it takes less than a second: the more there is to learn, the fewer bytes
of an output are looked at, then the fewer examples of a step, and of huge datasets again fewer bytes."""
SHORTEST = 32
"""Bytes of an output that are looked at before examples are left out."""
FASTEST = 1e6
"""The largest learning rate that makes a difference. Much larger ones leave nothing of a probability to take the
logarithm of."""
_SYMBOLS = 257
_END = 256
"""Stands for the end of an output, which is to be guessed too."""


@dataclass(frozen=True, slots=True)
class Example:
    """An input and the output to learn."""

    input: str
    output: str
    """What is said, with calls of functions in words."""
    other: str = ""
    """In preference data, the answer that was not preferred."""
    parts: list[Json] = field(default_factory=list[Json])
    """The parts of the answer, where it calls functions."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The stored training data of a model: on its own, since it is read only when the model is asked."""

    examples: list[Example]


@dataclass(frozen=True, slots=True)
class Measure:
    """Measurements on some examples."""

    loss: float
    correct: float
    predictions: int


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """The measurements of one step: on its examples, and where it ends an epoch, on those held out."""

    train: Measure
    validation: Measure | None = None


def trained(
    examples: Sequence[Example],
    *,
    epochs: int,
    batch: int,
    rate: float = 1.0,
    known: Sequence[Example] = (),
    held_out: Sequence[Example] = (),
) -> list[TrainingStep]:
    """The steps of a training: `epochs` times through the examples in their order, `batch` of them a step.

    `rate` is the learning rate as a multiple of the default; beyond FASTEST nothing is learned faster. `known` was
    learned before.
    """
    share = max(1, BUDGET * batch // (len(examples) * epochs))
    length = min(MEASURED, share, max(share // batch, SHORTEST))
    looked_at = share // length
    unseen = [_text(e, length) for e in held_out[: BUDGET // (length * epochs) + 1]]
    model = _Model(min(rate, FASTEST))
    for example in known[: BUDGET // length]:
        model.learn(_text(example, length))
    steps: list[TrainingStep] = []
    order = (example for _ in range(epochs) for example in examples)
    seen = 0
    while of_step := list(islice(order, batch)):
        texts = [_text(example, length) for example in of_step[:looked_at]]
        measure = model.measure(texts)
        for text in texts:
            model.learn(text)
        epoch_before, seen = seen // len(examples), seen + len(of_step)
        ends_epoch = seen // len(examples) > epoch_before
        steps.append(
            TrainingStep(measure, model.measure(unseen) if unseen and ends_epoch else None)
        )
    return steps


@dataclass(frozen=True, slots=True)
class _Text:
    """An example as one row of symbols."""

    symbols: list[int]
    start: int
    """The position at which the output of the example begins."""


def _text(example: Example, length: int) -> _Text:
    before = [0, *example.input.encode()[-MEASURED:], 0]
    return _Text([*before, *[*example.output.encode(), _END][:length]], len(before))


class _TrainingText:
    """The tokens that followed a context so far."""

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
        self._seen: defaultdict[tuple[int, ...], _TrainingText] = defaultdict(_TrainingText)

    def learn(self, text: _Text) -> None:
        """Counts what followed what."""
        row = text.symbols
        for at in range(text.start, len(row)):
            for order in range(min(ORDER, at) + 1):
                self._seen[tuple(row[at - order : at])].add(row[at], self._rate)

    def measure(self, texts: Sequence[_Text]) -> Measure:
        """How well it guesses these, before it learns them."""
        loss, correct, predictions = 0.0, 0, 0
        for text in texts:
            for at in range(text.start, len(text.symbols)):
                probability, best = self._guess(text.symbols, at)
                loss -= log(probability)
                correct += best == text.symbols[at]
                predictions += 1
        return Measure(round(loss / predictions, 6), round(correct / predictions, 6), predictions)

    def _guess(self, row: list[int], at: int) -> tuple[float, int]:
        """How likely the symbol at a place is, and which is the likeliest."""
        probability, best = 1 / _SYMBOLS, -1
        for order in range(min(ORDER, at) + 1):
            seen = self._seen.get(tuple(row[at - order : at]))
            if seen is None:
                break
            probability = (seen.counts.get(row[at], 0.0) + probability) / (seen.total + 1)
            best = seen.best
        return probability, best
