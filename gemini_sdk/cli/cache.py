"""`gemini-sdk cache`: the beginning of prompts, stored at the service."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.prompt import contents, prompt_options, system_option
from gemini_sdk.types.cached_contents import CachedContent

_ttl = click.option(
    "--ttl",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Seconds until it is deleted (default: 3600).",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")


@click.group()
def cache() -> None:
    """Store the beginning of prompts at the service, and use it in `generate --cached-content NAME`.

    Storage is billed until the cached content expires or is deleted.
    """


@cache.command()
@prompt_options
@_ttl
@click.option("--display-name", metavar="NAME", help="Display name, at most 128 characters.")
@_json
@with_client
def create(
    client: Client,
    prompt: Sequence[str],
    model: str,
    system: str | None,
    files: Sequence[Path],
    ttl: float | None,
    display_name: str | None,
    as_json: bool,
) -> int:
    """Store a prompt and files, and print the name.

    `-` in PROMPT, or no PROMPT at all without files, reads standard input.

    \b
    gemini-sdk cache create --file report.pdf --system "Answer from the report." --ttl 600
    gemini-sdk generate "Who wrote it?" --cached-content cachedContents/...
    """
    made = client.cached_contents.create(
        model=model,
        contents=contents(prompt, files, needed=not files),
        ttl=ttl,
        display_name=display_name,
        **system_option(system),
    )
    _show(made, as_json, made.name)
    return ExitStatus.OK


@cache.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per item.")
@with_client
def list_(client: Client, as_json: bool) -> int:
    """List cached contents: name, display name, model, tokens, time of expiry."""
    for each in client.cached_contents.list(page_size=100):
        output.write(each.to_json() if as_json else _row(each))
    return ExitStatus.OK


@cache.command()
@click.argument("name")
@output.json_anyway
@with_client
def get(client: Client, name: str) -> int:
    """Print a cached content as JSON, without what is stored."""
    _show(client.cached_contents.get(name), True)
    return ExitStatus.OK


@cache.command()
@click.argument("name")
@click.option(
    "--ttl",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    required=True,
    help="Seconds from now until it is deleted.",
)
@_json
@with_client
def update(client: Client, name: str, ttl: float, as_json: bool) -> int:
    """Change when a cached content is deleted, and print that time."""
    changed = client.cached_contents.update(name, ttl=ttl)
    _show(changed, as_json, changed.expire_time)
    return ExitStatus.OK


@cache.command()
@click.argument("name")
@with_client
def delete(client: Client, name: str) -> int:
    """Delete a cached content."""
    client.cached_contents.delete(name)
    return ExitStatus.OK


def _show(cached: CachedContent, as_json: bool, short: Any = "") -> None:
    output.write(cached.model_dump_json(indent=2, exclude_unset=True) if as_json else short)


def _row(cached: CachedContent) -> str:
    usage = cached.usage_metadata
    columns = (
        cached.name,
        cached.display_name or "",
        cached.model,
        f"{usage.total_token_count if usage else '?'} tokens",
        cached.expire_time,
    )
    return "\t".join(map(output.one_line, columns))
