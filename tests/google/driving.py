"""Drives sync and async Google clients with the same test."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator
from tests.driver import Driver, runner_for

FLASH = "gemini-2.5-flash"


class GoogleDriver(Driver):
    """Makes Google clients of an emulator."""

    def __init__(self, emulator: Emulator, runner: asyncio.Runner | None) -> None:
        super().__init__(runner)
        self.emulator = emulator

    def gemini(self, **arguments: Any) -> Any:
        """A client of Google AI."""
        if not {"api_key", "credentials"} & arguments.keys():
            arguments["api_key"] = "k"
        return self._made(GeminiClient if self.blocking else AsyncGeminiClient, arguments)

    def vertex(self, **arguments: Any) -> Any:
        """A client of Vertex AI."""
        arguments = {"project": "p", "credentials": lambda: "t", **arguments}
        return self._made(VertexClient if self.blocking else AsyncVertexClient, arguments)

    def body(self, number: int = -1) -> Any:
        """What a request said: the last one, or another."""
        return self.emulator.journal()[number].body

    def _made(self, kind: Any, arguments: dict[str, Any]) -> Any:
        return self.keep(kind(**{"base_url": self.emulator.url, "max_retries": 0, **arguments}))


@contextmanager
def driving(emulator: Emulator, kind: str) -> Generator[GoogleDriver]:
    """A driver of `sync` or `async` clients."""
    emulator.reset()
    with runner_for(kind) as runner:
        driver = GoogleDriver(emulator, runner)
        yield driver
        driver.close_all()
