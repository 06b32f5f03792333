"""`allOf`: several schemas merged into one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import lcm
from typing import Any, cast

from .specs import Json, SpecError, Specs, as_object

REMARKS = {"description", "title", "deprecated", "readOnly", "writeOnly", "example", "examples"}
_BESIDE = REMARKS | {"default", "nullable", "x-platforms", "x-since"}
"""Keys that may stand next to a reference which stays a reference."""
_MORE = {"properties", "required", "patternProperties", "anyOf", "oneOf"}
"""Keys next to a reference that say more of the members of what it refers to."""
_MOST_OPTIONS = 64
_LOWER = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_UPPER = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the schemas of one type."""

    specs: Specs
    where: str
    """The type's place and name, for messages."""
    open: tuple[tuple[str, str], ...] = ()
    owner: tuple[str, str] | None = None
    """The type itself, if what is merged is the whole of it."""

    def merged(self, stem: str, schema: Json) -> Json:
        """A schema without `allOf`. Raises SpecError if its parts can't all be true."""
        own = {key: value for key, value in schema.items() if key != "allOf"}
        parts: list[Json] = schema.get("allOf", [])
        if "$ref" in own and (parts or own.keys() & _MORE):
            parts = [{"$ref": own.pop("$ref")}, *parts]
        if len(parts) == 1 and "$ref" in parts[0] and own.keys() <= _BESIDE:
            return parts[0] | own  # a reference that something is said of
        found: Json = {}
        for part in parts:
            found = self.both(found, self.part(stem, part))
        return self.both(found, own) | {k: v for k, v in own.items() if k in REMARKS}

    def part(self, stem: str, part: Json) -> Json:
        """One of the schemas, without references."""
        if reference := part.get("$ref"):
            home, name, target = self.specs.resolve(stem, reference)
            if (home, name) in self.open:
                raise SpecError(f"{self.where}: allOf of {name} contains {name} itself")
            inner = replace(self, open=(*self.open, (home, name)))
            flat = inner.merged(home, target) if is_merged(target) else target
            if "$ref" in flat:
                return inner.part(home, flat)
            known = {"discriminator", *self._circular(home, flat)}
            return {k: rooted(v, home, stem) for k, v in flat.items() if k not in known}
        return self.merged(stem, part) if is_merged(part) else part

    def _circular(self, stem: str, schema: Json) -> Iterator[str]:
        """The options of a type that are composed of that type: they say nothing of what it is composed into."""
        for key in ("anyOf", "oneOf"):
            for option in schema.get(key, []):
                if "$ref" in option and self._is_made_of_open(stem, option, ()):
                    yield key

    def _is_made_of_open(self, stem: str, part: Json, seen: tuple[tuple[str, str], ...]) -> bool:
        if "$ref" not in part:
            return False
        home, name, target = self.specs.resolve(stem, part["$ref"])
        if (home, name) in seen:
            return False
        if (home, name) == self.owner or (home, name) in self.open:
            return True
        inner: list[Json] = target.get("allOf", [])
        return any(self._is_made_of_open(home, each, (*seen, (home, name))) for each in inner)

    def both(self, one: Json, other: Json) -> Json:
        """What two schemas say. Raises SpecError if they can't both be true."""
        found = dict(one)
        for key, value in other.items():
            found[key] = self._value(key, found[key], value) if key in found else value
        return found

    def _value(self, key: str, one: Any, other: Any) -> Any:
        if one == other or key in REMARKS:
            return other
        match key:
            case "properties":
                shared = {n: self._member(one[n], other[n]) for n in one if n in other}
                return one | other | shared
            case "required":
                return list(dict.fromkeys([*one, *other]))
            case "enum" if common := [value for value in one if value in other]:
                return common
            case "type" if kinds := _common(one, other):
                return kinds
            case "anyOf" | "oneOf" if len(one) * len(other) <= _MOST_OPTIONS:
                return [self._each(first, second) for first in one for second in other]
            case "not":
                return {"anyOf": [one, other]}
            case "additionalProperties" if as_object(one) and as_object(other):
                return self._member(one, other)
            case "additionalProperties":
                return False if other is False or one is False else as_object(one) or other
            case "multipleOf" if isinstance(one, int) and isinstance(other, int):
                return lcm(one, other)
            case "uniqueItems" | "x-extras" | "x-complete" | "nullable":
                return one or other
            case _ if key in _LOWER:
                return max(one, other)
            case _ if key in _UPPER:
                return min(one, other)
            case _ if key.startswith("x-") and isinstance(one, dict) and isinstance(other, dict):
                return cast(Json, one) | cast(Json, other)
            case _:
                problem = (
                    f"the parts of allOf differ in {key}: {one!r} and {other!r}; write one type"
                )
                raise SpecError(f"{self.where}: {problem}")

    def _each(self, one: Json, other: Json) -> Json:
        """An option of one list of options and of another."""
        is_plain = not {"$ref", "allOf"} & {*one, *other}
        return self.both(one, other) if is_plain else {"allOf": [one, other]}

    def _member(self, one: Json, other: Json) -> Json:
        """A member that two parts have: the later one says more of it, or something else instead."""
        shapes = {"$ref", "type", "anyOf", "oneOf", "allOf"}
        if {"$ref", "anyOf", "oneOf", "allOf"} & {*one, *other}:
            return other if shapes & other.keys() and shapes & one.keys() else one | other
        try:
            return self.both(one, other)
        except SpecError:
            return other


def is_merged(schema: Json) -> bool:
    """Whether a schema consists of several: it has `allOf`, or says more of what it refers to."""
    return "allOf" in schema or ("$ref" in schema and bool(schema.keys() & _MORE))


def _common(one: object, other: object) -> str | list[str] | None:
    """The types that are in both."""
    kinds, others = (
        cast("list[str]", each) if isinstance(each, list) else [str(each)] for each in (one, other)
    )
    found = [kind for kind in kinds if kind in others or (kind == "integer" and "number" in others)]
    if "number" in kinds and "integer" in others:
        found.append("integer")
    return found[0] if len(found) == 1 else found or None


def rooted(node: Any, home: str, stem: str) -> Any:
    """A part of one file with references that are right in another."""
    if home == stem:
        return node
    if isinstance(node, list):
        return [rooted(item, home, stem) for item in cast("list[object]", node)]
    if (members := as_object(node)) is None:
        return node
    return {
        key: f"{home}.yaml{value}"
        if key == "$ref" and str(value).startswith("#")
        else rooted(value, home, stem)
        for key, value in members.items()
    }
