"""What people read off an answer, whatever the answer is."""

import copy
import json
import pickle
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk.errors import InvalidAnswerError
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.generate_content import GenerateContentResponse, Part
from tests.examples import examples


class Recipe(BaseModel):
    name: str
    minutes: int


def answer(*parts: Part, finish_reason: Any = "STOP", **fields: Any) -> GenerateContentResponse:
    candidate = {"content": {"role": "model", "parts": list(parts)}, "finishReason": finish_reason}
    return GenerateContentResponse.model_validate({"candidates": [candidate], **fields})


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow])
@given(payloads("GenerateContentResponse", newer=True))
def test_reading_never_raises(payload: Any) -> None:
    read = GenerateContentResponse.model_validate_json(json.dumps(payload))
    assert read.text is None or isinstance(read.text, str)
    assert read.thoughts is None or isinstance(read.thoughts, str)
    assert isinstance(read.function_calls, list)
    assert read.blocked is None or isinstance(read.blocked, str)
    assert expecting(read, Recipe).parsed is None
    _ = read.parsed, read.finish_reason
    assert len(repr(read)) < 100_000


@pytest.mark.parametrize(
    "payload", ["{}", '{"candidates": []}', '{"candidates": [{}]}', '{"candidates": null}']
)
def test_an_answer_without_text_reads_as_none(payload: str) -> None:
    read = GenerateContentResponse.model_validate_json(payload)
    assert (read.text, read.thoughts, read.parsed, read.blocked) == (None, None, None, None)
    assert read.function_calls == []


def test_text_leaves_thoughts_out() -> None:
    read = answer(Part(text="thinking", thought=True), Part(text="a"), Part(text="b"))
    assert read.text == "ab"
    assert read.thoughts == "thinking"
    assert read.candidates
    assert read.candidates[0].text == "ab"


def test_only_the_first_candidate_is_read() -> None:
    payload = [{"content": {"parts": [{"text": text}]}} for text in "xy"]
    assert GenerateContentResponse.model_validate({"candidates": payload}).text == "x"


@pytest.mark.parametrize("first", [{"index": 0}, {}])
def test_the_first_candidate_is_found_by_its_index(first: dict[str, int]) -> None:
    def candidate(text: str, reason: str) -> dict[str, Any]:
        parts: list[Any] = [
            {"text": text},
            {"text": f"{text}?", "thought": True},
            {"functionCall": {"name": text}},
        ]
        return {"content": {"parts": parts}, "finishReason": reason}

    other = candidate("x", "SAFETY") | {"index": 1}
    read = GenerateContentResponse.model_validate(
        {"candidates": [other, candidate("a", "STOP") | first]}
    )
    assert (read.text, read.thoughts, read.finish_reason) == ("a", "a?", "STOP")
    assert [call.name for call in read.function_calls] == ["a"]
    assert read.blocked is None
    assert read.candidates
    assert read.content is read.candidates[1].content
    alone = GenerateContentResponse.model_validate({"candidates": [other]})
    assert (alone.text, alone.thoughts, alone.finish_reason) == (None, None, None)
    assert (alone.content, alone.function_calls, alone.blocked) == (None, [], None)


class Colour(Enum):
    RED = "red"
    ONE = "1"


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("red", Colour.RED),
        ('"red"', Colour.RED),
        ("red\n", Colour.RED),
        ("1", Colour.ONE),
        ("blue", None),
        ("", None),
    ],
)
def test_an_enum_is_read_from_bare_text(text: str, parsed: Colour | None) -> None:
    assert expecting(answer(Part(text=text)), Colour).parsed is parsed


def test_function_calls() -> None:
    read = answer(Part(text="calling"), Part.from_function_call("add", {"a": 1, "b": 2}))
    (call,) = read.function_calls
    assert (call.name, call.args) == ("add", {"a": 1, "b": 2})


def test_a_blocked_prompt_is_reported_by_its_reason() -> None:
    payload = {"promptFeedback": {"blockReason": "SAFETY"}}
    read = GenerateContentResponse.model_validate(payload)
    assert read.text is None
    assert read.blocked == "SAFETY"
    with pytest.raises(InvalidAnswerError, match="blocked: SAFETY"):
        read.parse(Recipe)


@pytest.mark.parametrize("reason", ["SAFETY", "RECITATION", "PROHIBITED_CONTENT", "IMAGE_SAFETY"])
def test_a_blocked_answer_is_reported_by_its_reason(reason: str) -> None:
    assert answer(finish_reason=reason).blocked == reason


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (3, "SAFETY"),
        ("3", "SAFETY"),
        ("safety", "SAFETY"),
        (8, "PROHIBITED_CONTENT or SPII"),
        (6, None),
        (1, None),
        ("stop", None),
        (999, None),
    ],
)
def test_a_reason_is_read_as_the_services_read_enums(reason: Any, expected: str | None) -> None:
    assert answer(finish_reason=reason).blocked == expected


@pytest.mark.parametrize("reason", [1, "1", "safety", "Safety"])
def test_the_reason_for_blocking_a_prompt_is_read_alike(reason: Any) -> None:
    read = GenerateContentResponse.model_validate({"promptFeedback": {"blockReason": reason}})
    assert read.blocked == "SAFETY"


@pytest.mark.parametrize("reason", ["STOP", "MAX_TOKENS", "OTHER", "NEWER"])
def test_an_answer_that_ended_otherwise_is_not_blocked(reason: str) -> None:
    assert answer(Part(text="x"), finish_reason=reason).blocked is None


@pytest.mark.parametrize(
    ("expected", "text", "parsed"),
    [
        (Recipe, '{"name": "tea", "minutes": 4}', Recipe(name="tea", minutes=4)),
        (list[int], "[1, 2]", [1, 2]),
        (
            dict[str, Recipe],
            '{"a": {"name": "b", "minutes": 1}}',
            {"a": Recipe(name="b", minutes=1)},
        ),
        (int | None, "null", None),
        (None, '{"a": [1, null]}', {"a": [1, None]}),
        (None, "no JSON", None),
        (Recipe, '{"name": "tea"}', None),
        (Recipe, '{"name": "te', None),
    ],
)
def test_parsed(expected: Any, text: str, parsed: Any) -> None:
    assert expecting(answer(Part(text=text)), expected).parsed == parsed


@pytest.mark.parametrize(
    ("expected", "text", "message"),
    [
        (
            Recipe,
            '{"name": "tea"}',
            r"does not match Recipe \(finish reason STOP\): minutes: Field required",
        ),
        (list[int], "[1, 2.5]", r"does not match list \(finish reason STOP\): 1: .*integer"),
        (int | None, '"x"', r"does not match int \| None .*integer"),
        (Recipe, "", "does not match Recipe .*Invalid JSON"),
    ],
)
def test_parse_tells_why_a_text_does_not_fit(expected: Any, text: str, message: str) -> None:
    with pytest.raises(InvalidAnswerError, match=message) as caught:
        answer(Part(text=text)).parse(expected)
    assert caught.value.body == text.encode()


def test_copies_know_what_was_expected_and_a_pickle_is_plain() -> None:
    read = expecting(answer(Part(text='{"name": "tea", "minutes": 4}')), Recipe)
    for twin in (
        copy.copy(read),
        copy.deepcopy(read),
        read.model_copy(),
        read.model_copy(deep=True),
    ):
        assert twin == read
        assert isinstance(twin.parsed, Recipe)
    unpickled: GenerateContentResponse = pickle.loads(pickle.dumps(read))
    assert unpickled == read
    assert unpickled.parsed == {"name": "tea", "minutes": 4}


def test_what_was_expected_is_no_part_of_the_answer() -> None:
    read = answer(Part(text="1"))
    assert read.to_json() == expecting(copy.copy(read), int).to_json()
    assert read == expecting(copy.copy(read), int)
    assert "Recipe" not in repr(expecting(read, Recipe))


def test_an_answers_content_can_be_sent_back_signatures_included() -> None:
    content: dict[str, Any] = {
        "role": "model",
        "parts": [
            {"thoughtSignature": "c2ln", "functionCall": {"name": "f", "args": {}}, "xNew": 1}
        ],
    }
    read = GenerateContentResponse.model_validate({"candidates": [{"content": content}]})
    assert read.candidates
    assert read.candidates[0].content is not None
    assert json.loads(read.candidates[0].content.to_json()) == content
