"""`gemini-sdk cache`: the life of a cached content on both platforms."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(params=[(), ("--vertex", "--project", "p")], ids=["google-ai", "vertex"])
def where(
    server: Emulator, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> tuple[str, ...]:
    """The options of a platform, in surroundings in which the emulator is found."""
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    monkeypatch.setenv("GOOGLE_API_KEY", "k")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)
    monkeypatch.delenv("GOOGLE_CLOUD_PROJECT", raising=False)
    options: tuple[str, ...] = request.param
    if options:
        file = Path(str(request.getfixturevalue("tmp_path"))) / "credentials.json"
        server.write_credentials(file)
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    return options


def test_the_life_of_a_cached_content(
    where: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def out(*arguments: str) -> str:
        assert run([*arguments, *where]) == 0
        return capsys.readouterr().out.strip()

    note = tmp_path / "note.txt"
    note.write_text("A note.")
    options = ("--file", str(note), "--ttl", "600", "--display-name", "Moby")
    name = out("cache", "create", "Call me Ishmael. " * 1000, *options)
    assert "cachedContents/" in name
    assert json.loads(out("cache", "get", name))["name"] == name
    row = next(line for line in out("cache", "list").splitlines() if line.startswith(name))
    assert "Moby\t" in row
    assert any(
        json.loads(line)["name"] == name for line in out("cache", "list", "--json").splitlines()
    )
    answer = json.loads(out("generate", "Who?", "--cached-content", name, "--json"))
    assert answer["usageMetadata"]["cachedContentTokenCount"]
    assert out("cache", "update", name, "--ttl", "900").startswith("20")
    assert json.loads(out("cache", "update", name, "--ttl", "900", "--json"))["name"] == name
    assert out("cache", "delete", name) == ""
    assert run(["cache", "get", name, *where]) == 1


def test_what_is_wrong_is_reported_before_anything_is_sent(
    where: tuple[str, ...], server: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    before = len(server.journal())
    assert run(["generate", "Hi", "--system", "Brief.", "--cached-content", "x", *where]) == 2
    assert "systemInstruction: cannot be used together" in capsys.readouterr().err
    assert run(["cache", "update", "x", "--ttl", "0", *where]) == 2
    assert run(["cache", "update", "x", *where]) == 2
    assert [e.operation for e in server.journal()[before:] if e.operation != "token"] == []
