"""The rows of a run as one server-side batch: uploaded, waited for, and brought into the same output.

The name of the batch is kept in a file next to the output, so that a run that ends early goes on with the same batch.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from gemini_sdk import types
from gemini_sdk._files import write_whole
from gemini_sdk._google.batch import Batch
from gemini_sdk._google.batches import AsyncBatches
from gemini_sdk._google.google_ai import AsyncGeminiClient, GeminiClient
from gemini_sdk._wire.surrogates import read
from gemini_sdk.bulk.options import RunOptions
from gemini_sdk.bulk.output_file import FileNames
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.rows import Row, json_key
from gemini_sdk.bulk.usage import usage_of
from gemini_sdk.errors import (
    APIStatusError,
    ConfigurationError,
    GeminiSDKError,
    InvalidAnswerError,
    OperationFailedError,
)

if TYPE_CHECKING:
    from gemini_sdk.bulk.job import Job

_AT_ONCE = 500
"""Results that are written at once."""
_LIMITS = ("max_tokens", "max_cost", "max_errors")


def check_batch(job: "Job", options: RunOptions) -> None:
    """Raises ConfigurationError for options that a server-side batch does not have."""
    members = [state.member for state in job.processor.pool.states]
    client = members[0].client
    if not isinstance(client, GeminiClient | AsyncGeminiClient):
        raise ConfigurationError(
            f"mode: batch needs a client of Google AI; found {type(client).__name__}. On Vertex AI, use "
            "client.batch_prediction_jobs"
        )
    if len(members) > 1 or members[0].model is None:
        raise ConfigurationError("mode: batch needs one client and one model")
    if job.processor.pool.states[0].sender.transport is None:
        raise ConfigurationError("mode: batch needs an asyncio client, or one without http_client")
    if options.get("operation", None) not in (None, "generate_content", "embed_content"):
        raise ConfigurationError(f"operation: batches have no {options.get('operation')!r}")
    for name in _LIMITS:
        if options.get(name) is not None:
            raise ConfigurationError(
                f"{name}: a server-side batch is sent as a whole; estimate it with a dry run"
            )


class ServerBatch:
    """The results of a server-side batch of the rows that are not done. One checksum a row is held."""

    def __init__(
        self, job: "Job", names: FileNames, report: Callable[[], None], poll_interval: float | None
    ) -> None:
        self._job = job
        self._report = report
        self._interval = poll_interval
        self._state = job.processor.pool.states[0]
        transport: Any = self._state.sender.transport
        self._batches = AsyncBatches(transport)
        self._model = self._state.member.model or ""
        self._embeds = self._state.requests.embeds
        self._marker = names.batch
        self._requests = names.requests

    async def results(self, rows: Iterator[Row]) -> AsyncGenerator[list[Result]]:
        """The results of the rows, several at a time, counted in the summary."""
        pending: dict[str, Row] = {}
        try:
            invalid = self._collected(rows, pending)
            if invalid:
                yield invalid
            earlier = await self._earlier()
            if earlier is not None:
                async for some in self._answers(earlier, pending):
                    yield some
            if pending and self._job.stop.reason is None:
                batch = await self._created(pending)
                async for some in self._answers(batch, pending):
                    yield some
                if self._job.stop.reason is None and pending:
                    missing = InvalidAnswerError("the batch has no answer for this key")
                    yield [
                        self._counted(Result(row.key, row, error=missing))
                        for row in pending.values()
                    ]
            self._job.summary.stopped = self._job.stop.reason
        finally:
            self._requests.unlink(missing_ok=True)
            await self._job.processor.aclose()

    def _collected(self, rows: Iterator[Row], pending: dict[str, Row]) -> list[Result]:
        """Write the requests of rows to a file. Returns the results of those that cannot be sent."""
        invalid: list[Result] = []
        with self._requests.open("wb") as file:
            for row in rows:
                try:
                    _, call = self._state.requests.call(row)
                except GeminiSDKError as error:
                    invalid.append(self._counted(Result(row.key, row, error=error)))
                    continue
                file.write(b'{"key":%b,"request":%b}\n' % (json_key(row.key), call.body or b"{}"))
                row.request = {}
                pending[row.key] = row
        return invalid

    async def _earlier(self) -> Batch | None:
        """The batch that an earlier run made, if there is one."""
        if not self._marker.exists():
            return None
        try:
            said: Any = json.loads(self._marker.read_bytes())
            name, display_name = said["name"], said["display_name"]
        except (ValueError, KeyError, TypeError):
            raise ConfigurationError(
                f"{self._marker}: does not name a batch; remove it to make a new one"
            ) from None
        if name is not None:
            return await self._batches.get(name)
        # The earlier run ended while it created the batch.
        async for each in self._batches.list(page_size=100):
            if each.display_name == display_name:
                return each
        return None

    async def _created(self, pending: dict[str, Row]) -> Batch:
        display_name = f"gemini-sdk bulk {uuid4()}"
        self._mark(None, display_name)
        create: Any = self._batches.create_embeddings if self._embeds else self._batches.create
        batch: Batch = await create(
            model=self._model, requests=str(self._requests), display_name=display_name
        )
        self._mark(batch.name, display_name)
        self._job.processor.attempts += len(pending)
        return batch

    def _mark(self, name: str | None, display_name: str) -> None:
        said = {"name": name, "display_name": display_name}
        write_whole(self._marker, json.dumps(said).encode())

    async def _answers(self, batch: Batch, pending: dict[str, Row]) -> AsyncGenerator[list[Result]]:
        """The results of a batch, once it has ended. Takes what has a result from `pending`."""
        ended = await self._ended(batch)
        if ended is None:
            return
        some: list[Result] = []
        try:
            async for key, answer in self._batches.results(ended):
                row = pending.pop(key, None)
                if row is None:
                    continue
                some.append(self._counted(_result(row, answer, self._model)))
                if len(some) >= _AT_ONCE:
                    yield some
                    some = []
        except OperationFailedError:
            self._marker.unlink(missing_ok=True)
            raise
        if some:
            yield some
        self._marker.unlink(missing_ok=True)

    async def _ended(self, batch: Batch) -> Batch | None:
        """The batch, once it has ended; None if the run is to stop before."""
        name = batch.name or ""
        summary = self._job.summary
        base = summary.succeeded, summary.failed

        def follow(batch: Batch) -> None:
            stats: types.batches.BatchStats = batch.stats
            summary.succeeded = base[0] + (stats.successful_request_count or 0)
            summary.failed = base[1] + (stats.failed_request_count or 0)
            summary.tick()
            self._report()

        waiting = asyncio.create_task(
            self._batches.wait(name, poll_interval=self._interval, on_progress=follow)
        )
        stopping = asyncio.create_task(self._job.stop.wait())
        try:
            await asyncio.wait({waiting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                return None
            try:
                return waiting.result()
            except OperationFailedError:
                # Some requests may have answers all the same.
                return await self._batches.get(name)
        finally:
            summary.succeeded, summary.failed = base
            for task in (waiting, stopping):
                task.cancel()
                with suppress(asyncio.CancelledError, GeminiSDKError):
                    await task

    def _counted(self, result: Result) -> Result:
        self._job.count(result)
        return result


def _result(row: Row, answer: Any, model: str) -> Result:
    if isinstance(answer, APIStatusError):
        return Result(row.key, row, error=answer, attempts=1, model=model)
    content: bytes = answer.to_json()
    return Result(row.key, row, content, None, 1, usage_of(read(content)), model)
