"""Payloads are validated by the schemas of a package that `gemini-sdk codegen` made, where one is given."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import validate
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.validation.schemas import Schemas, using

REQUEST = "GenerateContentRequest"
CONTENTS = [{"role": "user", "parts": [{"text": "hello"}]}]


def request(**config: object) -> dict[str, Any]:
    return {"contents": CONTENTS, "generationConfig": config}


def faults_in(payload: object, schemas: Path | None) -> list[str]:
    found = validate(payload, REQUEST, platform="vertex", schemas=schemas)
    return [f"{fault.severity} {fault.path}: {fault.problem}" for fault in found]


@pytest.mark.parametrize("below", ["", "schemas"])
@pytest.mark.parametrize("platform", [None, "google-ai", "vertex"])
def test_a_field_that_an_overlay_adds_is_known(
    their_package: Path, below: str, platform: Any
) -> None:
    folder = their_package / below
    assert validate(request(patience=20), REQUEST, platform=platform, schemas=folder) == []
    assert validate(request(patience=20), REQUEST, platform=platform, schemas=str(folder)) == []
    [fault] = validate(request(patience=61), REQUEST, platform=platform, schemas=folder)
    assert str(fault).startswith("generationConfig.patience: out of range; found 61")
    [fault] = validate(request(patienc=6), REQUEST, platform=platform, schemas=folder)
    assert (fault.severity, fault.suggestion) == ("error", "patience")


@given(patience=st.integers(-100, 200), first=st.booleans())
def test_the_rules_of_one_package_never_hold_for_another(
    their_package: Path, patience: int, first: bool
) -> None:
    payload = request(patience=patience, patienc=1)
    for schemas in (None, their_package) if first else (their_package, None):
        if schemas is None:
            unknown = "unknown field of GenerationConfig"
            assert faults_in(payload, None) == [
                f"warning generationConfig.patience: {unknown}",
                f"warning generationConfig.patienc: {unknown}",
            ]
        else:
            wrong = ["error generationConfig.patience: out of range"]
            assert faults_in(payload, schemas) == [
                *(wrong if not 0 <= patience <= 60 else []),
                "error generationConfig.patienc: unknown field of GenerationConfig",
            ]


def test_a_value_that_an_overlay_adds_is_known(their_package: Path) -> None:
    setting = {"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_SOMETIMES"}
    payload = {"contents": CONTENTS, "safetySettings": [setting]}
    assert faults_in(payload, their_package) == []
    assert faults_in(payload, None) == [
        "warning safetySettings[0].threshold: unknown value of HarmBlockThreshold"
    ]


def test_a_package_may_be_made_anew_while_a_program_runs(
    their_package: Path, tmp_path: Path
) -> None:
    shutil.copytree(their_package / "schemas", tmp_path / "schemas")
    assert faults_in(request(patience=30), tmp_path) == []
    document = tmp_path / "schemas" / "generate_content.vertex.json"
    document.write_text(document.read_text().replace('"maximum":60', '"maximum":20'))
    assert faults_in(request(patience=30), tmp_path) == [
        "error generationConfig.patience: out of range"
    ]


def test_a_folder_without_schemas_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ConfigurationError, match=r"contains no schemas; expected .* codegen"):
            validate({}, REQUEST, schemas=folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"types": [], "platforms": {}}', "\x00"])
def test_a_broken_index_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "index.json").write_text(text)
    with pytest.raises(ConfigurationError, match=r"index\.json"):
        validate({}, REQUEST, schemas=tmp_path)


def test_a_missing_document_is_an_error_that_names_it(their_package: Path, tmp_path: Path) -> None:
    shutil.copy(their_package / "schemas" / "index.json", tmp_path)
    with pytest.raises(ConfigurationError, match=r"generate_content\.vertex\.json"):
        validate({}, REQUEST, platform="vertex", schemas=tmp_path)


def test_the_own_schemas_are_in_force_afterwards(their_package: Path) -> None:
    with using(Schemas.of(their_package)), pytest.raises(ConfigurationError):
        validate({}, "NoSuchType")
    assert faults_in(request(patience=1), None) != []
