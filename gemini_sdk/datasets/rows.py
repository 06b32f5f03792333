"""Examples as people have them: files of JSONL or CSV, pairs, mappings, models, a DataFrame.

Each becomes a row: an object of one of the forms that lines have, and where it stood. pandas is never imported; what
has `columns` and `itertuples` is taken for a DataFrame.
"""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from numbers import Integral
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Protocol, TypeGuard, cast, runtime_checkable

from gemini_sdk._wire import Model
from gemini_sdk.datasets.example import Json, is_object, json_kind
from gemini_sdk.datasets.lines import TABLES, as_bytes, is_many
from gemini_sdk.errors import ConfigurationError, Fault, InvalidJSONError, InvalidPayloadError
from gemini_sdk.validation.payload import parsed

Columns = tuple[str, str]
"""The names of the columns or fields of the prompt and of the answer."""

COLUMNS: tuple[Columns, ...] = (
    ("text_input", "output"),
    ("textInput", "output"),
    ("input", "output"),
    ("prompt", "completion"),
)
"""The names that are looked for where none are given."""

_OTHER_FORMS = ("contents", "messages")
_OBJECT = "one JSON object per line"
_CELL = 1 << 30
"""Characters a cell may have. The reader's own limit, 131072, is less than an example's."""


@runtime_checkable
class Frame(Protocol):
    """What is asked of a DataFrame."""

    @property
    def columns(self) -> Any:
        """The columns' names."""

    def itertuples(self, index: bool = ..., name: str | None = ...) -> Iterable[tuple[Any, ...]]:
        """The rows."""
        ...


Rows = str | PathLike[str] | Frame | Iterable[Any]
"""A path of a file, a DataFrame, or an iterable of pairs, of mappings, of models, or of lines of JSON."""


@dataclass(frozen=True, slots=True)
class Row:
    """An example, and where it stood."""

    line: int
    """The line of a file, or the number of the row; from 1."""
    place: str
    """Both in words: `pairs.jsonl:3`, `row 3`."""
    value: Callable[[], Json]
    """Reads it: those after one that cannot be read are worth reading, too. InvalidPayloadError where it is none."""


def rows(source: Rows, columns: Columns | None = None) -> Iterator[Row]:
    """The rows of a source. Rows of two texts have the form `pairs`; objects of other forms are left as they are.

    InvalidPayloadError where there can be no rows at all; ConfigurationError where a file can't be read.
    """
    if isinstance(source, str | PathLike):
        return _file_rows(fspath(source), columns)
    if isinstance(source, Frame):
        names = [str(name) for name in source.columns]
        records = source.itertuples(index=False, name=None)
        return _table_rows(names, "the columns", enumerate(records, 1), "row {}", columns)
    if not is_many(source):
        found = type(cast(object, source)).__name__
        expected = "a path, a DataFrame, or a list of pairs or mappings"
        raise InvalidPayloadError([Fault("$", "no rows", found, expected)])
    return (
        Row(number, f"row {number}", partial(_given, each, columns))
        for number, each in enumerate(source, 1)
    )


def failure(place: str, faults: Iterable[Fault]) -> InvalidPayloadError:
    """The faults of a row, as an exception that names it."""
    return InvalidPayloadError(
        Fault(f"{place}: {f.path}", f.problem, f.found, f.expected, f.suggestion) for f in faults
    )


def lines(path: str | PathLike[str]) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not blank, with their numbers. ConfigurationError where it can't be read."""
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - what the reader of this raises is not the file's
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}") from error
    with file:
        yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())


def loaded(line: bytes) -> Json:
    """The object that a line of JSON says. InvalidPayloadError where it says none."""
    try:
        value = parsed(line.removeprefix(BOM_UTF8).strip())
    except InvalidJSONError as error:
        problem = f"not JSON: {error.reason} at column {error.column}"
        raise InvalidPayloadError([Fault("$", problem, expected=_OBJECT)]) from None
    if not is_object(value):
        raise InvalidPayloadError([Fault("$", "not a JSON object", json_kind(value), _OBJECT)])
    return value


def _file_rows(path: str, columns: Columns | None) -> Iterator[Row]:
    separator = TABLES.get(Path(path).suffix.lower())
    if separator is not None:
        return _csv_rows(path, separator, columns)
    return (
        Row(number, f"{path}:{number}", partial(_from_line, line, columns))
        for number, line in lines(path)
    )


def _csv_rows(path: str, separator: str, columns: Columns | None) -> Iterator[Row]:
    try:
        text = Path(path).open(encoding="utf-8-sig", newline="")  # noqa: SIM115 - as above
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}") from error
    with text:
        csv.field_size_limit(max(_CELL, csv.field_size_limit()))
        reader = csv.reader(text, delimiter=separator, strict=True)
        records = _csv_records(reader, path)
        header = next(records, None)
        if header is not None:
            number, names = header
            yield from _table_rows(names, f"{path}:{number}", records, f"{path}:{{}}", columns)


def _csv_records(reader: Any, path: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The records that are not blank, each with the number of its last line."""
    try:
        for record in reader:
            if record:
                yield reader.line_num, tuple(record)
    except csv.Error as error:
        place = f"{path}:{reader.line_num}"
        raise failure(place, [Fault("$", f"not CSV: {error}")]) from error
    except UnicodeDecodeError as error:
        raise failure(path, [Fault("$", f"not UTF-8: {error.reason}")]) from error


def _table_rows(
    names: Sequence[str],
    header: str,
    records: Iterable[tuple[int, tuple[Any, ...]]],
    place: str,
    columns: Columns | None,
) -> Iterator[Row]:
    """The rows of a table. `header` says where its names stood, `place` with a number where a record did."""
    chosen = _chosen(names, columns)
    if chosen is None:
        raise failure(header, [_unknown_names(names, columns)])
    for number, record in records:
        yield Row(number, place.format(number), partial(_from_record, record, names, chosen))


def _from_record(record: Sequence[Any], names: Sequence[str], chosen: Columns) -> Json:
    if len(record) != len(names):
        found, expected = f"{len(record)} values", f"{len(names)} values, one for each column"
        raise InvalidPayloadError(
            [Fault("$", "the number of values differs from the number of columns", found, expected)]
        )
    asked, answered = (record[names.index(name)] for name in chosen)
    return _pair(asked, answered, chosen)


def _from_line(line: bytes, columns: Columns | None) -> Json:
    return _from_object(loaded(line), columns)


def _given(each: Any, columns: Columns | None) -> Json:
    return _from_object(_as_object(each), columns)


def _as_object(each: Any) -> Json:
    if isinstance(each, str | bytes):
        return loaded(as_bytes(each))
    if isinstance(each, Model):
        return each.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(each, Mapping):
        return dict(cast(Mapping[str, Any], each))
    if _is_sequence(each) and len(each) == 2:
        asked, answered = COLUMNS[0]
        return {asked: each[0], answered: each[1]}
    fault = Fault("$", "no example", type(each).__name__, "a pair of texts, or a mapping")
    raise InvalidPayloadError([fault])


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence)


def _from_object(value: Json, columns: Columns | None) -> Json:
    if columns is None and any(name in value for name in _OTHER_FORMS):
        return value
    names = _chosen(list(value), columns)
    if names is None:
        raise InvalidPayloadError([_unknown_names(list(value), columns)])
    # A table may have other columns; in an object, another field would be lost silently.
    if columns is None and (extra := [name for name in value if name not in names]):
        expected = " and ".join(names)
        raise InvalidPayloadError([Fault(extra[0], "not a member of a pair", expected=expected)])
    return _pair(value[names[0]], value[names[1]], names)


def _chosen(names: Sequence[str], columns: Columns | None) -> Columns | None:
    wanted = COLUMNS if columns is None else (columns,)
    return next((each for each in wanted if set(each) <= set(names)), None)


def _unknown_names(names: Sequence[str], columns: Columns | None) -> Fault:
    wanted = COLUMNS if columns is None else (columns,)
    expected = " or ".join(" and ".join(each) for each in wanted)
    return Fault(
        "$",
        "unknown columns",
        ", ".join(map(str, names)) or "no names",
        expected if columns else f"{expected}; pass other names as `columns`",
    )


def _pair(asked: Any, answered: Any, names: Columns) -> Json:
    faults = [
        Fault(name, "no text", repr(value), "a non-empty string")
        for name, value in zip(names, (asked, answered), strict=True)
        if not _is_text(value)
    ]
    if faults:
        raise InvalidPayloadError(faults)
    return {"text_input": str(asked), "output": str(answered)}


def _is_text(value: object) -> bool:
    """Text that says something. Whole numbers count: a DataFrame makes them of a column of digits."""
    if isinstance(value, str):
        return bool(value.strip())
    return not isinstance(value, bool) and isinstance(value, Integral)
