"""`gemini-sdk bulk`: the requests of a file, within limits, with results that a later run goes on with."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from gemini_sdk import AzureInferenceClient
from gemini_sdk.bulk.dry_run import DryRun, dry_run
from gemini_sdk.bulk.job import FileJob
from gemini_sdk.bulk.prices import Price
from gemini_sdk.bulk.running import INTERRUPTED, run_to_end
from gemini_sdk.bulk.summary import Summary
from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client_maker
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.shared_options import options

_POSITIVE = click.FloatRange(0, min_open=True)
_COUNT = click.IntRange(min=1)
_PATH = click.Path(dir_okay=False, path_type=Path)


def _price(_: click.Context, __: click.Parameter, value: str | None) -> Price | None:
    try:
        return None if value is None else Price(*map(float, value.split(",")))
    except (TypeError, ValueError):
        raise click.BadParameter("expected INPUT[,OUTPUT[,CACHED]], such as 0.30,2.50") from None


_rows = options(
    click.option(
        "--model", "-m", metavar="NAME", help="Model of all rows (default: that of each row)."
    ),
    click.option(
        "--operation",
        type=click.Choice(
            ["generate-content", "count-tokens", "embed-content", "chat-completions", "embeddings"]
        ),
        help="Operation of each row (default: generate-content; with --azure chat-completions).",
    ),
    click.option("--prompt-field", metavar="NAME", help="Field or column that is the prompt."),
    click.option(
        "--template",
        metavar="TEXT",
        help="Prompt with names of fields in braces: 'Translate into {language}: {text}'.",
    ),
    click.option(
        "--key-field",
        metavar="NAME",
        help="Field or column that is the key (default: key, custom_id or id, else the position).",
    ),
    click.option(
        "--azure", is_flag=True, help="Call Azure: AZUREAI_ENDPOINT_URL, AZUREAI_ENDPOINT_KEY."
    ),
)
_limits = options(
    click.option(
        "--concurrency",
        type=_COUNT,
        default=64,
        show_default=True,
        help="Maximum number of requests at a time.",
    ),
    click.option(
        "--requests-per-minute", type=_POSITIVE, metavar="N", help="Maximum requests in any minute."
    ),
    click.option(
        "--tokens-per-minute",
        type=_POSITIVE,
        metavar="N",
        help="Maximum tokens in any minute: of prompts; with --azure, of prompts and answers.",
    ),
    click.option(
        "--retries",
        type=click.IntRange(min=0),
        default=10,
        show_default=True,
        help="Attempts of a row after the first.",
    ),
    click.option("--max-tokens", type=_COUNT, help="Tokens at which the run stops."),
    click.option(
        "--max-cost", type=_POSITIVE, metavar="DOLLARS", help="US dollars at which the run stops."
    ),
    click.option("--max-errors", type=_COUNT, help="Number of errors at which the run stops."),
    click.option(
        "--price",
        callback=_price,
        metavar="INPUT[,OUTPUT[,CACHED]]",
        help="US dollars for a million tokens (default: that of genai-prices, if installed).",
    ),
)
_results = options(
    click.option(
        "--errors", type=_PATH, help="File of errors (default: TARGET with .errors in its name)."
    ),
    click.option("--retry-errors", is_flag=True, help="Send rows that failed earlier again."),
    click.option(
        "--mode",
        type=click.Choice(["live", "batch"]),
        default="live",
        show_default=True,
        help="Way to send: live sends row by row; batch makes a server-side batch and waits (Google AI only).",
    ),
    click.option(
        "--poll-interval",
        type=_POSITIVE,
        metavar="SECONDS",
        help="Seconds between polls of a server-side batch (default: 5, growing to 60).",
    ),
    click.option("--ordered", is_flag=True, help="Write results in the order of the rows."),
    click.option(
        "--dry-run", "estimate", is_flag=True, help="Validate and estimate; send nothing."
    ),
    click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON."),
)


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", type=_PATH)
@_rows
@_limits
@_results
@with_client_maker
def bulk(
    make: Callable[[], Client],
    /,
    source: Path,
    target: Path,
    operation: str | None,
    azure: bool,
    estimate: bool,
    as_json: bool,
    **options: Any,
) -> int:
    """Send the requests of SOURCE and append their results to TARGET. The same command goes on with what is left.

    SOURCE is JSON lines {"key": ..., "request": ...} as in Google's batches, or {"custom_id": ..., "body": ...} as in
    OpenAI's; or JSON lines, CSV or Parquet with prompts. Results are JSON lines {"key": ..., "response": ...}; errors
    {"key": ..., "error": ...} are in a file of their own. Ctrl-C finishes the requests under way.

    \b
    gemini-sdk bulk in.jsonl out.jsonl --model gemini-3.8-flash
    gemini-sdk bulk reviews.csv out.jsonl -m gemini-3.8-flash --template 'Sentiment of: {text}'

    Exit status: 1 if a row failed, 4 if --max-tokens, --max-cost or --max-errors stopped the run.
    """
    if operation is not None:
        options["operation"] = operation.replace("-", "_")
    with AzureInferenceClient() if azure else make() as client:
        if estimate:
            given: Any = options
            return _estimate(FileJob(str(source), target, client, given), as_json)
        return _run(str(source), target, client, options, as_json)


def _run(source: str, target: Path, client: Any, options: Any, as_json: bool) -> int:
    # A dry run does not load rich.
    from gemini_sdk.cli.bulk_progress import BulkProgress

    progress = BulkProgress(output.console(err=True))
    given: Any = {**options, "on_progress": progress.follow}
    job = FileJob(source, target, client, given)
    try:
        with progress.live():
            summary = run_to_end(job)
    except KeyboardInterrupt:  # the second one, which does not wait for requests under way
        output.write(f"To go on: {_command()}", err=True)
        raise
    if as_json:
        output.write(json.dumps(summary.to_dict()))
    else:
        _report(summary)
    if summary.failed or summary.failed_earlier:
        output.write(f"Errors are in {job.names.errors}.", err=True)
    if summary.left:
        output.write(f"{summary.left:,} rows are left. To go on: {_command()}", err=True)
    elif summary.failed or summary.failed_earlier:
        output.write("To send the failed rows again, add --retry-errors.", err=True)
    return _status(summary)


def _command() -> str:
    return shlex.join(["gemini-sdk", *sys.argv[1:]])


def _status(summary: Summary) -> ExitStatus:
    if summary.stopped == INTERRUPTED:
        return ExitStatus.INTERRUPTED
    if summary.stopped is not None and summary.stopped.startswith("max_"):
        return ExitStatus.STOPPED
    failed = summary.failed or summary.failed_earlier or summary.left
    return ExitStatus.FAILED if failed else ExitStatus.OK


def _report(summary: Summary) -> None:
    from gemini_sdk.cli.bulk_progress import detail, duration

    earlier = ""
    if summary.skipped:
        failed = f", {summary.failed_earlier:,} with an error" if summary.failed_earlier else ""
        earlier = f" ({summary.skipped:,} by earlier runs{failed})"
    output.write(f"{detail(summary)}, {duration(summary.seconds)}{earlier}", err=True)
    for kind, count in sorted(summary.errors.items(), key=lambda each: -each[1]):
        first, *_ = summary.first_errors[kind].splitlines()
        output.write(f"  {count:,} failed: {kind}; the first: {first}", err=True)
    if summary.stopped is not None:
        output.write(f"Stopped: {summary.stopped}", fg="yellow", err=True)


def _estimate(job: FileJob, as_json: bool) -> int:
    found: DryRun = dry_run(job)
    if as_json:
        output.write(json.dumps(found.to_dict()))
    else:
        _report_estimate(found)
    return ExitStatus.USAGE if found.invalid else ExitStatus.OK


def _report_estimate(found: DryRun) -> None:
    from gemini_sdk.cli.bulk_progress import dollars, duration

    sent = found.rows - found.skipped - found.invalid
    output.write(f"rows: {found.rows:,}, of which {found.skipped:,} are done, {sent:,} to send")
    longest = found.max_output_tokens
    answers = f"at most {longest:,}" if longest is not None else "without a limit"
    output.write(f"tokens: about {found.tokens:,} of prompts; of answers {answers}")
    if found.cost is not None:
        of = "prompts and the longest answers" if longest else "prompts alone"
        output.write(f"cost: about {dollars(found.cost)}, of {of}")
    if found.seconds is not None:
        output.write(f"time: at least {duration(found.seconds)}, by the limits a minute")
    if found.invalid:
        output.write(f"invalid: {found.invalid:,}", fg="red")
    for fault in found.faults:
        output.write(f"  {fault}")
