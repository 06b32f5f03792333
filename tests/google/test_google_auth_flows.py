"""google-auth's service-account flow, end to end: clients get tokens from the emulator and call it with them."""

from collections.abc import Generator, Sequence
from importlib import import_module
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from driving import FLASH, Driver

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.errors import AuthenticationError, CredentialsError

CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform"
TUNING = "https://www.googleapis.com/auth/generative-language.tuning"


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    # Only tokens that its own endpoint has issued are accepted.
    with Emulator(EmulatorOptions(tokens=frozenset())) as emulator:
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
    """A service account that has yet to be told its scopes."""
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
    drive: Driver,
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


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_the_quota_project_of_the_credentials(drive: Driver, account: Any, platform: str) -> None:
    client = getattr(drive, platform)(credentials=account.with_quota_project("own"))
    drive.get(client.count_tokens(FLASH, "x"))
    assert drive.emulator.journal()[-1].headers["x-goog-user-project"] == "own"


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_refused_token_is_renewed_once(drive: Driver, account: Any, platform: str) -> None:
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
def test_a_token_server_that_refuses(drive: Driver, account: Any, platform: str) -> None:
    drive.emulator.add(
        {"operation": "token", "status": 400, "body": {"error": "invalid_grant"}, "times": 1}
    )
    client = getattr(drive, platform)(credentials=account)
    with pytest.raises(CredentialsError, match="invalid_grant"):
        drive.get(client.generate_content(FLASH, "x"))
    assert drive.get(client.generate_content(FLASH, "x")).text
