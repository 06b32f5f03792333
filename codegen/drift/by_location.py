"""Compares specs with a source that knows types by their place only: what it has and the specs lack.

Both are walked together, from the roots that the source names. That the specs have more is no difference: such a source
has what its own calls need.
"""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from ..platform_type import PlatformType
from ..spec_lines import Step
from ..specs import Json, Specs, as_object
from .finding import DriftFinding
from .shapes import Field, Shape, Upstream, leaf

Pair = tuple[str, str, str]
"""A type of the specs by its file and name, and the message at the same place."""


def compare_places(
    specs: Specs, files: Mapping[str, Json], upstreams: Sequence[Upstream]
) -> Iterator[DriftFinding]:
    """What sources have and these spec files, by stem, lack; and what is declared left out though it is not there."""
    by_place = [upstream for upstream in upstreams if upstream.roots]
    used: set[str] = set()
    for upstream in by_place:
        yield from _Comparison(specs, files, upstream, used).findings()
    for source, stem, steps, glob in _left_out(files):
        read = [u.platform for u in by_place if u.source == source]
        if read and glob not in used:
            text = f"{source} has no {glob} that the specs lack"
            yield DriftFinding("stale", " and ".join(read), f"x-left-out {glob}", text, stem, steps)


class _Comparison:
    """Compares the types of specs with those of one source on one platform."""

    def __init__(
        self, specs: Specs, files: Mapping[str, Json], upstream: Upstream, used: set[str]
    ) -> None:
        self._specs = specs
        self._upstream = upstream
        self._platform = upstream.platform
        self._left_out = [g for source, _, _, g in _left_out(files) if source == upstream.source]
        self._used = used
        self._homes = {name: stem for stem in files for name in specs.schemas(stem)}

    def findings(self) -> Iterator[DriftFinding]:
        """All that is missing, and the types below."""
        waiting = [(self._homes[name], name, root) for root, name in self._upstream.roots.items()]
        seen = set(waiting)
        for stem, name, message in waiting:  # grows as it goes
            for wire, field in self._upstream.messages[message].fields.items():
                member = self._specs.schemas(stem)[name].get("properties", {}).get(wire)
                yield from self._field(stem, name, wire, field, member)
                for pair in self._below(stem, member, field.shape):
                    if pair not in seen:
                        seen.add(pair)
                        waiting.append(pair)

    def _field(
        self, stem: str, name: str, wire: str, field: Field, member: Json | None
    ) -> Iterator[DriftFinding]:
        subject = f"{name}.{wire}"
        where = ("components", "schemas", name, "properties")
        if member is not None and self._has(stem, name, member):
            yield from self._values(stem, member, field.shape)
        elif not self._is_left_out(subject):
            known = f"{self._upstream.source} has it"
            if member is None:
                text = f"{known} ({field.shape.words})"
                yield DriftFinding("missing", self._platform, subject, text, stem, where)
            else:
                place = (*where, wire, "x-platforms")
                yield DriftFinding("missing", self._platform, subject, known, stem, place)

    def _values(self, stem: str, member: Json, shape: Shape) -> Iterator[DriftFinding]:
        """The values of an enum. Values of others are texts to the specs."""
        reference = _reference(member)
        if reference is None or not leaf(shape).values:
            return
        home, name, schema = self._specs.resolve(stem, reference)
        known = PlatformType(schema, self._platform).values
        for value in leaf(shape).values if "enum" in schema else ():
            subject = f"{name}.{value}"
            if value not in known and not self._is_left_out(subject):
                text = f"{self._upstream.source} has this value"
                where = ("components", "schemas", name, "enum")
                yield DriftFinding("missing", self._platform, subject, text, home, where)

    def _below(self, stem: str, member: Json | None, shape: Shape) -> Iterator[Pair]:
        """The type of a field, where it is an object's on both sides."""
        reference = _reference(member or {})
        message = leaf(shape).name
        if reference and message in self._upstream.messages:
            home, name, schema = self._specs.resolve(stem, reference)
            if "properties" in schema:
                yield home, name, message

    def _has(self, stem: str, name: str, member: Json) -> bool:
        here = PlatformType.find(self._specs, stem, name, self._platform)
        return here.exists and here.has(member)

    def _is_left_out(self, subject: str) -> bool:
        globs = {glob for glob in self._left_out if fnmatchcase(subject, glob)}
        self._used.update(globs)
        return bool(globs)


def _reference(member: Json) -> str | None:
    """What a member, or what it holds, refers to."""
    inner = as_object(member.get("items")) or as_object(member.get("additionalProperties"))
    return _reference(inner) if inner else member.get("$ref")


def _left_out(files: Mapping[str, Json]) -> Iterator[tuple[str, str, tuple[Step, ...], str]]:
    """What is declared: the source, the file, the place in it, and the pattern of fields."""
    for stem, document in files.items():
        for entry, declared in enumerate(document["info"].get("x-left-out", ())):
            for index, glob in enumerate(declared.get("fields", ())):
                steps = ("info", "x-left-out", entry, "fields", index)
                yield declared["source"], stem, steps, glob
