"""Runs for programs: blocking, with asyncio, and as an asynchronous iterator."""

import asyncio
import signal
import threading
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from gemini_sdk._methods.method import spelled
from gemini_sdk.bulk.job import FileJob, Job
from gemini_sdk.bulk.options import RowOptions, RunOptions
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.sources import RowsLike
from gemini_sdk.bulk.summary import Summary
from gemini_sdk.bulk.waiting import Stop
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk._methods.client import Client
    from gemini_sdk.bulk.pool import PoolMember

    ClientLike = Client | PoolMember | Sequence[Client | PoolMember]
    """A client of this package, or a pool of them."""

INTERRUPTED = "interrupted"


@spelled(RunOptions)
def run(
    source: RowsLike,
    output: str | PathLike[str],
    *,
    client: "ClientLike",
    **options: Unpack[RunOptions],
) -> Summary:
    """Send the rows of a file and append their results to another. Run again, it goes on where it ended.

    Results are lines `{"key": ..., "response": {...}}`; errors are lines `{"key": ..., "error": {...}}` in a file of
    their own. Nothing is sent before the whole input was checked. Ctrl-C finishes the requests under way; a second
    Ctrl-C does not.

    Args:
        source: a file of JSON lines, CSV or Parquet, or rows. A row is `{"key": ..., "request": {...}}` as in Google's
            batches, `{"custom_id": ..., "body": {...}}` as in OpenAI's, or a record with a prompt.
        output: the file of results.
        client: any client of this package, or a list of clients or PoolMember, which share the rows. A blocking client
            lends its credentials and options to asyncio connections of the run.
        options: options of the run, as in `RunOptions`.

    Raises:
        ConfigurationError: an option is invalid, a file cannot be used, another process is writing the output, or the
            disk is full; nothing was sent.
        InvalidPayloadError: keys repeat, or a request changed since its result was written; nothing was sent.
        CredentialsError: there are no credentials for the first rows; nothing was sent.
        KeyboardInterrupt: Ctrl-C, after the requests under way are finished.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise ConfigurationError("an event loop is running: use `await bulk.arun(...)`")
    job = FileJob(source, Path(output), client, options)
    summary = run_to_end(job)
    if summary.stopped == INTERRUPTED:
        raise KeyboardInterrupt
    return summary


@spelled(RunOptions)
async def arun(
    source: RowsLike,
    output: str | PathLike[str],
    *,
    client: "ClientLike",
    **options: Unpack[RunOptions],
) -> Summary:
    """As `run`, awaited. Cancelling it gives up the requests under way."""
    return await FileJob(source, Path(output), client, options).run()


@spelled(RowOptions)
async def iterate(
    source: RowsLike, *, client: "ClientLike", **options: Unpack[RowOptions]
) -> AsyncGenerator[Result]:
    """Send rows and iterate over their results with `async for`. Nothing is written or left out.

    Arguments are those of `run`. Rows are read as results are taken. Leaving the iteration cancels what is under way.
    """
    job = Job(source, client, options)
    results = job.results(job.rows())
    try:
        async for some in results:
            for result in some:
                yield result
    finally:
        await results.aclose()


def run_to_end(job: FileJob) -> Summary:
    """Run in an event loop of its own. Ctrl-C lets the requests under way finish; a second one does not."""

    async def main() -> Summary:
        with _interruptible(job.job.stop):
            return await job.run()

    return asyncio.run(main())


@contextmanager
def _interruptible(stop: Stop) -> Generator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    loop = asyncio.get_running_loop()

    def interrupt(*_: object) -> None:
        signal.signal(signal.SIGINT, before)
        # A signal does not wake an event loop that waits for its sockets; this does.
        loop.call_soon_threadsafe(lambda: stop.set(INTERRUPTED, urgent=True))

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
