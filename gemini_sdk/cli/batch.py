"""`gemini-sdk batch`: many requests at once, on either platform."""

import json
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk._files import complete_or_absent
from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.waiting import POSITIVE, poll_interval_option, resume_on_interrupt
from gemini_sdk.errors import APIStatusError
from gemini_sdk.known_models.catalogue import default_model

_STDIN = "-"
_timeout = click.option(
    "--timeout",
    type=POSITIVE,
    metavar="SECONDS",
    help="Seconds to wait; the batch continues (default: no limit).",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")


@click.group()
def batch() -> None:
    """Send many requests at once, at a lower price and with answers within a day or so.

    On Google AI, the requests are a local JSONL file. On Vertex AI, with --vertex, they are files gs://... or a table
    bq://..., and so are the answers.
    """


@batch.command()
@click.argument("source")
@click.option(
    "--model",
    "-m",
    default=default_model(),
    show_default=True,
    metavar="NAME",
    help="Model of all requests.",
)
@click.option(
    "--destination", metavar="URI", help="Folder gs://... or table bq://... (Vertex AI only)."
)
@click.option("--embeddings", is_flag=True, help="Send requests for embeddings (Google AI only).")
@click.option("--display-name", metavar="NAME", help="Display name of the batch.")
@click.option("--wait", "waits", is_flag=True, help="Wait until the batch ends.")
@_timeout
@poll_interval_option
@_json
@with_client
def create(
    client: Client,
    source: str,
    model: str,
    destination: str | None,
    embeddings: bool,
    display_name: str | None,
    waits: bool,
    timeout: float | None,
    poll_interval: float | None,
    as_json: bool,
) -> int:
    """Create a batch and print its name.

    SOURCE is a file of JSON lines {"key": ..., "request": ...}, or an uploaded file files/...; on Vertex AI it is
    gs://... or bq://... . The file is validated before it is uploaded. `-` reads the lines from standard input.

    \b
    gemini-sdk batch create requests.jsonl --wait
    gemini-sdk batch create gs://bucket/in.jsonl --vertex --destination gs://bucket/out
    """
    if isinstance(client, GeminiClient):
        if destination is not None:
            raise click.UsageError("--destination is only for Vertex AI: add --vertex")
        start = client.batches.create_embeddings if embeddings else client.batches.create
        with _local(source) as requests:
            made: Any = start(model=model, requests=requests, display_name=display_name)
    else:
        if embeddings:
            raise click.UsageError("--embeddings is only for Google AI")
        if destination is None:
            raise click.UsageError("Vertex AI needs --destination")
        if source == _STDIN:
            raise click.UsageError("Vertex AI reads Cloud Storage or BigQuery, not standard input")
        made = client.batch_prediction_jobs.create(
            model=model, source=source, destination=destination, display_name=display_name
        )
    if not (as_json and waits):
        _show(made, as_json)
    if waits:
        return _watched(client, made.name or "", as_json, timeout, poll_interval)
    return ExitStatus.OK


@batch.command("list")
@click.option("--filter", "filter_", metavar="TEXT", help="Filter in the service's syntax.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per item.")
@with_client
def list_(client: Client, filter_: str | None, as_json: bool) -> int:
    """List batches: name, state, display name, model."""
    for each in _batches(client).list(filter=filter_, page_size=100):
        if as_json:
            output.write(each.to_json())
        else:
            columns = each.name, each.state, each.display_name or "", each.model
            output.write("\t".join(map(output.one_line, columns)))
    return ExitStatus.OK


@batch.command()
@click.argument("name")
@output.json_anyway
@with_client
def get(client: Client, name: str) -> int:
    """Print a batch as JSON."""
    _show(_batches(client).get(name), True)
    return ExitStatus.OK


@batch.command()
@click.argument("name")
@_timeout
@poll_interval_option
@_json
@with_client
def watch(
    client: Client,
    name: str,
    timeout: float | None,
    poll_interval: float | None,
    as_json: bool,
) -> int:
    """Wait until a batch ends. Ctrl-C stops the waiting, not the batch."""
    return _watched(client, name, as_json, timeout, poll_interval)


@batch.command()
@click.argument("name")
@with_client
def cancel(client: Client, name: str) -> int:
    """Request the cancellation of a batch. The batch may still succeed or fail."""
    _batches(client).cancel(name)
    return ExitStatus.OK


@batch.command()
@click.argument("name")
@with_client
def delete(client: Client, name: str) -> int:
    """Delete a batch, and on Google AI its answers. It is not cancelled."""
    _batches(client).delete(name)
    return ExitStatus.OK


@batch.command()
@click.argument("name")
@click.option(
    "--output",
    "-o",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write (default: standard output).",
)
@with_client
def results(client: Client, name: str, target: Path | None) -> int:
    """Print the answers of a batch of Google AI, as JSON lines with key, and response or error.

    The exit status is 1 if a request failed. On Vertex AI the answers are where the job wrote them: `get` shows it.
    """
    if isinstance(client, VertexClient):
        raise click.UsageError("Vertex AI writes the answers to the destination: see `batch get`")
    failed = 0
    with _lines(target) as write:
        for key, answer in client.batches.results(name):
            if isinstance(answer, APIStatusError):
                failed += 1
                error = {"code": answer.status_code, "status": answer.code}
                line = json.dumps({"key": key, "error": {**error, "message": answer.message}})
            else:
                line = f'{{"key": {json.dumps(key)}, "response": {answer.to_json().decode()}}}'
            write(line)
    if failed:
        output.write(f"{failed} requests failed", fg="yellow", err=True)
    return ExitStatus.FAILED if failed else ExitStatus.OK


@contextmanager
def _local(source: str) -> Generator[str]:
    """The source; for standard input a temporary file with its lines, which are validated before the upload."""
    if source != _STDIN:
        yield source
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "standard input"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield str(path)


@contextmanager
def _lines(target: Path | None) -> Generator[Callable[[str], object]]:
    """Writes lines: to a file that is complete or absent, or to standard output."""
    if target is None:
        yield output.write
        return
    with complete_or_absent(target) as (file,):

        def write(line: str) -> object:
            return file.write(f"{line}\n".encode())

        yield write


def _batches(client: Client) -> Any:
    """The batches of the client's platform; their methods have the same names."""
    return client.batches if isinstance(client, GeminiClient) else client.batch_prediction_jobs


def _watched(
    client: Client, name: str, as_json: bool, timeout: float | None, interval: float | None
) -> int:
    # Without watching, rich is not loaded.
    from gemini_sdk.cli.batch_progress import BatchProgress

    progress = BatchProgress(output.console(err=True))
    with resume_on_interrupt("batch", "batch", name), progress.live():
        ended = _batches(client).wait(
            name, timeout=timeout, poll_interval=interval, on_progress=progress.follow
        )
    if as_json:
        _show(ended, True)
    return ExitStatus.OK


def _show(answer: Any, as_json: bool) -> None:
    output.write(
        answer.model_dump_json(indent=2, exclude_unset=True, by_alias=True)
        if as_json
        else answer.name
    )
