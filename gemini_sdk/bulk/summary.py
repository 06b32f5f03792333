"""What a run did, and how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gemini_sdk.bulk.usage import NO_USAGE, Usage


@dataclass(slots=True)
class Summary:
    """What a run did. While it goes on, `on_progress` gets it with the numbers so far."""

    rows: int = 0
    """Rows of the input."""
    skipped: int = 0
    """Rows that an earlier run has done."""
    failed_earlier: int = 0
    """Those of `skipped` that have an error."""
    succeeded: int = 0
    """Rows with an answer."""
    failed: int = 0
    """Rows with an error."""
    attempts: int = 0
    """Requests that were sent."""
    usage: Usage = NO_USAGE
    """Tokens of the answers."""
    cost: float | None = None
    """US dollars of the answers; None without prices."""
    stopped: str | None = None
    """Why rows are left: `interrupted`, `max_tokens`, `max_cost`, `max_errors` or `disk full`; None if none is left."""
    errors: dict[str, int] = field(default_factory=dict[str, int])
    """Number of errors by their status, such as `429 RESOURCE_EXHAUSTED`."""
    first_errors: dict[str, str] = field(default_factory=dict[str, str])
    """The first error of each status, with the place of its row."""
    seconds: float = 0.0
    """Seconds since the run began."""
    clock: Callable[[], float] = field(default=time.monotonic, repr=False, compare=False)
    """Returns the time in seconds."""
    _began: float | None = field(default=None, repr=False, compare=False)

    @property
    def done(self) -> int:
        """Rows with an answer or an error of this run."""
        return self.succeeded + self.failed

    @property
    def left(self) -> int:
        """Rows without an answer or an error."""
        return self.rows - self.skipped - self.done

    @property
    def rate(self) -> float:
        """Rows a second in this run."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the rest takes at this rate; None if there is no rate yet."""
        return self.left / self.rate if self.rate else None

    def tick(self) -> None:
        """Bring `seconds` up to now."""
        now = self.clock()
        self._began = now if self._began is None else self._began
        self.seconds = now - self._began

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON data."""
        usage = self.usage
        return {
            "rows": self.rows,
            "skipped": self.skipped,
            "failed_earlier": self.failed_earlier,
            "succeeded": self.succeeded,
            "failed": self.failed,
            "left": self.left,
            "attempts": self.attempts,
            "tokens": {
                "input": usage.input,
                "output": usage.output,
                "cached": usage.cached,
                "total": usage.total,
            },
            "cost": self.cost,
            "stopped": self.stopped,
            "errors": self.errors,
            "first_errors": self.first_errors,
            "seconds": round(self.seconds, 3),
        }
