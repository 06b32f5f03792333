"""Every form a prompt may be written in, and the one form it is sent in."""

import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from gemini_sdk._google.contents import contents_list, instruction, sendable
from gemini_sdk._wire import Model
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.types.generate_content import Content, FunctionCall, GenerateContentRequest, Part

PART = Part.from_text("part")
CONTENT = Content.from_text("content", role="model")
IMAGE = {"inline_data": {"mime_type": "image/png", "data": b"\x89PNG"}}


def sent(contents: Any) -> list[dict[str, Any]]:
    """The contents on the wire."""
    request = GenerateContentRequest.model_validate({"contents": contents_list(contents)})
    dumped = request.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return cast("list[dict[str, Any]]", dumped["contents"])


def user(*parts: Any) -> dict[str, Any]:
    return {"role": "user", "parts": [{"text": p} if isinstance(p, str) else p for p in parts]}


SENT_IMAGE = {"inlineData": {"mimeType": "image/png", "data": "iVBORw=="}}


HOLDS_ITSELF: list[Any] = []
HOLDS_ITSELF.append(HOLDS_ITSELF)
CALL = Part.from_function_call("f", {"a": 1})
SENT_CALL = {"functionCall": {"name": "f", "args": {"a": 1}}}
RESULT = Part.from_function_response("f", {"result": 2})
SENT_RESULT = {"functionResponse": {"name": "f", "response": {"result": 2}}}
CODE = {"executableCode": {"code": "1"}}
OUTPUT = {"codeExecutionResult": {"outcome": "OUTCOME_OK"}}


def model(*parts: Any) -> dict[str, Any]:
    return {**user(*parts), "role": "model"}


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (["q", CALL, RESULT], [user("q"), model(SENT_CALL), user(SENT_RESULT)]),
        (
            ["q", CALL, SENT_CALL, RESULT, RESULT, "so?"],
            [user("q"), model(SENT_CALL, SENT_CALL), user(SENT_RESULT, SENT_RESULT, "so?")],
        ),
        (
            ["q", {"function_call": {"name": "f"}}, RESULT, SENT_CALL, RESULT],
            [
                user("q"),
                model({"functionCall": {"name": "f"}}),
                user(SENT_RESULT),
                model(SENT_CALL),
                user(SENT_RESULT),
            ],
        ),
        (["q", CODE, OUTPUT, "more"], [user("q"), model(CODE, OUTPUT), user("more")]),
        (
            ["q", {"text": "Hm", "thought": True}, {"text": "A", "thoughtSignature": "c2ln"}, "b"],
            [
                user("q"),
                model({"text": "Hm", "thought": True}, {"text": "A", "thoughtSignature": "c2ln"}),
                user("b"),
            ],
        ),
        (
            [{"text": "a", "thought": False}, CONTENT],
            [user({"text": "a", "thought": False}), model("content")],
        ),
        (CALL, [model(SENT_CALL)]),
        (["a", ["b", [PART, ("c",)]], []], [user("a", "b", "part", "c")]),
        ([["q", CALL], [RESULT]], [user("q"), model(SENT_CALL), user(SENT_RESULT)]),
        (["a", [CONTENT, "b"]], [user("a"), model("content"), user("b")]),
    ],
)
def test_a_loose_list_makes_the_turns_it_means(
    contents: Any, expected: list[dict[str, Any]]
) -> None:
    assert sent(contents) == expected


BLANK: dict[str, Any] = {"text": ""}
SIGNED = {"text": "", "thoughtSignature": "c2ln"}
FULL = {"text": "x"}


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        ([FULL, BLANK, {}, {"text": "", "thought": True}], [FULL]),
        ([BLANK, SIGNED], [SIGNED]),
        ([{"thoughtSignature": "c2ln"}], [{"thoughtSignature": "c2ln"}]),
        ([{"text": None}, FULL], [FULL]),
        ([{"newer": 1}, {}], [{"newer": 1}]),
        ([BLANK, {}], None),
        (BLANK, None),
        ([], None),
        (None, None),
    ],
)
@pytest.mark.parametrize("form", [dict, Content.model_validate])
def test_parts_of_an_answer_that_say_nothing_are_not_sent(parts: Any, kept: Any, form: Any) -> None:
    turn = form({"role": "model", "parts": parts})
    before = repr(turn)
    dumped = [
        json.loads(each.to_json() if isinstance(each, Content) else to_json(each))
        for each in sendable([turn])
    ]
    assert dumped == ([] if kept is None else [{"role": "model", "parts": kept}])
    assert repr(turn) == before


@pytest.mark.parametrize("form", [dict, Content.model_validate])
def test_a_turn_of_the_model_without_parts_is_not_sent(form: Any) -> None:
    assert sendable([form({"role": "model"})]) == []
    newer = form({"role": "model", "newer": 1})
    assert sendable([newer]) == [newer]


@pytest.mark.parametrize("role", ["user", None])
def test_what_a_person_wrote_is_sent_as_it_is(role: str | None) -> None:
    turn: Any = {"parts": [BLANK]} | ({"role": role} if role else {})
    assert sendable([turn, Content.model_validate(turn)]) == [turn, Content.model_validate(turn)]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("a", [user("a")]),
        ("", [user("")]),
        (PART, [user("part")]),
        (CONTENT, [{"role": "model", "parts": [{"text": "content"}]}]),
        ({"text": "a"}, [user("a")]),
        (IMAGE, [user(SENT_IMAGE)]),
        ({"parts": [{"text": "a"}]}, [{"parts": [{"text": "a"}]}]),
        ({"role": "USER", "parts": {"text": "a"}}, [{"role": "USER", "parts": [{"text": "a"}]}]),
        ({"role": "user"}, [{"role": "user"}]),
        (["a", "b"], [user("a", "b")]),
        (("a", PART, IMAGE), [user("a", "part", SENT_IMAGE)]),
        (
            ["a", CONTENT, "b", {"text": "c"}, {"role": "model", "parts": [{"text": "d"}]}, PART],
            [
                user("a"),
                {"role": "model", "parts": [{"text": "content"}]},
                user("b", "c"),
                {"role": "model", "parts": [{"text": "d"}]},
                user("part"),
            ],
        ),
        ([], []),
        ([""], [user("")]),
    ],
)
def test_accepted_forms(contents: Any, expected: list[dict[str, Any]]) -> None:
    assert sent(contents) == expected


@pytest.mark.parametrize(
    ("contents", "path", "found"),
    [
        (7, "contents", "int"),
        (None, "contents", "NoneType"),
        (["a", None], "contents[1]", "NoneType"),
        (["a", ["b", None]], "contents[1][1]", "NoneType"),
        (HOLDS_ITSELF, "contents" + 20 * "[0]", "list"),
        ({"a"}, "contents", "set"),
        (["a", object()], "contents[1]", "object"),
    ],
)
def test_other_types_are_reported_by_place_and_kind(contents: Any, path: str, found: str) -> None:
    with pytest.raises(InvalidPayloadError) as caught:
        contents_list(contents)
    (fault,) = caught.value.faults
    assert (fault.path, fault.found) == (path, found)
    assert fault.expected == "a str, Part, Content, File, mapping, or a list of these"


@pytest.mark.parametrize("data", [b"secret", bytearray(b"secret")])
def test_bytes_without_a_media_type_come_with_a_hint(data: Any) -> None:
    for contents, path in ((data, "contents"), (["a", data], "contents[1]")):
        with pytest.raises(InvalidPayloadError, match="from_bytes") as caught:
            contents_list(contents)
        assert caught.value.faults[0].path == path
        assert "secret" not in str(caught.value)


def test_an_instance_of_another_model_is_no_part() -> None:
    with pytest.raises(
        InvalidPayloadError, match=r"contents\[1\]: unsupported type; found FunctionCall"
    ):
        contents_list(cast(Any, ["a", FunctionCall(name="f")]))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Be brief.", {"parts": [{"text": "Be brief."}]}),
        (PART, {"parts": [{"text": "part"}]}),
        ({"text": "a"}, {"parts": [{"text": "a"}]}),
        (["a", PART, {"text": "b"}], {"parts": [{"text": "a"}, {"text": "part"}, {"text": "b"}]}),
        (Content.from_text("a", role="system"), {"role": "system", "parts": [{"text": "a"}]}),
        ({"parts": {"text": "a"}}, {"parts": [{"text": "a"}]}),
    ],
)
def test_system_instructions(given: Any, expected: dict[str, Any]) -> None:
    request = GenerateContentRequest.model_validate({"system_instruction": instruction(given)})
    dumped = request.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert dumped["systemInstruction"] == expected


@pytest.mark.parametrize(
    ("given", "path"),
    [(b"x", "systemInstruction"), (["a", b"x"], "systemInstruction[1]"), (7, "systemInstruction")],
)
def test_system_instructions_of_other_types(given: Any, path: str) -> None:
    with pytest.raises(InvalidPayloadError) as caught:
        instruction(given)
    assert caught.value.faults[0].path == path


def _turn(role: str, texts: list[str]) -> dict[str, Any]:
    return {"role": role, "parts": [{"text": text} for text in texts]}


TEXT = st.text(max_size=8)
LOOSE = TEXT | TEXT.map(Part.from_text) | TEXT.map(lambda text: {"text": text})
TURN = st.builds(_turn, st.sampled_from(["user", "model"]), st.lists(TEXT, max_size=3))
MIXED = st.lists(LOOSE | TURN | TURN.map(Content.model_validate), max_size=8)


def _texts(item: Any) -> list[str]:
    if isinstance(item, str):
        return [item]
    plain: Any = item.model_dump(exclude_unset=True) if isinstance(item, Model) else item
    return [part["text"] for part in plain.get("parts", [plain])]


@given(MIXED)
def test_order_and_text_of_any_mixture_are_kept(mixture: list[Any]) -> None:
    turns = sent(mixture)
    assert [t for turn in turns for t in _texts(turn)] == [t for i in mixture for t in _texts(i)]
    whole = sum(not isinstance(item, str) and "parts" in dict(item) for item in mixture)
    # Between two contents stands at most one turn of the loose parts there.
    assert whole <= len(turns) <= 2 * whole + 1
