"""Judges payloads by the specs, strictly: the one place that refuses what a person wrote.

The models read whatever comes; this module says what is wrong with a payload before it is sent, or on demand. The
rules are JSON Schemas made from the specs, one a platform, run by a compiled validator: a request costs a few
microseconds, and only a payload that fails is looked at in Python, to say exactly why.
"""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal, cast

from pydantic_core import from_json

from gemini_sdk._wire import Model, Platform, WrittenExtras
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["check", "faults"]

_PLATFORM_NAMES = {"google-ai": "Google AI", "vertex": "Vertex AI"}
_FOUND_LENGTH = 80
_CLOSE_ENOUGH = 0.6

Path = Sequence[str | int]
Json = dict[str, Any]


def faults(payload: object, type_name: str, platform: Platform | None = None) -> list[Fault]:
    """What is wrong with a payload, one Fault each; an empty list where nothing is.

    `payload` is plain JSON data: objects, lists, strings, numbers. `type_name` names a model, such as
    `GenerateContentRequest`; KeyError where there is none of that name. Without a platform, what any has is accepted.
    """
    errors = _validator(type_name, platform, strict=True).iter_errors(payload)
    return list(_told(errors, payload, platform))


def check(data: bytes, type_name: str, platform: Platform, origin: Mapping[str, Any]) -> None:
    """Raise InvalidPayloadError where a request, serialized, breaks the rules.

    `origin` is what it was made of: fields that are unknown in a parsed model are merely new, and forgiven; those
    in a mapping or a keyword were written by a person.
    """
    payload = from_json(data, cache_strings="keys")
    validator = _validator(type_name, platform, strict=False)
    if validator.is_valid(payload):
        return
    told = list(_told(validator.iter_errors(payload), payload, platform, origin))
    if told:
        raise InvalidPayloadError(told)


def unknown_keywords(names: Sequence[str], type_name: str, platform: Platform) -> list[Fault]:
    """The faults of keyword arguments that a call does not take."""
    document = _document(platform)
    return [_unknown((), name, document["$defs"][type_name], document, platform) for name in names]


@cache
def _document(platform: Platform | None) -> Json:
    file = resources.files("gemini_models") / "schemas" / f"{platform or 'any'}.json"
    return cast(Json, from_json(file.read_bytes()))


@cache
def _validator(
    type_name: str, platform: Platform | None, *, strict: bool
) -> "jsonschema_rs.Draft202012Validator":
    """The compiled rules of a type. Strict ones decode base64 too, which a request of ours cannot get wrong."""
    import jsonschema_rs

    document = _document(platform)
    if type_name not in document["$defs"]:
        raise KeyError(f"no type {type_name!r}{_did_you_mean(type_name, document['$defs'])}")
    return jsonschema_rs.Draft202012Validator(
        document | {"$ref": f"#/$defs/{type_name}"},
        validate_formats=strict,
        formats={"byte": _is_base64} if strict else None,
    )


def _is_base64(text: str) -> bool:
    try:
        decode_base64(text)
    except ValueError:
        return False
    return True


def _told(
    errors: "Iterator[jsonschema_rs.ValidationError]",
    payload: object,
    platform: Platform | None,
    origin: Mapping[str, Any] | None = None,
) -> Iterator[Fault]:
    document = _document(platform)
    told: set[tuple[str, str]] = set()
    for error in errors:
        for fault in _faults_of(error, payload, document, platform, origin):
            # Each of two exclusive members objects to the other: one fault.
            key = (fault.path, fault.problem)
            if key not in told:
                told.add(key)
                yield fault


def _faults_of(
    error: "jsonschema_rs.ValidationError",
    payload: object,
    document: Json,
    platform: Platform | None,
    origin: Mapping[str, Any] | None,
) -> Iterator[Fault]:
    path: Path = error.instance_path
    kind: Any = error.kind
    rule = _walk(document, error.schema_path[:-1])
    match kind.name:
        case "additionalProperties":
            for name in kind.unexpected:
                if origin is None or not _is_newer_field(origin, path, name):
                    yield _unknown(path, name, rule, document, platform)
        case "falseSchema":
            yield _exclusive(error.schema_path, path, payload, document)
        case "required":
            yield Fault(
                _joined(path),
                f"the required field {kind.property!r} is missing",
                expected=_title(
                    _walk(document, [*error.schema_path[:2], "properties", kind.property]), document
                ),
            )
        case _:
            yield Fault(
                _joined(path),
                _PROBLEMS.get(kind.name, f"breaks the rule {kind.name}"),
                found=_shortened(_walk(payload, path)),
                expected=_accepted(kind, rule, document),
            )


_PROBLEMS = {
    "type": "wrong type",
    "pattern": "wrong form",
    "format": "wrong form",
    "minimum": "out of range",
    "maximum": "out of range",
    "exclusiveMinimum": "out of range",
    "exclusiveMaximum": "out of range",
    "minItems": "too few items",
    "maxItems": "too many items",
    "maxProperties": "too many members",
    "minLength": "too short",
    "maxLength": "too long",
}


def _accepted(kind: Any, rule: Json, document: Json) -> str:
    limit = getattr(kind, "limit", None)
    match kind.name:
        case "minItems" | "maxItems":
            return f"at {'most' if kind.name == 'maxItems' else 'least'} {limit} items"
        case "minLength" | "maxLength":
            return f"at {'most' if kind.name == 'maxLength' else 'least'} {limit} characters"
        case "maxProperties":
            return f"at most {limit} members"
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            return _range(rule)
        case _:
            return _title(rule, document)


def _range(rule: Json) -> str:
    words = {
        "minimum": "at least",
        "exclusiveMinimum": "more than",
        "maximum": "at most",
        "exclusiveMaximum": "less than",
    }
    return " and ".join(f"{words[key]} {rule[key]}" for key in words if key in rule)


def _title(rule: Json, document: Json) -> str:
    if "$ref" in rule:
        rule = document["$defs"][rule["$ref"].rsplit("/", 1)[-1]]
    if "then" in rule:
        return f"a list; each item {_title(rule['else'], document)}"
    return str(rule.get("title", ""))


def _exclusive(schema_path: Path, path: Path, payload: object, document: Json) -> Fault:
    """Two members of an object that exclude each other, told at the object."""
    owner = _walk(document, schema_path[:2])
    one, other = str(schema_path[3]), str(path[-1])
    first, second = sorted((one, other))
    if owner["properties"][one] is owner["properties"][other] or _camel(one) == _camel(other):
        problem = f"{first!r} and {second!r} are two spellings of one field: give one"
        return Fault(_joined(path[:-1]), problem)
    group = _group(owner, one)
    found = _walk(payload, path[:-1])
    given = [name for name in cast(Json, found) if name in group]
    return Fault(
        _joined(path[:-1]),
        f"only one of its kinds of data may be set, found {_listed(given, 'and')}",
        expected=f"one of {', '.join(dict.fromkeys(map(_camel, group)))}",
    )


def _group(owner: Json, member: str) -> list[str]:
    """The members that exclude each other, `member` among them, both spellings of each."""
    excluded = owner["dependentSchemas"][member]["properties"]
    return [name for name in owner["properties"] if name == member or name in excluded]


def _unknown(
    path: Path, name: str, owner: Json, document: Json, platform: Platform | None
) -> Fault:
    """An unknown field: misspelt, misplaced, or of another platform."""
    known = [n for n in owner.get("properties", {}) if n == _camel(n)]
    place = f"{owner.get('title', 'the object').removeprefix('a ').removesuffix(' object')}"
    elsewhere = _platforms_with(name, place, platform)
    if elsewhere:
        here = _PLATFORM_NAMES.get(platform or "", "")
        problem = f"only {' and '.join(elsewhere)} has this field, {here} lacks it"
        return Fault(_joined([*path, name]), problem)
    suggestion = _closest(name, known) or _misplaced(name, owner, document)
    return Fault(
        _joined([*path, name]),
        f"unknown field of {place}",
        expected=f"one of {', '.join(known)}",
        suggestion=suggestion,
    )


def _platforms_with(name: str, type_name: str, platform: Platform | None) -> list[str]:
    if platform is None:
        return []
    others: list[Literal["google-ai", "vertex"]] = ["google-ai", "vertex"]
    return [
        _PLATFORM_NAMES[other]
        for other in others
        if other != platform
        and name in _document(other)["$defs"].get(type_name, {}).get("properties", {})
    ]


def _misplaced(name: str, owner: Json, document: Json) -> str | None:
    """Where the field belongs, if a neighbour has it."""
    for neighbour, rule in owner.get("properties", {}).items():
        target = rule.get("$ref") or rule.get("else", {}).get("$ref")
        members: Json = _walk(document, target.split("/")[1:]) if target else {}
        if _camel(name) in members.get("properties", {}):
            return f"{neighbour}.{_camel(name)}"
    return None


def _closest(name: str, known: Sequence[str]) -> str | None:
    plain = {n.lower(): n for n in known}
    found = difflib.get_close_matches(_camel(name).lower(), plain, 1, _CLOSE_ENOUGH)
    return plain[found[0]] if found else None


def _did_you_mean(name: str, known: Mapping[str, Any]) -> str:
    closest = _closest(name, list(known))
    return f", did you mean {closest!r}?" if closest else ""


def _is_newer_field(origin: object, path: Path, name: str) -> bool:
    """Whether an unknown field came with a parsed model, so that it is newer than this package."""
    holder = origin
    for step in path:
        holder = _step(holder, step)
    if not isinstance(holder, Model):
        return False
    extras = holder.model_extra or {}
    return name in extras and not isinstance(extras, WrittenExtras)


def _step(holder: object, step: str | int) -> object:
    if isinstance(step, int):
        if isinstance(holder, Sequence) and not isinstance(holder, str):
            return cast(Sequence[object], holder)[step]
        return holder  # one value stands for a list of one
    if isinstance(holder, Mapping):
        mapping = cast(Mapping[str, object], holder)
        return next((v for k, v in mapping.items() if k == step or _camel(k) == step), None)
    if isinstance(holder, Model):
        fields = type(holder).model_fields
        field = next((n for n, f in fields.items() if step in (f.alias, n)), step)
        return getattr(holder, field, None)
    return None


def _walk(node: Any, path: Path) -> Any:
    for step in path:
        node = node[step]
    return node


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def _joined(path: Path) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "$"


def _listed(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _shortened(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _FOUND_LENGTH else f"{text[: _FOUND_LENGTH - 1]}…"
