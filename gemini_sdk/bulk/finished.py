"""Which rows are done: the keys in the files of results and errors, compared with the input before anything is sent."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from operator import eq
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from gemini_sdk._transport.tunables import LISTED_FAULTS
from gemini_sdk._wire.surrogates import read
from gemini_sdk.bulk.rows import KEY_FIRST, RawRow, RowReader, json_key
from gemini_sdk.bulk.sources import RowSource, lines_of
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

_RESULT_KEY = re.compile(rb'\{\s*+"key"\s*+:\s*+("[^"\\]++")\s*+,').match
_BUFFER = 1 << 20
_UNKNOWN = -1
"""The checksum of a request where none is stored."""
_ABSENT = -2


class Finished:
    """Keys that have a result, each with the checksum of the bytes of its request where it is known."""

    def __init__(self, output: Path, errors: Path | None, checksums: Path) -> None:
        """Raises ConfigurationError if a line is no result. `errors` is None where errors are to be retried."""
        self._checksums = checksums
        known = {key: int(digits[:8], 16) for digits, key in _stored(checksums)}
        found = self.checksums = dict[bytes, int]()
        take = known.pop
        for path in (output, errors):
            if path is not None:
                for key in _keys(path):
                    found[key] = take(key, found.get(key, _UNKNOWN))
        self._meanings: dict[bytes, bytes] | None = None

    def means(self, key: bytes, checksum: str) -> bool:
        """Whether a request whose bytes changed means the same as it did: members stand in another order, say."""
        if self._meanings is None:
            self._meanings = {key: digits[8:] for digits, key in _stored(self._checksums)}
        return self._meanings.get(key) == checksum[8:].encode()


@dataclass(slots=True)
class InputCheck:
    """What a first look at the whole input found."""

    rows: int = 0
    """Number of rows."""
    done: bytearray = field(default_factory=bytearray, repr=False)
    """For each row, whether it is done: 1 or 0."""
    done_rows: int = 0


def check_input(source: RowSource, reader: RowReader, finished: Finished) -> InputCheck:
    """Compare the whole input with what is done; `finished` is empty afterwards. Nine bytes a row are held in the end.

    Raises InvalidPayloadError for keys that repeat, and for requests that changed since their result was written.
    """
    hashes, done = array("q"), bytearray()
    changed: list[Fault] = []
    for key, checksum, stored, raw in _compared(source, reader, finished, hashes, done):
        if stored == _UNKNOWN or finished.means(key, reader.read(raw).checksum):
            continue
        problem = f"the request changed since its result was written (checksum {checksum:08x})"
        advice = "the same request, another key, or another output file"
        place = f"{source.name}:{raw.line}"
        changed.append(Fault(place, problem, key.decode("utf-8", "replace"), advice))
        if len(changed) >= LISTED_FAULTS:
            break
    if changed:
        raise InvalidPayloadError(changed)
    finished.checksums.clear()
    # Different keys with the same hash are found out in the second look.
    listed = sorted(hashes)
    if any(map(eq, listed, islice(listed, 1, None))):
        _refuse_repeats(source, reader, {one for one, other in pairwise(listed) if one == other})
    return InputCheck(len(done), done, done.count(1))


def _compared(
    source: RowSource, reader: RowReader, finished: Finished, hashes: "array[int]", done: bytearray
) -> Iterator[tuple[bytes, int, int, RawRow]]:
    """The rows that are done for other bytes than those of the input, with both checksums.

    Fills in a hash of the key of each row, and whether the row is done.
    """
    get, add, mark, quick = finished.checksums.get, hashes.append, done.append, reader.quick_key
    if source.is_lines and reader.takes_requests:
        # The same as below without an object for each line: most lines of most files pass here.
        for number, line in enumerate(lines_of(source.name), 1):
            if (found := KEY_FIRST(line)) is not None:
                key = found[1]
                checksum = -3 if (stored := get(key, _ABSENT)) == _ABSENT else crc32(line.strip())
            elif line.isspace():
                continue
            else:
                key, checksum = quick(RawRow(len(done), number, line))
                stored = get(key, _ABSENT)
            add(hash(key))
            mark(stored != _ABSENT)
            if stored not in (checksum, _ABSENT):
                yield key, checksum, stored, RawRow(len(done) - 1, number, line)
        return
    for raw in source():
        key, checksum = quick(raw)
        stored = get(key, _ABSENT)
        add(hash(key))
        mark(stored != _ABSENT)
        if stored not in (checksum, _ABSENT):
            yield key, checksum, stored, raw


def _refuse_repeats(source: RowSource, reader: RowReader, suspects: set[int]) -> None:
    first: dict[bytes, int] = {}
    faults: list[Fault] = []
    for raw in source():
        key, _ = reader.quick_key(raw)
        if hash(key) not in suspects:
            continue
        line = first.setdefault(key, raw.line)
        if line != raw.line:
            problem = f"the key of line {line}, too; each key must be unique"
            found = key.decode("utf-8", "replace")
            faults.append(Fault(f"{source.name}:{raw.line}", problem, found))
            if len(faults) >= LISTED_FAULTS:
                break
    if faults:
        raise InvalidPayloadError(faults)


def _keys(path: Path) -> Iterator[bytes]:
    """The keys of a file of results. A last line that has no end is none."""
    if not path.exists():
        return
    with path.open("rb", _BUFFER) as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                return
            if (found := _RESULT_KEY(line)) is not None:
                yield found[1]
            elif not line.isspace():
                yield _slow_key(line, f"{path}:{number}")


def _slow_key(line: bytes, place: str) -> bytes:
    try:
        value: Any = read(line)
        key = value["key"] if "key" in value else value["metadata"]["key"]
        return json_key(cast(str, key))
    except (ValueError, TypeError, KeyError):
        raise ConfigurationError(
            f"{place}: not a result with a key; choose another output file, or remove the line"
        ) from None


def _stored(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Checksums and their keys; of a key that stands there twice, the last one counts."""
    if not path.exists():
        return
    with path.open("rb", _BUFFER) as file:
        for line in file:
            if line[16:17] == b" ":
                yield line[:16], line[17:-1]
