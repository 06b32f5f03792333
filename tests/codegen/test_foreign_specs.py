"""Specs of other projects: what is generated is typed as a person would, and is validated as JSON Schema says."""

import importlib
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args

import jsonschema_rs
import pytest
import yaml

from codegen.jsonschema import jsonschema
from codegen.package import write_package
from codegen.specs import Json, SpecError, Specs
from gemini_sdk import validate
from tests.codegen.foreign_specs import NEWER, write_foreign

TRIES = 40
"""Random values of each type."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("foreign")
    write_package(write_foreign(folder / "specs"), folder / "foreign_models")
    jsonschema(folder / "specs", folder / "schemas", ["vertex"], sorted(TYPES))
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


DOCUMENT: Json = yaml.safe_load(NEWER)
SCHEMAS: dict[str, Json] = DOCUMENT["components"]["schemas"]
TYPES = {*SCHEMAS} - {"Json", "Free"}


def reference(name: str) -> jsonschema_rs.Draft202012Validator:
    """What the spec's own text says of a type, to a validator that knows only JSON Schema."""
    rules = {**DOCUMENT, "$ref": f"#/components/schemas/{name}"}
    return jsonschema_rs.Draft202012Validator(rules, validate_formats=True)


WRONG: list[Any] = [[], {}, "Z", True, 0.25, 12, -5, ["a", 1], {"a": 1}]
SAMPLES: dict[str, Any] = {"date": "2024-02-29", "date-time": "2024-02-29T10:00:00Z"}


def value_of(schema: Json, chance: random.Random, depth: int = 0) -> Any:
    """A value that often is what a schema asks for. Null stands where the schema has it: it is unset elsewhere."""
    if chance.random() < 0.06:
        return chance.choice(WRONG)
    if "$ref" in schema:
        node: Any = DOCUMENT
        for step in schema["$ref"].split("/")[1:]:
            node = node[step]
        return value_of(node, chance, depth + 1)
    union: list[Json] = [] if "properties" in schema else schema.get("anyOf", [])
    options: list[Json] = schema.get("oneOf", union)
    if options:
        return value_of(chance.choice(options[:4] if depth > 4 else options), chance, depth)
    if "allOf" in schema:
        found: Json = {}
        for part in schema["allOf"]:
            each = value_of(part, chance, depth)
            found |= cast(Json, each) if isinstance(each, dict) else {}
        return found
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    kinds: Any = schema.get("type", "string")
    each_kind = cast("list[str]", kinds) if isinstance(kinds, list) else [str(kinds)]
    match chance.choice(each_kind):
        case "object":
            return members_of(schema, chance, depth)
        case "array":
            first: list[Json] = schema.get("prefixItems", [])
            items: Json = schema.get("items") or {}
            length = chance.randrange(0, 5 if depth < 4 else 1)
            each = [first[i] if i < len(first) else items for i in range(length)]
            return [value_of(one, chance, depth + 1) for one in each]
        case "integer":
            return chance.randrange(-6, 12)
        case "number":
            return chance.choice([0, 1, 2.5, -0.5, 9, 100])
        case "boolean":
            return chance.random() < 0.5
        case "null":
            return None
        case _:
            text = "".join(chance.choices("abcX", k=chance.randrange(6)))
            return SAMPLES.get(schema.get("format", ""), text)


def members_of(schema: Json, chance: random.Random, depth: int) -> Json:
    members: Json = schema.get("properties", {})
    required = schema.get("required", [])
    found = {
        name: value_of(cast(Json, member) if isinstance(member, dict) else {}, chance, depth + 1)
        for name, member in members.items()
        if chance.random() < (0.95 if name in required else 0.3 if depth < 4 else 0.05)
    }
    values = schema.get("additionalProperties")
    if isinstance(values, dict) or "patternProperties" in schema:
        for name in chance.sample(["ab", "x-a", "n-b", "Big"], chance.randrange(3)):
            patterns: Json = schema.get("patternProperties", {"": values})
            fitting = [v for k, v in patterns.items() if name.startswith(k[1:])]
            found[name] = value_of(fitting[0] or {} if fitting else {}, chance, depth + 1)
    return found


@pytest.mark.parametrize("name", sorted(TYPES))
def test_validation_and_json_schema_agree_with_the_spec(made: Path, name: str) -> None:
    chance = random.Random(name)
    validator = reference(name)
    text = (made / "schemas" / "vertex" / f"{name}.json").read_text(encoding="utf-8")
    written = jsonschema_rs.Draft202012Validator(json.loads(text), validate_formats=True)
    seen: set[bool] = set()
    for _ in range(TRIES):
        value = value_of({"$ref": f"#/components/schemas/{name}"}, chance)
        expected = validator.is_valid(value)
        seen.add(expected)
        if expected or "const" not in text:  # open, so that the service may have newer ones
            assert written.is_valid(value) == expected, value
        faults = validate(json.dumps(value), name, schemas=made / "foreign_models")
        assert (not faults) == expected, (value, faults)
    assert seen == {True, False}


@pytest.mark.parametrize("name", sorted(TYPES))
def test_models_give_back_what_they_read(made: Path, name: str) -> None:
    assert made
    module = importlib.import_module("foreign_models.newer")
    model = getattr(module, name)
    if not isinstance(model, type):
        return
    chance, validator = random.Random(f"{name}2"), reference(name)
    for _ in range(TRIES):
        value = value_of({"$ref": f"#/components/schemas/{name}"}, chance)
        if isinstance(value, dict) and validator.is_valid(value):
            read = cast(Any, model).model_validate_json(json.dumps(value))
            assert json.loads(read.to_json()) == value


MEMBERS = {
    "size": "int | None",
    "pair": "list[str | int] | None",
    "marks": "dict[str, str | int] | None",
    "ref": "Handle | None",
    "list_": 'Annotated[list[Any] | None, Field(alias="list")]',
    "words": "list[str] | None",
    "tree": "Tree | None",
    "nested": "Nested | None",
    "shape": "Circle | Square | None",
    "either": "str | list[str] | None",
    "inner": "CupInner | None",
    "kind": 'Literal["clay", "iron"] | str | None',
    "id": "int | None",
}
OLDER_MEMBERS = {"lid": "Lid", "handle": "Handle2", "spout": "Spout", "free": "dict[str, Any]"}


def test_types_are_those_that_a_person_would_write(made: Path) -> None:
    text = (made / "foreign_models" / "newer.py").read_text(encoding="utf-8")
    for member, kind in MEMBERS.items():
        assert f"    {member}: {kind} = None\n" in text
    assert "class Handle(JsonModel):" in text
    assert 'Nested = TypeAliasType("Nested", "list[Nested]")' in text
    assert 'Deep = TypeAliasType("Deep", "list[list[Deep]]")' in text
    older = (made / "foreign_models" / "older.py").read_text(encoding="utf-8")
    for member, kind in OLDER_MEMBERS.items():
        assert f"    {member}: {kind} | None = None\n" in older


def test_a_body_under_components_is_a_type_named_after_its_component(made: Path) -> None:
    assert made
    operations = importlib.import_module("foreign_models.operations").OPERATIONS
    put = next(operation for operation in operations if operation.id == "putPots")
    assert (put.request, put.answer) == ("BoardRequest", "ListingResponse")
    older = importlib.import_module("foreign_models.older")
    assert older.BoardRequest(wide=True).to_json() == b'{"wide":true}'
    assert get_args(older.ListingResponse) == (older.Pot,)


def test_a_union_reads_the_type_that_the_members_name(made: Path) -> None:
    assert made
    newer = importlib.import_module("foreign_models.newer")
    cups = ['{"form": "square", "side": 1}', '{"form": "circle", "radius": 1}', '{"side": 2}']
    for text, expected in zip(cups, ("Square", "Circle", "Square"), strict=True):
        read = newer.Cup.model_validate_json(f'{{"shape": {text}}}')
        assert type(read.shape).__name__ == expected
        assert json.loads(read.to_json()) == {"shape": json.loads(text)}
        assert newer.Cup(shape=read.shape).shape == read.shape


def test_a_type_with_a_discriminator_is_any_type_that_is_composed_of_it(made: Path) -> None:
    made_notes = importlib.import_module("foreign_models.notes")
    text = (made / "foreign_models" / "notes.py").read_text(encoding="utf-8")
    assert "    notes: list[Text | Picture | Note] | None = None\n" in text
    given = [
        {"kind": "text", "words": "a"},
        {"kind": "image", "url": "b"},
        {"kind": "sound", "url": "c"},
        {},
    ]
    notes = made_notes.Wall.model_validate_json(json.dumps({"notes": given})).notes
    names = [type(note).__name__ for note in notes]
    assert names[:2] == ["Text", "Picture"]
    assert [json.loads(note.to_json()) for note in notes] == given
    assert made_notes.Wall(notes=[made_notes.Picture(kind="image")]).notes[0].kind == "image"
    faults = validate(json.dumps(given[:3]), "Notes", schemas=made / "foreign_models")
    assert not faults
    (fault,) = validate('[{"kind": "image"}]', "Notes", schemas=made / "foreign_models")
    assert "the required field 'url' is missing" in str(fault)


def test_type_checkers_know_the_mappings(made: Path) -> None:
    program = made / "program.py"
    program.write_text(
        "from foreign_models.newer import Cup, Json\n"
        "from foreign_models.newer_dicts import CupDict\n\n"
        "cup: CupDict = {'size': 1, 'by': 'hand', 'tree': {'value': {'a': [1, None]}},\n"
        "    'shape': {'form': 'circle', 'radius': 1}, 'marks': {'x-a': 'b', 'n-b': 1}}\n"
        "wrong: CupDict = {'size': 'big'}\n"
        "value: Json = [1, {'a': None}]\n"
        "Cup(size=1, words=['ab'])\n"
    )
    settings = {"include": ["program.py"], "typeCheckingMode": "strict"}
    (made / "pyrightconfig.json").write_text(json.dumps(settings))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "-p", str(made)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert [each["range"]["start"]["line"] for each in found] == [5], found


def test_a_package_can_be_made_again_from_the_specs_in_it(made: Path, tmp_path: Path) -> None:
    write_package(made / "foreign_models" / "specs", tmp_path / "foreign_models")
    for name in ("newer.py", "older.py", "MANIFEST"):
        again = (tmp_path / "foreign_models" / name).read_bytes()
        assert again == (made / "foreign_models" / name).read_bytes()


def test_json_specs_are_read_as_yaml_ones_are(tmp_path: Path) -> None:
    (tmp_path / "newer.json").write_text(json.dumps(DOCUMENT, indent="\t"), encoding="utf-8")
    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml" / "newer.yaml").write_text(NEWER, encoding="utf-8")
    assert Specs.load(tmp_path).documents == Specs.load(tmp_path / "yaml").documents


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"openapi": "3.1.0",\n "info": }', "newer.json:2: expected a value of JSON"),
        ('{"openapi": "3.1.0",\n "paths": {} "x": 1}', "newer.json:2: expected ','"),
        ('{"openapi": "3.1.0",\n 1: 2}', "newer.json:2: expected a name in double quotes"),
        ('{"openapi": "3.1.0",\n\n "a": "b', "newer.json:3: unreadable text"),
        ('{"openapi": "3.1.0"}\n{}', "newer.json:2: expected the end of the file"),
        ('{"openapi": "3.1.0",\n "x-a": "\\ud800"}', "newer.json:2: the character"),
        ('{"openapi": "3.1.0",\n "info": {}, "info": {}}', "newer.json:2: 'info' is written twice"),
        ('{"openapi": "3.1.0", "x-a": ' + "[" * 20000, "newer.json:1: values are nested more"),
        ('{"swagger":\n "2.0"}', "newer.json:1: Swagger 2.0 is not read; convert it to OpenAPI 3"),
    ],
)
def test_faulty_json_specs_are_refused_with_their_line(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "newer.json").write_text(text, encoding="utf-8")
    with pytest.raises(SpecError) as error:
        Specs.load(tmp_path)
    assert message in str(error.value)
