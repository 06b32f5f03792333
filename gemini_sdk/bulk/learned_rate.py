"""The rate at which a service with a quota answers, learned from its refusals."""

from collections import deque
from collections.abc import Callable

from gemini_sdk.bulk.limits import MINUTE, Slot

_SLOT = 0.25
"""Seconds whose answers are kept as one number."""
_BURST = 0.5
"""Seconds of the rate that may start at once where earlier requests started late."""
_GROWTH = 0.1
"""How much faster the first attempt is to find room for more; each attempt after it doubles this."""
_LESS = 0.9
"""The part of a refused rate that is tried next."""
_LEAST = 0.75
"""The smallest part of the rate of answers that is tried."""
_ATTEMPTS = 6
"""Attempts in the time from which the rate was learned."""


class LearnedRate:
    """Requests a second, once the service has refused one and said when it has room again.

    The answers of the last minute, until that moment, are what the quota allows. Without a new refusal the rate grows,
    slowly at first, because the quota may be larger, or may have been shared.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began: float | None = None
        self._answers: deque[Slot] = deque()
        self._rate: float | None = None
        self._next = 0.0
        self._growth = _GROWTH
        self._step = 0.0
        self._grows_at = 0.0

    def wait(self) -> float:
        """Seconds until a request may start; 0 for now."""
        if self._rate is None:
            return 0.0
        now = self._clock()
        while self._grows_at <= now:
            self._rate *= 1 + self._growth
            self._growth *= 2
            self._grows_at += self._step
        return max(0.0, self._next - now)

    def start(self) -> None:
        """Start a request."""
        now = self._clock()
        if self._began is None:
            self._began = now
        if self._rate is not None:
            self._next = max(self._next, now - _BURST) + 1 / self._rate

    def answered(self) -> None:
        """Note an answer."""
        now = self._clock()
        if not self._answers or now - self._answers[-1].start >= _SLOT:
            self._forget(now)
            self._answers.append(Slot(now))
        self._answers[-1].amount += 1

    def refused(self, seconds: float) -> None:
        """Note that the quota has room again after so many seconds."""
        now = self._clock()
        self._forget(now)
        answers = sum(slot.amount for slot in self._answers)
        if not answers or self._began is None:
            return
        span = min(MINUTE, now - self._began + seconds)
        found = answers / span
        # What a quota allows at once in the beginning makes the first rates too high.
        self._rate = (
            found if self._rate is None else max(_LEAST * found, min(found, _LESS * self._rate))
        )
        self._next = now + seconds
        self._growth = _GROWTH
        self._step = span / _ATTEMPTS
        self._grows_at = now + seconds + self._step

    def _forget(self, now: float) -> None:
        while self._answers and self._answers[0].start + MINUTE <= now:
            self._answers.popleft()
