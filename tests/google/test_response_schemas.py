"""Everything a response schema may be given as, and what is sent."""

import enum
import json
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from typing_extensions import TypedDict

from gemini_sdk._arguments import schema_dialects
from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk._behaviour.python_type import schema_of
from gemini_sdk._google import schemas
from gemini_sdk.datasets import from_openai, to_openai
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import to_gemini
from gemini_sdk.types.generate_content import GenerateContentResponse, GenerationConfig, Schema


class Inner(BaseModel):
    n: int


class Recipe(BaseModel):
    name: str
    inner: Inner


@dataclass
class Point:
    x: int


class Row(TypedDict):
    a: str


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


JSON = "application/json"


def expectation(config: Any) -> tuple[Any, Any]:
    return schemas.expectation(config)


@pytest.mark.parametrize(
    "name",
    ["response_schema", "responseSchema", "response_json_schema", "responseJsonSchema"],
)
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (Recipe, {"type": "object", "required": ["name", "inner"]}),
        (list[Recipe], {"type": "array", "items": {"$ref": "#/$defs/Recipe"}}),
        (Point, {"type": "object", "required": ["x"]}),
        (Row, {"type": "object", "required": ["a"]}),
        (Colour, {"type": "string", "enum": ["red", "blue"]}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (int | None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        (str, {"type": "string"}),
        (dict[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}),
    ],
)
def test_types(name: str, kind: Any, part: dict[str, Any]) -> None:
    given = {name: kind, "temperature": 0.5}
    config, expected = expectation(given)
    assert expected is kind
    assert part.items() <= config.pop("response_json_schema").items()
    assert config == {"temperature": 0.5, "response_mime_type": JSON}
    assert given == {name: kind, "temperature": 0.5}


JSON_SCHEMAS: list[dict[str, Any]] = [
    {"type": "object", "properties": {"a": {"type": "string"}}},
    {"$defs": {"A": {"type": "string"}}, "$ref": "#/$defs/A"},
    {"type": ["string", "null"]},
    {"properties": {"a": {"type": "string"}}},
    {"anyOf": [{"type": "integer"}, {"type": "null"}]},
]


@pytest.mark.parametrize("schema", JSON_SCHEMAS)
@pytest.mark.parametrize("name", ["response_schema", "responseSchema", "responseJsonSchema"])
def test_json_schemas_written_out(name: str, schema: dict[str, Any]) -> None:
    config, expected = expectation({name: schema})
    assert expected is None
    assert {
        n.replace("responseJsonSchema", "response_json_schema"): v for n, v in config.items()
    } == {
        "response_json_schema": schema,
        "response_mime_type": JSON,
    }


API_SCHEMA: dict[str, Any] = {"type": "OBJECT", "properties": {"type": {"type": "STRING"}}}


@pytest.mark.parametrize("schema", [API_SCHEMA, Schema.model_validate(API_SCHEMA), {"enum": ["a"]}])
def test_the_api_form_stays(schema: Any) -> None:
    assert expectation({"response_schema": schema}) == (
        {"response_schema": schema, "response_mime_type": JSON},
        None,
    )


@pytest.mark.parametrize("name", ["response_mime_type", "responseMimeType"])
@pytest.mark.parametrize("mime_type", ["text/x.enum", None])
def test_a_mime_type_that_was_given_stays(name: str, mime_type: str | None) -> None:
    config, _ = expectation({"response_schema": API_SCHEMA, name: mime_type})
    assert config == {"response_schema": API_SCHEMA, name: mime_type}


def test_a_config_model() -> None:
    schema = Schema.model_validate(API_SCHEMA)
    given = GenerationConfig(response_schema=schema, temperature=0.5)
    config, expected = expectation(given)
    assert isinstance(config, GenerationConfig)
    assert expected is None
    assert config.response_schema is schema
    assert config.response_mime_type == JSON
    assert given.response_mime_type is None
    assert b'"responseMimeType":"application/json"' in config.to_json()

    kept, _ = expectation(given.model_copy(update={"response_mime_type": "text/x.enum"}))
    assert isinstance(kept, GenerationConfig)
    assert kept.response_mime_type == "text/x.enum"


def test_a_config_model_with_a_type() -> None:
    config, expected = expectation(GenerationConfig(response_json_schema=Inner))
    assert isinstance(config, GenerationConfig)
    assert expected is Inner
    assert config.response_json_schema == Inner.model_json_schema()
    assert config.response_mime_type == JSON


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"temperature": 0.5},
        {"response_schema": None},
        GenerationConfig(),
        GenerationConfig(temperature=0.5),
        {"response_schema": Recipe, "response_json_schema": {}},
        "nonsense",
        None,
    ],
)
def test_nothing_to_do(config: Any) -> None:
    assert expectation(config) == (config, None)


@pytest.mark.parametrize("schema", ["nonsense", 7, [1]])
def test_what_is_no_schema_is_left_to_validation(schema: Any) -> None:
    config, expected = expectation({"response_schema": schema})
    assert config["response_schema"] == schema
    assert expected is None


class Opaque:
    pass


@pytest.mark.parametrize("kind", [Opaque, Opaque(), list[Opaque]])
def test_a_type_no_schema_can_be_made_of(kind: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="the type has no JSON Schema") as caught:
        expectation({"response_schema": kind})
    assert caught.value.faults[0].path == "generationConfig.response_schema"


@pytest.mark.parametrize("name", ["response_schema", "responseSchema"])
@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"type": "string", "nullable": True}, {"type": "STRING", "nullable": True}),
        (
            {
                "type": "object",
                "properties": {"type": {"any_of": [{"type": "integer"}], "min_length": 1}},
                "property_ordering": ["type"],
                "example": {"type": "string", "any_of": 1},
            },
            {
                "type": "OBJECT",
                "properties": {"type": {"anyOf": [{"type": "INTEGER"}], "minLength": 1}},
                "propertyOrdering": ["type"],
                "example": {"type": "string", "any_of": 1},
            },
        ),
        (
            {"type": "OBJECT", "example": {"type": "string"}, "default": {"$ref": 1}},
            {"type": "OBJECT", "example": {"type": "string"}, "default": {"$ref": 1}},
        ),
    ],
)
def test_the_api_form_in_lower_case_stays_where_it_means_something(
    name: str, given: dict[str, Any], sent: dict[str, Any]
) -> None:
    before = str(given)
    assert expectation({name: given}) == ({name: sent, "response_mime_type": JSON}, None)
    assert str(given) == before


@pytest.mark.parametrize(
    "member",
    [
        {"oneOf": [{"type": "string"}]},
        {"const": "a"},
        {"exclusiveMinimum": 1},
        {"not": {"type": "string"}},
        {"patternProperties": {"a": {"type": "string"}}},
        {"examples": ["a"]},
    ],
)
def test_what_the_api_form_lacks_is_translated_with_the_rest(member: dict[str, Any]) -> None:
    config, _ = expectation({"response_schema": {"type": "STRING", **member, "nullable": True}})
    schema = {"type": "string", **member}
    assert config["response_json_schema"] == {"anyOf": [schema, {"type": "null"}]}
    assert "response_schema" not in config


@pytest.mark.parametrize("name", ["response_schema", "response_json_schema"])
def test_a_mixture_of_dialects_is_translated(name: str) -> None:
    mixed: dict[str, Any] = {
        "$defs": {"A": {"type": "STRING", "nullable": True, "example": {"type": "x"}}},
        "type": "OBJECT",
        "properties": {"a": {"$ref": "#/$defs/A"}, "nullable": {"type": "boolean"}},
        "nullable": False,
    }
    config, _ = expectation({name: mixed})
    assert config["response_json_schema"] == {
        "$defs": {
            "A": {"anyOf": [{"type": "string", "examples": [{"type": "x"}]}, {"type": "null"}]}
        },
        "type": "object",
        "properties": {"a": {"$ref": "#/$defs/A"}, "nullable": {"type": "boolean"}},
    }


@pytest.mark.parametrize("name", ["response_schema", "response_json_schema"])
@pytest.mark.parametrize(
    ("kind", "value"),
    [(Colour, Colour.RED), (Literal["red", "blue"], "red"), (Literal["red"], "red")],
)
def test_enums_as_bare_values(name: str, kind: Any, value: Any) -> None:
    config, expected = expectation({name: kind, "response_mime_type": "text/x.enum"})
    assert config["response_schema"]["type"] == "STRING"
    assert "red" in config["response_schema"]["enum"]
    assert "response_json_schema" not in config
    answer = GenerateContentResponse.model_validate(
        {"candidates": [{"content": {"parts": [{"text": "red"}]}}]}
    )
    assert expecting(answer, expected).parsed == value
    assert expecting(answer, expected).parsed is not None


def test_a_type_that_is_no_enum_of_strings_is_refused_as_one() -> None:
    with pytest.raises(InvalidPayloadError, match=r"text/x\.enum needs an enum"):
        expectation({"response_schema": Inner, "response_mime_type": "text/x.enum"})


LEAVES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"type": st.sampled_from(["string", "integer", "boolean"])},
    optional={"nullable": st.booleans(), "example": st.just({"type": "string"})},
)
PLAIN: st.SearchStrategy[dict[str, Any]] = st.recursive(
    LEAVES,
    lambda inner: (
        st.fixed_dictionaries({"type": st.just("array"), "items": inner})
        | st.fixed_dictionaries(
            {
                "type": st.just("object"),
                "properties": st.dictionaries(st.sampled_from(["type", "nullable", "a"]), inner),
            },
            optional={"nullable": st.booleans()},
        )
    ),
    max_leaves=5,
)


@given(PLAIN)
def test_both_translations_mean_the_same(schema: dict[str, Any]) -> None:
    api = schema_dialects.to_api_form(schema)
    assert schema_dialects.is_api_form(api)
    assert schema_dialects.to_json_form(api) == schema_dialects.to_json_form(schema)
    assert "nullable" not in str(schema_dialects.to_json_form({"items": schema})).replace(
        "'nullable': {", ""
    )


# The forms that several converters share


@pytest.mark.parametrize("name", ["response_schema", "responseSchema", "response_json_schema"])
@pytest.mark.parametrize("kind", ["string", "STRING"])
def test_an_enum_written_out_is_sent_in_the_apis_form(name: str, kind: str) -> None:
    config, expected = expectation(
        {"response_mime_type": "text/x.enum", name: {"type": kind, "enum": ["a", "b"]}}
    )
    assert config["response_schema"] == {"type": "STRING", "enum": ["a", "b"]}
    assert config.keys() == {"response_mime_type", "response_schema"}
    assert expected == Literal["a", "b"]


@pytest.mark.parametrize(
    "kind", [Recipe, list[Recipe], Point, Row, Colour, dict[str, int], int | None]
)
def test_json_schema_stays_as_it_is(kind: Any) -> None:
    schema = schema_of(kind)
    assert schema_dialects.to_json_form(schema) == schema


OPENAPI: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "nullable": True, "example": {"type": "STRING"}},
        "size": {"any_of": [{"type": "INTEGER"}, {"type": "number"}]},
    },
    "property_ordering": ["size", "type"],
}
IN_JSON: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"anyOf": [{"type": "string", "examples": [{"type": "STRING"}]}, {"type": "null"}]},
        "size": {"anyOf": [{"type": "integer"}, {"type": "number"}]},
    },
    "propertyOrdering": ["size", "type"],
}


def test_the_drop_in_clients_translate_as_the_clients_do() -> None:
    schema = {"name": "x", "schema": OPENAPI}
    function = {"type": "function", "function": {"name": "f", "parameters": OPENAPI}}
    request = {
        "model": "gpt-4o",
        "messages": [{"role": "user", "content": "x"}],
        "response_format": {"type": "json_schema", "json_schema": schema},
        "tools": [function],
    }
    made: Any = json.loads(to_gemini(request).request.to_json())
    assert made["generationConfig"]["responseJsonSchema"] == IN_JSON
    assert made["tools"][0]["functionDeclarations"][0]["parametersJsonSchema"] == IN_JSON


def test_datasets_translate_as_the_clients_do() -> None:
    said = [{"role": "user", "content": "x"}, {"role": "assistant", "content": "y"}]
    function = {"name": "f", "parameters": OPENAPI}
    line = {"messages": said, "tools": [{"type": "function", "function": function}]}
    turned: Any = from_openai.to_gemini(line)[0]
    declared = turned["tools"][0]["functionDeclarations"][0]
    assert declared == {"name": "f", "parametersJsonSchema": IN_JSON}
    turned["tools"] = [{"functionDeclarations": [{"name": "f", "parameters": OPENAPI}]}]
    back: Any = to_openai.from_gemini(turned)[0]
    assert back["tools"][0]["function"] == {"name": "f", "parameters": IN_JSON}
