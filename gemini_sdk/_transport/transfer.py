"""The common base of uploads and downloads. A transfer asks a port for all input and output.

A transfer is an async function that never waits by itself. A blocking client runs it with a port whose methods return
at once, an asyncio client awaits it. So both kinds of clients run the same code.
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.deadline import Deadline
from gemini_sdk._transport.exchange import Exchange, HttpReply
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import NOT_GIVEN, CallOptions
from gemini_sdk._transport.source import UploadSource
from gemini_sdk.errors import GeminiSDKError

A = TypeVar("A", bound=BaseModel)
R = TypeVar("R")
T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


class TransferProgress(NamedTuple):
    """How far an upload or a download has come."""

    done: int
    """Bytes that have been transferred."""
    total: int | None
    """Bytes in all; None if that is not known yet."""


OnProgress = Callable[[TransferProgress], object]


class Body(Protocol):
    """An answer of which the head has arrived. Its pieces are read once."""

    @property
    def response(self) -> HttpReply:
        """The head of the answer: status and headers."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...


class Port(Protocol):
    """The input and output of a transfer."""

    async def send(self, call: Call[A]) -> RawResponse[A]:
        """The 2xx answer to a call."""
        ...

    def opened(self, exchange: Exchange[Any]) -> AbstractAsyncContextManager[Body]:
        """An answer whose body is read within the block."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...

    async def read(self, source: UploadSource, size: int) -> bytes:
        """At most so many bytes of a source; none at its end."""
        ...

    async def run(self, work: Callable[[], T]) -> T:
        """The result of a function that may wait for a disk."""
        ...

    async def report(self, on_progress: OnProgress, progress: TransferProgress) -> None:
        """Call a function of the program."""
        ...

    def at_origin(self, session: Session) -> "AbstractAsyncContextManager[Port]":
        """A port for calls to another origin, on connections that are closed at the end of the block."""
        ...


class Transfer(Protocol[R_co]):
    """An upload or a download that has not begun."""

    @property
    def on_progress(self) -> OnProgress | None:
        """Called with the progress."""
        ...

    async def run(self, port: Port) -> R_co:
        """Perform the transfer."""
        ...


class Attempts:
    """When a transfer goes on after a failure, and when it gives up.

    Failures count anew whenever more of the file has arrived, so a large file may be cut any number of times. The
    client's deadline holds for each request; a `deadline` of the call holds for the whole transfer.
    """

    def __init__(self, session: Session, options: CallOptions) -> None:
        retry = session.settings.retry
        given = options.get("max_retries")
        self._retry = retry if given is None else replace(retry, max_retries=given)
        limit = options.get("deadline", NOT_GIVEN)
        self.limited = limit is not NOT_GIVEN
        self._deadline = Deadline(None if limit is NOT_GIVEN else limit)
        self._deadline.start()
        self._options = options
        self._failures = 0

    def options(self, *, once: bool) -> CallOptions:
        """The options of the next call; `once` where this package alone knows how to repeat it."""
        options: CallOptions = {**self._options}
        left = self._deadline.left()
        if left is not None:
            options["deadline"] = max(left, 0.0)
        if once:
            options["max_retries"] = 0
        return options

    def progressed(self) -> None:
        """More of the file has arrived."""
        self._failures = 0

    def delay(self, failure: GeminiSDKError) -> float:
        """Seconds to wait before the next attempt. Raises the failure if there is no further attempt."""
        self._failures += 1
        delay = self._retry.delay(self._failures, True, failure)
        left = self._deadline.left()
        if delay is None or (left is not None and delay >= left):
            raise failure
        return delay


def finished(coroutine: Coroutine[Any, Any, R]) -> R:
    """The result of a coroutine in which nothing waits, such as a transfer whose port does not."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        result: R = end.value
        return result
    coroutine.close()
    raise RuntimeError("an operation of a blocking client waited")
