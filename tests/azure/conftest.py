"""A raw server, and clients of both kinds and both HTTP libraries that are driven against it."""

import asyncio
from collections.abc import Generator
from typing import cast

import pytest
from azure_driver import AzureDriver
from raw_server import RawServer

from gemini_sdk._transport import http_library
from gemini_sdk._transport.http_library import Name


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZUREAI_ENDPOINT_URL", "AZUREAI_ENDPOINT_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Generator[RawServer]:
    with RawServer() as running:
        yield running


@pytest.fixture(params=["httpx2", "httpx"])
def library_name(request: pytest.FixtureRequest) -> Name:
    return cast(Name, request.param)


@pytest.fixture(params=["sync", "async"])
def azure(
    request: pytest.FixtureRequest, library_name: Name, server: RawServer
) -> Generator[AzureDriver]:
    with http_library.use(library_name), asyncio.Runner() as runner:
        driver = AzureDriver(server, runner if request.param == "async" else None)
        yield driver
        driver.close()
