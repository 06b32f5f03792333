"""Datasets in pieces of a megabyte, each of whole lines: what one process works on at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any, cast

from pydantic_core import to_json

from gemini_sdk.errors import ConfigurationError

CHUNK_BYTES = 1 << 20
TABLES = {".csv": ",", ".tsv": "\t"}
"""Endings of files that hold a table, and what is between its cells."""

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
            left = self.size
            while left > 0 and (line := file.readline()):
                left -= len(line)
                yield line


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines that were given one by one."""

    held: tuple[bytes, ...]
    size: int

    def lines(self) -> Iterator[bytes]:
        """The lines."""
        return iter(self.held)


Chunk = FileChunk | Batch


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset to be read."""

    name: str
    """How findings name it."""
    chunks: Iterable[Chunk]
    """Its pieces, in order, to be read once."""
    size: int | None
    """Bytes, where they are known beforehand."""


def dataset(source: Lines) -> Dataset:
    """A file or lines as a dataset. ConfigurationError where it is neither, or the file can't be read or is a table."""
    if not isinstance(source, str | PathLike):
        if not is_many(source):
            found = type(cast(object, source)).__name__
            expected = "a path, or an iterable of lines or mappings"
            raise ConfigurationError(f"not a dataset: found {found}; expected {expected}")
        return Dataset("<lines>", _batches(source), None)
    path = fspath(source)
    no_table(path)
    try:
        with Path(path).open("rb") as file:
            size = file.seek(0, 2)
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}") from error
    return Dataset(path, _file_chunks(path, size), size)


def is_many(value: object) -> bool:
    """Whether it holds examples, rather than being one."""
    return isinstance(value, Iterable) and not isinstance(value, Mapping | bytes)


def no_table(path: str) -> None:
    """ConfigurationError for a table where lines of JSON are asked for: each of its lines would be wrong."""
    if Path(path).suffix.lower() in TABLES:
        raise ConfigurationError(
            f"{path}: a table; expected JSON lines; convert it with `gemini-sdk dataset convert`"
        )


def _file_chunks(path: str, size: int) -> Iterator[FileChunk]:
    with Path(path).open("rb") as file:
        start = 0
        while start < size:
            file.seek(min(start + CHUNK_BYTES, size) - 1)
            file.readline()
            end = file.tell()
            yield FileChunk(path, start, end - start)
            start = end


def _batches(source: Iterable[str | bytes | Mapping[str, Any]]) -> Iterator[Batch]:
    held: list[bytes] = []
    size = 0
    for each in source:
        line = as_bytes(each)
        held.append(line)
        size += len(line)
        if size >= CHUNK_BYTES:
            yield Batch(tuple(held), size)
            held, size = [], 0
    if held:
        yield Batch(tuple(held), size)


def as_bytes(line: str | bytes | Mapping[str, Any]) -> bytes:
    """A line as it stands in a file."""
    if isinstance(line, bytes):
        return line
    return line.encode() if isinstance(line, str) else to_json(line)
