"""Answers that services send other than the API describes them are read, given back as they came, and sent back."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._accumulator import Accumulator
from gemini_sdk.migration import to_gemini
from gemini_sdk.types import azure_openai
from gemini_sdk.types.azure_inference import ChatCompletions, ChatCompletionsChunk, Completions
from tests.azure.azure_driver import AzureDriver, chat, chunk
from tests.raw_server import END, answer, event, stream_head
from tests.raw_server import chunk as piece

Json = dict[str, Any]
CALL: Json = {"id": "1", "type": "function", "function": {"name": "f", "arguments": {"x": 1.5}}}
ODD: dict[str, Json] = {
    "created with a fraction": {**chat(), "created": 1730000000.123},
    "created in whole": {**chat(), "created": 1730000000},
    "created null": {**chat(), "created": None},
    "arguments as an object": chat(None, tool_calls=[CALL]),
    "arguments as an empty object": chat(
        None, tool_calls=[{**CALL, "function": {"name": "f", "arguments": {}}}]
    ),
    "arguments null": chat(
        None, tool_calls=[{**CALL, "function": {"name": "f", "arguments": None}}]
    ),
    "reasoning": chat(reasoning="so"),
    "reasoning of both names": chat(reasoning="so", reasoning_content=None),
    "reasoning as described": chat(reasoning_content="so"),
    "reasoning in detail": chat(reasoning=None, reasoning_details=[{"text": "so"}]),
    "no calls": chat(tool_calls=None, function_call=None, refusal=None, annotations=[]),
    "content in parts": chat(
        content=[{"type": "text", "text": "H"}, {"type": "text", "text": "i"}]
    ),
    "content with thoughts": chat(
        content=[{"type": "thinking", "thinking": [{"text": "so"}]}, {"type": "text", "text": "Hi"}]
    ),
    "no usage": {name: value for name, value in chat().items() if name != "usage"},
    "usage null": {**chat(), "usage": None, "service_tier": None, "prompt_logprobs": None},
    "finish reason empty": {"choices": [{**chat()["choices"][0], "finish_reason": ""}]},
    "finish reason of its own": {
        "choices": [{**chat()["choices"][0], "finish_reason": "eos", "stop_reason": 128001}]
    },
    "index null": {"choices": [{**chat()["choices"][0], "index": None}]},
    "names null": {**chat(), "id": None, "model": None, "object": None},
}


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_answer_is_read_and_given_back_as_it_came(kind: str) -> None:
    body = ODD[kind]
    for model in (ChatCompletions, azure_openai.ChatCompletion):
        made = model.model_validate_json(json.dumps(body))
        assert json.loads(made.to_json()) == body
        assert json.loads(made.model_dump_json(exclude_unset=True)) == body
        again = model.model_validate(made.model_dump(exclude_unset=True))
        assert again == made
        assert json.loads(again.to_json()) == body


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_answer_is_read_as_any_other(kind: str) -> None:
    made = ChatCompletions.model_validate(ODD[kind])
    asked = kind.startswith("arguments")
    assert made.text == (None if asked else "Hi")
    described = kind.startswith("reasoning") and kind != "reasoning in detail"
    assert made.reasoning == ("so" if described else None)
    assert [call.args for call in made.tool_calls] == (
        [{"x": 1.5} if kind == "arguments as an object" else {}] if asked else []
    )
    for call in made.tool_calls:
        arguments = call.function.arguments if call.function else None
        assert arguments is None or json.loads(arguments) == call.args
    assert made.blocked is None


@pytest.mark.parametrize(
    "kind", [name for name in ODD if name.startswith(("arguments", "reasoning", "content", "no"))]
)
def test_the_message_of_an_odd_answer_can_be_sent_back(kind: str, azure: AzureDriver) -> None:
    client = azure.client()
    azure.server.plan(answer(ODD[kind]), answer(chat()), answer(chat()))
    made = azure.get(client.chat_completions("x"))
    results = [{"role": "tool", "tool_call_id": "1", "content": "y"}] if made.tool_calls else []
    message = made.message
    dumped = [message.model_dump(exclude_unset=True)] if made.tool_calls else []
    for sendable in (message, *dumped):
        azure.get(client.chat_completions([{"role": "user", "content": "x"}, sendable, *results]))
        sent = azure.sent["messages"][1]
        assert [call["function"]["arguments"] for call in sent.get("tool_calls") or ()] in (
            [],
            ['{"x": 1.5}'],
            ["{}"],
        )
    user = {"role": "user", "content": "x"}
    converted = to_gemini({"model": "gpt-4o", "messages": [user, message, *results, user]})
    assert converted.request.contents is not None
    assert converted.request.contents[1].role == "model"


def test_a_stream_of_odd_chunks_is_read_to_its_end(azure: AzureDriver) -> None:
    """An empty finish reason in each chunk is none, so that a stream is whole only with another, or the end mark."""
    chunks = [
        {**chunk(reasoning="so", content=None, finish_reason=""), "created": 1.5},
        chunk(content=[{"type": "text", "text": "Hi"}], tool_calls=None, finish_reason=""),
        chunk(tool_calls=[{"index": 0, **CALL}], finish_reason=""),
        chunk(finish_reason="tool_calls"),
        chunk(finish_reason=""),
    ]
    done = piece(b"data: [DONE]\n\n")
    azure.server.plan([stream_head(), *map(event, chunks), done, END])
    stream = azure.client().stream_chat_completions("x")
    seen = list(azure.chunks(stream))
    assert [json.loads(each.to_json()) for each in seen] == chunks
    final = azure.get(stream.get_final())
    assert (final.text, final.reasoning, final.finish_reason) == ("Hi", "so", "tool_calls")
    assert [call.args for call in final.tool_calls] == [{"x": 1.5}]


def test_completions_have_a_time_with_a_fraction() -> None:
    body = {"id": "a", "created": 1.25, "choices": [{"text": "Hi", "finish_reason": ""}]}
    for model in (Completions, azure_openai.Completion):
        assert json.loads(model.model_validate_json(json.dumps(body)).to_json()) == body


class Sender:
    """How a server writes the pieces of a call: which of index, id and name are in each."""

    def __init__(self, index: str, repeats_id: bool, repeats_name: bool, nulls: bool) -> None:
        self.index = index
        self.repeats_id = repeats_id
        self.repeats_name = repeats_name
        self.nulls = nulls

    def pieces(self, place: int, identity: str, arguments: str, cut: int) -> Iterator[Json]:
        for number, text in enumerate((arguments[:cut], arguments[cut:])):
            function: Json = {"arguments": text}
            made: Json = {"function": function}
            if self.index != "absent":
                made["index"] = {"own": place, "zero": 0, "null": None}[self.index]
            if number == 0 or self.repeats_id:
                made |= {"id": identity, "type": "function"}
            elif self.nulls:
                made |= {"id": None, "type": None}
            if number == 0 or self.repeats_name:
                function["name"] = f"f{place}"
            elif self.nulls:
                function["name"] = None
            yield made


senders = st.builds(
    Sender,
    st.sampled_from(["own", "zero", "null", "absent"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
).filter(lambda sender: sender.repeats_id or not sender.repeats_name)


@given(senders, st.lists(st.tuples(st.uuids().map(str), st.integers(0, 9)), min_size=1, max_size=3))
def test_streamed_calls_stay_apart(sender: Sender, calls: list[tuple[str, int]]) -> None:
    joining: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    texts = [json.dumps({"number": number}) for number in range(len(calls))]
    for place, ((identity, cut), text) in enumerate(zip(calls, texts, strict=True)):
        for each in sender.pieces(place, identity, text, cut):
            joining.add(ChatCompletionsChunk.model_validate(chunk(tool_calls=[each])))
    whole = joining.response
    assert whole is not None
    if len({identity for identity, _ in calls}) == len(calls):
        assert [call.id for call in whole.tool_calls] == [identity for identity, _ in calls]
        assert [call.name for call in whole.tool_calls] == [f"f{n}" for n in range(len(calls))]
        assert [call.args for call in whole.tool_calls] == [
            {"number": n} for n in range(len(calls))
        ]


def names_and_arguments(*pieces: Json) -> list[tuple[str | None, Json]]:
    joining: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    for each in pieces:
        joining.add(ChatCompletionsChunk.model_validate(chunk(tool_calls=[each])))
    whole = joining.response
    return [(call.name, call.args) for call in whole.tool_calls] if whole else []


def test_calls_of_one_index_without_ids_stay_apart() -> None:
    first = {"index": 0, "function": {"name": "f", "arguments": '{"a": 1}'}}
    other = {"index": 0, "function": {"name": "g", "arguments": '{"b": '}}
    rest = {"index": 0, "function": {"arguments": "2}"}}
    again = {"index": 0, "function": {"name": "g", "arguments": '{"b": 3}'}}
    assert names_and_arguments(first, other, rest, again) == [
        ("f", {"a": 1}),
        ("g", {"b": 2}),
        ("g", {"b": 3}),
    ]


def test_a_call_whose_pieces_have_other_ids_and_no_name_is_one() -> None:
    begun = {"index": 0, "id": "1", "function": {"name": "f", "arguments": '{"a": '}}
    rest = {"index": 0, "id": "2", "function": {"arguments": "1}"}}
    assert names_and_arguments(begun, rest) == [("f", {"a": 1})]
