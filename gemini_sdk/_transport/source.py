"""What is uploaded: a path, bytes, a file object or an iterator, read in pieces and perhaps from a place again."""

import io
import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from pydantic import BaseModel

from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

Uploadable = (
    str
    | os.PathLike[str]
    | bytes
    | bytearray
    | memoryview
    | BinaryIO
    | Iterable[bytes]
    | AsyncIterable[bytes]
)
"""A path, the content, a binary file object, or an iterator of bytes."""
_ACCEPTED = "a path, bytes, a binary file object, or an iterator of bytes"
_YIELDS = "an iterator must yield bytes"


class UploadSource:
    """The bytes to upload, from the first that is to be sent."""

    size: int | None = None
    """Number of bytes, if it is known before they are read."""
    on_disk = False
    """Whether reading may wait for a disk."""

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end."""
        raise NotImplementedError

    async def read_async(self, size: int) -> bytes:
        """The same, for what only an asyncio program can read."""
        return self.read(size)

    def seek(self, offset: int) -> bool:  # noqa: ARG002 - by default, nothing can be read twice
        """Go on reading at an offset; False if that is impossible."""
        return False

    def close(self) -> None:
        """Close what was opened here."""


class _File(UploadSource):
    """A file object, from its position on."""

    on_disk = True

    def __init__(self, file: BinaryIO, *, own: bool) -> None:
        self._file = file
        self._own = own
        self._start = self._position = 0
        self.on_disk = not isinstance(file, io.BytesIO)
        seekable = getattr(file, "seekable", None)
        self._seekable = bool(seekable and seekable())
        if self._seekable:
            self._start = file.tell()
            self.size = max(0, file.seek(0, io.SEEK_END) - self._start)
            file.seek(self._start)

    def read(self, size: int) -> bytes:
        if self.size is not None:  # What is appended meanwhile is no part of it.
            size = min(size, self.size - self._position)
        data: Any = self._file.read(size) if size else b""
        plain = _plain(data, "a file object must return bytes")
        self._position += len(plain)
        return plain

    def seek(self, offset: int) -> bool:
        if self._seekable:
            self._file.seek(self._start + offset)
            self._position = offset
        return self._seekable

    def close(self) -> None:
        if self._own:
            self._file.close()


class _Pieces(UploadSource):
    """Bytes as an iterator gives them."""

    def __init__(self, pieces: Iterator[Any]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._rest:
            try:
                self._rest = memoryview(_plain(next(self._pieces), _YIELDS))
            except StopIteration:
                return b""
        return self._taken(size)

    def _taken(self, size: int) -> bytes:
        data, self._rest = self._rest[:size], self._rest[size:]
        return bytes(data)


class _AsyncPieces(_Pieces):
    """Bytes as an async iterator gives them."""

    def __init__(self, pieces: AsyncIterator[Any]) -> None:
        super().__init__(iter(()))
        self._async_pieces = pieces

    def read(self, size: int) -> bytes:  # noqa: ARG002 - only the other clients can
        raise ConfigurationError("an async iterator needs an asyncio client")

    async def read_async(self, size: int) -> bytes:
        while not self._rest:
            try:
                self._rest = memoryview(_plain(await anext(self._async_pieces), _YIELDS))
            except StopAsyncIteration:
                return b""
        return self._taken(size)


def name_of(source: Any) -> str | None:
    """The name of the file that a source is, without its folder; None if it has none."""
    named: Any = getattr(source, "name", None)
    if isinstance(source, str | os.PathLike):
        named = os.fspath(cast("str | os.PathLike[str]", source))
    return os.path.basename(named) or None if isinstance(named, str) else None


def opened(source: Any) -> UploadSource:
    """A source of bytes. Raises InvalidPayloadError if it cannot be read, or is of another type."""
    given: Any = source
    if isinstance(source, str | os.PathLike):
        return _of_path(cast("str | os.PathLike[str]", source))
    if isinstance(source, bytes | bytearray | memoryview):
        return _File(io.BytesIO(cast(bytes, source)), own=True)
    if isinstance(source, io.TextIOBase):
        raise _unsuitable("the file is opened as text; open it with mode 'rb'")
    if callable(getattr(source, "read", None)):
        return _File(cast(BinaryIO, source), own=False)
    if isinstance(source, AsyncIterable):
        return _AsyncPieces(aiter(given))
    if isinstance(source, Iterable) and not isinstance(source, Mapping | BaseModel):
        return _Pieces(iter(given))
    raise _unsuitable("unsupported type", type(given).__name__)


def _of_path(path: str | os.PathLike[str]) -> UploadSource:
    shown = os.fspath(path)
    if shown.lower().startswith(("gs://", "http://", "https://")):
        raise InvalidPayloadError(
            [Fault("source", "is a URI and not a local file", repr(shown), _ACCEPTED)]
        )
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed with the source
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidPayloadError(
            [Fault("source", f"the file cannot be read: {reason}", repr(shown))]
        ) from error
    made = _File(file, own=True)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        made.size = None
    return made


def _plain(data: Any, problem: str) -> bytes:
    """Bytes of whatever kind, of its own: an iterator may fill the same buffer again."""
    if not isinstance(data, bytes | bytearray | memoryview):
        raise _unsuitable(problem, type(data).__name__)
    return data if isinstance(data, bytes) else bytes(cast(bytearray, data))


def _unsuitable(problem: str, found: str = "") -> InvalidPayloadError:
    return InvalidPayloadError([Fault("source", problem, found, _ACCEPTED)])
