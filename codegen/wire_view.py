"""The specs as the models see them: the same shapes with every demand taken out.

Specs hold what a payload must be; models have to read whatever comes. So ranges, required lists and closed enums are
left to the schemas for validation, and scalars get the Python types of `gemini_sdk._wire`. Only types that are made
here rather than read (`x-complete`) have their required members in any case, and say so to type checkers.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from gemini_sdk._wire.naming import camel_case

from .bases import attributes
from .descriptions import member_description, type_description
from .modules import modules
from .normal_form import is_enum
from .settings import HELD_FORMS
from .specs import PROTO3_JSON, Json, Specs, as_object, pointer_steps, references

_SCALARS = {
    ("string", "int64"): "gemini_sdk._wire.Int64",
    ("string", "uint64"): "gemini_sdk._wire.Int64",
    ("string", "google-datetime"): "gemini_sdk._wire.Timestamp",
    ("string", "google-duration"): "gemini_sdk._wire.Duration",
    ("string", "byte"): "bytes",
    # What is secret is hidden by the models' repr; a type of its own would only be in the way.
    ("string", "password"): "str",
}


def wire_view(specs: Specs) -> dict[str, Json]:
    """One OpenAPI document a module, schemas only."""
    homes = modules(specs)
    views: dict[str, Json] = {stem: {} for stem in specs.documents}
    for stem, name, schema in specs.all_schemas():
        component = _component(name, schema, specs.dialect(stem))
        pointed = _pointed(component, partial(_reference, specs, homes, stem))
        views.setdefault(homes[stem, name], {})[name] = pointed
    return {
        module: {
            "openapi": "3.1.0",
            "info": {"title": module, "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }
        for module, schemas in views.items()
    }


def _pointed(node: Any, point: Callable[[str], str]) -> Any:
    """A schema with other references."""
    if isinstance(node, list):
        return [_pointed(item, point) for item in cast("list[object]", node)]
    if (members := as_object(node)) is None:
        return node
    return {
        key: point(value) if key == "$ref" and isinstance(value, str) else _pointed(value, point)
        for key, value in members.items()
    }


def _reference(
    specs: Specs, homes: Mapping[tuple[str, str], str], stem: str, reference: str
) -> str:
    """A reference to the module that its type is in."""
    home, name, _ = specs.resolve(stem, reference)
    return f"{homes.get((home, name), home)}.yaml#{reference.partition('#')[2]}"


def _component(name: str, schema: Json, dialect: str) -> Json:
    text = _class_description(schema)
    described = {"description": text} if text else {}
    if "properties" not in schema:
        shape = _shape(schema)
        if schema.get("type") == "array" and name in map(_referred, references(schema)):
            shape = {"anyOf": [shape]}  # else the generator writes a list of anything
        return described | shape
    complete = _complete(schema)
    names = attributes(name, schema, dialect)
    return {
        "type": "object",
        **described,
        "required": [names[n] for n in complete],
        "properties": {
            names[n]: _property(p, HELD_FORMS.get((name, n))) | _alias(n, names[n], dialect)
            for n, p in schema.get("properties", {}).items()
        },
    }


def _referred(reference: str) -> str:
    return pointer_steps(reference.partition("#/")[2])[-1]


def _complete(schema: Json) -> list[str]:
    """The members that models always have."""
    complete: bool | list[str] = schema.get("x-complete", False)
    required: list[str] = schema.get("required", [])
    return complete if isinstance(complete, list) else required if complete else []


def _alias(name: str, attribute: str, dialect: str) -> Json:
    """The wire's name, where the base model does not find it from the attribute."""
    found = camel_case(attribute) if dialect == PROTO3_JSON else attribute
    return {} if found == name else {"x-alias": name}


def _class_description(schema: Json) -> str:
    upstream = dict.fromkeys(schema.get("x-upstream", {}).values())
    note = f"\n\nUpstream: {', '.join(upstream)}." if upstream else ""
    return f"{type_description(schema)}{note}".strip()


def _property(schema: Json, held: str | None) -> Json:
    shape = _shape(schema)
    if held:
        shape = {"anyOf": [shape, {"type": "string", "x-python-type": held}]}
    text = member_description(schema)
    return shape | ({"description": text} if text else {})


def _shape(schema: Json) -> Json:
    """A schema without its demands; what it refers to stays."""
    kind = str(schema.get("type"))
    if scalar := _SCALARS.get((kind, str(schema.get("format")))):
        return {"type": "string", "x-python-type": scalar}
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    if "anyOf" in schema:
        return {"anyOf": [_shape(option) for option in schema["anyOf"]]}
    if called := schema.get("x-called"):
        return {"anyOf": [{"type": "string", "enum": [called]}, {"type": "string"}]}
    if is_enum(schema):
        return {"anyOf": [{"type": "string", "enum": schema["enum"]}, {"type": "string"}]}
    if kind == "array":
        return {"type": kind, "items": _shape(schema["items"])}
    if kind == "object":
        values: Any = schema.get("additionalProperties")
        # `true` would be a class without fields.
        held = _shape(values) if values and values is not True else {}
        return {"type": kind, "additionalProperties": held}
    return {"type": kind} if "type" in schema else {}
