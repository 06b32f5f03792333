"""What is said of a model on a day, and of a request to it."""

import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient, VertexClient, validate
from gemini_sdk.known_models import clock, model_warnings
from gemini_sdk.types.generate_content import GenerateContentRequest
from gemini_sdk.warnings import DeprecatedParameterWarning, ModelWarning

TODAY = date(2026, 11, 26)
PROMPT: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.set_to(TODAY):
        yield


def said(name: str, platform: str, request: object = None) -> list[str]:
    """The warnings of a call."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model_warnings.warn(name, platform, request)
    assert all(issubclass(each.category, ModelWarning) for each in caught)
    return [str(each.message) for each in caught]


@pytest.mark.parametrize(
    ("name", "platform", "expected"),
    [
        (
            "gemini-2.5-pro",
            "google-ai",
            "will be shut down on 2026-12-01; from then on gemini-3.8-flash answers",
        ),
        ("models/gemini-2.5-flash", "google-ai", "use gemini-3.5-flash-lite"),
        (
            "gemini-2.5-pro",
            "vertex",
            "on Vertex AI was shut down on 2026-10-20; use gemini-3.8-flash",
        ),
        ("gemini-1.0-pro", "google-ai", "was shut down on 2025-02-15; use gemini-3.8-flash"),
        ("gemini-2.0-flash-001", "google-ai", "gemini-2.0-flash-001 on Google AI was shut down"),
        ("gemini-3.5-flash", "google-ai", "since then gemini-3.6-flash answers for it"),
    ],
)
def test_a_model_that_is_gone_or_goes_soon_is_reported(
    name: str, platform: str, expected: str
) -> None:
    (message,) = said(name, platform, PROMPT)
    assert expected in message


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("gemini-3.8-flash", "google-ai"),
        ("gemini-3.8-flash", "vertex"),
        ("gemini-3.5-flash", "vertex"),
        ("gemini-2.5-flash-lite", "google-ai"),
        ("tunedModels/gemini-2.5-pro", "google-ai"),
        ("endpoints/1", "vertex"),
        ("gemini-9-ultra", "google-ai"),
        ("gemini-2.5-pro", "azure-inference"),
    ],
)
def test_of_others_nothing_is_said(name: str, platform: str) -> None:
    assert said(name, platform, PROMPT) == []


def test_ninety_days_before_is_soon_and_ninety_one_is_not() -> None:
    with clock.set_to(date(2026, 9, 1)):
        assert said("gemini-2.5-pro", "google-ai") == []
    with clock.set_to(date(2026, 9, 2)):
        assert said("gemini-2.5-pro", "google-ai")


@pytest.mark.parametrize(
    ("name", "config", "expected"),
    [
        ("gemini-4-neon", {"candidateCount": 2}, "refuses generationConfig.candidateCount above 1"),
        (
            "gemini-4-neon",
            {"candidate_count": "2"},
            "refuses generationConfig.candidateCount above 1",
        ),
        ("gemini-4-neon", {"frequencyPenalty": 0.5}, "refuses generationConfig.frequencyPenalty"),
        ("gemini-4-argon", {"presence_penalty": 0.5}, "refuses generationConfig.presencePenalty"),
        ("gemini-4-neon", {"temperature": 0.5}, "ignores generationConfig.temperature"),
        ("gemini-4-neon", {"topK": 3}, "ignores generationConfig.topK"),
        ("gemini-4-neon", {"thinkingConfig": {"thinkingBudget": 5}}, "refuses"),
        ("gemini-3.8-flash", {"thinkingConfig": {"thinkingLevel": "MINIMAL"}}, "refuses"),
        ("gemini-3.8-flash", {"thinking_config": {"thinking_level": "minimal"}}, "refuses"),
        ("gemini-2.5-flash-lite", {"thinkingConfig": {"thinkingBudget": 100}}, "refuses"),
        ("gemini-2.5-flash-lite", {"thinkingConfig": {"thinkingLevel": "LOW"}}, "refuses"),
    ],
)
def test_a_parameter_that_is_refused_or_ignored_is_reported(
    name: str, config: dict[str, Any], expected: str
) -> None:
    for spelling in ("generationConfig", "generation_config"):
        (message,) = said(name, "google-ai", {**PROMPT, spelling: config})
        assert message.startswith(name)
        assert expected in message
    parsed = GenerateContentRequest.model_validate({**PROMPT, "generation_config": config})
    assert said(name, "google-ai", parsed) == [message]


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("gemini-4-neon", {"candidateCount": 1, "maxOutputTokens": 5, "thinkingConfig": {}}),
        ("gemini-4-neon", {"thinkingConfig": {"thinkingLevel": "low"}}),
        ("gemini-4-neon", {"temperature": None, "frequencyPenalty": None}),
        ("gemini-3.8-flash", {"temperature": None, "topP": None, "seed": 4}),
        ("gemini-2.5-flash-lite", {"thinkingConfig": {"thinkingBudget": 0}}),
        ("gemini-2.5-flash-lite", {"thinkingConfig": {"thinkingBudget": -1}}),
        ("gemini-2.5-flash-lite", {"candidateCount": 4, "frequencyPenalty": 1}),
    ],
)
def test_a_parameter_that_is_taken_is_not_reported(name: str, config: dict[str, Any]) -> None:
    assert said(name, "google-ai", {**PROMPT, "generationConfig": config}) == []


def test_from_its_shutdown_on_a_routed_model_has_its_successors_rules() -> None:
    request = {**PROMPT, "generationConfig": {"thinkingConfig": {"thinkingLevel": "MINIMAL"}}}
    with clock.set_to(date(2026, 12, 1)):
        messages = said("gemini-2.5-pro", "google-ai", request)
    assert "gemini-3.8-flash, which answers for gemini-2.5-pro, refuses" in messages[1]


@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
@pytest.mark.parametrize("config", [{"temperature": 0.2}, {"top_p": 0.5}, {"topK": 4}])
def test_a_deprecated_parameter_has_a_category_of_its_own(
    config: dict[str, Any], platform: str
) -> None:
    request = {**PROMPT, "generationConfig": config}
    with pytest.warns(DeprecatedParameterWarning, match="since 2026-07-21.*leave it out") as caught:
        model_warnings.warn("gemini-3.6-flash", platform, request)
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", category=DeprecatedParameterWarning)
        model_warnings.warn("gemini-3.6-flash", platform, request)


def test_faults_tell_the_same_as_warnings() -> None:
    request = {**PROMPT, "generationConfig": {"temperature": 1, "candidateCount": 2}}
    found = list(model_warnings.faults("gemini-3.8-flash", "google-ai", request))
    assert {fault.severity for fault in found} == {"warning"}
    assert sorted(fault.problem for fault in found) == sorted(
        said("gemini-3.8-flash", "google-ai", request)
    )
    assert {fault.path: fault.problem for fault in found} == {
        "generationConfig.temperature": (
            "generationConfig.temperature is deprecated for gemini-3.8-flash since 2026-07-21: "
            "it still works, but newer models ignore it; leave it out"
        ),
        "generationConfig.candidateCount": (
            "gemini-3.8-flash does not support generationConfig.candidateCount above 1"
        ),
    }


def _answer(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"totalTokens": 1, "candidates": [{"finishReason": "STOP"}]})


def test_calls_warn_and_are_sent() -> None:
    http = httpx.Client(transport=httpx.MockTransport(_answer))
    client = GeminiClient(api_key="k", http_client=http)
    with pytest.warns(ModelWarning, match="gemini-4-neon ignores generationConfig.topP"):
        answer = client.generate_content("gemini-4-neon", "x", generation_config={"top_p": 0.5})
    assert answer.finish_reason == "STOP"
    with pytest.warns(ModelWarning, match="shut down on 2026-12-01"):
        assert client.count_tokens("gemini-2.5-pro", "x").total_tokens == 1
    with pytest.warns(ModelWarning, match="shut down on 2026-12-01"):
        client.chats.create("gemini-2.5-pro").send_message("x")
    vertex = VertexClient(project="p", credentials=lambda: "t", http_client=http)
    with pytest.warns(ModelWarning, match="Vertex AI was shut down on 2026-10-20"):
        vertex.generate_content("gemini-2.5-pro", "x")


def test_tuning_jobs_warn_of_their_base_model() -> None:
    http = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={})))
    vertex = VertexClient(project="p", credentials=lambda: "t", http_client=http)
    with pytest.warns(ModelWarning, match="Vertex AI was shut down on 2026-10-20"):
        vertex.tuning_jobs.create(
            base_model="gemini-2.5-pro", training_dataset_uri="gs://b/d.jsonl"
        )


async def _asked() -> None:
    http = httpx.AsyncClient(transport=httpx.MockTransport(_answer))
    async with AsyncGeminiClient(api_key="k", http_client=http) as client:
        await client.generate_content("gemini-2.5-pro", "x")


def test_async_calls_warn() -> None:
    import asyncio

    with pytest.warns(ModelWarning, match="shut down on 2026-12-01"):
        asyncio.run(_asked())


def test_calls_that_are_not_validated_do_not_warn() -> None:
    http = httpx.Client(transport=httpx.MockTransport(_answer))
    client = GeminiClient(api_key="k", http_client=http)
    client.generate_content("gemini-2.5-pro", "x", validate=False)


def test_the_same_is_said_once_for_each_line_of_a_program() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        http = httpx.Client(transport=httpx.MockTransport(_answer))
        client = GeminiClient(api_key="k", http_client=http)
        for _ in range(3):
            client.generate_content("gemini-4-neon", "x", generation_config={"top_p": 0.25})
            client.generate_content("gemini-4-neon", "x", generation_config={"top_k": 4})
    assert len(caught) == 2
    assert {each.filename for each in caught} == {__file__}


def test_validation_tells_what_the_named_model_does_as_warnings() -> None:
    request = {**PROMPT, "model": "models/gemini-4-neon", "generationConfig": {"topP": 0.5}}
    (fault,) = validate(request, "GenerateContentRequest", platform="google-ai")
    assert (fault.path, fault.severity) == ("generationConfig.topP", "warning")
    assert "gemini-4-neon ignores" in fault.problem
    gone = {**PROMPT, "model": "models/gemini-2.5-pro"}
    (fault,) = validate(gone, "GenerateContentRequest")
    assert (fault.path, fault.severity) == ("model", "warning")
    assert validate(PROMPT, "GenerateContentRequest") == []
    assert validate({**gone, "model": "models/gemini-9"}, "GenerateContentRequest") == []
