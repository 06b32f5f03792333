"""Drives a sync or an async client with the same test."""

import asyncio
import inspect
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator

FLASH = "gemini-2.5-flash"


class Driver:
    """Makes clients of an emulator, of one kind, and gets what their methods promise."""

    def __init__(self, emulator: Emulator, runner: asyncio.Runner | None) -> None:
        self.emulator = emulator
        self._runner = runner
        self._clients: list[Any] = []

    @property
    def blocking(self) -> bool:
        """Whether the clients block."""
        return self._runner is None

    def gemini(self, **arguments: Any) -> Any:
        """A client of Google AI."""
        if not {"api_key", "credentials"} & arguments.keys():
            arguments["api_key"] = "k"
        return self._made(GeminiClient if self._runner is None else AsyncGeminiClient, arguments)

    def vertex(self, **arguments: Any) -> Any:
        """A client of Vertex AI."""
        arguments = {"project": "p", "credentials": lambda: "t", **arguments}
        return self._made(VertexClient if self._runner is None else AsyncVertexClient, arguments)

    def get(self, answer: Any) -> Any:
        """The answer of a call."""
        if self._runner is None or not inspect.iscoroutine(answer):
            return answer
        return self._runner.run(answer)

    def listed(self, stream: Any, limit: int = 1000) -> list[Any]:
        """The chunks of a stream; it is left early after `limit` of them."""
        if self._runner is None:
            with stream:
                return [chunk for _, chunk in zip(range(limit), stream, strict=False)]

        async def read() -> list[Any]:
            chunks: list[Any] = []
            async with stream:
                async for chunk in stream:
                    chunks.append(chunk)
                    if len(chunks) == limit:
                        break
            return chunks

        return self._runner.run(read())

    def body(self, number: int = -1) -> Any:
        """What a request said: the last one, or another."""
        return self.emulator.journal()[number].body

    def _made(self, kind: Any, arguments: dict[str, Any]) -> Any:
        client = kind(**{"base_url": self.emulator.url, "max_retries": 0, **arguments})
        self._clients.append(client)
        return client

    def close(self) -> None:
        for client in self._clients:
            self.get(client.close() if self._runner is None else client.aclose())


@contextmanager
def driving(emulator: Emulator, kind: str) -> Generator[Driver]:
    """A driver of `sync` or `async` clients."""
    emulator.reset()
    if kind == "sync":
        driver = Driver(emulator, None)
        yield driver
        driver.close()
        return
    with asyncio.Runner() as runner:
        driver = Driver(emulator, runner)
        yield driver
        driver.close()
