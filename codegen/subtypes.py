"""The types that a `discriminator` chooses from where its type does not list them: those composed of it by `allOf`."""

from collections.abc import Iterator
from typing import Any, cast

from .specs import PLAIN_JSON, Json, Owner, SpecError, Specs


def subtypes(specs: Specs) -> dict[Owner, dict[Owner, str]]:
    """Of each type with a discriminator: the types that are composed of it, by the value that names them."""
    found: dict[Owner, dict[Owner, str]] = {}
    for stem, name, schema in specs.all_schemas():
        if specs.dialect(stem) == PLAIN_JSON and "allOf" in schema:
            for home, base in _bases(specs, stem, schema, ()):
                discriminator: Json = specs.schemas(home)[base]["discriminator"]
                value = _value_of(specs, (home, base), (stem, name), discriminator)
                found.setdefault((home, base), {})[stem, name] = value
    return found


def _bases(specs: Specs, stem: str, schema: Json, seen: tuple[Owner, ...]) -> Iterator[Owner]:
    """The types with a discriminator that a type is composed of, at any depth."""
    for part in schema.get("allOf", ()):
        if reference := part.get("$ref"):
            home, name, target = specs.resolve(stem, reference)
            if (home, name) not in seen:
                if "discriminator" in target and not target.keys() & {"oneOf", "anyOf"}:
                    yield home, name
                yield from _bases(specs, home, target, (*seen, (home, name)))


def _value_of(specs: Specs, base: Owner, owner: Owner, discriminator: Json) -> str:
    """The value that names a subtype: by the mapping, by a constant, or by the type's name."""
    for value, to in cast("dict[str, str]", discriminator.get("mapping", {})).items():
        reference = to if "#/" in to else f"#/components/schemas/{to}"
        try:
            if specs.resolve(base[0], reference)[:2] == owner:
                return value
        except SpecError:
            continue  # a name that some generator gives to a type
    schema = specs.schemas(owner[0])[owner[1]]
    owners = [
        value
        for part in [schema, *schema.get("allOf", [])]
        for value in constants(part, str(discriminator["propertyName"]))
    ]
    return owners[0] if len(owners) == 1 else owner[1]


def constants(schema: Json, member: str) -> list[str]:
    """The values that a type has to have in a member, where these are written there."""
    found: Json = schema.get("properties", {}).get(member, {})
    values: list[Any] = [found["const"]] if "const" in found else found.get("enum", [])
    return [value for value in values if isinstance(value, str)]
