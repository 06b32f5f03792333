"""What carries the requests of asyncio clients, and what is refused."""

import asyncio
import logging
import sys
from typing import Any

import httpx2
import pytest
from httpx_aiohttp.httpx2 import AiohttpTransport

from gemini_sdk import (
    AsyncAzureInferenceClient,
    AsyncGeminiClient,
    AsyncVertexClient,
    AzureInferenceClient,
    GeminiClient,
    VertexClient,
)
from gemini_sdk._transport.http_transport import VARIABLE
from gemini_sdk.errors import APIConnectionError, ConfigurationError
from tests.raw_server import RawServer, answer, cut, stream
from tests.transport.driver import AsyncProbeClient

ASYNCIO = [
    (AsyncGeminiClient, {"api_key": "k"}),
    (AsyncVertexClient, {"api_key": "k"}),
    (AsyncAzureInferenceClient, {"endpoint": "https://azure.example", "credential": "k"}),
]
BLOCKING = [
    (GeminiClient, {"api_key": "k"}),
    (VertexClient, {"api_key": "k"}),
    (AzureInferenceClient, {"endpoint": "https://azure.example", "credential": "k"}),
]
CHOICES = r"'auto', 'aiohttp' or 'httpcore'"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (VARIABLE, "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("kind", "arguments"), ASYNCIO)
@pytest.mark.parametrize(
    ("asked", "used"),
    [(None, "aiohttp"), ("auto", "aiohttp"), ("aiohttp", "aiohttp"), ("httpcore", "httpcore")],
)
def test_it_is_shown(
    kind: Any, arguments: Any, asked: Any, used: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "gemini_sdk")
    client = kind(**arguments, http_transport=asked)
    assert f"http_transport={used!r}" in repr(client)
    assert repr(client) in caplog.text
    assert all(isinstance(each, str) for record in caplog.records for each in record.args or ())
    assert repr(client.with_options(timeout=1)) == repr(client)


@pytest.mark.parametrize(("kind", "arguments"), ASYNCIO)
@pytest.mark.parametrize("missing", ["aiohttp", "httpx_aiohttp"])
def test_where_the_extra_is_not_installed(
    kind: Any, arguments: Any, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert "http_transport='httpcore'" in repr(kind(**arguments))
    with pytest.raises(ConfigurationError, match=r"gemini-sdk\[fast\].*'auto' or 'httpcore'"):
        kind(**arguments, http_transport="aiohttp")
    monkeypatch.setenv(VARIABLE, "aiohttp")
    with pytest.raises(ConfigurationError, match=rf"{VARIABLE}='aiohttp' needs the package"):
        kind(**arguments)


@pytest.mark.parametrize(("kind", "arguments"), ASYNCIO)
def test_the_environment_is_asked_where_the_argument_is_not_given(
    kind: Any, arguments: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, " HttpCore ")
    assert "http_transport='httpcore'" in repr(kind(**arguments))
    assert "http_transport='aiohttp'" in repr(kind(**arguments, http_transport="aiohttp"))
    monkeypatch.setenv(VARIABLE, "urllib3")
    with pytest.raises(ConfigurationError, match=f"{VARIABLE} must be {CHOICES}; found 'urllib3'"):
        kind(**arguments)
    monkeypatch.setenv(VARIABLE, "")
    assert "http_transport='aiohttp'" in repr(kind(**arguments))


@pytest.mark.parametrize(("kind", "arguments"), ASYNCIO)
@pytest.mark.parametrize("wrong", ["", "httpx", "AIOHTTP", 1, True, b"aiohttp", ["aiohttp"]])
def test_an_unknown_name(kind: Any, arguments: Any, wrong: object) -> None:
    with pytest.raises(ConfigurationError, match=f"http_transport must be {CHOICES}; found"):
        kind(**arguments, http_transport=wrong)


@pytest.mark.parametrize(("kind", "arguments"), BLOCKING)
@pytest.mark.parametrize("asked", ["auto", "aiohttp", "httpcore", "other"])
def test_a_blocking_client_has_no_choice(
    kind: Any, arguments: Any, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigurationError, match=rf"{CHOICES}.*asyncio clients.*httpx2"):
        kind(**arguments, http_transport=asked)
    # The variable is for the asyncio clients of a program, which may have others.
    monkeypatch.setenv(VARIABLE, "aiohttp")
    assert "http_transport" not in repr(kind(**arguments))


@pytest.mark.parametrize(("kind", "arguments"), ASYNCIO)
def test_a_client_that_is_handed_in_has_its_own(
    kind: Any, arguments: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        async with httpx2.AsyncClient() as http_client:
            with pytest.raises(ConfigurationError, match=rf"{CHOICES}\) or http_client, not both"):
                kind(**arguments, http_client=http_client, http_transport="aiohttp")
            monkeypatch.setenv(VARIABLE, "aiohttp")
            assert "http_transport" not in repr(kind(**arguments, http_client=http_client))

    asyncio.run(main())


def test_httpx_aiohttp_handed_in() -> None:
    """It reports a connection that the server ends as one that was never made: a create must not be sent again."""

    async def main(server: RawServer) -> None:
        transport = AiohttpTransport()
        async with httpx2.AsyncClient(transport=transport) as http_client:
            client = AsyncProbeClient(server.url, http_client=http_client)
            assert (await client.ask()).text == "hello"
            assert [each.text async for each in client.stream()] == ["1", "2"]
            server.plan([cut])
            sent = len(server.requests)
            with pytest.raises(APIConnectionError) as caught:
                await client.create(max_retries=2)
            assert (caught.value.sent, len(server.requests)) == (True, sent + 1)
        async with httpx2.AsyncClient(transport=AiohttpTransport()) as http_client:
            client = AsyncProbeClient("http://127.0.0.1:1", http_client=http_client)
            with pytest.raises(APIConnectionError) as caught:
                await client.create(max_retries=0)
            assert not caught.value.sent

    with RawServer() as server:
        server.plan(answer({"text": "hello"}), stream({"text": "1"}, {"text": "2", "done": True}))
        asyncio.run(main(server))


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
def test_a_socks_proxy(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"{scheme}://user:secret@proxy.example:1080")
    assert "http_transport='httpcore'" in repr(AsyncGeminiClient(api_key="k"))
    with pytest.raises(ConfigurationError, match=r"HTTPS_PROXY.*'auto' or 'httpcore'") as caught:
        AsyncGeminiClient(api_key="k", http_transport="aiohttp")
    assert "secret" not in str(caught.value)
    monkeypatch.setenv("NO_PROXY", "googleapis.com")
    assert "http_transport='aiohttp'" in repr(AsyncGeminiClient(api_key="k"))
