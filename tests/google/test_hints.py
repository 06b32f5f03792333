"""The commonest wrong calls name the right keyword, and send nothing."""

import inspect
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest

from gemini_sdk import (
    AsyncGeminiClient,
    AsyncVertexClient,
    AzureInferenceClient,
    GeminiClient,
    VertexClient,
    types,
)
from gemini_sdk.errors import APIConnectionError, ConfigurationError, UnexpectedKeywordError


@pytest.fixture
def client() -> GeminiClient:
    # Nothing listens there: whatever is sent is another error.
    return GeminiClient(api_key="k", base_url="http://127.0.0.1:1", max_retries=0)


WRONG = [
    ("config", "generation_config"),
    ("stream", "stream_"),
    ("system", "system_instruction"),
    ("system_prompt", "system_instruction"),
    ("max_tokens", "max_output_tokens"),
    ("messages", "contents"),
    ("prompt", "contents"),
    ("stop", "stop_sequences"),
    ("tool_choice", "tool_config"),
]


@pytest.mark.parametrize(("wrong", "right"), WRONG)
def test_a_wrong_keyword_names_the_right_one(client: Any, wrong: str, right: str) -> None:
    chat = client.chats.create("m")
    calls: list[Callable[[], object]] = [
        lambda: client.generate_content("m", "x", **{wrong: 1}),
        lambda: client.generate_content("m", **{wrong: 1}, contents="x"),
        lambda: client.stream_generate_content("m", "x", **{wrong: 1}),
        lambda: client.count_tokens("m", "x", **{wrong: 1}),
        lambda: chat.send_message("x", **{wrong: 1}),
    ]
    for call in calls:
        with pytest.raises(UnexpectedKeywordError) as caught:
            call()
        assert caught.value.faults[0].path == wrong
        assert right in str(caught.value)


def test_a_chat_names_its_own_keywords(client: Any) -> None:
    chat = client.chats.create("m")
    for wrong in ("messages", "contents", "prompt", "content"):
        for send in (chat.send_message, chat.stream_message):
            for said in ((), ("x",)):
                with pytest.raises(UnexpectedKeywordError, match=f"{wrong}: .* expected message"):
                    send(*said, **{wrong: "x"})
        with pytest.raises(UnexpectedKeywordError, match=f"{wrong}: .* expected history"):
            client.chats.create("m", **{wrong: []})
    for call in (chat.send_message, client.chats.create):
        with pytest.raises(UnexpectedKeywordError, match="did you mean 'run_tools'"):
            call("x", run_tool=True)
    for wrong in ("run_tools", "history", "automatic_function_calling"):
        with pytest.raises(UnexpectedKeywordError, match=r"expected chats\.create"):
            client.generate_content("m", "x", **{wrong: True})
    assert not chat.history


@pytest.mark.parametrize("wrong", ["contents", "prompt"])
def test_azure_names_its_own_keyword(wrong: str) -> None:
    azure: Any = AzureInferenceClient(endpoint="https://127.0.0.1:1", credential="k")
    with pytest.raises(UnexpectedKeywordError, match=f"{wrong}: .* expected messages"):
        azure.chat_completions(**{wrong: "x"})


@pytest.mark.parametrize("wrong", ["messages", "prompt"])
def test_a_wrong_keyword_in_place_of_contents(client: Any, wrong: str) -> None:
    for method in (client.generate_content, client.stream_generate_content, client.count_tokens):
        with pytest.raises(UnexpectedKeywordError, match="contents"):
            method("m", **{wrong: "x"})
        with pytest.raises(TypeError, match="missing"):
            method("m")


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        (GeminiClient, "api_key="),
        (AsyncGeminiClient, "api_key="),
        (VertexClient, "project="),
        (AsyncVertexClient, "project="),
    ],
)
def test_a_key_without_its_keyword(kind: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError, match=hint) as caught:
        kind("SECRET")
    assert "SECRET" not in str(caught.value)
    assert "api_key" in inspect.signature(kind).parameters


def test_models_can_be_imported_from_types() -> None:
    from gemini_sdk.types.generate_content import Part

    assert attrgetter("Part")(types) is Part
    for missing in ("NoSuchModel", "_private", "__wrapped__"):
        assert not hasattr(types, missing)


def test_a_refused_connection_names_its_address(client: GeminiClient) -> None:
    with pytest.raises(APIConnectionError, match=r"127\.0\.0\.1:1"):
        client.count_tokens("m", "x")
