"""A raw server, and drivers of every kind of client."""

from collections.abc import Generator
from typing import Any

import pytest

from gemini_sdk._transport import http_library
from gemini_sdk._transport.async_transport import AsyncTransport
from gemini_sdk._transport.deadline import Deadline
from gemini_sdk._transport.http_library import Name
from gemini_sdk._transport.sync_transport import SyncTransport
from tests.driver import runner_for
from tests.raw_server import RawServer
from tests.transport.driver import ProbeDriver


class Clock:
    """Stands still but for naps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def server() -> Generator[RawServer]:
    with RawServer() as running:
        yield running


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(Deadline, "clock", clock)
    return clock


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """aiohttp carries what httpx2 describes; the tests of httpx need it no second time."""
    items[:] = [item for item in items if not _is_twice(item)]


def _is_twice(item: pytest.Item) -> bool:
    given: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    return given.get("driver") == "aiohttp" and given.get("library_name") == "httpx"


@pytest.fixture(params=["sync", "async", "aiohttp"])
def driver(
    request: pytest.FixtureRequest,
    library_name: Name,
    server: RawServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Generator[ProbeDriver]:
    naps: list[float] = []
    clock = request.getfixturevalue("clock") if "clock" in request.fixturenames else Clock()

    def nap(seconds: float) -> None:
        naps.append(seconds)
        clock.now += seconds

    async def nap_async(seconds: float) -> None:
        nap(seconds)

    monkeypatch.setenv(
        "GEMINI_SDK_HTTP_TRANSPORT", "aiohttp" if request.param == "aiohttp" else "httpcore"
    )
    monkeypatch.setattr(SyncTransport, "sleep", staticmethod(nap))
    monkeypatch.setattr(AsyncTransport, "sleep", staticmethod(nap_async))
    with http_library.use(library_name) as used, runner_for(request.param) as runner:
        driver = ProbeDriver(server, used, naps, runner)
        yield driver
        driver.close_all()
