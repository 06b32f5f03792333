"""The emulator validates requests by the schemas of a package that `gemini-sdk codegen` made, where one is given."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gemini_sdk.cli import program
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import ConfigurationError

MODEL = "gemini-2.5-flash"
PATHS = {
    "google-ai": f"/v1beta/models/{MODEL}:generateContent",
    "vertex": f"/v1/projects/p/locations/l/publishers/google/models/{MODEL}:generateContent",
}
HEADERS = {"authorization": "Bearer t"}


@pytest.fixture(scope="module")
def theirs(their_package: Path) -> Iterator[httpx.Client]:
    with (
        Emulator(EmulatorOptions(specs=their_package)) as emulator,
        httpx.Client(base_url=emulator.url, headers=HEADERS) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def ours() -> Iterator[httpx.Client]:
    with Emulator() as emulator, httpx.Client(base_url=emulator.url, headers=HEADERS) as client:
        yield client


def request(**more: object) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": "hello"}]}], **more}


@pytest.mark.parametrize("path", PATHS.values())
def test_a_field_that_an_overlay_adds_is_accepted(
    theirs: httpx.Client, ours: httpx.Client, path: str
) -> None:
    body = request(generationConfig={"patience": 20})
    assert theirs.post(path, json=body).status_code == 200
    refused = ours.post(path, json=body)
    assert refused.status_code == 400
    assert "patience" in refused.json()["error"]["message"]


@pytest.mark.parametrize("path", PATHS.values())
@pytest.mark.parametrize("config", [{"patience": 61}, {"patience": "x"}, {"patienc": 6}])
def test_its_limits_hold(theirs: httpx.Client, path: str, config: dict[str, Any]) -> None:
    assert theirs.post(path, json=request(generationConfig=config)).status_code == 400


@pytest.mark.parametrize("threshold", ["BLOCK_SOMETIMES", "block_sometimes"])
def test_a_value_that_an_overlay_adds_is_accepted(
    theirs: httpx.Client, ours: httpx.Client, threshold: str
) -> None:
    setting = {"category": "HARM_CATEGORY_HARASSMENT", "threshold": threshold}
    body = request(safetySettings=[setting])
    assert theirs.post(PATHS["vertex"], json=body).status_code == 200
    assert ours.post(PATHS["vertex"], json=body).status_code == 400


def test_a_parameter_that_an_overlay_adds_is_accepted_on_azure(
    theirs: httpx.Client, ours: httpx.Client
) -> None:
    body = {"messages": [{"role": "user", "content": "hello"}], "patience": 20}
    path = "/models/chat/completions?api-version=2024-05-01-preview"
    assert theirs.post(path, json=body).status_code == 200
    assert ours.post(path, json=body).status_code == 400
    assert theirs.post(path, json=body | {"patience": 61}).status_code == 422


def test_a_folder_without_what_the_emulator_needs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="contains no schemas"):
        EmulatorOptions(specs=tmp_path)
    (tmp_path / "index.json").write_text('{"types": {}, "platforms": {}}')
    with pytest.raises(ConfigurationError, match="the schemas have no type"):
        EmulatorOptions(specs=tmp_path)


def test_the_command_takes_the_folder(
    their_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Any] = []

    def served(_host: str, _port: int, options: EmulatorOptions, **_: object) -> None:
        taken.append(options.specs)

    monkeypatch.setattr("gemini_sdk.emulator.run", served)
    assert program.run(["emulator", "--specs", str(their_package)]) == 0
    assert program.run(["emulator"]) == 0
    assert program.run(["emulator", "--specs", str(tmp_path)]) == 2
    assert taken == [their_package, None]
