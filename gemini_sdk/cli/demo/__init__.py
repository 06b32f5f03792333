"""`gemini-sdk demo`: what the SDK does, shown against an emulator, each step with the lines it ran."""

import click

from gemini_sdk.cli.exits import Exit


@click.command()
def demo() -> int:
    """Show what the SDK does. It starts an emulator and needs neither network nor key."""
    from gemini_sdk.cli.demo.show import perform

    return Exit.OK if perform() else Exit.FAILED
