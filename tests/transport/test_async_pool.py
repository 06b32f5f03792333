"""The connections of async clients: many at once, across cancellations and event loops, and never more than allowed."""

import asyncio
import gc
from collections.abc import Callable, Generator
from threading import Event, Thread
from typing import Any, cast

import pytest

from gemini_sdk._methods.method import transport_of
from gemini_sdk._transport import aiohttp_connector, aiohttp_pool, async_pool, http_library
from gemini_sdk._transport.async_transport import AsyncStream
from gemini_sdk._transport.http_library import Name
from gemini_sdk._transport.http_transport import VARIABLE
from gemini_sdk.errors import DeadlineExceededError
from tests.raw_server import RawServer, Step, answer, event, head, silence, stream_head
from tests.transport.driver import AsyncProbeClient, Said

pytestmark = pytest.mark.each_http_library


Limited = Callable[[str, int], None]
HELLO = answer({"text": "hello"})


@pytest.fixture(autouse=True, params=["httpcore", "aiohttp"])
def carrier(
    request: pytest.FixtureRequest, library_name: Name, monkeypatch: pytest.MonkeyPatch
) -> Generator[str]:
    carrier: str = request.param
    if carrier == "aiohttp" and library_name == "httpx":
        pytest.skip("aiohttp carries what httpx2 describes")
    monkeypatch.setenv(VARIABLE, carrier)
    with http_library.use(library_name):
        yield carrier


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Limited:
    """Sets the limits of both transports."""

    def limit(name: str, number: int) -> None:
        for module in (async_pool, aiohttp_pool, aiohttp_connector):
            monkeypatch.setattr(module, name, number, raising=False)

    return limit


def counts(client: AsyncProbeClient) -> tuple[int, int, int]:
    """Connections open, idle, and waited for."""
    ((pool, _),) = transport_of(client).pool._pools.values()  # pyright: ignore[reportPrivateUsage]
    if isinstance(pool, async_pool.HttpcorePool):
        return pool._open, len(pool._idle), len(pool._waiting)  # pyright: ignore[reportPrivateUsage]
    used: Any = cast(Any, pool)
    idle = sum(map(len, used._connector._conns.values()))
    waiting = [each for each in used._turns._waiters or () if not each.done()]
    return idle + len(used._connector._acquired), idle, len(waiting)


def test_64_calls_at_once(server: RawServer) -> None:
    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            for _ in range(3):
                answers = await asyncio.gather(*[client.ask(str(n)) for n in range(64)])
                assert [each.text for each in answers] == ["hello"] * 64
            assert counts(client) == (64, 64, 0)
        assert not server.open or all(each.closed.wait(5) for each in server.open)

    asyncio.run(main())
    assert len(server.requests) == 192
    assert len(server.connections) == 64


def test_the_connection_used_last_is_used_first(server: RawServer) -> None:
    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            await asyncio.gather(*[client.ask() for _ in range(4)])
            for _ in range(8):
                await client.ask()

    asyncio.run(main())
    assert len({id(seen.connection) for seen in server.requests[4:]}) == 1


def test_no_more_connections_than_allowed(server: RawServer, limited: Limited) -> None:
    limited("MAX_CONNECTIONS", 3)

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            answers = await asyncio.gather(*[client.ask(str(n)) for n in range(30)])
            assert len(answers) == 30
            assert counts(client) == (3, 3, 0)

    asyncio.run(main())
    assert len(server.connections) == 3
    last = [seen.target for seen in server.requests][-9:]
    assert "/v1/29:ask" in last, "first come, first served"


def test_a_burst_finds_the_connections_of_the_last_one(server: RawServer) -> None:
    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            for _ in range(2):
                await asyncio.gather(*[client.ask(str(n)) for n in range(100)])

    asyncio.run(main())
    assert len(server.connections) == 100


def test_connections_that_stay_idle_are_closed(
    server: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (async_pool, aiohttp_connector):
        monkeypatch.setattr(module, "KEEP_ALIVE", 0.05)

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            for _ in range(2):
                await asyncio.gather(*[client.ask(str(n)) for n in range(10)])
                for connection in list(server.connections):
                    assert await asyncio.to_thread(connection.closed.wait, 5)
                assert counts(client) == (0, 0, 0)

    asyncio.run(main())
    assert len(server.connections) == 20


def test_the_deadline_counts_the_wait_for_a_connection(server: RawServer, limited: Limited) -> None:
    limited("MAX_CONNECTIONS", 1)
    server.plan([stream_head(), event({"text": "1"}), silence])

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            async with client.stream() as holder:
                await anext(holder)
                for work in (client.ask(deadline=0.05), anext(client.stream(deadline=0.05))):
                    with pytest.raises(DeadlineExceededError) as caught:
                        await work
                    assert caught.value.attempts == 0
                assert counts(client)[0] == 1
            server.plan(HELLO)
            assert (await client.ask()).text == "hello"

    asyncio.run(main())


@pytest.mark.parametrize("reply", [[silence], [head(), silence], [head(), b'{"te', silence]])
@pytest.mark.parametrize("how", ["timeout", "cancel"])
def test_cancelling_a_call_frees_its_connection(
    server: RawServer, limited: Limited, how: str, reply: list[Step]
) -> None:
    limited("MAX_CONNECTIONS", 1)

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            for _ in range(3):
                server.plan(reply)
                if how == "timeout":
                    with pytest.raises(TimeoutError):
                        async with asyncio.timeout(0.03):
                            await client.ask()
                else:
                    task = asyncio.create_task(client.ask())
                    await asyncio.sleep(0.03)
                    task.cancel()
                    with pytest.raises(asyncio.CancelledError):
                        await task
                server.plan(HELLO)
                assert (await client.ask()).text == "hello"
            assert counts(client) == (1, 1, 0)

    asyncio.run(main())
    assert all(each.closed.wait(5) for each in server.connections)


def test_a_call_cancelled_again_and_again_does_no_harm(server: RawServer, limited: Limited) -> None:
    """Not even where it interrupts the HTTP library's own cleaning up."""
    limited("MAX_CONNECTIONS", 1)

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            for turns in range(6):
                server.plan([stream_head(), silence])
                for work in (client.ask, client.stream().__anext__):
                    task = asyncio.ensure_future(work())
                    await asyncio.sleep(0.02)
                    for _ in range(turns):
                        task.cancel()
                        await asyncio.sleep(0)
                    task.cancel()
                    await asyncio.wait([task])
                server.plan(HELLO)
                assert (await client.ask(timeout=1)).text == "hello"
            assert counts(client) == (1, 1, 0)

    asyncio.run(main())
    assert all(each.closed.wait(5) for each in server.connections)


def test_cancelling_a_stream_frees_its_connection(server: RawServer, limited: Limited) -> None:
    limited("MAX_CONNECTIONS", 1)
    server.plan([stream_head(), event({"text": "1"}), silence])

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            for deadline in (5, None):
                begun = asyncio.Event()
                task = asyncio.create_task(_consume(client.stream(deadline=deadline), begun))
                await begun.wait()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                assert server.connections[-1].closed.wait(5)
            server.plan(HELLO)
            assert (await client.ask()).text == "hello"
            assert counts(client) == (1, 1, 0)

    asyncio.run(main())


async def _consume(chunks: AsyncStream[Said], begun: asyncio.Event) -> None:
    async for _ in chunks:
        begun.set()


def test_cancelling_those_who_wait_loses_no_turn(
    server: RawServer, limited: Limited, carrier: str
) -> None:
    """Whatever the order of clients given back and waiters cancelled, every client finds its way to someone."""
    limited("MAX_CONNECTIONS", 2)

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            lease = transport_of(client).pool.lease
            session = transport_of(client).session
            for victims in ((0,), (1,), (0, 1), (0, 2), (0, 1, 2)):
                held = [await lease(session), await lease(session)]
                waiting = [asyncio.create_task(lease(session)) for _ in range(3)]
                await asyncio.sleep(0)
                assert counts(client)[2] == 3
                # Two are given a client, and some are cancelled before they can take it.
                for each in held:
                    await each.__aexit__(None)
                for victim in victims:
                    waiting[victim].cancel()
                done = await asyncio.gather(*waiting, return_exceptions=True)
                taken = [each for each in done if isinstance(each, async_pool.AsyncLease)]
                assert len(taken) == 3 - len(victims)
                for each in taken:
                    await each.__aexit__(None)
                assert counts(client) == ((2, 2, 0) if carrier == "httpcore" else (0, 0, 0))

    # One of three lives on with a client each at most, since two are all there is.
    asyncio.run(asyncio.wait_for(main(), 10))


def test_an_interrupted_connection_is_replaced_for_who_waits(
    server: RawServer, limited: Limited
) -> None:
    limited("MAX_CONNECTIONS", 1)
    arrived = Event()
    server.plan([lambda _: arrived.set(), silence], HELLO)

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            first = asyncio.create_task(client.ask())
            await asyncio.to_thread(arrived.wait, 20)
            second = asyncio.create_task(client.ask())
            await asyncio.sleep(0)
            first.cancel()
            assert (await second).text == "hello"
            assert counts(client) == (1, 1, 0)

    asyncio.run(main())


def test_one_client_across_event_loops(server: RawServer) -> None:
    client = AsyncProbeClient(server.url)
    for number in range(3):
        answers = asyncio.run(_both(client))
        assert answers == ["hello", "hello"]
        assert all(each.closed.wait(5) for each in server.connections), number
        gc.collect()
        assert len(transport_of(client).pool._pools) == 1  # pyright: ignore[reportPrivateUsage]


async def _both(client: AsyncProbeClient) -> list[str | None]:
    return [each.text for each in await asyncio.gather(client.ask(), client.ask())]


def test_one_client_in_two_event_loops_at_once(server: RawServer) -> None:
    client = AsyncProbeClient(server.url)
    failures: list[BaseException] = []

    async def main() -> None:
        for _ in range(10):
            await _both(client)

    def run() -> None:
        try:
            asyncio.run(main())
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(server.requests) == 80


def test_a_stream_left_open_when_its_loop_ends(server: RawServer) -> None:
    server.plan([stream_head(), event({"text": "1"}), silence])
    client = AsyncProbeClient(server.url)
    kept: list[Any] = []

    async def main() -> None:
        chunks = client.stream()
        kept.append(chunks)
        await anext(chunks)

    asyncio.run(main())
    assert server.connections[0].closed.wait(5)
    server.plan(HELLO)
    assert asyncio.run(_both(client)) == ["hello", "hello"]
    gc.collect()


def test_a_client_that_is_dropped_closes_its_connections(server: RawServer) -> None:
    async def main() -> None:
        await AsyncProbeClient(server.url).ask()
        await asyncio.sleep(0.01)
        assert server.connections[0].closed.wait(5)

    gc.disable()
    try:
        asyncio.run(main())
    finally:
        gc.enable()


def test_closing_while_calls_are_under_way(server: RawServer) -> None:
    arrived, go = Event(), Event()
    server.plan([lambda _: arrived.set(), go, *HELLO])

    async def main() -> None:
        client = AsyncProbeClient(server.url)
        call = asyncio.create_task(client.ask())
        await asyncio.to_thread(arrived.wait, 5)
        await client.aclose()
        go.set()
        assert (await call).text == "hello"
        assert server.connections[0].closed.wait(5)
        await client.aclose()
        assert (await client.ask()).text == "hello", "a client that was closed connects anew"
        await client.aclose()
        await client.aclose()
        assert server.connections[1].closed.wait(5)

    asyncio.run(main())
