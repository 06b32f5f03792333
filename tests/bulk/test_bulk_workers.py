"""Workers of engines: their client is made in the worker, each row has a result, and limits hold for all workers."""

import asyncio
import copy
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from gemini_sdk import (
    AsyncAzureInferenceClient,
    AsyncGeminiClient,
    AsyncVertexClient,
    AzureInferenceClient,
    GeminiClient,
    VertexClient,
    bulk,
)
from gemini_sdk.bulk.options import WorkerOptions
from gemini_sdk.bulk.ray import batch_rows
from gemini_sdk.bulk.rows import RawRow, given_rows
from gemini_sdk.bulk.shared_limits import SharedLimits
from gemini_sdk.bulk.worker import BulkWorker, RowValidator, outcome
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.errors import ConfigurationError, UnknownTypeError
from tests.bulk.support import MODEL, SetClock, keyed, request

URL = "http://localhost:1"
MAKERS: list[Callable[[], Any]] = [
    partial(GeminiClient, api_key="secret", base_url=URL),
    partial(AsyncGeminiClient, api_key="secret", base_url=URL),
    partial(VertexClient, api_key="secret", project="p", location="global", base_url=URL),
    partial(AsyncVertexClient, api_key="secret", project="p", location="global", base_url=URL),
    partial(AzureInferenceClient, endpoint=URL, credential="secret"),
    partial(AsyncAzureInferenceClient, endpoint=URL, credential="secret"),
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.func.__name__)
def test_a_client_that_is_pickled_says_to_make_it_in_the_worker(make: Callable[[], Any]) -> None:
    client = make()
    for held in (client, [client], client.with_raw_response, partial(print, client)):
        with pytest.raises(ConfigurationError) as caught:
            pickle.dumps(held)
        assert "make it in the process that uses it" in str(caught.value)
        assert "secret" not in str(caught.value)
    with pytest.raises(ConfigurationError):
        copy.deepcopy(client)
    assert repr(copy.copy(client)) == repr(client)
    assert client.with_options(timeout=5) is not client
    assert repr(pickle.loads(pickle.dumps(make))()) == repr(client)


def test_a_worker_wants_a_function_that_makes_a_client() -> None:
    client: Any = GeminiClient(api_key="any", base_url=URL)
    with pytest.raises(ConfigurationError, match="found GeminiClient; expected a function"):
        BulkWorker(client, {}, keyed=True)
    client.close()


def results(rows: list[Any], options: WorkerOptions, url: str, *, keyed: bool = True) -> list[Any]:
    """The keys and outcomes that a worker has for rows."""

    async def main() -> list[Any]:
        make = partial(GeminiClient, api_key="any", base_url=url, headers={"x-test": "1"})
        worker = BulkWorker(make, options, keyed=keyed)
        return [(r.key, outcome(r)) for r in await worker.results(given_rows(rows))]

    return asyncio.run(main())


def test_a_worker_has_the_same_results_as_a_run() -> None:
    rules = (Rule(status=503, rate=0.05), Rule(fault="reset", rate=0.05))
    rows = keyed(range(200))
    with Emulator(EmulatorOptions(rules=rules, seed=3)) as emulator:

        async def single() -> list[Any]:
            async with AsyncGeminiClient(api_key="any", base_url=emulator.url) as client:
                found = bulk.iterate(rows, client=client, model=MODEL, ordered=True)
                return [(result.key, outcome(result)) async for result in found]

        assert results(rows, {"model": MODEL}, emulator.url) == asyncio.run(single())


def test_a_row_that_fails_has_an_error_and_its_key() -> None:
    rows: list[Any] = [
        {"key": "good", "request": request("a")},
        {"key": "typo", "request": {"contents": [{"parts": [{"tex": "a"}]}]}},
        {"key": "set", "request": {"contents": {1, 2}}},
        {"key": "bytes", "request": {"contents": [{"parts": [{"text": b"a"}]}]}},
        {"key": "none", "request": None},
        {"custom_id": "other", "body": 7},
        {"request": request("no key")},
        b"no JSON",
        7,
    ]
    with Emulator() as emulator:
        found = results(rows, {"model": MODEL}, emulator.url)
    assert [key for key, _ in found] == [
        *("good", "typo", "set", "bytes", "none", "other"),
        *("", "", ""),
    ]
    assert "response" in found[0][1]
    assert all(each["error"]["code"] == 400 for _, each in found[1:])
    assert "a key for each row" in found[6][1]["error"]["message"]
    with Emulator() as emulator:
        options: WorkerOptions = {"model": MODEL, "prompt_field": "text", "key_field": "name"}
        (found_key, error), _ = results(
            [{"name": "n1"}, {"name": "n2", "text": "a"}], options, emulator.url
        )
    assert found_key == "n1"
    assert "text" in error["error"]["message"]


def test_batches_of_engines_become_rows() -> None:
    """Arrow gives each object the fields of all others, and numpy its own types."""
    part = {"text": "a", "inlineData": None}
    batch = {
        "key": np.array([1, 2]),
        "request": np.array([{"contents": np.array([{"parts": np.array([part])}])}, '{"a": 1}']),
        "score": np.array([0.5, np.nan]),
    }
    assert [raw.data for raw in batch_rows(batch, None)] == [
        {"key": 1, "request": {"contents": [{"parts": [{"text": "a"}]}]}, "score": 0.5},
        {"key": 2, "request": {"a": 1}},
    ]
    lines = {"text": np.array(['{"key": "k"}'])}
    assert [raw.data for raw in batch_rows(lines, "text")] == [b'{"key": "k"}']


def test_rows_are_validated_without_a_client() -> None:
    validator = RowValidator("GenerateContentRequest", None, {}, keyed=True)
    good, typo, not_a_row = (
        validator.findings(raw)
        for raw in given_rows(
            [
                {"key": "good", "request": request("a")},
                {"key": "typo", "request": {"contents": [{"parts": [{"tex": "a"}]}]}},
                {"key": "none"},
            ]
        )
    )
    assert good == ("good", [], [])
    assert typo[0] == "typo"
    assert "did you mean 'text'" in typo[1][0]
    assert not_a_row[0] == "none"
    assert len(not_a_row[1]) == 1
    with pytest.raises(UnknownTypeError):
        RowValidator("GenerateContentReqest", None, {}, keyed=True)


class Counted:
    """Shared limits as a worker asks them, which notes the moments."""

    def __init__(self, limits: SharedLimits, clock: SetClock) -> None:
        self.limits, self.clock = limits, clock
        self.moments: list[float] = []
        self.tokens = 0
        self._tasks: list[asyncio.Task[None]] = []

    async def acquire(self, tokens: int) -> float:
        moment = await self.limits.acquire(tokens)
        self.moments.append(self.clock.now())
        self.tokens += tokens
        return moment

    def correct(self, moment: float, tokens: int) -> None:
        self.tokens += tokens
        self._tasks.append(asyncio.ensure_future(self.limits.correct(moment, tokens)))

    def pause(self, seconds: float) -> None:
        self._tasks.append(asyncio.ensure_future(self.limits.pause(seconds)))


@pytest.mark.parametrize("amounts", [(60, None), (None, 3000), (120, 1000)])
def test_a_limit_holds_for_two_workers_together(amounts: tuple[int | None, int | None]) -> None:
    with Emulator() as emulator:

        async def main() -> tuple[list[float], int, list[Any]]:
            clock = SetClock()
            counted = Counted(SharedLimits(*amounts, clock=clock), clock)
            make = partial(AsyncGeminiClient, api_key="any", base_url=emulator.url)
            options: WorkerOptions = {"model": MODEL}
            workers = [BulkWorker(make, options, keyed=True, limits=counted) for _ in range(2)]
            halves = [[*given_rows(keyed(range(n, 150, 2)))] for n in range(2)]
            both = await asyncio.gather(
                *[w.results(half) for w, half in zip(workers, halves, strict=True)]
            )
            return counted.moments, counted.tokens, [r for half in both for r in half]

        moments, tokens, found = asyncio.run(main())
        usage = emulator.usage().total
    assert len(found) == 150 == len(moments)
    assert all(result.error is None for result in found)
    assert tokens == usage.prompt_tokens
    requests = amounts[0] or 10_000
    for begin in moments:
        assert sum(begin <= moment < begin + 60 for moment in moments) <= requests


def test_a_pause_holds_for_all_workers() -> None:
    async def main() -> float:
        clock = SetClock()
        limits = SharedLimits(6000, clock=clock)
        await limits.acquire(1)
        await limits.pause(30)
        begin = clock.now()
        await limits.acquire(1)
        return clock.now() - begin

    assert 29.9 <= asyncio.run(main()) < 31


def test_limits_know_how_long_nobody_asked() -> None:
    async def main() -> None:
        clock = SetClock()
        limits = SharedLimits(60, 1000, clock=clock)
        moment = await limits.acquire(1000)
        await limits.correct(moment, -900)
        clock.time += 20
        assert limits.unused() == 20
        await limits.acquire(500)
        assert limits.unused() == 0
        await limits.correct(-1.0, 5)  # of a minute that is over

    asyncio.run(main())


def test_raw_rows_may_be_lines() -> None:
    reader_rows = [RawRow(0, 1, b'{"key": "k", "prompt": "a"}')]
    validator = RowValidator("GenerateContentRequest", "google-ai", {}, keyed=True)
    assert validator.findings(reader_rows[0]) == ("k", [], [])
