"""How long connections live, and who may share them: threads, forks, clients of one pool, clients handed in."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Generator
from threading import Barrier, Thread
from typing import Any

import pytest

from gemini_sdk._methods.method import transport_of
from gemini_sdk._transport import http_library
from gemini_sdk._transport.http_library import Name
from gemini_sdk._transport.http_transport import VARIABLE
from gemini_sdk._transport.session import Session
from gemini_sdk.errors import ConfigurationError
from tests.raw_server import RawServer, answer, event, silence, stream_head
from tests.transport.driver import AsyncProbeClient, Probe, ProbeClient, ProbeDriver


@pytest.fixture
def _library(library_name: Name) -> Generator[None]:
    with http_library.use(library_name):
        yield


def in_threads(count: int, work: Any) -> list[BaseException]:
    """What went wrong when so many threads did `work(number)` at once."""
    start, failures = Barrier(count), list[BaseException]()

    def run(number: int) -> None:
        try:
            start.wait(5)
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return failures


@pytest.mark.usefixtures("_library")
def test_threads_share_a_client(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    context = Session.ssl_context

    def counted(session: Session) -> Any:
        made.append(1)
        return context(session)

    monkeypatch.setattr(Session, "ssl_context", counted)
    monkeypatch.setattr(sys, "getswitchinterval", sys.getswitchinterval)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ProbeClient(server.url) as client:

            def work(number: int) -> None:
                for turn in range(10):
                    mine = client.with_options(headers={"x-mine": f"{number}"})
                    assert mine.ask(f"{number}-{turn}", extra_query={"q": f"{number}"}).text

            assert in_threads(16, work) == []
    finally:
        sys.setswitchinterval(interval)
    assert len(made) == 1, "all share one pool"
    for seen in server.requests:
        number = seen.all("x-mine")[0]
        assert seen.target.startswith(f"/v1/{number}-")
        assert seen.target.endswith(f"?q={number}")


@pytest.mark.usefixtures("_library")
def test_caches_are_not_mixed_up_by_threads(server: RawServer) -> None:
    """Headers are those of the credentials of the call, whoever else calls."""

    class Turning:
        def __init__(self) -> None:
            self.each = [{"x-goog-api-key": f"{n}" * 20} for n in range(10)]

        def of(self, number: int) -> dict[str, str]:
            return self.each[number]

    turning = Turning()
    client = ProbeClient(server.url)
    session = transport_of(client).session
    call: Any = Probe().ask()

    def work(number: int) -> None:
        credentials = turning.of(number)
        for _ in range(2000):
            assert session.headers(credentials, call)["x-goog-api-key"] == f"{number}" * 20

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        assert in_threads(10, work) == []
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.usefixtures("_library")
def test_urls_kept_are_not_without_end(server: RawServer) -> None:
    with ProbeClient(server.url) as client:
        session = transport_of(client).session
        for number in range(3000):
            call: Any = Probe().ask(name=f"m{number}")
            assert str(session.url(call)).endswith(f"/v1/m{number}:ask")
        assert len(session._urls) <= 1024  # pyright: ignore[reportPrivateUsage]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.usefixtures("_library")
def test_a_forked_child_connects_anew(server: RawServer) -> None:
    with ProbeClient(server.url) as client:
        client.ask("parent")
        child = os.fork()
        if child == 0:
            signal.alarm(10)
            status = 1
            try:
                status = 0 if client.ask("child").text == "hello" else 2
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        client.ask("parent")
    parent, of_child, again = (seen.connection for seen in server.requests)
    assert parent is again
    assert parent is not of_child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("carrier", ["httpcore", "aiohttp"])
def test_a_forked_child_of_an_asyncio_client_connects_anew(
    server: RawServer, carrier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an event loop of its own, while the parent's is still open."""
    monkeypatch.setenv(VARIABLE, carrier)
    client = AsyncProbeClient(server.url)
    with asyncio.Runner() as runner:
        runner.run(client.ask("parent"))
        child = os.fork()
        if child == 0:
            signal.alarm(10)
            status = 1
            try:
                status = 0 if asyncio.run(client.ask("child")).text == "hello" else 2
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        runner.run(client.ask("parent"))
        runner.run(client.aclose())
    parent, of_child, again = (seen.connection for seen in server.requests)
    assert parent is again
    assert parent is not of_child


def test_a_context_manager_closes_its_connections(driver: ProbeDriver) -> None:
    client = driver.client()

    def use() -> None:
        with client as entered:
            assert entered is client
            assert client.ask().text == "hello"

    async def use_async() -> None:
        async with client as entered:
            assert entered is client
            assert (await client.ask()).text == "hello"

    driver.get((use_async if driver.asynchronous else use)())
    assert driver.server.connections[0].closed.wait(5)
    driver.close(client)
    assert driver.ask(client).text == "hello", "a client that was closed connects anew"


@pytest.mark.usefixtures("_library")
def test_a_client_that_is_dropped_closes_its_connections(server: RawServer) -> None:
    gc.disable()
    try:
        ProbeClient(server.url).ask()
        assert server.connections[0].closed.wait(5)
    finally:
        gc.enable()


def test_a_client_handed_in_stays_open(driver: ProbeDriver) -> None:
    lent = driver.http_client()
    first, second = driver.client(http_client=lent), driver.client(http_client=lent)
    driver.ask(first)
    driver.close(first)
    assert not lent.is_closed
    driver.ask(second)
    assert len(driver.server.connections) == 1
    assert len(driver.server.open) == 1


def test_a_client_handed_in_that_was_closed(driver: ProbeDriver) -> None:
    lent = driver.http_client()
    client = driver.client(http_client=lent)
    driver.close(lent)
    with pytest.raises(ConfigurationError, match="is closed"):
        driver.ask(client)
    with pytest.raises(ConfigurationError, match="is closed"):
        driver.stream(client).next()


def test_with_options_shares_connections(driver: ProbeDriver) -> None:
    client = driver.client()
    varied = client.with_options(timeout=3)
    for each in (client, varied, varied.with_options(max_retries=0), client):
        driver.ask(each)
    assert len(driver.server.connections) == 1
    driver.close(varied)
    driver.close(varied.with_options(max_retries=0))
    driver.ask(client)
    driver.ask(varied)
    assert len(driver.server.connections) == 1, "they are the first client's to close"
    driver.close(client)
    assert driver.server.connections[0].closed.wait(5)


def test_who_is_left_closes_what_was_shared(driver: ProbeDriver) -> None:
    varied = driver.client().with_options(timeout=3)
    driver.ask(varied)
    driver.forget()
    gc.collect()
    assert driver.server.open
    driver.close(varied)
    assert driver.server.connections[0].closed.wait(5)


def test_a_connection_the_server_closed_is_not_used_again(driver: ProbeDriver) -> None:
    client = driver.client()
    driver.ask(client)
    driver.server.connections[0].cut()
    assert driver.create(client).text == "hello"
    assert len(driver.server.connections) == 2


def test_an_error_leaves_the_connection_in_use(driver: ProbeDriver) -> None:
    client = driver.client()
    driver.server.plan(answer({"error": {"code": 400}}, 400))
    for _ in range(3):
        with pytest.raises(Exception, match="400"):
            driver.ask(client)
    assert len(driver.server.connections) == 1


def test_a_stream_outlives_the_closing_of_its_client_or_says_so(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event({"text": "1"}), silence])
    client = driver.client()
    chunks = driver.stream(client)
    assert chunks.next().text == "1"
    driver.close(client)
    chunks.close()
    assert driver.server.connections[0].closed.wait(5)
