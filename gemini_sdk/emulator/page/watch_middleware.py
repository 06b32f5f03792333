"""The ASGI layer that follows answers while they are sent."""

from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gemini_sdk.emulator.page.exchange import RecordedExchange
from gemini_sdk.emulator.page.exchange_log import ExchangeLog

_KEY = "gemini_sdk.exchange"


class Watch:
    """Follows the answer to one request, as soon as the request is recorded."""

    def __init__(self) -> None:
        self._log: ExchangeLog | None = None
        self._exchange: RecordedExchange | None = None

    def follow(self, log: ExchangeLog, exchange: RecordedExchange) -> None:
        """From now on, what is sent is the answer of an exchange."""
        self._log, self._exchange = log, exchange

    def sent(self, message: Message) -> None:
        """A part of the answer is about to be sent."""
        if self._log is None or self._exchange is None:
            return
        if message["type"] == "http.response.start":
            headers = Headers(raw=list(message.get("headers", ())))
            self._log.head(self._exchange, message["status"], headers)
        elif message["type"] == "http.response.body":
            if body := message.get("body", b""):
                self._log.piece(self._exchange, bytes(body))
            if not message.get("more_body", False):
                self._log.end(self._exchange, complete=True)

    def over(self) -> None:
        """Nothing more is sent."""
        if self._log is not None and self._exchange is not None and not self._exchange.is_over:
            self._log.end(self._exchange, complete=False)


class WatchMiddleware:
    """The application, whose answers are followed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        watch = Watch()
        scope[_KEY] = watch

        async def watched(message: Message) -> None:
            watch.sent(message)
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            watch.over()


def follow(request: Request, log: ExchangeLog, exchange: RecordedExchange) -> None:
    """Has the answer to a request followed."""
    watch: Any = request.scope.get(_KEY)
    if isinstance(watch, Watch):
        watch.follow(log, exchange)
