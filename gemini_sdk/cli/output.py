"""Everything the command line prints passes here, so that no model, server or file name drives a terminal."""

import codecs
import io
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from gemini_sdk._terminal import RAW
from gemini_sdk._terminal import one_line as one_line
from gemini_sdk._terminal import shown as shown

if TYPE_CHECKING:  # commands without a table do not load rich
    from rich.console import Console
    from rich.text import Text


_REPLACE = "gemini_sdk.replace"
"""How characters are written that the encoding of a stream lacks."""
_IN_ASCII = dict(zip("│✓✗…“”·▁▂▃▄▅▆▇█", ["|", "+", "x", "...", *'"".12345678'], strict=True))


def _replacement(error: UnicodeError) -> tuple[str, int]:
    """The signs of this package in ASCII, all else as escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    written = (
        _IN_ASCII.get(each) or each.encode("ascii", "backslashreplace").decode() for each in lacking
    )
    return "".join(written), error.end


codecs.register_error(_REPLACE, _replacement)


def accept_all_characters() -> None:
    """Make stdout and stderr accept characters that their encodings lack, from rich, too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_REPLACE)


def write(text: object = "", *, err: bool = False, nl: bool = True, **style: Any) -> None:
    """Print a text, on stderr where `err`. `style` is click's, and used on terminals only."""
    text = text.decode() if isinstance(text, bytes) else text
    stream = sys.stderr if err else sys.stdout
    terminal = stream.isatty()
    said = shown(text) if err or (terminal and not RAW.get()) else str(text)
    encoding = stream.encoding or "utf-8"
    said = said.encode(encoding, _REPLACE).decode(encoding)
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


@contextmanager
def progress(
    title: str, *, in_bytes: bool = False
) -> Generator[Callable[[int, int | None], None] | None]:
    """A progress bar on stderr, where that is a terminal: a function that gets what is done, and the total."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    named = TextColumn("{task.description}", markup=False)
    columns = (named, BarColumn(), DownloadColumn(), TransferSpeedColumn()) if in_bytes else ()
    with Progress(*columns, console=console(err=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield advance


json_anyway = click.option(
    "--json", is_flag=True, expose_value=False, help="Print JSON, which is printed anyway."
)


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


def _keep_raw(_: click.Context, __: click.Parameter, value: bool) -> None:
    RAW.set(value)
