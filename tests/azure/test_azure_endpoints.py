"""Addresses as portals show them: base URLs and whole target URIs of each API, and what contradicts an argument."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from gemini_sdk._azure.endpoint import API_VERSION, Form, endpoint_of, named_deployment
from gemini_sdk._methods.method import transport_of
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from tests.azure.azure_driver import KEY, AzureDriver

RESOURCE = "https://my-resource.openai.azure.com"
FOUNDRY = "https://my-resource.services.ai.azure.com"
SERVERLESS = "https://my-model.eastus2.models.ai.azure.com"
DATED = "2025-01-01-preview"
V1: list[tuple[str, dict[str, Any]]] = [
    (f"{RESOURCE}/openai/v1/", {}),
    (f"{RESOURCE}/openai/v1", {"api_version": None}),
    (f"{RESOURCE}/openai/v1", {"api_version": "v1"}),
    (f"{RESOURCE}/openai/v1", {"api_version": ""}),
    (f"  {RESOURCE}//openai/v1//  ", {}),
    (f"{RESOURCE}/OpenAI/V1/", {}),
    (f"{RESOURCE}/openai/v1/chat/completions", {}),
    (f"{RESOURCE}/openai/v1/chat/completions?api-version=v1", {"api_version": "v1"}),
    (f"{RESOURCE}/openai/v1/responses", {}),
    (f"{RESOURCE}/openai/v1/embeddings/", {}),
    (f"{RESOURCE}/openai/v1/models", {}),
    (RESOURCE, {}),
    (f"{RESOURCE}/", {"api_version": None}),
    (f"{RESOURCE}/openai", {"api_version": "v1"}),
]


@pytest.mark.parametrize(("url", "arguments"), V1)
def test_v1_endpoints_have_no_dated_version(url: str, arguments: dict[str, Any]) -> None:
    endpoint = endpoint_of(url, **arguments)
    assert (endpoint.base_url, endpoint.form) == (f"{RESOURCE}/openai/v1", Form.V1)
    assert (endpoint.query, endpoint.deployment, endpoint.key_headers) == ({}, None, ("api-key",))


@pytest.mark.parametrize(
    "base",
    [
        "https://MY-resource.OpenAI.azure.com:443/openai/v1",
        "https://r.openai.azure.us/openai/v1",
        f"{FOUNDRY}/openai/v1",
        f"{FOUNDRY}/api/projects/p/openai/v1",
        "https://r.cognitiveservices.azure.com/openai/v1",
        "http://localhost:8080/openai/v1",
        "http://127.0.0.1:8080/gateway/openai/v1",
        "https://api.example.com/openai/v1",
    ],
)
def test_v1_endpoints_of_any_host(base: str) -> None:
    for url in (base, f"{base}/", f"{base}/chat/completions"):
        endpoint = endpoint_of(url, api_version="preview")
        assert (endpoint.base_url, endpoint.form) == (base, Form.V1)
        assert endpoint.query == {"api-version": "preview"}


@pytest.mark.parametrize("operation", ["", "/", "/chat/completions", "/completions", "/embeddings"])
def test_the_target_uri_of_a_deployment(operation: str) -> None:
    base = f"{RESOURCE}/openai/deployments/my-gpt"
    endpoint = endpoint_of(f"{base}{operation}?api-version={DATED}")
    assert (endpoint.base_url, endpoint.form) == (base, Form.DEPLOYMENT)
    assert (endpoint.query, endpoint.deployment) == ({"api-version": DATED}, "my-gpt")


@pytest.mark.parametrize(
    ("url", "base", "version"),
    [
        (f"{FOUNDRY}/models/chat/completions?api-version={DATED}", f"{FOUNDRY}/models", DATED),
        (f"{FOUNDRY}/models", f"{FOUNDRY}/models", API_VERSION),
        (f"{FOUNDRY}/models/images/embeddings", f"{FOUNDRY}/models", API_VERSION),
        (f"{SERVERLESS}/chat/completions", SERVERLESS, API_VERSION),
        (f"{SERVERLESS}/v1/chat/completions", f"{SERVERLESS}/v1", API_VERSION),
        (f"{SERVERLESS}/embeddings?api-version={DATED}", SERVERLESS, DATED),
        ("http://localhost:8080/v1/embeddings", "http://localhost:8080/v1", API_VERSION),
        ("http://localhost:8080/team/embeddings", None, API_VERSION),
        ("http://localhost:8080/a//b", None, API_VERSION),
    ],
)
def test_target_uris_of_model_inference(url: str, base: str | None, version: str) -> None:
    endpoint = endpoint_of(url)
    assert (endpoint.base_url, endpoint.form) == (base or url, Form.PLAIN)
    assert endpoint.query == {"api-version": version}


@pytest.mark.parametrize(
    ("url", "arguments"),
    [
        (f"{RESOURCE}/openai/responses?api-version={DATED}", {}),
        (f"{RESOURCE}/openai/responses?API-Version={DATED}", {"api_version": None}),
        (RESOURCE, {"api_version": DATED}),
        (f"{RESOURCE}/openai/", {"api_version": DATED}),
        (f"{RESOURCE}/openai/deployments", {"query": {"api-version": DATED}}),
    ],
)
def test_a_resource_with_a_dated_version_has_deployments_in_the_path(
    url: str, arguments: dict[str, Any]
) -> None:
    endpoint = endpoint_of(url, **arguments)
    assert (endpoint.base_url, endpoint.form) == (RESOURCE, Form.RESOURCE)
    assert endpoint.query == {"api-version": DATED}
    path = endpoint.path("/chat/completions", "my gpt")
    assert path == "/openai/deployments/my%20gpt/chat/completions"
    with pytest.raises(InvalidPayloadError, match="deployment is missing"):
        endpoint.path("/chat/completions", None)


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        (f"{FOUNDRY}/models", ("api-key",)),
        (f"{RESOURCE}/openai/deployments/d", ("api-key",)),
        (SERVERLESS, ("authorization",)),
        ("https://e.eastus.inference.ml.azure.com/v1", ("authorization",)),
        ("http://localhost:8080/openai/v1", ("api-key", "authorization")),
    ],
)
def test_a_key_is_sent_in_the_headers_that_an_endpoint_reads(
    url: str, headers: tuple[str, ...]
) -> None:
    assert endpoint_of(url).key_headers == headers
    with AzureInferenceClient(url, KEY) as client:
        assert tuple(transport_of(client).session.auth.headers()) == headers


SECRET = "very-secret-value"


@pytest.mark.parametrize(
    ("url", "arguments", "message"),
    [
        (f"{RESOURCE}/openai/v1?api-version={DATED}", {}, "no dated versions"),
        (f"{RESOURCE}/openai/v1", {"api_version": DATED}, "no dated versions"),
        (f"{RESOURCE}/openai/v1?api-version=v1", {"api_version": "preview"}, "given twice"),
        (f"{RESOURCE}/openai?api-version={DATED}", {"api_version": "2024-10-21"}, "given twice"),
        (f"{RESOURCE}/openai?api-version=1&api-version=2", {}, "given twice"),
        (f"{RESOURCE}?api-version=1", {"query": {"api-version": "2"}}, "given twice"),
        (f"{RESOURCE}/openai/v1?tenant=a", {"query": {"tenant": "b"}}, "'tenant' is given twice"),
        (f"{RESOURCE}/openai/v1?tenant=a&tenant=b", {}, "'tenant' is given twice"),
        (f"{RESOURCE}/openai/deployments/d", {"api_version": "v1"}, "dated api-version"),
        (f"{RESOURCE}/openai/deployments/d", {"api_version": None}, "dated api-version"),
        (f"{FOUNDRY}/models", {"api_version": "preview"}, "dated api-version"),
        (FOUNDRY, {"api_version": DATED}, "/models for Azure AI Model Inference"),
        (f"{RESOURCE}/models", {}, "has the path '/models'"),
        (f"{RESOURCE}/openai/v2", {}, "Write the address of the resource"),
        (f"{RESOURCE}/openai/deployments/d/images/generations", {}, "none of those"),
        (f"{RESOURCE}/openai/deployments/d/responses", {}, "none of those"),
        (f"{FOUNDRY}/api/projects/p", {}, "none of those"),
        (f"{RESOURCE}/openai/v1", {"api_version": 1}, "a str or None, found int"),
        (f"{RESOURCE}/openai/v1?api-key={SECRET}", {}, "leave out 'api-key' of its query"),
        (f"{RESOURCE}/openai/v1?subscriptionKey={SECRET}", {}, "must not contain credentials"),
        (f"https://user:{SECRET}@r.openai.azure.com/openai/v1", {}, "must not contain credentials"),
        (f"user:{SECRET}@r.openai.azure.com/openai/v1", {}, "must not contain credentials"),
        (f"https://u:{SECRET}@r\u2100.com/openai/v1", {}, "must not contain credentials"),
        (f"https:/u:{SECRET}@r.com/openai/v1?x=1", {}, "must not contain credentials"),
        (f"{RESOURCE}/openai/v1#{SECRET}", {}, "fragment"),
        (f"{RESOURCE}/openai/v1?a=1#{SECRET}", {}, "fragment"),
        ("my-resource.openai.azure.com/openai/v1", {}, "http or https URL"),
        ("https://my resource.openai.azure.com", {}, "not allowed in a URL"),
        (3, {}, "must be a str"),
    ],
)
def test_what_is_contradictory_or_not_understood(
    url: Any, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        endpoint_of(url, **arguments)
    assert message in str(caught.value)
    assert SECRET not in str(caught.value)


def test_other_query_parameters_are_sent(azure: AzureDriver) -> None:
    client = azure.client("/openai/deployments/d/chat/completions?api-version=2024-10-21&tenant=a")
    azure.get(client.chat_completions("x"))
    assert azure.url == (
        "/openai/deployments/d/chat/completions",
        {"api-version": "2024-10-21", "tenant": "a"},
    )


@pytest.mark.parametrize("arguments", [{"model": "gpt"}, {"deployment": "gpt"}])
def test_the_deployment_is_the_model_of_v1(azure: AzureDriver, arguments: dict[str, Any]) -> None:
    client = azure.client("/openai/v1/", **arguments)
    azure.get(client.chat_completions("x"))
    assert azure.url == ("/openai/v1/chat/completions", {})
    assert azure.sent["model"] == "gpt"
    assert azure.header("azureml-model-deployment") is None
    azure.get(client.chat_completions("x", model="other"))
    assert azure.sent["model"] == "other"


def test_the_model_names_the_deployment_of_a_resource(azure: AzureDriver) -> None:
    client = azure.client(f"/openai/responses?api-version={DATED}", deployment="gpt")
    azure.get(client.chat_completions("x"))
    assert azure.url == ("/openai/deployments/gpt/chat/completions", {"api-version": DATED})
    azure.get(client.chat_completions("x", model="other"))
    assert azure.url[0] == "/openai/deployments/other/chat/completions"


def test_two_deployments(azure: AzureDriver) -> None:
    azure.client("/openai/deployments/gpt", deployment="gpt")
    with pytest.raises(ConfigurationError, match=r"'gpt'.*'other'.*pass one of them"):
        azure.client("/openai/deployments/gpt", deployment="other")
    with pytest.raises(ConfigurationError, match=r"'gpt'.*'other'.*pass one of them"):
        azure.client("/openai/v1", deployment="other", model="gpt")


def test_no_version_is_sent_if_it_is_none(azure: AzureDriver) -> None:
    azure.get(azure.client(api_version=None).chat_completions("x"))
    assert azure.url == ("/chat/completions", {})


def test_the_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZUREAI_ENDPOINT_URL", f"{RESOURCE}/openai/v1?api-version={DATED}")
    for kind in (AzureInferenceClient, AsyncAzureInferenceClient):
        with pytest.raises(ConfigurationError, match="AZUREAI_ENDPOINT_URL ends in /openai/v1"):
            kind(credential=KEY)


@pytest.mark.parametrize(
    ("url", "deployment"),
    [
        (f"{RESOURCE}/openai/deployments/my-gpt/chat/completions?api-version=1", "my-gpt"),
        (f" {RESOURCE}/openai/deployments/my%2Dgpt/", "my-gpt"),
        (f"{RESOURCE}/openai/deployments/", None),
        (f"{RESOURCE}/openai/v1/", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_the_deployment_in_an_address(url: str, deployment: str | None) -> None:
    assert named_deployment(url) == deployment


@given(
    st.sampled_from([RESOURCE, FOUNDRY, "http://localhost:1", "https://gw.example/a"]),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True).filter(
        lambda x: ".." not in x
    ),
    st.sampled_from(["", "/", "/chat/completions", "/embeddings", "/completions/"]),
    st.dates().map(str),
)
def test_every_target_uri_of_a_deployment_is_understood(
    host: str, deployment: str, operation: str, version: str
) -> None:
    url = f"{host}/openai/deployments/{deployment}{operation}?api-version={version}"
    endpoint = endpoint_of(url)
    assert endpoint.base_url == f"{host}/openai/deployments/{deployment}"
    assert (endpoint.deployment, endpoint.query) == (deployment, {"api-version": version})


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_an_endpoint_or_an_error(text: str, version: str) -> None:
    for url in (text, f"{RESOURCE}/{text}", f"{RESOURCE}/openai/v1?{text}"):
        try:
            endpoint = endpoint_of(url, api_version=version)
        except ConfigurationError:
            continue
        assert "?" not in endpoint.base_url
