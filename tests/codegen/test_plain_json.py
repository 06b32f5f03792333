"""Specs in plain JSON: names as they are, unions, and members that depend on a value."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest

from codegen.package import write_package
from codegen.specs import SpecError
from gemini_sdk._wire import JsonModel

PLAIN = """\
openapi: 3.1.0
info: {title: Plain, version: 1.0.0}
x-dialect: json
x-platforms: [azure-inference]
paths:
  /say:
    post:
      operationId: plain.say
      x-platforms: [azure-inference]
      x-repeatable: true
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Saying'}}}
      responses:
        '200':
          description: What was said.
          content: {application/json: {schema: {$ref: '#/components/schemas/Saying'}}}
components:
  schemas:
    Saying:
      description: What is said.
      type: object
      required: [role]
      x-cases:
        role:
          tool: {required: [call_id]}
          system: {required: [content], forbidden: [call_id]}
      properties:
        role: {$ref: '#/components/schemas/Role', description: By whom.}
        call_id: {type: string, description: Which call., x-since: '2025-04-01'}
        max_words: {type: integer, format: int64, minimum: 0, description: At most.}
        content:
          description: The words.
          anyOf:
            - {type: string}
            - {type: array, items: {$ref: '#/components/schemas/Item'}}
        prompt:
          description: A text, texts or tokens.
          anyOf:
            - {type: string}
            - {type: array, items: {type: string}}
            - {type: array, items: {type: integer}}
        choice:
          description: A word for it, or which.
          anyOf: [{$ref: '#/components/schemas/Choice'}, {$ref: '#/components/schemas/Item'}]
    Choice:
      description: How to choose.
      type: string
      enum: [auto, none]
    Item:
      description: A piece.
      type: object
      x-extras: true
      properties:
        plain_text: {type: string, description: A text.}
    Role:
      description: Who speaks.
      type: string
      enum: [user, system, tool]
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "specs").mkdir()
    (folder / "specs" / "plain.yaml").write_text(PLAIN, encoding="utf-8")
    write_package(folder / "specs", folder / "plain_models")
    sys.path.insert(0, str(folder))
    yield folder / "plain_models"
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def models(plain: Path) -> ModuleType:
    return importlib.import_module("plain_models.plain")


@pytest.fixture(scope="module")
def validator(plain: Path) -> jsonschema_rs.Draft202012Validator:
    document = (plain / "schemas" / "plain.azure-inference.json").read_text(encoding="utf-8")
    rules: dict[str, Any] = {**json.loads(document), "$ref": "#/$defs/Saying"}
    return jsonschema_rs.Draft202012Validator(rules)


PAYLOADS = [
    '{"role":"user","content":"hello","max_words":3}',
    '{"role":"user","content":[{"plain_text":"a","extra":{"x":1}}],"choice":"auto"}',
    '{"role":"user","prompt":[1,2],"choice":{"plain_text":"x"}}',
    '{"role":"tool","call_id":"c","prompt":["a","b"],"content":null}',
    '{"role":"system","content":"be brief","prompt":[]}',
]


@pytest.mark.parametrize("payload", [*PAYLOADS, '{"role":"newer"}'])
def test_names_and_values_come_back_as_they_came(models: ModuleType, payload: str) -> None:
    parsed = models.Saying.model_validate_json(payload)
    assert isinstance(parsed, JsonModel)
    assert json.loads(parsed.to_json()) == json.loads(payload)


def test_names_are_the_same_in_python(models: ModuleType) -> None:
    assert models.Saying(max_words=2, content="x").to_json() == b'{"max_words":2,"content":"x"}'
    assert models.Saying.model_validate({"maxWords": 2}).max_words is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_the_spec_allows_has_no_faults(
    validator: jsonschema_rs.Draft202012Validator, payload: str
) -> None:
    assert [e.message for e in validator.iter_errors(json.loads(payload))] == []


@pytest.mark.parametrize(
    ("payload", "place", "keyword"),
    [
        ({"content": "x"}, [], "required"),
        ({"role": "tool"}, [], "required"),
        ({"role": "tool", "callId": "c", "call_id": "c"}, ["callId"], "type"),
        ({"role": "newer"}, ["role"], "pattern"),
        ({"role": "system", "content": "x", "call_id": "c"}, ["call_id"], "type"),
        ({"role": "user", "content": 1}, ["content"], "type"),
        ({"role": "user", "content": {"plain_text": "x"}}, ["content"], "type"),
        ({"role": "user", "content": [{"plain_text": 1}]}, ["content", 0, "plain_text"], "type"),
        ({"role": "user", "prompt": ["a", 1]}, ["prompt", 1], "type"),
        ({"role": "tool", "call_id": None}, ["call_id"], "not"),
        ({"role": "user", "content": [None]}, ["content", 0], "type"),
        ({"role": "user", "content": ["a"]}, ["content", 0], "type"),
        ({"role": "user", "prompt": [None]}, ["prompt", 0], "type"),
        ({"role": "user", "prompt": ["a", None]}, ["prompt", 1], "type"),
        ({"role": "user", "choice": {"plain_text": 1}}, ["choice", "plain_text"], "type"),
        ({"role": "user", "max_words": "3"}, ["max_words"], "type"),
        ({"role": "user", "max_words": -1}, ["max_words"], "minimum"),
    ],
)
def test_what_it_does_not_allow_is_reported_at_its_place(
    validator: jsonschema_rs.Draft202012Validator,
    payload: object,
    place: list[object],
    keyword: str,
) -> None:
    (error,) = validator.iter_errors(payload)
    assert (error.instance_path, error.kind.name) == (place, keyword)


def test_mappings_have_unions_and_one_spelling(plain: Path) -> None:
    text = (plain / "plain_dicts.py").read_text(encoding="utf-8")
    assert 'content: "str | Sequence[Item | ItemDict] | None"' in text
    assert 'choice: "Choice | Item | ItemDict | None"' in text
    assert "maxWords" not in text


def test_the_api_version_that_brought_a_field_is_reported(plain: Path) -> None:
    assert "Since api-version 2025-04-01." in (plain / "plain.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        ("x-dialect: json", "x-dialect: xml", "x-dialect: unknown 'xml'; use proto3-json or json"),
        (
            "x-dialect: json\n",
            "",
            "Saying.content: anyOf is only allowed in specs with x-dialect: json",
        ),
        (
            "required: [call_id]",
            "required: [id]",
            "Saying: x-cases names 'id', which does not exist",
        ),
        ("[azure-inference]\npaths", "[azure]\npaths", "x-platforms 'azure' is none of"),
    ],
)
def test_typos_are_reported(tmp_path: Path, found: str, instead: str, message: str) -> None:
    assert found in PLAIN
    (tmp_path / "plain.yaml").write_text(PLAIN.replace(found, instead, 1), encoding="utf-8")
    with pytest.raises(SpecError) as error:
        write_package(tmp_path, tmp_path / "out")
    assert message in str(error.value)
