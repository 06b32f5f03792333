"""Waiting for work that goes on at the service: looking again and again until it is over.

People wait for hours, on trains. So a look that fails because the network or the service does is no end to the
wait; only what looking again cannot mend is.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from pydantic import BaseModel

from gemini_sdk._methods.method import (
    AsyncCaller,
    Kind,
    MethodOwner,
    ResultMethod,
    SyncCaller,
    transport_of,
)
from gemini_sdk._telemetry.start import NoSpan, wait
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.hooks import raised_by_hook
from gemini_sdk._transport.settings import CallOptions, checked_limit
from gemini_sdk._transport.tunables import (
    GROWTH,
    LAST_POLL,
    LONGEST_INTERVAL,
    LONGEST_PAUSE,
    POLL_INTERVAL,
    POLL_LIMIT,
)
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    CredentialsError,
    GeminiSDKError,
    InvalidAnswerError,
    OperationTimeoutError,
)

if TYPE_CHECKING:
    from gemini_sdk._telemetry.inner_span import InnerSpan
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport

P = ParamSpec("P")
A = TypeVar("A", bound=BaseModel)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Wait(Generic[A, R]):
    """A wait, said in full and not begun. `A` is what a look shows, `R` what comes out in the end."""

    name: str
    """The name of the operation or job that is waited for."""
    look: Call[A]
    over: Callable[[A], bool]
    """Whether a look shows the end."""
    outcome: Callable[[A], R]
    """What came out; raises where that is a failure."""
    progress: Callable[[A], object]
    """The argument of `on_progress` after a poll."""
    resume: str
    """How to go on waiting, in Python."""
    timeout: float | None
    poll_interval: float | None
    on_progress: Callable[[Any], object] | None

    def __post_init__(self) -> None:
        checked_limit("timeout", self.timeout)
        checked_limit("poll_interval", self.poll_interval)


class Polling(Generic[A, R]):
    """The steps of a wait, without IO: when to look, and what to make of each look."""

    clock = staticmethod(time.monotonic)

    def __init__(self, wait: Wait[A, R]) -> None:
        self._wait = wait
        self._started = self.clock()
        self._reported: object = None
        self._failure: GeminiSDKError | None = None

    def look(self) -> Call[A]:
        """The next look. It has one attempt: whatever fails is looked at again anyway."""
        limit = max(LAST_POLL, min(POLL_LIMIT, self._left()))
        options: CallOptions = {"timeout": limit, "deadline": limit, "max_retries": 0}
        return replace(self._wait.look, options={**self._wait.look.options, **options})

    def tell(self, shown: A) -> object:
        """Call `on_progress` if something changed since the last poll. Returns its result, which may be awaitable."""
        self._failure = None
        progress = self._wait.progress(shown)
        if self._wait.on_progress is None or progress == self._reported:
            return None
        self._reported = progress
        return self._wait.on_progress(progress)

    def failed(self, error: GeminiSDKError) -> None:
        """A look failed. Raises the error where looking again would not help."""
        if raised_by_hook(error) or not _passes(error):
            raise error
        self._failure = error

    def pause(self) -> float:
        """Seconds until the next look. Raises OperationTimeoutError if the last has been."""
        left = self._left()
        if left <= 0:
            raise self._timed_out() from self._failure
        interval = self._wait.poll_interval
        if interval is None:
            waited = self.clock() - self._started
            interval = min(max(POLL_INTERVAL, waited * GROWTH), LONGEST_INTERVAL)
        if isinstance(self._failure, APIStatusError):
            interval = max(interval, self._failure.retry_after or 0.0)
        # A poll interval that was given is kept, however long.
        return min(interval, left, max(LONGEST_PAUSE, self._wait.poll_interval or 0.0))

    def _left(self) -> float:
        timeout = self._wait.timeout
        return math.inf if timeout is None else self._started + timeout - self.clock()

    def _timed_out(self) -> OperationTimeoutError:
        wait = self._wait
        message = f"{wait.name} is not done after {wait.timeout:g} seconds and continues"
        if self._failure is not None:
            message += f"; the last poll failed: {self._failure}"
        return OperationTimeoutError(f"{message}. To wait again: {wait.resume}", name=wait.name)


def _passes(error: GeminiSDKError) -> bool:
    """Whether the network or the service failed, and may be back later.

    A page of HTML, a redirection (302) and a demand to sign in at a proxy (407) come from networks that are not open
    yet, and a cut answer from one that fails: what is waited for was begun by a client that reached the service.
    """
    if isinstance(error, APIStatusError):
        status = error.status_code
        return status >= 500 or 300 <= status < 400 or status in (407, 408, 429)
    if isinstance(error, CredentialsError):
        return error.unreachable
    return isinstance(error, APIConnectionError | InvalidAnswerError)


def _span(
    transport: "SyncTransport | AsyncTransport", wanted: Wait[Any, Any]
) -> "InnerSpan | NoSpan":
    return wait(transport.session.settings.telemetry, wanted.name)


class wait_method(ResultMethod[P, R], Generic[P, A, R]):  # noqa: N801 - reads as a decorator, like property
    """A method that waits: it blocks on blocking clients, and is awaited on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Wait[A, R]]) -> None:
        super().__init__(describe)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Wait[A, R]] = self._describe

        def wait_blocking(client: SyncCaller, /, *args: Any, **kwargs: Any) -> R:
            wanted = describe(client, *args, **kwargs)
            if iscoroutinefunction(wanted.on_progress):
                raise ConfigurationError(
                    "on_progress: a coroutine function needs an asyncio client"
                )
            polling, transport = Polling(wanted), transport_of(client)
            with _span(transport, wanted):
                while True:
                    try:
                        shown = transport.send(polling.look()).parse()
                    except GeminiSDKError as error:
                        polling.failed(error)
                    else:
                        polling.tell(shown)
                        if wanted.over(shown):
                            return wanted.outcome(shown)
                    transport.sleep(polling.pause())

        async def wait_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> R:
            wanted = describe(client, *args, **kwargs)
            polling, transport = Polling(wanted), transport_of(client)
            with _span(transport, wanted):
                while True:
                    try:
                        shown = (await transport.send(polling.look())).parse()
                    except GeminiSDKError as error:
                        polling.failed(error)
                    else:
                        doing = polling.tell(shown)
                        if isawaitable(doing):
                            await doing
                        if wanted.over(shown):
                            return wanted.outcome(shown)
                    await transport.sleep(polling.pause())

        def unsupported(_: MethodOwner, /, *__: Any, **___: Any) -> R:
            raise ConfigurationError("wait makes several calls and has no raw response")

        answer = self.answer().partition(", ")[2]
        made: dict[Kind, tuple[Callable[..., Any], Any]] = {
            "sync": (wait_blocking, answer),
            "async": (wait_async, answer),
        }
        return made.get(kind, (unsupported, cast(Any, "NoReturn")))
