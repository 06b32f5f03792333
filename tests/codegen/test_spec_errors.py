"""An unusable spec is refused with its file and the place in it, before anything is written."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import cast

import pytest
import yaml

from codegen.__main__ import main
from codegen.checks import check
from codegen.jsonschema import write_schemas
from codegen.mappings import write_mappings
from codegen.operation_table import write_operations
from codegen.package import write_package
from codegen.specs import SpecError, Specs, as_object
from codegen.validation_schemas import write_validation_schemas
from codegen.wire_view import wire_view
from tests.codegen.small_api import SMALL, write_specs

MEMBER = "litresHeld: {type: number, format: double, minimum: 0, description: How much it holds.}"
SCHEMA_TYPOS = [
    (
        "openapi: 3.1.0",
        "openapi: 4.0.0",
        r"small\.yaml:\d+: expected openapi: 3\.0\.x, 3\.1\.x or 3\.2\.x, found '4\.0\.0'",
    ),
    ("openapi: 3.1.0", "swagger: '2.0'", r"small\.yaml:1: Swagger 2\.0 is not read; convert it"),
    (
        "openapi: 3.1.0",
        "x-a: 1",
        r"small\.yaml:\d+: expected openapi: 3\.0\.x, 3\.1\.x or 3\.2\.x, found None",
    ),
    ("info:", "info: [", r"small\.yaml:3: expected ',' or '\]'"),
    (
        "#/components/schemas/State'",
        "#/components/schemas/Stat'",
        r"small\.yaml:\d+: \$ref '#/components/schemas/Stat' points to nothing",
    ),
    (
        "'#/components/schemas/State'",
        "'other.yaml#/components/schemas/State'",
        r"small\.yaml:26: \$ref 'other\.yaml#/components/schemas/State' points to nothing",
    ),
    (
        "[COLD, HOT]",
        "[COLD, OFF]",
        r"small\.yaml:\d+: State: enum value False is not a string; quote it",
    ),
    (
        "enum: [COLD, HOT]",
        "enum: [COLD, HOT]\n      x-enum-numbers: {COLD: 0, WARM: 1}",
        r"small\.yaml:\d+: State: x-enum-numbers names 'WARM'",
    ),
    (
        "enum: [COLD, HOT]",
        "enum: [COLD, HOT]\n      x-enum-numbers: {COLD: 0, HOT: {google-ai: 0, vertex: 1}}",
        r"small\.yaml:\d+: State: HOT and COLD are both number 0 on google-ai",
    ),
    (
        "enum: [COLD, HOT]",
        "enum: [COLD, HOT]\n      x-enum-numbers: {COLD: 0, HOT: {gogle-ai: 1}}",
        r"small\.yaml:\d+: State: x-enum-numbers 'gogle-ai' is none of",
    ),
    (
        "enum: [COLD, HOT]",
        "enum: [COLD, HOT]\n      x-enum-numbers: {COLD: zero}",
        r"small\.yaml:\d+: .*COLD: expected a mapping",
    ),
    (
        "        state:",
        "        litresHeld: {type: string, description: Again.}\n        state:",
        r"small\.yaml:\d\d: 'litresHeld' is written twice",
    ),
    (
        "required: [litresHeld]",
        "required: [litres]",
        r"small\.yaml:\d+: Kettle: required names 'litres'",
    ),
    (
        "required: [litresHeld]",
        "x-excludes: {state: {stat: leave one out}}",
        r"small\.yaml:\d+: Kettle: x-excludes names 'stat', which does not exist",
    ),
    (
        "required: [litresHeld]",
        "x-oneof: {kind: [state, stat]}",
        r"small\.yaml:\d+: Kettle: x-oneof names 'stat', which does not exist",
    ),
    (MEMBER, "litresHeld: {type: float}", r"Kettle\.litresHeld: type 'float' is none of array, "),
    (
        MEMBER,
        "litresHeld: {type: number}",
        r"small\.yaml:\d+: Kettle\.litresHeld: expected a descr",
    ),
    (
        MEMBER,
        "litresHeld: {type: string, format: date-time, description: When.}",
        r"Kettle\.litresHeld: format 'date-time' of a string is none of byte, google-datetime",
    ),
    (
        MEMBER,
        "litresHeld: {type: string, description: x, x-platforms: [vertx]}",
        r"Kettle\.litresHeld: x-platforms 'vertx' is none of google-ai, vertex",
    ),
    (
        MEMBER,
        "litresHeld: number",
        r"small\.yaml:25: .*\.Kettle\.properties\.litresHeld: expected a map",
    ),
    (
        "required: [litresHeld]",
        "required: litresHeld",
        r"small\.yaml:23: components\.schemas\.Kettle\.required: expected a list",
    ),
    (
        "items: {$ref: '#/components/schemas/Kettle'}",
        "title: Spares",
        r"Kettle\.spares: expected items",
    ),
    (
        "description: How a kettle is.",
        "title: State",
        r"small\.yaml:\d+: State: expected a description",
    ),
]
OPERATION_TYPOS = [
    (
        "operationId: tea.brew",
        "tags: [tea]",
        r"small\.yaml:\d+: post /v1/\{name\}:brew: expected op",
    ),
    ("x-platforms: [vertex]", "deprecated: false", r"post /v1/\{name\}:brew: expected x-platforms"),
    (
        "x-repeatable: false",
        "x-repeatable: false\n      x-check-with: tea.sip",
        r"post /v1/\{name\}:brew: x-check-with is not an operation: tea.sip",
    ),
    ("x-repeatable: false", "deprecated: false", r"post /v1/\{name\}:brew: expected x-repeatable"),
    ("'200'", "'201'", r"post /v1/\{name\}:brew: expected a response '200'"),
    (
        "{$ref: '#/components/schemas/Kettle'}}}\n      responses",
        "{type: object}}}\n      responses",
        r"small\.yaml:5: post /v1/\{name\}:brew: a body or an answer is not a \$ref to a type",
    ),
]


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    return write_specs(tmp_path)


def change(specs: Path, old: str, new: str) -> None:
    path = specs / "small.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "message"), SCHEMA_TYPOS)
def test_a_typo_in_a_spec_is_reported_by_its_place(
    specs: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    change(specs, old, new)
    with pytest.raises(SpecError, match=message):
        write_package(specs, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("old", "new", "message"), OPERATION_TYPOS)
def test_a_typo_in_an_operation_is_reported_by_its_place(
    specs: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    change(specs, old, new)
    with pytest.raises(SpecError, match=message):
        write_operations(Specs.load(specs), tmp_path)


def test_an_operation_id_is_used_once(specs: Path, tmp_path: Path) -> None:
    text = (specs / "small.yaml").read_text(encoding="utf-8")
    (specs / "twin.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SpecError, match=r"operationId tea\.brew is used twice"):
        write_operations(Specs.load(specs), tmp_path)


def test_a_type_name_is_used_once(specs: Path, tmp_path: Path) -> None:
    text = (specs / "small.yaml").read_text(encoding="utf-8")
    (specs / "twin.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(
        SpecError, match=r"twin\.yaml:\d+: Kettle: small\.yaml has a type of that name"
    ):
        write_package(specs, tmp_path / "out")


def test_files_that_cannot_be_read(specs: Path, tmp_path: Path) -> None:
    file = specs / "small.yaml"
    file.write_bytes(b"openapi: 3.1.0\ninfo: \xff\xfe")
    with pytest.raises(SpecError, match=r"^small\.yaml:2: not UTF-8$"):
        Specs.load(specs)
    file.write_bytes(b"openapi: 3.1.0\ninfo: \x00")
    with pytest.raises(SpecError, match=r"^small\.yaml:2: '\\x00' is not allowed$"):
        Specs.load(specs)
    file.unlink()
    file.mkdir()
    with pytest.raises(SpecError, match=r"small\.yaml: Is a directory$"):
        Specs.load(specs)
    with pytest.raises(SpecError, match=r"no \*\.yaml files"):
        Specs.load(tmp_path)


def places(node: object, *steps: str | int) -> Iterator[tuple[str | int, ...]]:
    """The steps to everything in a document."""
    inner: Iterable[tuple[str | int, object]] = (as_object(node) or {}).items()
    if isinstance(node, list):
        inner = enumerate(cast(list[object], node))
    for step, value in inner:
        yield (*steps, step)
        yield from places(value, *steps, step)


@pytest.mark.parametrize("instead", [3, [3], {"a": 3}, [], {}, None, "x"], ids=repr)
def test_whatever_stands_where_it_does_not_belong_is_reported(
    tmp_path: Path, instead: object
) -> None:
    """Or does no harm: nothing else is ever raised."""
    original = yaml.safe_load(SMALL)
    for steps in places(original):
        document = copy.deepcopy(original)
        parent = document
        for step in steps[:-1]:
            parent = parent[step]
        parent[steps[-1]] = instead
        (tmp_path / "small.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
        with suppress(SpecError):
            specs = Specs.load(tmp_path)
            check(specs)
            wire_view(specs)
            write_mappings(specs, tmp_path)
            write_operations(specs, tmp_path)
            write_schemas(specs, tmp_path)
            rmtree(tmp_path / "schemas", ignore_errors=True)
            write_validation_schemas(specs, tmp_path)


def test_the_command_tells_it_without_a_traceback(
    specs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(specs, "openapi: 3.1.0", "openapi: 2.0.0")
    monkeypatch.setattr("codegen.generate.SPECS", specs)
    monkeypatch.setattr("codegen.generate.OUTPUT", tmp_path / "out")
    for arguments in ([], ["--check"]):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert (
            printed.err
            == "codegen: small.yaml:1: expected openapi: 3.0.x, 3.1.x or 3.2.x, found '2.0.0'\n"
        )
        assert printed.out == ""


@pytest.mark.parametrize("command", [[], ["jsonschema"]], ids=["generate", "jsonschema"])
def test_a_folder_that_cannot_be_written_is_reported(
    specs: Path, tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    out = str(tmp_path / "file" / "out")
    assert main([*command, "--specs", str(specs), "--out", out]) == 2
    assert capsys.readouterr().err.endswith(": Not a directory\n")
