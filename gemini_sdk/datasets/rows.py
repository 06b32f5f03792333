"""Examples as people have them: files of JSONL or CSV, pairs, mappings, models, a DataFrame.

Each becomes a row: an object of one of the forms that lines have, and where it stood. pandas is never imported; what
has `columns` and `itertuples` is taken for a DataFrame.
"""

import csv
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from numbers import Integral
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard, cast, runtime_checkable

from gemini_sdk._openai.plain_json import json_kind
from gemini_sdk._wire import Model
from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.datasets.example_rules import LINE_BYTES
from gemini_sdk.datasets.file_kind import BOM
from gemini_sdk.datasets.forms import (
    COLUMNS,
    PREFERENCE_COLUMNS,
    column_key,
    form_of,
    is_conversation,
    wrapped,
)
from gemini_sdk.datasets.json_values import JSONValues
from gemini_sdk.datasets.lines import as_bytes, is_many
from gemini_sdk.datasets.reading import (
    UNKNOWN,
    TextFormat,
    blocks_of,
    lines_of,
    opened_lines,
    opened_text,
)
from gemini_sdk.datasets.workbook import sheet_records
from gemini_sdk.errors import Fault, InvalidJSONError, InvalidPayloadError
from gemini_sdk.validation.payload import parsed

if TYPE_CHECKING:
    from gemini_sdk.datasets.reading import Reader

Columns = tuple[str, str]
"""The names of the columns or fields of the prompt and of the answer."""

_OTHER_FORMS = ("contents", "completions", "messages", "preferred_output", "non_preferred_output")
_EXCLUSIVE = ("contents", "messages", "text_input", "textInput", "output")
"""Each is of another form; the last three are of one, which is read where none of the others is there."""
_KNOWN: tuple[tuple[str, ...], ...] = (*COLUMNS, *PREFERENCE_COLUMNS)
_CHOSEN = PREFERENCE_COLUMNS[0]
_OBJECT = "one JSON object per line"
_LONG = f"longer than {LINE_BYTES} bytes"


@runtime_checkable
class DataFrameLike(Protocol):
    """The members of a DataFrame that are used here."""

    @property
    def columns(self) -> Any:
        """The columns' names."""

    def itertuples(self, index: bool = ..., name: str | None = ...) -> Iterable[tuple[Any, ...]]:
        """The rows."""
        ...


Rows = str | PathLike[str] | DataFrameLike | Iterable[Any]
"""A path of a file, a DataFrame, or an iterable of pairs, of mappings, of models, or of lines of JSON."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An example, and where it stood."""

    line: int
    """The line of a file, or the number of the row; from 1."""
    place: str
    """Both in words: `pairs.jsonl:3`, `row 3`."""
    value: Callable[[], Json]
    """Reads the row. Raises InvalidPayloadError if it is not a row; later rows can still be read."""


def rows(
    source: Rows, columns: Columns | None = None, form: TextFormat = UNKNOWN
) -> Iterator[SourceRow]:
    """The rows of a source. Rows of two texts have the form `pairs`; objects of other forms are left as they are.

    Raises InvalidPayloadError if there can be no rows at all; ConfigurationError if a file can't be read.
    """
    if isinstance(source, str | PathLike):
        return _file_rows(fspath(source), columns, form.checked())
    if isinstance(source, DataFrameLike):
        names = [str(name) for name in source.columns]
        records = source.itertuples(index=False, name=None)
        return _table_rows(names, "the columns", enumerate(records, 1), "row {}", columns)
    if not is_many(source):
        found = type(cast(object, source)).__name__
        expected = "a path, a DataFrame, or a list of pairs or mappings"
        raise InvalidPayloadError([Fault("$", "not rows", found, expected)])
    return (
        SourceRow(number, f"row {number}", partial(_given, each, columns))
        for number, each in enumerate(source, 1)
    )


def failure(place: str, faults: Iterable[Fault]) -> InvalidPayloadError:
    """The faults of a row, as an exception that names it."""
    return InvalidPayloadError(
        Fault(f"{place}: {f.path}", f.problem, f.found, f.expected, f.suggestion) for f in faults
    )


def lines(path: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not blank, with their numbers, without byte order marks.

    Raises DatasetFileError if the file holds something else, ConfigurationError where it can't be read.
    """
    with opened_lines(path) as file:
        yield from _numbered(file)


def _numbered(file: "Reader") -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines_of(file), 1):
        if (bare := line.removeprefix(BOM)).strip():
            yield number, bare


def loaded(line: bytes) -> Json:
    """The object that a line of JSON says. Raises InvalidPayloadError if it says none."""
    if len(line) > LINE_BYTES:
        raise InvalidPayloadError([Fault("$", _LONG, expected=_OBJECT)])
    try:
        value = parsed(line.removeprefix(BOM).strip())
    except InvalidJSONError as error:
        problem = f"not JSON: {error.reason} at column {error.column}"
        raise InvalidPayloadError([Fault("$", problem, expected=_OBJECT)]) from None
    if not is_object(value):
        raise InvalidPayloadError([Fault("$", "not a JSON object", json_kind(value), _OBJECT)])
    return value


def _file_rows(path: str, columns: Columns | None, form: TextFormat) -> Iterator[SourceRow]:
    with opened_text(path, form) as (file, kind):
        if kind is not None and kind.reading in ("table", "excel"):
            is_text = kind.reading == "table"
            records = (
                _csv_records(path, file, kind.separator) if is_text else sheet_records(path, file)
            )
            yield from _file_table(records, f"{path}:{{}}", columns)
            return
        if kind is not None and kind.reading != "values":
            raise kind.error(path)
        for number, line in _numbered(file) if kind is None else _values(file):
            yield from _line_rows(number, f"{path}:{number}", line, columns)


def _file_table(
    records: Generator[tuple[int, tuple[Any, ...]]], place: str, columns: Columns | None
) -> Iterator[SourceRow]:
    with closing(records):
        header = next(records, None)
        if header is not None:
            number, names = header
            texts = [str(name) for name in names]
            yield from _table_rows(texts, place.format(number), records, place, columns)


def _line_rows(
    number: int, place: str, line: bytes, columns: Columns | None
) -> Iterator[SourceRow]:
    """The example in a line or a value, or those that an object holds in place of being one."""
    try:
        value = loaded(line)
    except InvalidPayloadError as error:
        yield SourceRow(number, place, partial(_refused, error))
        return
    is_example = columns is not None or form_of(value) is not None or is_conversation(value)
    for each in (() if is_example else wrapped(value)) or (value,):
        yield SourceRow(number, place, partial(_from_object, each, columns))


def _refused(error: InvalidPayloadError) -> Json:
    raise error


def _values(file: "Reader") -> Iterator[tuple[int, bytes]]:
    scan = JSONValues()
    for block in blocks_of(file):
        yield from scan.feed(block)
    yield from scan.flush()


def _bounded(path: str, text: TextIOWrapper) -> Iterator[str]:
    """The lines of a table. InvalidPayloadError for one that is too long, of which no more is read."""
    number = 1
    while line := text.readline(LINE_BYTES + 1):
        if len(line) > LINE_BYTES:
            raise failure(f"{path}:{number}", [Fault("$", _LONG)])
        yield line
        number += 1


def _csv_records(
    path: str, file: "Reader", separator: str
) -> Generator[tuple[int, tuple[str, ...]]]:
    """The records that are not blank, each with the number of its last line."""
    csv.field_size_limit(max(LINE_BYTES, csv.field_size_limit()))
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    reader = csv.reader(_bounded(path, text), delimiter=separator, strict=True)
    try:
        for record in reader:
            if record:
                yield reader.line_num, tuple(record)
    except csv.Error as error:
        place = f"{path}:{reader.line_num}"
        raise failure(place, [Fault("$", f"not CSV: {error}")]) from error
    except UnicodeDecodeError as error:
        expected = "UTF-8; pass another encoding as `encoding` (--encoding)"
        raise failure(
            path, [Fault("$", f"not UTF-8: {error.reason}", expected=expected)]
        ) from error
    finally:
        text.detach()  # it would close the file once more


def _table_rows(
    names: Sequence[str],
    header: str,
    records: Iterable[tuple[int, tuple[Any, ...]]],
    place: str,
    columns: Columns | None,
) -> Iterator[SourceRow]:
    """The rows of a table. `header` says where its names stood, `place` with a number where a record did."""
    chosen = _chosen(names, columns)
    if chosen is None:
        raise failure(header, [_unknown_names(names, columns)])
    for name in chosen:
        if names.count(name) > 1:
            raise failure(
                header, [Fault(name, "two columns have this name", expected="one column")]
            )
    for number, record in records:
        yield SourceRow(number, place.format(number), partial(_from_record, record, names, chosen))


def _from_record(record: Sequence[Any], names: Sequence[str], chosen: Sequence[str]) -> Json:
    if len(record) != len(names):
        found, expected = f"{len(record)} values", f"{len(names)} values, one for each column"
        raise InvalidPayloadError(
            [Fault("$", "the number of values differs from the number of columns", found, expected)]
        )
    return _example([record[names.index(name)] for name in chosen], chosen)


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
    fault = Fault("$", "not an example", type(each).__name__, "a pair of texts, or a mapping")
    raise InvalidPayloadError([fault])


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence)


def _from_object(value: Json, columns: Columns | None) -> Json:
    given = {name: member for name, member in value.items() if member is not None}
    if columns is None and any(name in given for name in _OTHER_FORMS):
        _refuse_two_forms(given)
        return given
    names = _chosen(list(value), columns)
    if names is None:
        raise InvalidPayloadError([_unknown_names(list(value), columns)])
    # A table may have other columns; in an object, another field would be lost silently.
    if columns is None and (extra := [name for name in given if name not in names]):
        expected = " and ".join(names)
        raise InvalidPayloadError([Fault(extra[0], "not a member of a pair", expected=expected)])
    return _example([value[name] for name in names], names)


def _refuse_two_forms(given: Json) -> None:
    names = [name for name in _EXCLUSIVE if name in given]
    if len(names) > 1:
        expected = f"those of one form, {names[0]} alone for one"
        raise InvalidPayloadError([Fault("$", "fields of two forms", ", ".join(names), expected)])


def _chosen(names: Sequence[str], columns: Columns | None) -> Sequence[str] | None:
    """The names of the columns to read, as the table has them; None if some are not there."""
    wanted = _KNOWN if columns is None else (columns,)
    exact = next((each for each in wanted if set(each) <= set(names)), None)
    if exact is not None:
        return exact
    by_key = {column_key(name): name for name in reversed(names)}
    keys = ([column_key(name) for name in each] for each in wanted)
    return next(([by_key[key] for key in each] for each in keys if by_key.keys() >= {*each}), None)


def _unknown_names(names: Sequence[str], columns: Columns | None) -> Fault:
    wanted = _KNOWN if columns is None else (columns,)
    expected = " or ".join(" and ".join(each) for each in wanted)
    return Fault(
        "$",
        "unknown columns",
        ", ".join(map(str, names)) or "no names",
        expected if columns else f"{expected}; pass other names as `columns` (--columns)",
    )


def _example(values: Sequence[Any], names: Sequence[str]) -> Json:
    """A pair of prompt and answer, or a prompt with two answers."""
    if len(names) == len(_CHOSEN) and any(_is_messages(value) for value in values):
        prompt, preferred, other = map(_messages, values, ("user", "assistant", "assistant"))
        return {
            "input": {"messages": prompt},
            "preferred_output": preferred,
            "non_preferred_output": other,
        }
    faults = [
        Fault(name, "not a text", repr(value), "a non-empty string")
        for name, value in zip(names, values, strict=True)
        if not _is_text(value)
    ]
    if faults:
        raise InvalidPayloadError(faults)
    said = [str(value) for value in values]
    if len(said) == 2:
        return dict(zip(COLUMNS[0], said, strict=True))
    asked, preferred, other = said[:3]
    if len(said) > len(_CHOSEN):
        if said[3] not in ("0", "1"):
            raise InvalidPayloadError([Fault(names[3], "no candidate", said[3], "0 or 1")])
        preferred, other = said[1:3] if said[3] == "0" else said[2:0:-1]
    return {
        "contents": [_turn("user", asked)],
        "completions": [
            {"score": 1, "completion": _turn("model", preferred)},
            {"score": 0, "completion": _turn("model", other)},
        ],
    }


def _turn(role: str, text: str) -> Json:
    return {"role": role, "parts": [{"text": text}]}


def _is_messages(value: object) -> bool:
    return is_list(value) and all(is_object(each) for each in value)


def _messages(value: Any, role: str) -> Any:
    return value if _is_messages(value) else [{"role": role, "content": value}]


def _is_text(value: object) -> bool:
    """Text that says something. Whole numbers count: a DataFrame makes them of a column of digits."""
    if isinstance(value, str):
        return bool(value.strip())
    return not isinstance(value, bool) and isinstance(value, Integral)
