"""The differences of two states of the specs: their types, operations, shared components and files."""

from collections.abc import Iterator, Mapping

from ..layout import METHODS
from ..specs import Json, Specs, as_object
from . import operation_changes, schemas
from .audience import EVERYBODY, reach
from .difference import Difference, Impact
from .location import Address, Location, change
from .revision import Revision

_TEXTS = {"info", "tags", "externalDocs", "x-upstream-sources"}


def differences(old: Revision, new: Revision) -> list[Difference]:
    """Every difference, the worst first, then by place."""
    found = [
        *_files(old, new),
        *_types(old, new),
        *operation_changes.compare(old.specs, new.specs),
        *_components(old, new),
    ]
    return sorted(dict.fromkeys(found), key=lambda d: (-d.impact, d.place, d.name, d.text))


def _pairs(old: Revision, new: Revision) -> Iterator[tuple[str | None, str | None]]:
    """The files of both states by name, the two that are meant taken for one: stem in the old, in the new."""
    was = {_home(old, stem): stem for stem in old.specs.documents}
    now = {_home(new, stem): stem for stem in new.specs.documents}
    for home in dict.fromkeys((*was, *now)):
        yield was.get(home), now.get(home)


def _home(revision: Revision, stem: str) -> str:
    return "the file" if stem == revision.main else f"{stem}.yaml"


def _files(old: Revision, new: Revision) -> Iterator[Difference]:
    for was, now in _pairs(old, new):
        before, after = Address(old.specs, was or ""), Address(new.specs, now or "")
        location = Location(f"{now or was}.yaml", before, after, EVERYBODY)
        if now is None:
            yield location.difference("removed", "file removed", Impact.BREAKING, Impact.BREAKING)
        elif was is None:
            yield location.difference("added", "file added", Impact.ADDITIVE, Impact.ADDITIVE)
        else:
            yield from _document(location, old.specs.documents[was], new.specs.documents[now])


def _document(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """The header of a file, without paths and components."""
    if old.get("x-platforms") != new.get("x-platforms"):
        yield from schemas.platforms(location, old, new)
    for key in dict.fromkeys((*old, *new)):
        if key in ("paths", "components", "x-platforms") or old.get(key) == new.get(key):
            continue
        kind, text = change(key, old.get(key), new.get(key))
        impact = Impact.DOCUMENTATION if key in _TEXTS else Impact.BREAKING
        yield location.under(key).difference(kind, text, impact, impact)
    yield from _path_items(location, old.get("paths", {}), new.get("paths", {}))


def _path_items(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """The members of a path other than methods; methods have ids."""
    for key in dict.fromkeys((*old, *new)):
        if key.startswith("x-") and old.get(key) != new.get(key):
            kind, text = change(key, old.get(key), new.get(key))
            yield location.under("paths", key).difference(kind, text, Impact.DOCUMENTATION)
    for path in (path for path in old if path in new and not path.startswith("x-")):
        for key in dict.fromkeys((*old[path], *new[path])):
            if key not in METHODS and old[path].get(key) != new[path].get(key):
                kind, text = change(f"{path} {key}", old[path].get(key), new[path].get(key))
                text_only = key in ("summary", "description") or key.startswith("x-")
                impact = Impact.DOCUMENTATION if text_only else Impact.BREAKING
                yield location.under("paths", path, key).difference(kind, text, impact)


def _types(old: Revision, new: Revision) -> Iterator[Difference]:
    """By name, wherever they are: names are used once in all files."""
    was, now = _homes(old.specs), _homes(new.specs)
    met, meets = reach(old.specs), reach(new.specs)
    for name in dict.fromkeys((*was, *now)):
        pointer = ("components", "schemas", name)
        before = Address(old.specs, was.get(name, ""), pointer)
        after = Address(new.specs, now.get(name, ""), pointer)
        concerned = [r[name] for r in (met, meets) if name in r]
        location = Location(name, before, after, concerned[0] | concerned[-1])
        if name not in now:
            yield location.difference("removed", "type removed", Impact.BREAKING, Impact.BREAKING)
        elif name not in was:
            yield location.difference("added", "type added", Impact.ADDITIVE, Impact.ADDITIVE)
        else:
            yield from _moved(old, new, location)
            content = old.specs.schemas(before.stem)[name], new.specs.schemas(after.stem)[name]
            yield from schemas.compare(location, *content)


def _moved(old: Revision, new: Revision, location: Location) -> Iterator[Difference]:
    """A file is a module, and a type is imported from it."""
    was, now = _home(old, location.old.stem), _home(new, location.new.stem)
    if was != now:
        text = f"moved to {now}, was in {was}"
        yield location.difference("changed", text, Impact.BREAKING, Impact.BREAKING)


def _homes(specs: Specs) -> Mapping[str, str]:
    return {name: stem for stem, name, _ in specs.all_schemas()}


def _components(old: Revision, new: Revision) -> Iterator[Difference]:
    """Parameters, bodies and answers that operations share."""
    for was, now in _pairs(old, new):
        if was is None or now is None:
            continue
        location = Location(
            f"{now}.yaml", Address(old.specs, was), Address(new.specs, now), EVERYBODY
        )
        before, after = (
            as_object(r.specs.documents[s].get("components")) or {}
            for r, s in ((old, was), (new, now))
        )
        for section in dict.fromkeys((*before, *after)):
            here = location.under("components", section, name=section)
            given = before.get(section, {}), after.get(section, {})
            if section.startswith("x-") and given[0] != given[1]:
                yield here.difference(*change(section, *given), Impact.DOCUMENTATION)
            elif section != "schemas":
                yield from operation_changes.compare_components(here, section, *given)
