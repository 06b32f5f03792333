"""Limits a minute that several workers share: one process keeps them, each worker asks it before a request."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from gemini_sdk.bulk.limits import MinuteLimit, Slot
from gemini_sdk.bulk.pool import BulkPool, MemberState, Permit, PoolMember
from gemini_sdk.bulk.usage import Usage
from gemini_sdk.bulk.waiting import BulkClock
from gemini_sdk.errors import APIStatusError, GeminiSDKError

_SLOTS = 1000
"""Moments whose tokens can still be corrected: more than a minute has."""


class SharedLimits:
    """The limits, in the process that keeps them."""

    def __init__(
        self,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        clock: BulkClock | None = None,
    ) -> None:
        self._clock = clock or BulkClock()
        now = self._clock.now
        self._requests = (
            None if requests_per_minute is None else MinuteLimit(requests_per_minute, now)
        )
        self._tokens = None if tokens_per_minute is None else MinuteLimit(tokens_per_minute, now)
        self._slots: dict[float, Slot] = {}
        self._paused_until = 0.0
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._used = now()

    async def acquire(self, tokens: int) -> float:
        """Wait until a request of so many tokens may start. Returns the moment, by which it can be corrected."""
        self._waiting += 1
        try:
            async with self._turn:
                while (wait := self._wait(tokens)) > 0:
                    await self._clock.sleep(wait)
                return self._take(tokens)
        finally:
            self._waiting -= 1
            self._used = self._clock.now()

    async def correct(self, moment: float, tokens: int) -> None:
        """Count so many tokens more, or less, of what started at a moment."""
        slot = self._slots.get(moment)
        if slot is not None and self._tokens is not None:
            self._tokens.correct(slot, tokens)

    async def pause(self, seconds: float) -> None:
        """Start nothing for a time that the service asked for."""
        self._paused_until = max(self._paused_until, self._clock.now() + seconds)

    def unused(self) -> float:
        """Seconds since somebody asked."""
        return 0.0 if self._waiting else self._clock.now() - self._used

    def _wait(self, tokens: int) -> float:
        wait = self._paused_until - self._clock.now()
        if self._requests is not None:
            wait = max(wait, self._requests.wait(1))
        if self._tokens is not None:
            wait = max(wait, self._tokens.wait(tokens))
        return wait

    def _take(self, tokens: int) -> float:
        if self._requests is not None:
            self._requests.take(1)
        if self._tokens is None:
            return 0.0
        slot = self._tokens.take(tokens)
        self._slots[slot.start] = slot
        if len(self._slots) > _SLOTS:
            self._slots.pop(next(iter(self._slots)))
        return slot.start


class LimitsClient(Protocol):
    """What a worker asks, wherever the limits are kept."""

    async def acquire(self, tokens: int) -> float:
        """Wait until a request may start."""
        ...

    def correct(self, moment: float, tokens: int) -> None:
        """Correct its tokens, without a wait."""
        ...

    def pause(self, seconds: float) -> None:
        """Have all workers pause, without a wait."""
        ...


@dataclass(slots=True)
class SharedPermit(Permit):
    """A permit of the shared limits, too."""

    limits: LimitsClient
    moment: float

    def unsent(self) -> None:
        """Nothing was sent."""
        Permit.unsent(self)
        self.limits.correct(self.moment, -self.estimated)

    def answered(self, usage: Usage) -> None:
        """An answer arrived."""
        Permit.answered(self, usage)
        if usage.total:
            self.limits.correct(self.moment, self.state.counted(usage) - self.estimated)

    def failed(self, error: GeminiSDKError) -> None:
        """The request failed. A wait that the service asks for holds for all workers."""
        Permit.failed(self, error)
        if isinstance(error, APIStatusError):
            if error.status_code < 500:
                self.limits.correct(self.moment, -self.estimated)
            if error.status_code in (429, 503) and error.retry_after:
                self.limits.pause(error.retry_after)


class SharedPool(BulkPool):
    """A pool whose requests wait for the shared limits after their own."""

    def __init__(
        self,
        members: Sequence[PoolMember],
        operation: str | None,
        *,
        concurrency: int,
        limits: LimitsClient,
    ) -> None:
        super().__init__(members, operation, concurrency=concurrency)
        self._limits = limits

    async def permit(self, size: int, avoid: MemberState | None = None) -> Permit | None:
        """The permission to send a request of so many bytes."""
        permit = await super().permit(size, avoid)
        if permit is None:
            return None
        try:
            moment = await self._limits.acquire(permit.estimated)
        except BaseException:
            permit.unsent()
            raise
        own: Any = permit
        return SharedPermit(
            own.state,
            own.size,
            own.estimated,
            own._request,
            own._tokens,
            own._number,
            self._limits,
            moment,
        )
