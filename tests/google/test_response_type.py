"""Answers of the type that a request asks for, on calls, streams and chats of both platforms."""

import copy
import enum
import json
import warnings
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from gemini_sdk.errors import InvalidAnswerError, InvalidPayloadError
from gemini_sdk.types.generate_content import GenerateContentResponse, GenerationConfig
from tests.google.driving import FLASH, GoogleDriver

JSON = "application/json"
PLATFORMS = ["gemini", "vertex"]


class Recipe(BaseModel):
    name: str
    minutes: int = 5


@dataclass
class Point:
    x: int


class Row(TypedDict):
    city: str


class Tea(enum.Enum):
    GREEN = "green"
    BLACK = "black"


def answer(text: str, reason: str | None = "STOP") -> dict[str, Any]:
    candidate = {"content": {"role": "model", "parts": [{"text": text}]}, "finishReason": reason}
    return {"candidates": [{name: value for name, value in candidate.items() if value}]}


def says(drive: GoogleDriver, text: str) -> None:
    """The next call is answered with a text."""
    drive.emulator.add({"body": answer(text), "times": 1})


def streams(drive: GoogleDriver, *texts: str, reason: str | None = "STOP") -> None:
    """The next stream has these texts."""
    ends = [None] * (len(texts) - 1) + [reason]
    events = [answer(text, end) for text, end in zip(texts, ends, strict=True)]
    drive.emulator.add({"chunks": events, "times": 1})


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    ("kind", "text", "value", "part"),
    [
        (Recipe, '{"name": "tea"}', Recipe(name="tea"), {"title": "Recipe"}),
        (list[Recipe], '[{"name": "a"}]', [Recipe(name="a")], {"type": "array"}),
        (dict[str, int], '{"a": 1}', {"a": 1}, {"type": "object"}),
        (Point, '{"x": 1}', Point(1), {"required": ["x"]}),
        (Row, '{"city": "Lima"}', {"city": "Lima"}, {"required": ["city"]}),
        (Tea, '"green"', Tea.GREEN, {"enum": ["green", "black"]}),
        (Literal["a", 2], "2", 2, {"enum": ["a", 2]}),
        (int | None, "null", None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        (int | str, '"x"', "x", {"anyOf": [{"type": "integer"}, {"type": "string"}]}),
        (str | int, "1", 1, {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        (int, "7", 7, {"type": "integer"}),
        (tuple[int, str], '[1, "a"]', (1, "a"), {"type": "array"}),
        (Annotated[int, Field(ge=3)], "4", 4, {"minimum": 3}),
    ],
    ids=str,
)
def test_every_type(
    drive: GoogleDriver, platform: str, kind: Any, text: str, value: Any, part: dict[str, Any]
) -> None:
    client = getattr(drive, platform)()
    says(drive, text)
    got = drive.get(client.generate_content(FLASH, "x", response_type=kind))
    assert type(got) is GenerateContentResponse
    assert got.parsed == value
    sent = drive.body()["generationConfig"]
    assert part.items() <= sent["responseJsonSchema"].items()
    assert sent["responseMimeType"] == JSON
    streams(drive, text[:1], text[1:])
    assert (
        drive.get(client.stream_generate_content(FLASH, "x", response_type=kind).get_final()).parsed
        == value
    )
    assert drive.body()["generationConfig"] == sent
    says(drive, text)
    raw = drive.get(client.with_raw_response.generate_content(FLASH, "x", response_type=kind))
    assert raw.parse().parsed == value


@pytest.mark.parametrize("platform", PLATFORMS)
def test_chats(drive: GoogleDriver, platform: str) -> None:
    chat = getattr(drive, platform)().chats.create(FLASH, response_type=Recipe)
    says(drive, '{"name": "tea"}')
    assert drive.get(chat.send_message("x")).parsed == Recipe(name="tea")
    streams(drive, '{"name"', ': "cake"}')
    assert drive.get(chat.stream_message("x").get_final()).parsed == Recipe(name="cake")
    says(drive, "7")
    assert drive.get(chat.send_message("x", response_type=int)).parsed == 7
    assert drive.body()["generationConfig"]["responseJsonSchema"] == {"type": "integer"}
    streams(drive, "[", "1]")
    assert drive.get(chat.stream_message("x", response_type=list[int]).get_final()).parsed == [1]
    says(drive, '{"name": "soup"}')
    assert drive.get(chat.send_message("x")).parsed == Recipe(name="soup")
    assert len(chat.history) == 10
    untyped = getattr(drive, platform)().chats.create(FLASH)
    says(drive, '{"name": "tea"}')
    assert drive.get(untyped.send_message("x")).parsed == {"name": "tea"}
    assert "generationConfig" not in drive.body()
    says(drive, '{"name": "tea"}')
    assert drive.get(untyped.send_message("x", response_type=Recipe)).parsed == Recipe(name="tea")


def test_the_last_answer_of_a_tool_loop_is_of_the_type(drive: GoogleDriver) -> None:
    def minutes(name: str) -> int:
        """How long a dish takes."""
        return 3

    call = {"functionCall": {"name": "minutes", "args": {"name": "tea"}}}
    asked = {
        "candidates": [{"content": {"role": "model", "parts": [call]}, "finishReason": "STOP"}]
    }
    chat = drive.gemini().chats.create(
        "gemini-3.8-flash", tools=[minutes], run_tools=True, response_type=Recipe
    )
    for streamed in (False, True):
        drive.emulator.add(
            {"chunks" if streamed else "body": [asked] if streamed else asked, "times": 1}
        )
        text = '{"name": "tea", "minutes": 3}'
        streams(drive, text) if streamed else says(drive, text)
        got = chat.stream_message("x").get_final() if streamed else chat.send_message("x")
        assert drive.get(got).parsed == Recipe(name="tea", minutes=3)


@pytest.mark.parametrize(
    "config",
    [
        {"temperature": 0.5},
        GenerationConfig(temperature=0.5),
        {"response_schema": None, "temperature": 0.5},
    ],
)
def test_with_a_generation_config(drive: GoogleDriver, config: Any) -> None:
    before = copy.deepcopy(config)
    says(drive, '{"name": "tea"}')
    got = drive.get(
        drive.gemini().generate_content(FLASH, "x", generation_config=config, response_type=Recipe)
    )
    assert got.parsed == Recipe(name="tea")
    assert drive.body()["generationConfig"].pop("temperature") == 0.5
    assert config == before


def test_over_a_whole_request(drive: GoogleDriver) -> None:
    says(drive, '{"name": "tea"}')
    whole = {"contents": "x", "generation_config": {"temperature": 0.5}}
    got = drive.get(drive.gemini().generate_content(FLASH, whole, response_type=Recipe))
    assert got.parsed == Recipe(name="tea")
    assert drive.body()["generationConfig"]["temperature"] == 0.5


def test_a_bare_value_of_an_enum(drive: GoogleDriver) -> None:
    says(drive, "black")
    config = {"response_mime_type": "text/x.enum"}
    got = drive.get(
        drive.gemini().generate_content(FLASH, "x", generation_config=config, response_type=Tea)
    )
    assert got.parsed is Tea.BLACK
    assert drive.body()["generationConfig"]["responseSchema"]["enum"] == ["green", "black"]


class Unknown:
    """A class that pydantic does not know."""


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ({"type": "object"}, "not a type"),
        (Recipe(name="tea"), "not a type"),
        ("Recipe", "not a type"),
        (7, "not a type"),
        ([Recipe], "not a type"),
        (Unknown, "the type has no JSON Schema"),
        (list["Nowhere"], "the type has no JSON Schema"),  # type: ignore[name-defined]  # noqa: F821
        (object(), "the type has no JSON Schema"),
        (lambda: 1, "not a type"),
        (Recipe(name="tea").model_copy, "not a type"),
    ],
    ids=range(10),
)
def test_what_is_no_type(drive: GoogleDriver, kind: Any, problem: str) -> None:
    client = drive.gemini()
    chat = client.chats.create(FLASH)
    calls: list[Any] = [
        lambda: client.generate_content(FLASH, "x", response_type=kind),
        lambda: client.stream_generate_content(FLASH, "x", response_type=kind),
        lambda: chat.send_message("x", response_type=kind),
        lambda: client.chats.create(FLASH, response_type=kind),
    ]
    for call in calls:
        with pytest.raises(InvalidPayloadError, match=f"response_type: {problem}"):
            drive.get(call())
    assert not drive.emulator.journal()
    assert not chat.history


@pytest.mark.parametrize("name", ["response_schema", "response_json_schema", "responseSchema"])
def test_a_second_schema_is_refused(drive: GoogleDriver, name: str) -> None:
    config: Any = {name: {"type": "string"}}
    with pytest.raises(
        InvalidPayloadError, match=f"response_type: excludes generation_config.{name}"
    ):
        drive.get(
            drive.gemini().generate_content(
                FLASH, "x", generation_config=config, response_type=Recipe
            )
        )


def test_what_does_not_fit(drive: GoogleDriver) -> None:
    says(drive, '{"minutes": 3}')
    got = drive.get(drive.gemini().generate_content(FLASH, "x", response_type=Recipe))
    assert got.parsed is None
    with pytest.raises(InvalidAnswerError, match="Recipe"):
        got.parse(Recipe)


# While a stream goes on


def test_so_far_shows_what_can_be_read(drive: GoogleDriver) -> None:
    texts = ['{"na', 'me": "pan', 'cakes", "minu', 'tes": 1', "2}"]
    streams(drive, *texts)
    stream = drive.gemini().stream_generate_content(FLASH, "x", response_type=Recipe)
    assert stream.so_far is None
    seen: list[Any] = []

    def look() -> None:
        seen.append((stream.so_far.partial, stream.so_far.parsed))

    if drive.blocking:
        for _ in stream:
            look()
    else:

        async def read() -> None:
            async for _ in stream:
                look()

        drive.get(read())
    assert seen == [
        ({}, None),
        ({"name": "pan"}, None),
        ({"name": "pancakes"}, None),
        ({"name": "pancakes", "minutes": 1}, None),
        ({"name": "pancakes", "minutes": 12}, Recipe(name="pancakes", minutes=12)),
    ]
    assert drive.get(stream.get_final()).partial == {"name": "pancakes", "minutes": 12}


def test_so_far_of_a_stream_that_broke(drive: GoogleDriver) -> None:
    streams(drive, '[{"name": "a"}, {"na', reason=None)
    stream = drive.gemini().stream_generate_content(FLASH, "x", response_type=list[Recipe])
    with pytest.raises(Exception, match="ended"):
        drive.get(stream.get_final())
    assert stream.so_far.partial == [{"name": "a"}, {}]
    assert stream.so_far.parsed is None


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(JSON_VALUES, st.data())
def test_partial_reads_every_beginning(value: Any, data: st.DataObject) -> None:
    text = json.dumps(value, ensure_ascii=data.draw(st.booleans()))
    cut = data.draw(st.integers(0, len(text)))
    began = GenerateContentResponse.model_validate(answer(text[:cut]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_part(began.partial, value)
    assert GenerateContentResponse.model_validate(answer(text)).partial == value


def is_part(part: Any, whole: Any) -> bool:
    """Whether a value is the beginning of another; nothing is the beginning of all."""
    if part is None:
        return True
    if isinstance(part, dict):
        return all(is_part(value, whole[name]) for name, value in cast("Any", part).items())
    if isinstance(part, list):
        return all(map(is_part, cast("Any", part), whole))
    if isinstance(part, str):
        return str(whole).startswith(part)
    return str(whole).startswith(str(part))


def test_other_answers_have_no_partial() -> None:
    bodies: list[dict[str, Any]] = [{}, {"candidates": []}, answer("Hello"), answer("")]
    for body in bodies:
        assert GenerateContentResponse.model_validate(body).partial is None


# The class itself


def test_a_typed_answer_is_the_class_itself() -> None:
    assert GenerateContentResponse[Recipe] is GenerateContentResponse


def test_copies_know_the_type(drive: GoogleDriver) -> None:
    says(drive, '{"name": "tea"}')
    got = drive.get(drive.gemini().generate_content(FLASH, "x", response_type=Recipe))
    for each in (copy.copy(got), copy.deepcopy(got), got.model_copy()):
        assert each.parsed == Recipe(name="tea")
