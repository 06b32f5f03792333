"""The progress of a tuning: a pure function of what was started and the time.

Nothing ticks in the background, so a tuning goes on while the emulator is down, a test that moves the clock waits for
nothing, and two looks at the same time see the same.

A tuning is queued for the first twentieth of its time and prepared in the second; then it runs. One that is to fail
does so half-way. A cancelled one takes another twentieth to end, unless it is done by then.
"""

from dataclasses import dataclass
from enum import Enum, auto
from math import ceil
from typing import Literal

Outcome = Literal["success", "partial", "failure", "unreadable"]

QUEUED, PREPARED, HALF_WAY, CANCELLED = 0.05, 0.1, 0.5, 0.05
"""Shares of the whole time: until a tuning is prepared, runs, fails where it is to; and what cancelling takes."""


class Phase(Enum):
    """The phase of a tuning."""

    QUEUED = auto()
    PENDING = auto()
    RUNNING = auto()
    CANCELLING = auto()
    SUCCEEDED = auto()
    PARTIALLY_SUCCEEDED = auto()
    FAILED = auto()
    CANCELLED = auto()

    @property
    def final(self) -> bool:
        """Whether nothing comes after it."""
        return self not in _UNDER_WAY


_UNDER_WAY = (Phase.QUEUED, Phase.PENDING, Phase.RUNNING, Phase.CANCELLING)
_ENDS = {
    "success": Phase.SUCCEEDED,
    "partial": Phase.PARTIALLY_SUCCEEDED,
    "failure": Phase.FAILED,
    "unreadable": Phase.FAILED,
}


@dataclass(frozen=True, slots=True)
class Run:
    """The settings with which a tuning was started. Times are seconds since 1970."""

    created: float
    seconds: float
    """Seconds of a tuning from its creation to its success."""
    examples: int
    epochs: int
    batch: int
    """Examples a step."""
    outcome: Outcome = "success"
    """How it ends unless it is cancelled: `unreadable` as soon as it would run, `failure` half-way."""
    reason: str = ""
    """Why it fails or succeeds in part only."""
    cancelled: float | None = None
    """When it was asked to end."""

    @property
    def total_steps(self) -> int:
        """Examples times epochs by the batch size, rounded up."""
        return ceil(self.examples * self.epochs / self.batch)

    @property
    def started(self) -> float:
        """When it begins to run, if it gets that far."""
        return self.created + PREPARED * self.seconds

    @property
    def ended(self) -> float:
        """When it ends, as things stand."""
        ends = self._last_step
        return ends if self._cancelled_at is None else self._cancelled_at + CANCELLED * self.seconds

    def begun(self, now: float) -> float | None:
        """When it began to run; None while it has not, which is for good where it was cancelled before."""
        cancelled = self._cancelled_at
        begins = now >= self.started and (cancelled is None or self.started < cancelled)
        return self.started if begins else None

    def changed(self, now: float) -> float:
        """When its phase last changed."""
        changes = (self.begun(now), self.cancelled, self.ended)
        return max([self.created, *(time for time in changes if time is not None and time <= now)])

    def phase(self, now: float) -> Phase:
        """The current phase."""
        if now >= self.ended:
            return _ENDS[self.outcome] if self._cancelled_at is None else Phase.CANCELLED
        if self.cancelled is not None and now >= self.cancelled:
            return Phase.CANCELLING
        if now < self.created + QUEUED * self.seconds:
            return Phase.QUEUED
        return Phase.PENDING if now < self.started else Phase.RUNNING

    def completed_steps(self, now: float) -> int:
        """Steps that are done."""
        if self.outcome == "unreadable" or not self.total_steps:
            return 0
        now = min(now, self._last_step if self._cancelled_at is None else self._cancelled_at)
        full = self.created + self.seconds
        if now >= full:
            return self.total_steps
        share = (now - self.started) / (full - self.started)
        return min(self.total_steps, max(0, int(share * self.total_steps)))

    def completed_percent(self, now: float) -> float:
        """Share of the steps that is done, 0 to 100."""
        return 100 * self.completed_steps(now) / self.total_steps if self.total_steps else 0.0

    def time_of(self, step: int) -> float:
        """When a step, counted from 1, is done."""
        return self.started + step / self.total_steps * (self.created + self.seconds - self.started)

    def epoch_of(self, step: int) -> int:
        """The epoch, counted from 1, that a step ends in."""
        seen = min(step * self.batch, self.examples * self.epochs)
        return ceil(seen / self.examples)

    @property
    def _last_step(self) -> float:
        """When it ends unless it is cancelled."""
        share = {"unreadable": PREPARED, "failure": HALF_WAY}.get(self.outcome, 1.0)
        return self.created + share * self.seconds

    @property
    def _cancelled_at(self) -> float | None:
        """When it was asked to end, if it does not succeed or fail before it has."""
        if self.cancelled is None or self.cancelled + CANCELLED * self.seconds >= self._last_step:
            return None
        return self.cancelled
