"""Calls the clients of both kinds with one test: an answer that is awaited and one that is not look the same here."""

import asyncio
import inspect
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from gemini_sdk.errors import GeminiSDKError


class Driver:
    """Calls blocking clients, or asyncio clients where there is a runner, and closes them in the end."""

    def __init__(self, runner: asyncio.Runner | None) -> None:
        self.runner = runner
        self._clients: list[Any] = []

    @property
    def blocking(self) -> bool:
        """Whether the clients block."""
        return self.runner is None

    def keep(self, client: Any) -> Any:
        """The client, which is closed in the end. Any, because what its methods return depends on the kind."""
        self._clients.append(client)
        return client

    def forget(self) -> Any:
        """The client made last, which the driver holds no longer."""
        return self._clients.pop()

    def get(self, answer: Any) -> Any:
        """What a call gave, or what it gives when it is awaited."""
        if self.runner is None or not inspect.isawaitable(answer):
            return answer

        async def wait() -> Any:
            return await answer

        return self.runner.run(wait())

    def next(self, stream: Any) -> Any:
        """The next chunk of a stream; StopIteration where it has ended."""
        if self.runner is None:
            return next(stream)
        try:
            return self.get(anext(stream))
        except StopAsyncIteration:
            raise StopIteration from None

    def chunks(self, stream: Any) -> Iterator[Any]:
        """The chunks of a stream as they come."""
        while True:
            try:
                chunk = self.next(stream)
            except StopIteration:
                return
            yield chunk

    def listed(self, stream: Any, limit: int = 1000) -> list[Any]:
        """The chunks of a stream; it is left early after `limit` of them."""
        try:
            return [chunk for _, chunk in zip(range(limit), self.chunks(stream), strict=False)]
        finally:
            self.close_stream(stream)

    def until_error(self, stream: Any) -> tuple[list[Any], GeminiSDKError]:
        """The chunks of a stream before its error, and that."""
        seen: list[Any] = []
        try:
            seen.extend(self.chunks(stream))
        except GeminiSDKError as error:
            return seen, error
        raise AssertionError("the stream ended as if it were whole")

    def close_stream(self, stream: Any) -> None:
        self.get(stream.close() if self.runner is None else stream.aclose())

    def close(self, client: Any) -> None:
        self.get(client.close() if self.runner is None else client.aclose())

    def close_all(self) -> None:
        for client in reversed(self._clients):
            self.close(client)


@contextmanager
def runner_for(kind: str) -> Generator[asyncio.Runner | None]:
    """What a driver of `sync` or `async` clients needs."""
    if kind == "sync":
        yield None
        return
    with asyncio.Runner() as runner:
        yield runner
