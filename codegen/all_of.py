"""`allOf`: several schemas merged into one."""

from dataclasses import dataclass
from math import lcm
from typing import Any, cast

from .specs import Json, SpecError, Specs, as_object

_REMARKS = {"description", "title", "deprecated", "readOnly", "writeOnly", "example", "examples"}
_BESIDE = _REMARKS | {"default", "nullable", "x-platforms", "x-since"}
"""Keys that may stand next to a reference which stays a reference."""
_LOWER = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_UPPER = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the schemas of one type."""

    specs: Specs
    where: str
    """The type's place and name, for messages."""
    open: tuple[tuple[str, str], ...] = ()

    def merged(self, stem: str, schema: Json) -> Json:
        """A schema without `allOf`. Raises SpecError if its parts can't all be true."""
        own = {key: value for key, value in schema.items() if key != "allOf"}
        parts: list[Json] = schema.get("allOf", [])
        if len(parts) == 1 and "$ref" in parts[0] and own.keys() <= _BESIDE:
            return parts[0] | own  # a reference that something is said of
        found: Json = {}
        for part in parts:
            found = self._both(found, self.part(stem, part))
        return self._both(found, own) | {k: v for k, v in own.items() if k in _REMARKS}

    def part(self, stem: str, part: Json) -> Json:
        """One of the schemas, without references."""
        if reference := part.get("$ref"):
            home, name, target = self.specs.resolve(stem, reference)
            if (home, name) in self.open:
                raise SpecError(f"{self.where}: allOf of {name} contains {name} itself")
            inner = Merger(self.specs, self.where, (*self.open, (home, name)))
            flat = inner.merged(home, target) if "allOf" in target else target
            if "$ref" in flat:
                return inner.part(home, flat)
            return {k: rooted(v, home, stem) for k, v in flat.items() if k != "discriminator"}
        return self.merged(stem, part) if "allOf" in part else part

    def _both(self, one: Json, other: Json) -> Json:
        found = dict(one)
        for key, value in other.items():
            found[key] = self._value(key, found[key], value) if key in found else value
        return found

    def _value(self, key: str, one: Any, other: Any) -> Any:
        if one == other or key in _REMARKS:
            return other
        match key:
            case "properties":
                shared = {n: self._member(one[n], other[n]) for n in one if n in other}
                return one | other | shared
            case "required":
                return list(dict.fromkeys([*one, *other]))
            case "enum" if common := [value for value in one if value in other]:
                return common
            case "additionalProperties":
                return False if other is False or one is False else other
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

    def _member(self, one: Json, other: Json) -> Json:
        """A member that two parts have: the later one says more of it, or something else instead."""
        shapes = {"$ref", "type", "anyOf", "oneOf", "allOf"}
        return other if shapes & other.keys() and shapes & one.keys() else one | other


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
