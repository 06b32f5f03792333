"""`gemini-sdk completion`: the script with which a shell completes commands and options."""

import os

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete, shell_complete

from gemini_sdk.cli import output
from gemini_sdk.cli.exit_status import ExitStatus

VARIABLE = "_GEMINI_SDK_COMPLETE"
"""What the script sets when it asks for completions."""
_NAME = "gemini-sdk"
_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Script for a SHELL that completes commands and options.

    \b
    bash:  eval "$(gemini-sdk completion bash)"            in ~/.bashrc
    zsh:   eval "$(gemini-sdk completion zsh)"             in ~/.zshrc
    fish:  gemini-sdk completion fish | source             in ~/.config/fish/config.fish
    """
    output.write(_SHELLS[shell](context.find_root().command, {}, _NAME, VARIABLE).source())
    return ExitStatus.OK


def answer(program: click.Command) -> int | None:
    """Print the completions that a shell asks for, and return the exit status. None if no shell asks."""
    instruction = os.environ.get(VARIABLE)
    if not instruction:
        return None
    return shell_complete(program, {}, _NAME, VARIABLE, instruction)
