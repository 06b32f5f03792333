"""Drives a sync or an async Azure client with the same test, and tells what the server saw."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from gemini_sdk import AsyncAzureInferenceClient, AzureInferenceClient
from tests.driver import Driver
from tests.raw_server import RawServer, Seen, answer

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


class AzureDriver(Driver):
    """Makes Azure clients of a server."""

    def __init__(self, server: RawServer, runner: asyncio.Runner | None) -> None:
        super().__init__(runner)
        self.server = server
        self.server.plan(answer(chat()))

    def client(self, path: str = "", **arguments: Any) -> Any:
        """A client with a key."""
        arguments = {"credential": KEY, "max_retries": 0, **arguments}
        kind = AzureInferenceClient if self.blocking else AsyncAzureInferenceClient
        return self.keep(kind(self.server.url + path, **arguments))

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
