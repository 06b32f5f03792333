"""A long run of one asyncio client: `python -m tests.soak [aiohttp|httpcore] [CALLS] [BROKEN_STREAMS]`.

The server is a process of its own. In the end, memory must not have grown and no socket may be open. Not a test: it
takes minutes. Linux only, for it reads /proc.
"""

import asyncio
import gc
import os
import subprocess
import sys
import time
import warnings
from collections import Counter
from contextlib import suppress
from itertools import cycle
from typing import Any, cast

from gemini_sdk import AsyncGeminiClient
from gemini_sdk.errors import GeminiSDKError

AT_ONCE = 64
ROUNDS = 10
ALLOWED_GROWTH = 3.0
"""MiB between the end of the second round and the end."""
_EVENT = b'data: {"candidates": [{"content": {"role": "model", "parts": [{"text": "Hi"}]}}]}\n\n'
_CHUNK = b"%x\r\n%b\r\n" % (len(_EVENT), _EVENT)
_STREAM = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
)
_CONTENT = b'{"totalTokens": 5}'
_ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (
    len(_CONTENT),
    _CONTENT,
)
FAULTS = ("cut", "reset", "bad-chunk", "silent", "left", "dropped", "cancelled", "error-event")


class Server(asyncio.Protocol):
    """Answers calls, and breaks streams in the way that the name of the model says."""

    def __init__(self) -> None:
        self._seen = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._seen += data
        head, end, rest = self._seen.partition(b"\r\n\r\n")
        if not end:
            return
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        if len(rest) < length:
            return
        self._seen = b""
        target = head.split()[1]
        if b":stream" not in target:
            self._transport.write(_ANSWER)
            return
        self._transport.write(_STREAM + _CHUNK)
        fault = target.rpartition(b"/")[2].partition(b":")[0].decode()
        if fault == "cut":
            self._transport.close()
        elif fault == "reset":
            self._transport.abort()
        elif fault == "bad-chunk":
            self._transport.write(b"zz\r\n")
        elif fault == "error-event":
            event = b'data: {"error": {"code": 503, "message": "overloaded"}}\n\n'
            self._transport.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(event), event))


async def serve() -> None:
    """Serve until the process is ended."""
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def memory() -> float:
    """MiB that this process holds."""
    gc.collect()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def sockets() -> int:
    """The sockets that this process has open."""
    links = list[str]()
    for name in os.listdir("/proc/self/fd"):
        with suppress(OSError):
            links.append(os.readlink(f"/proc/self/fd/{name}"))
    return sum(link.startswith("socket:") for link in links)


async def calls(client: AsyncGeminiClient, number: int) -> None:
    """So many calls, AT_ONCE at a time."""
    left = iter(range(number))

    async def some() -> None:
        for _ in left:
            assert (await client.count_tokens("gemini", "Hello")).total_tokens == 5

    await asyncio.gather(*[some() for _ in range(AT_ONCE)])


async def broken_streams(client: AsyncGeminiClient, number: int) -> Counter[str]:
    """So many streams, each broken by the server or left by its reader."""
    outcomes = Counter[str]()
    kinds = cycle(FAULTS)
    left = iter(range(number))

    async def some() -> None:
        for _ in left:
            kind = next(kinds)
            outcomes[f"{kind}: {await broken_stream(client, kind)}"] += 1

    await asyncio.gather(*[some() for _ in range(16)])
    return outcomes


async def broken_stream(client: AsyncGeminiClient, kind: str) -> str:
    """What came of one."""
    stream: Any = client.stream_generate_content(kind, "Hello", timeout=0.1, max_retries=0)
    try:
        if kind == "left":
            async with stream:
                await anext(stream)
        elif kind == "dropped":
            await anext(stream)
        elif kind == "cancelled":
            await anext(stream)
            task = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
        else:
            async for _ in stream:
                pass
    except GeminiSDKError as error:
        return type(error).__name__
    return "left"


async def run(url: str, carrier: Any, number: int, streams: int) -> tuple[float, float]:
    """The memory after the second round, and in the end."""
    steady = 0.0
    async with AsyncGeminiClient(api_key="k", base_url=url, http_transport=carrier) as client:
        outcomes = Counter[str]()
        for done in range(1, ROUNDS + 1):
            begun = time.monotonic(), time.process_time()
            await calls(client, number // ROUNDS)
            outcomes = await broken_streams(client, streams // ROUNDS)
            held = memory()
            steady = held if done == 2 else steady
            took = time.monotonic() - begun[0], time.process_time() - begun[1]
            print(
                f"{done * number // ROUNDS} calls, {done * streams // ROUNDS} broken streams: "
                f"{held:.1f} MiB, {sockets()} sockets, {took[0]:.0f} s, {took[1]:.0f} s of CPU",
                flush=True,
            )
        print(*[f"  {name} {count}" for name, count in sorted(outcomes.items())], sep="\n")
    return steady, memory()


def main() -> int:
    """Exit status 1 if memory grew, or a socket is open."""
    warnings.simplefilter("error")
    carrier, number, streams = [*sys.argv[1:], *("aiohttp", "100000", "2000")[len(sys.argv) - 1 :]]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.soak", "serve"], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            url = f"http://127.0.0.1:{int(server.stdout.readline())}"
            steady, end = asyncio.run(run(url, carrier, int(number), int(streams)))
        finally:
            server.terminate()
    gc.collect()
    left = sockets()
    print(f"{carrier}: memory {steady:.1f} -> {end:.1f} MiB, {left} sockets open in the end")
    return int(end - steady > ALLOWED_GROWTH or left > 0)


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    else:
        sys.exit(main())
