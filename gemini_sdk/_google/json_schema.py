"""Gemini's `Schema` (a subset of OpenAPI 3.0) as JSON Schema, so that one generator and one validator serve both.

The two differ in the spelling of types, in `nullable`, in int64 limits which travel as strings, and in `ref` and
`defs` without the dollar sign.
"""

from typing import Any

from gemini_sdk._wire.enums import enum_value

_LIMITS = ("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties")
_SAME = "title description format enum minimum maximum pattern required propertyOrdering default".split()


def to_json_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema that means what a `Schema`, as the wire spells it, means; null is what was not set."""
    schema = {k: value for k, value in schema.items() if value is not None or k == "default"}
    plain = {key: schema[key] for key in _SAME if key in schema}
    plain |= {key: int(schema[key]) for key in _LIMITS if key in schema}
    kind = str(enum_value("Type", schema.get("type", ""))).lower()
    if kind not in ("", "type_unspecified"):
        plain["type"] = kind
    if "items" in schema:
        plain["items"] = to_json_schema(schema["items"])
    if isinstance(schema.get("additionalProperties"), dict):
        plain["additionalProperties"] = to_json_schema(schema["additionalProperties"])
    elif "additionalProperties" in schema:
        plain["additionalProperties"] = schema["additionalProperties"]
    for ours, theirs in (("properties", "properties"), ("defs", "$defs")):
        if ours in schema:
            plain[theirs] = {name: to_json_schema(inner) for name, inner in schema[ours].items()}
    if "anyOf" in schema:
        plain["anyOf"] = [to_json_schema(inner) for inner in schema["anyOf"]]
    if "ref" in schema:
        plain["$ref"] = str(schema["ref"]).replace("#/defs/", "#/$defs/")
    return _nullable(plain) if schema.get("nullable") else plain


def _nullable(plain: dict[str, Any]) -> dict[str, Any]:
    definitions = {"$defs": plain.pop("$defs")} if "$defs" in plain else {}
    return {**definitions, "anyOf": [plain, {"type": "null"}]}
