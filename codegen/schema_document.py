"""One type as a JSON Schema document that stands alone, for people and for programs that know only the standard.

The rules that validate payloads are made for precise messages and for all that a service reads; these are made for
completion, hovering and code generators. Scalars are the same in both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .definition import standard
from .descriptions import marked_description
from .normal_form import is_enum
from .platform_type import PlatformType
from .scalars import LIMITS, TEXTS, scalar_rule
from .specs import PROTO3_JSON, Json, Specs, references

_BASE64 = "[A-Za-z0-9+/_-]"
_FORMATS: dict[str, Json] = {
    # Those of the OpenAPI registry, which validators know; the others are described by their patterns.
    **{
        name: {"format": name} for name in ("double", "float", "int32", "int64", "password", *TEXTS)
    },
    "google-datetime": {"format": "date-time"},
    "byte": {
        "contentEncoding": "base64",
        "pattern": f"^({_BASE64}{{4}})*({_BASE64}{{2}}(==)?|{_BASE64}{{3}}=?)?$",
    },
}
_OF_TEXTS = {"contentEncoding", "maxLength", "minLength", "pattern"}
_SOMETHING: Json = {"not": {"type": "null"}}
_FOR_MESSAGES = ("title", "format")
"""The parts of a scalar's rule that only validation needs."""


def schema_document(specs: Specs, stem: str, name: str, platform: str) -> Json:
    """The schema of a type of a spec file, as a platform has it, with the types it refers to under `$defs`."""
    types: Json = {}
    pending = [(stem, name)]
    for home, each in pending:  # grows as it goes
        if each not in types:
            here = PlatformType.find(specs, home, each, platform)
            described = _Type(each, here, specs.dialect(home))
            types[each] = described.schema()
            pending += [specs.resolve(home, found)[:2] for found in described.references()]
    version = specs.documents[stem]["info"]["version"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gemini-sdk:{platform}:{name}:{version}",
        "title": name,
        **{key: types[name][key] for key in ("description",) if key in types[name]},
        "$ref": f"#/$defs/{name}",
        "$defs": types,
    }


@dataclass(frozen=True, slots=True)
class _Type:
    name: str
    here: PlatformType
    dialect: str

    @property
    def spec(self) -> Json:
        """The type as the spec has it."""
        return self.here.schema

    def references(self) -> Iterator[str]:
        """What the members refer to, or the type itself where it has none."""
        own = self.spec if "properties" not in self.spec else list(self.here.members.values())
        return references(own)

    def schema(self) -> Json:
        entry: Json = {"title": self.name} | self._described(self.spec)
        if is_enum(self.spec):
            return entry | self._enum()
        return entry | (self._object() if "properties" in self.spec else self._shape(self.spec))

    def _enum(self) -> Json:
        """The values there are, each with what it means, and any other: a service may know more."""
        meanings: dict[str, str] = self.spec.get("x-enum-descriptions", {})
        values = [
            {"const": v} | ({"description": meanings[v]} if v in meanings else {})
            for v in self.here.values
        ]
        kinds = ["string", "integer"] if self.dialect == PROTO3_JSON else ["string"]
        return {"anyOf": [*values, *({"type": kind} for kind in kinds)]}

    def _object(self) -> Json:
        members, required = self.here.members, self.here.required
        schema: Json = {
            "type": "object",
            "properties": {n: self._member(m, n in required) for n, m in members.items()},
            "additionalProperties": bool(self.spec.get("x-extras")),
        }
        schema["properties"] |= {name: {} for name in self.spec.get("x-siblings", ())}
        if patterns := self.spec.get("x-patterns"):
            schema["patternProperties"] = {k: self._shape(v) for k, v in patterns.items()}
            schema["additionalProperties"] = self.spec["x-others"]
        schema |= standard(self.spec.get("x-asserted", {}))
        if required:
            schema["required"] = required
        # Next to the members, `allOf` would be another type for code generators.
        dependent = {n: demand for n in members if (demand := self._demand(n))}
        for name, cases in self._cases().items():
            demands = [dependent[name]] if name in dependent else []
            dependent[name] = {"allOf": [*demands, *cases]}
        if dependent:
            schema["dependentSchemas"] = dependent
        return schema

    def _member(self, member: Json, required: bool) -> Json:
        shape = self._shape(member)
        if self._nullable and not required and shape:
            shape = {"anyOf": [shape, {"type": "null"}]}
        remarks: Json = {"deprecated": True} if self.here.is_deprecated(member) else {}
        remarks |= {"readOnly": True} if member.get("readOnly") else {}
        entry = self._described(member) | remarks
        if (
            entry and "$ref" in shape
        ):  # members next to a reference make a separate type for some generators
            shape = {"allOf": [shape]}
        return entry | shape

    def _described(self, schema: Json) -> Json:
        description = marked_description(schema, self.here.platform)
        return {"description": description} if description else {}

    @property
    def _nullable(self) -> bool:
        """Whether null is written for what is unset: proto3 JSON never has it, plain JSON often."""
        return self.dialect != PROTO3_JSON

    @property
    def _nothing(self) -> Json | bool:
        return {"type": "null"} if self._nullable else False

    def _demand(self, name: str) -> Json:
        """What a member asks of the others."""
        rivals, hosts = self.here.rivals(name), self.here.companions(name)
        rivals += self.here.excluded(name)
        demand: Json = {}
        if rivals:
            demand["properties"] = dict.fromkeys(rivals, self._nothing)
        if hosts:
            demand["anyOf"] = [{"required": [host], "properties": {host: True}} for host in hosts]
        if demand and self._nullable:
            return {"if": {"properties": {name: {"type": "null"}}}, "else": demand}
        return demand

    def _cases(self) -> dict[str, list[Json]]:
        """What a value of a member asks of the others, by the member."""
        found: dict[str, list[Json]] = {}
        for name, value, required, forbidden in self.here.cases:
            then: Json = {
                "required": required,
                "properties": dict.fromkeys(required, _SOMETHING)
                | dict.fromkeys(forbidden, self._nothing),
            }
            given = {"properties": {name: {"const": value}}}
            found.setdefault(name, []).append({"if": given, "then": then})
        return found

    def _shape(self, spec: Json) -> Json:
        asserted: Json = spec.get("x-asserted", {})
        shape = self._bare_shape(spec)
        return {"allOf": [shape, standard(asserted)]} if asserted else shape

    def _bare_shape(self, spec: Json) -> Json:
        limits = {key: spec[key] for key in LIMITS if key in spec}
        if "enum" in spec:
            known = [{"const": value} for value in spec["enum"]]
            return {"anyOf": [*known, self._scalar({"type": "string"} | spec)]}
        match spec:
            case {"$ref": reference}:
                return {"$ref": f"#/$defs/{str(reference).rsplit('/', 1)[-1]}"}
            case {"anyOf": options}:
                return {"anyOf": list(self._options(options))}
            case {"type": "array", "x-prefix": first, "x-rest": rest}:
                items = rest if isinstance(rest, bool) else self._shape(rest)
                each = [self._shape(option) for option in first]
                most = {} if items is not False else {"maxItems": len(each)}
                return {"type": "array", "prefixItems": each, "items": items} | most | limits
            case {"type": "object", "x-patterns": patterns, "x-others": others}:
                others = others if isinstance(others, bool) else self._shape(others)
                return {
                    "type": "object",
                    "patternProperties": {k: self._shape(v) for k, v in patterns.items()},
                    "additionalProperties": others,
                } | limits
            case {"type": "array"}:
                return {"type": "array", "items": self._shape(spec["items"])} | limits
            case {"type": "object"}:
                values: Any = spec.get("additionalProperties", True)
                inner = values if isinstance(values, bool) else self._shape(values)
                return {"type": "object", "additionalProperties": inner} | limits
            case {"type": _}:
                return self._scalar(spec)
            case _:
                return {}

    def _options(self, options: list[Json]) -> Iterator[Json]:
        """Lists are distinguished by their first item; one that is empty is of the first kind."""
        lists = 0
        for option in options:
            shape = self._shape(option)
            if shape.get("type") == "array":
                if lists:
                    shape["minItems"] = max(1, shape.get("minItems", 0))
                lists += 1
            yield shape

    def _scalar(self, spec: Json) -> Json:
        limits = {key: spec[key] for key in LIMITS if key in spec}
        rule = {k: v for k, v in scalar_rule(spec, self.dialect).items() if k not in _FOR_MESSAGES}
        rule |= limits | _FORMATS.get(str(spec.get("format")), {})
        kinds: list[str] = rule.pop("type")
        if spec["type"] == "integer" or (spec["type"] == "number" and limits):
            kinds = kinds[
                :1
            ]  # this package writes numbers as numbers, and what is not finite is out of any range
        each = [
            {"type": kind} | {k: v for k, v in rule.items() if _applies(k, kind)} for kind in kinds
        ]
        return each[0] if len(each) == 1 else {"anyOf": each}


def _applies(keyword: str, kind: str) -> bool:
    """Whether a keyword is one of a type; strict validators refuse any other."""
    return keyword == "format" or (keyword in _OF_TEXTS) == (kind == "string")
