"""One conversation of Gemini's has the same messages in a request and in a line for tuning, but for policies."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gemini_sdk.datasets.to_openai import from_gemini
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import to_azure

Json = dict[str, Any]


def user(*parts: Json) -> Json:
    return {"role": "user", "parts": list(parts)}


def model(*parts: Json) -> Json:
    return {"role": "model", "parts": list(parts)}


def returned(response: Any) -> Json:
    return user({"functionResponse": {"name": "f", "response": response}})


HI, OK = {"text": "Hi"}, {"text": "Ok"}
CALL: Json = {"functionCall": {"name": "f", "args": {"x": 1}}}
USER: Json = {"role": "user", "content": "Hi"}
ANSWER: Json = {"role": "assistant", "content": "Ok"}
CALLS: Json = {
    "role": "assistant",
    "content": None,
    "tool_calls": [
        {"id": "call_0", "type": "function", "function": {"name": "f", "arguments": '{"x": 1}'}}
    ],
}


def result(text: str) -> list[Json]:
    return [USER, CALLS, {"role": "tool", "tool_call_id": "call_0", "content": text}, ANSWER]


SAME: dict[str, tuple[list[Json], list[Json]]] = {
    "texts": ([user(HI), model(OK)], [USER, ANSWER]),
    "empty text": ([user({"text": ""}, HI), model(OK, {"text": ""})], [USER, ANSWER]),
    "a text as a result": (
        [user(HI), model(CALL), returned({"result": "72"}), model(OK)],
        result("72"),
    ),
    "a number as a result": (
        [user(HI), model(CALL), returned({"result": 72}), model(OK)],
        result('{"result": 72}'),
    ),
    "an object in a text as a result": (
        [user(HI), model(CALL), returned({"result": "{}"}), model(OK)],
        result('{"result": "{}"}'),
    ),
    "an object as a result": (
        [user(HI), model(CALL), returned({"t": 1}), model(OK)],
        result('{"t": 1}'),
    ),
    "a picture": (
        [user({"fileData": {"fileUri": "https://x.org/a.png", "mimeType": "image/png"}})],
        [
            {
                "role": "user",
                "content": [{"type": "image_url", "image_url": {"url": "https://x.org/a.png"}}],
            }
        ],
    ),
    "the bytes of a picture": (
        [user({"inlineData": {"data": "aGk=", "mimeType": "image/png"}})],
        [
            {
                "role": "user",
                "content": [
                    {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}}
                ],
            }
        ],
    ),
}


def of_request(contents: list[Json]) -> list[Json]:
    wire: dict[str, list[Json]] = json.loads(to_azure({"contents": contents}).request.to_json())
    return wire["messages"]


def of_line(contents: list[Json]) -> list[Json]:
    made: dict[str, list[Json]] = from_gemini({"contents": contents})[0]
    return made["messages"]


@pytest.mark.parametrize("kind", SAME)
def test_a_conversation_is_the_same_for_every_use(kind: str) -> None:
    contents, expected = SAME[kind]
    assert of_request(contents) == of_line(contents) == expected


def refused(convert: Callable[[list[Json]], list[Json]], contents: list[Json]) -> str:
    with pytest.raises(InvalidPayloadError) as error:
        convert(contents)
    return error.value.faults[0].path


@pytest.mark.parametrize("convert", [of_request, of_line])
@pytest.mark.parametrize("kind", ["video/mp4", "application/pdf"])
def test_other_media_by_uri_are_refused(
    convert: Callable[[list[Json]], list[Json]], kind: str
) -> None:
    file = {"fileUri": "https://x.org/a", "mimeType": kind}
    path = "contents[0].parts[0].fileData.mimeType"
    assert refused(convert, [user({"fileData": file})]) == path


def test_a_text_after_calls_is_moved_and_reported() -> None:
    contents = [user(HI), model(CALL, OK), returned({"result": "x"})]
    assert of_request(contents) == of_line(contents)
    assert [r.path for r in to_azure({"contents": contents}).report.harmful] == [
        "contents[1].parts[1]"
    ]
    assert [fault.path for fault in from_gemini({"contents": contents})[1]] == [
        "contents[1].parts[1]"
    ]


# Policies: what is not the same.


def test_a_blank_turn_is_left_out_or_in_lines_refused() -> None:
    contents = [user(HI), model(OK), user({"text": ""}), model(OK)]
    assert of_request(contents) == [USER, ANSWER, ANSWER]
    assert refused(of_line, contents) == "contents[2]"


def test_a_line_may_end_with_a_call() -> None:
    assert of_line([user(HI), model(CALL)]) == [USER, CALLS]
    assert refused(of_request, [user(HI), model(CALL)]) == "contents[1].parts[0].functionCall"


def test_a_picture_in_cloud_storage_is_for_lines_only() -> None:
    contents = [user({"fileData": {"fileUri": "gs://b/a.png", "mimeType": "image/png"}})]
    assert of_line(contents)[0]["content"][0]["image_url"] == {"url": "gs://b/a.png"}
    assert refused(of_request, contents) == "contents[0].parts[0].fileData.fileUri"


def test_thoughts_are_refused_in_lines() -> None:
    contents = [user(HI), model({"text": "Hm", "thought": True}, OK)]
    assert of_request(contents)[1]["reasoning_content"] == "Hm"
    assert refused(of_line, contents) == "contents[1].parts[0]"


def test_texts_of_an_answer_stay_apart_in_lines() -> None:
    contents = [user(HI), model(OK, OK)]
    assert of_request(contents)[1]["content"] == "OkOk"
    assert of_line(contents)[1]["content"] == [{"type": "text", "text": "Ok"}] * 2
