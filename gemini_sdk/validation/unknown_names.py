"""Unknown fields: misspelt, misplaced, of another platform, or newer than this package."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.errors import Fault
from gemini_sdk.validation.compiled_schemas import Path, definitions, has_type, target
from gemini_sdk.validation.paths import joined
from gemini_sdk.validation.schemas import cached
from gemini_sdk.validation.suggestions import choice, closest, same, typo_of
from gemini_sdk.warnings import UnknownNameWarning, warn_caller

_HINT = (
    "To silence this: warnings.filterwarnings('ignore', category=gemini_sdk.UnknownNameWarning); "
    "or pass the field in extra_body, which is not validated."
)
CLIENT = "google-genai"
"""Google's own client. Its converters rename fields that the wire calls otherwise."""
WIRE_NAMES: Mapping[str, Mapping[str, str]] = {
    "GenerationConfig": {"modelSelectionConfig": "modelConfig"},
    "ImageConfig": {
        "outputMimeType": "imageOutputOptions.mimeType",
        "outputCompressionQuality": "imageOutputOptions.compressionQuality",
    },
}
"""Where the wire has what the client's field says, by type and the client's name in camelCase."""
_PLATFORMS: dict[Platform, str] = {
    "google-ai": "Google AI",
    "vertex": "Vertex AI",
    "azure-inference": "Azure AI Model Inference",
    "azure-openai": "Azure OpenAI",
}
_DEPTH = 3
LISTED = 40
"""The number of known names that are listed for a new name."""


def unknown_field(path: Path, name: str, types: Sequence[str], platform: Platform | None) -> Fault:
    """The finding for a field that its object does not have: a warning where it resembles nothing known.

    `types` leads from the payload's type to the object's.
    """
    place = types[-1]
    where = joined([*wire_path(path, types[0], platform), name])
    others = platforms_where(
        platform, lambda other: has_type(place, other) and name in _members(place, other)
    )
    if others and not _has(name, place, platform):
        here = _PLATFORMS[platform] if platform else ""
        return Fault(where, f"only {' and '.join(others)} has this field; {here} lacks it")
    known = _names(place, platform)
    if meant := WIRE_NAMES.get(place, {}).get(camel_case(name)):
        return _client_field(where, place, meant, platform)
    suggestion = (
        same(name, known)
        or _below(name, place, platform)
        or _above(name, types, path, platform)
        or typo_of(name, known)
    )
    problem = f"unknown field of {place}"
    if suggestion:
        return Fault(where, problem, expected=choice(name, known), suggestion=suggestion)
    return Fault(where, problem, expected=choice(name, known, LISTED), severity="warning")


def _client_field(where: str, type_name: str, meant: str, platform: Platform | None) -> Fault:
    """The finding for a name of Google's own client that has another name in the services."""
    problem = f"{CLIENT}'s name of a field of {type_name}, which the services call {meant}"
    member = meant.partition(".")[0]
    if _has(member, type_name, platform):
        return Fault(where, problem, suggestion=meant, severity="warning")
    others = platforms_where(
        platform, lambda o: has_type(type_name, o) and _has(member, type_name, o)
    )
    return Fault(where, f"{problem}; only {' and '.join(others)} has it", severity="warning")


def unknown_keyword(
    name: str, known: Sequence[str], type_name: str, platform: Platform | None, *, newer: bool
) -> Fault:
    """The message about a keyword argument that a method does not accept: a typo of a keyword, or a field of one.

    `newer`: whether one that resembles nothing known is a warning.
    """
    below = _below(name, type_name, platform)
    member, dot, rest = (below or "").partition(".")
    keyword = same(member, known) if dot else None
    suggestion = (
        same(name, known) or (f"{keyword}.{rest}" if keyword else None) or typo_of(name, known)
    )
    problem = f"unknown keyword; not a field of {type_name}"
    if same(name, _names(type_name, platform)):
        problem = "unknown keyword"
    elif newer and not suggestion and not below:
        return Fault(name, problem, expected=choice(name, known, LISTED), severity="warning")
    suggestion = suggestion or closest(name, known)
    return Fault(name, problem, expected=choice(name, known), suggestion=suggestion)


def wire_path(path: Path, type_name: str, platform: Platform | None) -> list[str | int]:
    """A path with the fields in the wire's spelling, and the keys of maps as they are."""
    spelled: list[str | int] = []
    owner: str | None = _of_items(type_name, platform)
    values: str | None = None
    for step in path:
        members = _members(owner, platform) if owner else {}
        if isinstance(step, int) or step not in members:
            spelled.append(step)
            if isinstance(step, str):
                owner, values = values, None
        else:
            spelled.append(wire_name(step, members))
            inner = target(members[step])
            is_map = isinstance(members[step].get("additionalProperties"), dict)
            owner, values = (None, inner) if is_map else (inner, None)
    return spelled


def types_along(path: Path, type_name: str, platform: Platform | None) -> list[str]:
    """The types of the objects a path leads through, the payload's own first; of a list, that of its items."""
    found = [_of_items(type_name, platform)]
    for step in path:
        members = _members(found[-1], platform)
        if isinstance(step, str) and step in members and (inner := target(members[step])):
            found.append(inner)
    return found


def wire_name(name: str, members: Json) -> str:
    """The wire's spelling of a field's name."""
    camel = camel_case(name)
    return camel if camel in members else name


def _of_items(type_name: str, platform: Platform | None) -> str:
    """The type of the items, where a type is a list; else the type itself."""
    rule = definitions(type_name, platform)[type_name]
    is_list = "items" in rule or "items" in rule.get("then", {})
    return (target(rule) if is_list else None) or type_name


def _members(type_name: str, platform: Platform | None) -> Json:
    """The rules of a type's fields, by both spellings of their names where there are two."""
    return cast(Json, definitions(type_name, platform)[type_name].get("properties", {}))


def _has(name: str, type_name: str, platform: Platform | None) -> bool:
    members = _members(type_name, platform)
    return name in members or camel_case(name) in members


@cached
def _names(type_name: str, platform: Platform | None) -> tuple[str, ...]:
    """The fields of a type, in the wire's spelling."""
    members = _members(type_name, platform)
    return tuple(dict.fromkeys(wire_name(name, members) for name in members))


def platforms_where(platform: Platform | None, has: Callable[[Platform], bool]) -> list[str]:
    """The other platforms that have something, in words; none where no platform is meant."""
    if platform is None:
        return []
    return [words for other, words in _PLATFORMS.items() if other != platform and has(other)]


@cached  # a program that sends a name sends it in every call
def _below(name: str, type_name: str, platform: Platform | None) -> str | None:
    """The path to which a field belongs, if an object inside has it: the one that is fewest steps away."""
    level, seen = [("", type_name)], {type_name}
    for _ in range(_DEPTH):
        level = [
            found for prefix, owner in level for found in _inner(prefix, owner, platform, seen)
        ]
        for prefix, owner in level:
            if _has(name, owner, platform):
                return f"{prefix}{wire_name(name, _members(owner, platform))}"
    return None


def _inner(
    prefix: str, type_name: str, platform: Platform | None, seen: set[str]
) -> Iterator[tuple[str, str]]:
    members = _members(type_name, platform)
    for member in _names(type_name, platform):
        inner = target(members[member])
        if inner is not None and inner not in seen:
            seen.add(inner)
            yield f"{prefix}{member}.", inner


def _above(name: str, types: Sequence[str], path: Path, platform: Platform | None) -> str | None:
    """The path to which a field belongs, if an object around has it: the innermost."""
    ends = [place for place, step in enumerate(path) if isinstance(step, str)]
    for owner, end in zip(reversed(types[:-1]), reversed(ends), strict=False):
        if _has(name, owner, platform):
            return joined([*path[:end], wire_name(name, _members(owner, platform))])
    return None


def warn_of_unknown(findings: Sequence[Fault]) -> None:
    """Warn once of all names and values in a request that this package does not know; it is sent as it is."""
    if findings:
        lines = "\n".join(f"  {finding}" for finding in findings)
        message = f"unknown to this package, sent unchanged:\n{lines}\n{_HINT}"
        warn_caller(message, UnknownNameWarning)
