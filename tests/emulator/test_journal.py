"""No credential is written down, in whatever form it comes."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator

SECRET = "s3cret-9876"
GENERATE = "/v1beta/models/gemini-2.5-flash:generateContent"
BODY: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}


@pytest.fixture
def client(gemini_emulator: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=gemini_emulator.url) as client:
        yield client


def written(emulator: Emulator, client: httpx.Client) -> str:
    """The journal, as Python and over HTTP."""
    entries = emulator.journal()
    assert entries
    return repr(entries) + client.get("/emulator/journal").text


@pytest.mark.parametrize(
    "name",
    """authorization proxy-authorization x-goog-api-key api-key x-api-key ocp-apim-subscription-key cookie
    x-goog-iam-authorization-token x-amz-security-token x-emulator-token x-ms-access-token client-secret""".split(),
)
@pytest.mark.parametrize("form", ["{}", "Bearer {}", "Basic {}", "{} more"])
def test_headers(gemini_emulator: Emulator, client: httpx.Client, name: str, form: str) -> None:
    client.post(GENERATE, json=BODY, headers={name.upper(): form.format(SECRET)})
    assert SECRET not in written(gemini_emulator, client)
    assert name in gemini_emulator.journal()[0].headers


@pytest.mark.parametrize(
    "name",
    "key KEY api_key api-key access_token sig token X-Goog-Signature X-Amz-Signature subscription-key code".split(),
)
def test_queries(gemini_emulator: Emulator, client: httpx.Client, name: str) -> None:
    referrer = f"https://example.com/x?a=1&{name}={SECRET}"
    client.post(GENERATE, json=BODY, params={name: SECRET}, headers={"referer": referrer})
    client.post("/chat/completions", json={}, params={name: SECRET})
    client.get("/nothing", params={name: SECRET})
    assert SECRET not in written(gemini_emulator, client)


TOKENS = """assertion refresh_token client_secret access_token subject_token actor_token id_token
client_assertion""".split()


@pytest.mark.parametrize("name", TOKENS)
@pytest.mark.parametrize("form", ["data", "json", "plain"])
def test_bodies_of_the_token_endpoint(
    gemini_emulator: Emulator, client: httpx.Client, name: str, form: str
) -> None:
    body: dict[str, str] = {"grant_type": "refresh_token", name: SECRET}
    sent: dict[str, Any] = {form: body}
    if form == "plain":
        sent = {"content": f"grant_type=refresh_token&{name}={SECRET}"}
    client.post("/token", **sent)
    assert SECRET not in written(gemini_emulator, client)
    assert "refresh_token" in str(gemini_emulator.journal()[0].body)


def test_credentials_within_requests(gemini_emulator: Emulator, client: httpx.Client) -> None:
    server = {"url": "https://example.com", "headers": {"Authorization": f"Bearer {SECRET}"}}
    picture = f"https://store.example/a.png?sv=1&sig={SECRET}&se=2"
    body = {
        "contents": [{"parts": [{"fileData": {"fileUri": picture}}]}],
        "tools": [
            {"mcpServers": [{"name": "s", "streamableHttpTransport": server}]},
            {"googleMaps": {"authConfig": {"apiKeyConfig": {"apiKeyString": SECRET}}}},
        ],
    }
    client.post(GENERATE, json=body)
    assert SECRET not in written(gemini_emulator, client)
    kept = gemini_emulator.journal()[0].body["contents"][0]["parts"][0]["fileData"]["fileUri"]
    assert kept == "https://store.example/a.png?sv=1&sig=***&se=2"


def test_what_is_no_credential_is_kept(gemini_emulator: Emulator, client: httpx.Client) -> None:
    body: dict[str, Any] = {
        "contents": [{"role": "user", "parts": [{"text": "Is a key = b, or c=d?"}]}],
        "labels": {"key": "value", "token": "pasta"},
    }
    query = {"pageToken": "next", "pageSize": "3", "updateMask": "key"}
    client.post(GENERATE, json=body, params=query, headers={"x-goog-user-project": "mine"})
    (entry,) = gemini_emulator.journal()
    assert entry.body == body
    assert entry.query == query
    assert entry.headers["x-goog-user-project"] == "mine"
