"""The rules of one type, as JSON Schema: required members, ranges, exclusive members, no unknown names.

As on Google's wire, both spellings of a name are read, one value stands for a list of one, and null for what is
unset; of specs in plain JSON only the last holds. A name that is not known may be null, too. Members that are
required or exclusive, and values of several kinds, are written with keywords whose errors name one place each (`if`,
a demand of null), never by `anyOf` or `oneOf`, whose errors say only that nothing fitted.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from .content_rules import TURNS
from .normal_form import is_enum
from .open_enum import enum_rule
from .platform_type import PlatformType
from .python_names import article, snake_case
from .scalars import LIMITS, limited_text, scalar_rule
from .specs import PROTO3_JSON, Json, as_object

_UNSET: Json = {"type": ["null"]}
_NULL: Json = {"type": "null"}
_EMPTY: list[object] = [None, "", [], {}]
"""Values of members that are not set."""

_REMARKS = ("description", "example", "examples", "externalDocs", "xml", "discriminator")
_KINDS = ("array", "boolean", "integer", "null", "number", "object", "string")


@dataclass(frozen=True, slots=True)
class Definition:
    """A type of a spec, as one platform has it; without a platform, as any has it."""

    name: str
    type: PlatformType
    dialect: str
    enums: Container[str]
    """The names of types that are enums."""
    aliases: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """The types that are neither enums nor objects with members, and that contain themselves."""

    @property
    def schema(self) -> Json:
        """The type as the spec has it."""
        return self.type.schema

    def rule(self) -> Json:
        """The JSON Schema of the type."""
        if is_enum(self.schema):
            return enum_rule(self.name, self.type, self.dialect)
        if "properties" not in self.schema:
            return self._shape(self.schema, nullable=False)
        members, required = self.type.members, self.type.required
        rule: Json = {
            "type": ["object", "null"],
            "title": f"{article(self.name)} {self.name} object",
            "properties": {
                spelling: self._shape(member, nullable=n not in required) | self._remark(member)
                for n, member in members.items()
                for spelling in self._spellings(n)
            },
            "additionalProperties": self.schema.get("x-extras") or _UNSET,
        }
        rule["properties"] |= {name: {} for name in self.schema.get("x-siblings", ())}
        demands = [*(self._required(n) for n in required), *self._cases(), *self._excluded()]
        demands += self._asserted(self.schema)
        if patterns := self.schema.get("x-patterns"):
            rule["patternProperties"] = self._each(patterns)
            rule["additionalProperties"] = self.schema["x-others"] or _UNSET
        if demands:
            rule["allOf"] = demands
        if dependent := self._dependent():
            rule["dependentSchemas"] = dependent
        return rule

    def _remark(self, member: Json) -> Json:
        """The texts of a deprecated member: its description says what to use instead."""
        if not self.type.is_deprecated(member):
            return {}
        return {"deprecated": True, "description": member.get("description", "")}

    def _spellings(self, name: str) -> tuple[str, ...]:
        if self.dialect != PROTO3_JSON:
            return (name,)
        return tuple(dict.fromkeys((name, snake_case(name))))

    def _required(self, name: str) -> Json:
        demand: Json = {"required": [name]}
        *_, last = self._spellings(name)
        return demand if last == name else {"if": {"required": [last]}, "else": demand}

    def _cases(self) -> Iterator[Json]:
        """What a value of one member asks of the others."""
        for name, value, required, forbidden in self.type.cases:
            nothing = {"type": ["null"], "title": f"nothing where {name} is {value!r}"}
            then: Json = {
                "required": required,
                "properties": {n: self._something(self.type.members[n]) for n in required}
                | dict.fromkeys(forbidden, nothing),
            }
            given = {"required": [name], "properties": {name: {"const": value}}}
            yield {"if": given, "then": then}

    def _excluded(self) -> Iterator[Json]:
        """What may not be set next to a member. Empty values are not set."""
        for name in self.type.members:
            nothing = {
                spelling: {"enum": _EMPTY, "excludedBy": name, "title": advice}
                for other, advice in self.type.excluded(name).items()
                for spelling in self._spellings(other)
            }
            for spelling in self._spellings(name) if nothing else ():
                given = {
                    "required": [spelling],
                    "properties": {spelling: {"not": {"enum": _EMPTY}}},
                }
                yield {"if": given, "then": {"properties": nothing}}

    def _something(self, member: Json) -> Json:
        """Any value of a member but null, which is unset."""
        words = _words(self._shape(member, nullable=False))
        return {"not": {"type": "null"}, "title": words}

    def _dependent(self) -> Json:
        """What a member asks of the others, by its spelling; null is unset, so it asks nothing and rivals none."""
        dependent: Json = {}
        for name in self.type.members:
            demand = self._rivals(name) | self._company(name)
            for spelling in self._spellings(name):
                asked: Json = {**demand}
                if spelling != name:
                    asked["properties"] = {**demand.get("properties", {}), name: _UNSET}
                if asked:
                    dependent[spelling] = {"if": {"properties": {spelling: _UNSET}}, "else": asked}
        return dependent

    def _rivals(self, name: str) -> Json:
        spelled = [s for other in self.type.rivals(name) for s in self._spellings(other)]
        return {"properties": dict.fromkeys(spelled, _UNSET)} if spelled else {}

    def _company(self, name: str) -> Json:
        hosts = self.type.companions(name)
        present = [{"required": [spelling]} for host in hosts for spelling in self._spellings(host)]
        return {"anyOf": present, "title": " or ".join(hosts)} if hosts else {}

    def _shape(self, schema: Json, *, nullable: bool) -> Json:
        """The rules of a member, an item or a value; null stands for an unset member, and for no item or value."""
        if reference := schema.get("$ref"):
            target: Json = {"$ref": f"#/$defs/{_referred(reference)}"}
            turn = TURNS.get(schema.get("x-turns", ""), {})
            nullable = nullable or "null" in self._kinds(target)
            return (target if nullable else target | {"not": {"type": "null"}}) | turn
        if options := schema.get("anyOf"):
            others = [option for option in options if option != _NULL]
            nullable = nullable or len(others) < len(options)
            if len(others) == 1:
                return self._shape(others[0], nullable=nullable)
            return self._union(schema, others, nullable=nullable)
        if schema.get("type") == "array" and self.dialect == PROTO3_JSON:
            items = schema["items"] | {k: v for k, v in schema.items() if k == "x-turns"}
            shape: Json = {
                "if": {"type": "array"},
                "then": {"items": self._shape(items, nullable=False)},
                "else": self._shape(items, nullable=nullable),
            }
        else:
            shape = self._typed(schema)
            if assertions := list(self._asserted(schema)):
                shape = shape | {"allOf": assertions}
            if nullable and "type" in shape:
                shape = shape | {"type": [*shape["type"], "null"]}
        return limited_text(shape | {k: schema[k] for k in LIMITS if k in schema})

    def _asserted(self, schema: Json) -> Iterator[Json]:
        """What a schema forbids."""
        asserted: Json = schema.get("x-asserted", {})
        for key, value in asserted.items():
            texts = {"not": "anything else", "propertyNames": "names as the spec wants them"}
            words = texts.get(key, "required members")
            rule: Json = {key: standard(value)}
            if key != "not":
                rule = {"if": rule, "else": {"not": {}, "problem": "not allowed", "title": words}}
            else:
                rule |= {"problem": "not allowed", "title": words}
            yield {"if": _UNSET, "else": rule}

    def _each(self, schemas: Json) -> Json:
        return {key: self._shape(each, nullable=False) for key, each in schemas.items()}

    def _typed(self, schema: Json) -> Json:
        match schema.get("type"):
            case None:
                return {}
            case "array" if "x-prefix" in schema:
                first = [self._shape(each, nullable=False) for each in schema["x-prefix"]]
                rest: Any = schema["x-rest"]
                items = rest if isinstance(rest, bool) else self._shape(rest, nullable=False)
                more: Json = {"items": items, "title": "a list"}
                return {"type": ["array"], "prefixItems": first, **more}
            case "object" if "x-patterns" in schema:
                others: Any = schema["x-others"]
                others = others if isinstance(others, bool) else self._shape(others, nullable=False)
                return {
                    "type": ["object"],
                    "patternProperties": self._each(schema["x-patterns"]),
                    "additionalProperties": others,
                    "title": "an object",
                }
            case "array":
                items = self._shape(schema["items"], nullable=False)
                return {"type": ["array"], "items": items, "title": "a list"}
            case "object":
                values: Any = schema.get("additionalProperties", True)
                inner = values if isinstance(values, bool) else self._shape(values, nullable=False)
                return {"type": ["object"], "additionalProperties": inner, "title": "an object"}
            case _:
                rule = scalar_rule(schema, self.dialect)
                if known := schema.get("enum"):
                    rule = rule | {
                        "title": f"{rule['title']}, such as {known[0]}",
                        "examples": known,
                    }
                return rule

    def _union(self, schema: Json, options: Sequence[Json], *, nullable: bool) -> Json:
        """The first option of the value's kind; lists are distinguished by their first item, and refused by it."""
        each = [self._shape(option, nullable=False) for option in options]
        shapes = self._by_kind(each, schema.get("x-discriminator"))
        words = _either(shapes)
        kinds = [kind for shape in shapes for kind in self._kinds(shape)] + ["null"] * nullable
        rule: Json = {"type": list(dict.fromkeys(kinds)), "title": words}
        if items := [shape["items"] for shape in shapes if "items" in shape]:
            first = [kind for item in items for kind in self._kinds(item)]
            rule["prefixItems"] = [{"type": list(dict.fromkeys(first)), "title": _either(items)}]
        for shape in reversed(shapes):
            rule = {"if": self._recognised(shape), "then": shape, "else": rule}
        return rule | {"title": words}

    def _by_kind(self, shapes: Sequence[Json], discriminator: Json | None) -> list[Json]:
        """The options, those of one kind as one: a value is any of them, or the one that its discriminator names."""
        groups: dict[str, list[Json]] = {}
        for shape in shapes:
            inner = as_object(shape.get("items"))
            kinds = self._kinds(shape), self._kinds(inner) if inner is not None else None
            groups.setdefault(repr(kinds), []).append(shape)
        return [self._any_of(group, discriminator) for group in groups.values()]

    def _any_of(self, shapes: Sequence[Json], discriminator: Json | None) -> Json:
        if len(shapes) == 1:
            return shapes[0]
        kinds = [kind for shape in shapes for kind in self._kinds(shape)]
        rule: Json = {"anyOf": list(shapes), "title": _either(shapes)}
        if discriminator:
            member = discriminator["member"]
            if other := discriminator.get("otherwise"):
                rule = {"$ref": f"#/$defs/{other}"}
            for value, name in discriminator["types"].items():
                given = {"properties": {member: {"const": value}}, "required": [member]}
                rule = {"if": given, "then": {"$ref": f"#/$defs/{name}"}, "else": rule}
        return rule | {"type": list(dict.fromkeys(kinds)), "title": _either(shapes)}

    def _recognised(self, shape: Json) -> Json:
        rule: Json = {"type": self._kinds(shape)}
        if items := as_object(shape.get("items")):
            rule["prefixItems"] = [{"type": self._kinds(items)}]
        return rule

    def _kinds(self, shape: Json) -> list[str]:
        """The JSON types of a value."""
        if reference := shape.get("$ref"):
            name = _referred(reference)
            if name in self.aliases:
                return list(dict.fromkeys(self._kinds_of_alias(name, ())))
            return ["string" if name in self.enums else "object"]
        return list(shape.get("type", _KINDS))

    def _kinds_of_alias(self, name: str, seen: tuple[str, ...]) -> Iterator[str]:
        schema = self.aliases[name]
        for option in schema.get("anyOf", [schema]):
            other = _referred(option["$ref"]) if "$ref" in option else ""
            if other in self.aliases and other not in seen:
                yield from self._kinds_of_alias(other, (*seen, name))
            elif other:
                yield "string" if other in self.enums else "object"
            else:
                kind = option.get("type")
                yield from [kind] if kind else _KINDS


def standard(node: Any) -> Any:
    """A part of a spec as JSON Schema with types under `$defs`."""
    if isinstance(node, list):
        return [standard(item) for item in cast("list[object]", node)]
    if (members := as_object(node)) is None:
        return node
    return {
        key: f"#/$defs/{_referred(str(value))}" if key == "$ref" else standard(value)
        for key, value in members.items()
        if not key.startswith("x-") and key not in _REMARKS
    }


def _referred(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _words(shape: Json) -> str:
    if reference := shape.get("$ref"):
        name = _referred(reference)
        return f"{article(name)} {name}"
    return str(shape.get("title", "anything"))


def _either(shapes: Sequence[Json]) -> str:
    return " or ".join(dict.fromkeys(map(_words, shapes)))
