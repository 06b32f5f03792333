r"""Escaped halves of surrogate pairs, such as `"\ud83d"`: read as `json.loads` reads them, wherever JSON comes in."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from gemini_sdk import Accumulator, datasets
from gemini_sdk._transport.response import status_error, stream_error
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.metrics import TuningMetrics
from gemini_sdk.migration import to_gemini
from gemini_sdk.types.azure_inference import ChatCompletionsChunk, ToolCall
from gemini_sdk.types.generate_content import GenerateContentResponse

HALF = "\ud83d"
ARGUMENTS = json.dumps({"word": HALF})


def test_an_error_that_holds_one_is_still_read_and_can_be_printed() -> None:
    body = json.dumps({"error": {"code": 429, "message": f"no {HALF}", "status": "X"}}).encode()
    for error in (status_error(429, {}, body), stream_error(body)):
        assert error is not None
        assert (error.code, str(error)) == ("X", str(error).encode().decode())
        assert "no \\ud83d" in str(error)


def test_arguments_of_a_function() -> None:
    call = {"id": "1", "type": "function", "function": {"name": "f", "arguments": ARGUMENTS}}
    assert ToolCall.model_validate(call).args == {"word": HALF}
    messages: list[dict[str, Any]] = [
        {"role": "user", "content": "a"},
        {"role": "assistant", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "1", "content": ARGUMENTS},
    ]
    made = to_gemini({"model": "gemini-2.5-flash", "messages": messages}).request
    _, asked, answered = json.loads(made.to_json())["contents"]
    assert asked["parts"][0]["functionCall"]["args"] == {"word": HALF}
    assert answered["parts"][0]["functionResponse"]["response"] == {"word": HALF}


def test_the_json_of_an_answer() -> None:
    class Found(BaseModel):
        word: str

    parts = [{"text": ARGUMENTS}]
    answer = GenerateContentResponse.model_validate({"candidates": [{"content": {"parts": parts}}]})
    assert answer.parsed == {"word": HALF}
    assert answer.parse(Found).word == HALF


def test_metrics_of_a_tuning() -> None:
    line = json.dumps({"step": 1, "/eval_total_loss": 0.5, "note": HALF})
    assert TuningMetrics.read(line.encode()).eval_total_loss.values == (0.5,)


def test_a_dataset_is_checked_converted_and_split(tmp_path: Path) -> None:
    rows = [{"text_input": f"a {number} {HALF}", "output": "b"} for number in range(20)]
    source = tmp_path / "pairs.jsonl"
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert datasets.check(source).summary.examples == 20
    assert datasets.check(rows).summary.examples == 20
    made = tmp_path / "made.jsonl"
    assert datasets.convert(rows, made, to="pairs").written == 20
    assert [json.loads(line) for line in made.read_bytes().splitlines()] == rows
    split = datasets.split(source, tmp_path / "a", tmp_path / "b", fraction=0.5)
    assert split.train + split.validation == 20


def test_a_table_cannot_hold_one(tmp_path: Path) -> None:
    rows = [("a", "b"), ("a", HALF)]
    with pytest.raises(InvalidPayloadError, match=r"<rows>:2: output: half of a surrogate pair"):
        datasets.convert(rows, tmp_path / "made.csv", to="csv")
    done = datasets.convert(rows, tmp_path / "made.csv", to="csv", strict=False)
    assert (done.written, done.findings[0].rule) == (1, "left-out")
    with (tmp_path / "made.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file))[1:] == [["a", "b"]]


class Word(BaseModel):
    word: str


@given(text=st.text(), data=st.data())
def test_a_text_cut_within_a_pair_is_put_together_again(text: str, data: st.DataObject) -> None:
    units = text.encode("utf-16-le")
    cut = 2 * data.draw(st.integers(0, len(units) // 2))
    pieces = [half.decode("utf-16-le", "surrogatepass") for half in (units[:cut], units[cut:])]
    google, azure = Accumulator[GenerateContentResponse](), Accumulator[ChatCompletionsChunk, Any]()
    for piece in pieces:
        # As services write it: in ASCII.
        part = {"candidates": [{"content": {"parts": [{"text": piece}]}}]}
        google.add(GenerateContentResponse.model_validate_json(json.dumps(part)))
        delta = {"choices": [{"index": 0, "delta": {"content": piece}}]}
        azure.add(ChatCompletionsChunk.model_validate_json(json.dumps(delta)))
    assert google.response is not None
    assert azure.response is not None
    assert (google.response.text or "") == (azure.response.text or "") == text


def test_the_arguments_of_a_call_cut_within_a_pair() -> None:
    begins = {"partialArgs": [{"jsonPath": "$.a", "stringValue": HALF}], "willContinue": True}
    pieces: list[dict[str, Any]] = [
        {"name": "f", **begins},
        {"partialArgs": [{"jsonPath": "$.a", "stringValue": "\ude00"}]},
    ]
    accumulator: Accumulator[GenerateContentResponse] = Accumulator()
    for piece in pieces:
        body = {"candidates": [{"content": {"parts": [{"functionCall": piece}]}}]}
        accumulator.add(GenerateContentResponse.model_validate(body))
    assert accumulator.response is not None
    assert accumulator.response.function_calls[0].args == {"a": "\U0001f600"}


def answer(text: str) -> GenerateContentResponse:
    body = {"candidates": [{"content": {"parts": [{"text": text}]}}]}
    return GenerateContentResponse.model_validate(body)


def test_half_a_pair_in_the_text_of_an_answer() -> None:
    whole = answer('{"word": "a' + HALF + '"}')
    assert whole.parsed == {"word": "a" + HALF}
    assert whole.parse(Word).word == "a" + HALF
    assert answer(HALF).parsed is None
    assert answer(HALF).partial is None


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ('{"word": "a' + HALF, {"word": "a"}),
        ('{"word": "a' + HALF + '"', {"word": "a\ufffd"}),
        ('{"word": "a\\ud83d", "b": 1', {"word": "a\ufffd", "b": 1}),
        ('{"word": "\\ud83d\\ude00\\ud83d', {"word": "\U0001f600"}),
        ('{"word": "\\\\ud83d' + HALF, {"word": "\\ud83d"}),
        ('["' + HALF + '", "b', ["\ufffd", "b"]),
    ],
)
def test_half_a_pair_in_json_that_is_arriving(text: str, partial: Any) -> None:
    assert answer(text).partial == partial
