"""When a call is repeated, how long is waited, and when its error is raised instead."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from gemini_sdk._credentials import headers
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    DeadlineExceededError,
    GeminiSDKError,
    RateLimitError,
    ServerError,
)
from tests.raw_server import (
    Reply,
    answer,
    body,
    cut,
    failure,
    head,
    reset,
    silence,
    stream,
    stream_head,
)
from tests.transport.driver import ProbeDriver, Tokens

pytestmark = pytest.mark.each_http_library


HELLO = answer({"text": "hello", "done": True})
WAYS = pytest.mark.parametrize("way", ["call", "stream"])


def perform(driver: ProbeDriver, way: str, client: Any = None, **options: Any) -> str | None:
    """The text of an answer, had at once or as a stream."""
    if way == "call":
        return driver.ask(client, **options).text
    chunks, error = driver.stream(client, **options).rest()
    if error is not None:
        raise error
    return chunks[0].text


def success(way: str) -> Reply:
    return HELLO if way == "call" else stream({"text": "hello", "done": True})


@WAYS
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_passing_failures_are_retried(driver: ProbeDriver, status: int, way: str) -> None:
    driver.server.plan(failure(status), failure(status), success(way))
    assert perform(driver, way) == "hello"
    assert len(driver.server.requests) == 3
    first, second = driver.naps
    assert 0.25 <= first <= 0.5
    assert 0.5 <= second <= 1.0
    bodies = {seen.body for seen in driver.server.requests}
    assert bodies == {b'{"a": {"b": 1}}'}


@WAYS
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501])
def test_lasting_failures_are_not(driver: ProbeDriver, status: int, way: str) -> None:
    driver.server.plan(failure(status))
    with pytest.raises(APIStatusError) as caught:
        perform(driver, way)
    assert caught.value.attempts == 1
    assert len(driver.server.requests) == 1
    assert not driver.naps


@WAYS
@pytest.mark.parametrize(
    "broken",
    [
        [cut],
        [reset],
        [b"HTTP/1.1 200 O", cut],
        [b"gibberish\r\n\r\n", cut],
    ],
)
def test_broken_connections_are_retried(driver: ProbeDriver, broken: Reply, way: str) -> None:
    driver.server.plan(broken, broken, success(way))
    assert perform(driver, way) == "hello"
    assert len(driver.server.requests) == 3
    assert len(driver.naps) == 2


def test_a_body_that_is_cut_is_retried(driver: ProbeDriver) -> None:
    whole = body(b'{"text": "hello"}')
    driver.server.plan(
        [whole[:-1], cut],
        [stream_head("application/json"), b"8\r\nhalf", reset],
        [whole],
    )
    assert driver.ask().text == "hello"


@WAYS
def test_the_last_failure_is_raised_with_the_attempts_made(driver: ProbeDriver, way: str) -> None:
    driver.server.plan(failure(500, "one"), [cut], failure(503, "three"))
    with pytest.raises(ServerError, match="three") as caught:
        perform(driver, way)
    assert caught.value.attempts == 3
    assert "3 attempts" in str(caught.value)
    driver.server.plan([cut])
    with pytest.raises(APIConnectionError) as severed:
        perform(driver, way)
    assert (severed.value.attempts, severed.value.sent) == (3, True)
    assert severed.value.__cause__ is not None


@WAYS
def test_a_refused_connection(driver: ProbeDriver, way: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(APIConnectionError) as caught:
        perform(driver, way, driver.client(url))
    assert (caught.value.attempts, caught.value.sent) == (3, False)
    assert len(driver.naps) == 2


def test_max_retries_of_client_and_call(driver: ProbeDriver) -> None:
    driver.server.plan(failure(503))
    client = driver.client(max_retries=1)
    for options, attempts in (({}, 2), ({"max_retries": 0}, 1), ({"max_retries": 4}, 5)):
        with pytest.raises(ServerError) as caught:
            driver.ask(client, **options)
        assert caught.value.attempts == attempts
    with pytest.raises(ServerError) as caught:
        driver.ask(client.with_options(max_retries=3))
    assert caught.value.attempts == 4


def test_what_must_not_happen_twice_is_repeated_where_it_did_not_happen(
    driver: ProbeDriver,
) -> None:
    driver.server.plan(failure(429), HELLO)
    assert driver.create().text == "hello"
    assert len(driver.server.requests) == 2


@pytest.mark.parametrize(
    "reply",
    [
        *([*failure(status)] for status in (408, 500, 502, 503, 504, 529)),
        failure(503, retry_after="0"),
        [cut],
        [reset],
        [silence],
        [head(content_length="9"), cut],
        [body(b"<html>", type="text/html")],
    ],
)
def test_what_must_not_happen_twice_is_not_repeated_where_it_may_have(
    driver: ProbeDriver, reply: Reply
) -> None:
    driver.server.plan(reply)
    for options in ({"timeout": 0.1}, {"deadline": 0.1}):
        with pytest.raises(GeminiSDKError) as caught:
            driver.create(**options)
        assert caught.value.check == "client.probe.list()"
        assert "the call may have taken effect: check with client.probe.list()" in str(caught.value)
    assert len(driver.server.requests) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 501])
def test_a_refusal_is_no_doubt(driver: ProbeDriver, status: int) -> None:
    driver.server.plan(failure(status))
    with pytest.raises(APIStatusError) as caught:
        driver.create(max_retries=0)
    assert caught.value.check is None
    assert "taken effect" not in str(caught.value)


def test_what_may_be_repeated_says_nothing_of_looking(driver: ProbeDriver) -> None:
    driver.server.plan(failure(500))
    with pytest.raises(APIStatusError) as caught:
        driver.ask(max_retries=0)
    assert caught.value.check is None


def test_what_must_not_happen_twice_is_repeated_where_nothing_was_sent(driver: ProbeDriver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(APIConnectionError) as caught:
        driver.create(driver.client(url))
    assert (caught.value.attempts, caught.value.check) == (3, None)


RETRY_INFO = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3.5s"}


@WAYS
@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        (failure(429, retry_after="7"), 7.0),
        (failure(429, retry_after_ms="1500"), 1.5),
        (failure(429, retry_after_ms="1500", retry_after="2"), 1.5),
        (failure(429, details=[RETRY_INFO]), 3.5),
        (failure(503, details=[RETRY_INFO], retry_after="2"), 3.5),
    ],
)
def test_the_wait_a_server_asks_for_is_kept(
    driver: ProbeDriver, reply: Reply, asked: float, way: str
) -> None:
    driver.server.plan(reply, success(way))
    assert perform(driver, way) == "hello"
    (nap,) = driver.naps
    assert asked <= nap <= asked * 1.1


def test_a_date_to_come_back_at(driver: ProbeDriver) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    driver.server.plan(failure(503, retry_after=date), HELLO)
    driver.ask()
    assert 15 < driver.naps[0] < 22


def test_too_long_a_wait_is_left_to_the_caller(driver: ProbeDriver) -> None:
    driver.server.plan(failure(429, retry_after="3600"))
    with pytest.raises(RateLimitError) as caught:
        driver.ask()
    assert (caught.value.retry_after, caught.value.attempts) == (3600.0, 1)


@WAYS
@pytest.mark.usefixtures("clock")
def test_a_wait_beyond_the_deadline_is_not_begun(driver: ProbeDriver, way: str) -> None:
    driver.server.plan(failure(503, "busy", retry_after="6"))
    with pytest.raises(ServerError, match="busy") as caught:
        perform(driver, way, deadline=10)
    assert caught.value.attempts == 2
    assert len(driver.naps) == 1


@WAYS
def test_a_refused_token_is_renewed_once(driver: ProbeDriver, way: str) -> None:
    client = driver.client(credentials=headers.token(Tokens()), max_retries=0)
    driver.server.plan(failure(401), success(way))
    assert perform(driver, way, client) == "hello"
    assert sum(driver.naps) == 0
    sent = [seen.all("authorization")[0] for seen in driver.server.requests]
    assert sent == ["Bearer token-of-a-test-1", "Bearer token-of-a-test-2"]
    driver.server.plan(failure(401, "never"))
    with pytest.raises(AuthenticationError, match="never") as caught:
        perform(driver, way, client)
    assert caught.value.attempts == 2


def test_renewing_a_token_costs_no_retry(driver: ProbeDriver) -> None:
    client = driver.client(credentials=headers.token(Tokens()), max_retries=1)
    driver.server.plan(failure(401), failure(503), HELLO)
    assert driver.ask(client).text == "hello"
    driver.server.plan(failure(401), failure(503), failure(503))
    with pytest.raises(ServerError) as caught:
        driver.ask(client)
    assert caught.value.attempts == 3


def test_neither_a_key_nor_a_header_of_the_callers_own_is_renewed(driver: ProbeDriver) -> None:
    driver.server.plan(failure(401))
    tokens = Tokens()
    client = driver.client(credentials=headers.token(tokens))
    with pytest.raises(AuthenticationError) as caught:
        driver.ask(client, extra_headers={"Authorization": "Bearer mine"})
    assert (caught.value.attempts, tokens.given) == (1, 1)
    with pytest.raises(AuthenticationError) as caught:
        driver.ask()
    assert caught.value.attempts == 1


@WAYS
def test_400_and_a_deadline_are_never_repeated(driver: ProbeDriver, way: str) -> None:
    driver.server.plan(failure(400, retry_after="1"))
    with pytest.raises(BadRequestError):
        perform(driver, way)
    assert len(driver.server.requests) == 1


class Late:
    """Credentials that take a second of the clock's."""

    def __init__(self, clock: Any) -> None:
        self.clock = clock
        self.key = headers.api_key("k" * 20)

    def headers(self) -> Any:
        self.clock.now += 1.0
        return self.key.headers()

    async def headers_async(self) -> Any:
        return self.headers()

    def refused(self, headers: Any) -> bool:
        return False


@WAYS
def test_time_for_credentials_counts(driver: ProbeDriver, clock: Any, way: str) -> None:
    client = driver.client(credentials=Late(clock))
    with pytest.raises(DeadlineExceededError) as caught:
        perform(driver, way, client, deadline=0.9)
    assert caught.value.attempts == 0
    assert not driver.server.requests
    driver.server.plan(success(way))
    assert perform(driver, way, client, deadline=1.1) == "hello"
