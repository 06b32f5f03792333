"""A check of the normal form: each member that a type describes, anywhere in it, is a member of a model."""

from collections.abc import Iterator
from typing import cast

from .specs import Json, Specs, as_object, references


def lost_members(specs: Specs, normal: Specs) -> Iterator[tuple[str, str, str]]:
    """The file, the type and the name of each member that is in the specs and in no model."""
    for stem, name, schema in specs.all_schemas():
        missing = set(_described(schema))
        missing -= normal.schemas(stem)[name].get("properties", {}).keys()
        for member in sorted(_missing(normal, stem, name, missing) if missing else ()):
            yield stem, name, member


def _described(schema: Json) -> Iterator[str]:
    """The members that a schema describes, but for those that it forbids and those of types with names."""
    members: Json = schema.get("properties", {})
    yield from members
    inner = [*members.values(), *schema.get("patternProperties", {}).values()]
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        inner += schema.get(key, [])
    inner += [schema.get("items"), schema.get("additionalProperties")]
    for each in map(as_object, inner):
        if each is not None:
            yield from _described(each)


def _missing(normal: Specs, stem: str, name: str, members: set[str]) -> set[str]:
    """Those that neither a type nor any type that it refers to has."""
    seen = {(stem, name)}
    waiting = [(stem, normal.schemas(stem)[name])]
    while waiting and members:
        home, schema = waiting.pop()
        members = members - cast(Json, schema.get("properties", {})).keys()
        for reference in references(schema):
            where, called, target = normal.resolve(home, reference)
            if (where, called) not in seen:
                seen.add((where, called))
                waiting.append((where, target))
    return members
