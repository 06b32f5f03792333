"""Against quotas of the emulator, on a clock that both sides share: throughput, refusals, and what a run cost."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import AsyncGeminiClient, bulk
from gemini_sdk.bulk.job import FileJob
from gemini_sdk.emulator import Emulator, EmulatorOptions, Quota, Rule
from tests.bulk.support import MODEL, SetClock, answers, keyed

PRICE = bulk.Price(input=0.5, output=3.0)


def ran(
    folder: Path, count: int, quota: Quota, *rules: Rule, **options: Any
) -> tuple[bulk.Summary, Any, float]:
    """The summary of a run of so many rows, the emulator's count of it, and the minutes that it took."""
    clock = SetClock()
    settings = EmulatorOptions(clock=lambda: clock.time, quotas=(quota,), rules=rules, seed=3)

    async def main(url: str) -> bulk.Summary:
        async with AsyncGeminiClient(api_key="any", base_url=url) as client:
            given: Any = {"model": MODEL, "price": PRICE, **options}
            job = FileJob(keyed(range(count)), folder / "out.jsonl", client, given, clock)
            states = job.job.processor.pool.states
            clock.is_busy = lambda: any(state.concurrency.running for state in states)
            return await job.run()

    with Emulator(settings) as emulator:
        summary = asyncio.run(main(emulator.url))
        return summary, emulator.usage().total, (clock.time - 1000) / 60


@pytest.mark.parametrize("limits", [{"requests_per_minute": 60}, {}])
def test_requests_a_minute(tmp_path: Path, limits: dict[str, float]) -> None:
    summary, usage, minutes = ran(tmp_path, 240, Quota(requests=60), **limits)
    assert len(answers(tmp_path / "out.jsonl")) == 240
    assert summary.failed == 0
    # The first requests may start at once, which shortens the last minute.
    assert 240 / minutes >= 0.9 * 60
    # Without a limit of its own, a run finds a quota by the refusal of what is under way, and then keeps to its rate.
    assert usage.rate_limited <= (0 if limits else 64 + 4 * minutes)
    assert summary.attempts == usage.requests == 240 + usage.rate_limited


def test_tokens_a_minute(tmp_path: Path) -> None:
    summary, usage, minutes = ran(
        tmp_path, 200, Quota(tokens=150), tokens_per_minute=150, concurrency=16
    )
    assert summary.succeeded == 200
    assert usage.prompt_tokens / minutes >= 0.9 * 150
    assert usage.rate_limited <= 10


def test_the_cost_is_that_of_all_answers(tmp_path: Path) -> None:
    faults = Rule(status=503, rate=0.2), Rule(status=429, rate=0.1)
    summary, usage, _ = ran(tmp_path, 150, Quota(requests=10_000), *faults)
    assert summary.succeeded == 150
    assert summary.attempts == usage.requests > 150
    assert summary.usage.total == usage.total_tokens
    assert summary.usage.input == usage.prompt_tokens
    output = usage.total_tokens - usage.prompt_tokens
    assert summary.cost == pytest.approx((usage.prompt_tokens * 0.5 + output * 3.0) / 1e6)


@pytest.mark.parametrize(
    ("limit", "reason"), [({"max_tokens": 2000}, "max_tokens"), ({"max_cost": 0.005}, "max_cost")]
)
def test_a_budget_stops_a_run(tmp_path: Path, limit: dict[str, float], reason: str) -> None:
    summary, usage, _ = ran(tmp_path, 300, Quota(requests=10_000), concurrency=8, **limit)
    assert summary.stopped == reason
    assert 0 < summary.succeeded < 300
    assert summary.left == 300 - summary.succeeded
    used = summary.usage.total / 2000 if reason == "max_tokens" else (summary.cost or 0) / 0.005
    # Before the first answers nothing is known of their length.
    assert 0.8 < used < 1.25
    assert summary.usage.total == usage.total_tokens
