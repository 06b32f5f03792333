"""The schemas that payloads are judged by: JSON Schema 2020-12, one document a platform.

They hold every demand the models leave out: required members, ranges, exclusive members, no unknown names. As
on Google's wire, both spellings of a name are read, one value stands for a list of one, and null for what is unset.
Members that are required or exclusive are told by keywords whose errors name one place each (`if`, `false`
schemas), never by `anyOf` or `oneOf`, whose errors say only that nothing fitted.
"""

import json
from pathlib import Path
from typing import Any

from codegen.naming import snake_case
from codegen.specs import PLATFORMS, Json, Specs

_INTEGER: Json = {"type": ["integer", "string"], "pattern": r"^-?\d+$", "title": "an integer"}
_NUMBER: Json = {
    "type": ["number", "string"],
    "pattern": r"^(NaN|-?Infinity|-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)$",
    "title": "a number",
}
_STRING: Json = {"type": ["string"], "title": "a string"}
_STRINGS: dict[str, Json] = {
    "int64": _INTEGER,
    "uint64": _INTEGER | {"pattern": r"^\d+$", "title": "an integer of 0 or more"},
    "byte": {"type": ["string"], "format": "byte", "title": "bytes, in base64"},
    "google-datetime": {
        "type": ["string"],
        "pattern": r"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$",
        "title": "an RFC 3339 time, such as 2024-03-14T15:11:23Z",
    },
    "google-duration": {
        "type": ["string"],
        "pattern": r"^-?\d+(\.\d{1,9})?s$",
        "title": "seconds with an s, such as 3.5s",
    },
}
"""Scalars; a `title` says in words what is accepted."""
_LIMITS = (
    "minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems "
    "minProperties maxProperties"
).split()


def write_judges(specs: Specs, output: Path) -> None:
    """Write `schemas/<platform>.json` for each platform, and `any.json` for what any of them accepts."""
    folder = output / "schemas"
    folder.mkdir()
    for platform in (*PLATFORMS, None):
        document = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": {n: _definition(n, s, platform) for _, n, s in specs.all_schemas()},
        }
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{platform or 'any'}.json").write_text(text + "\n", encoding="utf-8")


def _sample(schema: Json) -> str:
    values: list[str] = schema["enum"]
    return next((v for v in values if not v.endswith("UNSPECIFIED")), values[0])


def _definition(name: str, schema: Json, platform: str | None) -> Json:
    if "enum" in schema:
        # Open: a value this package does not know yet is the service's to judge.
        return {"type": ["string", "integer", "null"], "title": f"a {name}, such as {_sample(schema)}"}
    members = {
        name: _nullable(_shape(member))
        for name, member in schema.get("properties", {}).items()
        if _has(member, platform)
    }
    definition: Json = {
        "type": ["object", "null"],
        "title": f"a {name} object",
        "properties": _both_spellings(members),
        "additionalProperties": False,
    }
    if demands := [_required(name) for name in schema.get("required", ()) if name in members]:
        definition["allOf"] = demands
    exclusive = [[n for n in group if n in members] for group in schema.get("x-oneof", {}).values()]
    if dependent := _spelled_once(members) | _exclusive(exclusive):
        definition["dependentSchemas"] = dependent
    return definition


def _has(member: Json, platform: str | None) -> bool:
    platforms = member.get("x-platforms")
    return platform is None or platforms is None or platform in platforms


def _both_spellings(members: Json) -> Json:
    return {spelling: m for name, m in members.items() for spelling in _spellings(name)}


def _spellings(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name, snake_case(name))))


def _required(name: str) -> Json:
    demand: Json = {"required": [name]}
    snake = snake_case(name)
    return demand if snake == name else {"if": {"required": [snake]}, "else": demand}


def _spelled_once(members: Json) -> Json:
    """No member in both spellings."""
    pairs = ((name, snake_case(name)) for name in members)
    return {snake: {"properties": {name: False}} for name, snake in pairs if snake != name}


def _exclusive(groups: list[list[str]]) -> Json:
    """No member beside another of its group, nor beside its own other spelling."""
    dependent: Json = {}
    for group in groups:
        spelled = [s for name in group for s in _spellings(name)]
        for one in spelled:
            dependent[one] = {"properties": {other: False for other in spelled if other != one}}
    return dependent


def _shape(schema: Json) -> Json:
    if reference := schema.get("$ref"):
        return {"$ref": f"#/$defs/{reference.rsplit('/', 1)[-1]}"}
    shape = _typed(schema)
    return shape | {k: schema[k] for k in _LIMITS if k in schema}


def _typed(schema: Json) -> Json:
    match schema.get("type"):
        case "array":
            return _one_or_many(_shape(schema["items"]))
        case "object":
            values: Any = schema.get("additionalProperties", True)
            shape: Json | bool = values if isinstance(values, bool) else _shape(values)
            return {"type": ["object"], "additionalProperties": shape, "title": "an object"}
        case "integer":
            return _INTEGER
        case "number":
            return _NUMBER
        case "boolean":
            return {"type": ["boolean"], "title": "true or false"}
        case "string":
            return _STRINGS.get(schema.get("format", ""), _STRING)
        case _:
            return {}


def _one_or_many(item: Json) -> Json:
    return {"if": {"type": "array"}, "then": {"items": item}, "else": item}


def _nullable(shape: Json) -> Json:
    return shape | {"type": [*shape["type"], "null"]} if "type" in shape else shape
