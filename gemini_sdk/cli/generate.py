"""`gemini-sdk generate`: one prompt, one answer."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.prompt import contents, prompt_options, system_option
from gemini_sdk.errors import GeminiSDKError, InvalidJSONError
from gemini_sdk.types.generate_content import GenerateContentResponse, Part
from gemini_sdk.validation.payload import parsed


@click.command()
@prompt_options
@click.option(
    "--temperature",
    type=float,
    metavar="NUMBER",
    help="Sampling temperature, 0 to 2; lower values give more predictable answers.",
)
@click.option(
    "--max-output-tokens",
    type=int,
    metavar="NUMBER",
    help="Maximum number of tokens in the answer.",
)
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with a JSON Schema for the answer.",
)
@click.option(
    "--cached-content",
    metavar="NAME",
    help="Cached content with which the prompt begins, as `gemini-sdk cache create` printed it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@click.option(
    "--stream/--no-stream",
    default=None,
    help="Print the text as it arrives, or at the end (default: as it arrives on a terminal, else at the end).",
)
@with_client
def generate(
    client: Client,
    prompt: Sequence[str],
    model: str,
    system: str | None,
    files: Sequence[Path],
    temperature: float | None,
    max_output_tokens: int | None,
    schema: Path | None,
    cached_content: str | None,
    as_json: bool,
    stream: bool | None,
) -> int:
    """Send a prompt and print the answer.

    `-` in PROMPT, or no PROMPT at all, reads standard input.

    \b
    gemini-sdk generate "Why is the sky blue?"
    gemini-sdk generate "Summarise this:" - < report.txt
    gemini-sdk generate "What is in this picture?" --file photo.jpg
    """
    if as_json and stream:
        raise click.UsageError("--json and --stream exclude each other: remove one")
    config: dict[str, Any] = {
        "temperature": temperature,
        "max_output_tokens": max_output_tokens,
        "response_json_schema": _schema(schema),
    }
    given: Any = {name: value for name, value in config.items() if value is not None}
    asked = contents(prompt, files)
    options: dict[str, Any] = {"generation_config": given, **system_option(system)}
    if cached_content is not None:
        options["cached_content"] = cached_content
    live = sys.stdout.isatty() and not as_json if stream is None else stream
    if live:
        return _report(_streamed(client, model, asked, options))
    answer = client.generate_content(model, asked, **options)
    if as_json:
        output.write(answer.model_dump_json(indent=2, exclude_unset=True))
    elif answer.text is not None:
        output.write(answer.text)
    return _report(answer)


def _streamed(
    client: Client, model: str, asked: list[str | Part], options: dict[str, Any]
) -> GenerateContentResponse:
    """Print the text as it arrives, and return the last chunk."""
    last = GenerateContentResponse()
    try:
        with client.stream_generate_content(model, asked, **options) as chunks:
            for last in chunks:
                output.write(last.text or "", nl=False)
    except (GeminiSDKError, KeyboardInterrupt):
        output.write()  # what comes next begins on a line of its own
        raise
    output.write()
    return last


def _report(answer: GenerateContentResponse) -> int:
    """Report a blocked or incomplete answer on stderr, and return the exit status."""
    if answer.blocked:
        output.write(f"blocked: {answer.blocked}", fg="red", err=True)
        return ExitStatus.BLOCKED
    reason = answer.finish_reason
    if reason not in (None, "STOP"):
        output.write(f"the answer ended early: {reason}", fg="yellow", err=True)
    return ExitStatus.OK


def _schema(path: Path | None) -> object:
    if path is None:
        return None
    try:
        schema: object = parsed(path.read_bytes())
    except InvalidJSONError as error:
        raise click.UsageError(f"--schema {path}: {error}") from error
    if not isinstance(schema, dict):
        raise click.UsageError(f"--schema {path}: not a JSON object; a JSON Schema is an object")
    return schema  # pyright: ignore[reportUnknownVariableType] - any object will do
