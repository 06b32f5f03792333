"""Types that contain themselves, so that no reference to them can be replaced by what they say."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from .specs import Json, Owner, Specs, as_object, references


def recursive_types(specs: Specs) -> frozenset[Owner]:
    """The types that are no objects with members and contain themselves, with nothing but such types between."""
    plain = {
        (stem, name): schema
        for stem, name, schema in specs.all_schemas()
        if "properties" not in schema and "allOf" not in schema
    }
    leads = {
        owner: {specs.resolve(owner[0], r)[:2] for r in _outside_members(schema)} & plain.keys()
        for owner, schema in plain.items()
    }
    bare = {
        owner: {specs.resolve(owner[0], r)[:2] for r in _options(schema)} & plain.keys()
        for owner, schema in plain.items()
    }
    return frozenset(
        owner
        for owner in plain
        if owner in _reached(owner, leads) and owner not in _reached(owner, bare)
    )


def _reached(owner: Owner, leads: Mapping[Owner, set[Owner]]) -> set[Owner]:
    reached: set[Owner] = set()
    waiting = [*leads[owner]]
    while waiting:
        each = waiting.pop()
        if each not in reached:
            reached.add(each)
            waiting += leads[each]
    return reached


def _options(schema: Json) -> Iterator[str]:
    """The types that a schema is one of, rather than holds."""
    if "$ref" in schema:
        yield schema["$ref"]
    for option in [*schema.get("anyOf", []), *schema.get("oneOf", [])]:
        yield from _options(option)


def _outside_members(schema: Json) -> Iterator[str]:
    """The references of a schema that don't stand in a member of an object in it."""
    return references(_without_members(schema))


def _without_members(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_members(item) for item in cast("list[object]", node)]
    members = as_object(node)
    if members is None:
        return node
    return {k: _without_members(v) for k, v in members.items() if k not in ("properties", "not")}
