"""Hypothesis strategies for payloads of every type of the specs.

    from hypothesis import given
    from gemini_sdk.testing.strategies import payloads

    @given(payloads("GenerateContentResponse", "vertex"))
    def test_reading(payload): ...

They are made from the schemas that payloads are validated by, so that what they draw has no faults: of Google's APIs
both spellings of a name, numbers as strings, base64 in every alphabet, one object for a list; null for what is unset.
Needs hypothesis.
"""

import base64
from datetime import datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st
from jsonschema_rs import validator_for

from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.validation.compiled_schemas import definitions
from gemini_sdk.validation.unknown_names import wire_name

Payloads = st.SearchStrategy[Any]

_SIZES = (6, 4, 3, 2, 2, 1, 1)
"""Optional members of an object at most, by its depth: the rest of a payload stays small."""
_NEWER_NAMES = st.sampled_from(["", "NEWER_THAN_THE_SPECS", "é"])
_NEWER_NUMBERS = st.integers(-1, 2**31 - 1)
_ROLES = st.sampled_from(["user", "model", "function", "USER", "Model"])
_TEXT = st.text(max_size=12)
_ANYTHING: Payloads = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=4,
)
_TIMES = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30, 23, 59, 59))  # in any zone
_ZONES = st.just("Z") | st.from_regex(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]", fullmatch=True)
_FRACTIONS = st.just("") | st.from_regex(r"\.[0-9]{1,9}", fullmatch=True)
_MOST_SECONDS = 315_576_000_000 - 1
"""Ten thousand years, what a Duration may hold."""
_NOT_FINITE = st.sampled_from(["NaN", "Infinity", "-Infinity"])
_NEWER_FIELDS = st.dictionaries(
    st.from_regex("x[A-Z_][a-z_]{1,5}", fullmatch=True), _ANYTHING, max_size=2
)


def payloads(type_name: str, platform: Platform | None = None, *, newer: bool = False) -> Payloads:
    """JSON values of a type, as Python data. Raises UnknownTypeError if there is none of that name.

    Without a platform they hold what any platform takes. `newer` adds what a later release of the service might send:
    fields and enum values that the specs lack, at every depth. Such fields are faults in a request, yet parse.
    """
    return _Drawing(definitions(type_name, platform), newer).of_type(type_name)


class _Drawing:
    """Strategies for the rules of types that refer to each other."""

    def __init__(self, types: Json, newer: bool) -> None:
        self._types = types
        self._newer = newer
        # Cached by type and depth, and deferred: types contain themselves.
        self.of_type = cache(self._of_type)

    def _of_type(self, name: str, depth: int = 0) -> Payloads:
        rule: Json = self._types[name]
        if values := rule.get("examples"):
            numbered = "integer" in rule["type"]
            known = st.sampled_from(values)
            if numbers := rule.get("then", {}).get("enum"):
                known |= st.sampled_from(numbers)
            newer = _NEWER_NUMBERS | _NEWER_NAMES if numbered else _NEWER_NAMES
            return known | newer if self._newer else known
        make = self._object if "properties" in rule else self._value  # an object, or a list of them
        return st.deferred(lambda: make(rule, depth))

    def _object(self, rule: Json, depth: int) -> Payloads:
        members: Json = rule["properties"]
        deeper = min(depth + 1, len(_SIZES) - 1)
        spellings: dict[str, list[str]] = {}
        for spelling in members:
            spellings.setdefault(wire_name(spelling, members), []).append(spelling)
        demands: list[Json] = rule.get("allOf", [])
        cases = [(validator_for(d["if"]), d["then"]) for d in demands if "then" in d]
        required = [d.get("required") or d["else"]["required"] for d in demands if "then" not in d]
        needed = [name for names in required for name in names]
        optional = sorted(spellings.keys() - set(needed))

        @st.composite
        def draw_object(draw: st.DrawFn) -> Json:
            some = st.lists(st.sampled_from(optional), unique=True, max_size=_SIZES[depth])
            names = needed + (draw(some) if optional else [])
            chosen = _compatible([draw(st.sampled_from(spellings[n])) for n in names], rule)
            drawn = {s: draw(self._member(members[s], deeper)) for s in chosen}
            for condition, then in cases:
                if not condition.is_valid(drawn):
                    continue
                for name in then.get("properties", ()):
                    drawn.pop(name, None)
                for name in then.get("required", ()):
                    drawn[name] = draw(self._value(members[name], deeper))
            return draw(_NEWER_FIELDS) | drawn if self._newer else drawn

        return draw_object()

    def _member(self, rule: Json, depth: int) -> Payloads:
        nullable = "null" in rule.get("type", ()) or ("$ref" in rule and "not" not in rule)
        value = self._value(rule, depth)
        return value | st.none() if nullable else value

    def _value(self, rule: Json, depth: int) -> Payloads:
        if "type" in rule.get("if", {}) and "title" in rule:
            return self._union(rule, depth)
        if rule.get("type", [""])[0] == "array":
            size = {
                "min_size": rule.get("minItems", 0),
                "max_size": max(rule.get("minItems", 0), 3),
            }
            return st.lists(self._value(rule["items"], depth), **size)
        if "then" in rule:
            item = self._value(rule["then"]["items"], depth)
            size = {
                "min_size": rule.get("minItems", 0),
                "max_size": min(rule.get("maxItems", 3), 3),
            }
            return st.lists(item, **size) | item.map(_alone)
        if "$ref" in rule:
            values = self.of_type(rule["$ref"].rsplit("/", 1)[-1], depth)
            holds_parts = "else" in rule or "allOf" in rule  # a turn; an instruction
            return st.builds(_turn, values, _ROLES) if holds_parts else values
        kinds = set(rule.get("type", ())) - {"null"}
        if kinds == {"object"}:
            inner = rule["additionalProperties"]
            values = _ANYTHING if inner is True else self._value(inner, depth)
            return st.dictionaries(_TEXT, values, max_size=2)
        return _scalar(rule, kinds)

    def _union(self, rule: Json, depth: int) -> Payloads:
        """The values of each kind in turn: a chain of `if`, the last of whose links only refuses."""
        options: list[Payloads] = []
        while "then" in rule:
            options.append(self._value(rule["then"], depth))
            rule = rule["else"]
        return st.one_of(options)


def _compatible(names: list[str], rule: Json) -> list[str]:
    """Names without those that exclude an earlier one or need another one."""
    dependent: Json = rule.get("dependentSchemas", {})
    demands: dict[str, Json] = {name: dependent.get(name, {}).get("else", {}) for name in names}
    kept: list[str] = []
    for name in names:
        if not any(name in demands[one].get("properties", {}) for one in kept):
            kept.append(name)
    hosts = {n: [host["required"][0] for host in demands[n].get("anyOf", ())] for n in kept}
    return [n for n in kept if not hosts[n] or set(hosts[n]) & set(kept)]


def _alone(item: object) -> list[object] | object:
    """An item that stands for the list of it; null and lists would be read otherwise."""
    listed = [item]
    return listed if item is None or isinstance(item, list) else item


def _turn(content: Json, role: str) -> Json:
    """A content as a person may write it: of a role that there is, and with parts that hold something."""
    parts: Any = content.get("parts")
    listed: list[Any] = parts if isinstance(parts, list) else [parts]  # pyright: ignore[reportUnknownVariableType]
    filled: list[Any] = [
        part if _holds_something(part) else {"text": "x"} for part in listed or [None]
    ]
    return content | {"role": role, "parts": parts if filled == listed else filled}


def _holds_something(part: Any) -> bool:
    members: Json = part or {}
    return any(value is not None for value in members.values())


def _scalar(rule: Json, kinds: set[str]) -> Payloads:
    if kinds == {"boolean"}:
        return st.booleans()
    if "integer" in kinds:
        whole = st.integers(rule["minimum"], rule["maximum"])
        exact = whole | whole.filter(lambda n: abs(n) < 2**53).map(float)
        return exact | whole.map(str) if "string" in kinds else exact
    if "number" in kinds:
        return _number(rule, as_text="string" in kinds)
    match rule.get("format"):
        case "byte":
            alphabets = st.sampled_from(["+/", "-_", "+_"])
            return st.builds(_base64, st.binary(max_size=9), alphabets, st.booleans())
        case "google-datetime":
            return st.builds(_time, _TIMES, _FRACTIONS, _ZONES)
        case "google-duration":
            sign = st.sampled_from(["", "-"])
            return st.builds(_seconds, sign, st.integers(0, _MOST_SECONDS), _FRACTIONS)
        case _:
            pass
    if "pattern" in rule:
        return st.from_regex(str(rule["pattern"]).removesuffix("$") + r"\Z")
    if kinds == {"string"}:
        return st.text(max_size=min(12, rule.get("maxLength", 12)))
    return _ANYTHING


def _number(rule: Json, *, as_text: bool) -> Payloads:
    low, high = rule.get("minimum", rule.get("exclusiveMinimum")), rule.get("maximum")
    finite = st.floats(
        low,
        high,
        exclude_min="exclusiveMinimum" in rule,
        allow_nan=False,
        allow_infinity=False,
        width=32 if str(rule.get("format")).startswith("float") else 64,
    )
    bounded = low is not None or high is not None
    return finite | finite.map(repr) | _NOT_FINITE if as_text and not bounded else finite


def _time(moment: datetime, fraction: str, zone: str) -> str:
    return moment.replace(microsecond=0).isoformat() + fraction + zone


def _seconds(sign: str, whole: int, fraction: str) -> str:
    return f"{sign}{whole}{fraction}s"


def _base64(data: bytes, alphabet: str, padded: bool) -> str:
    """Base64 as senders write it: the standard alphabet, the URL-safe one or a mixture, padded or not."""
    text = base64.b64encode(data, alphabet.encode()).decode()
    return text if padded else text.rstrip("=")
