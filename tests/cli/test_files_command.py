"""`gemini-sdk files`: from a local file to one at the service, and back."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator, EmulatorOptions

Out = Callable[..., str]


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(file_seconds=0)) as emulator:
        yield emulator


@pytest.fixture
def out(
    server: Emulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Out:
    """What a command line prints."""
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    monkeypatch.setenv("GOOGLE_API_KEY", "k")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)

    def printed(*arguments: str) -> str:
        assert run(["files", *arguments]) == 0
        return capsys.readouterr().out.strip()

    return printed


def test_the_life_of_a_file(out: Out, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A note.")
    name, size, state, expires, uri = out("upload", str(note)).split("\t")
    assert (size, state, expires[:2]) == ("7", "ACTIVE", "20")
    assert uri.endswith(name)
    assert json.loads(out("get", name))["displayName"] == "note.txt"
    assert out("list").splitlines()[0].split("\t")[:3] == [name, "7", "ACTIVE"]
    assert json.loads(out("list", "--json").splitlines()[0])["name"] == name
    copy = tmp_path / "copy.txt"
    out("download", uri, str(copy))
    assert copy.read_text() == "A note."
    assert out("delete", name) == ""
    assert run(["files", "get", name]) == 1


def test_several_files_are_uploaded_and_waited_for(out: Out, tmp_path: Path) -> None:
    paths = [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    for path in paths:
        path.write_bytes(b"0" * 9)
    lines = out("upload", *map(str, paths), "--wait", "--json").splitlines()
    assert [json.loads(line)["displayName"] for line in lines] == ["a.mp4", "b.mp4"]
    out("delete", *(json.loads(line)["name"] for line in lines))


def test_standard_input_and_output(out: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    options = ("--mime-type", "text/plain", "--name", "piped", "--json")
    file = json.loads(out("upload", "-", *options))
    assert (file["name"], file["sizeBytes"]) == ("files/piped", "5")
    assert out("download", "piped", "-") == "piped"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["upload", "missing.txt"], "cannot be read"),
        (["upload", "-"], "--mime-type"),
        (["upload", "a", "b", "--name", "x"], "single PATH"),
        (["list", "--vertex", "--project", "p"], "gs://"),
    ],
)
def test_wrong_usage_is_reported(
    out: Out, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["files", *arguments]) == 2
    assert words in capsys.readouterr().err
