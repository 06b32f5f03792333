"""Forms of answers as people write them: a word, a Python type, a schema."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk._behaviour.python_type import is_type, json_schema_of
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.azure_inference import (
        ChatResponseFormat,
        ChatResponseFormatDict,
        JsonSchemaFormat,
        JsonSchemaFormatDict,
    )

    FormatLike = (
        str
        | type[Any]
        | ChatResponseFormat
        | ChatResponseFormatDict
        | JsonSchemaFormat
        | JsonSchemaFormatDict
    )
    """A format of answers: its name, a type that pydantic knows, or a format of the API."""

_LONGEST_NAME = 64


def chosen_format(form: "FormatLike | None", kind: Any) -> "FormatLike | None":
    """The response format, or the type in its place. InvalidPayloadError where that is none, or both are given."""
    if kind is None:
        return form
    if not is_type(kind):
        problem = "not a type; write a schema as response_format"
        raise InvalidPayloadError([Fault("response_type", problem, repr(kind))])
    if form is not None:
        problem = "excludes response_format: give one of both"
        raise InvalidPayloadError([Fault("response_type", problem)])
    json_schema_of(kind, "response_type")
    chosen: FormatLike = kind
    return chosen


def response_format(form: "FormatLike") -> tuple[object, Any]:
    """A response format as the wire has it; and the type given as one, None if there was none.

    - A word, `text` or `json_object`, is the format's type.
    - A type, such as a pydantic model or `list[int]`, becomes its JSON Schema, under its own name.
    - A schema with its name, a JsonSchemaFormat, becomes a format of the type `json_schema`.
    """
    if isinstance(form, str):
        return {"type": form}, None
    if is_type(form):
        schema = {"name": _name(form), "schema": json_schema_of(form, "response_format")}
        return {"type": "json_schema", "json_schema": schema}, form
    named = isinstance(form, types.azure_inference.JsonSchemaFormat) or (
        isinstance(form, Mapping) and "schema" in cast("Mapping[str, Any]", form)
    )
    return {"type": "json_schema", "json_schema": form} if named else form, None


def _name(kind: Any) -> str:
    """The name of a type, as far as the API takes it."""
    name = getattr(kind, "__name__", None) or str(kind)
    return re.sub(r"[^A-Za-z0-9_-]+", "_", name)[:_LONGEST_NAME]
