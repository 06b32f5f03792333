"""An outside witness: the official openai client gets along with the emulator, as Azure OpenAI and as an endpoint."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions, Rule, safety

openai = pytest.importorskip("openai")

QUESTION: Any = [{"role": "user", "content": "Why is the sky blue?"}]
WEATHER: Any = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather of a city",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
            "additionalProperties": False,
        },
    },
}


class Recipe(BaseModel):
    name: str
    minutes: int


@pytest.fixture
def gemini_emulator_options() -> EmulatorOptions:
    azure = AzureOptions(models=("gpt", "embed"), lacks={"*": ("logit_bias",)}, leading_chunk=True)
    return EmulatorOptions(azure=azure)


def azure_openai(emulator: Emulator, **options: Any) -> Any:
    settings = {"api_key": "any", "api_version": "2024-10-21", "max_retries": 0, **options}
    return openai.AzureOpenAI(azure_endpoint=emulator.url, **settings)


@pytest.fixture(params=["deployment", "", "/openai/v1", "/v1"])
def client(request: pytest.FixtureRequest, gemini_emulator: Emulator) -> Iterator[Any]:
    if request.param == "deployment":
        client = azure_openai(gemini_emulator)
    else:
        url = f"{gemini_emulator.url}{request.param}"
        client = openai.OpenAI(api_key="any", base_url=url, max_retries=0)
    with client:
        yield client


@pytest.fixture
def deployment(gemini_emulator: Emulator) -> Iterator[Any]:
    with azure_openai(gemini_emulator) as client:
        yield client


def test_chat(client: Any) -> None:
    answer = client.chat.completions.create(model="gpt", messages=QUESTION, temperature=0)
    assert "Why is the sky blue?" in answer.choices[0].message.content
    assert (answer.model, answer.choices[0].finish_reason) == ("gpt", "stop")
    assert answer.usage.total_tokens > 0


def test_stream(client: Any) -> None:
    whole = client.chat.completions.create(model="gpt", messages=QUESTION)
    with client.chat.completions.create(model="gpt", messages=QUESTION, stream=True) as stream:
        chunks = list(stream)
    said = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert said == whole.choices[0].message.content
    assert chunks[0].choices == []


def test_parameters_of_openai(deployment: Any, gemini_emulator: Emulator) -> None:
    answer = deployment.chat.completions.create(
        model="gpt", messages=QUESTION, n=3, max_completion_tokens=4, user="u", store=False
    )
    assert [choice.finish_reason for choice in answer.choices] == ["length"] * 3
    stream = deployment.chat.completions.create(
        model="gpt", messages=QUESTION, stream=True, stream_options={"include_usage": True}
    )
    *_, last = stream
    assert (last.choices, last.usage.total_tokens > 0) == ([], True)
    path = "/openai/deployments/gpt/chat/completions"
    assert {entry.path for entry in gemini_emulator.journal()} == {path}


def test_the_helper_that_puts_streams_together(deployment: Any) -> None:
    with deployment.chat.completions.stream(
        model="gpt", messages=[{"role": "user", "content": "Weather in Paris?"}], tools=[WEATHER]
    ) as stream:
        stream.until_done()
        (choice,) = stream.get_final_completion().choices
    (call,) = choice.message.tool_calls
    assert call.function.parsed_arguments == {"city": "Paris"}
    assert choice.finish_reason == "tool_calls"


def test_tools(client: Any) -> None:
    messages = [{"role": "user", "content": "What is the weather in Paris?"}]
    answer = client.chat.completions.create(model="gpt", messages=messages, tools=[WEATHER])
    message = answer.choices[0].message
    (call,) = message.tool_calls
    result = {"role": "tool", "tool_call_id": call.id, "content": "It rains."}
    last = client.chat.completions.create(
        model="gpt", messages=[*messages, message, result], tools=[WEATHER]
    )
    assert "It rains." in last.choices[0].message.content


def test_structured_answers(client: Any) -> None:
    messages = [{"role": "user", "content": "A cake that takes 25 minutes"}]
    answer = client.chat.completions.parse(model="gpt", messages=messages, response_format=Recipe)
    assert answer.choices[0].message.parsed.minutes == 25


def test_text(client: Any) -> None:
    answer = client.completions.create(model="gpt", prompt=["Once", "Twice"], max_tokens=5)
    assert [choice.finish_reason for choice in answer.choices] == ["length"] * 2
    chunks = list(client.completions.create(model="gpt", prompt="Once", stream=True))
    assert chunks[-1].choices[0].finish_reason == "stop"


@pytest.mark.parametrize("encoding", [None, "float", "base64"])
def test_embeddings(client: Any, encoding: Any) -> None:
    asked = {"encoding_format": encoding} if encoding else {}
    answer = client.embeddings.create(model="embed", input=["one", "two"], dimensions=16, **asked)
    if encoding != "base64":  # what is not asked for as base64 is asked for so, and decoded
        assert sum(x * x for x in answer.data[0].embedding) == pytest.approx(1, abs=1e-6)
    assert len(answer.data) == 2


def test_models(gemini_emulator: Emulator) -> None:
    url = f"{gemini_emulator.url}/openai/v1/"
    with openai.OpenAI(api_key="any", base_url=url) as v1, azure_openai(gemini_emulator) as dated:
        for client in (v1, dated):
            assert [model.id for model in client.models.list()] == ["emulator", "gpt", "embed"]
            assert client.models.retrieve("gpt").object == "model"
            with pytest.raises(openai.NotFoundError):
                client.models.retrieve("other")


def test_async(gemini_emulator: Emulator) -> None:
    async def asked() -> list[Any]:
        async with openai.AsyncAzureOpenAI(
            azure_endpoint=gemini_emulator.url,
            azure_ad_token_provider=token,
            api_version="2024-10-21",
        ) as client:
            stream = await client.chat.completions.create(
                model="gpt", messages=QUESTION, stream=True
            )
            return [chunk async for chunk in stream]

    async def token() -> str:
        return "an access token"

    assert len(asyncio.run(asked())) > 5


# Errors


def test_a_wrong_key() -> None:
    with (
        Emulator(EmulatorOptions(api_keys=frozenset({"good"}))) as emulator,
        azure_openai(emulator) as client,
        pytest.raises(openai.AuthenticationError),
    ):
        client.chat.completions.create(model="gpt", messages=QUESTION)


def test_an_unknown_deployment(client: Any) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        client.chat.completions.create(model="other", messages=QUESTION)
    assert caught.value.code in ("DeploymentNotFound", "unknown_model", "model_not_found")


def test_a_filtered_prompt(client: Any) -> None:
    messages = [{"role": "user", "content": safety.BLOCK_PROMPT}]
    with pytest.raises(openai.BadRequestError) as caught:
        client.chat.completions.create(model="gpt", messages=messages)
    assert (caught.value.code, caught.value.param) == ("content_filter", "prompt")


def test_a_lacked_parameter(deployment: Any) -> None:
    with pytest.raises(openai.UnprocessableEntityError):
        deployment.chat.completions.create(model="gpt", messages=QUESTION, logit_bias={"1": 1})


def test_rate_limits(client: Any, gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(status=429))
    with pytest.raises(openai.RateLimitError):
        client.chat.completions.create(model="gpt", messages=QUESTION)


def test_an_error_amid_a_stream(client: Any, gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(fault="error", status=503, after=3))
    stream = client.chat.completions.create(model="gpt", messages=QUESTION, stream=True)
    with pytest.raises(openai.APIError, match="overloaded"):
        list(stream)
