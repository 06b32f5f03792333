"""`gemini-sdk demo`: what the SDK does, shown against an emulator, each step with the lines it ran."""

import click

from gemini_sdk.cli.exit_status import ExitStatus


@click.command()
def demo() -> int:
    """Run a demo of the SDK against a local emulator. It needs no network and no key."""
    from gemini_sdk.cli.demo.runner import perform

    return ExitStatus.OK if perform() else ExitStatus.FAILED
