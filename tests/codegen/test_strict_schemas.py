"""What `codegen jsonschema` writes compiles in strict validators, and gives generators of code one type a name."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from codegen.__main__ import main
from codegen.settings import SPECS
from codegen.specs import PLATFORMS, Specs

NUMERIC = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
TEXTUAL = {"minLength", "maxLength", "pattern", "contentEncoding"}
AJV = """\
import Ajv from "ajv/dist/2020.js"; import formats from "ajv-formats"; import fs from "fs";
for (const file of process.argv.slice(2)) {
  const ajv = new Ajv({strict: true}); formats(ajv); ajv.compile(JSON.parse(fs.readFileSync(file)));
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schemas")
    assert main(["jsonschema", "--out", str(folder)]) == 0
    return folder


def schemas(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield cast("dict[str, Any]", node)
        for inner in cast("dict[str, object]", node).values():
            yield from schemas(inner)
    elif isinstance(node, list):
        for inner in cast("list[object]", node):
            yield from schemas(inner)


def test_every_platform_gets_files(folder: Path) -> None:
    for platform in PLATFORMS:
        assert list((folder / platform).glob("*.json")), platform


def test_each_keyword_stands_with_its_type(folder: Path) -> None:
    for file in folder.rglob("*.json"):
        document = json.loads(file.read_text(encoding="utf-8"))
        for schema in schemas(document["$defs"]):
            if "enum" in schema or "const" in schema or not isinstance(schema.get("type"), str):
                assert not isinstance(schema.get("type"), list), file
                continue
            kind = schema["type"]
            assert not schema.keys() & NUMERIC or kind in ("integer", "number"), (file, schema)
            assert not schema.keys() & TEXTUAL or kind == "string", (file, schema)


def test_nothing_makes_a_second_type_of_one(folder: Path) -> None:
    for file in folder.rglob("*.json"):
        document = json.loads(file.read_text(encoding="utf-8"))
        for schema in schemas(document["$defs"]):
            assert "$ref" not in schema or len(schema) == 1, (file, schema)
        for schema in document["$defs"].values():
            assert not ("properties" in schema and "allOf" in schema), file


def test_a_platform_without_operations_gets_its_outermost_types(folder: Path) -> None:
    names = {path.stem for path in (folder / "azure-openai").glob("*.json")}
    known = {name for _, name, _ in Specs.load(SPECS).all_schemas()}
    assert {"CreateChatCompletionRequest", "ChatCompletion"} <= names <= known


def test_ajv_compiles_them(folder: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    script = tmp_path / "compile.mjs"
    script.write_text(AJV, encoding="utf-8")
    root = Path(__file__).resolve().parents[2] / "node_modules"
    if node is None or not (root / "ajv-formats").exists():
        pytest.skip("ajv and ajv-formats are not installed: npm install ajv ajv-formats")
    (tmp_path / "node_modules").symlink_to(root)
    files = [str(path) for path in folder.rglob("*.json")]
    done = subprocess.run([node, str(script), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
