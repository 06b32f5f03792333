"""No text of a spec becomes code: it comes out as text, or the spec is refused with its line."""

import ast
import importlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from codegen.__main__ import main
from codegen.checks import checked
from codegen.package import write_package
from codegen.spec_lines import SpecError
from codegen.specs import Json, Specs
from tests.codegen.hostile_spec import try_package
from tests.codegen.hostile_text import SPEC_TEXTS
from tests.codegen.small_api import SMALL, write_specs

HOLE = 'x"""\nprint("this ran")\n"""y'


def document() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(SMALL)
    return found


def write(folder: Path, content: object, name: str = "small.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=False, sort_keys=False)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_description_that_closes_its_docstring_stays_a_description(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = document()
    kettle = content["components"]["schemas"]["Kettle"]
    kettle["description"] = HOLE
    kettle["properties"]["litresHeld"]["description"] = HOLE
    content["components"]["schemas"]["State"]["description"] = HOLE
    content["components"]["schemas"]["State"]["enum"] = [HOLE, "\\", "\\N{x}", 'a"', "a'"]
    operation = content["paths"].pop("/v1/{name}:brew")
    content["paths"][f"/v1/{{name}}/{HOLE}"] = operation
    operation["post"]["operationId"] = HOLE
    operation["post"]["parameters"][1]["name"] = HOLE
    write_package(write(tmp_path / "specs", content), tmp_path / "holed_models")
    capsys.readouterr()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    names = ("small", "small_dicts", "operations")
    small, dicts, operations = (importlib.import_module(f"holed_models.{name}") for name in names)
    assert capsys.readouterr().out == ""
    assert 'print("this ran")' in small.Kettle.__doc__
    assert small.Kettle(state=HOLE).to_json() == json.dumps({"state": HOLE}).encode().replace(
        b": ", b":", 1
    )
    assert operations.OPERATIONS[0].id == HOLE
    assert operations.OPERATIONS[0].query == (HOLE,)
    assert dicts.__all__ == ["KettleDict"]


MEMBERS = st.dictionaries(SPEC_TEXTS, SPEC_TEXTS, max_size=3)
TYPES = st.dictionaries(
    SPEC_TEXTS, st.tuples(SPEC_TEXTS, st.lists(SPEC_TEXTS, min_size=1), MEMBERS), max_size=60
)


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
    phases=[Phase.generate],
)
@given(TYPES, SPEC_TEXTS, SPEC_TEXTS)
def test_any_texts_and_names_come_out_as_text(
    tmp_path_factory: pytest.TempPathFactory,
    types: dict[str, tuple[str, list[str], dict[str, str]]],
    path: str,
    identity: str,
) -> None:
    content = document()
    schemas = content["components"]["schemas"]
    for index, (name, (text, values, members)) in enumerate(types.items()):
        schemas[f"E{index}x{name}"] = {"type": "string", "description": text, "enum": values}
        reference = {"$ref": "#/components/schemas/" + quoted(f"E{index}x{name}")}
        schemas[f"M{index}x{name}"] = {
            "type": "object",
            "description": text,
            "properties": {
                f"{member}x{place}": {"type": "string", "description": description}
                for place, (member, description) in enumerate(members.items())
            }
            | {"kind": reference | {"description": text}},
        }
    item = content["paths"]["/v1/{name}:brew"]
    item["post"]["operationId"] = identity
    content["paths"][f"/{path}"] = item
    del content["paths"]["/v1/{name}:brew"]
    folder = tmp_path_factory.mktemp("any")
    write_package(write(folder / "specs", content), folder / "any_models")
    made = models_of(folder / "any_models")
    assert len(made) == 1 + len(types)
    for index, (text, _, members) in enumerate(types.values()):
        found = next(
            node for name, node in made.items() if name.startswith((f"M{index}x", f"M{index}X"))
        )
        assert words(ast.get_docstring(found) or "") == words(text)
        assert sum(isinstance(n, ast.AnnAssign) for n in found.body) == 1 + len(members)


TRIED = int(os.environ.get("CODEGEN_TEXTS", "400"))
"""How many texts the next property tries; a release is held to 100,000."""
IN_A_PACKAGE = 2_000


def test_many_texts_come_out_as_text(tmp_path: Path) -> None:
    """Texts in every place that a spec has for one, two thousand to a package."""
    texts: list[str] = []

    @settings(
        max_examples=TRIED, deadline=None, database=None, phases=[Phase.generate], derandomize=True
    )
    @given(SPEC_TEXTS)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    for number, batch in enumerate(batched(texts, IN_A_PACKAGE)):
        comes_out_as_text(batch, tmp_path / str(number))
        shutil.rmtree(tmp_path / str(number))


def test_no_text_in_any_place_runs(tmp_path: Path) -> None:
    """One package of `hostile_spec`, which makes more of them as a program."""
    assert try_package(tmp_path, 300, seed=7) >= 300


def batched(texts: list[str], size: int) -> list[list[str]]:
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def comes_out_as_text(texts: list[str], folder: Path) -> None:
    """Each text is a name or a description of something, by its turn."""
    content = document()
    schemas, said = content["components"]["schemas"], list[tuple[str, str]]()
    groups = [group for group in batched(texts, 8) if len(group) == 8]
    for index, (name, text, value, meaning, member, description, other, title) in enumerate(groups):
        reference = {"$ref": "#/components/schemas/" + quoted(f"E{index}x{name}")}
        schemas[f"E{index}x{name}"] = {
            "type": "string",
            "description": text,
            "enum": [value, f"{other}2"],
            "x-enum-descriptions": {value: meaning},
        }
        schemas[f"M{index}x{member}"] = {
            "type": "object",
            "description": description,
            "title": title,
            "properties": {
                f"{member}x1": {"type": "string", "description": other},
                "kind": reference | {"description": title},
            },
        }
        path = content["paths"].setdefault(f"/{index}{other}", {})
        path["post"] = content["paths"]["/v1/{name}:brew"]["post"] | {
            "operationId": f"{index}{name}"
        }
        said.append((f"M{index}x", description))
    folder.mkdir()
    write_package(write(folder / "specs", content), folder / "any_models")
    for module in (folder / "any_models").glob("*.py"):
        compile(module.read_text(encoding="utf-8"), module.name, "exec")
    made = models_of(folder / "any_models")
    assert len(made) == 1 + len(said)
    for prefix, description in said:
        found = next(n for name, n in made.items() if name.startswith((prefix, f"{prefix[:-1]}X")))
        assert words(ast.get_docstring(found) or "") == words(description)
        assert sum(isinstance(n, ast.AnnAssign) for n in found.body) == 2


def models_of(package: Path) -> dict[str, ast.ClassDef]:
    modules = (package / f"{name}.py" for name in ("small", "small_requests"))
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in modules if p.exists()]
    return {n.name: n for tree in trees for n in tree.body if isinstance(n, ast.ClassDef)}


def quoted(name: str) -> str:
    """A name in a reference."""
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="")


def words(text: str) -> list[str]:
    return text.split()


def small(folder: Path) -> Specs:
    return Specs.load_file(folder / "small.yaml")


@pytest.mark.parametrize(
    "reference",
    [
        "file:///etc/passwd",
        "file:///etc/passwd#/components/schemas/A",
        "/etc/passwd.yaml#/components/schemas/A",
        "../small.yaml#/components/schemas/State",
        "sub/../../small.yaml#/components/schemas/State",
        "http://example.com/small.yaml#/components/schemas/State",
        "https://example.com/small.yaml#/components/schemas/State",
        "//example.com/small.yaml#/components/schemas/State",
        "small.txt#/components/schemas/State",
        "sub\\..\\..\\small.yaml#/components/schemas/State",
    ],
)
@pytest.mark.parametrize("load", [Specs.load, small])
def test_references_stay_in_the_folder(
    tmp_path: Path, reference: str, load: Callable[[Path], Specs]
) -> None:
    content = document()
    content["components"]["schemas"]["Kettle"]["properties"]["state"]["$ref"] = reference
    write(tmp_path, content)
    write(tmp_path / "specs", content)
    with pytest.raises(SpecError, match=r"^small\.yaml:\d+: .*folder; write a_file\.yaml#/"):
        load(tmp_path / "specs")


def test_a_link_to_a_file_outside_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("type: string\n", encoding="utf-8")
    content = document()
    content["components"]["schemas"]["Kettle"]["properties"]["state"]["$ref"] = "link.yaml"
    folder = write(tmp_path / "specs", content)
    (folder / "link.yaml").symlink_to(outside)
    with pytest.raises(SpecError, match=r"^small\.yaml:\d+: .*not in the specs' folder"):
        Specs.load_file(folder / "small.yaml")


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("#State", "is not a reference to a component"),
        ("nothing.yaml", "points to nothing"),
        ("piece.yaml#/nothing", "points to nothing"),
        ("#/components/schemas/Nothing/properties/a", "points to nothing"),
    ],
)
def test_a_reference_to_nothing_is_refused(tmp_path: Path, reference: str, problem: str) -> None:
    content = document()
    content["components"]["schemas"]["Kettle"]["properties"]["state"]["$ref"] = reference
    write(tmp_path, {"type": "string"}, "piece.yaml")
    with pytest.raises(SpecError, match=rf"^small\.yaml:\d+: .*{problem}"):
        Specs.load_file(write(tmp_path, content) / "small.yaml")


def test_a_fault_in_a_piece_has_the_line_of_the_piece(tmp_path: Path) -> None:
    content = document()
    content["components"]["schemas"]["Kettle"]["properties"]["state"]["$ref"] = "piece.yaml"
    for piece, problem in (
        ({"type": "string", "maxmum": 3}, "unknown key 'maxmum'"),
        ({"type": "string", "minimum": "a"}, "expected a number"),
        ({"type": "text", "description": "x"}, "type 'text' is none of"),
    ):
        write(tmp_path, {"x-a": 1, **piece}, "piece.yaml")
        with pytest.raises(SpecError, match=rf"^piece\.yaml:\d+: .*{problem}"):
            checked(Specs.load_file(write(tmp_path, content) / "small.yaml"))


BOMB = (
    SMALL
    + """\
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]
"""
    + "".join(f"x-{n}: &{n} [{', '.join([f'*{o}'] * 9)}]\n" for o, n in pairwise("abcdefghi"))
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "more than 1,000,000 values"),
        (SMALL + "x-a: &a [*a]\n", "an alias contains itself"),
        (SMALL + "x-a: " + "[" * 200 + "]" * 200, "nested more than 100 deep"),
        (SMALL + "x-a: " + "[" * 20000 + "]" * 20000, "nested more than 100 deep"),
        (SMALL + "x-a: !!python/name:os.system ''\n", "the tag .* is not allowed"),
        (SMALL + "x-a: !!int x\n", "'x' cannot be read as int"),
        (SMALL + "x-a: .nan\n", "'.nan' is not a JSON number"),
        (SMALL + "x-a: 1.0e+999\n", "not a JSON number"),
        (SMALL + "? [a]\n: b\n", "a key is not a string"),
        (SMALL + 'x-a: "\\ud800"\n', r"character '\\ud800' is not allowed"),
        (SMALL + 'x-a: "\\0"\n', r"character '\\x00' is not allowed"),
        (SMALL + 'x-a: "\\e[2J"\n', r"character '\\x1b' is not allowed"),
    ],
    ids=range(12),
)
def test_files_out_of_bounds_are_refused_at_once(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    with pytest.raises(SpecError, match=rf"^small\.yaml.*({message})"):
        Specs.load(tmp_path)
    assert time.process_time() - began < 5


def test_an_overlay_cannot_multiply_a_spec(tmp_path: Path) -> None:
    specs = write_specs(tmp_path)
    first: Json = {
        "target": "$.components.schemas",
        "update": {"Kettle": {"x-a": {"b": {"c": {}}}}},
    }
    actions: list[Json] = [
        first,
        *[{"target": "$..x-a", "update": {"x-a": {"x-a": {"x-a": {}}}}}] * 40,
    ]
    overlay: Json = {
        "overlay": "1.0.0",
        "info": {"title": "More", "version": "1"},
        "extends": "small.yaml",
        "actions": actions,
    }
    file = tmp_path / "more.yaml"
    file.write_text(yaml.safe_dump(overlay), encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["--specs", str(specs), "--out", out, "--overlay", str(file)]) == 2


@pytest.mark.parametrize(
    "stem", ["import", "operations", "schemas", "a b", "1st", "a-b", "small_dicts", "x;y", "Ä"]
)
def test_a_file_has_the_name_of_a_module(tmp_path: Path, stem: str) -> None:
    specs = write_specs(tmp_path)
    text = SMALL.replace("Kettle", "Pot").replace("State", "How").replace("tea.", "pot.")
    (specs / f"{stem}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SpecError, match="name is not a valid module name"):
        write_package(specs, tmp_path / "out")
