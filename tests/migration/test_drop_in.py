"""Programs written for OpenAI's package, on the drop-in clients, against the emulator."""

import asyncio
import json
import logging
import pickle
from collections.abc import Generator
from typing import Any, get_type_hints

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient, VertexClient, errors, migration
from gemini_sdk._methods.method import transport_of
from gemini_sdk.emulator import Emulator, Rule
from gemini_sdk.migration import AsyncAzureOpenAI, AzureOpenAI, OpenAI, Report
from gemini_sdk.migration.drop_in.openai_params import (
    CallParams,
    ChatParams,
    EmbeddingParams,
    ResponseParams,
    TextParams,
)
from gemini_sdk.validation.compiled_schemas import definitions

HELLO: list[dict[str, Any]] = [{"role": "user", "content": "Hello"}]
TOOLS: list[dict[str, Any]] = [
    {
        "type": "function",
        "function": {
            "name": name,
            "parameters": {
                "type": "object",
                "properties": {"city": {"type": "string"}},
                "required": ["city"],
            },
        },
    }
    for name in ("get_weather", "get_time")
]


@pytest.fixture(scope="module")
def server() -> Generator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def emulator(server: Emulator) -> Emulator:
    server.reset()
    return server


@pytest.fixture
def gemini(emulator: Emulator) -> Generator[GeminiClient]:
    with GeminiClient(api_key="k", base_url=emulator.url, max_retries=0) as client:
        yield client


@pytest.fixture
def client(gemini: GeminiClient) -> AzureOpenAI:
    return AzureOpenAI(gemini=gemini)


def calls(*names: str) -> dict[str, Any]:
    """An answer of Gemini's that calls functions, signed as thinking models sign."""
    parts: list[dict[str, Any]] = [
        {"functionCall": {"name": name, "args": {"city": city}}}
        for name, city in zip(names, ("Paris", "Rome"), strict=False)
    ]
    parts[0]["thoughtSignature"] = "c2lnbmVk"
    candidate = {"content": {"role": "model", "parts": parts}, "finishReason": "STOP"}
    return {"responseId": "turn1", "candidates": [candidate]}


PARALLEL = calls("get_weather", "get_time")


def test_a_chat(client: AzureOpenAI) -> None:
    response = client.chat.completions.create(model="gpt-4", messages=HELLO, temperature=0)
    assert response.choices[0].message.content
    assert response.choices[0].finish_reason == "stop"
    assert response.usage is not None
    assert response.usage.total_tokens > 0
    assert json.loads(response.model_dump_json())["object"] == "chat.completion"
    assert response.model_dump()["choices"][0]["message"]["role"] == "assistant"


def test_a_stream_says_what_the_whole_says(client: AzureOpenAI) -> None:
    whole = client.chat.completions.create(model="gpt-4", messages=HELLO)
    with client.chat.completions.create(
        model="gpt-4", messages=HELLO, stream=True, stream_options={"include_usage": True}
    ) as stream:
        chunks = list(stream)
    text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert text == whole.choices[0].message.content
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None


def test_completions(client: AzureOpenAI) -> None:
    whole = client.completions.create(model="gpt-4", prompt="Once upon a time", max_tokens=50)
    stream = client.completions.create(
        model="gpt-4", prompt="Once upon a time", max_tokens=50, stream=True
    )
    assert whole.choices[0].text == "".join(c.choices[0].text for c in stream if c.choices)


def ask(client: Any, resend: Any) -> tuple[str, list[str]]:
    """A program for OpenAI's package: a question, parallel calls, their results, the answer."""
    messages: list[Any] = [
        {"role": "system", "content": "Use the tools."},
        {"role": "user", "content": "How is the weather, and what time is it?"},
    ]
    ids: list[str] = []
    while True:
        response = client.chat.completions.create(model="gpt-4o", messages=messages, tools=TOOLS)
        message = response.choices[0].message
        if response.choices[0].finish_reason != "tool_calls":
            return message.content, ids
        messages.append(resend(message))
        for call in message.tool_calls:
            arguments = json.loads(call.function.arguments)
            content = json.dumps({"city": arguments["city"], "by": call.function.name})
            messages.append({"role": "tool", "tool_call_id": call.id, "content": content})
            ids.append(call.id)


def copied(message: Any) -> dict[str, Any]:
    """What programs copy that know only OpenAI's own members."""
    listed = [
        {
            "id": call.id,
            "type": "function",
            "function": {"name": call.function.name, "arguments": call.function.arguments},
        }
        for call in message.tool_calls
    ]
    return {"role": "assistant", "content": message.content, "tool_calls": listed}


def as_it_is(message: Any) -> Any:
    return message


def dumped(message: Any) -> Any:
    return message.model_dump()


def dumped_without_nulls(message: Any) -> Any:
    return message.model_dump(exclude_none=True)


def through_json(message: Any) -> Any:
    return json.loads(message.model_dump_json())


@pytest.mark.parametrize("resend", [as_it_is, dumped, dumped_without_nulls, through_json, copied])
def test_a_tool_calling_program_runs_unchanged(
    client: AzureOpenAI, emulator: Emulator, resend: Any
) -> None:
    emulator.add(Rule(body=PARALLEL, times=1))
    text, ids = ask(client, resend)
    assert ids == ["call_turn1_0_0", "call_turn1_0_1"]
    assert "get_weather" in text or "Paris" in text
    _, turn, results = emulator.journal()[-1].body["contents"]
    first, second = turn["parts"]
    assert first["thoughtSignature"] == "c2lnbmVk"
    assert "thoughtSignature" not in second
    assert [part["functionCall"]["id"] for part in turn["parts"]] == ids
    assert [part["functionResponse"]["name"] for part in results["parts"]] == [
        "get_weather",
        "get_time",
    ]


def test_streamed_calls_join_to_the_same(client: AzureOpenAI, emulator: Emulator) -> None:
    emulator.add(Rule(chunks=(PARALLEL,), times=1))
    stream = client.chat.completions.create(
        model="gpt-4o", messages=HELLO, tools=TOOLS, stream=True
    )
    joined: dict[int, dict[str, str]] = {}
    reason = None
    for chunk in stream:
        reason = chunk.choices[0].finish_reason or reason
        for call in chunk.choices[0].delta.tool_calls or ():
            assert call.function is not None
            entry = joined.setdefault(call.index, {"id": "", "name": "", "arguments": ""})
            entry["id"] += call.id or ""
            entry["name"] += call.function.name or ""
            entry["arguments"] += call.function.arguments or ""
    assert reason == "tool_calls"
    assert joined[0] == {
        "id": "call_turn1_0_0",
        "name": "get_weather",
        "arguments": '{"city": "Paris"}',
    }
    assert joined[1]["name"] == "get_time"


def test_the_openai_package_reads_what_comes(client: AzureOpenAI, emulator: Emulator) -> None:
    chat = pytest.importorskip("openai.types.chat", reason="the extra peers is not installed")
    emulator.add(Rule(body=PARALLEL, times=1))
    made = client.chat.completions.create(model="gpt-4o", messages=HELLO, tools=TOOLS)
    official = chat.ChatCompletion.model_validate(made.model_dump())
    assert official.choices[0].message.tool_calls[0].function.name == "get_weather"


def test_async_clients_do_the_same(emulator: Emulator) -> None:
    async def run() -> None:
        gemini = AsyncGeminiClient(api_key="k", base_url=emulator.url, max_retries=0)
        async with gemini, AsyncAzureOpenAI(gemini=gemini) as client:
            whole = await client.chat.completions.create(model="gpt-4", messages=HELLO)
            stream = await client.chat.completions.create(
                model="gpt-4", messages=HELLO, stream=True
            )
            text = ""
            async with stream:
                async for chunk in stream:
                    text += chunk.choices[0].delta.content or ""
            assert text == whole.choices[0].message.content
            raw = await client.chat.completions.with_raw_response.create(
                model="gpt-4", messages=HELLO
            )
            assert raw.parse().choices[0].message.content == text
            once = await client.completions.create(model="gpt-4", prompt="Once")
            assert once.choices[0].text
            with pytest.raises(migration.NotFoundError):
                await client.chat.completions.create(model="tunedModels/x", messages=HELLO)
            with pytest.raises(migration.NotFoundError):
                await client.completions.create(model="tunedModels/x", prompt="x", stream=True)

    asyncio.run(run())


@pytest.mark.parametrize("where", ["client", "chat", "completions"])
def test_raw_responses_have_status_and_headers(client: AzureOpenAI, where: str) -> None:
    raw_of: dict[str, Any] = {
        "client": lambda: client.with_raw_response.chat.completions,
        "chat": lambda: client.chat.with_raw_response.completions,
        "completions": lambda: client.chat.completions.with_raw_response,
    }
    raw = raw_of[where]().create(model="gpt-4", messages=HELLO)
    assert raw.status_code == 200
    assert raw.headers["content-type"].startswith("application/json")
    assert raw.parse().choices[0].message.content
    assert "candidates" in json.loads(raw.text)
    streamed = raw_of[where]().create(model="gpt-4", messages=HELLO, stream=True)
    assert streamed.status_code == 200
    assert len(list(streamed.parse())) > 1


STATUSES = [
    (400, migration.BadRequestError, errors.BadRequestError),
    (401, migration.AuthenticationError, errors.AuthenticationError),
    (403, migration.PermissionDeniedError, errors.PermissionDeniedError),
    (404, migration.NotFoundError, errors.NotFoundError),
    (409, migration.ConflictError, errors.ConflictError),
    (429, migration.RateLimitError, errors.RateLimitError),
    (500, migration.InternalServerError, errors.ServerError),
    (503, migration.InternalServerError, errors.ServerError),
]


@pytest.mark.parametrize(("status", "theirs", "ours"), STATUSES)
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_errors_have_the_names_and_attributes_of_openais(
    client: AzureOpenAI, emulator: Emulator, status: int, theirs: Any, ours: Any, stream: bool
) -> None:
    emulator.add(Rule(status=status, headers={"Retry-After": "7", "x-request-id": "r7"}))
    with pytest.raises(theirs) as caught:
        client.chat.completions.create(model="gpt-4", messages=HELLO, stream=stream)
    error = caught.value
    assert isinstance(error, ours)
    assert isinstance(error, migration.APIStatusError)
    assert isinstance(error, migration.OpenAIError)
    assert error.status_code == error.response.status_code == status
    assert error.code
    assert error.body["message"] == error.message
    assert error.response.headers["retry-after"] == "7"
    assert isinstance(error.__cause__, ours)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.body) == (type(error), str(error), error.body)


def test_wrong_requests_are_bad_requests(client: AzureOpenAI, emulator: Emulator) -> None:
    with pytest.raises(migration.BadRequestError, match="did you mean 'temperature'") as caught:
        client.chat.completions.create(model="gpt-4", messages=HELLO, temprature=1)  # type: ignore[call-overload]  # pyright: ignore
    error = caught.value
    assert isinstance(error, errors.InvalidPayloadError)
    assert (error.status_code, error.param, error.type) == (
        400,
        "temprature",
        "invalid_request_error",
    )
    assert "temprature" in str(error)
    assert not emulator.journal()


def test_silence_and_no_server(client: AzureOpenAI, emulator: Emulator) -> None:
    emulator.add(Rule(fault="hang"))
    with pytest.raises(migration.APITimeoutError) as silence:
        client.chat.completions.create(model="gpt-4", messages=HELLO, timeout=0.2)
    assert isinstance(silence.value, errors.APITimeoutError)
    assert isinstance(silence.value, migration.APIConnectionError)
    gone = GeminiClient(api_key="k", base_url="http://127.0.0.1:9", max_retries=0)
    with gone, pytest.raises(migration.APIConnectionError) as refused:
        AzureOpenAI(gemini=gone).chat.completions.create(model="gpt-4", messages=HELLO)
    assert refused.value.body is None


def test_a_cut_stream_raises_after_what_arrived(client: AzureOpenAI, emulator: Emulator) -> None:
    emulator.add(Rule(fault="cut", after=1))
    stream = client.chat.completions.create(model="gpt-4", messages=HELLO, stream=True)
    arrived: list[Any] = []
    with pytest.raises(migration.APIError) as caught:
        arrived.extend(chunk for chunk in stream)
    assert isinstance(caught.value, errors.StreamBrokenError | errors.APIConnectionError)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("reset", migration.APIConnectionError),
        ("malformed", migration.APIResponseValidationError),
        ("error", migration.InternalServerError),
    ],
)
@pytest.mark.parametrize("stream", [True, False])
def test_every_fault_is_reported_in_words(
    emulator: Emulator, client: AzureOpenAI, fault: Any, kind: type[Exception], stream: bool
) -> None:
    emulator.add(Rule(fault=fault))
    with pytest.raises(kind) as caught:
        list(client.chat.completions.create(model="gpt-4", messages=HELLO, stream=stream))
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value) != ""
    assert isinstance(caught.value, migration.APIError)
    assert caught.value.code is None or fault == "error"


def test_a_blocked_prompt_is_filtered(client: AzureOpenAI) -> None:
    prompt = [{"role": "user", "content": "please block this prompt"}]
    choice = client.chat.completions.create(model="gpt-4", messages=prompt).choices[0]
    assert (choice.finish_reason, choice.message.content) == ("content_filter", None)


def test_what_means_nothing_is_ignored_and_named(emulator: Emulator, gemini: GeminiClient) -> None:
    secret = "azure-secret-7"
    client = AzureOpenAI(
        gemini=gemini,
        azure_endpoint="https://mine.openai.azure.com",
        api_key=secret,
        api_version="2024-10-21",
        azure_ad_token_provider=lambda: secret,
        default_headers={"api-key": secret, "x-team": "blue"},
        timeout=30,
        max_retries=1,
    )
    assert set(client.ignored) == {
        "azure_endpoint",
        "api_key",
        "api_version",
        "azure_ad_token_provider",
        "default_headers['api-key']",
    }
    client.chat.completions.create(model="gpt-4", messages=HELLO)
    headers = {name.lower(): value for name, value in emulator.journal()[-1].headers.items()}
    assert "api-key" not in headers
    assert secret not in str(headers)
    assert headers["x-team"] == "blue"
    assert secret not in repr(client)
    with pytest.raises(TypeError, match="did you mean 'azure_endpoint'"):
        AzureOpenAI(gemini=gemini, azure_endpont="x")


def test_a_client_is_made_by_the_environment(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GOOGLE_API_KEY", "GEMINI_API_KEY", "GOOGLE_GENAI_USE_VERTEXAI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "p")
    with OpenAI() as client:
        assert isinstance(client.gemini, VertexClient)
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    with OpenAI() as client:
        assert isinstance(client.gemini, GeminiClient)


def test_sync_and_async_are_not_mixed(gemini: GeminiClient) -> None:
    with pytest.raises(migration.OpenAIError, match="AsyncVertexClient, found GeminiClient"):
        AsyncAzureOpenAI(gemini=gemini)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    strange: Any = AzureOpenAI(gemini=gemini)
    with pytest.raises(migration.OpenAIError, match="or VertexClient, found AzureOpenAI"):
        OpenAI(gemini=strange)


def test_deployments_are_mapped(gemini: GeminiClient, emulator: Emulator) -> None:
    client = AzureOpenAI(
        gemini=gemini, azure_deployment="prod", model_map={"prod": "gemini-2.5-flash"}
    )
    more: list[dict[str, Any]] = [{}, {"model": "gpt-4"}, {"model": "prod"}]
    for each in more:
        client.chat.completions.create(messages=HELLO, **each)
        assert "gemini-2.5-flash:" in emulator.journal()[-1].path
    small = AzureOpenAI(gemini=gemini, azure_deployment="gpt-35-turbo")
    small.chat.completions.create(model="gpt-4", messages=HELLO)
    assert "gemini-3.5-flash-lite:" in emulator.journal()[-1].path
    with pytest.raises(migration.BadRequestError, match="model_map"):
        AzureOpenAI(gemini=gemini).chat.completions.create(model="prod", messages=HELLO)
    with pytest.raises(migration.BadRequestError, match="azure_deployment"):
        AzureOpenAI(gemini=gemini).chat.completions.create(messages=HELLO)


def test_what_is_lost_is_logged_and_reported(
    gemini: GeminiClient, caplog: pytest.LogCaptureFixture
) -> None:
    reports: list[Report] = []
    client = AzureOpenAI(gemini=gemini, on_report=reports.append)
    with caplog.at_level(logging.WARNING, logger="gemini_sdk.migration"):
        client.chat.completions.create(model="gpt-4", messages=HELLO, user="ada-7")
    assert [row.path for row in reports[0].lost] == ["user"]
    assert "user" in caplog.text
    assert "ada-7" not in caplog.text
    strict = AzureOpenAI(gemini=gemini, strict=True)
    with pytest.raises(migration.LossyConversionError):
        strict.chat.completions.create(model="gpt-4", messages=HELLO, user="ada-7")


def test_options_of_a_call_go_with_it(client: AzureOpenAI, emulator: Emulator) -> None:
    client.with_options(timeout=5).chat.completions.create(
        model="gpt-4",
        messages=HELLO,
        extra_headers={"x-a": "1"},
        extra_body={"generationConfig": {"topK": 3}},
    )
    entry = emulator.journal()[-1]
    assert entry.body["generationConfig"] == {"topK": 3}
    assert "x-a" in {name.lower() for name in entry.headers}


@pytest.mark.parametrize("wrong", [5, ["x"], "x", {5: 1}])
@pytest.mark.parametrize("option", ["extra_headers", "extra_query"])
def test_options_of_a_call_are_checked(client: AzureOpenAI, option: str, wrong: object) -> None:
    options: dict[str, Any] = {option: wrong}
    wrong_body: Any = ["x"]
    with pytest.raises(migration.OpenAIError) as caught:
        client.chat.completions.create(model="gpt-4", messages=HELLO, **options)
    assert isinstance(caught.value, errors.ConfigurationError)
    with pytest.raises(migration.OpenAIError, match="extra_body must be a mapping"):
        client.chat.completions.create(model="gpt-4", messages=HELLO, extra_body=wrong_body)
    with pytest.raises(migration.OpenAIError, match="default_headers"):
        client.with_options(default_headers=wrong_body)


def test_arguments_that_were_not_given_are_not_sent(
    client: AzureOpenAI, emulator: Emulator
) -> None:
    openai = pytest.importorskip("openai", reason="the extra peers is not installed")
    client.chat.completions.create(model="gpt-4", messages=HELLO, temperature=openai.NOT_GIVEN)
    assert "generationConfig" not in emulator.journal()[-1].body


def test_each_create_has_its_own_kind_of_request(client: AzureOpenAI) -> None:
    chat: Any = client.chat.completions
    with pytest.raises(migration.BadRequestError, match="prompt: not a field of CreateChat"):
        chat.create(model="gpt-4", prompt="x")
    completions: Any = client.completions
    with pytest.raises(
        migration.BadRequestError, match="messages: not a field of CreateCompletion"
    ):
        completions.create(model="gpt-4", messages=HELLO)


def test_a_fault_of_the_whole_request_has_no_param(client: AzureOpenAI) -> None:
    create: Any = client.chat.completions.create
    with pytest.raises(migration.BadRequestError, match="'messages' is missing") as caught:
        create(model="gpt-4")
    assert caught.value.param is None


def test_a_type_is_no_response_format(client: AzureOpenAI) -> None:
    wrong: Any = Report
    with pytest.raises(migration.BadRequestError, match="the type Report; pass its JSON Schema"):
        client.chat.completions.create(model="gpt-4", messages=HELLO, response_format=wrong)


def test_options_are_those_of_the_constructor(client: AzureOpenAI) -> None:
    other = client.copy(timeout=3, api_key="of Azure")
    assert transport_of(other.gemini).session.settings.timeout == 3
    assert other.ignored == ("api_key",)
    assert client.ignored == ()
    with pytest.raises(TypeError, match="did you mean 'timeout'"):
        client.with_options(tiemout=1)


@pytest.mark.parametrize("fetched", [b"png", ("png", None), None])
def test_what_inline_returns_is_checked(gemini: GeminiClient, fetched: Any) -> None:
    client = OpenAI(gemini=gemini, inline=lambda _: fetched)
    part = {"type": "image_url", "image_url": {"url": "https://x.org/a.png"}}
    with pytest.raises(migration.OpenAIError, match="inline must return bytes"):
        client.chat.completions.create(
            model="gpt-4", messages=[{"role": "user", "content": [part]}]
        )


def test_what_is_not_there_is_reported_plainly(client: AzureOpenAI) -> None:
    with pytest.raises(AttributeError, match="AzureOpenAI has no 'audio': send recordings"):
        getattr(client, "audio")  # noqa: B009 - a checker knows that it is not there
    with pytest.raises(AttributeError, match=r"'creat': it has create, "):
        getattr(client.chat.completions, "creat")  # noqa: B009


@pytest.mark.parametrize(
    ("params", "type_name"),
    [
        (ChatParams, "CreateChatCompletionRequest"),
        (TextParams, "CreateCompletionRequest"),
        (EmbeddingParams, "CreateEmbeddingRequest"),
        (ResponseParams, "CreateResponseRequest"),
    ],
)
def test_keyword_arguments_are_the_fields_of_the_spec(params: Any, type_name: str) -> None:
    fields = set(definitions(type_name, "azure-openai")[type_name]["properties"])
    assert set(get_type_hints(params)) - set(get_type_hints(CallParams)) == fields - {
        "stream",
        "encoding_format",
    }


def test_no_call_sends_credentials_of_azures(
    client: AzureOpenAI, emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "azure-secret-7"
    headers = {"api-key": secret, "Authorization": f"Bearer {secret}", "x-team": "blue"}
    with caplog.at_level(logging.WARNING, logger="gemini_sdk.migration"):
        client.chat.completions.create(model="gpt-4", messages=HELLO, extra_headers=headers)
    sent = {name.lower(): value for name, value in emulator.journal()[-1].headers.items()}
    assert sent["x-team"] == "blue"
    assert not {"api-key", "authorization"} & sent.keys()
    assert "extra_headers['api-key']" in caplog.text
    assert secret not in caplog.text
    other = client.with_options(default_headers={"api-key": secret})
    assert "default_headers['api-key']" in other.ignored


def test_extra_fields_of_openais_are_converted_and_the_rest_is_sent(
    gemini: GeminiClient, emulator: Emulator
) -> None:
    reports: list[Report] = []
    client = AzureOpenAI(gemini=gemini, on_report=reports.append)
    search = {
        "endpoint": "https://x",
        "authentication": {"type": "api_key", "key": "azure-secret-7"},
    }
    sources = [{"type": "azure_search", "parameters": search}]
    client.chat.completions.create(
        model="gpt-4o",
        messages=HELLO,
        extra_body={
            "data_sources": sources,
            "reasoning_effort": "low",
            "generationConfig": {"topK": 3},
        },
    )
    assert emulator.journal()[-1].body["generationConfig"] == {
        "thinkingConfig": {"thinkingLevel": "LOW"},
        "topK": 3,
    }
    assert "azure-secret-7" not in str(emulator.journal()[-1].body)
    assert [row.path for row in reports[0].lost] == ["data_sources"]
