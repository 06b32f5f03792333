"""Options (`anyOf`, `oneOf`) with the keys next to them: a value is of one option, and of all the rest as well.

So each option becomes the rest and itself in one schema. An option to which the rest adds nothing stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from .all_of import REMARKS, Merger
from .python_names import type_name
from .specs import Json, pointer_steps

DEMANDS = {"required", "not", "description", "title"}
"""What an option says that names members and describes none."""
_ALSO_OF_UNION = {"default", "discriminator", "nullable", "$comment", "$schema", "xml"}
_OF_UNION = REMARKS | _ALSO_OF_UNION | {"externalDocs", "$defs", "definitions"}
_OF_MEMBERS = {
    "x-oneof",
    "x-excludes",
    "x-beside",
    "x-cases",
    "x-complete",
    "x-extras",
    "x-siblings",
}
_KEYS_OF = {
    "object": {"properties", "required", "additionalProperties", "patternProperties"}
    | {"propertyNames", "minProperties", "maxProperties"}
    | _OF_MEMBERS,
    "array": {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"},
    "string": {"minLength", "maxLength", "pattern"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
}
_KEYS_OF["integer"] = _KEYS_OF["number"]
_OF_A_KIND = frozenset[str]().union(*_KEYS_OF.values())


def only_demand(options: Sequence[Json]) -> bool:
    """Whether options say only which members there have to be."""
    return all(option.keys() <= DEMANDS for option in options)


def of_kind(schema: Json, kind: object) -> Json:
    """A schema without the keys that say nothing of values of a type."""
    known = _KEYS_OF.get(str(kind), set[str]())
    return {k: v for k, v in schema.items() if k in known or k not in _OF_A_KIND}


@dataclass(frozen=True, slots=True)
class Spreader:
    """Adds the keys next to options to each of them."""

    merger: Merger
    stem: str

    def spread(self, schema: Json) -> Json:
        """A schema whose options, if it has any, stand alone as `anyOf`. SpecError if an option can't be true."""
        for key in ("oneOf", "anyOf"):
            options = cast("list[Json]", schema.get(key, []))
            if options and not only_demand(options):
                break
        else:
            return schema
        union = {k: v for k, v in schema.items() if _is_of_union(k)}
        base = {k: v for k, v in schema.items() if k not in union and k != key}
        if base:
            names = self._names(options) if key == "anyOf" else []
            options = [self._joined(base, option, names) for option in options]
            if schema.get("nullable") is not True and "null" in cast(
                "list[str]", base.get("type") or []
            ):
                options = [*options, {"type": "null"}]
        return union | {"anyOf": options}

    def _names(self, options: Sequence[Json]) -> list[str]:
        """The members of all options."""
        parts = (self.merger.part(self.stem, option) for option in options)
        return list(dict.fromkeys(name for part in parts for name in part.get("properties", {})))

    def _joined(self, base: Json, option: Json, names: Sequence[str]) -> Json:
        part = self.merger.part(self.stem, option)
        kind = part.get("type")
        if kind == "null":
            return option
        if "type" in base:
            base = base | {"type": _without_null(base["type"])}
        if isinstance(kind, str):
            base = of_kind(base, kind)
        found = self.merger.both(base, part)
        if _plain(found) == _plain(part):
            return option
        if "$ref" in option:
            called = type_name(pointer_steps(option["$ref"].partition("#/")[2])[-1])
            found = {"title": called} | found
        members = found.get("properties", {})
        siblings = [name for name in names if name not in members]
        return found | ({"x-siblings": siblings} if siblings and members else {})


def _plain(schema: Json) -> Json:
    """What a schema asks for, without its texts and in one order."""
    members: Json = schema.get("properties", {})
    found = {k: v for k, v in schema.items() if k not in REMARKS}
    if members:
        bare = {n: {k: v for k, v in m.items() if k not in REMARKS} for n, m in members.items()}
        found |= {"type": schema.get("type", "object"), "properties": bare}
    return found | {"required": sorted(schema.get("required", ()))}


def _is_of_union(key: str) -> bool:
    return key in _OF_UNION or (key.startswith("x-") and key not in _OF_MEMBERS)


def _without_null(kinds: object) -> object:
    if not isinstance(kinds, list):
        return kinds
    others = [kind for kind in cast("list[str]", kinds) if kind != "null"]
    return others[0] if len(others) == 1 else others
