"""Datasets from one form into another, a row at a time."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO, Literal

from gemini_sdk._files import complete_or_absent
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.surrogates import written
from gemini_sdk.datasets.example import system_parts, turns
from gemini_sdk.datasets.forms import COLUMNS, FORMS, METHOD_FORMS, Method, check_method, form_of
from gemini_sdk.datasets.from_openai import to_gemini
from gemini_sdk.datasets.older_google import has_authors, with_roles
from gemini_sdk.datasets.openai_preference import (
    preference_from_gemini,
    preference_to_gemini,
    supervised,
)
from gemini_sdk.datasets.reading import TextFormat, described
from gemini_sdk.datasets.report import Finding
from gemini_sdk.datasets.rows import Columns, Rows, SourceRow, failure, rows
from gemini_sdk.datasets.to_openai import from_gemini
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.validation.suggestions import closest

Target = Literal["gemini", "pairs", "openai", "csv"]
"""`gemini`: contents, and completions of preference data, for Vertex AI; `pairs`: text_input and output; `openai`:
messages, and preferred_output of preference data; `csv`: two columns."""

_KEPT = 1000
Encoder = Callable[[Json], tuple[Json, list[Fault]]]


@dataclass(frozen=True, slots=True)
class DatasetConversion:
    """The result of a conversion."""

    rows: int
    """Rows read."""
    written: int
    """Rows written."""
    findings: tuple[Finding, ...]
    """What was not carried over: rule `lost`, a warning, or a whole row, rule `left-out`, an error. The first 1000."""
    source: str | None = None
    """What a file was read as, in words, if it is not lines of JSON in UTF-8: `a table (CSV), in cp949`."""


def convert(
    source: Rows,
    output: str | PathLike[str],
    *,
    to: Target = "gemini",
    method: Method | None = None,
    columns: Columns | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    strict: bool = True,
) -> DatasetConversion:
    """Write a dataset in another form.

    Args:
        source: A file of JSON lines, a JSON array, or JSON objects over several lines, of any form; a CSV or TSV
            file; an Excel workbook (.xlsx) with the extra `excel`; a DataFrame; or pairs, mappings, lines of JSON.
        output: The file to write, in UTF-8. It is there when it is complete, or not at all.
        to: The form to write.
        method: `preference` makes rows that are no preference data an error. `supervised` makes conversations of
            them that end with the preferred answer. None keeps both as they are.
        columns: The columns or fields of prompt and answer, where they have other names than text_input and output,
            input and output, prompt and completion, or input_text and output_text. Other columns of a table are not
            part of an example. Preference data has prompt, chosen and rejected, or input_text, candidate_0,
            candidate_1 and choice. Case, spaces, hyphens and underscores make no difference.
        encoding: The encoding of a file of text, such as `cp949`, `shift_jis` or `cp1252`. None for UTF-8, and for
            UTF-16 and UTF-32, which are recognised; for others, the error names what the file looks like.
        delimiter: What is between the cells of a table, one character. None for a comma, a semicolon or a tab,
            whichever the table has.
        strict: Content that cannot be read or converted is an error, and nothing is written. Otherwise the field or
            the row is left out, and reported in `findings`.

    Raises:
        InvalidPayloadError: There are no rows, or a table lacks the columns or can't be read to its end; or `strict`,
            and something can't be read or carried over.
        DatasetFileError: The file is of a kind that is not read, such as an archive; the message says what to run.
        ConfigurationError: A file can't be read or written, or there is no such form or method.
    """
    check_method(method)
    if to not in _TARGETS:
        nearest = closest(to, list(_TARGETS))
        hint = f", did you mean {nearest!r}?" if nearest else ""
        raise ConfigurationError(
            f"to: unknown format {to!r}; expected one of {', '.join(_TARGETS)}{hint}"
        )
    target = Path(fspath(output))
    name = _name(source)
    form = TextFormat(encoding, delimiter).checked()
    findings: list[Finding] = []
    read = count = 0
    with complete_or_absent(target) as (file,):
        write = _writer(file, to)
        for row in rows(source, columns, form):
            read += 1
            encoded, lost = _encoded(row, to, method, name)
            findings += lost[: _KEPT - len(findings)]
            if encoded is not None:
                try:
                    write(encoded)
                except ValueError as error:  # such as a number that is infinite
                    raise failure(row.place, [Fault("$", f"it has no JSON: {error}")]) from error
                count += 1
        if not read:
            raise InvalidPayloadError([Fault(name, "no examples", expected="at least one")])
        if strict and findings:
            raise InvalidPayloadError(_located(finding) for finding in findings)
    kind = described(name, form) if isinstance(source, str | PathLike) else None
    return DatasetConversion(read, count, tuple(findings), kind)


def pairs(
    source: Rows,
    *,
    columns: Columns | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Iterator[tuple[str, str]]:
    """Prompts and answers: of pairs, mappings, a CSV or JSONL file, or a pandas DataFrame.

    Files and rows of the other forms are taken, too, where they hold one question and one answer, both text.
    `columns` names the fields of prompt and answer where they have other names than `convert` knows. It, `encoding` and
    `delimiter` are as for `convert`.

    Raises InvalidPayloadError, with the row, where one holds something else or is empty, and where there are none.
    """
    found = False
    for row in rows(source, columns, TextFormat(encoding, delimiter)):
        found = True
        try:
            pair, lost = _TARGETS["pairs"](_as_gemini(row.value(), None)[0])
        except InvalidPayloadError as error:
            raise failure(row.place, error.faults) from error
        if lost:
            raise failure(row.place, lost)
        yield pair["text_input"], pair["output"]
    if not found:
        raise InvalidPayloadError([Fault(_name(source), "no examples", expected="at least one")])


def _name(source: Rows) -> str:
    return fspath(source) if isinstance(source, str | PathLike) else "<rows>"


def _encoded(
    row: SourceRow, to: Target, method: Method | None, name: str
) -> tuple[Json | None, list[Finding]]:
    try:
        example, lost = _as_gemini(row.value(), method)
        encoded, more = _TARGETS[to](example)
    except InvalidPayloadError as error:
        return None, [Finding(name, row.line, "left-out", "error", each) for each in error.faults]
    return encoded, [Finding(name, row.line, "lost", "warning", each) for each in (*lost, *more)]


def _located(finding: Finding) -> Fault:
    fault = finding.fault
    where = f"{finding.file}:{finding.line}: {fault.path}"
    return Fault(where, fault.problem, fault.found, fault.expected, fault.suggestion)


def _as_gemini(value: Json, method: Method | None) -> tuple[Json, list[Fault]]:
    example, lost = _read(value)
    if method is None or form_of(example) == METHOD_FORMS[method]:
        return example, lost
    if method == "supervised":
        return supervised(example)[0], lost
    expected = FORMS["preference"]
    raise InvalidPayloadError([Fault("$", "no preferred and other answer", expected=expected)])


def _read(value: Json) -> tuple[Json, list[Fault]]:
    if form_of(value) in ("gemini", "preference"):
        return value, []
    if "preferred_output" in value or "non_preferred_output" in value:
        return preference_to_gemini(value)
    if has_authors(value):
        return to_gemini(with_roles(value))
    if "messages" in value:
        return to_gemini(value)
    texts = (("user", value["text_input"]), ("model", value["output"]))
    return {"contents": [{"role": r, "parts": [{"text": text}]} for r, text in texts]}, []


def _unchanged(example: Json) -> tuple[Json, list[Fault]]:
    return example, []


def _as_openai(example: Json) -> tuple[Json, list[Fault]]:
    is_preference = form_of(example) == "preference"
    return preference_from_gemini(example) if is_preference else from_gemini(example)


def _as_pair(example: Json) -> tuple[Json, list[Fault]]:
    if form_of(example) == "preference":
        expected = "one answer, which method=supervised makes of them"
        raise InvalidPayloadError([Fault("completions", "two answers", expected=expected)])
    held = turns(example)
    sides = [(turn.role or "user").lower() for turn in held]
    if sides != ["user", "model"]:
        found = ", ".join(sides) or "no turns"
        raise InvalidPayloadError(
            [Fault("contents", "more than one question and one answer", found, "user, model")]
        )
    texts: list[str] = []
    for number, turn in enumerate(held):
        text = turn.parts[0].get("text") if len(turn.parts) == 1 else None
        if not isinstance(text, str) or len(turn.parts[0]) > 1:
            where = f"contents[{number}].parts"
            raise InvalidPayloadError([Fault(where, "not a single text", expected="one text part")])
        texts.append(text)
    lost = [
        Fault(name, "is lost", expected="a pair only has a prompt and an answer")
        for name in example
        if name != "contents" and (name not in _INSTRUCTIONS or system_parts(example))
    ]
    return dict(zip(COLUMNS[0], texts, strict=True)), lost


def _as_record(example: Json) -> tuple[Json, list[Fault]]:
    pair, lost = _as_pair(example)
    for name, text in pair.items():
        if any("\ud800" <= character <= "\udfff" for character in text):
            problem = "half of a surrogate pair, which no table can hold"
            raise InvalidPayloadError([Fault(name, problem, ascii(text), "whole characters")])
    return pair, lost


_INSTRUCTIONS = ("systemInstruction", "system_instruction")
_TARGETS: dict[Target, Encoder] = {
    "gemini": _unchanged,
    "pairs": _as_pair,
    "csv": _as_record,
    "openai": _as_openai,
}


def _writer(file: BinaryIO, to: Target) -> Callable[[Json], object]:
    if to != "csv":
        return lambda value: file.write(written(value) + b"\n")
    # Everything quoted: the writer leaves a lone carriage return bare, and the reader ends a record there.
    table = csv.writer(_Encoding(file), quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS[0])
    return lambda value: table.writerow([value[name] for name in COLUMNS[0]])


class _Encoding:
    """Encodes text for a binary file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write text as UTF-8."""
        return self._file.write(text.encode())
