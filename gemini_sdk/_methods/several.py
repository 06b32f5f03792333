"""Methods that send several requests, a bounded number at a time, and join their answers."""

from collections import deque
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from gemini_sdk._arguments.keyword_hints import with_hints
from gemini_sdk._methods.method import (
    AsyncCaller,
    Kind,
    ResultMethod,
    SyncCaller,
    transport_of,
)
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.hooks import raised_by_hook
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk.errors import (
    AuthenticationError,
    ConfigurationError,
    CredentialsError,
    GeminiSDKError,
    NotFoundError,
    PermissionDeniedError,
)

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport

P = ParamSpec("P")
R = TypeVar("R")

Outcome = Any
"""The answer to a call, or the GeminiSDKError that it raised."""
_OF_ALL = (
    AuthenticationError,
    ConfigurationError,
    CredentialsError,
    NotFoundError,
    PermissionDeniedError,
)
"""Errors that every other call would get, too: no further one is sent."""


@dataclass(frozen=True, slots=True)
class Several(Generic[R]):
    """Calls of one method, and what their outcomes are joined to."""

    calls: Sequence[Call[Any]]
    join: Callable[[Sequence[Outcome]], R]
    """Gets an outcome for each call, in their order."""
    concurrency: int
    """Maximum number of calls at a time."""


class _Work:
    """The waiting calls, and the outcomes so far. Threads may share it."""

    def __init__(self, calls: Sequence[Call[Any]]) -> None:
        self._calls = calls
        self._waiting = deque(range(len(calls)))
        self._failure: GeminiSDKError | None = None
        self._outcomes: dict[int, Outcome] = {}

    def take(self) -> tuple[int, Call[Any]] | None:
        """The next call and its position; None if there is none."""
        try:
            place = self._waiting.popleft()
        except IndexError:
            return None
        return place, self._calls[place]

    def add(self, place: int, outcome: Outcome) -> None:
        self._outcomes[place] = outcome
        if isinstance(outcome, _OF_ALL):
            self._failure = outcome
            self.stop()

    def stop(self) -> None:
        """Let no further call be taken."""
        self._waiting.clear()

    def outcomes(self) -> list[Outcome]:
        """An outcome for each call; of those that were not sent, the error that stopped them."""
        return [self._outcomes.get(place, self._failure) for place in range(len(self._calls))]


def run(transport: SyncTransport, several: Several[R]) -> R:
    """Send the calls from threads; from this one, if there is only one call."""
    work = _Work(several.calls)

    def worker() -> None:
        while (taken := work.take()) is not None:
            place, call = taken
            try:
                work.add(place, transport.answer(call))
            except GeminiSDKError as error:
                if raised_by_hook(error):
                    raise
                work.add(place, error)

    workers = min(several.concurrency, len(several.calls))
    if workers < 2:
        worker()
        return several.join(work.outcomes())
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(workers, thread_name_prefix="gemini-sdk") as pool:
        try:
            for each in [pool.submit(copy_context().run, worker) for _ in range(workers)]:
                each.result()
        except BaseException:
            work.stop()
            raise
    return several.join(work.outcomes())


async def run_async(transport: "AsyncTransport", several: Several[R]) -> R:
    """Send the calls from tasks."""
    import asyncio

    work = _Work(several.calls)

    async def worker() -> None:
        while (taken := work.take()) is not None:
            place, call = taken
            try:
                work.add(place, await transport.answer(call))
            except GeminiSDKError as error:
                if raised_by_hook(error):
                    raise
                work.add(place, error)

    workers = min(several.concurrency, len(several.calls))
    if workers < 2:
        await worker()
        return several.join(work.outcomes())
    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return several.join(work.outcomes())


class several_method(ResultMethod[P, R], Generic[P, R]):  # noqa: N801 - reads as a decorator, like property
    """A method whose answer is joined from those of several calls."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Several[R]]) -> None:
        super().__init__(describe)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Several[R]] = with_hints(self._describe)

        def call(client: SyncCaller, /, *args: Any, **kwargs: Any) -> R:
            return run(transport_of(client), describe(client, *args, **kwargs))

        async def call_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> R:
            return await run_async(transport_of(client), describe(client, *args, **kwargs))

        return (call if kind == "sync" else call_async), self.answer()
