"""The vocabulary of specs is closed: what is supported works everywhere, anything else is an error with its line."""

import copy
import importlib
import json
import random
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
import pytest
import yaml

from codegen.__main__ import main
from codegen.checks import checked
from codegen.layout import layout_faults
from codegen.operation_table import write_operations
from codegen.package import write_package
from codegen.settings import SPECS
from codegen.specs import Source, SpecError, Specs, as_object
from codegen.vocabulary import vocabulary_faults
from codegen.wire_view import wire_view
from tests.codegen.foreign_specs import NEWER, NOTES
from tests.codegen.small_api import SMALL

MEMBER = "litresHeld: {type: number, format: double, minimum: 0, description: How much it holds.}"


def write(folder: Path, text: str, name: str = "small.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "x-platforms: [",
            "x-platfroms: [",
            "unknown key 'x-platfroms'; did you mean 'x-platforms'",
        ),
        ("x-repeatable", "x-repetable", "did you mean 'x-repeatable'"),
        ("minimum: 0", "maxmum: 0", "unknown key 'maxmum'; did you mean 'maximum'"),
        ("required: [litresHeld]", "requird: [litresHeld]", "did you mean 'required'"),
        ("operationId", "operationID", "did you mean 'operationId'"),
        ("components:\n", "component: {}\ncomponents:\n", "did you mean 'components'"),
        ("  schemas:", "  schema: {}\n  schemas:", "did you mean 'schemas'"),
        ("minimum: 0", "colour: red", "unknown key 'colour'; a schema has "),
        ("minimum: 0", "if: {}", "if is not supported; write x-cases"),
        ("minimum: 0", "dependentRequired: {}", "dependentRequired .* write x-beside"),
        ("minimum: 0", "contains: {}", "contains is not supported; say it in the description"),
        ("minimum: 0", "$anchor: a", r"\$anchor .* refer to types by #/components"),
        ("minimum: 0", "minimum: zero", "expected a number"),
        ("minimum: 0", "minimum: 5, maximum: 2", "minimum 5 is more than maximum 2"),
        ("minimum: 0", "multipleOf: 0", "multipleOf is not more than 0"),
        (
            "type: string\n      enum",
            "type: string\n      pattern: '('\n      enum",
            "not a regular",
        ),
        ("minimum: 0", "deprecated: maybe", "expected true or false"),
        ("litresHeld:", "a-b: {type: string, description: x}\n        a_b:", "are both 'a_b'"),
        ("State:\n", "state: {type: string, description: x}\n    State:\n", "same name in Python"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [["--check", "--out"], ["jsonschema", "--out"], ["diff"], ["drift"]],
    ids=lambda c: c[0],
)
def test_every_command_refuses_a_typo(
    tmp_path: Path,
    command: list[str],
    old: str,
    new: str,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert old in SMALL
    specs = str(write(tmp_path / "specs", SMALL.replace(old, new, 1)))
    right = str(write(tmp_path / "right", SMALL))
    out = str(tmp_path / "out")
    arguments = {"diff": [right, specs], "drift": ["--specs", specs]}
    assert main([*command, *arguments.get(command[0], [out, "--specs", specs])]) == 2
    error = capsys.readouterr().err
    assert re.search(rf"small\.yaml:\d+: .*{message}", error), error


def with_typo(node: object, chance: random.Random) -> None:
    """Change one key somewhere in a document: a letter goes, two change places, or the key is another."""
    mapping = chance.choice([found for each in nodes(node) if (found := as_object(each))])
    key = chance.choice(list(mapping))
    place = chance.randrange(len(key)) if key else 0
    typos = [key[:place] + key[place + 1 :], key[:place] + key[place:][::-1], "none", key.upper()]
    mapping[chance.choice(typos)] = mapping.pop(key)


def replaced(node: object, chance: random.Random) -> None:
    """Put something else in the place of a value somewhere in a document."""
    mapping = chance.choice([found for each in nodes(node) if (found := as_object(each))])
    reference = {"$ref": chance.choice(["#/components/schemas/Pet", "#/components/nowhere"])}
    others: list[object] = [
        3,
        -1,
        [],
        [3],
        {},
        {"a": 3},
        None,
        "x",
        "",
        True,
        1.5,
        [None],
        reference,
    ]
    mapping[chance.choice(list(mapping))] = chance.choice([*others, *nodes(node)])


def nodes(node: object) -> list[object]:
    inner = list(cast("dict[str, object]", node).values()) if isinstance(node, dict) else node
    below = (
        [n for each in cast("list[object]", inner) for n in nodes(each)]
        if isinstance(inner, list)
        else []
    )
    return [node, *below]


def test_any_typo_in_a_key_is_a_message_or_does_no_harm() -> None:
    chance = random.Random(7)
    original = yaml.safe_load(SMALL)
    refused = 0
    for _ in range(1000):
        document = copy.deepcopy(original)
        with_typo(document, chance)
        text = yaml.safe_dump(document, sort_keys=False)
        node = cast(Any, yaml).compose(text)
        with suppress(SpecError):
            checked(Specs.of({"small": Source(text, node)}))
            continue
        refused += 1
    assert refused > 500


# The specs of others have all that they may say, so a typo can be anywhere.
@pytest.mark.parametrize("name", ["foreign", "newer", "notes"])
def test_any_typo_in_the_specs_of_others_has_its_line_or_does_no_harm(
    name: str, tmp_path: Path
) -> None:
    original = yaml.safe_load({"foreign": FOREIGN, "newer": NEWER, "notes": NOTES}[name])
    chance = random.Random(name)
    refused = 0
    for _ in range(60):
        document = copy.deepcopy(original)
        chance.choice([with_typo, replaced])(document, chance)
        write(tmp_path, yaml.safe_dump(document, sort_keys=False))
        try:
            specs = checked(Specs.load(tmp_path))
            wire_view(specs)
            write_operations(specs, tmp_path)
        except SpecError as error:
            refused += 1
            for line in str(error).splitlines():
                assert re.match(r"\S+:\d+: ", line), line
    assert refused > 20


FOREIGN = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses:
        '200':
          description: Pets.
          content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}
    post:
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: Made.}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      x-vendor: {a: 1}
      properties:
        id: {type: integer, format: int64}
        name: {type: string, default: Rex}
        tag: {type: [string, 'null']}
        kind: {type: string, enum: [cat, dog]}
        size: {type: integer, enum: [1, 2], multipleOf: 1}
        list: {type: array, items: {type: string}, uniqueItems: true}
        others: {type: array, items: {type: string}}
        home: {type: object, properties: {street: {type: string, nullable: true}, a-b: {type: number}}}
        born: {type: string, format: date}
        meta: {type: object}
        copy: {type: string}
        one:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind}
        any: {anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {type: string}]}
        label: {$ref: '#/components/schemas/Label', description: On the collar.}
        where: {const: here}
        parent: {$ref: '#/components/schemas/Pet'}
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Label: {type: string, maxLength: 3}
    Labels: {type: object, additionalProperties: {$ref: '#/components/schemas/Label'}}
    Free: {}
    Base: {type: object, properties: {legs: {type: integer, minimum: 0}, kind: {type: string}}}
    Cat:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - {type: object, properties: {purrs: {type: boolean}}, required: [purrs]}
    Dog:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - {type: object, properties: {barks: {type: boolean}}, required: [kind, barks]}
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
"""


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pets")
    specs = write(folder / "specs", FOREIGN, "pets.yaml")
    write_package(specs, folder / "pet_models")
    assert main(["jsonschema", "--specs", str(specs), "--out", str(folder / "schemas")]) == 0
    return folder


def test_a_spec_of_another_project_gives_types_that_a_person_would_write(pets: Path) -> None:
    modules = (pets / "pet_models").glob("pets*.py")
    source = "".join(module.read_text(encoding="utf-8") for module in modules)
    for line in (
        "    id: int | None = None",
        '    """Default: "Rex"."""',
        "    tag: str | None = None",
        '    kind: Literal["cat", "dog"] | str | None = None',
        '    list_: Annotated[list[str] | None, Field(alias="list")] = None',
        "    home: PetHome | None = None",
        '    a_b: Annotated[float | None, Field(alias="a-b")] = None',
        "    one: Cat | Dog | None = None",
        "    any: Cat | Dog | str | None = None",
        "    purrs: bool | None = None",
        '    copy_: Annotated[str | None, Field(alias="copy")] = None',
        "Pets = list[Pet]",
        "Labels = dict[str, str]",
        "Animal = Cat | Dog",
    ):
        assert f"{line}\n" in source, line
    hints = (pets / "pet_models" / "pets_dicts.py").read_text(encoding="utf-8")
    assert '    one: "Cat | CatDict | Dog | DogDict | None"' in hints
    # A key that is no name, such as `a-b`, can't stand in a class.
    assert 'PetHomeDict = TypedDict(\n    "PetHomeDict",' in hints


def test_its_values_come_back_as_they_came(pets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(pets), *sys.path])
    models: Any = importlib.import_module("pet_models.pets")
    for value in VALID:
        text = json.dumps(value)
        assert json.loads(models.Pet.model_validate_json(text).to_json()) == value


VALID: list[dict[str, Any]] = [
    {"id": 1},
    {"id": 1, "tag": None, "kind": "bird", "size": 3, "list": ["a"], "meta": {"x": [1]}},
    {"id": 1, "one": {"kind": "Dog", "barks": True}, "any": {"purrs": False, "legs": 3}},
    {"id": 1, "any": "text", "label": "abc", "born": "2024-02-29", "home": {"street": None}},
    {"id": 1, "parent": {"id": 2, "where": "here", "copy": "x"}},
]
INVALID: list[tuple[dict[str, Any], list[str | int]]] = [
    ({"id": 1, "list": ["a", "a"]}, ["list"]),
    ({"id": 1, "one": {"kind": "Dog"}}, ["one"]),
    ({"id": 1, "one": {"kind": "Cat", "purrs": 1}}, ["one", "purrs"]),
    ({"id": 1, "any": {"nothing": 1}}, ["any"]),
    ({"id": 1, "label": "abcd"}, ["label"]),
    ({"id": 1, "born": "2023-02-29"}, ["born"]),
    ({"id": 1, "home": {"a-b": "x"}}, ["home", "a-b"]),
    ({"id": 1, "tag": 3}, ["tag"]),
    ({"id": 1, "where": 3}, ["where"]),
    ({"id": "1"}, ["id"]),
]


@pytest.fixture(scope="module", params=["rules", "document"])
def validator(pets: Path, request: pytest.FixtureRequest) -> jsonschema_rs.Draft202012Validator:
    if request.param == "rules":
        text = (pets / "pet_models/schemas/pets.google-ai.json").read_text(encoding="utf-8")
        rules = json.loads(text) | {"$ref": "#/$defs/Pet"}
    else:
        rules = json.loads((pets / "schemas/google-ai/Pets.json").read_text(encoding="utf-8"))
        rules["$ref"] = "#/$defs/Pet"
    return jsonschema_rs.Draft202012Validator(rules, validate_formats=True)


@pytest.mark.parametrize("value", VALID, ids=str)
def test_what_it_allows_is_valid(
    validator: jsonschema_rs.Draft202012Validator, value: object
) -> None:
    assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(("value", "place"), INVALID, ids=str)
def test_what_it_does_not_allow_is_found(
    validator: jsonschema_rs.Draft202012Validator, value: object, place: list[str | int]
) -> None:
    assert any(error.instance_path[:1] == place[:1] for error in validator.iter_errors(value))


def test_the_specs_of_this_package_describe_everything() -> None:
    for stem, name, schema in Specs.load(SPECS).all_schemas():
        assert schema.get("description"), f"{stem}: {name}"
        for member, each in schema.get("properties", {}).items():
            assert each.get("description"), f"{stem}: {name}.{member}"


@pytest.mark.parametrize(
    ("schemas", "message"),
    [
        ("A: {allOf: [{$ref: '#/components/schemas/A'}]}", "contains A itself|contains itself"),
        ("A: {$ref: '#/components/schemas/A'}", "A: contains itself"),
        (
            "A: {anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}",
            "A: contains itself",
        ),
        ("A: {allOf: [{type: string}, {type: integer}]}", "parts of allOf differ in type"),
    ],
)
def test_what_cannot_be_put_together_is_refused(tmp_path: Path, schemas: str, message: str) -> None:
    text = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\ncomponents:\n  schemas:\n    " + schemas
    with pytest.raises(SpecError, match=rf"^small\.yaml:\d+: .*({message})"):
        checked(Specs.load(write(tmp_path / "specs", text)))


def test_an_extension_of_nobody_is_an_error_in_a_spec_of_this_project(tmp_path: Path) -> None:
    for old, new, message in (
        ("minimum: 0", "x-foo: 1", r"unknown key 'x-foo'; a schema has x-platforms, "),
        (
            "minimum: 0",
            "x-repeatable: true",
            "x-repeatable has no meaning here; it is of a operation",
        ),
        ("minimum: 0", "x-ahed: [vertex]", "did you mean 'x-ahead'"),
    ):
        specs = write(tmp_path / "specs", SMALL.replace(old, new, 1))
        with pytest.raises(SpecError, match=rf"small\.yaml:\d+: .*{message}"):
            Specs.load(specs)


def test_extensions_of_others_pass_in_their_specs_unless_they_are_typos(tmp_path: Path) -> None:
    Specs.load(write(tmp_path / "theirs", FOREIGN))
    typo = FOREIGN.replace("x-vendor", "x-platfroms")
    with pytest.raises(SpecError, match="did you mean 'x-platforms'"):
        Specs.load(write(tmp_path / "theirs", typo))


def spec_schema_of_editors() -> jsonschema_rs.Draft202012Validator:
    text = (SPECS / "spec.schema.json").read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text))


def plain(text: str) -> Any:
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.mark.parametrize("path", sorted(SPECS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_schema_of_editors_accepts_every_spec(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=spec.schema.json\n")
    spec_schema_of_editors().validate(plain(text))


def test_the_schema_of_editors_refuses_the_typos_that_codegen_refuses() -> None:
    schema = spec_schema_of_editors()
    chance = random.Random(11)
    original = plain(SMALL)
    assert schema.is_valid(original)
    for _ in range(1000):
        document = copy.deepcopy(original)
        with_typo(document, chance)
        faults = [*layout_faults(document), *vocabulary_faults(document, is_ours=True)]
        assert schema.is_valid(document) or faults, document
        if [*vocabulary_faults(document, is_ours=True)]:
            assert not schema.is_valid(document), faults


def test_what_is_made_of_the_vocabulary_is_up_to_date() -> None:
    assert main(["reference", "--check"]) == 0
