"""Files of datasets: one place says what a file is and cuts it into lines, and no more than a long line is kept."""

import codecs
import io
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gemini_sdk.datasets.example_rules import LINE_BYTES
from gemini_sdk.datasets.file_kind import BOM, HEAD_BYTES, FileKind, kind_of
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

if TYPE_CHECKING:
    Reader = io.BufferedReader[Any]
    """A file that is read; at run time the class takes no parameter."""

_BLOCK = 1 << 18


@contextmanager
def opened(path: str) -> "Generator[tuple[Reader, FileKind | None]]":
    """A file, and its kind where it is anything but lines of JSON. Raises ConfigurationError if it can't be read."""
    try:
        # No context manager: what the reader of this raises is not the file's.
        file = io.BufferedReader(io.FileIO(path), HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    with file:
        try:
            head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
        except OSError as error:
            raise _unreadable(path, error) from error
        yield file, kind_of(head, path)


@contextmanager
def opened_lines(path: str) -> "Generator[Reader]":
    """A file of lines of JSON. Raises DatasetFileError if it is not; ConfigurationError if it can't be read."""
    with opened(path) as (file, kind):
        if kind is not None:
            raise kind.error(path)
        yield file


@contextmanager
def opened_text(path: str) -> "Generator[tuple[Reader, FileKind | None]]":
    """As `opened`, with text in UTF-16 and UTF-32 read as if it were UTF-8."""
    with opened(path) as (file, kind):
        if kind is None or kind.reading is None or not kind.reading.startswith("utf-"):
            yield file, kind
            return
        text = io.BufferedReader(_Recoded(path, file, kind.reading), HEAD_BYTES)
        yield text, kind_of(text.peek(HEAD_BYTES)[:HEAD_BYTES], path)


def lines_of(file: "Reader") -> Iterator[bytes]:
    """The lines of a file, with their ends; one longer than LINE_BYTES without what is beyond a byte more."""
    while line := file.readline(LINE_BYTES + 1):
        if len(line) > LINE_BYTES and not line.endswith(b"\n"):
            skip_line(file)
        yield line


def skip_line(file: "Reader") -> None:
    """Go on to the next line."""
    while (piece := file.readline(_BLOCK)) and not piece.endswith(b"\n"):
        pass


def blocks_of(file: "Reader") -> Iterator[bytes]:
    """The bytes of a file in pieces, without a byte order mark."""
    block = file.read(_BLOCK).removeprefix(BOM)
    while block:
        yield block
        block = file.read(_BLOCK)


class _Recoded(io.RawIOBase):
    """Text in another encoding, as UTF-8. Raises InvalidPayloadError if it is not in that encoding."""

    def __init__(self, path: str, file: "Reader", encoding: str) -> None:
        self._path = path
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._waiting = b""

    def readable(self) -> bool:
        """Whether `readinto` works: always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Read what there is room for."""
        while not self._waiting:
            block = self._file.read(_BLOCK)
            try:
                self._waiting = self._decoder.decode(block, final=not block).encode()
            except UnicodeDecodeError as error:
                fault = Fault(self._path, f"not {error.encoding.upper()}: {error.reason}")
                raise InvalidPayloadError([fault]) from error
            if not block:
                break
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count


def _unreadable(path: str, error: OSError | ValueError) -> ConfigurationError:
    reason = error.strerror if isinstance(error, OSError) else None
    return ConfigurationError(f"{path}: {reason or error}")
