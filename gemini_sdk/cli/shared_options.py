"""Options that several commands have, or that would fill the page of one, as one decorator."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

from gemini_sdk.errors import DatasetFileError

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


def advise_encoding(command: F) -> F:
    """Make errors about the encoding of a file name the option of this command, or the command that has it."""

    @functools.wraps(command)
    def with_advice(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except DatasetFileError as error:
            found = error.encodings
            if not found:
                raise
            advice = f"Pass --encoding {found[0]}"
            if len(found) > 1:
                advice = f"Look at the text and pass --encoding, such as {advice[5:]}"
            if all(each.name != "encoding" for each in click.get_current_context().command.params):
                advice = error.advice.partition(", or pass encoding=")[0]
            raise DatasetFileError(error.path, error.kind, advice, encodings=found) from error

    return with_advice  # type: ignore[return-value]


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
    advise_encoding,
)
"""How to read a file of examples."""
