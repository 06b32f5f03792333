"""Python source made of a spec's texts: the one place where a text becomes a literal, a docstring or a name.

A spec may come from an unknown author, so its texts get into source through these functions only. `source_shape`
checks every module that is made of them before it is written.
"""

import re
from collections.abc import Iterable, Mapping
from keyword import iskeyword
from typing import Any, cast

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(text: str) -> str:
    """A text as a string literal: one line, in double quotes."""
    return '"' + "".join(_ESCAPES.get(c) or _readable(c) for c in text) + '"'


def optional_literal(text: str | None) -> str:
    """A text as a literal, or None."""
    return "None" if text is None else literal(text)


def literals(texts: Iterable[str]) -> str:
    """Texts as a tuple of literals."""
    return "(" + "".join(f"{literal(text)}, " for text in texts).rstrip(" ") + ")"


def table(value: Mapping[str, object] | str | int | None) -> str:
    """Mappings of texts and numbers, at any depth, as literals."""
    if isinstance(value, Mapping):
        inner = (f"{literal(key)}: {table(cast(Any, each))}" for key, each in value.items())
        return "{" + ", ".join(inner) + "}"
    return literal(value) if isinstance(value, str) else repr(value)


def docstring(text: str, indent: str = "") -> str:
    """A text as a docstring. A text of several lines stands between the lines of the quotes."""
    last = len(text) - 1
    shown = "".join(_in_docstring(text, place, last) for place in range(len(text)))
    if "\n" not in shown:
        return f'"""{shown}"""'
    lines = [f"{indent}{line}".rstrip() for line in shown.split("\n")]
    return "\n".join(['"""', *lines, f'{indent}"""'])


def identifier(name: str) -> str:
    """A name as it is. Raises ValueError if it is not a name in Python."""
    if not _IDENTIFIER.fullmatch(name) or iskeyword(name):
        raise ValueError(f"{name!r} is not a valid Python name")
    return name


def _in_docstring(text: str, place: int, last: int) -> str:
    """A character of a docstring. A quote that stands alone ends nothing, so it stays readable."""
    character = text[place]
    if character == "\n":
        return character
    if character == '"' and 0 < place < last and '"' not in (text[place - 1], text[place + 1]):
        return character
    return _ESCAPES.get(character) or _readable(character)


def _readable(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
