"""The combined results of lines, in any process for a piece of a dataset, in one for the whole."""

import heapq
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from gemini_sdk.datasets.duplicates import DuplicateFinder
from gemini_sdk.datasets.example_rules import RuleViolation
from gemini_sdk.datasets.forms import Form
from gemini_sdk.datasets.inspection import Inspector
from gemini_sdk.datasets.lines import Chunk
from gemini_sdk.datasets.report import Finding, Histogram, Severity, Summary, TokenCounts

_RESOLUTIONS = 16
"""Different media resolutions that are kept track of; there are four."""


@dataclass(frozen=True, slots=True)
class CounterOptions:
    """How findings are kept."""

    ignored: frozenset[str]
    kept: int


@dataclass(slots=True)
class Counters:
    """The combined results of some lines. Lines are counted from 1 within the tally."""

    lines: int = 0
    size: int = 0
    found: list[tuple[int | None, RuleViolation]] = field(
        default_factory=list[tuple[int | None, RuleViolation]]
    )
    severities: Counter[Severity] = field(default_factory=Counter[Severity])
    digests: "array[int]" = field(default_factory=lambda: array("Q"))
    places: "array[int]" = field(default_factory=lambda: array("Q"))
    """The line of each digest."""
    tokens: Histogram = field(default_factory=Histogram)
    multimodal: int = 0
    media: Counter[str] = field(default_factory=Counter[str])
    resolutions: dict[str, int] = field(default_factory=dict[str, int])
    """The first line of each media resolution."""
    wrong_forms: dict[RuleViolation, tuple[int, int]] = field(
        default_factory=dict[RuleViolation, tuple[int, int]]
    )
    """What is wrong with the form of lines: the first of them, and how many there are."""

    def note_form(self, found: RuleViolation, line: int, count: int) -> None:
        """Count lines that have the same wrong form, from a first one on."""
        first, before = self.wrong_forms.get(found, (line, 0))
        self.wrong_forms[found] = first, before + count

    def note(self, line: int | None, found: RuleViolation, options: CounterOptions) -> None:
        """Count what was found, and keep it if there is room."""
        if found.rule in options.ignored:
            return
        self.severities[found.severity] += 1
        if len(self.found) < options.kept:
            self.found.append((line, found))


def tally(chunk: Chunk, inspector: Inspector, options: CounterOptions) -> Counters:
    """Check the lines of a chunk."""
    total = Counters(size=chunk.size)
    for line, raw in enumerate(chunk.lines(), 1):
        inspection = inspector.inspect(raw)
        total.lines = line
        for each in inspection.found:
            total.note(line, each, options)
        if inspection.wrong_form is not None:
            total.note_form(inspection.wrong_form, line, 1)
        if inspection.digest is None:
            continue
        total.digests.append(inspection.digest)
        total.places.append(line)
        total.tokens.add(inspection.tokens)
        if inspection.media:
            total.multimodal += 1
            total.media.update(inspection.media)
        if inspection.resolution and len(total.resolutions) < _RESOLUTIONS:
            total.resolutions.setdefault(inspection.resolution, line)
    return total


class CheckResult:
    """A dataset of which all tallies are added up."""

    def __init__(self, name: str, form: Form | None, options: CounterOptions) -> None:
        self.name = name
        self.form = form
        self.total = Counters()
        self.prints = DuplicateFinder()
        self._options = options

    def add(self, part: Counters) -> None:
        """Add the tally of the lines that come next."""
        total, offset = self.total, self.total.lines
        left = self._options.kept - len(total.found)
        total.found += ((line and line + offset, found) for line, found in part.found[:left])
        total.severities.update(part.severities)
        total.lines += part.lines
        total.size += part.size
        total.tokens.merge(part.tokens)
        total.multimodal += part.multimodal
        total.media.update(part.media)
        for resolution, line in part.resolutions.items():
            total.resolutions.setdefault(resolution, line + offset)
        for found, (line, count) in part.wrong_forms.items():
            total.note_form(found, line + offset, count)
        self.prints.extend(part.digests, (line + offset for line in part.places))

    @property
    def examples(self) -> int:
        """Lines that are examples."""
        return self.total.tokens.count

    def note(self, line: int | None, found: RuleViolation) -> None:
        """Report a fault of the whole dataset."""
        self.total.note(line, found, self._options)

    def note_lines(
        self, found: Iterable[tuple[int, int]], tell: Callable[[int], RuleViolation]
    ) -> None:
        """Report lines that each refer to another; the first ones are kept, in order."""
        count = Counter[str]()
        pairs = _counted(found, count)
        for line, other in heapq.nsmallest(self._options.kept, pairs):
            self.note(line, tell(other))
            count["all"] -= 1
        unkept = tell(0)
        if unkept.rule not in self._options.ignored:
            self.total.severities[unkept.severity] += count["all"]

    def findings(self) -> Iterator[Finding]:
        """The findings by line; findings about the whole dataset come first."""
        for line, each in sorted(self.total.found, key=lambda found: found[0] or 0):
            yield Finding(self.name, line, each.rule, each.severity, each.fault)

    def summary(self, epochs: int) -> Summary:
        """The dataset in numbers."""
        return Summary(
            file=self.name,
            form=self.form,
            lines=self.total.lines,
            bytes=self.total.size,
            examples=self.examples,
            multimodal_examples=self.total.multimodal,
            media=dict(sorted(self.total.media.items())),
            tokens=TokenCounts.of(self.total.tokens),
            epochs=epochs,
        )


def _counted(found: Iterable[tuple[int, int]], count: Counter[str]) -> Iterator[tuple[int, int]]:
    for each in found:
        count["all"] += 1
        yield each
