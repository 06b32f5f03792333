"""Choices of several tools, and custom tools, in chat completions and responses."""

from typing import Any

import pytest
from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming
from pydantic import TypeAdapter

from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import to_gemini

Json = dict[str, Any]
HELLO: list[Any] = [{"role": "user", "content": "Hello"}]


def named(name: str) -> Json:
    return {"type": "function", "function": {"name": name}}


def chat(mode: str, *names: str, **more: Any) -> Any:
    choice = {
        "type": "allowed_tools",
        "allowed_tools": {"mode": mode, "tools": [named(name) for name in names]},
    }
    request: Any = {
        "model": "gpt-4o",
        "messages": HELLO,
        "tools": [named("a"), named("b"), named("c")],
        "tool_choice": choice,
    }
    TypeAdapter(CompletionCreateParamsNonStreaming).validate_python(request)
    return to_gemini(request, **more)


def declared(made: Any) -> list[str]:
    return [each.name for each in made.request.tools[0].function_declarations]


def test_required_names_the_functions_and_declares_all() -> None:
    made = chat("required", "a", "c", strict=True)
    config = made.request.tool_config.function_calling_config
    assert (config.mode, config.allowed_function_names) == ("ANY", ["a", "c"])
    assert declared(made) == ["a", "b", "c"]
    assert all(row.kind == "exact" for row in made.report if row.path != "model")


def test_auto_leaves_out_the_others() -> None:
    made = chat("auto", "a", "c", strict=True)
    config = made.request.tool_config.function_calling_config
    assert (config.mode, config.allowed_function_names) == ("AUTO", None)
    assert declared(made) == ["a", "c"]
    assert "not one of the allowed" in made.report.find("tools[1]").reason


@pytest.mark.parametrize(
    ("mode", "names", "path"),
    [
        ("auto", ["d"], "tool_choice.allowed_tools.tools[0]"),
        ("required", ["a", "d"], "tool_choice.allowed_tools.tools[1]"),
        ("any", ["a"], "tool_choice.allowed_tools.mode"),
        ("auto", [], "tool_choice.allowed_tools.tools"),
    ],
)
def test_a_faulty_choice_is_refused(mode: str, names: list[str], path: str) -> None:
    choice = {"mode": mode, "tools": [named(name) for name in names]}
    request = {
        "model": "gpt-4o",
        "messages": HELLO,
        "tools": [named("a"), named("b")],
        "tool_choice": {"type": "allowed_tools", "allowed_tools": choice},
    }
    with pytest.raises(InvalidPayloadError) as raised:
        to_gemini(request)
    assert path in [fault.path for fault in raised.value.faults]


CUSTOM: Json = {"type": "custom", "custom": {"name": "shell", "description": "Runs it"}}
CALL: Json = {"id": "1", "type": "custom", "custom": {"name": "shell", "input": "ls"}}


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"tools": [named("a"), CUSTOM]}, "tools[1].type"),
        (
            {"tools": [named("a")], "tool_choice": {"type": "custom", "custom": {"name": "shell"}}},
            "tool_choice.type",
        ),
        (
            {"messages": [*HELLO, {"role": "assistant", "tool_calls": [CALL]}]},
            "messages[1].tool_calls[0].type",
        ),
    ],
)
def test_a_custom_tool_is_refused_with_what_to_do(more: Json, path: str) -> None:
    request = {"model": "gpt-4o", "messages": HELLO, **more}
    with pytest.raises(InvalidPayloadError, match="one argument of the type string") as raised:
        to_gemini(request)
    assert [fault.path for fault in raised.value.faults] == [path]


def response(*allowed: Json) -> Any:
    tools: list[Json] = [{"type": "function", "name": "a"}, {"type": "web_search"}]
    choice = {"type": "allowed_tools", "mode": "auto", "tools": [*allowed]}
    return to_gemini({"model": "gpt-4o", "input": "Hi", "tools": tools, "tool_choice": choice})


def test_responses_leave_out_other_tools_of_each_kind() -> None:
    (tool,) = response({"type": "function", "name": "a"}).request.tools
    assert (len(tool.function_declarations), tool.google_search) == (1, None)
    (tool,) = response({"type": "web_search_preview"}).request.tools
    assert tool.function_declarations is None
    assert tool.google_search is not None
