"""Members of an answer that are empty though a keyword of the schema says otherwise, since models ignore some keywords.

Google's description of `GenerationConfig.responseJsonSchema` (the proto generativelanguage v1beta, 2026) names what is
honoured of JSON Schema: `$id`, `$defs`, `$ref`, `$anchor`, `type`, `format`, `title`, `description`, `enum`, `items`,
`prefixItems`, `minItems`, `maxItems`, `minimum`, `maximum`, `anyOf`, `oneOf`, `properties`, `additionalProperties`,
`required` and `propertyOrdering`. Older models leave an object empty whose members only `additionalProperties`
describes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, cast

Json = Mapping[str, Any]


def _is_unmatched(value: object, pattern: object) -> bool:
    with suppress(re.error, TypeError):
        return value == "" and re.search(cast("str", pattern), "") is None
    return False


def _is_short(kind: type) -> Callable[[object, object], bool]:
    return lambda value, least: isinstance(value, kind) and isinstance(least, int) and least > 0


def _is_open(value: object, members: object) -> bool:
    return value == {} and isinstance(members, Mapping) and bool(cast("Json", members))


_BROKEN: Mapping[str, Callable[[object, object], bool]] = {
    "additionalProperties": _is_open,
    "const": lambda value, const: value != const,
    "contains": lambda value, _: value == [],
    "default": lambda value, default: value != default and not _is_empty(default),
    "minLength": _is_short(str),
    "minProperties": _is_short(dict),
    "pattern": _is_unmatched,
    "patternProperties": _is_open,
}
"""Whether an empty value is not what a keyword asks for."""
OF_FAULTS: Mapping[str, str] = {
    "greater_than": "exclusiveMinimum",
    "less_than": "exclusiveMaximum",
    "multiple_of": "multipleOf",
    "string_pattern_mismatch": "pattern",
    "string_too_long": "maxLength",
    "string_too_short": "minLength",
}
"""The ignored keyword that an answer broke, by the kind of pydantic's error."""


class WrittenSchema:
    """A JSON Schema that a request gave for its answer in place of a type."""

    __slots__ = ("schema",)

    def __init__(self, schema: Json) -> None:
        self.schema = schema


def has_ignored(schema: object) -> bool:
    """Whether a schema has a keyword that can be the reason for an empty member."""
    if isinstance(schema, list):
        return any(map(has_ignored, cast("list[object]", schema)))
    if not isinstance(schema, Mapping):
        return False
    members = cast("Json", schema)
    return not _BROKEN.keys().isdisjoint(members) or any(map(has_ignored, members.values()))


def empty_members(value: Any, schema: Json) -> Iterator[tuple[str, str]]:
    """The path of each empty member of an answer, and the keyword that should have kept it from being so."""
    yield from _found(value, schema, schema, "")


def _found(value: Any, schema: object, root: Json, path: str) -> Iterator[tuple[str, str]]:
    options = list(_options(schema, root, ()))
    if _is_empty(value):
        reasons = [_reason(value, option) for option in options]
        # Where one of several schemas takes it as it is, nothing is missing.
        if reasons and all(reasons):
            yield path or "$", cast("str", reasons[0])
        return
    for option in options:
        if isinstance(value, dict):
            properties = option.get("properties")
            named = cast("Json", properties if isinstance(properties, Mapping) else {})
            for name, inner in cast("dict[str, Any]", value).items():
                below = named.get(name, option.get("additionalProperties"))
                yield from _found(inner, below, root, f"{path}.{name}" if path else name)
        elif isinstance(value, list):
            for place, inner in enumerate(cast("Any", value)):
                yield from _found(inner, option.get("items"), root, f"{path}[{place}]")


def _options(schema: object, root: Json, seen: tuple[str, ...]) -> Iterator[Json]:
    """A schema, or those that it refers to or offers, each with the keywords next to it."""
    if not isinstance(schema, Mapping):
        return
    members = cast("Json", schema)
    reference = members.get("$ref")
    if isinstance(reference, str):
        if reference in seen:
            return
        target: Any = root
        for step in reference.removeprefix("#/").split("/"):
            target = cast("Json", target).get(step) if isinstance(target, Mapping) else None
        for each in _options(target, root, (*seen, reference)):
            yield {**each, **{n: value for n, value in members.items() if n != "$ref"}}
        return
    offered = members.get("anyOf") or members.get("oneOf")
    if not isinstance(offered, list):
        yield members
        return
    beside = {n: value for n, value in members.items() if n not in ("anyOf", "oneOf")}
    for choice in cast("list[object]", offered):
        for option in _options(choice, root, seen):
            yield {**beside, **option}


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def _reason(value: object, schema: Json) -> str | None:
    if value is None and schema.get("type") == "null":
        return None
    return next(
        (k for k, broken in _BROKEN.items() if k in schema and broken(value, schema[k])), None
    )
