"""A run from rows to results: what `run`, `arun`, `iterate` and the command line share."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gemini_sdk._telemetry.start import NO_SPAN, NoSpan, run_bulk
from gemini_sdk.bulk.budget import Budget
from gemini_sdk.bulk.finished import Finished, InputCheck, check_input
from gemini_sdk.bulk.options import (
    CONCURRENCY,
    WINDOW,
    RowOptions,
    RunOptions,
    members_of,
    retries_of,
    whole_number,
)
from gemini_sdk.bulk.output_file import FileNames, OutputFiles
from gemini_sdk.bulk.prices import Prices
from gemini_sdk.bulk.processor import Processor
from gemini_sdk.bulk.requests import warn_of_model
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.rows import Row, RowReader, json_key
from gemini_sdk.bulk.runner import Runner
from gemini_sdk.bulk.senders import telemetry_of
from gemini_sdk.bulk.server_batch import ServerBatch, check_batch
from gemini_sdk.bulk.sources import RowsLike, RowSource, prompt_builder
from gemini_sdk.bulk.summary import Summary
from gemini_sdk.bulk.waiting import BulkClock, Stop
from gemini_sdk.errors import APIStatusError, ConfigurationError, CredentialsError

if TYPE_CHECKING:
    from gemini_sdk._telemetry.bulk_span import BulkSpan

SYNC_SECONDS = 1.0
"""Seconds after which results are stored on the disk at the latest, should the machine fail; a process that is killed
loses none that was written."""
PROGRESS_SECONDS = 0.2
"""Seconds between two reports of progress."""


class Job:
    """Rows, the clients that answer them, and the limits."""

    def __init__(
        self, source: RowsLike, client: Any, options: RowOptions, clock: BulkClock | None = None
    ) -> None:
        """Raises ConfigurationError if an option is invalid, or a file cannot be read."""
        self.source = RowSource(source)
        build = prompt_builder(options.get("prompt_field"), options.get("template"))
        self.reader = RowReader(self.source.name, key_field=options.get("key_field"), build=build)
        self.concurrency = whole_number(options, "concurrency", CONCURRENCY)
        self.window = whole_number(options, "window", WINDOW)
        self.ordered = bool(options.get("ordered"))
        self.clock = clock or BulkClock()
        self.stop = Stop()
        members = members_of(client, options)
        for member in members:
            # Once, at the line of the program that starts the run, and not in the middle of it.
            if member.model is not None:
                warn_of_model(member.client, member.model)
        price, needed = options.get("price"), options.get("max_cost") is not None
        if needed and price is None and not all(member.model for member in members):
            raise ConfigurationError(
                "max_cost needs model= or price=: rows name models of their own"
            )
        listed = options.get("mode") != "batch"
        self.prices = Prices(price, needed=needed, listed=listed)
        self.model = members[0].model or ""
        for model in {member.model for member in members} - {None}:
            self.prices.check(str(model))
        self.budget = Budget(
            self.prices,
            options.get("max_tokens"),
            options.get("max_cost"),
            options.get("max_errors"),
        )
        self.processor = Processor(
            members,
            operation=options.get("operation"),
            concurrency=self.concurrency,
            retries=retries_of(options),
            clock=self.clock,
            stop=self.stop,
        )
        self.summary = Summary(clock=self.clock.now)
        self._telemetry = telemetry_of(members[0].client)
        self._span: BulkSpan | NoSpan = NO_SPAN

    def rows(self, done: bytearray | None = None) -> Iterator[Row]:
        """The rows that are not done."""
        read = self.reader.read
        for raw in self.source() if done is None else self.source.without(done):
            yield read(raw)

    async def results(self, rows: Iterator[Row]) -> AsyncGenerator[list[Result]]:
        """The results of rows, several at a time, counted in the summary."""
        pending = self.summary.rows - self.summary.skipped
        self._span = run_bulk(self._telemetry)
        runner = Runner(
            self.processor,
            rows,
            concurrency=max(1, min(self.concurrency, pending)) if pending else self.concurrency,
            window=self.window,
            ordered=self.ordered,
            stop=self.stop,
            admit=self._admit,
            count=self.count,
            span=self._span,
        )
        self.summary.tick()
        results = runner.results()
        failure: BaseException | None = None
        try:
            async for some in results:
                self.summary.tick()
                yield some
            self.summary.stopped = self.stop.reason
            self.summary.attempts = self.processor.attempts
        except BaseException as error:
            failure = None if isinstance(error, GeneratorExit) else error
            raise
        finally:
            await results.aclose()
            await self.processor.aclose()
            self._end_span(failure)

    def _end_span(self, failure: BaseException | None) -> None:
        summary = self.summary
        counts = {
            "succeeded": summary.succeeded,
            "failed": summary.failed,
            "skipped": summary.skipped,
            "attempts": self.processor.attempts,
        }
        self._span.summarize(counts, summary.stopped)
        self._span.end(failure)

    def _admit(self, row: Row) -> bool:
        if not self.budget.is_limited:
            return True
        reason = self.budget.reserve(row, self.processor.estimate(row), self.model)
        if reason is not None:
            self.stop.set(reason)
        return reason is None

    def count(self, result: Result) -> None:
        """Count a result in the summary and the budget.

        Raises CredentialsError for a result that has one before the first answer: no other row would have an answer.
        """
        summary = self.summary
        if isinstance(result.error, CredentialsError) and not summary.succeeded:
            raise result.error
        paid = self.budget.settle(result)
        summary.attempts = self.processor.attempts
        self._span.count("succeeded" if result.error is None else "failed")
        if result.error is None:
            summary.succeeded += 1
            summary.usage += result.usage
            if paid is not None:
                summary.cost = (summary.cost or 0.0) + paid
        else:
            summary.failed += 1
            kind = error_kind(result)
            summary.errors[kind] = summary.errors.get(kind, 0) + 1
            summary.first_errors.setdefault(kind, f"{result.row.place}: {result.error.message}")
            if self.budget.has_failed:
                self.stop.set("max_errors", urgent=True)


def error_kind(result: Result) -> str:
    """An error in a few words, by which errors are counted."""
    error = result.error
    if isinstance(error, APIStatusError):
        return f"{error.status_code} {error.code}" if error.code else str(error.status_code)
    return type(error).__name__


class FileJob:
    """A run that appends to a file of results, and leaves out what this file has."""

    def __init__(
        self,
        source: RowsLike,
        output: str | Path,
        client: Any,
        options: RunOptions,
        clock: BulkClock | None = None,
    ) -> None:
        """Raises ConfigurationError if an option is invalid, or a file cannot be used."""
        self.job = Job(source, client, options, clock)
        self.output = Path(output)
        errors = options.get("errors")
        self._errors = None if errors is None else Path(errors)
        self._retries_errors = bool(options.get("retry_errors"))
        self._on_progress: Callable[[Summary], object] = options.get("on_progress") or _ignore
        self._poll_interval = options.get("poll_interval")
        mode = options.get("mode", "live")
        if mode not in ("live", "batch"):
            raise ConfigurationError(f"mode: expected live or batch; found {mode!r}")
        self._is_batch = mode == "batch"
        if self._is_batch:
            check_batch(self.job, options)
        self.names = FileNames.of(self.output, self._errors, self.job.source.path)

    async def run(self) -> Summary:
        """Send what is not done. Nothing is sent before the whole input was checked."""
        files = OutputFiles(self.output, self._errors)
        try:
            found = await asyncio.to_thread(self._checked, files)
            await self._send(files, found)
        finally:
            files.close()
        return self.job.summary

    def check(self) -> InputCheck:
        """Compare the whole input with what is done. Nothing is written.

        Raises InvalidPayloadError for keys that repeat and requests that changed.
        """
        job = self.job
        names, summary = self.names, job.summary
        finished = Finished(
            names.results, names.errors, names.checksums, retries_errors=self._retries_errors
        )
        found = check_input(job.source, job.reader, finished)
        summary.rows, summary.skipped = found.rows, found.done_rows
        summary.failed_earlier = found.failed_rows
        return found

    def _checked(self, files: OutputFiles) -> InputCheck:
        found = self.check()
        if self._retries_errors:
            files.errors.clear()
        return found

    async def _send(self, files: OutputFiles, found: InputCheck) -> None:
        job, summary = self.job, self.job.summary
        results = job.results
        if self._is_batch:
            results = ServerBatch(job, self.names, self._report, self._poll_interval).results
        synced = reported = job.clock.now()
        summary.tick()
        self._report()
        rows = job.rows(found.done)
        async for some in results(rows):
            if not self._write(files, some):
                job.stop.set("disk full", urgent=True)
            now = job.clock.now()
            if now - synced >= SYNC_SECONDS:
                synced = now
                await asyncio.to_thread(files.sync)
            if now - reported >= PROGRESS_SECONDS:
                reported = now
                self._report()
        summary.tick()
        self._report()

    def _report(self) -> None:
        self._on_progress(self.job.summary)

    def _write(self, files: OutputFiles, some: list[Result]) -> bool:
        results: list[bytes] = []
        errors: list[bytes] = []
        checksums: list[bytes] = []
        for result in some:
            (results if result.error is None else errors).append(result.line())
            key = json_key(result.key)
            checksums.append(b"%b %b\n" % (result.row.checksum.encode(), key))
        return files.append(b"".join(results), b"".join(errors), b"".join(checksums))


def _ignore(_: Summary) -> None:
    pass
