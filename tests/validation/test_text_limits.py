"""Numbers, times and keys that are texts meet what others meet, and odd JSON is read as json.loads reads it."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk import validate
from gemini_sdk.validation.paths import real_paths
from gemini_sdk.validation.payload import parsed
from tests.examples import examples

HELLO = {"contents": [{"parts": [{"text": "x"}]}]}


def problems(payload: Any, type_name: str = "GenerateContentRequest") -> list[tuple[str, str]]:
    found = [fault for fault in validate(payload, type_name) if fault.severity == "error"]
    return [(fault.path, fault.problem) for fault in found]


@settings(max_examples=examples(100))
@given(st.decimals(-5, 5, places=3) | st.integers(-5, 5).map(Decimal))
def test_a_number_in_a_string_meets_the_limits_of_a_number(number: Decimal) -> None:
    as_text = HELLO | {"generationConfig": {"temperature": str(number)}}
    as_number = HELLO | {"generationConfig": {"temperature": float(number)}}
    assert problems(as_text) == problems(as_number)
    assert bool(problems(as_text)) is not (0 <= number <= 2)


@pytest.mark.parametrize("text", ["9223372036854775808", "-9223372036854775809", "9" * 400])
def test_an_int64_in_a_string_is_one(text: str) -> None:
    schema = {"generationConfig": {"responseSchema": {"type": "ARRAY", "minItems": text}}}
    where = "generationConfig.responseSchema.minItems"
    assert problems(HELLO | schema) == [(where, "out of range")]


@pytest.mark.parametrize(
    ("time", "problem"),
    [
        ("2024-02-29T00:00:00Z", None),
        ("2023-02-29T00:00:00Z", "wrong form"),
        ("2024-04-31T00:00:00Z", "wrong form"),
        ("0000-01-01T00:00:00Z", "wrong form"),
        ("2016-12-31T23:59:60Z", None),
    ],
)
def test_a_time_is_of_a_day_that_exists(time: str, problem: str | None) -> None:
    found = problems({"createTime": time}, "GenerateContentResponse")
    assert [what for _, what in found] == ([problem] if problem else [])


KEYS = st.sampled_from(["7", "07", "007", "+7", "0", "2024", "x", "-1", "1.5", "٣", "7a", ""])


@settings(max_examples=examples(200))
@given(st.dictionaries(KEYS, st.sampled_from(["fine", 5, None, {}]), max_size=5))
def test_keys_that_look_like_numbers_are_named_as_they_are(labels: dict[str, Any]) -> None:
    wrong = [key for key, value in labels.items() if not isinstance(value, str)]
    assert sorted(path for path, _ in problems(HELLO | {"labels": labels})) == sorted(
        f"labels.{key}" for key in wrong
    )


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, st.integers(), max_size=2), max_size=3))
def test_a_path_of_the_validator_leads_to_the_value(payload: dict[str, Any]) -> None:
    for key, inner in payload.items():
        for name, value in inner.items():
            steps = [
                int(k) if k.isascii() and k.lstrip("+").isdecimal() else k for k in (key, name)
            ]
            found: Any = payload
            for step in real_paths(payload, steps, value)[0]:
                found = found[step]
            assert found == value


def test_a_property_of_a_schema_may_be_called_by_a_number() -> None:
    properties = {"1": {"type": "STRING", "nulable": True}, "01": {"type": "STRING"}}
    config = {"responseSchema": {"type": "OBJECT", "properties": properties}}
    where = "generationConfig.responseSchema.properties.1.nulable"
    assert problems(HELLO | {"generationConfig": config}) == [(where, "unknown field of Schema")]


@given(st.text(st.characters(), max_size=6))
def test_escaped_surrogates_are_read_as_json_loads_reads_them(text: str) -> None:
    payload = {"contents": [{"parts": [{"text": text}]}], "labels": {text: text}}
    written = json.dumps(payload)
    assert parsed(written) == json.loads(written)
    assert parsed(written.encode()) == json.loads(written)
    assert problems(written) == problems(payload) == []
