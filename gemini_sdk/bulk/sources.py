"""Sources of rows: files of JSON lines, CSV and Parquet, and what programs pass. Each can be read more than once."""

import csv
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from os import PathLike, fspath
from pathlib import Path
from typing import Any, cast

from gemini_sdk.bulk.rows import Build, RawRow, given_rows, prompt_request
from gemini_sdk.datasets.file_kind import BOM
from gemini_sdk.datasets.reading import opened, opened_text
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

RowsLike = str | PathLike[str] | Iterable[Any]
"""A path, or rows: mappings, prompts, lines of JSON as bytes, or pairs of a key and any of these."""

_BUFFER = 1 << 20
_FIELD_BYTES = 100 * 2**20
"""Maximum length of a field of a table."""
_BATCH = 1000
"""Records of a Parquet file that are read at once."""
_PARQUET = b"PAR1"


class RowSource:
    """Where rows come from."""

    def __init__(self, source: RowsLike) -> None:
        """Raises ConfigurationError for a file that cannot be read, or is of no known kind."""
        self.name = "<rows>"
        self.path: Path | None = None
        """The file; None for rows that a program passes."""
        self.is_lines = False
        self._open: Callable[[], Iterator[RawRow]]
        if not isinstance(source, str | PathLike):
            held = source if isinstance(source, list | tuple) else list(source)
            self._open = lambda: given_rows(cast("list[Any]", held))
            return
        path = self.name = fspath(source)
        self.path = Path(path)
        if self.path.exists() and not self.path.is_file() and not self.path.is_dir():
            raise ConfigurationError(
                f"{path}: not a regular file; the input is read more than once"
            )
        with opened(path) as (file, kind):
            head = file.peek(4)[:4]
        if head == _PARQUET:
            self._open = lambda: _parquet(path)
        elif kind is None:
            self.is_lines = True
            self._open = lambda: _lines(path)
        elif kind.reading is not None and (kind.reading == "table" or kind.reading[:4] == "utf-"):
            self._open = lambda: _table(path)
        else:
            raise kind.error(path)

    def __call__(self) -> Iterator[RawRow]:
        """All rows, from the first."""
        return self._open()

    def without(self, done: bytearray) -> Iterator[RawRow]:
        """The rows at whose position there is a 0."""
        if 0 not in done:
            return iter(())
        if self.is_lines:
            return _lines(self.name, done)
        return (raw for raw, is_done in zip(self._open(), done, strict=False) if not is_done)


def lines_of(path: str) -> Iterator[bytes]:
    """The lines of a file, blank ones too, without a byte order mark."""
    with Path(path).open("rb", _BUFFER) as file:
        for first in file:
            yield first.removeprefix(BOM)
            break
        yield from file


def _lines(path: str, done: Sequence[int] = ()) -> Iterator[RawRow]:
    try:
        number, known = 0, len(done)
        for line, data in enumerate(lines_of(path), 1):
            if data.isspace():
                continue
            if number >= known or not done[number]:
                yield RawRow(number, line, data)
            number += 1
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror or error}") from error


def _table(path: str) -> Iterator[RawRow]:
    with opened_text(path) as (file, kind):
        if kind is None or kind.reading != "table":
            expected = "lines of JSON, CSV or Parquet"
            found = "another kind of file" if kind is None else kind.name
            raise ConfigurationError(f"{path}: {found}; expected {expected}, in UTF-8")
        csv.field_size_limit(max(_FIELD_BYTES, csv.field_size_limit()))
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        try:
            yield from _records(text, path, kind.separator)
        except (csv.Error, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{path}: not CSV in UTF-8: {error}") from error
        finally:
            text.detach()  # it would close the file once more


def _records(text: TextIOWrapper, path: str, separator: str) -> Iterator[RawRow]:
    reader = csv.reader(text, delimiter=separator, strict=True)
    names: list[str] = next(reader, list[str]())
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise ConfigurationError(f"{path}:1: several columns are named {', '.join(repeated)}")
    number = 0
    for record in reader:
        if not record:
            continue
        if len(record) != len(names):
            raise ConfigurationError(
                f"{path}:{reader.line_num}: {len(record)} values; expected {len(names)}, one for "
                "each column"
            )
        yield RawRow(number, reader.line_num, dict(zip(names, record, strict=True)))
        number += 1


def _parquet(path: str) -> Iterator[RawRow]:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise ConfigurationError(
            f"{path}: a Parquet file needs pyarrow: pip install 'gemini-sdk[parquet]'"
        ) from None
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH):
                for record in batch.to_pylist():
                    yield RawRow(number, number + 1, record)
                    number += 1
    except (OSError, ValueError) as error:  # those of pyarrow are of these kinds
        raise ConfigurationError(f"{path}: not a Parquet file that can be read: {error}") from error


def prompt_builder(prompt_field: str | None, template: str | None) -> Build | None:
    """What makes requests of records, if they have prompts rather than requests.

    Args:
        prompt_field: the field that is the prompt.
        template: the prompt, with names of fields in braces: `Translate into {language}: {text}`. `{{` is a brace.

    Raises ConfigurationError if both are given, or the template has something else in braces.
    """
    if prompt_field is not None and template is not None:
        raise ConfigurationError("prompt_field and template exclude each other")
    if prompt_field is not None:
        name = prompt_field
        return lambda record: prompt_request(_text(record, name))
    if template is None:
        return None
    pieces = _pieces(template)

    def build(record: Mapping[str, Any]) -> dict[str, Any]:
        return prompt_request(
            "".join(text + (_text(record, name) if name else "") for text, name in pieces)
        )

    return build


def _pieces(template: str) -> list[tuple[str, str | None]]:
    try:
        parsed = list(string.Formatter().parse(template))
    except ValueError as error:
        raise ConfigurationError(f"template: {error}; write {{{{ for a brace") from None
    pieces: list[tuple[str, str | None]] = []
    for text, name, spec, conversion in parsed:
        if name == "" or spec or conversion:
            raise ConfigurationError(
                f"template: {name!r} is not the name of a field; write {{{{ for a brace"
            )
        pieces.append((text, name))
    if not any(name for _, name in pieces):
        raise ConfigurationError("template: no field in braces, such as {text}")
    return pieces


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if name not in record:
        raise InvalidPayloadError([Fault(name, "is missing", ", ".join(record), "a text")])
    raise InvalidPayloadError([Fault(name, "not a text", type(value).__name__, "a text")])
