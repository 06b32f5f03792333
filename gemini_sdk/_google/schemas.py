"""Schemas from Python: of a class that answers are to fit, and of the parameters of a function."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from gemini_sdk._wire import Model


def is_type(value: object) -> bool:
    """Whether a value is a class or a type such as `list[int]`, rather than a schema written out."""
    return isinstance(value, type) or (
        hasattr(value, "__origin__") and not isinstance(value, Mapping | BaseModel)
    )


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a class or type."""
    return TypeAdapter(kind).json_schema()


def expectation(config: object) -> tuple[object, Any]:
    """A generation config in which a class given as response schema is replaced by its JSON Schema, and that class.

    A schema written out as JSON Schema in `response_schema` (it says `$defs`, `$ref` or a lower-case `type`) moves to
    `responseJsonSchema`, which takes the whole of JSON Schema; one in the API's own form stays. `application/json` is filled
    in as MIME type where none was given, because a schema means nothing without it.
    """
    if not isinstance(config, Mapping) or isinstance(config, Model):
        return config, None
    fields: dict[str, Any] = dict(config)  # pyright: ignore[reportUnknownArgumentType]
    expected = None
    for name in ("response_schema", "responseSchema", "response_json_schema", "responseJsonSchema"):
        given = fields.get(name)
        if given is None:
            continue
        if is_type(given):
            expected = given
            del fields[name]
            fields["responseJsonSchema"] = json_schema(given)
        elif "json" not in name.lower() and isinstance(given, Mapping) and _is_json_schema(given):  # pyright: ignore[reportUnknownArgumentType]
            del fields[name]
            fields["responseJsonSchema"] = given
        if "response_mime_type" not in fields:
            fields.setdefault("responseMimeType", "application/json")
    return fields, expected


def _is_json_schema(schema: Mapping[str, Any]) -> bool:
    kind = schema.get("type")
    lower = isinstance(kind, str) and kind.islower()
    return lower or isinstance(kind, list) or "$defs" in schema or "$ref" in schema
