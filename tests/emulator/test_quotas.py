"""Quotas over HTTP: refused requests, the delay they name, and the usage that is counted."""

import asyncio
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import AsyncGeminiClient, AzureInferenceClient, GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator, EmulatorOptions, Quota, Rule
from gemini_sdk.emulator.quotas import QuotaCounters
from gemini_sdk.emulator.usage import Tokens
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    RateLimitError,
)

MODEL = "gemini-3.8-flash"
GENERATE = "generativelanguage.models.generateContent"


@pytest.fixture
def gemini_emulator_options() -> EmulatorOptions:
    """The clock stands still until a test moves it."""
    return EmulatorOptions(clock=lambda: 1_800_000_000.0)


@pytest.fixture
def client(gemini_emulator: Emulator) -> Iterator[GeminiClient]:
    with GeminiClient(api_key="any", base_url=gemini_emulator.url, max_retries=0) as client:
        yield client


@pytest.fixture
def vertex(gemini_emulator: Emulator) -> Iterator[VertexClient]:
    with VertexClient(
        project="p", credentials=lambda: "any", base_url=gemini_emulator.url, max_retries=0
    ) as client:
        yield client


@pytest.fixture
def azure(gemini_emulator: Emulator) -> Iterator[AzureInferenceClient]:
    with AzureInferenceClient(
        endpoint=gemini_emulator.url, credential="any", max_retries=0
    ) as client:
        yield client


def details(error: RateLimitError) -> dict[str, Any]:
    """The details of an error by the end of their type."""
    return {each["@type"].rpartition(".")[2]: each for each in error.details}


def test_requests_beyond_a_quota_are_refused(
    gemini_emulator: Emulator, client: GeminiClient
) -> None:
    gemini_emulator.set_quotas(Quota(requests=2))
    client.generate_content(MODEL, "One")
    gemini_emulator.advance(20)
    client.generate_content(MODEL, "Two")
    gemini_emulator.advance(30.5)
    with pytest.raises(RateLimitError) as caught:
        client.generate_content(MODEL, "Three")
    assert caught.value.code == "RESOURCE_EXHAUSTED"
    assert caught.value.retry_after == 9.5
    violation = details(caught.value)["QuotaFailure"]["violations"][0]
    assert violation["quotaDimensions"]["model"] == MODEL
    assert violation["quotaValue"] == "2"
    assert violation["quotaMetric"] in caught.value.message
    assert details(caught.value)["RetryInfo"]["retryDelay"] == "9.500s"
    client.generate_content("gemini-3.8-pro", "Another model is counted separately")
    gemini_emulator.advance(9.5)
    client.generate_content(MODEL, "Three")


@pytest.mark.parametrize("count", ["input", "total"])
def test_a_quota_counts_the_tokens_that_answers_report(
    gemini_emulator: Emulator, client: GeminiClient, count: Any
) -> None:
    usage = client.generate_content(MODEL, "Why is the sky blue?").usage_metadata
    assert usage is not None
    cost = usage.prompt_token_count if count == "input" else usage.total_token_count
    assert cost
    gemini_emulator.set_quotas(Quota(tokens=3 * cost, count=count))
    for _ in range(3):
        client.generate_content(MODEL, "Why is the sky blue?")
    with pytest.raises(RateLimitError) as caught:
        client.generate_content(MODEL, "Why is the sky blue?")
    violation = details(caught.value)["QuotaFailure"]["violations"][0]
    assert violation["quotaMetric"].endswith("token_count")
    gemini_emulator.set_quotas(Quota(tokens=cost - 1, count=count))
    with pytest.raises(RateLimitError, match="limit: "):
        client.generate_content(MODEL, "Why is the sky blue?")


def test_only_answers_count(gemini_emulator: Emulator, client: GeminiClient) -> None:
    gemini_emulator.set_quotas(Quota(requests=1))
    error = {"error": {"code": 503, "message": "overloaded", "status": "UNAVAILABLE"}}
    gemini_emulator.add(Rule(status=503, times=1), Rule(status=503, body=error, times=1))
    for _ in range(3):
        with pytest.raises(APIStatusError, match=r"overloaded|valid role"):
            client.generate_content(
                MODEL, {"role": "nobody", "parts": [{"text": "Hi"}]}, validate=False
            )
    assert client.count_tokens(MODEL, "Hello").total_tokens
    assert client.generate_content(MODEL, "Hello").text


def test_a_stream_is_refused_before_its_first_chunk(
    gemini_emulator: Emulator, client: GeminiClient, azure: AzureInferenceClient
) -> None:
    gemini_emulator.set_quotas(Quota(requests=1))
    assert list(client.stream_generate_content(MODEL, "Hello"))
    with pytest.raises(RateLimitError):
        list(client.stream_generate_content(MODEL, "Hello"))
    assert list(azure.stream_chat_completions("Hello"))
    with pytest.raises(RateLimitError):
        list(azure.stream_chat_completions("Hello"))


def test_vertex_ai_names_no_delay_by_default(
    gemini_emulator: Emulator, vertex: VertexClient
) -> None:
    gemini_emulator.set_quotas(Quota(requests=0))
    with pytest.raises(RateLimitError, match="base model: gemini") as caught:
        vertex.generate_content(MODEL, "Hello")
    assert not caught.value.details
    gemini_emulator.set_quotas(Quota(requests=0, retry_info=True))
    with pytest.raises(RateLimitError) as caught:
        vertex.generate_content(MODEL, "Hello")
    assert caught.value.retry_after == 60


def test_azure_names_the_delay_in_headers(
    gemini_emulator: Emulator, azure: AzureInferenceClient
) -> None:
    gemini_emulator.set_quotas(Quota(requests=1, period=2.25))
    azure.chat_completions("Hello")
    with pytest.raises(RateLimitError) as caught:
        azure.chat_completions("Hello")
    assert caught.value.code == "RateLimitReached"
    assert caught.value.retry_after == 2.25
    body = {"messages": [{"role": "user", "content": "Hello"}]}
    url, headers = f"{gemini_emulator.url}/chat/completions", {"api-key": "any"}
    refused = httpx.post(url, json=body, headers=headers)
    assert refused.headers["retry-after"] == "3"
    assert refused.headers["retry-after-ms"] == "2250"


def test_a_client_waits_as_long_as_the_quota_asks() -> None:
    options = EmulatorOptions(quotas=(Quota(requests=1, period=0.2),))
    with (
        Emulator(options) as emulator,
        GeminiClient(api_key="any", base_url=emulator.url, max_retries=3) as client,
    ):
        for _ in range(3):
            assert client.generate_content(MODEL, "Hello").text
        usage = emulator.usage().total
        assert usage.answers == 3
        # One refusal for each call after the first: the delay is enough.
        assert usage.rate_limited == usage.statuses[429] == 2


def test_usage_is_what_answers_report(
    gemini_emulator: Emulator,
    client: GeminiClient,
    vertex: VertexClient,
    azure: AzureInferenceClient,
) -> None:
    prompts, totals = 0, 0
    for google in (client, vertex):
        answer = google.generate_content(MODEL, "Hello")
        streamed = google.stream_generate_content(MODEL, "Tell me a story").get_final()
        for reported in (answer.usage_metadata, streamed.usage_metadata):
            assert reported is not None
            prompts += reported.prompt_token_count or 0
            totals += reported.total_token_count or 0
    chat = azure.chat_completions("Hello", model=MODEL).usage
    assert chat is not None
    prompts += chat.prompt_tokens or 0
    totals += chat.total_tokens or 0
    for google in (client, vertex):
        for model in ("gemini-embedding-2", "text-embedding-005"):
            google.embed_content(model, ["12345678", "1234"])
            prompts, totals = prompts + 3, totals + 3
    usage = gemini_emulator.usage()
    assert (usage.total.prompt_tokens, usage.total.total_tokens) == (prompts, totals)
    assert usage.models[MODEL].answers == usage.models[MODEL].requests == 5
    assert usage.total.requests == sum(each.requests for each in usage.models.values())
    assert set(usage.total.statuses) == {200}


@pytest.mark.parametrize("options", [None, {"include_usage": True}])
def test_a_stream_that_does_not_report_its_usage_counts(
    gemini_emulator: Emulator, options: Any
) -> None:
    body: dict[str, Any] = {
        "model": "gpt",
        "messages": [{"role": "user", "content": "Hello"}],
        "stream": True,
    }
    url = f"{gemini_emulator.url}/v1/chat/completions"
    headers = {"authorization": "Bearer any"}
    if options:
        body["stream_options"] = options
    text = httpx.post(url, json=body, headers=headers).text
    assert ('"usage"' in text) is bool(options)
    streamed = gemini_emulator.usage().total.total_tokens
    del body["stream"]
    body.pop("stream_options", None)
    whole = httpx.post(url, json=body, headers=headers).json()["usage"]["total_tokens"]
    assert streamed == whole
    assert gemini_emulator.usage().total.total_tokens == 2 * whole


def test_broken_answers_are_counted_separately(
    gemini_emulator: Emulator, client: GeminiClient
) -> None:
    gemini_emulator.add(
        Rule(fault="cut", times=1), Rule(fault="reset", times=1), Rule(status=503, times=1)
    )
    for _ in range(3):
        with pytest.raises((APIConnectionError, APIStatusError)):
            client.generate_content(MODEL, "Hello")
    usage = gemini_emulator.usage().total
    assert (usage.requests, usage.answers, usage.broken_answers) == (3, 0, 1)
    assert usage.total_tokens == 0
    assert usage.broken_tokens > 0
    assert usage.statuses == {200: 1, 0: 1, 503: 1}


def test_scripted_replies_meet_quotas(gemini_emulator: Emulator, client: GeminiClient) -> None:
    body = {"usageMetadata": {"promptTokenCount": 5, "totalTokenCount": 7}}
    gemini_emulator.add(Rule(contains="json", body=body), Rule(text="Hi"))
    gemini_emulator.set_quotas(Quota(tokens=14, count="total"))
    for _ in range(2):
        client.generate_content(MODEL, "json")
    with pytest.raises(RateLimitError):
        client.generate_content(MODEL, "json")
    with pytest.raises(RateLimitError):
        client.generate_content(MODEL, "Hello")
    assert gemini_emulator.usage().total.total_tokens == 14


def test_the_admin_routes(gemini_emulator: Emulator, client: GeminiClient) -> None:
    with httpx.Client(base_url=gemini_emulator.url) as admin:
        quota = {"requests": 1, "period": 2, "model": "gemini-*"}
        shown = admin.put("/emulator/quotas", json=quota).json()
        assert shown == admin.get("/emulator/quotas").json()
        assert shown[0].items() >= quota.items()
        client.generate_content(MODEL, "Hello")
        with pytest.raises(RateLimitError):
            client.generate_content(MODEL, "Hello")
        usage = admin.get("/emulator/usage").json()
        assert usage["total"]["rate_limited"] == 1
        assert usage["total"]["statuses"] == {"200": 1, "429": 1}
        assert usage["models"][MODEL]["requests"] == 2
        other = {"x-emulator-scope": "other"}
        assert admin.get("/emulator/usage", headers=other).json()["models"] == {}
        assert admin.get("/emulator/quotas", headers=other).json() == []
        assert admin.delete("/emulator/usage").json()["total"]["requests"] == 0
        with pytest.raises(RateLimitError):
            client.generate_content(MODEL, "the quota still counts")
        assert admin.delete("/emulator/quotas").json() == []
        client.generate_content(MODEL, "Hello")
        refused = admin.put("/emulator/quotas", json=[quota, {"request": 1}])
        assert refused.status_code == 400
        assert "quota 2: request: unknown field" in refused.text
        assert admin.post("/emulator/quotas", json=[]).status_code == 405


@pytest.mark.parametrize(
    ("quota", "problem"),
    [
        ({}, "needs a limit"),
        ({"requests": -1}, "requests: -1 is less than 0"),
        ({"requests": 1.5}, "requests: 1.5 has the wrong type"),
        ({"requests": True}, "requests: True has the wrong type"),
        ({"tokens": "1"}, "tokens: '1' has the wrong type"),
        ({"requests": 1, "period": 0}, "period: 0 is not greater than 0"),
        ({"requests": 1, "period": float("inf")}, "period: inf is not finite"),
        ({"requests": 1, "count": "output"}, "count: unknown value 'output'"),
        ({"requests": 1, "operation": "generateContnet"}, "did you mean 'generateContent'"),
        ({"requests": 1, "model": 3}, "model: 3 has the wrong type"),
    ],
    ids=str,
)
def test_an_invalid_quota(quota: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Quota(**quota)
    assert problem in str(caught.value)


def test_a_quota_for_an_operation(gemini_emulator: Emulator, client: GeminiClient) -> None:
    gemini_emulator.set_quotas(Quota(requests=0, operation="countTokens"))
    with pytest.raises(RateLimitError):
        client.count_tokens(MODEL, "Hello")
    assert client.generate_content(MODEL, "Hello").text


def test_many_requests_at_once_stay_within_a_quota() -> None:
    options = EmulatorOptions(clock=lambda: 1_800_000_000.0, quotas=(Quota(requests=20),))

    async def main(emulator: Emulator) -> list[Any]:
        async with AsyncGeminiClient(api_key="any", base_url=emulator.url, max_retries=0) as client:
            calls = (client.generate_content(MODEL, "Hello") for _ in range(50))
            return list(await asyncio.gather(*calls, return_exceptions=True))

    with Emulator(options) as emulator:
        results = asyncio.run(main(emulator))
        assert sum(isinstance(each, RateLimitError) for each in results) == 30
        assert emulator.usage().total.answers == 20


STEPS = st.lists(
    st.tuples(st.floats(0, 30, allow_subnormal=False), st.integers(0, 12)), max_size=40
)


@given(STEPS, st.integers(1, 5), st.integers(1, 20))
def test_no_period_has_more_than_the_limit(
    steps: list[tuple[float, int]], requests: int, tokens: int
) -> None:
    counters = QuotaCounters([Quota(requests=requests, tokens=tokens, period=10, count="total")])
    now, admitted = 0.0, list[tuple[float, int]]()
    for wait, cost in steps:
        now += wait
        exceeded = counters.admit(GENERATE, MODEL, Tokens(0, cost), now)
        if exceeded is None:
            admitted.append((now, cost))
            continue
        assert 0 < exceeded.delay <= 10
        if cost <= tokens:
            now += exceeded.delay + 1e-6
            assert counters.admit(GENERATE, MODEL, Tokens(0, cost), now) is None
            admitted.append((now, cost))
    for start, _ in admitted:
        within = [cost for at, cost in admitted if start <= at < start + 10]
        assert len(within) <= requests
        assert sum(within) <= tokens
    assert all(a <= b for (a, _), (b, _) in pairwise(admitted))
