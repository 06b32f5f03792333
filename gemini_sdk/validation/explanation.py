"""The validator's errors as Faults: one line for each thing that is wrong, in the words of the API."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault
from gemini_sdk.validation.compiled_schemas import Path, definitions, has_type
from gemini_sdk.validation.finding import FindingKind, RuleFinding
from gemini_sdk.validation.paths import joined, real_paths, walk
from gemini_sdk.validation.roles import role_meant
from gemini_sdk.validation.suggestions import same
from gemini_sdk.validation.unknown_names import (
    types_along,
    unknown_field,
    wire_name,
    wire_path,
)
from gemini_sdk.validation.unknown_values import unknown_value

if TYPE_CHECKING:
    import jsonschema_rs

_GOOGLE: tuple[Platform, ...] = ("google-ai", "vertex")
_UNSET = {"type": ["null"]}
_SHOWN_CHARACTERS = 80
_SHOWN_MEMBERS = 5
_SHOWN_DEPTH = 3


def explained(
    errors: "Iterable[jsonschema_rs.ValidationError]",
    payload: object,
    type_name: str,
    platform: Platform | None,
    settled: "Callable[[RuleFinding], Fault | None] | None" = None,
) -> list[Fault]:
    """The explanations of the errors, in the payload's order, each once: two exclusive members report the same error.

    `settled` decides what a finding is in the end: a fault, a warning, or nothing. Without it, everything is a fault.
    """
    reported: dict[tuple[str, str], tuple[list[int], str, Fault]] = {}
    for error, path in _located(errors, payload):
        for finding in _findings(error, path, payload, type_name, platform):
            fault = settled(finding) if settled else finding.fault
            if fault is not None:
                place = _order(payload, finding.path)
                key = fault.path, fault.problem
                reported.setdefault(key, (place, fault.problem, fault))
    return [fault for _, _, fault in sorted(reported.values(), key=lambda found: found[:2])]


def _order(payload: Any, path: Path) -> list[int]:
    """The position of a path in a document, as a sort key; what is missing comes after what is there."""
    places: list[int] = []
    for step in path:
        if isinstance(step, int):
            places.append(step)
        else:
            names = list(cast("dict[str, Any]", payload))
            places.append(names.index(step) if step in names else len(names))
            if step not in names:
                break
        payload = payload[step]
    return places


def _located(
    errors: "Iterable[jsonschema_rs.ValidationError]", payload: object
) -> "Iterator[tuple[jsonschema_rs.ValidationError, Path]]":
    for error in errors:
        for path in real_paths(payload, error.instance_path, error.instance):
            yield error, path


def _findings(
    error: "jsonschema_rs.ValidationError",
    path: Path,
    payload: object,
    type_name: str,
    platform: Platform | None,
) -> Iterator[RuleFinding]:
    place: Any = error.schema_path
    kind: Any = error.kind
    types = definitions(type_name, platform)
    rule = walk({"$defs": types, "$ref": f"#/$defs/{type_name}"}, place[:-1])
    spelled = wire_path(path, type_name, platform)
    if place[-2:-1] == ["additionalProperties"] and rule == _UNSET:
        owner, name = path[:-1], str(path[-1])
        chain = types_along(owner, type_name, platform)
        fault = unknown_field(owner, name, chain, platform)
        yield RuleFinding(path, owner, fault, FindingKind.UNKNOWN)
    elif "dependentSchemas" in place and "properties" in place:
        owner, holder = types[place[1]], walk(payload, path[:-1])
        if same(place[3], [str(path[-1])]):
            fault = _spelled_twice(path, spelled)
        else:
            fault = _exclusive(owner, place[3], spelled[:-1], holder)
        yield RuleFinding(path[:-1], path[:-1], fault)
    elif "dependentSchemas" in place:
        where = joined(wire_path([*path, place[3]], type_name, platform))
        expected = f"{rule['title']}"
        yield RuleFinding(
            [*path, place[3]], path, Fault(where, "needs another field", expected=expected)
        )
    elif kind.name == "deprecated":
        yield RuleFinding(path, path[:-1], _deprecated(joined(spelled), place[1], rule))
    elif kind.name == "required":
        yield _missing(path, kind.property, spelled, types[place[1]]["properties"], types)
    elif (
        error.instance is None
        and path
        and path[-1] in (members := _nullable(path[:-1], type_name, platform))
    ):
        # Only what is required may not be null, which means that it is not given.
        name = wire_name(str(path[-1]), members)
        yield _missing(path[:-1], name, spelled[:-1], members, types)
    elif rival := rule.get("excludedBy"):
        problem = f"cannot be used together with {rival}: {rule['title']}"
        yield RuleFinding(path, path[:-1], Fault(joined(spelled), problem))
    elif kind.name in ("pattern", "enum") and "examples" in types[place[1]]:
        fault = unknown_value(joined(spelled), error.instance, place[1], type_name, platform)
        yield RuleFinding(path, _holder(path), fault, FindingKind.UNKNOWN)
    else:
        value = walk(payload, path)
        if problem := rule.get("problem"):
            nature = FindingKind.TURN
            suggestion = role_meant(value) if path and path[-1] == "role" else None
        else:
            nature, suggestion = FindingKind.WRONG, None
        listed = None if problem else _list_rule(path, type_name, platform)
        name = _broken(kind, rule, value)
        problem = problem or _PROBLEMS.get(name, f"breaks the rule {name}")
        expected = _accepted(kind, name, listed or rule, types)
        fault = Fault(joined(spelled), problem, _found(kind, rule, value), expected, suggestion)
        yield RuleFinding(
            path, path if nature is FindingKind.TURN else _holder(path), fault, nature
        )


def _nullable(path: Path, type_name: str, platform: Platform | None) -> Json:
    """The rules of the fields of the object that a path leads to, if null stands for what is not given; else none.

    In plain JSON, such as Azure's, null is a value of its own.
    """
    if not any(has_type(type_name, google) for google in _GOOGLE):
        return {}
    owner = types_along(path, type_name, platform)[-1]
    members: Json = definitions(type_name, platform)[owner].get("properties", {})
    return members


def _missing(path: Path, name: str, spelled: Path, members: Json, types: Json) -> RuleFinding:
    """That an object lacks a member which is required."""
    problem = f"the required field {name!r} is missing"
    fault = Fault(joined(spelled), problem, expected=_words(members[name], types))
    return RuleFinding([*path, name], path, fault, FindingKind.MISSING)


def _holder(path: Path) -> Path:
    """The path of the object that a value is in, be it in a list there."""
    steps = list(path)
    while steps and isinstance(steps[-1], int):
        steps.pop()
    return steps[:-1]


def _broken(kind: Any, rule: Json, value: object) -> str:
    """The keyword that a value breaks. A number that is not finite breaks all bounds; JSON has only strings for it."""
    bounds = [name for name in _BOUNDS if name in rule]
    endless = value in _UNBOUNDED or (isinstance(value, float) and not isfinite(value))
    beyond = endless or kind.name == "format"
    return bounds[0] if bounds and beyond else str(kind.name)


_PROBLEMS = {
    "type": "wrong type",
    "not": "wrong type",
    "pattern": "wrong form",
    "format": "wrong form",
    "minimum": "out of range",
    "maximum": "out of range",
    "exclusiveMinimum": "out of range",
    "exclusiveMaximum": "out of range",
    "minItems": "too few items",
    "maxItems": "too many items",
    "minProperties": "too few members",
    "maxProperties": "too many members",
    "minLength": "too short",
    "maxLength": "too long",
}
_BOUNDS = {
    "minimum": "at least",
    "exclusiveMinimum": "more than",
    "maximum": "at most",
    "exclusiveMaximum": "less than",
}
_UNBOUNDED = ("NaN", "Infinity", "-Infinity")
_BY_PATTERN = ("pattern", "a string")
_COUNTED = {"Items": "item", "Properties": "member", "Length": "character"}


def _found(kind: Any, rule: Json, value: Any) -> str:
    if rule.get("format") == "password":
        return "(hidden)"
    counted = _COUNTED.get(kind.name[3:])
    return _count(len(value), counted) if counted else _shown(value)


def _accepted(kind: Any, name: str, rule: Json, types: Json) -> str:
    if name in _BOUNDS:
        return " and ".join(f"{words} {rule[key]}" for key, words in _BOUNDS.items() if key in rule)
    if counted := _COUNTED.get(name[3:]):
        side = "most" if name.startswith("max") else "least"
        return f"at {side} {_count(kind.limit, counted)}"
    words = _words(rule, types)
    # Other types say in words what their pattern is there for.
    return f"{words} that matches {kind.pattern}" if (name, words) == _BY_PATTERN else words


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _list_rule(path: Path, type_name: str, platform: Platform | None) -> Json | None:
    """The rule of a list, where the path ends at one: its errors come from the rule of its items."""
    if not path or isinstance(path[-1], int):
        return None
    owner = types_along(path[:-1], type_name, platform)[-1]
    rule: Json = definitions(type_name, platform)[owner].get("properties", {}).get(path[-1], {})
    return rule if "then" in rule else None


def _words(rule: Json, types: Json) -> str:
    """The values that a rule accepts, in words."""
    if "$ref" in rule:
        rule = types[rule["$ref"].rsplit("/", 1)[-1]]
    if "then" in rule and "title" not in rule:
        return f"a list; each item {_words(rule['else'], types)}"
    return str(rule.get("title", ""))


def _spelled_twice(path: Path, spelled: Path) -> Fault:
    name = str(path[-1])
    return Fault(
        joined(spelled[:-1]), f"{name!r} is given in both spellings", expected="one of them"
    )


def _deprecated(where: str, owner: str, rule: Json) -> Fault:
    problem = f"deprecated field of {owner}"
    advice = str(rule.get("description", "")).rstrip(".")
    return Fault(where, f"{problem}: {advice}" if advice else problem, severity="warning")


def _exclusive(owner: Json, member: str, path: Path, holder: Mapping[str, object]) -> Fault:
    """Members of an object that exclude each other, reported at the object."""
    rivals: Json = owner["dependentSchemas"][member]["else"]["properties"]
    group = [name for name in owner["properties"] if name == member or name in rivals]
    given = [name for name, value in holder.items() if name in group and value is not None]
    names = dict.fromkeys(wire_name(name, owner["properties"]) for name in group)
    return Fault(
        joined(path),
        "more than one kind of data is set",
        found=" and ".join(given),
        expected=f"one of {', '.join(names)}",
    )


def _shown(value: object) -> str:
    text = json.dumps(_trimmed(value, _SHOWN_DEPTH), ensure_ascii=False, default=repr)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"


def _trimmed(value: object, depth: int) -> object:
    """So much of a value as may be shown, and a little more."""
    if isinstance(value, str):
        return value[: _SHOWN_CHARACTERS + 1]
    if isinstance(value, dict | list) and not depth:
        return "…"
    if isinstance(value, dict):
        members = cast(dict[str, object], value).items()
        return {k: _trimmed(v, depth - 1) for k, v in islice(members, _SHOWN_MEMBERS)}
    if isinstance(value, list):
        return [_trimmed(v, depth - 1) for v in cast(list[object], value)[:_SHOWN_MEMBERS]]
    return value
