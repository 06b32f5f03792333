"""JSON made to a schema, checked by an independent validator."""

import re
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk.emulator.pattern import UnsupportedPatternError, matching
from gemini_sdk.emulator.schema_example import UnsatisfiableError, example
from tests.examples import examples

TEXT = st.sampled_from(["", "What is the weather in Paris for 3 days?", 'Call it "Moon", please.'])
NAMES = st.sampled_from(["name", "city", "count", "tags", "nested"])


def _ranges(low: str, high: str, numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(numbers, numbers).map(lambda pair: {low: min(pair), high: max(pair)})


def _numbers(kind: str, numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.just({"type": kind}),
        _ranges("minimum", "maximum", numbers).map(lambda r: {"type": kind, **r}),
        numbers.map(lambda low: {"type": kind, "exclusiveMinimum": low}),
        numbers.map(lambda high: {"type": kind, "exclusiveMaximum": high}),
    )


def _object(members: dict[str, Any], closed: bool, needed: int) -> dict[str, Any]:
    schema = {"type": "object", "properties": members, "required": sorted(members)[:needed]}
    return schema | ({"additionalProperties": False} if closed else {})


def _array(items: Any, sizes: dict[str, int]) -> dict[str, Any]:
    return {"type": "array", "items": items, **sizes}


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    properties = st.dictionaries(NAMES, inner, min_size=1, max_size=4)
    return st.one_of(
        st.builds(_object, properties, st.booleans(), st.integers(0, 4)),
        st.builds(_array, inner, _ranges("minItems", "maxItems", st.integers(0, 5))),
        inner.map(lambda value: {"type": "object", "additionalProperties": value}),
        st.lists(inner, min_size=1, max_size=3).map(lambda branches: {"anyOf": branches}),
        inner.map(lambda value: {"anyOf": [{"type": "null"}, value]}),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda items: {"type": "array", "prefixItems": items, "minItems": len(items)}
        ),
    )


STRINGS = st.one_of(
    st.just({"type": "string"}),
    _ranges("minLength", "maxLength", st.integers(0, 60)).map(lambda r: {"type": "string", **r}),
    st.sampled_from(["date-time", "date", "time", "email", "uuid", "ipv4", "ipv6", "uri"]).map(
        lambda name: {"type": "string", "format": name}
    ),
    st.sampled_from([r"^\d{3}-\d{4}$", r"^[A-Z]{2,3}$", r"^#[0-9a-f]{6}$", r"^(a|b)+c?$"]).map(
        lambda expression: {"type": "string", "pattern": expression}
    ),
)
SCHEMAS = st.recursive(
    st.one_of(
        STRINGS,
        _numbers("integer", st.integers(-1000, 1000)),
        _numbers("number", st.floats(-1e6, 1e6, allow_nan=False).map(lambda f: round(f, 3))),
        st.lists(st.text(max_size=8), min_size=1, max_size=4).map(lambda e: {"enum": e}),
        st.sampled_from([{"type": "boolean"}, {"type": "null"}, {"const": 7}, {}, True]),
        st.just({"type": ["string", "null"]}),
    ),
    _deeper,
    max_leaves=8,
)


@settings(deadline=None, max_examples=examples(300))
@given(SCHEMAS, TEXT)
def test_values_satisfy_their_schema(schema: Any, text: str) -> None:
    document: dict[str, Any] = {"allOf": [schema]} if schema is True else schema
    validator = jsonschema_rs.Draft202012Validator(document, validate_formats=True)
    validator.validate(example(document, text))


@pytest.mark.parametrize(
    "schema",
    [
        {
            "$ref": "#/$defs/Node",
            "$defs": {
                "Node": {
                    "type": "object",
                    "required": ["value", "next", "children"],
                    "properties": {
                        "value": {"type": "integer"},
                        "next": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                        "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
                        "other": {"$ref": "#/$defs/Node"},
                    },
                }
            },
        },
        {"type": "array", "uniqueItems": True, "minItems": 3, "items": {"enum": ["a", "b", "c"]}},
        {"type": "array", "uniqueItems": True, "minItems": 5, "items": {"type": "integer"}},
        {"type": "object", "minProperties": 3, "maxProperties": 4},
        {"type": "object", "properties": {"a": {}, "b": {}, "c": {}}, "maxProperties": 1},
        {"allOf": [{"type": "integer", "minimum": 3}, {"maximum": 5}]},
        {"type": "integer", "multipleOf": 7, "minimum": 20},
        {"allOf": [True, {"type": "integer"}]},
        {"oneOf": [{"type": "integer"}, {"type": "number"}]},
        {"type": "object", "required": ["free"]},
    ],
)
def test_the_corners_of_the_vocabulary(schema: dict[str, Any]) -> None:
    jsonschema_rs.Draft202012Validator(schema).validate(example(schema))


@pytest.mark.parametrize(
    "schema",
    [
        {"enum": []},
        {"type": "integer", "minimum": 2, "maximum": 1},
        {"type": "string", "minLength": 2, "maxLength": 1},
        {"type": "object", "required": ["a"], "properties": {"a": False}},
        {"$ref": "#/$defs/missing"},
        {"$ref": "#"},
        {"allOf": [True, False]},
    ],
)
def test_what_nothing_satisfies_is_reported(schema: dict[str, Any]) -> None:
    with pytest.raises(UnsatisfiableError):
        example(schema)


def test_values_come_from_the_prompt() -> None:
    schema = {
        "type": "object",
        "properties": {
            "city": {"type": "string"},
            "days": {"type": "integer"},
            "unit": {"enum": ["celsius", "fahrenheit"]},
        },
    }
    made = example(schema, "What will the weather be in San Francisco for 3 days, in fahrenheit?")
    assert made == {"city": "San Francisco", "days": 3, "unit": "fahrenheit"}


@pytest.mark.parametrize(
    "expression",
    [
        r"^\d{3}-\d{4}$",
        r"^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$",
        r"(foo|bar)+baz?",
        r"^#(?:[0-9a-fA-F]{3}){1,2}$",
        r"^[^\s]+$",
        r"[]a]x",
        r"(?P<year>\d{4})-\d\d",
        r"\x41é?\W\D{2,}?",
        r"",
    ],
)
@pytest.mark.parametrize("extra", [0, 3])
def test_strings_match_their_pattern(expression: str, extra: int) -> None:
    assert re.search(expression, matching(expression, extra))


@pytest.mark.parametrize("expression", [r"(?=a)b", r"(a)\1", "(a", "a)", "[a", "*", "a{2", "\\"])
def test_patterns_beyond_it_are_refused(expression: str) -> None:
    with pytest.raises(UnsupportedPatternError):
        matching(expression)


def test_a_schema_of_openapi_becomes_json_schema() -> None:
    schema = {
        "type": "OBJECT",
        "properties": {
            "tags": {"type": "ARRAY", "items": {"type": "STRING"}, "minItems": "1"},
            "note": {"type": "STRING", "nullable": True},
            "self": {"ref": "#/defs/Node"},
        },
        "defs": {"Node": {"type": "INTEGER"}},
        "required": ["tags"],
    }
    assert to_json_form(schema) == {
        "type": "object",
        "properties": {
            "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "self": {"$ref": "#/$defs/Node"},
        },
        "$defs": {"Node": {"type": "integer"}},
        "required": ["tags"],
    }
