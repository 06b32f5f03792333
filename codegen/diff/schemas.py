"""The differences of types, and of the schemas in them.

A rule a keyword. What requests are held to and answers are not (`required`, ranges, exclusive members) narrows for
senders alone; to receivers it is something to read. A keyword no rule knows is taken for the worst.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations
from typing import Any

from ..platform_type import PlatformType
from ..specs import PLATFORMS, Json, as_object
from .difference import Difference, Impact
from .location import Location, change, words

_SHAPE = ("type", "format", "$ref")
_LOWER = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_UPPER = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}
_TEXTS = {
    *"title description default example examples readOnly writeOnly deprecated externalDocs".split(),
    *"x-ahead x-deviation x-enum-ahead x-enum-descriptions x-enum-numbers x-upstream".split(),
}
Rule = Callable[[Location, Json, Json], Iterator[Difference]]


def compare(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """The differences of two schemas that stand for the same thing."""
    if _shape(old) != _shape(new):
        text = f"{_shape(new)}, was {_shape(old)}"
        yield location.difference("changed", text, Impact.BREAKING, Impact.BREAKING)
    for key in dict.fromkeys((*old, *new)):
        if key not in _SHAPE and old.get(key) != new.get(key):
            rule = _RULES.get(key)
            found = rule(location, old, new) if rule else _plain(location, key, old, new)
            yield from found


def _shape(schema: Json) -> str:
    """What a value is, in words: `string (int64)`, the name of a type."""
    reference = schema.get("$ref")
    if reference is not None:
        return str(reference).rsplit("/", 1)[-1]
    kind = schema.get("type", "anything")
    name = kind if isinstance(kind, str) else " or ".join(map(str, kind))
    return f"{name} ({schema['format']})" if "format" in schema else name


def _plain(location: Location, key: str, old: Json, new: Json) -> Iterator[Difference]:
    """A keyword whose value is taken as a whole."""
    before, after = old.get(key), new.get(key)
    kind, text = change(key, before, after)
    here = location.under(key)
    if key in _TEXTS:
        lifecycle = (
            text if key != "deprecated" else "deprecated" if after else "no longer deprecated"
        )
        yield here.difference(kind, lifecycle, Impact.DOCUMENTATION)
    elif key in _LOWER | _UPPER:
        wider = after is None or (before is not None and (after < before) == (key in _LOWER))
        yield here.difference(kind, text, Impact.ADDITIVE if wider else Impact.BREAKING)
    elif key == "pattern":
        yield here.difference(kind, text, Impact.ADDITIVE if after is None else Impact.BREAKING)
    elif key.startswith("x-"):
        yield here.difference(kind, text, Impact.DOCUMENTATION)
    else:
        yield here.difference(kind, text, Impact.BREAKING, Impact.BREAKING)


def _members(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    before, after = _object(old, "properties"), _object(new, "properties")
    for name in dict.fromkeys((*before, *after)):
        here = location.under("properties", name, name=name)
        if name not in after:
            yield here.difference("removed", "field removed", Impact.BREAKING, Impact.BREAKING)
        elif name in before:
            yield from compare(here, before[name], after[name])
        elif name in new.get("required", ()):
            yield here.difference("added", "required field added", Impact.BREAKING, Impact.ADDITIVE)
        else:
            yield here.difference("added", "field added", Impact.ADDITIVE, Impact.ADDITIVE)


def _required(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """Of fields that both have: an added or removed field is reported as a whole."""
    before, after = old.get("required", []), new.get("required", [])
    both = _both(old, new)
    fields = {*_object(old, "properties"), *_object(new, "properties")}
    for name in dict.fromkeys((*before, *after)):
        here = location.under("properties", name, name=name)
        if (name in fields and name not in both) or (name in before) == (name in after):
            continue
        if name in after:
            yield here.difference("changed", "required now", Impact.BREAKING)
        else:
            yield here.difference("changed", "no longer required", Impact.ADDITIVE)
    if set(before) == set(after):
        yield location.under("required").difference(
            "changed", "required: reordered", Impact.DOCUMENTATION
        )


def _values(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """Enums are open: what an answer may no longer say does no harm to who reads it."""
    before, after = old.get("enum"), new.get("enum")
    here = location.under("enum")
    if before is None or after is None:
        kind, text = change("enum", before, after)
        yield here.difference(kind, text, Impact.ADDITIVE if after is None else Impact.BREAKING)
        return
    for value in dict.fromkeys((*before, *after)):
        if value not in after:
            index = before.index(value)
            yield here.under(index).difference("removed", f"value {value} removed", Impact.BREAKING)
        elif value not in before:
            text, index = f"value {value} added", after.index(value)
            yield here.under(index).difference("added", text, Impact.ADDITIVE, Impact.ADDITIVE)
    if set(before) == set(after):
        yield here.difference("changed", "values reordered", Impact.DOCUMENTATION)


def _exclusive(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """By pairs of members that both have on a platform, so that names of groups and new members do not count."""
    here = location.under("x-oneof")
    now: set[tuple[str, str]] = set()
    no_longer: set[tuple[str, str]] = set()
    for platform in PLATFORMS:
        was, is_ = PlatformType(old, platform), PlatformType(new, platform)
        both = was.members.keys() & is_.members.keys()
        before, after = _pairs(was.groups, both), _pairs(is_.groups, both)
        now |= after - before
        no_longer |= before - after
    for member, rivals in _by_member(now):
        yield here.difference("changed", f"{member} now excludes {rivals}", Impact.BREAKING)
    for member, rivals in _by_member(no_longer):
        yield here.difference("changed", f"{member} no longer excludes {rivals}", Impact.ADDITIVE)
    if not now and not no_longer:
        yield here.difference("changed", "groups named or ordered anew", Impact.DOCUMENTATION)


def _pairs(groups: Mapping[str, list[str]], members: Set[str]) -> set[tuple[str, str]]:
    kept = [[name for name in group if name in members] for group in groups.values()]
    return {pair for group in kept for pair in combinations(sorted(group), 2)}


def _by_member(pairs: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each pair once, under the member that most of them share: a member that joins a group is reported in one line."""
    while pairs:
        (member, _), *_ = Counter(chain.from_iterable(sorted(pairs))).most_common(1)
        of_member = {pair for pair in pairs if member in pair}
        yield member, ", ".join(sorted({m for pair in of_member for m in pair} - {member}))
        pairs = pairs - of_member


def _company(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """Members that need one of several others: more alternatives are wider."""
    before, after = _object(old, "x-beside"), _object(new, "x-beside")
    for name in dict.fromkeys((*before, *after)):
        hosts, now = before.get(name), after.get(name)
        if hosts == now:
            continue
        kind, text = change(f"x-beside {name}", hosts, now)
        wider = now is None or (hosts is not None and set(hosts) <= set(now))
        both = name in _both(old, new)
        impact = (Impact.ADDITIVE if wider else Impact.BREAKING) if both else Impact.DOCUMENTATION
        yield location.under("x-beside", name).difference(kind, text, impact)


def _excluded(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """Members that exclude others: fewer demands are wider."""
    before, after = (
        {(name, other) for name, others in _object(s, "x-excludes").items() for other in others}
        for s in (old, new)
    )
    here = location.under("x-excludes")
    for name, other in sorted(after - before):
        yield here.difference("added", f"{name} excludes {other}", Impact.BREAKING)
    for name, other in sorted(before - after):
        yield here.difference("removed", f"{name} no longer excludes {other}", Impact.ADDITIVE)
    if before == after:
        yield here.difference("changed", "x-excludes written anew", Impact.DOCUMENTATION)


def platforms(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """`x-platforms`, whose absence stands for all platforms of the type, or of the file."""
    here = location.under("x-platforms")
    yield from _of_platforms(here, "", old.get("x-platforms"), new.get("x-platforms"))


def _value_platforms(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    before, after = (_object(s, "x-enum-platforms") for s in (old, new))
    for value in dict.fromkeys((*before, *after)):
        here = location.under("x-enum-platforms", value)
        yield from _of_platforms(here, f"{value} ", before.get(value), after.get(value))


def _of_platforms(
    location: Location, subject: str, before: Sequence[str] | None, after: Sequence[str] | None
) -> Iterator[Difference]:
    if before == after:
        return
    had = location.old.platforms if before is None else before
    has = location.new.platforms if after is None else after
    for platform in dict.fromkeys((*had, *has)):
        if platform not in has:
            yield location.difference(
                "changed", f"{subject}no longer on {platform}", Impact.BREAKING
            )
        elif platform not in had:
            text = f"{subject}on {platform} too"
            yield location.difference("changed", text, Impact.ADDITIVE, Impact.ADDITIVE)
    if set(had) == set(has):
        kind, text = change(f"{subject}x-platforms", before, after)
        yield location.difference(kind, text, Impact.DOCUMENTATION)


def _options(key: str) -> Rule:
    """A list of schemas, of which a value fits one: what answers may no longer be does no harm."""

    def rule(location: Location, old: Json, new: Json) -> Iterator[Difference]:
        before: list[Json] = old.get(key, [])
        after: list[Json] = new.get(key, [])
        here = location.under(key)
        if not before or not after:
            kind, text = change(key, before or None, after or None)
            yield here.difference(kind, text, Impact.BREAKING, Impact.BREAKING)
            return
        for index, option in enumerate(before):
            if option not in after:
                text = f"no longer {words(option)}"
                yield here.under(index).difference("removed", text, Impact.BREAKING)
        for index, option in enumerate(after):
            if option not in before:
                text = f"may be {words(option)}"
                yield here.under(index).difference("added", text, Impact.ADDITIVE, Impact.ADDITIVE)
        if all(option in after for option in before) and len(before) == len(after):
            yield here.difference("changed", f"{key} reordered", Impact.DOCUMENTATION)

    return rule


def _cases(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """What values of one member ask of others: fewer demands are wider."""
    before, after = _demands(old), _demands(new)
    here = location.under("x-cases")
    for demand in sorted(after - before):
        yield here.difference("added", f"x-cases: {demand}", Impact.BREAKING)
    for demand in sorted(before - after):
        yield here.difference("removed", f"x-cases: no longer {demand}", Impact.ADDITIVE)
    if before == after:
        yield here.difference("changed", "x-cases written anew", Impact.DOCUMENTATION)


def _demands(schema: Json) -> set[str]:
    return {
        f"{name} {value}: {other} {demand}"
        for name, cases in _object(schema, "x-cases").items()
        for value, case in cases.items()
        for demand, others in case.items()
        for other in others
    }


def _extras(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """Whether unknown members are let through."""
    kind, text = change("x-extras", old.get("x-extras"), new.get("x-extras"))
    wider = bool(new.get("x-extras"))
    yield location.under("x-extras").difference(
        kind, text, Impact.ADDITIVE if wider else Impact.BREAKING
    )


def _narrower_types(location: Location, old: Json, new: Json) -> Iterator[Difference]:
    """What single platforms make of a type: always narrower than the type itself."""
    before, after = _object(old, "x-type-on"), _object(new, "x-type-on")
    for platform in dict.fromkeys((*before, *after)):
        if before.get(platform) != after.get(platform):
            changed = change(f"type on {platform}", before.get(platform), after.get(platform))
            wider = platform not in after
            here = location.under("x-type-on", platform)
            yield here.difference(*changed, Impact.ADDITIVE if wider else Impact.BREAKING)


def _within(key: str) -> Rule:
    """A schema in a schema: items of a list, values of a map."""

    def rule(location: Location, old: Json, new: Json) -> Iterator[Difference]:
        before, after = as_object(old.get(key)), as_object(new.get(key))
        if before is not None and after is not None:
            yield from compare(location.under(key, name=key), before, after)
        else:
            yield from _plain(location, key, old, new)

    return rule


def _both(old: Json, new: Json) -> set[str]:
    return set(_object(old, "properties")) & set(_object(new, "properties"))


def _object(schema: Json, key: str) -> Json:
    value: Any = schema.get(key)
    return as_object(value) or {}


_RULES: dict[str, Rule] = {
    "properties": _members,
    "required": _required,
    "enum": _values,
    "x-oneof": _exclusive,
    "x-excludes": _excluded,
    "x-beside": _company,
    "x-cases": _cases,
    "x-extras": _extras,
    "x-type-on": _narrower_types,
    "x-platforms": platforms,
    "x-enum-platforms": _value_platforms,
    "anyOf": _options("anyOf"),
    "oneOf": _options("oneOf"),
    "items": _within("items"),
    "additionalProperties": _within("additionalProperties"),
}
