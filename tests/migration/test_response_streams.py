"""Streams of `client.responses`: the openai package's own types read every event, and its own reader joins them."""

import json
from collections.abc import Callable
from typing import Any

import pydantic
import pytest

from gemini_sdk import GeminiClient, migration
from gemini_sdk.emulator import Emulator, Rule
from gemini_sdk.migration import MemoryResponseStore
from tests.driver import Driver
from tests.migration.test_responses import CALLED, GROUNDED, PARIS, WEATHER, City, checked, said

openai = pytest.importorskip("openai", reason="the extra peers is not installed")
official = pytest.importorskip("openai.types.responses")
reader = pytest.importorskip("openai.lib.streaming.responses._responses")
read_events = pytest.importorskip("openai.lib.streaming.responses")

EVENT: pydantic.TypeAdapter[Any] = pydantic.TypeAdapter(official.ResponseStreamEvent)
MakeClient = Callable[..., Any]


def streamed(*texts: str, reason: str = "STOP") -> tuple[dict[str, Any], ...]:
    ends = [None] * (len(texts) - 1) + [reason]
    return tuple(said({"text": text}, reason=end) for text, end in zip(texts, ends, strict=True))


def whole(driver: Driver, answer: Any) -> tuple[list[Any], Any]:
    """The events of a stream as the openai package reads them, and its last response."""
    stream = driver.get(answer)
    found = list(driver.chunks(stream))
    events = [EVENT.validate_python(each.model_dump()) for each in found]
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert [event.type for event in events[:2]] == ["response.created", "response.in_progress"]
    assert [event.response.status for event in events[:2]] == ["in_progress"] * 2
    checked(found[-1].response)
    return events[2:], events[-1].response


def types_of(events: list[Any]) -> list[str]:
    return [event.type.removeprefix("response.") for event in events]


TEXT = [
    "output_item.added",
    "content_part.added",
    "output_text.delta",
    "output_text.delta",
    "output_text.done",
    "content_part.done",
    "output_item.done",
]


def test_events_of_a_text(driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator) -> None:
    drop_in_emulator.add(Rule(chunks=streamed("Hel", "lo")))
    events, last = whole(driver, drop_in().responses.create(model="gpt-4o", input="x", stream=True))
    assert types_of(events) == [*TEXT, "completed"]
    assert "".join(e.delta for e in events if e.type.endswith("text.delta")) == "Hello"
    assert events[4].text == events[5].part.text == last.output_text == "Hello"
    assert events[6].item == last.output[0]
    assert {getattr(e, "item_id", None) for e in events} - {None} == {last.output[0].id}


def test_events_of_thoughts_and_calls(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(chunks=(CALLED,)))
    create = drop_in().responses.create
    events, last = whole(driver, create(model="gpt-4o", input="x", tools=[WEATHER], stream=True))
    call = [
        "output_item.added",
        "function_call_arguments.delta",
        "function_call_arguments.done",
        "output_item.done",
    ]
    assert types_of(events) == [
        "output_item.added",
        "reasoning_summary_part.added",
        "reasoning_summary_text.delta",
        "reasoning_summary_text.done",
        "reasoning_summary_part.done",
        "output_item.done",
        *call,
        *call,
        "completed",
    ]
    assert [e.output_index for e in events[:-1]] == [0] * 6 + [1] * 4 + [2] * 4
    assert [item.type for item in last.output] == ["reasoning", "function_call", "function_call"]
    assert last.output[1].arguments == '{"city": "Paris"}'


def test_events_of_sources(driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator) -> None:
    last = said({"text": "330 m"}, **GROUNDED)
    drop_in_emulator.add(Rule(chunks=(said({"text": "Üb: "}, reason=None), last)))
    create = drop_in().responses.create
    tools = [{"type": "web_search"}]
    events, whole_one = whole(driver, create(model="gpt-4o", input="x", tools=tools, stream=True))
    assert types_of(events)[4:] == [
        "output_text.annotation.added",
        *TEXT[4:],
        "output_item.added",
        "web_search_call.in_progress",
        "web_search_call.searching",
        "web_search_call.completed",
        "output_item.done",
        "completed",
    ]
    (citation,) = whole_one.output[0].content[0].annotations
    assert events[4].annotation.url == citation.url == "https://a.example/"


def test_a_stream_and_a_whole_answer_are_the_same(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    code = {"executableCode": {"code": "print(4)"}}
    result = {"codeExecutionResult": {"output": "4"}}
    body = said(
        {"text": "a"}, code, result, {"text": "b"}, *CALLED["candidates"][0]["content"]["parts"]
    )
    drop_in_emulator.add(Rule(body=body))
    create = drop_in().responses.create
    _, last = whole(driver, create(model="gpt-4o", input="x", tools=[WEATHER], stream=True))
    made = checked(driver.get(create(model="gpt-4o", input="x", tools=[WEATHER])))
    assert last.output == made.output
    assert len(last.output) == 6


@pytest.mark.parametrize(
    ("reason", "ending"),
    [("MAX_TOKENS", "incomplete"), ("SAFETY", "incomplete"), ("MALFORMED_FUNCTION_CALL", "failed")],
)
def test_streams_that_are_not_whole_say_so(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, reason: str, ending: str
) -> None:
    drop_in_emulator.add(Rule(chunks=streamed("Hel", "lo", reason=reason)))
    events, last = whole(driver, drop_in().responses.create(model="gpt-4o", input="x", stream=True))
    assert types_of(events) == [*TEXT, ending]
    assert (last.status, last.output[0].status) == (ending, "incomplete")


def test_a_broken_stream_is_an_error(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    store = MemoryResponseStore()
    drop_in_emulator.add(Rule(chunks=streamed("Hel", "lo"), fault="cut", after=1))
    create = drop_in(responses_store=store).responses.create
    stream = driver.get(create(model="gpt-4o", input="x", stream=True))
    seen, error = driver.until_error(stream)
    assert seen[-1].type == "response.output_text.delta"
    assert isinstance(error, migration.APIError)
    assert len(store) == 0


def test_streams_are_kept_and_continued(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    responses = drop_in(responses_store=MemoryResponseStore()).responses
    _, last = whole(driver, responses.create(model="gpt-4o", input="x", stream=True))
    assert driver.get(responses.retrieve(last.id)).output_text == last.output_text
    driver.get(responses.create(model="gpt-4o", input="y", previous_response_id=last.id))
    assert len(drop_in_emulator.journal()[-1].body["contents"]) == 3


def read(driver: Driver, manager: Any) -> tuple[list[Any], Any]:
    """The events of `responses.stream`, and the whole response."""
    if driver.blocking:
        with manager as stream:
            return list(stream), stream.get_final_response()

    async def read_all() -> tuple[list[Any], Any]:
        async with manager as stream:
            return [event async for event in stream], await stream.get_final_response()

    found: tuple[list[Any], Any] = driver.get(read_all())
    return found


def test_events_have_snapshots(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    text = PARIS.model_dump_json()
    drop_in_emulator.add(Rule(chunks=streamed(text[:5], text[5:])))
    stream = drop_in().responses.stream
    found, final = read(driver, stream(model="gpt-4o", input="x", text_format=City))
    snapshots = [e.snapshot for e in found if e.type == "response.output_text.delta"]
    assert snapshots == [text[:5], text]
    (done,) = (e for e in found if e.type == "response.output_text.done")
    assert done.parsed == PARIS == final.output_parsed == found[-1].response.output_parsed
    checked(final)
    kinds = {
        "response.output_text.delta": read_events.ResponseTextDeltaEvent,
        "response.output_text.done": read_events.ResponseTextDoneEvent[City],
    }
    for event in found:
        kind = kinds.get(event.type)
        given = event.model_dump()
        EVENT.validate_python(given) if kind is None else kind.model_validate(given)


def test_snapshots_of_calls_stay_apart(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(chunks=(CALLED,)))
    stream = drop_in().responses.stream
    found, final = read(driver, stream(model="gpt-4o", input="x", tools=[WEATHER]))
    deltas = [e for e in found if e.type == "response.function_call_arguments.delta"]
    assert [e.snapshot for e in deltas] == ['{"city": "Paris"}', '{"city": "Rome"}']
    calls = [item for item in final.output if item.type == "function_call"]
    assert [call.parsed_arguments["city"] for call in calls] == ["Paris", "Rome"]


def test_an_incomplete_stream_is_not_parsed(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(chunks=streamed("Hel", "lo", reason="MAX_TOKENS")))
    stream = drop_in().responses.stream
    _, final = read(driver, stream(model="gpt-4o", input="x"))
    assert (final.status, final.output_text) == ("incomplete", "Hello")


def test_the_openai_client_reads_the_bodies(drop_in_emulator: Emulator) -> None:
    """A client of the openai package whose requests the drop-in client answers."""
    httpx2 = pytest.importorskip("httpx2")
    with GeminiClient(api_key="k", base_url=drop_in_emulator.url) as gemini:
        client = migration.OpenAI(gemini=gemini)

        def answered(request: Any) -> Any:
            asked = json.loads(request.content)
            with client.responses.with_streaming_response.create(**asked) as response:
                body = response.read()
            kind = "text/event-stream" if asked.get("stream") else "application/json"
            return httpx2.Response(200, content=body, headers={"content-type": kind})

        transport = httpx2.Client(transport=httpx2.MockTransport(answered))
        theirs = openai.OpenAI(api_key="x", base_url="http://a.example", http_client=transport)
        first = theirs.responses.create(model="gpt-4o", input="One")
        items = [{"role": "user", "content": "One"}, *first.output]
        items.append({"role": "user", "content": "Two"})
        assert theirs.responses.create(model="gpt-4o", input=items).output_text
        assert len(drop_in_emulator.journal()[-1].body["contents"]) == 3
        with theirs.responses.stream(model="gpt-4o", input="One") as stream:
            assert stream.get_final_response().output_text == first.output_text
        parsed = theirs.responses.parse(model="gpt-4o", input="One", text_format=City)
        assert isinstance(parsed.output_parsed, City)


def test_the_openai_package_joins_the_events(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    """Its own state machine accepts the order of the events and their ids."""
    drop_in_emulator.add(Rule(chunks=(said({"text": "a"}, reason=None), CALLED)))
    stream = driver.get(
        drop_in().responses.create(model="gpt-4o", input="x", tools=[WEATHER], stream=True)
    )
    state = reader.ResponseStreamState(input_tools=[WEATHER], text_format=openai.omit)
    for event in driver.chunks(stream):
        state.handle_event(EVENT.validate_python(event.model_dump()))
    joined = state._completed_response
    assert joined.output_text == "a"
    assert [item.type for item in joined.output] == [
        "message",
        "reasoning",
        "function_call",
        "function_call",
    ]
    assert joined.output[2].parsed_arguments == {"city": "Paris"}
