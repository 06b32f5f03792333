"""Processes rows with so many workers at a time, and returns results as they come or in order; memory stays flat."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING

from gemini_sdk._telemetry.start import NO_SPAN, NoSpan
from gemini_sdk.bulk.processor import Processor
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.rows import Row
from gemini_sdk.bulk.waiting import Stop

if TYPE_CHECKING:
    from gemini_sdk._telemetry.bulk_span import BulkSpan

Admit = Callable[[Row], bool]
"""Whether a row may still be sent."""


class Runner:
    """Workers that take rows and hand over results.

    - There is one task for each request at a time, and none for a row that waits.
    - A worker takes no row while more than `window` results wait to be taken, or, in order, while the row is more than
      `window` behind the first that has no result.
    """

    def __init__(
        self,
        processor: Processor,
        rows: Iterator[Row],
        *,
        concurrency: int,
        window: int,
        ordered: bool,
        stop: Stop,
        admit: Admit,
        count: Callable[[Result], object],
        span: "BulkSpan | NoSpan" = NO_SPAN,
    ) -> None:
        self._processor = processor
        self._rows = rows
        self._concurrency = concurrency
        self._window = window
        self._ordered = ordered
        self._stop = stop
        self._admit = admit
        self._count = count
        self._span = span
        self._ready: deque[Result] = deque()
        self._held: dict[int, Result | None] = {}
        self._taken = 0
        self._emitted = 0
        self._working = 0
        self._failure: BaseException | None = None
        self._news = asyncio.Event()
        self._not_full = asyncio.Event()

    async def results(self) -> AsyncGenerator[list[Result]]:
        """The results, several at a time. Closing it cancels what is under way."""
        context = copy_context()
        context.run(self._span.enlist)
        tasks = {
            asyncio.create_task(self._work(), context=context.copy())
            for _ in range(self._concurrency)
        }
        self._working = len(tasks)
        try:
            while True:
                if not self._ready and self._working and self._failure is None:
                    self._news.clear()
                    await self._news.wait()
                if self._ready:
                    some = list(self._ready)
                    self._ready.clear()
                    self._not_full.set()
                    yield some
                elif self._failure is not None:
                    raise self._failure
                elif not self._working:
                    return
        finally:
            for task in tasks:
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self) -> None:
        try:
            while self._stop.reason is None and self._failure is None:
                if self._is_full():
                    self._not_full.clear()
                    await self._not_full.wait()
                    continue
                row = next(self._rows, None)
                if row is None or not self._admit(row):
                    return
                number = self._taken
                self._taken += 1
                result = await self._processor.process(row)
                if result is not None:
                    self._count(result)
                self._hand_over(number, result)
        except Exception as error:
            self._failure = self._failure or error
        finally:
            self._working -= 1
            self._news.set()

    def _is_full(self) -> bool:
        waiting = self._taken - self._emitted if self._ordered else len(self._ready)
        return waiting >= self._window

    def _hand_over(self, number: int, result: Result | None) -> None:
        """Hand over a result; None for a row that was given up."""
        if self._ordered:
            self._held[number] = result
            while self._emitted in self._held:
                self._append(self._held.pop(self._emitted))
                self._emitted += 1
            self._not_full.set()
        else:
            self._append(result)
        self._news.set()

    def _append(self, result: Result | None) -> None:
        if result is not None:
            self._ready.append(result)
