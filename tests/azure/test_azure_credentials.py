"""Keys, and the token credentials of azure-core, asked for a token once for many."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from time import time
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from gemini_sdk.errors import AuthenticationError, ConfigurationError, CredentialsError
from tests.azure.azure_driver import AzureDriver, chat
from tests.raw_server import answer

SCOPE = "https://cognitiveservices.azure.com/.default"


class Token(NamedTuple):
    token: str
    expires_on: float


@dataclass
class Credential:
    """Gives a new token at every call, and notes for which scope."""

    lifetime: float = 3600
    asked: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])

    def get_token(self, *scopes: str, **options: Any) -> Token:
        self.asked.append(scopes)
        return Token(f"token-of-azure-{len(self.asked)}", time() + self.lifetime)


class AsyncCredential(Credential):
    async def get_token(self, *scopes: str, **options: Any) -> Token:  # type: ignore[override]
        await asyncio.sleep(0)
        return Credential.get_token(self, *scopes)


class Modern:
    """Tells more than `get_token` does."""

    def __init__(self, **members: float) -> None:
        self.asked = 0
        self._reported = members

    def get_token(self, *scopes: str) -> Token:
        raise AssertionError("the other method tells more")

    def get_token_info(self, *scopes: str) -> Any:
        self.asked += 1
        return SimpleNamespace(token=f"token-{self.asked}", **self._reported)


def test_a_token_is_asked_for_once(azure: AzureDriver) -> None:
    credential = Credential()
    client = azure.client(credential=credential)
    for _ in range(3):
        azure.get(client.chat_completions("x"))
        assert azure.header("authorization") == "Bearer token-of-azure-1"
    assert azure.header("api-key") is None
    assert credential.asked == [(SCOPE,)]


def test_the_scope_can_be_chosen(azure: AzureDriver) -> None:
    credential = Credential()
    scope = "https://ml.azure.com/.default"
    client = azure.client(credential=credential, credential_scope=scope)
    azure.get(client.chat_completions("x"))
    assert credential.asked == [(scope,)]


def test_a_token_is_renewed_ahead_of_its_end(azure: AzureDriver) -> None:
    client = azure.client(credential=Credential(lifetime=60))
    for number in (1, 2):
        azure.get(client.chat_completions("x"))
        assert azure.header("authorization") == f"Bearer token-of-azure-{number}"


@pytest.mark.parametrize(("refresh", "asked"), [(3000, 1), (-1, 2)])
def test_a_credential_may_say_when_to_ask_again(
    azure: AzureDriver, refresh: float, asked: int
) -> None:
    credential = Modern(expires_on=time() + 3600, refresh_on=time() + refresh)
    client = azure.client(credential=credential)
    for _ in range(2):
        azure.get(client.chat_completions("x"))
    assert credential.asked == asked


def test_a_refused_token_is_renewed(azure: AzureDriver) -> None:
    azure.server.plan(answer({"message": "expired"}, 401), answer(chat()))
    azure.get(azure.client(credential=Credential()).chat_completions("x"))
    assert azure.header("authorization") == "Bearer token-of-azure-2"


def test_a_refused_key_is_not_tried_again(azure: AzureDriver) -> None:
    azure.server.plan(answer({"message": "no"}, 401))
    with pytest.raises(AuthenticationError):
        azure.get(azure.client().chat_completions("x"))
    assert len(azure.server.requests) == 1


def test_an_object_with_a_key_is_a_key(azure: AzureDriver) -> None:
    azure.get(azure.client(credential=SimpleNamespace(key="held-key-1")).chat_completions("x"))
    assert azure.header("api-key") == "held-key-1"


def test_a_key_may_be_exchanged(azure: AzureDriver) -> None:
    holder = SimpleNamespace(key="first-of-keys")
    client = azure.client(credential=holder)
    azure.get(client.chat_completions("x"))
    holder.key = "second-of-keys"
    azure.get(client.chat_completions("x"))
    assert azure.header("api-key") == "second-of-keys"
    assert "second" not in repr(client._transport.session)
    azure.server.plan(answer({"statusCode": 401, "message": "No."}, 401))
    with pytest.raises(AuthenticationError) as error:
        azure.get(client.chat_completions("x"))
    assert error.value.attempts == 1


def test_a_key_that_was_taken_away_is_not_left_out(azure: AzureDriver) -> None:
    holder = SimpleNamespace(key="first-of-keys")
    client = azure.client(credential=holder)
    holder.key = ""
    with pytest.raises(ConfigurationError, match="key"):
        azure.get(client.chat_completions("x"))
    assert azure.server.requests == []


def test_a_callable_returns_a_token(azure: AzureDriver) -> None:
    azure.get(azure.client(credential=lambda: "called-for").chat_completions("x"))
    assert azure.header("authorization") == "Bearer called-for"
    assert azure.header("api-key") is None


def test_an_asynchronous_credential(azure: AzureDriver) -> None:
    credential = AsyncCredential()
    client = azure.client(credential=credential)
    if azure.runner is None:
        with pytest.raises(ConfigurationError, match="use an asyncio client"):
            client.chat_completions("x")
        return
    azure.get(client.chat_completions("x"))
    assert azure.header("authorization") == "Bearer token-of-azure-1"


def test_threads_share_one_token(azure: AzureDriver) -> None:
    credential = Credential()
    together = Barrier(8, timeout=10)
    with AzureInferenceClient(azure.server.url, credential) as client:

        def ask(_: int) -> None:
            together.wait()
            client.chat_completions("x")

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(ask, range(8)))
    assert len(credential.asked) == 1


def test_tasks_share_one_token(azure: AzureDriver) -> None:
    credential = AsyncCredential()

    async def main() -> None:
        async with AsyncAzureInferenceClient(azure.server.url, credential) as client:
            await asyncio.gather(*(client.chat_completions("x") for _ in range(8)))

    asyncio.run(main())
    assert len(credential.asked) == 1


def test_what_a_credential_says_is_not_repeated(azure: AzureDriver) -> None:
    class Broken(Credential):
        def get_token(self, *scopes: str, **options: Any) -> Token:
            raise RuntimeError("secret-of-the-credential")

    with pytest.raises(CredentialsError) as error:
        azure.get(azure.client(credential=Broken()).chat_completions("x"))
    assert "secret-of-the-credential" not in str(error.value)
    assert "RuntimeError" in str(error.value)


@pytest.mark.parametrize("credential", [3, object(), "", " key"])
def test_what_is_no_credential_is_reported(azure: AzureDriver, credential: object) -> None:
    with pytest.raises(ConfigurationError, match=r"key|credential"):
        azure.client(credential=credential)
