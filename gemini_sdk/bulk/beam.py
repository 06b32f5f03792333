"""Bulk work on Apache Beam: a model handler for RunInference, and a DoFn. The extra `beam` installs what they need.

prompts | RunInference(BulkModelHandler(AsyncGeminiClient, model="gemini-3.8-flash"))
"""

import asyncio
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk.bulk.options import WorkerOptions
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.rows import RawRow, given_rows
from gemini_sdk.bulk.worker import BulkWorker, RowValidator, check_maker, outcome, reader_of

if TYPE_CHECKING:
    from gemini_sdk._wire import Platform
    from gemini_sdk.bulk.worker import MakeClient

    class RemoteModelHandler:
        """As apache_beam.ml.inference.base has it, whether it is installed or not."""

        def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    class DoFn:
        """As apache_beam has it."""
else:
    try:
        RemoteModelHandler = import_module("apache_beam.ml.inference.base").RemoteModelHandler
        DoFn = import_module("apache_beam").DoFn
    except ModuleNotFoundError as error:
        raise ImportError(
            f"{error}; install Apache Beam: pip install 'gemini-sdk[beam]'"
        ) from error


class BulkModelHandler(RemoteModelHandler):
    """Sends each element, and returns a PredictionResult for each, whatever the batches.

    An element is a prompt (str), a row `{"key": ..., "request": {...}}`, a request, or a record with a prompt. The
    `inference` of a result is `{"response": {...}}` or `{"error": {...}}`, as in the lines of a run. For results with
    keys, use it in `KeyedModelHandler`.
    """

    def __init__(
        self,
        client: "MakeClient",
        *,
        min_batch_size: int | None = None,
        max_batch_size: int | None = None,
        **options: Unpack[WorkerOptions],
    ) -> None:
        """
        Args:
            client: a function without arguments that makes a client of this package, such as `AsyncGeminiClient`. It
                is called in each worker.
            min_batch_size: minimum number of elements that Beam passes at once. The elements of a batch are sent at a
                time, up to `concurrency` (default: chosen by Beam).
            max_batch_size: maximum number of elements that Beam passes at once (default: chosen by Beam).
            options: `model`, `operation`, `concurrency`, `requests_per_minute`, `tokens_per_minute`, `prompt_field`,
                `template`, `key_field` and `retries`, as those of `bulk.run`. Limits are of each worker process.
        """
        check_maker(client)
        reader_of(options, keyed=False)
        # Elements have retries of their own: Beam would send the whole batch again.
        super().__init__(namespace="gemini_sdk.bulk.beam", num_retries=0)
        self._client = client
        self._options = options
        sizes = {"min_batch_size": min_batch_size, "max_batch_size": max_batch_size}
        self._sizes = {name: size for name, size in sizes.items() if size is not None}

    def batch_elements_kwargs(self) -> Mapping[str, Any]:
        """The sizes of batches."""
        return self._sizes

    def create_client(self) -> "WorkerThread":
        """The client of a worker process, with its limits and connections."""
        return WorkerThread(BulkWorker(self._client, self._options, keyed=False))

    def request(
        self,
        batch: Sequence[Any],
        model: "WorkerThread",
        inference_args: Mapping[str, Any] | None = None,  # noqa: ARG002 - Beam passes it
    ) -> Iterable[Any]:
        """A PredictionResult for each element."""
        made: Any = import_module("apache_beam.ml.inference.base").PredictionResult
        results = model.results(given_rows(batch))
        pairs = zip(batch, results, strict=True)
        return [made(each, outcome(result), result.model or None) for each, result in pairs]


class WorkerThread:
    """A worker whose event loop runs in a thread, so that threads of an engine share its connections and limits."""

    def __init__(self, worker: BulkWorker) -> None:
        self._worker = worker
        self._loop = asyncio.new_event_loop()
        threading.Thread(
            target=_run, args=(self._loop,), name="gemini-sdk-bulk", daemon=True
        ).start()
        # Beam drops what it does not need any more, and does not close it.
        weakref.finalize(self, _close, worker, self._loop).atexit = False

    def results(self, rows: Iterator[RawRow]) -> list[Result]:
        """The result of each row, in their order."""
        sent = self._worker.results(rows)
        return asyncio.run_coroutine_threadsafe(sent, self._loop).result()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()
    loop.close()


def _close(worker: BulkWorker, loop: asyncio.AbstractEventLoop) -> None:
    asyncio.run_coroutine_threadsafe(_end(worker), loop)


async def _end(worker: BulkWorker) -> None:
    try:
        await worker.aclose()
    finally:
        asyncio.get_running_loop().stop()


class ValidationDoFn(DoFn):
    """Validates each element, and returns `{"element": ..., "faults": [...], "warnings": [...]}`, lists of texts."""

    def __init__(
        self,
        type_name: str = "GenerateContentRequest",
        *,
        platform: "Platform | None" = None,
        **options: Unpack[WorkerOptions],
    ) -> None:
        """`type_name` and `platform` are those of `gemini_sdk.validation.validate`; elements are as above."""
        self._arguments: Any = (type_name, platform, options)
        RowValidator(*self._arguments, keyed=False)
        self._validator: RowValidator | None = None

    def process(self, element: Any, *args: Any, **kwargs: Any) -> Iterator[dict[str, Any]]:  # noqa: ARG002
        """The findings of an element."""
        validator = self._validator
        if validator is None:
            validator = self._validator = RowValidator(*self._arguments, keyed=False)
        for raw in given_rows([element]):
            _, faults, warnings = validator.findings(raw)
            yield {"element": element, "faults": faults, "warnings": warnings}
