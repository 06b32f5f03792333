"""The emulator over real HTTP: routes, errors, streams, credentials."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk._wire import Operation
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule, safety
from gemini_sdk.emulator.google import SERVED
from gemini_sdk.emulator.routes import VERSIONS
from gemini_sdk.emulator.tuning import service
from tests.plain_schemas import invalid

QUESTION: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Why is it so?"}]}]}
GENERATE = "/v1beta/models/gemini-2.5-flash:generateContent"
STREAM = "/v1beta/models/gemini-2.5-flash:streamGenerateContent"
COUNT = "/v1beta/models/gemini-2.5-flash:countTokens"
VERTEX = (
    "/v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.5-pro:generateContent"
)
IDS = {"model": "gemini-2.5-flash", "publisher": "google", "endpoint": "123"}


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def client(server: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, headers={"x-goog-api-key": "any"}) as client:
        yield client


def _path(operation: Operation) -> str:
    path = operation.path
    for name in ("project", "location", "tunedModel"):
        path = path.replace(f"{{{name}}}", "some")
    for name, value in IDS.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def _error(response: httpx.Response) -> dict[str, Any]:
    error: dict[str, Any] = response.json()["error"]
    assert error["code"] == response.status_code
    return error


EMBEDDING = "gemini-embedding-2"
_ONE: dict[str, Any] = {"model": f"models/{EMBEDDING}", "content": {"parts": [{"text": "So."}]}}
EMBEDDED: dict[str, Any] = {
    "EmbedContentRequest": _ONE,
    "BatchEmbedContentsRequest": {"requests": [_ONE]},
    "PredictRequest": {"instances": [{"content": "So."}]},
}
INFERENCE = [
    o for o in SERVED if o.request in {*service.INFERENCE, "ComputeTokensRequest", *EMBEDDED}
]
OTHERS = [o for o in SERVED if o not in INFERENCE]


@pytest.mark.parametrize("operation", INFERENCE, ids=lambda o: o.id)
@pytest.mark.parametrize("version", VERSIONS)
def test_every_operation_is_served(
    client: httpx.Client, operation: Operation, version: str
) -> None:
    path = f"/{version}/{_path(operation).split('/', 2)[2]}"
    if body := EMBEDDED.get(operation.request or ""):
        path = path.replace(IDS["model"], EMBEDDING)
    response = client.request(operation.method, path, json=body or QUESTION)
    # Tuned models exist once somebody has made one.
    assert response.status_code == (404 if "tunedModels" in path else 200)


@pytest.mark.parametrize("operation", OTHERS, ids=lambda o: o.id)
def test_every_other_operation_is_routed(client: httpx.Client, operation: Operation) -> None:
    path = re.sub(r"{\w+}", "some", _path(operation))
    response = client.request(operation.method, path, json={} if operation.request else None)
    assert response.status_code < 500
    assert "Method not found" not in response.text


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("project", ["", "projects/p/locations/us-central1/"])
@pytest.mark.parametrize("verb", ["generateContent", "streamGenerateContent", "countTokens"])
@pytest.mark.parametrize(
    "name",
    [
        "models/gemini-2.5-pro",
        "publishers/google/models/gemini-2.5-pro",
        "endpoints/123",
        "tunedModels/my-model",
    ],
)
def test_versions_and_projects_make_no_difference(
    version: str, project: str, name: str, verb: str
) -> None:
    path = f"/{version}/{project}{name}:{verb}"
    with (
        Emulator(EmulatorOptions(models=("tunedModels/*",))) as emulator,
        httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "any"}) as client,
    ):
        assert client.post(path, json=QUESTION).status_code == 200


@pytest.mark.parametrize(
    ("names", "path", "status"),
    [
        ([], "tunedModels/my-model", 404),
        (["tunedModels/my-model"], "tunedModels/my-model", 200),
        (["tunedModels/my-model"], "tunedModels/other", 404),
        (["tunedModels/my-model"], "models/my-model", 404),
        (["my-model"], "tunedModels/my-model", 404),
        (["gemma-*"], "models/gemma-3-27b-it", 200),
        (["gemma-*"], "publishers/google/models/gemma-3-27b-it", 200),
        (["gemma-*"], "models/gemini-2.5-flash", 200),
        (["gemma-*"], "models/gpt-4", 404),
    ],
)
@pytest.mark.parametrize("verb", ["generateContent", "streamGenerateContent", "countTokens"])
def test_models_exist_that_were_named(names: list[str], path: str, status: int, verb: str) -> None:
    with (
        Emulator(EmulatorOptions(models=tuple(names))) as emulator,
        httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "any"}) as client,
    ):
        assert client.post(f"/v1beta/{path}:{verb}", json=QUESTION).status_code == status


@pytest.mark.parametrize(
    "path",
    ["v1beta/tunedModels/my-model", "v1beta/models/my-model", "v1/publishers/x/models/my-model"],
)
def test_a_model_exists_that_a_rule_speaks_for(gemini_emulator: Emulator, path: str) -> None:
    gemini_emulator.add(Rule(model="my-model", text="It is I.", times=2))
    headers = {"x-goog-api-key": "any"}
    with httpx.Client(base_url=gemini_emulator.url, headers=headers) as client:
        answer = client.post(f"/{path}:generateContent", json=QUESTION).json()
        assert _text([answer]) == "It is I."
        assert client.post(f"/{path}:countTokens", json=QUESTION).json()["totalTokens"]
        assert client.post(f"/{path}:generateContent", json=QUESTION).status_code == 404


def test_nothing_is_written_to_a_client_that_left(caplog: pytest.LogCaptureFixture) -> None:
    rule = Rule(chunks=({"candidates": [{"content": {"parts": [{"text": "x" * 2000}]}}]},) * 3000)
    with Emulator(EmulatorOptions(rules=(rule,))) as emulator:
        for _ in range(5):
            with (
                httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "any"}) as client,
                client.stream("POST", STREAM, params={"alt": "sse"}, json=QUESTION) as response,
            ):
                assert next(response.iter_bytes())
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []


@pytest.mark.parametrize(
    "path",
    [
        "/v1/publishers/google/models/gemini-2.5-pro:generateContent",
        "/v1beta1/projects/p/locations/global/endpoints/123:generateContent",
        "/v1/projects/p/locations/global/models/gemini-2.5-pro:generateContent",
        "/v1beta/models/gemini-2.5-flash%3AgenerateContent",
    ],
)
def test_paths_may_vary(client: httpx.Client, path: str) -> None:
    assert client.post(path, json=QUESTION).status_code == 200


def test_an_answer_is_google_s(client: httpx.Client) -> None:
    response = client.post(GENERATE, json=QUESTION)
    answer = response.json()
    assert answer["candidates"][0]["finishReason"] == "STOP"
    assert "Why is it so?" in answer["candidates"][0]["content"]["parts"][0]["text"]
    assert answer["modelVersion"] == "gemini-2.5-flash"
    assert "four characters" in response.headers["x-emulator-tokens"]
    assert "createTime" not in answer
    assert "createTime" in client.post(VERTEX, json=QUESTION).json()


def test_usage_and_count_agree(client: httpx.Client) -> None:
    usage = client.post(GENERATE, json=QUESTION).json()["usageMetadata"]
    assert client.post(COUNT, json=QUESTION).json()["totalTokens"] == usage["promptTokenCount"]


def test_snake_case_and_single_objects_are_taken(client: httpx.Client) -> None:
    body = {
        "contents": {"role": "user", "parts": {"text": "Hi there"}},
        "generation_config": {"max_output_tokens": 2, "candidate_count": 2},
        "safety_settings": {"category": safety.DANGEROUS, "threshold": "BLOCK_ONLY_HIGH"},
        "system_instruction": {"parts": {"text": "Be kind."}},
    }
    for path in (GENERATE, VERTEX):
        candidates = client.post(path, json=body).json()["candidates"]
        assert [c["finishReason"] for c in candidates] == ["MAX_TOKENS"] * 2


def _text(chunks: list[dict[str, Any]]) -> str:
    return "".join(c["candidates"][0]["content"]["parts"][0]["text"] for c in chunks)


def test_both_forms_of_a_stream_say_the_same(client: httpx.Client) -> None:
    whole = client.post(GENERATE, json=QUESTION).json()
    array = client.post(STREAM, json=QUESTION)
    assert array.headers["content-type"].startswith("application/json")
    assert invalid(array.text, "StreamGenerateContentResponse", "google-ai") is None
    events = client.post(STREAM, params={"alt": "sse"}, json=QUESTION)
    assert events.headers["content-type"].startswith("text/event-stream")
    *lines, last = events.text.split("\r\n\r\n")
    assert last == ""
    chunks = [json.loads(line.removeprefix("data: ")) for line in lines]
    assert chunks == array.json()
    assert len(chunks) > 5
    assert _text(chunks) == _text([whole])
    assert [c["candidates"][0].get("finishReason") for c in chunks[:-1]] == [None] * (
        len(chunks) - 1
    )
    assert chunks[-1]["candidates"][0]["finishReason"] == "STOP"
    assert chunks[-1]["usageMetadata"] == whole["usageMetadata"]


@pytest.mark.parametrize(
    ("method", "path", "code", "status", "words"),
    [
        ("POST", "/v1beta/models/gpt-4:generateContent", 404, "NOT_FOUND", "models/gpt-4 is not"),
        ("POST", VERTEX.replace("gemini-", "bison-"), 404, "NOT_FOUND", "Publisher Model"),
        ("POST", "/v1beta/tunedModels/mine:generateContent", 404, "NOT_FOUND", "tunedModels/mine"),
        ("POST", "/v2/models/gemini-2.5-flash:generateContent", 404, "NOT_FOUND", "/v2/models"),
        ("POST", "/nothing", 404, "NOT_FOUND", "/nothing"),
        ("GET", GENERATE, 405, "UNIMPLEMENTED", "GET is not allowed"),
        ("GET", "/token", 405, "UNIMPLEMENTED", "allowed: POST"),
        ("DELETE", "/v1beta/models", 405, "UNIMPLEMENTED", "allowed: GET"),
        ("POST", "/v1beta/models/gemini-2.5-flash", 405, "UNIMPLEMENTED", "allowed: GET"),
        (
            "GET",
            "/v1beta/models?pageSize=2147483648",
            400,
            "INVALID_ARGUMENT",
            "from 0 to 2147483647",
        ),
        ("GET", "/v1/publishers/google/models?pageSize=-1", 400, "INVALID_ARGUMENT", "pageSize"),
        ("PUT", "/emulator/rules", 405, "UNIMPLEMENTED", "allowed: DELETE, GET, POST"),
        (
            "TRACE",
            GENERATE,
            405,
            "UNIMPLEMENTED",
            f"TRACE is not allowed for {GENERATE}; allowed: POST.",
        ),
        ("BREW", "/v1beta/models", 405, "UNIMPLEMENTED", "allowed: GET."),
    ],
)
def test_what_is_not_there(
    client: httpx.Client, method: str, path: str, code: int, status: str, words: str
) -> None:
    response = client.request(method, path, json=QUESTION if method == "POST" else None)
    error = _error(response)
    assert (response.status_code, error["status"]) == (code, status)
    assert words in error["message"]
    assert ("allow" in response.headers) is (code == 405)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"contents": ', "Invalid JSON payload received."),
        (b"\xff", "Invalid JSON payload received."),
        (b'{"contents": NaN}', "Invalid JSON payload received."),
        (b'"text"', "Root element must be a message."),
        (b"[" * 100_000, "Invalid JSON payload received."),
        (b'{"contents": [{"parts": [{"text": "\\ud800"}]}]}', "Invalid JSON payload received."),
    ],
)
def test_bad_json(client: httpx.Client, body: bytes, words: str) -> None:
    error = _error(client.post(GENERATE, content=body))
    assert error["status"] == "INVALID_ARGUMENT"
    assert words in error["message"]
    assert error["details"][0]["fieldViolations"][0]["description"]


@pytest.mark.parametrize(
    ("payload", "field", "words"),
    [
        (
            {"contents": [{"role": "user", "foo": 1}]},
            "contents[0]",
            "Invalid JSON payload received. Unknown name \"foo\" at 'contents[0]': Cannot find field.",
        ),
        (
            {**QUESTION, "generationConfig": {"temperature": "hot"}},
            "generationConfig.temperature",
            "Invalid value at 'generationConfig.temperature'",
        ),
        (
            {**QUESTION, "generationConfig": {"temperature": 7}},
            "generationConfig.temperature",
            "out of range",
        ),
        ({}, "contents", "* GenerateContentRequest.contents: contents is not specified"),
        (
            {**QUESTION, "modelArmorConfig": {}},
            "",
            'Unknown name "modelArmorConfig": Cannot find field.',
        ),
    ],
)
def test_bad_fields(client: httpx.Client, payload: dict[str, Any], field: str, words: str) -> None:
    error = _error(client.post(GENERATE, json=payload))
    assert error["status"] == "INVALID_ARGUMENT"
    assert words in error["message"]
    (detail,) = error["details"]
    assert detail["@type"] == "type.googleapis.com/google.rpc.BadRequest"
    assert detail["fieldViolations"][0]["field"] == field


def test_errors_of_an_array_stream_are_its_element(client: httpx.Client) -> None:
    (element,) = client.post(STREAM, json={}).json()
    assert element["error"]["code"] == 400
    assert client.post(STREAM, params={"alt": "sse"}, json={}).json()["error"]["code"] == 400


def test_a_missing_credential_is_refused(server: Emulator) -> None:
    with httpx.Client(base_url=server.url) as client:
        google = client.post(GENERATE, json=QUESTION)
        vertex = client.post(VERTEX, json=QUESTION)
        empty = client.post(GENERATE, json=QUESTION, headers={"authorization": "Bearer"})
    assert (google.status_code, _error(google)["status"]) == (403, "PERMISSION_DENIED")
    assert (vertex.status_code, _error(vertex)["status"]) == (401, "UNAUTHENTICATED")
    assert empty.status_code == 403


@pytest.mark.parametrize("path", [GENERATE, VERTEX])
@pytest.mark.parametrize(
    "request_",
    [
        {"headers": {"x-goog-api-key": "k"}},
        {"headers": {"authorization": "bearer t"}},
        {"params": {"key": "k"}},
        {"params": {"access_token": "t"}},
    ],
)
def test_any_credential_is_accepted(server: Emulator, path: str, request_: dict[str, Any]) -> None:
    with httpx.Client(base_url=server.url) as client:
        assert client.post(path, json=QUESTION, **request_).status_code == 200


def test_configured_credentials_alone_are_accepted() -> None:
    options = EmulatorOptions(api_keys=frozenset({"good"}), tokens=frozenset({"fine"}))
    with Emulator(options) as emulator, httpx.Client(base_url=emulator.url) as client:

        def code(**headers: str) -> int:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return client.post(GENERATE, json=QUESTION, headers=named).status_code

        assert code(x_goog_api_key="good") == 200
        assert code(x_goog_api_key="bad") == 400
        assert code(authorization="Bearer fine") == 200
        assert code(authorization="Bearer bad") == 401
        error = _error(client.post(GENERATE, json=QUESTION, params={"key": "bad"}))
    assert error["status"] == "INVALID_ARGUMENT"
    assert error["message"] == "API key not valid. Please pass a valid API key."
    assert error["details"][0]["reason"] == "API_KEY_INVALID"
    assert error["details"][0]["metadata"] == {"service": "generativelanguage.googleapis.com"}
    assert "good" not in repr(options)
    assert "fine" not in repr(options)


ANIMALS = {
    "file_data": {"file_uri": "gs://cloud-samples-data/video/animals.mp4", "mime_type": "video/mp4"}
}
CHARACTER = {
    "file_data": {
        "file_uri": "gs://generativeai-downloads/images/character.jpg",
        "mime_type": "image/jpeg",
    }
}
SETTING = {"category": safety.DANGEROUS, "threshold": "BLOCK_ONLY_HIGH", "max_influential_terms": 2}
BACKPACK = {"text": "Write a story about a magic backpack."}
CORRELATED = {"text": "Are following video and image correlated?"}


@pytest.mark.parametrize("verb", ["generateContent", "streamGenerateContent"])
@pytest.mark.parametrize("parts", [[BACKPACK], [CORRELATED, ANIMALS, CHARACTER]])
@pytest.mark.parametrize("extras", [{}, {"generation_config": {}, "safety_settings": SETTING}])
def test_the_samples_of_the_inference_document(
    server: Emulator, verb: str, parts: list[Any], extras: dict[str, Any]
) -> None:
    models = "/v1/projects/p/locations/us-central1/publishers/google/models"
    body = {"contents": [{"role": "user", "parts": parts}], **extras}
    for model in ("gemini-1.0-pro", "gemini-1.5-pro-preview-0409", "gemini-experimental"):
        url = f"{server.url}{models}/{model}:{verb}"
        answer = httpx.post(url, json=body, headers={"authorization": "Bearer ya29.any"})
        assert answer.status_code == 200, answer.text
