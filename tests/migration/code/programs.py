"""The programs of the tests, and the surroundings they run in: an emulator in place of Google."""

import asyncio
import builtins
import contextlib
import gc
import io
import json
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gemini_sdk._credentials import headers
from gemini_sdk.emulator import Emulator

SAMPLES = {
    path.name.removesuffix(".py.txt"): path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "samples").glob("*.py.txt"))
    if not path.name.startswith(("genai_", "inference_", "generativeai_"))
}
UNCHANGED = "unrelated"
VERTEX = [name for name in SAMPLES if name.startswith("vertex")]
OPENAI = [name for name in SAMPLES if name not in VERTEX and name != UNCHANGED]


@contextmanager
def surroundings() -> Generator[Emulator]:
    """An emulator that every client finds, by variables and defaults."""

    def address(place: object) -> str:
        return emulator.url

    def credentials(given: object, **options: object) -> object:
        return headers.token(lambda: "any", quota_project=None)

    with Emulator() as emulator, pytest.MonkeyPatch.context() as patch:
        for name in ("GOOGLE_API_KEY", "GOOGLE_CLOUD_LOCATION", "GEMINI_MODEL"):
            patch.delenv(name, raising=False)
        patch.setenv("GEMINI_API_KEY", "any")
        patch.setenv("GEMINI_SDK_BASE_URL", emulator.url)
        patch.setenv("GOOGLE_CLOUD_PROJECT", "my-project")
        patch.setattr("gemini_sdk._google.google_ai.BASE_URL", emulator.url)
        patch.setattr("gemini_sdk._google.vertex._address", address)
        patch.setattr("gemini_sdk._credentials.google_auth.GoogleAuth", credentials)
        yield emulator


def run(program: str) -> str:
    """What a program prints. Azure's package, which some samples import, is a stand-in."""
    printed = io.StringIO()
    with warnings.catch_warnings():
        # As programs do, some leave it to their end to close what they opened.
        warnings.simplefilter("ignore", ResourceWarning)
        _run(program, printed)
        gc.collect()
    return printed.getvalue()


def _run(program: str, printed: io.StringIO) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(printed), pytest.MonkeyPatch.context() as patch:
        patch.setattr(builtins, "__import__", _importing(builtins.__import__))
        exec(compile(program, "<program>", "exec", dont_inherit=True), names)
    _close(names)


def requests(emulator: Emulator) -> list[str]:
    """What the emulator was asked since it was last, each as its path and body."""
    asked = [
        f"{entry.path} {json.dumps(entry.body, sort_keys=True)}" for entry in emulator.journal()
    ]
    emulator.reset()
    return sorted(asked)


def _importing(original: Any) -> Any:
    def importing(name: str, *rest: Any, **named: Any) -> Any:
        assert name.partition(".")[0] not in ("openai", "vertexai"), name
        if name == "azure.identity":
            return _AzureIdentity
        return original(name, *rest, **named)

    return importing


class _AzureIdentity:
    DefaultAzureCredential = get_bearer_token_provider = print


def _close(names: dict[str, Any]) -> None:
    for value in names.values():
        for method in ("close", "aclose"):
            close = getattr(value, method, None)
            if callable(close) and not isinstance(value, type | ModuleType):
                done = close()
                if asyncio.iscoroutine(done):
                    asyncio.run(done)
