"""Renews what expires: once for however many threads and tasks wait for it, blocking no event loop.

asyncio is imported by whoever awaits: loading it takes a third as long as loading all the rest of a sync client.
"""

import inspect
from collections.abc import Awaitable, Mapping
from concurrent.futures import CancelledError, Future
from contextvars import copy_context
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock, Thread
from time import time
from typing import TYPE_CHECKING, TypeVar

from gemini_sdk._transport.secret_headers import QUOTA_PROJECT, SecretHeaders, carried
from gemini_sdk.errors import ConfigurationError, CredentialsError, GeminiSDKError

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

AHEAD = 225.0
"""Seconds before its expiry at which a token is renewed: google-auth's own, just under what metadata servers cache."""


def seconds_left(expiry: datetime | None) -> float:
    """Seconds until a moment; google-auth's times are UTC and do not say so."""
    if expiry is None:
        return float("inf")
    return (expiry if expiry.tzinfo else expiry.replace(tzinfo=UTC)).timestamp() - time()


@dataclass(frozen=True, slots=True)
class Held:
    """Headers in hand, and until when (in seconds since the epoch) they are sent without a further thought."""

    headers: SecretHeaders
    until: float
    token: object = field(default=None, repr=False)
    expiry: datetime | None = None


class Flight:
    """One renewal under way, and everybody who waits for it, whether in a thread or in an event loop."""

    __slots__ = ("landed", "loop")

    def __init__(self) -> None:
        self.landed: Future[SecretHeaders | GeminiSDKError | None] = Future()
        # A running future cannot be cancelled, so a waiting task that is cancelled leaves alone.
        self.landed.set_running_or_notify_cancel()
        self.loop: asyncio.AbstractEventLoop | None = None

    @property
    def stranded(self) -> bool:
        """Whether it waits for an event loop that has stopped."""
        return self.loop is not None and not self.loop.is_running()


class Renewed:
    """Headers which expire, renewed by one caller for all.

    - A sync caller renews in its own thread. For async callers a thread is started, which neither the caller's
      cancellation nor the end of its event loop can stop half-way.
    - A failure reaches everybody who waited, and nobody who calls later.
    - One that was interrupted (KeyboardInterrupt, its event loop shut down) is taken over by another who waited.
    """

    def __init__(self, quota_project: str | None) -> None:
        if quota_project is not None:
            quota_project = carried(quota_project, "quota_project", ConfigurationError)
        self._quota_project = quota_project
        self._held: Held | None = None
        self._flight: Flight | None = None
        self._lock = Lock()

    def headers(self) -> Mapping[str, str]:
        """The headers to send now."""
        headers = self._ready()
        while headers is None:
            flight, leading = self._board()
            if leading:
                self._fly(flight, None)
            headers = _told(flight.landed.result())
        return headers

    async def headers_async(self) -> Mapping[str, str]:
        """`headers()`, without blocking the event loop."""
        headers = self._ready()
        while headers is None:
            from asyncio import wrap_future

            flight, leading = self._board()
            if leading:
                self._send_off(flight)
            headers = _told(await wrap_future(flight.landed))
            if leading and headers is None:
                raise CredentialsError("the renewal of an access token was interrupted")
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

    def _forget(self, held: Held) -> None:
        """Called when `held` was refused, before it is dropped."""

    def _renew(self, flight: Flight, loop: "asyncio.AbstractEventLoop | None") -> Held:
        """New headers. `loop` is that of the async caller who asks; what waits for it says so in `flight`."""
        raise NotImplementedError

    def _board(self) -> tuple[Flight, bool]:
        """The renewal under way, or a new one and True for whoever is to carry it out."""
        with self._lock:
            flight = self._flight
            if flight is not None and not flight.stranded:
                return flight, False
            flight = Flight()
            # The last one may have landed since the caller looked.
            if (headers := self._ready()) is not None:
                flight.landed.set_result(headers)
                return flight, False
            self._flight = flight
            return flight, True

    def _fly(self, flight: Flight, loop: "asyncio.AbstractEventLoop | None") -> None:
        held: Held | None = None
        outcome: SecretHeaders | GeminiSDKError | None = None
        try:
            held = self._renew(flight, loop)
            outcome = held.headers
        except GeminiSDKError as error:
            outcome = error
        except CancelledError:
            pass
        except Exception as error:
            outcome = CredentialsError(f"no access token: {type(error).__name__} was raised")
        finally:
            with self._lock:
                if self._flight is flight:
                    self._flight = None
                    self._held = held
            flight.landed.set_result(outcome)

    def _send_off(self, flight: Flight) -> None:
        from asyncio import get_running_loop

        run = copy_context().run
        thread = Thread(
            target=run,
            args=(self._fly, flight, get_running_loop()),
            name="gemini_sdk-auth",
            daemon=True,
        )
        try:
            thread.start()
        except RuntimeError as error:
            with self._lock:
                self._flight = None
            flight.landed.set_result(CredentialsError(f"no thread to renew a token in: {error}"))

    def _with_quota_project(self, headers: Mapping[str, str]) -> SecretHeaders:
        billed = {} if self._quota_project is None else {QUOTA_PROJECT: self._quota_project}
        return SecretHeaders({**headers, **billed})


def _told(outcome: SecretHeaders | GeminiSDKError | None) -> SecretHeaders | None:
    if isinstance(outcome, GeminiSDKError):
        # A copy for each who waited: tracebacks of several threads do not mix in one exception, and no context
        # leads to google-auth's own, which hold the bodies of answers.
        raise copy(outcome) from outcome.__cause__
    return outcome


def awaited(answer: Awaitable[T], flight: Flight, loop: "asyncio.AbstractEventLoop | None") -> T:
    """What `answer` comes to in the event loop of the caller, who waits there."""
    if loop is None or loop.is_closed():
        if inspect.iscoroutine(answer):
            answer.close()
        if loop is not None:
            raise CancelledError
        raise ConfigurationError(
            "what was given as credentials is asynchronous: it needs an async client"
        )

    async def wait() -> T:
        return await answer

    from asyncio import run_coroutine_threadsafe

    flight.loop = loop
    return run_coroutine_threadsafe(wait(), loop).result()
