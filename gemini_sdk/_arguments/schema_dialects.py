"""Schemas written as mappings: which of two dialects they are in, and one translated into the other.

The API's own form, `Schema`, is a subset of OpenAPI 3.0. JSON Schema has lower-case types, references and lists of
types. People mix them. Only members that are schemas are looked at: an example or a default may hold anything.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.naming import camel_case

Json = Mapping[str, Any]

_INNER = ("items", "additionalProperties", "additional_properties", "not")
_MAPS = ("properties", "$defs", "definitions", "defs", "patternProperties")
_LISTS = ("anyOf", "any_of", "oneOf", "allOf", "prefixItems")
_SNAKE = frozenset(
    (
        "any_of property_ordering additional_properties min_items max_items min_length max_length min_properties "
        "max_properties"
    ).split()
)
_API_ONLY = _SNAKE | {"nullable", "example"}
_JSON_ONLY = frozenset(
    (
        "$ref $defs $id $schema $anchor $comment definitions const oneOf allOf not if then else prefixItems contains "
        "minContains maxContains uniqueItems exclusiveMinimum exclusiveMaximum multipleOf patternProperties "
        "propertyNames dependentRequired dependentSchemas unevaluatedItems unevaluatedProperties examples"
    ).split()
)
_IN_JSON = {"ref": "$ref", "defs": "$defs"}
_LIMITS = frozenset("minItems maxItems minLength maxLength minProperties maxProperties".split())
_MAY_BE_NULL = frozenset({"default", "const", "example"})
_JSON_TYPES = frozenset("string number integer boolean array object null".split())


def is_api_form(schema: object) -> bool:
    """Whether nothing in a schema is of JSON Schema alone, if it has members and types that the API's form has too."""
    return not any(_is_json(each) or _has_lower_type(each) for each in subschemas(schema))


def has_known_types(schema: object) -> bool:
    """Whether every type in a schema is one of JSON Schema's, in any case."""
    return all(
        kind.lower() in _JSON_TYPES
        for each in subschemas(schema)
        if isinstance(kind := each.get("type"), str)
    )


def belongs_to_api(schema: object) -> bool:
    """Whether a schema has members that mean something in the API's form only, and none of JSON Schema alone."""
    found = list(subschemas(schema))
    return any(not _API_ONLY.isdisjoint(each) for each in found) and not any(map(_is_json, found))


def to_api_form(schema: Json) -> dict[str, Any]:
    """The same schema with types and names of members as the API spells them."""
    plain = {camel_case(name) if name in _SNAKE else name: value for name, value in schema.items()}
    if isinstance(kind := plain.get("type"), str):
        plain["type"] = kind.upper()
    return _within(plain, to_api_form)


def to_json_form(schema: Json) -> dict[str, Any]:
    """The same schema in JSON Schema, from either dialect or a mixture; JSON Schema itself stays as it is.

    Null is a type of its own, an example one of several, a type named as proto3 does is one of JSON's, and a limit is a
    number. Other members that are null are not set.
    """
    plain: dict[str, Any] = {}
    for name, value in schema.items():
        if value is not None or name in _MAY_BE_NULL:
            spelled = camel_case(name) if name in _SNAKE else _IN_JSON.get(name, name)
            plain[spelled] = _in_json(spelled, value)
    if plain.get("type") == "type_unspecified":
        del plain["type"]
    if "example" in plain:
        plain.setdefault("examples", [plain.pop("example")])
    plain = _within(plain, to_json_form)
    if plain.pop("nullable", False) is not True:
        return plain
    definitions: dict[str, Any] = {
        name: plain.pop(name) for name in ("$defs", "definitions") if name in plain
    }
    return {**definitions, "anyOf": [plain, {"type": "null"}]}


def _in_json(name: str, value: Any) -> Any:
    """The value of a member, as JSON Schema has it."""
    if name == "type" and isinstance(value, str | int):
        kind = enum_value("Type", value)
        return kind.lower() if isinstance(kind, str) else kind
    if name == "$ref" and isinstance(value, str):
        return value.replace("#/defs/", "#/$defs/")
    if name in _LIMITS and isinstance(value, str) and value.isdecimal():
        return int(value)
    return value


def _is_json(schema: Json) -> bool:
    return isinstance(schema.get("type"), list) or not _JSON_ONLY.isdisjoint(schema)


def _has_lower_type(schema: Json) -> bool:
    kind = schema.get("type")
    return isinstance(kind, str) and kind.islower()


def subschemas(schema: object) -> Iterator[Json]:
    """A schema and all in it, each a mapping."""
    if not isinstance(schema, Mapping):
        return
    members = cast("Json", schema)
    yield members
    for name in _INNER:
        yield from subschemas(members.get(name))
    for name in _MAPS:
        if isinstance(named := members.get(name), Mapping):
            for each in cast("Json", named).values():
                yield from subschemas(each)
    for name in _LISTS:
        if isinstance(listed := members.get(name), list):
            for each in cast("list[object]", listed):
                yield from subschemas(each)


def _within(members: dict[str, Any], change: Callable[[Json], dict[str, Any]]) -> dict[str, Any]:
    """The members, with those that are schemas changed."""

    def changed(value: Any) -> Any:
        return change(cast("Json", value)) if isinstance(value, Mapping) else value

    result = dict(members)
    for name in _INNER:
        if name in result:
            result[name] = changed(result[name])
    for name in _MAPS:
        if isinstance(named := result.get(name), Mapping):
            result[name] = {key: changed(each) for key, each in cast("Json", named).items()}
    for name in _LISTS:
        if isinstance(listed := result.get(name), list):
            result[name] = [changed(each) for each in cast("list[object]", listed)]
    return result
