"""Waits for batches and tunings: their options, and the command that waits again after an interruption."""

import shlex
from collections.abc import Generator
from contextlib import contextmanager

import click

from gemini_sdk.cli import output
from gemini_sdk.errors import OperationTimeoutError

POSITIVE = click.FloatRange(0, min_open=True)
poll_interval_option = click.option(
    "--poll-interval",
    type=POSITIVE,
    metavar="SECONDS",
    help="Seconds between polls (default: 5, growing to 60).",
)
_SERVICE = ("project", "location", "base_url", "storage_base_url")


@contextmanager
def resume_on_interrupt(what: str, group: str, name: str, *options: str) -> Generator[None]:
    """Print how to wait again if the wait is interrupted or reaches its timeout. `what` goes on without it."""
    try:
        yield
    except (KeyboardInterrupt, OperationTimeoutError):
        command = watch_command(group, name, *options)
        output.write(f"\nThe {what} continues. To watch it again: {command}", err=True)
        raise


def watch_command(group: str, name: str, *options: str) -> str:
    """The command line that watches a batch or a tuning at the service of the current command."""
    chosen = click.get_current_context().params
    words = ["gemini-sdk", group, "watch", name]
    words += ["--vertex"] if chosen["vertex"] else []
    for option in _SERVICE:
        if chosen.get(option):
            words += [f"--{option.replace('_', '-')}", chosen[option]]
    return shlex.join([*words, *options])
