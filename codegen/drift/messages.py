"""Holds the object types of specs against upstream's messages: fields, their shapes and enums, exclusive groups."""

from collections.abc import Iterator, Mapping, Sequence

from ..platform_type import PlatformType
from ..spec_lines import Step
from ..specs import Json, Specs
from .finding import DriftFinding, Kind
from .shapes import ANY, Field, Message, Shape, Upstream


def compare_types(specs: Specs, stem: str, upstreams: Sequence[Upstream]) -> Iterator[DriftFinding]:
    """All differences of the types of a spec file."""
    for name, schema in specs.schemas(stem).items():
        if "enum" in schema:
            continue  # compared where a field has it
        views = [
            _Comparison(specs, stem, name, upstream)
            for upstream in upstreams
            if upstream.platform in schema.get("x-upstream", {})
        ]
        for view in views:
            yield from view.findings()
        yield from _output_only(stem, name, schema, views)


class _Comparison:
    """Compares an object type of a spec with the message of one platform."""

    def __init__(self, specs: Specs, stem: str, name: str, upstream: Upstream) -> None:
        self._specs = specs
        self._stem = stem
        self._name = name
        self._upstream = upstream
        self.platform = upstream.platform
        self.here = PlatformType.find(specs, stem, name, upstream.platform)
        self._title: str = self.here.schema["x-upstream"][upstream.platform]
        self.message: Message | None = upstream.messages.get(self._title)
        self._members: Json = self.here.schema.get("properties", {})

    def findings(self) -> Iterator[DriftFinding]:
        unread = self._upstream.unread
        if unread and self._title.startswith(f"{unread}."):
            return
        if self.message is None:
            text = f"upstream has no type {self._title}"
            yield self._finding("extra", self._name, text, "x-upstream")
            return
        yield from self._deprecation(self._name, self.message.deprecated, self.here.schema)
        for name, field in self.message.fields.items():
            yield from self._field(name, field, self._members.get(name))
        for name, member in self._members.items():
            declared = "x-deviation" in member or self.here.is_ahead(member)
            if name not in self.message.fields and self.has(member) and not declared:
                text = f"{self._title} has no such field"
                yield self._finding("extra", f"{self._name}.{name}", text, "properties", name)
        if self.message.oneofs is not None:
            yield from self._oneofs(self.message.oneofs, self.message.ungrouped)

    def has(self, member: Json) -> bool:
        """Whether the spec says that the platform takes a member."""
        return self.here.exists and self.here.has(member)

    def _field(self, name: str, field: Field, member: Json | None) -> Iterator[DriftFinding]:
        subject = f"{self._name}.{name}"
        place = ("properties", name)
        if member is None:
            yield self._finding("missing", subject, str(field.shape), "properties")
        elif not self.has(member):
            text = f"upstream has it on {self.platform} ({field.shape})"
            yield self._finding("missing", subject, text, *place, "x-platforms")
        elif self.here.is_ahead(member):
            text = f"x-ahead says that {self.platform} lacks it; it does not"
            yield self._finding("stale", subject, text, *place, "x-ahead")
        elif "x-deviation" in member:
            text = f"x-deviation says that upstream lacks it; {self.platform} does not"
            yield self._finding("stale", subject, text, *place, "x-deviation")
        else:
            yield from self._shape(subject, field.shape, self._said(member), member)
            yield from self._deprecation(subject, field.deprecated, member, *place)

    def _deprecation(
        self, subject: str, upstream: bool | None, schema: Json, *place: str
    ) -> Iterator[DriftFinding]:
        said = self.here.is_deprecated(schema)
        if upstream not in (None, said):
            text = "deprecated here, not upstream" if said else "deprecated upstream, not here"
            yield self._finding("differs", subject, text, *place)

    def _shape(
        self, subject: str, upstream: Shape, said: Shape, member: Json
    ) -> Iterator[DriftFinding]:
        if not self._is_same(upstream, said):
            text = f"{said} here, {upstream} upstream"
            name = subject.rpartition(".")[2]
            yield self._finding("differs", subject, text, "properties", name)
            return
        while upstream.items and said.items:
            upstream, said, member = upstream.items, said.items, _inner(member)
        if not upstream.values:
            return
        stem, name, schema = self._specs.resolve(self._stem, member["$ref"])
        values: list[str] = schema["enum"]
        declared = PlatformType(schema, self.platform).values_ahead
        for value in sorted(upstream.values.keys() ^ said.values.keys()):
            kind: Kind = "missing" if value in upstream.values else "extra"
            where: tuple[Step, ...] = ("components", "schemas", name, "enum")
            if kind == "extra":
                where = (*where, values.index(value))
            text = f"enum value, of {subject}"
            if kind == "missing" or value not in declared:
                yield DriftFinding(kind, self.platform, f"{name}.{value}", text, stem, where)
        for value in sorted(declared & upstream.values.keys()):
            where = ("components", "schemas", name, "x-enum-ahead", value)
            text = f"x-enum-ahead says that {self.platform} lacks it; it does not"
            yield DriftFinding("stale", self.platform, f"{name}.{value}", text, stem, where)
        for value, number in upstream.values.items():
            ours = said.values.get(value)
            if number is not None and value in said.values and ours != number:
                where = ("components", "schemas", name, "x-enum-numbers", value)
                text = f"number {ours} here, {number} upstream"
                yield DriftFinding("differs", self.platform, f"{name}.{value}", text, stem, where)

    def _is_same(self, one: Shape, other: Shape) -> bool:
        """Whether both are the same in JSON, where messages have members and no names."""
        while one.items and other.items and one.type == other.type:
            one, other = one.items, other.items
        messages = self._upstream.messages
        known = one.name in messages and other.name in messages
        return str(one) == str(other) or (
            known and _fields(messages[one.name]) == _fields(messages[other.name])
        )

    def _said(self, member: Json) -> Shape:
        """What the spec says of a member, as a shape with upstream's names."""
        member = self.here.narrowed(member)
        if reference := member.get("$ref"):
            return self._named(*self._specs.resolve(self._stem, reference)[:2])
        kind: str | None = member.get("type")
        if kind is None:
            return ANY
        if kind == "array":
            return Shape("array", items=self._said(member["items"]))
        if kind == "object":
            values = member.get("additionalProperties", True)
            return Shape("object", items=ANY if values is True else self._said(values))
        form = member.get("format", "")
        return Shape(kind, "" if form == "password" else form)

    def _named(self, stem: str, name: str) -> Shape:
        there = PlatformType.find(self._specs, stem, name, self.platform)
        title: str = there.schema.get("x-upstream", {}).get(self.platform, "")
        if "enum" not in there.schema:
            return Shape("object", name=title or f"{name} (without x-upstream)")
        return Shape("string", name=title, values=there.numbers)

    def _oneofs(
        self, upstream: Mapping[str, frozenset[str]], unknown: frozenset[str]
    ) -> Iterator[DriftFinding]:
        said = {
            name: frozenset(filter(self._settled, group)) - unknown
            for name, group in self.here.groups.items()
        }
        for name in dict.fromkeys((*upstream, *said)):
            ours, theirs = said.get(name, frozenset()), upstream.get(name, frozenset())
            if ours == theirs or max(len(ours), len(theirs)) < 2:  # one alone excludes nothing
                continue
            subject = f"{self._name} x-oneof {name}"
            place = ("x-oneof", name) if name in said else ("x-oneof",)
            if len(ours) < 2:
                yield self._finding("missing", subject, _listed(theirs), *place)
            elif len(theirs) < 2:
                yield self._finding("extra", subject, _listed(ours), *place)
            else:
                text = f"{_listed(ours)} here, {_listed(theirs)} upstream"
                yield self._finding("differs", subject, text, *place)

    def _settled(self, name: str) -> bool:
        member: Json = self._members.get(name, {})
        ahead = self.here.is_ahead(member)
        return self.has(member) and not ahead and "x-deviation" not in member

    def _finding(self, kind: Kind, subject: str, text: str, *place: str) -> DriftFinding:
        where = ("components", "schemas", self._name, *place)
        return DriftFinding(kind, self.platform, subject, text, self._stem, where)


def _fields(message: Message) -> dict[str, str]:
    return {name: str(field.shape) for name, field in message.fields.items()}


def _inner(member: Json) -> Json:
    inner: Json = member["items"] if member["type"] == "array" else member["additionalProperties"]
    return inner


def _output_only(
    stem: str, name: str, schema: Json, views: list[_Comparison]
) -> Iterator[DriftFinding]:
    """`readOnly` is true where any platform that has the field says that only the service sets it."""
    for member_name, member in schema.get("properties", {}).items():
        statements = {
            view.platform: view.message.fields[member_name].output_only
            for view in views
            if view.message and view.has(member) and member_name in view.message.fields
        }
        said = member.get("readOnly", False)
        if statements and said != any(statements.values()):
            text = (
                "readOnly here, not upstream" if said else "output only upstream, not readOnly here"
            )
            where = ("components", "schemas", name, "properties", member_name)
            subject = f"{name}.{member_name}"
            yield DriftFinding("differs", " and ".join(statements), subject, text, stem, where)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
