"""Writes requests into the journal of their scope."""

from typing import Any

from starlette.requests import Request

from gemini_sdk.emulator import journal
from gemini_sdk.emulator.page.exchange import RecordedExchange
from gemini_sdk.emulator.page.watch_middleware import follow
from gemini_sdk.emulator.scopes import Scope


def record(
    scope: Scope, request: Request, body: bytes, operation: str | None
) -> tuple[RecordedExchange, Any]:
    """Writes a request down, and has its answer followed. The exchange, and the body as it can be read."""
    kind = request.headers.get("content-type", "")
    exchange = scope.exchanges.begin(
        scope.name,
        len(body),
        method=request.method,
        path=request.url.path,
        query=journal.masked_fields(request.query_params.items()),
        headers=journal.masked_headers(request.headers.items()),
        body=journal.recorded(body, kind),
        operation=operation,
    )
    follow(request, scope.exchanges, exchange)
    return exchange, journal.readable(body, kind)
