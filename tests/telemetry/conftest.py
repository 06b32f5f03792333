"""An emulator, clients of both kinds, and providers that keep what is recorded."""

from collections.abc import Generator
from typing import Any

import pytest

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from gemini_sdk._transport.async_transport import AsyncTransport
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk.emulator import Emulator
from tests.driver import runner_for
from tests.google.driving import GoogleDriver
from tests.telemetry.recorder import Recorder


class TelemetryDriver(GoogleDriver):
    """Makes clients that record to a recorder."""

    recorder: Recorder

    def azure(self, **arguments: Any) -> Any:
        """A client of Azure's inference."""
        kind: Any = AzureInferenceClient if self.blocking else AsyncAzureInferenceClient
        given = {"endpoint": self.emulator.url, "credential": "k", "max_retries": 0, **arguments}
        return self.keep(kind(**given))

    def recorded(self, **arguments: Any) -> Any:
        """A client of Google AI that records."""
        return self.gemini(**{"telemetry": self.recorder.telemetry(), **arguments})


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture(params=["sync", "async"])
def drive(
    emulator: Emulator,
    recorder: Recorder,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Generator[TelemetryDriver]:
    async def no_sleep(_: float) -> None:
        pass

    def no_wait(_: float) -> None:
        pass

    monkeypatch.setattr(SyncTransport, "sleep", staticmethod(no_wait))
    monkeypatch.setattr(AsyncTransport, "sleep", staticmethod(no_sleep))
    emulator.reset()
    with runner_for(request.param) as runner:
        driver = TelemetryDriver(emulator, runner)
        driver.recorder = recorder
        yield driver
        driver.close_all()
