"""Web pages and other programs are kept out: hosts, origins, the token of the admin routes."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.guard import Guard, is_loopback

GENERATE = "/v1beta/models/gemini-2.5-flash:generateContent"
BODY: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}
PAGE = "http://evil.example"
RULE = {"text": "from a page"}


@pytest.fixture
def client(gemini_emulator: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=gemini_emulator.url, headers={"x-goog-api-key": "k"}) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/emulator", "/emulator/rules", "/emulator/journal", "/info", "/"]
)
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", "[::2]", "@", ""],
)
def test_another_host_is_refused(client: httpx.Client, path: str, host: str) -> None:
    response = client.get(path, headers={"host": host})
    assert (response.status_code, response.json()["error"]["status"]) == (403, "PERMISSION_DENIED")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.9.9.9:80", "[::1]:8080", "a.localhost"]
)
def test_every_name_of_this_machine_will_do(client: httpx.Client, host: str) -> None:
    assert client.get("/emulator", headers={"host": host}).status_code == 200


def test_hosts_can_be_allowed() -> None:
    with Emulator(EmulatorOptions(allowed_hosts=("emulator",))) as emulator:
        url = f"{emulator.url}/emulator"
        assert httpx.get(url, headers={"host": "Emulator:8080"}).status_code == 200
        assert httpx.get(url, headers={"host": "emulator.evil.example"}).status_code == 403


@pytest.mark.parametrize("origin", [PAGE, "null", "https://127.0.0.1", "http://localhost:3000", ""])
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "application/x-www-form-urlencoded"]
)
def test_pages_cannot_script_it(
    gemini_emulator: Emulator, client: httpx.Client, origin: str, kind: str
) -> None:
    headers = {"origin": origin, "content-type": kind}
    for path, body in (("/emulator/rules", RULE), ("/emulator/clock", {"advance": 5})):
        assert client.post(path, content=json.dumps(body), headers=headers).status_code == 403
    assert client.delete("/emulator/journal", headers=headers).status_code == 403
    assert client.get("/emulator/journal", headers=headers).status_code == 403
    assert not gemini_emulator.rules()


def test_pages_cannot_use_the_services(gemini_emulator: Emulator, client: httpx.Client) -> None:
    refused = client.post(GENERATE, json=BODY, headers={"origin": PAGE})
    assert refused.status_code == 403
    assert "access-control-allow-origin" not in refused.headers
    assert client.options(GENERATE, headers={"origin": PAGE}).status_code == 403
    assert client.get("/emulator", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not gemini_emulator.journal()
    assert client.post(GENERATE, json=BODY, headers={"origin": gemini_emulator.url}).is_success


def test_origins_can_be_allowed() -> None:
    app = "http://localhost:3000"
    with (
        Emulator(EmulatorOptions(cors=(app,))) as emulator,
        httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "k", "origin": app}) as page,
    ):
        asked = {
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type,x-goog-api-key",
            "access-control-request-private-network": "true",
        }
        before = page.options(GENERATE, headers=asked)
        assert before.status_code == 204
        assert before.headers["access-control-allow-origin"] == app
        assert "x-goog-api-key" in before.headers["access-control-allow-headers"]
        assert "POST" in before.headers["access-control-allow-methods"]
        assert before.headers["access-control-allow-private-network"] == "true"
        answer = page.post(GENERATE, json=BODY)
        assert answer.is_success
        assert answer.headers["access-control-allow-origin"] == app
        assert answer.headers["vary"] == "origin"
        assert page.get("/v1beta/nothing").headers["access-control-allow-origin"] == app
        assert page.post("/emulator/rules", json=RULE).status_code == 403
        assert page.post(GENERATE, json=BODY, headers={"origin": PAGE}).status_code == 403


def test_every_origin_can_be_allowed() -> None:
    with Emulator(EmulatorOptions(cors=("*",))) as emulator:
        headers = {"origin": PAGE, "x-goog-api-key": "k"}
        assert httpx.post(f"{emulator.url}{GENERATE}", json=BODY, headers=headers).is_success
        assert httpx.get(f"{emulator.url}/emulator/journal", headers=headers).status_code == 403


# The token of the admin routes


def test_a_token_protects_the_admin_routes() -> None:
    with Emulator(EmulatorOptions(admin_token="s3cret")) as emulator:
        for path in ("/emulator", "/emulator/rules", "/emulator/journal", "/emulator/clock"):
            for given in ("", "wrong", "é"):
                headers = [(b"x-emulator-token", given.encode())]
                refused = httpx.get(f"{emulator.url}{path}", headers=headers)
                assert (refused.status_code, refused.json()["error"]["code"]) == (401, 401)
                assert "x-emulator-token" in refused.json()["error"]["message"]
            right = {"x-emulator-token": "s3cret"}
            assert httpx.get(f"{emulator.url}{path}", headers=right).is_success
        right = {"x-goog-api-key": "k", "x-emulator-token": "s3cret"}
        assert httpx.post(f"{emulator.url}{GENERATE}", json=BODY, headers=right).is_success
        assert "s3cret" not in repr((emulator.options, emulator.journal()))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.com"])
def test_beyond_loopback_there_is_a_token(host: str) -> None:
    first, second = EmulatorOptions(host=host), EmulatorOptions(host=host)
    assert first.admin_token
    assert first.admin_token != second.admin_token
    assert EmulatorOptions(host=host, admin_token="mine").admin_token == "mine"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.0.1", "a.localhost"])
def test_on_loopback_there_is_none(host: str) -> None:
    assert is_loopback(host)
    assert EmulatorOptions(host=host).admin_token is None


def test_bound_to_every_address_it_answers_to_each_but_to_no_name() -> None:
    guard = Guard("0.0.0.0", (), (), None)
    for host in ("10.0.0.1:8080", "192.0.2.1", "[2001:db8::1]:80", "localhost"):
        guard.check("/info", {"host": host})
    with pytest.raises(ApiError):
        guard.check("/info", {"host": "rebound.example:8080"})
