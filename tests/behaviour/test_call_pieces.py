"""Function calls whose arguments are streamed: the form Vertex AI sends, and others that mean the same."""

from typing import Any

import pytest

from gemini_sdk import Accumulator
from gemini_sdk.types.generate_content import GenerateContentResponse

Json = dict[str, Any]


def joined(*calls: Json | list[Json], reason: str | None = "STOP") -> list[Json]:
    """The parts of an answer whose chunks hold these function calls."""
    accumulator: Accumulator[GenerateContentResponse] = Accumulator()
    for call in calls:
        listed = call if isinstance(call, list) else [call]
        parts = [c if c.keys() & {"text", "functionCall"} else {"functionCall": c} for c in listed]
        chunk = {"candidates": [{"content": {"role": "model", "parts": parts}}]}
        accumulator.add(GenerateContentResponse.model_validate(chunk))
    assert accumulator.response is not None
    content = accumulator.response.content
    assert content is not None
    dumped = content.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return list(dumped["parts"])


def arg(path: str, next_exchange: bool | None = None, **value: Any) -> Json:
    partial = {"jsonPath": path, **value}
    return partial if next_exchange is None else {**partial, "willContinue": next_exchange}


def piece(*args: Json, next_exchange: bool = True, **members: Any) -> Json:
    call: Json = {"partialArgs": list(args), **members}
    return {**call, "willContinue": True} if next_exchange else call


BEGIN: Json = {"name": "f", "willContinue": True}


def test_a_call_in_the_form_vertex_sends() -> None:
    signed = {"functionCall": BEGIN, "thoughtSignature": "c2ln"}
    assert joined(
        signed,
        piece(arg("$.city", True, stringValue="New ")),
        piece(arg("$.city", True, stringValue="York")),
        piece(arg("$.city", stringValue="")),
        piece(arg("$.days", numberValue=2), arg("$.metric", boolValue=True)),
        {},
    ) == [
        {
            "functionCall": {"name": "f", "args": {"city": "New York", "days": 2, "metric": True}},
            "thoughtSignature": "c2ln",
        }
    ]


def test_a_call_in_one_piece() -> None:
    one = {"name": "f", "partialArgs": [arg("$.a", numberValue=2), arg("$.b", numberValue=0.5)]}
    (part,) = joined(one)
    assert part == {"functionCall": {"name": "f", "args": {"a": 2, "b": 0.5}}}
    assert isinstance(part["functionCall"]["args"]["a"], int)


def test_a_call_without_arguments() -> None:
    assert joined(BEGIN, {}) == [{"functionCall": {"name": "f", "args": {}}}]


@pytest.mark.parametrize(
    ("path", "args"),
    [
        ("$.a.b[0].c", {"a": {"b": [{"c": "x"}]}}),
        ("$['a b']", {"a b": "x"}),
        ('$["a"]["b.c"]', {"a": {"b.c": "x"}}),
        (r"$['it\'s']", {"it's": "x"}),
        (r'$["\u00fc\"]"]', {'ü"]': "x"}),
        ("$.list[1]", {"list": [None, "x"]}),
        ("$.list[999999999999]", {"list": ["x"]}),
        ("city", {"city": "x"}),
        ("$.a[*]", {"a[*]": "x"}),
        ("$", {}),
        ("", {}),
    ],
)
def test_paths(path: str, args: Json) -> None:
    assert joined(BEGIN, piece(arg(path, stringValue="x")), {}) == [
        {"functionCall": {"name": "f", "args": args}}
    ]


@pytest.mark.parametrize(
    ("pieces", "value"),
    [
        ([arg("$.a", nullValue=None)], None),
        ([arg("$.a", nullValue="NULL_VALUE")], None),
        ([arg("$.a", boolValue=False)], False),
        ([arg("$.a", numberValue=0)], 0),
        ([arg("$.a", stringValue="")], ""),
        ([arg("$.a", True), arg("$.a", True, stringValue="x"), arg("$.a")], "x"),
        ([arg("$.a", numberValue=1), arg("$.a", numberValue=2)], 2),
        ([arg("$.a", stringValue="x"), arg("$.a.b", stringValue="y")], {"b": "y"}),
        ([arg("$.a[0]", stringValue="x"), arg("$.a[1]", stringValue="y")], ["x", "y"]),
    ],
)
def test_values(pieces: list[Json], value: Any) -> None:
    whole = [{"functionCall": {"name": "f", "args": {"a": value}}}]
    assert joined(BEGIN, *(piece(each) for each in pieces), {}) == whole
    assert joined({"name": "f", "partialArgs": pieces}) == whole


def test_several_calls_one_after_another() -> None:
    whole = [
        {"functionCall": {"name": "f", "args": {"a": "1"}}},
        {"functionCall": {"name": "f", "args": {"a": "2"}}},
        {"functionCall": {"name": "g", "args": {"b": 3}}},
    ]
    first, second = arg("$.a", stringValue="1"), arg("$.a", stringValue="2")
    plain = {"name": "g", "args": {"b": 3}}
    assert joined(BEGIN, piece(first), {}, BEGIN, piece(second), {}, plain) == whole
    assert (
        joined(
            [
                BEGIN,
                piece(first, next_exchange=False),
                BEGIN,
                piece(second, next_exchange=False),
                plain,
            ]
        )
        == whole
    )


def test_interleaved_calls_are_distinguished_by_their_ids() -> None:
    assert joined(
        {"id": "1", "name": "f", "willContinue": True},
        {"id": "2", "name": "f", "willContinue": True},
        piece(arg("$.a", stringValue="one"), id="1", next_exchange=False),
        piece(arg("$.a", stringValue="two"), id="2", next_exchange=False),
    ) == [
        {"functionCall": {"name": "f", "id": "1", "args": {"a": "one"}}},
        {"functionCall": {"name": "f", "id": "2", "args": {"a": "two"}}},
    ]


def test_a_call_that_never_ends_says_so() -> None:
    assert joined(BEGIN, piece(arg("$.a", True, stringValue="ha"))) == [
        {"functionCall": {"name": "f", "args": {"a": "ha"}, "willContinue": True}}
    ]


def test_text_between_the_pieces_stays() -> None:
    said = {"text": "so"}
    assert joined({"text": "I see"}, BEGIN, [said, piece(arg("$.a", stringValue="x"))], {}) == [
        {"text": "I see"},
        {"functionCall": {"name": "f", "args": {"a": "x"}}},
        said,
    ]


def test_calls_that_are_whole_stay_as_they_are() -> None:
    calls: list[dict[str, Any]] = [
        {"name": "f"},
        {"name": "f", "args": None},
        {"name": "f", "args": {"a": 1.0}},
        {},
    ]
    assert joined(*calls) == [{"functionCall": call} for call in calls]
