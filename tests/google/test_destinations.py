"""Where a request goes: the hosts of SECURITY.md and no others, whatever the names in it."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk import (
    AsyncGeminiClient,
    AsyncVertexClient,
    AzureInferenceClient,
    GeminiClient,
    VertexClient,
)
from gemini_sdk.errors import ConfigurationError, GeminiSDKError, InvalidPayloadError
from tests.examples import examples

FLASH = "gemini-2.5-flash"
SECURITY = Path(__file__).parents[2] / "SECURITY.md"
Sent = list[httpx.Request]


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROJECT", "LOCATION"):
        monkeypatch.delenv(f"GOOGLE_CLOUD_{name}", raising=False)
    for name in ("GEMINI_SDK_BASE_URL", "GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def asked(kind: Any, ask: Callable[[Any], Any], **arguments: Any) -> Sent:
    """The requests that a client of `kind` sends for a call, or for a few."""
    sent: Sent = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={})

    transport = httpx.MockTransport(handle)
    if "Async" in kind.__name__:

        async def run() -> None:
            async with httpx.AsyncClient(transport=transport) as http_client:
                await ask(kind(http_client=http_client, **arguments))

        asyncio.run(run())
    else:
        with httpx.Client(transport=transport) as http_client:
            ask(kind(http_client=http_client, **arguments))
    return sent


def url_of(kind: Any, model: str = FLASH, **arguments: Any) -> str:
    (request,) = asked(kind, lambda client: client.count_tokens(model, "x"), **arguments)
    assert request.headers["host"] == request.url.netloc.decode()
    return str(request.url)


kinds = pytest.mark.parametrize("kind", [VertexClient, AsyncVertexClient])
google_ai = pytest.mark.parametrize("kind", [GeminiClient, AsyncGeminiClient])


def token() -> str:
    return "t"


@kinds
@pytest.mark.parametrize(
    ("location", "host"),
    [
        (None, "us-central1-aiplatform.googleapis.com"),
        ("europe-west4", "europe-west4-aiplatform.googleapis.com"),
        ("global", "aiplatform.googleapis.com"),
        ("eu", "aiplatform.eu.rep.googleapis.com"),
    ],
)
def test_the_host_of_a_location(kind: Any, location: str | None, host: str) -> None:
    url = url_of(kind, project="p", location=location, credentials=token)
    place = f"/v1/projects/p/locations/{location or 'us-central1'}/publishers/google"
    assert url == f"https://{host}{place}/models/{FLASH}:countTokens"


@kinds
@pytest.mark.parametrize("location", ["127.0.0.1:8443/x", "evil.example/", "a@b", "..", "US", " "])
@pytest.mark.parametrize("way", ["argument", "environment"])
def test_a_location_is_no_host(
    kind: Any, location: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> str:
        raise AssertionError("a token was asked for")

    monkeypatch.setenv("GOOGLE_CLOUD_LOCATION", location)
    given = {"location": location} if way == "argument" else {}
    named = "^location" if way == "argument" else "^GOOGLE_CLOUD_LOCATION"
    with pytest.raises(ConfigurationError, match=named):
        kind(project="p", credentials=never, **given)


@kinds
@pytest.mark.parametrize("project", [5, "", "a/b", "..", "p?x", b"p"])
def test_a_project_is_a_name(kind: Any, project: Any) -> None:
    with pytest.raises(ConfigurationError, match="project"):
        kind(project=project, credentials=token)
    with pytest.raises(ConfigurationError, match="location"):
        kind(project="p", location=5, credentials=token)


@kinds
@pytest.mark.parametrize("variable", [None, "env-project"])
def test_a_key_without_a_project_is_express_mode_whatever_the_environment(
    kind: Any, variable: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if variable:
        monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", variable)
        monkeypatch.setenv("GOOGLE_CLOUD_LOCATION", "europe-west4")
    url = url_of(kind, api_key="k")
    assert url == (
        f"https://aiplatform.googleapis.com/v1/publishers/google/models/{FLASH}:countTokens"
    )
    assert "/projects/p/locations/" in url_of(kind, api_key="k", project="p")


@kinds
def test_a_full_name_is_asked_at_its_own_location(kind: Any) -> None:
    there = "https://europe-west4-aiplatform.googleapis.com"
    name = "projects/q/locations/europe-west4/endpoints/1"
    for arguments in ({"project": "p", "credentials": token}, {"api_key": "k"}):
        assert url_of(kind, name, **arguments) == f"{there}/v1/{name}:countTokens"
    published = f"projects/q/locations/global/publishers/google/models/{FLASH}"
    url = url_of(kind, published, project="p", credentials=token)
    assert url == f"https://aiplatform.googleapis.com/v1/{published}:countTokens"
    kept = url_of(kind, name, project="p", credentials=token, base_url="https://own.example/x")
    assert kept == f"https://own.example/x/v1/{name}:countTokens"


def test_one_client_goes_to_one_location_after_another() -> None:
    def ask(client: Any) -> None:
        client.count_tokens("endpoints/1", "x")
        client.count_tokens("projects/q/locations/asia-east1/endpoints/1", "x")
        client.tuning_jobs.get("projects/q/locations/eu/tuningJobs/1")
        client.tuning_jobs.get("1")

    sent = asked(VertexClient, ask, project="p", credentials=token)
    hosts = [request.headers["host"] for request in sent]
    assert hosts == [
        "us-central1-aiplatform.googleapis.com",
        "asia-east1-aiplatform.googleapis.com",
        "aiplatform.eu.rep.googleapis.com",
        "us-central1-aiplatform.googleapis.com",
    ]
    assert hosts == [request.url.host for request in sent]


@pytest.mark.parametrize(
    "name",
    [
        "projects/p/locations/us-central1/models/789",
        "projects/p/locations/x.evil.example/endpoints/1",
        "projects/p/locations/127.0.0.1:1/endpoints/1",
        "projects/p/locations/us-central1/gemini-2.5-flash",
        "projects/p/endpoints/1",
    ],
)
def test_names_of_nothing_that_answers(name: str) -> None:
    with pytest.raises(InvalidPayloadError):
        url_of(VertexClient, name, project="p", credentials=token)


@google_ai
@pytest.mark.parametrize("version", ["v1", "v1beta", "v1alpha"])
def test_the_version_of_google_ai(kind: Any, version: str) -> None:
    path = f"/{version}/models/{FLASH}:countTokens"
    home = "https://generativelanguage.googleapis.com"
    assert url_of(kind, api_key="k", api_version=version) == home + path
    for base in ("https://own.example", f"https://own.example/{version}/"):
        url = url_of(kind, api_key="k", base_url=base, api_version=version)
        assert url == f"https://own.example{path}"
    assert url_of(kind, api_key="k", base_url=f"https://own.example/p/{version}") == (
        f"https://own.example/p{path}"
    )


@kinds
@pytest.mark.parametrize("version", ["v1", "v1beta1", "v1alpha"])
def test_the_version_of_vertex_ai(kind: Any, version: str) -> None:
    url = url_of(kind, api_key="k", api_version=version)
    assert url.startswith(f"https://aiplatform.googleapis.com/{version}/publishers/")
    base = f"https://own.example/{version}"
    given: dict[str, Any] = {"project": "p", "credentials": token, "base_url": base}
    assert url_of(kind, **given).startswith(f"https://own.example/{version}/projects/p/")


@pytest.mark.parametrize("kind", [GeminiClient, VertexClient])
def test_the_version_reaches_every_method(kind: Any) -> None:
    def ask(client: Any) -> None:
        client.count_tokens(FLASH, "x")
        client.with_options(timeout=5).count_tokens(FLASH, "x")
        client.with_raw_response.count_tokens(FLASH, "x")
        (client.tuned_models if kind is GeminiClient else client.tuning_jobs).get("a")

    rest = {"api_key": "k"} if kind is GeminiClient else {"project": "p", "credentials": token}
    sent = asked(kind, ask, api_version="v1alpha", **rest)
    assert [request.url.path.split("/")[1] for request in sent] == ["v1alpha"] * 4


@pytest.mark.parametrize("kind", [GeminiClient, AsyncGeminiClient, VertexClient, AsyncVertexClient])
def test_the_address_in_the_environment(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", "https://env.example/v1beta")
    assert url_of(kind, api_key="k").startswith("https://env.example/v1beta/")
    url = url_of(kind, api_key="k", base_url="https://given.example")
    assert url.startswith("https://given.example/v1")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", "https://a..b")
    with pytest.raises(ConfigurationError):
        kind(api_key="k")


@pytest.mark.parametrize("endpoint", ["https://a..b", "https://u:p@x", "https://x?y", "x", 5])
def test_an_azure_endpoint_is_an_address(endpoint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match=r"^endpoint"):
        AzureInferenceClient(endpoint, "k")
    if isinstance(endpoint, str):
        monkeypatch.setenv("AZUREAI_ENDPOINT_URL", endpoint)
        with pytest.raises(ConfigurationError, match=r"^AZUREAI_ENDPOINT_URL"):
            AzureInferenceClient(credential="k")


def hosts_of(client: str) -> re.Pattern[str]:
    """What SECURITY.md says of where a client's calls go."""
    (row,) = [line for line in SECURITY.read_text().splitlines() if f"calls of {client}" in line]
    names = re.findall(r"`([^`]+)`", row.split("|")[1])
    patterns = [re.escape(name).replace(r"\{", "{").replace(r"\}", "}") for name in names]
    patterns = [each.replace("{location}", "[a-z0-9-]+") for each in patterns]
    return re.compile("|".join(re.sub(r"{([a-z,]+)}", _alternatives, each) for each in patterns))


def _alternatives(found: re.Match[str]) -> str:
    return f"(?:{found[1].replace(',', '|')})"


pieces = st.sampled_from(
    [
        "/",
        "..",
        "@",
        ":",
        "//",
        "\\",
        "?",
        "#",
        "%2f",
        "%2e%2e",
        "evil.example",
        "127.0.0.1:1",
        "projects/p/locations/",
        "endpoints/",
        "models/",
        "publishers/",
        "tuningJobs/",
        "tunedModels/",
        "operations/",
        "us-central1",
        "\n",
        "\ud83d",
        "x",
    ]
)
hostile = st.one_of(st.lists(pieces, max_size=6).map("".join), st.text(max_size=12))


@given(hostile, hostile, hostile)
@settings(max_examples=examples(300))
def test_calls_stay_at_the_hosts_that_security_md_names(name: str, place: str, more: str) -> None:
    def attempts(client: Any) -> None:
        vertex = isinstance(client, VertexClient)
        jobs: Any = client.tuning_jobs if vertex else client.tuned_models
        for call in (
            lambda: client.count_tokens(FLASH, "x"),
            lambda: client.count_tokens(name, "x"),
            lambda: client.count_tokens(f"projects/p/locations/{name}/endpoints/1", "x"),
            lambda: client.generate_content(f"tunedModels/{name}", "x", extra_query={more: name}),
            lambda: jobs.get(name),
            lambda: list(jobs.list(page_token=more)),
            lambda: jobs.operation(name),
            lambda: client.tuned_models.permissions.get(name),
            lambda: client.count_tokens("m", "x", extra_query={"a": more}),
        ):
            try:
                call()
            except (GeminiSDKError, AttributeError):
                continue

    google = asked(GeminiClient, attempts, api_key="k")
    assert google
    for request in google:
        assert hosts_of("Google AI clients").fullmatch(request.url.host), request.url
        assert request.url.port in (None, 443)
    vertex: Sent = []
    for arguments in ({"location": place}, {"location": "eu"}, {"project": more}):
        whole = {"project": "p", "credentials": token, **arguments}
        try:
            vertex += asked(VertexClient, attempts, **whole)
        except ConfigurationError:
            continue
    assert vertex
    for request in vertex:
        assert hosts_of("Vertex AI clients").fullmatch(request.url.host), request.url
        assert request.url.scheme == "https"
