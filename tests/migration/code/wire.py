"""What programs send: every request of httpx2 goes to the emulator, whatever its address, and is written down.

The emulator has Google's and OpenAI's routes, so a program for either package is answered. OpenAI's routes that it has
not are answered by `openai_side`.
"""

import json
import re
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from tests.migration.code import openai_side

PROGRAM = "<program>"
"""The file name under which programs are compiled."""
GOOGLES_KEY, AZURES_KEY, OPENAIS_KEY = "googles-key", "azures-key", "openais-key"
TOKEN = "googles-token"
NOBODY = "nobody"
"""The end of the names of models that nobody has."""
BUSY = "busy once"
"""In a request: the first of a program's is refused, for its client to try again."""
ENVIRONMENT = {
    "GEMINI_API_KEY": GOOGLES_KEY,
    "AZURE_OPENAI_API_KEY": AZURES_KEY,
    "AZURE_OPENAI_KEY": AZURES_KEY,
    "OPENAI_API_KEY": OPENAIS_KEY,
    "AZURE_OPENAI_ENDPOINT": "https://shelf.openai.azure.com",
    "OPENAI_API_VERSION": "2024-10-21",
    "GOOGLE_CLOUD_PROJECT": "my-project",
    "GEMINI_SDK_HTTP_TRANSPORT": "httpcore",
}
_UNSET = ("GOOGLE_API_KEY", "GOOGLE_CLOUD_LOCATION", "GEMINI_MODEL", "GEMINI_SDK_BASE_URL")
_UNSET += ("OPENAI_BASE_URL", "AZURE_OPENAI_DEPLOYMENT", "GOOGLE_GENAI_USE_VERTEXAI")
_GOOGLE = re.compile(r"(^|\.)(googleapis\.com|google)$")


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it left the program."""

    method: str
    host: str
    path: str
    body: Any
    line: int | None
    """The line of the program that sent it."""
    secrets: frozenset[str]
    """The keys of the environment that the request holds, wherever in it."""

    @property
    def to_google(self) -> bool:
        """Whether it goes to a host of Google's."""
        return bool(_GOOGLE.search(self.host))


@dataclass(slots=True)
class Wire:
    """The requests of programs, and where they are answered."""

    url: str
    sent: list[Sent] = field(default_factory=list[Sent])

    def drain(self) -> list[Sent]:
        """What was sent since the last call."""
        sent, self.sent = self.sent, []
        return sent

    def take(self, request: Any) -> Mapping[str, Any] | httpx2.Response | None:
        """Write a request down and lead it to the emulator.

        Returns the answer of one that is refused, and the body of one that `openai_side` answers.
        """
        text = request.content.decode(errors="replace")
        everything = " ".join((str(request.url), *map(" ".join, request.headers.items()), text))
        keys = (GOOGLES_KEY, TOKEN, AZURES_KEY, OPENAIS_KEY)
        is_json = "json" in request.headers.get("content-type", "")
        body = json.loads(text) if is_json and text else text
        path = request.url.path
        self.sent.append(
            Sent(
                request.method,
                request.url.host,
                path,
                body,
                program_line(),
                frozenset(key for key in keys if key in everything),
            )
        )
        if (refused := self._refused(path, body, text)) is not None:
            return refused
        home = httpx2.URL(self.url)
        if path.startswith(
            "/api/v1/"
        ):  # of another service, which has OpenAI's API in a place of its own
            request.url = request.url.copy_with(path=path.removeprefix("/api"))
        request.url = request.url.copy_with(scheme="http", host=home.host, port=home.port)
        request.headers["host"] = f"{home.host}:{home.port}"
        return body if openai_side.is_response(path) else None

    def _refused(self, path: str, body: Any, text: str) -> httpx2.Response | None:
        if isinstance(body, dict) and str(body.get("model", "")).endswith(NOBODY):
            error = {"code": "DeploymentNotFound", "message": "There is no such deployment."}
            return httpx2.Response(404, json={"error": error})
        if BUSY in text and sum(BUSY in str(each.body) for each in self.sent) == 1:
            error = {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Too many requests."}
            openais = {"code": "429", "type": "requests", "message": "Too many requests."}
            made = error if ":" in path else openais
            return httpx2.Response(429, json={"error": made}, headers={"retry-after": "0"})
        return None


def program_line() -> int | None:
    """The line of the program that is performed now; None outside of programs."""
    frame = sys._getframe()
    while frame is not None and frame.f_code.co_filename != PROGRAM:
        frame = frame.f_back
    return None if frame is None else frame.f_lineno


@contextmanager
def connected(url: str) -> Generator[Wire]:
    """Every request of httpx2 is led to the emulator at `url`. The environment has keys of everybody's."""
    wire = Wire(url)
    send, send_async = (
        httpx2.HTTPTransport.handle_request,
        httpx2.AsyncHTTPTransport.handle_async_request,
    )

    def handle(transport: Any, request: Any) -> Any:
        request.read()
        asked = wire.take(request)
        if isinstance(asked, httpx2.Response):
            return asked
        if asked is None:
            return send(transport, request)
        answer = send(transport, openai_side.chat_request(request, asked, url))
        answer.read()
        return openai_side.response(asked, answer.json())

    async def handle_async(transport: Any, request: Any) -> Any:
        await request.aread()
        asked = wire.take(request)
        if isinstance(asked, httpx2.Response):
            return asked
        if asked is None:
            return await send_async(transport, request)
        answer = await send_async(transport, openai_side.chat_request(request, asked, url))
        await answer.aread()
        return openai_side.response(asked, answer.json())

    with pytest.MonkeyPatch.context() as patch:
        for name in _UNSET:
            patch.delenv(name, raising=False)
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setattr(httpx2.HTTPTransport, "handle_request", handle)
        patch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle_async)
        yield wire
