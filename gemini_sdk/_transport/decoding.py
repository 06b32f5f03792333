"""Decodes compressed answers in pieces of a bounded size, and counts what is read.

The decoders of HTTP libraries return whatever a piece expands to at once: a few hundred bytes can become gigabytes
before anybody can count them.
"""

import zlib
from collections.abc import Iterable, Iterator

from gemini_sdk._transport.tunables import MAX_ENCODINGS, PIECE


class TooLargeError(Exception):
    """An answer is larger than its limit."""


class DamagedError(Exception):
    """Bytes are not in the encoding that their header names."""


class Counter:
    """Counts bytes, and raises TooLargeError beyond a limit; None is no limit."""

    __slots__ = ("_limit", "_total")

    def __init__(self, limit: int | None) -> None:
        self._limit = limit
        self._total = 0

    def add(self, size: int) -> None:
        self._total += size
        if self._limit is not None and self._total > self._limit:
            raise TooLargeError

    def reset(self) -> None:
        self._total = 0


class Decoder:
    """Undoes the encodings that a `content-encoding` header lists. Unknown content codings are left undecoded."""

    def __init__(self, header: str, limit: int | None = None) -> None:
        """`limit` is the number of bytes that one feeding may come to, at every layer."""
        names = [name.strip().lower() for name in header.split(",")]
        known = [name for name in names if name in ("gzip", "x-gzip", "deflate")]
        if len(known) > MAX_ENCODINGS:
            raise DamagedError
        self._layers = [_Layer(name, limit) for name in reversed(known)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The decoded `data`, in pieces. Raises TooLargeError and DamagedError."""
        pieces: Iterable[bytes] = (data,)
        for layer in self._layers:
            pieces = layer.decode(pieces)
        return iter(pieces)


class _Layer:
    def __init__(self, name: str, limit: int | None) -> None:
        # Servers call both zlib's format and bare deflate data "deflate": the first two bytes decide.
        self._zlib = None if name == "deflate" else zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._start: bytes = b""
        self._limit = limit

    def decode(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        counter = Counter(self._limit)
        for piece in pieces:
            for out in self._decoded(piece):
                counter.add(len(out))
                yield out

    def _decoded(self, data: bytes) -> Iterator[bytes]:
        if self._zlib is None:
            data = self._start + data
            if len(data) < 2:
                self._start = data
                return
            has_header = data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0
            self._zlib = zlib.decompressobj(zlib.MAX_WBITS * (1 if has_header else -1))
        while True:
            try:
                out = self._zlib.decompress(data, PIECE)
            except zlib.error as error:
                raise DamagedError(str(error)) from None
            if out:
                yield out
            data = self._zlib.unconsumed_tail
            if not data and len(out) < PIECE:
                return
