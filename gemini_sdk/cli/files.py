"""`gemini-sdk files`: files of Google AI, for prompts."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.types.files import File

_STANDARD = "-"
_json = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per file.")


@click.group()
def files() -> None:
    """Upload files to Google AI, and use them in prompts.

    The service deletes a file 48 hours after its upload. Vertex AI has no such files: it reads Cloud Storage.
    """


@files.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--mime-type", metavar="TYPE", help="Media type (default: from the extension).")
@click.option(
    "--display-name", metavar="NAME", help="Name for people (default: the name of the file)."
)
@click.option("--name", metavar="ID", help="Name of the file (default: chosen by the service).")
@click.option("--wait", is_flag=True, help="Wait until each file can be used, such as a video.")
@_json
@with_client
def upload(
    client: Client,
    paths: Sequence[str],
    mime_type: str | None,
    display_name: str | None,
    name: str | None,
    wait: bool,
    as_json: bool,
) -> int:
    """Upload files, and print the name, size, state, time of expiry and URI of each.

    `-` reads standard input, which needs --mime-type.

    \b
    gemini-sdk files upload talk.mp4 --wait
    tar c src | gemini-sdk files upload - --mime-type application/x-tar
    """
    if len(paths) > 1 and (name or display_name):
        raise click.UsageError("--name and --display-name need a single PATH")
    for path in paths:
        source: Any = sys.stdin.buffer if path == _STANDARD else path
        if path == _STANDARD and mime_type is None:
            raise click.UsageError("standard input needs --mime-type")
        title = display_name or ("standard input" if path == _STANDARD else Path(path).name)
        with _bar(title) as on_progress:
            file = client.files.upload(
                source,
                mime_type=mime_type,
                display_name=title,
                name=name,
                on_progress=on_progress,
            )
        _show(client.files.wait(file) if wait else file, as_json)
    return ExitStatus.OK


@files.command("list")
@_json
@with_client
def list_(client: Client, as_json: bool) -> int:
    """List files: name, size, state, time of expiry, media type, display name."""
    for file in client.files.list(page_size=100):
        output.write(file.to_json() if as_json else _row(file, file.mime_type, file.display_name))
    return ExitStatus.OK


@files.command()
@click.argument("name")
@output.json_anyway
@with_client
def get(client: Client, name: str) -> int:
    """Print the metadata of a file as JSON. NAME is its name, id or URI."""
    output.write(client.files.get(name).model_dump_json(indent=2, exclude_unset=True))
    return ExitStatus.OK


@files.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@with_client
def delete(client: Client, names: Sequence[str]) -> int:
    """Delete files."""
    for name in names:
        client.files.delete(name)
    return ExitStatus.OK


@files.command()
@click.argument("name")
@click.argument("target", type=click.Path(allow_dash=True))
@with_client
def download(client: Client, name: str, target: str) -> int:
    """Download a generated file to TARGET; `-` writes to standard output.

    The service keeps the content of uploaded files to itself.
    """
    place: Any = sys.stdout.buffer if target == _STANDARD else target
    with _bar(name) as on_progress:
        client.files.download(name, place, on_progress=on_progress)
    return ExitStatus.OK


@contextmanager
def _bar(title: str) -> Generator[Callable[[Any], object] | None]:
    with output.progress(output.one_line(title), in_bytes=True) as advance:
        yield None if advance is None else lambda progress: advance(*progress)


def _show(file: File, as_json: bool) -> None:
    output.write(file.to_json() if as_json else _row(file, file.uri))


def _row(file: File, *rest: object) -> str:
    columns = (file.name, file.size_bytes, file.state, file.expiration_time, *rest)
    return "\t".join(output.one_line("" if value is None else value) for value in columns)
