"""Rows: each line of any content is a row or has a fault, and a quick look finds the key that a whole one finds."""

import asyncio
import json
from importlib import import_module
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gemini_sdk import AsyncAzureInferenceClient, AsyncGeminiClient, bulk
from gemini_sdk.bulk import PoolMember, Processor
from gemini_sdk.bulk.rows import RawRow, RowReader, json_key
from gemini_sdk.bulk.sources import RowSource, prompt_builder
from gemini_sdk.errors import ConfigurationError, DatasetFileError, InvalidPayloadError
from tests.bulk.support import MODEL, keyed, request, write_lines

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    [
        "key",
        "request",
        "custom_id",
        "body",
        "id",
        "prompt",
        "contents",
        "content",
        "model",
        "extra_headers",
    ]
)
OBJECTS = st.dictionaries(NAMES | TEXT, JSON, max_size=5)
LINES = st.one_of(
    st.binary(max_size=60),
    JSON.map(lambda value: json.dumps(value).encode()),
    OBJECTS.map(lambda value: json.dumps(value, ensure_ascii=False).encode()),
    OBJECTS.map(lambda value: json.dumps(value, separators=(",", ":")).encode() + b"  \r\n"),
    st.tuples(TEXT, JSON).map(
        lambda pair: json.dumps({"key": pair[0], "request": pair[1]}).encode()
    ),
)
READER = RowReader("in.jsonl")


@given(LINES)
@example(b'{"key": "a", "request": ')
@example(b'{"key": "\\u0061", "request": {}}')
@example(b'{"key": "", "request": {}}')
@example(b'{"key": "a\xff", "request": {}}')
@example(b'{"key": "a", "key": "b", "request": {}}')
@example(b'{"key": "\\ud83d", "request": {}}')
def test_any_line_is_a_row_or_has_a_fault(line: bytes) -> None:
    raw = RawRow(7, 8, line)
    row = READER.read(raw)
    assert row.key
    assert row.place == "in.jsonl:8"
    key, checksum = READER.quick_key(raw)
    assert key == json_key(row.key)
    assert int(row.checksum[:8], 16) == checksum == crc32(line.strip())
    assert len(row.checksum) == 16


@pytest.fixture(scope="module")
def processors() -> list[Processor]:
    google = AsyncGeminiClient(api_key="any")
    azure: Any = AsyncAzureInferenceClient(endpoint="http://127.0.0.1:1", credential="key")
    return [
        Processor([PoolMember(google, MODEL)]),
        Processor([PoolMember(google, MODEL)], operation="count_tokens"),
        Processor([PoolMember(google, "gemini-embedding-2")], operation="embed_content"),
        Processor([PoolMember(google)]),
        Processor([PoolMember(azure, "m")]),
        Processor([PoolMember(azure, "m")], operation="embeddings"),
    ]


@pytest.mark.filterwarnings("ignore::gemini_sdk.warnings.GeminiSDKWarning")
@given(
    LINES | st.tuples(TEXT, OBJECTS).map(lambda p: json.dumps({"key": "k", "body": p[1]}).encode())
)
def test_no_row_raises(processors: list[Processor], line: bytes) -> None:
    row = READER.read(RawRow(0, 1, line))
    for processor in processors:
        processor.check(row)


def test_members_of_rows_are_no_options_of_calls(processors: list[Processor]) -> None:
    for name in ("extra_headers", "validate", "timeout", "extra_body"):
        body: dict[str, Any] = {"messages": [{"role": "user", "content": "Hello"}], name: {}}
        row = READER.read(RawRow(0, 1, json.dumps({"custom_id": "a", "body": body}).encode()))
        error = processors[4].check(row)
        assert isinstance(error, InvalidPayloadError)
        assert name in str(error)


@given(st.dictionaries(TEXT, TEXT | st.integers(), min_size=1))
def test_prompts_of_fields(fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        build = prompt_builder(name, None)
        assert build is not None
        assert build(fields) == request(str(value))


def test_rows_of_lists_and_files(tmp_path: Path) -> None:
    given_rows: list[Any] = ["one", ("b", "two"), keyed([3])[0], b'{"prompt": "four", "id": 4}']
    rows = [READER.read(raw) for raw in RowSource(given_rows)()]
    assert [row.key for row in rows] == ["0", "b", "k3", "4"]
    assert rows[0].request == request("one")
    assert rows[3].request == request("four")
    path = write_lines(tmp_path / "in.jsonl", ["first", *keyed([1])])
    path.write_bytes(b"\xef\xbb\xbf\n" + path.read_bytes() + b"\n  \n")
    read = [READER.read(raw) for raw in RowSource(path)()]
    assert [(row.key, row.place) for row in read] == [("0", "in.jsonl:2"), ("k1", "in.jsonl:3")]
    array = tmp_path / "array.json"
    array.write_text("[1,\n2]")
    with pytest.raises(DatasetFileError, match="a JSON array"):
        RowSource(array)
    with pytest.raises(ConfigurationError, match="No such file"):
        RowSource(tmp_path / "nowhere")
    table = tmp_path / "t.csv"
    table.write_text("a,b\n1,2\n3\n")
    with pytest.raises(ConfigurationError, match=r"t.csv:3: 1 values; expected 2"):
        list(RowSource(table)())


def test_tables_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    broken = tmp_path / "in.parquet"
    broken.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(ConfigurationError, match=r"in.parquet: not a Parquet file"):
        list(RowSource(broken)())
    table = tmp_path / "in.csv"
    table.write_text("id,text,text\na,x,y\n")
    with pytest.raises(ConfigurationError, match=r"in.csv:1: several columns are named text"):
        list(RowSource(table)())


def test_parquet(tmp_path: Path) -> None:
    pyarrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    path = tmp_path / "in.parquet"
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": ["one", "two"]}), path)
    reader = RowReader("in", build=prompt_builder("text", None))
    rows = [reader.read(raw) for raw in RowSource(path)()]
    assert [(row.key, row.request) for row in rows] == [
        ("a", request("one")),
        ("b", request("two")),
    ]


def test_a_row_without_a_model_needs_one() -> None:
    async def main() -> list[bulk.Result]:
        async with AsyncGeminiClient(api_key="any", base_url="http://127.0.0.1:1") as client:
            return [each async for each in bulk.iterate(["one"], client=client)]

    (result,) = asyncio.run(main())
    assert "model: is missing" in str(result.error)
