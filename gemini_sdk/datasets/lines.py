"""Datasets in pieces of a megabyte, each of whole lines: what one process works on at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any, cast

from pydantic_core import PydanticSerializationError

from gemini_sdk._wire.surrogates import written
from gemini_sdk.datasets.reading import lines_of, opened_lines, skip_line
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

CHUNK_BYTES = 1 << 20
Lines = str | PathLike[str] | Iterable[str | bytes | Mapping[str, Any]]
"""A path of a JSONL file, or its lines: text, bytes, or objects."""


@dataclass(frozen=True, slots=True)
class FileChunk:
    """Whole lines of a file."""

    path: str
    start: int
    size: int
    """Bytes, the last line's end included."""

    def lines(self) -> Iterator[bytes]:
        """The lines, with their ends."""
        with Path(self.path).open("rb") as file:
            file.seek(self.start)
            lines, end = lines_of(file), self.start + self.size
            while file.tell() < end and (line := next(lines, b"")):
                yield line


@dataclass(frozen=True, slots=True)
class LineBatch:
    """Lines that were given one by one."""

    held: tuple[bytes, ...]
    size: int

    def lines(self) -> Iterator[bytes]:
        """The lines."""
        return iter(self.held)


Chunk = FileChunk | LineBatch


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset to be read."""

    name: str
    """How findings name it."""
    chunks: Iterable[Chunk]
    """The pieces of the line, in order. They can be read once."""
    size: int | None
    """Bytes, where they are known beforehand."""


def dataset(source: Lines) -> Dataset:
    """A file or lines as a dataset.

    Raises ConfigurationError if it is neither, or the file can't be read; DatasetFileError if it holds something else.
    """
    if not isinstance(source, str | PathLike):
        if not is_many(source):
            found = type(cast(object, source)).__name__
            expected = "a path, or an iterable of lines or mappings"
            raise ConfigurationError(f"not a dataset: found {found}; expected {expected}")
        return Dataset("<lines>", _batches(source), None)
    path = fspath(source)
    with opened_lines(path) as file:
        try:
            size = file.seek(0, 2)
        except OSError as error:
            raise ConfigurationError(f"{path}: {error.strerror or error}") from error
    return Dataset(path, _file_chunks(path, size), size)


def is_many(value: object) -> bool:
    """Whether it holds examples, rather than being one."""
    return isinstance(value, Iterable) and not isinstance(value, Mapping | bytes)


def _file_chunks(path: str, size: int) -> Iterator[FileChunk]:
    with Path(path).open("rb") as file:
        start = 0
        while start < size:
            file.seek(min(start + CHUNK_BYTES, size) - 1)
            skip_line(file)
            end = file.tell()
            yield FileChunk(path, start, end - start)
            start = end


def _batches(source: Iterable[str | bytes | Mapping[str, Any]]) -> Iterator[LineBatch]:
    held: list[bytes] = []
    size = 0
    for each in source:
        line = as_bytes(each)
        held.append(line)
        size += len(line)
        if size >= CHUNK_BYTES:
            yield LineBatch(tuple(held), size)
            held, size = [], 0
    if held:
        yield LineBatch(tuple(held), size)


def as_bytes(line: str | bytes | Mapping[str, Any]) -> bytes:
    """A line as it stands in a file. InvalidPayloadError for an object that has no JSON."""
    if isinstance(line, bytes):
        return line
    if isinstance(line, str):
        return line.encode("utf-8", "surrogatepass")
    try:
        return written(line)
    except (PydanticSerializationError, ValueError) as error:
        raise InvalidPayloadError([Fault("$", f"it has no JSON: {error}")]) from None
