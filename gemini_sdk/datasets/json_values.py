"""JSON values that do not stand one in a line: elements of an array, or objects over several lines.

Text is fed in pieces and cut where each value ends, in linear time, and without being parsed. Memory is that of the
longest value, of which no more than LINE_BYTES and a byte are kept.
"""

import re
from collections.abc import Iterator

from gemini_sdk.datasets.example_rules import LINE_BYTES

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_PLAIN = rb'[^"\[\]{}]*+(?:' + _STRING + rb'[^"\[\]{}]*+)*+'
_INSIDE = re.compile(_PLAIN + rb"(?:[\[{]" + _PLAIN + rb"[\]}]" + _PLAIN + rb")*+", re.DOTALL)
"""Text of a value that leaves the depth as it is: whole strings, and brackets with none in between."""
_BARE = rb'[^"\[\]{},]*+(?:' + _STRING + rb'[^"\[\]{},]*+)*+'
_OUTSIDE = re.compile(_BARE, re.DOTALL)
_IN_ARRAY = re.compile(_BARE + rb"(?:[\[{]" + _PLAIN + rb"[\]}]" + _BARE + rb")*+", re.DOTALL)
"""Text between two commas of an array, as far as its brackets have none in between."""
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_BRACKETS = re.compile(rb"[\[{]++|[\]}]++")


class JSONValues:
    """Cuts text into the elements of its outermost arrays, and the values next to these.

    Text that is not JSON is returned too, so that the parser reports it.
    """

    def __init__(self) -> None:
        self._kept = bytearray()
        self._start: int = 1
        self._line: int = 1
        self._depth: int = 0
        self._level: int = 0
        """The depth at which values stand: 1 in an array, else 0."""
        self._in_string = False
        self._rest: bytes = b""

    @property
    def is_open(self) -> bool:
        """Whether a value has begun that has not ended, outside of a string."""
        return self._depth > 0 and not self._in_string

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """The values that end in a piece of text, each with the number of the line in which it begins."""
        data, at = self._rest + data, 0
        self._rest = b""
        while at < len(data):
            if self._in_string:
                at = self._string(data, at)
                continue
            end = _end_of(self._pattern(), data, at)
            self._keep(data[at:end])
            marks = self._marks(data, end)
            if marks:
                yield from self._mark(marks)
            at = end + len(marks)

    def flush(self) -> Iterator[tuple[int, bytes]]:
        """The rest at the end of the text."""
        self._keep(self._rest)
        yield from self._cut()
        if self._level:
            yield self._line, b"["  # an array without its end

    def _pattern(self) -> "re.Pattern[bytes]":
        """Text that leaves the depth as it is, and ends no value."""
        if self._depth > self._level:
            return _INSIDE
        return _IN_ARRAY if self._level else _OUTSIDE

    def _string(self, data: bytes, at: int) -> int:
        """Read on in a string that an earlier piece began, or that this one does not end."""
        end = _end_of(_IN_STRING, data, at)
        self._keep(data[at:end])
        if data[end : end + 1] == b"\\":  # what it escapes is yet to come
            self._rest = data[end:]
            return len(data)
        if end < len(data):
            self._keep(b'"')
            self._in_string = False
        return end + 1

    def _marks(self, data: bytes, at: int) -> bytes:
        """One mark, or in a value all the brackets in a row that open or that close something."""
        found = _BRACKETS.match(data, at) if self._depth > self._level else None
        if found is None:
            return data[at : at + 1]
        opening = data[at] in b"[{"
        return found[0] if opening else found[0][: self._depth - self._level]

    def _mark(self, marks: bytes) -> Iterator[tuple[int, bytes]]:
        outside = self._depth == self._level
        mark = marks[:1]
        if mark == b",":
            yield from self._cut()
        elif mark == b"[" and self._depth == 0:
            yield from self._cut()
            self._depth = self._level = 1
        elif mark == b"]" and outside and self._level:
            yield from self._cut()
            self._depth = self._level = 0
        else:
            self._keep(marks)
            self._in_string = mark == b'"'
            if mark in b"[{":
                self._depth += len(marks)
            elif mark in b"]}":
                self._depth -= 0 if outside else len(marks)
                if self._depth == 0:
                    yield from self._cut()

    def _keep(self, piece: bytes) -> None:
        lines = piece.count(b"\n")
        if not self._kept:
            piece = piece.lstrip(b" \t\r\n")
            self._start = self._line + lines - piece.count(b"\n")
        self._kept += piece[: LINE_BYTES + 1 - len(self._kept)]
        self._line += lines

    def _cut(self) -> Iterator[tuple[int, bytes]]:
        value = bytes(self._kept).rstrip(b" \t\r\n")
        self._kept.clear()
        if value:
            yield self._start, value


def _end_of(pattern: "re.Pattern[bytes]", data: bytes, at: int) -> int:
    """The end of the text that a pattern describes."""
    found = pattern.match(data, at)
    return found.end() if found else at
