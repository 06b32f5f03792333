"""Requests that the types of the openai package allow: each is converted, or refused with what to do instead."""

from typing import Any, get_args

import pytest

from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import to_azure, to_gemini

input_items = pytest.importorskip(
    "openai.types.responses.response_input_item_param", reason="the extra peers is not installed"
)
Json = dict[str, Any]
USER: Json = {"role": "user", "content": "Hi"}
OF_OPENAI: list[Json] = [
    {"type": "file_search_call", "id": "1", "queries": ["a"], "status": "completed"},
    {"type": "computer_call", "id": "1", "call_id": "c", "action": {"type": "wait"}},
    {
        "type": "computer_call_output",
        "call_id": "c",
        "output": {"type": "computer_screenshot", "image_url": "data:image/png;base64,aGk="},
    },
    {"type": "tool_search_call", "arguments": {"query": "a"}},
    {"type": "tool_search_output", "tools": []},
    {"type": "additional_tools", "role": "developer", "tools": []},
    {"type": "configuration_update", "reasoning": {"effort": "low"}},
    {"type": "compaction", "encrypted_content": "x"},
    {"type": "image_generation_call", "id": "1", "status": "completed", "result": "aGk="},
    {"type": "local_shell_call", "id": "1", "call_id": "c", "action": {"type": "exec"}},
    {"type": "local_shell_call_output", "id": "1", "output": "x"},
    {"type": "shell_call", "call_id": "c", "action": {"commands": ["ls"]}},
    {"type": "shell_call_output", "call_id": "c", "output": [{"stdout": "x"}]},
    {"type": "apply_patch_call", "call_id": "c", "operation": {"type": "delete_file"}},
    {"type": "apply_patch_call_output", "call_id": "c", "status": "completed"},
    {"type": "mcp_list_tools", "id": "1", "server_label": "s", "tools": []},
    {"type": "mcp_approval_request", "id": "1", "name": "n", "arguments": "{}"},
    {"type": "mcp_approval_response", "approval_request_id": "1", "approve": True},
    {"type": "mcp_call", "id": "1", "name": "n", "server_label": "s", "arguments": "{}"},
    {"type": "custom_tool_call", "call_id": "c", "name": "n", "input": "x"},
    {"type": "custom_tool_call_output", "call_id": "c", "output": "x"},
    {"type": "compaction_trigger"},
    {"type": "program", "id": "1", "call_id": "c", "code": "1", "fingerprint": "f"},
    {"type": "program_output", "id": "1", "call_id": "c", "result": "1", "status": "completed"},
]
"""Items of OpenAI's own tools."""
CONVERTED = {
    *("message", "function_call", "function_call_output", "reasoning", "item_reference"),
    *("web_search_call", "code_interpreter_call"),
}


def test_the_items_are_those_of_the_official_package() -> None:
    kinds = {
        str(item.__annotations__["type"]).split("Literal['")[1].partition("'")[0]
        for item in get_args(input_items.ResponseInputItemParam)
    }
    assert kinds == CONVERTED | {str(item["type"]) for item in OF_OPENAI}


@pytest.mark.parametrize("item", OF_OPENAI, ids=lambda item: item["type"])
def test_an_item_of_openais_own_tools_is_left_out_and_reported(item: Json) -> None:
    made = to_gemini({"model": "gpt-4o", "input": [USER, item, USER]})
    row = made.report.find("input[1]")
    assert row is not None
    assert (row.kind, row.severity) == ("lost", "warning")
    assert item["type"] in row.reason
    contents: Any = made.request.contents
    assert [part.text for content in contents for part in content.parts] == ["Hi", "Hi"]


def chat(**more: Any) -> Any:
    return to_gemini({"model": "gpt-4o", "messages": [USER], **more})


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"wholly_new": {"a": 1}}, "wholly_new"),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "defer": True}}]},
            "tools[0].function.defer",
        ),
        ({"messages": [{**USER, "zzz": 1}]}, "messages[0].zzz"),
    ],
)
def test_what_is_newer_than_this_package_is_reported(more: Json, path: str) -> None:
    row = chat(**more).report.find(path)
    assert (row.kind, row.severity) == ("lost", "warning")


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(InvalidPayloadError, match="did you mean 'temperature'"):
        chat(temprature=1)


@pytest.mark.parametrize("voice", ["alloy", "marin", "cedar", "verse", {"id": "voice_1234"}])
def test_a_voice_of_openais_becomes_one_of_geminis(voice: Any) -> None:
    made = chat(modalities=["text", "audio"], audio={"voice": voice, "format": "aac"})
    row = made.report.find("audio.voice")
    assert row.severity == "warning"
    speech = made.request.generation_config.speech_config
    name = speech.voice_config.prebuilt_voice_config.voice_name
    assert name
    assert name not in str(voice)


def test_the_original_resolution_is_the_highest_one() -> None:
    picture = {"url": "https://x.org/a.png", "detail": "original"}
    content = [{"type": "image_url", "image_url": picture}]
    made = chat(messages=[{"role": "user", "content": content}])
    assert made.request.generation_config.media_resolution == "MEDIA_RESOLUTION_HIGH"
    assert made.report.find("messages[0].content[0].image_url.detail").severity == "warning"


def test_a_function_is_declared_once() -> None:
    tool = {"type": "function", "function": {"name": "f"}}
    with pytest.raises(InvalidPayloadError, match=r"tools\[1\]\.function\.name: is declared twice"):
        chat(tools=[tool, tool])


@pytest.mark.parametrize(
    ("schema", "severity"),
    [
        ({"enum": ["a", 1, 2.5]}, "info"),
        ({"enum": ["a", None]}, "info"),
        ({"enum": [True, False]}, "warning"),
        ({"enum": [{"a": 1}]}, "warning"),
        ({"oneOf": [{"type": "string"}, {"type": "null"}]}, "warning"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "info"),
        ({"type": ["string", "null"]}, "info"),
        ({"const": "a"}, "warning"),
        ({"type": "string", "pattern": "a"}, "warning"),
    ],
)
def test_what_gemini_does_not_follow_of_a_schema_is_reported(schema: Json, severity: str) -> None:
    whole = {"type": "object", "properties": {"a": schema}}
    form = {"type": "json_schema", "json_schema": {"name": "n", "schema": whole}}
    made = chat(response_format=form)
    assert made.report.find("response_format.json_schema.schema").severity == severity


@pytest.mark.parametrize("kind", ["custom", "mcp", "file_search", "shell"])
def test_a_choice_of_a_tool_that_gemini_lacks_says_what_to_use(kind: str) -> None:
    request = {
        "model": "gpt-4o",
        "input": "Hi",
        "tools": [{"type": "function", "name": "f"}],
        "tool_choice": {"type": kind, "name": "x"},
    }
    with pytest.raises(InvalidPayloadError, match="a tool of OpenAI's that Gemini lacks"):
        to_gemini(request)


def azure(**more: Any) -> Any:
    return to_azure({"contents": [{"parts": [{"text": "x"}]}], **more})


def test_the_way_back_follows_the_same_rules() -> None:
    row = azure(brandNew=1).report.find("brandNew")
    assert (row.kind, row.severity) == ("lost", "warning")
    with pytest.raises(InvalidPayloadError, match="did you mean"):
        azure(generatonConfig={})
    with pytest.raises(InvalidPayloadError, match="is declared twice"):
        azure(
            tools=[
                {"functionDeclarations": [{"name": "f"}]},
                {"functionDeclarations": [{"name": "f"}]},
            ]
        )


@pytest.mark.parametrize(
    ("modalities", "kind", "severity"),
    [
        (["TEXT"], "exact", "info"),
        (["text"], "exact", "info"),
        (["AUDIO"], "lost", "error"),
        (["TEXT", "IMAGE"], "lost", "error"),
    ],
)
def test_text_is_what_azure_answers_anyway(modalities: list[str], kind: str, severity: str) -> None:
    made = azure(generationConfig={"responseModalities": modalities})
    row = made.report.find("generationConfig.responseModalities")
    assert (row.kind, row.severity) == (kind, severity)
