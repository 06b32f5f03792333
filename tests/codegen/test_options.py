"""Options (`anyOf`, `oneOf`) with something beside them: no member is lost."""

import importlib
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_type_hints

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from codegen.checks import checked
from codegen.jsonschema import jsonschema
from codegen.lost_members import lost_members
from codegen.package import write_package
from codegen.specs import Json, SpecError, Specs
from gemini_sdk import validate

TYPES: Json = yaml.safe_load("""
Extended:
  type: object
  properties: {base: {type: string}}
  anyOf: [{properties: {a: {type: string}}}, {properties: {b: {type: integer}}, required: [b]}]
Groups: {type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}
Loose: {type: object, properties: {a: {type: string}}, oneOf: [{required: [a]}, {required: [c]}]}
One: {type: object, properties: {kind: {type: string}, one: {type: string}}, required: [kind]}
Two: {type: object, properties: {kind: {type: string}, two: {type: string}}, required: [kind]}
Refs:
  type: object
  properties: {base: {type: string}}
  oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}]
Covered:
  type: object
  description: Either.
  properties: {kind: {type: string, description: Which.}}
  required: [kind]
  oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}]
All:
  allOf: [{$ref: '#/components/schemas/One'}, {properties: {more: {type: boolean}}}]
  properties: {base: {type: string}}
  oneOf: [{properties: {x: {type: string}}}, {properties: {y: {type: string}}}]
Composed: {allOf: [{$ref: '#/components/schemas/Extended'}, {properties: {more: {type: boolean}}}]}
Product:
  allOf:
    - anyOf: [{properties: {p: {type: string}}}, {properties: {q: {type: string}}}]
    - anyOf: [{properties: {r: {type: string}}}, {properties: {s: {type: string}}}]
Node:
  type: object
  properties: {child: {$ref: '#/components/schemas/Node'}}
  anyOf:
    - properties: {leaf: {type: string}}
    - properties: {kids: {type: array, items: {$ref: '#/components/schemas/Node'}}}
Null: {type: [object, 'null'], properties: {base: {type: string}}, anyOf: [{properties: {a: {type: string}}}]}
Mixed: {properties: {base: {type: string}}, anyOf: [{type: string}, {properties: {b: {type: string}}}]}
Beside: {$ref: '#/components/schemas/One', properties: {own: {type: string}}}
Pet:
  type: object
  properties: {kind: {type: string}}
  required: [kind]
  discriminator: {propertyName: kind}
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: boolean}}}]}
Held:
  type: object
  properties:
    inner: {type: object, properties: {base: {type: string}}, oneOf: [{properties: {a: {type: string}}}]}
    again: {$ref: '#/components/schemas/Extended'}
Text: {type: string, anyOf: [{minLength: 5}, {maxLength: 2}]}
""")


HELD: Json = {"application/json": {"schema": {"$ref": "#/components/schemas/Held"}}}
PATHS: Json = {"/held": {"post": {"requestBody": {"content": HELD}, "responses": {}}}}


def document(types: Json, paths: Json | None = None) -> str:
    found: Json = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths or {}}
    return json.dumps(found | {"components": {"schemas": types}})


@pytest.fixture(scope="module")
def normal(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Json]:
    path = tmp_path_factory.mktemp("options") / "s.json"
    path.write_text(document(TYPES), encoding="utf-8")
    return checked(Specs.load(path)).schemas("s")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Extended", [["base", "a"], ["base", "b"]]),
        ("Groups", [["a", "b"]]),
        ("Loose", [["a", "c"]]),
        ("Refs", [["base", "kind", "one"], ["base", "kind", "two"]]),
        ("Covered", [["kind", "one"], ["kind", "two"]]),
        ("All", [["kind", "one", "more", "base", "x"], ["kind", "one", "more", "base", "y"]]),
        ("Composed", [["base", "more", "a"], ["base", "more", "b"]]),
        ("Product", [["p", "r"], ["p", "s"], ["q", "r"], ["q", "s"]]),
        ("Node", [["child", "leaf"], ["child", "kids"]]),
        ("Null", [["base", "a"], []]),
        ("Mixed", [[], ["base", "b"]]),
        ("Beside", [["kind", "one", "own"]]),
        ("Pet", [["kind", "lives"], ["kind", "bark"]]),
        ("Cat", [["kind", "lives"]]),
        ("HeldInner", [["base", "a"]]),
    ],
)
def test_each_option_has_its_own_members_and_those_beside(
    normal: Mapping[str, Json], name: str, expected: list[list[str]]
) -> None:
    name = name if name in normal else f"{name}Option1"
    schema: Json = normal[name]
    found: list[list[str]] = []
    for option in schema.get("anyOf", [schema]):
        target = normal[option["$ref"].rsplit("/")[-1]] if "$ref" in option else option
        found.append(list(target.get("properties", {})))
    assert found == expected


def test_options_to_which_nothing_is_added_keep_their_types(normal: Mapping[str, Json]) -> None:
    names = [option["$ref"].rsplit("/")[-1] for option in normal["Covered"]["anyOf"]]
    assert names == ["One", "Two"]
    assert normal["Text"]["anyOf"] == [
        {"type": "string", "minLength": 5},
        {"type": "string", "maxLength": 2},
    ]


VALUES: list[tuple[str, Any, bool]] = [
    ("Extended", {"base": "x", "a": "y"}, True),
    ("Extended", {"base": "x", "b": 2}, True),
    ("Extended", {"base": "x", "a": "y", "b": 2}, True),
    ("Extended", {"base": 1, "a": "y"}, False),
    ("Groups", {"a": "x"}, True),
    ("Groups", {}, False),
    ("Refs", {"base": "x", "kind": "k", "two": "z"}, True),
    ("Refs", {"base": "x", "two": "z"}, False),
    ("All", {"kind": "k", "more": True, "y": "z"}, True),
    ("Composed", {"more": "yes"}, False),
    ("Node", {"child": {"leaf": "x"}}, True),
    ("Node", {"child": 3}, False),
    ("Text", "abc", False),
    ("Text", "ab", True),
]


def test_models_typed_dicts_validation_and_json_schema_have_the_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "s.json").write_text(document(TYPES, PATHS), encoding="utf-8")
    write_package(tmp_path / "s.json", tmp_path / "options_made")
    names = sorted({name for name, _, _ in VALUES})
    jsonschema(tmp_path / "s.json", tmp_path / "schemas", ["vertex"], names)
    for name, value, fits in VALUES:
        text = (tmp_path / "schemas" / "vertex" / f"{name}.json").read_text(encoding="utf-8")
        assert jsonschema_rs.Draft202012Validator(json.loads(text)).is_valid(value) == fits, value
        faults = validate(json.dumps(value), name, schemas=tmp_path / "options_made")
        assert (not faults) == fits, (name, value, faults)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    models, dicts = (importlib.import_module(f"options_made.{n}") for n in ("s", "s_dicts"))
    held = models.Held.model_validate({"again": {"base": "x", "b": 2}, "inner": {"a": "y"}})
    assert (held.again.base, held.again.b, held.inner.a) == ("x", 2, "y")
    assert {"base", "a"} <= get_type_hints(dicts.ExtendedOption1Dict).keys()


REFERENCES = st.sampled_from(["T0", "T1", "T2"]).map(
    lambda n: {"$ref": f"#/components/schemas/{n}"}
)


def objects(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    some = st.lists(inner, min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {"properties": st.dictionaries(st.just("NAME"), inner, min_size=1)},
        optional={"type": st.just("object"), "anyOf": some, "oneOf": some, "allOf": some}
        | {"required": st.just(["NAME"]), "not": st.just({"required": ["gone"]})},
    )


SCHEMAS = st.recursive(
    st.sampled_from([{"type": "string"}, {}]) | REFERENCES, objects, max_leaves=8
)


def numbered(node: Any, count: list[int]) -> Any:
    """A copy whose members all have names of their own."""
    if isinstance(node, list):
        return [numbered(each, count) for each in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    count[0] += 1
    name = f"member{count[0]}"
    found: Json = {}
    for key, value in cast(Json, node).items():
        if key == "properties":
            (each,) = value.values()
            found[key] = {name: numbered(each, count)}
        else:
            found[key] = [name] if value == ["NAME"] else numbered(value, count)
    return found


@given(st.lists(SCHEMAS, min_size=3, max_size=3))
def test_every_member_of_any_schema_is_in_a_model(
    tmp_path_factory: pytest.TempPathFactory, schemas: list[Json]
) -> None:
    path = tmp_path_factory.getbasetemp() / "members.json"
    count = [0]
    text = document({f"T{i}": numbered(each, count) for i, each in enumerate(schemas)})
    path.write_text(text, encoding="utf-8")
    try:
        found = checked(Specs.load(path))
    except SpecError as error:
        # An option that is a text leaves no place for the members next to it.
        if "would be in no model" in str(error) and '"type": "string"' not in text:
            raise
        return
    written = set(re.findall(r'"(member\d+)": ', text))
    assert written <= {
        n for s in found.schemas("members").values() for n in s.get("properties", {})
    }


def test_a_type_that_is_an_option_of_itself_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    itself: Json = {"$ref": "#/components/schemas/T"}
    options: Json = {"properties": {"a": {}}, "anyOf": [itself], "oneOf": [{"type": "string"}]}
    path.write_text(document({"T": options}), encoding="utf-8")
    with pytest.raises(SpecError, match=r"s\.json:\d+: T: an option contains the type itself"):
        checked(Specs.load(path))


def test_the_check_finds_a_member_that_is_in_no_model(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(document({"Extended": TYPES["Extended"]}), encoding="utf-8")
    specs = Specs.load(path)
    kept: Json = {"Extended": {"type": "object", "properties": {"base": {}}}}
    path.write_text(document(kept), encoding="utf-8")
    assert list(lost_members(specs, Specs.load(path))) == [
        ("s", "Extended", "a"),
        ("s", "Extended", "b"),
    ]


def test_properties_of_what_is_no_object_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(document({"T": {"type": "string", "properties": {"a": {}}}}), encoding="utf-8")
    with pytest.raises(SpecError, match=r"s\.json:1: T: properties are of an object"):
        checked(Specs.load(path))
