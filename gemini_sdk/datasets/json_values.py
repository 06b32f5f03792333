"""JSON values that do not stand one in a line: elements of an array, or objects over several lines.

Text is fed in pieces and cut where each value ends, in linear time, and without being parsed. Memory is that of the
longest value, of which no more than LINE_BYTES and a byte are kept.
"""

import re
from collections.abc import Iterator

from gemini_sdk.datasets.example_rules import LINE_BYTES

_MARK = re.compile(rb'["\[\]{},\n]')
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)


class JSONValues:
    """Cuts text into the elements of its outermost arrays, and the values next to these.

    What is not JSON comes out as well, so that the parser reports it.
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
                end = _end_of(data, at)
                self._keep(data[at:end])
                self._line += data.count(b"\n", at, end)
                if (
                    end < len(data) and data[end : end + 1] == b"\\"
                ):  # what it escapes is yet to come
                    self._rest = data[end:]
                    return
                if end < len(data):
                    self._keep(b'"')
                    self._in_string = False
                at = end + 1
                continue
            found = _MARK.search(data, at)
            end = found.start() if found else len(data)
            self._keep(data[at:end])
            if found:
                yield from self._mark(found[0])
            at = end + 1

    def flush(self) -> Iterator[tuple[int, bytes]]:
        """What is left at the end of the text."""
        self._keep(self._rest)
        yield from self._cut()
        if self._level:
            yield self._line, b"["  # an array without its end

    def _mark(self, mark: bytes) -> Iterator[tuple[int, bytes]]:
        outside = self._depth == self._level
        if mark == b"\n":
            self._line += 1
            self._keep(mark)
        elif mark == b"," and outside:
            yield from self._cut()
        elif mark == b"[" and self._depth == 0:
            yield from self._cut()
            self._depth = self._level = 1
        elif mark == b"]" and outside and self._level:
            yield from self._cut()
            self._depth = self._level = 0
        else:
            self._keep(mark)
            self._in_string = mark == b'"'
            self._depth += (mark in b"[{") - (mark in b"]}" and self._depth > self._level)
            if mark in b"]}" and self._depth == 0:
                yield from self._cut()

    def _keep(self, piece: bytes) -> None:
        if not self._kept:
            bare = piece.lstrip(b" \t\r\n")
            if not bare:
                return
            piece, self._start = bare, self._line
        self._kept += piece[: LINE_BYTES + 1 - len(self._kept)]

    def _cut(self) -> Iterator[tuple[int, bytes]]:
        value = bytes(self._kept).rstrip(b" \t\r\n")
        self._kept.clear()
        if value:
            yield self._start, value


def _end_of(data: bytes, at: int) -> int:
    """Where a string ends: at its quote, at a backslash with nothing after it, or at the end of the data."""
    found = _IN_STRING.match(data, at)
    return found.end() if found else at
