"""What ends a stream from outside, and that it never passes for whole; closing under the calls of others; the exit."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import pytest

from gemini_sdk._credentials import headers
from gemini_sdk._transport import http_library
from gemini_sdk._transport.http_library import Name
from gemini_sdk._transport.http_transport import VARIABLE
from gemini_sdk.errors import StreamBrokenError
from tests.raw_server import RawServer, Reply, answer, event, head, silence, stream, stream_head
from tests.transport.driver import AsyncProbeClient, ProbeClient, ProbeDriver, Said

pytestmark = pytest.mark.each_http_library


BEGUN: Reply = [stream_head(), event({"text": "1"}), silence]
PHASES: dict[str, Reply] = {
    "before the answer": [silence],
    "in the headers": [b"HTTP/1.1 200 OK\r\n", silence],
    "before an event": [stream_head(), silence],
    "after an event": BEGUN,
}
SOON = 5.0


@pytest.fixture
def _library(library_name: Name) -> Generator[None]:
    with http_library.use(library_name):
        yield


phases = pytest.mark.parametrize("phase", list(PHASES))


@phases
@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("deadline", [60, None])
def test_another_task_ends_a_stream(server: RawServer, phase: str, deadline: float | None) -> None:
    server.plan(PHASES[phase])

    async def main() -> None:
        async with AsyncProbeClient(server.url, deadline=deadline) as client:
            chunks = client.stream()
            got = list[str | None]()

            async def read() -> None:
                async for chunk in chunks:
                    got.append(chunk.text)

            reader = asyncio.create_task(read())
            while not server.requests or (phase == "after an event" and not got):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            await chunks.aclose()
            await asyncio.wait_for(reader, SOON)
            assert got == (["1"] if phase == "after an event" else [])
            assert [chunk async for chunk in chunks] == []
            with pytest.raises(StreamBrokenError, match="left or broke"):
                await chunks.get_final()
            assert await asyncio.to_thread(server.connections[0].closed.wait, SOON)
            server.plan(answer({"text": "next"}))
            assert (await client.ask()).text == "next"
        assert len(server.requests) == 2

    asyncio.run(main())


@pytest.mark.usefixtures("_library")
def test_another_task_ends_a_stream_that_is_not_connected_yet(server: RawServer) -> None:
    over = Event()

    def provider() -> str:
        assert over.wait(20)
        return "a-token-at-last"

    async def main() -> None:
        async with AsyncProbeClient(server.url, credentials=headers.token(provider)) as client:
            chunks = client.stream()
            reader = asyncio.create_task(_rest(chunks))
            await asyncio.sleep(0.05)
            await chunks.aclose()
            assert await asyncio.wait_for(reader, SOON) == []
        over.set()

    asyncio.run(main())
    assert server.requests == []


async def _rest(chunks: Any) -> list[Said]:
    return [chunk async for chunk in chunks]


@phases
@pytest.mark.usefixtures("_library")
def test_another_thread_ends_a_stream(server: RawServer, phase: str) -> None:
    server.plan(PHASES[phase])
    with ProbeClient(server.url) as client:
        chunks = client.stream()
        got = list[str | None]()

        def read() -> None:
            for chunk in chunks:
                got.append(chunk.text)

        reader = Thread(target=read, daemon=True)
        reader.start()
        while not server.requests or (phase == "after an event" and not got):
            time.sleep(0.01)
        time.sleep(0.05)
        chunks.close()
        reader.join(SOON)
        assert not reader.is_alive()
        assert got == (["1"] if phase == "after an event" else [])
        assert list(chunks) == []
        with pytest.raises(StreamBrokenError, match="left or broke"):
            chunks.get_final()
        assert server.connections[0].closed.wait(SOON)
        server.plan(answer({"text": "next"}))
        assert client.ask().text == "next"
    assert len(server.requests) == 2


@phases
@pytest.mark.usefixtures("_library")
def test_a_stream_whose_reader_ran_out_of_time_is_not_whole(server: RawServer, phase: str) -> None:
    server.plan(PHASES[phase])

    async def main() -> None:
        async with AsyncProbeClient(server.url) as client:
            chunks = client.stream()
            if phase == "after an event":
                assert (await anext(chunks)).text == "1"
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(chunks), 0.1)
            for _ in range(2):
                with pytest.raises(StreamBrokenError, match="left or broke"):
                    async for _ in chunks:
                        pass
            with pytest.raises(StreamBrokenError, match="left or broke"):
                await chunks.get_final()

    asyncio.run(main())


def test_a_stream_that_broke_is_not_whole_when_it_is_read_again(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event({"text": "1"}), b"0\r\n\r\n"])
    chunks = driver.stream()
    for expected in (1, 0):
        got, error = chunks.rest()
        assert len(got) == expected
        assert isinstance(error, StreamBrokenError)


def test_a_stream_that_is_whole_ends_again_and_again(driver: ProbeDriver) -> None:
    driver.server.plan(stream({"text": "1", "done": True}))
    chunks = driver.stream()
    assert len(chunks.rest()[0]) == 1
    assert chunks.rest() == ([], None)
    chunks.close()
    assert chunks.rest() == ([], None)


def test_an_interrupted_stream_is_not_whole(
    driver: ProbeDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gemini_sdk._transport.chunk_reader import ChunkReader

    def interrupted(*_: object) -> Any:
        raise KeyboardInterrupt

    driver.server.plan(BEGUN)
    chunks = driver.stream()
    with monkeypatch.context() as patch:
        patch.setattr(ChunkReader, "feed", interrupted)
        with pytest.raises(KeyboardInterrupt):
            chunks.next()
    assert isinstance(chunks.rest()[1], StreamBrokenError)


@pytest.mark.usefixtures("_library")
def test_closing_does_not_break_the_calls_of_other_threads(server: RawServer) -> None:
    server.plan([lambda _: time.sleep(0.01), *answer({"text": "hello"})])
    client = ProbeClient(server.url, max_retries=0)
    over, start, failures = Event(), Barrier(6), list[BaseException]()

    def call() -> None:
        start.wait(SOON)
        try:
            for _ in range(30):
                assert client.ask().text == "hello"
        except BaseException as error:
            failures.append(error)

    def close() -> None:
        start.wait(SOON)
        while not over.wait(0.005):
            client.close()
            with client.with_options(timeout=5) as other:
                assert other.ask().text == "hello"

    threads = [Thread(target=call) for _ in range(5)]
    closing = Thread(target=close)
    for thread in (*threads, closing):
        thread.start()
    for thread in threads:
        thread.join(30)
    over.set()
    closing.join(SOON)
    assert not any(thread.is_alive() for thread in (*threads, closing))
    assert failures == []
    client.close()
    assert all(each.closed.wait(SOON) for each in server.connections)


def test_closing_leaves_a_stream_alone_and_closes_what_comes_back(driver: ProbeDriver) -> None:
    last = Event()
    driver.server.plan(
        [
            stream_head(),
            event({"text": "1"}),
            last,
            event({"text": "2", "done": True}),
            b"0\r\n\r\n",
        ]
    )
    client = driver.client()
    chunks = driver.stream(client)
    assert chunks.next().text == "1"
    driver.server.plan(answer({"text": "beside"}))
    driver.ask(client)
    driver.close(client)
    assert driver.server.connections[1].closed.wait(SOON), "it was idle"
    last.set()
    got, error = chunks.rest()
    assert ([chunk.text for chunk in got], error) == (["2"], None)
    assert driver.server.connections[0].closed.wait(SOON), "it came back"
    assert driver.ask(client).text == "beside", "a client that was closed connects anew"


@pytest.mark.usefixtures("_library")
def test_an_async_client_in_many_threads_and_loops(server: RawServer) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    failures = list[BaseException]()
    client = AsyncProbeClient(server.url)

    async def calls(closing: bool) -> None:
        await asyncio.gather(*[client.ask() for _ in range(3)])
        async with client.with_options(timeout=5) as other:
            await other.ask()
        if closing:
            await client.aclose()

    def work(number: int) -> None:
        start.wait(SOON)
        try:
            for turn in range(5):
                asyncio.run(calls(closing=bool((turn + number) % 2)))
        except BaseException as error:
            failures.append(error)

    try:
        for _ in range(3):
            start = Barrier(12)
            threads = [Thread(target=work, args=(number,)) for number in range(12)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(30)
                assert not thread.is_alive()
    finally:
        sys.setswitchinterval(interval)
    assert failures == []


LEFT_OPEN = {
    "sync": """
client = ProbeClient(url)
client.ask()
chunks = client.stream()
next(chunks)
""",
    "async": """
async def main():
    global client, chunks
    client = AsyncProbeClient(url)
    await client.ask()
    chunks = client.stream()
    await anext(chunks)
asyncio.run(main())
""",
    "async, its loop left behind": """
loop = asyncio.new_event_loop()
async def main():
    global client, chunks
    client = AsyncProbeClient(url)
    await client.ask()
    chunks = client.stream()
    await anext(chunks)
loop.run_until_complete(main())
""",
    "async, a stream dropped": """
import gc
loop = asyncio.new_event_loop()
async def main():
    client = AsyncProbeClient(url)
    await client.ask()
    chunks = client.stream()
    await anext(chunks)
loop.run_until_complete(main())
gc.collect()
""",
    "async, a reader at work": """
async def main():
    global client, chunks
    client = AsyncProbeClient(url)
    chunks = client.stream()
    await anext(chunks)
    global reader
    reader = asyncio.ensure_future(anext(chunks))
    await asyncio.sleep(0.05)
asyncio.run(main())
""",
    "sync, a thread at work": """
import threading
client = ProbeClient(url)
def read():
    global chunks
    chunks = client.stream()
    list(chunks)
threading.Thread(target=read, daemon=True).start()
time.sleep(0.2)
""",
    "a token that hangs": """
import threading
client = ProbeClient(url, credentials=headers.token(threading.Event().wait), deadline=0.1)
try:
    client.ask()
except DeadlineExceededError:
    pass
""",
}


@pytest.mark.parametrize(
    ("left", "carrier"),
    [(left, "httpcore") for left in LEFT_OPEN]
    + [(left, "aiohttp") for left in LEFT_OPEN if left.startswith("async")],
)
def test_the_interpreter_exits_silently(
    server: RawServer, library_name: Name, left: str, carrier: str
) -> None:
    if (library_name, carrier) == ("httpx", "aiohttp"):
        pytest.skip("aiohttp carries what httpx2 describes")
    server.plan(answer({"text": "hello"}), BEGUN)
    if "at work" in left:
        server.plan(BEGUN)
    if left == "a token that hangs":
        server.plan([head()])
    program = f"""
import asyncio, sys, time
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tests.transport.driver import AsyncProbeClient, ProbeClient
from gemini_sdk._credentials import headers
from gemini_sdk._transport import http_library
from gemini_sdk.errors import DeadlineExceededError
url = {server.url!r}
with http_library.use({library_name!r}):
    {LEFT_OPEN[left].strip().replace(chr(10), chr(10) + "    ")}
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, VARIABLE: carrier},
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
