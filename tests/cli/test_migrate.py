"""`gemini-sdk migrate`: diffs, writing, what is skipped and what is reported."""

import json
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run

PROGRAM = 'from openai import OpenAI\n\nclient = OpenAI()  # mine\nx = client.moderations.create(input="x")\n'
MOVED = (
    "from gemini_sdk.migration import OpenAI\n\nclient = OpenAI()  # mine\n"
    "# TODO(gemini-sdk): moderations.create has no counterpart on the drop-in client: use safety_settings of "
    "generate_content, and content_filter_results of answers.\n"
    'x = client.moderations.create(input="x")\n'
)
REQUEST = {
    "model": "gpt-4o",
    "messages": [{"role": "user", "content": "Hi"}],
    "max_tokens": 9,
    "user": "me",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("a.py", "deep/b.py", ".venv/c.py", "own/d.py", ".hidden.py", "e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(PROGRAM)
    (tmp_path / "own" / "pyvenv.cfg").touch()
    (tmp_path / "other.py").write_bytes(b"# latin\xe9, no openai\r\n")
    return tmp_path


def test_a_diff_is_printed_and_nothing_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "other.py").unlink()
    assert run(["migrate", "code", str(project)]) == 0
    printed = capsys.readouterr()
    assert (
        printed.out.count("-from openai import OpenAI\n+from gemini_sdk.migration import OpenAI\n")
        == 2
    )
    assert printed.out.count("--- a/") == 2
    assert printed.err == "2 files, 2 to change, 2 to decide\n"
    assert (project / "a.py").read_text() == PROGRAM


def test_what_is_wrong_with_one_file_does_not_stop_the_others(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "broken.py").write_text("import openai\nprint 'x'\n")
    assert run(["migrate", "code", "--write", str(project)]) == 1
    printed = capsys.readouterr()
    assert f"error: {project / 'broken.py'}: line 2: " in printed.err
    assert f"error: {project / 'other.py'}: line 1: " in printed.err
    assert "4 files, 2 changed, 2 to decide, 2 not changed" in printed.err
    assert (project / "broken.py").read_text() == "import openai\nprint 'x'\n"
    assert (project / "a.py").read_text() == (project / "deep/b.py").read_text() == MOVED
    for skipped in (".venv/c.py", "own/d.py", ".hidden.py", "e.txt"):
        assert (project / skipped).read_text() == PROGRAM


def test_files_keep_their_encoding_and_line_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"# coding: latin-1\r\nimport openai  # \xe9\r\n")
    assert run(["migrate", "code", "--write", str(file)]) == 0
    moved = b"# coding: latin-1\r\nfrom gemini_sdk import migration as openai  # \xe9\r\n"
    assert file.read_bytes() == moved
    assert run(["migrate", "code", "--write", "--style", "native", str(file)]) == 0
    assert file.read_bytes() == moved
    assert capsys.readouterr().err.endswith("1 files, 0 changed, 0 to decide\n")


def test_without_libcst_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(name: str) -> None:
        assert name == "libcst"

    monkeypatch.setattr("gemini_sdk.migration.code.find_spec", found)
    assert run(["migrate", "code", str(tmp_path)]) == 2
    assert "pip install 'gemini-sdk[migrate]'" in capsys.readouterr().err


def test_a_request_is_converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps(REQUEST))
    assert run(["migrate", "request", str(file)]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {
        "contents": [{"role": "user", "parts": [{"text": "Hi"}]}],
        "generationConfig": {"maxOutputTokens": 9},
    }
    assert "gemini-3.8-flash" in printed.err
    assert "max_tokens" in printed.err
    assert "lost" in printed.err

    assert run(["migrate", "request", str(file), "--json", "--platform", "vertex"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["model"] == "gemini-3.8-flash"
    assert {row["path"] for row in document["report"]} >= {"model", "max_tokens", "user"}

    assert run(["migrate", "request", str(file), "--strict"]) == 2
    assert "user" in capsys.readouterr().err


def test_a_bad_request_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "request.json"
    file.write_text('{"messages": [')
    assert run(["migrate", "request", str(file)]) == 2
    file.write_text(json.dumps({**REQUEST, "model": "gpt-9"}))
    assert run(["migrate", "request", str(file)]) == 2
    assert "gpt-9" in capsys.readouterr().err


def test_a_dataset_is_converted(tmp_path: Path) -> None:
    source, target = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    said = [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}]
    source.write_text(json.dumps({"messages": said}) + "\n")
    assert run(["migrate", "dataset", str(source), "-o", str(target)]) == 0
    assert json.loads(target.read_text())["contents"][1]["parts"] == [{"text": "Ho"}]
