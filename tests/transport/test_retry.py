import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._transport.retry import RetryPolicy, retry_after, worded_wait
from gemini_sdk._transport.tunables import LONGEST
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    CredentialsError,
    DeadlineExceededError,
    GeminiSDKError,
    InvalidAnswerError,
    StreamBrokenError,
)

NOW = 1_800_000_000.0
REPEATABLE, HARMFUL = True, False


def policy(chance: float = 0.0, **settings: Any) -> RetryPolicy:
    return RetryPolicy(random=lambda: chance, **settings)


def answered(status: int, retry_after: float | None = None) -> APIStatusError:
    return APIStatusError("no", status_code=status, retry_after=retry_after)


@pytest.mark.parametrize(
    ("failure", "repeatable", "harmful"),
    [
        (APIConnectionError(sent=False), True, True),
        (APIConnectionError(sent=True), True, False),
        (APITimeoutError(sent=False), True, True),
        (APITimeoutError(sent=True), True, False),
        (DeadlineExceededError(sent=False), False, False),
        (answered(302), False, False),
        (answered(400), False, False),
        (answered(401), False, False),
        (answered(404), False, False),
        (answered(408), True, False),
        (answered(409), False, False),
        (answered(429), True, True),
        (answered(499), False, False),
        (answered(500), True, False),
        (answered(501), False, False),
        (answered(502), True, False),
        (answered(503), True, False),
        (answered(504), True, False),
        (answered(529), True, False),
        (InvalidAnswerError("cut"), False, False),
        (StreamBrokenError("cut"), False, False),
        (CredentialsError("none"), False, False),
    ],
    ids=str,
)
def test_what_is_retried(failure: GeminiSDKError, repeatable: bool, harmful: bool) -> None:
    assert (policy().delay(1, REPEATABLE, failure) is not None) is repeatable
    assert (policy().delay(1, HARMFUL, failure) is not None) is harmful


def test_attempts_are_limited() -> None:
    assert [policy().delay(n, REPEATABLE, answered(500)) is None for n in (1, 2, 3, 4)] == [
        False,
        False,
        True,
        True,
    ]
    assert RetryPolicy(max_retries=0).delay(1, REPEATABLE, answered(429, 1.0)) is None


@pytest.mark.parametrize(
    ("chance", "delays"),
    [(0.0, [0.25, 0.5, 1.0, 2.0, 4.0, 4.0]), (1.0, [0.5, 1.0, 2.0, 4.0, 8.0, 8.0])],
)
def test_waits_double_up_to_a_limit(chance: float, delays: list[float]) -> None:
    patient = policy(chance, max_retries=10_000)
    assert [patient.delay(n, REPEATABLE, answered(500)) for n in range(1, 7)] == delays
    assert patient.delay(9_999, REPEATABLE, answered(500)) == delays[-1]


def test_no_wait_is_longer_than_a_clock_can_count() -> None:
    patient = policy(1.0, max_retry_after=float("inf"))
    for asked in (1e300, float("inf")):
        assert patient.delay(1, REPEATABLE, answered(503, asked)) == LONGEST


def test_a_wait_asked_for_is_kept_and_exceeded_by_little() -> None:
    for status in (429, 503, 500):
        assert policy(0.0).delay(1, REPEATABLE, answered(status, 20.0)) == 20.0
        assert policy(1.0).delay(1, REPEATABLE, answered(status, 20.0)) == pytest.approx(22.0)
    assert policy(1.0).delay(1, REPEATABLE, answered(429, 0.0)) == 0.0


def test_a_wait_too_long_is_not_waited_for() -> None:
    assert policy().delay(1, REPEATABLE, answered(429, 60.0)) == 60.0
    assert policy().delay(1, REPEATABLE, answered(429, 60.1)) is None
    assert policy(max_retry_after=5.0).delay(1, REPEATABLE, answered(429, 6.0)) is None


def test_a_wait_asked_for_makes_nothing_repeatable() -> None:
    assert policy().delay(1, HARMFUL, answered(500, 1.0)) is None
    assert policy().delay(1, REPEATABLE, answered(400, 1.0)) is None


@given(
    st.integers(1, 100),
    st.floats(0, 1),
    st.one_of(st.none(), st.floats(0, 1e9)),
    st.sampled_from([429, 500, 503]),
)
def test_every_wait_is_bounded(
    attempt: int, chance: float, asked: float | None, status: int
) -> None:
    delay = policy(chance, max_retries=100).delay(attempt, REPEATABLE, answered(status, asked))
    if asked is None:
        assert delay is not None
        assert 0.25 <= delay <= 8.0
    elif asked > 60:
        assert delay is None
    else:
        assert delay is not None
        assert asked <= delay <= 66.0


@pytest.mark.parametrize(
    "settings", [{"max_retries": -1}, {"initial_delay": -0.1}, {"max_delay": float("nan")}]
)
def test_settings_out_of_range_are_refused(settings: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(settings))):
        policy(**settings)


def test_a_policy_is_a_value() -> None:
    assert RetryPolicy() == policy()
    assert repr(RetryPolicy()) == (
        "RetryPolicy(max_retries=2, initial_delay=0.5, max_delay=8.0, max_retry_after=60.0)"
    )


def date(seconds: float, zone: timezone = UTC) -> str:
    return format_datetime(datetime.fromtimestamp(NOW + seconds, zone), usegmt=zone is UTC)


def info(delay: object) -> dict[str, object]:
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"Retry-After": " 3 "}, 3.0),
        ({"RETRY-AFTER": "0"}, 0.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "1234.5", "retry-after": "2"}, 1.2345),
        ({"retry-after-ms": "soon", "retry-after": "2"}, 2.0),
        ({"retry-after": date(30)}, 30.0),
        ({"retry-after": date(30).removesuffix(" GMT")}, 30.0),
        ({"retry-after": date(30, timezone(timedelta(hours=2)))}, 30.0),
        ({"retry-after": date(-30)}, 0.0),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "1e3"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "tomorrow"}, None),
        ({"retry-after": "Sun, 99 Jan 2027 99:99:99 GMT"}, None),
    ],
)
def test_headers(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, [], NOW) == seconds


def test_a_date_without_zone_is_utc_wherever_the_clock_hangs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        wait = retry_after({"retry-after": date(30).removesuffix(" GMT")}, [], NOW)
    time.tzset()
    assert wait == 30.0


NOTHING: dict[str, object] = {}


@pytest.mark.parametrize(
    ("details", "seconds"),
    [
        ([info("1.5s")], 1.5),
        ([info("34.074824224s")], 34.074824224),
        ([info("0s")], 0.0),
        ([{"@type": "type.googleapis.com/google.rpc.Help"}, info("2s")], 2.0),
        ([info("-1s")], None),
        ([info("s")], None),
        ([info(None)], None),
        ([info({"seconds": 3})], None),
        ([None, 3, "x", NOTHING], None),
    ],
)
def test_retry_info(details: list[object], seconds: float | None) -> None:
    assert retry_after({}, details, NOW) == seconds


@pytest.mark.parametrize(
    ("message", "seconds"),
    [
        ("Please retry after 7 seconds.", 7.0),
        ("Limit of 10 per 60s exceeded. Please wait 30 seconds before retrying.", 30.0),
        ("Please try again in 1.5s.", 1.5),
        ("Retry after 1 second", 1.0),
        ("The limit is 10 requests in 60 seconds. Please retry later.", None),
        ("Please try again in 6m0s.", None),
        ("Please retry in 20 minutes.", None),
        ("Please retry in 20ms.", None),
        ("", None),
    ],
)
def test_waits_in_words(message: str, seconds: float | None) -> None:
    assert worded_wait(message) == seconds


def test_of_several_waits_the_longest_counts() -> None:
    assert retry_after({"retry-after": "3"}, [info("2s")], NOW) == 3.0
    assert retry_after({"retry-after": "3"}, [info("4s")], NOW) == 4.0


@given(st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms"]), st.text()), st.text())
def test_no_text_breaks_the_reader(headers: dict[str, str], delay: str) -> None:
    wait = retry_after(headers, [info(delay)], NOW)
    assert wait is None or wait >= 0
