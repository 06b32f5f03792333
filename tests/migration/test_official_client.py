"""`as_openai`: the openai package's own client, whose requests a drop-in client answers."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from gemini_sdk import migration
from gemini_sdk.emulator import Emulator, Rule
from tests.driver import Driver

openai = pytest.importorskip("openai", reason="the extra peers is not installed")

MakeClient = Callable[..., Any]
ASKED: Any = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}]}


class Step(BaseModel):
    explanation: str
    output: str


def test_it_is_a_client_of_the_openai_package(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in().as_openai()
    assert isinstance(client, openai.AzureOpenAI if driver.blocking else openai.AsyncAzureOpenAI)
    plain = migration.OpenAI if driver.blocking else migration.AsyncOpenAI
    client = plain(gemini=drop_in().gemini).as_openai()
    assert isinstance(client, openai.OpenAI if driver.blocking else openai.AsyncOpenAI)
    answer = driver.get(client.chat.completions.create(**ASKED))
    assert isinstance(answer, openai.types.chat.ChatCompletion)
    assert answer.model == "gemini-3.8-flash"


def test_streams(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in().as_openai()
    whole = driver.get(client.chat.completions.create(**ASKED)).choices[0].message.content
    stream = driver.get(client.chat.completions.create(stream=True, **ASKED))
    chunks = list(driver.chunks(stream)) if driver.blocking else driver.get(collected(stream))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == whole


async def collected(stream: Any) -> list[Any]:
    return [chunk async for chunk in stream]


def test_other_resources(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in(vertex=True).as_openai()
    parsed = driver.get(client.chat.completions.parse(response_format=Step, **ASKED))
    assert isinstance(parsed.choices[0].message.parsed, Step)
    text = driver.get(client.completions.create(model="gpt-4", prompt="Once"))
    assert text.choices[0].text
    found = driver.get(client.embeddings.create(model="text-embedding-3-small", input=["a", "b"]))
    assert len(found.data[1].embedding) > 1
    said = driver.get(client.responses.create(model="gpt-4o", input="Hello"))
    assert said.output_text
    assert driver.get(client.models.retrieve("gpt-4o")).object == "model"
    raw = driver.get(client.chat.completions.with_raw_response.create(**ASKED))
    assert raw.headers["x-request-id"]


def test_a_stream_of_responses(drop_in_emulator: Emulator, drop_in: MakeClient) -> None:
    client = drop_in()
    if not isinstance(client, migration.AzureOpenAI):
        return
    with client.as_openai().responses.create(model="gpt-4o", input="Hi", stream=True) as stream:
        kinds = [event.type for event in stream]
    assert (kinds[0], kinds[-1]) == ("response.created", "response.completed")


def test_errors_are_those_of_the_openai_package(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in().as_openai()
    with pytest.raises(openai.BadRequestError, match="temperature"):
        driver.get(client.chat.completions.create(temperature=7, **ASKED))
    drop_in_emulator.add(Rule(status=429, times=1))
    with pytest.raises(openai.RateLimitError) as caught:
        driver.get(client.chat.completions.create(**ASKED))
    assert caught.value.status_code == 429
    drop_in_emulator.add(Rule(fault="reset"))
    with pytest.raises(openai.APIConnectionError):
        driver.get(client.chat.completions.create(**ASKED))
    with pytest.raises(openai.NotFoundError, match="call the drop-in client itself"):
        driver.get(client.moderations.create(input="x"))


def test_a_strict_client_refuses(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in(strict=True).as_openai()
    with pytest.raises(openai.BadRequestError, match="logit_bias"):
        driver.get(client.chat.completions.create(logit_bias={"1": 1}, **ASKED))


def test_an_error_in_a_stream(drop_in: MakeClient, drop_in_emulator: Emulator) -> None:
    client = drop_in()
    if not isinstance(client, migration.AzureOpenAI):
        return
    drop_in_emulator.add(Rule(fault="error", status=503, after=2))
    stream = client.as_openai().chat.completions.create(stream=True, **ASKED)
    with pytest.raises(openai.APIError):
        list(stream)


def test_nothing_is_sent_but_to_gemini(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in(api_key="key-of-azure").as_openai()
    assert client.base_url.host == "gemini.invalid"
    assert client.api_key == "unused"


def test_without_the_package(drop_in: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    client = drop_in()
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(migration.OpenAIError, match="pip install openai"):
        client.as_openai()
