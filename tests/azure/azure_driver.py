"""Drives a sync or an async Azure client with the same test, and tells what the server saw."""

import asyncio
import inspect
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from raw_server import RawServer, Seen, answer

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from gemini_sdk.errors import GeminiSDKError

KEY = "azure-test-key-0123456789"

Json = dict[str, Any]


def chat(text: str | None = "Hi", **message: Any) -> Json:
    """A whole answer."""
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": text} | message,
    }
    usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
    head = {"id": "a", "object": "chat.completion", "created": 1, "model": "m"}
    return head | {"choices": [choice], "usage": usage}


def chunk(*, finish_reason: str | None = None, index: int = 0, **delta: Any) -> Json:
    """A piece of an answer."""
    head = {"id": "a", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    choice = {"index": index, "finish_reason": finish_reason, "delta": delta}
    return head | {"choices": [choice]}


class AzureDriver:
    """Makes clients of a server, of one kind, and gets what their methods promise."""

    def __init__(self, server: RawServer, runner: asyncio.Runner | None) -> None:
        self.server = server
        self.runner = runner
        self._clients: list[Any] = []
        self.server.plan(answer(chat()))

    def client(self, path: str = "", **arguments: Any) -> Any:
        """A client with a key."""
        arguments = {"credential": KEY, "max_retries": 0, **arguments}
        kind = AzureInferenceClient if self.runner is None else AsyncAzureInferenceClient
        client = kind(self.server.url + path, **arguments)
        self._clients.append(client)
        return client

    def get(self, answer: Any) -> Any:
        """The answer of a call."""
        if self.runner is None or not inspect.isawaitable(answer):
            return answer

        async def wait() -> Any:
            return await answer

        return self.runner.run(wait())

    def chunks(self, stream: Any) -> Iterator[Any]:
        """The chunks of a stream as they come."""
        if self.runner is None:
            yield from stream
            return
        while True:
            try:
                yield self.get(anext(stream))
            except StopAsyncIteration:
                return

    def until_error(self, stream: Any) -> tuple[list[Any], GeminiSDKError]:
        """The chunks of a stream before its error, and that."""
        seen: list[Any] = []
        chunks = self.chunks(stream)
        try:
            while (each := next(chunks, None)) is not None:
                seen.append(each)
        except GeminiSDKError as error:
            return seen, error
        raise AssertionError("the stream ended as if it were whole")

    @property
    def seen(self) -> Seen:
        """The last request."""
        return self.server.requests[-1]

    @property
    def sent(self) -> Any:
        """The JSON of the last request."""
        return json.loads(self.seen.body)

    @property
    def url(self) -> tuple[str, dict[str, str]]:
        """Path and query of the last request."""
        parts = urlsplit(self.seen.target)
        return parts.path, dict(parse_qsl(parts.query))

    def header(self, name: str) -> str | None:
        """A header of the last request."""
        return next(iter(self.seen.all(name)), None)

    def close(self) -> None:
        for client in self._clients:
            self.get(client.close() if self.runner is None else client.aclose())
