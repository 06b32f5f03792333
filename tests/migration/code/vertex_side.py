"""vertexai as programs use it, led to the emulator: over REST, with a token that is nobody's."""

import json
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import httpx2
import pytest

from tests.migration.code.wire import TOKEN, Wire


def is_there() -> bool:
    """Whether vertexai is installed."""
    return find_spec("vertexai") is not None


def provide(patch: pytest.MonkeyPatch, wire: Wire) -> None:
    """Have vertexai send what it sends by `wire`, for as long as `patch` lasts."""
    vertexai: Any = import_module("vertexai")
    adapter: Any = import_module("requests.adapters").HTTPAdapter
    credentials: Any = import_module("google.oauth2.credentials").Credentials(token=TOKEN)
    init, send = vertexai.init, adapter.send

    def begin(**given: Any) -> None:
        init(**{"credentials": credentials, **given, "api_transport": "rest"})

    def sending(self: Any, request: Any, *rest: Any, **options: Any) -> Any:
        if request.url.startswith(wire.url):  # once more
            return send(self, request, *rest, **options)
        url, body = httpx2.URL(request.url), request.body or b""
        content = body.encode() if isinstance(body, str) else body
        wire.record(request.method, url, dict(request.headers), content)
        request.url = str(wire.home(url))
        if content:
            request.body = _as_others(content)
            request.headers["content-length"] = str(len(request.body))
        return send(self, request, *rest, **options)

    patch.setattr(vertexai, "init", begin)
    patch.setattr(adapter, "send", sending)
    begin(project="my-project", location="us-central1")


def _as_others(content: bytes) -> bytes:
    """A body without what only vertexai writes: answers of the emulator depend on every member."""
    body = json.loads(content)
    system = body.get("systemInstruction")
    if system is not None:
        system.pop("role", None)
        if not system.get("parts"):
            del body["systemInstruction"]
    return json.dumps(body).encode()
