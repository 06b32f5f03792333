"""`parse` and `stream` of drop-in clients: the openai package's own types read every answer and event."""

import json
from collections.abc import Callable
from typing import Any

import pydantic
import pytest

from gemini_sdk import migration
from gemini_sdk.emulator import Emulator, Rule
from gemini_sdk.migration import pydantic_function_tool
from tests.driver import Driver

openai = pytest.importorskip("openai", reason="the extra peers is not installed")
chat = pytest.importorskip("openai.types.chat")
events = pytest.importorskip("openai.lib.streaming.chat")

MakeClient = Callable[..., Any]
HELLO: list[dict[str, Any]] = [{"role": "user", "content": "Hello"}]


class Weather(pydantic.BaseModel):
    """The weather of a city."""

    city: str
    degrees: int


PARIS = Weather(city="Paris", degrees=20)
TEXT = PARIS.model_dump_json()


def said(*parts: dict[str, Any], reason: str | None = "STOP") -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": list(parts)}}
    if reason is not None:
        candidate["finishReason"] = reason
    return {"responseId": "turn1", "candidates": [candidate]}


def called(*arguments: Any) -> dict[str, Any]:
    return said(*({"functionCall": {"name": "Weather", "args": each}} for each in arguments))


def streamed(*texts: str, reason: str = "STOP") -> tuple[dict[str, Any], ...]:
    ends = [None] * (len(texts) - 1) + [reason]
    return tuple(said({"text": text}, reason=end) for text, end in zip(texts, ends, strict=True))


def completions(client: Any, beta: bool) -> Any:
    return client.beta.chat.completions if beta else client.chat.completions


@pytest.mark.parametrize("beta", [False, True])
def test_an_answer_is_parsed(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, beta: bool
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": TEXT})))
    create = completions(drop_in(), beta).parse
    made = driver.get(create(model="gpt-4o", messages=HELLO, response_format=Weather))
    assert made.choices[0].message.parsed == PARIS
    config = drop_in_emulator.journal()[-1].body["generationConfig"]
    assert config["responseJsonSchema"]["properties"].keys() == {"city", "degrees"}
    official = chat.ParsedChatCompletion[Weather].model_validate(made.model_dump())
    assert official.choices[0].message.parsed == PARIS
    again = [*HELLO, made.choices[0].message, *HELLO]
    driver.get(create(model="gpt-4o", messages=again, response_format=Weather))
    dumped = [*HELLO, official.choices[0].message.model_dump(), *HELLO]
    driver.get(create(model="gpt-4o", messages=dumped, response_format=Weather))
    assert "parsed" not in json.dumps(drop_in_emulator.journal()[-1].body)


@pytest.mark.parametrize("make_tool", [pydantic_function_tool, openai.pydantic_function_tool])
def test_arguments_are_parsed(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, make_tool: Any
) -> None:
    drop_in_emulator.add(Rule(body=called({"city": "Paris", "degrees": 20})))
    create = drop_in().chat.completions.parse
    tools = [make_tool(Weather)]
    made = driver.get(create(model="gpt-4o", messages=HELLO, tools=iter(tools)))
    (call,) = made.choices[0].message.tool_calls
    assert call.function.parsed_arguments == PARIS
    official = chat.ParsedChatCompletion[None].model_validate(made.model_dump())
    assert official.choices[0].message.tool_calls[0].function.parsed_arguments == PARIS.model_dump()
    result = {"role": "tool", "tool_call_id": call.id, "content": "ok"}
    again = [*HELLO, made.choices[0].message, result]
    driver.get(create(model="gpt-4o", messages=again, tools=tools))
    assert "parsed" not in json.dumps(drop_in_emulator.journal()[-1].body["contents"])
    (declared,) = drop_in_emulator.journal()[-1].body["tools"][0]["functionDeclarations"]
    assert (declared["name"], declared["description"]) == ("Weather", "The weather of a city.")


def test_only_arguments_of_strict_tools_are_read(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body=called({"city": "Paris"})))
    for strict, expected in ((True, {"city": "Paris"}), (False, None)):
        tool = {"type": "function", "function": {"name": "Weather", "strict": strict}}
        create = drop_in().chat.completions.parse
        made = driver.get(create(model="gpt-4o", messages=HELLO, tools=[tool]))
        (call,) = made.choices[0].message.tool_calls
        assert call.function.parsed_arguments == expected


def test_without_a_type_nothing_is_parsed(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": TEXT})))
    for form in (None, openai.NOT_GIVEN, {"type": "json_object"}):
        create = drop_in().chat.completions.parse
        made = driver.get(create(model="gpt-4o", messages=HELLO, response_format=form))
        assert (made.choices[0].message.content, made.choices[0].message.parsed) == (TEXT, None)


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("MAX_TOKENS", migration.LengthFinishReasonError),
        ("SAFETY", migration.ContentFilterFinishReasonError),
    ],
)
def test_answers_that_are_not_whole_are_errors(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, reason: str, error: Any
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": '{"city'}, reason=reason), times=1))
    drop_in_emulator.add(Rule(chunks=streamed('{"city', reason=reason)))
    resource = drop_in().chat.completions
    arguments: dict[str, Any] = {"model": "gpt-4o", "messages": HELLO, "response_format": Weather}
    with pytest.raises(error, match="cannot be parsed") as caught:
        driver.get(resource.parse(**arguments))
    assert caught.value.completion.choices[0].message.content == '{"city'
    with pytest.raises(error):
        read(driver, resource.stream(**arguments))


def test_another_answer_than_the_type_is_an_error(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": "no JSON"})))
    create = drop_in().chat.completions.parse
    with pytest.raises(pydantic.ValidationError):
        driver.get(create(model="gpt-4o", messages=HELLO, response_format=Weather))


def test_raw_answers_are_parsed(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": TEXT})))
    create = drop_in().chat.completions.with_raw_response.parse
    raw = driver.get(create(model="gpt-4o", messages=HELLO, response_format=Weather))
    assert raw.status_code == 200
    assert raw.parse().choices[0].message.parsed == PARIS


def read(driver: Driver, manager: Any) -> tuple[list[Any], Any]:
    """The events of a stream, and the whole answer."""
    if driver.blocking:
        with manager as stream:
            return list(stream), stream.get_final_completion()

    async def read_all() -> tuple[list[Any], Any]:
        async with manager as stream:
            return [event async for event in stream], await stream.get_final_completion()

    found: tuple[list[Any], Any] = driver.get(read_all())
    return found


OFFICIAL: dict[str, Any] = {
    "chunk": events.ChunkEvent,
    "content.delta": events.ContentDeltaEvent,
    "content.done": events.ContentDoneEvent[Weather],
    "tool_calls.function.arguments.delta": events.FunctionToolCallArgumentsDeltaEvent,
    "tool_calls.function.arguments.done": events.FunctionToolCallArgumentsDoneEvent,
}


def checked(found: list[Any]) -> list[Any]:
    """Events without chunks; the openai package reads all."""
    for event in found:
        given = event.model_dump()
        if event.type == "chunk":  # an answer that has not ended has no reason in either package
            for choice in given["snapshot"]["choices"]:
                choice["finish_reason"] = choice["finish_reason"] or "stop"
        OFFICIAL[event.type].model_validate(given)
    return [event for event in found if event.type != "chunk"]


@pytest.mark.parametrize("beta", [False, True])
def test_events_of_a_text(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, beta: bool
) -> None:
    drop_in_emulator.add(Rule(chunks=streamed(TEXT[:10], TEXT[10:20], TEXT[20:])))
    manager = completions(drop_in(), beta).stream(
        model="gpt-4o", messages=HELLO, response_format=Weather
    )
    found, final = read(driver, manager)
    *deltas, done = checked(found)
    assert {event.type for event in deltas} == {"content.delta"}
    assert "".join(event.delta for event in deltas) == TEXT == deltas[-1].snapshot
    assert deltas[-1].parsed == PARIS.model_dump()
    assert (done.type, done.content, done.parsed) == ("content.done", TEXT, PARIS)
    assert final.choices[0].message.parsed == PARIS
    assert final.choices[0].finish_reason == "stop"
    assert found[0].snapshot.object == "chat.completion"


def test_events_of_calls(driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator) -> None:
    two = called({"city": "Paris", "degrees": 20}, {"city": "Rome", "degrees": 30})
    drop_in_emulator.add(Rule(chunks=(said({"text": "Well"}, reason=None), two)))
    manager = drop_in().chat.completions.stream(
        model="gpt-4o", messages=HELLO, tools=[pydantic_function_tool(Weather)]
    )
    found, final = read(driver, manager)
    rest = [event for event in checked(found) if event.type != "content.delta"]
    done = [event for event in rest if event.type.endswith("arguments.done")]
    assert [event.type for event in rest].count("content.done") == 1
    assert [(event.index, event.parsed_arguments.city) for event in done] == [
        (0, "Paris"),
        (1, "Rome"),
    ]
    calls = final.choices[0].message.tool_calls
    assert [call.function.parsed_arguments.degrees for call in calls] == [20, 30]
    assert len({call.id for call in calls}) == 2


def test_a_stream_and_a_whole_answer_are_the_same(driver: Driver, drop_in: MakeClient) -> None:
    resource = drop_in().chat.completions
    _, streamed_answer = read(driver, resource.stream(model="gpt-4o", messages=HELLO))
    whole = driver.get(resource.parse(model="gpt-4o", messages=HELLO))
    assert streamed_answer.choices[0].message.content == whole.choices[0].message.content
