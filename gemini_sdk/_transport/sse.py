"""Server-sent events from bytes: the whole WHATWG grammar at any chunk boundary, at little more than the price of
looking for line ends.

Works on bytes, because the line readers of HTTP libraries decode to text first, which costs several times as much
and splits lines at characters, such as U+2028, that end no line here.
"""

from collections.abc import Callable

from gemini_sdk._transport.stray import StrayJSON

__all__ = ["SSEDecoder"]

_BOM = b"\xef\xbb\xbf"
_FIELDS = frozenset({b"", b"data", b"event", b"id", b"retry"})
"""Names before a colon; the empty one is that of comments."""


def _never(_: bytes) -> bool:
    return False


class SSEDecoder:
    """Turns the chunks of one stream into the data of its events. No IO; time linear in the bytes fed.

    Only `data` matters: comments and the fields `event`, `id` and `retry` are read and dropped.
    An event whose data is empty is still an event.

    Lines of no field at all are dropped by the grammar. Some services write an error so, as bare JSON between two
    events: `ends` is asked of each JSON object or list outside of events, and the stream ends there if it returns True.
    An error of which only the first lines are data is read in the same way: `data: {`.
    """

    __slots__ = (
        "_after_cr",
        "_between_events",
        "_data",
        "_ends",
        "_in_event",
        "_line",
        "_start",
        "_stray",
        "ended",
    )

    def __init__(self, ends: Callable[[bytes], bool] = _never) -> None:
        self._ends = ends
        self._stray = StrayJSON()
        self.ended = False
        """JSON outside of events ended the stream: what follows it is not read."""
        self._start: bytes | None = b""
        """The stream's first bytes while they may still become a byte order mark, then None."""
        self._line: list[bytes] = []
        """Pieces of the line that has not ended yet."""
        self._data: list[bytes] = []
        """Data lines of the event that has not ended yet."""
        self._after_cr = False
        """The last chunk ended in CR: an LF to come belongs to the same line end."""
        self._between_events = False
        """Nothing at all is pending."""
        self._in_event = False
        """The JSON outside of events began in the data of one: `data: {`, and lines of no field."""

    @property
    def stray(self) -> bytes:
        """JSON outside of events that has not ended; little more than 64 KiB at most."""
        return self._stray.text

    @property
    def pending(self) -> bool:
        """Whether bytes of an event that has not ended remain; an unfinished comment is not one."""
        return bool(self._data or self._start or (self._line and self._line[0][:1] != b":"))

    def feed(self, chunk: bytes) -> list[bytes]:
        """The data of each event that ends in `chunk`, its lines joined by LF."""
        if self._between_events and chunk[:6] == b"data: ":
            # Nearly every chunk is one whole event of one line.
            if chunk[-4:] == b"\r\n\r\n":
                data = chunk[6:-4]
            elif chunk[-2:] == b"\n\n":
                data = chunk[6:-2]
            else:
                return self._feed(chunk)
            # `in` takes twice as long to say the same.
            if data.find(b"\n") < 0 and data.find(b"\r") < 0:
                return [data]
        return self._feed(chunk)

    def flush(self) -> list[bytes]:
        """The data of an event that the end of the stream cut off before its blank line, if there is any.

        Some servers leave the last blank line, or even the last line end, out, so the caller has to signal from the
        data whether it is whole. The decoder is as new afterwards.
        """
        line = b"".join([self._start or b"", *self._line])
        self._start, self._line, self._after_cr, self._between_events = b"", [], False, False
        events = [] if self.ended else self._take([line, b""])
        # What ends a stream may stand before the blank line.
        return events + self._take([b""]) if self.ended else events

    def _feed(self, chunk: bytes) -> list[bytes]:
        if self.ended:
            return []
        if self._start is not None:
            chunk = self._start + chunk
            if len(chunk) < len(_BOM) and _BOM.startswith(chunk):
                self._start = chunk
                return []
            self._start = None
            chunk = chunk.removeprefix(_BOM)
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk.removeprefix(b"\n")
        if not chunk:
            return []
        lines = chunk.splitlines()
        rest = b"" if chunk.endswith((b"\n", b"\r")) else lines.pop()
        events: list[bytes] = []
        if lines:
            if self._line:
                self._line.append(lines[0])
                lines[0] = b"".join(self._line)
                self._line = []
            events = self._take(lines)
            if self.ended:
                return events
        if rest:
            self._line.append(rest)
        self._after_cr = chunk.endswith(b"\r")
        self._between_events = not (self._line or self._data or self._after_cr)
        return events

    def _take(self, lines: list[bytes]) -> list[bytes]:
        events: list[bytes] = []
        data = self._data
        for line in lines:
            if line.startswith(b"data: "):
                data.append(line[6:])
            elif not line:
                if data:
                    events.append(data[0] if len(data) == 1 else b"\n".join(data))
                    data.clear()
                    if self._in_event:
                        self._stray, self._in_event = StrayJSON(), False
            elif line.startswith(b"data:"):
                data.append(line[5:])
            elif line == b"data":
                data.append(b"")
            elif line.partition(b":")[0] not in _FIELDS:
                if data and not self._stray.text:
                    self._in_event = True
                    for each in data:
                        self._stray.add(each)
                document = self._stray.add(line)
                if document is not None and self._ends(document):
                    self.ended = True
                    break
        return events
