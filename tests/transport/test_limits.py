"""No phase of a call outlasts `deadline`, and no answer that only begins outlasts `timeout`."""

import os
import signal
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest

from gemini_sdk._credentials import headers
from gemini_sdk._transport.http_library import Name
from gemini_sdk._transport.name_lookup import lookup
from gemini_sdk.errors import (
    APIConnectionError,
    APITimeoutError,
    DeadlineExceededError,
    GeminiSDKError,
)
from tests.raw_server import Connection, Reply, answer, drip, event, head, stream_head
from tests.slow_network import full_queue, informing, taker
from tests.transport.driver import ProbeDriver

pytestmark = pytest.mark.each_http_library


LIMIT = 0.3
OVER = 5
"""Seconds that are too long for any of these tests, however slow the machine."""


def flooding(connection: Connection) -> None:
    """The same, as fast as they can be read."""
    while not connection.closed.is_set():
        connection.socket.sendall(b"HTTP/1.1 102 Processing\r\n\r\n" * 100)


SLOW: dict[str, Reply] = {
    "status line": [drip(b"HTTP/1.1 200 " + b"x" * 1000, 0.02)],
    "headers": [b"HTTP/1.1 200 OK\r\n", drip(b"a: b\r\n" * 1000, 0.02)],
    "1xx": [informing],
    "1xx at once": [flooding],
}
HANDED = pytest.mark.parametrize("handed", [False, True], ids=["own", "handed in"])


@contextmanager
def in_time() -> Generator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < OVER


def client_of(driver: ProbeDriver, handed: bool, url: Any = None, **options: Any) -> Any:
    http_client = driver.http_client(trust_env=False) if handed else None
    return driver.client(url, http_client=http_client, max_retries=0, **options)


def way_of(driver: ProbeDriver, way: str, client: Any) -> None:
    if way == "call":
        driver.ask(client)
    else:
        driver.stream(client).next()


@HANDED
@pytest.mark.parametrize("way", ["call", "stream"])
@pytest.mark.parametrize("slow", list(SLOW))
def test_an_answer_that_only_begins(driver: ProbeDriver, slow: str, way: str, handed: bool) -> None:
    driver.server.plan(SLOW[slow])
    for limits, kind in (
        ({"timeout": LIMIT}, APITimeoutError),
        ({"deadline": LIMIT}, DeadlineExceededError),
        ({"deadline": LIMIT, "timeout": None}, DeadlineExceededError),
    ):
        with in_time(), pytest.raises(APITimeoutError) as caught:
            way_of(driver, way, client_of(driver, handed, **limits))
        assert type(caught.value) is kind
        assert caught.value.sent


def test_headers_late_but_within_the_timeout_are_waited_for(driver: ProbeDriver) -> None:
    whole = answer({"text": "late"})[0]
    assert isinstance(whole, bytes)
    driver.server.plan([b"HTTP/1.1 100 Continue\r\n\r\n", drip(whole, 0.001)])
    assert driver.ask(timeout=5).text == "late"


def test_a_body_may_take_longer_than_the_timeout(driver: ProbeDriver) -> None:
    content = b'{"text": "slow"}'
    driver.server.plan([head(content_length=str(len(content))), drip(content, 0.03)])
    assert driver.ask(timeout=LIMIT, deadline=None).text == "slow"


@HANDED
def test_a_request_that_is_taken_slowly(driver: ProbeDriver, handed: bool) -> None:
    with taker(0.02) as url:
        client = client_of(driver, handed, url, deadline=LIMIT)
        with in_time(), pytest.raises(DeadlineExceededError):
            driver.ask(client, body=b" " * 50_000_000)


def found(*places: tuple[str, int]) -> Any:
    """In place of socket.getaddrinfo: these are the addresses of a name."""
    real = socket.getaddrinfo

    def getaddrinfo(host: str, *rest: Any, **options: Any) -> Any:
        if host != "name.localhost":
            return real(host, *rest, **options)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]

    return getaddrinfo


@HANDED
def test_dead_addresses(driver: ProbeDriver, handed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with full_queue() as place:
        monkeypatch.setattr(socket, "getaddrinfo", found(*[place] * 4))
        url = f"http://name.localhost:{place[1]}"
        for limits, kind in (
            ({"timeout": LIMIT}, APITimeoutError),
            ({"deadline": LIMIT}, DeadlineExceededError),
        ):
            with in_time(), pytest.raises(APITimeoutError) as caught:
                driver.ask(client_of(driver, handed, url, **limits))
            assert type(caught.value) is kind


@HANDED
def test_an_address_that_answers_after_one_that_does_not(
    driver: ProbeDriver, handed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(driver.server.host.rpartition(":")[2])
    refused, silent = ("127.0.0.2", port), ("127.0.0.3", port)
    with socket.socket() as listener:
        listener.bind(silent)
        listener.listen(0)
        held = [socket.socket() for _ in range(3)]
        for each in held:
            each.setblocking(False)
            each.connect_ex(silent)
        places = found(refused, silent, ("127.0.0.1", port))
        monkeypatch.setattr(socket, "getaddrinfo", places)
        client = client_of(driver, handed, f"http://name.localhost:{port}", timeout=5)
        assert driver.ask(client).text == "hello"
        for each in held:
            each.close()


def test_every_address_refuses(driver: ProbeDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        place = closed.getsockname()
    monkeypatch.setattr(socket, "getaddrinfo", found(place, place))
    client = client_of(driver, handed=False, url=f"http://name.localhost:{place[1]}")
    with pytest.raises(APIConnectionError) as caught:
        driver.ask(client)
    assert (type(caught.value), caught.value.sent) == (APIConnectionError, False)


@HANDED
def test_a_lookup_that_hangs(
    driver: ProbeDriver, handed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, asked = Event(), list[str]()

    def getaddrinfo(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        assert over.wait(20)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    client = client_of(driver, handed, "http://name.localhost")
    for _ in range(2):
        with in_time(), pytest.raises(DeadlineExceededError):
            driver.ask(client, deadline=LIMIT)
    with (
        in_time(),
        pytest.raises(APITimeoutError, match=r"no address was found for name\.localhost"),
    ):
        driver.ask(client, timeout=LIMIT)
    assert asked == ["name.localhost"], "one lookup serves all who wait for it"
    running = lookup("name.localhost", 80)
    over.set()
    with pytest.raises(socket.gaierror):
        running.result(5)


def test_a_name_that_is_not_known(driver: ProbeDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    client = client_of(driver, handed=False, url="http://name.localhost")
    with pytest.raises(APIConnectionError, match="not known") as caught:
        driver.ask(client)
    assert not caught.value.sent


@pytest.mark.parametrize("way", ["call", "stream"])
def test_a_token_that_hangs(driver: ProbeDriver, way: str) -> None:
    over = Event()

    def provider() -> str:
        assert over.wait(20)
        return "a-token-at-last"

    client = driver.client(credentials=headers.token(provider), deadline=LIMIT)
    for _ in range(2):  # The first begins the renewal, the second waits for it.
        with in_time(), pytest.raises(DeadlineExceededError) as caught:
            way_of(driver, way, client)
        assert not caught.value.sent
    over.set()
    assert driver.ask(client, deadline=20).text == "hello"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_child_forked_during_a_renewal(driver: ProbeDriver) -> None:
    if driver.asynchronous:
        pytest.skip("a child has no event loop to go on with")
    inside, over = Event(), Event()
    parent = os.getpid()

    def provider() -> str:
        if os.getpid() == parent:
            inside.set()
            assert over.wait(20)
        return "a-token-at-last"

    client = driver.client(credentials=headers.token(provider), deadline=5)
    thread = Thread(target=client.ask)
    thread.start()
    assert inside.wait(20)
    child = os.fork()
    if child == 0:
        signal.alarm(15)
        status = 1
        try:
            status = 0 if client.ask().text == "hello" else 2
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    over.set()
    thread.join(20)
    assert os.waitstatus_to_exitcode(status) == 0


def test_a_stream_that_has_begun_ends_by_silence_alone(driver: ProbeDriver) -> None:
    rest = [drip(event({"text": "2", "done": True}), 0.01), b"0\r\n\r\n"]
    driver.server.plan([stream_head(), event({"text": "1"}), *rest])
    chunks, error = driver.stream(client_of(driver, handed=False, deadline=LIMIT)).rest()
    assert ([chunk.text for chunk in chunks], error) == (["1", "2"], None)


@pytest.mark.usefixtures("driver")
def test_what_the_libraries_are_expected_to_have(library_name: Name, driver: ProbeDriver) -> None:
    """Where they lose it, limits hold for each step alone."""
    client = driver.http_client()
    pool: Any = client._transport._pool
    assert hasattr(pool, "_network_backend")
    assert library_name == driver.name
    with pytest.raises(GeminiSDKError):
        driver.ask(driver.client("http://127.0.0.1:9", http_client=client, max_retries=0))
    assert type(pool._network_backend).__module__.startswith("gemini_sdk.")
