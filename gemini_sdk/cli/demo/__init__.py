"""`gemini-sdk demo`: what the SDK does, shown against an emulator, each step with the lines it ran."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from gemini_sdk.cli.exit_status import ExitStatus

Checks = Iterator[object]
"""What a step yields. The step has worked if there is at least one, and all are true."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the demo."""

    title: str
    play: Callable[..., Checks]
    """Takes those of `client`, `emulator` and `advance` that it names."""
    steps: int = 0
    """How often it advances its progress bar; 0 if it has none."""


@click.command()
def demo() -> int:
    """Run a demo of the SDK against a local emulator. It needs no network and no key."""
    from gemini_sdk.cli.demo.runner import perform

    return ExitStatus.OK if perform() else ExitStatus.FAILED
