"""Refreshes headers that expire: once for all threads and tasks that wait, without blocking an event loop.

asyncio is imported by the asyncio functions only: loading it takes a third as long as loading all the rest of a sync
client.
"""

import inspect
import os
from collections.abc import Awaitable, Mapping
from concurrent.futures import CancelledError, Future
from contextvars import copy_context
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock, Thread
from time import monotonic, time
from typing import TYPE_CHECKING, TypeVar

from gemini_sdk._credentials.secret_headers import QUOTA_PROJECT, SecretHeaders, carried
from gemini_sdk._transport.tunables import HUNG_REFRESH
from gemini_sdk.errors import ConfigurationError, CredentialsError, GeminiSDKError

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


def seconds_left(expiry: datetime | None) -> float:
    """Seconds until a moment; google-auth's times are UTC and do not say so."""
    if expiry is None:
        return float("inf")
    return (expiry if expiry.tzinfo else expiry.replace(tzinfo=UTC)).timestamp() - time()


@dataclass(frozen=True, slots=True)
class HeldHeaders:
    """Headers in hand, and until when (in seconds since the epoch) they are sent without a further thought."""

    headers: SecretHeaders
    until: float
    token: object = field(default=None, repr=False)
    expiry: datetime | None = None


class Refresh:
    """One refresh under way, and everybody who waits for it, whether in a thread or in an event loop."""

    __slots__ = ("_begun", "_process", "interruption", "loop", "outcome")

    def __init__(self) -> None:
        self.outcome: Future[SecretHeaders | GeminiSDKError | None] = Future()
        # A running future cannot be cancelled, so a waiting task that is cancelled leaves alone.
        self.outcome.set_running_or_notify_cancel()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.interruption: BaseException | None = None
        """The exception that ended it without a failure of the credentials, such as KeyboardInterrupt."""
        self._process = os.getpid()
        self._begun = monotonic()

    @property
    def abandoned(self) -> bool:
        """Whether callers must not wait for it any more."""
        return (
            (self.loop is not None and not self.loop.is_running())
            # Its thread was not copied when the process was forked.
            or self._process != os.getpid()
            or monotonic() - self._begun > HUNG_REFRESH
        )


class RefreshedHeaders:
    """Headers which expire, refreshed by one caller for all.

    - It runs in a thread of its own, which neither the caller's deadline or cancellation nor the end of its event
      loop can stop half-way. Only a caller who waits without limit, and blocks, refreshes in its own thread.
    - A failure is raised for all callers that waited, and not for later callers.
    - One that was interrupted (KeyboardInterrupt, its event loop shut down) is taken over by another who waited.
    """

    def __init__(self, quota_project: str | None) -> None:
        if quota_project is not None:
            quota_project = carried(quota_project, "quota_project", ConfigurationError)
        self._quota_project = quota_project
        self._held: HeldHeaders | None = None
        self._refresh: Refresh | None = None
        self._locks: dict[int, Lock] = {}

    @property
    def _lock(self) -> Lock:
        # One that another thread held while the process was forked would stay locked in the child.
        return self._locks.setdefault(os.getpid(), Lock())

    def headers(self) -> Mapping[str, str]:
        """The headers to send now."""
        return self.headers_within(None)

    def headers_within(self, seconds: float | None) -> Mapping[str, str]:
        """The same. TimeoutError after so many seconds; a refresh that has begun goes on, for the calls that follow."""
        headers = self._ready()
        if headers is not None:
            return headers
        end = None if seconds is None else monotonic() + seconds
        while headers is None:
            refresh, leading = self._join()
            if leading and end is None:
                self._carry_out(refresh, None)
            elif leading:
                self._start(refresh, None)
            headers = _headers_of(
                refresh.outcome.result(None if end is None else end - monotonic())
            )
            if leading and refresh.interruption is not None:
                raise refresh.interruption
        return headers

    async def headers_async(self) -> Mapping[str, str]:
        """`headers()`, without blocking the event loop."""
        headers = self._ready()
        while headers is None:
            from asyncio import get_running_loop, wrap_future

            refresh, leading = self._join()
            if leading:
                self._start(refresh, get_running_loop())
            headers = _headers_of(await wrap_future(refresh.outcome))
            if leading and headers is None:
                raise CredentialsError("the refresh of an access token was interrupted")
        return headers

    def refused(self, headers: Mapping[str, str]) -> bool:
        """Notes that the service answered 401 to `headers`; True if others may be had by asking again."""
        sent = headers.get("authorization")
        if sent is None:
            return False
        with self._lock:
            held = self._held
            if held is not None and held.headers.get("authorization") == sent:
                self._forget(held)
                self._held = None
        return True

    def _ready(self) -> SecretHeaders | None:
        held = self._held
        return held.headers if held is not None and time() < held.until else None

    def _forget(self, held: HeldHeaders) -> None:
        """Called when the service refused `held`, before it is dropped."""

    def _fetch(self, refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> HeldHeaders:
        """New headers. `loop` is that of the async caller who asks; what waits for it says so in `refresh`."""
        raise NotImplementedError

    def _join(self) -> tuple[Refresh, bool]:
        """The running refresh, or a new one and True if the caller has to run it."""
        with self._lock:
            refresh = self._refresh
            if refresh is not None and not refresh.abandoned:
                return refresh, False
            refresh = Refresh()
            # The last one may have ended since the caller looked.
            if (headers := self._ready()) is not None:
                refresh.outcome.set_result(headers)
                return refresh, False
            self._refresh = refresh
            return refresh, True

    def _carry_out(self, refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> None:
        held: HeldHeaders | None = None
        outcome: SecretHeaders | GeminiSDKError | None = None
        try:
            held = self._fetch(refresh, loop)
            outcome = held.headers
        except GeminiSDKError as error:
            outcome = error
        except CancelledError:
            pass
        except Exception as error:
            outcome = CredentialsError(f"no access token: {type(error).__name__} was raised")
        except BaseException as error:
            # Raised by the caller that began it, in any thread.
            refresh.interruption = error
        finally:
            with self._lock:
                if self._refresh is refresh:
                    self._refresh = None
                    self._held = held
            refresh.outcome.set_result(outcome)

    def _start(self, refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> None:
        run = copy_context().run
        thread = Thread(
            target=run,
            args=(self._carry_out, refresh, loop),
            name="gemini_sdk-auth",
            daemon=True,
        )
        try:
            thread.start()
        except RuntimeError as error:
            with self._lock:
                self._refresh = None
            refresh.outcome.set_result(
                CredentialsError(f"cannot start a thread to refresh a token: {error}")
            )

    def _with_quota_project(self, headers: Mapping[str, str]) -> SecretHeaders:
        billed = {} if self._quota_project is None else {QUOTA_PROJECT: self._quota_project}
        return SecretHeaders({**headers, **billed})


def _headers_of(outcome: SecretHeaders | GeminiSDKError | None) -> SecretHeaders | None:
    if isinstance(outcome, GeminiSDKError):
        # A copy for each who waited: tracebacks of several threads do not mix in one exception, and no context
        # leads to google-auth's own, which hold the bodies of answers.
        raise copy(outcome) from outcome.__cause__
    return outcome


def awaited(answer: Awaitable[T], refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> T:
    """The result of the awaitable `answer`, in the event loop of the caller, who waits for it."""
    if loop is None or loop.is_closed():
        if inspect.iscoroutine(answer):
            answer.close()
        if loop is not None:
            raise CancelledError
        raise ConfigurationError("credentials are asynchronous: use an asyncio client")

    async def wait() -> T:
        return await answer

    from asyncio import run_coroutine_threadsafe

    refresh.loop = loop
    return run_coroutine_threadsafe(wait(), loop).result()
