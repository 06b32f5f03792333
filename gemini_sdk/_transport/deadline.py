"""How much time a call has left, and what that means for the HTTP library's timeouts."""

import time
from collections.abc import Callable
from typing import Any

from gemini_sdk._transport.settings import CONNECT_TIMEOUT
from gemini_sdk.errors import DeadlineExceededError


class Deadline:
    """The end of a call. `clock` counts seconds and never goes back."""

    __slots__ = ("_end", "seconds")

    clock = staticmethod(time.monotonic)

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        """What it allows; None where there is no end."""
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
        """Seconds left, possibly negative; None where there is no end, or the call has not begun."""
        return None if self._end is None else self._end - self.clock()

    def exceeded(self, attempts: int) -> DeadlineExceededError:
        """The error that says that no time is left."""
        return DeadlineExceededError(
            f"the call took longer than its deadline of {self.seconds:g} seconds", attempts=attempts
        )


class Timeouts(dict[str, Any]):
    """The timeouts of an attempt's phases, as the HTTP library wants them.

    A blocking client asks for each when its phase begins, and gets what the deadline leaves of it: nothing else can
    interrupt a blocking call, and timeouts cut when the request is built would count the time of earlier phases twice.
    An async client, which can be interrupted, gets a copy.
    """

    def __init__(self, silence: float | None, deadline: Deadline) -> None:
        connect = CONNECT_TIMEOUT if silence is None else min(CONNECT_TIMEOUT, silence)
        super().__init__(connect=connect, read=silence, write=silence, pool=silence)
        self._deadline = deadline

    def get(self, key: str, default: Any = None) -> Any:
        """Seconds the phase `key` may take now."""
        limit = super().get(key, default)
        left = self._deadline.left()
        if left is None or (limit is not None and limit < left):
            return limit
        return max(left, 0.001)


class Watch:
    """Keeps the deadline while a blocking client reads a body.

    The HTTP library fixes the timeout of all reads when the body begins, where it is too long for the last read
    before the deadline, and too short for a stream that has begun. So as soon as the deadline may come before
    silence ends the wait, the connection is lent a `read` that looks at the clock. Where there is no such connection,
    as with a transport of the user's own, a read may outlast the deadline by its timeout.
    """

    __slots__ = ("_lendable", "_read", "_timeouts")

    def __init__(self, extensions: dict[str, Any], timeouts: Timeouts) -> None:
        # Requests that share a connection, as in HTTP/2, have no timeout of their own to keep.
        alone = extensions.get("http_version") in (b"HTTP/1.1", b"HTTP/1.0")
        connection: Any = extensions.get("network_stream") if alone else None
        self._lendable: dict[str, Any] | None = getattr(connection, "__dict__", None)
        self._read: Callable[[int, float | None], bytes] | None = getattr(connection, "read", None)
        self._timeouts = timeouts

    def keep(self, left: float) -> None:
        """Have the next read end within `left` seconds, if silence does not end it anyway."""
        silence, read, timeouts = self._timeouts["read"], self._read, self._timeouts
        if self._lendable is None or read is None or "read" in self._lendable:
            return
        if silence is None or silence >= left:

            def read_in_time(size: int, timeout: float | None = None) -> bytes:  # noqa: ARG001
                return read(size, timeouts.get("read"))

            self._lendable["read"] = read_in_time

    def end(self) -> None:
        """Give the connection back as it was, before another request can have it."""
        if self._lendable is not None:
            self._lendable.pop("read", None)
