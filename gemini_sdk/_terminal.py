"""The text that may be shown on a terminal: no model, server, spec or file name drives it.

What they say may hold control characters that set titles, fill the clipboard, move the cursor or reverse the direction
of writing. On a terminal these are shown as escapes; a file or a pipe gets the text as it is.
"""

import sys
import unicodedata
from contextvars import ContextVar

RAW = ContextVar("RAW", default=False)
"""Whether stdout gets texts as they are, on a terminal too."""

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


def say(text: object, *, err: bool = False, end: str = "\n") -> None:
    """Print a text, on stderr where `err`."""
    stream = sys.stderr if err else sys.stdout
    said = shown(text) if err or (stream.isatty() and not RAW.get()) else str(text)
    encoding = stream.encoding or "utf-8"
    print(said.encode(encoding, "backslashreplace").decode(encoding), end=end, file=stream)


def _is_harmless(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _HARMFUL


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
