"""Random faults and latencies: their rates and distributions, and that a seed repeats them."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.emulator import Emulator, EmulatorOptions, Latency, Rule
from gemini_sdk.emulator.rules import Script
from gemini_sdk.errors import ConfigurationError

GENERATE = "/v1beta/models/gemini-3.8-flash:generateContent"
STREAM = "/v1beta/models/gemini-3.8-flash:streamGenerateContent"
BODY: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}
KEY = {"x-goog-api-key": "any"}


def draws(script: Script, requests: int) -> list[Rule | None]:
    return [script.take("generateContent", "m", "") for _ in range(requests)]


@given(st.floats(0, 1), st.integers())
def test_a_rate_is_the_share_of_requests(rate: float, seed: int) -> None:
    hits = sum(
        rule is not None for rule in draws(Script((Rule(status=503, rate=rate),), seed), 500)
    )
    # Four standard deviations at most, and one request.
    assert abs(hits - 500 * rate) <= 5 * (500 * rate * (1 - rate)) ** 0.5 + 1


def test_a_seed_repeats_the_draws() -> None:
    rules = (Rule(status=503, rate=0.3), Rule(fault="reset", rate=0.3))
    first = draws(Script(rules, 7), 200)
    assert draws(Script(rules, 7), 200) == first
    assert draws(Script(rules, 8), 200) != first
    alone = [rule is not None for rule in draws(Script(rules[:1], 7), 200)]
    assert alone == [rule is not None and rule.status == 503 for rule in first]


def test_rules_with_a_rate_are_tried_first() -> None:
    script = Script((Rule(text="reply"), Rule(status=503, rate=1.0, times=2)))
    found = draws(script, 4)
    assert [rule and rule.status for rule in found] == [503, 503, None, None]
    assert found[3] == Rule(text="reply")


@pytest.mark.parametrize("rate", [-0.1, 1.1, float("nan"), "1", True])
def test_an_invalid_rate(rate: Any) -> None:
    with pytest.raises(ConfigurationError, match="rate: "):
        Rule(status=503, rate=rate)


def outcome(call: Callable[[], httpx.Response]) -> int | str:
    try:
        answer = call()
        answer.raise_for_status()
        answer.json()
    except httpx.HTTPStatusError as error:
        return error.response.status_code
    except httpx.ReadError:
        return "reset"
    except httpx.RemoteProtocolError:
        return "cut"
    return 200


@pytest.mark.parametrize("path", [GENERATE, STREAM])
def test_faults_over_http(path: str) -> None:
    rules = (
        Rule(status=503, rate=0.2),
        Rule(status=429, rate=0.2),
        Rule(fault="reset", rate=0.2),
        Rule(fault="cut", after=1, rate=0.2),
        Rule(text="one two three"),
    )

    def outcomes() -> list[int | str]:
        with (
            Emulator(EmulatorOptions(rules=rules, seed=3)) as emulator,
            httpx.Client(base_url=emulator.url, headers=KEY) as client,
        ):
            found = [outcome(lambda: client.post(path, json=BODY)) for _ in range(60)]
            usage = emulator.usage().total
            assert usage.answers == found.count(200)
            assert usage.broken_answers == found.count("cut")
            assert usage.rate_limited == found.count(429)
            assert usage.statuses[0] == found.count("reset")
            return found

    first = outcomes()
    assert set(Counter(first)) == {200, 503, 429, "reset", "cut"}
    assert outcomes() == first


@given(
    st.sampled_from(["fixed:{}", "uniform:{}:{}", "lognormal:{}:{}"]),
    st.floats(0, 10),
    st.floats(0, 2),
    st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted),
)
def test_quantiles_grow(text: str, seconds: float, spread: float, shares: list[float]) -> None:
    greatest = seconds + spread if text.startswith("uniform") else spread
    latency = Latency.of(text.format(seconds, greatest))
    assert latency == Latency.of({n: getattr(latency, n) for n in Latency.__dataclass_fields__})
    low, high = map(latency.quantile, shares)
    assert 0 <= low <= high < 1e9
    if latency.distribution == "uniform":
        assert seconds <= low
        assert high <= greatest + 1e-9
    if latency.distribution == "lognormal":
        assert latency.quantile(0.5) == pytest.approx(seconds)


INVALID: list[Any] = [
    *(
        "",
        "fast",
        "1:2",
        "fixed",
        "fixed:1:2",
        "uniform:1",
        "uniform:2:1",
        "lognormal:1",
        "-1",
        "nan",
    ),
    *("normal:1:2", True, None, [], {"sigma": 1}, {"distribution": "normal"}, {"seconds": "1"}),
    {"spread": 1},
]


@pytest.mark.parametrize("value", INVALID)
def test_an_invalid_latency(value: Any) -> None:
    with pytest.raises(ConfigurationError):
        Latency.of(value)


def test_answers_wait() -> None:
    options = EmulatorOptions(latency=Latency("uniform", 0.05, 0.06))
    with (
        Emulator(options) as emulator,
        httpx.Client(base_url=emulator.url, headers=KEY) as client,
    ):

        def seconds() -> float:
            start = time.monotonic()
            assert client.post(GENERATE, json=BODY).status_code == 200
            return time.monotonic() - start

        assert seconds() >= 0.05
        emulator.add(Rule(delay=0.12, times=1))
        assert seconds() >= 0.12
        shown = client.put("/emulator/latency", json="lognormal:0.2:0").json()
        assert shown == {"distribution": "lognormal", "seconds": 0.2, "spread": 0}
        assert seconds() >= 0.2
        assert client.put("/emulator/latency", json="uniform:2:1").status_code == 400
        assert client.put("/emulator/latency", content="null").json() is None
        assert client.get("/emulator/latency").json() is None
        assert client.delete("/emulator/latency").json()["distribution"] == "uniform"
        emulator.set_latency(None)
        assert client.get("/emulator/latency").json() is None
