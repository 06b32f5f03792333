"""A conversation that grows: each turn is validated and serialized once, and what is sent is what it is at the call."""

import copy
import json
import warnings
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._arguments import request as requests
from gemini_sdk._google import kept_turns
from gemini_sdk._google.contents import contents_list, sendable
from gemini_sdk._google.generate import Generation
from gemini_sdk._google.kept_turns import KeptTurns
from gemini_sdk._google.locations import GoogleAILocation, VertexLocation
from gemini_sdk._transport.settings import Settings
from gemini_sdk._wire import Platform
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.types.generate_content import Content, GenerateContentRequest, Part
from tests.google.driving import FLASH, GoogleDriver

NAME = "gemini-some"
CONFIG = {"temperature": 0.5}


def generation(platform: Platform = "google-ai") -> Generation:
    place = GoogleAILocation() if platform == "google-ai" else VertexLocation("p", "us-central1")
    return Generation(platform, place, Settings())


def sent(generation: Generation, contents: Any) -> list[Any]:
    body = generation.call(NAME, contents, {"generation_config": CONFIG}, {}).body
    request = json.loads(body or b"")
    assert request.pop("generationConfig") == CONFIG
    return cast("list[Any]", request.pop("contents"))


def turn(text: str, role: str = "user") -> dict[str, Any]:
    return {"role": role, "parts": [{"text": text}]}


def conversation() -> list[Any]:
    return [turn("a"), turn("b", "model"), turn("c"), turn("d", "model"), turn("e")]


FUNCTION = {"functionCall": {"name": "f", "args": {"number": 1, "flags": [True, 0.0]}}}
ANSWER = Content.model_validate({"role": "model", "parts": [FUNCTION, {"text": ""}]})
ITEMS: list[Any] = [
    *conversation(),
    Content.from_text("a"),
    Content.model_validate({"parts": [{"text": "b", "thought": True, "newer": 1}]}),
    Content(role="model", parts=[Part.from_bytes(b"\x89PNG", "image/png")]),
    ANSWER,
    {"role": "model", "parts": [{"text": ""}]},
    {"role": "model", "parts": [{"text": "", "thought": True}, {"text": "b"}]},
    {"role": "user", "parts": ["c", Part.from_text("d")]},
    {"role": "user", "parts": [{"inline_data": {"mime_type": "image/png", "data": b"\x00\xff"}}]},
    {"role": "user", "parts": {"text": "one part"}},
    {"role": "user", "parts": [{"text": "\ud83d"}]},
    {"role": "nobody", "parts": [{"text": "a"}]},
    {"role": "user", "parts": [{"text": "a", "thoughtsignature": "YQ=="}]},
    {"role": "user", "parts": [{"text": "a", "quite_new": 1}]},
    {"role": "user", "parts": [{"text": 1}]},
    {"role": "user", "parts": [{"fileData": {"fileUri": "gs://b/noextension"}}]},
    {"role": "user", "parts": []},
    {"role": "model", "parts": [{"functionCall": {"name": "f", "args": {"number": True}}}]},
    "loose",
    Part.from_text("loose"),
    ["loose", turn("in a list")],
    3,
]


def outcome(body: Any) -> tuple[Any, list[str]]:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            result: Any = json.loads(body())
        except InvalidPayloadError as error:
            result = error.faults
    return result, [str(each.message) for each in warned]


@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
@given(calls=st.lists(st.lists(st.sampled_from(range(len(ITEMS))), min_size=1), max_size=6))
def test_each_call_sends_and_reports_what_it_would_alone(
    platform: Platform, calls: list[list[int]]
) -> None:
    made = generation(platform)
    for call in calls:
        contents = [copy.deepcopy(ITEMS[number]) for number in call]

        def alone(contents: list[Any] = contents) -> Any:
            fields = {"contents": sendable(contents_list(contents))}
            return generation(platform).body(GenerateContentRequest, fields, {})

        def together(contents: list[Any] = contents) -> Any:
            return made.call(NAME, contents, {}, {}).body

        assert outcome(together) == outcome(alone)


def test_a_turn_that_was_changed_in_place_is_sent_as_it_is() -> None:
    made = generation()
    contents: list[Any] = [*conversation(), ANSWER.model_copy(deep=True), turn("f")]
    sent(made, contents)
    contents[0]["parts"][0]["text"] = "changed"
    contents[1]["parts"].append({"text": "added"})
    contents[5].parts[0].function_call.args["number"] = True
    again = sent(made, contents)
    assert again[0]["parts"] == [{"text": "changed"}]
    assert again[1]["parts"] == [{"text": "b"}, {"text": "added"}]
    assert again[5]["parts"][0]["functionCall"]["args"]["number"] is True
    assert sent(generation(), contents) == again


@pytest.mark.parametrize("value", [True, 1.0, "1", None, [1], {"a": 1}])
def test_values_that_are_equal_in_python_are_not_the_same_turn(value: object) -> None:
    made, contents = generation(), conversation()
    args: dict[str, Any] = {"number": 1}
    contents[1]["parts"] = [{"functionCall": {"name": "f", "args": args}}]
    sent(made, contents)
    args["number"] = value
    found = sent(made, contents)[1]["parts"][0]["functionCall"]["args"]
    assert json.dumps(found) == json.dumps(args)


def test_a_turn_that_becomes_wrong_is_refused_at_its_place() -> None:
    made, contents = generation(), conversation()
    sent(made, contents)
    contents[2]["role"] = "nobody"
    with pytest.raises(InvalidPayloadError) as refused:
        sent(made, contents)
    assert [fault.path for fault in refused.value.faults] == ["contents[2].role"]
    models = [Content.model_validate(each) for each in conversation()]
    sent(made, models)
    models[4].parts[0].text = cast(str, 5)  # type: ignore[index]
    with pytest.raises(InvalidPayloadError) as refused:
        sent(made, models)
    assert [fault.path for fault in refused.value.faults] == ["contents[4].parts[0].text"]


class Validated:
    """Records how many turns are validated in each call."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.turns: list[int] = []
        monkeypatch.setattr(kept_turns, "flawless_items", self)

    def __call__(self, kind: Any, fields: Any, *rest: Any) -> Any:
        self.turns.append(len(fields["contents"]))
        return requests.flawless_items(kind, fields, *rest)


def test_a_turn_that_was_sent_is_not_validated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made, validated = generation(), Validated(monkeypatch)
    contents = conversation()
    whole = sent(made, contents)
    contents += [{"role": "model", "parts": ["f", {"text": ""}]}, turn("g")]
    assert sent(made, copy.deepcopy(contents))[:5] == whole
    contents += [Content.from_text("h", role="model"), turn("i")]
    sent(made, contents)
    contents += [turn("j", "model"), "loose"]
    sent(made, contents)
    sent(made, contents[4:])  # a program that forgets old turns
    assert validated.turns == [5, 2, 2, 2, 1]


def test_each_kind_of_client_validates_a_turn_of_a_chat_once(
    drive: GoogleDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    validated = Validated(monkeypatch)
    for client in (drive.gemini(), drive.vertex()):
        chat = client.chats.create(FLASH)
        for number in range(4):
            drive.get(chat.send_message(f"question {number}"))
        assert len(drive.body()["contents"]) == 7
    assert validated.turns == [3, 2, 2, 3, 2, 2]  # one question alone is not kept


def test_a_message_that_cannot_be_read_is_refused_at_its_place(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH, history=conversation())
    for message in ({"role": "nobody", "parts": [{"text": "f"}]}, {"text": ["f"]}):
        with pytest.raises(InvalidPayloadError) as refused:
            drive.get(chat.send_message(message))
        assert refused.value.faults[0].path.startswith("contents[5].")


def test_copies_of_a_client_share_turns_and_clients_do_not(
    drive: GoogleDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    validated = Validated(monkeypatch)
    client = drive.gemini()
    for each in (client, client.with_options(timeout=9), client.with_raw_response, drive.gemini()):
        drive.get(each.generate_content(FLASH, conversation()))
    assert validated.turns == [5, 1, 1, 5]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_turns, "KEPT_TURNS", 4000)
    kept = KeptTurns()
    for number in range(100):
        kept.keep(b"%d" % number, bytes(100))
        assert kept.find(b"0") is not None  # in use
    found = [number for number in range(100) if kept.find(b"%d" % number)]
    assert 6 <= len(found) < 14
    kept.keep(b"large", bytes(4000))
    assert kept.find(b"large") is None


def test_a_turn_that_is_too_large_is_validated_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_turns, "KEPT_TURN", 1000)
    made, validated = generation(), Validated(monkeypatch)
    contents = [*conversation(), turn("large" * 200), turn("f")]
    assert sent(made, contents) == sent(made, contents) == contents
    assert not validated.turns


def test_turns_of_other_classes_are_sent_as_before() -> None:
    class Longer(Content):
        more: int = 1

    own = Longer(role="user", parts=[Part.from_text("a")], more=2)
    made, contents = generation(), [own, turn("b", "model"), turn("c")]
    assert sent(made, contents) == sent(made, contents) == conversation()[:3]
    assert sent(made, tuple(conversation())) == conversation()


def test_a_client_that_does_not_validate_sends_turns_as_they_are() -> None:
    contents: list[Any] = [*conversation(), {"role": "nobody", "parts": [{"text": "f"}]}]
    made = generation()
    for _ in range(2):
        body = made.call(NAME, contents, {}, {"validate": False}).body
        assert json.loads(body or b"")["contents"] == contents
