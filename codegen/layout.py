"""The layout of every spec file: mappings, lists and texts where other code relies on them.

Checked when a file is read, so that no command trips over a typo far from its line. What only generating asks of the
specs is in `checks`.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from .spec_lines import Step

METHODS = ("get", "post", "put", "patch", "delete")
_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number, 0 or more",
    "boolean": "true or false",
}
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_NUMBER = {"type": "integer"}
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_COUNTS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
_SWITCHES = "deprecated nullable readOnly uniqueItems writeOnly x-extras".split()
_SCHEMA = {"$ref": "#/$defs/schema"}


def _map(values: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": values}


def _list(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


_OPERATION = {
    "type": "object",
    "properties": {
        "operationId": _TEXT,
        "parameters": _list({"$ref": "#/$defs/parameter"}),
        "requestBody": {"$ref": "#/$defs/body"},
        "responses": _map({"$ref": "#/$defs/body"}),
        "x-platforms": _TEXTS | {"minItems": 1},
    },
}
_PATH = {
    "type": "object",
    "properties": dict.fromkeys(METHODS, _OPERATION),
}
_INFO: dict[str, Any] = {
    "type": "object",
    "required": ["title", "version"],
    "properties": {
        "title": _TEXT,
        "version": _TEXT,
        "x-left-out": _list(
            {
                "type": "object",
                "if": {"required": ["fields"]},
                "then": {"required": ["source"]},
                "else": {"required": ["platform", "methods"]},
                "properties": {"methods": _TEXTS, "fields": _TEXTS},
            }
        ),
        "x-upstream-sources": _list({"type": "object", "required": ["source", "revision"]}),
    },
}
_WHOLE_QUERY: dict[str, Any] = {
    "required": ["in", "content"],
    "properties": {"in": {"const": "querystring"}},
}
"""A parameter that is all of a query: it needs no name."""
_PARAMETER: dict[str, Any] = {
    "type": "object",
    "if": {"anyOf": [{"required": ["$ref"]}, _WHOLE_QUERY]},
    "else": {"required": ["name", "in"]},
    "properties": {"$ref": _TEXT, "name": _TEXT, "in": _TEXT, "schema": _SCHEMA},
}
_BODY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "$ref": _TEXT,
        "content": _map({"type": "object", "properties": {"schema": _SCHEMA}}),
    },
}
_TYPE: dict[str, Any] = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("$ref", "format", "description", "pattern", "title"), _TEXT),
        **{key: {"type": "number"} for key in _NUMBERS},
        **{key: {"type": "integer", "minimum": 0} for key in _COUNTS},
        **{key: {"type": "boolean"} for key in _SWITCHES},
        "type": {"if": {"type": "array"}, "then": _TEXTS | {"minItems": 1}, "else": _TEXT},
        "discriminator": {
            "type": "object",
            "required": ["propertyName"],
            "properties": {"propertyName": _TEXT, "mapping": _map(_TEXT)},
        },
        **dict.fromkeys(("required", "x-platforms", "x-ahead", "x-deprecated-on"), _TEXTS),
        **dict.fromkeys(("x-oneof", "x-beside", "x-enum-platforms", "x-enum-ahead"), _map(_TEXTS)),
        **dict.fromkeys(("x-upstream", "x-enum-descriptions"), _map(_TEXT)),
        **dict.fromkeys(
            ("properties", "patternProperties", "$defs", "definitions", "x-type-on"), _map(_SCHEMA)
        ),
        "enum": {"type": "array", "minItems": 1},
        "x-turns": {"enum": ["conversation", "instruction"]},
        "x-complete": {
            "if": {"type": "array"},
            "then": _TEXTS,
            "else": {"type": "boolean"},
        },
        "x-enum-numbers": _map({"if": {"type": "integer"}, "else": _map(_NUMBER)}),
        **dict.fromkeys(("items", "not", "propertyNames"), _SCHEMA),
        **dict.fromkeys(
            ("anyOf", "oneOf", "allOf", "prefixItems"), _list(_SCHEMA) | {"minItems": 1}
        ),
        "additionalProperties": {"if": {"type": "boolean"}, "else": _SCHEMA},
        "x-excludes": _map(_map(_TEXT)),
        "x-cases": _map(_map(_map(_TEXTS))),
    },
}
_LAYOUT: dict[str, Any] = {
    "type": "object",
    "required": ["info"],
    "properties": {
        "info": _INFO,
        "x-platforms": _TEXTS | {"minItems": 1},
        "paths": {"type": "object", "patternProperties": {"^(?!x-)": _PATH}},
        "components": {
            "type": "object",
            "properties": {
                "schemas": _map(_SCHEMA),
                "parameters": _map({"$ref": "#/$defs/parameter"}),
                "requestBodies": _map({"$ref": "#/$defs/body"}),
                "responses": _map({"$ref": "#/$defs/body"}),
            },
        },
    },
    "$defs": {
        "parameter": _PARAMETER,
        "body": _BODY,
        "schema": _TYPE,
    },
}
SHAPES: dict[str, dict[str, Any]] = {
    "document": _LAYOUT,
    "info": _INFO,
    "operation": _OPERATION,
    "parameter": _PARAMETER,
    "body": _BODY,
    "schema": _TYPE,
}
"""What is under the keys of each kind of node, by the names of `keys`."""


def layout_faults(document: object) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Whatever is of another kind than it has to be: the steps that lead there, and what is expected."""
    for error in _validator().iter_errors(_as_json(document)):
        kind: Any = error.kind
        match kind.name:
            case "type":
                expected = _WORDS[kind.types[0]]
            case "required":
                expected = kind.property
            case "minimum":
                expected = _WORDS["integer"]
            case _:
                expected = "something in it"
        yield tuple(error.instance_path), f"expected {expected}"


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_LAYOUT)


def _as_json(document: object) -> object:
    """YAML has dates, and keys that are numbers."""
    return json.loads(json.dumps(document, default=str))
