"""Tables as offices have them: old encodings, separators, headers in other spellings, Excel workbooks."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.cli.program import run
from gemini_sdk.datasets.encodings import likely_encodings
from gemini_sdk.errors import ConfigurationError, DatasetFileError, InvalidPayloadError

TEXTS = {
    "cp949": ("배송은 언제 되나요?", "주문하신 상품은 내일 도착합니다."),
    "shift_jis": ("ご注文はいつ届きますか", "ご注文の商品は明日届きます。①"),
    "euc_jp": ("ご注文はいつ届きますか", "ご注文の商品は明日届きます。"),
    "cp1252": ("Wann kommt meine Bestellung? Größe „L“", "Déjà expédiée : 5 € à entrée."),
    "cp1251": ("Когда придёт мой заказ?", "Ваш заказ придёт завтра."),
}
"""A question and an answer, by the encoding that programs of the country write."""


def table(encoding: str, separator: str = ",") -> bytes:
    """A CSV file of two examples."""
    lines = [
        "prompt,completion".replace(",", separator),
        separator.join(f'"{text}"' for text in TEXTS[encoding]),
        f"2 + 2{separator}4",
    ]
    codec = {"shift_jis": "cp932"}.get(encoding, encoding)
    return "\r\n".join([*lines, ""]).encode(codec)


def read(path: Path) -> list[Any]:
    """The pairs of a converted file."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [tuple(turn["parts"][0]["text"] for turn in line["contents"]) for line in lines]


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_an_old_encoding_is_named_and_read(tmp_path: Path, encoding: str, separator: str) -> None:
    file, output = tmp_path / "train.csv", tmp_path / "train.jsonl"
    file.write_bytes(table(encoding, separator))
    with pytest.raises(
        DatasetFileError, match=f"not UTF-8; it looks like {encoding}; .*--encoding"
    ):
        datasets.convert(file, output)
    assert not output.exists()
    done = datasets.convert(file, output, encoding=encoding)
    assert read(output) == [TEXTS[encoding], ("2 + 2", "4")]
    assert done.source is not None
    assert done.source.endswith(f"in {encoding}")
    assert list(datasets.pairs(file, encoding=encoding)) == [TEXTS[encoding], ("2 + 2", "4")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig"])
def test_unicode_needs_no_option(tmp_path: Path, encoding: str) -> None:
    file, output = tmp_path / "train.csv", tmp_path / "train.jsonl"
    file.write_bytes(table("cp949").decode("cp949").encode(encoding))
    for given_encoding in (None, encoding):
        datasets.convert(file, output, encoding=given_encoding)
        assert read(output)[0] == TEXTS["cp949"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf_8_is_never_taken_for_an_old_encoding(text: str) -> None:
    assert likely_encodings(text.encode()) == ()


@pytest.mark.parametrize(
    "options",
    [{"encoding": "utf-99"}, {"encoding": "hex"}, {"delimiter": ""}, {"delimiter": "::"}],
)
def test_options_are_checked(tmp_path: Path, options: dict[str, str]) -> None:
    (tmp_path / "train.csv").write_bytes(table("cp1252"))
    with pytest.raises(ConfigurationError, match=f"^{next(iter(options))}: "):
        datasets.convert(
            tmp_path / "train.csv", tmp_path / "train.jsonl", **dict[str, Any](options)
        )


def test_a_wrong_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_bytes(table("cp1252"))
    with pytest.raises(InvalidPayloadError, match="not in utf-8, the encoding that was passed"):
        datasets.convert(tmp_path / "train.csv", tmp_path / "train.jsonl", encoding="utf-8")


def test_a_delimiter_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "train.txt").write_text("prompt|completion\na, b; c|d\n", encoding="utf-8")
    datasets.convert(tmp_path / "train.txt", tmp_path / "train.jsonl", delimiter="|")
    assert read(tmp_path / "train.jsonl") == [("a, b; c", "d")]


@pytest.mark.parametrize(
    "header",
    ["Prompt,Completion", " PROMPT , completion ", "Text Input,OUTPUT", "text-input,Output"],
)
def test_headers_are_matched_in_any_spelling(tmp_path: Path, header: str) -> None:
    file = tmp_path / "train.csv"
    file.write_text(f"id,{header}\n7,a,b\n", encoding="utf-8")
    assert list(datasets.pairs(file)) == [("a", "b")]


def test_named_columns_are_matched_in_any_spelling(tmp_path: Path) -> None:
    file = tmp_path / "train.csv"
    file.write_text("Frage des Kunden,ANTWORT\na,b\n", encoding="utf-8")
    assert list(datasets.pairs(file, columns=("frage des kunden", "Antwort"))) == [("a", "b")]
    with pytest.raises(InvalidPayloadError, match="unknown columns"):
        list(datasets.pairs(file, columns=("Frage", "Antwort")))


def test_a_column_that_is_there_twice(tmp_path: Path) -> None:
    file = tmp_path / "train.csv"
    file.write_text("prompt,completion,prompt\na,b,c\n", encoding="utf-8")
    with pytest.raises(InvalidPayloadError, match="two columns have this name"):
        list(datasets.pairs(file))


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """An Excel workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_an_excel_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Prompt", "Completion", "note"],
        ["언제?", 7],
        [],
        [date(2026, 11, 27), "오늘", "x"],
    ]
    file = workbook(tmp_path / "train.xlsx", Examples=rows, Empty=[])
    done = datasets.convert(file, tmp_path / "train.jsonl")
    assert read(tmp_path / "train.jsonl") == [("언제?", "7"), ("2026-11-27T00:00:00", "오늘")]
    assert done.source == "an Excel workbook"


def test_workbooks_that_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["prompt", "completion"], ["a", "b"]]
    two = workbook(tmp_path / "two.xlsx", First=rows, Second=rows)
    with pytest.raises(DatasetFileError, match=r"several sheets \('First', 'Second'\)"):
        datasets.convert(two, tmp_path / "train.jsonl")
    (tmp_path / "cut.xlsx").write_bytes(two.read_bytes()[:2500])
    with pytest.raises(InvalidPayloadError, match="damaged Excel workbook"):
        datasets.convert(tmp_path / "cut.xlsx", tmp_path / "train.jsonl")
    gap = workbook(tmp_path / "gap.xlsx", First=[["prompt", "completion"], ["a", None]])
    with pytest.raises(InvalidPayloadError, match=":2: completion"):
        datasets.convert(gap, tmp_path / "train.jsonl")
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(DatasetFileError, match=r"pip install 'gemini-sdk\[excel\]'"):
        datasets.convert(gap, tmp_path / "train.jsonl")


def test_the_command_says_how_a_file_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, output = tmp_path / "train.csv", tmp_path / "train.jsonl"
    file.write_bytes(table("cp949", ";"))
    assert run(["dataset", "convert", str(file), "-o", str(output)]) == 2
    assert "it looks like cp949" in capsys.readouterr().err
    arguments = ["dataset", "convert", str(file), "-o", str(output), "--encoding", "cp949"]
    assert run(arguments) == 0
    assert "read as a table (CSV, with semicolons), in cp949" in capsys.readouterr().err
