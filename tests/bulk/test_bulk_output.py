"""The files of a run: whatever moment ends it, nothing is lost, and nothing stands there twice."""

import asyncio
import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import AsyncGeminiClient, bulk
from gemini_sdk.bulk.finished import Finished, check_input
from gemini_sdk.bulk.job import FileJob
from gemini_sdk.bulk.output_file import LineFile, OutputFiles
from gemini_sdk.bulk.rows import RowReader, json_key
from gemini_sdk.bulk.sources import RowSource
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from tests.bulk.support import MODEL, keyed, request, write_lines

KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


def whole_run(folder: Path, keys: list[str]) -> tuple[Path, Path]:
    """An input, and the files of a run that answered all of it."""
    rows = [{"key": key, "request": keyed([n])[0]["request"]} for n, key in enumerate(keys)]
    source, output = write_lines(folder / "in.jsonl", rows), folder / "out.jsonl"
    reader = RowReader("in.jsonl")
    files = OutputFiles(output)
    for raw in RowSource(source)():
        row = reader.read(raw)
        result = bulk.Result(row.key, row, b'{"candidates": []}')
        stored = b"%b %b\n" % (row.checksum.encode(), json_key(row.key))
        assert files.append(result.line(), b"", stored)
    files.close()
    return source, output


def left(source: Path, output: Path) -> set[str]:
    """The keys that a new run would send."""
    files = OutputFiles(output)
    try:
        finished = Finished(output, files.errors.path, files.checksums.path)
        rows, reader = RowSource(source), RowReader("in.jsonl")
        found = check_input(rows, reader, finished)
        return {reader.read(raw).key for raw in rows.without(found.done)}
    finally:
        files.close()


@given(st.lists(KEYS, min_size=1, max_size=6, unique=True), st.data())
def test_output_cut_at_any_byte_goes_on_with_what_is_not_whole(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("run")
    source, output = whole_run(folder, keys)
    assert left(source, output) == set()
    content = output.read_bytes()
    cut = data.draw(st.integers(0, len(content)))
    output.write_bytes(content[:cut])
    checksums = output.with_name("out.jsonl.checksums")
    stored = checksums.read_bytes()
    checksums.write_bytes(stored[: data.draw(st.integers(0, len(stored)))])
    whole = content[: cut + 1].count(b"\n")  # a last line that lacks its end alone is whole
    assert left(source, output) == set(keys[whole:])
    assert output.read_bytes() == b"".join(content.splitlines(keepends=True)[:whole])


@given(st.lists(st.binary(max_size=50) | st.sampled_from([b"{}", b"\n", b"7"]), max_size=20))
def test_a_file_of_lines_keeps_whole_lines_only(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "out"
    content = b"".join(pieces)
    path.write_bytes(content)
    file = LineFile(path)
    file.append(b"next\n")
    file.close()
    end = content.rfind(b"\n") + 1
    tail = content[end:] + b"\n" if content[end:].strip(b" \t\r") == b"{}" else b""
    assert path.read_bytes() == content[:end] + tail + b"next\n"


@pytest.mark.parametrize("text", ["notes", '{"key":"a","request":{}}\n', '[{"key":"a"}]'])
def test_a_file_of_something_else_stays_as_it_was(tmp_path: Path, text: str) -> None:
    source, notes = write_lines(tmp_path / "in.jsonl", keyed(range(2))), tmp_path / "notes"
    cases: list[tuple[Path, bulk.RunOptions]] = [
        (notes, {"model": MODEL}),
        (tmp_path / "out.jsonl", {"errors": notes, "retry_errors": True, "model": MODEL}),
    ]
    for output, options in cases:
        notes.write_text(text)
        job = FileJob(source, output, AsyncGeminiClient(api_key="any"), options)
        with pytest.raises(ConfigurationError, match=r"notes.*choose another file"):
            asyncio.run(job.run())
        assert notes.read_text() == text


def test_errors_of_another_runs_results_are_not_removed(tmp_path: Path) -> None:
    source, other = write_lines(tmp_path / "in.jsonl", keyed([1])), tmp_path / "other.jsonl"
    other.write_text('{"key":"k1","response":{}}\n')
    options: bulk.RunOptions = {"errors": other, "retry_errors": True, "model": MODEL}
    job = FileJob(source, tmp_path / "out.jsonl", AsyncGeminiClient(api_key="any"), options)
    with pytest.raises(ConfigurationError, match=r"other.jsonl:1: not an error with a key"):
        asyncio.run(job.run())
    assert other.read_text() == '{"key":"k1","response":{}}\n'


@pytest.mark.parametrize(
    "name", ["out.jsonl", "out.errors.jsonl", "out.jsonl.checksums", "out.jsonl.batch"]
)
def test_the_input_is_no_file_of_the_run(tmp_path: Path, name: str) -> None:
    source = write_lines(tmp_path / name, keyed([1]))
    link = tmp_path / "link.jsonl"
    link.symlink_to(source)
    for path in (source, link):
        with pytest.raises(ConfigurationError, match=r"input and [a-z]+ are the same file"):
            FileJob(path, tmp_path / "out.jsonl", AsyncGeminiClient(api_key="any"), {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_pipes_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ConfigurationError, match="not a regular file; the input"):
        RowSource(pipe)
    with pytest.raises(ConfigurationError, match="not a regular file; results"):
        OutputFiles(pipe)


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path / "out.jsonl")
    with pytest.raises(ConfigurationError, match=r"out\.jsonl: another process is writing it"):
        OutputFiles(tmp_path / "out.jsonl")
    files.close()
    OutputFiles(tmp_path / "out.jsonl").close()
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_full_disk_is_reported_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigurationError, match="no room for results: No space left"):
        OutputFiles(tmp_path / "out.jsonl")


def test_a_disk_that_becomes_full_stops_the_run_and_keeps_what_was_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = OutputFiles(tmp_path / "out.jsonl")
    write, full = os.write, [True]

    def fails_once(number: int, data: bytes) -> int:
        if full and len(data) > 5:
            full.clear()
            write(number, data[:5])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(number, data)

    monkeypatch.setattr(os, "write", fails_once)
    assert files.append(b'{"key":"a","response":{}}\n', b"", b"") is False
    assert (tmp_path / "out.jsonl").read_bytes() == b'{"key":"a","response":{}}\n'
    monkeypatch.undo()
    files.close()


def test_bytes_that_changed_but_mean_the_same_are_done(tmp_path: Path) -> None:
    source, output = whole_run(tmp_path, ["a", "b"])
    text = source.read_text().replace('", "', '" , "').replace(": ", ":")
    source.write_text(text)
    assert left(source, output) == set()


def test_keys_of_rows_that_are_done_repeat_no_less(tmp_path: Path) -> None:
    source, output = whole_run(tmp_path, ["a", "b", "c"])
    again = {"key": "b", "request": request("another text")}
    with source.open("a") as file:
        file.write(json.dumps(again) + "\n")
    with pytest.raises(InvalidPayloadError, match=r'in.jsonl:4: the key of line 2, too.*"b"'):
        left(source, output)


def test_rows_that_are_done_are_left_out(tmp_path: Path) -> None:
    count = 20_000
    source = write_lines(tmp_path / "in.jsonl", keyed(range(count)))
    output = tmp_path / "out.jsonl"
    output.write_text("".join(f'{{"key":"k{n}","response":{{}}}}\n' for n in range(count)))
    client = AsyncGeminiClient(api_key="any")
    summary = asyncio.run(bulk.arun(source, output, client=client, model=MODEL))
    assert (summary.rows, summary.skipped, summary.left) == (count, count, 0)
