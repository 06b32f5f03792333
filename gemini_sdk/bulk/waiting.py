"""Time, as the limits of a run see it, and the end of a run. Tests set the time."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress


class BulkClock:
    """The time, and pauses."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Pause."""
        await asyncio.sleep(seconds)

    async def wait(self, event: asyncio.Event, seconds: float | None) -> None:
        """Pause until an event, or until the seconds are over; None for no limit."""
        if seconds is None:
            await event.wait()
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()


class Stop:
    """Why a run takes no more rows."""

    def __init__(self) -> None:
        self.reason: str | None = None
        self.is_urgent = False
        """Whether rows that wait for their turn are given up, too; requests under way are finished."""
        self._event = asyncio.Event()
        self._observers: list[Callable[[], object]] = []

    def set(self, reason: str, *, urgent: bool = False) -> None:
        """Take no more rows. The first reason counts."""
        self.reason = self.reason or reason
        if urgent and not self.is_urgent:
            self.is_urgent = True
            self._event.set()
            for observer in self._observers:
                observer()

    def observe(self, observer: Callable[[], object]) -> None:
        """Have a function called when the stop becomes urgent."""
        self._observers.append(observer)

    async def wait(self) -> None:
        """Wait until the stop is urgent."""
        await self._event.wait()

    async def pause(self, clock: BulkClock, seconds: float) -> None:
        """Pause, until an urgent stop at the latest."""
        await clock.wait(self._event, seconds)
