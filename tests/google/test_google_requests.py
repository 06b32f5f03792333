"""What is sent and what comes back, against the emulator, for sync and async clients alike."""

import enum
import inspect
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import BaseModel

from gemini_sdk import NOT_GIVEN, GeminiClient, UnknownNameWarning
from gemini_sdk._google.chats import ChatOptions
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk.errors import BadRequestError, InvalidPayloadError, UnexpectedKeywordError
from gemini_sdk.types.generate_content import (
    Content,
    CountTokensRequest,
    GenerateContentRequest,
    GenerateContentResponse,
    GenerationConfig,
    Part,
    SafetySetting,
    Schema,
    Tool,
)
from tests.google.driving import FLASH, GoogleDriver


def by_keyword(model: Any, **data: Any) -> Any:
    """A model made as people make it, past the type checkers."""
    return model(**data)


# Requests


def test_every_field_is_sent(drive: GoogleDriver) -> None:
    client = drive.gemini()
    answer = drive.get(
        client.generate_content(
            FLASH,
            "Hello",
            system_instruction="Be brief.",
            generation_config={"temperature": 0, "max_output_tokens": 5},
            tools=[{"google_search": {}}],
            tool_config={"function_calling_config": {"mode": "NONE"}},
            safety_settings=[{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}],
            labels={"team": "a"},
        )
    )
    assert answer.text
    assert drive.body() == {
        "contents": [{"role": "user", "parts": [{"text": "Hello"}]}],
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "generationConfig": {"temperature": 0, "maxOutputTokens": 5},
        "tools": [{"googleSearch": {}}],
        "toolConfig": {"functionCallingConfig": {"mode": "NONE"}},
        "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}],
        "labels": {"team": "a"},
    }


def test_models_are_sent_as_mappings_are(drive: GoogleDriver) -> None:
    drive.get(
        drive.vertex().generate_content(
            FLASH,
            [Part.from_text("Hello")],
            generation_config=GenerationConfig(temperature=0),
            tools=Tool.model_validate({"google_search": {}}),
            safety_settings=[SafetySetting(category="HARM_CATEGORY_HARASSMENT", threshold="OFF")],
            labels={"team": "a"},
        )
    )
    assert drive.body() == {
        "contents": [{"role": "user", "parts": [{"text": "Hello"}]}],
        "generationConfig": {"temperature": 0},
        "tools": [{"googleSearch": {}}],
        "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "OFF"}],
        "labels": {"team": "a"},
    }


def test_streams(drive: GoogleDriver) -> None:
    client = drive.gemini()
    chunks = drive.listed(client.stream_generate_content(FLASH, "Why is the sky blue?"))
    whole = drive.get(client.generate_content(FLASH, "Why is the sky blue?"))
    assert len(chunks) > 1
    assert "".join(chunk.text or "" for chunk in chunks) == whole.text
    assert chunks[-1].finish_reason == "STOP"
    entry = drive.emulator.journal()[0]
    assert entry.path == f"/v1beta/models/{FLASH}:streamGenerateContent"
    assert entry.query == {"alt": "sse"}


COUNTED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"contents": [{"role": "user", "parts": [{"text": "a b"}]}]}),
    (
        {"system_instruction": "c", "tools": [{"google_search": {}}]},
        {
            "generateContentRequest": {
                "model": f"models/{FLASH}",
                "contents": [{"role": "user", "parts": [{"text": "a b"}]}],
                "systemInstruction": {"parts": [{"text": "c"}]},
                "tools": [{"googleSearch": {}}],
            }
        },
    ),
]


@pytest.mark.parametrize(("arguments", "sent"), COUNTED)
def test_counting_on_google_ai(
    drive: GoogleDriver, arguments: dict[str, Any], sent: dict[str, Any]
) -> None:
    assert drive.get(drive.gemini().count_tokens(FLASH, "a b", **arguments)).total_tokens > 0
    assert drive.body() == sent


def test_counting_for_a_tuned_model_with_an_odd_name(drive: GoogleDriver) -> None:
    client = drive.gemini(validate=False)
    with pytest.raises(Exception, match="404"):
        drive.get(client.count_tokens("tunedModels/a b", "x", system_instruction="c"))
    assert drive.emulator.journal()[-1].path == "/v1beta/tunedModels/a b:countTokens"
    assert drive.body()["generateContentRequest"]["model"] == "tunedModels/a b"


def test_counting_on_vertex(drive: GoogleDriver) -> None:
    client = drive.vertex()
    config = {"temperature": 0.5}
    count = drive.get(
        client.count_tokens(FLASH, "a", system_instruction="c", generation_config=config)
    )
    assert count.total_tokens > 0
    assert drive.body() == {
        "contents": [{"role": "user", "parts": [{"text": "a"}]}],
        "systemInstruction": {"parts": [{"text": "c"}]},
        "generationConfig": config,
    }


SETTINGS: dict[str, Any] = {
    "tool_config": {"function_calling_config": {"mode": "ANY"}},
    "safety_settings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "OFF"}],
}
WHOLE: dict[str, Any] = {"contents": "a", "labels": {"team": "a"}, "service_tier": "flex"}


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_counting_takes_the_arguments_of_generating(drive: GoogleDriver, platform: str) -> None:
    client = getattr(drive, platform)()
    drive.get(client.count_tokens(FLASH, "a", response_type=list[int], **SETTINGS))
    sent = drive.body()
    sent = sent.get("generateContentRequest", sent)
    assert sent["generationConfig"]["responseJsonSchema"]["type"] == "array"
    # Vertex AI's request has no place for these, which have no tokens.
    assert ("safetySettings" in sent, "toolConfig" in sent) == (platform == "gemini",) * 2
    assert drive.get(client.count_tokens(FLASH, WHOLE)).total_tokens == 1


# Structured output


class Recipe(BaseModel):
    name: str
    minutes: int


@dataclass
class Point:
    x: int


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


@pytest.mark.parametrize("kind", [Recipe, list[Recipe], Point, Colour, int, dict[str, int]])
def test_answers_of_a_type(drive: GoogleDriver, kind: Any) -> None:
    config = {"response_schema": kind}
    answer = drive.get(drive.gemini().generate_content(FLASH, "x", generation_config=config))
    expected: Any = getattr(kind, "__origin__", kind)
    assert isinstance(answer.parsed, expected)
    if kind == list[Recipe]:
        assert all(isinstance(item, Recipe) for item in answer.parsed)
    assert drive.body()["generationConfig"]["responseMimeType"] == "application/json"


AS_JSON_SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "integer"}},
    "required": ["a"],
}
AS_API_SCHEMA = {
    "type": "OBJECT",
    "properties": {"a": {"type": "INTEGER"}},
    "required": ["a"],
}


@pytest.mark.parametrize(
    "config",
    [
        {"response_schema": AS_JSON_SCHEMA},
        {"response_schema": AS_API_SCHEMA},
        {"response_schema": Schema.model_validate(AS_API_SCHEMA)},
        {"response_json_schema": {"$ref": "#/$defs/A", "$defs": {"A": AS_JSON_SCHEMA}}},
        GenerationConfig(response_schema=Schema.model_validate(AS_API_SCHEMA)),
    ],
)
def test_answers_of_a_schema_are_plain_values(drive: GoogleDriver, config: Any) -> None:
    answer = drive.get(drive.gemini().generate_content(FLASH, "x", generation_config=config))
    assert list(answer.parsed) == ["a"]
    assert isinstance(answer.parsed["a"], int)


@pytest.mark.parametrize("kind", [Recipe, list[Recipe], Colour])
@pytest.mark.parametrize("field", ["response_schema", "response_json_schema"])
def test_a_config_holds_a_type(drive: GoogleDriver, field: str, kind: Any) -> None:
    config = by_keyword(GenerationConfig, **{field: kind})
    assert getattr(config, field) is kind
    client = drive.gemini()
    answers = [
        drive.get(client.generate_content(FLASH, "x", generation_config=given))
        for given in (config, {field: kind})
    ]
    assert type(answers[0].parsed) is type(answers[1].parsed)
    assert answers[0].parsed is not None
    mine, mapped = (drive.body(n)["generationConfig"] for n in (-2, -1))
    assert mine == mapped
    assert mine.keys() == {"responseJsonSchema", "responseMimeType"}
    assert getattr(config, field) is kind
    assert b"array" in config.to_json() or b"string" in config.to_json()


def test_streamed_and_raw_answers_of_a_type(drive: GoogleDriver) -> None:
    client, config = drive.gemini(), {"response_schema": Recipe}
    chunks = drive.listed(client.stream_generate_content(FLASH, "x", generation_config=config))
    Recipe.model_validate_json("".join(chunk.text or "" for chunk in chunks))
    raw = drive.get(client.with_raw_response.generate_content(FLASH, "x", generation_config=config))
    assert isinstance(raw.parse().parsed, Recipe)


# Function calls


def add(a: int, b: int = 3) -> int:
    """Add two numbers."""
    return a + b


def test_a_function_call_and_its_result(drive: GoogleDriver) -> None:
    client = drive.gemini()
    question = Content.from_text("Please add 1 and 2")
    asked = drive.get(client.generate_content(FLASH, question, tools=[add]))
    (call,) = asked.function_calls
    assert call.name == "add"
    turns = [question, asked.content, Part.responding_to(call, add(**call.args))]
    answer = drive.get(client.generate_content(FLASH, turns, tools=add))
    assert answer.text
    sent = drive.body()
    assert [turn["role"] for turn in sent["contents"]] == ["user", "model", "user"]
    (tool,) = sent["tools"]
    (declared,) = tool["functionDeclarations"]
    assert declared["name"] == "add"
    assert declared["parametersJsonSchema"]["required"] == ["a"]


# Bad input


@pytest.mark.parametrize(
    ("method", "keyword", "suggested"),
    [
        ("generate_content", "generationConfig", "generation_config"),
        ("generate_content", "maxOutputTokens", "generation_config.maxOutputTokens"),
        ("generate_content", "system_instructions", "system_instruction"),
        ("generate_content", "time_out", "timeout"),
        ("count_tokens", "generationConfig", "generation_config"),
    ],
)
@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_keyword_is_reported_with_those_the_method_takes(
    drive: GoogleDriver, platform: str, method: str, keyword: str, suggested: str
) -> None:
    function = getattr(getattr(drive, platform)(), method)
    with pytest.raises(UnexpectedKeywordError) as caught:
        drive.get(function(FLASH, "x", **{keyword: {}}))
    (fault,) = caught.value.faults
    assert fault.path == keyword
    assert fault.problem.startswith("unknown keyword")
    assert fault.suggestion == suggested
    listed = fault.expected.removeprefix("one of ").split(" and ")[0].split(", ")
    assert set(listed) <= keywords(function)
    assert "Vertex AI" not in str(fault)


@pytest.mark.parametrize("keyword", ["audience_ages", "tools_of_tomorrow"])
@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_keyword_that_resembles_none_is_sent_with_a_warning(
    drive: GoogleDriver, platform: str, keyword: str
) -> None:
    function = getattr(drive, platform)().count_tokens
    # The emulator refuses what it does not know, as the services do.
    with (
        pytest.warns(UnknownNameWarning, match=f"{keyword}: unknown keyword") as caught,
        pytest.raises(BadRequestError, match="Cannot find field"),
    ):
        drive.get(function(FLASH, "x", **{keyword: {}}))
    listed = str(caught[0].message).partition("expected one of ")[2].splitlines()[0].split(", ")
    assert set(listed) <= keywords(function)


def nothing_sent(drive: GoogleDriver) -> bool:
    return drive.emulator.journal() == []


def test_an_extra_keyword(drive: GoogleDriver) -> None:
    client = drive.gemini()
    for call in (client.generate_content, client.stream_generate_content, client.count_tokens):
        with pytest.raises(UnexpectedKeywordError, match="temperature") as caught:
            drive.get(call(FLASH, "x", temperature=0.5))
        assert isinstance(caught.value, TypeError)
        assert isinstance(caught.value, InvalidPayloadError)
    with pytest.raises(
        UnexpectedKeywordError, match=r"did you mean 'generation_config\.temperature'"
    ):
        drive.get(client.generate_content(FLASH, "x", temperature=0.5))
    with pytest.raises(TypeError):
        drive.get(client.generate_content(FLASH))
    assert nothing_sent(drive)


BAD: list[tuple[dict[str, Any], str]] = [
    ({"contents": [{"txt": "x"}]}, r"contents\[0\].parts\[0\].txt: unknown field.*'text'"),
    ({"contents": {"role": "user", "prts": []}}, r"contents\[0\].prts: unknown.*'parts'"),
    ({"contents": []}, "contents: too few items"),
    ({"contents": [{"text": "a", "inline_data": {}}]}, "more than one kind of data"),
    ({"generation_config": {"temperature": 3}}, "temperature: out of range; found 3"),
    ({"generation_config": {"temprature": 1}}, "did you mean 'temperature'"),
    ({"generation_config": {"temperature": "hot"}}, 'temperature.*found "hot"'),
    ({"generation_config": "nonsense"}, "(?i)generation_?config: "),
    ({"generation_config": {"response_schema": 7}}, "(?i)response_?schema: .*found 7"),
    ({"tools": [{"google_serch": {}}]}, r"tools\[0\].google_serch: unknown.*'googleSearch'"),
    ({"tools": 7}, "tools"),
    ({"model_armor_config": {}}, "modelArmorConfig: only Vertex AI has this field; Google AI"),
    ({"system_instruction": b"x"}, "systemInstruction: unsupported type"),
    ({"generation_config": {"temperature": True}}, r"^generationConfig\.temperature: .*found true"),
    ({"generation_config": {"seed": True}}, r"^generationConfig\.seed: wrong type; found true"),
    ({"generation_config": {"response_logprobs": "yes"}}, r"^generationConfig\.responseLogprobs: "),
    ({"generation_config": {"temperature": float("nan")}}, "out of range; found .NaN.*at least 0"),
    ({"generation_config": {"top_p": "-Infinity"}}, "out of range; found .-Infinity"),
    (
        {"generation_config": {"temperature": float("nan"), "seed": "x"}},
        r"(?s)temperature: out of range.*seed: wrong form",
    ),
    ({"labels": {"a_b": 7}}, r"^labels\.a_b: wrong type; found 7"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD)
def test_bad_requests_are_not_sent(
    drive: GoogleDriver, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        drive.get(drive.gemini().generate_content(FLASH, **{"contents": "x", **arguments}))
    assert nothing_sent(drive)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"timeout": 0}, "timeout must be"), ({"deadline": -1}, "deadline must be")],
)
def test_options_out_of_range(drive: GoogleDriver, options: dict[str, Any], message: str) -> None:
    with pytest.raises(Exception, match=message):
        drive.get(drive.gemini().generate_content(FLASH, "x", **options))
    assert nothing_sent(drive)


def test_validation_can_be_switched_off(drive: GoogleDriver) -> None:
    strict, lax = drive.gemini(), drive.gemini(validate=False)
    config = {"temperature": 3}
    loosened = strict.with_options(validate=False)
    for client, options in ((lax, {}), (strict, {"validate": False}), (loosened, {})):
        with pytest.raises(Exception, match="400"):
            drive.get(client.generate_content(FLASH, "x", generation_config=config, **options))
        assert drive.body()["generationConfig"] == config
    sent = len(drive.emulator.journal())
    for client in (strict, lax):
        with pytest.raises(InvalidPayloadError):
            drive.get(client.generate_content(FLASH, "x", generation_config=config, validate=True))
    assert len(drive.emulator.journal()) == sent


def test_what_no_model_holds_is_sent_where_nothing_is_validated(drive: GoogleDriver) -> None:
    client = drive.gemini(validate=False)
    config = {"temperature": "hot", "seed": float("nan"), "response_schema": Recipe}
    with pytest.raises(Exception, match="400"):
        drive.get(
            client.generate_content(
                FLASH,
                Content.model_validate(
                    {"parts": [Part.from_bytes(b"\xff\xfe", "a/b"), {"text": "x"}]}
                ),
                generation_config=config,
                system_instruction={"parts": ({"text": 7},)},
            )
        )
    sent = drive.body()
    assert sent.keys() == {"contents", "generationConfig", "systemInstruction"}
    inline = {"inlineData": {"mimeType": "a/b", "data": "//4="}}
    assert sent["contents"] == [{"parts": [inline, {"text": "x"}]}]
    assert sent["systemInstruction"] == {"parts": [{"text": 7}]}
    assert sent["generationConfig"]["temperature"] == "hot"
    assert sent["generationConfig"]["seed"] == "NaN"
    assert sent["generationConfig"]["response_json_schema"]["required"] == ["name", "minutes"]


@pytest.mark.parametrize("validate", [True, False])
def test_what_is_no_json_is_not_sent(drive: GoogleDriver, validate: bool) -> None:
    part = Part.from_function_call("f", {"a": object()})
    for config in (None, {"temperature": "hot"} if not validate else None):
        with pytest.raises(InvalidPayloadError, match="cannot be sent as JSON"):
            drive.get(
                drive.gemini(validate=validate).generate_content(
                    FLASH, part, generation_config=config
                )
            )
    assert nothing_sent(drive)


def test_what_is_assigned_later_is_reported_once(drive: GoogleDriver) -> None:
    config: Any = GenerationConfig(seed=1)
    config.temperature = "hot"
    with pytest.raises(InvalidPayloadError, match=r'generationConfig\.temperature: .*"hot"'):
        drive.get(drive.gemini().generate_content(FLASH, "x", generation_config=config))


def test_one_safety_setting_stands_for_a_list(drive: GoogleDriver) -> None:
    one = {"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}
    for setting in (one, SafetySetting.model_validate(one)):
        drive.get(drive.gemini().generate_content(FLASH, "x", safety_settings=setting))
        assert drive.body()["safetySettings"] == [one]


def test_an_extra_body_is_never_validated(drive: GoogleDriver) -> None:
    extra = {"generationConfig": {"newField": 1}}
    config = {"temperature": 0}
    with pytest.raises(Exception, match="newField"):  # the emulator's words
        drive.get(
            drive.gemini().generate_content(FLASH, "x", generation_config=config, extra_body=extra)
        )
    assert drive.body()["generationConfig"] == {"temperature": 0, "newField": 1}


def test_options_that_are_not_given(drive: GoogleDriver) -> None:
    none = dict.fromkeys(CallOptions.__annotations__)
    answer = drive.get(drive.gemini().generate_content(FLASH, "x", **none))
    assert answer.text
    given = dict.fromkeys(["timeout", "deadline"], NOT_GIVEN)
    assert drive.get(drive.gemini().generate_content(FLASH, "x", **given)).text


# Answers sent back


NEWER = {
    "candidates": [
        {
            "content": {
                "role": "model",
                "newerOfContent": {"a": [1]},
                "parts": [
                    {"text": "Hm", "thought": True, "thoughtSignature": "c2lnbmF0dXJl"},
                    {"text": "Yes.", "newerOfPart": "x"},
                ],
            },
            "finishReason": "NEWER_REASON",
        }
    ]
}


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_an_answer_can_be_sent_back_as_it_is(drive: GoogleDriver, platform: str) -> None:
    client = getattr(drive, platform)()
    drive.emulator.add({"body": NEWER, "times": 1})
    answer = drive.get(client.generate_content(FLASH, "x"))
    content = answer.candidates[0].content
    # What the emulator says to fields it does not know is no matter here.
    with pytest.raises(Exception, match="newer"):
        drive.get(client.generate_content(FLASH, ["x", content, "and?"]))
    assert drive.body()["contents"][1] == NEWER["candidates"][0]["content"]
    with pytest.raises(Exception, match="newerOfPart"):
        drive.get(client.generate_content(FLASH, content.parts))
    assert len(drive.emulator.journal()) == 3


def test_what_a_person_writes_is_validated_next_to_it(drive: GoogleDriver) -> None:
    content = Content.model_validate({"parts": [{"text": "a", "newer": 1}]})
    for misspelt in (
        {"parts": [{"text": "a", "thougt": 1}]},
        Part(text="b", thougt=1),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ):
        with pytest.raises(InvalidPayloadError, match="thougt: unknown field of Part") as caught:
            drive.get(drive.gemini().generate_content(FLASH, [content, misspelt]))
        assert [f.path for f in caught.value.faults] == ["contents[1].parts[0].thougt"]
    assert nothing_sent(drive)


# Raw responses


def test_raw_responses(drive: GoogleDriver) -> None:
    client = drive.gemini(max_retries=2)
    drive.emulator.add({"status": 503, "headers": {"retry-after-ms": "1"}, "times": 1})
    raw = drive.get(client.with_raw_response.generate_content(FLASH, "x"))
    assert repr(raw).startswith("RawResponse(")
    assert (raw.status_code, raw.attempts, raw.retries_taken) == (200, 2, 1)
    assert raw.headers["X-Request-Id"] == raw.request_id == "emulator-2"
    answer = raw.parse()
    assert answer == GenerateContentResponse.model_validate_json(raw.content)
    counted = drive.get(client.with_raw_response.count_tokens(FLASH, "x"))
    assert counted.parse().total_tokens


# Specs, signatures and options agree


def keywords(function: Any) -> set[str]:
    kinds = inspect.Parameter.KEYWORD_ONLY
    return {n for n, p in inspect.signature(function).parameters.items() if p.kind is kinds}


def test_keywords_are_those_of_the_specs() -> None:
    """A field that a spec gains must be taken up here."""
    options = set(CallOptions.__annotations__)
    fields = set(GenerateContentRequest.model_fields) - {"model", "contents"}
    assert keywords(GeminiClient.generate_content) == fields | options | {"response_type"}
    assert keywords(GeminiClient.stream_generate_content) == fields | options | {"response_type"}
    assert set(ChatOptions.__annotations__) == fields | options | {"run_tools"}
    counted = {"system_instruction", "generation_config", "response_type", "tools"}
    counted |= {"tool_config", "safety_settings", "cached_content"}
    assert keywords(GeminiClient.count_tokens) == counted | options
    assert counted <= fields | {"response_type"}
    assert set(CountTokensRequest.model_fields) >= {
        "system_instruction",
        "generation_config",
        "tools",
    }


def test_chat_options_have_the_types_of_the_keywords() -> None:
    signature = inspect.signature(GeminiClient.generate_content)
    own = {"run_tools", "tools"}  # A chat also takes sessions as tools, and runs them.
    for name, hint in ChatOptions.__annotations__.items():
        if name in own:
            continue
        annotation = signature.parameters[name].annotation
        written = getattr(hint, "__forward_arg__", hint)
        assert annotation in (written, hint), name
