"""How the clients of both platforms are set up: addresses, keys, credentials, environment."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import httpx2
import pytest

from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk.errors import ConfigurationError

GEMINI = (GeminiClient, AsyncGeminiClient)
VERTEX = (VertexClient, AsyncVertexClient)
Client = GeminiClient | AsyncGeminiClient | VertexClient | AsyncVertexClient
Make = Callable[..., Client]

gemini = pytest.mark.parametrize("make", GEMINI)
vertex = pytest.mark.parametrize("make", VERTEX)
all_clients = pytest.mark.parametrize("make", GEMINI + VERTEX)

MODEL = "publishers/google/models/gemini-2.5-pro"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "GOOGLE_API_KEY GEMINI_API_KEY GOOGLE_CLOUD_PROJECT GOOGLE_CLOUD_LOCATION".split():
        monkeypatch.delenv(name, raising=False)


def asked(make: Make, model: str = "gemini-2.5-pro", **arguments: Any) -> httpx.Request:
    """The request a client would send to the address it has found for itself."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"totalTokens": 1})

    transport = httpx.MockTransport(answer)
    if make in (GeminiClient, VertexClient):
        with httpx.Client(transport=transport) as http_client:
            make(http_client=http_client, **arguments).count_tokens(model, "x")
    else:

        async def main() -> None:
            async with httpx.AsyncClient(transport=transport) as http_client:
                client: Any = make(http_client=http_client, **arguments)
                await client.count_tokens(model, "x")

        asyncio.run(main())
    (request,) = seen
    return request


def token() -> str:
    return "secret-token"


# Google AI


@gemini
def test_an_api_key(make: Make) -> None:
    request = asked(make, api_key="secret-key")
    assert str(request.url) == (
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:countTokens"
    )
    assert request.headers["x-goog-api-key"] == "secret-key"
    assert "authorization" not in request.headers


@gemini
def test_keys_in_the_environment(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "gemini")
    assert asked(make).headers["x-goog-api-key"] == "gemini"
    monkeypatch.setenv("GOOGLE_API_KEY", "google")
    assert asked(make).headers["x-goog-api-key"] == "google"
    assert asked(make, api_key="given").headers["x-goog-api-key"] == "given"
    headers = asked(make, credentials=token).headers
    assert "x-goog-api-key" not in headers
    assert headers["authorization"] == "Bearer secret-token"


@all_clients
def test_credentials_and_a_quota_project(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "p")
    headers = asked(make, credentials=token, quota_project="billed").headers
    assert headers["authorization"] == "Bearer secret-token"
    assert headers["x-goog-user-project"] == "billed"


@pytest.mark.parametrize("make", [AsyncGeminiClient, AsyncVertexClient])
def test_asynchronous_callables(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    async def later() -> str:
        return "secret-token"

    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "p")
    assert asked(make, credentials=later).headers["authorization"] == "Bearer secret-token"


@all_clients
def test_arguments_that_exclude_each_other(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "p")
    with pytest.raises(ConfigurationError, match="api_key and credentials: both were passed"):
        make(api_key="secret-key", credentials=token)
    with pytest.raises(ConfigurationError, match="quota_project needs credentials"):
        make(api_key="secret-key", quota_project="billed")


@all_clients
@pytest.mark.parametrize("credentials", ["secret-key", 7, object()])
def test_credentials_of_another_kind(make: Make, credentials: Any) -> None:
    with pytest.raises(ConfigurationError, match="credentials must be") as caught:
        make(credentials=credentials, **({"project": "p"} if make in VERTEX else {}))
    assert "secret" not in str(caught.value)


@all_clients
def test_no_secret_in_a_repr(make: Make) -> None:
    client = make(api_key="secret-key", base_url="http://127.0.0.1:1")
    assert "secret" not in f"{client!r} {client} {vars(client)}"


@all_clients
@pytest.mark.parametrize("prefix", ["/a/b", "/a/b/"])
def test_a_base_url_with_a_path(make: Make, prefix: str) -> None:
    request = asked(make, api_key="k", base_url=f"http://127.0.0.1:9{prefix}")
    assert str(request.url).startswith("http://127.0.0.1:9/a/b/v1")
    assert str(request.url).endswith("models/gemini-2.5-pro:countTokens")


@pytest.mark.parametrize(
    ("make", "http_client"),
    [
        (GeminiClient, httpx.AsyncClient()),
        (VertexClient, httpx2.AsyncClient()),
        (AsyncGeminiClient, httpx2.Client()),
        (AsyncVertexClient, httpx.Client()),
    ],
)
def test_an_http_client_of_the_wrong_kind(make: Make, http_client: Any) -> None:
    with pytest.raises(ConfigurationError, match="blocking clients need a Client"):
        make(api_key="k", http_client=http_client)


# Vertex AI


@vertex
@pytest.mark.parametrize(
    ("location", "host"),
    [
        (None, "us-central1-aiplatform.googleapis.com"),
        ("europe-west4", "europe-west4-aiplatform.googleapis.com"),
        ("global", "aiplatform.googleapis.com"),
        ("us", "aiplatform.us.rep.googleapis.com"),
        ("eu", "aiplatform.eu.rep.googleapis.com"),
    ],
)
def test_locations(make: Make, location: str | None, host: str) -> None:
    request = asked(make, project="p", location=location, credentials=token)
    place = f"projects/p/locations/{location or 'us-central1'}"
    assert str(request.url) == f"https://{host}/v1/{place}/{MODEL}:countTokens"
    assert request.headers["authorization"] == "Bearer secret-token"


@vertex
def test_project_and_location_in_the_environment(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "q")
    monkeypatch.setenv("GOOGLE_CLOUD_LOCATION", "global")
    url = f"https://aiplatform.googleapis.com/v1/projects/q/locations/global/{MODEL}:countTokens"
    assert str(asked(make, credentials=token).url) == url
    request = asked(make, project="p", location="us-east1", credentials=token)
    assert str(request.url).startswith(
        "https://us-east1-aiplatform.googleapis.com/v1/projects/p/locations/us-east1/"
    )


@vertex
def test_express_mode(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"https://aiplatform.googleapis.com/v1/{MODEL}:countTokens"
    for location in (None, "europe-west4"):
        request = asked(make, api_key="secret-key", location=location)
        assert str(request.url) == url
        assert request.headers["x-goog-api-key"] == "secret-key"
    monkeypatch.setenv("GOOGLE_API_KEY", "google")
    request = asked(make)
    assert (str(request.url), request.headers["x-goog-api-key"]) == (url, "google")


@vertex
def test_a_key_with_a_project(make: Make) -> None:
    request = asked(make, api_key="secret-key", project="p", location="global")
    assert request.url.path == f"/v1/projects/p/locations/global/{MODEL}:countTokens"
    assert request.headers["x-goog-api-key"] == "secret-key"


@vertex
def test_neither_project_nor_key(make: Make) -> None:
    for arguments in ({}, {"credentials": token}):
        with pytest.raises(ConfigurationError, match="needs a project: pass project= or set"):
            make(**arguments)


@vertex
@pytest.mark.parametrize(
    ("model", "path"),
    [
        ("endpoints/123", "/v1/projects/p/locations/global/endpoints/123"),
        ("projects/q/locations/l/endpoints/1", "/v1/projects/q/locations/l/endpoints/1"),
        ("publishers/x/models/m", "/v1/projects/p/locations/global/publishers/x/models/m"),
    ],
)
def test_names_of_models(make: Make, model: str, path: str) -> None:
    request = asked(make, model, project="p", location="global", credentials=token)
    assert request.url.path == f"{path}:countTokens"
