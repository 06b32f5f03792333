"""`gemini-sdk count-tokens`: how long a prompt is to a model."""

from collections.abc import Sequence
from pathlib import Path

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.prompt import contents, prompt_options, system_option


@click.command("count-tokens")
@prompt_options
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@with_client
def count_tokens(
    client: Client,
    prompt: Sequence[str],
    model: str,
    system: str | None,
    files: Sequence[Path],
    as_json: bool,
) -> int:
    """Count the tokens of a prompt.

    `-` in PROMPT, or no PROMPT at all, reads standard input.
    """
    asked = contents(prompt, files)
    answer = client.count_tokens(model, asked, **system_option(system))
    counted = answer.total_tokens or 0
    output.write(answer.model_dump_json(indent=2, exclude_unset=True) if as_json else counted)
    return ExitStatus.OK
