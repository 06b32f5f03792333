"""A raw server, and clients of both kinds and both HTTP libraries that are driven against it."""

from collections.abc import Generator

import pytest

from gemini_sdk._azure.environment import VARIABLES
from gemini_sdk._transport import http_library
from gemini_sdk._transport.http_library import Name
from tests.azure.azure_driver import AzureDriver
from tests.driver import runner_for
from tests.raw_server import RawServer


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for pair in VARIABLES:
        for name in (pair.endpoint, pair.key, pair.version):
            monkeypatch.delenv(name or pair.key, raising=False)


@pytest.fixture
def server() -> Generator[RawServer]:
    with RawServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def azure(
    request: pytest.FixtureRequest, library_name: Name, server: RawServer
) -> Generator[AzureDriver]:
    with http_library.use(library_name), runner_for(request.param) as runner:
        driver = AzureDriver(server, runner)
        yield driver
        driver.close_all()
