"""A pytest plugin: the fixture `gemini_emulator`, and the marker `gemini_tape`.

    def test_greeting(gemini_emulator):
        client = GeminiClient(api_key="any", base_url=gemini_emulator.url)

    @pytest.mark.gemini_tape("greeting.jsonl", record="once")
    def test_recorded_greeting(gemini_emulator):
        client = GeminiClient(base_url=gemini_emulator.url)

Every pytest run of every project loads this module, so it imports nothing until a test asks for the fixture.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from gemini_sdk.emulator import Emulator, EmulatorOptions, TapeOptions

_KEYS = ("GEMINI_API_KEY", "GOOGLE_API_KEY")


@pytest.fixture
def gemini_emulator_options() -> "EmulatorOptions":
    """The options of `gemini_emulator`; override this fixture for others."""
    from gemini_sdk.emulator import EmulatorOptions

    return EmulatorOptions()


@pytest.fixture
def gemini_emulator(
    request: pytest.FixtureRequest, gemini_emulator_options: "EmulatorOptions"
) -> "Iterator[Emulator]":
    """An emulator on a free port of loopback, fresh for each test: `.url`, `.add()`, `.journal()`.

    With the marker `gemini_tape`, it records a service or answers from the recording. After the test, requests that
    the recording did not answer fail it, and with `match="strict"` exchanges that were not used, too. While it answers
    from a recording, GEMINI_API_KEY has a placeholder if the environment has no key.
    """
    from gemini_sdk.emulator import Emulator

    options = gemini_emulator_options
    marker = request.node.get_closest_marker("gemini_tape")
    if marker is not None:
        tape = _tape(request.path.parent, *marker.args, **marker.kwargs)
        options = replace(options, tape=tape)
    is_replayed = options.tape is not None and options.tape.upstream is None
    with Emulator(options) as emulator, pytest.MonkeyPatch.context() as patch:
        if is_replayed and not any(map(os.environ.get, _KEYS)):
            patch.setenv(_KEYS[0], "replayed")
        yield emulator
    if emulator.tape is not None:
        strict = options.tape is not None and options.tape.match == "strict"
        unused = emulator.tape.unused if strict else []
        left = {"missing": emulator.tape.missing, "unused": unused}
        words = [f"{kind}: {each.method} {each.path}" for kind in left for each in left[kind]]
        if words:
            pytest.fail("the tape and the test differ: " + "; ".join(words), pytrace=False)


def pytest_configure(config: pytest.Config) -> None:
    """Describe the marker."""
    config.addinivalue_line(
        "markers",
        "gemini_tape(file, record='once', upstream=..., match='strict', scrub=(), timed=False): "
        "gemini_emulator records upstream, or answers from the file, which is next to the test",
    )


def _tape(
    folder: Path,
    file: str,
    *,
    record: str = "once",
    upstream: str = "https://generativelanguage.googleapis.com",
    **options: Any,
) -> "TapeOptions":
    from gemini_sdk.emulator import TapeOptions

    path = folder / file
    if record not in ("once", "none", "all"):
        raise pytest.UsageError(
            f"gemini_tape: record must be 'once' (without the file), 'none' or 'all'; found {record!r}"
        )
    if record == "all":
        path.unlink(missing_ok=True)
    is_new = record != "none" and not (path.exists() and path.stat().st_size)
    return TapeOptions(path, upstream if is_new else None, **options)
