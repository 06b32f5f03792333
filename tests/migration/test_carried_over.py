"""What becomes of a chat completions request with Gemini, by kinds of input: dumps, empty values, media, reports."""

import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import GeminiClient
from gemini_sdk._wire import Platform
from gemini_sdk.emulator import Emulator
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import AzureOpenAI, Conversion, Row, to_azure, to_gemini

Json = dict[str, Any]
USER: Json = {"role": "user", "content": "Hi"}
FUNCTION: Json = {"name": "f", "parameters": {"type": "object"}}
TOOLS: list[Json] = [{"type": "function", "function": FUNCTION}]


def call(identity: str = "1", arguments: Any = "{}", **more: Any) -> Json:
    return {
        "id": identity,
        "type": "function",
        "function": {"name": "f", "arguments": arguments},
        **more,
    }


def calling(*calls: Json, **more: Any) -> Json:
    return {"role": "assistant", "content": None, "tool_calls": list(calls), **more}


def result(content: Any, identity: str = "1", **more: Any) -> Json:
    return {"role": "tool", "tool_call_id": identity, "content": content, **more}


def read(request: Any, **options: Any) -> Conversion[Any]:
    made: Conversion[Any] = to_gemini(request, **options)
    return made


def returned(request: Any) -> Any:
    """The messages that a request of Gemini's becomes, as models."""
    return to_azure(request, service="azure-openai").request


def converted(*messages: Any, **more: Any) -> Conversion[Any]:
    return read({"model": "gpt-4o", "messages": [*messages], **more})


def contents(*messages: Any, **more: Any) -> list[Json]:
    made: list[Json] = json.loads(converted(*messages, **more).request.to_json())["contents"]
    return made


def row(made: Conversion[Any], path: str) -> Row:
    found = made.report.find(path)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        *("3.10", "null", "true", "1e5", "[1]", '"x"', "", "007", "NaN", " {", '{"a": 1} {"b": 2}'),
        *('{"a": 1, "a": 2}', '{"a": 1e999}', '{"a": NaN}'),
    ],
)
def test_a_text_that_google_would_change_stays_text_there_and_back(text: str) -> None:
    made = converted(USER, calling(call()), result(text))
    sent = json.loads(made.request.to_json())["contents"][2]["parts"][0]["functionResponse"]
    assert sent["response"] == {"result": text}
    back = returned(made.request)
    assert back.messages[-1].content == text


numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
objects = st.dictionaries(
    st.text(),
    st.recursive(
        st.none() | st.booleans() | numbers | st.text(),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
        max_leaves=4,
    ),
    max_size=3,
).filter(lambda held: not (held.keys() == {"result"} and isinstance(held["result"], str)))


@given(objects)
def test_an_object_is_the_response_and_keeps_its_value_there_and_back(value: Json) -> None:
    made = converted(USER, calling(call()), result(json.dumps(value)))
    part = made.request.contents[2].parts[0]
    assert part.function_response.response == value
    back = returned(made.request)
    assert json.loads(back.messages[-1].content) == value


def test_half_a_character_is_kept_there_and_back() -> None:
    text = '{"a": "\\ud800 é"}'
    made = converted(USER, calling(call(arguments=text)), result(text))
    back = returned(made.request).messages
    assert json.loads(back[1].tool_calls[0].function.arguments) == json.loads(text)
    assert json.loads(back[2].content) == json.loads(text)
    assert read({"messages": back}).request == made.request


@pytest.mark.parametrize(
    ("text", "rounded"),
    [
        ('{"id": 12345678901234567890}', True),
        ('{"id": [1, -9007199254740993]}', True),
        ('{"id": 9007199254740992}', False),
        ('{"id": "12345678901234567890"}', False),
        ('{"id": 12345678901234567890.5, "x": 1e300}', False),
    ],
)
def test_whole_numbers_that_google_rounds_are_kept_and_reported(text: str, rounded: bool) -> None:
    made = converted(USER, calling(call(arguments=text)), result(text))
    for path in ("messages[1].tool_calls[0].function.arguments", "messages[2].content"):
        found = row(made, path)
        assert (found.kind, found.severity) == (
            ("adapted", "warning") if rounded else ("exact", "info")
        )
    back = returned(made.request).messages
    assert json.loads(back[2].content) == json.loads(text)
    plain = converted(USER, calling(call()), result("12345678901234567890, 12345678901234567890"))
    assert row(plain, "messages[2].content").kind == "exact"


turns = st.lists(st.sampled_from(["ask", "answer", "call"]), min_size=1, max_size=6)


@given(turns, st.integers(1, 3))
def test_results_are_a_content_of_their_own(kinds: list[str], count: int) -> None:
    """Vertex AI refuses a content that has results and texts; parallel results belong together."""
    messages: list[Json] = [USER]
    for number, kind in enumerate(kinds):
        ids = [f"{number}-{each}" for each in range(count)]
        if kind == "call":
            messages += [calling(*map(call, ids)), *(result("3.10", each) for each in ids), USER]
        elif kind == "answer":
            messages += [{"role": "assistant", "content": "Ok"}, USER]
        else:
            messages.append(USER)
    made = converted(*messages)
    for content in made.request.contents:
        results = [part.function_response for part in content.parts if part.function_response]
        assert len(results) in (0, count)
        assert not results or len(results) == len(content.parts)
    back = returned(made.request)
    again = read(back).request
    assert again.contents == made.request.contents


DUMPED: Json = {
    "role": "assistant",
    "content": None,
    "refusal": None,
    "annotations": [],
    "audio": None,
    "function_call": None,
    "parsed": {"x": 1},
    "tool_calls": [
        {
            "id": "1",
            "type": "function",
            "function": {"name": "f", "arguments": "{}", "parsed_arguments": {}},
            "index": 0,
            "custom": None,
        }
    ],
}


def test_a_dump_of_openais_goes_back_in_without_a_loss() -> None:
    made = read({"model": "gpt-4o", "messages": [USER, DUMPED, result("x")]}, strict=True)
    assert made.request.contents == converted(USER, calling(call()), result("x")).request.contents


@pytest.mark.parametrize(
    "more",
    [
        {"index": 0},
        {"finish_reason": "stop", "logprobs": {"content": []}},
        {"reasoning": "so"},
        {"reasoning_content": "so", "reasoning_details": [{"type": "reasoning.text"}]},
        {"provider_specific_fields": {"a": 1}, "thinking_blocks": [1]},
        {"id": "msg_1", "status": "completed"},
        {"content": [{"type": "text", "text": "x", "annotations": [{"a": 1}]}]},
        {"tool_calls": [call(extra=1)]},
        {"tool_calls": [call(arguments={})]},
        {"tool_calls": [], "content": "x"},
    ],
)
def test_what_others_add_to_an_answer_goes_back_in_and_is_reported(more: Json) -> None:
    message = {"role": "assistant", "content": "x", **more}
    tail = [result("y")] if more.get("tool_calls") else []
    made = converted(USER, message, *tail, USER)
    assert len(made.request.contents) == 3 + len(tail)
    for name in more.keys() - {"content", "tool_calls"}:
        assert row(made, f"messages[1].{name}").kind == "lost"
        assert row(made, f"messages[1].{name}").severity == "info"


@pytest.mark.parametrize("message", [{"contnet": "x"}, {"content": "x", "tool_cals": []}])
def test_a_typo_in_an_answer_stays_a_fault(message: Json) -> None:
    with pytest.raises(InvalidPayloadError, match="did you mean"):
        converted(USER, {"role": "assistant", **message, "tool_cals": [1]}, USER)


def test_objects_of_openais_go_back_in() -> None:
    chat = pytest.importorskip("openai.types.chat")
    message = chat.ChatCompletionMessage.model_validate({**DUMPED, "reasoning": "so"})
    expected = contents(USER, calling(call()), result("x"))
    for given_ in (message, message.model_dump(), message.model_dump(exclude_none=True)):
        assert contents(USER, given_, result("x")) == expected


def test_a_spoken_answer_goes_back_as_its_transcript() -> None:
    audio = {"id": "a", "data": "aGk=", "expires_at": 1, "transcript": "Hello"}
    made = converted(USER, {"role": "assistant", "content": None, "audio": audio}, USER)
    assert made.request.contents[1].parts[0].text == "Hello"
    assert row(made, "messages[1].audio").kind == "lost"


def test_thoughts_among_the_parts_of_an_answer_are_left_out() -> None:
    thought = {"type": "thinking", "thinking": [{"type": "text", "text": "so"}]}
    message = {"role": "assistant", "content": [thought, {"type": "text", "text": "Ok"}]}
    made = converted(USER, message, USER)
    assert (
        made.request.contents
        == converted(USER, {**message, "content": "Ok"}, USER).request.contents
    )
    assert row(made, "messages[1].content[0]").kind == "lost"


def test_the_name_of_a_function_next_to_its_result_is_exact() -> None:
    assert (
        row(converted(USER, calling(call()), result("x", name="f")), "messages[2].name").kind
        == "exact"
    )
    assert (
        row(converted(USER, calling(call()), result("x", name="g")), "messages[2].name").kind
        == "lost"
    )


EMPTY: list[Any] = ["", [], [{"type": "text", "text": ""}]]


@pytest.mark.parametrize("content", EMPTY)
@pytest.mark.parametrize("role", ["user", "assistant", "system", "developer"])
def test_an_empty_message_is_left_out_whoever_says_it(role: str, content: Any) -> None:
    made = converted(
        USER, {"role": "assistant", "content": "Ok"}, {"role": role, "content": content}, USER
    )
    assert [part.text for each in made.request.contents for part in each.parts] == [
        "Hi",
        "Ok",
        "Hi",
    ]
    assert made.request.system_instruction is None
    assert "left out" in row(made, "messages[2].role").reason


@pytest.mark.parametrize("content", EMPTY)
def test_nothing_but_empty_text_is_refused(content: Any) -> None:
    for role in ("user", "system", "assistant"):
        with pytest.raises(InvalidPayloadError, match="the conversation is empty"):
            converted({"role": role, "content": content})
    with pytest.raises(InvalidPayloadError, match="the prompt is empty"):
        to_gemini({"model": "gpt-4", "prompt": ""})


@pytest.mark.parametrize("content", EMPTY)
def test_an_empty_result_is_a_result(content: Any) -> None:
    made = contents(USER, calling(call()), result(content))
    assert made[2]["parts"][0]["functionResponse"]["response"] == {"result": ""}


@pytest.mark.parametrize(
    "more",
    [
        {"stop": []},
        {"stop": ""},
        {"stop": [""]},
        {"tools": []},
        {"functions": []},
        {"modalities": []},
        {"metadata": {}},
        {"logit_bias": {}},
    ],
)
def test_an_empty_parameter_is_as_if_it_were_not_given(more: Json) -> None:
    made = read({"model": "gpt-4o", "messages": [USER], **more}, strict=True)
    assert made.request == converted(USER).request
    assert made.report.find(next(iter(more))) is not None


def test_system_messages_alone_are_the_users_turn() -> None:
    blank = {"role": "user", "content": ""}
    made = converted(
        blank, {"role": "system", "content": "Be"}, {"role": "developer", "content": "brief"}
    )
    assert [part.text for part in made.request.contents[0].parts] == ["Be", "brief"]
    assert row(made, "messages[1].role").severity == "warning"


PNG = "iVBORw0KGgoAAAA="


def part(kind: str, **held: Any) -> Json:
    return {"role": "user", "content": [{"type": kind, kind: held}]}


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("data:image/jpg;base64,aGk=", "image/jpeg"),
        ("data:IMAGE/JPG;name=a.jpg;base64,aGk=", "image/jpeg"),
        ("data:image/pjpeg;base64,aGk=", "image/jpeg"),
        ("data:image/x-png;base64,aGk=", "image/png"),
        ("data:audio/x-wav;base64,aGk=", "audio/wav"),
        ("data:Audio/MPEG;base64,aGk=", "audio/mpeg"),
        ("data:application/x-pdf;base64,aGk=", "application/pdf"),
        (f"data:application/octet-stream;base64,{PNG}", "image/png"),
        (f"data:;base64,{PNG}", "image/png"),
        ("data:;base64,/9j/4AAQ", "image/jpeg"),
    ],
)
def test_bytes_have_a_media_type_that_gemini_takes(url: str, kind: str) -> None:
    for message in (part("image_url", url=url), part("file", file_data=url, filename="a")):
        assert contents(message)[0]["parts"][0]["inlineData"]["mimeType"] == kind


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("image/jpg", {"image_url": {"url": "data:image/jpeg;base64,aGk="}}),
        ("IMAGE/PNG; q=1", {"image_url": {"url": "data:image/png;base64,aGk="}}),
        ("audio/x-wav", {"input_audio": {"data": "aGk=", "format": "wav"}}),
        ("Audio/MPEG", {"input_audio": {"data": "aGk=", "format": "mp3"}}),
    ],
)
def test_bytes_of_geminis_have_a_media_type_that_azure_takes(kind: str, sent: Json) -> None:
    blob = {"inlineData": {"mimeType": kind, "data": "aGk="}}
    made = returned({"contents": [{"parts": [blob]}]})
    (found,) = json.loads(made.to_json())["messages"][0]["content"]
    assert {name: held for name, held in found.items() if name != "type"} == sent


@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://x.org/a.png", "image/png"),
        ("https://x.org/a%20b.JPG?sig=1#x", "image/jpeg"),
        ("HTTPS://x.org/a.webp", "image/webp"),
        ("gs://b/a.jfif", "image/jpeg"),
        ("https://x.org/a.pdf", "application/pdf"),
    ],
)
def test_what_platforms_fetch_goes_by_reference(platform: Platform, url: str, kind: str) -> None:
    made = read({"messages": [part("image_url", url=url)]}, platform=platform)
    (file,) = made.request.contents[0].parts
    assert json.loads(file.file_data.to_json()) == {"fileUri": url, "mimeType": kind}
    found = row(made, "messages[0].content[0].image_url.url")
    assert (found.kind, found.target) == ("adapted", "contents[].parts[].fileData")


def test_types_that_gemini_does_not_read_are_reported() -> None:
    for url in ("https://x.org/a.svg", "data:image/svg+xml;base64,aGk="):
        found = row(converted(part("image_url", url=url)), "messages[0].content[0].image_url.url")
        assert found.severity == "error"
        assert "image/svg+xml" in found.reason


def test_files_are_found_by_name_and_typed_by_their_filename() -> None:
    uri = "https://generativelanguage.googleapis.com/v1beta/files/abc"
    assert contents(part("file", file_id="files/abc"))[0]["parts"] == [
        {"fileData": {"fileUri": uri}}
    ]
    stored = contents(part("file", file_id="gs://b/a", filename="a.pdf"))[0]["parts"][0]
    assert stored == {"fileData": {"fileUri": "gs://b/a", "mimeType": "application/pdf"}}
    bare = contents(part("file", file_data="aGk=", filename="a.txt"))[0]["parts"][0]
    assert bare == {"inlineData": {"data": "aGk=", "mimeType": "text/plain"}}
    for platform, held in (
        ("vertex", {"file_id": "files/abc"}),
        ("google-ai", {"file_data": "aGk="}),
    ):
        with pytest.raises(
            InvalidPayloadError, match=r"Vertex AI cannot read|media type is unknown"
        ):
            read({"messages": [part("file", **held)]}, platform=platform)


SCHEMA: Json = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
RECURSIVE: Json = {
    "$ref": "#/$defs/N",
    "$defs": {"N": {"type": "object", "properties": {"n": {"$ref": "#/$defs/N"}}}},
}
REQUIRED: Json = {
    **RECURSIVE,
    "$defs": {"N": {**RECURSIVE["$defs"]["N"], "required": ["n"]}},
}


SCHEMAS: list[tuple[Json, str, str]] = [
    (SCHEMA, "", "info"),
    ({**SCHEMA, "title": "T", "additionalProperties": False, "$schema": "x"}, "", "info"),
    ({**SCHEMA, "properties": {"pattern": {"type": "string"}}}, "", "info"),
    (RECURSIVE, "", "info"),
    (
        {**SCHEMA, "properties": {"a": {"type": "string", "pattern": "^a"}}},
        "pattern",
        "warning",
    ),
    ({"type": "array", "items": {"const": 1, "exclusiveMinimum": 0}}, "const, excl", "warning"),
    ({"anyOf": [{"type": "string", "minLength": 1}, {"not": {}}]}, "minLength, not", "warning"),
    ({"$defs": {"A": {"uniqueItems": True}}, "type": "object"}, "uniqueItems", "warning"),
    ({**RECURSIVE, "description": "x"}, "next to $ref", "warning"),
    (REQUIRED, "contains itself", "error"),
]


@pytest.mark.parametrize(("schema", "words", "severity"), SCHEMAS)
def test_what_gemini_does_not_follow_of_a_schema_is_reported(
    schema: Json, words: str, severity: str
) -> None:
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    function = {"type": "function", "function": {"name": "f", "parameters": schema}}
    answers = row(converted(USER, response_format=form), "response_format.json_schema.schema")
    calls = row(converted(USER, tools=[function]), "tools[0].function.parameters")
    for found in (answers, calls):
        assert (found.kind, found.severity) == ("adapted" if words else "exact", severity)
        assert words in found.reason


@pytest.mark.parametrize(
    ("model", "severity"),
    [
        ("gpt-4o", "warning"),
        ("gemini-9-ultra", "warning"),
        ("gemini-2.5-flash", "error"),
        ("gemini-2.0-flash-001", "error"),
    ],
)
@pytest.mark.parametrize("kind", ["json_object", "json_schema"])
def test_json_together_with_functions_is_never_exact(model: str, severity: str, kind: str) -> None:
    form = {"type": kind, "json_schema": {"name": "x", "schema": SCHEMA}}
    form = form if kind == "json_schema" else {"type": kind}
    for functions in ({"tools": TOOLS}, {"functions": [FUNCTION]}):
        found = row(
            converted(USER, model=model, response_format=form, **functions), "response_format"
        )
        assert (found.kind, found.severity) == ("adapted", severity)
    assert (
        row(converted(USER, model=model, response_format=form), "response_format").kind == "exact"
    )


@pytest.mark.parametrize(
    ("model", "limit", "effort", "reported"),
    [
        ("gpt-4o", 16, None, True),
        ("gpt-4o", 8191, None, True),
        ("gpt-4o", 8192, None, False),
        ("gpt-4o", 2000, "low", False),
        ("gpt-4o", 2000, "high", True),
        ("gpt-4o-mini", 100, None, True),
        ("gpt-4o-mini", 1000, None, False),
        ("gemini-2.5-flash", 16, None, True),
        ("gemini-2.5-flash", 16, "none", False),
        ("gemini-2.5-flash-lite", 16, None, False),
        ("gemini-2.5-flash-lite", 16, "low", True),
        ("gemini-2.0-flash", 16, None, False),
        ("gemini-9-ultra", 16, None, True),
    ],
)
@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_a_limit_that_thinking_may_use_up_is_reported(
    model: str, limit: int, effort: str | None, reported: bool, name: str
) -> None:
    made = converted(USER, model=model, reasoning_effort=effort, **{name: limit})
    found = row(made, name)
    assert (found.severity == "warning" and "thinking" in found.reason) is reported
    assert made.request.generation_config.max_output_tokens == limit


@pytest.mark.parametrize(
    "more", [{"frequency_penalty": 0.5}, {"presence_penalty": -1}, {"logprobs": True}]
)
def test_parameters_that_the_model_does_not_support_are_reported(more: Json) -> None:
    (name,) = more
    assert row(converted(USER, **more), name).severity == "error"
    assert row(converted(USER, model="gemini-2.5-flash", **more), name).kind == "exact"
    assert row(converted(USER, **{name: 0 if name != "logprobs" else False}), name).kind == "exact"


def test_whatever_may_change_an_answer_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    strict = {"type": "object", "properties": {"a": {"type": "string", "pattern": "^a"}}}
    function = {"name": "f", "parameters": strict, "strict": True}
    with Emulator() as emulator, GeminiClient(api_key="k", base_url=emulator.url) as gemini:
        client = AzureOpenAI(gemini=gemini)
        with caplog.at_level(logging.WARNING, logger="gemini_sdk.migration"):
            client.chat.completions.create(
                model="gpt-4o",
                messages=[USER, {"role": "system", "content": "secret"}, USER],
                tools=[{"type": "function", "function": function}],
                response_format={"type": "json_object"},
                max_tokens=16,
            )
    logged = {record.getMessage().partition(":")[0] for record in caplog.records}
    assert logged == {
        "messages[].role",
        "tools[].function.parameters",
        "tools[].function.strict",
        "response_format",
        "max_tokens",
    }
    assert "secret" not in caplog.text
