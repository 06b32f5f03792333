"""Checking a dataset before it is uploaded: an hour of tuning is a long way to a spelling mistake.

A dataset is read in pieces (`lines`); each is checked line by line (`inspection`) into `counters`, here or in
another process, and the tallies are added up in order. What concerns the whole, such as repeated lines, is checked at
the end. Memory does not grow with the dataset, except by the sixteen bytes a line of `duplicates`.
"""

import os
import signal
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice, repeat
from multiprocessing import get_context

from gemini_sdk.datasets.counters import CheckResult, CounterOptions, Counters, tally
from gemini_sdk.datasets.example_rules import RULES, ExampleLimits, RuleViolation
from gemini_sdk.datasets.file_kind import convert_command
from gemini_sdk.datasets.forms import Method, check_method
from gemini_sdk.datasets.inspection import Inspector, first_form
from gemini_sdk.datasets.limits import Limits, load_limits
from gemini_sdk.datasets.lines import Chunk, FileChunk, Lines, dataset
from gemini_sdk.datasets.report import DatasetReport, Severity
from gemini_sdk.errors import ConfigurationError, Fault
from gemini_sdk.known_models.catalogue import default_base_model
from gemini_sdk.validation.suggestions import closest

_MOST_PROCESSES = 61 if os.name == "nt" else 1000
"""Windows waits for no more at a time."""
Progress = Callable[[int, int | None], None]
"""Called with the bytes that are done, and all bytes where their number is known."""


def check(
    source: Lines,
    *,
    method: Method | None = None,
    base_model: str | None = default_base_model(),
    validation: Lines | None = None,
    epochs: int = 1,
    limits: Limits | None = None,
    ignore: Collection[str] = (),
    max_findings: int = 1000,
    jobs: int = 1,
    on_progress: Progress | None = None,
) -> DatasetReport:
    """Check a dataset for tuning: its form, its roles, its media, its size, and what is in it twice.

    Args:
        source: A JSONL file, or its lines as text, bytes or objects.
        method: The tuning method on Vertex AI: `supervised` or `preference` tuning. None takes what the
            first line says.
        base_model: The model to be tuned, for the limits of its own; None checks none of these.
        validation: The validation dataset, likewise; no example may be in both.
        epochs: How often training goes through the data, 1 or more, for `report.summary.billed_tokens`.
        limits: Other limits than those shipped, from `load_limits`.
        ignore: Rules that are not reported, such as `duplicate`.
        max_findings: So many findings of each file are kept; all are counted.
        jobs: Processes to work with; 0 means one for each core. They are started afresh, so a script that asks for
            them needs `if __name__ == "__main__":`. Lines that were not given as a file are checked in this one.
        on_progress: Called now and then with the bytes done, and all bytes where that is known.

    Returns:
        The findings, and the dataset in numbers. Nothing wrong with the lines of a dataset raises.

    Raises:
        DatasetFileError: A file does not hold lines of JSON but something else, such as a JSON array or an archive.
            The message has the command that converts it.
        ConfigurationError: A file can't be read, the limits of the base model are not known, a number is out of
            range, there is no such method, or processes can't be started.
    """
    check_method(method)
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
            raise ConfigurationError(f"ignore: unknown rule {rule!r}{hint}")
    known = limits or load_limits()
    bounds = ExampleLimits(known, known.of_model(base_model) if base_model else None)
    options = CounterOptions(frozenset(ignore), max_findings)
    training = _checked(source, method, bounds, options, jobs, on_progress)
    held_out = None
    if validation is not None:
        held_out = _checked(validation, method, bounds, options, jobs, on_progress)
    for each in (training, held_out):
        if each is not None:
            _check_whole(each, bounds)
    _check_training(training, bounds)
    if held_out is not None:
        _check_validation(held_out, training, bounds)
    checked = [each for each in (training, held_out) if each is not None]
    severities = sum((each.total.severities for each in checked), Counter[Severity]())
    return DatasetReport(
        findings=tuple(finding for each in checked for finding in each.findings()),
        errors=severities["error"],
        warnings=severities["warning"],
        summary=training.summary(epochs),
        validation=held_out.summary(epochs) if held_out else None,
    )


def _checked(
    source: Lines,
    method: Method | None,
    bounds: ExampleLimits,
    options: CounterOptions,
    jobs: int,
    on_progress: Progress | None,
) -> CheckResult:
    data = dataset(source)
    chunks = iter(data.chunks)
    first = list(islice(chunks, 1))
    form = first_form(first[0].lines()) if first else None
    checked = CheckResult(data.name, form, options)
    inspector = Inspector(bounds, form, method, convert_command(data.name))
    for part in _tallies(chain(first, chunks), inspector, options, jobs):
        checked.add(part)
        if on_progress is not None:
            on_progress(checked.total.size, data.size)
    return checked


def _tallies(
    chunks: Iterator[Chunk], inspector: Inspector, options: CounterOptions, jobs: int
) -> Iterator[Counters]:
    begun = list(islice(chunks, 2))
    chunks = chain(begun, chunks)
    jobs = min(jobs or cores(), _MOST_PROCESSES)
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
                "jobs: the processes failed; a script that starts processes needs "
                'if __name__ == "__main__":, and enough memory'
            ) from error


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _check_whole(checked: CheckResult, bounds: ExampleLimits) -> None:
    """The rules for every dataset."""
    for found, (line, count) in checked.total.wrong_forms.items():
        place = [f"{count} lines"] if count > 1 else []
        shown = ", in ".join(filter(None, [found.fault.found, *place]))
        checked.note(line, replace(found, fault=replace(found.fault, found=shown)))
    if not checked.examples and not checked.total.wrong_forms:
        problem = "no examples" if checked.total.size else "no examples: nothing is there"
        checked.note(None, RuleViolation("no-examples", Fault("$", problem)))
    checked.note_lines(
        checked.prints.repeats(),
        lambda first: RuleViolation("duplicate", Fault("$", f"the same example as line {first}")),
    )
    resolutions = list(checked.total.resolutions.items())
    for resolution, line in resolutions[1:]:
        where = "generationConfig.mediaResolution"
        expected = f"{resolutions[0][0]}, as in line {resolutions[0][1]}"
        fault = Fault(where, "different media resolutions in one dataset", resolution, expected)
        checked.note(line, RuleViolation("media-resolution", fault))
    limits = bounds.limits.pairs if checked.form == "pairs" else bounds.model
    most = limits.file_bytes if limits else None
    _at_most("file-size", checked, checked.total.size, most, "bytes")


def _check_training(training: CheckResult, bounds: ExampleLimits) -> None:
    model, advice = bounds.model, bounds.limits.advice
    if model and training.form != "pairs":
        most = model.multimodal_examples if training.total.multimodal else model.text_examples
        _at_most("example-count", training, training.examples, most, "examples")
    if 0 < training.examples < advice.examples:
        found, expected = f"{training.examples} examples", f"at least {advice.examples}"
        fault = Fault("$", "fewer examples than recommended", found, expected)
        training.note(None, RuleViolation("few-examples", fault, "warning"))


def _check_validation(held_out: CheckResult, training: CheckResult, bounds: ExampleLimits) -> None:
    held_out.note_lines(
        held_out.prints.shared(training.prints),
        lambda line: RuleViolation(
            "overlap", Fault("$", f"also in the training data: line {line}")
        ),
    )
    model = bounds.model
    if model is None:
        return
    count = held_out.examples
    _at_most("validation-count", held_out, count, model.validation_examples, "examples")
    if model.validation_share is not None and count > model.validation_share_above:
        most = int(model.validation_share * training.examples)
        if count > most:
            expected = f"at most {most}, {model.validation_share:.0%} of the training data"
            fault = Fault("$", "too many validation examples", f"{count} examples", expected)
            held_out.note(None, RuleViolation("validation-count", fault))


def _at_most(rule: str, checked: CheckResult, count: int, most: int | None, unit: str) -> None:
    if most is not None and count > most:
        fault = Fault("$", f"too many {unit}", str(count), f"at most {most}")
        checked.note(None, RuleViolation(rule, fault))
