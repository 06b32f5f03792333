"""google-auth's service-account flow, end to end: clients get tokens from the emulator and call it with them."""

import base64
import json
import socket
from collections.abc import Generator, Sequence
from importlib import import_module
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.errors import AuthenticationError, CredentialsError
from tests.google.driving import FLASH, GoogleDriver

CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform"
TUNING = "https://www.googleapis.com/auth/generative-language.tuning"


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    # Only tokens that its own endpoint has issued are accepted.
    with Emulator(EmulatorOptions(tokens=frozenset(), tuning_seconds=0.2)) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def private_key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


@pytest.fixture
def account(emulator: Emulator, private_key: str) -> Any:
    """A service account without scopes."""
    kind = import_module("google.oauth2.service_account").Credentials
    return kind.from_service_account_info(
        {
            "type": "service_account",
            "client_email": "robot@project.iam.gserviceaccount.com",
            "private_key": private_key,
            "private_key_id": "1",
            "token_uri": f"{emulator.url}/token",
        }
    )


PLATFORMS = [("gemini", [CLOUD_PLATFORM, TUNING]), ("vertex", [CLOUD_PLATFORM])]


@pytest.mark.parametrize(("platform", "scopes"), PLATFORMS)
def test_a_service_account(
    drive: GoogleDriver,
    account: Any,
    platform: str,
    scopes: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []
    kind: Any = account.__class__
    with_scopes = kind.with_scopes

    def noted(self: Any, scopes: Sequence[str], *rest: Any, **more: Any) -> Any:
        asked.append(list(scopes))
        return with_scopes(self, scopes, *rest, **more)

    monkeypatch.setattr(kind, "with_scopes", noted)
    client = getattr(drive, platform)(credentials=account, quota_project="billed")
    assert drive.emulator.journal() == []
    assert drive.get(client.generate_content(FLASH, "x")).text
    assert drive.listed(client.stream_generate_content(FLASH, "x"))
    assert drive.get(client.chats.create(FLASH).send_message("x")).text
    token, *calls = drive.emulator.journal()
    assert (token.operation, token.body["assertion"]) == ("token", "***")
    assert token.headers.get("x-goog-user-project") is None
    assert [call.headers["x-goog-user-project"] for call in calls] == ["billed"] * 3
    assert [call.headers["authorization"] for call in calls] == ["Bearer ***"] * 3
    assert asked == [scopes]


@pytest.mark.parametrize(("platform", "scopes"), PLATFORMS)
def test_a_service_account_tunes(
    drive: GoogleDriver,
    account: Any,
    platform: str,
    scopes: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The token is asked for over HTTP with the scopes of tuning, and every call of the story names who is billed."""
    claimed: list[str] = []
    kind: Any = account.__class__
    assertion = kind._make_authorization_grant_assertion

    def noted(self: Any) -> Any:
        signed = assertion(self)
        payload = signed.split(b".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)))
        claimed.extend(claims["scope"].split())
        return signed

    monkeypatch.setattr(kind, "_make_authorization_grant_assertion", noted)
    client = getattr(drive, platform)(credentials=account, quota_project="billed")
    if platform == "gemini":
        examples = [("1", "2"), ("3", "4")]
        made = client.tuned_models.create(base_model="gemini-1.0-pro-001", training_data=examples)
        operation = drive.get(made)
        name = drive.get(operation.wait(poll_interval=0.05)).name
    else:
        made = client.tuning_jobs.create(base_model=FLASH, training_dataset_uri="gs://b/t.jsonl")
        job = drive.get(client.tuning_jobs.wait(drive.get(made), poll_interval=0.05))
        name = job.tuned_model.endpoint
    assert drive.get(client.generate_content(name, "1")).text
    token, *calls = drive.emulator.journal()
    assert (token.operation, claimed) == ("token", scopes)
    assert {call.headers["x-goog-user-project"] for call in calls} == {"billed"}
    assert {call.headers["authorization"] for call in calls} == {"Bearer ***"}
    assert len(calls) >= 3


def test_a_token_server_that_is_gone_is_not_the_credentials_fault(
    drive: GoogleDriver, account: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        account._token_uri = f"http://127.0.0.1:{closed.getsockname()[1]}/token"
    client = drive.gemini(credentials=account)
    with pytest.raises(CredentialsError) as caught:
        drive.get(client.count_tokens(FLASH, "x"))
    assert caught.value.unreachable


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_the_quota_project_of_the_credentials(
    drive: GoogleDriver, account: Any, platform: str
) -> None:
    client = getattr(drive, platform)(credentials=account.with_quota_project("own"))
    drive.get(client.count_tokens(FLASH, "x"))
    assert drive.emulator.journal()[-1].headers["x-goog-user-project"] == "own"


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_refused_token_is_renewed_once(drive: GoogleDriver, account: Any, platform: str) -> None:
    client = getattr(drive, platform)(credentials=account)
    drive.get(client.count_tokens(FLASH, "x"))
    drive.emulator.add(Rule(operation="countTokens", status=401, times=1))
    assert drive.get(client.count_tokens(FLASH, "x")).total_tokens
    drive.emulator.add(Rule(operation="countTokens", status=401, times=2))
    with pytest.raises(AuthenticationError):
        drive.get(client.count_tokens(FLASH, "x"))
    tokens = [e for e in drive.emulator.journal() if e.operation == "token"]
    assert len(tokens) == 3


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_token_server_that_refuses(drive: GoogleDriver, account: Any, platform: str) -> None:
    drive.emulator.add(
        {"operation": "token", "status": 400, "body": {"error": "invalid_grant"}, "times": 1}
    )
    client = getattr(drive, platform)(credentials=account)
    with pytest.raises(CredentialsError, match="invalid_grant") as caught:
        drive.get(client.generate_content(FLASH, "x"))
    assert not caught.value.unreachable
    assert drive.get(client.generate_content(FLASH, "x")).text
