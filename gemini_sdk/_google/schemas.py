"""Schemas of answers from Python types and from JSON Schema, as the one field that takes either."""

from collections.abc import Mapping
from typing import Any, Literal, cast

from pydantic import BaseModel

from gemini_sdk._arguments.schema_dialects import (
    belongs_to_api,
    has_known_types,
    is_api_form,
    to_api_form,
    to_json_form,
)
from gemini_sdk._behaviour.ignored_keywords import WrittenSchema, has_ignored
from gemini_sdk._behaviour.python_type import is_type, json_schema_of
from gemini_sdk.errors import Fault, InvalidPayloadError

_SCHEMAS = ("response_schema", "responseSchema")
_JSON_SCHEMAS = ("response_json_schema", "responseJsonSchema")
_ALL_SCHEMAS = (*_SCHEMAS, *_JSON_SCHEMAS)
_MIME_TYPES = ("response_mime_type", "responseMimeType")
_ENUM = "text/x.enum"


def expectation(config: object) -> tuple[object, Any]:
    """A generation config whose schema is in the wire's form; and the type given as schema, None if there was none.

    - A type, such as a pydantic model or `list[int]`, becomes its JSON Schema.
    - With the MIME type `text/x.enum`, an enum, a Literal or a schema with `enum` is sent in the API's own form, which
      it needs; the values are what an answer may be.
    - A schema written out as JSON Schema in `response_schema` moves to `responseJsonSchema`, which takes the whole of
      JSON Schema; one in the API's own form stays, and so does one with a type that is none, which validation reports.
    - One with lower-case types and members of the API's own form, such as `nullable`, stays with types in upper case.
      One with members of both dialects is translated into JSON Schema.
    - `application/json` is filled in as MIME type where none was given: a schema means nothing without it.
    """
    if _names_no_schema(config):  # nearly always
        return config, None
    fields = _given(config)
    given = [name for name in _ALL_SCHEMAS if fields.get(name) is not None]
    if len(given) != 1:  # of two, the service decides
        return config, None
    name = given[0]
    schema = fields.pop(name)
    expected = schema if is_type(schema) else None
    where = f"generationConfig.{name}"
    names_enum = any(fields.get(n) == _ENUM for n in _MIME_TYPES)
    if names_enum and expected is not None:
        changes: dict[str, Any] = {"response_schema": _enum_schema(schema, where)}
    elif names_enum and (values := _values(schema)):
        expected = Literal[tuple(values)]  # so that `parsed` is one of them
        is_mapping = isinstance(schema, Mapping)
        changes = {"response_schema": to_api_form(_members(schema)) if is_mapping else schema}
    elif expected is not None:
        changes = {"response_json_schema": json_schema_of(schema, where)}
    else:
        changes = _mapping_form(name, schema)
    if fields.keys().isdisjoint(_MIME_TYPES):
        changes["response_mime_type"] = "application/json"
    if isinstance(config, BaseModel):
        copy = config.model_copy(update={name: None, **changes})
        if name not in changes:
            copy.model_fields_set.discard(name)
        return copy, expected
    return {**fields, **changes}, expected


def written_schema(config: object) -> WrittenSchema | None:
    """The schema of a config that has one written out, where an answer may be empty because models ignore a keyword."""
    if _names_no_schema(config):
        return None
    fields = _given(config)
    schema = next((fields[name] for name in _ALL_SCHEMAS if fields.get(name) is not None), None)
    members = _members(schema)
    return WrittenSchema(to_json_form(members)) if has_ignored(members) else None


def _members(schema: Any) -> Mapping[str, Any]:
    """Those of a schema that is written out, by their names on the wire if it is a model."""
    if isinstance(schema, BaseModel):
        return schema.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return cast("Mapping[str, Any]", schema) if isinstance(schema, Mapping) else {}


def check_type(kind: Any) -> None:
    """Raises InvalidPayloadError if a type of answers is none, or has no JSON Schema."""
    if not is_type(kind):
        problem = "not a type; write a schema as generation_config={'response_schema': ...}"
        raise InvalidPayloadError([Fault("response_type", problem, repr(kind))])
    json_schema_of(kind, "response_type")


def typed_config(config: object, kind: Any) -> object:
    """A generation config with a type as schema. Raises InvalidPayloadError for other values or a second schema."""
    check_type(kind)
    fields = _given(config)
    if others := [name for name in _ALL_SCHEMAS if fields.get(name) is not None]:
        problem = f"excludes generation_config.{others[0]}: give one of both"
        raise InvalidPayloadError([Fault("response_type", problem)])
    if isinstance(config, BaseModel):
        return config.model_copy(update={"response_schema": kind})
    return {**fields, "response_schema": kind} if isinstance(config, Mapping) else config


def _names_no_schema(config: object) -> bool:
    if not isinstance(config, (dict, Mapping)):  # a dict is known at once
        return False
    return cast("Mapping[str, Any]", config).keys().isdisjoint(_ALL_SCHEMAS)


def _given(config: object) -> dict[str, Any]:
    """The fields that were set, under the names they were set by."""
    if isinstance(config, BaseModel):
        return {name: value for name, value in config if name in config.model_fields_set}
    return dict(cast("Mapping[str, Any]", config)) if isinstance(config, Mapping) else {}


def _enum_schema(kind: Any, where: str) -> dict[str, Any]:
    """The API's form of an enum or a Literal of strings, as `text/x.enum` needs it."""
    values = json_schema_of(kind, where).get("enum") or [json_schema_of(kind, where).get("const")]
    if not all(isinstance(value, str) for value in values):
        problem = "text/x.enum needs an enum or a Literal of strings"
        raise InvalidPayloadError([Fault(where, problem, repr(kind))])
    return {"type": "STRING", "enum": values}


def _values(schema: Any) -> list[str]:
    """The texts that an answer may be, of a schema written out."""
    values: Any = _members(schema).get("enum")
    listed = cast("list[object]", values if isinstance(values, list | tuple) else [])
    return [value for value in listed if isinstance(value, str)]


def _mapping_form(name: str, schema: object) -> dict[str, Any]:
    """A schema written out, under the name of the field that takes its dialect."""
    if not isinstance(schema, Mapping):
        return {name: schema}
    members = cast("Mapping[str, Any]", schema)
    if not has_known_types(members):
        return {name: schema}  # validation says what is wrong
    if name in _JSON_SCHEMAS:
        return {name: to_json_form(members)}
    if is_api_form(members):
        return {name: schema}
    if belongs_to_api(members):
        return {name: to_api_form(members)}
    return {"response_json_schema": to_json_form(members)}
