"""`gemini-sdk dataset`: datasets for tuning, checked, converted and split."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from gemini_sdk import datasets
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.findings import annotation
from gemini_sdk.cli.output import progress, write
from gemini_sdk.cli.shared_options import advise_encoding, table_options
from gemini_sdk.known_models.catalogue import default_base_model

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)


def _method(words: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """The option --method of a command."""
    return click.option(
        "--method", type=click.Choice(["supervised", "preference"]), default=None, help=words
    )


@click.group()
def dataset() -> None:
    """Check, convert and split datasets for supervised and preference tuning."""


@dataset.command()
@click.argument("file", type=_FILE)
@_method("Tuning method of the dataset (default: decided by the first line).")
@click.option("--validation", type=_FILE, help="Validation dataset to check as well.")
@click.option(
    "--base-model",
    default=default_base_model(),
    show_default=True,
    metavar="NAME",
    help="Base model whose limits apply; `none` applies no limits of a model.",
)
@click.option(
    "--epochs", type=int, default=1, show_default=True, help="Epochs, for the billed tokens."
)
@click.option("--limits", type=_FILE, help="TOML file with limits that replace the built-in ones.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Rule to skip; repeatable.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Form of the output: text lines, one JSON document, or GitHub Actions annotations.",
)
@click.option(
    "--max-findings",
    type=int,
    default=1000,
    show_default=True,
    help="Maximum findings listed per file.",
)
@click.option(
    "--jobs",
    "-j",
    type=int,
    default=1,
    show_default=True,
    help="Number of processes; 0 uses all cores.",
)
@advise_encoding
def check(
    file: Path,
    method: datasets.Method | None,
    validation: Path | None,
    base_model: str,
    epochs: int,
    limits: Path | None,
    ignore: Sequence[str],
    form: str,
    max_findings: int,
    jobs: int,
) -> int:
    """Check a dataset before it is uploaded.

    The command prints findings and a summary to stdout. The exit status is 1 if there are errors; warnings do not
    change it.
    """
    with progress("checking") as on_progress:
        report = datasets.check(
            file,
            method=method,
            base_model=None if base_model == "none" else base_model,
            validation=validation,
            epochs=epochs,
            limits=datasets.load_limits(limits),
            ignore=ignore,
            max_findings=max_findings,
            jobs=jobs,
            on_progress=on_progress,
        )
    for line in _FORMATS[form](report):
        write(line)
    return ExitStatus.OK if report.ok else ExitStatus.FAILED


@dataset.command()
@click.argument("file", type=_FILE)
@click.option("--output", "-o", required=True, type=_NEW_FILE, help="File to write.")
@click.option(
    "--to",
    type=click.Choice(["gemini", "pairs", "openai", "csv"]),
    default="gemini",
    show_default=True,
    help="Format to write: contents; text_input and output; messages; or two columns.",
)
@_method(
    "Method of tuning: with preference, other rows are errors; with supervised, the preferred answer is kept."
)
@table_options
@click.option(
    "--keep-going",
    is_flag=True,
    help="Skip what cannot be read or converted, and report it.",
)
def convert(
    file: Path,
    output: Path,
    to: datasets.Target,
    method: datasets.Method | None,
    columns: tuple[str, str] | None,
    encoding: str | None,
    delimiter: str | None,
    keep_going: bool,
) -> int:
    """Convert a dataset to another format.

    FILE is a file of JSON lines, a JSON array, JSON objects over several lines, CSV, TSV or an Excel workbook, in the
    format of Gemini, OpenAI or older Google models, or with pairs of prompt and answer. UTF-16 and UTF-32 are
    accepted. If something cannot be read or converted, the command fails and writes nothing. With --keep-going it
    skips it and reports it on stderr; the exit status is 1 if whole examples were skipped.
    """
    done = datasets.convert(
        file,
        output,
        to=to,
        method=method,
        columns=columns,
        encoding=encoding,
        delimiter=delimiter,
        strict=not keep_going,
    )
    if done.source:
        write(f"{file}: read as {done.source}", err=True)
    for each in done.findings:
        write(str(each), err=True)
    write(f"{output}: {done.written} of {done.rows} examples")
    return ExitStatus.OK if done.written == done.rows else ExitStatus.FAILED


@dataset.command()
@click.argument("file", type=_FILE)
@click.option(
    "--train", required=True, type=_NEW_FILE, help="File to write the training examples to."
)
@click.option(
    "--validation", required=True, type=_NEW_FILE, help="File to write the validation examples to."
)
@click.option(
    "--fraction",
    type=float,
    default=0.1,
    show_default=True,
    help="Approximate fraction of validation examples, 0 to 1.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="Seed of the split; another seed gives another split.",
)
@_method("Tuning method that each line has to fit (default: any format).")
def split(
    file: Path,
    train: Path,
    validation: Path,
    fraction: float,
    seed: int,
    method: datasets.Method | None,
) -> int:
    """Split a JSONL file into training and validation data.

    The content of an example (of preference data, the prompt) and the seed decide its file. Every run gives the same
    split, and duplicates stay together.
    """
    done = datasets.split(file, train, validation, fraction=fraction, seed=seed, method=method)
    write(f"{train}: {done.train} examples\n{validation}: {done.validation} examples")
    return ExitStatus.OK


def _as_text(report: datasets.DatasetReport) -> Iterator[str]:
    yield from map(str, report.findings)
    unlisted = report.errors + report.warnings - len(report.findings)
    if unlisted:
        yield f"... and {unlisted} more"
    for summary in (report.summary, report.validation):
        if summary is not None:
            yield from _summary(summary)
    yield f"errors: {report.errors}, warnings: {report.warnings}"


def _summary(summary: datasets.Summary) -> Iterator[str]:
    tokens = summary.tokens
    media = ", ".join(f"{count} {kind}" for kind, count in summary.media.items())
    yield (
        f"{summary.file}: {summary.examples} examples in the format {summary.form or 'unknown'}, "
        f"{summary.lines} lines, {summary.bytes} bytes"
    )
    if media:
        yield f"  media: {media}, in {summary.multimodal_examples} examples; not included in the tokens"
    yield (
        f"  tokens, estimated at four characters each: {tokens.total} in total; "
        f"per example {tokens.min} to {tokens.max}, median {tokens.median}, "
        f"90th percentile {tokens.p90}"
    )
    yield f"  billed tokens: {tokens.total} x {summary.epochs} epochs = {summary.billed_tokens}"


def _as_json(report: datasets.DatasetReport) -> Iterator[str]:
    def numbers(summary: datasets.Summary | None) -> Any:
        return summary and {**asdict(summary), "billed_tokens": summary.billed_tokens}

    document = {
        "ok": report.ok,
        "errors": report.errors,
        "warnings": report.warnings,
        "findings": [_finding(each) for each in report.findings],
        "summary": numbers(report.summary),
        "validation": numbers(report.validation),
    }
    yield json.dumps(document, ensure_ascii=False, indent=2)


def _finding(finding: datasets.Finding) -> dict[str, Any]:
    fields = asdict(finding)
    del fields["fault"]["severity"]  # the finding's own says it
    return fields


def _as_annotations(report: datasets.DatasetReport) -> Iterator[str]:
    for each in report.findings:
        yield annotation(each.severity, each.file, each.line, str(each.fault), each.rule)


_FORMATS: dict[str, Callable[[datasets.DatasetReport], Iterable[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}
