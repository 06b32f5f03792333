"""JSON lines: each is validated by itself, none is kept."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import validate
from gemini_sdk.errors import InvalidJSONError
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.validation.json_lines import validated_lines
from gemini_sdk.validation.validator import Validator

REQUEST = "GenerateContentRequest"
FINE = b'{"contents": [{"parts": [{"text": "hello"}]}]}\n'
WRONG = b'{"contents": [{"part": []}]}\n'
DEPRECATED = FINE[:-2] + b', "generationConfig": {"responseMimeType": "text/plain"}}\n'


def faults_by_line(data: bytes, **options: Any) -> dict[int, list[str]]:
    """What is said of each line."""
    validator = Validator(REQUEST, "vertex", **options)
    validated = validated_lines(io.BytesIO(data), validator)
    return {number: [str(fault) for fault in faults] for number, faults in validated}


def test_lines_are_numbered_as_editors_number_them() -> None:
    found = faults_by_line(
        b"\n" + FINE + b" \t\r\n" + FINE.replace(b"\n", b"\r\n") + WRONG.rstrip()
    )
    assert list(found) == [2, 4, 5]
    assert found[2] == found[4] == []
    assert "did you mean 'parts'?" in found[5][0]


def test_a_line_that_is_no_json_is_reported_and_the_next_validated() -> None:
    found = faults_by_line(FINE * 41_206 + b'{"contents": }\n' + WRONG)
    assert len(found) == 41_208
    assert found.pop(41_207) == ["$: not JSON: expected value at column 14"]
    assert [number for number, lines in found.items() if lines] == [41_208]


def test_an_empty_file_has_no_lines() -> None:
    assert faults_by_line(b"") == {}


def test_deprecated_fields_are_reported_where_wanted() -> None:
    (line,) = faults_by_line(DEPRECATED)[1]
    assert line.startswith("generationConfig.responseMimeType: deprecated field")
    assert faults_by_line(DEPRECATED, warnings=False) == {1: []}


@given(st.lists(payloads(REQUEST, "vertex") | st.binary(max_size=20) | st.just(WRONG), max_size=4))
def test_a_line_is_validated_as_it_would_be_alone(drawn: list[Any]) -> None:
    texts = [d if isinstance(d, bytes) else json.dumps(d).encode() for d in drawn]
    lines = [line for line in b"\n".join(texts).split(b"\n") if line.strip(b" \t\n\r\v\f")]
    found = list(faults_by_line(b"\n".join(lines)).values())
    assert len(found) == len(lines)
    for line, faults in zip(lines, found, strict=True):
        try:
            alone = [str(fault) for fault in validate(line, REQUEST, platform="vertex")]
        except InvalidJSONError as error:
            alone = [f"$: not JSON: {error.reason} at column {error.column}"]
        assert faults == alone


def peak(lines: int) -> int:
    """The most memory that validating so many lines takes, in bytes. Every tenth has a fault."""
    validator = Validator(REQUEST, "vertex")

    def stream() -> Iterator[bytes]:
        for number in range(lines):
            yield WRONG if number % 10 == 0 else FINE.replace(b"hello", b"%d" % number * 100)

    for _ in validated_lines([FINE, WRONG], validator):
        pass  # what is made once is made before the measurement
    tracemalloc.start()
    try:
        count = sum(1 for _ in validated_lines(stream(), validator))
        assert count == lines
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file() -> None:
    few, many = peak(2_000), peak(10_000)
    assert many < few + 50_000
