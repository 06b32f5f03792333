"""Tables in Excel workbooks (.xlsx). They need the extra `excel`."""

from collections.abc import Generator, Iterator
from datetime import date, time
from typing import IO, Any
from zipfile import BadZipFile

from gemini_sdk.errors import DatasetFileError, Fault, InvalidPayloadError

_ADVICE = (
    "Run: pip install 'gemini-sdk[excel]', which reads workbooks, or save the sheet as CSV (UTF-8)"
)


def sheet_records(path: str, file: "IO[bytes]") -> Generator[tuple[int, tuple[Any, ...]]]:
    """The rows of the only sheet that has any, without blank ones, each with its number.

    Dates are texts in ISO 8601. Of a formula, the value is read that was saved with it.

    Raises DatasetFileError without the extra `excel`, and if several sheets have rows; InvalidPayloadError for a
    damaged file.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise DatasetFileError(path, "an Excel workbook", _ADVICE) from error
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if next(_records(sheet), None)]
        if len(sheets) > 1:
            names = ", ".join(repr(sheet.title) for sheet in sheets)
            advice = "Save the sheet of the examples alone, or as CSV (UTF-8)"
            raise DatasetFileError(path, f"an Excel workbook with several sheets ({names})", advice)
        for sheet in sheets:
            yield from _records(sheet)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        fault = Fault(path, f"damaged Excel workbook: {error}")
        raise InvalidPayloadError([fault]) from error


def _records(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    width = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in values]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        width = width or len(cells)
        yield number, (*cells, *[""] * (width - len(cells)))


def _text(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date | time) else value
