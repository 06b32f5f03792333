"""The rules for every spec, checked before anything is generated.

The generators trust the specs: a typo that they would carry over in silence, or trip over far from its place, is
reported here with file, type and member.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from keyword import iskeyword
from typing import cast

import jsonschema_rs

from gemini_sdk.validation.paths import joined

from .bases import attributes
from .descriptions import written_marks
from .lost_members import lost_members
from .normal_form import kind_of, normal
from .other_specs import is_ours
from .platform_type import PlatformType
from .python_names import type_name
from .renaming import renamed
from .spec_lines import Step
from .specs import PLAIN_JSON, PLATFORMS, PROTO3_JSON, Json, SpecError, Specs, as_object

_MODULE = re.compile("[a-z][a-z0-9_]*")
_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_SHAPES = {"$ref", "type", "anyOf", "oneOf", "allOf", "enum", "const", "properties"}
_RANGES = [
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
]
_FORMATS = {
    PROTO3_JSON: {
        "integer": ("int32", "uint32"),
        "number": ("double", "float"),
        "string": ("byte", "google-datetime", "google-duration", "int64", "password", "uint64"),
    },
    PLAIN_JSON: {
        "integer": ("int32", "int64"),
        "number": ("double", "float"),
        "string": (
            *"byte binary date date-time duration email hostname ipv4 ipv6 password regex time".split(),
            *"uri uri-reference uuid".split(),
        ),
    },
}


@dataclass(frozen=True, slots=True)
class _Location:
    """A location in a spec: in words, and by the steps that lead to its line."""

    specs: Specs
    stem: str
    name: str = ""
    steps: tuple[Step, ...] = ()

    def under(self, name: str, *steps: Step) -> "_Location":
        """Something in it, by the name it has in messages."""
        return replace(self, name=self.name + name, steps=(*self.steps, *steps))

    def __str__(self) -> str:
        place = self.specs.place(self.stem, *self.steps)
        return f"{place}: {self.name}" if self.name else str(place)


def check(specs: Specs) -> None:
    """Raise SpecError with a line for everything that is wrong with the schemas."""
    checked(specs)


def checked(specs: Specs) -> Specs:
    """Specs in normal form, their types named as in Python. SpecError with a line for everything that is wrong."""
    _raise(_faults(specs))
    found = normal(specs)
    _raise([*_faults_of_names(specs, found), *_lost(specs, found)])
    return renamed(found)


def _raise(faults: Iterable[str]) -> None:
    if found := list(faults):
        raise SpecError("\n".join(found))


def _faults(specs: Specs) -> Iterator[str]:
    for stem, document in specs.documents.items():
        yield from _platforms(_Location(specs, stem), document)
        if (dialect := specs.dialect(stem)) not in _FORMATS:
            key = _Location(specs, stem).under("x-dialect", "x-dialect")
            yield f"{key}: unknown {dialect!r}; use {' or '.join(_FORMATS)}"
            return
    yield from _modules(specs)
    yield from _written_marks(specs)
    yield from _type_names(specs)
    for stem, name, schema in specs.all_schemas():
        where = _Location(specs, stem).under(name, "components", "schemas", name)
        yield from _in_type(where, schema, specs.dialect(stem))


def _faults_of_names(specs: Specs, found: Specs) -> Iterator[str]:
    """What is named by members that are there only when a type is put together."""
    for stem, name, schema in found.all_schemas():
        where = _Location(specs, stem).under(name, "components", "schemas", name)
        yield from _attributes(where, type_name(name), schema, specs.dialect(stem))
        yield from _strange_names(where, schema)


def _lost(specs: Specs, found: Specs) -> Iterator[str]:
    for stem, name, member in lost_members(specs, found):
        where = _Location(specs, stem).under(name, "components", "schemas", name)
        yield f"{where}: {member!r} would be in no model; write its object as a type and refer to it"


def _written_marks(specs: Specs) -> Iterator[str]:
    """What descriptions say that keywords of this project's specs say. Other projects write as they like."""
    for stem, source in specs.sources.items():
        document = source.content()
        for steps, problem in written_marks(document) if is_ours(document) else ():
            yield f"{specs.place(stem, *steps)}: {joined(steps[:-1])}: {problem}"


def _modules(specs: Specs) -> Iterator[str]:
    """Each file is a module, in addition to those that always exist."""
    for stem in specs.documents:
        base = stem.removesuffix("_dicts").removesuffix("_requests")
        used = stem in ("enums", "operations", "specs", "schemas") or (
            base != stem and base in specs.documents
        )
        if not _MODULE.fullmatch(stem) or iskeyword(stem) or used:
            why = (
                "generated packages have a module of that name"
                if used
                else "rename the file, such as to a_name.yaml"
            )
            name = specs.sources[stem].name
            yield f"{name}:1: the file's name is not a valid module name: {why}"


def _type_names(specs: Specs) -> Iterator[str]:
    named: dict[str, tuple[str, str]] = {}
    for stem, name, _ in specs.all_schemas():
        where = _Location(specs, stem).under(name, "components", "schemas", name)
        python = type_name(name)
        if python in named:
            home, other = named[python]
            same = (
                "a type of that name"
                if other == name
                else f"{other!r}, which has the same name in Python"
            )
            yield f"{where}: {specs.sources[home].name} has {same}"
        named.setdefault(python, (stem, name))
    for python, (stem, name) in named.items():
        if python.endswith("Dict") and (base := named.get(python.removesuffix("Dict"))):
            where = _Location(specs, stem).under(name, "components", "schemas", name)
            yield f"{where}: the TypedDict of {base[1]} has this name; choose another"


def _attributes(where: _Location, name: str, schema: Json, dialect: str) -> Iterator[str]:
    seen: dict[str, str] = {}
    for member, python in attributes(name, schema, dialect).items():
        if python in seen:
            of_member = where.under(f".{member}", "properties", member)
            yield f"{of_member}: {seen[python]!r} and {member!r} are both {python!r} in Python; rename one"
        seen.setdefault(python, member)


def _in_type(where: _Location, schema: Json, dialect: str) -> Iterator[str]:
    if not schema.get("description") and dialect == PROTO3_JSON:
        yield f"{where}: expected a description"
    yield from _in_shape(where, schema, dialect)
    yield from _platforms(where, schema)


def _strange_names(where: _Location, schema: Json) -> Iterator[str]:
    values, members = schema.get("enum", ()), schema.get("properties", {})
    if not schema.get("x-extras"):
        yield from _unknown(where, "required", schema.get("required", ()), members)
    if isinstance(complete := schema.get("x-complete"), list):
        yield from _unknown(where, "x-complete", cast("list[str]", complete), members)
    for group in schema.get("x-oneof", {}).values():
        yield from _unknown(where, "x-oneof", group, members)
    for name, others in schema.get("x-excludes", {}).items():
        yield from _unknown(where, "x-excludes", [name, *others], members)
    for name, hosts in schema.get("x-beside", {}).items():
        yield from _unknown(where, "x-beside", [name, *hosts], members)
    for name, cases in schema.get("x-cases", {}).items():
        named = [n for case in cases.values() for others in case.values() for n in others]
        yield from _unknown(where, "x-cases", [name, *named], members)
    for rule in ("x-enum-platforms", "x-enum-ahead", "x-enum-numbers"):
        yield from _unknown(where, rule, schema.get(rule, {}), values)
    yield from _numbers(where, schema)


def _in_shape(where: _Location, schema: Json, dialect: str) -> Iterator[str]:
    yield from _platforms(where, schema)
    if "x-deprecated-on" in schema and not schema.get("deprecated"):
        yield f"{where}: x-deprecated-on needs deprecated: true as well"
    kinds: object = schema.get("type")
    for kind in cast("list[str]", kinds) if isinstance(kinds, list) else [kinds]:
        yield from _in_kind(where, schema, kind, dialect)
    yield from _values(where, schema, dialect)
    if pattern := schema.get("pattern"):
        try:
            jsonschema_rs.Draft202012Validator({"pattern": pattern})
        except ValueError:
            yield f"{where.under('', 'pattern')}: pattern {pattern!r} is not a regular expression"
    for low, high in _RANGES:
        if low in schema and high in schema and schema[low] > schema[high]:
            yield f"{where.under('', low)}: {low} {schema[low]} is more than {high} {schema[high]}"
    if schema.get("multipleOf", 1) <= 0:
        yield f"{where.under('', 'multipleOf')}: multipleOf is not more than 0"
    for key in ("items", "additionalProperties"):
        if inner := as_object(schema.get(key)):
            yield from _in_shape(where.under(f".{key}", key), inner, dialect)
    members: Json = schema.get("properties", {})
    if members and kinds is not None and "object" not in cast("list[str] | str", kinds):
        yield f"{where.under('', 'properties')}: properties are of an object, and the type is {kinds!r}"
    for name, member in members.items():
        of_member = where.under(f".{name}", "properties", name)
        if not member.get("description") and dialect == PROTO3_JSON:
            yield f"{of_member}: expected a description"
        yield from _in_shape(of_member, member, dialect)
    for key in ("anyOf", "oneOf", "allOf"):
        options: list[Json] = schema.get(key, [])
        if options and key != "allOf" and dialect != PLAIN_JSON:
            yield f"{where}: {key} is only allowed in specs with x-dialect: json"
        for place, option in enumerate(options):
            of_option = where.under(f".{key}[{place}]", key, place)
            if key == "anyOf" and not option.keys() & _SHAPES and dialect == PROTO3_JSON:
                yield f"{of_option}: expected a type or a $ref"
            yield from _in_shape(of_option, option, dialect)


def _in_kind(where: _Location, schema: Json, kind: object, dialect: str) -> Iterator[str]:
    form, known = schema.get("format"), _FORMATS[dialect].get(str(kind), ())
    if kind is not None and kind not in _TYPES:
        yield f"{where}: type {kind!r} is none of {', '.join(_TYPES)}"
    elif form is not None and kind not in (None, "null") and form not in known:
        # Anyone may have formats of their own in plain JSON; one that is close to a known one is a typo.
        typo = bool(get_close_matches(str(form), known, 1, 0.8))
        if typo or dialect == PROTO3_JSON:
            yield f"{where}: format {form!r} of a {kind} is none of {', '.join(known) or 'any'}"
    if kind == "array" and "items" not in schema and dialect == PROTO3_JSON:
        yield f"{where}: expected items"


def _values(where: _Location, schema: Json, dialect: str) -> Iterator[str]:
    """Values of an enum are of its type. Unquoted, some words are numbers or truth values in YAML."""
    values: list[object] = schema.get("enum", [])
    kinds: object = schema.get("type", kind_of(values) or "string")
    if kinds in ("integer", "number", "boolean") or isinstance(kinds, list):
        return
    mixed = dialect == PLAIN_JSON and "type" not in schema
    for index, value in enumerate(values):
        fits = isinstance(value, str) or value is None or (mixed and not isinstance(value, bool))
        if not fits:
            yield f"{where.under('', 'enum', index)}: enum value {value!r} is not a string; quote it"


def _unknown(
    where: _Location, rule: str, named: Iterable[str], known: Container[str]
) -> Iterator[str]:
    for name in named:
        if name not in known:
            yield f"{where}: {rule} names {name!r}, which does not exist"


def _numbers(where: _Location, schema: Json) -> Iterator[str]:
    """A number has one meaning on a platform."""
    numbers: dict[str, int | dict[str, int]] = schema.get("x-enum-numbers", {})
    for value, number in numbers.items():
        of_value = where.under("", "x-enum-numbers", value)
        for platform in number if isinstance(number, dict) else ():
            if platform not in PLATFORMS:
                yield f"{of_value}: x-enum-numbers {platform!r} is none of {', '.join(PLATFORMS)}"
    for platform in PLATFORMS if numbers else ():
        names: dict[int, str] = {}
        for value, known in PlatformType(schema, platform).numbers.items():
            if known in names:
                of_value = where.under("", "x-enum-numbers", value)
                yield f"{of_value}: {value} and {names[known]} are both number {known} on {platform}"
            elif known is not None:
                names[known] = value


def _platforms(where: _Location, node: Json) -> Iterator[str]:
    for key in ("x-platforms", "x-ahead", "x-deprecated-on", "x-type-on"):
        for platform in node.get(key, ()):
            if platform not in PLATFORMS:
                yield f"{where}: {key} {platform!r} is none of {', '.join(PLATFORMS)}"
