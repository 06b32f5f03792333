"""Schemas of answers from Python types and from JSON Schema, as the one field that takes either."""

from collections.abc import Mapping
from typing import Any, cast

from pydantic import BaseModel

from gemini_sdk._arguments.json_schema import json_schema_of
from gemini_sdk._behaviour.python_type import is_type

_SCHEMAS = ("response_schema", "responseSchema")
_JSON_SCHEMAS = ("response_json_schema", "responseJsonSchema")
_ALL_SCHEMAS = (*_SCHEMAS, *_JSON_SCHEMAS)
_MIME_TYPES = ("response_mime_type", "responseMimeType")


def expectation(config: object) -> tuple[object, Any]:
    """A generation config whose schema is in the wire's form; and the type given as schema, None where there was none.

    - A type, such as a pydantic model or `list[int]`, becomes its JSON Schema.
    - A schema written out as JSON Schema in `response_schema` moves to `responseJsonSchema`, which takes the whole of
      JSON Schema; one in the API's own form stays, and so does one with a type that is none, which validation reports.
    - `application/json` is filled in as MIME type where none was given: a schema means nothing without it.
    """
    if _names_no_schema(config):  # nearly always
        return config, None
    fields = _given(config)
    given = [name for name in _ALL_SCHEMAS if fields.get(name) is not None]
    if len(given) != 1:  # of two, validation says that they exclude each other
        return config, None
    name = given[0]
    schema = fields.pop(name)
    expected = schema if is_type(schema) else None
    changes: dict[str, Any] = {name: schema}
    if expected is not None:
        changes = {"response_json_schema": json_schema_of(schema, f"generationConfig.{name}")}
    elif name in _SCHEMAS and _is_json_schema(schema) and _has_known_types(schema):
        changes = {"response_json_schema": schema}
    if fields.keys().isdisjoint(_MIME_TYPES):
        changes["response_mime_type"] = "application/json"
    if isinstance(config, BaseModel):
        copy = config.model_copy(update={name: None, **changes})
        if name not in changes:
            copy.model_fields_set.discard(name)
        return copy, expected
    return {**fields, **changes}, expected


def _names_no_schema(config: object) -> bool:
    if not isinstance(config, Mapping):
        return False
    return cast("Mapping[str, Any]", config).keys().isdisjoint(_ALL_SCHEMAS)


def _given(config: object) -> dict[str, Any]:
    """The fields that were set, under the names they were set by."""
    if isinstance(config, BaseModel):
        return {name: value for name, value in config if name in config.model_fields_set}
    return dict(cast("Mapping[str, Any]", config)) if isinstance(config, Mapping) else {}


def _is_json_schema(schema: object) -> bool:
    """Whether a schema has, at any depth, what the API's own form lacks: lower-case or several types, references."""
    if isinstance(schema, list):
        return any(_is_json_schema(item) for item in cast("list[object]", schema))
    if not isinstance(schema, Mapping):
        return False
    members = cast("Mapping[str, object]", schema)
    kind = members.get("type")
    return (
        isinstance(kind, list)
        or (isinstance(kind, str) and kind.islower())
        or not members.keys().isdisjoint({"$ref", "$defs"})
        or any(_is_json_schema(member) for member in members.values())
    )


def _has_known_types(schema: object) -> bool:
    """Whether every type in a JSON Schema is one of the standard's."""
    if not isinstance(schema, Mapping):
        return True
    members = cast("Mapping[str, object]", schema)
    kind = members.get("type")
    if isinstance(kind, str) and kind.lower() not in _JSON_TYPES:
        return False
    inner = [members.get(name) for name in _INNER]
    for name in _MAPS:
        if isinstance(named := members.get(name), Mapping):
            inner += cast("Mapping[str, object]", named).values()
    for name in _LISTS:
        if isinstance(listed := members.get(name), list):
            inner += cast("list[object]", listed)
    return all(map(_has_known_types, inner))


_JSON_TYPES = frozenset("string number integer boolean array object null".split())
_INNER = ("items", "additionalProperties", "not")
_MAPS = ("properties", "$defs", "definitions")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
