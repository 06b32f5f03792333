"""`gemini_sdk.validate`: any payload, validated before it is sent, by the rules it would be sent by."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gemini_sdk
from gemini_sdk import GeminiClient, GeminiSDKError, validate
from gemini_sdk.errors import (
    ConfigurationError,
    Fault,
    InvalidJSONError,
    InvalidPayloadError,
    UnknownTypeError,
)
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.generate_content import Content, GenerateContentRequest, Part

REQUEST = "GenerateContentRequest"
HELLO: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "hello ☃"}]}]}
WRONG: dict[str, Any] = {"contents": [{"part": []}], "generationConfig": {"temperature": 3}}
REPORTED = [
    "contents[0].part: unknown field of Content; expected one of parts, role; did you mean 'parts'?",
    "generationConfig.temperature: out of range; found 3; expected at least 0 and at most 2",
]


def lines(payload: object, type_name: str = REQUEST) -> list[str]:
    return [str(fault) for fault in validate(payload, type_name, platform="vertex")]


def encoded(payload: object) -> bytes:
    return json.dumps(payload).encode()


@pytest.mark.parametrize("form", [dict[str, Any], json.dumps, encoded])
def test_text_bytes_and_mappings_are_validated_alike(form: Any) -> None:
    assert validate(form(HELLO), REQUEST) == []
    assert lines(form(WRONG)) == REPORTED


def test_models_are_validated_by_what_they_would_send() -> None:
    request = GenerateContentRequest.model_validate(HELLO)
    assert validate(request, REQUEST, platform="vertex") == []
    assert lines(GenerateContentRequest()) == lines({})
    wrong = GenerateContentRequest.model_validate(HELLO | {"generationConfig": {"temperature": 3}})
    assert lines(wrong) == [REPORTED[1].replace("3;", "3.0;")]


def test_what_is_new_in_a_parsed_model_is_no_fault_and_what_was_written_is() -> None:
    parsed = Part.model_validate_json('{"brandNew": 1}')
    assert validate(parsed, "Part") == []
    assert validate({"contents": [{"parts": [parsed]}]}, REQUEST) == []
    assert validate(Part(brand_new=1), "Part") != []  # type: ignore[call-arg]
    assert validate('{"brandNew": 1}', "Part") != []


def test_mappings_may_hold_models_bytes_and_tuples() -> None:
    blob = {"mime_type": "image/png", "data": b"\xfb\xff"}
    contents = (Content(parts=[Part(text="x")]), {"parts": [{"inline_data": blob}]})
    assert validate({"contents": contents}, REQUEST, platform="google-ai") == []


def test_the_faults_are_those_a_client_raises() -> None:
    client = GeminiClient(api_key="k", base_url="http://127.0.0.1:1")
    with client, pytest.raises(InvalidPayloadError) as caught:
        client.generate_content("gemini-2.5-flash", "x", generation_config={"temperature": 3.5})
    assert list(caught.value.faults) == validate(
        HELLO | {"generationConfig": {"temperature": 3.5}}, REQUEST, platform="google-ai"
    )


@pytest.mark.parametrize("payload", ["null", b"[]", 5, '"text"', None])
def test_what_is_no_object_is_a_fault(payload: object) -> None:
    (line,) = lines(payload)
    assert line.startswith("$: wrong type; found ")
    assert line.endswith("expected a GenerateContentRequest object")


def test_base64_is_decoded() -> None:
    part = {"inlineData": {"mimeType": "image/png", "data": "no base64!"}}
    assert lines(part, "Part") == [
        'inlineData.data: wrong form; found "no base64!"; expected bytes, in base64'
    ]


def test_limits_of_a_platform_hold_where_it_is_named() -> None:
    payload = HELLO | {"modelArmorConfig": {"promptTemplateName": "a"}}
    assert validate(payload, REQUEST) == []
    assert validate(payload, REQUEST, platform="vertex") == []
    (fault,) = validate(payload, REQUEST, platform="google-ai")
    assert "only Vertex AI has this field" in str(fault)


def test_deprecated_fields_are_warnings_that_say_what_to_use() -> None:
    config = {"responseMimeType": "text/plain", "response_schema": {"type": "STRING"}}
    faults = validate(HELLO | {"generationConfig": config}, REQUEST, platform="vertex")
    assert [(f.severity, f.path) for f in faults] == [
        ("warning", "generationConfig.responseMimeType"),
        ("warning", "generationConfig.responseSchema"),
    ]
    assert "responseFormat" in faults[0].problem
    unset = HELLO | {"generationConfig": {"responseMimeType": None}}
    assert validate(unset, REQUEST, platform="vertex") == []


def test_deprecated_fields_are_reported_with_faults_at_every_depth() -> None:
    config = {
        "temperature": 3,
        "audioTranscriptionConfig": {"languageHints": {"languageCodes": "de"}},
    }
    faults = validate({"generationConfig": config} | HELLO, REQUEST, platform="vertex")
    place = "generationConfig.audioTranscriptionConfig.languageHints"
    assert [(f.severity, f.path) for f in faults] == [
        ("error", "generationConfig.temperature"),
        ("warning", place),
        ("warning", f"{place}.languageCodes"),
    ]


def test_a_deprecated_field_is_sent_without_a_word() -> None:
    client = GeminiClient(api_key="k", base_url="http://127.0.0.1:1", max_retries=0)
    with client, pytest.raises(gemini_sdk.errors.APIConnectionError):
        client.generate_content(
            "gemini-2.5-flash", "x", generation_config={"response_mime_type": "text/plain"}
        )


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('{"contents": [],}', (1, 17), "trailing comma"),
        ('{\n  "é": "☃" x\n}', (2, 12), "expected `,` or `}`"),
        (b'{"a": NaN}', (1, 7), "expected value"),
        (b'"\xff"', (1, 2), "invalid unicode code point"),
        ("", (1, 1), "EOF while parsing a value"),
        ('{"a": 1\n', (2, 1), "EOF while parsing an object"),
        (b"\xef\xbb\xbf{}", (1, 1), "begins with a byte order mark"),
        ("{}".encode("utf-16"), (1, 1), "begins with a byte order mark"),
        ("[" * 5000, (1, 202), "recursion limit exceeded"),
    ],
)
def test_text_that_is_not_json_is_reported_with_its_place(
    text: str | bytes, place: tuple[int, int], reason: str
) -> None:
    with pytest.raises(InvalidJSONError) as caught:
        validate(text, REQUEST)
    error = caught.value
    assert (error.line, error.column, error.reason) == (*place, reason)
    assert str(error) == f"$: not JSON: {reason} at line {place[0]}, column {place[1]}"
    assert isinstance(error, InvalidPayloadError)
    assert isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.line, again.faults) == (str(error), error.line, error.faults)


@pytest.mark.parametrize("payload", [{"text": object()}, {"text": {1, 2}.__iter__}])
def test_what_json_cannot_hold_is_reported(payload: object) -> None:
    with pytest.raises(InvalidPayloadError, match="cannot be written as JSON"):
        validate(payload, "Part")


def test_what_contains_itself_is_reported() -> None:
    payload: dict[str, Any] = {}
    payload["parts"] = payload
    with pytest.raises(InvalidPayloadError, match="cannot be written as JSON"):
        validate(payload, "Content")


def test_an_unknown_type_is_reported_with_the_nearest() -> None:
    model: Any = GenerateContentRequest
    wrong: list[Any] = [model, 5, None, []]
    for each in wrong:
        with pytest.raises(UnknownTypeError, match="unknown type") as caught:
            validate({}, each)
        assert caught.value.suggestion == ("GenerateContentRequest" if each is model else None)
    with pytest.raises(UnknownTypeError, match="did you mean 'GenerateContentRequest'") as caught:
        validate(HELLO, "GenerateContentReqest")
    assert caught.value.suggestion == REQUEST
    for kind in (GeminiSDKError, ConfigurationError, LookupError):
        assert isinstance(caught.value, kind)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_an_unknown_platform_is_reported_with_the_known_ones() -> None:
    nowhere: Any = "azure-cloud"
    with pytest.raises(
        ConfigurationError, match="unknown platform 'azure-cloud'; use one of google-ai, vertex"
    ):
        validate(HELLO, REQUEST, platform=nowhere)


def test_faults_are_values() -> None:
    error, warning = Fault("a", "b"), Fault("a", "b", severity="warning")
    assert error == Fault("a", "b", severity="error")
    assert error != warning
    assert str(error) == str(warning)
    assert pickle.loads(pickle.dumps(warning)) == warning


@given(payloads(REQUEST, "vertex"))
def test_what_has_no_faults_has_none_in_any_form(payload: Any) -> None:
    assert {f.severity for f in validate(payload, REQUEST, platform="vertex")} <= {"warning"}
    assert {f.severity for f in validate(json.dumps(payload), REQUEST)} <= {"warning"}


@given(st.text() | st.binary())
def test_any_text_is_validated_or_reported_as_not_json(text: str | bytes) -> None:
    place: tuple[int, int] | None = None
    try:
        faults = validate(text, REQUEST)
    except InvalidJSONError as error:
        faults, place = list(error.faults), (error.line, error.column)
    assert faults
    assert place is None or place >= (1, 1)


def test_a_files_text_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(HELLO, indent=2), encoding="utf-8")
    assert validate(path.read_text(encoding="utf-8"), REQUEST) == []


def test_values_of_several_kinds_are_reported_in_words() -> None:
    (missing,) = validate({}, "CompletionsRequest", platform="azure-inference")
    (wrong,) = validate({"prompt": 5}, "CompletionsRequest", platform="azure-inference")
    assert missing.expected == wrong.expected
    assert wrong.expected.startswith("a string or a list")
