"""Silence and deadlines: what each limits, and what it leaves alone."""

import asyncio
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from threading import Event, Timer
from typing import Any

import pytest

from gemini_sdk._transport.settings import NOT_GIVEN
from gemini_sdk.errors import (
    APITimeoutError,
    ConfigurationError,
    DeadlineExceededError,
    ServerError,
)
from tests.raw_server import (
    Reply,
    answer,
    body,
    cut,
    drip,
    event,
    failure,
    head,
    silence,
    stream,
    stream_head,
)
from tests.transport.driver import ProbeDriver

pytestmark = pytest.mark.each_http_library


SHORT = 0.08
"""Seconds: long for loopback, short for a person."""


@contextmanager
def at_most(seconds: float) -> Generator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


HALF = body(b'{"text": "a rather long answer"}')[:-10]


@pytest.mark.parametrize(
    "reply", [[silence], [b"HTTP/1.1 200", silence], [head(), silence], [HALF, silence]]
)
def test_silence_ends_an_attempt(driver: ProbeDriver, reply: Reply) -> None:
    driver.server.plan(reply)
    with at_most(3), pytest.raises(APITimeoutError) as caught:
        driver.ask(timeout=SHORT, max_retries=1)
    assert type(caught.value) is APITimeoutError
    assert (caught.value.attempts, caught.value.sent) == (2, True)
    for connection in driver.server.connections:
        assert connection.closed.wait(5)


def test_what_must_not_happen_twice_is_not_repeated_after_silence(driver: ProbeDriver) -> None:
    driver.server.plan([silence])
    with pytest.raises(APITimeoutError) as caught:
        driver.create(timeout=SHORT)
    assert caught.value.attempts == 1


def test_silence_is_counted_anew_with_every_byte(driver: ProbeDriver) -> None:
    content = b'{"text": "slow"}'
    driver.server.plan([head(content_length=str(len(content))), drip(content, SHORT / 2)])
    begun = time.monotonic()
    assert driver.ask(timeout=5 * SHORT, deadline=None).text == "slow"
    assert time.monotonic() - begun > 5 * SHORT


@pytest.mark.parametrize(
    "reply",
    [
        [silence],
        [head(), silence],
        [HALF, silence],
        [head(content_length="1000"), drip(b" " * 1000, SHORT / 4)],
    ],
)
def test_a_deadline_ends_a_call(driver: ProbeDriver, reply: Reply) -> None:
    driver.server.plan(reply)
    with at_most(2), pytest.raises(DeadlineExceededError) as caught:
        driver.ask(deadline=SHORT)
    assert caught.value.attempts == 1
    (connection,) = driver.server.connections
    assert connection.closed.wait(5)


@pytest.mark.parametrize("timeout", [60, None])
def test_the_last_byte_before_a_deadline_does_not_put_it_off(
    driver: ProbeDriver, timeout: float | None
) -> None:
    driver.server.plan([HALF[:-9], drip(HALF[-9:], 0.03), silence])
    with at_most(0.5), pytest.raises(DeadlineExceededError):
        driver.ask(timeout=timeout, deadline=0.3)


@pytest.mark.parametrize(
    "reply",
    [
        [silence],
        [stream_head(), silence],
        [stream_head(), b"8\r\ndata: {}", silence],
        [stream_head(), drip(b"1\r\n:\r\n" * 100, SHORT / 20)],
    ],
)
def test_a_deadline_ends_a_stream_without_an_event(driver: ProbeDriver, reply: Reply) -> None:
    driver.server.plan(reply)
    with at_most(2):
        chunks, error = driver.stream(deadline=SHORT).rest()
    assert not chunks
    assert isinstance(error, DeadlineExceededError)
    assert driver.server.connections[0].closed.wait(5)


@pytest.mark.parametrize("timeout", [5, None])
def test_a_stream_that_has_begun_has_no_deadline(
    driver: ProbeDriver, timeout: float | None
) -> None:
    late = Event()
    rest = [event({"text": "2"}), event({"text": "3", "done": True}), b"0\r\n\r\n"]
    driver.server.plan([stream_head(), event({"text": "1"}), late, *rest])
    timer = Timer(SHORT * 2, late.set)
    timer.start()
    chunks, error = driver.stream(timeout=timeout, deadline=SHORT).rest()
    timer.join()
    assert [chunk.text for chunk in chunks] == ["1", "2", "3"]
    assert error is None


def test_what_a_deadline_lends_a_connection_is_given_back(driver: ProbeDriver) -> None:
    client = driver.client(timeout=60)
    late = Event()
    driver.server.plan(
        answer({"text": "in time"}),
        [late, *answer({"text": "later"})],
        stream({"text": "in time", "done": True}),
        [late, *answer({"text": "later"})],
    )
    for streamed in (False, True):
        if streamed:
            driver.stream(client, deadline=SHORT).rest()
        else:
            driver.ask(client, deadline=SHORT)
        late.clear()
        timer = Timer(SHORT * 2, late.set)
        timer.start()
        assert driver.ask(client, deadline=60).text == "later"
        timer.join()
    assert len(driver.server.connections) == 1


def test_a_transport_of_the_users_own_is_held_to_the_deadline(driver: ProbeDriver) -> None:
    """One that has no connection to lend a clock to."""

    def drip() -> Generator[bytes]:
        for _ in range(100):
            time.sleep(SHORT / 4)
            yield b" "

    async def drip_async() -> AsyncGenerator[bytes]:
        for _ in range(100):
            await asyncio.sleep(SHORT / 4)
            yield b" "

    def handle(_: Any) -> Any:
        content: Any = drip_async() if driver.asynchronous else drip()
        return driver.library.Response(200, content=content)

    client = driver.client(http_client=driver.mock(handle))
    with at_most(1), pytest.raises(DeadlineExceededError):
        driver.ask(client, deadline=SHORT)
    with at_most(1):
        assert isinstance(driver.stream(client, deadline=SHORT).rest()[1], DeadlineExceededError)


def test_silence_between_the_chunks_of_a_stream(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event({"text": "1"}), silence])
    with at_most(3):
        chunks, error = driver.stream(timeout=SHORT).rest()
    assert [chunk.text for chunk in chunks] == ["1"]
    assert type(error) is APITimeoutError
    assert driver.server.connections[0].closed.wait(5)
    assert len(driver.server.requests) == 1


def test_silence_before_a_stream_begins_is_retried(driver: ProbeDriver) -> None:
    driver.server.plan([silence], stream({"text": "1", "done": True}))
    chunks, error = driver.stream(timeout=SHORT).rest()
    assert ([chunk.text for chunk in chunks], error) == (["1"], None)


def test_the_clock_of_a_stream_starts_with_its_use(driver: ProbeDriver, clock: Any) -> None:
    driver.server.plan(stream({"text": "1", "done": True}))
    waiting = driver.stream(deadline=1)
    clock.now += 5
    assert waiting.next().text == "1"


def test_a_deadline_covers_all_attempts(driver: ProbeDriver, clock: Any) -> None:
    def one_second_later(_: object) -> None:
        clock.now += 1

    driver.server.plan([one_second_later, *failure(503)])
    # The last attempt ends at the deadline, or fails so late that no other is begun.
    with pytest.raises((DeadlineExceededError, ServerError)):
        driver.ask(deadline=4, max_retries=9)
    assert len(driver.server.requests) in (2, 3)


def limits(driver: ProbeDriver, client: Any, **options: Any) -> tuple[Any, Any]:
    """The limits of silence and of the call that one call is held to."""
    from gemini_sdk._transport.exchange import Exchange

    found: list[Exchange[Any]] = []
    transport: Any = client._transport
    perform = transport.perform

    def spy(exchange: Exchange[Any], *rest: Any) -> Any:
        found.append(exchange)
        return perform(exchange, *rest)

    transport.perform = spy
    try:
        driver.ask(client, **options)
    finally:
        del transport.perform
    return found[0].timeouts["read"], found[0].deadline.seconds


def test_limits_of_client_and_call(driver: ProbeDriver) -> None:
    assert limits(driver, driver.client()) == (600.0, 900.0)
    client = driver.client(timeout=11, deadline=22)
    assert limits(driver, client) == (11, 22)
    assert limits(driver, client, timeout=NOT_GIVEN, deadline=NOT_GIVEN) == (11, 22)
    assert limits(driver, client, timeout=3) == (3, 22)
    assert limits(driver, client, timeout=None) == (None, 22)
    assert limits(driver, client, deadline=None) == (11, None)
    varied = client.with_options(timeout=None)
    assert limits(driver, varied) == (None, 22)
    assert limits(driver, varied.with_options(deadline=1.5), timeout=7) == (7, 1.5)
    assert limits(driver, client) == (11, 22)


def test_connecting_takes_five_seconds_at_most(driver: ProbeDriver) -> None:
    seen: list[Any] = []
    http_client = driver.http_client()

    def note(request: Any) -> None:
        seen.append(dict(request.extensions["timeout"]))

    async def note_async(request: Any) -> None:
        note(request)

    http_client.event_hooks = {"request": [note_async if driver.asynchronous else note]}
    client = driver.client(http_client=http_client)
    for timeout, connect in ((600, 5.0), (2, 2), (None, 5.0)):
        driver.ask(client, timeout=timeout)
        assert seen.pop() == {
            "connect": connect,
            "read": timeout,
            "write": timeout,
            "pool": timeout,
        }


@pytest.mark.parametrize("value", [0, -1, True, "3", float("nan"), float("inf"), 1e12])
@pytest.mark.parametrize("name", ["timeout", "deadline"])
def test_a_limit_is_a_positive_number(driver: ProbeDriver, name: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=name):
        driver.client(**{name: value})
    with pytest.raises(ConfigurationError, match=name):
        driver.client().with_options(**{name: value})


def test_a_caller_that_is_quicker_than_the_deadline_is_not_disturbed(driver: ProbeDriver) -> None:
    driver.server.plan([head(), b'{"text": ', b'"x"}', cut])
    assert driver.ask(deadline=30).text == "x"
