"""Conversations: what is remembered, when, and what is sent."""

import json
from typing import Any

import pytest

from gemini_sdk.emulator import Rule
from gemini_sdk.errors import (
    InvalidPayloadError,
    ServerError,
    StreamBrokenError,
    UnexpectedKeywordError,
)
from gemini_sdk.types.generate_content import Content, Part
from tests.google.driving import FLASH, GoogleDriver


def said(chat: Any) -> list[tuple[str | None, str | None]]:
    return [(turn.role, turn.text) for turn in chat.history]


def answer(*parts: dict[str, Any], reason: str | None = "STOP") -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": list(parts)}}
    return {"candidates": [candidate | ({"finishReason": reason} if reason else {})]}


def chunks(*answers: dict[str, Any]) -> Rule:
    return Rule(chunks=answers, times=1)


def test_messages_and_answers_are_remembered(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    drive.emulator.add(Rule(text="One.", times=1), Rule(text="Two.", times=1))
    assert drive.get(chat.send_message("a")).text == "One."
    assert drive.get(chat.send_message(["b", Part.from_text("c")])).text == "Two."
    assert said(chat) == [("user", "a"), ("model", "One."), ("user", "bc"), ("model", "Two.")]
    assert [turn["parts"] for turn in drive.body()["contents"]] == [
        [{"text": "a"}],
        [{"text": "One."}],
        [{"text": "b"}, {"text": "c"}],
    ]


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_streams_are_remembered_at_their_end(drive: GoogleDriver, platform: str) -> None:
    chat = getattr(drive, platform)().chats.create(FLASH)
    drive.emulator.add(
        chunks(
            answer({"text": "Hm", "thought": True}, reason=None),
            answer({"text": "m", "thought": True}, {"text": "On"}, reason=None),
            answer({"text": "e", "thoughtSignature": "c2ln"}, reason=None),
            answer({"text": "."}, reason=None),
            answer({"text": "."}),
        )
    )
    assert len(drive.listed(chat.stream_message("a"))) == 5
    assert said(chat) == [("user", "a"), ("model", "One..")]
    drive.get(chat.send_message("b"))
    assert drive.body()["contents"][1] == {
        "role": "model",
        "parts": [
            {"text": "Hmm", "thought": True},
            {"text": "On"},
            {"text": "e", "thoughtSignature": "c2ln"},
            {"text": ".."},
        ],
    }


def candidate(index: int | None, text: str, reason: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"content": {"role": "model", "parts": [{"text": text}]}}
    found |= {"index": index} if index is not None else {}
    return found | ({"finishReason": reason} if reason else {})


def test_the_first_candidate_of_several_is_remembered_once(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    pieces = [
        [candidate(1, "x"), candidate(0, "a")],
        [candidate(1, "y", "STOP")],
        [candidate(None, "b")],
        [candidate(2, "z", "SAFETY"), candidate(0, "c", "STOP")],
        [candidate(3, "w", "STOP")],
        [candidate(0, "", "STOP")],
    ]
    drive.emulator.add(chunks(*({"candidates": piece} for piece in pieces)))
    drive.listed(chat.stream_message("hi"))
    assert said(chat) == [("user", "hi"), ("model", "abc")]
    whole = {"candidates": [candidate(1, "x", "STOP"), candidate(0, "a", "STOP")]}
    drive.emulator.add({"body": whole, "times": 1})
    drive.get(chat.send_message("more"))
    assert said(chat)[2:] == [("user", "more"), ("model", "a")]


def test_another_candidates_end_is_not_the_streams(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    drive.emulator.add(
        chunks({"candidates": [candidate(0, "a")]}, {"candidates": [candidate(1, "x", "STOP")]})
    )
    with pytest.raises(StreamBrokenError):
        drive.listed(chat.stream_message("hi"))
    assert chat.history == []


def test_thought_signatures_and_newer_fields_are_kept(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    parts: list[Any] = [
        {"text": "Hm", "thought": True},
        {"text": "Yes.", "thoughtSignature": "c2ln"},
    ]
    drive.emulator.add({"body": answer(*parts), "times": 1})
    drive.get(chat.send_message("a"))
    drive.get(chat.send_message("b"))
    assert drive.body()["contents"][1] == {"role": "model", "parts": parts}


def test_an_answer_without_a_role_is_the_models(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    drive.emulator.add(
        {
            "body": {
                "candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": "STOP"}]
            },
            "times": 1,
        }
    )
    drive.get(chat.send_message("a"))
    assert said(chat) == [("user", "a"), ("model", "x")]


def test_failures_leave_the_history_alone(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    drive.get(chat.send_message("a"))
    before = said(chat)
    drive.emulator.add(Rule(status=500, times=2))
    with pytest.raises(ServerError):
        drive.get(chat.send_message("b"))
    with pytest.raises(ServerError):
        drive.listed(chat.stream_message("b"))
    drive.emulator.add(Rule(fault="end", times=1))
    with pytest.raises(StreamBrokenError):
        drive.listed(chat.stream_message("b"))
    bad: list[Any] = [[{"txt": "b"}], {"role": "user", "prts": []}, 7, {"parts": [7]}]
    for message in bad:
        with pytest.raises(InvalidPayloadError):
            drive.get(chat.send_message(message))
    assert said(chat) == before


@pytest.mark.parametrize("message", ["Please block this prompt", "Please block this answer"])
def test_blocked_answers_are_not_remembered(drive: GoogleDriver, message: str) -> None:
    chat = drive.gemini().chats.create(FLASH)
    assert drive.get(chat.send_message(message)).blocked
    assert drive.listed(chat.stream_message(message))[-1].blocked
    assert chat.history == []


def test_an_answer_blocked_half_way_is_not_remembered(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    half = answer({"text": "It is"}, reason="SAFETY")
    drive.emulator.add({"body": half, "times": 1})
    assert drive.get(chat.send_message("a")).text == "It is"
    drive.emulator.add(chunks(answer({"text": "It"}, reason=None), half))
    drive.listed(chat.stream_message("a"))
    assert chat.history == []


def test_an_answer_cut_at_its_limit_is_remembered(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    config = {"max_output_tokens": 2}
    cut = drive.get(chat.send_message("a", generation_config=config))
    assert cut.finish_reason == "MAX_TOKENS"
    assert said(chat) == [("user", "a"), ("model", cut.text)]


def test_a_stream_left_early_is_not_remembered(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    assert len(drive.listed(chat.stream_message("Why is the sky blue?"), limit=1)) == 1
    assert chat.history == []
    assert drive.listed(chat.stream_message("Why is the sky blue?"))
    assert [role for role, _ in said(chat)] == ["user", "model"]


def test_a_history_is_restored(drive: GoogleDriver) -> None:
    client = drive.gemini()
    first = client.chats.create(FLASH)
    newer = {"text": "x", "thoughtSignature": "c2ln", "newerOfPart": 1}
    drive.emulator.add({"body": answer(newer), "times": 1})
    drive.get(first.send_message("a"))
    saved = [json.loads(turn.to_json()) for turn in first.history]
    for history in (first.history, saved, iter(saved)):
        chat = client.chats.create(FLASH, history=history)
        assert chat.history == first.history
        with pytest.raises(Exception, match="newerOfPart"):  # the emulator's words
            drive.get(chat.send_message("b"))
        assert drive.body()["contents"][1] == {"role": "model", "parts": [newer]}
    assert len(first.history) == 2


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ("hello", [("user", "hello")]),
        (Content.from_text("a", role="model"), [("model", "a")]),
        ({"role": "model", "parts": {"text": "a"}}, [("model", "a")]),
        (["a", Content.from_text("b", role="model"), "c"], [("user", "a"), ("model", "b"), ("user", "c")]),
        ((), []),
        (None, []),
    ],
)  # fmt: skip
def test_histories_in_other_forms(drive: GoogleDriver, history: Any, expected: list[Any]) -> None:
    assert said(drive.gemini().chats.create(FLASH, history=history)) == expected


def test_what_is_no_history(drive: GoogleDriver) -> None:
    chats = drive.gemini().chats
    for wrong in (5, b"a", object()):
        with pytest.raises(InvalidPayloadError, match=r"contents: unsupported type"):
            chats.create(FLASH, history=wrong)
    with pytest.raises(InvalidPayloadError, match=r"contents\[1\]: unsupported type"):
        chats.create(FLASH, history=["a", b"b"])
    with pytest.raises(InvalidPayloadError, match=r"contents\[1\]\.parts"):
        chats.create(FLASH, history=["a", {"role": "model", "parts": [{"text": 7}]}])


def test_the_history_may_be_changed(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    drive.get(chat.send_message("a"))
    del chat.history[:]
    chat.history = [Content.from_text("x"), Content.from_text("y", role="model")]
    drive.get(chat.send_message("b"))
    assert [turn["parts"][0]["text"] for turn in drive.body()["contents"]] == ["x", "y", "b"]
    assert len(chat.history) == 4


def test_options_of_a_chat_and_of_a_message(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(
        FLASH,
        system_instruction="Be brief.",
        generation_config={"temperature": 0},
        extra_headers={"x-a": "chat"},
    )
    drive.get(chat.send_message("a"))
    assert drive.body()["systemInstruction"] == {"parts": [{"text": "Be brief."}]}
    drive.get(chat.send_message("b", generation_config={"top_k": 1}, system_instruction=None))
    assert drive.body()["generationConfig"] == {"topK": 1}
    assert "systemInstruction" not in drive.body()
    drive.listed(chat.stream_message("c", extra_headers={"x-a": "message"}))
    first, second, third = drive.emulator.journal()
    assert [e.headers["x-a"] for e in (first, second, third)] == ["chat", "chat", "message"]
    assert third.query == {"alt": "sse"}


def test_misspelt_options(drive: GoogleDriver) -> None:
    client = drive.gemini()
    with pytest.raises(UnexpectedKeywordError, match="system_instruction"):
        client.chats.create(FLASH, system_instructions="x")
    chat = client.chats.create(FLASH)
    with pytest.raises(UnexpectedKeywordError, match="temperature"):
        drive.get(chat.send_message("a", temperature=1))
    with pytest.raises(InvalidPayloadError, match="out of range"):
        drive.get(chat.send_message("a", generation_config={"temperature": 3}))
    assert drive.emulator.journal() == []


def test_functions_are_called_in_a_loop(drive: GoogleDriver) -> None:
    def add(a: int, b: int) -> int:
        """Add two numbers."""
        return a + b

    chat = drive.gemini().chats.create(FLASH, tools=[add])
    got = drive.get(chat.send_message("Please add 1 and 2"))
    rounds = 0
    while got.function_calls:
        results = [
            Part.from_function_response(call.name, {"result": add(**call.args)}, id=call.id)
            for call in got.function_calls
        ]
        got = drive.get(chat.send_message(results))
        rounds += 1
    assert rounds == 1
    assert got.text
    assert [turn.role for turn in chat.history] == ["user", "model", "user", "model"]
    assert chat.history[1].function_calls[0].name == "add"
    assert chat.history[2].parts[0].function_response.name == "add"


def test_structured_answers(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH, generation_config={"response_schema": list[int]})
    assert isinstance(drive.get(chat.send_message("a")).parsed, list)
    assert len(chat.history) == 2
    drive.listed(chat.stream_message("b"))
    assert len(chat.history) == 4


def remembered(drive: GoogleDriver, *answers: dict[str, Any], peek: bool = False) -> Any:
    """A chat whose stream of these chunks was read to its end, asked or not on the way."""
    chat = drive.gemini().chats.create(FLASH)
    drive.emulator.add(chunks(*answers))
    stream = chat.stream_message("a")
    if not peek:
        drive.listed(stream)
        return chat

    async def read() -> None:
        async for _ in stream:
            assert stream.so_far is not None
            assert chat.history == []

    if drive.blocking:
        for _ in stream:
            assert stream.so_far is not None
            assert chat.history == []
    else:
        drive.get(read())
    return chat


@pytest.mark.parametrize("peek", [False, True])
def test_every_chunk_may_say_that_it_is_the_last(drive: GoogleDriver, peek: bool) -> None:
    words = [answer({"text": word}) for word in ("one ", "two ", "three")]
    assert said(remembered(drive, *words, peek=peek)) == [("user", "a"), ("model", "one two three")]
    empty = answer({"text": ""})
    assert said(remembered(drive, empty, *words, peek=peek))[1:] == [("model", "one two three")]


def test_a_signature_after_the_end_is_remembered(drive: GoogleDriver) -> None:
    signed: dict[str, Any] = {"text": "", "thoughtSignature": "c2ln"}
    chat = remembered(drive, answer({"text": "one"}), answer(signed, reason=None))
    assert json.loads(chat.history[1].to_json())["parts"] == [{"text": "one"}, signed]
    drive.get(chat.send_message("b"))
    assert drive.body()["contents"][1]["parts"] == [{"text": "one"}, signed]


def test_a_stream_that_done_ends_is_remembered(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    raw = "data: " + json.dumps(answer({"text": "one"}, reason=None)) + "\n\ndata: [DONE]\n\n"
    drive.emulator.add(Rule(raw=raw, headers={"content-type": "text/event-stream"}, times=1))
    drive.listed(chat.stream_message("a"))
    assert said(chat) == [("user", "a"), ("model", "one")]


def test_the_history_holds_what_get_final_returns(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    stream = chat.stream_message("Why is the sky blue?")
    whole = drive.get(stream.get_final())
    assert drive.get(stream.get_final()) == whole
    assert stream.so_far == whole
    assert chat.history == [Content.from_text("Why is the sky blue?"), whole.content]


def test_an_error_after_the_last_chunk_is_not_an_answer(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH)
    error = {"error": {"code": 503, "status": "UNAVAILABLE", "message": "later"}}
    raw = "data: " + json.dumps(answer({"text": "one"})) + "\n\n" + json.dumps(error, indent=2)
    drive.emulator.add(Rule(raw=raw, headers={"content-type": "text/event-stream"}, times=1))
    with pytest.raises(ServerError, match="later"):
        drive.listed(chat.stream_message("a"))
    assert chat.history == []


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
@pytest.mark.parametrize(
    ("first", "retried"),
    [
        ({"usageMetadata": {"promptTokenCount": 1}}, True),
        (answer(reason=None), True),
        (answer({"text": "", "thought": True}, {}, reason=None), True),
        (answer({"text": "", "thoughtSignature": "c2ln"}, reason=None), False),
        (answer({"functionCall": {"name": "f"}}, reason=None), False),
        (answer(), False),
    ],
)
def test_an_error_before_any_content_is_retried(
    drive: GoogleDriver, platform: str, first: dict[str, Any], retried: bool
) -> None:
    details = [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.001s"}]
    error = {"error": {"code": 503, "status": "UNAVAILABLE", "details": details}}
    raw = "".join(f"data: {json.dumps(event)}\n\n" for event in (first, error))
    drive.emulator.add(Rule(raw=raw, headers={"content-type": "text/event-stream"}, times=1))
    chat = getattr(drive, platform)(max_retries=1).chats.create(FLASH)
    drive.emulator.add(Rule(chunks=(first, answer({"text": "yes"})), times=1))
    stream = chat.stream_message("a")
    if retried:
        drive.listed(stream)
        assert said(chat) == [("user", "a"), ("model", "yes")]
    else:
        with pytest.raises(ServerError):
            drive.listed(stream)
        assert chat.history == []
    assert len(drive.emulator.journal()) == 1 + retried


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_streamed_call_is_remembered_as_one(drive: GoogleDriver, platform: str) -> None:
    chat = getattr(drive, platform)().chats.create(FLASH)
    value = {"jsonPath": "$.a", "stringValue": "x", "willContinue": True}
    calls: list[dict[str, Any]] = [
        {"name": "f", "willContinue": True},
        {"partialArgs": [value], "willContinue": True},
        {"partialArgs": [value], "willContinue": True},
        {},
    ]
    drive.emulator.add(chunks(*(answer({"functionCall": call}) for call in calls)))
    whole = drive.get(chat.stream_message("a").get_final())
    assert [call.args for call in whole.function_calls] == [{"a": "xx"}]
    assert json.loads(chat.history[1].to_json())["parts"] == [
        {"functionCall": {"name": "f", "args": {"a": "xx"}}}
    ]


def saved(history: list[Content]) -> list[Any]:
    """A history in each form people save one."""
    return [
        [turn.model_dump() for turn in history],
        [turn.model_dump(mode="json") for turn in history],
        [turn.model_dump(by_alias=True, exclude_unset=True) for turn in history],
        [turn.model_dump(exclude_none=True) for turn in history],
        [json.loads(turn.model_dump_json()) for turn in history],
        [json.loads(turn.to_json()) for turn in history],
    ]


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_parts_that_say_nothing_stay_in_the_history_only(
    drive: GoogleDriver, platform: str
) -> None:
    chat = getattr(drive, platform)().chats.create(FLASH)
    full: dict[str, Any] = {"text": "x"}
    signed: dict[str, Any] = {"text": "", "thoughtSignature": "skip_thought_signature_validator"}
    for parts in ([full, {"text": ""}, {}], [{"text": ""}], [signed]):
        drive.emulator.add({"body": answer(*parts), "times": 1})
        drive.get(chat.send_message("a"))
    kept: list[Any] = [turn.parts for turn in chat.history[1::2]]
    assert [len(parts) for parts in kept] == [3, 1, 1]
    for history in saved(chat.history):
        loaded = getattr(drive, platform)().chats.create(FLASH, history=history)
        assert [len(turn.parts) for turn in loaded.history[1::2]] == [3, 1, 1]
        drive.emulator.add({"text": "yes", "times": 1})
        drive.get(loaded.send_message("b"))
        sent = [turn["parts"] for turn in drive.body()["contents"] if turn["role"] == "model"]
        assert [
            [{k: v for k, v in part.items() if v is not None} for part in parts] for parts in sent
        ] == [
            [full],
            [signed],
        ]


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
@pytest.mark.parametrize(
    "part",
    [
        {"executableCode": {"code": "1"}},
        {"executableCode": {}},
        {"codeExecutionResult": {"output": "1"}},
        {"inlineData": {"mimeType": "image/png"}},
        {"fileData": {"mimeType": "image/png"}},
        {"functionCall": {"args": {}}},
        {"videoMetadata": {}},
        {"newerThanThis": {"x": 1}},
    ],
    ids=lambda part: next(iter(part)),
)
def test_what_came_in_an_answer_can_go_back(
    drive: GoogleDriver, platform: str, part: dict[str, Any]
) -> None:
    chat = getattr(drive, platform)().chats.create(FLASH)
    drive.emulator.add({"body": answer({"text": "x"}, part), "times": 1})
    drive.get(chat.send_message("a"))
    for history in [chat.history, *saved(chat.history)]:
        loaded = getattr(drive, platform)().chats.create(FLASH, history=history)
        drive.emulator.add(Rule(raw=json.dumps(answer({"text": "yes"})), times=1))
        drive.get(loaded.send_message("b"))
        assert drive.body()["contents"][1]["parts"] == [{"text": "x"}, part]
