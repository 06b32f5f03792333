"""What is sent, and what is made of what arrives, to the byte: the same for each transport."""

import asyncio
import socket
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from gemini_sdk.errors import APIConnectionError, APIStatusError, APITimeoutError, StreamBrokenError
from tests.raw_server import (
    END,
    Connection,
    Step,
    answer,
    body,
    chunk,
    cut,
    drip,
    event,
    head,
    reset,
    silence,
    stream_head,
)
from tests.transport.driver import ProbeDriver

LAST = {"text": "2", "done": True}


def test_the_headers_are_ours_alone(driver: ProbeDriver) -> None:
    client = driver.client(headers={"X-Mine": "a b", "expect": "x"})
    driver.ask(client, body=b"{}")
    driver.stream(client, body=b"{}").rest()
    for seen in driver.server.requests:
        names = [name for name, _ in seen.headers]
        assert len(names) == len(set(names))
        assert set(names) - {"connection"} == {
            "accept",
            "accept-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "user-agent",
            "x-goog-api-key",
            "x-mine",
        }
        assert seen.all("host") == [driver.server.host]
        assert seen.all("accept-encoding") == ["gzip, deflate"]
        assert seen.all("x-mine") == ["a b"]
        assert seen.all("user-agent")[0].startswith("gemini-sdk/")
        assert seen.body == b"{}"


def test_cookies_are_not_kept(driver: ProbeDriver) -> None:
    driver.server.plan(answer({"text": "x"}, set_cookie="a=b; Path=/"))
    client = driver.client()
    for _ in range(2):
        driver.ask(client)
    assert [seen.all("cookie") for seen in driver.server.requests] == [[], []]


@pytest.mark.parametrize(
    "value", ["a+b", "a b", "a/b", "%2F%25", "é", "a;b=c&d", "~'()*!", "[x]", "a%zz", "\\", "ß"]
)
def test_a_query_arrives_as_it_was_meant(driver: ProbeDriver, value: str) -> None:
    driver.ask(extra_query={"q": value})
    target = driver.server.requests[0].target
    assert target.isascii()
    assert parse_qs(urlsplit(target).query) == {"q": [value]}


@pytest.mark.parametrize(
    "path", ["/a%2Fb", "/a%25b", "/a%20b", "/a//b", "/%C3%A9", "/a;b", "/a:b@c"]
)
def test_a_path_arrives_as_it_was_written(driver: ProbeDriver, path: str) -> None:
    driver.ask(driver.client(driver.server.url + path))
    assert driver.server.requests[0].target == f"{path}/v1/it:ask"


def test_what_came_before_a_break_is_handed_over(driver: ProbeDriver) -> None:
    for end in (cut, reset):
        driver.server.plan([stream_head(), event({"text": "1"}) * 3, end])
        chunks, error = driver.stream().rest()
        if end is cut:
            assert [each.text for each in chunks] == ["1"] * 3
        assert isinstance(error, StreamBrokenError)


@pytest.mark.parametrize(
    "reply",
    [
        [cut],
        [reset],
        [b"HTTP/1.1 2", cut],
        [head(content_length="5"), cut],
        [head(content_length="5") + b"{", reset],
        [b"no HTTP at all\r\n\r\n"],
        [stream_head(), b"zz\r\n"],
        [stream_head(), chunk(b"{"), drip(b"zz\r\n", 0.02), silence],
    ],
    ids=[
        "cut",
        "reset",
        "in the status",
        "after the head",
        "in the body",
        "garbage",
        "bad chunk",
        "bad chunk, later",
    ],
)
def test_a_create_that_may_have_arrived_is_not_sent_again(
    driver: ProbeDriver, reply: list[Step]
) -> None:
    driver.server.plan(reply)
    with pytest.raises(APIConnectionError) as caught:
        driver.create(max_retries=2)
    assert caught.value.sent
    assert caught.value.check
    assert len(driver.server.requests) == 1


def test_a_create_that_did_not_arrive_is_sent_again(driver: ProbeDriver) -> None:
    with pytest.raises(APIConnectionError) as caught:
        driver.create(driver.client("http://127.0.0.1:1"), max_retries=2)
    assert (caught.value.sent, caught.value.attempts) == (False, 3)


@pytest.mark.parametrize("idle", [b"", b"HTTP/1.1 408 Timeout\r\ncontent-length: 0\r\n\r\n"])
def test_an_idle_connection_that_the_server_ended_is_not_used(
    driver: ProbeDriver, idle: bytes
) -> None:
    """Some servers say why before they close. The event loop does not run meanwhile."""
    client, go = driver.client(), Event()
    ending: list[Step] = [go, idle, cut] if idle else [go, cut]
    driver.server.plan([*answer({"text": "1"}), *ending], answer({"text": "made"}))
    driver.ask(client)
    go.set()
    _wait_until_gone(driver.server.connections[0])
    assert driver.create(client, max_retries=0).text == "made"
    assert len(driver.server.connections) == 2


def _wait_until_gone(connection: Connection) -> None:
    assert connection.closed.wait(10)
    while connection.socket.fileno() != -1:
        time.sleep(0.001)


def test_a_large_body_is_sent_whole(driver: ProbeDriver) -> None:
    content = b'{"a": "%b"}' % (b"x" * 5_000_000)
    driver.ask(body=content)
    (seen,) = driver.server.requests
    assert seen.all("content-length") == [str(len(content))]
    assert not seen.all("transfer-encoding")
    assert seen.body == content


@contextmanager
def _taking(serve: Callable[[socket.socket], None], buffer: int = 4096) -> Generator[str]:
    """A server that does this with its first connection, from which nothing was read."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def work() -> None:
            with suppress(OSError), listener.accept()[0] as taken:
                serve(taken)

        Thread(target=work, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_slow_upload_is_no_silence(driver: ProbeDriver) -> None:
    """As long as the server takes some of it, now and then."""
    content = b"x" * 12_000_000

    def take(taken: socket.socket) -> None:
        received = 0
        while received < len(content):
            time.sleep(0.02)
            received += len(taken.recv(250_000))
        taken.sendall(body(b'{"text": "hello"}'))
        taken.recv(1000)

    with _taking(take, buffer=250_000) as url:
        begun = time.monotonic()
        assert driver.ask(driver.client(url), body=content, timeout=0.5).text == "hello"
        assert time.monotonic() - begun > 0.5


def test_a_server_that_takes_nothing(driver: ProbeDriver) -> None:
    over = Event()
    with _taking(lambda _: [over.wait(20)].clear()) as url:
        with pytest.raises(APITimeoutError) as caught:
            driver.ask(driver.client(url), body=b"x" * 30_000_000, timeout=0.2, max_retries=0)
        over.set()
    assert caught.value.sent


def test_an_answer_before_the_request_was_taken(driver: ProbeDriver) -> None:
    """A server that refuses a large body need not read it."""
    over = Event()
    refusal = body(b'{"error": {"code": 413, "message": "too large"}}', 413)

    def refuse(taken: socket.socket) -> None:
        taken.recv(1000)
        taken.sendall(refusal)
        over.wait(20)

    with _taking(refuse) as url, pytest.raises(APIStatusError, match="too large") as caught:
        driver.ask(driver.client(url), body=b"x" * 2_000_000, max_retries=0)
    over.set()
    assert caught.value.status_code == 413


def test_long_headers(driver: ProbeDriver) -> None:
    driver.server.plan(answer({"text": "hello"}, x_long="y" * 50_000))
    assert driver.raw().headers["x-long"] == "y" * 50_000
    assert driver.ask(headers={}, extra_headers={"x-long": "y" * 20_000}).text == "hello"


def test_silence_counts_from_when_somebody_waits(driver: ProbeDriver) -> None:
    """Who takes their time over a chunk has not made the server silent."""
    go = Event()
    driver.server.plan([stream_head(), event({"text": "1"}), go, event(LAST), END])
    stream = driver.stream(timeout=0.3)
    assert stream.next().text == "1"
    time.sleep(0.5)
    go.set()
    chunks, error = stream.rest()
    assert ([each.text for each in chunks], error) == (["2"], None)


def test_silence_within_a_stream(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event({"text": "1"}), silence])
    chunks, error = driver.stream(timeout=0.3).rest()
    assert [each.text for each in chunks] == ["1"]
    assert isinstance(error, APITimeoutError)
    driver.server.plan([stream_head(), event({"text": "1"}), drip(event(LAST), 0.02), END])
    assert driver.stream(timeout=0.5).rest()[1] is None


def test_many_small_chunks_of_a_large_answer(driver: ProbeDriver) -> None:
    content = b'{"text": "%b"}' % (b"x" * 400_000)
    pieces = [chunk(content[at : at + 1000]) for at in range(0, len(content), 1000)]
    driver.server.plan([stream_head("application/json"), *pieces, END])
    assert len(driver.ask().text or "") == 400_000


def test_a_thousand_at_once(driver: ProbeDriver) -> None:
    if driver.blocking:
        pytest.skip("blocking clients make one call at a time")

    async def main(client: Any) -> int:
        return len(await asyncio.gather(*[client.ask() for _ in range(1000)]))

    # The server runs in this process: on a busy machine it accepts the last of them late.
    assert driver.get(main(driver.client(timeout=120))) == 1000


def test_a_body_does_not_wait_for_100_continue(driver: ProbeDriver) -> None:
    client = driver.client(headers={"expect": "100-continue"})
    driver.server.plan(
        answer({"text": "hello"}), [b"HTTP/1.1 100 Continue\r\n\r\n", *answer({"text": "again"})]
    )
    assert driver.ask(client, body=b"{}").text == "hello"
    assert driver.ask(client, body=b"{}").text == "again"
    assert [seen.body for seen in driver.server.requests] == [b"{}", b"{}"]


def test_a_chunk_that_is_none_ends_a_stream_after_its_events(driver: ProbeDriver) -> None:
    """The head, an event and the damage come in one packet. aiohttp's parser then drops all three."""
    driver.server.plan([stream_head() + event({"text": "1"}) + b"zz\r\nno chunk\r\n", cut])
    chunks, error = driver.stream(driver.client(max_retries=0)).rest()
    if driver.transport == "aiohttp" and not driver.blocking:
        assert chunks == []
        assert isinstance(error, APIConnectionError)
    else:
        assert [each.text for each in chunks] == ["1"]
        assert isinstance(error, StreamBrokenError)
