"""google-auth's own flows against the emulator's token endpoint."""

import base64
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import impersonated_credentials, transport
from google.auth.exceptions import RefreshError
from google.oauth2 import credentials, service_account

from gemini_sdk.emulator import Emulator, EmulatorOptions

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
VERTEX = "/v1/projects/p/locations/global/publishers/google/models/gemini-2.5-pro:countTokens"


class _Answer(transport.Response):
    def __init__(self, response: httpx.Response) -> None:
        self._response = response

    @property
    def status(self) -> int:
        return self._response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    @property
    def data(self) -> bytes:
        return self._response.content


class _Transport(transport.Request):
    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **_: Any,
    ) -> transport.Response:
        return _Answer(self._client.request(method, url, content=body, headers=headers))


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client() as client:
        yield client


@pytest.fixture(scope="module")
def key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def _service_account(emulator: Emulator, key: str) -> Any:
    info = {
        "type": "service_account",
        "client_email": "robot@project.iam.gserviceaccount.com",
        "private_key": key,
        "private_key_id": "1",
        "token_uri": f"{emulator.url}/token",
    }
    made: Any = service_account.Credentials.from_service_account_info(info, scopes=[SCOPE])  # type: ignore[no-untyped-call]
    return made


def _accepted(emulator: Emulator, client: httpx.Client, token: str) -> bool:
    answer = client.post(
        emulator.url + VERTEX, json={}, headers={"authorization": f"Bearer {token}"}
    )
    return answer.status_code == 200


OPTIONS = EmulatorOptions(tokens=frozenset())


def test_a_service_account_gets_a_token_that_counts(client: httpx.Client, key: str) -> None:
    with Emulator(OPTIONS) as emulator:
        creds = _service_account(emulator, key)
        creds.refresh(_Transport(client))
        assert creds.valid
        assert _accepted(emulator, client, creds.token)
        assert not _accepted(emulator, client, "made-up")
        entry = emulator.journal()[0]
    assert (entry.operation, entry.path) == ("token", "/token")
    assert entry.body["assertion"] == "***"
    assert entry.headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_users_refresh_token_gets_a_token(client: httpx.Client) -> None:
    with Emulator(OPTIONS) as emulator:
        creds: Any = credentials.Credentials(  # type: ignore[no-untyped-call]
            token=None,
            refresh_token="r",
            client_id="c",
            client_secret="s",
            token_uri=f"{emulator.url}/token",
        )
        creds.refresh(_Transport(client))
        assert _accepted(emulator, client, creds.token)
        body = emulator.journal()[0].body
    assert (body["refresh_token"], body["client_secret"]) == ("***", "***")


def test_impersonation(client: httpx.Client, key: str) -> None:
    with Emulator(OPTIONS) as emulator:
        source = _service_account(emulator, key)
        account = "other@project.iam.gserviceaccount.com"
        creds: Any = impersonated_credentials.Credentials(  # type: ignore[no-untyped-call]
            source, account, [SCOPE]
        )
        url = f"{emulator.url}/v1/projects/-/serviceAccounts/{account}:generateAccessToken"
        creds._iam_endpoint_override = url
        creds.refresh(_Transport(client))
        assert _accepted(emulator, client, creds.token)


def test_tokens_expire(client: httpx.Client) -> None:
    now = time.time()
    options = EmulatorOptions(tokens=frozenset(), clock=lambda: now, token_lifetime=60)
    form = {
        "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
        "subject_token": "a",
        "subject_token_type": "b",
        "audience": "c",
    }
    with Emulator(options) as emulator:
        token = client.post(f"{emulator.url}/token", data=form).json()["access_token"]
        assert _accepted(emulator, client, token)
        now += 61
        assert not _accepted(emulator, client, token)


def test_bad_grants(client: httpx.Client, key: str) -> None:
    with Emulator(EmulatorOptions(clock=lambda: time.time() + 7200)) as emulator:
        with pytest.raises(RefreshError, match="invalid_grant"):
            _service_account(emulator, key).refresh(_Transport(client))
        claims = base64.urlsafe_b64encode(b'{"iss": "a@example.com", "exp": "soon"}').decode()
        jwt = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"}
        for form, error in (
            ({"grant_type": "password"}, "unsupported_grant_type"),
            ({"grant_type": "refresh_token"}, "invalid_request"),
            (jwt | {"assertion": "x"}, "invalid_grant"),
            (jwt | {"assertion": f"e30.{claims}.x"}, "invalid_grant"),
        ):
            answer = client.post(f"{emulator.url}/token", data=form)
            assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_the_token_endpoint_can_fail_too(client: httpx.Client) -> None:
    with Emulator() as emulator:
        emulator.add({"operation": "token", "status": 503, "times": 1})
        answers = [client.post(f"{emulator.url}/token", data={"grant_type": "x"}) for _ in "ab"]
    assert [a.status_code for a in answers] == [503, 400]
    assert json.loads(answers[0].text)["error"]["status"] == "UNAVAILABLE"
