"""Parts and contents from what people have."""

import json
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.types.generate_content import Content, FunctionCall, Part


def test_text() -> None:
    assert json.loads(Part.from_text("hi").to_json()) == {"text": "hi"}


def test_bytes() -> None:
    part = Part.from_bytes(b"\x00\xff\xfe", "image/png")
    assert json.loads(part.to_json()) == {"inlineData": {"mimeType": "image/png", "data": "AP/+"}}


@pytest.mark.parametrize(
    ("uri", "given", "written"),
    [
        ("gs://bucket/a.mp4", None, "video/mp4"),
        ("gs://bucket/a.mp4", "video/x", "video/x"),
        ("gs://bucket/thing", None, None),
    ],
)
def test_uri(uri: str, given: str | None, written: str | None) -> None:
    expected = {"fileUri": uri} | ({"mimeType": written} if written else {})
    assert json.loads(Part.from_uri(uri, given).to_json()) == {"fileData": expected}


def test_file(tmp_path: Path) -> None:
    image = tmp_path / "a.png"
    image.write_bytes(b"png")
    nameless = tmp_path / "nameless"
    nameless.write_bytes(b"raw")
    assert Part.from_file(image) == Part.from_bytes(b"png", "image/png")
    assert Part.from_file(str(nameless), "a/b") == Part.from_bytes(b"raw", "a/b")
    with pytest.raises(ValueError, match=r".*nameless.*mime_type"):
        Part.from_file(nameless)
    with pytest.raises(FileNotFoundError):
        Part.from_file(tmp_path / "missing.png")


def test_function_call_and_its_response() -> None:
    call = Part.from_function_call("add", {"a": 1})
    assert call.function_call == FunctionCall(name="add", args={"a": 1})
    answer = Part.from_function_response("add", {"sum": 3}, id="7")
    assert json.loads(answer.to_json()) == {
        "functionResponse": {"name": "add", "response": {"sum": 3}, "id": "7"}
    }
    without = Part.from_function_response("add", {})
    assert json.loads(without.to_json()) == {"functionResponse": {"name": "add", "response": {}}}


def test_content_from_text_and_parts() -> None:
    expected = {"role": "user", "parts": [{"text": "hi"}]}
    assert json.loads(Content.from_text("hi").to_json()) == expected
    mixed = Content.from_parts(["look", Part.from_bytes(b"x", "image/png")], role="model")
    assert mixed.role == "model"
    assert mixed.parts is not None
    assert mixed.parts[0] == Part(text="look")


def test_the_text_of_a_content_leaves_thoughts_out() -> None:
    thought = Part(text="hm", thought=True)
    content = Content(parts=[Part(text="a"), thought, Part.from_bytes(b"x", "a/b"), Part(text="b")])
    assert content.text == "ab"
    assert Content(parts=[thought]).text is None
    assert Content().text is None
    assert Content(parts=[Part(text="")]).text == ""


def test_the_calls_of_a_content_come_in_order() -> None:
    parts = [Part.from_function_call(name, {}) for name in "ab"]
    content = Content(parts=[parts[0], Part(text="x"), parts[1]])
    assert [call.name for call in content.function_calls] == ["a", "b"]
    assert Content().function_calls == []


@pytest.mark.parametrize(
    ("result", "response"),
    [({"a": 1}, {"a": 1}), (3, {"result": 3}), ([1], {"result": [1]}), (None, {"result": None})],
)
def test_a_result_of_a_call_carries_its_name_and_id(result: Any, response: Any) -> None:
    part = Part.responding_to(FunctionCall(name="f", id="7"), result)
    assert json.loads(part.to_json()) == {
        "functionResponse": {"name": "f", "id": "7", "response": response}
    }
    without = Part.responding_to(FunctionCall(name="f"), result)
    assert b'"id"' not in without.to_json()
