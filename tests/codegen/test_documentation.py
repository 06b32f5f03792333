"""What models say in their own JSON Schema, in packages of other specs."""

import importlib
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from codegen.package import write_package
from gemini_sdk._wire import Model
from tests.codegen.small_api import write_specs

Json = dict[str, Any]
NAMES = iter(f"documented_tea_{number}" for number in range(10))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documented")
    output = folder / "documented_tea"
    specs = write_specs(folder)
    path = specs / "small.yaml"
    text = path.read_text(encoding="utf-8")
    more = """\
        kind: {type: string, enum: [A, B], x-platforms: [vertex], description: Which., deprecated: true}
        since: {type: string, format: google-datetime, readOnly: true, description: When.}
        weights: {type: object, additionalProperties: {type: integer, format: int32}, description: Each.}
"""
    path.write_text(text.replace("        spares:\n", f"{more}        spares:\n"), encoding="utf-8")
    write_package(specs, output)
    return output


@pytest.fixture
def package(generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a name of its own, since Python and the models remember what they have read."""
    output = shutil.copytree(generated, tmp_path / next(NAMES))
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return output


def members(package: Path) -> Json:
    kettle: type[Model] = importlib.import_module(f"{package.name}.small").Kettle
    schema = kettle.model_json_schema()
    found: Json = schema["$defs"]["Kettle"]["properties"]
    return found


def test_models_say_what_their_specs_say(package: Path) -> None:
    shown = members(package)
    held = shown["litresHeld"]
    assert (held["title"], held["description"]) == ("litresHeld", "How much it holds.")
    assert held["anyOf"][0] == {"type": "number", "format": "double"}
    assert shown["state"]["description"] == "How it is."
    assert shown["state"]["anyOf"][:2] == [
        {"type": "string", "enum": ["COLD", "HOT"]},
        {"type": "string"},
    ]
    assert shown["kind"]["anyOf"][0]["enum"] == ["A", "B"]
    assert shown["kind"]["deprecated"] is True
    assert shown["since"]["readOnly"] is True
    assert shown["since"]["anyOf"][0] == {"type": "string", "format": "date-time"}
    assert shown["spares"]["description"] == "More of them."
    (weights, _) = shown["weights"]["anyOf"]
    assert {"type": "integer", "format": "int32"} in weights["additionalProperties"]["anyOf"]


@pytest.mark.parametrize("content", [None, "{", "[]", "{}"])
def test_without_the_data_files_the_schema_is_pydantics(package: Path, content: str | None) -> None:
    if content is None:
        shutil.rmtree(package / "documentation")
    else:
        (package / "documentation" / "small.json").write_text(content, encoding="utf-8")
    held = members(package)["litresHeld"]
    assert held["title"] == "litresHeld"
    assert "description" not in held
