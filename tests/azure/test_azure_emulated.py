"""Azure clients and the emulator: every operation, every error body, and what the official package fails at."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions, Rule
from gemini_sdk.emulator.azure import content_filter
from gemini_sdk.errors import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ContentFilterError,
    NotFoundError,
    ParameterNotSupportedError,
    RateLimitError,
    ServerError,
    StreamBrokenError,
    UnprocessableEntityError,
)
from gemini_sdk.types.azure_inference import ChatMessage, ImageEmbeddingInput

QUESTION = "Why is the sky blue?"
PREFIXES = ("", "/models", "/openai/deployments/phi")
EVENTS = {"content-type": "text/event-stream"}


class Weather(BaseModel):
    city: str
    degrees: int


def weather(city: str) -> str:
    """Tell the weather of a city."""
    return f"It rains in {city}."


@pytest.fixture
def gemini_emulator_options() -> EmulatorOptions:
    azure = AzureOptions(models=("phi", "small"), lacks={"small": ("seed", "tools")})
    return EmulatorOptions(api_keys=frozenset({"key"}), azure=azure)


@pytest.fixture(params=PREFIXES)
def anywhere(
    request: pytest.FixtureRequest, gemini_emulator: Emulator
) -> Iterator[AzureInferenceClient]:
    with AzureInferenceClient(gemini_emulator.url + request.param, "key") as client:
        yield client


@pytest.fixture
def client(gemini_emulator: Emulator) -> Iterator[AzureInferenceClient]:
    with AzureInferenceClient(gemini_emulator.url, "key", max_retries=0) as client:
        yield client


# Every operation


def test_chat(anywhere: AzureInferenceClient) -> None:
    whole = anywhere.chat_completions(QUESTION)
    assert QUESTION in (whole.text or "")
    with anywhere.stream_chat_completions(QUESTION) as stream:
        chunks = list(stream)
        streamed = stream.get_final()
    assert len(chunks) > 5
    assert (streamed.text, streamed.finish_reason) == (whole.text, "stop")


def test_tools_and_schemas(anywhere: AzureInferenceClient) -> None:
    asked = [ChatMessage.user("What is the weather in Paris?")]
    answer = anywhere.chat_completions(asked, tools=[weather])
    streamed = anywhere.stream_chat_completions(asked, tools=[weather]).get_final()
    assert [call.args for call in streamed.tool_calls] == [{"city": "Paris"}]
    assert streamed.tool_calls == answer.tool_calls
    assert answer.message
    results = [ChatMessage.responding_to(c, weather(**c.args)) for c in answer.tool_calls]
    last = anywhere.chat_completions([*asked, answer.message, *results], tools=[weather])
    assert "It rains in Paris." in (last.text or "")
    parsed = anywhere.chat_completions("25 degrees in Paris", response_format=Weather).parsed
    assert parsed == Weather(city="Paris", degrees=25)


def test_text(anywhere: AzureInferenceClient) -> None:
    whole = anywhere.completions(["Once", "Twice"], max_tokens=5)
    assert [choice.finish_reason for choice in whole.choices or ()] == ["length", "length"]
    assert anywhere.stream_completions("Once", max_tokens=5).get_final().text == whole.text


def test_embeddings(anywhere: AzureInferenceClient) -> None:
    plain = anywhere.embeddings(["one", "two"], dimensions=16).vectors
    packed = anywhere.embeddings(["one", "two"], dimensions=16, encoding_format="base64").vectors
    for one, other in zip(plain, packed, strict=True):
        assert one == pytest.approx(other, abs=1e-7)
    image = ImageEmbeddingInput.from_bytes(b"\x89PNG", "image/png", text="a dot")
    (vector,) = anywhere.image_embeddings([image], dimensions=16).vectors
    assert len(vector) == 16


def test_info(client: AzureInferenceClient, gemini_emulator: Emulator) -> None:
    assert client.info(model="phi").model_name == "phi"
    assert client.info(model="phi", cached=True).model_type == "chat-completion"
    assert len(gemini_emulator.journal()) == 1


def test_asynchronously(gemini_emulator: Emulator) -> None:
    async def asked() -> tuple[str | None, str | None]:
        async with AsyncAzureInferenceClient(gemini_emulator.url, "key") as client:
            whole = await client.chat_completions(QUESTION)
            async with client.stream_chat_completions(QUESTION) as stream:
                return whole.text, (await stream.get_final()).text

    whole, streamed = asyncio.run(asked())
    assert whole == streamed


# Errors of the emulator's own


def refusal(client: AzureInferenceClient, said: str = QUESTION, **parameters: Any) -> Any:
    with pytest.raises(APIStatusError) as caught:
        client.chat_completions(said, **parameters)
    return caught.value


def test_a_wrong_key(gemini_emulator: Emulator) -> None:
    with AzureInferenceClient(gemini_emulator.url, "unheard-of-key") as client:
        error = refusal(client)
    assert type(error) is AuthenticationError
    assert "unheard-of-key" not in str(error)


def test_an_unknown_model(client: AzureInferenceClient) -> None:
    error = refusal(client, model="gpt")
    assert (type(error), error.code) == (NotFoundError, "unknown_model")


def test_extra_parameters(client: AzureInferenceClient) -> None:
    error = refusal(client, model_extras={"n": 2}, extra_parameters="error")
    assert type(error) is BadRequestError
    assert [violation.location for violation in error.violations] == ["n"]
    assert client.chat_completions(QUESTION, model_extras={"n": 2}, extra_parameters="drop").text
    answer = client.chat_completions(QUESTION, model_extras={"n": 2})
    assert len(answer.choices or ()) == 2


def test_lacked_parameters(client: AzureInferenceClient) -> None:
    error = refusal(client, model="small", seed=7)
    assert type(error) is ParameterNotSupportedError
    assert [(v.location, v.value) for v in error.violations] == [("seed", 7)]
    assert client.chat_completions(QUESTION, model="small", seed=7, extra_parameters="drop").text


def test_values_that_only_the_server_validates(client: AzureInferenceClient) -> None:
    with pytest.raises(UnprocessableEntityError) as caught:
        client.embeddings("x", dimensions=10**6)
    (violation,) = caught.value.violations
    assert (violation.location, violation.value) == ("dimensions", 10**6)


def test_filtered_prompts_in_both_forms(client: AzureInferenceClient) -> None:
    nested = refusal(client, content_filter.KNIVES)
    flat_options = EmulatorOptions(azure=AzureOptions(filter_errors="flat"))
    with Emulator(flat_options) as emulator, AzureInferenceClient(emulator.url, "key") as other:
        flat = refusal(other, content_filter.KNIVES)
    for error in (nested, flat):
        assert type(error) is ContentFilterError
        assert (error.code, error.source) == ("content_filter", "prompt")
    assert (nested.category, nested.severity) == ("violence", "medium")


# Error bodies of endpoints elsewhere, by rules

BODIES: list[tuple[int, dict[str, Any], type[APIStatusError], str | None]] = [
    (400, {"error": {"code": "Bad", "message": "No."}}, BadRequestError, "Bad"),
    (400, {"detail": "Extra parameters ['n'] are not allowed"}, BadRequestError, None),
    (401, {"statusCode": 401, "message": "No."}, AuthenticationError, None),
    (404, {"error": {"code": "404", "message": "Resource not found"}}, NotFoundError, "404"),
    (
        422,
        {"detail": [{"type": "extra_forbidden", "loc": ["body", "user"], "msg": "", "input": "x"}]},
        ParameterNotSupportedError,
        "extra_forbidden",
    ),
    (
        422,
        {
            "status": 422,
            "code": "parameter_not_supported",
            "detail": {"loc": ["body", "user"], "input": "x"},
            "message": "No.",
        },
        ParameterNotSupportedError,
        "parameter_not_supported",
    ),
    (429, {"error": {"code": "429", "message": "retry after 7 seconds"}}, RateLimitError, "429"),
]


@pytest.mark.parametrize(("status", "body", "kind", "code"), BODIES)
def test_any_body_by_a_rule(
    client: AzureInferenceClient,
    gemini_emulator: Emulator,
    status: int,
    body: dict[str, Any],
    kind: type[APIStatusError],
    code: str | None,
) -> None:
    gemini_emulator.add(Rule(status=status, body=body, headers={"Retry-After": "7"}))
    error = refusal(client)
    assert (type(error), error.status_code, error.code) == (kind, status, code)
    assert error.retry_after == 7
    if status == 422:
        assert [(v.location, v.value) for v in error.violations] == [("user", "x")]


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_status_by_a_rule(
    client: AzureInferenceClient, gemini_emulator: Emulator, status: int
) -> None:
    gemini_emulator.add(Rule(status=status))
    error = refusal(client)
    assert error.status_code == status
    assert isinstance(error, ServerError) is (status >= 500)
    assert error.message


def test_retries(gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(status=429, headers={"Retry-After": "0"}, times=2))
    with AzureInferenceClient(gemini_emulator.url, "key") as client:
        assert client.chat_completions(QUESTION).text
    ids = [entry.headers["x-ms-client-request-id"] for entry in gemini_emulator.journal()]
    assert len(ids) == 3
    assert len(set(ids)) == 1


# Where the official package fails: it raises on the first four, and misses the end of the others

CHUNK = '{"id":"1","choices":[{"index":0,"finish_reason":%s,"delta":{"content":"%s"}}]}'
FIRST, LAST = CHUNK % ("null", "Hel"), CHUNK % ('"stop"', "lo")


@pytest.mark.parametrize(
    "form",
    [
        "data: {}\r\n\r\n",
        ": a comment\n\ndata: {}\n\n",
        "data:{}\n\n",
        "event: message\ndata: {}\n\n",
    ],
    ids=["CRLF", "comments", "no space", "event names"],
)
def test_every_form_of_events(
    client: AzureInferenceClient, gemini_emulator: Emulator, form: str
) -> None:
    raw = "".join(form.replace("{}", data) for data in (FIRST, LAST, "[DONE]"))
    gemini_emulator.add(Rule(raw=raw, headers=EVENTS))
    assert client.stream_chat_completions(QUESTION).get_final().text == "Hello"


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("error", ServerError),
        ("cut", StreamBrokenError),
        ("end", StreamBrokenError),
    ],
)
def test_streams_that_fail_raise_after_what_arrived(
    client: AzureInferenceClient, gemini_emulator: Emulator, fault: Any, kind: type[Exception]
) -> None:
    gemini_emulator.add(Rule(fault=fault, after=3))
    arrived: list[str | None] = []
    with pytest.raises(kind):
        arrived.extend(chunk.text for chunk in client.stream_chat_completions(QUESTION))
    assert arrived == ["", "That", " is"]
    stream = client.stream_chat_completions(QUESTION)
    with pytest.raises(kind):
        stream.get_final()
    assert stream.so_far is not None
    assert "That is" in (stream.so_far.text or "")


def test_a_stream_that_is_cut_in_an_event(
    client: AzureInferenceClient, gemini_emulator: Emulator
) -> None:
    gemini_emulator.add(Rule(raw=f"data: {FIRST}\n\ndata: {LAST[:20]}", headers=EVENTS))
    with pytest.raises(StreamBrokenError, match="middle of an event"):
        list(client.stream_chat_completions(QUESTION))


def test_reasoning_is_an_attribute(client: AzureInferenceClient) -> None:
    asked = {"reasoning_effort": "low"}
    answer = client.chat_completions(QUESTION, model_extras=asked)
    assert answer.message
    assert answer.message.reasoning_content == answer.reasoning
    assert "sky" in (answer.reasoning or "")
    streamed = client.stream_chat_completions(QUESTION, model_extras=asked).get_final()
    assert (streamed.reasoning, streamed.text) == (answer.reasoning, answer.text)
    details = answer.usage and answer.usage.completion_tokens_details
    assert details
    assert details.reasoning_tokens
