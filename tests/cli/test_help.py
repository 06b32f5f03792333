"""Help texts have one form: what a value is, or what a switch does."""

from collections.abc import Iterator

import click
import pytest

from gemini_sdk.cli.program import program

VERBS = frozenset(
    "Accept Ask Call Change Do Fail List Print Read Refuse Replay Report Send Show Skip Validate Wait Write".split()
)
NO_NOUNS = frozenset(
    "A An At Between Else For Gets How If In Its Of On The What When Where Whether Who".split()
)


def commands(
    command: click.Command, words: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Every command and subcommand, by its words."""
    yield " ".join(words) or "gemini-sdk", command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*words, name))


COMMANDS = dict(commands(program))


@pytest.mark.parametrize("name", COMMANDS)
def test_options_are_described(name: str) -> None:
    for option in COMMANDS[name].params:
        if not isinstance(option, click.Option):
            continue
        text = option.help or ""
        first = text.partition(" ")[0].rstrip(":,;")
        where = f"{name} {option.opts[0]}: {text!r}"
        assert text.endswith((".", ")", "]")), where
        assert first[:1].isupper() or not first[:1].isalpha(), where
        if option.is_flag and not option.secondary_opts:
            assert first in VERBS, f"{where}: a switch does something"
        elif not option.is_flag:
            assert first not in VERBS | NO_NOUNS, f"{where}: the value is something"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_in_one_line_what_it_does(name: str) -> None:
    first = (COMMANDS[name].help or "").partition("\n")[0]
    assert first
    assert first.endswith((".", ":")) or len(first) > 60
