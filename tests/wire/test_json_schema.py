"""The models' own JSON Schema, which frameworks such as FastAPI show."""

import json
import subprocess
import sys
from importlib import import_module
from typing import Any, Literal

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from gemini_sdk._wire import Model
from gemini_sdk.types.azure_openai import CreateChatCompletionRequest
from gemini_sdk.types.generate_content import (
    AudioResponseFormat,
    Blob,
    Candidate,
    Content,
    GenerateContentRequest,
    GenerateContentResponse,
    GenerationConfig,
    SafetySetting,
    VideoMetadata,
)
from gemini_sdk.types.tuning_jobs import SupervisedHyperParameters
from tests.wire.wire_reference import DOCUMENTS, HOMES, MODELS, SCHEMAS, known_values

Json = dict[str, Any]
Mode = Literal["validation", "serialization"]
MODES: tuple[Mode, ...] = ("validation", "serialization")
PAYLOAD: Json = {
    "candidates": [
        {
            "content": {
                "role": "model",
                "parts": [{"text": "Hi"}, {"inlineData": {"data": "AQI="}}],
            },
            "finishReason": "SOME_DAY",
            "novelty": {"a": [1]},
        }
    ],
    "createTime": "2024-03-14T15:11:23.766989274Z",
    "usageMetadata": {"promptTokenCount": 3, "serviceTier": None},
}


def model(name: str) -> type[Model]:
    found: type[Model] = getattr(import_module(f"gemini_models.{HOMES[name]}"), name)
    return found


def member(cls: type[Model], name: str, mode: Mode = "validation") -> Json:
    found: Json = cls.model_json_schema(mode=mode)["properties"][name]
    return found


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_a_schema_that_says_what_its_spec_says(name: str, mode: Mode) -> None:
    schema = model(name).model_json_schema(mode=mode)
    jsonschema_rs.meta.validate(
        schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    )
    spec = SCHEMAS[name]
    described = schema["$defs"][name] if "$ref" in schema else schema
    assert described.get("description", "").startswith(spec.get("description", ""))
    assert "Upstream:" not in described.get("description", "")
    assert described["properties"].keys() == spec.get("properties", {}).keys()
    for key, member in spec.get("properties", {}).items():
        shown = described["properties"][key]
        assert shown.get("description", "").startswith(member.get("description", ""))
        assert shown.get("title", key) == key
        assert shown.get("readOnly", False) is member.get("readOnly", False)
        if member.get("deprecated") and "x-deprecated-on" not in member:
            assert shown["deprecated"] is True


@pytest.mark.parametrize("name", MODELS)
def test_every_enum_lists_its_values_and_takes_others(name: str) -> None:
    schemas = [model(name).model_json_schema(mode=mode) for mode in MODES]
    for key, member in SCHEMAS[name].get("properties", {}).items():
        inner = member.get("items", member)
        inner = inner.get("anyOf", [inner])[0]
        values = known_values(SCHEMAS.get(inner.get("$ref", "").rsplit("/", 1)[-1], {}))
        if not values:
            continue
        for schema in schemas:
            own = schema["$defs"][name] if "$ref" in schema else schema
            assert json.dumps(values) in json.dumps(own["properties"][key]), key
            for value in (values[0], "SOMETHING_NEW"):
                jsonschema_rs.validate(schema, {key: [value] if "items" in member else value})


def test_titles_are_the_names_of_the_wire() -> None:
    assert member(AudioResponseFormat, "bitRate")["title"] == "bitRate"
    by_attribute = AudioResponseFormat.model_json_schema(by_alias=False)["properties"]
    assert by_attribute["bit_rate"]["title"] == "bitRate"
    assert by_attribute["bit_rate"]["description"]


def test_an_enum_lists_what_its_values_mean() -> None:
    for mode in MODES:
        shown = member(SafetySetting, "threshold", mode)
        known, other = shown["anyOf"][:2]
        assert known["type"] == "string"
        assert "BLOCK_NONE" in known["enum"]
        assert "- `BLOCK_NONE`: " in known["description"]
        assert other == {"type": "string"}
        assert shown["description"]


def test_scalars_have_their_formats() -> None:
    def first(cls: type[Model], name: str, mode: Mode = "validation") -> Json:
        found = member(cls, name, mode)
        return dict(found["anyOf"][0])

    encoded = {"type": "string", "format": "byte", "contentEncoding": "base64"}
    time = {"type": "string", "format": "date-time"}
    for mode in MODES:
        assert first(Blob, "data", mode) == encoded
        assert member(Blob, "data", mode)["anyOf"][1:] == [{"type": "null"}]
        assert first(GenerateContentResponse, "createTime", mode) == time
        assert first(VideoMetadata, "endOffset", mode)["format"] == "google-duration"
        assert first(GenerationConfig, "topP", mode) == {"type": "number", "format": "float"}
        assert first(AudioResponseFormat, "bitRate", mode) == {"type": "integer", "format": "int32"}
    number = first(SupervisedHyperParameters, "epochCount")
    text = first(SupervisedHyperParameters, "epochCount", "serialization")
    assert number == {"type": "integer", "format": "int64"}
    assert text == {"type": "string", "format": "int64"}


def test_what_is_deprecated_on_one_platform_says_so_in_words() -> None:
    shown = member(GenerationConfig, "responseSchema")
    assert "deprecated" not in shown
    assert "Deprecated on vertex." in shown["description"]
    assert member(CreateChatCompletionRequest, "functions")["deprecated"] is True


@pytest.mark.parametrize("mode", MODES)
def test_a_payload_that_is_read_and_written_fits(mode: Mode) -> None:
    schema = GenerateContentResponse.model_json_schema(mode=mode)
    jsonschema_rs.validate(schema, PAYLOAD)
    written = GenerateContentResponse.model_validate(PAYLOAD).to_json()
    jsonschema_rs.validate(schema, json.loads(written))


@given(st.text(), st.integers(-(2**63), 2**63 - 1), st.binary())
def test_what_a_model_writes_fits(text: str, number: int, data: bytes) -> None:
    hyper = SupervisedHyperParameters(adapter_size=text, epoch_count=number)
    blob = Blob(data=data, mime_type=text)
    for written in (hyper, blob):
        schema = type(written).model_json_schema(mode="serialization")
        jsonschema_rs.validate(schema, written.model_dump(mode="json", exclude_unset=True))


def test_references_follow_the_template() -> None:
    text = json.dumps(
        GenerateContentRequest.model_json_schema(ref_template="#/components/schemas/{model}")[
            "properties"
        ]
    )
    assert "#/components/schemas/Content" in text
    assert "#/$defs/" not in text


def test_a_model_of_ones_own_keeps_its_words() -> None:
    class Turn(Content):
        """A turn of ours."""

        role: str | None = Field(None, description="Who speaks here.", title="Speaker")
        score: float | None = Field(None, description="How good it is.")

    schema = Turn.model_json_schema()
    assert schema["description"] == "A turn of ours."
    assert schema["properties"]["role"]["description"] == "Who speaks here."
    assert schema["properties"]["role"]["title"] == "Speaker"
    assert schema["properties"]["score"]["description"] == "How good it is."
    assert schema["properties"]["parts"]["description"] == member(Content, "parts")["description"]


def test_a_model_without_a_spec_has_the_schema_of_pydantic() -> None:
    class Cup(Model):
        tea_kind: str | None = None

    assert Cup.model_json_schema()["properties"]["teaKind"] == {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "default": None,
        "title": "teaKind",
    }


def test_only_asking_for_a_schema_reads_the_texts() -> None:
    program = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from gemini_sdk.types.generate_content import *
from gemini_sdk.types.generate_content import Candidate, GenerationConfig
Candidate.model_validate_json(b"{}").to_json()
assert not [name for name in opened if "documentation" in name], opened
assert "gemini_sdk._wire.documentation" not in sys.modules
Candidate.model_json_schema()
assert [name for name in opened if name.endswith("generate_content.json")]
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_no_word_of_a_member_is_left_out() -> None:
    """Every member that a spec describes is described, as counted over all models."""
    described = sum(
        "description" in each
        for document in DOCUMENTS.values()
        for schema in document["components"]["schemas"].values()
        for each in schema.get("properties", {}).values()
    )
    shown = 0
    for name in MODELS:
        schema = model(name).model_json_schema()
        own = schema["$defs"][name] if "$ref" in schema else schema
        shown += sum("description" in each for each in own["properties"].values())
    assert shown >= described > 1000
    assert "description" in member(Candidate, "finishReason")
