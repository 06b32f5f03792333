"""An emulator for the tests of a module, and the two kinds of clients that are driven against it."""

from collections.abc import Generator

import pytest

from gemini_sdk.emulator import Emulator
from tests.google.driving import GoogleDriver, driving
from tests.google.tuning_service import Service, serving


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(params=["sync", "async"])
def drive(emulator: Emulator, request: pytest.FixtureRequest) -> Generator[GoogleDriver]:
    with driving(emulator, request.param) as driver:
        yield driver


@pytest.fixture(params=["sync", "async"])
def service(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Generator[Service]:
    """A service that answers about tuning what a test plans, for each kind of client."""
    with serving(request.param, monkeypatch) as service:
        yield service
