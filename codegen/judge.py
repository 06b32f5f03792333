"""The schemas that payloads are judged by: JSON Schema 2020-12, one document a platform.

They hold every demand the models leave out: required members, ranges, exclusive members, no unknown names. As
on Google's wire, both spellings of a name are read, one value stands for a list of one, and null for what is unset.
Members that are required or exclusive are told by keywords whose errors name one place each (`if`, `false`
schemas), never by `anyOf` or `oneOf`, whose errors say only that nothing fitted.
"""

import json
from pathlib import Path
from typing import Any

from .naming import snake_case
from .specs import PLATFORMS, Json, Specs


def _integer(minimum: int, maximum: int) -> Json:
    limits = {"minimum": minimum, "maximum": maximum}
    return {"type": ["integer", "string"], "pattern": r"^-?[0-9]+$", "title": "an integer"} | limits


_FINITE = r"^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_NUMBER: Json = {
    "type": ["number", "string"],
    "pattern": f"^(NaN|-?Infinity)$|{_FINITE}",
    "title": "a number",
}
_BOOLEAN: Json = {"type": ["boolean"], "title": "true or false"}
_STRING: Json = {"type": ["string"], "title": "a string"}
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?"
_ZONE = r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_STRINGS: dict[str, Json] = {
    "int64": _integer(-(2**63), 2**63 - 1),
    "uint64": _integer(0, 2**64 - 1) | {"pattern": "^[0-9]+$"},
    "byte": _STRING | {"format": "byte", "title": "bytes, in base64"},
    "password": _STRING | {"format": "password"},
    "google-datetime": _STRING
    | {
        "pattern": f"^{_DAY}[Tt]{_TIME}{_ZONE}$",
        "title": "an RFC 3339 time, such as 2024-03-14T15:11:23Z",
    },
    "google-duration": _STRING
    | {"pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,9})?s$", "title": "seconds with an s, such as 3.5s"},
}
"""Scalars; a `title` says in words what is accepted."""
_SCALARS = {"integer": _integer(-(2**31), 2**31 - 1), "number": _NUMBER, "boolean": _BOOLEAN}
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


def _definition(name: str, schema: Json, platform: str | None) -> Json:
    if "enum" in schema:
        return _open_enum(name, schema["enum"])
    members = {n: m for n, m in schema.get("properties", {}).items() if _has(m, platform)}
    required = [n for n in schema.get("required", ()) if n in members]
    definition: Json = {
        "type": ["object", "null"],
        "title": f"{_article(name)} {name} object",
        "properties": {
            spelling: _shape(member, nullable=n not in required)
            for n, member in members.items()
            for spelling in _spellings(n)
        },
        "additionalProperties": False,
    }
    if demands := [_required(n) for n in required]:
        definition["allOf"] = demands
    if dependent := _dependent(schema, members):
        definition["dependentSchemas"] = dependent
    return definition


def _open_enum(name: str, values: list[str]) -> Json:
    """Open: a value this package does not know yet is the service's to judge."""
    sample = next((v for v in values if not v.endswith("UNSPECIFIED")), values[0])
    title = f"{_article(name)} {name}, such as {sample}"
    return {"type": ["string", "integer", "null"], "title": title, "examples": values}


def _article(name: str) -> str:
    return "an" if name[0] in "AEIO" else "a"


def _has(member: Json, platform: str | None) -> bool:
    platforms = member.get("x-platforms")
    return platform is None or platforms is None or platform in platforms


def _spellings(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name, snake_case(name))))


def _required(name: str) -> Json:
    demand: Json = {"required": [name]}
    snake = snake_case(name)
    return demand if snake == name else {"if": {"required": [snake]}, "else": demand}


def _dependent(schema: Json, members: Json) -> Json:
    """What a member asks of the others, by its spelling; null is unset, so it asks nothing and rivals none."""
    dependent: Json = {}
    for name in members:
        demand = _rivals(schema, name, members) | _company(schema, name)
        for spelling in _spellings(name):
            asked: Json = {} if spelling == name else {"properties": {name: False}}
            if demand:
                unset = {"properties": {spelling: {"type": "null"}}}
                asked |= {"if": unset, "else": demand}
            if asked:
                dependent[spelling] = asked
    return dependent


def _rivals(schema: Json, name: str, members: Json) -> Json:
    groups: list[list[str]] = [g for g in schema.get("x-oneof", {}).values() if name in g]
    others = [other for group in groups for other in group if other in members and other != name]
    spelled = [spelling for other in others for spelling in _spellings(other)]
    return {"properties": {spelling: {"type": ["null"]} for spelling in spelled}} if spelled else {}


def _company(schema: Json, name: str) -> Json:
    hosts: list[str] = schema.get("x-beside", {}).get(name, [])
    present = [{"required": [spelling]} for host in hosts for spelling in _spellings(host)]
    return {"anyOf": present, "title": " or ".join(hosts)} if hosts else {}


def _shape(schema: Json, *, nullable: bool) -> Json:
    """The rules of a member, an item or a value; null stands for an unset member, and for no item or value."""
    if reference := schema.get("$ref"):
        target: Json = {"$ref": f"#/$defs/{reference.rsplit('/', 1)[-1]}"}
        return target if nullable else target | {"not": {"type": "null"}}
    if schema.get("type") == "array":
        many: Json = {"items": _shape(schema["items"], nullable=False)}
        shape: Json = {
            "if": {"type": "array"},
            "then": many,
            "else": _shape(schema["items"], nullable=nullable),
        }
    else:
        shape = _typed(schema)
        if nullable and "type" in shape:
            shape = shape | {"type": [*shape["type"], "null"]}
    limits = {k: schema[k] for k in _LIMITS if k in schema}
    if limits and schema.get("type") == "number":
        shape = shape | {"pattern": _FINITE}
    return shape | limits


def _typed(schema: Json) -> Json:
    match schema.get("type"):
        case "object":
            values: Any = schema.get("additionalProperties", True)
            inner = values if isinstance(values, bool) else _shape(values, nullable=False)
            return {"type": ["object"], "additionalProperties": inner, "title": "an object"}
        case "string":
            return _STRINGS.get(schema.get("format", ""), _STRING)
        case str(kind):
            return _SCALARS[kind]
        case _:
            return {}
