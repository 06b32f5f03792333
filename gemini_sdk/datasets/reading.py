"""Files of datasets: one place says what a file is and cuts it into lines, and no more than a long line is kept."""

import codecs
import io
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from gemini_sdk.datasets.encodings import codec, likely_encodings
from gemini_sdk.datasets.example_rules import LINE_BYTES
from gemini_sdk.datasets.file_kind import (
    BOM,
    HEAD_BYTES,
    FileKind,
    kind_by_magic,
    kind_of,
    table_of,
)
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

if TYPE_CHECKING:
    Reader = io.BufferedReader[Any]
    """A file that is read; at run time the class takes no parameter."""

_BLOCK = 1 << 18


class TextFormat(NamedTuple):
    """What is known of a file of text before it is read; None for what its beginning shows."""

    encoding: str | None = None
    delimiter: str | None = None
    """What is between the cells of a table."""

    def checked(self) -> Self:
        """This format. Raises ConfigurationError for an encoding or a delimiter that there is not."""
        if self.encoding is not None:
            codec(self.encoding)
        if self.delimiter is not None and (len(self.delimiter) != 1 or self.delimiter in '"\r\n'):
            found = repr(self.delimiter)
            raise ConfigurationError(f"delimiter: {found} is not one character, such as ',' or ';'")
        return self


UNKNOWN = TextFormat()


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
def opened_text(
    path: str, form: TextFormat = UNKNOWN
) -> "Generator[tuple[Reader, FileKind | None]]":
    """As `opened`, with text in another encoding read as if it were UTF-8, and with the delimiter that is given."""
    with opened(path) as (file, kind):
        encoding: str | None = None if kind is None else kind.reading
        if form.encoding is not None:
            archive = kind_by_magic(file.peek(HEAD_BYTES)[:HEAD_BYTES])
            encoding = archive.reading if archive else codec(form.encoding)
        if encoding in (None, "values", "table", "excel"):
            yield file, _with_delimiter(kind, form)
            return
        head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
        text = io.BufferedReader(
            _Recoded(path, file, str(encoding), form.encoding, head), HEAD_BYTES
        )
        found = kind_of(text.peek(HEAD_BYTES)[:HEAD_BYTES], path)
        yield text, _with_delimiter(found, form)


def described(path: str, form: TextFormat = UNKNOWN) -> str | None:
    """What `opened_text` reads a file as, in words; None for lines of JSON in UTF-8."""
    with opened(path) as (_, kind):
        reading = (kind.reading or "") if kind else ""
    encoding = form.encoding or (reading[:6] if reading.startswith("utf-") else None)
    with opened_text(path, form) as (_, kind):
        words = kind.name if kind else None
    return f"{words or 'text'}, in {encoding}" if encoding else words


def _with_delimiter(kind: FileKind | None, form: TextFormat) -> FileKind | None:
    is_text = kind is None or kind.reading in ("values", "table")
    return table_of(form.delimiter) if form.delimiter and is_text else kind


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

    def __init__(
        self, path: str, file: "Reader", encoding: str, given: str | None, head: bytes
    ) -> None:
        """`given` is the encoding as it was passed, `head` the beginning of the file."""
        self._given = given or encoding
        self._head = head
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
                wrong = f"not in {self._given}, the encoding that was passed"
                names = [each for each in likely_encodings(self._head) if each != self._given]
                found = f"text that may be {' or '.join(names)}" if names else error.reason
                fault = Fault(self._path, wrong, found, "text in the encoding that is passed")
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
