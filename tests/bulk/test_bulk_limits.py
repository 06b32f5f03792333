"""Limits: never more than allowed in any minute, close to it on the whole, and less when the service refuses."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import AsyncGeminiClient
from gemini_sdk.bulk import PoolMember
from gemini_sdk.bulk.concurrency import Concurrency
from gemini_sdk.bulk.limits import MinuteLimit
from gemini_sdk.bulk.pool import BulkPool
from gemini_sdk.bulk.usage import NO_USAGE, TokenEstimate, Usage, usage_of
from gemini_sdk.errors import ConfigurationError, RateLimitError, ServerError
from tests.bulk.support import MODEL, SetClock


class Time:
    """A time that tests set."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def started(limit: float, amounts: list[float], late: list[float]) -> list[tuple[float, float]]:
    """When amounts start that all want to start at once, each a little later than it may."""
    time = Time()
    minute = MinuteLimit(limit, time)
    found: list[tuple[float, float]] = []
    for amount, more in zip(amounts, late, strict=True):
        while (wait := minute.wait(amount)) > 0:
            time.now += wait
        time.now += more
        while (wait := minute.wait(amount)) > 0:
            time.now += wait
        minute.take(amount)
        found.append((time.now, amount))
    return found


@given(
    st.floats(1, 500),
    st.lists(st.tuples(st.floats(0.5, 400), st.floats(0, 20)), min_size=1, max_size=60),
)
def test_no_minute_has_more_than_the_limit(limit: float, wanted: list[tuple[float, float]]) -> None:
    starts = started(limit, [w[0] for w in wanted], [w[1] for w in wanted])
    for begin, own in starts:
        inside = sum(amount for time, amount in starts if begin <= time < begin + 60)
        # What is larger than the limit starts alone.
        assert inside <= max(limit, own) + 1e-6


@pytest.mark.parametrize("limit", [1, 7, 60, 1000])
def test_the_limit_is_used_up(limit: int) -> None:
    count = limit * 5
    starts = started(limit, [1.0] * count, [0.0] * count)
    minutes = (starts[-1][0] - starts[0][0]) / 60
    assert (count - 1) / minutes >= 0.97 * limit * (1 if limit > 1 else 0.9)


def test_a_limit_is_spread_over_the_minute() -> None:
    starts = [time for time, _ in started(600, [1.0] * 300, [0.0] * 300)]
    for begin in starts:
        assert sum(begin <= time < begin + 1 for time in starts) <= 20


def test_tokens_are_corrected_by_what_was_used() -> None:
    time = Time()
    minute = MinuteLimit(100, time)
    slot = minute.take(100)
    assert minute.wait(50) > 50
    minute.correct(slot, -90)
    time.now += 10
    assert minute.wait(50) == 0
    minute.correct(slot, 80)
    assert minute.wait(50) > 40
    time.now += 61
    minute.correct(slot, 1000)  # too late to matter
    assert minute.wait(50) == 0


def test_concurrency_rises_and_falls() -> None:
    concurrency = Concurrency(64)
    assert concurrency.limit == 8
    for _ in range(8):
        concurrency.succeeded()
    assert concurrency.limit == 16
    for _ in range(100):
        concurrency.succeeded()
    assert concurrency.limit == 64
    numbers = [concurrency.start() for _ in range(3)]
    assert [concurrency.refused(number) for number in numbers] == [True, False, False]
    assert concurrency.limit == 32
    for _ in range(32):
        concurrency.succeeded()
    assert 32.9 < concurrency.limit < 33.1
    for _ in range(20):
        assert concurrency.refused(concurrency.start())
    assert concurrency.limit == 1
    concurrency.running = 0
    assert concurrency.is_free


def refusal(seconds: float | None, status: int = 429) -> RateLimitError:
    return RateLimitError("later", status_code=status, retry_after=seconds)


def test_a_wait_that_the_service_asks_for_holds_for_all_rows() -> None:
    async def main() -> None:
        clock = SetClock()
        pool = BulkPool(
            [PoolMember(AsyncGeminiClient(api_key="any"), MODEL)], None, concurrency=4, clock=clock
        )
        permits = [await pool.permit(10) for _ in range(3)]
        assert all(permits)
        assert clock.now() == 1000.0
        for permit in permits:
            assert permit is not None
            permit.failed(refusal(30.0))
            pool.notify()
        await asyncio.gather(*(pool.permit(10) for _ in range(2)))
        assert 1030.0 <= clock.now() < 1031.0

    asyncio.run(main())


def test_an_urgent_stop_ends_waits() -> None:
    async def main() -> None:
        clock = SetClock()
        pool = BulkPool(
            [PoolMember(AsyncGeminiClient(api_key="any"), MODEL)], None, concurrency=1, clock=clock
        )
        assert await pool.permit(10)
        waiting = [asyncio.create_task(pool.permit(10)) for _ in range(3)]
        await asyncio.sleep(0)
        pool.stop.set("interrupted", urgent=True)
        assert await asyncio.gather(*waiting) == [None, None, None]

    asyncio.run(main())


def test_members_share_rows_by_weight() -> None:
    async def main() -> None:
        client = AsyncGeminiClient(api_key="any")
        members = [PoolMember(client, "a", weight=3), PoolMember(client, "b")]
        pool = BulkPool(members, None, concurrency=4, clock=SetClock())
        chosen: list[str | None] = []
        for _ in range(40):
            permit = await pool.permit(10)
            assert permit is not None
            chosen.append(permit.state.member.model)
            permit.answered(NO_USAGE)
        assert (chosen.count("a"), chosen.count("b")) == (30, 10)
        assert chosen[:4].count("b") == 1
        first = pool.states[0]
        for _ in range(5):  # a row that failed goes to the other member
            permit = await pool.permit(10, first)
            assert permit is not None
            assert permit.state is not first
            permit.answered(NO_USAGE)

    asyncio.run(main())


def test_other_errors_do_not_slow_a_run_down() -> None:
    async def main() -> None:
        clock = SetClock()
        pool = BulkPool(
            [PoolMember(AsyncGeminiClient(api_key="any"), MODEL)], None, concurrency=4, clock=clock
        )
        permit = await pool.permit(10)
        assert permit is not None
        permit.failed(ServerError("broken", status_code=500))
        assert permit.state.concurrency.limit == 4
        assert permit.state.concurrency.running == 0

    asyncio.run(main())


def test_members_are_checked() -> None:
    for name in ("weight", "requests_per_minute", "tokens_per_minute", "concurrency"):
        for value in (0, -1, "3", True):
            with pytest.raises(ConfigurationError, match=f"{name} must be a number"):
                PoolMember(None, **dict[str, Any]({name: value}))


def test_estimates_learn_from_answers() -> None:
    estimate = TokenEstimate()
    assert estimate.of(400) == Usage(100, 0, 0, 100)
    estimate.learn(400, Usage(200, 50, 0, 250))
    assert estimate.of(800) == Usage(400, 50, 0, 450)
    estimate.learn(400, NO_USAGE)
    assert estimate.of(800).total == 450


def test_usage_of_each_service() -> None:
    google = {
        "promptTokenCount": 10,
        "candidatesTokenCount": 5,
        "thoughtsTokenCount": "7",
        "toolUsePromptTokenCount": 3,
        "cachedContentTokenCount": 2,
        "totalTokenCount": 25,
    }
    assert usage_of({"usageMetadata": google}) == Usage(13, 12, 2, 25)
    azure = {"prompt_tokens": 4, "completion_tokens": 6, "total_tokens": 10}
    assert usage_of({"usage": azure}) == Usage(4, 6, 0, 10)
    assert usage_of({"usage": None, "usageMetadata": 3}) == NO_USAGE
