"""`gemini-sdk embed`, and `gemini-sdk models --live`."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator

SIZE = ["--dimensions", "4"]


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(autouse=True)
def service(server: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    server.reset()
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    return server


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_texts_become_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["embed", "a", "é", *SIZE]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["text"] for line in lines] == ["a", "é"]
    assert [len(line["values"]) for line in lines] == [4, 4]


def test_what_was_written_is_printed_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "vectors.npy"
    assert run(["embed", "a", "b", "--json", "-o", str(target), *SIZE]) == 0
    printed = capsys.readouterr()
    made = {"vectors": 2, "dimensions": 4, "model": "gemini-embedding-2"}
    assert json.loads(printed.out) == {"output": str(target), **made}
    assert printed.err == ""
    assert run(["embed", "a", "--json", *SIZE]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "a"


def test_lines_of_standard_input_become_a_numpy_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, service: Emulator
) -> None:
    texts = [f"line {number}" for number in range(1201)]
    piped(monkeypatch, "\n".join([*texts, ""]).encode())
    target = tmp_path / "vectors.npy"
    assert run(["embed", "-o", str(target), *SIZE]) == 0
    table = np.load(target)
    assert table.shape == (1201, 4)
    assert table.dtype == np.float32
    assert np.allclose(np.linalg.norm(table, axis=1), 1)
    assert [*tmp_path.iterdir()] == [target]
    sizes = [len(entry.body["requests"]) for entry in service.journal()]
    assert sum(sizes) == 1201
    assert max(sizes) == 100


@pytest.mark.parametrize("vertex", [[], ["--vertex", "--project", "p"]])
def test_a_file_of_json_lines(tmp_path: Path, vertex: list[str], monkeypatch: Any) -> None:
    if vertex:
        monkeypatch.setattr("gemini_sdk._google.credentials.chosen", _token)
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('"a"\n\n{"text": "b", "id": 2}\n', encoding="utf-8")
    model = ["-m", "text-embedding-005"] if vertex else []
    assert run(["embed", "-i", str(source), "-o", str(target), *vertex, *model, *SIZE]) == 0
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["text"] for line in found] == ["a", "b"]


def _token(*_: object, **__: object) -> Any:
    class Bearer:
        def headers(self) -> dict[str, str]:
            return {"authorization": "Bearer t"}

    return Bearer()


WRONG = [
    (["embed", "-o", "x.csv", "a"], b"", "expected a name that ends in .jsonl or .npy"),
    (["embed"], b"", "no texts"),
    (["embed"], b"\n \n", "no texts"),
    (["embed"], b"a\n\xff\n", "standard input, line 2: not UTF-8 text"),
]


@pytest.mark.parametrize(("command", "data", "message"), WRONG)
def test_wrong_input_is_wrong_usage(
    command: list[str],
    data: bytes,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    piped(monkeypatch, data)
    assert run(command) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "message"), [("{", "not JSON"), ("[1]", "expected a JSON string")]
)
def test_a_wrong_line_is_named_and_nothing_is_left(
    tmp_path: Path, line: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(f'"a"\n{line}\n', encoding="utf-8")
    assert run(["embed", "-i", str(source), "-o", str(tmp_path / "out.npy")]) == 2
    assert f"in.jsonl, line 2: {message}" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == [source]


def test_a_failure_leaves_no_file(
    tmp_path: Path, service: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    service.add({"operation": "batchEmbedContents", "status": 400})
    assert run(["embed", "a", "-o", str(tmp_path / "out.npy")]) == 1
    assert "error: " in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_models_of_the_service(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--live"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["models/gemini-3.8-flash"].split(maxsplit=1)[1].startswith("stable")
    assert run(["models", "--live", "--json", "gemini-3.8-flash"]) == 0
    (model,) = json.loads(capsys.readouterr().out)["models"]
    assert model["inputTokenLimit"] == 1048576
    assert run(["models", "--live", "teapot-1"]) == 1
    assert "not found" in capsys.readouterr().err
