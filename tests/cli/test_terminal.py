"""What models, servers and files say never drives the terminal it is shown on."""

import ast
import io
import json
import os
import pty
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import codegen
from gemini_sdk import _terminal, cli
from gemini_sdk.cli import output
from gemini_sdk.cli.demo.indented_output import IndentedOutput
from gemini_sdk.cli.program import run
from gemini_sdk.cli.tune.platforms import JobProgress
from gemini_sdk.cli.tune.progress_view import ProgressView
from gemini_sdk.emulator import Emulator, Rule

EVIL = {
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "title": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x1b[H",
    "return": "safe\revil",
    "backspace": "a\x08\x08b",
    "c1": "\x9b2J\x90x\x9c",
    "bidi": "\u202eevil\u2066",
    "surrogate": "\udcff",
    "separator": "a\u2028b",
    "delete": "\x7f",
}
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
COLOUR = re.compile(r"\x1b\[[0-9;]{1,5}m")
evils = pytest.mark.parametrize("text", EVIL.values(), ids=EVIL)


class Screen:
    """A terminal in place of stdout, stderr or both, as bytes that reached it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
        self._controller, worker = pty.openpty()
        self._file = os.fdopen(worker, "w", encoding="utf-8", errors="surrogatepass", newline="")
        for name in names:
            monkeypatch.setattr(sys, name, self._file)

    def read(self) -> str:
        self._file.flush()
        os.set_blocking(self._controller, False)
        data = b""
        with suppress(BlockingIOError):
            while True:
                data += os.read(self._controller, 1 << 16)
        # The terminal itself turns each line end into two characters.
        text = data.decode("utf-8", "surrogatepass").replace("\r\n", "\n")
        return COLOUR.sub("", text)

    def close(self) -> None:
        self._file.close()
        os.close(self._controller)


def on_screen(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> tuple[int, str]:
    with monkeypatch.context() as patch:
        screen = Screen(patch, "stdout", "stderr")
        try:
            return run(arguments), screen.read()
        finally:
            screen.close()


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Any:
    with Emulator() as emulator:
        monkeypatch.setenv("GEMINI_SDK_BASE_URL", emulator.url)
        monkeypatch.setenv("GEMINI_API_KEY", "any")
        yield emulator


@given(st.text())
def test_nothing_harmful_is_shown(text: str) -> None:
    shown = output.shown(text)
    assert not FORBIDDEN.search(shown)
    assert "\n" not in output.one_line(text)
    shown.encode("utf-8")
    if text.isprintable():
        assert shown == text


@evils
@pytest.mark.parametrize("way", ["--stream", "--no-stream"])
def test_the_text_of_a_model(
    answering: Emulator, text: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if text == EVIL["surrogate"]:
        pytest.skip("no server can write it as UTF-8")
    answering.add(Rule(text=f"begin {text} end"))
    status, screen = on_screen(monkeypatch, ["generate", way, "x"])
    assert status == 0
    assert "begin " in screen
    assert not FORBIDDEN.search(screen)
    _, raw = on_screen(monkeypatch, ["generate", "--raw", way, "x"])
    assert text in raw


def test_a_pipe_gets_the_bytes(answering: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    answering.add(Rule(text=EVIL["clipboard"]))
    assert run(["generate", "x"]) == 0
    assert capsys.readouterr().out == EVIL["clipboard"] + "\n"


@evils
def test_stderr_is_harmless_everywhere(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.write(text, err=True, fg="red")
    assert not FORBIDDEN.search(capsys.readouterr().err)


def test_the_error_of_a_server(answering: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    answering.add(Rule(status=400, body={"error": {"code": 400, "message": EVIL["title"]}}))
    assert run(["generate", "x"]) == 1
    said = capsys.readouterr().err
    assert "owned" in said
    assert not FORBIDDEN.search(said)


@evils
def test_file_names_and_arguments(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"x{text}.json"
    for arguments in (
        ["generate", "--file", name],
        ["generate", f"--{text}"],
        [f"no-{text}"],
        ["validate", name, "--as", "GenerateContentRequest"],
        ["dataset", "check", name],
        ["migrate", "code", name],
    ):
        status, screen = on_screen(monkeypatch, arguments)
        assert status != 0
        assert not FORBIDDEN.search(screen), arguments
    if text == EVIL["surrogate"]:
        return
    path = tmp_path / name
    path.write_text('{"contents": 5}\n')
    _, screen = on_screen(monkeypatch, ["validate", str(path), "--as", "GenerateContentRequest"])
    assert "x" in screen
    assert not FORBIDDEN.search(screen)


@pytest.mark.parametrize("text", [*EVIL.values(), "[/x]", "[bold]", "[link=http://evil]x[/link]"])
def test_the_view_of_a_tuning(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(monkeypatch, "stderr")
    try:
        view = ProgressView(output.console(err=True))
        with view.live():
            view.follow(JobProgress(text, 1, 2))
        said = screen.read()
    finally:
        screen.close()
    # rich itself moves the cursor; none of the text may.
    assert text not in said or text.startswith("[")


def test_cells_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.table import Table

    table = Table("a")
    table.add_row(output.cell("[/x]\x1b[2J"))
    table.add_row("[/x]")
    output.console().print(table)
    said = capsys.readouterr().out
    assert said.count("[/x]") == 2
    assert not FORBIDDEN.search(said)


def test_no_command_prints_around_the_modules_for_output() -> None:
    folder = Path(cli.__file__).parent
    # The steps of the demo print indented; the entry point speaks where click is missing.
    exempt = {folder / "output.py", folder / "__init__.py"}
    exempt |= {
        folder / "demo" / name for name in ("steps.py", "resources.py", "tuning.py", "runner.py")
    }
    exempt |= {folder / "demo" / "indented_output.py"}
    ways = {"echo", "secho", "print", "Console", "print_json"}
    found: list[str] = []
    for module in (*folder.rglob("*.py"), *Path(codegen.__file__).parent.rglob("*.py")):
        if module in exempt:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                direct = called.startswith(("sys.stdout.", "sys.stderr."))
                allowed = called.endswith((".isatty", ".fileno")) or "output.console(" in called
                if (direct or called.rpartition(".")[2] in ways) and not allowed:
                    found.append(f"{module.name}:{node.lineno} {called}")
    assert found == []


@evils
def test_what_specs_say(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "specs"
    folder.mkdir()
    written = text if text == EVIL["bidi"] or text == EVIL["separator"] else json.dumps(text)
    if text == EVIL["surrogate"]:
        written = '"\\udcff"'
    head = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\n"
    (folder / "evil.yaml").write_text(f"{head}? {written}\n: 1\n", encoding="utf-8")
    (folder / "clean.yaml").write_text(f"{head}paths: {{}}\n", encoding="utf-8")
    for arguments in (
        ["codegen", "--specs", str(folder), "--out", str(tmp_path / "out")],
        ["codegen", "diff", str(folder / "clean.yaml"), str(folder / "evil.yaml")],
        ["codegen", "jsonschema", "--specs", str(folder), "--out", str(tmp_path / "out")],
        ["codegen", "diff", f"{text}:x", str(folder / "clean.yaml")],
    ):
        status, screen = on_screen(monkeypatch, arguments)
        assert status != 0
        assert screen
        assert not FORBIDDEN.search(screen), arguments


@evils
def test_what_codegen_says(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        screen = Screen(patch, "stdout", "stderr")
        try:
            _terminal.say(f"begin {text}")
            _terminal.say(f"begin {text}", err=True)
            said = screen.read()
        finally:
            screen.close()
    assert said.count("begin ") == 2
    assert not FORBIDDEN.search(said)


@evils
def test_the_margin_of_the_demo(text: str) -> None:
    written = io.StringIO()
    margin = IndentedOutput(Console(file=written, width=60))
    margin.write(f"begin {text} end\n")
    margin.finish()
    assert not FORBIDDEN.search(written.getvalue())


def test_every_command_takes_raw() -> None:
    from gemini_sdk.cli.program import program

    def leaves(command: click.Command) -> list[click.Command]:
        if isinstance(command, click.Group):
            return [leaf for each in command.commands.values() for leaf in leaves(each)]
        return [command]

    for leaf in leaves(program):
        assert [option.name for option in leaf.params].count("raw") == 1
