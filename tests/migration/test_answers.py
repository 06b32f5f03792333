"""Answers of Gemini's in OpenAI's forms: what has no place there is reported, and whole and streamed answers agree."""

from typing import Any

import pytest

from gemini_sdk._openai.report import Row
from gemini_sdk._openai.response_events import ResponseEvents
from gemini_sdk.migration import Chunks, from_gemini, response_from_gemini

Json = dict[str, Any]
CHAT: Json = {"model": "gpt-4o", "messages": [{"role": "user", "content": "x"}]}
RESPONSE: Json = {"model": "gpt-4o", "input": "x"}
CODE = {"executableCode": {"code": "1"}}
SOUND = {"inlineData": {"mimeType": "audio/L16;rate=24000", "data": "aGk="}}
PICTURE = {"inlineData": {"mimeType": "image/png", "data": "aGk="}}


def answer(*parts: Json, **more: Any) -> Json:
    content = {"role": "model", "parts": [*parts, {"text": "x"}]}
    return {"candidates": [{"content": content, "finishReason": "STOP", **more}]}


def notes_of(given: Json) -> tuple[set[str], set[str]]:
    """The paths of what is lost in a chat completion, and in a response; the same streamed."""
    chat, response = list[Row](), list[Row]()
    from_gemini(given, request=CHAT, notes=chat)
    response_from_gemini(given, request=RESPONSE, notes=response)
    chunks, events = Chunks(request={**CHAT, "stream": True}), ResponseEvents(RESPONSE)
    chunks.feed(given)
    events.feed(given)
    assert {row.path for row in chunks.notes} == {row.path for row in chat}
    assert {row.path for row in events.notes} == {row.path for row in response}
    return {row.path for row in chat}, {row.path for row in response}


PART = "candidates[0].content.parts[0]"


@pytest.mark.parametrize(
    ("given", "chat", "response"),
    [
        (answer(), [], []),
        (answer(CODE), [f"{PART}.executableCode"], []),
        (answer(SOUND), [], [f"{PART}.inlineData"]),
        (answer(PICTURE), [f"{PART}.inlineData"], [f"{PART}.inlineData"]),
        (answer({"newThing": {"a": 1}}), [f"{PART}.newThing"], [f"{PART}.newThing"]),
        (
            answer({"fileData": {"fileUri": "gs://b/a"}}),
            [f"{PART}.fileData"],
            [f"{PART}.fileData"],
        ),
        (
            answer(newMetadata={"a": 1}),
            ["candidates[0].newMetadata"],
            ["candidates[0].newMetadata"],
        ),
        (
            answer(urlContextMetadata={"urlMetadata": [{"retrievedUrl": "https://a"}]}),
            ["candidates[0].urlContextMetadata"],
            ["candidates[0].urlContextMetadata"],
        ),
        (
            answer(groundingMetadata={"webSearchQueries": ["q"]}),
            ["candidates[0].groundingMetadata"],
            [],
        ),
        (answer(avgLogprobs=-0.5, tokenCount=3, safetyRatings=[]), [], []),
    ],
)
def test_what_has_no_place_is_reported(given: Json, chat: list[str], response: list[str]) -> None:
    assert notes_of(given) == (set(chat), set(response))


def test_a_response_has_the_first_answer_alone() -> None:
    first, second = answer()["candidates"] + answer({"text": "other"})["candidates"]
    for whole in ([first, {**second, "index": 1}], [{**second, "index": 1}, {**first, "index": 0}]):
        notes = list[Row]()
        made = response_from_gemini({"candidates": whole}, request=RESPONSE, notes=notes)
        assert made.output_text == "x"
        assert [row.path for row in notes] == ["candidates[1]"]
    events = ResponseEvents(RESPONSE)
    for piece in (first, {**second, "index": 1}):
        events.feed({"candidates": [piece]})
    events.finish()
    assert events.response is not None
    assert events.response.output_text == "x"
