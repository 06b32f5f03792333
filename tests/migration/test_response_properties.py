"""Whatever the spec of responses allows is refused in clear words, or converted with every field in the report."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from gemini_sdk import validation
from gemini_sdk._openai.response_events import ResponseEvents, response_of
from gemini_sdk.migration import to_gemini
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.azure_openai import Response
from tests.examples import examples
from tests.migration.test_properties import PLATFORMS, arguments, check, names, texts

official = pytest.importorskip("openai.types.responses", reason="the extra peers is not installed")

some = settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
Items = list[dict[str, Any]]


@st.composite
def turns(draw: st.DrawFn) -> Items:
    """A question, and perhaps calls whose results follow in any order, and an answer."""
    question = draw(st.text(min_size=1, max_size=8))
    role = draw(st.sampled_from(["user", "user", "developer"]))
    content: Any = draw(st.sampled_from([question, [{"type": "input_text", "text": question}]]))
    made: Items = [{"role": role, "content": content}]
    ids = draw(st.lists(st.uuids().map(str), max_size=3, unique=True))
    calls: Items = [
        {
            "type": "function_call",
            "call_id": each,
            "name": draw(names),
            "arguments": draw(arguments),
        }
        for each in ids
    ]
    results: Items = [
        {"type": "function_call_output", "call_id": each, "output": draw(texts | arguments)}
        for each in draw(st.permutations(ids))
    ]
    if draw(st.booleans()):
        for call in calls:
            own = next(each for each in results if each["call_id"] == call["call_id"])
            made += [call, own]
    else:
        made += [*calls, *results]
    answer: dict[str, Any] = {"type": "output_text", "text": draw(texts), "annotations": []}
    return [*made, {"type": "message", "role": "assistant", "content": [answer]}]


conversations = st.lists(turns(), min_size=1, max_size=2).map(
    lambda all_turns: [item for turn in all_turns for item in turn]
)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_any_request_is_refused_or_converted_whole(platform: Any) -> None:
    @some
    @given(payloads("CreateResponseRequest", "azure-openai"))
    def run(request: dict[str, Any]) -> None:
        check({"input": "x", **request, "model": "gpt-4"}, platform)

    run()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_any_conversation_is_converted_whole(platform: Any) -> None:
    @some
    @given(conversations)
    def run(items: Items) -> None:
        request = {"model": "gpt-4", "input": items}
        check(request, platform)
        wire = json.loads(to_gemini(request, platform=platform).request.to_json())
        parts = [part for content in wire["contents"] for part in content["parts"]]
        called = [part["functionCall"]["id"] for part in parts if "functionCall" in part]
        answered = [part["functionResponse"]["id"] for part in parts if "functionResponse" in part]
        given_calls = [item["call_id"] for item in items if item.get("type") == "function_call"]
        assert called == answered == given_calls

    run()


@some
@given(conversations)
def test_a_conversation_means_what_chat_completions_make_of_it(items: Items) -> None:
    messages: list[dict[str, Any]] = []
    for item in items:
        if item.get("type") == "function_call":
            function = {name: item[name] for name in ("name", "arguments")}
            call = {"id": item["call_id"], "type": "function", "function": function}
            if messages[-1]["role"] != "assistant":
                messages.append({"role": "assistant", "tool_calls": []})
            messages[-1]["tool_calls"].append(call)
        elif item.get("type") == "function_call_output":
            message = {"role": "tool", "tool_call_id": item["call_id"], "content": item["output"]}
            messages.append(message)
        else:
            content = item["content"]
            text = content if isinstance(content, str) else content[0]["text"]
            messages.append({"role": item["role"], "content": text})
    calls_of = {
        call["id"]: number
        for message in messages
        for number, call in enumerate(message.get("tool_calls", ()))
    }
    ours = to_gemini({"model": "gpt-4", "input": items}).request
    theirs = to_gemini({"model": "gpt-4", "messages": messages}).request
    assert _sorted(ours, calls_of) == _sorted(theirs, calls_of)


def _sorted(request: Any, calls_of: dict[str, int]) -> Any:
    """A request in which the results of calls are in the order of the calls."""
    wire = json.loads(request.to_json())
    for content in wire["contents"]:
        if "functionResponse" in content["parts"][0]:
            parts: Items = content["parts"]
            parts.sort(key=lambda part: calls_of[part["functionResponse"]["id"]])
    return wire


def test_answers_and_events_are_of_the_openai_packages_types() -> None:
    event_of: TypeAdapter[Any] = TypeAdapter(official.ResponseStreamEvent)
    request = {"include": ["reasoning.encrypted_content"], "model": "gpt-4"}

    @some
    @given(
        st.lists(payloads("GenerateContentResponse", "vertex", newer=True), min_size=1, max_size=2)
    )
    def run(chunks: Sequence[dict[str, Any]]) -> None:
        made = response_of(chunks[0], request, created=1)
        assert isinstance(made, Response)
        official.Response.model_validate(json.loads(made.to_json()))
        official.Response.model_validate(made.model_dump())
        assert validation.faults(json.loads(made.to_json()), "Response", "azure-openai") == []
        events = ResponseEvents(request, created=1)
        found = [event for chunk in chunks for event in events.feed(chunk)]
        found += events.finish()
        for number, event in enumerate(found):
            assert event.sequence_number == number
            event_of.validate_python(event.model_dump())

    run()
