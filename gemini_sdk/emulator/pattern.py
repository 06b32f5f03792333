"""A string for a regular expression, so that `pattern` in a response schema is obeyed.

Covers what schemas are written with: literals, classes, escapes, groups, alternatives and repeats. Look-around,
back-references and Unicode properties are beyond it (`UnsupportedPatternError`). The standard library's own parser is
private.
"""

import string
from collections.abc import Callable
from typing import NoReturn

_DIGITS = string.digits
_WORDS = string.ascii_letters + string.digits + "_"
_PRINTABLE = string.ascii_letters + string.digits + " " + string.punctuation
_CLASSES = {"d": _DIGITS, "w": _WORDS, "s": " "}
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_MANY = 1_000_000

Make = Callable[[int], str]
"""Writes a piece of the string, repeating open-ended parts so many times more than they must be."""


class UnsupportedPatternError(ValueError):
    """The expression uses something this module does not know."""


def matching(pattern: str, extra: int = 0) -> str:
    """A string the expression matches, open-ended repeats taken `extra` times more than they must be."""
    return _Parser(pattern).whole()(extra)


class _Parser:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def whole(self) -> Make:
        make = self._alternatives()
        if self._at < len(self._pattern):
            self._refuse()
        return make

    def _alternatives(self) -> Make:
        first = self._sequence()
        while self._take("|"):
            self._sequence()
        return first

    def _sequence(self) -> Make:
        pieces: list[Make] = []
        while self._at < len(self._pattern) and self._peek() not in "|)":
            pieces.append(self._repeated(self._atom()))
        return lambda extra: "".join(piece(extra) for piece in pieces)

    def _atom(self) -> Make:
        char = self._next()
        if char in "^$":
            return _one_of("")
        if char == "(":
            return self._group()
        if char == "[":
            return _one_of(self._members())
        if char == "\\":
            return self._escaped()
        if char == ".":
            return _one_of("a")
        if char in "*+?{":
            self._refuse()
        return _one_of(char)

    def _group(self) -> Make:
        if self._take("?") and not self._take(":"):
            if not (self._take("P<") or self._take("<")) or self._peek() in "=!":
                self._refuse()
            while self._next() != ">":
                pass
        make = self._alternatives()
        if not self._take(")"):
            self._refuse()
        return make

    def _escaped(self) -> Make:
        char = self._next()
        if char in "bBAZ":
            return _one_of("")
        return _one_of(self._escape(char))

    def _escape(self, char: str) -> str:
        if char in _CLASSES:
            return _CLASSES[char]
        if char.lower() in _CLASSES:
            return _without(_CLASSES[char.lower()])
        if char in "xu":
            digits = "".join(self._next() for _ in range(2 if char == "x" else 4))
            return chr(int(digits, 16))
        if char.isalnum() and char not in _CONTROL:
            self._refuse()
        return _CONTROL.get(char, char)

    def _members(self) -> str:
        negated = self._take("^")
        members = ""
        while (char := self._next()) != "]" or not members:
            chosen = self._escape(self._next()) if char == "\\" else char
            if len(chosen) == 1 and self._peek() == "-" and self._peek(1) not in ("]", ""):
                self._next()
                last = self._next()
                last = self._escape(self._next()) if last == "\\" else last
                chosen = "".join(
                    map(chr, range(ord(chosen), min(ord(last), ord(chosen) + 127) + 1))
                )
            members += chosen
        return _without(members) if negated else members

    def _repeated(self, make: Make) -> Make:
        low, high = self._bounds()
        if self._peek() and self._peek() in "?+":
            self._next()
        return lambda extra: "".join(make(extra) for _ in range(min(low + extra, high)))

    def _bounds(self) -> tuple[int, int]:
        for mark, bounds in (("*", (0, _MANY)), ("+", (1, _MANY)), ("?", (0, 1))):
            if self._take(mark):
                return bounds
        if not self._take("{"):
            return 1, 1
        written = ""
        while (char := self._next()) != "}":
            written += char
        low, comma, high = written.partition(",")
        return int(low or 0), int(high) if high else (_MANY if comma else int(low))

    def _peek(self, ahead: int = 0) -> str:
        return self._pattern[self._at + ahead : self._at + ahead + 1]

    def _next(self) -> str:
        if self._at >= len(self._pattern):
            self._refuse()
        self._at += 1
        return self._pattern[self._at - 1]

    def _take(self, mark: str) -> bool:
        if not self._pattern.startswith(mark, self._at):
            return False
        self._at += len(mark)
        return True

    def _refuse(self) -> NoReturn:
        raise UnsupportedPatternError(
            f"cannot write a string for {self._pattern!r} (at character {self._at})"
        )


def _one_of(members: str) -> Make:
    # A letter or digit reads better than the first of a class, which is often a punctuation mark.
    chosen = next((char for char in members if char.isalnum()), members[:1])
    return lambda _: chosen


def _without(members: str) -> str:
    return "".join(char for char in _PRINTABLE if char not in members)
