"""How much time a call has left, and what that means for the phases of an attempt."""

import time
from typing import Any

from gemini_sdk._transport.tunables import CONNECT_TIMEOUT, LONGEST
from gemini_sdk.errors import DeadlineExceededError


class Deadline:
    """The end of a call. `clock` counts seconds and never goes back."""

    __slots__ = ("_end", "seconds")

    clock = staticmethod(time.monotonic)

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        """The seconds that it allows; None if there is no end."""
        self._end: float | None = None

    def start(self) -> None:
        """The call begins now, which may be long after it was described. Only the first time counts."""
        if self.seconds is not None and self._end is None:
            self._end = self.clock() + self.seconds

    def lift(self) -> None:
        """There is no end any more: a stream has begun."""
        self.seconds = self._end = None

    def set(self, seconds: float) -> None:
        """The end is so many seconds from now."""
        self.lift()
        self.seconds = seconds
        self.start()

    def left(self) -> float | None:
        """Seconds left, possibly negative; None if there is no end, or the call has not begun."""
        return None if self._end is None else self._end - self.clock()

    def exceeded(self, attempts: int, doing: str = "") -> DeadlineExceededError:
        """The error that says that no time is left, and what was being done."""
        words = f"the call took longer than its deadline of {self.seconds:g} seconds"
        sent = attempts > 0
        return DeadlineExceededError(f"{words} {doing}".strip(), attempts=attempts, sent=sent)


class PhaseTimeout(float):
    """Seconds a phase may take, as the HTTP library wants them: a number, fixed when the phase begins.

    Connections made by this package ask `left()` before every step instead, so that neither a server that sends or
    takes byte by byte, nor a deadline that comes nearer, is a way around a limit.
    """

    __slots__ = ("_end", "_silence", "_timeouts")

    _end: float | None
    _silence: float | None
    _timeouts: "Timeouts"

    def __new__(cls, timeouts: "Timeouts", silence: float | None, *, whole: bool) -> "PhaseTimeout":
        """`whole`: the phase may be silent so long as a whole, and not between two steps."""
        deadline = timeouts.deadline
        left = deadline.left()
        seconds = silence if left is None or (silence is not None and silence < left) else left
        self = super().__new__(cls, LONGEST if seconds is None else max(seconds, 0.001))
        self._timeouts = timeouts
        self._silence = silence
        self._end = deadline.clock() + silence if whole and silence is not None else None
        return self

    def left(self, connection: object = None) -> float | None:
        """Seconds the next step may take, None for no end. Raises TimeoutError if none are left.

        A connection that says so can be interrupted from elsewhere while it takes the step.
        """
        timeouts, seconds = self._timeouts, self._silence
        deadline = timeouts.deadline
        timeouts.connection = connection
        if self._end is not None:
            seconds = self._end - deadline.clock()
        left = deadline.left()
        if left is not None and (seconds is None or left < seconds):
            seconds = left
        if timeouts.stopped or (seconds is not None and seconds <= 0):
            raise TimeoutError("timed out")
        return seconds


class Timeouts(dict[str, Any]):
    """The timeouts of an attempt's phases. The HTTP library asks for each when the phase begins.

    - Connecting has so much time as a whole, however many addresses there are and TLS included.
    - So have status and headers of the answer, `1xx` answers before it included: that is one silence to the caller.
    - Writing the request and reading the body may be silent so long between two steps.
    - None of them outlasts the deadline.
    """

    __slots__ = ("begun", "connection", "deadline", "silence", "stopped")

    def __init__(self, silence: float | None, deadline: Deadline) -> None:
        connect = CONNECT_TIMEOUT if silence is None else min(CONNECT_TIMEOUT, silence)
        super().__init__(connect=connect, read=silence, write=silence, pool=silence)
        self.deadline = deadline
        self.silence = silence
        """Seconds without data; None for no limit."""
        self.begun = False
        """Whether the headers of the answer are complete."""
        self.stopped = False
        """Whether the call was ended: the next step fails."""
        self.connection: Any = None
        """What took the last step."""

    def get(self, key: str, default: Any = None) -> PhaseTimeout:
        """Seconds the phase `key` may take now."""
        whole = key == "connect" or (key == "read" and not self.begun)
        return PhaseTimeout(self, super().get(key, default), whole=whole)


def allowed(timeout: float | None, connection: object = None) -> float | None:
    """Seconds the next step of a connection may take. Raises TimeoutError if none are left."""
    return timeout.left(connection) if isinstance(timeout, PhaseTimeout) else timeout
