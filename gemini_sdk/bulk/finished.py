"""Which rows are done: the keys in the files of results and errors, compared with the input before anything is sent."""

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from gemini_sdk._transport.tunables import LISTED_FAULTS
from gemini_sdk._wire.surrogates import read
from gemini_sdk.bulk.output_file import is_object
from gemini_sdk.bulk.rows import KEY_FIRST, RawRow, RowReader, json_key
from gemini_sdk.bulk.sources import RowSource, lines_of
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

_KEY = rb'\{\s*+"key"\s*+:\s*+("[^"\\]++")\s*+,\s*+'
_RESULT = re.compile(_KEY + rb'"(?:response|error)"').match
_ERROR = re.compile(_KEY + rb'"error"').match
_BUFFER = 1 << 20
_UNKNOWN = -1
"""The checksum of a request where none is stored."""
_ABSENT = -2
_SEEN = -3
"""In place of the checksum of a key that the input had already."""


class Finished:
    """Keys that have a result, each with the checksum of the bytes of its request where it is known."""

    def __init__(
        self, output: Path, errors: Path, checksums: Path, *, retries_errors: bool = False
    ) -> None:
        """Raises ConfigurationError if a line of `output` is no result, or one of `errors` no error."""
        self._checksums = checksums
        found = self.checksums = dict.fromkeys(_keys(output), _UNKNOWN)
        # Errors that are to be retried are read, too: their file is emptied, so it must not be another one.
        failed = {key for key in _keys(errors, errors=True) if key not in found}
        self.failed: set[bytes] = set() if retries_errors else failed
        """Keys that have an error and no answer, unless these are to be retried."""
        found.update(dict.fromkeys(self.failed, _UNKNOWN))
        for digits, key in _stored(checksums):
            if key in found:
                found[key] = int(digits[:8], 16)
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
    """For each row 0 if it is not done, 1 if it has an answer, 2 if it has an error."""

    @property
    def done_rows(self) -> int:
        """Number of rows that are done."""
        return self.rows - self.done.count(0)

    @property
    def failed_rows(self) -> int:
        """Number of rows that have an error."""
        return self.done.count(2)


def check_input(source: RowSource, reader: RowReader, finished: Finished) -> InputCheck:
    """Compare the whole input with what is done; `finished` is empty afterwards. Nine bytes a row are held in the end.

    Raises InvalidPayloadError for keys that repeat, and for requests that changed since their result was written.
    """
    hashes, done = array("q"), bytearray()
    repeated = set[int]()
    changed: list[Fault] = []
    stored_of, failed = finished.checksums, finished.failed
    get, add, mark = stored_of.get, hashes.append, done.append
    for key, checksum, line, data in _quick_keys(source, reader):
        stored = get(key, _ABSENT)
        if stored == _ABSENT:
            mark(0)
            add(hash(key))
            continue
        mark(2 if key in failed else 1)
        stored_of[key] = _SEEN
        if stored == _SEEN:
            repeated.add(hash(key))
        elif stored not in (checksum, _UNKNOWN):
            now = reader.read(RawRow(len(done) - 1, line, data)).checksum
            if finished.means(key, now):
                continue
            problem = f"the request changed since its result was written (checksum {checksum:08x})"
            advice = (
                "--retry-errors (retry_errors=True), which sends rows with an error again"
                if key in failed
                else "the same request, another key, or another output file"
            )
            name = key.decode("utf-8", "replace")
            changed.append(Fault(f"{source.name}:{line}", problem, name, advice))
            if len(changed) >= LISTED_FAULTS:
                break
    if changed:
        raise InvalidPayloadError(changed)
    stored_of.clear()
    # Different keys with the same hash are found out in the second look.
    repeated.update(one for one, other in pairwise(sorted(hashes)) if one == other)
    if repeated:
        _refuse_repeats(source, reader, repeated)
    return InputCheck(len(done), done)


def _quick_keys(
    source: RowSource, reader: RowReader
) -> Iterator[tuple[bytes, int, int, bytes | Mapping[str, Any]]]:
    """Of each row: its key, the checksum of its bytes, its line, and its data."""
    quick = reader.quick_key
    if not (source.is_lines and reader.takes_requests):
        for raw in source():
            yield *quick(raw), raw.line, raw.data
        return
    # The same without an object for each line: most lines of most files pass here.
    number = 0
    for line, data in enumerate(lines_of(source.name), 1):
        if (found := KEY_FIRST(data)) is not None:
            yield found[1], crc32(data.strip()), line, data
        elif data.isspace():
            continue
        else:
            yield *quick(RawRow(number, line, data)), line, data
        number += 1


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


def _keys(path: Path, *, errors: bool = False) -> Iterator[bytes]:
    """The keys of a file of results, or of one of errors alone. A last line that is not whole is none."""
    if not path.exists():
        return
    match = _ERROR if errors else _RESULT
    with path.open("rb", _BUFFER) as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n") and not is_object(line):
                return
            if (found := match(line)) is not None:
                yield found[1]
            elif not line.isspace():
                yield _slow_key(line, f"{path}:{number}", errors=errors)


def _slow_key(line: bytes, place: str, *, errors: bool) -> bytes:
    expected = "an error" if errors else "a result"
    try:
        value: Any = read(line)
        if "error" not in value and (errors or "response" not in value):
            raise KeyError(expected)
        key = value["key"] if "key" in value else value["metadata"]["key"]
        return json_key(cast(str, key))
    except (ValueError, TypeError, KeyError):
        raise ConfigurationError(
            f"{place}: not {expected} with a key; choose another file, or remove the line"
        ) from None


def _stored(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Checksums and their keys; of a key that stands there twice, the last one counts."""
    if not path.exists():
        return
    with path.open("rb", _BUFFER) as file:
        for line in file:
            if line[16:17] == b" ":
                yield line[:16], line[17:-1]
