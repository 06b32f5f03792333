"""Options that several commands have, or that would fill the page of one, as one decorator."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def options(*decorators: Callable[[Any], Any]) -> Callable[[F], F]:
    """A decorator that adds arguments and options to a command, in the order in which they are given."""

    def with_options(command: F) -> F:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return with_options


def _character(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    return "\t" if value in ("tab", "\\t") else value


table_options = options(
    click.option(
        "--columns",
        nargs=2,
        metavar="PROMPT ANSWER",
        help="Names of the two columns or fields; needed if they are not known names.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the file, such as cp949, shift_jis or cp1252.  [default: UTF-8, or UTF-16 and UTF-32 if the "
        "file is in one of them]",
    ),
    click.option(
        "--delimiter",
        metavar="CHARACTER",
        callback=_character,
        help="Character between the cells of a table; `tab` for a tab.  [default: a comma, semicolon or tab]",
    ),
)
"""How to read a file of examples."""
