"""The two wires, as the matrix of faults speaks them: one small call, one stream, and what answers them."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from gemini_sdk import (
    AsyncAzureInferenceClient,
    AsyncGeminiClient,
    AsyncVertexClient,
    AzureInferenceClient,
    GeminiClient,
    VertexClient,
)
from tests.raw_server import RawServer, Reply, answer, chunk, event, stream_head

WIRES = ("Google", "Azure")
WAYS = ("sync", "async", "aiohttp")
KEY = "key-of-a-fault-0123456789"


@dataclass(frozen=True)
class Subject:
    """One kind of client on one wire, and a server for it."""

    wire: str
    way: str
    server: RawServer

    @property
    def asynchronous(self) -> bool:
        """Whether its calls are awaited."""
        return self.way != "sync"

    def _transport(self) -> dict[str, Any]:
        transport = "aiohttp" if self.way == "aiohttp" else "httpcore"
        return {"http_transport": transport} if self.asynchronous else {}

    def client(self, url: str | None = None, *, key: Any = KEY, **options: Any) -> Any:
        """A client. `key` may be a callable that returns a token."""
        asynchronous, place = self.asynchronous, url or self.server.url
        options |= self._transport()
        if self.wire == "Google":
            google = cast(Any, AsyncGeminiClient if asynchronous else GeminiClient)
            credentials = {"credentials": key} if callable(key) else {"api_key": key}
            return google(base_url=place, **credentials, **options)
        azure = cast(Any, AsyncAzureInferenceClient if asynchronous else AzureInferenceClient)
        return azure(place, key, **options)

    def vertex(self, **options: Any) -> Any:
        """A client of Vertex AI."""
        kind = cast(Any, AsyncVertexClient if self.asynchronous else VertexClient)
        options |= {"base_url": self.server.url, "credentials": lambda: KEY}
        return kind(project="p", **options, **self._transport())

    def run(self, work: Any) -> Any:
        """What a function returns, or a coroutine comes to."""
        return work() if callable(work) else asyncio.run(work)

    def call(self, client: Any, text: str = "Hello") -> Any:
        """One call, to its end."""
        return self.run(self.calling(client, text))

    def calling(self, client: Any, text: str = "Hello") -> Any:
        """The same, not begun: a coroutine or a function."""
        if self.wire == "Google":
            call = partial(client.generate_content, "gemini", text)
        else:
            call = partial(client.chat_completions, text)
        return call() if self.asynchronous else call

    def stream(self, client: Any) -> Any:
        """A stream, nothing of it asked for."""
        if self.wire == "Google":
            return client.stream_generate_content("gemini", "Hello")
        return client.stream_chat_completions("Hello")

    def good(self) -> Reply:
        """What answers a call."""
        return answer(self._content("message", "stop", "STOP"))

    def first_event(self) -> list[Any]:
        """A stream that has begun."""
        return [stream_head(), event(self._content("delta", None, None))]

    def last_event(self) -> list[Any]:
        """The end of a stream."""
        done = [] if self.wire == "Google" else [chunk(b"data: [DONE]\n\n")]
        return [event(self._content("delta", "stop", "STOP")), *done, b"0\r\n\r\n"]

    def _content(self, member: str, azure: str | None, google: str | None) -> Any:
        if self.wire == "Azure":
            return {"choices": [{"index": 0, member: {"content": "Hi"}, "finish_reason": azure}]}
        end = {"finishReason": google} if google else {}
        return {"candidates": [{"content": {"role": "model", "parts": [{"text": "Hi"}]}, **end}]}
