"""The common base of routes on which content travels: requests are written down, and meet the rules of a scope."""

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from gemini_sdk.emulator import journal
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.clock import Clock
from gemini_sdk.emulator.recording import record
from gemini_sdk.emulator.reply import Ending, Reply
from gemini_sdk.emulator.reply_sender import HangUp, ReplySender
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.scopes import Scope

ENDINGS = {"cut": Ending.CUT, "reset": Ending.RESET, "hang": Ending.HANG}


class ScopedRoutes:
    """Takes the rules for requests, and sends replies."""

    def __init__(
        self, access: Access, clock: Clock, scope: Callable[[Request], Scope], hang_up: HangUp
    ) -> None:
        self._access = access
        self._clock = clock
        self._scope = scope
        self._hang_up = hang_up

    def _taken(
        self, request: Request, operation: str, *, data: bytes = b"", span: range | None = None
    ) -> Rule | None:
        """The rule for a request, which is written down, but for the content of a file."""
        scope = self._scope(request)
        exchange, read = record(scope, request, data, operation)
        exchange.rule = scope.take(operation, "", journal.strings(read), span)
        return exchange.rule

    async def _interrupted(
        self, request: Request, rule: Rule, wanted: int, receive: Callable[[bytes], object]
    ) -> Response:
        """Takes so many bytes of a piece, and breaks off."""
        if wanted:
            async for piece in request.stream():
                receive(piece[:wanted])
                wanted -= min(wanted, len(piece))
                if not wanted:
                    break
        ending = ENDINGS[rule.fault or "cut"]
        return ReplySender(Reply(200, (), ending=ending, silent=True), self._hang_up)

    def _sent(self, reply: Reply, added: dict[str, str]) -> Response:
        headers = {**added, **reply.headers} if reply.status < 300 else reply.headers
        return ReplySender(replace(reply, headers=headers), self._hang_up)


def number_in(request: Request, header: str) -> int | None:
    """The number that a header holds, if it does."""
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() else None
