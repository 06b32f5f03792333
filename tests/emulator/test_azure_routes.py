"""Azure's routes of the emulator over real HTTP: addresses, credentials, parameters, errors, streams."""

import base64
import io
import json
import wave
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk._wire import Operation
from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions, Rule, safety
from gemini_sdk.emulator.azure import content_filter
from gemini_sdk.emulator.azure.dialect import PREFIXES, SERVED

Json = dict[str, Any]

NOW = 1_800_000_000.0
USER: Json = {"role": "user", "content": "Why is the sky blue?"}
CHAT: Json = {"messages": [USER]}
BODIES: dict[str, Json] = {
    "getChatCompletions": CHAT,
    "getCompletions": {"prompt": "Once upon a time"},
    "getEmbeddings": {"input": ["a text"]},
    "getImageEmbeddings": {"input": [{"image": "data:image/png;base64,iVBORw0KGgo="}]},
}
WEATHER: Json = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather of a city",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
        },
    },
}
TIME: Json = {"type": "function", "function": {"name": "get_time"}}


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    lacks = {"small-*": ("response_format", "tools")}
    options = EmulatorOptions(clock=lambda: NOW, azure=AzureOptions(lacks=lacks))
    with Emulator(options) as emulator:
        yield emulator
        emulator.reset()


@pytest.fixture
def client(server: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, headers={"api-key": "any"}) as client:
        yield client


def serving(**options: Any) -> Emulator:
    return Emulator(EmulatorOptions(azure=AzureOptions(**options)))


def chat(client: httpx.Client, *said: str, **parameters: Any) -> Json:
    messages = [{"role": "user", "content": text} for text in said] or [USER]
    response = client.post("/chat/completions", json={"messages": messages, **parameters})
    answer: Json = response.raise_for_status().json()
    return answer


def events(response: httpx.Response) -> list[str]:
    assert response.headers["content-type"].startswith("text/event-stream")
    lines = response.text.split("\n\n")
    assert lines.pop() == ""
    return [line.removeprefix("data: ") for line in lines]


def chunks(client: httpx.Client, path: str, body: Json, **headers: str) -> list[Json]:
    response = client.post(path, json={**body, "stream": True}, headers=headers).raise_for_status()
    *data, last = events(response)
    assert last == "[DONE]"
    return [json.loads(each) for each in data]


def passing(body: Json, client: httpx.Client, path: str = "/chat/completions") -> httpx.Response:
    return client.post(path, json=body, headers={"extra-parameters": "pass-through"})


# Addresses, models and credentials


@pytest.mark.parametrize("operation", SERVED, ids=lambda o: o.id)
@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("version", [None, "2024-05-01-preview", "2099-01-01"])
def test_every_operation_is_served_everywhere(
    client: httpx.Client, operation: Operation, prefix: str, version: str | None
) -> None:
    response = client.request(
        operation.method,
        prefix.replace("{deployment}", "gpt") + operation.path,
        params={"api-version": version} if version else {},
        json=BODIES.get(operation.id),
    )
    assert response.status_code == 200
    answer = response.json()
    name = answer["model_name"] if operation.id == "getModelInfo" else answer["model"]
    assert name == ("gpt" if "deployment" in prefix else "emulator")


@pytest.mark.parametrize(
    "path", ["/models/chat/completion", "/models/x", "/openai/deployments/gpt", "/openai/v9/chat"]
)
def test_another_path_is_not_found(client: httpx.Client, path: str) -> None:
    response = client.post(path, json=CHAT)
    assert response.status_code == 404
    assert response.json() == {"error": {"code": "404", "message": "Resource not found"}}


def test_the_callers_id_comes_back(client: httpx.Client) -> None:
    named = {"x-ms-client-request-id": "mine"}
    for status, body in ((200, CHAT), (422, {})):
        response = client.post("/chat/completions", json=body, headers=named)
        assert response.status_code == status
        assert response.headers["x-ms-client-request-id"] == "mine"
    assert "x-ms-client-request-id" not in client.get("/info").headers


@pytest.mark.parametrize("name", ["Phi-4", "vendor/model:latest", "gemini-2.5-flash"])
def test_any_model_will_do(client: httpx.Client, name: str) -> None:
    assert chat(client, model=name)["model"] == name


def test_whose_model_answers(client: httpx.Client) -> None:
    deployed = {"azureml-model-deployment": "blue"}
    assert client.get("/info", headers=deployed).json()["model_name"] == "blue"
    assert client.get("/info?model=green", headers=deployed).json()["model_name"] == "green"
    path = "/openai/deployments/red/chat/completions"
    assert client.post(path, json={**CHAT, "model": "ignored"}).json()["model"] == "red"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("phi", "chat-completion"),
        ("text-embed-3", "embeddings"),
        ("image-embed", "image-embeddings"),
    ],
)
def test_info_guesses_what_a_model_is_for(client: httpx.Client, name: str, kind: str) -> None:
    info = client.get("/info", params={"model": name}).json()
    assert (info["model_name"], info["model_type"]) == (name, kind)
    assert info["model_provider_name"]


def test_models_can_be_limited() -> None:
    rules = (Rule(model="odd", text="Here."),)
    options = EmulatorOptions(azure=AzureOptions(models=("phi-*",), model="default"), rules=rules)
    with (
        Emulator(options) as emulator,
        httpx.Client(base_url=emulator.url, headers={"api-key": "any"}) as client,
    ):
        for name in ("phi-4", "default", "odd"):
            assert chat(client, model=name)["model"] == name
        assert chat(client)["model"] == "default"
        refused = client.post("/openai/deployments/gpt/chat/completions", json=CHAT)
        assert refused.status_code == 404
        assert refused.json()["error"]["code"] == "DeploymentNotFound"
        body = {**CHAT, "model": "gpt"}
        refused = client.post("/models/chat/completions", json=body)
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "unknown_model")
        assert refused.headers["x-ms-error-code"] == "unknown_model"
        refused = client.post("/openai/v1/chat/completions", json=body)
        assert refused.json()["error"]["code"] == "DeploymentNotFound"
        refused = client.post("/v1/chat/completions", json=body)
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "model_not_found")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"api-key": ""}, 401),
        ({"authorization": "Bearer"}, 401),
        ({"authorization": "Basic eDp5"}, 401),
        ({"x-goog-api-key": "good"}, 401),
        ({"api-key": "good"}, 200),
        ({"authorization": "Bearer good"}, 200),
        ({"authorization": "bearer token"}, 200),
        ({"api-key": "good", "authorization": "Bearer good"}, 200),
        ({"api-key": "token"}, 401),
        ({"api-key": "bad", "authorization": "Bearer good"}, 401),
        ({"api-key": "good", "authorization": "Bearer bad"}, 401),
    ],
)
def test_credentials(headers: dict[str, str], status: int) -> None:
    options = EmulatorOptions(api_keys=frozenset({"good"}), tokens=frozenset({"token"}))
    with Emulator(options) as emulator:
        response = httpx.get(f"{emulator.url}/info", headers=headers)
    assert response.status_code == status
    if status == 401:
        assert response.json()["error"]["code"] == "401"
        assert response.json()["error"]["message"].startswith("Access denied")


def test_a_wrong_key_at_openai() -> None:
    options = EmulatorOptions(api_keys=frozenset({"good"}), tokens=frozenset())
    with Emulator(options) as emulator:
        url, headers = f"{emulator.url}/v1/chat/completions", {"authorization": "Bearer bad"}
        response = httpx.post(url, json=CHAT, headers=headers)
    assert (response.status_code, response.json()["error"]["code"]) == (401, "invalid_api_key")


def test_the_journal_shows_no_credentials(gemini_emulator: Emulator) -> None:
    secret = "s3cret-9876"
    headers = {"api-key": secret, "authorization": f"Bearer {secret}"}
    httpx.post(f"{gemini_emulator.url}/chat/completions", json=CHAT, headers=headers)
    (entry,) = gemini_emulator.journal()
    assert (entry.operation, entry.body) == ("getChatCompletions", CHAT)
    assert secret not in repr(entry)


def test_another_http_method_is_refused(client: httpx.Client) -> None:
    response = client.get("/chat/completions")
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert "POST" in response.json()["error"]["message"]


# Parameters


@pytest.mark.parametrize("header", [{}, {"extra-parameters": "error"}])
def test_unknown_parameters_are_an_error_by_default(
    client: httpx.Client, header: dict[str, str]
) -> None:
    body = {**CHAT, "safe_mode": True, "n": 2}
    response = client.post("/chat/completions", json=body, headers=header)
    assert response.status_code == 400
    assert response.json()["detail"].startswith(
        "Extra parameters ['safe_mode', 'n'] are not allowed"
    )


def test_unknown_parameters_can_be_dropped_or_passed_through(client: httpx.Client) -> None:
    body = {**CHAT, "safe_mode": True, "n": 2}
    dropped = client.post("/chat/completions", json=body, headers={"extra-parameters": "drop"})
    assert len(dropped.json()["choices"]) == 1
    assert len(passing(body, client).json()["choices"]) == 2


def test_another_handling_is_refused(client: httpx.Client) -> None:
    response = client.post("/chat/completions", json=CHAT, headers={"extra-parameters": "ignore"})
    assert response.status_code == 400
    assert response.json() == {
        "detail": "Unexpected EXTRA_PARAMETERS option ignore, expected options are "
        "['error', 'drop', 'pass-through']"
    }


@pytest.mark.parametrize("handling", ["error", "pass-through"])
def test_lacked_parameters_are_refused(client: httpx.Client, handling: str) -> None:
    form = {"type": "json_object"}
    body = {**CHAT, "model": "small-1", "response_format": form, "tools": [WEATHER]}
    response = client.post("/chat/completions", json=body, headers={"extra-parameters": handling})
    assert response.status_code == 422
    reported = [(each["type"], each["loc"], each["input"]) for each in response.json()["detail"]]
    assert reported == [
        ("extra_forbidden", ["body", "response_format"], form),
        ("extra_forbidden", ["body", "tools"], [WEATHER]),
    ]


def test_lacked_parameters_can_be_dropped(client: httpx.Client) -> None:
    body = {**CHAT, "model": "small-1", "response_format": {"type": "json_object"}}
    answer = client.post("/chat/completions", json=body, headers={"extra-parameters": "drop"})
    assert "Why is the sky blue?" in answer.json()["choices"][0]["message"]["content"]
    assert not answer.json()["choices"][0]["message"]["content"].startswith("{")


def test_other_models_have_them(client: httpx.Client) -> None:
    assert chat(client, model="large", response_format={"type": "json_object"})


def test_a_lacked_parameter_in_the_form_of_an_object() -> None:
    with (
        serving(lacks={"*": ("response_format", "seed")}, parameter_errors="object") as emulator,
        httpx.Client(base_url=emulator.url, headers={"api-key": "any"}) as client,
    ):
        json_object = {"response_format": {"type": "json_object"}}
        refused = [
            client.post("/chat/completions", json={**CHAT, **extra}).json()
            for extra in (json_object, {"seed": 7})
        ]
    for body, name, value in zip(
        refused, ("response_format", "seed"), ("json_object", 7), strict=True
    ):
        assert (body["status"], body["code"]) == (422, "parameter_not_supported")
        assert body["detail"] == {"loc": ["body", name], "input": value}


@pytest.mark.parametrize(
    ("body", "kind", "loc", "found"),
    [
        ({}, "missing", ["messages"], None),
        ({"messages": []}, "value_error", ["messages"], []),
        ({**CHAT, "temperature": -1}, "value_error", ["temperature"], -1),
        ({"messages": [{**USER, "content": 5}]}, "value_error", ["messages", 0, "content"], 5),
        (
            {"messages": [{"role": "tool", "content": "x"}]},
            "missing",
            ["messages", 0, "tool_call_id"],
            None,
        ),
        (
            {**CHAT, "response_format": {"type": "xml"}},
            "value_error",
            ["response_format", "type"],
            "xml",
        ),
        (
            {
                **CHAT,
                "tools": [{"type": "function", "function": {"name": "f"}}],
                "tool_choice": "any",
            },
            "value_error",
            ["tool_choice"],
            "any",
        ),
    ],
)
def test_wrong_values(client: httpx.Client, body: Json, kind: str, loc: Any, found: Any) -> None:
    response = client.post("/chat/completions", json=body)
    assert response.status_code == 422
    (detail,) = response.json()["detail"]
    assert (detail["type"], detail["loc"]) == (kind, ["body", *loc])
    assert detail.get("input") == found


@pytest.mark.parametrize("body", [b"{", b"[]", b"7", b"\xff"])
def test_a_body_that_is_no_object(client: httpx.Client, body: bytes) -> None:
    response = client.post("/chat/completions", content=body)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_json")


@pytest.mark.parametrize("n", [0, 129, 1.5, "2", True])
def test_a_wrong_number_of_answers(client: httpx.Client, n: Any) -> None:
    response = passing({**CHAT, "n": n}, client)
    assert (response.status_code, response.json()["detail"][0]["loc"]) == (422, ["body", "n"])


DEPLOYMENT = "/openai/deployments/gpt"
OPENAI = ("/models", DEPLOYMENT, "/openai/v1", "/v1")


@pytest.mark.parametrize("prefix", OPENAI)
@pytest.mark.parametrize(
    "extra",
    [
        {"stream_options": {"include_usage": True}, "stream": True},
        {"reasoning_effort": "low"},
        {"n": 2, "max_completion_tokens": 5, "user": "ada"},
    ],
)
def test_parameters_of_openai_need_no_header(
    client: httpx.Client, prefix: str, extra: Json
) -> None:
    assert client.post(f"{prefix}/chat/completions", json={**CHAT, **extra}).status_code == 200
    refused = client.post(f"{prefix}/chat/completions", json={**CHAT, "safe_mode": True})
    assert refused.status_code == 400


def test_a_header_that_refuses_them_is_obeyed(client: httpx.Client) -> None:
    body = {**CHAT, "reasoning_effort": "low"}
    header = {"extra-parameters": "error"}
    assert client.post("/models/chat/completions", json=body, headers=header).status_code == 400


@pytest.mark.parametrize("prefix", ["", *OPENAI])
@pytest.mark.parametrize(
    "body",
    [
        {**CHAT, "stop": []},
        {**CHAT, "tools": []},
        {**CHAT, "tools": None, "temperature": None, "n": None, "stream_options": None},
        {**CHAT, "tools": [{**WEATHER, "function": {**WEATHER["function"], "cached": True}}]},
        {"messages": [{"role": "system", "content": "Say hello."}]},
        {"messages": [{"role": "assistant", "content": "Hello."}]},
        {
            "messages": [
                {"role": "user", "content": [{"type": "image_url", "image_url": "https://x/y.png"}]}
            ]
        },
        {
            "messages": [
                USER,
                {
                    "role": "assistant",
                    "content": None,
                    "refusal": None,
                    "tool_calls": [
                        {
                            "id": "1",
                            "type": "function",
                            "function": {"name": "get_weather", "arguments": "{}"},
                        }
                    ],
                },
                {"role": "tool", "tool_call_id": "1", "content": ""},
            ]
        },
    ],
    ids=lambda body: "+".join(body),
)
def test_what_services_take_beyond_their_descriptions(
    client: httpx.Client, prefix: str, body: Json
) -> None:
    assert client.post(f"{prefix}/chat/completions", json=body).status_code == 200


# Chat


def test_an_answer(client: httpx.Client) -> None:
    answer = chat(client)
    assert (answer["object"], len(answer["choices"])) == ("chat.completion", 1)
    (choice,) = answer["choices"]
    assert (choice["index"], choice["finish_reason"]) == (0, "stop")
    assert choice["message"]["role"] == "assistant"
    assert "Why is the sky blue?" in choice["message"]["content"]
    usage = answer["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


def test_tokens_are_counted_as_on_geminis_routes(client: httpx.Client) -> None:
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    items = [{"type": "text", "text": "What is it?"}, image]
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": items}]
    contents = [
        {
            "role": "user",
            "parts": [
                {"text": "What is it?"},
                {"inlineData": {"mimeType": "image/png", "data": "AAAA"}},
            ],
        }
    ]
    counted = client.post(
        "/v1beta/models/gemini-2.5-flash:generateContent",
        headers={"x-goog-api-key": "any"},
        json={"contents": contents, "systemInstruction": {"parts": [{"text": "Be brief."}]}},
    ).json()["usageMetadata"]
    answer = client.post("/chat/completions", json={"messages": messages}).json()
    usage, said = answer["usage"], answer["choices"][0]["message"]["content"]
    assert usage["prompt_tokens"] == counted["promptTokenCount"] > 258
    assert usage["completion_tokens"] == -(-len(said) // 4)


def test_all_that_is_said_counts(client: httpx.Client) -> None:
    said = [
        {"role": "system", "content": "Speak like a sailor."},
        {"role": "developer", "content": "Never swear."},
        {"role": "user", "content": "I like tulips."},
        {"role": "assistant", "content": "Aye."},
        {"role": "user", "content": [{"type": "text", "text": "Which flower do I like?"}]},
    ]
    answer = client.post("/chat/completions", json={"messages": said}).json()
    text = answer["choices"][0]["message"]["content"]
    for piece in ("Speak like a sailor.", "Never swear.", "I like tulips.", "Which flower"):
        assert piece in text


def test_media_are_seen(client: httpx.Client) -> None:
    items = [
        {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
        {"type": "image_url", "image_url": {"url": "https://example.com/a"}},
        {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,AAAA"}},
        {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "mp3"}},
        {"type": "audio_url", "audio_url": {"url": "https://example.com/a.wav"}},
    ]
    message = {"role": "user", "content": items}
    answer = client.post("/chat/completions", json={"messages": [message]}).json()
    text = answer["choices"][0]["message"]["content"]
    for seen in (
        "1 x image/png",
        "1 x image/*",
        "1 x image/jpeg",
        "1 x audio/mp3",
        "1 x audio/wav",
    ):
        assert seen in text


@pytest.mark.parametrize("url", ["data:image/png;base64,###", "data:image/png"])
def test_media_that_cannot_be_read_are_refused(client: httpx.Client, url: str) -> None:
    part = {"type": "image_url", "image_url": {"url": url}}
    answer = client.post(
        "/chat/completions", json={"messages": [{"role": "user", "content": [part]}]}
    )
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "messages"


def test_limits(client: httpx.Client) -> None:
    (cut,) = chat(client, max_tokens=2)["choices"]
    assert (cut["finish_reason"], len(cut["message"]["content"])) == ("length", 8)
    for stop in ("sky", ["never said", "sky"]):
        (stopped,) = chat(client, stop=stop)["choices"]
        assert stopped["finish_reason"] == "stop"
        assert stopped["message"]["content"].endswith("Why is the ")


def test_the_same_request_has_the_same_answer(client: httpx.Client) -> None:
    def said(**parameters: Any) -> str:
        content: str = chat(client, **parameters)["choices"][0]["message"]["content"]
        return content

    assert said() == said() == said(temperature=0, seed=5)
    assert said(temperature=1, seed=5) == said(temperature=1, seed=5)
    assert len({said(temperature=1, seed=seed) for seed in range(8)}) > 1


def test_several_answers_differ(client: httpx.Client) -> None:
    choices = passing({**CHAT, "n": 5}, client).json()["choices"]
    assert [choice["index"] for choice in choices] == list(range(5))
    assert len({choice["message"]["content"] for choice in choices}) > 1


def test_json(client: httpx.Client) -> None:
    answer = chat(client, response_format={"type": "json_object"})
    assert isinstance(json.loads(answer["choices"][0]["message"]["content"]), dict)


def test_json_of_a_schema(client: httpx.Client) -> None:
    schema = {
        "type": "object",
        "properties": {"city": {"type": "string"}, "degrees": {"type": "integer", "minimum": 10}},
        "required": ["city", "degrees"],
        "additionalProperties": False,
    }
    form = {"type": "json_schema", "json_schema": {"name": "w", "schema": schema, "strict": True}}
    answer = chat(client, "How warm are 25 degrees in Paris?", response_format=form)
    made = json.loads(answer["choices"][0]["message"]["content"])
    assert made == {"city": "Paris", "degrees": 25}


def test_a_schema_that_nothing_satisfies(client: httpx.Client) -> None:
    schema = {"type": "integer", "minimum": 3, "maximum": 2}
    form = {"type": "json_schema", "json_schema": {"name": "w", "schema": schema}}
    response = client.post("/chat/completions", json={**CHAT, "response_format": form})
    error = response.json()["error"]
    assert (response.status_code, error["param"]) == (400, "response_format")
    assert error["message"].startswith("no value matches the response schema")


def test_reasoning(client: httpx.Client) -> None:
    answer = passing({**CHAT, "reasoning_effort": "low"}, client).json()
    assert "sky" in answer["choices"][0]["message"]["reasoning_content"]
    details = answer["usage"]["completion_tokens_details"]
    assert 0 < details["reasoning_tokens"] < answer["usage"]["completion_tokens"]


def test_speech(client: httpx.Client) -> None:
    heard = {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}}
    said = [{"role": "user", "content": [{"type": "text", "text": "Why?"}, heard]}]
    body: Json = {"messages": said, "modalities": ["text", "audio"]}
    answer = client.post("/chat/completions", json=body).json()
    message = answer["choices"][0]["message"]
    audio = message["audio"]
    assert message["content"] is None
    assert "Why?" in audio["transcript"]
    assert audio["expires_at"] > answer["created"]
    with wave.open(io.BytesIO(base64.b64decode(audio["data"]))) as sound:
        assert sound.getnframes() > 0
    assert answer["usage"]["prompt_tokens_details"]["audio_tokens"] == 320
    referred = {"role": "assistant", "content": None, "audio": {"id": audio["id"]}}
    again = {**body, "messages": [*said, referred, USER]}
    assert client.post("/chat/completions", json=again).status_code == 200
    deltas = [
        c["delta"] for each in chunks(client, "/chat/completions", body) for c in each["choices"]
    ]
    assert [delta["audio"] for delta in deltas if "audio" in delta] == [audio]


# Tools

ASKED = "What is the weather in Paris?"


@pytest.mark.parametrize(
    ("choice", "question", "called"),
    [
        ({}, ASKED, ["get_weather"]),
        ({"tool_choice": "auto"}, ASKED, ["get_weather"]),
        ({"tool_choice": "auto"}, "Hello", []),
        ({"tool_choice": "none"}, ASKED, []),
        ({"tool_choice": "required"}, "Hello", ["get_weather"]),
        (
            {"tool_choice": {"type": "function", "function": {"name": "get_time"}}},
            ASKED,
            ["get_time"],
        ),
    ],
)
def test_tools(client: httpx.Client, choice: Json, question: str, called: list[str]) -> None:
    (answer,) = chat(client, question, tools=[WEATHER, TIME], **choice)["choices"]
    calls = answer["message"].get("tool_calls", [])
    assert [call["function"]["name"] for call in calls] == called
    assert answer["finish_reason"] == ("tool_calls" if called else "stop")
    assert (answer["message"]["content"] is None) is bool(called)


def test_a_tool_that_is_not_there(client: httpx.Client) -> None:
    choice = {"type": "function", "function": {"name": "get_tide"}}
    body = {**CHAT, "tools": [WEATHER], "tool_choice": choice}
    response = client.post("/chat/completions", json=body)
    assert (response.status_code, response.json()["error"]["param"]) == (400, "tool_choice")


def test_tool_results(client: httpx.Client) -> None:
    parameters = {"tools": [WEATHER]}
    asked = {"role": "user", "content": ASKED}
    (answer,) = chat(client, ASKED, **parameters)["choices"]
    (call,) = answer["message"]["tool_calls"]
    assert json.loads(call["function"]["arguments"]) == {"city": "Paris"}
    result = {"role": "tool", "tool_call_id": call["id"], "content": "It rains."}
    body = {"messages": [asked, answer["message"], result], **parameters}
    (choice,) = client.post("/chat/completions", json=body).json()["choices"]
    assert choice["finish_reason"] == "stop"
    assert "get_weather returned" in choice["message"]["content"]
    assert "It rains." in choice["message"]["content"]


# Streams


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"max_tokens": 3},
        {"n": 3, "temperature": 1},
        {"reasoning_effort": "high"},
        {"tools": [WEATHER], "tool_choice": "required"},
        {
            "tools": [WEATHER, TIME],
            "messages": [{**USER, "content": "Call get_time, and get_weather for Paris."}],
        },
    ],
    ids=["plain", "cut", "several", "reasoning", "a call", "two calls"],
)
def test_a_stream_says_what_the_whole_answer_says(client: httpx.Client, parameters: Json) -> None:
    body = {**CHAT, **parameters}
    whole = passing(body, client).json()
    if "messages" in parameters:
        assert len(whole["choices"][0]["message"]["tool_calls"]) == 2
    streamed = chunks(client, "/chat/completions", body, **{"extra-parameters": "pass-through"})
    assert {each["id"] for each in streamed} == {whole["id"]}
    assert {each["object"] for each in streamed} == {"chat.completion.chunk"}
    for choice in whole["choices"]:
        mine = [c for each in streamed for c in each["choices"] if c["index"] == choice["index"]]
        deltas = [each["delta"] for each in mine]
        assert deltas[0] == {"role": "assistant", "content": ""}
        assert [c["finish_reason"] for c in mine[:-1]] == [None] * (len(mine) - 1)
        assert (deltas[-1], mine[-1]["finish_reason"]) == ({}, choice["finish_reason"])
        message = choice["message"]
        for name in ("content", "reasoning_content"):
            assert "".join(d.get(name) or "" for d in deltas) == (message.get(name) or "")
        pieces = [piece for d in deltas for piece in d.get("tool_calls", [])]
        for index, call in enumerate(message.get("tool_calls", [])):
            own = [piece for piece in pieces if piece["index"] == index]
            arguments = "".join(piece["function"]["arguments"] for piece in own)
            assert (own[0]["id"], own[0]["function"]["name"]) == (
                call["id"],
                call["function"]["name"],
            )
            assert arguments == call["function"]["arguments"]
    assert [each["usage"] for each in streamed if "usage" in each] == [streamed[-1]["usage"]]
    assert streamed[-1]["usage"] == whole["usage"]


def test_usage_in_a_chunk_of_its_own(client: httpx.Client) -> None:
    path = "/openai/deployments/gpt/chat/completions"
    assert not any("usage" in each for each in chunks(client, path, CHAT))
    without = {**CHAT, "stream_options": {"include_usage": False}}
    assert not any("usage" in each for each in chunks(client, path, without))
    *others, last = chunks(client, path, {**CHAT, "stream_options": {"include_usage": True}})
    assert not any("usage" in each for each in others)
    assert last["choices"] == []
    assert last["usage"]["total_tokens"] > 0


def test_a_leading_chunk_without_choices() -> None:
    with (
        serving(leading_chunk=True) as emulator,
        httpx.Client(base_url=emulator.url, headers={"api-key": "any"}) as client,
    ):
        first, second, *_ = chunks(client, "/chat/completions", CHAT)
    assert first["choices"] == []
    (result,) = first["prompt_filter_results"]
    assert result["content_filter_results"]["hate"] == {"filtered": False, "severity": "safe"}
    assert second["choices"][0]["delta"]["role"] == "assistant"


# The content filter


@pytest.mark.parametrize("trigger", content_filter.REFUSED)
@pytest.mark.parametrize("path", ["/chat/completions", "/completions"])
@pytest.mark.parametrize("stream", [False, True])
def test_a_prompt_that_is_refused(
    client: httpx.Client, trigger: str, path: str, stream: bool
) -> None:
    prompt = f"So: {trigger.upper()}"
    body: Json = {"messages": [{"role": "user", "content": prompt}]}
    body = body if path.startswith("/chat") else {"prompt": prompt}
    response = client.post(path, json={**body, "stream": stream})
    assert (response.status_code, response.headers["x-ms-error-code"]) == (400, "content_filter")
    error = response.json()["error"]
    assert (error["code"], error["param"], error["status"]) == ("content_filter", "prompt", 400)
    inner = error["innererror"]
    assert inner["code"] == "ResponsibleAIPolicyViolation"
    assert inner["content_filter_result"]["violence"] == {"filtered": True, "severity": "medium"}


def test_only_the_last_message_is_filtered(client: httpx.Client) -> None:
    assert chat(client, content_filter.KNIVES, "Hello")


def test_a_refused_prompt_in_the_flat_form() -> None:
    with serving(filter_errors="flat") as emulator:
        body = {"messages": [{"role": "user", "content": content_filter.KNIVES}]}
        url = f"{emulator.url}/chat/completions"
        answer = httpx.post(url, json=body, headers={"api-key": "any"}).json()
    assert answer.pop("message")
    flat = {"status": 400, "code": "content_filter", "param": "messages", "type": None}
    assert answer == flat


@pytest.mark.parametrize("path", ["/chat/completions", "/completions"])
def test_an_answer_that_is_held_back(client: httpx.Client, path: str) -> None:
    prompt = safety.BLOCK_ANSWER
    body: Json = {"messages": [{"role": "user", "content": prompt}]}
    body = body if path.startswith("/chat") else {"prompt": prompt}
    (choice,) = client.post(path, json=body).json()["choices"]
    assert choice["finish_reason"] == "content_filter"
    assert choice["content_filter_results"]["violence"]["filtered"] is True
    assert "" in (choice.get("text"), choice.get("message", {}).get("content"))
    streamed = [each["choices"][0] for each in chunks(client, path, body)]
    assert streamed[-1]["finish_reason"] == "content_filter"


# Text


@pytest.mark.parametrize(
    ("prompt", "count"), [("Once", 1), (["Once", "Twice"], 2), ([1, 2, 3], 1), ([[1], [2]], 2)]
)
def test_prompts_in_every_form(client: httpx.Client, prompt: Any, count: int) -> None:
    answer = client.post("/completions", json={"prompt": prompt}).raise_for_status().json()
    assert answer["object"] == "text_completion"
    assert [choice["index"] for choice in answer["choices"]] == list(range(count))
    assert all(choice["finish_reason"] == "stop" and choice["text"] for choice in answer["choices"])


def test_streamed_text(client: httpx.Client) -> None:
    body = {"prompt": ["Once upon a time", "Why is it so?"], "max_tokens": 9}
    whole = client.post("/completions", json=body).json()
    streamed = chunks(client, "/completions", body)
    for choice in whole["choices"]:
        mine = [c for each in streamed for c in each["choices"] if c["index"] == choice["index"]]
        assert "".join(c["text"] for c in mine) == choice["text"]
        assert mine[-1]["finish_reason"] == choice["finish_reason"] == "length"
    assert streamed[-1]["usage"] == whole["usage"]


# Rules


@pytest.mark.parametrize(
    ("status", "keys"),
    [
        (400, {"error"}),
        (401, {"error"}),
        (404, {"error"}),
        (418, {"error"}),
        (503, {"error"}),
    ],
)
def test_a_rule_with_a_status_alone(gemini_emulator: Emulator, status: int, keys: set[str]) -> None:
    gemini_emulator.add(Rule(operation="getChatCompletions", status=status))
    url = f"{gemini_emulator.url}/chat/completions"
    response = httpx.post(url, json=CHAT, headers={"api-key": "any"})
    assert (response.status_code, set(response.json())) == (status, keys)
    if keys == {"error"}:
        assert response.json()["error"]["code"] == str(status)


def test_rules_speak_for_the_model(gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(model="phi", contains="sky", text="Because."))
    with httpx.Client(base_url=gemini_emulator.url, headers={"api-key": "any"}) as client:
        assert chat(client, model="phi")["choices"][0]["message"]["content"] == "Because."
        assert chat(client, model="other")["choices"][0]["message"]["content"] != "Because."
        streamed = chunks(client, "/chat/completions", {**CHAT, "model": "phi"})
        said = "".join(c["delta"].get("content", "") for each in streamed for c in each["choices"])
        assert said == "Because."


def test_chunks_of_a_rule_are_followed_by_done(gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(chunks=({"id": "1"}, {"id": "2"})))
    with httpx.Client(base_url=gemini_emulator.url, headers={"api-key": "any"}) as client:
        assert chunks(client, "/chat/completions", CHAT) == [{"id": "1"}, {"id": "2"}]


@pytest.mark.parametrize("fault", ["end", "error"])
def test_a_stream_that_fails_is_not_done(gemini_emulator: Emulator, fault: Any) -> None:
    gemini_emulator.add(Rule(fault=fault, after=2, status=429 if fault == "error" else None))
    response = httpx.post(
        f"{gemini_emulator.url}/chat/completions",
        json={**CHAT, "stream": True},
        headers={"api-key": "any"},
    )
    streamed = [json.loads(each) for each in events(response)]
    assert len(streamed) == (3 if fault == "error" else 2)
    assert ("error" in streamed[-1]) is (fault == "error")


def test_the_description_tells_of_azure(client: httpx.Client) -> None:
    answer = client.get("/emulator").json()
    assert content_filter.KNIVES in answer["refused_by_azure"]
    assert "POST /chat/completions" in answer["operations"]


def test_a_rate_limit(gemini_emulator: Emulator) -> None:
    gemini_emulator.add(Rule(status=429))
    url = f"{gemini_emulator.url}/models/chat/completions"
    error = httpx.post(url, json=CHAT, headers={"api-key": "any"}).json()["error"]
    assert error["code"] == "RateLimitReached"
    assert error["details"] == error["message"]
