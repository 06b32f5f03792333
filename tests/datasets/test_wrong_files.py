"""Files that hold something else than lines of JSON: named in one line, with what to do, by whatever reads them."""

import bz2
import codecs
import gzip
import io
import json
import lzma
import pickle
import shlex
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.datasets.example_rules import LINE_BYTES
from gemini_sdk.datasets.file_kind import HEAD_BYTES, kind_of
from gemini_sdk.datasets.json_values import JSONValues
from gemini_sdk.errors import DatasetFileError, GeminiSDKError, InvalidPayloadError
from tests.datasets.samples import Json, preference, text, words, write
from tests.growth import is_linear

EXAMPLES = [text("Où?", "Là."), text("{[", '"]},\\'), text("C", "D")]


def lines(examples: list[Json] = EXAMPLES) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in examples)


LINES = lines()


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("train.jsonl"))
    return file.getvalue()


CLOSED: dict[str, tuple[bytes, str, str]] = {
    "gzip": (gzip.compress(LINES.encode()), "a gzip archive", "gunzip < {}"),
    "bzip2": (bz2.compress(LINES.encode()), "a bzip2 archive", "bunzip2 < {}"),
    "xz": (lzma.compress(LINES.encode()), "an xz archive", "unxz < {}"),
    "zstd": (b"\x28\xb5\x2f\xfd\x04\x00", "a Zstandard archive", "unzstd < {}"),
    "zip": (zipped(train=LINES), "a zip archive", "unzip -p {}"),
    "tar": (tarred(), "a tar archive", "tar -xf {}"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "an Excel workbook", "CSV"),
    "ods": (
        zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument spreadsheet",
        "CSV",
    ),
    "docx": (zipped(word__document="<x/>"), "a Word document", "plain text"),
    "parquet": (b"PAR1\x15\x04\x15\x10", "a Parquet file", "pandas.read_parquet"),
    "pickle": (pickle.dumps(EXAMPLES), "a Python pickle", "pandas.read_pickle"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "a PDF document", "one in a line"),
    "html": (b"\n<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page", "Download"),
    "html in capitals": (b"<HTML>\n<p>Sign in", "a web page", "Download"),
    "xml": (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "XML", "download"),
    "lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS", "git lfs"),
    "compress": (b"\x1f\x9d\x90", "compress", "uncompress < {}"),
    "server's error": (
        b'{\n  "error": {\n    "code": 403,\n    "message": "denied"\n  }\n}\n',
        "an error message of a server",
        "Download",
    ),
    "error in a line": (b'{"error": {"code": 403}}', "an error message of a server", "Download"),
    "control characters": (bytes([200, 1, 2, 255, 130]) * 9, "binary data", "one in a line"),
    "rtf": (b"{\\rtf1\\ansi {}}", "an RTF document", "plain text"),
    "two marks": (
        2 * codecs.BOM_UTF8 + LINES.encode(),
        "more than one byte order",
        "tail -c +7 {}",
    ),
    "zip in parts": (
        b"PK\x07\x08" + zipped(train=LINES),
        "a zip archive in several parts",
        "unzip",
    ),
    "binary": (bytes(range(256)), "binary data", "one in a line"),
    "Latin-1": (LINES.encode("latin-1"), "looks like cp1252", "convert {} --encoding cp1252"),
    "Latin-1 at the end": ('{"a": 1}\n{"b": "é'.encode("latin-1"), "like cp1252", "--encoding"),
}
"""What `convert` does not read."""

ARRAY = json.dumps(EXAMPLES, ensure_ascii=False)
INDENTED = json.dumps(EXAMPLES, ensure_ascii=False, indent=2)
OPEN: dict[str, tuple[bytes, str]] = {
    "array": (ARRAY.encode(), "a JSON array"),
    "array with a mark": (codecs.BOM_UTF8 + ARRAY.encode(), "a JSON array"),
    "indented array": (f"\n {INDENTED}\n".encode(), "a JSON array"),
    "array of lines": (
        ("[\n" + LINES.strip().replace("\n", ",\n") + "\n]").encode(),
        "a JSON array",
    ),
    "two arrays": (
        "\n".join(json.dumps(part, indent=1) for part in (EXAMPLES[:2], EXAMPLES[2:])).encode(),
        "a JSON array",
    ),
    "objects over several lines": (
        "\n".join(json.dumps(each, indent=4) for each in EXAMPLES).encode(),
        "JSON objects that are not one in a line",
    ),
    "objects without indent": (
        "\r\n".join(json.dumps(each, indent=0) for each in EXAMPLES).encode(),
        "JSON objects that are not one in a line",
    ),
    "objects in one line": (LINES.replace("\n", " ").encode(), "JSON objects that are not one"),
    "lines with commas": (LINES.replace("}\n", "},\n").encode(), "JSON objects with commas"),
    "table": (
        'prompt,completion\nOù?,Là.\n{[,"""]},\\"\nC,D\n'.encode(),
        "a table (CSV)",
    ),
    "table of Excel": (
        'Input;Output;prompt;completion\nx;y;Où?;Là.\n;;{[;"""]},\\"\n;;C;D\n'.encode(),
        "a table (CSV, with semicolons)",
    ),
    "table with tabs": (
        'text_input\toutput\nOù?\tLà.\n{[\t"""]},\\"\nC\tD\n'.encode(),
        "a table (tab-separated values)",
    ),
    **{
        encoding: (mark + LINES.encode(encoding), f"text in {encoding[:6].upper()}")
        for encoding, mark in (
            ("utf-16-le", b""),
            ("utf-16-be", b""),
            ("utf-32-le", b""),
            ("utf-32-be", b""),
            ("utf-16", b""),
            ("utf-32", b""),
        )
    },
    "array in UTF-16": (INDENTED.encode("utf-16"), "text in UTF-16"),
    "table in UTF-16": (
        'prompt\tcompletion\nOù?\tLà.\n{[\t"""]},\\"\nC\tD\n'.encode("utf-16"),
        "text in UTF-16",
    ),
}
"""What `convert` reads."""


def readers(path: Path) -> dict[str, Callable[[], object]]:
    return {
        "check": lambda: datasets.check(path),
        "split": lambda: datasets.split(path, f"{path}.t", f"{path}.v"),
        "validation": lambda: datasets.check([text("A?", "B.")], validation=path),
    }


@pytest.mark.parametrize("suffix", ["", ".jsonl"])
@pytest.mark.parametrize("kind", CLOSED)
def test_a_file_that_is_not_read_is_named_by_all(kind: str, suffix: str, tmp_path: Path) -> None:
    content, name, advice = CLOSED[kind]
    path = tmp_path / f"my train{suffix}"
    path.write_bytes(content)
    calls = readers(path) | {
        "convert": lambda: datasets.convert(path, tmp_path / "out"),
        "pairs": lambda: list(datasets.pairs(path)),
    }
    for call in calls.values():
        with pytest.raises(DatasetFileError) as raised:
            call()
        message = str(raised.value)
        assert message.startswith(f"{path}: ")
        assert message.count("\n") == 0
        assert name in raised.value.kind
        assert advice.format(shlex.quote(str(path))) in raised.value.advice
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("kind", OPEN)
def test_a_file_of_another_kind_is_named_and_converted(kind: str, tmp_path: Path) -> None:
    content, name = OPEN[kind]
    path = tmp_path / "train"
    path.write_bytes(content)
    for call in readers(path).values():
        with pytest.raises(DatasetFileError, match="gemini-sdk dataset convert ") as raised:
            call()
        assert name in raised.value.kind
    output = tmp_path / "out"
    done = datasets.convert(path, output)
    assert (done.rows, done.written) == (3, 3)
    assert [json.loads(line) for line in output.read_bytes().splitlines()] == EXAMPLES
    assert not output.read_bytes().startswith(codecs.BOM_UTF8)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "content", ["日本語,説明\nあいう,えお\n", "中中{}\n", "\n\n {}\n", "語" * 9000 + ",\n" * 900]
)
def test_an_encoding_is_found_without_a_mark(encoding: str, content: str) -> None:
    kind = kind_of(content.encode(encoding)[:HEAD_BYTES], "train.csv")
    assert kind is not None
    assert kind.reading == encoding


def test_lines_of_utf_8_before_other_bytes_are_in_no_other_encoding() -> None:
    assert kind_of(LINES.encode() + LINES.encode("utf-16-le") * 9, "train.jsonl") is None


FOREIGN: dict[str, Json] = {
    "messages with the role model": {
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "A?"},
            {"role": "model", "content": "B."},
        ]
    },
    "messages with an author": {
        "context": "Be brief.",
        "messages": [{"author": "user", "content": "A?"}, {"author": "bot", "content": "B."}],
    },
    "OpenAI's form (messages)": {
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "A?"},
            {"role": "assistant", "content": "B."},
        ]
    },
    "input_text and output_text": {"input_text": "A?", "output_text": "B."},
    "pairs of prompt and completion": {"prompt": "A?", "completion": "B."},
}


@pytest.mark.parametrize("name", FOREIGN)
def test_an_older_form_is_named_once_and_converted(name: str, tmp_path: Path) -> None:
    line = FOREIGN[name]
    path = write(tmp_path / "old.jsonl", [line] * 50)
    (finding,) = datasets.check(path, ignore=["few-examples"]).findings
    assert (finding.line, finding.rule, finding.severity) == (1, "form", "error")
    assert name in str(finding)
    assert f"gemini-sdk dataset convert {path} --output" in str(finding)
    assert "50 lines" in str(finding)
    datasets.convert(path, tmp_path / "new.jsonl")
    report = datasets.check(tmp_path / "new.jsonl", ignore=["duplicate", "few-examples"])
    assert (report.findings, report.summary.examples) == ((), 50)
    converted = json.loads((tmp_path / "new.jsonl").read_text().splitlines()[0])
    assert [turn["role"] for turn in converted["contents"]] == ["user", "model"]
    assert ("systemInstruction" in converted) == ("messages" in line)


def test_authors_of_other_names() -> None:
    line = {
        "messages": [
            {"author": "Ann", "content": "A?"},
            {"author": "Bob", "content": "B."},
            {"author": "Ann", "content": "C?"},
            {"author": "model", "content": "D."},
        ],
        "examples": [{"input": {"content": "x"}, "output": {"content": "y"}}],
    }
    with TemporaryDirectory() as folder:
        done = datasets.convert([line], Path(folder, "out"), strict=False)
        assert [each.fault.path for each in done.findings] == ["examples"]
        (converted,) = map(json.loads, Path(folder, "out").read_text().splitlines())
    assert [turn["role"] for turn in converted["contents"]] == ["user", "model"] * 2


def test_no_byte_order_mark_reaches_a_file_that_is_written(tmp_path: Path) -> None:
    marked = [codecs.BOM_UTF8 + json.dumps(text(str(n), "x")).encode() for n in range(50)]
    path = write(tmp_path / "marked.jsonl", marked)
    written = [tmp_path / name for name in ("t", "v", "c")]
    datasets.split(path, *written[:2], fraction=0.5)
    datasets.convert(path, written[2])
    for each in written:
        assert codecs.BOM_UTF8 not in each.read_bytes()
        assert datasets.check(each, ignore=["few-examples"]).findings == ()


@pytest.mark.parametrize("names", ["examples", "tuningTask trainingData examples examples"])
@pytest.mark.parametrize("indent", [None, 2])
def test_examples_in_an_object_are_converted(
    names: str, indent: int | None, tmp_path: Path
) -> None:
    value: Any = [{"textInput": "A?", "output": "B."}, {"textInput": "C?", "output": "D."}]
    for name in reversed(names.split()):
        value = {name: value, "displayName": "x"}
    path, output = tmp_path / "train.json", tmp_path / "out"
    path.write_text(json.dumps(value, indent=indent))
    if indent is None:
        (finding,) = datasets.check(path, ignore=["few-examples"]).findings
        assert "one object that holds a list of examples" in str(finding)
    assert datasets.convert(path, output, to="pairs").written == 2
    assert list(datasets.pairs(output)) == [("A?", "B."), ("C?", "D.")]


def test_half_a_surrogate_pair_ends_in_findings(tmp_path: Path) -> None:
    raw = (
        b'{"contents": [{"role": "\\ud800", "parts": [{"text": "a"}]}, '
        b'{"role": "model", "parts": [{"text": "b", "\\ud800": 1}]}]}'
    )
    assert "role" in {each.rule for each in datasets.check([raw]).findings}
    path = write(tmp_path / "train.jsonl", [raw.replace(b'"a"', b'"a", "x": 1e999')])
    for call in (lambda: datasets.check(path), lambda: datasets.convert(path, tmp_path / "out")):
        with suppress(GeminiSDKError):
            call()


def test_objects_that_have_no_json() -> None:
    for value in ({"contents": object()}, {"contents": object(), "x": "\ud800"}):
        with pytest.raises(InvalidPayloadError, match="no JSON"):
            datasets.check([value])


@pytest.mark.parametrize("content", [b"", b"\n", codecs.BOM_UTF8, b" \r\n\r\n"])
def test_a_file_of_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_bytes(content)
    assert not datasets.check(path).ok
    for call in (
        lambda: datasets.convert(path, tmp_path / "out"),
        lambda: datasets.split(path, tmp_path / "t", tmp_path / "v"),
        lambda: list(datasets.pairs(path)),
    ):
        with pytest.raises(InvalidPayloadError, match="no examples"):
            call()


@pytest.mark.parametrize(
    "content",
    [
        b'{"contents": [\n' + LINES.encode(),  # a broken first line
        b"[1, 2]\n[3, 4]\n",
        LINES.encode() + b'{"contents": "\xe9"}\n',  # one line in another encoding
        b"hello\n",
    ],
)
def test_lines_that_are_wrong_are_no_wrong_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_bytes(content)
    report = datasets.check(path)
    assert {"json", "encoding"} & {each.rule for each in report.findings}


_blobs = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=100).map(str.encode),
    st.lists(
        st.sampled_from(
            ['{"contents": [', '"\\ud800"', ":", "]", "}", "{", "[", '"', "\\", ",", "\n", "a"]
        )
    ).map(lambda parts: "".join(parts).encode()),
    st.sampled_from([each[0] for each in (*CLOSED.values(), *OPEN.values())]).flatmap(
        lambda content: st.integers(0, len(content)).map(lambda end: content[:end])
    ),
)


@given(_blobs, st.sampled_from([".jsonl", ".csv", ""]))
def test_any_bytes_give_a_report_or_an_error(content: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"train{suffix}")
        path.write_bytes(content)
        calls: tuple[Callable[[], Any], ...] = (
            lambda: datasets.check(path),
            lambda: datasets.convert(path, Path(folder, "out")),
            lambda: datasets.convert(path, Path(folder, "out"), strict=False),
            lambda: datasets.split(path, Path(folder, "t"), Path(folder, "v")),
            lambda: list(datasets.pairs(path)),
        )
        for call in calls:
            with suppress(GeminiSDKError):
                call()


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


def cut(content: bytes, sizes: list[int]) -> list[tuple[int, bytes]]:
    """The values of a text that comes in pieces of such sizes."""
    scan, at = JSONValues(), 0
    found: list[tuple[int, bytes]] = []
    for size in [*sizes, len(content)]:
        found += scan.feed(content[at : at + size])
        at += size
    return [*found, *scan.flush()]


@given(
    st.lists(_values, min_size=1, max_size=4),
    st.sampled_from([None, 0, 3]),
    st.booleans(),
    st.lists(st.integers(1, 5), max_size=30),
)
def test_elements_of_an_array_are_cut_out(
    values: list[Any], indent: int | None, ascii_only: bool, sizes: list[int]
) -> None:
    content = json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode(errors="replace")
    found = cut(content, sizes)
    assert [json.loads(value) for _, value in found] == json.loads(content)
    numbers = [number for number, _ in found]
    assert numbers == sorted(numbers)
    if indent is not None:
        rows = content.split(b"\n")
        assert all(rows[n - 1].strip()[:1] == value[:1] for n, value in found)


@given(
    st.lists(st.dictionaries(st.text(), st.text() | st.integers()), min_size=1, max_size=4),
    st.sampled_from(["", "\n", " , "]),
)
def test_objects_side_by_side_are_cut_out(values: list[Any], between: str) -> None:
    content = between.join(json.dumps(each, indent=1) for each in values).encode()
    assert [json.loads(value) for _, value in cut(content, [])] == values


@given(st.binary())
def test_no_bytes_are_lost(content: bytes) -> None:
    cut_out = b"".join(value for _, value in cut(content, []))
    dropped = b" \t\r\n,[]"
    assert cut_out.translate(None, dropped) == content.translate(None, dropped)


def test_an_array_without_its_end_is_no_whole_array(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_bytes(INDENTED.encode()[:-2])
    with pytest.raises(InvalidPayloadError, match="EOF"):
        datasets.convert(path, tmp_path / "out")


def test_a_huge_line_is_named_and_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    with path.open("wb") as file:
        file.write(json.dumps(text("A?", "B.")).encode() + b'\n{"contents": "')
        for _ in range(64):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n' + json.dumps(text("C?", "D.")).encode() + b"\n")
    tracemalloc.start()
    try:
        report = datasets.check(path, ignore=["few-examples"])
        with pytest.raises(InvalidPayloadError, match=f"train.jsonl:2: .*longer than {LINE_BYTES}"):
            datasets.split(path, tmp_path / "t", tmp_path / "v")
        with pytest.raises(InvalidPayloadError, match=r"train.jsonl:2: .*longer than"):
            datasets.convert(path, tmp_path / "out")
        assert tracemalloc.get_traced_memory()[1] < 6 * LINE_BYTES
    finally:
        tracemalloc.stop()
    assert [(each.line, each.rule) for each in report.findings] == [(2, "line-size")]
    assert (report.summary.lines, report.summary.examples) == (3, 2)


@given(words, words)
def test_the_command_names_the_file(name: str, more: str) -> None:
    error = DatasetFileError(name, "a gzip archive", f"Run: gunzip < {more}")
    assert (error.path, error.kind) == (name, "a gzip archive")
    assert "expected lines of JSON" in str(error)


def test_mixed_preferences_are_named() -> None:
    rules = [each.rule for each in datasets.check([text("A?", "B."), preference()]).findings]
    assert rules == ["few-examples", "mixed-forms"]


@pytest.mark.parametrize("unit", ['"', '"a",', "{}", "[", "[]]", ",", "\\", '"\\', "\n"])
def test_text_is_cut_in_time_that_grows_with_its_length(unit: str) -> None:
    def work(size: int) -> None:
        cut(b"[" + unit.encode() * (size // len(unit)), [1 << 13] * (size >> 13))

    assert is_linear(work, 1 << 15)


@pytest.mark.parametrize(
    ("begin", "more"), [(b'[{"a": [', b'"",[],{},"]",'), (b"[", b'{}{}[]{"a":1}"]"')]
)
def test_strings_and_brackets_in_a_value_are_read_in_few_steps(begin: bytes, more: bytes) -> None:
    scan = JSONValues()
    assert not list(scan.feed(begin + more * 100_000))
    steps = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event == "call"

    sys.setprofile(count)
    try:
        assert not list(scan.feed(more * 100_000))
    finally:
        sys.setprofile(None)
    assert steps < 100
