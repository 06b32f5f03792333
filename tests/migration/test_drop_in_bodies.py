"""`with_streaming_response` of the drop-in clients: bodies in the format of OpenAI's service."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gemini_sdk import migration
from gemini_sdk.emulator import Emulator, Rule
from gemini_sdk.migration.drop_in.api_response import APIResponse
from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
from tests.driver import Driver

chat_types = pytest.importorskip("openai.types.chat", reason="the extra peers is not installed")

MakeClient = Callable[..., Any]
ASKED: Any = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}]}


class Body:
    """Reads the bodies of both kinds of clients."""

    def __init__(self, driver: Driver, manager: Any) -> None:
        self.driver = driver
        self.manager = manager

    def enter(self) -> Any:
        if self.driver.blocking:
            return self.manager.__enter__()
        return self.driver.get(self.manager.__aenter__())

    def exit(self) -> None:
        if self.driver.blocking:
            self.manager.__exit__(None, None, None)
        else:
            self.driver.get(self.manager.__aexit__(None, None, None))


def test_an_answer(driver: Driver, drop_in: MakeClient) -> None:
    chat = drop_in().chat.completions
    body = Body(driver, chat.with_streaming_response.create(**ASKED))
    response = body.enter()
    assert (response.status_code, response.retries_taken, response.is_closed) == (200, 0, False)
    assert response.request_id == response.headers["X-Request-Id"]
    read = driver.get(response.json())
    assert chat_types.ChatCompletion.model_validate(read).object == "chat.completion"
    parsed = driver.get(response.parse())
    assert read["choices"][0]["message"]["content"] == parsed.choices[0].message.content
    same = driver.get(response.parse(to=dict[str, Any]))
    assert same == read == json.loads(driver.get(response.text()))
    assert b"".join(driver.chunks(response.iter_bytes(7))) == driver.get(response.read())
    assert json.loads("".join(driver.chunks(response.iter_lines()))) == read
    body.exit()
    assert response.is_closed


def test_a_stream_is_read_as_it_arrives(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in()
    body = Body(
        driver, client.with_streaming_response.chat.completions.create(stream=True, **ASKED)
    )
    lines = list(driver.chunks(body.enter().iter_lines()))
    body.exit()
    assert lines[1::2] == [""] * (len(lines) // 2)
    *chunks, last = (line.removeprefix("data: ") for line in lines[::2])
    assert last == "[DONE]"
    read = [chat_types.ChatCompletionChunk.model_validate_json(chunk) for chunk in chunks]
    whole = driver.get(client.chat.completions.create(**ASKED)).choices[0].message.content
    assert "".join(chunk.choices[0].delta.content or "" for chunk in read) == whole


@pytest.mark.parametrize("size", [1, 5, 1000, None])
def test_pieces_of_a_size(driver: Driver, drop_in: MakeClient, size: int | None) -> None:
    chat = drop_in().chat.with_streaming_response.completions
    for method in ("iter_bytes", "iter_text"):
        body = Body(driver, chat.create(stream=True, **ASKED))
        response = body.enter()
        pieces = list(driver.chunks(getattr(response, method)(size)))
        assert pieces
        if size is not None:
            assert {len(piece) for piece in pieces[:-1]} <= {size}
        with pytest.raises(migration.StreamAlreadyConsumed):
            driver.get(response.read())
        body.exit()


def test_a_stream_that_was_read_is_kept(driver: Driver, drop_in: MakeClient) -> None:
    body = Body(
        driver, drop_in().chat.completions.with_streaming_response.create(stream=True, **ASKED)
    )
    response = body.enter()
    read = driver.get(response.read())
    assert read.endswith(b"data: [DONE]\n\n")
    assert b"".join(driver.chunks(response.iter_bytes())) == read
    with pytest.raises(json.JSONDecodeError):
        driver.get(response.json())
    body.exit()


def test_chunks_of_a_parsed_stream(driver: Driver, drop_in: MakeClient) -> None:
    body = Body(
        driver, drop_in().chat.completions.with_streaming_response.create(stream=True, **ASKED)
    )
    stream = driver.get(body.enter().parse())
    assert driver.next(stream).object == "chat.completion.chunk"
    body.exit()


def test_other_resources(driver: Driver, drop_in: MakeClient) -> None:
    streamed = drop_in().with_streaming_response
    texts = {"model": "text-embedding-3-small", "input": "One"}
    for manager, kind in (
        (streamed.completions.create(model="gpt-4", prompt="x"), "text_completion"),
        (streamed.embeddings.create(**texts), "list"),
        (streamed.embeddings.create(encoding_format="base64", **texts), "list"),
        (streamed.models.list(), "list"),
        (streamed.models.retrieve("gpt-4o"), "model"),
        (streamed.chat.completions.parse(**ASKED), "chat.completion"),
    ):
        body = Body(driver, manager)
        read = driver.get(body.enter().json())
        assert read["object"] == kind
        assert read.get("data", [1])
        body.exit()


def test_raw_answers_of_other_resources(driver: Driver, drop_in: MakeClient) -> None:
    raw = drop_in().with_raw_response
    found = driver.get(raw.embeddings.create(model="text-embedding-3-small", input="One"))
    assert (found.status_code, len(found.parse().data)) == (200, 1)
    assert driver.get(raw.models.retrieve("gpt-4o")).parse().object == "model"
    assert driver.get(raw.models.list()).parse().data


def test_nothing_is_sent_before_the_block(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(status=429))
    body = Body(driver, drop_in().chat.completions.with_streaming_response.create(**ASKED))
    assert drop_in_emulator.journal() == []
    with pytest.raises(migration.RateLimitError):
        body.enter()
    body.exit()


def test_a_wrong_size_and_a_missing_member() -> None:
    response = APIResponse(RawAnswer.of(None, None))
    with pytest.raises(ValueError, match="at least 1"):
        list(response.iter_bytes(0))
    with pytest.raises(AttributeError, match="it has"):
        _ = response.http_request  # type: ignore[attr-defined]  # pyright: ignore
