"""The ASGI layer around the application: it refuses what the guard refuses, and answers browsers (CORS)."""

from collections.abc import Iterable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.guard import Guard

_DAY = "86400"


class GuardMiddleware:
    """The application behind its guard."""

    def __init__(self, app: ASGIApp, guard: Guard, methods: Iterable[str]) -> None:
        self._app = app
        self._guard = guard
        self._methods = ", ".join(methods)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, path = Headers(scope=scope), scope["path"]
        try:
            self._guard.check(path, headers)
        except ApiError as error:
            await JSONResponse(error.body(), error.code)(scope, receive, send)
            return
        origin = self._guard.shared_with(path, headers)
        if origin is None:
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await self._permission(origin, headers)(scope, receive, send)
        else:
            await self._app(scope, receive, _sharing(send, origin))

    def _permission(self, origin: str, headers: Headers) -> Response:
        """The answer to a browser that asks before it sends a request."""
        allowed = {
            "access-control-allow-origin": origin,
            "access-control-allow-methods": self._methods,
            "access-control-allow-headers": headers.get("access-control-request-headers", "*"),
            "access-control-max-age": _DAY,
            "vary": "origin",
        }
        if headers.get("access-control-request-private-network") == "true":
            allowed["access-control-allow-private-network"] = "true"
        return Response(status_code=204, headers=allowed)


def _sharing(send: Send, origin: str) -> Send:
    async def shared(message: Message) -> None:
        if message["type"] == "http.response.start":
            raw: MutableMapping[str, Any] = message
            headers = MutableHeaders(scope=raw)
            headers["access-control-allow-origin"] = origin
            headers["access-control-expose-headers"] = "*"
            headers.add_vary_header("origin")
        await send(message)

    return shared
