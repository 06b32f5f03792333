"""Endpoint and key of the environment: each key goes to its own endpoint alone."""

import pytest

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from gemini_sdk._azure.environment import VARIABLES, Variables, key_of
from gemini_sdk.errors import ConfigurationError
from tests.azure.azure_driver import AzureDriver

A, B = "https://a.openai.azure.com", "https://b.openai.azure.com"


@pytest.mark.parametrize("pair", VARIABLES, ids=lambda pair: pair.endpoint)
def test_each_pair_is_used(
    pair: Variables, azure: AzureDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(pair.endpoint, azure.server.url)
    with pytest.raises(ConfigurationError, match=f"set {pair.key}"):
        AzureInferenceClient()
    monkeypatch.setenv(pair.key, "its-key")
    with AzureInferenceClient() as client:
        client.chat_completions("x")
    assert azure.header("api-key") == "its-key"


@pytest.mark.parametrize("pair", VARIABLES, ids=lambda pair: pair.endpoint)
def test_a_key_goes_to_its_own_endpoint_alone(
    pair: Variables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(pair.endpoint, f"{A}/openai/v1")
    monkeypatch.setenv(pair.key, "its-key")
    assert key_of(f"{A}/openai/deployments/x", "endpoint") == "its-key"
    assert key_of(f"{A}:443", "endpoint") == "its-key"
    others = [
        B,
        A.replace("https", "http"),
        f"{A}:8443",
        f"{A}.evil.example",
        "nonsense",
        "http://[",
    ]
    for other in others:
        assert key_of(other, "endpoint") is None
    for kind in (AzureInferenceClient, AsyncAzureInferenceClient):
        with pytest.raises(ConfigurationError, match="no credential"):
            kind(endpoint=B)
    for other_pair in VARIABLES:
        if other_pair != pair:
            assert key_of(A, other_pair.endpoint) is None


def test_the_packages_own_pair_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    own, openai = VARIABLES[:2]
    monkeypatch.setenv(openai.endpoint, A)
    monkeypatch.setenv(openai.key, "of-openai")
    monkeypatch.setenv(own.endpoint, B)
    with pytest.raises(ConfigurationError, match=f"set {own.key}"):
        AzureInferenceClient()
    monkeypatch.setenv(own.key, "own")
    AzureInferenceClient().close()
    assert key_of(A, "endpoint") == "of-openai"


def test_the_own_key_without_an_address_is_for_the_one_that_is_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = VARIABLES[0]
    monkeypatch.setenv(own.key, "own")
    assert key_of(B, "endpoint") == "own"
    monkeypatch.setenv(own.endpoint, A)
    with pytest.raises(ConfigurationError, match="which is another address") as raised:
        AzureInferenceClient(endpoint=B)
    assert "own" not in str(raised.value).replace("own value", "")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (A, "/openai/deployments/m/chat/completions"),
        (f"{A}/openai/v1", "/openai/v1"),
        ("https://a.services.ai.azure.com", "/openai/v1"),
    ],
)
def test_the_version_is_of_a_resource_of_azure_openai(
    address: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", address)
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    with AzureInferenceClient(model="m") as client:
        called = client._profile.endpoint  # pyright: ignore[reportPrivateUsage]
    assert path in called.base_url + called.path("/chat/completions", "m")
    assert called.query == ({"api-version": "2024-10-21"} if address == A else {})


def test_an_argument_that_names_the_resource_has_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", f"{A}/")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    for address, version in ((A, "2024-10-21"), (B, None)):
        with AzureInferenceClient(endpoint=address, credential="k", model="m") as client:
            query = client._profile.endpoint.query  # pyright: ignore[reportPrivateUsage]
        assert query.get("api-version") == version
    with AzureInferenceClient(endpoint=A, credential="k", api_version="2025-01-01") as client:
        query = client._profile.endpoint.query  # pyright: ignore[reportPrivateUsage]
    assert query["api-version"] == "2025-01-01"
