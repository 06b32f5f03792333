"""Ray Data on this machine: each row has one result, as on one machine, and a limit holds for all workers.

Ray is installed in an environment of its own: the extra `engine-ray`.
"""

import time
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk.bulk.ray import BatchProcessor, BatchValidator
from gemini_sdk.emulator import Emulator, EmulatorOptions, Quota
from gemini_sdk.errors import ConfigurationError
from tests.bulk.support import FAULTS, MODEL, keyed, request, single, write_lines
from tests.docs import pages

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Ray uses deprecated names of others
    pytest.mark.skipif(
        find_spec("ray") is None, reason="needs the extra engine-ray, in its own environment"
    ),
]
PAGE = pages.ROOT / "docs" / "bulk.md"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(rules=FAULTS, seed=3)) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def ray(emulator: Emulator) -> Iterator[Any]:
    """Ray on this machine. Its workers have the environment in which it was started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_AUTH_MODE", "disabled")
        patch.setenv("GEMINI_API_KEY", "any")
        patch.setenv("GEMINI_SDK_BASE_URL", emulator.url)
        engine: Any = import_module("ray")
        data: Any = import_module("ray.data")
        start = partial(
            engine.init,
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=80 * 2**20,
            log_to_driver=False,
            logging_level="error",
        )
        try:
            start()
        except Exception:  # it gives a busy machine half a minute
            engine.shutdown()
            start()
        data.DataContext.get_current().enable_progress_bars = False
        yield engine
        engine.shutdown()


def processed(
    dataset: Any, url: str, *, batch_size: int = 64, workers: int = 2, **options: Any
) -> list[Any]:
    """The results of workers for the rows of a dataset."""
    strategy = import_module("ray.data").ActorPoolStrategy(size=workers)
    make = partial(AsyncGeminiClient, api_key="any", base_url=url)
    arguments = {"client": make, "model": MODEL, **options}
    answered = dataset.map_batches(
        BatchProcessor, fn_constructor_kwargs=arguments, batch_size=batch_size, compute=strategy
    )
    rows: list[Any] = answered.take_all()
    return rows


def by_key(rows: list[Any]) -> dict[str, Any]:
    """Results by key, without what is None; each key is there once."""
    found = {
        row["key"]: {n: v for n, v in row.items() if n != "key" and v is not None} for row in rows
    }
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("batch_size", [1, 17, 200])
def test_each_row_has_the_result_of_one_machine(
    ray: Any, emulator: Emulator, batch_size: int
) -> None:
    rows = keyed(range(200 if batch_size > 1 else 20))
    rows[3]["request"]["generationConfig"] = {"maxOutputTokens": 5}
    rows[7]["request"] = {"contents": [{"parts": [{"tex": "a typo"}]}]}
    dataset = import_module("ray.data").from_items(rows)
    found = by_key(processed(dataset, emulator.url, batch_size=batch_size))
    assert found == single(rows, emulator.url)
    assert [key for key, each in found.items() if "error" in each] == ["k7"]


def test_files_of_lines_and_tables(ray: Any, emulator: Emulator, tmp_path: Path) -> None:
    data: Any = import_module("ray.data")
    rows = keyed(range(20))
    lines = write_lines(tmp_path / "in.jsonl", rows)
    expected = single(rows, emulator.url)
    whole = processed(data.read_text(str(lines)), emulator.url, workers=1, line_field="text")
    assert by_key(whole) == expected
    assert by_key(processed(data.read_json(str(lines)), emulator.url, workers=1)) == expected
    table = data.from_items([{"id": n, "question": f"number {n}"} for n in range(20)])
    found = processed(table, emulator.url, workers=1, template="number: {question}")
    assert by_key(found).keys() == {str(n) for n in range(20)}


def test_a_limit_holds_for_two_workers(ray: Any) -> None:
    """Two workers that each used the whole limit would exceed the emulator's quota."""
    per_second, rows = 10, 100
    quota = Quota(model="*", requests=per_second * 6, period=4)
    dataset = import_module("ray.data").from_items(keyed(range(rows)))
    with Emulator(EmulatorOptions(quotas=(quota,))) as emulator:
        began = time.monotonic()
        found = processed(dataset, emulator.url, batch_size=10, requests_per_minute=per_second * 60)
        seconds = time.monotonic() - began
        usage = emulator.usage().total
    assert len(found) == rows == usage.requests
    assert usage.rate_limited == 0
    assert seconds >= rows / per_second - 1


def test_a_quota_that_is_shared_is_waited_for(ray: Any) -> None:
    quota = Quota(model="*", requests=40, period=2)
    dataset = import_module("ray.data").from_items(keyed(range(200)))
    with Emulator(EmulatorOptions(quotas=(quota,), rules=FAULTS, seed=5)) as emulator:
        found = by_key(processed(dataset, emulator.url, requests_per_minute=100_000))
    assert len(found) == 200
    assert all("response" in each for each in found.values())


def test_batches_are_validated(ray: Any) -> None:
    data: Any = import_module("ray.data")
    rows = keyed(range(50))
    rows[9]["request"]["contents"][0]["role"] = "usr"
    found = (
        data.from_items(rows)
        .map_batches(BatchValidator, batch_size=16, compute=data.ActorPoolStrategy(size=1))
        .take_all()
    )
    assert len(found) == 50
    assert [row["key"] for row in found if len(row["faults"])] == ["k9"]
    assert "did you mean 'user'" in found[9]["faults"][0]


def test_a_client_is_made_in_the_worker(ray: Any) -> None:
    dataset = import_module("ray.data").from_items([{"key": "k", "request": request("a")}])
    with (
        GeminiClient(api_key="any", base_url="http://localhost:1") as client,
        pytest.raises(ConfigurationError, match="make it in the process that uses it"),
    ):
        dataset.map_batches(
            BatchProcessor, fn_constructor_kwargs={"client": client}, concurrency=1
        ).take_all()


def test_the_page(ray: Any) -> None:
    blocks = pages.blocks(PAGE, "python ray")
    assert blocks
    namespace: dict[str, Any] = {}
    for block in blocks:
        exec(compile("\n" * (block.line - 1) + block.code, str(PAGE), "exec"), namespace)
