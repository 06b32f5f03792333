"""Prompts and answers are recorded only where it is asked for, and in the form of the conventions."""

import json
from typing import Any

import pytest

from gemini_sdk._telemetry.instruments import CONTENT_VARIABLE
from gemini_sdk._telemetry.messages import answer_content, request_content
from gemini_sdk.emulator import Rule
from gemini_sdk.errors import BadRequestError
from gemini_sdk.observability import ContentCapture
from gemini_sdk.types.azure_inference import ChatCompletions
from gemini_sdk.types.generate_content import GenerateContentResponse
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver
from tests.telemetry.conventions import check_messages, check_parts
from tests.telemetry.recorder import Recorder

SECRET = "the secret word"
NAMES = {"gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions"}


def ask(drive: TelemetryDriver, recorder: Recorder, content: ContentCapture | None = None) -> None:
    client = drive.gemini(telemetry=recorder.telemetry(content, events=True))
    answer = client.generate_content(FLASH, SECRET, system_instruction="Be brief")
    drive.get(answer)


@pytest.mark.parametrize(
    ("value", "spans", "events"),
    [
        (None, False, False),
        ("", False, False),
        ("NO_CONTENT", False, False),
        ("false", False, False),
        ("anything", False, False),
        ("SPAN_ONLY", True, False),
        ("event_only", False, True),
        ("SPAN_AND_EVENT", True, True),
        ("true", True, True),
    ],
)
def test_the_variable(
    drive: TelemetryDriver,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    value: str | None,
    spans: bool,
    events: bool,
) -> None:
    if value is None:
        monkeypatch.delenv(CONTENT_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(CONTENT_VARIABLE, value)
    ask(drive, recorder)
    assert (recorder.attributes().keys() >= NAMES) is spans
    assert (SECRET in recorder.span().to_json()) is spans
    found = [attributes for name, attributes in recorder.events() if name.endswith(".details")]
    assert [each.keys() >= NAMES for each in found] == ([True] if events else [])


def test_the_option_comes_before_the_variable(
    drive: TelemetryDriver, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTENT_VARIABLE, "true")
    ask(drive, recorder, "no_content")
    assert SECRET not in recorder.span().to_json()


def test_a_span_has_json_and_an_event_has_data(drive: TelemetryDriver, recorder: Recorder) -> None:
    ask(drive, recorder, "span_and_event")
    found = recorder.attributes()
    asked = [{"role": "user", "parts": [{"type": "text", "content": SECRET}]}]
    assert json.loads(found["gen_ai.input.messages"]) == asked
    instructions = [{"type": "text", "content": "Be brief"}]
    assert json.loads(found["gen_ai.system_instructions"]) == instructions
    check_messages(json.loads(found["gen_ai.output.messages"]))
    ((name, event),) = recorder.events()
    assert name == "gen_ai.client.inference.operation.details"
    assert event["gen_ai.operation.name"] == "generate_content"
    (turn,) = event["gen_ai.input.messages"]
    assert turn["role"] == "user"
    assert [dict(part) for part in turn["parts"]] == asked[0]["parts"]


def test_a_stream_is_recorded_as_one_answer(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.gemini(telemetry=recorder.telemetry("span_only"))
    answer = drive.get(client.stream_generate_content(FLASH, "one two three four").get_final())
    (message,) = json.loads(recorder.attributes()["gen_ai.output.messages"])
    assert message["parts"] == [{"type": "text", "content": answer.text}]


def test_an_exception_is_an_event(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(status=400))
    with pytest.raises(BadRequestError):
        ask(drive, recorder)
    assert recorder.events() == [
        (
            "gen_ai.client.operation.exception",
            {"exception.type": "gemini_sdk.errors.BadRequestError"},
        )
    ]


def test_functions(drive: TelemetryDriver, recorder: Recorder) -> None:
    def weather(city: str) -> str:
        """The weather of a city."""
        return f"sunny in {city}"

    client = drive.gemini(telemetry=recorder.telemetry("span_only"))
    drive.get(client.chats.create(FLASH, tools=[weather], run_tools=True).send_message("weather"))
    (tool,) = [s for s in recorder.spans() if s.name == "execute_tool weather"]
    found = dict(tool.attributes or {})
    city = json.loads(str(found["gen_ai.tool.call.arguments"]))["city"]
    assert json.loads(str(found["gen_ai.tool.call.result"])) == f"sunny in {city}"


IMAGE = {"inlineData": {"mimeType": "image/png", "data": "AAAA"}}


def test_parts_of_google() -> None:
    content = request_content(
        {
            "systemInstruction": {"parts": [{"text": "Be brief"}]},
            "contents": [
                {
                    "role": "user",
                    "parts": [{"text": "Look"}, IMAGE, {"fileData": {"fileUri": "u"}}],
                },
                {
                    "role": "model",
                    "parts": [
                        {"text": "hm", "thought": True},
                        {"functionCall": {"id": "1", "name": "f", "args": {"x": 1}}},
                        {"executableCode": {"language": "PYTHON", "code": "1"}},
                        {"codeExecutionResult": {"outcome": "OUTCOME_OK"}},
                    ],
                },
                {"parts": [{"functionResponse": {"id": "1", "name": "f", "response": {"y": 2}}}]},
            ],
            "tools": [{"functionDeclarations": [{"name": "f"}]}, {"googleSearch": {}}],
        }
    )
    check_messages(content["gen_ai.input.messages"])
    check_parts(content["gen_ai.system_instructions"])
    first, second, third = content["gen_ai.input.messages"]
    assert first["parts"][1:] == [
        {"type": "blob", "modality": "image", "size": 3, "mime_type": "image/png"},
        {"type": "uri", "modality": "document", "uri": "u"},
    ]
    assert second["role"] == "assistant"
    assert second["parts"][:2] == [
        {"type": "reasoning", "content": "hm"},
        {"type": "tool_call", "id": "1", "name": "f", "arguments": {"x": 1}},
    ]
    assert third == {
        "role": "tool",
        "parts": [{"type": "tool_call_response", "id": "1", "response": {"y": 2}}],
    }
    assert content["gen_ai.tool.definitions"] == [
        {"type": "function", "name": "f"},
        {"type": "googleSearch", "name": "googleSearch"},
    ]


def test_messages_of_azure() -> None:
    image: Any = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    function = {"name": "f", "arguments": '{"x": 1}'}
    content = request_content(
        {
            "messages": [
                {"role": "system", "content": "Be brief"},
                {"role": "user", "content": [{"type": "text", "text": "Look"}, image]},
                {"role": "assistant", "tool_calls": [{"id": "1", "function": function}]},
                {"role": "tool", "tool_call_id": "1", "content": "2"},
            ],
            "tools": [{"type": "function", "function": {"name": "f"}}],
        }
    )
    check_messages(content["gen_ai.input.messages"])
    assert [each["role"] for each in content["gen_ai.input.messages"]] == [
        "system",
        "user",
        "assistant",
        "tool",
    ]
    assert content["gen_ai.input.messages"][2]["parts"] == [
        {"type": "tool_call", "id": "1", "name": "f", "arguments": {"x": 1}}
    ]
    assert content["gen_ai.input.messages"][3]["parts"] == [
        {"type": "tool_call_response", "id": "1", "response": "2"}
    ]
    assert content["gen_ai.tool.definitions"] == [{"type": "function", "name": "f"}]


def test_answers() -> None:
    google = GenerateContentResponse.model_validate(
        {"candidates": [{"content": {"parts": [{"text": "a"}]}}, {"finishReason": "SAFETY"}]}
    )
    assert answer_content(google) == [
        {"role": "assistant", "parts": [{"type": "text", "content": "a"}]},
        {"role": "assistant", "parts": []},
    ]
    azure = ChatCompletions.model_validate({"choices": [{"message": {"content": "b"}}]})
    assert answer_content(azure) == [
        {"role": "assistant", "parts": [{"type": "text", "content": "b"}]}
    ]
