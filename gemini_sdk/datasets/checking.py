"""Checking a dataset before it is uploaded: an hour of tuning is a long way to a spelling mistake.

A dataset is read in pieces (`lines`); each is judged line by line (`inspection`) into a tally, here or in another
process, and the tallies are added up in order. What concerns the whole, such as repeated lines, is judged at the end.
Memory does not grow with the dataset, except by the sixteen bytes a line of `fingerprints`.
"""

import heapq
import os
import signal
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice, repeat
from multiprocessing import get_context

from gemini_sdk.datasets.example import Form
from gemini_sdk.datasets.fingerprints import Fingerprints
from gemini_sdk.datasets.inspection import Inspector, first_form
from gemini_sdk.datasets.limits import Limits, load_limits
from gemini_sdk.datasets.lines import Chunk, FileChunk, Lines, dataset
from gemini_sdk.datasets.report import Finding, Histogram, Report, Severity, Summary, TokenCounts
from gemini_sdk.datasets.rules import RULES, Found, Yardstick
from gemini_sdk.errors import ConfigurationError, Fault
from gemini_sdk.validation.closeness import closest

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are done, and all bytes where their number is known."""

_RESOLUTIONS = 16
"""Different media resolutions that are kept track of; there are four."""


@dataclass(frozen=True, slots=True)
class Options:
    """How findings are kept."""

    ignored: frozenset[str]
    kept: int


@dataclass(slots=True)
class Tally:
    """What some lines tell together. Lines are counted from 1 within the tally."""

    lines: int = 0
    size: int = 0
    found: list[tuple[int | None, Found]] = field(default_factory=list[tuple[int | None, Found]])
    severities: Counter[Severity] = field(default_factory=Counter[Severity])
    digests: "array[int]" = field(default_factory=lambda: array("Q"))
    places: "array[int]" = field(default_factory=lambda: array("Q"))
    """The line of each digest."""
    tokens: Histogram = field(default_factory=Histogram)
    multimodal: int = 0
    media: Counter[str] = field(default_factory=Counter[str])
    resolutions: dict[str, int] = field(default_factory=dict[str, int])
    """The first line of each media resolution."""

    def note(self, line: int | None, found: Found, options: Options) -> None:
        """Count what was found, and keep it if there is room."""
        if found.rule in options.ignored:
            return
        self.severities[found.severity] += 1
        if len(self.found) < options.kept:
            self.found.append((line, found))


def tally(chunk: Chunk, inspector: Inspector, options: Options) -> Tally:
    """Judge the lines of a chunk."""
    total = Tally(size=chunk.size)
    for line, raw in enumerate(chunk.lines(), 1):
        inspection = inspector.inspect(raw)
        total.lines = line
        for each in inspection.found:
            total.note(line, each, options)
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


class Checked:
    """A dataset of which all tallies are added up."""

    def __init__(self, name: str, form: Form | None, options: Options) -> None:
        self.name = name
        self.form = form
        self.total = Tally()
        self.prints = Fingerprints()
        self._options = options

    def add(self, part: Tally) -> None:
        """Add the tally of the lines that come next."""
        total, offset = self.total, self.total.lines
        room = self._options.kept - len(total.found)
        total.found += ((line and line + offset, found) for line, found in part.found[:room])
        total.severities.update(part.severities)
        total.lines += part.lines
        total.size += part.size
        total.tokens.merge(part.tokens)
        total.multimodal += part.multimodal
        total.media.update(part.media)
        for resolution, line in part.resolutions.items():
            total.resolutions.setdefault(resolution, line + offset)
        self.prints.extend(part.digests, (line + offset for line in part.places))

    @property
    def examples(self) -> int:
        """Lines that are examples."""
        return self.total.tokens.count

    def note(self, line: int | None, found: Found) -> None:
        """Tell what is wrong with the dataset as a whole."""
        self.total.note(line, found, self._options)

    def note_lines(self, found: Iterable[tuple[int, int]], tell: Callable[[int], Found]) -> None:
        """Tell of lines that each refer to another; the first ones are kept, in order."""
        count = Counter[str]()
        pairs = _counted(found, count)
        for line, other in heapq.nsmallest(self._options.kept, pairs):
            self.note(line, tell(other))
            count["all"] -= 1
        unkept = tell(0)
        if unkept.rule not in self._options.ignored:
            self.total.severities[unkept.severity] += count["all"]

    def findings(self) -> Iterator[Finding]:
        """What was found, by line; what concerns the whole comes first."""
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


def check(
    source: Lines,
    *,
    base_model: str | None = "gemini-2.5-flash",
    validation: Lines | None = None,
    epochs: int = 1,
    limits: Limits | None = None,
    ignore: Collection[str] = (),
    max_findings: int = 1000,
    jobs: int = 1,
    on_progress: Progress | None = None,
) -> Report:
    """Check a dataset for supervised tuning: its form, its roles, its media, its size, and what is in it twice.

    Args:
        source: A JSONL file, or its lines as text, bytes or objects.
        base_model: The model to be tuned, for the limits of its own; None checks none of these.
        validation: The validation dataset, likewise; no example may be in both.
        epochs: How often training goes through the data, 1 or more, for `report.summary.billed_tokens`.
        limits: Other limits than those shipped, from `load_limits`.
        ignore: Rules that are not to be told, such as `duplicate`.
        max_findings: So many findings of each file are kept; all are counted.
        jobs: Processes to work with; 0 means one for each core. They are started afresh, so a script that asks for
            them needs `if __name__ == "__main__":`. Lines that were not given as a file are checked in this one.
        on_progress: Called now and then with the bytes done, and all bytes where that is known.

    Returns:
        What was found, and the dataset in numbers. Nothing wrong with a dataset raises.

    Raises:
        ConfigurationError: A file can't be read, the limits of the base model are not known, a number is out of
            range, or processes can't be started.
    """
    for name, value, least in (
        ("epochs", epochs, 1),
        ("max_findings", max_findings, 0),
        ("jobs", jobs, 0),
    ):
        if value < least:
            raise ConfigurationError(f"{name} must be at least {least}, found {value}")
    for rule in ignore:
        if rule not in RULES:
            nearest = closest(rule, list(RULES))
            hint = f", did you mean {nearest!r}?" if nearest else ""
            raise ConfigurationError(f"no rule {rule!r} can be ignored{hint}")
    known = limits or load_limits()
    yardstick = Yardstick(known, known.of_model(base_model) if base_model else None)
    options = Options(frozenset(ignore), max_findings)
    training = _checked(source, yardstick, options, jobs, on_progress)
    held_out = None
    if validation is not None:
        held_out = _checked(validation, yardstick, options, jobs, on_progress)
    for each in (training, held_out):
        if each is not None:
            _judge_whole(each, yardstick)
    _judge_training(training, yardstick)
    if held_out is not None:
        _judge_validation(held_out, training, yardstick)
    checked = [each for each in (training, held_out) if each is not None]
    severities = sum((each.total.severities for each in checked), Counter[Severity]())
    return Report(
        findings=tuple(finding for each in checked for finding in each.findings()),
        errors=severities["error"],
        warnings=severities["warning"],
        summary=training.summary(epochs),
        validation=held_out.summary(epochs) if held_out else None,
    )


def _checked(
    source: Lines, yardstick: Yardstick, options: Options, jobs: int, on_progress: Progress | None
) -> Checked:
    data = dataset(source)
    chunks = iter(data.chunks)
    first = list(islice(chunks, 1))
    form = first_form(first[0].lines()) if first else None
    checked = Checked(data.name, form, options)
    inspector = Inspector(yardstick, form)
    for part in _tallies(chain(first, chunks), inspector, options, jobs):
        checked.add(part)
        if on_progress is not None:
            on_progress(checked.total.size, data.size)
    return checked


def _tallies(
    chunks: Iterator[Chunk], inspector: Inspector, options: Options, jobs: int
) -> Iterator[Tally]:
    begun = list(islice(chunks, 2))
    chunks = chain(begun, chunks)
    jobs = jobs or cores()
    # One piece is done before another process has started; and lines that are not in a file may not fit in memory.
    if jobs == 1 or len(begun) < 2 or not isinstance(begun[0], FileChunk):
        yield from map(tally, chunks, repeat(inspector), repeat(options))
        return
    # Ctrl-C is for this process, which ends the others.
    deaf = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, get_context("spawn"), signal.signal, deaf) as pool:
        try:
            yield from pool.map(tally, chunks, repeat(inspector), repeat(options))
        except BrokenProcessPool as error:
            raise ConfigurationError(
                "the processes of jobs= could not work: a script that starts processes needs "
                'if __name__ == "__main__":, and enough memory'
            ) from error


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _judge_whole(checked: Checked, yardstick: Yardstick) -> None:
    """What any dataset is held to."""
    if not checked.examples:
        checked.note(None, Found("no-examples", Fault("$", "no examples")))
    checked.note_lines(
        checked.prints.repeats(),
        lambda first: Found("duplicate", Fault("$", f"the same example as line {first}")),
    )
    resolutions = list(checked.total.resolutions.items())
    for resolution, line in resolutions[1:]:
        where = "generationConfig.mediaResolution"
        expected = f"{resolutions[0][0]}, as in line {resolutions[0][1]}"
        fault = Fault(where, "another resolution than before", resolution, expected)
        checked.note(line, Found("media-resolution", fault))
    limits = yardstick.limits.pairs if checked.form == "pairs" else yardstick.model
    most = limits.file_bytes if limits else None
    _at_most("file-size", checked, checked.total.size, most, "bytes")


def _judge_training(training: Checked, yardstick: Yardstick) -> None:
    model, advice = yardstick.model, yardstick.limits.advice
    if model and training.form == "gemini":
        most = model.multimodal_examples if training.total.multimodal else model.text_examples
        _at_most("example-count", training, training.examples, most, "examples")
    if 0 < training.examples < advice.examples:
        found, expected = f"{training.examples} examples", f"at least {advice.examples}"
        fault = Fault("$", "fewer examples than advised", found, expected)
        training.note(None, Found("few-examples", fault, "warning"))


def _judge_validation(held_out: Checked, training: Checked, yardstick: Yardstick) -> None:
    held_out.note_lines(
        held_out.prints.shared(training.prints),
        lambda line: Found("overlap", Fault("$", f"in the training data, too: line {line}")),
    )
    model = yardstick.model
    if model is None:
        return
    count = held_out.examples
    _at_most("validation-count", held_out, count, model.validation_examples, "examples")
    if model.validation_share is not None and count > model.validation_share_above:
        most = int(model.validation_share * training.examples)
        if count > most:
            expected = f"at most {most}, {model.validation_share:.0%} of the training data"
            fault = Fault("$", "too much validation data", f"{count} examples", expected)
            held_out.note(None, Found("validation-count", fault))


def _at_most(rule: str, checked: Checked, count: int, most: int | None, unit: str) -> None:
    if most is not None and count > most:
        fault = Fault("$", f"too many {unit}", str(count), f"at most {most}")
        checked.note(None, Found(rule, fault))
