"""The installed command as a process of its own: signals, pipes, missing extras, imports."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from tests.cli.processes import SECONDS, started

COMMAND = str(Path(sys.executable).with_name("gemini-sdk"))
MAIN = "import sys; from gemini_sdk.cli import main; sys.exit(main())"


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    endless = Rule(contains="endless", text="one two three", fault="hang", after=1)
    with Emulator(EmulatorOptions(rules=(endless,))) as emulator:
        yield emulator


@pytest.fixture(params=["heeded", "ignored"])
def ctrl_c(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the tests' own process does about Ctrl-C: nothing where it was started in the background."""
    before = signal.getsignal(signal.SIGINT)
    if request.param == "ignored":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


def environment(url: str) -> dict[str, str]:
    names = {"GEMINI_SDK_BASE_URL": url, "GEMINI_API_KEY": "any", "GOOGLE_API_KEY": ""}
    return {**os.environ, **names}


def python(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=SECONDS, check=False
    )


@pytest.mark.usefixtures("ctrl_c")
def test_emulator_serves_until_interrupted(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text(json.dumps({"text": "Scripted."}))
    keys = tmp_path / "keys.txt"
    keys.write_text("\nany\n")
    command: list[str | Path] = [
        COMMAND,
        "emulator",
        "--port",
        "0",
        "--script",
        script,
        "--keys",
        keys,
    ]
    with started(command) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        url = server.stdout.readline().split()[-1]
        done = subprocess.run(
            [COMMAND, "generate", "Hello"],
            env=environment(url),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        server.send_signal(signal.SIGINT)
        greeting, farewell = server.stdout.read(), server.stderr.read()
    assert (done.returncode, done.stdout, done.stderr) == (0, "Scripted.\n", "")
    assert f"export GEMINI_SDK_BASE_URL={url}" in greeting
    assert (server.returncode, farewell) == (0, "stopped\n")


@pytest.mark.usefixtures("ctrl_c")
def test_interrupted_is_130(emulator: Emulator) -> None:
    command = [COMMAND, "generate", "--stream", "endless"]
    with started(command, environment(emulator.url)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(3) == "one"
        process.send_signal(signal.SIGINT)
        out, err = process.stdout.read(), process.stderr.read()
    assert (process.returncode, out, err) == (130, "\n", "")


def test_a_process_that_hangs_is_killed() -> None:
    began = time.monotonic()
    with started([sys.executable, "-c", "import time; time.sleep(600)"], seconds=0.5) as process:
        assert process.stdout is not None
        assert process.stdout.read() == ""
    assert process.returncode == -signal.SIGKILL
    assert time.monotonic() - began < SECONDS / 2


@pytest.mark.parametrize(
    "arguments",
    [("generate", "Hello"), ("validate", "-", "-", "--jsonl", "--as", "GenerateContentRequest")],
)
def test_a_reader_that_left_is_141(emulator: Emulator, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [COMMAND, *arguments],
            input=b'{"content": 1}\n',
            env=environment(emulator.url),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra(missing: str) -> None:
    done = python(f"import sys; sys.modules[{missing!r}] = None; {MAIN}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'gemini-sdk[cli]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_importing_it_imports_nothing() -> None:
    done = python(
        "import gemini_sdk.cli, sys; "
        "print({'click', 'rich', 'httpx', 'httpx2', 'pydantic'} & sys.modules.keys() or 'none')"
    )
    assert done.stdout == "none\n"


def test_a_command_without_an_answer_imports_no_rich_and_no_http() -> None:
    done = python(
        "import sys; from gemini_sdk.cli.program import run; run(['--help']); "
        "print({'httpx', 'httpx2', 'google.auth', 'starlette', 'rich.console'} & sys.modules.keys() or 'none')"
    )
    assert done.stdout.endswith("\nnone\n")


@pytest.mark.parametrize("stream", [1, 2])
def test_a_stream_that_is_closed_is_not_written_to(stream: int) -> None:
    shell = f'exec "{COMMAND}" models --json {stream}>&-'
    ended = subprocess.run(shell, shell=True, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
