"""The report of a check: findings, one for each fault, and the dataset in numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gemini_sdk._redaction import printable
from gemini_sdk.errors import Fault, InvalidPayloadError

Severity = Literal["error", "warning"]
"""Errors make a tuning fail; warnings do not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a dataset."""

    file: str
    """The file, as it was named; `<lines>` where lines were given instead."""
    line: int | None
    """The line, from 1; None if the file as a whole is meant."""
    rule: str
    """The rule's name, such as `last-turn`; `check(ignore=...)` takes it."""
    severity: Severity
    """An error has to be mended; a warning is advice."""
    fault: Fault
    """The fault, and its place in the line."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        label = self.rule if self.severity == "error" else f"{self.severity}: {self.rule}"
        return printable(f"{place}: {self.fault} [{label}]")


class Histogram:
    """How numbers are distributed, in bounded memory: exact up to 4096, within 0.05 % above."""

    _EXACT_BITS = 12

    def __init__(self) -> None:
        self.total = 0
        self.count = 0
        self.low: int | None = None
        """The smallest number; None if there is none."""
        self.high: int | None = None
        """The largest number; None if there is none."""
        self._counts: Counter[int] = Counter()

    def add(self, number: int) -> None:
        """Count a number, 0 or more."""
        self.total += number
        self.count += 1
        self.low = number if self.low is None or number < self.low else self.low
        self.high = number if self.high is None or number > self.high else self.high
        surplus = number.bit_length() - self._EXACT_BITS
        self._counts[number if surplus <= 0 else number >> surplus << surplus] += 1

    def merge(self, other: "Histogram") -> None:
        """Add the counts of another histogram."""
        self.total += other.total
        self.count += other.count
        self.low = min((n for n in (self.low, other.low) if n is not None), default=None)
        self.high = max((n for n in (self.high, other.high) if n is not None), default=None)
        self._counts.update(other._counts)

    def quantile(self, share: float) -> int:
        """The smallest number that so large a share of all numbers does not exceed; 0 where there are none."""
        passed = 0
        for number in sorted(self._counts):
            passed += self._counts[number]
            if passed >= share * self.count:
                return max(number, self.low or 0)
        return 0


@dataclass(frozen=True, slots=True)
class TokenCounts:
    """Tokens of the examples, estimated at four characters of text a token. Media is not counted."""

    total: int
    """Tokens of all examples."""
    min: int
    """Tokens of the shortest example."""
    median: int
    """Tokens of the example in the middle."""
    p90: int
    """Tokens that nine of ten examples do not exceed."""
    max: int
    """Tokens of the longest example."""

    @classmethod
    def of(cls, histogram: Histogram) -> "TokenCounts":
        """The figures of a distribution."""
        return cls(
            histogram.total,
            histogram.low or 0,
            histogram.quantile(0.5),
            histogram.quantile(0.9),
            histogram.high or 0,
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """A dataset in numbers."""

    file: str
    """Path of the file."""
    form: str | None
    """`gemini`, `preference` or `pairs` (text_input and output); None if no line is of a known form."""
    lines: int
    """Number of lines."""
    bytes: int
    """Size of the file in bytes."""
    examples: int
    """Lines that could be read as examples, whether or not something is wrong with them."""
    multimodal_examples: int
    """Examples with media."""
    media: Mapping[str, int]
    """Files by kind: image, document, audio, video, other."""
    tokens: TokenCounts
    """Estimated tokens of the examples."""
    epochs: int
    """Number of times that tuning reads the dataset."""

    @property
    def billed_tokens(self) -> int:
        """Tokens times epochs, by which tuning is billed; an estimate, without media."""
        return self.tokens.total * self.epochs


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """The findings about a dataset, and its contents in numbers."""

    findings: tuple[Finding, ...]
    """By file and line, at most `max_findings` of each file."""
    errors: int
    """All errors, those not listed included."""
    warnings: int
    """All warnings, likewise."""
    summary: Summary
    """The numbers of the training dataset."""
    validation: Summary | None = field(default=None)
    """The numbers of the validation dataset; None if there is none."""

    @property
    def ok(self) -> bool:
        """Whether there are no errors; there may be warnings."""
        return not self.errors

    def raise_for_errors(self) -> None:
        """Raise InvalidPayloadError with the errors listed, if there are any."""
        if self.ok:
            return
        raise InvalidPayloadError(
            Fault(
                f"{each.file}:{each.line or 1}: {each.fault.path}",
                each.fault.problem,
                each.fault.found,
                each.fault.expected,
                each.fault.suggestion,
            )
            for each in self.findings
            if each.severity == "error"
        )
