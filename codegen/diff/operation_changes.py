"""The differences of operations: their paths, parameters, bodies and answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..specs import Json, Specs
from . import schemas
from .audience import EVERYBODY, RECEIVERS, SENDERS
from .difference import Difference, Impact
from .location import Address, Location, change

_TEXTS = {"summary", "description", "tags", "externalDocs", "deprecated", "example", "examples"}
_HANDLED = {"parameters", "requestBody", "responses", "x-platforms", "operationId"}


@dataclass(frozen=True, slots=True)
class _Operation:
    """An operation, and where it is."""

    address: Address
    path: str
    method: str
    content: Json


def compare(old: Specs, new: Specs) -> Iterator[Difference]:
    """The differences of all operations; they go by their ids."""
    was, now = _by_id(old), _by_id(new)
    for name in dict.fromkeys((*was, *now)):
        before, after = was.get(name), now.get(name)
        if before and after:
            yield from _operation(
                Location(name, before.address, after.address, EVERYBODY), before, after
            )
        elif before:
            location = Location(name, before.address, before.address, EVERYBODY)
            yield location.difference(
                "removed", "operation removed", Impact.BREAKING, Impact.BREAKING
            )
        elif after:
            location = Location(name, after.address, after.address, EVERYBODY)
            yield location.difference("added", "operation added", Impact.ADDITIVE, Impact.ADDITIVE)


def _by_id(specs: Specs) -> Mapping[str, _Operation]:
    return {
        str(content.get("operationId", f"{method} {path}")): _Operation(
            Address(specs, stem, ("paths", path, method)), path, method, content
        )
        for stem, path, method, content in specs.operations()
    }


def _operation(location: Location, old: _Operation, new: _Operation) -> Iterator[Difference]:
    for key in ("method", "path"):
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield location.difference("changed", f"{key} {after}, was {before}", Impact.BREAKING)
    before, after = old.content, new.content
    if before.get("x-platforms") != after.get("x-platforms"):
        yield from schemas.platforms(location, before, after)
    for key in dict.fromkeys((*before, *after)):
        if key not in _HANDLED and before.get(key) != after.get(key):
            yield from _plain(location, key, before, after)
    yield from _parameters(location, before, after)
    yield from _request(location, before, after)
    yield from _answers(location, before, after)


def _plain(location: Location, key: str, old: Json, new: Json) -> Iterator[Difference]:
    kind, text = change(key, old.get(key), new.get(key))
    here = location.under(key)
    match key:
        case "x-repeatable":  # what is repeated after a fault is not; or now is, as it does no harm
            impact = Impact.ADDITIVE if new.get(key) else Impact.BREAKING
            yield here.difference(kind, text, impact)
        case "x-stream":
            yield here.difference(kind, text, Impact.BREAKING, Impact.BREAKING)
        case _:
            text_only = key in _TEXTS or key.startswith("x-")
            impact = Impact.DOCUMENTATION if text_only else Impact.BREAKING
            yield here.difference(kind, text, impact)


def _parameters(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    was, now = _named(location.old, old), _named(location.new, new)
    for key in dict.fromkeys((*was, *now)):
        before, after = was.get(key), now.get(key)
        here = location.under("parameters", name=key[1])
        if before and after:
            if "$ref" not in before[0] or before[0] != after[0]:
                yield from _parameter(here, before[1], after[1])
        elif before:
            yield here.difference("removed", f"{key[0]} parameter removed", Impact.BREAKING)
        elif after:
            required = after[1].get("required", False)
            text = f"{'required ' if required else ''}{key[0]} parameter added"
            yield here.difference("added", text, Impact.BREAKING if required else Impact.ADDITIVE)


def _named(address: Address, operation: Json) -> Mapping[tuple[str, str], tuple[Json, Json]]:
    """Parameters by where they are sent and their name: as written, and what that refers to."""
    written: list[Json] = operation.get("parameters", [])
    followed = [(p, _follow(address, p)) for p in written]
    return {(p["in"], p.get("name", "")): (node, p) for node, p in followed}


def _follow(address: Address, node: Json) -> Json:
    return address.specs.followed(address.stem, node)[1]


def _parameter(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    yield from _parts(location, old, new, {"schema": schemas.compare})


def _request(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    before, after = old.get("requestBody"), new.get("requestBody")
    here = location.under("requestBody", name="request", reach=SENDERS)
    if before == after:
        return
    if before is None or after is None:
        kind, text = change("body", before, after)
        optional = after is not None and not _follow(location.new, after).get("required", False)
        yield here.difference(kind, text, Impact.ADDITIVE if optional else Impact.BREAKING)
    else:
        yield from _body(here, _follow(location.old, before), _follow(location.new, after))


def _answers(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    was, now = old.get("responses", {}), new.get("responses", {})
    for status in dict.fromkeys((*was, *now)):
        before, after = was.get(status), now.get(status)
        here = location.under("responses", status, name=str(status), reach=RECEIVERS)
        if before == after:
            continue
        if before is None or after is None:
            kind, text = change("answer", before, after)
            impact = Impact.BREAKING if after is None else Impact.ADDITIVE
            yield here.difference(kind, text, Impact.NONE, impact)
        else:
            yield from _body(here, _follow(location.old, before), _follow(location.new, after))


def _body(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """A body that is sent, or an answer."""
    yield from _parts(location, old, new, {"content": _content})


def _content(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """By media type."""
    for media in dict.fromkeys((*old, *new)):
        here = location.under(media, name=media)
        if media not in new:
            yield here.difference("removed", "media type removed", Impact.BREAKING, Impact.BREAKING)
        elif media not in old:
            yield here.difference("added", "media type added", Impact.ADDITIVE, Impact.ADDITIVE)
        else:
            yield from _parts(here, old[media], new[media], {"schema": schemas.compare})


def _parts(
    location: Location,
    old: Json,
    new: Json,
    inner: Mapping[str, Callable[[Location, Json, Json], Iterator[Difference]]],
) -> Iterator[Difference]:
    """The keys of something; those in `inner` hold something with rules of its own."""
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key in inner and before is not None and after is not None:
            yield from inner[key](location.under(key), before, after)
        elif key == "required":
            text = "required now" if after else "no longer required"
            impact = Impact.BREAKING if after else Impact.ADDITIVE
            yield location.under(key).difference("changed", text, impact)
        else:
            kind, text = change(key, before, after)
            text_only = key in _TEXTS or key.startswith("x-")
            impact = Impact.DOCUMENTATION if text_only else Impact.BREAKING
            yield location.under(key).difference(kind, text, impact, impact)


_SECTIONS: dict[str, Callable[[Location, Json, Json], Iterator[Difference]]] = {
    "parameters": _parameter,
    "requestBodies": _body,
    "responses": _body,
}
_CONCERNED = {"parameters": SENDERS, "requestBodies": SENDERS, "responses": RECEIVERS}


def compare_components(
    location: Location, section: str, old: Json, new: Json
) -> Iterator[Difference]:
    """The differences of what operations share; the operations report added and removed ones."""
    concerned = _CONCERNED.get(section, EVERYBODY)
    for name in dict.fromkeys((*old, *new)):
        here = location.under(name, name=name, reach=concerned)
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            kind, _ = change(name, before, after)
            loss = section not in _SECTIONS and after is None
            impact = Impact.BREAKING if loss else Impact.DOCUMENTATION
            yield here.difference(kind, f"component {kind}", impact)
        elif section in _SECTIONS:
            yield from _SECTIONS[section](here, before, after)
        elif before != after:
            kind, text = change(name, before, after)
            yield here.difference(kind, text, Impact.BREAKING)
