"""JSON that satisfies a JSON Schema: what the emulator's model answers when it is requested structured output.

Values come from the prompt where it has some (numbers, names, quotations, an enum value it mentions), so that
answers and function arguments read as if understood. The vocabulary is what Gemini takes (types, enum, const,
ranges, lengths, patterns, formats, properties, items, prefixItems, anyOf, oneOf, allOf, $ref); `not`,
`if` and `contains` are best effort, that is, ignored.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.emulator import pattern, text_words

_MANY = 10_000
"""No list or string is made longer than this, whatever its schema asks."""


class UnsatisfiableError(ValueError):
    """Nothing satisfies the schema, or only something endless."""


class MalformedSchemaError(UnsatisfiableError):
    """The value is not a JSON Schema."""


def example(schema: object, text: str = "") -> Any:
    """A value of the schema, drawn from `text` where possible.

    Raises UnsatisfiableError if there is none; MalformedSchemaError if it is not a schema.
    """
    if not isinstance(schema, bool) and not is_object(schema):
        raise MalformedSchemaError(f"a schema must be an object; found {json.dumps(schema)[:80]}")
    try:
        return _ExampleMaker(schema if is_object(schema) else {}, text).make(schema)
    except UnsatisfiableError:
        raise
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        # Keywords may hold anything, and to look at each before it is used would be a second reader of schemas.
        raise MalformedSchemaError(f"a keyword has an invalid value: {error}") from error


class _ExampleMaker:
    def __init__(self, root: Mapping[str, Any], text: str) -> None:
        self._root = root
        self._text = text.lower()
        self._topic = " ".join(text_words.telling(text)[:2])
        self._names = iter(text_words.proper(text))
        self._numbers = text_words.numbers(text)
        self._open: list[str] = []
        self._variant = 0
        """Grows with the place in a list, so that members of a set differ."""

    def make(self, schema: Any, name: str = "") -> Any:
        if schema is True:
            return self._phrase(name)
        if not is_object(schema):
            raise UnsatisfiableError("the schema `false` allows no value")
        rules = schema
        if "$ref" in rules:
            return self._referred(rules, name)
        if "allOf" in rules:
            return self.make(self._merged(rules), name)
        if "const" in rules:
            return rules["const"]
        if "enum" in rules:
            return self._member(rules["enum"])
        for key in ("anyOf", "oneOf"):
            if key in rules:
                return self._branch(rules, key, name)
        return self._typed(rules, name)

    def _referred(self, rules: dict[str, Any], name: str) -> Any:
        reference: str = rules["$ref"]
        if reference in self._open:
            raise UnsatisfiableError(
                f"{reference} contains itself"
            )  # a caller with a choice uses another one
        self._open.append(reference)
        try:
            return self.make(self._resolved(rules), name)
        finally:
            self._open.pop()

    def _resolved(self, rules: dict[str, Any]) -> Any:
        target: Any = self._root
        for step in str(rules["$ref"]).removeprefix("#").split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            if not is_object(target) or key not in target:
                raise UnsatisfiableError(f"{rules['$ref']} does not exist")
            target = target[key]
        beside = {key: value for key, value in rules.items() if key != "$ref"}
        return _merge(target, beside) if beside and is_object(target) else target

    def _merged(self, rules: dict[str, Any]) -> dict[str, Any]:
        merged = {key: value for key, value in rules.items() if key != "allOf"}
        for member in rules["allOf"]:
            whole = self._resolved(member) if is_object(member) and "$ref" in member else member
            if whole is False:
                raise UnsatisfiableError("a member of allOf allows no value")
            merged = _merge(merged, whole) if is_object(whole) else merged
        return merged

    def _member(self, options: list[Any]) -> Any:
        if not options:
            raise UnsatisfiableError("an empty enum allows no value")
        mentioned = [o for o in options if isinstance(o, str) and o and o.lower() in self._text]
        return options[self._variant % len(options)] if self._variant else [*mentioned, *options][0]

    def _branch(self, rules: dict[str, Any], key: str, name: str) -> Any:
        base = {other: value for other, value in rules.items() if other != key}
        branches: list[Any] = [b for b in rules[key] if b is not False]
        # null last: an answer says more
        for branch in sorted(branches, key=lambda b: b == {"type": "null"}):
            try:
                value = self.make(_merge(base, branch) if is_object(branch) else base, name)
            except UnsatisfiableError:
                continue
            if key == "anyOf" or sum(self._admits(b, value) for b in branches) == 1:
                return value
        raise UnsatisfiableError(f"no branch of {key} can be satisfied")

    def _admits(self, branch: Any, value: Any) -> bool:
        if not is_object(branch):
            return branch is True
        definitions = {k: self._root[k] for k in ("$defs", "definitions") if k in self._root}
        return jsonschema_rs.is_valid({**definitions, **branch}, value)

    def _typed(self, rules: dict[str, Any], name: str) -> Any:
        match self._kind(rules):
            case "object":
                return self._object(rules, name)
            case "array":
                return self._array(rules, name)
            case "integer":
                return int(self._number(rules, whole=True))
            case "number":
                return self._number(rules, whole=False)
            case "boolean":
                return self._variant % 2 == 0
            case "null":
                return None
            case _:
                return self._string(rules, name)

    def _kind(self, rules: dict[str, Any]) -> str:
        kind = rules.get("type")
        if is_list(kind):
            return next((k for k in kind if k != "null"), "null")
        if isinstance(kind, str):
            return kind
        signs = {"object": "properties additionalProperties required", "array": "items prefixItems"}
        signs |= {"number": "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf"}
        return next((k for k, keys in signs.items() if set(keys.split()) & rules.keys()), "string")

    def _object(self, rules: dict[str, Any], name: str) -> dict[str, Any]:
        properties: dict[str, Any] = rules.get("properties", {})
        required: list[str] = rules.get("required", [])
        rest: Any = rules.get("additionalProperties", True)
        ordering = [p for p in rules.get("propertyOrdering", []) if p in properties]
        made: dict[str, Any] = {}
        for key in dict.fromkeys([*ordering, *properties, *required]):
            try:
                made[key] = self.make(properties.get(key, rest), key)
            except UnsatisfiableError:
                if key in required:
                    raise
        self._fill(made, rules, rest, name)
        optional = [key for key in made if key not in required]
        for key in reversed(optional[: max(0, len(made) - rules.get("maxProperties", len(made)))]):
            del made[key]
        return made

    def _fill(self, made: dict[str, Any], rules: dict[str, Any], rest: Any, name: str) -> None:
        """Adds free properties where some are asked for, or where the object is a map."""
        wanted = rules.get("minProperties", 0)
        if not made and isinstance(rest, dict) and rules.get("maxProperties", 1) > 0:
            wanted = max(wanted, 1)
        for number in range(1, min(wanted, _MANY) - len(made) + 1):
            made[f"{name or 'entry'}_{number}"] = self.make(rest, name)

    def _array(self, rules: dict[str, Any], name: str) -> list[Any]:
        first: list[Any] = rules.get("prefixItems", [])
        least, most = rules.get("minItems", 0), rules.get("maxItems", _MANY)
        length = min(max(2, len(first), least), most, _MANY)
        made: list[Any] = []
        before = self._variant
        # A set may need more attempts than members: its members must differ.
        for attempt in range(length * (4 if rules.get("uniqueItems") else 1)):
            if len(made) == length:
                break
            self._variant = before + attempt
            try:
                value = self.make(
                    first[len(made)] if len(made) < len(first) else rules.get("items", True), name
                )
            except UnsatisfiableError:
                if len(made) < least:
                    raise
                break
            finally:
                self._variant = before
            if not (rules.get("uniqueItems") and _key(value) in map(_key, made)):
                made.append(value)
        return made

    def _number(self, rules: dict[str, Any], *, whole: bool) -> float:
        low, high = _bounds(rules, whole=whole)
        step = rules.get("multipleOf", 1 if whole else None)
        for wanted in self._wishes(low, high, 1 if whole else 1.5):
            value = math.floor(wanted / step) * step if step else wanted
            value = value + step if step and value < low else value
            value = round(value, 9) if isinstance(value, float) and step else value
            if low <= value <= high:
                return value
        raise UnsatisfiableError(f"no number lies between {low} and {high}")

    def _wishes(self, low: float, high: float, usual: float) -> Iterator[float]:
        fits = [n for n in self._numbers if low <= n <= high]
        if fits and not self._variant:
            self._numbers.remove(fits[0])
            yield fits[0]
        yield usual + self._variant
        if math.isfinite(low) and math.isfinite(high):
            yield low + (high - low) / (2 + self._variant)
        if math.isfinite(low):
            yield from (low + 1 + self._variant, low)
        if math.isfinite(high):
            yield from (high - 1 - self._variant, high)

    def _string(self, rules: dict[str, Any], name: str) -> str:
        least, most = min(rules.get("minLength", 0), _MANY), rules.get("maxLength", _MANY)
        if least > most:
            raise UnsatisfiableError(f"no string is longer than {least} and shorter than {most}")
        if "pattern" in rules:
            return _patterned(rules["pattern"], least, most)
        if rules.get("format") in _FORMATS:
            return _FORMATS[rules["format"]].format(n=self._variant % 9 + 1)
        phrase = self._phrase(name)
        while len(phrase) < least:
            phrase += " and so on"
        return phrase[:most]

    def _phrase(self, name: str) -> str:
        """A quotation or a name from the prompt, or else what the property is called and what the prompt is about."""
        found = next(self._names, None)
        if found is not None:
            return found
        label = re.sub(r"[_\W]+", " ", name).strip()
        phrase = " of ".join(filter(None, (label, self._topic))) or "example"
        return f"{phrase} {self._variant + 1}" if self._variant else phrase


_FORMATS = {
    "date-time": "2026-01-0{n}T12:00:00Z",
    "date": "2026-01-0{n}",
    "time": "12:00:0{n}Z",
    "duration": "PT{n}H",
    "email": "reader{n}@example.com",
    "hostname": "host{n}.example.com",
    "ipv4": "192.0.2.{n}",
    "ipv6": "2001:db8::{n}",
    "uri": "https://example.com/{n}",
    "url": "https://example.com/{n}",
    "uri-reference": "/example/{n}",
    "uuid": "123e4567-e89b-42d3-a456-42661417400{n}",
    "byte": "ZXhhbXBsZQ==",
    "json-pointer": "/example/{n}",
}


def _patterned(expression: str, least: int, most: int) -> str:
    """The shortest attempt that keeps the lengths; a pattern beyond the generator is plainly left unsatisfied."""
    made = ""
    try:
        for extra in (0, 1, 2, 4, 8, least):
            made = pattern.matching(expression, extra)
            if least <= len(made) <= most and re.search(expression, made):
                return made
    except (pattern.UnsupportedPatternError, re.error, ValueError):
        return f"(a string that matches {expression})"
    return made


def _bounds(rules: dict[str, Any], *, whole: bool) -> tuple[float, float]:
    low, high = rules.get("minimum", -math.inf), rules.get("maximum", math.inf)
    below, above = rules.get("exclusiveMinimum", -math.inf), rules.get("exclusiveMaximum", math.inf)
    if whole:
        low = max(_up(low), math.floor(below) + 1 if math.isfinite(below) else below)
        high = min(_down(high), math.ceil(above) - 1 if math.isfinite(above) else above)
        return low, high
    return max(low, math.nextafter(below, math.inf)) if math.isfinite(below) else low, (
        min(high, math.nextafter(above, -math.inf)) if math.isfinite(above) else high
    )


def _up(value: float) -> float:
    return math.ceil(value) if math.isfinite(value) else value


def _down(value: float) -> float:
    return math.floor(value) if math.isfinite(value) else value


def _merge(base: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Both schemas at once, as far as keywords allow: members united, limits the stricter, the rest the latter."""
    merged = {**base, **other}
    for key in base.keys() & other.keys():
        ours, theirs = base[key], other[key]
        if key in ("properties", "$defs"):
            shared = {k: _merge(ours[k], theirs[k]) for k in ours.keys() & theirs.keys()}
            merged[key] = {**ours, **theirs, **shared}
        elif key == "required":
            merged[key] = list(dict.fromkeys([*ours, *theirs]))
        elif key == "enum":
            merged[key] = [option for option in ours if option in theirs]
        elif key.startswith(("min", "exclusiveMin")):
            merged[key] = max(ours, theirs)
        elif key.startswith(("max", "exclusiveMax")):
            merged[key] = min(ours, theirs)
        elif key == "additionalProperties" and False in (ours, theirs):
            merged[key] = False
    return merged


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
