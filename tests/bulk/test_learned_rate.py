"""The rate that is learned from refusals, against quotas of sliding periods on a clock that is set."""

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.bulk.learned_rate import LearnedRate


class Service:
    """A service that answers at once, so many requests in a period."""

    def __init__(self, quota: int, period: float) -> None:
        self.quota = quota
        self.period = period
        self.now = 1000.0
        self.refused = 0
        self._answered: deque[float] = deque()

    def ask(self, rate: LearnedRate) -> bool:
        """Send a request when the rate lets it start. Returns whether it is answered."""
        self.now += rate.wait()
        rate.start()
        while self._answered and self._answered[0] + self.period <= self.now:
            self._answered.popleft()
        if len(self._answered) < self.quota:
            self._answered.append(self.now)
            rate.answered()
            return True
        self.refused += 1
        rate.refused(self._answered[0] + self.period - self.now)
        return False


@given(st.integers(1, 300), st.sampled_from([1.0, 2.0, 10.0, 60.0]), st.floats(0.0, 0.05))
def test_a_quota_is_used_with_few_refusals(quota: int, period: float, each: float) -> None:
    service = Service(quota, period)
    rate = LearnedRate(lambda: service.now)
    wanted, answered = quota * 6, 0
    while answered < wanted:
        answered += service.ask(rate)
        service.now += each * period / quota
    periods = (service.now - 1000) / period
    assert answered / quota / periods >= 0.8
    assert service.refused <= 10 * periods + 1


def test_nothing_is_learned_before_an_answer() -> None:
    rate = LearnedRate(lambda: 5.0)
    assert rate.wait() == 0.0
    rate.start()
    rate.refused(30.0)
    assert rate.wait() == 0.0


def test_the_rate_grows_without_refusals() -> None:
    now = 0.0
    rate = LearnedRate(lambda: now)
    for _ in range(60):
        rate.start()
        rate.answered()
    rate.refused(60.0)
    assert rate.wait() == 60.0
    started: list[float] = []
    while now < 180:
        now += max(rate.wait(), 1e-3)
        rate.start()
        started.append(now)
    first = sum(60 <= each < 70 for each in started)
    last = sum(each >= 170 for each in started)
    assert 9 <= first <= 13
    assert last > 100
