"""JSON that stands between the events of a stream, where some services write an error. No IO."""

import re

from gemini_sdk._transport.tunables import MAX_STRAY_JSON

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?')
"""No string of JSON goes on after the end of a line."""


class StrayJSON:
    """Puts documents together from the lines of no field, each line looked at once.

    A document begins with a line that begins an object or a list, and ends where as many brackets are closed as were
    opened. Lines that follow 64 KiB of it are dropped.
    """

    __slots__ = ("_depth", "_lines", "_size")

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0
        self._depth = 0

    @property
    def text(self) -> bytes:
        """The received part of a document that has not ended."""
        return b"\n".join(self._lines)

    def add(self, line: bytes) -> bytes | None:
        """The document that ends with `line`, if one does."""
        if not self._lines and line.lstrip()[:1] not in (b"{", b"["):
            return None
        if self._size < MAX_STRAY_JSON:
            self._lines.append(line)
            self._size += len(line) + 1
        outside = _STRING.sub(b"", line)
        self._depth += outside.count(b"{") + outside.count(b"[")
        self._depth -= outside.count(b"}") + outside.count(b"]")
        if self._depth > 0:
            return None
        document = self.text
        self._lines, self._size, self._depth = [], 0, 0
        return document
