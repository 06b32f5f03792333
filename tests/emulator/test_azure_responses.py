"""The emulator's `/responses`, asked by the openai package."""

from collections.abc import Iterator
from typing import Any

import pytest

from gemini_sdk.emulator import Emulator, Rule

openai: Any = pytest.importorskip("openai", reason="the extra peers is not installed")
WEATHER = {
    "type": "function",
    "name": "get_weather",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
}


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture(params=["/openai/v1", "/v1"])
def client(emulator: Emulator, request: pytest.FixtureRequest) -> Iterator[Any]:
    with openai.OpenAI(api_key="k", base_url=emulator.url + request.param, max_retries=0) as made:
        yield made


def test_a_response(client: Any) -> None:
    made = client.responses.create(model="gpt-4o", input="Say hello", instructions="Be brief.")
    assert "Say hello" in made.output_text
    assert (made.status, made.model, made.instructions) == ("completed", "gpt-4o", "Be brief.")
    assert made.usage.total_tokens == made.usage.input_tokens + made.usage.output_tokens


def test_events(client: Any) -> None:
    with client.responses.create(model="gpt-4o", input="Say hello", stream=True) as stream:
        events = list(stream)
    kinds = [event.type for event in events]
    assert kinds[:2] == ["response.created", "response.in_progress"]
    assert kinds[-1] == "response.completed"
    said = "".join(e.delta for e in events if e.type == "response.output_text.delta")
    assert said == events[-1].response.output_text
    assert kinds.count("response.output_text.delta") > 1


def test_a_function_is_called_and_its_result_read(client: Any) -> None:
    items: list[Any] = [{"role": "user", "content": "How is the weather?"}]
    asked = {"model": "gpt-4o", "tools": [WEATHER], "tool_choice": "required"}
    made = client.responses.create(input=items, **asked)
    (call,) = [item for item in made.output if item.type == "function_call"]
    assert call.name == "get_weather"
    items += made.output
    items.append({"type": "function_call_output", "call_id": call.call_id, "output": "sunny"})
    assert client.responses.create(model="gpt-4o", input=items, tools=[WEATHER]).output_text


def test_a_response_is_continued(client: Any) -> None:
    first = client.responses.create(model="gpt-4o", input="One")
    second = client.responses.create(model="gpt-4o", input="Two", previous_response_id=first.id)
    assert second.previous_response_id == first.id
    assert second.id != first.id
    assert second.usage.input_tokens > first.usage.input_tokens
    unkept = client.responses.create(model="gpt-4o", input="One", store=False)
    for name in (unkept.id, "resp_unknown"):
        with pytest.raises(openai.BadRequestError, match="not found"):
            client.responses.create(model="gpt-4o", input="x", previous_response_id=name)


def test_a_schema(client: Any) -> None:
    form = {"type": "json_schema", "name": "n", "schema": WEATHER["parameters"]}
    made = client.responses.create(model="gpt-4o", input="x", text={"format": form})
    assert made.output_text.startswith("{")


@pytest.mark.parametrize(
    ("more", "parameter"),
    [
        ({"input": 5}, "input"),
        ({"input": [{"type": "function_call", "call_id": "1"}]}, "input"),
        ({"tools": [{"type": "file_search", "vector_store_ids": ["v"]}]}, "tools"),
        ({"conversation": "c"}, "conversation"),
    ],
)
def test_a_wrong_request_is_refused(client: Any, more: Any, parameter: str) -> None:
    with pytest.raises(openai.BadRequestError) as raised:
        client.responses.create(**{"model": "gpt-4o", "input": "x", **more})
    assert raised.value.param == parameter


def test_a_rule_speaks_for_it(emulator: Emulator, client: Any) -> None:
    emulator.add(Rule(operation="responses", text="As told.", times=1))
    assert client.responses.create(model="gpt-4o", input="x").output_text == "As told."


def test_the_key_is_needed(emulator: Emulator) -> None:
    headers = {"Authorization": ""}
    client = openai.OpenAI(api_key="k", base_url=f"{emulator.url}/v1", max_retries=0)
    with client, pytest.raises(openai.AuthenticationError):
        client.responses.create(model="gpt-4o", input="x", extra_headers=headers)
