"""The allowed content of a spec file, as JSON Schema for editors: the keys (`keys`) and their values (`layout`)."""

import json
from typing import Any

from .keys import ANY, EXTENSIONS, KEYS, LISTS, MAPS
from .layout import SHAPES
from .specs import PLAIN_JSON, PLATFORMS, PROTO3_JSON, Json

NAME = "spec.schema.json"
"""The file next to the specs; their first lines name it."""
_VALUES: Json = {
    "x-dialect": {"enum": [PROTO3_JSON, PLAIN_JSON]},
    "x-platforms": {"items": {"enum": list(PLATFORMS)}},
    "x-ahead": {"items": {"enum": list(PLATFORMS)}},
    "x-deprecated-on": {"items": {"enum": list(PLATFORMS)}},
}
"""What a value may be beyond its kind, which `checks` demands too."""
_OPEN_PATHS = {"^x-": True}


def spec_schema() -> Json:
    """The JSON Schema of a spec file that is written for this project."""
    kinds = {kind: _kind(kind) for kind in KEYS}
    maps = {_name(kind): _map(kind) for kind in MAPS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A spec of gemini_sdk",
        "$ref": "#/$defs/document",
        "$defs": kinds | maps,
    }


def spec_schema_text() -> str:
    """The same as text."""
    return json.dumps(spec_schema(), ensure_ascii=False, indent=1) + "\n"


def _kind(kind: str) -> Json:
    shape = SHAPES.get(kind, {})
    rules = {key: rule for key, rule in shape.items() if key in ("required", "if", "then", "else")}
    return {
        "type": "object",
        **rules,
        "properties": {key: _member(kind, key) for key in KEYS[kind]},
        "additionalProperties": False,
    }


def _member(kind: str, key: str) -> Json:
    inner = KEYS[kind][key]
    shape: Any = SHAPES.get(kind, {}).get("properties", {}).get(key, {}) if inner == ANY else {}
    described = {"description": EXTENSIONS[key]} if key in EXTENSIONS else {}
    member: Json = described | _under(inner) | shape | _VALUES.get(key, {})
    return member


def _under(kind: str) -> Json:
    if kind == ANY:
        return {}
    if kind in LISTS:
        return {"type": "array", "items": _under(LISTS[kind])}
    reference = {"$ref": f"#/$defs/{_name(kind)}"}
    # `additionalProperties` is a schema, or says whether there is any.
    return {"if": {"type": "boolean"}, "else": reference} if kind == "schema" else reference


def _map(kind: str) -> Json:
    patterns = {"patternProperties": _OPEN_PATHS} if kind == "paths" else {}
    return {"type": "object", **patterns, "additionalProperties": _under(MAPS[kind])}


def _name(kind: str) -> str:
    return kind.replace(" ", "-")
