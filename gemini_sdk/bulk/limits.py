"""Limits a minute: how much may start now, so that no minute whatever has more than the limit."""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

MINUTE = 60.0
MARGIN = 0.25
"""Seconds by which a minute is longer here, because requests do not all take the same time to the server."""
_SLOT = 0.25
"""Seconds whose amounts are kept as one number."""
_BURST = 0.5
"""Seconds of the limit that may start at once where earlier ones started late."""


class Slot:
    """An amount that started at about one time."""

    __slots__ = ("amount", "start")

    def __init__(self, start: float) -> None:
        self.start = start
        self.amount = 0.0


class MinuteLimit:
    """At most `limit` in any minute, spread over it.

    - What started stays counted for a minute: no window of a minute has more than the limit.
    - The limit is spread: a service that counts by shorter windows, or whose minutes begin at another time, sees an
      even rate. What could have started a little earlier may start at once: half a second's share at most.
    - An amount that is larger than the whole limit starts alone.
    """

    def __init__(self, limit: float, clock: Callable[[], float]) -> None:
        self._limit = float(limit)
        self._clock = clock
        self._slots: deque[Slot] = deque()
        self._used = 0.0
        self._rate = self._limit / MINUTE
        self._most = max(1.0, self._rate * _BURST)
        self._level = 1.0
        self._filled = clock()

    def wait(self, amount: float) -> float:
        """Seconds until so much may start; 0 for now."""
        now = self._clock()
        self._forget(now)
        self._level = min(self._most, self._level + (now - self._filled) * self._rate)
        self._filled = now
        needed = min(amount, self._most, 1.0)
        spread = (needed - self._level) / self._rate if self._level < needed - 1e-9 else 0.0
        return max(spread, self._until_free(amount, now))

    def take(self, amount: float) -> Slot:
        """Start so much now. What it is in truth can be corrected later."""
        now = self._clock()
        if not self._slots or now - self._slots[-1].start >= _SLOT:
            self._slots.append(Slot(now))
        slot = self._slots[-1]
        self._add(slot, amount)
        return slot

    def correct(self, slot: Slot, difference: float) -> None:
        """Count so much more, or less, of what started earlier."""
        self._forget(self._clock())
        if self._slots and slot.start >= self._slots[0].start:
            self._add(slot, difference)

    def _add(self, slot: Slot, amount: float) -> None:
        slot.amount += amount
        self._used += amount
        self._level = min(self._most, self._level - amount)

    def _forget(self, now: float) -> None:
        while self._slots and self._slots[0].start + _SLOT + MINUTE + MARGIN <= now:
            self._used -= self._slots.popleft().amount
        if not self._slots:
            self._used = 0.0

    def _until_free(self, amount: float, now: float) -> float:
        excess = self._used + min(amount, self._limit) - self._limit
        if excess <= 1e-9:
            return 0.0
        for slot in self._slots:
            excess -= slot.amount
            if excess <= 1e-9:
                return max(0.0, slot.start + _SLOT + MINUTE + MARGIN - now)
        return 0.0


class Started(NamedTuple):
    """Where a request counts, and where its tokens do; None without a limit of them."""

    request: Slot | None
    tokens: Slot | None


class RateLimits:
    """The limits of requests and of tokens a minute. Each of them may be None, for no limit."""

    def __init__(
        self, requests: float | None, tokens: float | None, clock: Callable[[], float]
    ) -> None:
        self._requests = None if requests is None else MinuteLimit(requests, clock)
        self._tokens = None if tokens is None else MinuteLimit(tokens, clock)

    @property
    def counts_tokens(self) -> bool:
        """Whether there is a limit of tokens."""
        return self._tokens is not None

    def wait(self, tokens: float) -> float:
        """Seconds until a request of so many tokens may start; 0 for now."""
        wait = 0.0 if self._requests is None else self._requests.wait(1)
        return wait if self._tokens is None else max(wait, self._tokens.wait(tokens))

    def take(self, tokens: float) -> Started:
        """Start a request of so many tokens now."""
        return Started(
            None if self._requests is None else self._requests.take(1),
            None if self._tokens is None else self._tokens.take(tokens),
        )

    def correct(self, slot: Slot | None, difference: float) -> None:
        """Count so many tokens more, or less, of what started earlier."""
        if slot is not None and self._tokens is not None:
            self._tokens.correct(slot, difference)

    def withdraw(self, slot: Slot | None) -> None:
        """Count a request that was not sent as none."""
        if slot is not None and self._requests is not None:
            self._requests.correct(slot, -1)
