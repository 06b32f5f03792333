"""`gemini-sdk validate`: validates files of payloads."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, get_args

import click

from gemini_sdk._wire import Platform
from gemini_sdk.cli import output
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.findings import FORMATS, FileFinding
from gemini_sdk.cli.schemas import HELP, schema_folder
from gemini_sdk.errors import Fault, InvalidJSONError
from gemini_sdk.validation.json_lines import validated_lines
from gemini_sdk.validation.payload import parsed
from gemini_sdk.validation.pointer import Pointer
from gemini_sdk.validation.schemas import using
from gemini_sdk.validation.validator import Validator

_LINES = (".jsonl", ".ndjson")
_STDIN = "-"


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@click.option(
    "--as",
    "type_name",
    required=True,
    metavar="TYPE",
    help="Type of each payload, such as GenerateContentRequest.",
)
@click.option(
    "--platform",
    type=click.Choice(get_args(Platform)),
    help="Platform whose rules apply (default: fields of all platforms are accepted).",
)
@click.option(
    "--specs",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help=HELP,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Form of the output: text lines, JSON lines, or GitHub workflow commands.",
)
@click.option(
    "--jsonl",
    is_flag=True,
    help="Read every file as JSON lines (default: only *.jsonl and *.ndjson).",
)
@click.option(
    "--at",
    metavar="POINTER",
    type=Pointer,
    default="",
    help="JSON pointer to the payload in each object, such as /request in Google's batch format.",
)
@click.option("--strict", is_flag=True, help="Report warnings as faults (exit status 1).")
@click.option(
    "--no-warnings",
    is_flag=True,
    help="Do not report warnings: deprecated fields and unknown names.",
)
@click.option(
    "--max-faults",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Number of faults after which to stop.",
)
def validate(
    files: Sequence[str],
    type_name: str,
    platform: Platform | None,
    specs: Path | None,
    form: str,
    jsonl: bool,
    at: Pointer,
    strict: bool,
    no_warnings: bool,
    max_faults: int | None,
) -> int:
    """Validate payloads (JSON or JSON lines) in files or on standard input (`-`).

    The command prints faults to standard output, one per line, and a summary to standard error. An unknown name or
    enum value is a fault if it is similar to a known one. Otherwise it is a warning, because it may be newer than
    this package.

    The exit status is 1 if there are faults, and 2 if a file cannot be read. Warnings do not change the exit status,
    except with --strict.

    \b
    gemini-sdk validate request.json --as GenerateContentRequest --platform vertex
    gemini-sdk validate batch.jsonl --as GenerateContentRequest --at /request --format github
    """
    if strict and no_warnings:
        raise click.UsageError("--strict and --no-warnings exclude each other")
    tally = _Tally(FORMATS[form], max_faults)
    with schema_folder(specs) as schemas, using(schemas):
        validator = Validator(type_name, platform, warnings=not no_warnings, at=at, strict=strict)
        _validate_files(files, jsonl, validator, tally)
    output.write(tally.summary, err=True)
    return tally.status


@dataclass(slots=True)
class _Tally:
    """The faults so far; reports each fault as it comes."""

    form: Callable[[FileFinding], str]
    limit: int | None
    files: int = 0
    payloads: int = 0
    errors: int = 0
    warnings: int = 0
    unreadable: int = 0

    @property
    def is_full(self) -> bool:
        """Whether enough faults were reported."""
        return self.limit is not None and self.errors + self.warnings >= self.limit

    def tell(self, finding: FileFinding) -> None:
        """Print a fault, and count it."""
        if finding.fault.severity == "error":
            self.errors += 1
        else:
            self.warnings += 1
        output.write(self.form(finding))

    @property
    def summary(self) -> str:
        """All numbers, in a line."""
        files, payloads = _count(self.files, "file"), _count(self.payloads, "payload")
        counts = [_count(self.errors, "fault")]
        if self.warnings:
            counts.append(_count(self.warnings, "warning"))
        if self.unreadable:
            counts.append(f"{_count(self.unreadable, 'file')} unreadable")
        if self.is_full:
            counts.append("stopped there")
        return f"{files}, {payloads}: {', '.join(counts)}"

    @property
    def status(self) -> ExitStatus:
        """A file that could not be read weighs more than faults."""
        if self.unreadable:
            return ExitStatus.USAGE
        return ExitStatus.FAILED if self.errors else ExitStatus.OK


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _validate_files(files: Sequence[str], jsonl: bool, validator: Validator, tally: _Tally) -> None:
    for name in files:
        try:
            _validate_file(name, jsonl, validator, tally)
        except BrokenPipeError:  # of the reader of the output
            raise
        except OSError as error:
            tally.unreadable += 1
            output.write(
                f"error: {click.format_filename(name)}: {error.strerror}", fg="red", err=True
            )
        if tally.is_full:
            break


def _validate_file(name: str, jsonl: bool, validator: Validator, tally: _Tally) -> None:
    if name == _STDIN:
        _validate_stream(sys.stdin.buffer, "<stdin>", jsonl, validator, tally)
        return
    path = Path(name)
    with path.open("rb") as file:
        _validate_stream(
            file,
            click.format_filename(name),
            jsonl or path.suffix.lower() in _LINES,
            validator,
            tally,
        )


def _validate_stream(
    file: BinaryIO, name: str, jsonl: bool, validator: Validator, tally: _Tally
) -> None:
    tally.files += 1
    validated = (
        validated_lines(file, validator) if jsonl else _validated_whole(file.read(), validator)
    )
    for line, faults in validated:
        tally.payloads += 1
        for fault in faults:
            tally.tell(FileFinding(name, line, fault))
            if tally.is_full:
                return


def _validated_whole(
    data: bytes, validator: Validator
) -> Iterator[tuple[int | None, Sequence[Fault]]]:
    try:
        yield None, validator.of(parsed(data))
    except InvalidJSONError as error:
        yield error.line, [Fault("$", f"not JSON: {error.reason} at column {error.column}")]
