"""An outside witness: the official azure-ai-inference client gets along with the emulator."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions, Rule, safety

inference = pytest.importorskip("azure.ai.inference")
aio = pytest.importorskip("azure.ai.inference.aio")
models = pytest.importorskip("azure.ai.inference.models")
credentials = pytest.importorskip("azure.core.credentials")
exceptions = pytest.importorskip("azure.core.exceptions")

QUESTION = "Why is the sky blue?"
PREFIXES = ("", "/models", "/openai/deployments/gpt")
Make = Callable[..., Any]


@pytest.fixture
def gemini_emulator_options() -> EmulatorOptions:
    return EmulatorOptions(azure=AzureOptions(lacks={"small": ("response_format",)}))


@pytest.fixture(params=PREFIXES)
def make(request: pytest.FixtureRequest, gemini_emulator: Emulator) -> Iterator[Make]:
    """Makes a client of a kind, with a key."""
    made: list[Any] = []

    def client(kind: str = "ChatCompletionsClient", **options: Any) -> Any:
        endpoint = gemini_emulator.url + request.param
        key = credentials.AzureKeyCredential("any")
        client = getattr(inference, kind)(
            endpoint=endpoint, credential=key, retry_total=0, **options
        )
        made.append(client)
        return client

    yield client
    for each in made:
        each.close()


def test_chat(make: Make, gemini_emulator: Emulator) -> None:
    said = [models.SystemMessage("Be brief."), models.UserMessage(QUESTION)]
    answer = make().complete(messages=said, temperature=0, max_tokens=500)
    assert QUESTION in answer.choices[0].message.content
    assert "Be brief." in answer.choices[0].message.content
    assert answer.choices[0].finish_reason == models.CompletionsFinishReason.STOPPED
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert answer.created.timestamp() == pytest.approx(time.time(), abs=60)
    (entry,) = gemini_emulator.journal()
    assert entry.headers["api-key"] == "***"
    assert entry.query["api-version"]


def test_a_token_credential(gemini_emulator: Emulator) -> None:
    class Credential:
        def get_token(self, *scopes: str, **_: Any) -> Any:
            assert scopes
            return credentials.AccessToken("a token", int(time.time()) + 3600)

    client = inference.ChatCompletionsClient(gemini_emulator.url, Credential())
    with client:
        # Upstream sends tokens over TLS only, unless this is switched off.
        answer = client.complete(messages=[models.UserMessage(QUESTION)], enforce_https=False)
    assert answer.choices[0].message.content
    assert gemini_emulator.journal()[0].headers["authorization"] == "Bearer ***"


def test_stream(make: Make) -> None:
    client, messages = make(), [models.UserMessage(QUESTION)]
    whole = client.complete(messages=messages)
    with client.complete(messages=messages, stream=True) as stream:
        updates = list(stream)
    said = "".join(u.choices[0].delta.content or "" for u in updates if u.choices)
    assert said == whole.choices[0].message.content
    assert updates[-1].choices[0].finish_reason == "stop"


def test_the_leading_chunk_is_put_up_with() -> None:
    with (
        Emulator(EmulatorOptions(azure=AzureOptions(leading_chunk=True))) as emulator,
        inference.ChatCompletionsClient(
            emulator.url, credentials.AzureKeyCredential("any")
        ) as client,
    ):
        updates = list(client.complete(messages=[models.UserMessage(QUESTION)], stream=True))
    assert all(update.choices for update in updates)


def test_async_chat_and_stream(gemini_emulator: Emulator) -> None:
    async def asked() -> tuple[Any, list[Any]]:
        key = credentials.AzureKeyCredential("any")
        async with aio.ChatCompletionsClient(gemini_emulator.url, key) as client:
            messages = [models.UserMessage(QUESTION)]
            whole = await client.complete(messages=messages)
            stream = await client.complete(messages=messages, stream=True)
            return whole, [update async for update in stream]

    pytest.importorskip("aiohttp")
    whole, updates = asyncio.run(asked())
    said = "".join(update.choices[0].delta.content or "" for update in updates)
    assert said == whole.choices[0].message.content


def test_tools(make: Make) -> None:
    function = models.FunctionDefinition(
        name="get_weather",
        description="The weather of a city",
        parameters={
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
        },
    )
    tools = [models.ChatCompletionsToolDefinition(function=function)]
    messages: list[Any] = [models.UserMessage("What is the weather in Paris?")]
    client = make()
    answer = client.complete(messages=messages, tools=tools)
    assert answer.choices[0].finish_reason == models.CompletionsFinishReason.TOOL_CALLS
    (call,) = answer.choices[0].message.tool_calls
    assert (call.function.name, json.loads(call.function.arguments)) == (
        "get_weather",
        {"city": "Paris"},
    )
    messages += [
        models.AssistantMessage(tool_calls=[call]),
        models.ToolMessage(content="It rains.", tool_call_id=call.id),
    ]
    assert "It rains." in client.complete(messages=messages, tools=tools).choices[0].message.content


def test_structured_answers(make: Make) -> None:
    schema = {
        "type": "object",
        "properties": {"minutes": {"type": "integer"}},
        "required": ["minutes"],
        "additionalProperties": False,
    }
    form = models.JsonSchemaFormat(name="recipe", schema=schema, strict=True)
    messages = [models.UserMessage("A cake that takes 25 minutes")]
    answer = make().complete(messages=messages, response_format=form)
    assert json.loads(answer.choices[0].message.content) == {"minutes": 25}


def test_model_extras(make: Make, gemini_emulator: Emulator) -> None:
    messages = [models.UserMessage(QUESTION)]
    assert make().complete(messages=messages, model_extras={"safe_mode": True}).choices
    (entry,) = gemini_emulator.journal()
    assert entry.headers["extra-parameters"] == "pass-through"
    assert entry.body["safe_mode"] is True


def test_info(gemini_emulator: Emulator) -> None:
    # `load_client` asks what the endpoint serves, and makes the client for it.
    key = credentials.AzureKeyCredential("any")
    with inference.load_client(gemini_emulator.url, key) as client:
        assert isinstance(client, inference.ChatCompletionsClient)
        info = client.get_model_info()
    assert (info.model_name, info.model_type) == ("emulator", "chat-completion")


@pytest.mark.parametrize("encoding", ["float", "base64", "int8", "ubinary"])
def test_embeddings(make: Make, encoding: str) -> None:
    client = make("EmbeddingsClient")
    answer = client.embed(input=["one", "two"], dimensions=32, encoding_format=encoding)
    assert [item.index for item in answer.data] == [0, 1]
    assert isinstance(answer.data[0].embedding, str if encoding == "base64" else list)
    assert answer.usage.total_tokens > 0


def test_image_embeddings(make: Make) -> None:
    image = models.ImageEmbeddingInput(image="data:image/png;base64,iVBORw0KGgo=", text="A dot")
    answer = make("ImageEmbeddingsClient").embed(input=[image], dimensions=8)
    assert len(answer.data[0].embedding) == 8


# Errors


def failure(call: Callable[[], Any], kind: str = "HttpResponseError") -> Any:
    with pytest.raises(getattr(exceptions, kind)) as caught:
        call()
    return caught.value


def test_a_wrong_key() -> None:
    with (
        Emulator(EmulatorOptions(api_keys=frozenset({"good"}))) as emulator,
        inference.ChatCompletionsClient(
            emulator.url, credentials.AzureKeyCredential("bad")
        ) as client,
    ):
        messages = [models.UserMessage(QUESTION)]
        error = failure(lambda: client.complete(messages=messages), "ClientAuthenticationError")
    assert error.status_code == 401


def test_an_unknown_model() -> None:
    with (
        Emulator(EmulatorOptions(azure=AzureOptions(models=("phi-*",)))) as emulator,
        inference.ChatCompletionsClient(
            emulator.url, credentials.AzureKeyCredential("any"), model="gpt"
        ) as client,
    ):
        messages = [models.UserMessage(QUESTION)]
        error = failure(lambda: client.complete(messages=messages), "ResourceNotFoundError")
    assert error.error.code == "unknown_model"


def test_a_filtered_prompt(make: Make) -> None:
    client, messages = make(), [models.UserMessage(safety.BLOCK_PROMPT)]
    error = failure(lambda: client.complete(messages=messages))
    assert (error.status_code, error.error.code) == (400, "content_filter")


def test_a_filtered_answer(make: Make) -> None:
    answer = make().complete(messages=[models.UserMessage(safety.BLOCK_ANSWER)])
    assert answer.choices[0].finish_reason == models.CompletionsFinishReason.CONTENT_FILTERED


def test_rate_limits(make: Make, gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(status=429, headers={"Retry-After": "7"}))
    client, messages = make(), [models.UserMessage(QUESTION)]
    error = failure(lambda: client.complete(messages=messages))
    assert (error.status_code, error.response.headers["retry-after"]) == (429, "7")
    assert error.error.code == "RateLimitReached"
