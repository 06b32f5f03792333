"""Whatever the specs allow is refused in clear words, or converted without a fault, with every field in the report."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from gemini_sdk import validation
from gemini_sdk._wire import Platform
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import LossyConversionError, from_gemini, to_azure, to_gemini
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.generate_content import GenerateContentRequest
from tests.examples import examples
from tests.migration.telling import unreported

many = settings(
    max_examples=examples(200),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
REQUESTS = ["CreateChatCompletionRequest", "CreateCompletionRequest"]
PLATFORMS: list[Platform] = ["google-ai", "vertex"]
R = TypeVar("R")

texts = st.text(max_size=8)
URLS = ["data:image/png;base64,QUJD", "gs://b/a.png"]


def text_part(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def image_part(url: str, detail: str | None) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": url, "detail": detail}}


details = st.sampled_from([None, "auto", "low", "high"])
parts = texts.map(text_part) | st.builds(image_part, st.sampled_from(URLS), details)
names = st.sampled_from(["f", "g", "h_1"])
arguments = st.dictionaries(texts, st.integers() | texts | st.none(), max_size=2).map(json.dumps)


@st.composite
def exchanges(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A question, and perhaps calls with their results, in any order, and an answer."""
    content: Any = draw(texts | st.lists(parts, min_size=1, max_size=3))
    made: list[dict[str, Any]] = [{"role": "user", "content": content}]
    ids = draw(st.lists(st.uuids().map(str), max_size=3, unique=True))
    if ids:
        calls = [
            {
                "id": each,
                "type": "function",
                "function": {"name": draw(names), "arguments": draw(arguments)},
            }
            for each in ids
        ]
        made.append({"role": "assistant", "content": draw(st.none() | texts), "tool_calls": calls})
        made += (
            {"role": "tool", "tool_call_id": each, "content": draw(texts | arguments)}
            for each in draw(st.permutations(ids))
        )
    return [*made, {"role": "assistant", "content": draw(texts)}]


@st.composite
def conversations(draw: st.DrawFn) -> dict[str, Any]:
    """Requests that make sense, with whatever settings."""
    request = cast(dict[str, Any], draw(payloads("CreateChatCompletionRequest", "azure-openai")))
    system = [{"role": draw(st.sampled_from(["system", "developer"])), "content": draw(texts)}]
    turns = draw(st.lists(exchanges(), min_size=1, max_size=2))
    ids: list[str] = [m["tool_call_id"] for turn in turns for m in turn if "tool_call_id" in m]
    assume(len(ids) == len(set(ids)))
    request["messages"] = [*system, *(message for turn in turns for message in turn)]
    request["model"] = draw(st.sampled_from(["gpt-4", "gpt-4o-2024-08-06", "gemini-3-pro-preview"]))
    return request


def attempt(convert: Callable[[], R]) -> R | None:
    """What a conversion makes; None where it is refused, in clear words."""
    try:
        made = convert()
    except InvalidPayloadError as error:
        refusal = error
    else:
        event("converted")
        return made
    event("refused")
    assert refusal.faults
    assert all(fault.path and fault.problem for fault in refusal.faults)
    return None


def check(request: Mapping[str, Any], platform: Platform) -> None:
    made = attempt(lambda: to_gemini(request, platform=platform))
    if made is None:
        return
    wire = json.loads(made.request.to_json())
    assert validation.faults(wire, "GenerateContentRequest", platform) == []
    assert unreported(request, made.report) == []
    if made.report.harmful:
        with pytest.raises(LossyConversionError) as lossy:
            to_gemini(request, platform=platform, strict=True)
        assert lossy.value.report == made.report
    else:
        assert to_gemini(request, platform=platform, strict=True) == made


@pytest.mark.parametrize("type_name", REQUESTS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_any_request_is_refused_or_converted_whole(type_name: str, platform: Platform) -> None:
    @many
    @given(payloads(type_name, "azure-openai"), st.sampled_from([None, "gpt-4"]))
    def run(request: dict[str, Any], model: str | None) -> None:
        check(request | ({"model": model} if model else {}), platform)

    run()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_any_conversation_is_converted_whole(platform: Platform) -> None:
    @many
    @given(conversations())
    def run(request: dict[str, Any]) -> None:
        check(request, platform)

    run()


@settings(many, max_examples=examples(100))
@given(conversations())
def test_what_is_converted_is_of_googles_own_form(request: dict[str, Any]) -> None:
    glm = pytest.importorskip("google.ai.generativelanguage_v1beta", reason="no upstream types")
    json_format = pytest.importorskip("google.protobuf.json_format")
    made = attempt(lambda: to_gemini(request, platform="google-ai"))
    if made is None:
        return
    config = made.request.generation_config
    if config and config.thinking_config and config.thinking_config.thinking_level:
        config.thinking_config.thinking_level = None  # declared: ahead of those types
        config.thinking_config.model_fields_set.discard("thinking_level")
    made.request.model_fields_set.discard("store")
    made.request.model_fields_set.discard("service_tier")
    message = glm.GenerateContentRequest.pb(glm.GenerateContentRequest())
    json_format.Parse(made.request.to_json(), message)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_any_request_of_geminis_is_refused_or_converted_whole(platform: Platform) -> None:
    @many
    @given(payloads("GenerateContentRequest", platform))
    def run(request: dict[str, Any]) -> None:
        made = attempt(lambda: to_azure(request, platform=platform))
        if made is None:
            return
        wire = json.loads(made.request.to_json())
        assert validation.faults(wire, "CreateChatCompletionRequest", "azure-openai") == []
        given = GenerateContentRequest.model_validate(request).to_json()
        assert unreported(json.loads(given), made.report) == []

    run()


@pytest.mark.parametrize("chat", [True, False], ids=["chat", "text"])
def test_answers_are_of_the_openai_packages_types(chat: bool) -> None:
    openai_types = pytest.importorskip("openai.types", reason="the extra peers is not installed")
    chat_types = pytest.importorskip("openai.types.chat")
    official = chat_types.ChatCompletion if chat else openai_types.Completion
    request: dict[str, Any] = {"messages": []} if chat else {"prompt": "x"}

    @many
    @given(payloads("GenerateContentResponse", "vertex", newer=True))
    def run(response: dict[str, Any]) -> None:
        made = from_gemini(response, request=request, created=1)
        official.model_validate(json.loads(made.to_json()))
        official.model_validate(made.model_dump())
        name = "ChatCompletion" if chat else "Completion"
        assert validation.faults(json.loads(made.to_json()), name, "azure-openai") == []

    run()
