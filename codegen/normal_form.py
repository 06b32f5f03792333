"""The specs in normal form: what can be said in several ways is said in one, which all generators know.

* `oneOf` is `anyOf`, a list of types is `anyOf` of each, `nullable` is `anyOf` with null, `const` is an `enum` of
  one.
* `allOf` is one type with the members of all.
* Keys next to `anyOf` or `oneOf` are part of each of their options.
* An object with members, written in place, is a type of its own: `state` of `Kettle` is `KettleState`.
* A reference to a type that is not an object and not an enum is replaced by what that type says.
* For models, an object whose names have patterns is a map, and a list whose first items have their own schemas is a
  list of any of them; the exact rule is kept with it (`x-patterns`, `x-prefix`).
* What only forbids (`not`, `propertyNames`, options that only name required members) is kept as it is (`x-asserted`).
* A reference to a type with a `discriminator` whose subtypes are composed of it (`allOf`) is a union of these and it.
* A `default` is documentation: the description contains it, and no model sends or assumes it.
"""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from .all_of import Merger, is_merged, rooted
from .options import Spreader, of_kind, only_demand
from .python_names import type_name
from .recursion import recursive_types
from .specs import PLAIN_JSON, Json, Owner, SpecError, Specs, as_object, pointer_steps
from .subtypes import constants, subtypes

_REMARKS = ("description", "deprecated", "readOnly", "writeOnly", "title", "example", "examples")


_KINDS_SAID = {"type", "$ref", "anyOf", "oneOf"}
_KINDS: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def normal(specs: Specs) -> Specs:
    """Specs in normal form. Raises SpecError if a type contains itself without an object between."""
    documents = copy.deepcopy(specs.documents)  # bodies are replaced in it
    specs = replace(specs, documents=documents)
    made = _Normal(specs, documents, recursive_types(specs), subtypes(specs))
    for stem, name, schema in specs.all_schemas():
        made.add(stem, name, schema)
    made.add_bodies()
    return replace(specs, documents={stem: made.document(stem) for stem in specs.documents})


@dataclass(slots=True)
class _Normal:
    specs: Specs
    documents: dict[str, Json]
    recursive: frozenset[Owner] = frozenset()
    """Types that are no objects and contain themselves: nothing is put in the place of these."""
    subtypes: Mapping[Owner, Mapping[Owner, str]] = field(
        default_factory=dict[Owner, dict[Owner, str]]
    )
    """Of each type with a discriminator: the types that are composed of it, by the value that names them."""
    types: dict[Owner, Json] = field(default_factory=dict[Owner, Json])
    open: list[Owner] = field(default_factory=list[Owner])
    """The types that are being replaced by what they say, outermost first."""
    hoisted: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    """The names of the types that were made of objects in place, by place and content."""
    hoisting: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    """The names of those that are being made, by content: one may contain itself."""

    def add_bodies(self) -> None:
        """A body that is described in place becomes a type, named after its operation or its component."""
        for stem, document in self.documents.items():
            if self.specs.dialect(stem) == PLAIN_JSON:
                for bucket, part in (("requestBodies", "Request"), ("responses", "Response")):
                    shared: Json = document.get("components", {}).get(bucket, {})
                    for name, body in shared.items():
                        self._add_body(stem, f"{name}-{part}", body)
        for stem, _, _, operation in self.specs.operations():
            if self.specs.dialect(stem) == PLAIN_JSON:
                parts = {"Request": operation.get("requestBody")}
                parts["Response"] = operation.get("responses", {}).get("200")
                for part, body in parts.items():
                    self._add_body(stem, f"{operation.get('operationId')}-{part}", body)

    def _add_body(self, stem: str, name: str, body: Json | None) -> None:
        for media in (body or {}).get("content", {}).values():
            schema = media.get("schema")
            if schema and "$ref" not in schema:
                media["schema"] = self._hoisted(stem, name, "", schema)

    def document(self, stem: str) -> Json:
        document = self.documents[stem]
        types = {name: schema for (home, name), schema in self.types.items() if home == stem}
        components: Json = document.get("components", {})
        return document | {"components": components | {"schemas": types}} if types else document

    def add(self, stem: str, name: str, schema: Json) -> None:
        """A type under components."""
        self.types[stem, name] = {}  # its place, before those of the types in it
        try:
            self.types[stem, name] = self._type(stem, name, schema)
        except RecursionError:
            place = self.specs.place(stem, "components", "schemas", name)
            raise SpecError(f"{place}: {name}: an option contains the type itself") from None

    def _type(self, stem: str, name: str, schema: Json) -> Json:
        found = self._flat(stem, name, schema, whole=True)
        if is_plain_object(found):
            members = {
                member: self._shape(stem, name, member, each)
                for member, each in found.get("properties", {}).items()
            }
            self._call(stem, name, members)
            missing = [n for n in _demanded(found) if n not in members]
            if self.specs.dialect(stem) == PLAIN_JSON and not found.get("x-extras"):
                members |= {n: {} for n in missing}
            values: Any = found.get("additionalProperties")
            extras = (
                {"x-extras": True}
                if values not in (None, False) or {"discriminator", "x-patterns"} & found.keys()
                else {}
            )
            kept = {
                k: v for k, v in found.items() if k not in ("additionalProperties", "discriminator")
            }
            if "x-patterns" in kept:
                kept["x-others"] = values is not False
                kept["x-patterns"] = self._patterns(stem, name, "", found)
            return {"type": "object"} | kept | extras | {"properties": members}
        return self._shape(stem, name, "", found)

    def _call(self, stem: str, name: str, members: Json) -> None:
        """Note the value that names a subtype at the member that holds it, for models to tell subtypes apart."""
        for (home, base), below in self.subtypes.items():
            if value := below.get((stem, name)):
                found = self.specs.schemas(home)[base]["discriminator"]["propertyName"]
                member: Json = members.get(found, {})
                if member.get("type") == "string" and "enum" not in member:
                    members[found] = member | {"x-called": value}

    def _flat(self, stem: str, name: str, schema: Json, *, whole: bool = False) -> Json:
        """A schema without `allOf`, with what `oneOf`, `const`, `nullable` and `default` mean.

        `whole` says that the schema is all of the type of that name.
        """
        where = f"{self.specs.place(stem, 'components', 'schemas', name)}: {name}"
        merger = Merger(self.specs, where, owner=(stem, name) if whole else None)
        if is_merged(schema):
            schema = merger.merged(stem, schema)
        schema = Spreader(merger, stem).spread(schema)
        found = _asserted(dict(schema))
        if "const" in found:
            found["enum"] = [found.pop("const")]
        if "type" not in found and (kind := kind_of(found.get("enum"))):
            found["type"] = kind
        if not found.keys() & _KINDS_SAID and (kind := _kind_of_parts(found)):
            found["type"] = kind
        if "default" in found:
            default = json.dumps(found.pop("default"), ensure_ascii=False)
            text = str(found.get("description", "")).rstrip()
            found["description"] = f"{text} Default: {default}.".strip()
        return _nullable(found)

    def _shape(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        """The shape of a member, an item or an option."""
        found = self._flat(stem, owner, schema)
        if reference := found.get("$ref"):
            return self._referred(stem, reference, found)
        if "anyOf" in found:
            return self._union(stem, owner, member, found)
        if "properties" in found:
            return self._hoisted(stem, owner, member, found)
        shape = self._of_several(stem, owner, member, found)
        items, values = as_object(found.get("items")), as_object(found.get("additionalProperties"))
        if items is not None and "x-prefix" not in found:
            shape["items"] = self._shape(stem, owner, f"{member}Item", items)
        if values is not None and "x-patterns" not in found:
            shape["additionalProperties"] = self._shape(stem, owner, f"{member}Value", values)
        return shape

    def _patterns(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        patterns: Json = schema["x-patterns"]
        return {
            pattern: self._shape(stem, owner, f"{member}Value{number}", each)
            for number, (pattern, each) in enumerate(patterns.items(), start=1)
        }

    def _of_several(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        """A map whose names have patterns and a list with a prefix, as maps and lists of any of these."""
        shape = dict(schema)
        if "x-patterns" in shape:
            others: Any = shape.get("additionalProperties", True)
            shape["x-patterns"] = self._patterns(stem, owner, member, shape)
            shape["x-others"] = others
            if as_object(others):
                shape["x-others"] = self._shape(stem, owner, f"{member}Value", cast(Json, others))
            known = [*shape["x-patterns"].values(), *filter(None, [as_object(shape["x-others"])])]
            shape["type"] = "object"
            shape["additionalProperties"] = _any_of(known)
        if "x-prefix" in shape:
            first: list[Json] = [
                self._shape(stem, owner, f"{member}Item{number}", each)
                for number, each in enumerate(shape["x-prefix"], start=1)
            ]
            rest: Any = shape.get("items")
            closed = _is_nothing(rest) or shape.get("maxItems", len(first) + 1) <= len(first)
            shape |= {"type": "array", "x-prefix": first, "x-rest": True}
            known = first
            if closed:
                shape["x-rest"] = False
            elif rest:
                shape["x-rest"] = self._shape(stem, owner, f"{member}Item", rest)
                known = [*first, shape["x-rest"]]
            shape["items"] = _any_of(known) if closed or rest else {}
        if shape.get("type") == "array" and "items" not in shape:
            shape["items"] = {}
        return shape

    def _referred(self, stem: str, reference: str, schema: Json) -> Json:
        home, name, target = self.specs.resolve(stem, reference)
        beside = {k: v for k, v in schema.items() if k != "$ref"}
        if below := self.subtypes.get((home, name)):
            return self._any_subtype(stem, (home, name), below) | beside
        if (home, name) in self.recursive:
            return {"$ref": reference} | beside
        if (home, name) in self.open:
            where = self.specs.place(home, "components", "schemas", name)
            problem = "contains itself; a type that does has to be an object"
            raise SpecError(f"{where}: {name}: {problem}")
        self.open.append((home, name))
        said = self._flat(home, name, target, whole=True)
        kept: Json = {"$ref": reference}
        if not (is_plain_object(said) or is_enum(said)):
            shape = self._shape(home, name, "", said)
            kept = {k: rooted(v, home, stem) for k, v in shape.items() if k not in _REMARKS}
        self.open.pop()
        return kept | beside

    def _any_subtype(self, stem: str, base: Owner, below: Mapping[Owner, str]) -> Json:
        """Any of the types that are composed of a type, or that type itself, for values that name none of them."""
        options = [{"$ref": _pointer(stem, *each)} for each in [*below, base]]
        member = self.specs.schemas(base[0])[base[1]]["discriminator"]["propertyName"]
        types = {value: name for (_, name), value in below.items()}
        discriminator = {"member": str(member), "types": types, "otherwise": base[1]}
        return {"anyOf": options, "x-discriminator": discriminator}

    def _union(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        options: list[Json] = []
        for number, option in enumerate(schema["anyOf"], start=1):
            constant = constants(option, str(schema.get("discriminator", {}).get("propertyName")))
            title = str(option.get("title") or (constant[0] if len(constant) == 1 else ""))
            hint = f"{member}{type_name(title)}" if title else f"{member}Option{number}"
            shape = self._shape(stem, owner, hint, option)
            inner: list[Json] = shape.get("anyOf", [shape])
            options += [each for each in inner if each not in options]
        rest = {k: v for k, v in schema.items() if k in _REMARKS or k.startswith("x-")}
        if len(options) == 1:
            return options[0] | rest
        if discriminator := as_object(schema.get("discriminator")):
            rest["x-discriminator"] = self._cases(stem, owner, discriminator, options)
        return {"anyOf": options} | rest

    def _cases(self, stem: str, owner: str, discriminator: Json, options: list[Json]) -> Json:
        """Which value of the member names which type: by the mapping, by a constant, or by the type's name."""
        member = str(discriminator["propertyName"])
        named = [self._named(stem, o["$ref"]) for o in options if "$ref" in o]
        by_constant = {v: name for name, type_ in named for v in constants(type_, member)}
        names: dict[str, str] = {}
        for value, to in cast("dict[str, str]", discriminator.get("mapping", {})).items():
            reference = to if "#/" in to else f"#/components/schemas/{to}"
            try:
                names[value] = self.specs.resolve(stem, reference)[1]
            except SpecError as error:
                if value not in by_constant:  # else a name that some generator gives to an option
                    where = self.specs.place(stem, "components", "schemas", owner)
                    raise SpecError(
                        f"{where}: {owner}: discriminator {value!r}: {error}"
                    ) from error
        named_values = {*names.values()}
        names |= {
            v: name
            for v, name in by_constant.items()
            if v not in names and name not in named_values
        }
        named_values = {*names.values()}
        return {
            "member": member,
            "types": names | {name: name for name, _ in named if name not in named_values},
        }

    def _named(self, stem: str, reference: str) -> tuple[str, Json]:
        """The name and the content of a type, be it one that was made here."""
        file, _, pointer = reference.partition("#/")
        name = pointer_steps(pointer)[-1]
        made = self.types.get((Path(file).stem if file else stem, name))
        return (name, made) if made else self.specs.resolve(stem, reference)[1:]

    def _hoisted(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        """A reference to an object that is a type of its own from now on."""
        content = stem, json.dumps(schema, sort_keys=True, default=str)
        place = owner, member, *content
        name = self.hoisting.get(content) or self.hoisted.get(place)
        if name is None:
            name = self.hoisted[place] = self.hoisting[content] = self._free(f"{owner}-{member}")
            described = schema.get("description") or f"What {member or 'a body'} of {owner} holds."
            self.types[stem, name] = {}
            opened, self.open = self.open, []
            self.types[stem, name] = self._type(stem, name, schema | {"description": described})
            self.open = opened
            del self.hoisting[content]
        remarks = {
            k: v for k, v in schema.items() if k in _REMARKS or k in ("x-platforms", "x-since")
        }
        return {"$ref": f"#/components/schemas/{name}"} | remarks

    def _free(self, words: str) -> str:
        """A name that no type has yet."""
        base = name = type_name(words)
        taken = {known for _, known, _ in self.specs.all_schemas()} | {n for _, n in self.types}
        number = 2
        while name in taken:
            name = f"{base}{number}"
            number += 1
        return name


def _pointer(stem: str, home: str, name: str) -> str:
    """A reference in a file to a type."""
    step = quote(name.replace("~", "~0").replace("/", "~1"), safe="")
    return f"{'' if home == stem else home + '.yaml'}#/components/schemas/{step}"


def _asserted(schema: Json) -> Json:
    """A schema with what only forbids, and with the exact rules of maps and lists, under names of their own."""
    assertions: Json = {k: schema.pop(k) for k in ("not", "propertyNames") if k in schema}
    for key in ("anyOf", "oneOf"):
        options: list[Json] = schema.get(key, [])
        if options and only_demand(options):
            assertions[key] = schema.pop(key)
    if assertions:
        schema["x-asserted"] = schema.get("x-asserted", {}) | assertions
    if "patternProperties" in schema:
        schema["x-patterns"] = schema.pop("patternProperties")
    if "prefixItems" in schema:
        schema["x-prefix"] = schema.pop("prefixItems")
    for key in ("$defs", "definitions"):
        schema.pop(key, None)
    return schema


def _demanded(schema: Json) -> Iterator[str]:
    """The members that a type needs, be it one of several."""
    yield from schema.get("required", ())
    for key in ("anyOf", "oneOf"):
        for option in schema.get("x-asserted", {}).get(key, []):
            yield from option.get("required", ())


def _kind_of_parts(schema: Json) -> str | None:
    """The type that a schema does not name and that only its keys say: a list has items, a map has values."""
    if isinstance(schema.get("items"), dict):
        return "array"
    values = {"additionalProperties", "patternProperties", "x-patterns"} & schema.keys()
    return "object" if any(isinstance(schema[key], dict) for key in values) else None


def _any_of(shapes: list[Json]) -> Json:
    options: list[Json] = []
    for shape in shapes:
        bare = {k: v for k, v in shape.items() if k not in _REMARKS}
        options += [each for each in bare.get("anyOf", [bare]) if each not in options]
    if not all(options):
        return {}
    return options[0] if len(options) == 1 else {"anyOf": options}


def _is_nothing(schema: object) -> bool:
    return schema == {"not": {}} or schema is False


def is_plain_object(schema: Json) -> bool:
    """Whether a schema is of objects with named members, be it none, rather than of a map."""
    return "properties" in schema or (
        schema.get("type") == "object" and schema.get("additionalProperties") is False
    )


def is_enum(schema: Json) -> bool:
    """Whether a schema is an enum of texts."""
    return "enum" in schema and all(isinstance(value, str) for value in schema["enum"])


def kind_of(values: list[Any] | None) -> str | None:
    """The type of the values of an enum, if they are of one."""
    kinds = {_KINDS.get(type(cast(object, v))) for v in values or () if v is not None}
    return kinds.pop() if len(kinds) == 1 else None


def _nullable(schema: Json) -> Json:
    """A schema whose null is an option of its own, as each of several types is."""
    kinds = cast("list[str] | str", schema.get("type", []))
    listed = [kinds] if isinstance(kinds, str) else kinds
    values: list[Any] | None = schema.get("enum")
    if listed == ["null"]:
        return schema | {"type": "null"}
    null = "null" in listed or schema.get("nullable") is True or None in (values or ())
    others = [kind for kind in listed if kind != "null"]
    found = {k: v for k, v in schema.items() if k not in ("nullable", "type")}
    if values is not None:
        found["enum"] = [value for value in values if value is not None]
    if len(others) == 1:
        found["type"] = others[0]
    if len(others) < 2 and not null:
        return found
    remarks = {k: v for k, v in found.items() if k in _REMARKS or k.startswith("x-")}
    bare = {k: v for k, v in found.items() if k not in remarks}
    options = (
        [of_kind(bare, kind) | {"type": kind} for kind in others] if len(others) > 1 else [bare]
    )
    if "anyOf" in bare:
        options = list(bare["anyOf"])
    if bare in ({}, {"enum": []}):
        options = []
    return remarks | {"anyOf": [*options, *([{"type": "null"}] if null else [])]}
