"""`gemini-sdk codegen`: the same models elsewhere, or others; what it needs is said."""

import json
import subprocess
import sys
from importlib import resources
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from codegen.manifest import files
from codegen.settings import OUTPUT
from gemini_sdk.cli import codegen as command
from gemini_sdk.cli.program import run

OVERLAY = """\
overlay: 1.0.0
info: {title: Ours, version: 1.0.0}
extends: common.yaml
actions:
  - target: $.components.schemas.LatLng.properties
    update: {altitude: {description: In metres., type: number, format: double}}
"""
USE = """\
from models.generate_content import GenerateContentRequest, Part
from models.common import LatLng

request = GenerateContentRequest(contents=[{"parts": [Part(text="Hi")]}])
print(request.model_dump_json(exclude_unset=True), LatLng(altitude=2.5).altitude)
"""


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files(folder)}


def test_the_same_models_byte_for_byte(tmp_path: Path) -> None:
    out = tmp_path / "models"
    assert run(["codegen", "--out", str(out)]) == 0
    assert content(out) == content(OUTPUT)


SMALL = """\
openapi: 3.1.0
info: {title: Small, version: 1.0.0}
components: {schemas: {Kettle: {description: It boils., type: object, properties: {hot: {type: boolean}}}}}
"""


def test_a_package_is_compared_with_its_specs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    specs, out = tmp_path / "specs", tmp_path / "models"
    specs.mkdir()
    (specs / "common.yaml").write_text(SMALL)
    arguments = ["codegen", "--specs", str(specs), "--out", str(out)]
    assert run(arguments) == 0
    assert run([*arguments, "--check"]) == 0
    (out / "common.py").write_text("x = 1\n")
    capsys.readouterr()
    assert run([*arguments, "--check"]) == 1
    printed = capsys.readouterr()
    assert "-x = 1" in printed.out
    assert "Run without --check" in printed.err


def test_specs_are_a_folder_or_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "not a spec.yaml").write_text("a: 1\n")
    (tmp_path / "common.yaml").write_text(SMALL)
    specs, out = ["--specs", str(tmp_path / "common.yaml")], tmp_path / "models"
    assert run(["codegen", *specs, "--out", str(out)]) == 0
    assert "wrote models from common.yaml\n" in capsys.readouterr().out
    assert run(["codegen", *specs, "--out", str(out), "--check"]) == 0
    name = "Kettle"
    schemas = ["--out", str(tmp_path / "schemas"), "--type", name]
    assert run(["codegen", "jsonschema", *specs, *schemas]) == 0
    (tmp_path / "payload.json").write_text("{}")
    payload = [str(tmp_path / "payload.json"), "--as", name]
    assert run(["validate", *payload, *specs]) == 0


def test_models_with_an_overlay_work_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ours.yaml").write_text(OVERLAY)
    overlay = ["--overlay", str(tmp_path / "ours.yaml")]
    assert run(["codegen", "--out", str(tmp_path / "models"), *overlay]) == 0
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", USE], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout == '{"contents":[{"parts":[{"text":"Hi"}]}]} 2.5\n', done.stderr
    rules = json.loads((tmp_path / "models/schemas/common.any.json").read_text())
    assert "altitude" in rules["$defs"]["LatLng"]["properties"]
    capsys.readouterr()
    theirs = str(resources.files("gemini_models") / "specs")
    assert run(["codegen", "diff", theirs, str(tmp_path / "models/specs")]) == 0
    assert "LatLng.altitude: field added" in capsys.readouterr().out


def test_unusable_specs_and_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "api.yaml").write_text("openapi: 2.0.0\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "api.yaml").write_text("openapi: 3.0.0\n")
    wanted = {
        ("--out", str(tmp_path / "models"), "--specs", str(tmp_path)): (
            "api.yaml:1: expected openapi: 3.0.x, 3.1.x or 3.2.x, found '2.0.0'"
        ),
        (
            "--out",
            str(tmp_path / "models"),
            "--specs",
            str(empty),
        ): "api.yaml:1: no schemas to generate",
        (): "--out is missing: pass the folder of the package to write",
        ("diff", "nowhere", str(tmp_path)): "nowhere: not a file, a folder or a git revision",
    }
    for arguments, message in wanted.items():
        assert run(["codegen", *arguments]) == 2
        assert message in capsys.readouterr().err


def test_what_has_to_be_installed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def find_spec(name: str) -> ModuleSpec | None:
        return None if name == "yaml" else ModuleSpec(name, None)

    monkeypatch.setattr(command, "find_spec", find_spec)
    assert run(["codegen", "--out", str(tmp_path / "models")]) == 2
    assert "this needs yaml: pip install 'gemini-sdk[cli,codegen]'" in capsys.readouterr().err
