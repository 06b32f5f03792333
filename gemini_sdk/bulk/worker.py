"""A worker of an engine: makes its own client, reads the rows of a batch, and returns a result for each."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gemini_sdk._methods.client import AsyncClient
from gemini_sdk.bulk.options import CONCURRENCY, WorkerOptions, members_of, retries_of, whole_number
from gemini_sdk.bulk.processor import Processor
from gemini_sdk.bulk.results import Result, error_fields
from gemini_sdk.bulk.rows import RawRow, Row, RowReader
from gemini_sdk.bulk.shared_limits import LimitsClient, SharedPool
from gemini_sdk.bulk.sources import prompt_builder
from gemini_sdk.errors import ConfigurationError, Fault, GeminiSDKError, InvalidPayloadError
from gemini_sdk.validation import validate

if TYPE_CHECKING:
    from gemini_sdk._methods.client import Client
    from gemini_sdk._wire import Platform
    from gemini_sdk.bulk.running import ClientLike

    MakeClient = Callable[[], ClientLike]

KEYS = ("key", "custom_id", "id")


class KeyedReader(RowReader):
    """Reads rows that must have a key: on a cluster, they have no position."""

    def read(self, raw: RawRow) -> Row:
        """The row. One that cannot be used has a fault; without a key of its own, its key is empty."""
        row = super().read(raw)
        if row.fault is not None and row.key == f"line-{raw.line}":
            row.key = ""
        return row

    def _key(self, fields: Mapping[str, Any], number: int) -> str:
        if self._key_field is None and not any(name in fields for name in KEYS):
            expected = (
                "a key for each row: `key`, `custom_id`, `id`, or the one that key_field names"
            )
            raise InvalidPayloadError([Fault("key", "is missing", ", ".join(fields), expected)])
        return super()._key(fields, number)


def reader_of(options: WorkerOptions, *, keyed: bool) -> RowReader:
    """What reads the rows of an engine. Raises ConfigurationError for options that exclude each other."""
    build = prompt_builder(options.get("prompt_field"), options.get("template"))
    kind = KeyedReader if keyed else RowReader
    return kind("<rows>", key_field=options.get("key_field"), build=build)


class BulkWorker:
    """Sends rows with a client of its own. A row that cannot be sent or answered has an error; nothing is raised."""

    def __init__(
        self,
        client: "MakeClient",
        options: WorkerOptions,
        *,
        keyed: bool,
        limits: LimitsClient | None = None,
    ) -> None:
        """
        Args:
            client: makes the client, in this process.
            options: as those of a run.
            keyed: whether each row must have a key.
            limits: limits that all workers share; those of `options` are of this worker otherwise.
        """
        check_maker(client)
        self._reader = reader_of(options, keyed=keyed)
        members = self._members = members_of(client(), options)
        operation = options.get("operation")
        concurrency = whole_number(options, "concurrency", CONCURRENCY)
        self._processor = Processor(
            members, operation=operation, concurrency=concurrency, retries=retries_of(options)
        )
        if limits is not None:
            pool = SharedPool(members, operation, concurrency=concurrency, limits=limits)
            self._processor.pool = pool

    async def results(self, rows: Iterable[RawRow]) -> list[Result]:
        """The result of each row, in their order."""
        return await asyncio.gather(*[self._result(self._reader.read(raw)) for raw in rows])

    async def aclose(self) -> None:
        """Close the connections."""
        await self._processor.aclose()
        for member in self._members:
            if isinstance(member.client, AsyncClient):
                await member.client.aclose()

    async def _result(self, row: Row) -> Result:
        try:
            result = await self._processor.process(row)
        except Exception as error:  # an engine would send the whole batch again
            return Result(row.key, row, error=GeminiSDKError(f"{type(error).__name__}: {error}"))
        return result or Result(row.key, row, error=GeminiSDKError("stopped"))


class RowValidator:
    """Validates the requests of rows by the specs. Nothing is sent."""

    def __init__(
        self, type_name: str, platform: "Platform | None", options: WorkerOptions, *, keyed: bool
    ) -> None:
        """Raises UnknownTypeError for a type that there is not."""
        validate({}, type_name, platform=platform)
        self._type_name = type_name
        self._platform: Platform | None = platform
        self._reader = reader_of(options, keyed=keyed)

    def findings(self, raw: RawRow) -> tuple[str, list[str], list[str]]:
        """The key of a row, its faults, and its warnings."""
        row = self._reader.read(raw)
        if row.fault is not None:
            return row.key, [str(fault) for fault in row.fault.faults], []
        try:
            found = validate(row.request, self._type_name, platform=self._platform)
        except GeminiSDKError as error:
            return row.key, [error.message], []
        faults = [str(fault) for fault in found if fault.severity == "error"]
        return row.key, faults, [str(fault) for fault in found if fault.severity == "warning"]


def check_maker(client: "MakeClient | Client") -> None:
    """Raise ConfigurationError for anything that does not make a client."""
    if not callable(client):
        found = type(client).__name__
        raise ConfigurationError(
            f"client: found {found}; expected a function that makes a client in the worker, such as AsyncGeminiClient "
            "itself or functools.partial(AsyncGeminiClient, timeout=60)"
        )


def outcome(result: Result) -> dict[str, Any]:
    """A result without its key: `{"response": ...}` or `{"error": ...}`, as in the lines of a run."""
    if result.error is not None:
        return {"error": error_fields(result.error)}
    return {"response": result.response}
