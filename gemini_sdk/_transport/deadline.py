"""How much time a call has left, and what that means for the HTTP library's timeouts."""

import time
from typing import Any

from gemini_sdk._transport.settings import CONNECT_TIMEOUT
from gemini_sdk.errors import DeadlineExceededError


class Deadline:
    """The end of a call. `clock` counts seconds and never goes back."""

    __slots__ = ("_end", "seconds")

    clock = staticmethod(time.monotonic)

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._end = None if seconds is None else self.clock() + seconds

    def left(self) -> float | None:
        """Seconds left, possibly negative; None where there is no end."""
        return None if self._end is None else self._end - self.clock()

    def check(self, attempts: int) -> None:
        """Raise DeadlineExceededError where no time is left."""
        left = self.left()
        if left is not None and left <= 0:
            raise self.exceeded(attempts)

    def exceeded(self, attempts: int) -> DeadlineExceededError:
        """The error that says so."""
        return DeadlineExceededError(
            f"the call took longer than its deadline of {self.seconds:g} seconds", attempts=attempts
        )


class Timeouts(dict[str, Any]):
    """The timeouts of one attempt, as the HTTP library asks for them when each phase begins.

    A mapping that looks at the clock, because a timeout fixed when the request is built would count the time that
    earlier phases took twice, and would go on limiting a stream after its first event.
    """

    __slots__ = ("_deadline", "_silence")

    def __init__(self, silence: float | None, deadline: Deadline) -> None:
        # The content is what a transport sees that copies the mapping.
        connect = CONNECT_TIMEOUT if silence is None else min(CONNECT_TIMEOUT, silence)
        super().__init__(connect=connect, read=silence, write=silence, pool=silence)
        self._silence = silence
        self._deadline: Deadline | None = deadline

    @property
    def limited(self) -> bool:
        """Whether the deadline still counts."""
        return self._deadline is not None

    def opened(self) -> None:
        """A stream has begun: from here on only silence counts."""
        self._deadline = None

    def get(self, key: str, default: Any = None) -> Any:
        """Seconds the phase `key` may take now."""
        limit = super().get(key, default)
        left = self._deadline.left() if self._deadline else None
        if left is None:
            return limit
        return max(left, 0.001) if limit is None else max(min(limit, left), 0.001)
