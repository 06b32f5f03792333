"""A raw server, and drivers of every kind of client."""

import asyncio
from collections.abc import Generator
from typing import cast

import pytest
from driver import Driver
from raw_server import RawServer

from gemini_sdk._transport import http_library
from gemini_sdk._transport.async_transport import AsyncTransport
from gemini_sdk._transport.deadline import Deadline
from gemini_sdk._transport.http_library import Name
from gemini_sdk._transport.sync_transport import SyncTransport


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


@pytest.fixture(params=["httpx2", "httpx"])
def library_name(request: pytest.FixtureRequest) -> Name:
    """Each HTTP library in turn."""
    return cast(Name, request.param)


@pytest.fixture(params=["sync", "async"])
def driver(
    request: pytest.FixtureRequest,
    library_name: Name,
    server: RawServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Generator[Driver]:
    naps: list[float] = []
    clock = request.getfixturevalue("clock") if "clock" in request.fixturenames else Clock()

    def nap(seconds: float) -> None:
        naps.append(seconds)
        clock.now += seconds

    async def nap_async(seconds: float) -> None:
        nap(seconds)

    monkeypatch.setattr(SyncTransport, "sleep", staticmethod(nap))
    monkeypatch.setattr(AsyncTransport, "sleep", staticmethod(nap_async))
    with http_library.use(library_name) as used, asyncio.Runner() as runner:
        driver = Driver(server, used, request.param == "async", naps, runner)
        yield driver
        driver.close_all()
