"""What programs send: every request of httpx2 goes to the emulator, whatever its address, and is written down.

The emulator has Google's and OpenAI's routes, so a program for either package is answered. OpenAI's routes that it has
not are answered by `openai_side`.
"""

import inspect
import json
import re
import ssl
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from gemini_sdk._wire.json_value import is_object
from tests.migration.code import openai_side

PROGRAM = "<program>"
"""The file name under which programs are compiled."""
GOOGLES_KEY, AZURES_KEY, OPENAIS_KEY, TEAMS_KEY = (
    "googles-key",
    "azures-key",
    "openais-key",
    "teams-key",
)
TOKEN = "googles-token"
NOBODY = "nobody"
"""The end of the names of models that nobody has."""
CLIENT = "x-client"
BUSY = "busy once"
"""In a request: the first of a program's is refused, for its client to try again."""
ENVIRONMENT = {
    "GEMINI_API_KEY": GOOGLES_KEY,
    "AZURE_OPENAI_API_KEY": AZURES_KEY,
    "AZURE_OPENAI_KEY": AZURES_KEY,
    "OPENAI_API_KEY": OPENAIS_KEY,
    "TEAM_KEY": TEAMS_KEY,
    "AZURE_OPENAI_ENDPOINT": "https://shelf.openai.azure.com",
    "OPENAI_API_VERSION": "2024-10-21",
    "GOOGLE_CLOUD_PROJECT": "my-project",
    "GEMINI_SDK_HTTP_TRANSPORT": "httpcore",
}
_UNSET = (
    "GOOGLE_API_KEY GOOGLE_CLOUD_LOCATION GEMINI_MODEL GEMINI_SDK_BASE_URL OPENAI_BASE_URL AZURE_OPENAI_DEPLOYMENT "
    "GOOGLE_GENAI_USE_VERTEXAI"
).split()
_NUMBERS = re.compile(r"\b(cachedContents|tuningJobs)/\d+")
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
    client: str = ""
    """The name that its client goes by, if it has one: a header."""

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
        path = request.url.path
        body = self.record(request.method, request.url, request.headers, request.content)
        if (refused := self._refused(path, body)) is not None:
            return refused
        request.url = self.home(request.url)
        request.headers["host"] = f"{request.url.host}:{request.url.port}"
        return body if openai_side.is_response(path) else None

    def record(
        self, method: str, url: httpx2.URL, headers: Mapping[str, str], content: bytes
    ) -> Any:
        """Write a request down. Returns its body, as JSON if it is."""
        text = content.decode(errors="replace")
        everything = " ".join((str(url), *map(" ".join, headers.items()), text))
        keys = (GOOGLES_KEY, TOKEN, AZURES_KEY, OPENAIS_KEY, TEAMS_KEY, "sk-written-down")
        is_json = "json" in headers.get("content-type", headers.get("Content-Type", ""))
        text, path = (_NUMBERS.sub(r"\1/NUMBER", each) for each in (text, url.path))
        body = json.loads(text) if is_json and text else text
        secrets = frozenset(key for key in keys if key in everything)
        self.sent.append(
            Sent(method, url.host, path, body, program_line(), secrets, headers.get(CLIENT, ""))
        )
        return body

    def home(self, url: httpx2.URL) -> httpx2.URL:
        """The emulator's address for one of a service. Other services have OpenAI's API in places of their own."""
        emulator = httpx2.URL(self.url)
        path = url.path.removeprefix("/api") if url.path.startswith("/api/v1/") else url.path
        return url.copy_with(scheme="http", host=emulator.host, port=emulator.port, path=path)

    def _refused(self, path: str, body: Any) -> httpx2.Response | None:
        if is_object(body) and str(body.get("model", "")).endswith(NOBODY):
            missing = {"code": "DeploymentNotFound", "message": "There is no such deployment."}
            return httpx2.Response(404, json={"error": missing})
        if BUSY in str(body) and sum(BUSY in str(each.body) for each in self.sent) == 1:
            error: dict[str, Any] = {
                "code": 429,
                "status": "RESOURCE_EXHAUSTED",
                "message": "Too many requests.",
            }
            openais = {"code": "429", "type": "requests", "message": "Too many requests."}
            made = error if ":" in path else openais
            return httpx2.Response(429, json={"error": made}, headers={"retry-after": "0"})
        return None


def program_line() -> int | None:
    """The line of the program that is performed now; None outside of programs."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename != PROGRAM:
        frame = frame.f_back
    return None if frame is None else frame.f_lineno


@contextmanager
def connected(url: str) -> Generator[Wire]:
    """Every request of httpx2 is led to the emulator at `url`. The environment has keys of everybody's."""
    wire, context = Wire(url), ssl.create_default_context()
    send, send_async = (
        httpx2.HTTPTransport.handle_request,
        httpx2.AsyncHTTPTransport.handle_async_request,
    )

    def same(*_: object, **options: object) -> ssl.SSLContext:
        return context

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
        # No request is encrypted, and each client would read the certificates anew.
        patch.setattr(ssl, "create_default_context", same)
        patch.setattr(httpx2.HTTPTransport, "handle_request", handle)
        patch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle_async)
        yield wire
