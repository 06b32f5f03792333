"""What a payload means, worked out from the specs alone: the oracle that models are compared with.

Two payloads mean the same where their normal forms are equal. This knows nothing of the models' code.
"""

import base64
import math
from pathlib import Path
from typing import Any, cast

import yaml

SPECS = Path(__file__).parents[2] / "specs"
Json = dict[str, Any]

DOCUMENTS: dict[str, Json] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(SPECS.glob("*.yaml"))
}
SCHEMAS: dict[str, Json] = {
    name: schema
    for document in DOCUMENTS.values()
    for name, schema in document["components"]["schemas"].items()
}
HOMES: dict[str, str] = {
    name: stem for stem, document in DOCUMENTS.items() for name in document["components"]["schemas"]
}
PLAIN = {name for name, stem in HOMES.items() if DOCUMENTS[stem].get("x-dialect") == "json"}
"""Types that travel as plain JSON: a name has one spelling, and a list is a list."""
MODELS = sorted(name for name, schema in SCHEMAS.items() if schema.get("type") == "object")
"""Types that are objects: each is a model class."""
LISTS = sorted(name for name, schema in SCHEMAS.items() if schema.get("type") == "array")
"""Types that are arrays: each is an alias of a list."""


def known_values(schema: Json) -> list[str]:
    """The values that an enum lists, which is any text besides; none for other types."""
    match schema.get("anyOf"):
        case [{"type": "string", "enum": [*values]}, {"type": "string"}]:
            return cast("list[str]", values)
        case _:
            return []


def snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


def normal(value: Any, name: str) -> Any:
    """The normal form of a payload of a type: wire names, exact values."""
    if value is None or known_values(SCHEMAS[name]):
        return value
    if name in LISTS:
        return _member(value, SCHEMAS[name])
    members: Json = SCHEMAS[name]["properties"]
    wire = {camel: camel for camel in members}
    if name not in PLAIN:
        wire |= {snake(camel): camel for camel in members}
    return {
        wire.get(key, key): _member(item, members[wire[key]]) if key in wire else item
        for key, item in value.items()
    }


def _member(value: Any, schema: Json) -> Any:
    if value is None:
        return None
    if reference := schema.get("$ref"):
        return normal(value, reference.rsplit("/", 1)[-1])
    if options := schema.get("anyOf"):
        return _member(value, _option(value, options))
    kind, form = _kind(schema), schema.get("format")
    if kind == "array":
        items = cast(list[object], value if isinstance(value, list) else [value])
        return [_member(item, schema["items"]) for item in items]
    if kind == "object" and schema["additionalProperties"] is not True:
        return {k: _member(v, schema["additionalProperties"]) for k, v in value.items()}
    if kind == "integer" or form in ("int64", "uint64"):
        return int(value)
    if kind == "number":
        return "NaN" if math.isnan(float(value)) else float(value)
    if form == "byte":
        plain = value.replace("-", "+").replace("_", "/").rstrip("=")
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    return value


def _kind(schema: Json) -> str | None:
    """The type of values other than null."""
    kind: str | list[str] | None = schema.get("type")
    return next((each for each in kind if each != "null"), None) if isinstance(kind, list) else kind


def _option(value: Any, options: list[Json]) -> Json:
    """The schema among several that a value is of, by its kind and that of its first item."""
    none: Json = {}
    return next((option for option in options if _fits(value, option)), none)


def _fits(value: Any, schema: Json) -> bool:
    if reference := schema.get("$ref"):
        is_enum = known_values(SCHEMAS[reference.rsplit("/", 1)[-1]])
        return isinstance(value, str if is_enum else dict)
    kind = _kind(schema) or "null"
    if kind == "array":
        items = cast(list[object], value) if isinstance(value, list) else None
        return items is not None and (not items or _fits(items[0], schema["items"]))
    kinds = {
        "boolean": bool,
        "integer": int | float,
        "null": type(None),
        "number": int | float,
        "object": dict,
        "string": str,
    }
    return isinstance(value, kinds[kind])


def canonical(value: Any, name: str) -> None:
    """Assert that a payload is written as proto3 JSON, or as plain JSON, writes it."""
    if value is None or known_values(SCHEMAS[name]):
        return
    if name in LISTS:
        _canonical_member(value, SCHEMAS[name])
        return
    members: Json = SCHEMAS[name]["properties"]
    for key, item in value.items():
        assert key in members or name in PLAIN or key not in map(snake, members)
        if key in members and item is not None:
            _canonical_member(item, members[key])


def _canonical_member(value: Any, schema: Json) -> None:
    if reference := schema.get("$ref"):
        return canonical(value, reference.rsplit("/", 1)[-1])
    if options := schema.get("anyOf"):
        return _canonical_member(value, _option(value, options))
    kind, form = _kind(schema), schema.get("format")
    if kind == "array":
        assert isinstance(value, list)
        for item in cast(list[object], value):
            _canonical_member(item, schema["items"])
    elif kind == "string" and form in ("int64", "uint64"):
        assert isinstance(value, str)
        assert value == str(int(value))
    elif kind == "integer":
        assert type(value) is int
    elif kind == "number":
        assert type(value) is float or value in ("NaN", "Infinity", "-Infinity")
    elif form == "byte":
        assert value == base64.b64encode(base64.b64decode(value, validate=True)).decode()
    return None
