"""The exchanges of a scope that are remembered, within limits of number and bytes."""

import time
from collections.abc import Callable, Mapping
from secrets import token_hex
from threading import RLock
from typing import Any

from gemini_sdk.emulator.journal import Entry, masked_headers
from gemini_sdk.emulator.page.exchange import RecordedExchange

REQUESTS_BYTES = 512 << 20
"""Bytes of request bodies that are remembered; beyond, the oldest exchanges are dropped."""
ANSWER_BYTES = 1 << 20
"""Bytes that are kept of one answer."""
ALL_ANSWERS_BYTES = 64 << 20
"""Bytes that are kept of all answers; beyond, those of the oldest are dropped."""


class ExchangeLog:
    """The exchanges of a scope, the oldest first. Safe to use from several threads."""

    def __init__(self, size: int, clock: Callable[[], float] = time.time) -> None:
        """`size`: exchanges that are remembered; the oldest are dropped."""
        self._size = size
        self._clock = clock
        self._lock = RLock()
        self._revision = 0
        self.clear()

    def clear(self) -> None:
        """Forgets all exchanges. Numbers begin with 1 again."""
        with self._lock:
            self._exchanges: dict[int, RecordedExchange] = {}
            self._requests = 0
            self._bytes = 0
            self._received = 0
            self.history = token_hex(4)
            """Another one after each `clear`, as the numbers mean others then."""

    @property
    def entries(self) -> list[Entry]:
        """The requests, the oldest first."""
        return [exchange.entry for exchange in self.exchanges]

    @property
    def exchanges(self) -> list[RecordedExchange]:
        """The exchanges, the oldest first."""
        with self._lock:
            return list(self._exchanges.values())

    @property
    def revision(self) -> int:
        """The number of changes so far."""
        return self._revision

    def get(self, number: int) -> RecordedExchange | None:
        """The exchange with the number of its request; None if it is not remembered."""
        return self._exchanges.get(number)

    def begin(self, scope: str, received: int, **what: Any) -> RecordedExchange:
        """A new exchange, whose request has so many bytes; `what` are the other fields of its Entry."""
        with self._lock:
            self._requests += 1
            entry = Entry(number=self._requests, scope=scope, **what)
            exchange = RecordedExchange(entry, self._clock(), self._next_revision(), received)
            self._exchanges[entry.number] = exchange
            self._received += received
            while len(self._exchanges) > self._size or (
                self._received > REQUESTS_BYTES and len(self._exchanges) > 1
            ):
                oldest = self._exchanges.pop(next(iter(self._exchanges)))
                self._bytes -= oldest.kept
                self._received -= oldest.received
            return exchange

    def head(self, exchange: RecordedExchange, status: int, headers: Mapping[str, str]) -> None:
        """The status and the headers of an answer are sent."""
        with self._lock:
            exchange.status = status
            exchange.headers = masked_headers(headers.items())
            exchange.state = "answering"
            self._changed(exchange)

    def piece(self, exchange: RecordedExchange, piece: bytes) -> None:
        """A piece of its body is sent."""
        with self._lock:
            self._changed(exchange)
            if exchange.first is None:
                exchange.first = exchange.seconds
            exchange.size += len(piece)
            is_known = self._exchanges.get(exchange.entry.number) is exchange
            if is_known and (kept := piece[: ANSWER_BYTES - exchange.kept]):
                exchange.pieces.append(kept)
                self._count(exchange, len(kept))

    def end(self, exchange: RecordedExchange, *, complete: bool) -> None:
        """Its answer is complete, or its connection has ended before."""
        with self._lock:
            exchange.state = "complete" if complete else "broken"
            self._changed(exchange)

    def _changed(self, exchange: RecordedExchange) -> None:
        exchange.seconds = max(0.0, self._clock() - exchange.started)
        exchange.revision = self._next_revision()

    def _next_revision(self) -> int:
        self._revision += 1
        return self._revision

    def _count(self, exchange: RecordedExchange, size: int) -> None:
        exchange.kept += size
        self._bytes += size
        while self._bytes > ALL_ANSWERS_BYTES:
            oldest = next(e for e in self._exchanges.values() if e.kept)
            self._bytes -= oldest.kept
            oldest.kept = 0
            oldest.pieces.clear()
