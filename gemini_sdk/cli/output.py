"""Everything the command line prints passes here, so that no model, server or file name drives a terminal.

What they say may hold control characters that set titles, fill the clipboard, move the cursor or reverse the direction
of writing. On a terminal these are shown as escapes; a file or a pipe gets the text as it is.
"""

import io
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # commands without a table do not load rich
    from rich.console import Console
    from rich.text import Text

_RAW = "gemini_sdk.raw"
_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
"""Parts of words in some scripts, and of emoji."""


def shown(text: object, *, keep: str = "\n\t") -> str:
    """Text whose control characters, those of `keep` left out, are written as escapes such as `\\x1b`."""
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(
        character if character in keep or _is_harmless(character) else _escape(character)
        for character in plain
    )


def one_line(text: object) -> str:
    """The same for a name or a cell, which has no line ends and tabs of its own."""
    return shown(text, keep="")


def write(text: object = "", *, err: bool = False, nl: bool = True, **style: Any) -> None:
    """Print a text, on stderr where `err`. `style` is click's, and used on terminals only."""
    text = text.decode() if isinstance(text, bytes) else text
    stream = sys.stderr if err else sys.stdout
    terminal = stream.isatty()
    said = shown(text) if err or (terminal and not _raw()) else str(text)
    encoding = stream.encoding or "utf-8"
    said = said.encode(encoding, "backslashreplace").decode(encoding)
    if style and terminal:
        said = click.style(said, **style)
    # click would strip escape sequences out of what a pipe gets.
    click.echo(said, err=err, nl=nl, color=True)


def cell(text: object, style: str = "") -> "Text":
    """A text for a table of rich, in which nothing is markup."""
    from rich.text import Text

    return Text(one_line(text), style=style)


def console(*, err: bool = False, width: int | None = None) -> "Console":
    """A console of rich for tables and progress bars. Texts that are not this package's own go in as `cell`."""
    from rich.console import Console

    file = sys.stderr if err else sys.stdout
    return Console(file=file, width=width, markup=False, emoji=False, highlight=False)


def show(error: click.ClickException) -> None:
    """Print what is wrong with a command line."""
    words = io.StringIO()
    error.show(words)
    write(words.getvalue(), err=True, nl=False)


def add_raw_option(command: click.Command) -> None:
    """Give a command, and those below it, the option --raw."""
    for each in getattr(command, "commands", {}).values():
        add_raw_option(each)
    known = any(each.name == "raw" for each in command.params)
    if not known and not isinstance(command, click.Group):
        command.params.append(
            click.Option(
                ["--raw"],
                is_flag=True,
                expose_value=False,
                callback=_keep_raw,
                help="Print control characters to a terminal unescaped.",
            )
        )


def _keep_raw(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[_RAW] = value


def _raw() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_RAW))


def _is_harmless(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _HARMFUL


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
