"""The specs in normal form: what can be said in several ways is said in one, which all generators know.

* `oneOf` is `anyOf`, a list of types is `anyOf` of each, `nullable` is `anyOf` with null, `const` is an `enum` of
  one.
* `allOf` is one type with the members of all.
* An object with members, written in place, is a type of its own: `state` of `Kettle` is `KettleState`.
* A reference to a type that is not an object and no enum is replaced by what that type says.
* A `default` is documentation: the description contains it, and no model sends or assumes it.
"""

import copy
import json
from dataclasses import dataclass, field, replace
from typing import Any, cast

from .allof import Merger, rooted
from .naming import type_name
from .specs import PLAIN_JSON, Json, SpecError, Specs, as_object

Owner = tuple[str, str]
"""A file's stem and a type's name."""
_REMARKS = ("description", "deprecated", "readOnly", "writeOnly", "title", "example", "examples")


_KINDS: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def normal(specs: Specs) -> Specs:
    """Specs in normal form. Raises SpecError if a type contains itself without an object between."""
    documents = copy.deepcopy(specs.documents)  # bodies are replaced in it
    specs = replace(specs, documents=documents)
    made = _Normal(specs, documents)
    for stem, name, schema in specs.all_schemas():
        made.add(stem, name, schema)
    made.add_bodies()
    return replace(specs, documents={stem: made.document(stem) for stem in specs.documents})


@dataclass(slots=True)
class _Normal:
    specs: Specs
    documents: dict[str, Json]
    types: dict[Owner, Json] = field(default_factory=dict[Owner, Json])
    open: list[Owner] = field(default_factory=list[Owner])
    """The types that are being replaced by what they say, outermost first."""

    def add_bodies(self) -> None:
        """A body that is described in place becomes a type of its own, named after its operation."""
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
        self.types[stem, name] = self._type(stem, name, schema)

    def _type(self, stem: str, name: str, schema: Json) -> Json:
        found = self._flat(stem, name, schema)
        if is_plain_object(found):
            members = {
                member: self._shape(stem, name, member, each)
                for member, each in found.get("properties", {}).items()
            }
            values: Any = found.get("additionalProperties")
            extras = (
                {"x-extras": True}
                if values not in (None, False) or "discriminator" in found
                else {}
            )
            kept = {
                k: v for k, v in found.items() if k not in ("additionalProperties", "discriminator")
            }
            return {"type": "object"} | kept | extras | {"properties": members}
        return self._shape(stem, name, "", found)

    def _flat(self, stem: str, name: str, schema: Json) -> Json:
        """A schema without `allOf`, with what `oneOf`, `const`, `nullable` and `default` mean."""
        if "allOf" in schema:
            where = self.specs.place(stem, "components", "schemas", name)
            schema = Merger(self.specs, f"{where}: {name}").merged(stem, schema)
        found = dict(schema)
        if "const" in found:
            found["enum"] = [found.pop("const")]
        if "type" not in found and (kind := _kind_of(found.get("enum"))):
            found["type"] = kind
        if "oneOf" in found:
            found["anyOf"] = [*found.pop("oneOf"), *found.get("anyOf", [])]
        if "default" in found:
            told = json.dumps(found.pop("default"), ensure_ascii=False)
            text = str(found.get("description", "")).rstrip()
            found["description"] = f"{text} Default: {told}.".strip()
        return _nullable(found)

    def _shape(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        """What a member, an item or an option is."""
        found = self._flat(stem, owner, schema)
        if reference := found.get("$ref"):
            return self._referred(stem, reference, found)
        if "anyOf" in found:
            return self._union(stem, owner, member, found)
        if "properties" in found:
            return self._hoisted(stem, owner, member, found)
        shape = dict(found)
        if (items := as_object(found.get("items"))) is not None:
            shape["items"] = self._shape(stem, owner, f"{member}Item", items)
        if (values := as_object(found.get("additionalProperties"))) is not None:
            shape["additionalProperties"] = self._shape(stem, owner, f"{member}Value", values)
        return shape

    def _referred(self, stem: str, reference: str, schema: Json) -> Json:
        home, name, target = self.specs.resolve(stem, reference)
        beside = {k: v for k, v in schema.items() if k != "$ref"}
        if (home, name) in self.open:
            where = self.specs.place(home, "components", "schemas", name)
            problem = "contains itself; a type that does has to be an object"
            raise SpecError(f"{where}: {name}: {problem}")
        self.open.append((home, name))
        said = self._flat(home, name, target)
        kept: Json = {"$ref": reference}
        if not (is_plain_object(said) or is_enum(said)):
            shape = self._shape(home, name, "", said)
            kept = {k: rooted(v, home, stem) for k, v in shape.items() if k not in _REMARKS}
        self.open.pop()
        return kept | beside

    def _union(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        options: list[Json] = []
        for number, option in enumerate(schema["anyOf"], start=1):
            title = str(option.get("title", "")) if member or "title" in option else ""
            hint = f"{member}{type_name(title)}" if title else f"{member}Option{number}"
            shape = self._shape(stem, owner, hint, option)
            inner: list[Json] = shape.get("anyOf", [shape])
            options += [each for each in inner if each not in options]
        rest = {k: v for k, v in schema.items() if k in _REMARKS or k.startswith("x-")}
        if len(options) == 1:
            return options[0] | rest
        if discriminator := as_object(schema.get("discriminator")):
            rest["x-discriminator"] = self._cases(stem, discriminator, options)
        return {"anyOf": options} | rest

    def _cases(self, stem: str, discriminator: Json, options: list[Json]) -> Json:
        """Which value of the member names which type."""
        mapping: dict[str, str] = discriminator.get("mapping", {})
        names = {
            value: self.specs.resolve(stem, to if "#/" in to else f"#/components/schemas/{to}")[1]
            for value, to in mapping.items()
        }
        for option in options:
            if reference := option.get("$ref"):
                name = self.specs.resolve(stem, reference)[1]
                if name not in names.values():
                    names[name] = name
        return {"member": discriminator["propertyName"], "types": names}

    def _hoisted(self, stem: str, owner: str, member: str, schema: Json) -> Json:
        """A reference to an object that is a type of its own from now on."""
        base = name = type_name(f"{owner}-{member}")
        taken = {known for _, known, _ in self.specs.all_schemas()} | {n for _, n in self.types}
        number = 2
        while name in taken:
            name = f"{base}{number}"
            number += 1
        described = schema.get("description") or f"What {member or 'a body'} of {owner} holds."
        self.types[stem, name] = {}
        self.types[stem, name] = self._type(stem, name, schema | {"description": described})
        remarks = {
            k: v for k, v in schema.items() if k in _REMARKS or k in ("x-platforms", "x-since")
        }
        return {"$ref": f"#/components/schemas/{name}"} | remarks


def is_plain_object(schema: Json) -> bool:
    """Whether a schema is of objects with named members, be it none, rather than of a map."""
    return "properties" in schema or (
        schema.get("type") == "object" and schema.get("additionalProperties") is False
    )


def is_enum(schema: Json) -> bool:
    """Whether a schema is an enum of texts."""
    return "enum" in schema and all(isinstance(value, str) for value in schema["enum"])


def _kind_of(values: list[Any] | None) -> str | None:
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
    options = [bare | {"type": kind} for kind in others] if len(others) > 1 else [bare]
    if "anyOf" in bare:
        options = list(bare["anyOf"])
    if bare in ({}, {"enum": []}):
        options = []
    return remarks | {"anyOf": [*options, *([{"type": "null"}] if null else [])]}
