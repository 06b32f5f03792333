"""Limits a minute that several workers share: one process keeps them, each worker asks it before a request."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gemini_sdk.bulk.limits import RateLimits, Slot
from gemini_sdk.bulk.pool import BulkPool, MemberState, Permit, PoolMember
from gemini_sdk.bulk.waiting import BulkClock

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
        self._limits = RateLimits(requests_per_minute, tokens_per_minute, now)
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
        self._limits.correct(self._slots.get(moment), tokens)

    async def pause(self, seconds: float) -> None:
        """Start nothing for a time that the service asked for."""
        self._paused_until = max(self._paused_until, self._clock.now() + seconds)

    def unused(self) -> float:
        """Seconds since somebody asked."""
        return 0.0 if self._waiting else self._clock.now() - self._used

    def _wait(self, tokens: int) -> float:
        return max(self._paused_until - self._clock.now(), self._limits.wait(tokens))

    def _take(self, tokens: int) -> float:
        slot = self._limits.take(tokens).tokens
        if slot is None:
            return 0.0
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


@dataclass(frozen=True, slots=True)
class SharedShare:
    """What a request takes of the shared limits."""

    _limits: LimitsClient
    _moment: float

    def correct(self, difference: int) -> None:
        """Count so many tokens more, or less."""
        self._limits.correct(self._moment, difference)

    def pause(self, seconds: float) -> None:
        """Have all workers pause, as the service asked."""
        self._limits.pause(seconds)


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
        for state in self.states:
            state.estimates = True
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
        permit.shared = SharedShare(self._limits, moment)
        return permit
