"""`gemini-sdk migrate`: programs, requests and datasets on their way from Azure OpenAI to Gemini."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from gemini_sdk._wire import Platform
from gemini_sdk.cli import output
from gemini_sdk.cli.dataset import convert
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.packages import PACKAGES, PackageName

if TYPE_CHECKING:
    from gemini_sdk import AzureInferenceClient, GeminiClient, VertexClient
    from gemini_sdk.migration import Report
    from gemini_sdk.migration.code import Style
    from gemini_sdk.migration.code.files import Migrated

_EXISTING = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_model_map = click.option(
    "--model-map",
    type=_FILE,
    metavar="FILE",
    help="JSON file with a model map that replaces the built-in one.",
)


@click.group()
def migrate() -> None:
    """Convert programs, requests and datasets from Azure OpenAI to Gemini."""


# The same command is also available under `migrate`.
migrate.add_command(convert, "dataset")


@migrate.command()
@click.argument("paths", nargs=-1, required=True, type=_EXISTING, metavar="PATH...")
@click.option(
    "--style",
    type=click.Choice(["drop-in", "native"]),
    default="drop-in",
    show_default=True,
    help="Extent of the change: drop-in: imports and client constructors; native: also calls and answers.",
)
@click.option(
    "--from",
    "packages",
    type=click.Choice(PACKAGES),
    multiple=True,
    metavar="PACKAGE",
    help="Rewrite only programs for this package; repeatable (default: all). One of: "
    + ", ".join(PACKAGES)
    + ".",
)
@click.option("--write", is_flag=True, help="Change the files instead of printing a diff.")
@click.option(
    "--max-lines",
    type=click.IntRange(1),
    default=15_000,
    show_default=True,
    help="Longest file to rewrite. Longer ones are reported.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    show_default=True,
    help="Number of processes. 0 means the number of cores.",
)
@_model_map
def code(
    paths: Sequence[Path],
    style: "Style",
    packages: Sequence[PackageName],
    write: bool,
    max_lines: int,
    jobs: int,
    model_map: Path | None,
) -> int:
    """Rewrite programs that use google-genai, OpenAI's package or another package for models.

    PATH is a file, or a folder whose *.py files are rewritten, except in virtual environments and hidden folders. The
    command prints a unified diff to stdout and a summary to stderr. It adds a comment `TODO(gemini-sdk)` where you
    have to decide. A second run changes nothing.

    A file that cannot be rewritten, such as one that is not valid Python, is reported in one line and is not changed.
    The command rewrites the others and exits with 1.
    """
    from gemini_sdk.migration.code import require_libcst

    require_libcst()
    from gemini_sdk.migration.code.workers import FileOptions, migrate_files
    from gemini_sdk.migration.model_map import ModelMap

    models = ModelMap.load(model_map)
    options = FileOptions(style, models, tuple(packages or PACKAGES), max_lines, write)
    results: list[Migrated] = []
    try:
        # Printed at the end, because a bar of progress would take what goes to stdout meanwhile.
        with output.progress("migrate code") as advance:
            results.extend(migrate_files(paths, options, jobs=jobs, on_progress=advance))
    finally:
        _print_results(results, write)
    return ExitStatus.FAILED if any(each.problem for each in results) else ExitStatus.OK


def _print_results(results: "Sequence[Migrated]", write: bool) -> None:
    for each in results:
        if each.problem:
            output.write(output.one_line(f"error: {each.path}: {each.problem}"), fg="red", err=True)
        if each.is_changed:
            output.write(str(each.path) if write else each.diff, nl=write)
    changed = sum(each.is_changed for each in results)
    failed = sum(bool(each.problem) for each in results)
    decisions = sum(each.decisions for each in results)
    summary = f"{len(results)} files, {changed} {'changed' if write else 'to change'}, {decisions} to decide"
    output.write(summary + (f", {failed} not changed" if failed else ""), err=True)


@migrate.command()
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@click.option(
    "--platform",
    type=click.Choice([name for name in get_args(Platform) if not name.startswith("azure")]),
    default="google-ai",
    show_default=True,
    help="Platform to convert the request for.",
)
@click.option("--strict", is_flag=True, help="Fail if a field would be lost.")
@_model_map
@click.option(
    "--json", "as_json", is_flag=True, help="Print model, request and report as one JSON document."
)
def request(
    file: Any, platform: Platform, strict: bool, model_map: Path | None, as_json: bool
) -> int:
    """Convert a chat completions, completions or responses request.

    The command prints the generateContent request to stdout, and a report of every field to stderr.
    """
    from gemini_sdk.migration import to_gemini
    from gemini_sdk.validation.payload import parsed

    made = to_gemini(parsed(file.read()), platform=platform, strict=strict, model_map=model_map)
    payload: Any = json.loads(made.request.to_json())
    if as_json:
        payload = {"model": made.model, "request": payload, "report": made.report.as_json()}
    output.write(json.dumps(payload, ensure_ascii=False, indent=2))
    if not as_json:
        _show(made.report)
    return ExitStatus.OK


_COLOURS = {"info": "green", "warning": "yellow", "error": "red"}


def _show(report: "Report") -> None:
    from rich.table import Table

    table = Table("field", "", "becomes", "because", box=None, header_style="bold")
    for row in report:
        kind = output.cell(row.kind, style=_COLOURS[row.severity])
        path, target, reason = map(output.cell, (row.path, row.target, row.reason))
        table.add_row(path, kind, target, reason)
    # In a file or pipe, lines are as long as they have to be.
    width = None if sys.stderr.isatty() else 200
    output.console(err=True, width=width).print(table)


_kinds = click.Choice(["azure", "gemini", "vertex"])


@migrate.command()
@click.argument("file", type=click.File("rb"), metavar="REQUESTS.jsonl")
@click.option(
    "--left", type=_kinds, default="azure", show_default=True, help="Service of the first endpoint."
)
@click.option("--left-url", metavar="URL", help="Base URL of the first endpoint.")
@click.option(
    "--right",
    type=_kinds,
    default="gemini",
    show_default=True,
    help="Service of the second endpoint.",
)
@click.option("--right-url", metavar="URL", help="Base URL of the second endpoint.")
@click.option("--html", type=click.File("w", "utf-8"), help="HTML page to write.")
@click.option("--json", "as_json", type=click.File("w", "utf-8"), help="JSON file to write.")
@click.option(
    "--concurrency",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="Maximum number of concurrent requests.",
)
@_model_map
def compare(
    file: Any,
    left: str,
    left_url: str | None,
    right: str,
    right_url: str | None,
    html: Any,
    as_json: Any,
    concurrency: int,
    model_map: Path | None,
) -> int:
    """Send recorded chat and text requests to two endpoints, and write a comparison of the answers.

    REQUESTS.jsonl has one request per line. Keys are read from AZUREAI_ENDPOINT_KEY and GEMINI_API_KEY. The exit
    status is 1 if a request got no answer.
    """
    from gemini_sdk.migration.comparing import compare as compared
    from gemini_sdk.migration.comparison_pages import write_html, write_json

    if html is None and as_json is None:
        raise click.UsageError("no output: pass --html FILE, --json FILE or both")
    with _endpoint(left, left_url) as one, _endpoint(right, right_url) as other:
        pairs = compared(_recorded(file), one, other, model_map=model_map, concurrency=concurrency)
        if as_json is not None:
            pairs = write_json(pairs, as_json)
        if html is not None:
            pairs = write_html(pairs, html, (f"{left} (left)", f"{right} (right)"))
        failed = [0, 0]
        number = 0
        for pair in pairs:
            number = pair.number
            failed[0] += pair.left.error is not None
            failed[1] += pair.right.error is not None
    output.write(
        f"{number} requests; without an answer: {failed[0]} left, {failed[1]} right", err=True
    )
    return ExitStatus.FAILED if any(failed) else ExitStatus.OK


def _endpoint(kind: str, url: str | None) -> "AzureInferenceClient | GeminiClient | VertexClient":
    from gemini_sdk import AzureInferenceClient, GeminiClient, VertexClient

    if kind == "azure":
        return AzureInferenceClient(url)
    return GeminiClient(base_url=url) if kind == "gemini" else VertexClient(base_url=url)


def _recorded(file: Any) -> Iterator[dict[str, Any]]:
    """The requests of a file. InvalidPayloadError, with the line, where one is none."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
        except ValueError as error:
            raise _no_request(number, str(error)) from error
        if not isinstance(request, dict):
            raise _no_request(number, "not a JSON object")
        yield request


def _no_request(line: int, problem: str) -> InvalidPayloadError:
    return InvalidPayloadError([Fault(f"line {line}", problem, "", "a chat completions request")])
