"""Answers and streams of Gemini's in OpenAI's form."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import Chunks, Row, from_gemini, to_gemini
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.azure_openai import ChatCompletion, ChatCompletionChunk, Completion
from tests.examples import examples

CHAT: dict[str, Any] = {"model": "gpt-4", "messages": [{"role": "user", "content": "Hello"}]}


def answer(*parts: dict[str, Any], reason: str = "STOP", **more: Any) -> dict[str, Any]:
    content = {"role": "model", "parts": list(parts)}
    candidate = {"index": 0, "content": content, "finishReason": reason, **more}
    return {"responseId": "r1", "modelVersion": "gemini-2.5-pro", "candidates": [candidate]}


def chat(response: dict[str, Any], **options: Any) -> ChatCompletion:
    made = from_gemini(response, created=1, **options)
    assert isinstance(made, ChatCompletion)
    return made


def test_a_text() -> None:
    made = chat(answer({"text": "Hm", "thought": True}, {"text": "Hel"}, {"text": "lo"}))
    assert json.loads(made.to_json()) == {
        "id": "chatcmpl-r1",
        "object": "chat.completion",
        "created": 1,
        "model": "gemini-2.5-pro",
        "choices": [
            {
                "index": 0,
                "message": {
                    "role": "assistant",
                    "content": "Hello",
                    "refusal": None,
                    "reasoning_content": "Hm",
                },
                "finish_reason": "stop",
                "logprobs": None,
            }
        ],
    }


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("STOP", "stop"),
        ("FINISH_REASON_UNSPECIFIED", "stop"),
        ("MAX_TOKENS", "length"),
        *((r, "content_filter") for r in "SAFETY RECITATION BLOCKLIST SPII OTHER LANGUAGE IMAGE_SAFETY".split()),
        ("PROHIBITED_CONTENT", "content_filter"),
        ("MODEL_ARMOR", "content_filter"),
    ],
)  # fmt: skip
def test_finish_reasons(reason: str, expected: str) -> None:
    notes: list[Row] = []
    made = chat(answer({"text": "x"}, reason=reason), notes=notes)
    assert made.choices[0].finish_reason == expected
    assert notes == []


@pytest.mark.parametrize("reason", ["MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "NEWER"])
def test_reasons_that_openai_lacks_are_noted(reason: str) -> None:
    notes: list[Row] = []
    made = chat(answer(reason=reason), notes=notes)
    assert made.choices[0].finish_reason == "stop"
    assert [note.path for note in notes] == ["candidates[0].finishReason"]
    assert reason in notes[0].reason


def test_what_has_no_place_is_noted() -> None:
    notes: list[Row] = []
    picture = {"inlineData": {"mimeType": "image/png", "data": "QUJD"}}
    chat(answer({"text": "x"}, picture, {"executableCode": {"code": "1"}}), notes=notes)
    assert [note.path for note in notes] == [
        "candidates[0].content.parts[1].inlineData",
        "candidates[0].content.parts[2].executableCode",
    ]


def test_where_an_answer_is_from_is_noted() -> None:
    notes: list[Row] = []
    made = answer({"text": "x"})
    made["candidates"][0] |= {
        "groundingMetadata": {"webSearchQueries": ["q"]},
        "citationMetadata": {"citationSources": [{"uri": "https://x.org"}]},
    }
    chat(made, notes=notes)
    assert [note.path for note in notes] == [
        "candidates[0].citationMetadata",
        "candidates[0].groundingMetadata",
    ]


@pytest.mark.parametrize(
    ("request_", "left_out"),
    [(CHAT | {"functions": [{"name": "f"}]}, [1]), ({"prompt": "x"}, [0, 1])],
    ids=["functions", "completions"],
)
def test_calls_that_cannot_be_converted_are_noted(
    request_: dict[str, Any], left_out: list[int]
) -> None:
    notes: list[Row] = []
    parts = {"functionCall": {"name": "f"}}, {"functionCall": {"name": "g"}}
    from_gemini(answer(*parts), request=request_, notes=notes)
    assert [note.path for note in notes] == [
        f"candidates[0].content.parts[{number}].functionCall" for number in left_out
    ]
    stream = Chunks(request=request_)
    made = [chunk for part in parts for chunk in stream.feed(answer(part))]
    named = [c.choices[0].delta.function_call for c in made if isinstance(c, ChatCompletionChunk)]
    assert [call.name for call in named if call] == ["f", "g"][: 2 - len(left_out)]
    assert len(stream.notes) == len(left_out)


def test_calls_keep_ids_and_signatures_through_a_whole_turn() -> None:
    memory: dict[str, str] = {}
    first = {
        "functionCall": {"name": "f", "args": {"x": "é"}, "id": "own"},
        "thoughtSignature": "QUJD",
    }
    second = {"functionCall": {"name": "g"}}
    made = chat(answer(first, second), signatures=memory)
    message = made.choices[0].message
    assert message.tool_calls is not None
    assert [call.id for call in message.tool_calls] == ["own", "call_r1_0_1"]
    assert [call.function.arguments for call in message.tool_calls] == ['{"x": "é"}', "{}"]
    assert made.choices[0].finish_reason == "tool_calls"
    assert memory == {"own": "QUJD"}

    results = [
        {"role": "tool", "tool_call_id": call.id, "content": "1"} for call in message.tool_calls
    ]
    back = to_gemini({"messages": [*CHAT["messages"], message, *results]})
    parts = json.loads(back.request.to_json())["contents"][1]["parts"]
    assert parts[0] == first
    assert parts[1]["functionCall"]["id"] == "call_r1_0_1"


def test_a_texts_signature_comes_back_too() -> None:
    made = chat(answer({"text": "Hello", "thoughtSignature": "QUJD"}))
    dumped = made.choices[0].message
    again = [*CHAT["messages"], dumped.model_dump(), *CHAT["messages"]]
    contents = json.loads(to_gemini({"messages": again}).request.to_json())["contents"]
    assert contents[1]["parts"] == [{"text": "Hello", "thoughtSignature": "QUJD"}]


def test_functions_of_old_are_answered_by_their_name() -> None:
    request = CHAT | {"functions": [{"name": "f"}]}
    made = chat(answer({"functionCall": {"name": "f"}}), request=request)
    message = made.choices[0].message
    assert message.function_call is not None
    assert message.function_call.name == "f"
    assert made.choices[0].finish_reason == "function_call"


def test_signatures_of_functions_of_old_come_back_too() -> None:
    request = CHAT | {"functions": [{"name": "f"}]}
    signed = answer({"functionCall": {"name": "f"}, "thoughtSignature": "QUJD"})
    message = chat(signed, request=request).choices[0].message
    result = {"role": "function", "name": "f", "content": "1"}
    again = request | {"messages": [*CHAT["messages"], message.model_dump(), result]}
    contents = json.loads(to_gemini(again).request.to_json())["contents"]
    assert contents[1]["parts"] == [
        {"functionCall": {"name": "f", "args": {}}, "thoughtSignature": "QUJD"}
    ]
    delta = Chunks(request=request).feed(signed)[0].to_json()
    assert json.loads(delta)["choices"][0]["delta"]["extra_content"] == {
        "google": {"thought_signature": "QUJD"}
    }


def test_a_signature_is_not_remembered_for_another_call() -> None:
    memory: dict[str, str] = {}
    call = {"functionCall": {"name": "f", "id": "1"}}
    chat(answer(call | {"thoughtSignature": "QUJD"}), signatures=memory)
    assert memory == {"1": "QUJD"}
    chat(answer(call), signatures=memory)
    assert memory == {}


@pytest.mark.parametrize(
    ("wrong", "path"), [("x", "$"), (None, "$"), ({"candidates": [None]}, "candidates[0]")]
)
def test_what_is_no_answer_is_reported(wrong: Any, path: str) -> None:
    for read in (from_gemini, Chunks().feed):
        with pytest.raises(InvalidPayloadError) as caught:
            read(wrong)
        assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize(
    ("tier", "expected"),
    [("standard", "default"), ("flex", "flex"), ("PRIORITY", "priority"), ("x", None)],
)
def test_the_class_of_service_that_answered(tier: str, expected: str | None) -> None:
    made = chat(answer({"text": "x"}) | {"usageMetadata": {"serviceTier": tier}})
    assert made.service_tier == expected


def test_usage() -> None:
    counts = {
        "promptTokenCount": 10,
        "toolUsePromptTokenCount": 2,
        "candidatesTokenCount": 5,
        "thoughtsTokenCount": 7,
        "cachedContentTokenCount": 4,
        "totalTokenCount": 24,
    }
    usage = chat(answer({"text": "x"}) | {"usageMetadata": counts}).usage
    assert usage is not None
    assert usage.model_dump(exclude_none=True) == {
        "prompt_tokens": 12,
        "completion_tokens": 12,
        "total_tokens": 24,
        "prompt_tokens_details": {"cached_tokens": 4},
        "completion_tokens_details": {"reasoning_tokens": 7},
    }


def test_the_tokens_of_recordings_are_named() -> None:
    heard = [{"modality": "AUDIO", "tokenCount": 8}, {"modality": "TEXT", "tokenCount": 2}]
    counts = {"promptTokenCount": 10, "promptTokensDetails": heard}
    usage = chat(answer({"text": "x"}) | {"usageMetadata": counts}).usage
    assert usage is not None
    assert usage.prompt_tokens_details is not None
    assert usage.prompt_tokens_details.audio_tokens == 8


def test_a_blocked_prompt_is_one_filtered_choice() -> None:
    rating = {"category": "HARM_CATEGORY_HARASSMENT", "probability": "HIGH", "blocked": True}
    made = chat({"promptFeedback": {"blockReason": "SAFETY", "safetyRatings": [rating]}})
    message = made.choices[0].message
    assert (message.content, made.choices[0].finish_reason) == (None, "content_filter")
    dumped = json.loads(made.to_json())
    assert dumped["prompt_filter_results"] == [
        {
            "prompt_index": 0,
            "content_filter_results": {"harassment": {"filtered": True, "severity": "high"}},
        }
    ]


@pytest.mark.parametrize(
    ("rating", "category", "severity"),
    [
        ({"category": "HARM_CATEGORY_HATE_SPEECH", "probability": "NEGLIGIBLE"}, "hate", "safe"),
        ({"category": "HARM_CATEGORY_SEXUALLY_EXPLICIT", "probability": "LOW"}, "sexual", "low"),
        (
            {
                "category": "HARM_CATEGORY_DANGEROUS_CONTENT",
                "probability": "LOW",
                "severity": "HARM_SEVERITY_MEDIUM",
            },
            "violence",
            "medium",
        ),
    ],
)
def test_ratings_become_filter_results(
    rating: dict[str, Any], category: str, severity: str
) -> None:
    made = json.loads(chat(answer({"text": "x"}, safetyRatings=[rating])).to_json())
    found = made["choices"][0]["content_filter_results"]
    assert found == {category: {"filtered": False, "severity": severity}}


LOGPROBS = {
    "chosenCandidates": [{"token": "He", "logProbability": -0.1}, {"token": "y", "logProbability": -1}],
    "topCandidates": [{"candidates": [{"token": "He", "logProbability": -0.1}]}],
}  # fmt: skip


def test_log_probabilities() -> None:
    response = answer({"text": "Hey"}, logprobsResult=LOGPROBS)
    logprobs = json.loads(chat(response).to_json())["choices"][0]["logprobs"]
    first = {"token": "He", "logprob": -0.1, "bytes": [72, 101]}
    assert logprobs["content"][0] == {**first, "top_logprobs": [first]}
    text = json.loads(from_gemini(response, request={"prompt": "x"}).to_json())
    assert text["choices"][0]["logprobs"] == {
        "tokens": ["He", "y"],
        "token_logprobs": [-0.1, -1.0],
        "text_offset": [0, 2],
        "top_logprobs": [{"He": -0.1}, {}],
    }


@pytest.mark.parametrize("strange", ["NaN", "-Infinity"])
def test_what_is_no_number_is_unlikely(strange: str) -> None:
    made = answer({"text": "x"})
    made["candidates"][0]["logprobsResult"] = {"chosenCandidates": [{"logProbability": strange}]}
    logprobs = chat(made).choices[0].logprobs
    assert logprobs is not None
    assert logprobs.content is not None
    assert logprobs.content[0].logprob == -9999.0


def test_completions() -> None:
    made = from_gemini(answer({"text": "Hello"}), request={"prompt": "x"}, created=1)
    assert isinstance(made, Completion)
    assert made.object == "text_completion"
    assert (made.choices[0].text, made.choices[0].finish_reason) == ("Hello", "stop")


def test_speech() -> None:
    made = chat(answer({"inlineData": {"mimeType": "audio/L16;rate=24000", "data": "QUJD"}}))
    message = made.choices[0].message
    assert message.audio is not None
    assert message.audio.data == "QUJD"


STREAM: list[dict[str, Any]] = [
    {"responseId": "r1", "candidates": [{"content": {"parts": [{"text": "Hm", "thought": True}]}}]},
    {"responseId": "r1", "candidates": [{"content": {"parts": [{"text": "Hel"}]}}]},
    {
        "responseId": "r1",
        "candidates": [{"content": {"parts": [{"text": "lo"}]}, "finishReason": "STOP"}],
        "usageMetadata": {"promptTokenCount": 1, "candidatesTokenCount": 2, "totalTokenCount": 3},
    },
]


def streamed(chunks: list[dict[str, Any]], request: dict[str, Any]) -> list[dict[str, Any]]:
    stream = Chunks(request=request, created=1)
    made = [out for chunk in chunks for out in stream.feed(chunk)] + stream.finish()
    return [json.loads(chunk.to_json()) for chunk in made]


def test_a_stream_of_text() -> None:
    made = streamed(STREAM, CHAT | {"stream": True})
    deltas = [chunk["choices"][0]["delta"] for chunk in made]
    assert deltas == [
        {"role": "assistant", "content": "", "reasoning_content": "Hm"},
        {"content": "Hel"},
        {"content": "lo"},
        {},
    ]
    assert [chunk["choices"][0]["finish_reason"] for chunk in made] == [None, None, None, "stop"]
    assert {chunk["id"] for chunk in made} == {"chatcmpl-r1"}


def test_a_stream_of_speech() -> None:
    pieces = [
        {"candidates": [{"content": {"parts": [{"inlineData": blob}]}}], "responseId": "r1"}
        for blob in ({"mimeType": "audio/L16", "data": data} for data in ("QUJD", "REVG"))
    ]
    spoken = [chunk["choices"][0]["delta"]["audio"] for chunk in streamed(pieces, CHAT)]
    assert [piece["data"] for piece in spoken] == ["QUJD", "REVG"]
    assert {piece["id"] for piece in spoken} == {"audio_r1_0"}


def test_a_stream_tells_usage_where_that_is_asked_for() -> None:
    asked = {"stream": True, "stream_options": {"include_usage": True}}
    *_, last = streamed(STREAM, CHAT | asked)
    assert last["choices"] == []
    assert last["usage"]["total_tokens"] == 3
    assert all(not chunk.get("usage") for chunk in streamed(STREAM, CHAT))


def test_a_stream_of_calls_numbers_them() -> None:
    call = {"functionCall": {"name": "f", "args": {"x": 1}}, "thoughtSignature": "QUJD"}
    chunks = [answer(call), answer({"functionCall": {"name": "g"}})]
    chunks[0]["candidates"][0].pop("finishReason")
    made = streamed(chunks, CHAT)
    calls = [c for chunk in made for c in chunk["choices"][0]["delta"].get("tool_calls", [])]
    assert [(c["index"], c["id"], c["function"]["name"]) for c in calls] == [
        (0, "call_r1_0_0", "f"),
        (1, "call_r1_0_1", "g"),
    ]
    assert calls[0]["extra_content"] == {"google": {"thought_signature": "QUJD"}}
    assert made[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_a_call_in_pieces_is_handed_over_whole() -> None:
    def piece(call: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {
            "responseId": "r1",
            "candidates": [{"content": {"parts": [{"functionCall": call, **more}]}}],
        }

    def said(text: str, path: str = "$.x") -> dict[str, Any]:
        value = {"jsonPath": path, "stringValue": text, "willContinue": True}
        return piece({"partialArgs": [value], "willContinue": True})

    begin = piece({"name": "f", "willContinue": True}, thoughtSignature="QUJD")
    end: dict[str, Any] = piece({}) | {"usageMetadata": {"totalTokenCount": 3}}
    end["candidates"][0]["finishReason"] = "STOP"
    for chunks in ([begin, said("a"), said("b"), end], [begin, said("ab"), STREAM[-1]]):
        made = streamed(chunks, CHAT)
        (call,) = (c for m in made for c in m["choices"][0]["delta"].get("tool_calls", []))
        assert call["function"] == {"name": "f", "arguments": '{"x": "ab"}'}
        assert call["extra_content"] == {"google": {"thought_signature": "QUJD"}}
        reasons = [chunk["choices"][0]["finish_reason"] for chunk in made]
        assert reasons == [None] * (len(made) - 1) + ["tool_calls"]


def test_a_stream_that_says_in_every_chunk_that_it_ends() -> None:
    asked = {"stream": True, "stream_options": {"include_usage": True}}
    counts = [{"cachedContentTokenCount": 5, "promptTokenCount": 9}, {"totalTokenCount": 12}, {}]
    chunks = [
        answer({"text": word}) | {"usageMetadata": c} for word, c in zip("abc", counts, strict=True)
    ]
    *made, end, usage = streamed(chunks, CHAT | asked)
    assert "".join(chunk["choices"][0]["delta"]["content"] for chunk in made) == "abc"
    assert [chunk["choices"][0]["finish_reason"] for chunk in made] == [None] * 3
    assert end["choices"][0]["finish_reason"] == "stop"
    assert usage["usage"]["total_tokens"] == 12
    assert usage["usage"]["prompt_tokens_details"] == {"cached_tokens": 5}


def test_a_stream_whose_prompt_is_blocked_ends_filtered() -> None:
    made = streamed([{"promptFeedback": {"blockReason": "SAFETY"}}], CHAT)
    assert made[-1]["choices"][0]["finish_reason"] == "content_filter"


def test_a_stream_of_a_completion() -> None:
    made = streamed(STREAM, {"prompt": "x", "stream": True})
    assert "".join(chunk["choices"][0]["text"] for chunk in made) == "Hello"
    assert made[-1]["choices"][0]["finish_reason"] == "stop"


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
@given(payloads("GenerateContentResponse", "google-ai", newer=True))
def test_chunks_are_of_the_openai_packages_type(response: dict[str, Any]) -> None:
    chat_types = pytest.importorskip("openai.types.chat", reason="the extra peers is not installed")
    stream = Chunks(request=CHAT | {"stream_options": {"include_usage": True}}, created=1)
    for chunk in [*stream.feed(response), *stream.finish()]:
        assert isinstance(chunk, ChatCompletionChunk)
        chat_types.ChatCompletionChunk.model_validate(json.loads(chunk.to_json()))
        chat_types.ChatCompletionChunk.model_validate(chunk.model_dump())
