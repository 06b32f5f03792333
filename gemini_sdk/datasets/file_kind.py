"""Recognizes files that are not lines of JSON by their first bytes, and names the command that converts them.

Only the beginning of a file is looked at, and no archive is opened.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import Literal

from pydantic_core import from_json

from gemini_sdk._wire.json_value import is_object
from gemini_sdk.datasets.encodings import likely_encodings
from gemini_sdk.datasets.forms import COLUMNS, PREFERENCE_COLUMNS, column_key
from gemini_sdk.datasets.json_values import JSONValues
from gemini_sdk.errors import DatasetFileError

HEAD_BYTES = 1 << 16
"""Bytes of a file that are looked at."""
_LEAST_SIGNS = 0.05
BOM = b"\xef\xbb\xbf"

Reading = Literal["values", "table", "excel", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """Something other than lines of JSON."""

    name: str
    """In words, with an article."""
    advice: str
    """What to do; {file} and {new} stand for the file and for a new one."""
    reading: Reading | None = None
    """How `convert` reads it; None if it does not."""
    separator: str = ","
    """What is between the cells of a table."""
    encodings: tuple[str, ...] = ()
    """The old encodings that the text may be in."""

    def error(self, path: str) -> DatasetFileError:
        """The exception that names the file, its kind and what to do."""
        name = _name(path)
        stem = PurePosixPath(name).name.partition(".")[0] or "dataset"
        new = quote(f"{stem}.jsonl" if f"{stem}.jsonl" != name else f"{stem}.new.jsonl")
        advice = self.advice.format(file=quote(name), new=new, stem=quote(stem))
        return DatasetFileError(path, self.name, advice, encodings=self.encodings)


def convert_command(path: str) -> str:
    """The command that converts a file, or the function where there is no file."""
    if path == "<lines>":
        return "gemini_sdk.datasets.convert does it"
    name = _name(path)
    stem = PurePosixPath(name).name.removesuffix(".jsonl") or "dataset"
    return f"gemini-sdk dataset convert {quote(name)} --output {quote(f'{stem}.gemini.jsonl')}"


def kind_by_magic(head: bytes) -> FileKind | None:
    """The kind of a file that is not text, by the first bytes that its format prescribes."""
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind is None and head[257:262] == b"ustar":
        return FileKind("a tar archive", "Run: tar -xf {file}")
    if kind is None and _PICKLE.match(head):
        return FileKind("a Python pickle", _PANDAS.format(read="read_pickle"))
    if kind is not None and head.startswith(b"PK\x03\x04"):
        return next((inner for mark, inner in _IN_ZIP if mark.search(head)), kind)
    return kind


def kind_of(head: bytes, path: str) -> FileKind | None:
    """The kind of a file by its first HEAD_BYTES (all bytes of a shorter file). None: lines of JSON, or unknown."""
    if found := kind_by_magic(head) or _by_encoding(head):
        return found
    body = head.removeprefix(BOM)
    if body.startswith(BOM):
        start = len(head) - len(re.sub(rb"\A(\xef\xbb\xbf)+", b"", head)) + 1
        return FileKind(
            "text with more than one byte order mark", f"Run: tail -c +{start} {{file}} > {{new}}"
        )
    body = body.lstrip(b" \t\r\n")
    if body[:1] == b"<":
        return _HTML if re.match(rb"(?i)<(!doctype html|html|head|body|script|!--)", body) else _XML
    if body[:1] in (b"{", b"["):
        return _json(body, whole=len(head) < HEAD_BYTES)
    suffix, whole = Path(path).suffix.lower(), len(head) < HEAD_BYTES
    kind = _other_encoding(head) or _table(body, suffix, whole=whole)
    return _BINARY if kind is None and _is_binary(head) else kind


def _is_binary(head: bytes) -> bool:
    """Whether there are bytes that no text has: NUL, or many other control characters."""
    return b"\0" in head or len(_CONTROL.findall(head)) * 32 > len(head)


def _name(path: str) -> str:
    """A file as a command on this machine names it: of an object in Cloud Storage, a copy."""
    return PurePosixPath(path).name if path.startswith("gs://") else path


_DOWNLOAD = "Download the file itself again"
_TO_CSV = (
    "Save the sheet as CSV (UTF-8), then run: gemini-sdk dataset convert {stem}.csv --output {new}"
)
_PANDAS = (
    'Run: python -c "import pandas, sys; pandas.{read}(sys.argv[1]).to_json(sys.argv[2], '
    "orient='records', lines=True)\" {{file}} {{new}}"
)
_CONVERT = "Run: gemini-sdk dataset convert {file} --output {new}"
_LINES = "Write the examples as JSON, one in a line"

_BINARY = FileKind("binary data", _LINES)
_HTML = FileKind("a web page (HTML), such as a sign-in page saved in its place", _DOWNLOAD)
_XML = FileKind("an XML document", f"If it is an error message of a server: {_DOWNLOAD.lower()}")
_EXCEL = FileKind("an Excel workbook", _CONVERT, "excel")
_ARRAY = FileKind("a JSON array", _CONVERT, "values")
_OBJECTS = FileKind("JSON objects that are not one in a line", _CONVERT, "values")

_MAGIC = (
    (b"\x1f\x8b", FileKind("a gzip archive", "Run: gunzip < {file} > {new}")),
    (b"BZh", FileKind("a bzip2 archive", "Run: bunzip2 < {file} > {new}")),
    (b"\xfd7zXZ\0", FileKind("an xz archive", "Run: unxz < {file} > {new}")),
    (b"\x5d\0\0", FileKind("an LZMA archive", "Run: unlzma < {file} > {new}")),
    (b"\x28\xb5\x2f\xfd", FileKind("a Zstandard archive", "Run: unzstd < {file} > {new}")),
    (b"\x04\x22\x4d\x18", FileKind("an LZ4 archive", "Run: unlz4 < {file} > {new}")),
    (b"PK\x03\x04", FileKind("a zip archive", "Run: unzip -p {file} > {new}")),
    (b"PK\x07\x08", FileKind("a zip archive in several parts", "Run: unzip -p {file} > {new}")),
    (b"PK\x05\x06", FileKind("an empty zip archive", _DOWNLOAD)),
    (b"\x1f\x9d", FileKind("a file of compress", "Run: uncompress < {file} > {new}")),
    (b"7z\xbc\xaf\x27\x1c", FileKind("a 7-Zip archive", "Run: 7z e {file}")),
    (b"Rar!\x1a\x07", FileKind("a RAR archive", "Run: unrar e {file}")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind("an Excel workbook (.xls)", _TO_CSV)),
    (b"PAR1", FileKind("a Parquet file", _PANDAS.format(read="read_parquet"))),
    (b"ARROW1", FileKind("an Arrow file", _PANDAS.format(read="read_feather"))),
    (b"FEA1", FileKind("a Feather file", _PANDAS.format(read="read_feather"))),
    (b"ORC", FileKind("an ORC file", _PANDAS.format(read="read_orc"))),
    (b"Obj\x01", FileKind("an Avro file", "Run: avro cat {file} > {new}")),
    (b"\x89HDF\r\n\x1a\n", FileKind("an HDF5 file", _PANDAS.format(read="read_hdf"))),
    (b"SQLite format 3\0", FileKind("an SQLite database", _LINES)),
    (b"\x93NUMPY", FileKind("a NumPy array", _LINES)),
    (b"%PDF-", FileKind("a PDF document", _LINES)),
    (b"{\\rtf", FileKind("an RTF document", "Save it as plain text (UTF-8)")),
    (b"\x89PNG\r\n\x1a\n", FileKind("a PNG picture", _LINES)),
    (b"\xff\xd8\xff", FileKind("a JPEG picture", _LINES)),
    (b"GIF8", FileKind("a GIF picture", _LINES)),
    (b"version https://git-lfs.", FileKind("a pointer of Git LFS", "Run: git lfs pull")),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_PICKLE = re.compile(rb"\x80[\x02-\x05]")
_IN_ZIP = (
    (re.compile(rb"(?s)PK\x03\x04.{26}xl/"), _EXCEL),
    (
        re.compile(rb"(?s)PK\x03\x04.{26}word/"),
        FileKind("a Word document", "Save it as plain text (UTF-8)"),
    ),
    (
        re.compile(rb"opendocument\.spreadsheet"),
        FileKind("an OpenDocument spreadsheet", _TO_CSV),
    ),
)


_ENCODINGS: tuple[tuple[bytes, Reading], ...] = (
    # UTF-32 first: its mark in little-endian order begins with that of UTF-16.
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNS = re.compile(r"[\n\r\t -~]")
"""What JSON and tables have between their texts, in any language."""
_ASCII = re.compile(rb"[ -~]{32}")
"""Text in ASCII and UTF-8, which no text in UTF-16 and UTF-32 resembles for long."""


def _by_encoding(head: bytes) -> FileKind | None:
    encoding = _encoding_of(head)
    if encoding is None:
        return None
    return FileKind(f"text in {encoding.upper()[:6]}, where UTF-8 is needed", _CONVERT, encoding)


def _encoding_of(head: bytes) -> Reading | None:
    for mark, marked in _ENCODINGS:
        if head.startswith(mark):
            return marked
    if b"\0" not in head or _ASCII.search(head):
        return None
    shares: dict[Reading, float] = {each: _share_of_signs(head, each) for _, each in _ENCODINGS}
    found = max(shares, key=lambda each: shares[each])
    return found if shares[found] >= _LEAST_SIGNS else None


def _share_of_signs(head: bytes, encoding: Reading) -> float:
    """The share of characters that are signs if the bytes are in an encoding; 0 if they can't be."""
    unit = int(encoding[4:6]) // 8
    if len(head) < HEAD_BYTES and len(head) % unit:
        return 0
    whole = head[: len(head) // unit * unit]
    try:
        text = whole.decode(encoding)
    except UnicodeDecodeError as error:
        if len(whole) - error.start > unit:  # no character that was cut
            return 0
        text = whole[: error.start].decode(encoding)
    return 0 if "\0" in text else len(_SIGNS.findall(text)) / max(1, len(text))


def _other_encoding(head: bytes) -> FileKind | None:
    """Text in an old encoding, such as cp949 or Windows-1252."""
    found = () if _is_binary(head) else likely_encodings(head)
    if not found:
        return None
    if len(found) == 1:
        name = f"text that is not UTF-8; it looks like {found[0]}"
        advice = f"Run: gemini-sdk dataset convert {{file}} --encoding {found[0]} --output {{new}}"
        return FileKind(name, f"{advice}, or pass encoding={found[0]!r}", encodings=found)
    name = f"text that is not UTF-8; it may be {' or '.join(found)}"
    advice = "Look at the text, then run: gemini-sdk dataset convert {file} --encoding NAME --output {new}"
    return FileKind(name, f"{advice}, or pass encoding='NAME'", encodings=found)


def _json(body: bytes, *, whole: bool) -> FileKind | None:
    first, end, rest = body.partition(b"\n")
    first = first.strip()
    if not end and not whole:  # a line of which the end was not seen
        return _ARRAY if first.startswith(b"[") else _other_encoding(body)
    if whole and not rest.strip() and _is_error(first):
        return FileKind("an error message of a server, saved in its place", _DOWNLOAD)
    if _is_json(first):
        alone = first.startswith(b"[") and not rest.strip() and whole
        return _ARRAY if alone else _other_encoding(body)
    if first.startswith(b"["):
        return _ARRAY
    if first.endswith(b",") and _is_json(first[:-1]):
        return FileKind("JSON objects with commas after them", _CONVERT, "values")
    if whole and _is_error(body):
        return FileKind("an error message of a server, saved in its place", _DOWNLOAD)
    scan = JSONValues()
    complete = sum(_is_json(value) for _, value in scan.feed(first))
    second = next((line for line in rest.split(b"\n") if line.strip()), b"")
    if complete > 1 or (scan.is_open and second and not second.startswith((b"{", b"["))):
        return _OBJECTS
    return _other_encoding(body)


def _is_error(body: bytes) -> bool:
    """Whether it is one JSON object with an `error`, as Google's services and Azure answer."""
    try:
        value = from_json(body)
    except ValueError:
        return False
    return is_object(value) and is_object(value.get("error")) and len(value) == 1


def _is_json(text: bytes) -> bool:
    try:
        from_json(text)
    except ValueError:
        return False
    return True


_TABLES = {",": "CSV", "\t": "tab-separated values", ";": "CSV, with semicolons"}
_SUFFIXES = {".csv": ",", ".tsv": "\t"}


def _table(body: bytes, suffix: str, *, whole: bool) -> FileKind | None:
    lines = body.decode(errors="replace").split("\n")[: None if whole else -1]
    header = lines[0] if lines else ""
    usual = _SUFFIXES.get(suffix)
    separators = sorted("\t,;", key=lambda each: (each != usual, header.count(each) == 0))
    names = {*COLUMNS, *PREFERENCE_COLUMNS}
    for each in separators:
        counts = [len(cells) for cells in islice(filter(None, _cells(lines, each)), 5)]
        found = {column_key(name) for cells in islice(_cells(lines, each), 1) for name in cells}
        known = any({*map(column_key, columns)} <= found for columns in names)
        if known or (len(counts) > 1 and counts[0] > 1 and len({*counts}) == 1):
            return table_of(each)
    return table_of(usual) if usual and "\0" not in header else None


def table_of(separator: str) -> FileKind:
    """A table whose cells have a separator between them."""
    kind = _TABLES.get(separator) or f"CSV, with {separator!r} between its cells"
    return FileKind(f"a table ({kind})", _CONVERT, "table", separator)


def _cells(lines: list[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error:
        return
