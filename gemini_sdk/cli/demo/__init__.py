"""`gemini-sdk demo`: what the SDK does, shown against an emulator, each example with its code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from gemini_sdk.cli.exit_status import ExitStatus

Checks = Iterator[object]
"""The checks that an example yields. It has worked if there is at least one, and all are true."""


@dataclass(frozen=True, slots=True)
class DemoExample:
    """One example of the demo: a title, and the function that is shown and run."""

    title: str
    run: Callable[..., Checks]
    """Takes those of `client`, `emulator` and `advance` that it names."""
    steps: int = 0
    """How often it advances its progress bar; 0 if it has none."""


@click.command()
def demo() -> int:
    """Run a demo of the SDK against a local emulator. It needs no network and no key."""
    from gemini_sdk.cli.demo.runner import perform

    return ExitStatus.OK if perform() else ExitStatus.FAILED
