"""What every model promises beside the round trip."""

import copy
import inspect
import json
import pickle
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gemini_sdk._wire import Int64, Model, UserWrittenExtras
from gemini_sdk._wire import model as model_module
from gemini_sdk.types import generate_content
from gemini_sdk.types.azure_openai import ChatCompletion
from gemini_sdk.types.generate_content import (
    AuthConfigOauthConfig,
    Blob,
    Content,
    FunctionCall,
    GenerateContentRequest,
    GenerateContentResponse,
    GenerationConfig,
    GroundingSupport,
    Interval,
    Part,
    SafetySetting,
    Schema,
    VideoMetadata,
)
from tests.wire.wire_reference import SCHEMAS, SPECS, snake

M = TypeVar("M", bound=Model)


def by_keyword(model: type[M], **data: Any) -> M:
    """A model made as people make it, past the type checkers."""
    return model(**data)


def test_keywords_in_both_spellings_make_the_same_model() -> None:
    snake_case = GenerationConfig(max_output_tokens=5, top_p=0.5)
    camel_case = by_keyword(GenerationConfig, maxOutputTokens=5, topP=0.5)
    assert snake_case == camel_case
    assert snake_case.to_json() == b'{"maxOutputTokens":5,"topP":0.5}'


def test_nothing_is_required_and_only_what_was_set_is_written() -> None:
    assert SafetySetting().to_json() == b"{}"
    assert SafetySetting(threshold=None).to_json() == b'{"threshold":null}'
    config = GenerationConfig(seed=1)
    config.temperature = 0.5
    assert json.loads(config.to_json()) == {"seed": 1, "temperature": 0.5}


def test_both_spellings_at_once_lose_neither() -> None:
    parsed = GenerationConfig.model_validate_json('{"topK": 1, "top_k": 2}')
    assert parsed.top_k == 1
    assert json.loads(parsed.to_json()) == {"topK": 1, "top_k": 2}


@pytest.mark.parametrize(
    "name", ["self", "model_config", "to_json", "copy", "data", "text", "__class__"]
)
def test_an_unknown_field_of_any_name_is_kept_and_hides_nothing(name: str) -> None:
    parsed = GenerateContentResponse.model_validate_json(json.dumps({name: 1, "responseId": "x"}))
    assert json.loads(parsed.to_json()) == {name: 1, "responseId": "x"}
    assert parsed.response_id == "x"
    assert parsed.text is None
    assert copy.copy(parsed) == parsed


def test_one_object_stands_for_a_list() -> None:
    one = Content.model_validate_json('{"role": "USER", "parts": {"text": "hi"}}')
    assert json.loads(one.to_json()) == {"role": "USER", "parts": [{"text": "hi"}]}
    assert Content.model_validate({"parts": {"text": "hi"}}).parts == [Part(text="hi")]
    config = GenerationConfig.model_validate({"stopSequences": "END"})
    assert config.stop_sequences == ["END"]


def only_part(content: Content) -> Part:
    assert content.parts
    (part,) = content.parts
    return part


def unpickled(model: M) -> M:
    twin: M = pickle.loads(pickle.dumps(model))
    return twin


def test_what_a_person_wrote_is_distinguished_from_what_was_parsed() -> None:
    def written(model: Model | None) -> bool:
        assert model is not None
        return isinstance(model.model_extra, UserWrittenExtras)

    parsed = Part.model_validate({"txt": "x"})
    assert not written(parsed)
    assert not written(only_part(Content(parts=[parsed])))
    assert written(by_keyword(Part, txt="x"))
    nested: Any = {"txt": "x", "functionCall": {"nme": "f"}}
    for content in (Content(parts=[nested]), by_keyword(Content, parts=nested)):
        assert written(only_part(content))
        assert written(only_part(content).function_call)
    schema = by_keyword(Schema, properties={"a": {"typ": "STRING"}})
    assert schema.properties
    assert written(schema.properties["a"])
    for twin in (copy.copy, copy.deepcopy, unpickled):
        assert written(twin(by_keyword(Part, txt="x")))
        assert not written(twin(parsed))


def test_models_already_built_are_taken_as_they_are() -> None:
    part = Part(text="x")
    assert only_part(Content(parts=[part])) is part


@given(st.binary(min_size=65, max_size=4096))
def test_a_repr_shows_the_size_of_long_bytes_only(data: bytes) -> None:
    text = repr(Part(inline_data=Blob(data=data, mime_type="a/b")))
    assert text == f"Part(inline_data=Blob(data=<{len(data)} bytes>, mime_type='a/b'))"


def test_a_repr_is_short_whatever_it_shows() -> None:
    huge = "x" * 10_000_000
    answer = GenerateContentResponse.model_validate(
        {"candidates": [{"content": {"parts": [{"text": huge}]}}], "newer": {"deep": [huge]}}
    )
    call = FunctionCall(name="f", args={"image": huge, "n": 1})
    assert len(repr(answer)) < 5000
    assert "more characters" in str(answer)
    assert "'n': 1" in repr(call)
    assert len(repr(call)) < 5000


def test_a_repr_shows_no_secret_yet_the_wire_carries_it() -> None:
    config = AuthConfigOauthConfig(access_token="ya29.token", service_account="a@b")
    assert repr(config) == "AuthConfigOauthConfig(access_token=<secret>, service_account='a@b')"
    assert json.loads(config.to_json())["accessToken"] == "ya29.token"


def test_the_secrets_are_those_that_the_specs_mark() -> None:
    marked = {
        snake(name)
        for schema in SCHEMAS.values()
        for name, member in schema.get("properties", {}).items()
        if member.get("format") == "password"
    }
    assert marked == model_module._SECRETS  # pyright: ignore[reportPrivateUsage]


def test_the_bundled_specs_are_the_specs() -> None:
    import gemini_models

    folder = SPECS.parent / "generated" / "gemini_models" / "specs"
    assert gemini_models.__file__ is not None
    for path in SPECS.glob("*.yaml"):
        assert yaml.safe_load((folder / path.name).read_text()) == yaml.safe_load(path.read_text())


@pytest.mark.parametrize("text", ['{"contents": 5}', "[]", "null", "3", '{"contents": [[]]}'])
def test_what_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        GenerateContentRequest.model_validate_json(text)


REFUSALS: list[tuple[str, list[tuple[str, str]]]] = [
    ('{"contents": [{"parts": [{"text": 5}]}]}', [("contents.0.parts.0.text", "string_type")]),
    ('{"contents": {"parts": {"text": 5}}}', [("contents.parts.text", "string_type")]),
    ('{"contents": [{"parts": 5}]}', [("contents.0.parts", "model_type")]),
    (
        '{"contents": [1, {"parts": [2]}]}',
        [("contents.0", "model_type"), ("contents.1.parts.0", "model_type")],
    ),
    (
        '{"contents": {"parts": [{"inlineData": {"data": "!"}}]}, "cachedContent": 1}',
        [("cachedContent", "string_type"), ("contents.parts.0.inlineData.data", "base64_type")],
    ),
    (
        '{"safetySettings": {"category": [], "threshold": true}}',
        [("safetySettings.category", "enum_type"), ("safetySettings.threshold", "enum_type")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFUSALS)
def test_what_is_refused_is_reported_once_and_where(
    text: str, expected: list[tuple[str, str]]
) -> None:
    payload = json.loads(text)
    with pytest.raises(ValidationError) as parsed:
        GenerateContentRequest.model_validate_json(text)
    with pytest.raises(ValidationError) as validated:
        GenerateContentRequest.model_validate(payload)
    with pytest.raises(ValidationError) as written:
        by_keyword(GenerateContentRequest, **payload)
    for caught in (parsed, validated, written):
        errors = caught.value.errors()
        places = [".".join(map(str, error["loc"])) for error in errors]
        assert list(zip(places, [error["type"] for error in errors], strict=True)) == expected


def test_what_no_form_of_a_scalar_fits_is_reported_once() -> None:
    with pytest.raises(
        ValidationError, match=r"seconds such as 3\.5s, a timedelta or a number"
    ) as one:
        by_keyword(VideoMetadata, start_offset=[])
    with pytest.raises(ValidationError, match="an RFC 3339 time or a datetime") as other:
        by_keyword(Interval, start_time=5)
    assert (one.value.error_count(), other.value.error_count()) == (1, 1)


def test_json_that_is_cut_is_reported_as_such() -> None:
    with pytest.raises(ValidationError, match="Invalid JSON"):
        GenerateContentRequest.model_validate_json('{"contents"')


@pytest.mark.parametrize("text", ["true", '"yes"', "{}"])
@pytest.mark.parametrize("name", ["seed", "temperature"])
def test_what_is_no_number_is_refused(name: str, text: str) -> None:
    for read in (parsed_config, validated_config):
        with pytest.raises(ValidationError) as caught:
            read(f'{{"{name}": {text}}}')
        assert [error["loc"] for error in caught.value.errors()] == [(name,)]


@pytest.mark.parametrize("text", ["1", "1.0", '"1"'])
@pytest.mark.parametrize("name", ["seed", "temperature"])
def test_numbers_in_every_form(name: str, text: str) -> None:
    for read in (parsed_config, validated_config):
        assert getattr(read(f'{{"{name}": {text}}}'), name) == 1


@pytest.mark.parametrize("text", ["1", "0", '"yes"', '"true"'])
def test_true_and_false_are_the_only_booleans(text: str) -> None:
    with pytest.raises(ValidationError, match="boolean"):
        GenerationConfig.model_validate_json(f'{{"responseLogprobs": {text}}}')


def test_a_large_number_is_no_truth() -> None:
    with pytest.raises(ValidationError, match="valid integer"):
        CachedNumber.model_validate_json('{"number": true}')
    read = CachedNumber.model_validate_json('{"number": "9007199254740993"}')
    assert read.number == 9007199254740993
    assert read.to_json() == b'{"number":"9007199254740993"}'


class CachedNumber(Model):
    number: Int64 | None = None


def parsed_config(text: str) -> GenerationConfig:
    return GenerationConfig.model_validate_json(text)


def validated_config(text: str) -> GenerationConfig:
    return GenerationConfig.model_validate(json.loads(text))


@pytest.mark.parametrize("schema", [7, [], {"type": []}])
def test_what_is_no_schema_is_reported_once(schema: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        by_keyword(GenerationConfig, response_schema=schema)
    (error,) = caught.value.errors()
    assert error["loc"][0] == "response_schema"
    assert "Schema" not in error["loc"]


def test_a_model_names_what_it_is_upstream() -> None:
    for name, schema in SCHEMAS.items():
        upstream = dict.fromkeys(schema.get("x-upstream", {}).values())
        model: Any = getattr(generate_content, name, None)
        if upstream and isinstance(model, type):
            mark = " Deprecated." if schema.get("deprecated") else ""
            assert inspect.getdoc(model) == (
                f"{schema['description']}{mark}\n\nUpstream: {', '.join(upstream)}."
            )


@pytest.mark.parametrize("name", ["id", "created", "model", "choices"])
def test_null_is_read_where_the_type_says_that_services_always_send_a_value(name: str) -> None:
    answer = ChatCompletion.model_validate_json(f'{{"{name}": null}}')
    assert getattr(answer, name) is None
    assert answer.to_json() == f'{{"{name}":null}}'.encode()


NUMBERS = (
    st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53) | st.booleans()
)
QUOTED = st.one_of(NUMBERS, NUMBERS.map(str), st.none(), st.sampled_from(["Infinity", "x", "", []]))


@given(st.lists(NUMBERS | QUOTED, min_size=1, max_size=4))
def test_a_list_of_numbers_is_read_as_each_of_them_is(values: list[Any]) -> None:
    read: list[float | None] = []
    wrong: list[int] = []
    for place, value in enumerate(values):
        try:
            number = GenerationConfig.model_validate({"temperature": value}).temperature
        except ValidationError:
            number = None
        if number is None:
            wrong.append(place)
        read.append(number)
    ways: list[Callable[[], GroundingSupport]] = [
        lambda: GroundingSupport.model_validate({"confidenceScores": values}),
        lambda: GroundingSupport.model_validate_json(json.dumps({"confidenceScores": values})),
    ]
    for validate in ways:
        if not wrong:
            assert validate().confidence_scores == read
            continue
        with pytest.raises(ValidationError) as caught:
            validate()
        places = [error["loc"] for error in caught.value.errors()]
        assert places == [("confidenceScores", n) for n in wrong]


def test_numbers_of_a_list_are_written_as_they_travel() -> None:
    tokens = generate_content.TokensInfo.model_validate({"tokenIds": [1, "2", 3.0]})
    assert tokens.token_ids == [1, 2, 3]
    assert json.loads(tokens.to_json()) == {"tokenIds": ["1", "2", "3"]}
