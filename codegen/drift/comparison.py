"""Holds specs against what upstream says, type by type and method by method.

A type of the specs and a type of upstream belong together by `x-upstream`, a field by its name, a method by HTTP
method and path. What a spec declares as deliberate (x-platforms, x-ahead, x-deviation, x-left-out) is no finding,
unless upstream has since made the declaration untrue.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from ..places import Step
from ..specs import GOOGLE, PROTO3_JSON, Json, Specs
from .shapes import ANY, Field, Message, Method, Shape, Upstream, method_name, nameless

Kind = Literal["missing", "extra", "differs", "stale"]

_OF_ALL_METHODS = frozenset({"alt", "fields", "key", "prettyPrint", "quotaUser"})
"""Query parameters that Google's front end takes for every method."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference, and the node of a spec to edit."""

    kind: Kind
    platform: str
    subject: str
    """What it is about, such as `Part.text`."""
    text: str
    file: str
    """The spec's stem."""
    steps: tuple[Step, ...]
    """What leads to the node, or to where it should be."""


def google_files(specs: Specs) -> dict[str, Json]:
    """The spec files that describe a Google API, by stem."""
    return {s: d for s, d in specs.documents.items() if specs.dialect(s) == PROTO3_JSON}


def compare(specs: Specs, upstreams: Sequence[Upstream]) -> list[Finding]:
    """All differences, in the order of the specs; each once."""
    found = [*_types(specs, upstreams)]
    for upstream in upstreams:
        found += _Methods(specs, upstream).findings()
    return list(dict.fromkeys(found))


def _types(specs: Specs, upstreams: Sequence[Upstream]) -> Iterator[Finding]:
    for stem in google_files(specs):
        for name, schema in specs.schemas(stem).items():
            if "enum" in schema:
                continue  # compared where a field has it
            views = [
                _Type(specs, stem, name, schema, upstream)
                for upstream in upstreams
                if upstream.platform in schema.get("x-upstream", {})
            ]
            for view in views:
                yield from view.findings()
            yield from _output_only(stem, name, schema, views)


class _Type:
    """An object type of a spec beside the message of one platform."""

    def __init__(
        self, specs: Specs, stem: str, name: str, schema: Json, upstream: Upstream
    ) -> None:
        self._specs = specs
        self._stem = stem
        self._name = name
        self._schema = schema
        self._upstream = upstream
        self.platform = upstream.platform
        self._title: str = schema["x-upstream"][upstream.platform]
        self.message: Message | None = upstream.messages.get(self._title)
        self._members: Json = schema.get("properties", {})

    def findings(self) -> Iterator[Finding]:
        unread = self._upstream.unread
        if unread and self._title.startswith(f"{unread}."):
            return
        if self.message is None:
            text = f"upstream has no type {self._title}"
            yield self._finding("extra", self._name, text, "x-upstream")
            return
        for name, field in self.message.fields.items():
            yield from self._field(name, field, self._members.get(name))
        for name, member in self._members.items():
            declared = "x-deviation" in member or self.platform in member.get("x-ahead", ())
            if name not in self.message.fields and self.has(member) and not declared:
                text = f"{self._title} has no such field"
                yield self._finding("extra", f"{self._name}.{name}", text, "properties", name)
        if self.message.oneofs is not None:
            yield from self._oneofs(self.message.oneofs, self.message.ungrouped)

    def has(self, member: Json) -> bool:
        """Whether the spec says that the platform takes a member."""
        of_type: Sequence[str] = self._schema.get("x-platforms", GOOGLE)
        return self.platform in member.get("x-platforms", of_type)

    def _field(self, name: str, field: Field, member: Json | None) -> Iterator[Finding]:
        subject = f"{self._name}.{name}"
        place = ("properties", name)
        if member is None:
            yield self._finding("missing", subject, str(field.shape), "properties")
        elif not self.has(member):
            text = f"upstream has it on {self.platform} ({field.shape})"
            yield self._finding("missing", subject, text, *place, "x-platforms")
        elif self.platform in member.get("x-ahead", ()):
            text = f"x-ahead says that {self.platform} lacks it; it does not"
            yield self._finding("stale", subject, text, *place, "x-ahead")
        elif "x-deviation" in member:
            text = f"x-deviation says that upstream lacks it; {self.platform} does not"
            yield self._finding("stale", subject, text, *place, "x-deviation")
        else:
            yield from self._shape(subject, field.shape, self._said(member), member)

    def _shape(self, subject: str, upstream: Shape, said: Shape, member: Json) -> Iterator[Finding]:
        if str(upstream) != str(said):
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
        for value in sorted(upstream.values ^ said.values):
            kind: Kind = "missing" if value in upstream.values else "extra"
            where: tuple[Step, ...] = ("components", "schemas", name, "enum")
            if kind == "extra":
                where = (*where, values.index(value))
            text = f"enum value, of {subject}"
            yield Finding(kind, self.platform, f"{name}.{value}", text, stem, where)

    def _said(self, member: Json) -> Shape:
        """What the spec says of a member, as a shape with upstream's names."""
        member = member | member.get("x-type-on", {}).get(self.platform, {})
        if reference := member.get("$ref"):
            return self._named(*self._specs.resolve(self._stem, reference)[1:])
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

    def _named(self, name: str, schema: Json) -> Shape:
        title: str = schema.get("x-upstream", {}).get(self.platform, "")
        if "enum" not in schema:
            return Shape("object", name=title or f"{name} (without x-upstream)")
        only: Json = schema.get("x-enum-platforms", {})
        values = {v for v in schema["enum"] if self.platform in only.get(v, GOOGLE)}
        return Shape("string", name=title, values=frozenset(values))

    def _oneofs(
        self, upstream: Mapping[str, frozenset[str]], untold: frozenset[str]
    ) -> Iterator[Finding]:
        groups: dict[str, list[str]] = self._schema.get("x-oneof", {})
        said = {
            name: frozenset(filter(self._settled, group)) - untold for name, group in groups.items()
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
        ahead = self.platform in member.get("x-ahead", ())
        return self.has(member) and not ahead and "x-deviation" not in member

    def _finding(self, kind: Kind, subject: str, text: str, *place: str) -> Finding:
        where = ("components", "schemas", self._name, *place)
        return Finding(kind, self.platform, subject, text, self._stem, where)


def _inner(member: Json) -> Json:
    inner: Json = member["items"] if member["type"] == "array" else member["additionalProperties"]
    return inner


def _output_only(stem: str, name: str, schema: Json, views: list[_Type]) -> Iterator[Finding]:
    """`readOnly` is true where any platform that has the field says that only the service sets it."""
    for member_name, member in schema.get("properties", {}).items():
        told = {
            view.platform: view.message.fields[member_name].output_only
            for view in views
            if view.message and view.has(member) and member_name in view.message.fields
        }
        said = member.get("readOnly", False)
        if told and said != any(told.values()):
            text = (
                "readOnly here, not upstream" if said else "output only upstream, not readOnly here"
            )
            where = ("components", "schemas", name, "properties", member_name)
            subject = f"{name}.{member_name}"
            yield Finding("differs", " and ".join(told), subject, text, stem, where)


class _Methods:
    """The operations of all specs beside the methods of one platform."""

    def __init__(self, specs: Specs, upstream: Upstream) -> None:
        self._specs = specs
        self._upstream = upstream
        self._said = {
            f"{http.upper()} {nameless(path)}": (stem, path, http, operation)
            for stem, path, http, operation in specs.operations()
            if stem in google_files(specs) and upstream.platform in operation["x-platforms"]
        }

    def findings(self) -> Iterator[Finding]:
        methods = self._upstream.methods
        for key, (stem, path, http, operation) in self._said.items():
            if key in methods:
                yield from self._method(methods[key], stem, path, http, operation)
            elif "x-deviation" not in operation:
                yield self._finding("extra", key, "upstream has no such method", stem, path, http)
        yield from self._uncovered()
        yield from self._results()

    def _method(
        self, method: Method, stem: str, path: str, http: str, operation: Json
    ) -> Iterator[Finding]:
        def differs(what: str, ours: str, theirs: str, *place: str) -> Iterator[Finding]:
            if ours != theirs:
                text = f"{what} {ours or 'none'} here, {theirs or 'none'} upstream"
                yield self._finding("differs", method.key, text, stem, path, http, *place)

        if "x-deviation" in operation:
            text = "x-deviation says that upstream lacks it; it does not"
            place = (path, http, "x-deviation")
            yield self._finding("stale", method.key, text, stem, *place)
        if method.operation_id:
            said = operation.get("operationId", "")
            yield from differs("operationId", said, method.operation_id, "operationId")
        asked = self._body(stem, operation.get("requestBody"))
        yield from differs("request", asked, method.request, "requestBody")
        answer = self._body(stem, operation.get("responses", {}).get("200"))
        if not self._empty(answer, method.answer):
            yield from differs("answer", answer, method.answer, "responses", "200")
        ours = self._query(stem, operation) - _OF_ALL_METHODS
        for name in sorted(ours ^ method.query):
            kind: Kind = "missing" if name in method.query else "extra"
            subject, place = f"{method.key} ?{name}", (path, http, "parameters")
            yield self._finding(kind, subject, "query parameter", stem, *place)

    def _uncovered(self) -> Iterator[Finding]:
        """Methods that upstream has in the collections the specs cover, or in collections below these."""
        covered: dict[str, tuple[str, str]] = {}
        for stem, path, http, _ in self._said.values():
            covered.setdefault(method_name(http.upper(), path).rpartition(".")[0], (stem, path))
        left_out = [*self._left_out()]
        used: set[str] = set()
        for key, method in self._upstream.methods.items():
            name = method_name(method.http, method.path)
            home = next((c for c in _ancestors(name) if c in covered), None)
            if home is None or key in self._said:
                continue
            globs = {glob for _, _, _, glob in left_out if fnmatchcase(name, glob)}
            used |= globs
            if not globs:
                stem, path = covered[home]
                yield self._finding("missing", key, f"method {name}", stem, path)
        for stem, entry, index, glob in left_out:
            if glob not in used:
                text = f"upstream has no method {glob} that the specs lack"
                place = ("info", "x-left-out", entry, "methods", index)
                platform = self._upstream.platform
                yield Finding("stale", platform, f"x-left-out {glob}", text, stem, place)

    def _left_out(self) -> Iterator[tuple[str, int, int, str]]:
        for stem, document in google_files(self._specs).items():
            for entry, declared in enumerate(document["info"].get("x-left-out", ())):
                if declared["platform"] == self._upstream.platform:
                    for index, glob in enumerate(declared["methods"]):
                        yield stem, entry, index, glob

    def _results(self) -> Iterator[Finding]:
        """Messages that come inside an operation, where no path leads to them."""
        platform = self._upstream.platform
        known = {
            schema.get("x-upstream", {}).get(platform) for _, _, schema in self._specs.all_schemas()
        }
        for key, (stem, path, http, _) in self._said.items():
            method = self._upstream.methods.get(key)
            for name in method.results if method else ():
                if name not in known:
                    text = f"type {name}, which its operation carries"
                    yield self._finding("missing", key, text, stem, path, http)

    def _body(self, stem: str, node: Json | None) -> str:
        """Upstream's name of the type of a body or an answer; empty where there is none."""
        if node is None:
            return ""
        if "$ref" in node:
            stem, _, node = self._specs.resolve(stem, node["$ref"])
        media: list[Json] = list(node.get("content", {}).values())
        reference = media[0].get("schema", {}).get("$ref") if media else None
        if reference is None:
            return "an object" if media else ""
        _, name, schema = self._specs.resolve(stem, reference)
        title: str = schema.get("x-upstream", {}).get(self._upstream.platform, f"{name} (ours)")
        return title

    def _empty(self, ours: str, theirs: str) -> bool:
        """Whether both are the empty object, however it is written."""
        messages = self._upstream.messages
        return not any(
            name and (name not in messages or messages[name].fields) for name in (ours, theirs)
        )

    def _query(self, stem: str, operation: Json) -> frozenset[str]:
        parameters: list[Json] = operation.get("parameters", [])
        found = [self._specs.resolve(stem, p["$ref"])[2] if "$ref" in p else p for p in parameters]
        return frozenset(p["name"] for p in found if p["in"] == "query")

    def _finding(self, kind: Kind, subject: str, text: str, stem: str, *place: str) -> Finding:
        return Finding(kind, self._upstream.platform, subject, text, stem, ("paths", *place))


def _ancestors(name: str) -> Iterator[str]:
    """The collections a method is in, the innermost first."""
    while name := name.rpartition(".")[0]:
        yield name


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
