"""What Azure clients send: addresses, headers, bodies, and what they refuse to send."""

import uuid
from datetime import date
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from gemini_sdk import AzureInferenceClient
from gemini_sdk.errors import (
    ConfigurationError,
    InvalidPayloadError,
    RateLimitError,
    UnexpectedKeywordError,
)
from gemini_sdk.types.azure_inference import ChatMessage, ContentItem, ImageEmbeddingInput, ToolCall
from tests.azure.azure_driver import KEY, AzureDriver, chat
from tests.raw_server import answer

Json = dict[str, Any]

EMBEDDINGS: Json = {"object": "list", "model": "m", "data": [], "usage": {}}


def test_a_chat(azure: AzureDriver) -> None:
    said = azure.get(azure.client().chat_completions("Hello"))
    assert (said.text, said.finish_reason, said.usage.total_tokens) == ("Hi", "stop", 3)
    assert azure.url == ("/chat/completions", {"api-version": "2024-05-01-preview"})
    assert azure.sent == {"messages": [{"role": "user", "content": "Hello"}]}
    assert (azure.header("api-key"), azure.header("authorization")) == (KEY, f"Bearer {KEY}")
    assert azure.header("extra-parameters") is None


@pytest.mark.parametrize("path", ["/models", "/openai/deployments/gpt", "/a/b/"])
def test_paths_are_appended_to_the_endpoints_own(azure: AzureDriver, path: str) -> None:
    azure.get(azure.client(path, api_version="2025-05-01").chat_completions("x"))
    assert azure.url == (f"{path.rstrip('/')}/chat/completions", {"api-version": "2025-05-01"})


def test_the_environment_is_asked(azure: AzureDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="AZUREAI_ENDPOINT_URL"):
        AzureInferenceClient()
    monkeypatch.setenv("AZUREAI_ENDPOINT_URL", azure.server.url)
    with pytest.raises(ConfigurationError, match="AZUREAI_ENDPOINT_KEY"):
        AzureInferenceClient()
    monkeypatch.setenv("AZUREAI_ENDPOINT_KEY", "key-of-the-environment")
    with AzureInferenceClient() as client:
        client.chat_completions("x")
    assert azure.header("api-key") == "key-of-the-environment"


def test_messages_in_every_form(azure: AzureDriver) -> None:
    azure.get(
        azure.client().chat_completions(
            [
                ChatMessage.system("Be brief."),
                {"role": "user", "content": "a"},
                "b",
                ChatMessage.user(
                    ["c", ContentItem.from_image_url("https://x/y.png", detail="low")]
                ),
            ]
        )
    )
    assert azure.sent["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "a"},
        {"role": "user", "content": "b"},
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "c"},
                {"type": "image_url", "image_url": {"url": "https://x/y.png", "detail": "low"}},
            ],
        },
    ]


def test_an_answer_can_be_sent_back_as_it_is(azure: AzureDriver) -> None:
    call = {"id": "1", "type": "function", "function": {"name": "f", "arguments": '{"a": 1}'}}
    azure.server.plan(answer(chat(None, tool_calls=[call], reasoning_content="so", newer=1)))
    client = azure.client()
    said = azure.get(client.chat_completions("x"))
    (asked,) = said.tool_calls
    assert (asked.name, asked.args, said.reasoning, said.text) == ("f", {"a": 1}, "so", None)
    result = ChatMessage.responding_to(asked, {"b": [2]})
    azure.get(client.chat_completions(["x", said.message, result]))
    message = chat(None, tool_calls=[call], reasoning_content="so", newer=1)
    assert azure.sent["messages"][1] == message["choices"][0]["message"]
    assert azure.sent["messages"][2] == {
        "role": "tool",
        "content": '{"b": [2]}',
        "tool_call_id": "1",
    }


@pytest.mark.parametrize(
    ("result", "content"),
    [
        ("as it is", "as it is"),
        (date(2026, 1, 2), '"2026-01-02"'),
        ({"a": np.float64(1.5), "b": np.array([1])}, '{"a": 1.5, "b": [1]}'),
        ({"word": "é"}, '{"word": "é"}'),
    ],
)
def test_a_result_is_what_pydantic_writes(result: object, content: str) -> None:
    said = ChatMessage.responding_to(ToolCall(id="1"), result)
    assert (said.content, said.tool_call_id) == (content, "1")


def test_a_result_that_is_no_json() -> None:
    with pytest.raises(InvalidPayloadError, match="f: the result cannot be sent as JSON"):
        ChatMessage.responding_to(ToolCall.model_validate({"function": {"name": "f"}}), object())


def test_each_call_has_an_id_of_its_own_and_keeps_it(azure: AzureDriver) -> None:
    refusal = answer({"error": {"code": "429", "message": "later"}}, 429, retry_after="0")
    azure.server.plan(refusal, answer(chat()))
    client = azure.client(max_retries=1)
    for _ in range(2):
        azure.get(client.chat_completions("x"))
    first, again, second = [r.all("x-ms-client-request-id")[0] for r in azure.server.requests]
    assert first == again != second
    assert uuid.UUID(first).version == 4
    azure.get(client.chat_completions("x", extra_headers={"X-MS-Client-Request-Id": "mine"}))
    assert azure.seen.all("x-ms-client-request-id") == ["mine"]


def test_a_deployment_is_named_in_a_header(azure: AzureDriver) -> None:
    azure.get(azure.client(deployment="blue").chat_completions("x"))
    assert azure.header("azureml-model-deployment") == "blue"


def test_extras_pass_through(azure: AzureDriver) -> None:
    azure.get(azure.client().chat_completions("x", model_extras={"safe_mode": True}))
    assert azure.sent["safe_mode"] is True
    assert azure.header("extra-parameters") == "pass-through"


@pytest.mark.parametrize("choice", ["drop", "error", "pass-through"])
def test_what_becomes_of_extras_can_be_said(azure: AzureDriver, choice: str) -> None:
    client = azure.client()
    azure.get(client.chat_completions("x", model_extras={"n": 1}, extra_parameters=choice))
    assert azure.header("extra-parameters") == choice
    azure.get(client.embeddings("x", extra_parameters=choice))
    assert azure.header("extra-parameters") == choice


def test_what_becomes_of_extras_is_one_of_three(azure: AzureDriver) -> None:
    with pytest.raises(ConfigurationError, match="error, drop, pass-through"):
        azure.get(azure.client().chat_completions("x", extra_parameters="ignore"))
    assert azure.server.requests == []


def test_defaults_of_a_client(azure: AzureDriver) -> None:
    azure.server.plan(answer(chat()))
    client = azure.client(
        model="m", temperature=0.5, dimensions=3, model_extras={"a": 1, "b": 1}, seed=4
    )
    azure.get(client.chat_completions("x", temperature=0, model_extras={"b": 2}))
    assert azure.sent == {
        "messages": [{"role": "user", "content": "x"}],
        "model": "m",
        "temperature": 0,
        "seed": 4,
        "a": 1,
        "b": 2,
    }
    azure.get(client.embeddings(["x"]))
    assert azure.sent == {"input": ["x"], "model": "m", "dimensions": 3, "a": 1, "b": 1}


def test_a_misspelt_default_is_reported_when_the_client_is_made(azure: AzureDriver) -> None:
    with pytest.raises(UnexpectedKeywordError, match="temperature"):
        azure.client(temperatur=0.5)


class City(BaseModel):
    name: str
    people: int


@pytest.mark.parametrize("wrong", [{"model_extras": ["n"]}, {"extra_parameters": "keep"}])
def test_a_wrong_default_is_reported_when_the_client_is_made(
    azure: AzureDriver, wrong: Json
) -> None:
    with pytest.raises((InvalidPayloadError, ConfigurationError), match=next(iter(wrong))):
        azure.client(**wrong)


def test_a_type_as_response_format(azure: AzureDriver) -> None:
    azure.server.plan(answer(chat('{"name": "Rome", "people": 3}')))
    said = azure.get(azure.client().chat_completions("x", response_format=City))
    assert azure.sent["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "City", "schema": City.model_json_schema()},
    }
    assert said.parsed == City(name="Rome", people=3)


def test_a_response_type(azure: AzureDriver) -> None:
    reply = answer(chat('[{"name": "Rome", "people": 3}]'))
    azure.server.plan(reply)
    client = azure.client(response_format="json_object")
    said = azure.get(client.chat_completions("x", response_type=list[City]))
    assert said.parsed == [City(name="Rome", people=3)]
    assert azure.sent["response_format"]["json_schema"]["schema"]["type"] == "array"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"response_type": {"type": "object"}}, "response_type: not a type"),
        ({"response_type": "City"}, "response_type: not a type"),
        ({"response_type": object()}, "response_type: the type has no JSON Schema"),
        ({"response_type": City, "response_format": "text"}, "excludes response_format"),
    ],
    ids=range(4),
)
def test_what_is_no_response_type(azure: AzureDriver, given: Json, problem: str) -> None:
    with pytest.raises(InvalidPayloadError, match=problem):
        azure.get(azure.client().chat_completions("x", **given))


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("json_object", {"type": "json_object"}),
        ({"type": "text"}, {"type": "text"}),
        (
            {"name": "n", "schema": {"type": "object"}, "strict": True},
            {
                "type": "json_schema",
                "json_schema": {"name": "n", "schema": {"type": "object"}, "strict": True},
            },
        ),
    ],
)
def test_response_formats(azure: AzureDriver, given: object, sent: object) -> None:
    azure.get(azure.client().chat_completions("x", response_format=given))
    assert azure.sent["response_format"] == sent


def weather(city: str) -> str:
    """Tell the weather.

    Args:
        city: which city.
    """
    return city


def test_functions_as_tools(azure: AzureDriver) -> None:
    azure.get(azure.client().chat_completions("x", tools=[weather], tool_choice=weather))
    city = {"type": "string", "description": "which city."}
    assert azure.sent["tools"] == [
        {
            "type": "function",
            "function": {
                "name": "weather",
                "description": "Tell the weather.",
                "parameters": {
                    "type": "object",
                    "properties": {"city": city},
                    "required": ["city"],
                    "additionalProperties": False,
                },
            },
        }
    ]
    assert azure.sent["tool_choice"] == {"type": "function", "function": {"name": "weather"}}


def test_definitions_and_tools_as_mappings(azure: AzureDriver) -> None:
    tool = {"type": "function", "function": {"name": "f"}}
    azure.get(azure.client().chat_completions("x", tools=[{"name": "f"}, tool]))
    assert azure.sent["tools"] == [tool, tool]


def test_completions(azure: AzureDriver) -> None:
    choice = {"index": 0, "text": " more", "finish_reason": "length"}
    azure.server.plan(answer({"id": "c", "object": "text_completion", "choices": [choice]}))
    said = azure.get(azure.client().completions("Once", max_tokens=2, stop="."))
    assert (said.text, said.finish_reason) == (" more", "length")
    assert azure.url[0] == "/completions"
    assert azure.sent == {"prompt": "Once", "max_tokens": 2, "stop": "."}


def test_embeddings(azure: AzureDriver) -> None:
    data: list[Json] = [
        {"index": 1, "object": "embedding", "embedding": [0.5, 1]},
        {"index": 0, "object": "embedding", "embedding": "AAAAPwAAgD8="},
    ]
    azure.server.plan(answer(EMBEDDINGS | {"data": data}))
    embedded = azure.get(azure.client().embeddings("x", input_type="query"))
    assert embedded.vectors == [[0.5, 1.0], [0.5, 1.0]]
    assert azure.url[0] == "/embeddings"
    assert azure.sent == {"input": ["x"], "input_type": "query"}


def test_image_embeddings(azure: AzureDriver, tmp_path: Any) -> None:
    azure.server.plan(answer(EMBEDDINGS))
    (tmp_path / "a.png").write_bytes(b"png")
    image = ImageEmbeddingInput.from_file(tmp_path / "a.png", text="t")
    azure.get(azure.client().image_embeddings(["data:image/png;base64,AA==", image]))
    assert azure.url[0] == "/images/embeddings"
    assert azure.sent["input"] == [
        {"image": "data:image/png;base64,AA=="},
        {"image": "data:image/png;base64,cG5n", "text": "t"},
    ]


def test_info_is_asked_once_where_that_will_do(azure: AzureDriver) -> None:
    azure.server.plan(
        *[
            answer({"model_name": name, "model_type": "newer", "model_provider_name": "p"})
            for name in ("one", "two")
        ]
    )
    client = azure.client()
    assert azure.get(client.info(cached=True)).model_name == "one"
    assert azure.get(client.info(cached=True)).model_name == "one"
    assert azure.get(client.info()).model_name == "two"
    assert azure.get(client.with_options(timeout=1).info(cached=True)).model_name == "two"
    assert azure.get(client.info(cached=True, model="other")).model_name == "two"
    assert azure.url == ("/info", {"api-version": "2024-05-01-preview", "model": "other"})
    assert len(azure.server.requests) == 3
    elsewhere = client.with_options(headers={"azureml-model-deployment": "blue"})
    for _ in range(2):
        azure.get(elsewhere.info(cached=True))
    assert len(azure.server.requests) == 4


def test_raw_answers(azure: AzureDriver) -> None:
    raw = azure.get(azure.client(model="m").with_raw_response.chat_completions("x"))
    assert (raw.status_code, raw.parse().text) == (200, "Hi")
    assert azure.sent["model"] == "m"


BAD: list[tuple[Json, str]] = [
    ({"messages": []}, "messages: too few items"),
    ({"messages": [{"role": "tool", "content": "x"}]}, "'tool_call_id' is missing"),
    ({"messages": [{"role": "user"}]}, "'content' is missing"),
    (
        {"messages": [{"role": "user", "content": "x", "toolCalls": []}]},
        "did you mean 'tool_calls'",
    ),
    (
        {"messages": [{"role": "user", "content": [{"type": "text"}]}]},
        r"messages\[0\].content\[0\]: the required field 'text' is missing",
    ),
    ({"messages": "x", "top_p": 2}, "top_p: out of range"),
    ({"messages": "x", "max_tokens": -1}, "max_tokens: out of range"),
    ({"messages": [3]}, r"messages\[0\]: wrong type; found int"),
    ({"messages": "x", "response_format": "json_schema"}, "'json_schema' is missing"),
    ({"messages": "x", "temprature": 1}, "did you mean 'temperature'"),
    (
        {"messages": "x", "max_tokens": "3"},
        'max_tokens: wrong type; found "3"; expected an integer',
    ),
    ({"messages": ["x"], "temperature": "0.5"}, "temperature: wrong type"),
    ({"messages": [{"role": "user", "content": None}]}, r"messages\[0\].content: wrong type"),
    ({"messages": [{"role": "user", "content": [None]}]}, r"messages\[0\].content\[0\]: wrong"),
    ({"messages": "x", "stop": [1]}, r"stop\[0\]: wrong type; found 1; expected a string"),
    ({"messages": "x", "model_extras": ["n"]}, "model_extras: wrong type; found list"),
    (
        {"messages": "x", "stream": True},
        "stream: not a keyword; call the method with the prefix stream_",
    ),
]


@pytest.mark.parametrize(("given", "message"), BAD)
def test_bad_input_is_reported_before_it_is_sent(
    azure: AzureDriver, given: Json, message: str
) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        azure.get(azure.client().chat_completions(**given))
    assert azure.server.requests == []


@pytest.mark.parametrize("given", [[None], [["a", 1]], {"a": "b"}, 5])
def test_what_is_no_text_is_reported_before_it_is_sent(azure: AzureDriver, given: object) -> None:
    with pytest.raises(InvalidPayloadError, match="input"):
        azure.get(azure.client().embeddings(given))
    with pytest.raises(InvalidPayloadError, match=r"input\[0\]"):
        azure.get(azure.client().image_embeddings(3))
    assert azure.server.requests == []


def test_a_payload_within_itself_is_reported(azure: AzureDriver) -> None:
    content: list[Any] = []
    content.append(content)
    message = {"role": "user", "content": content}
    for validate in (True, False):
        with pytest.raises(InvalidPayloadError, match="Circular"):
            azure.get(azure.client().chat_completions([message], validate=validate))


def test_a_model_is_a_name(azure: AzureDriver) -> None:
    with pytest.raises(InvalidPayloadError, match=r"model: wrong type; found list"):
        azure.get(azure.client().info(model=["m"]))


def test_extras_are_mappings(azure: AzureDriver) -> None:
    for extras in ({"model_extras": {"n": 1}}, {}):
        with pytest.raises(ConfigurationError, match="extra_body must be a mapping, found list"):
            azure.get(azure.client().chat_completions("x", extra_body=["x"], **extras))


def test_validation_can_be_switched_off(azure: AzureDriver) -> None:
    azure.get(azure.client(validate=False).chat_completions([{"role": "user", "x_y": 1}]))
    assert azure.sent == {"messages": [{"role": "user", "x_y": 1}]}


def test_no_secret_is_shown(azure: AzureDriver) -> None:
    client = azure.client()
    azure.server.plan(answer({"error": {"code": "429", "message": f"no {KEY}"}}, 429))
    with pytest.raises(RateLimitError) as error:
        azure.get(client.chat_completions("x"))
    shown = [repr(client), str(error.value), repr(error.value), repr(client._transport.session)]
    assert not [text for text in shown if KEY in text]
