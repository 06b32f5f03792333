"""Drop-in clients of both kinds on an emulator."""

from collections.abc import Callable, Generator
from typing import Any

import pytest

from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator
from gemini_sdk.migration import AsyncAzureOpenAI, AzureOpenAI
from tests.driver import Driver, runner_for


@pytest.fixture(scope="module")
def drop_in_server() -> Generator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def drop_in_emulator(drop_in_server: Emulator) -> Emulator:
    drop_in_server.reset()
    return drop_in_server


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Generator[Driver]:
    with runner_for(request.param) as runner:
        made = Driver(runner)
        yield made
        made.close_all()


@pytest.fixture
def drop_in(driver: Driver, drop_in_emulator: Emulator) -> Callable[..., Any]:
    """Makes drop-in clients of the driver's kind, on Google AI or, with `vertex=True`, on Vertex AI."""

    def make(*, vertex: bool = False, **arguments: Any) -> Any:
        options: dict[str, Any] = {"base_url": drop_in_emulator.url, "max_retries": 0}
        kinds: tuple[Any, Any] = (GeminiClient, AsyncGeminiClient)
        if vertex:
            kinds = VertexClient, AsyncVertexClient
            options |= {"project": "p", "location": "us-central1", "credentials": lambda: "t"}
        else:
            options["api_key"] = "k"
        gemini = driver.keep(kinds[not driver.blocking](**options))
        return (AzureOpenAI if driver.blocking else AsyncAzureOpenAI)(gemini=gemini, **arguments)

    return make
