"""Programs for google-genai, azure-ai-inference and google-generativeai: run as they were and as they became."""

import contextlib
import gc
import importlib
import io
import json
import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeGuard, cast

import pytest

from gemini_sdk._wire.naming import camel_case
from gemini_sdk.emulator import Emulator
from tests.migration.code import programs

PREFIXES = ("genai_", "inference_", "generativeai_")
SAMPLES = {
    path.name.removesuffix(".py.txt"): path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "samples").glob("*.py.txt"))
    if path.name.startswith(PREFIXES)
}
_LONG = 45
_NUMBERS = {
    "category": {"7": "HARM_CATEGORY_HARASSMENT", "8": "HARM_CATEGORY_HATE_SPEECH"},
    "threshold": {"3": "BLOCK_ONLY_HIGH", "4": "BLOCK_NONE"},
    "taskType": {"2": "RETRIEVAL_DOCUMENT"},
}
"""Members of enums by their numbers, which google-generativeai sends."""
_SCHEMAS = ("responseSchema", "responseJsonSchema", "parameters", "parametersJsonSchema")


@contextmanager
def surroundings(folder: Path) -> Generator[Emulator]:
    """An emulator that the clients of all packages find, and a folder for files."""
    with programs.surroundings() as emulator, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("GOOGLE_GEMINI_BASE_URL", emulator.url)
        patch.setenv("GOOGLE_VERTEX_BASE_URL", emulator.url)
        patch.setenv("AZURE_ENDPOINT", emulator.url)
        patch.setenv("AZURE_KEY", "any")
        patch.setattr("google.auth.default", _credentials)
        with contextlib.suppress(ImportError):
            _redirect(patch, emulator)
        yield emulator


def _redirect(patch: pytest.MonkeyPatch, emulator: Emulator) -> None:
    """Have google-generativeai call an emulator, for which it has no variable."""
    package: Any = importlib.import_module("google.generativeai")
    configure = package.configure

    def configured(**given: Any) -> None:
        configure(transport="rest", client_options={"api_endpoint": emulator.url}, **given)

    patch.setattr(package, "configure", configured)


def _credentials(*_: object, **__: object) -> tuple[Any, str]:
    from google.oauth2.credentials import Credentials

    return Credentials(token="any"), "my-project"  # type: ignore[no-untyped-call]


def run(program: str) -> list[str]:
    """The lines that a program prints; dots for those of the model, which depend on each byte of the request."""
    printed = io.StringIO()
    names: dict[str, Any] = {"__name__": "__main__"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(printed):
            exec(compile(program, "<program>", "exec", dont_inherit=True), names)
        names.clear()
        gc.collect()
    return [line if len(line) < _LONG else "..." for line in printed.getvalue().splitlines()]


def conversation(emulator: Emulator) -> list[str]:
    """The requests since the last call, without what means the same in another form."""
    asked: list[str] = []
    for entry in emulator.journal():
        path = _path(entry.path)
        if "/operations/" in path:  # how often a program looks is its own affair
            continue
        body: Any = entry.body
        bodies = [body]
        if path.endswith(":batchEmbedContents"):
            path, bodies = path.replace(":batchEmbedContents", ":embedContent"), body["requests"]
        for each in bodies:
            plain: dict[str, Any] = _plain(each) or {}
            if path.endswith(":embedContent"):
                plain.pop("model", None)
            asked.append(f"{entry.method} {path} {json.dumps(plain, sort_keys=True)}")
    emulator.reset()
    return sorted(asked)


def _path(path: str) -> str:
    """A path without the version of the API and the names that the server makes up."""
    path = re.sub(r"^/(upload/)?v1(beta1?|alpha)?/", r"/\1", path)
    return re.sub(r"(files|cachedContents|tuningJobs|batchPredictionJobs)/[\w-]+", r"\1/ID", path)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _plain(value: Any) -> Any:
    if _is_list(value):
        return [_plain(each) for each in value]
    if isinstance(value, str):
        return _path(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    if not isinstance(value, dict):
        return value
    plain: dict[str, Any] = {}
    members = cast("dict[str, Any]", value)
    for name, member in members.items():
        key = camel_case(name)
        if member in ({}, [], None):
            continue
        if key in _SCHEMAS:
            plain["schema"] = sorted({*plain.get("schema", ()), *_properties(member)})
        elif key == "text" and len(member) > _LONG and "parts" not in members:
            plain[key] = "..."
        elif key in _NUMBERS and str(member) in _NUMBERS[key]:
            plain[key] = _NUMBERS[key][str(member)]
        elif key == "file":
            plain[key] = _plain(member).get("displayName")
        elif key == "systemInstruction":
            plain[key] = [part.get("text") for part in member["parts"]]
        elif key == "model" and isinstance(member, str):
            plain[key] = member.rpartition("/")[2]
        elif key != "id" and (key, member) != ("role", "user"):
            plain[key] = _plain(member)
    return plain


def _properties(schema: Any) -> set[str]:
    """The names of the properties in a schema, however deep."""
    if _is_list(schema):
        return {name for each in schema for name in _properties(each)}
    if not isinstance(schema, dict):
        return set()
    members = cast("dict[str, Any]", schema)
    found = set(members.get("properties", {}))
    return found | {name for member in members.values() for name in _properties(member)}
