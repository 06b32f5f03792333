"""Every command line of the pages names a command with its options, also where no test runs it."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

from gemini_sdk.cli.program import program
from tests.docs import commands, pages

_ENDS = re.compile(r" (?:\||>|2>|&&|;) ?.*$")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.stem)
def test_options_exist(page: Path) -> None:
    found = [
        (line, shlex.split(_ENDS.sub("", line).rstrip("\\"), comments=True))
        for block in pages.blocks(page, "sh")
        for line in commands.lines(block.code)
        if line.startswith("gemini-sdk ")
    ]
    for line, words in found:
        try:
            _parse(program, words[1:])
        except click.UsageError as error:
            pytest.fail(f"{page.name}: {line}: {error.message}")


def test_what_does_not_exist_is_found() -> None:
    for line in ("nothing", "tune nothing", "tune list --nothing"):
        with pytest.raises(click.UsageError):
            _parse(program, line.split())


def _parse(command: click.Command, words: Sequence[str]) -> None:
    context = click.Context(command)
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(context, words[0])
        if inner is None:
            raise click.UsageError(f"no such command: {words[0]}")
        _parse(inner, words[1:])
    else:
        command.make_parser(context).parse_args(list(words))
