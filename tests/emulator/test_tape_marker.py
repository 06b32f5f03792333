"""The marker `gemini_tape` of the pytest plugin, in a project of its own."""

from importlib import import_module
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator

pytest_plugins = ["pytester"]
# A project's run forgets the modules that it was the first to import: other tests would get them twice.
import_module("httpcore2")

PROGRAM = """
import os
from pathlib import Path

import pytest
from gemini_sdk import GeminiClient

TEXTS = os.environ["TEXTS"].split(",")

@pytest.mark.gemini_tape("tapes/one.jsonl", upstream=os.environ["UPSTREAM"], record=os.environ["RECORD"])
def test_program(gemini_emulator):
    with GeminiClient(api_key="a-key-of-this-test", base_url=gemini_emulator.url, max_retries=0) as client:
        for text in TEXTS:
            assert client.generate_content("gemini-3.8-flash", text).text
"""


def ran(pytester: pytest.Pytester, upstream: str, texts: str, record: str) -> pytest.RunResult:
    """A run of the project; `texts` are what its test asks."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"UPSTREAM": upstream, "TEXTS": texts, "RECORD": record}.items():
            patch.setenv(name, value)
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", "-q")


def test_a_test_is_recorded_once_and_replayed(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_it=PROGRAM)
    tape = pytester.path / "tapes" / "one.jsonl"
    gone = "http://127.0.0.1:1"
    ran(pytester, gone, "One", "none").assert_outcomes(errors=1)
    with Emulator() as service:
        ran(pytester, service.url, "One,Two", "once").assert_outcomes(passed=1)
    lines = tape.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    ran(pytester, gone, "One,Two", "once").assert_outcomes(passed=1)

    unused = ran(pytester, gone, "Two", "none")
    unused.assert_outcomes(passed=1, errors=1)
    unused.stdout.fnmatch_lines(["*the tape and the test differ: unused: POST /v1beta/models/*"])
    missing = ran(pytester, gone, "One,Two,Three", "once")
    missing.assert_outcomes(failed=1, errors=1)
    missing.stdout.fnmatch_lines(["*no recorded exchange answers POST*"])

    with Emulator() as service:
        ran(pytester, service.url, "Three", "all").assert_outcomes(passed=1)
    assert len(tape.read_text(encoding="utf-8").splitlines()) == 1
    wrong = ran(pytester, gone, "One", "sometimes")
    wrong.assert_outcomes(errors=1)
    wrong.stdout.fnmatch_lines(["*record must be 'once'*"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--record", "a", "--replay", "{file}"), "exclude each other"),
        (("--record", "a"), "go together"),
        (("--upstream", "http://h"), "go together"),
        (("--timed",), "are for --replay"),
        (("--scrub", "x"), "for --record and --replay"),
        (("--replay", "{file}"), "not a recorded exchange"),
    ],
)
def test_options_of_the_command(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    file = tmp_path / "tape.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    given = [each.replace("{file}", str(file)) for each in arguments]
    assert run(["emulator", "--port", "0", *given]) == 2
    assert message in capsys.readouterr().err


WITHOUT_KEY = """
import os

import pytest
from gemini_sdk import GeminiClient

@pytest.mark.gemini_tape("one.jsonl", upstream=os.environ["UPSTREAM"], record=os.environ["RECORD"])
def test_program(gemini_emulator):
    with GeminiClient(base_url=gemini_emulator.url, max_retries=0) as client:
        assert client.generate_content("gemini-3.8-flash", "One").text
"""


def test_a_recording_that_failed_is_made_again_and_needs_no_key_later(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(test_it=WITHOUT_KEY)
    tape = pytester.path / "one.jsonl"
    gone = "http://127.0.0.1:1"
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with Emulator() as service:
        ran(pytester, service.url, "", "once").assert_outcomes(failed=1)
        assert not tape.exists()
        monkeypatch.setenv("GEMINI_API_KEY", "a-key-of-this-test")
        ran(pytester, gone, "", "once").assert_outcomes(failed=1)
        assert not tape.exists()
        tape.touch()
        ran(pytester, service.url, "", "once").assert_outcomes(passed=1)
    monkeypatch.delenv("GEMINI_API_KEY")
    ran(pytester, gone, "", "once").assert_outcomes(passed=1)
