"""Requests of chat completions and completions, example by example: what they become, and what the report says."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from gemini_sdk.migration import LossyConversionError, ModelMap, to_gemini
from gemini_sdk.types import azure_openai as azure

HELLO: dict[str, Any] = {"messages": [{"role": "user", "content": "Hello"}]}
PICTURE = "data:image/png;base64," + base64.b64encode(b"png").decode()
WEATHER: dict[str, Any] = {
    "type": "function",
    "function": {"name": "weather", "parameters": {"type": "object", "properties": {}}},
}


def call(identity: str, arguments: str = "{}", name: str = "weather") -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    return {"id": identity, "type": "function", "function": function}


def calling(*calls: dict[str, Any]) -> dict[str, Any]:
    return {"role": "assistant", "content": None, "tool_calls": list(calls)}


def result(identity: str, content: Any = "sunny") -> dict[str, Any]:
    return {"role": "tool", "tool_call_id": identity, "content": content}


def wire(request: object, **options: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_gemini(request, **options).request.to_json())
    return made


def config(more: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = wire(HELLO | more).get("generationConfig", {})
    return made


SETTINGS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"temperature": 0.5, "top_p": 0.9}, {"temperature": 0.5, "topP": 0.9}),
    ({"seed": 7, "n": 3}, {"seed": 7, "candidateCount": 3}),
    ({"max_tokens": 5}, {"maxOutputTokens": 5}),
    ({"max_completion_tokens": 5}, {"maxOutputTokens": 5}),
    ({"stop": "END"}, {"stopSequences": ["END"]}),
    ({"stop": ["a", "b"]}, {"stopSequences": ["a", "b"]}),
    (
        {"presence_penalty": 1, "frequency_penalty": -1},
        {"presencePenalty": 1.0, "frequencyPenalty": -1.0},
    ),
    ({"logprobs": True, "top_logprobs": 4}, {"responseLogprobs": True, "logprobs": 4}),
    ({"logprobs": False}, {}),
    ({"response_format": {"type": "text"}}, {"responseMimeType": "text/plain"}),
    ({"response_format": {"type": "json_object"}}, {"responseMimeType": "application/json"}),
    (
        {
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "a", "schema": {"type": "object"}},
            }
        },
        {"responseMimeType": "application/json", "responseJsonSchema": {"type": "object"}},
    ),
    (
        {"model": "gemini-2.5-flash", "reasoning_effort": "minimal"},
        {"thinkingConfig": {"thinkingBudget": 512}},
    ),
    (
        {"model": "gemini-2.5-pro", "reasoning_effort": "high"},
        {"thinkingConfig": {"thinkingBudget": 24576}},
    ),
    (
        {"model": "gemini-3-pro-preview", "reasoning_effort": "low"},
        {"thinkingConfig": {"thinkingLevel": "LOW"}},
    ),
    (
        {"modalities": ["audio"], "audio": {"voice": "alloy", "format": "wav"}},
        {
            "responseModalities": ["AUDIO"],
            "speechConfig": {"voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "Kore"}}},
        },
    ),
    ({"temperature": None, "user": None}, {}),
]


@pytest.mark.parametrize(("more", "expected"), SETTINGS)
def test_settings_become_a_generation_config(
    more: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert config(more) == expected


RANGES: list[tuple[dict[str, Any], str, str, Any]] = [
    ({"n": 20}, "n", "candidateCount", 8),
    ({"stop": list("abcdefg")}, "stop", "stopSequences", list("abcde")),
    ({"model": "gpt-4", "max_tokens": 10**6}, "max_tokens", "maxOutputTokens", 65536),
    ({"model": "gemini-1.0-pro", "temperature": 1.5}, "temperature", "temperature", 1.0),
    ({"model": "gemini-1.0-pro", "max_tokens": 9000}, "max_tokens", "maxOutputTokens", 8192),
    ({"seed": 2**40}, "seed", "seed", 0),
]


@pytest.mark.parametrize(("more", "field", "target", "value"), RANGES)
def test_a_change_of_range_is_reported(
    more: dict[str, Any], field: str, target: str, value: Any
) -> None:
    made = to_gemini(HELLO | more)
    row = made.report.find(field)
    assert row is not None
    assert row.kind == "adapted"
    assert row.reason
    assert config(more)[target] == value


def test_an_empty_list_is_as_if_it_were_not_given() -> None:
    empty: dict[str, Any] = {"stop": [], "tools": []}
    made = to_gemini(HELLO | empty, strict=True)
    assert made.request == to_gemini(HELLO).request
    assert [row.path for row in made.report.exact if not row.target] == ["stop", "tools"]


def test_every_stop_sequence_left_out_is_reported() -> None:
    report = to_gemini(HELLO | {"stop": list("abcdefg")}).report
    assert [row.path for row in report.lost] == ["stop[5]", "stop[6]"]


LOST = [
    *({name: value} for name, value in {
        "logit_bias": {"50256": -100},
        "user": "u",
        "metadata": {"a": "b"},
        "prediction": {"type": "content", "content": "x"},
        "data_sources": [{"type": "azure_search", "parameters": {"endpoint": "https://x"}}],
        "service_tier": "scale",
    }.items()),
    {"tools": [WEATHER], "parallel_tool_calls": False},
    {"messages": [{"role": "user", "name": "ada", "content": "Hello"}]},
]  # fmt: skip


@pytest.mark.parametrize("more", LOST, ids=lambda more: ", ".join(more))
def test_what_gemini_lacks_is_reported_and_refused_where_that_is_wanted(
    more: dict[str, Any],
) -> None:
    report = to_gemini(HELLO | more).report
    assert report.lost
    assert all(row.reason for row in report.lost)
    with pytest.raises(LossyConversionError) as error:
        to_gemini(HELLO | more, strict=True)
    assert error.value.report == report
    assert report.lost[0].path in str(error.value)


@pytest.mark.parametrize(
    ("tier", "sent"),
    [("default", "standard"), ("flex", "flex"), ("priority", "priority"), ("auto", None)],
)
@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
def test_a_class_of_service_is_asked_for(platform: Any, tier: str, sent: str | None) -> None:
    made = to_gemini(HELLO | {"service_tier": tier}, platform=platform, strict=True)
    assert made.request.service_tier == sent
    row = made.report.find("service_tier")
    assert row is not None
    assert (row.kind, row.target) == (("adapted", "serviceTier") if sent else ("exact", ""))


@pytest.mark.parametrize(
    ("platform", "store", "kind"),
    [
        ("google-ai", True, "adapted"),
        ("google-ai", False, "exact"),
        ("vertex", True, "lost"),
        ("vertex", False, "exact"),
    ],
)
def test_what_may_be_kept_is_said_where_the_platform_knows(
    platform: Any, store: bool, kind: str
) -> None:
    made = to_gemini(HELLO | {"store": store}, platform=platform)
    assert made.request.store == (store if platform == "google-ai" else None)
    row = made.report.find("store")
    assert row is not None
    assert row.kind == kind


def test_what_has_a_meaning_for_assistants_only_is_lost_elsewhere() -> None:
    extra = {"google": {"thought_signature": "QUJD"}}
    message = {"role": "user", "content": "Hello", "refusal": "no", "extra_content": extra}
    report = to_gemini({"messages": [message]}).report
    assert [row.path for row in report.lost] == [
        "messages[0].refusal",
        "messages[0].extra_content",
    ]


def test_what_is_lost_is_lost_with_all_that_is_in_it() -> None:
    report = to_gemini(HELLO | {"audio": {"voice": "alloy", "format": "wav"}}).report
    assert [row.path for row in report.lost] == ["audio"]
    assert not [row for row in report if row.path.startswith("audio.")]


def test_schemas_pass_strict_conversions() -> None:
    named = {"name": "a", "strict": True, "schema": {"type": "object"}}
    form = {"type": "json_schema", "json_schema": named}
    assert to_gemini(HELLO | {"response_format": form}, strict=True).report.adapted


@pytest.mark.parametrize(
    "more",
    [
        {"store": False},
        {"tools": [WEATHER], "parallel_tool_calls": True},
        {"stream": True, "stream_options": {"include_usage": True}},
        {"service_tier": "auto"},
    ],
)
def test_what_asks_for_what_gemini_does_anyway_is_not_lost(more: dict[str, Any]) -> None:
    assert not to_gemini(HELLO | more, strict=True).report.lost


def test_a_conversation_becomes_turns() -> None:
    made = wire(
        {
            "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "developer", "content": [{"type": "text", "text": "Be kind."}]},
                {"role": "user", "content": "Hello"},
                {"role": "user", "content": [{"type": "text", "text": "Hello?"}]},
                {"role": "assistant", "content": "Hi!"},
                {
                    "role": "user",
                    "content": [
                        {"type": "image_url", "image_url": {"url": PICTURE, "detail": "high"}},
                        {"type": "input_audio", "input_audio": {"data": "QUJD", "format": "mp3"}},
                    ],
                },
            ]
        }
    )
    assert made["systemInstruction"] == {"parts": [{"text": "Be brief."}, {"text": "Be kind."}]}
    assert made["contents"] == [
        {"role": "user", "parts": [{"text": "Hello"}, {"text": "Hello?"}]},
        {"role": "model", "parts": [{"text": "Hi!"}]},
        {
            "role": "user",
            "parts": [
                {"inlineData": {"mimeType": "image/png", "data": "cG5n"}},
                {"inlineData": {"mimeType": "audio/mp3", "data": "QUJD"}},
            ],
        },
    ]
    assert made["generationConfig"] == {"mediaResolution": "MEDIA_RESOLUTION_HIGH"}


@pytest.mark.parametrize("content", ["", [{"type": "text", "text": ""}]])
def test_an_instruction_that_says_nothing_is_left_out(content: Any) -> None:
    made = to_gemini({"messages": [{"role": "system", "content": content}, *HELLO["messages"]]})
    assert "systemInstruction" not in json.loads(made.request.to_json())
    row = made.report.find("messages[0].role")
    assert row is not None
    assert "left out" in row.reason


def test_calls_and_results_find_each_other() -> None:
    question = {"role": "user", "content": "How is the weather?"}
    calls = calling(call("1", '{"city": "Paris"}'), call("2", "", name="time"))
    made = wire({"messages": [question, calls, result("2", "[1, 2]"), result("1", '{"t": 20}')]})
    assert made["contents"][1:] == [
        {
            "role": "model",
            "parts": [
                {"functionCall": {"id": "1", "name": "weather", "args": {"city": "Paris"}}},
                {"functionCall": {"id": "2", "name": "time", "args": {}}},
            ],
        },
        {
            "role": "user",
            "parts": [
                {"functionResponse": {"id": "2", "name": "time", "response": {"result": "[1, 2]"}}},
                {"functionResponse": {"id": "1", "name": "weather", "response": {"t": 20}}},
            ],
        },
    ]


def test_functions_of_old_find_each_other_too() -> None:
    messages = [
        {"role": "user", "content": "How is the weather?"},
        {"role": "assistant", "function_call": {"name": "weather", "arguments": "{}"}},
        {"role": "function", "name": "weather", "content": "sunny"},
    ]
    functions = [WEATHER["function"]]
    made = wire({"messages": messages, "functions": functions, "function_call": "auto"})
    response = {"name": "weather", "response": {"result": "sunny"}}
    assert made["contents"][2]["parts"] == [{"functionResponse": response}]
    assert made["toolConfig"] == {"functionCallingConfig": {"mode": "AUTO"}}
    assert made["tools"][0]["functionDeclarations"][0]["name"] == "weather"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("none", {"mode": "NONE"}),
        ("auto", {"mode": "AUTO"}),
        ("required", {"mode": "ANY"}),
        (
            {"type": "function", "function": {"name": "weather"}},
            {"mode": "ANY", "allowedFunctionNames": ["weather"]},
        ),
    ],
)
def test_tool_choice(choice: Any, expected: dict[str, Any]) -> None:
    made = wire(HELLO | {"tools": [WEATHER], "tool_choice": choice})
    assert made["toolConfig"] == {"functionCallingConfig": expected}
    assert made["tools"][0]["functionDeclarations"] == [
        {"name": "weather", "parametersJsonSchema": {"type": "object", "properties": {}}}
    ]


def test_signatures_come_back_with_the_message_or_by_the_id() -> None:
    question = {"role": "user", "content": "How is the weather?"}
    signed = call("1") | {"extra_content": {"google": {"thought_signature": "QUJD"}}}
    conversation = {"messages": [question, calling(signed, call("2")), result("1"), result("2")]}
    parts = wire(conversation)["contents"][1]["parts"]
    assert [part.get("thoughtSignature") for part in parts] == ["QUJD", None]
    parts = wire(conversation, signatures={"1": "other", "2": "REVG"})["contents"][1]["parts"]
    assert [part.get("thoughtSignature") for part in parts] == ["QUJD", "REVG"]


def image(url: str) -> dict[str, Any]:
    part = {"type": "image_url", "image_url": {"url": url}}
    return {"messages": [{"role": "user", "content": [part]}]}


def test_pictures_go_by_reference_where_the_platform_reads_it() -> None:
    file = {"fileUri": "https://x.org/a.png?X-Amz-Date=1", "mimeType": "image/png"}
    for platform in ("vertex", "google-ai"):
        made = wire(image("https://x.org/a.png?X-Amz-Date=1"), platform=platform)
        assert made["contents"][0]["parts"] == [{"fileData": file}]
    uri = "https://generativelanguage.googleapis.com/v1beta/files/abc"
    assert wire(image(uri))["contents"][0]["parts"] == [{"fileData": {"fileUri": uri}}]


def test_pictures_are_fetched_with_leave_only() -> None:
    asked: list[str] = []

    def inline(url: str) -> tuple[bytes, str]:
        asked.append(url)
        return b"png", "image/png"

    made = wire(image("https://x.org/a"), inline=inline)
    data = {"mimeType": "image/png", "data": "cG5n"}
    assert made["contents"][0]["parts"] == [{"inlineData": data}]
    assert asked == ["https://x.org/a"]


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"top_logprobs": 2}, "top_logprobs", "logprobs"),
    ({"logprobs": False, "top_logprobs": 2}, "top_logprobs", "conflicts"),
    ({"logprobs": None, "top_logprobs": 2}, "top_logprobs", "logprobs: true"),
    ({"tools": [], "parallel_tool_calls": False}, "parallel_tool_calls", "tools"),
    ({"parallel_tool_calls": True}, "parallel_tool_calls", "tools"),
    ({"tool_choice": "required"}, "tool_choice", "tools"),
    ({"temprature": 1}, "temprature", "'temperature'"),
    ({"max_tokens": 5, "max_completion_tokens": 6}, "max_completion_tokens", "conflicts"),
    ({"tools": [WEATHER], "functions": [WEATHER["function"]]}, "functions", "conflicts"),
    ({"stream_options": {"include_usage": True}}, "stream_options", "stream"),
    ({"modalities": ["audio"]}, "modalities", "audio"),
    ({"response_format": {"type": "yaml"}}, "response_format.type", "json_object"),
    ({"reasoning_effort": "huge"}, "reasoning_effort", "high"),
    (
        {"tools": [WEATHER], "tool_choice": {"type": "function", "function": {"name": "wether"}}},
        "tool_choice.function.name",
        "'weather'",
    ),
    ({"messages": [{"role": "usr", "content": "x"}]}, "messages[0].role", "'user'"),
    ({"messages": [{"role": "system", "content": ""}]}, "messages", "user"),
    (
        {"messages": [*HELLO["messages"], calling(call("1", "{bad")), result("1")]},
        "messages[1].tool_calls[0].function.arguments",
        "JSON",
    ),
    (
        {"messages": [*HELLO["messages"], calling(call("1", "[]")), result("1")]},
        "messages[1].tool_calls[0].function.arguments",
        "object",
    ),
    (
        {"messages": [*HELLO["messages"], calling(call("abc1")), result("abc2")]},
        "messages[2].tool_call_id",
        "'abc1'",
    ),
    (
        {"messages": [*HELLO["messages"], calling(call("1")), *HELLO["messages"]]},
        "messages[1].tool_calls[0].id",
        "has no result",
    ),
    (
        {"messages": [*HELLO["messages"], calling(call("1")), result("1"), result("1")]},
        "messages[3].tool_call_id",
        "second or late result",
    ),
    (
        {"messages": [*HELLO["messages"], calling(call("1"), call("2")), result("1")]},
        "messages[1].tool_calls[1].id",
        "has no result",
    ),
    ({"messages": [{"role": "user", "content": "\ud800"}]}, "messages[0].content", "surrogate"),
    ({"response_format": ModelMap}, "response_format", "the type ModelMap"),
    (image("http://x.org/a.png"), "messages[0].content[0].image_url.url", "inline="),
    (image("a.png"), "messages[0].content[0].image_url.url", "no URL"),
    (image("data:image/png;base64,###"), "messages[0].content[0].image_url.url", "base64"),
    (
        {"messages": [{"role": "user", "content": [{"type": "video", "text": "x"}]}]},
        "messages[0].content[0].type",
        "image_url",
    ),
    (
        {"messages": [{"role": "system", "content": image(PICTURE)["messages"][0]["content"]}]},
        "messages[0].content[0].type",
        "system",
    ),
    ({"messages": [{"role": "user", "content": None}]}, "messages[0].content", "found null"),
]


@pytest.mark.parametrize(("more", "path", "words"), BAD)
def test_bad_input_is_reported_by_message_and_field(
    more: dict[str, Any], path: str, words: str
) -> None:
    with pytest.raises(InvalidPayloadError) as error:
        to_gemini(HELLO | more)
    at_path = [fault for fault in error.value.faults if fault.path == path]
    assert at_path, error.value
    assert words in str(at_path[0])


@pytest.mark.parametrize(
    "request_",
    [
        image("http://x.org/a.png?sig=secret-7"),
        image("ftp://x.org/a.png?sig=secret-7"),
        image("data:image/png;base64," + "#" * 5000 + "secret-7"),
        {"messages": [calling(call("1", '{"a": ' + "1" * 5000 + "secret-7")), result("1")]},
    ],
)
def test_faults_show_neither_signatures_nor_whole_files(request_: dict[str, Any]) -> None:
    with pytest.raises(InvalidPayloadError) as error:
        to_gemini(request_)
    assert "secret-7" not in str(error.value)
    assert len(str(error.value)) < 400


def test_all_faults_are_reported_at_once() -> None:
    messages = [{"role": "user", "content": "x"}, result("1")]
    with pytest.raises(InvalidPayloadError) as error:
        to_gemini({"model": "gpt-4oo", "messages": messages, "modalities": ["audio"]})
    paths = {fault.path for fault in error.value.faults}
    assert paths == {"model", "messages[1].tool_call_id", "modalities"}


def test_an_unknown_role_is_a_fault_of_the_request() -> None:
    with pytest.raises(InvalidPayloadError) as error:
        to_gemini({"model": "gpt-4o", "messages": [{"role": "usr", "content": "x"}]})
    [fault] = error.value.faults
    assert (fault.path, fault.suggestion) == ("messages[0].role", "user")


def test_completions() -> None:
    made = to_gemini({"model": "gpt-4", "prompt": "Once", "logprobs": 3, "max_tokens": 8192})
    assert json.loads(made.request.to_json()) == {
        "contents": [{"role": "user", "parts": [{"text": "Once"}]}],
        "generationConfig": {"responseLogprobs": True, "logprobs": 3, "maxOutputTokens": 8192},
    }
    assert wire({"prompt": ["Once"]}) == wire({"prompt": "Once"})


@pytest.mark.parametrize("prompt", [["a", "b"], [1, 2], [[1, 2]], []])
def test_prompts_of_other_kinds_are_refused(prompt: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="prompt"):
        to_gemini({"prompt": prompt})


def test_models_are_taken_too() -> None:
    message = azure.ChatCompletionMessageParam(role="user", content="Hello")
    request = azure.CreateChatCompletionRequest(messages=[message], temperature=0.5)
    assert wire(request) == wire(HELLO | {"temperature": 0.5})
    assert wire({"messages": (message,), "temperature": 0.5}) == wire(request)


def test_an_answers_message_of_the_openai_package_may_be_sent_back() -> None:
    chat = pytest.importorskip("openai.types.chat", reason="the extra peers is not installed")
    message = chat.ChatCompletionMessage.model_validate(calling(call("1")))
    made = wire({"messages": [*HELLO["messages"], message, result("1")]})
    assert made["contents"][1]["parts"][0]["functionCall"]["id"] == "1"


@pytest.mark.parametrize(
    ("name", "model", "words"),
    [
        (
            "gpt-4",
            "gemini-3.8-flash",
            "gemini-1.0-pro (Google's migration guide), which is retired",
        ),
        ("gpt-3.5-turbo", "gemini-3.5-flash-lite", "gemini-1.0-pro"),
        ("gpt-4o-2024-08-06", "gemini-3.8-flash", "snapshot of gpt-4o"),
        ("prod", "gemini-3.5-flash-lite", "model_map: prod is gpt-4o-mini"),
        ("direct", "tunedModels/mine", "model_map"),
    ],
)
def test_the_report_tells_which_row_chose_the_model(name: str, model: str, words: str) -> None:
    own = {"prod": "gpt-4o-mini", "direct": "tunedModels/mine"}
    made = to_gemini(HELLO | {"model": name}, model_map=own)
    row = made.report.find("model")
    assert made.model == model
    assert row is not None
    assert words in row.reason


@pytest.mark.parametrize(
    ("model", "config", "severity"),
    [
        ("gemini-3-flash-preview", {"thinkingLevel": "LOW"}, "info"),
        ("publishers/google/models/gemini-3.5-flash", {"thinkingLevel": "LOW"}, "info"),
        ("gemini-2.5-pro", {"thinkingBudget": 1024}, "info"),
        ("tunedModels/mine", {"thinkingBudget": 1024}, "warning"),
    ],
)
def test_models_think_as_their_family_does(
    model: str, config: dict[str, Any], severity: str
) -> None:
    made = to_gemini(HELLO | {"model": model, "reasoning_effort": "low"})
    assert json.loads(made.request.to_json())["generationConfig"]["thinkingConfig"] == config
    row = made.report.find("reasoning_effort")
    assert row is not None
    assert row.severity == severity


def test_a_model_of_googles_is_kept_and_none_is_none() -> None:
    assert to_gemini(HELLO | {"model": "gemini-2.5-flash"}).model == "gemini-2.5-flash"
    assert to_gemini(HELLO).model is None
    assert to_gemini(HELLO, model="gpt-4").model == "gemini-3.8-flash"


def test_an_unknown_model_is_an_error_with_suggestions() -> None:
    with pytest.raises(InvalidPayloadError, match="did you mean 'gpt-4o-mini'"):
        to_gemini(HELLO | {"model": "gpt-4o-minni"})


def test_a_row_of_ones_own_that_leads_nowhere_is_reported_as_such() -> None:
    with pytest.raises(
        InvalidPayloadError, match=r"model_map: prod is gpt-4oo; .* 'gpt-4o'"
    ) as error:
        to_gemini(HELLO | {"model": "prod"}, model_map={"prod": "gpt-4oo"})
    assert "did you mean 'prod'" not in str(error.value)
    nothing: Any = {"prod": None}
    with pytest.raises(ConfigurationError, match="'prod': None is not a model name"):
        to_gemini(HELLO | {"model": "prod"}, model_map=nothing)


def test_what_is_no_map_is_reported() -> None:
    wrong: Any = 5
    with pytest.raises(ConfigurationError, match="model_map must be a mapping, a path"):
        to_gemini(HELLO | {"model": "gpt-4"}, model_map=wrong)


def test_a_request_that_holds_itself_or_goes_too_deep_is_reported() -> None:
    endless: dict[str, Any] = {}
    endless["properties"] = endless
    deep: dict[str, Any] = {}
    for _ in range(200):
        deep = {"properties": deep}
    for schema in (endless, deep):
        function = {"name": "f", "parameters": schema}
        with pytest.raises(
            InvalidPayloadError, match="tools: nested too deeply, or contains itself"
        ):
            to_gemini(HELLO | {"tools": [{"type": "function", "function": function}]})


def test_a_map_of_ones_own_replaces_the_packages(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    path.write_text('{"rows": [{"from": "gpt-4", "to": "gemini-2.5-flash"}]}')
    assert to_gemini(HELLO | {"model": "gpt-4"}, model_map=path).model == "gemini-2.5-flash"
    with pytest.raises(InvalidPayloadError):
        to_gemini(HELLO | {"model": "gpt-4o"}, model_map=path)
    path.write_text('{"rows": [{"from": "gpt-4"}]}')
    with pytest.raises(ConfigurationError, match=r"models\.json"):
        ModelMap.load(path)
