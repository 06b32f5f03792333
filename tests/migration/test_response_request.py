"""What the report says of a responses request, and what Gemini gets."""

import json
from typing import Any

import pytest

from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import LossyConversionError, response_from_gemini, to_gemini

IMAGE = "data:image/png;base64,QUJD"
FUNCTION: dict[str, Any] = {"type": "function", "name": "f", "strict": False}
CALL: dict[str, Any] = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}


def converted(**request: Any) -> Any:
    return to_gemini({"model": "gpt-5", "input": "x", **request})


def wire(**request: Any) -> Any:
    return json.loads(converted(**request).request.to_json())


ROWS: list[tuple[dict[str, Any], str, str, str]] = [
    ({}, "input", "exact", "info"),
    ({}, "model", "adapted", "info"),
    ({"instructions": "a"}, "instructions", "exact", "info"),
    ({"metadata": {"a": "b"}}, "metadata", "adapted", "info"),
    ({"user": "u"}, "user", "lost", "warning"),
    ({"store": True}, "store", "lost", "warning"),
    ({"store": False}, "store", "exact", "info"),
    ({"background": True}, "background", "adapted", "warning"),
    ({"background": False}, "background", "exact", "info"),
    ({"truncation": "auto"}, "truncation", "lost", "warning"),
    ({"truncation": "disabled"}, "truncation", "adapted", "info"),
    ({"max_tool_calls": 3}, "max_tool_calls", "lost", "warning"),
    ({"include": ["file_search_call.results"]}, "include[0]", "lost", "info"),
    ({"text": {"verbosity": "low"}}, "text.verbosity", "lost", "warning"),
    ({"reasoning": {"effort": "high"}}, "reasoning.effort", "adapted", "info"),
    ({"reasoning": {"effort": "max"}}, "reasoning.effort", "adapted", "warning"),
    ({"reasoning": {"summary": "auto"}}, "reasoning.summary", "adapted", "info"),
    ({"reasoning": {"effort": None}}, "reasoning.effort", "exact", "info"),
    ({"strange": 1}, "strange", "lost", "warning"),
    ({"tools": [FUNCTION]}, "tools[0].strict", "exact", "info"),
    ({"parallel_tool_calls": True}, "parallel_tool_calls", "exact", "info"),
    ({"tools": [FUNCTION], "parallel_tool_calls": False}, "parallel_tool_calls", "lost", "warning"),
    ({"tools": [{"type": "web_search"}]}, "tools[0]", "adapted", "info"),
    ({"tools": [{"type": "web_search"}, FUNCTION]}, "tools[0]", "adapted", "error"),
    (
        {"tools": [{"type": "web_search"}], "tool_choice": "required"},
        "tool_choice",
        "lost",
        "warning",
    ),
    ({"tools": [{"type": "web_search"}], "tool_choice": "auto"}, "tool_choice", "exact", "info"),
    (
        {"tools": [{"type": "web_search", "filters": {"allowed_domains": ["a.example"]}}]},
        "tools[0].filters",
        "lost",
        "error",
    ),
    (
        {
            "input": [
                {
                    "role": "user",
                    "content": [{"type": "input_image", "image_url": IMAGE, "detail": "original"}],
                }
            ]
        },
        "input[0].content[0].detail",
        "adapted",
        "warning",
    ),
    (
        {
            "input": [
                CALL,
                {
                    "type": "function_call_output",
                    "call_id": "c",
                    "output": [{"type": "input_image", "image_url": IMAGE}],
                },
            ]
        },
        "input[1].output[0]",
        "adapted",
        "warning",
    ),
    (
        {
            "input": [
                {"type": "file_search_call", "id": "a", "queries": []},
                {"role": "user", "content": "x"},
            ]
        },
        "input[0]",
        "lost",
        "warning",
    ),
]


@pytest.mark.parametrize(("request_", "path", "kind", "severity"), ROWS)
def test_every_field_has_its_row(
    request_: dict[str, Any], path: str, kind: str, severity: str
) -> None:
    row = converted(**request_).report.find(path)
    assert (row.path, row.kind, row.severity) == (path, kind, severity)
    assert row.reason or row.kind == "exact"


def test_a_text_is_one_field() -> None:
    assert [row.path for row in converted(instructions="a").report] == [
        "model",
        "input",
        "instructions",
    ]


def test_a_model_that_does_not_think_shows_no_thoughts() -> None:
    made = converted(model="gemini-2.0-flash", reasoning={"summary": "auto"})
    assert made.report.find("reasoning.summary").kind == "lost"
    assert "thinkingConfig" not in made.request.to_json().decode()


def test_pictures_of_results_follow_all_results() -> None:
    picture = {"type": "input_image", "image_url": IMAGE}
    output = {"type": "function_call_output", "call_id": "c"}
    items = [
        CALL,
        {**CALL, "call_id": "d"},
        {**output, "output": [picture, {"type": "input_text", "text": "3.10"}]},
        {**output, "call_id": "d", "output": "null"},
    ]
    _, results, pictures = wire(input=items)["contents"]
    assert [part["functionResponse"]["response"]["result"] for part in results["parts"]] == [
        "3.10",
        "null",
    ]
    assert pictures["parts"] == [{"inlineData": {"data": "QUJD", "mimeType": "image/png"}}]


def test_only_allowed_tools_are_declared() -> None:
    tools = [FUNCTION, {**FUNCTION, "name": "g"}]
    allowed = [{"type": "function", "name": "g"}]
    choice = {"type": "allowed_tools", "mode": "required", "tools": allowed}
    made = wire(tools=tools, tool_choice=choice)
    (tool,) = made["tools"]
    assert [each["name"] for each in tool["functionDeclarations"]] == ["g"]
    assert made["toolConfig"]["functionCallingConfig"]["mode"] == "ANY"
    with pytest.raises(InvalidPayloadError, match=r"tool_choice\.tools\[0\]\.name"):
        wire(tools=tools, tool_choice={**choice, "tools": [{"type": "function", "name": "h"}]})


def test_no_tools_at_all_may_be_called() -> None:
    made = wire(tools=[{"type": "web_search"}, FUNCTION], tool_choice="none")
    assert "googleSearch" not in json.dumps(made["tools"])
    assert made["toolConfig"]["functionCallingConfig"]["mode"] == "NONE"


def test_nulls_in_schemas_stay() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string", "default": None}}}
    form = {"type": "json_schema", "name": "n", "schema": schema, "strict": None}
    made = wire(
        tools=[{**FUNCTION, "parameters": schema, "description": None}],
        text={"format": form},
    )
    (declared,) = made["tools"][0]["functionDeclarations"]
    assert declared["parametersJsonSchema"] == made["generationConfig"]["responseJsonSchema"]
    assert declared["parametersJsonSchema"]["properties"]["a"]["default"] is None


def test_what_is_sent_back_of_an_answer_harms_no_strict_conversion() -> None:
    content: dict[str, Any] = {
        "type": "output_text",
        "text": "a",
        "annotations": [],
        "logprobs": None,
    }
    items: list[dict[str, Any]] = [
        {"role": "user", "content": "x"},
        {"type": "reasoning", "id": "rs_1", "summary": [], "status": None},
        {
            "type": "message",
            "id": "msg_1",
            "role": "assistant",
            "status": "completed",
            "content": [content],
        },
        {"role": "user", "content": "y"},
    ]
    assert to_gemini({"model": "gpt-5", "input": items}, strict=True).report.harmful == ()
    with pytest.raises(LossyConversionError, match="user"):
        to_gemini({"model": "gpt-5", "input": items, "user": "u"}, strict=True)


def test_fields_that_are_not_continued_without_a_store() -> None:
    with pytest.raises(InvalidPayloadError, match="previous_response_id: there is no store"):
        to_gemini({"model": "gpt-5", "previous_response_id": "resp_1"})
    with pytest.raises(InvalidPayloadError, match="prompt: a template"):
        to_gemini({"model": "gpt-5", "input": "x", "prompt": {"id": "p"}})


def test_an_answer_becomes_a_response_without_a_client() -> None:
    official = pytest.importorskip(
        "openai.types.responses", reason="the extra peers is not installed"
    )
    part = {"text": "Hi"}
    answer: dict[str, Any] = {
        "responseId": "a/b",
        "candidates": [{"content": {"parts": [part, {"fileData": {}}]}}],
    }
    notes: list[Any] = []
    made = response_from_gemini(answer, request={"input": "x", "user": "u"}, created=5, notes=notes)
    read = official.Response.model_validate(made.model_dump())
    assert (read.id, read.created_at, read.user, read.output_text) == ("resp_a-b", 5, "u", "Hi")
    assert [row.path for row in notes] == ["candidates[0].content.parts[1].fileData"]
    with pytest.raises(InvalidPayloadError, match="input"):
        response_from_gemini(answer, request={"input": 5})
