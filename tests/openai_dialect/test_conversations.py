"""One conversation has the same contents in a request, in a line of a dataset and in the emulator, or a policy says
otherwise.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._openai.calls import result_of, text_of
from gemini_sdk._openai.undocumented import described
from gemini_sdk.datasets.example import turns
from gemini_sdk.datasets.from_openai import to_gemini as line_of
from gemini_sdk.datasets.roles import order
from gemini_sdk.emulator.azure.conversation import of_chat
from gemini_sdk.emulator.azure.errors import AzureError
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import to_gemini
from gemini_sdk.types.azure_inference import ChatCompletionsRequest

Json = dict[str, Any]
CONTENTS = ("systemInstruction", "contents")
USER: Json = {"role": "user", "content": "Hi"}
ANSWER: Json = {"role": "assistant", "content": "Ok"}
BLANK: Json = {"role": "user", "content": ""}


def call(identity: str = "1", name: str = "f", arguments: str = "{}") -> Json:
    function = {"name": name, "arguments": arguments}
    return {"id": identity, "type": "function", "function": function}


def calls(*made: Json, content: Any = None) -> Json:
    return {"role": "assistant", "content": content, "tool_calls": list(made)}


def result(content: Any, identity: str = "1") -> Json:
    return {"role": "tool", "tool_call_id": identity, "content": content}


def picture(url: str) -> Json:
    image = {"type": "image_url", "image_url": {"url": url}}
    return {"role": "user", "content": [{"type": "text", "text": "What?"}, image]}


def user(*parts: Json) -> Json:
    return {"role": "user", "parts": list(parts)}


def model(*parts: Json) -> Json:
    return {"role": "model", "parts": list(parts)}


def called(name: str = "f") -> Json:
    return {"functionCall": {"name": name, "args": {}}}


def returned(response: Json, name: str = "f") -> Json:
    return {"functionResponse": {"name": name, "response": response}}


HI, OK = {"text": "Hi"}, {"text": "Ok"}
FILE = {"fileData": {"fileUri": "https://x.org/a.png", "mimeType": "image/png"}}


def conversation(said: Json) -> list[Json]:
    return [USER, calls(call()), said, ANSWER]


def answered(response: Json) -> Json:
    return {"contents": [user(HI), model(called()), user(returned(response)), model(OK)]}


SAME: dict[str, tuple[list[Json], Json]] = {
    "a list as a result": (conversation(result("[1, 2]")), answered({"result": "[1, 2]"})),
    "a number as a result": (conversation(result("72")), answered({"result": "72"})),
    "a decimal as a result": (conversation(result("3.10")), answered({"result": "3.10"})),
    "null as a result": (conversation(result("null")), answered({"result": "null"})),
    "an empty result": (conversation(result("")), answered({"result": ""})),
    "a result in parts": (
        conversation(result([{"type": "text", "text": "7"}, {"type": "text", "text": "2"}])),
        answered({"result": "72"}),
    ),
    "an object as a result": (conversation(result('{"t": 1}')), answered({"t": 1})),
    "results in another order": (
        [USER, calls(call("1"), call("2", "g")), result("x", "2"), result("y", "1"), ANSWER],
        {
            "contents": [
                user(HI),
                model(called(), called("g")),
                user(returned({"result": "x"}, "g"), returned({"result": "y"})),
                model(OK),
            ]
        },
    ),
    "a result and a text": (
        [USER, calls(call()), result("x"), USER, ANSWER],
        {
            "contents": [
                user(HI),
                model(called()),
                user(returned({"result": "x"})),
                user(HI),
                model(OK),
            ]
        },
    ),
    "a call with empty text": (
        [USER, calls(call(), content=""), result("x"), ANSWER],
        answered({"result": "x"}),
    ),
    "a call of old": (
        [
            USER,
            {"role": "assistant", "function_call": {"name": "f", "arguments": ""}},
            {"role": "function", "name": "f", "content": "72"},
            ANSWER,
        ],
        answered({"result": "72"}),
    ),
    "two turns of the user": (
        [USER, {"role": "user", "content": "There"}, ANSWER],
        {"contents": [user(HI, {"text": "There"}), model(OK)]},
    ),
    "an empty system message": (
        [{"role": "system", "content": ""}, USER, ANSWER],
        {"contents": [user(HI), model(OK)]},
    ),
    "an empty part": (
        [{"role": "user", "content": [{"type": "text", "text": t} for t in ("", "Hi")]}, ANSWER],
        {"contents": [user(HI), model(OK)]},
    ),
    "a developer message": (
        [{"role": "developer", "content": "Brief"}, USER, ANSWER],
        {"systemInstruction": {"parts": [{"text": "Brief"}]}, "contents": [user(HI), model(OK)]},
    ),
    "a system message in between": (
        [USER, ANSWER, {"role": "system", "content": "Brief"}, USER, ANSWER],
        {
            "systemInstruction": {"parts": [{"text": "Brief"}]},
            "contents": [user(HI), model(OK), user(HI), model(OK)],
        },
    ),
    "a system message alone": (
        [{"role": "system", "content": "Hi"}],
        {"contents": [user(HI)]},
    ),
    "a refusal": (
        [USER, {"role": "assistant", "content": None, "refusal": "No"}],
        {"contents": [user(HI), model({"text": "No"})]},
    ),
    "names": (
        [{**USER, "name": "ann"}, {**ANSWER, "name": "bob"}],
        {"contents": [user(HI), model(OK)]},
    ),
    "a picture by URL": (
        [picture("https://x.org/a.png"), ANSWER],
        {"contents": [user({"text": "What?"}, FILE), model(OK)]},
    ),
    "a picture by URL alone": (
        [{"role": "user", "content": [{"type": "image_url", "image_url": "https://x.org/a.png"}]}],
        {"contents": [user(FILE)]},
    ),
    "a call with an index": (
        [USER, calls({**call(), "index": 0}), result("x"), ANSWER],
        answered({"result": "x"}),
    ),
}


def of_request(messages: list[Json]) -> Json:
    wire: Json = json.loads(to_gemini({"messages": messages}).request.to_json())
    return {name: wire[name] for name in CONTENTS if name in wire}


def of_line(messages: list[Json]) -> Json:
    return line_of({"messages": messages})[0]


def in_emulator(messages: list[Json]) -> Json:
    payload = described({"messages": messages})
    request = ChatCompletionsRequest.model_validate(payload)
    wire: Json = json.loads(of_chat(request).to_json())
    return {name: wire[name] for name in CONTENTS if name in wire}


def without_ids(made: Json) -> Json:
    """Contents as they are under a policy without ids."""
    copy: Json = json.loads(json.dumps(made))
    for part in (part for content in copy["contents"] for part in content["parts"]):
        for name in ("functionCall", "functionResponse"):
            part.get(name, {}).pop("id", None)
    return copy


@pytest.mark.parametrize("kind", SAME)
def test_a_conversation_is_the_same_for_every_use(kind: str) -> None:
    messages, expected = SAME[kind]
    assert of_line(messages) == expected
    assert without_ids(of_request(messages)) == expected
    assert in_emulator(messages) == of_request(messages)


@pytest.mark.parametrize("kind", SAME)
def test_a_line_in_which_turns_follow_each_other_is_in_order(kind: str) -> None:
    line = of_line(SAME[kind][0])
    broken = [each.rule for each in order(turns(line), last="model")]
    assert "alternation" not in broken


def refused(convert: Callable[[list[Json]], Json], messages: list[Json]) -> str:
    with pytest.raises(InvalidPayloadError) as error:
        convert(messages)
    return error.value.faults[0].path


# Policies: what is not the same.


def test_ids_are_left_out_of_lines() -> None:
    messages = conversation(result("x"))
    made = of_request(messages)["contents"]
    assert made[1]["parts"][0]["functionCall"]["id"] == "1"
    assert made[2]["parts"][0]["functionResponse"]["id"] == "1"
    assert of_line(messages) == without_ids(of_line(messages))


def test_signatures_are_left_out_of_lines() -> None:
    extra = {"extra_content": {"google": {"thought_signature": "QUJD"}}}
    messages = [USER, calls({**call(), **extra}), result("x"), {**ANSWER, **extra}]
    made = of_request(messages)["contents"]
    assert [made[n]["parts"][0]["thoughtSignature"] for n in (1, 3)] == ["QUJD", "QUJD"]
    line, faults = line_of({"messages": messages})
    assert line == answered({"result": "x"})
    places = ["messages[1].tool_calls[0].extra_content", "messages[3].extra_content"]
    assert [fault.path for fault in faults] == places


@pytest.mark.parametrize(
    "blank",
    [{**ANSWER, "content": ""}, BLANK, {**BLANK, "content": [{"type": "text", "text": ""}]}],
)
def test_a_blank_turn_is_left_out_or_in_lines_refused(blank: Json) -> None:
    messages = [USER, ANSWER, blank, USER, ANSWER]
    alternating = [user(HI), model(OK), user(HI), model(OK)]
    assert of_request(messages) == in_emulator(messages) == {"contents": alternating}
    row = to_gemini({"messages": messages}).report.find("messages[2].role")
    assert row is not None
    assert "left out" in row.reason
    assert refused(of_line, messages) == "messages[2]"


def test_bytes_are_sent_in_requests_and_refused_in_lines() -> None:
    messages = [picture("data:image/jpg;base64,aGk="), ANSWER]
    blob = {"inlineData": {"mimeType": "image/jpeg", "data": "aGk="}}
    for convert in (of_request, in_emulator):
        assert convert(messages)["contents"][0]["parts"][1] == blob
    assert refused(of_line, messages) == "messages[0].content[1].image_url.url"


def test_a_call_without_result_is_refused_in_requests() -> None:
    messages = [USER, calls(call())]
    assert refused(of_request, messages) == "messages[1].tool_calls[0].id"
    assert of_line(messages) == {"contents": [user(HI), model(called())]}


def test_a_conversation_without_content_is_accepted_by_the_emulator_only() -> None:
    assert in_emulator([BLANK]) == {"contents": []}
    assert refused(of_request, [BLANK]) == "messages"
    assert refused(of_line, [BLANK]) == "messages[0]"


def test_a_url_without_extension_is_accepted_by_the_emulator_only() -> None:
    messages = [picture("https://x.org/a")]
    file = {"fileData": {"fileUri": "https://x.org/a", "mimeType": "image/*"}}
    assert in_emulator(messages)["contents"][0]["parts"][1] == file
    for convert in (of_request, of_line):
        assert refused(convert, messages) == "messages[0].content[1].image_url.url"


def test_calls_and_results_of_any_kind_are_accepted_by_the_emulator() -> None:
    contents = in_emulator([USER, calls(call(arguments="[1]")), USER, result("x", "9")])["contents"]
    assert contents[1]["parts"][0]["functionCall"]["args"] == {"arguments": [1]}
    assert contents[3]["parts"][0]["functionResponse"]["name"] == "9"


def test_a_refusal_is_a_warning_in_lines() -> None:
    messages = SAME["a refusal"][0]
    assert not to_gemini({"messages": messages}).report.harmful
    _, faults = line_of({"messages": messages})
    assert [fault.path for fault in faults] == ["messages[1].refusal"]


def test_a_fault_is_an_error_of_azures_in_the_emulator() -> None:
    for messages, status in (
        ([{"role": "usr", "content": "Hi"}], 422),
        ([picture("data:image/png;base64,###")], 400),
    ):
        with pytest.raises(AzureError) as error:
            in_emulator(messages)
        assert error.value.code == status
        assert "messages" in json.dumps(error.value.body())


@pytest.mark.parametrize("convert", [of_request, of_line])
@pytest.mark.parametrize("arguments", ["[1]", "{", "7"])
def test_arguments_that_are_no_object_are_refused(
    convert: Callable[[list[Json]], Json], arguments: str
) -> None:
    place = "messages[1].tool_calls[0].function.arguments"
    said = [USER, calls(call(arguments=arguments)), result("x")]
    assert refused(convert, said) == place


@pytest.mark.parametrize("convert", [of_request, of_line])
def test_a_result_without_call_is_refused(convert: Callable[[list[Json]], Json]) -> None:
    assert refused(convert, [USER, calls(call()), result("x", "9")]) == "messages[2].tool_call_id"


WRONG = [None, True, 1.5, "x", [], [1], {}, {"x": 1}]


def wrong_at_every_place(value: Any) -> Iterator[Any]:
    """A JSON value with one value in it replaced by one of another type, at each place."""
    yield from WRONG
    if isinstance(value, dict):
        members = cast(Json, value)
        for name, held in members.items():
            yield from ({**members, name: other} for other in wrong_at_every_place(held))
    elif isinstance(value, list):
        items: list[Any] = [*cast("list[object]", value)]
        for place, held in enumerate(items):
            for other in wrong_at_every_place(held):
                yield [*items[:place], other, *items[place + 1 :]]


def test_a_line_with_values_of_other_types_is_converted_or_refused() -> None:
    image = {"type": "image_url", "image_url": {"url": "gs://b/a.png", "detail": "low"}}
    signed = {**call(), "extra_content": {"google": {"thought_signature": "QUJD"}}}
    messages = [
        {"role": "user", "content": [{"type": "text", "text": "Hi"}, image]},
        calls(signed),
        result("x"),
        {"role": "assistant", "refusal": "No", "function_call": {"name": "f", "arguments": "{}"}},
        {"role": "function", "name": "f", "content": "x"},
    ]
    function = {"name": "f", "description": "A function.", "parameters": {"type": "object"}}
    line = {"messages": messages, "tools": [{"type": "function", "function": function}]}
    for each in wrong_at_every_place(line):
        if isinstance(each, dict):
            with suppress(InvalidPayloadError):
                line_of(cast(Json, each))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(st.text() | json_values.map(json.dumps))
def test_the_text_of_a_result_is_kept(text: str) -> None:
    made = result_of(text)
    kept = text_of(made)
    assert result_of(json.dumps(made) if kept is None else kept) == made
    if not text.lstrip().startswith("{"):
        assert kept == text


texts = st.sampled_from(["", "Hi", "72", "[1, 2]", '{"t": 1}', "null", " "])
said = texts | st.lists(texts, min_size=1, max_size=3).map(
    lambda held: [{"type": "text", "text": text} for text in held]
)


@st.composite
def exchanges(draw: st.DrawFn) -> list[Json]:
    """Messages of a turn: something said, or calls with their results in any order."""
    kinds = ["system", "developer", "user", "assistant", "refusal", "calls", "old call"]
    kind = draw(st.sampled_from(kinds))
    if kind == "refusal":
        return [{"role": "assistant", "content": draw(st.none() | said), "refusal": draw(texts)}]
    if kind == "old call":
        asked = {"role": "assistant", "function_call": {"name": "f", "arguments": "{}"}}
        return [asked, {"role": "function", "name": "f", "content": draw(texts)}]
    if kind == "calls":
        ids = draw(st.lists(st.uuids().map(str), min_size=1, max_size=3, unique=True))
        asked = calls(*(call(identity) for identity in ids), content=draw(st.none() | said))
        return [asked, *(result(draw(said), identity) for identity in draw(st.permutations(ids)))]
    return [{"role": kind, "content": draw(said)}]


conversations = st.lists(exchanges(), min_size=1, max_size=5).map(
    lambda made: [message for each in made for message in each]
)


@given(conversations)
def test_whatever_requests_and_lines_both_accept_is_the_same(messages: list[Json]) -> None:
    made: list[Json | None] = []
    for convert in (of_request, of_line):
        try:
            made.append(convert(messages))
        except InvalidPayloadError:
            made.append(None)
    request, line = made
    if request is not None:
        assert in_emulator(messages) == request
        assert all(part != {"text": ""} for each in request["contents"] for part in each["parts"])
        if line is not None:
            assert without_ids(request) == line
