"""Bulk work on Ray: classes for `ray.data.Dataset.map_batches`. The extra `ray` installs what they need.

dataset.map_batches(
    BatchProcessor,
    fn_constructor_kwargs={"client": AsyncGeminiClient, "model": "gemini-3.8-flash"},
    batch_size=256,
    concurrency=4,
)
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Unpack, cast

from gemini_sdk._wire.surrogates import read
from gemini_sdk.bulk.options import WorkerOptions
from gemini_sdk.bulk.pool import PoolMember
from gemini_sdk.bulk.rows import RawRow
from gemini_sdk.bulk.shared_limits import SharedLimits
from gemini_sdk.bulk.worker import BulkWorker, RowValidator, outcome

if TYPE_CHECKING:
    from gemini_sdk._wire import Platform
    from gemini_sdk.bulk.worker import MakeClient

_NAMESPACE = "gemini-sdk"
_UNUSED_SECONDS = 150.0
"""Seconds after which limits that nobody asks for end: more than the minute that they remember."""
_ATTEMPTS = 3


class BatchProcessor:
    """Sends the rows of batches, and returns `key`, `response` and `error` for each: one of the two is None.

    Limits a minute hold for all workers together: an actor keeps them. All other options are of each worker.
    """

    def __init__(
        self,
        client: "MakeClient",
        *,
        line_field: str | None = None,
        limits_name: str | None = None,
        **options: Unpack[WorkerOptions],
    ) -> None:
        """
        Args:
            client: a function without arguments that makes a client of this package, such as `AsyncGeminiClient`. It
                is called in each worker.
            line_field: the column that has whole lines of JSON, such as `text` of `ray.data.read_text`; without it,
                columns are the fields of a row.
            limits_name: the name of the limits; datasets and programs with one name share them (default: one name
                for each program, model and limit).
            options: `model`, `operation`, `concurrency`, `requests_per_minute`, `tokens_per_minute`, `prompt_field`,
                `template`, `key_field` and `retries`, as those of `bulk.run`.
        """
        limits = _limits(options, limits_name)
        if limits is not None:
            own: dict[str, Any] = {"requests_per_minute": None, "tokens_per_minute": None}
            options = cast(WorkerOptions, {**options, **own})
        self._line_field = line_field
        self._worker = BulkWorker(client, options, keyed=True, limits=limits)

    async def __call__(self, batch: Any) -> AsyncGenerator[Any]:
        """The results of a batch, in its order, as a pandas DataFrame. Arrow would add fields to answers."""
        results = await self._worker.results(batch_rows(batch, self._line_field))
        found = [{"response": None, "error": None, **outcome(result)} for result in results]
        yield _frame(
            key=[result.key or None for result in results],
            response=[each["response"] for each in found],
            error=[each["error"] for each in found],
        )


class BatchValidator:
    """Validates the requests of batches, and returns `key`, `faults` and `warnings` for each: lists of texts."""

    def __init__(
        self,
        type_name: str = "GenerateContentRequest",
        *,
        platform: "Platform | None" = None,
        line_field: str | None = None,
        **options: Unpack[WorkerOptions],
    ) -> None:
        """`type_name` and `platform` are those of `gemini_sdk.validation.validate`; the rest is as above."""
        self._line_field = line_field
        self._validator = RowValidator(type_name, platform, options, keyed=True)

    def __call__(self, batch: Any) -> Any:
        """The findings of a batch, in its order."""
        found = [self._validator.findings(raw) for raw in batch_rows(batch, self._line_field)]
        return _frame(
            key=[key or None for key, _, _ in found],
            faults=[faults for _, faults, _ in found],
            warnings=[warnings for _, _, warnings in found],
        )


def _frame(**columns: list[Any]) -> Any:
    pandas: Any = import_module("pandas")
    return pandas.DataFrame({name: pandas.Series(v, dtype=object) for name, v in columns.items()})


def batch_rows(batch: Any, line_field: str | None) -> Iterator[RawRow]:
    """The rows of a batch: a dict of arrays, a pandas DataFrame or a pyarrow Table."""
    if hasattr(batch, "to_pydict"):
        columns = batch.to_pydict()
    else:
        columns = batch.to_dict("list") if hasattr(batch, "to_dict") else batch
    for number, values in enumerate(zip(*columns.values(), strict=True)):
        fields = _plain(dict(zip(columns, values, strict=True)))
        if line_field is not None and isinstance(line := fields.get(line_field), str):
            yield RawRow(number, number + 1, line.encode())
            continue
        if isinstance(text := fields.get("request"), str | bytes):
            with suppress(ValueError):  # the row's fault says that it is no request
                fields["request"] = read(text)
        yield RawRow(number, number + 1, fields)


def _plain(value: Any) -> Any:
    """JSON data of a value in a batch. Arrow gives each object the fields of all others, as None: they are left out."""
    if hasattr(value, "tolist"):  # arrays and scalars of numpy
        value = value.tolist()
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, Any]", value).items()
        plain = ((name, _plain(each)) for name, each in pairs)
        return {name: each for name, each in plain if not _is_missing(each)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in cast("list[Any]", value)]
    return value


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def _limits(options: WorkerOptions, name: str | None) -> "_ActorLimits | None":
    amounts = options.get("requests_per_minute"), options.get("tokens_per_minute")
    if amounts == (None, None):
        return None
    PoolMember(None, requests_per_minute=amounts[0], tokens_per_minute=amounts[1])  # checks them
    if name is None:
        job = import_module("ray").get_runtime_context().get_job_id()
        name = f"{job}:{options.get('model')}:{amounts[0]}:{amounts[1]}"
    return _ActorLimits(name, *amounts)


class _LimitsActor(SharedLimits):
    """The limits as an actor, which outlives the worker that made it and ends when nobody asks for it any more."""

    async def acquire(self, tokens: int) -> float:
        if not hasattr(self, "_watch"):
            self._watch = asyncio.create_task(self._end_unused())
        return await super().acquire(tokens)

    async def _end_unused(self) -> None:
        while self.unused() < _UNUSED_SECONDS:  # noqa: ASYNC110 - nothing happens when it is over
            await asyncio.sleep(_UNUSED_SECONDS / 5)
        ray: Any = import_module("ray")
        ray.kill(ray.get_runtime_context().current_actor)


class _ActorLimits:
    """The limits as workers see them: an actor with a name, made by the first worker."""

    def __init__(self, name: str, *amounts: float | None) -> None:
        self._name = name
        self._amounts = amounts
        self._ray: Any = import_module("ray")
        self._actor: Any = self._find()

    def _find(self) -> Any:
        place = {"name": self._name, "namespace": _NAMESPACE, "get_if_exists": True}
        actor = self._ray.remote(_LimitsActor)
        kind = actor.options(**place, lifetime="detached", num_cpus=0, max_concurrency=10_000)
        return kind.remote(*self._amounts)

    async def acquire(self, tokens: int) -> float:
        for _ in range(_ATTEMPTS - 1):
            try:
                moment: float = await self._actor.acquire.remote(tokens)
                return moment
            except self._ray.exceptions.RayActorError:
                self._actor = self._find()
        return cast(float, await self._actor.acquire.remote(tokens))

    def correct(self, moment: float, tokens: int) -> None:
        self._actor.correct.remote(moment, tokens)

    def pause(self, seconds: float) -> None:
        self._actor.pause.remote(seconds)
