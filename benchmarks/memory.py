"""Memory of clients: of an idle client, of an open stream, and what 10,000 calls leave behind.

Each subject is measured in a process of its own (`python -m benchmarks.memory NAME URL`), by its resident set. Linux
only.
"""

import asyncio
import gc
import inspect
import json
import resource
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from benchmarks.payloads import MODEL, PROMPT
from benchmarks.processes import NOT_INSTALLED, Child

HELD = 50
"""Clients, or streams, that are held at once."""
WARM_UP, CALLS = 1_000, 10_000
_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Memory:
    """Kilobytes."""

    client: float
    """Of a client that has made one call and keeps its connection."""
    stream: float
    """Of a stream whose first chunk was read."""
    calls: float
    """That 10,000 calls add."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a subject does. What it returns is awaited where it can be."""

    make: Callable[[str], Any]
    ask: Callable[[Any, str], Any]
    stream: Callable[[Any, str], Any]
    close: str = "close"
    """The method of a client that closes it."""


def _path(url: str, verb: str) -> str:
    return f"{url}/v1beta/models/{MODEL}:{verb}"


_BODY = {"contents": [{"parts": [{"text": PROMPT}]}]}


def _httpx_stream(client: Any, url: str) -> Iterator[Any]:
    with client.stream("POST", _path(url, "streamGenerateContent?alt=sse"), json=_BODY) as answer:
        yield from answer.iter_lines()


async def _httpx_stream_async(client: Any, url: str) -> AsyncIterator[Any]:
    path = _path(url, "streamGenerateContent?alt=sse")
    async with client.stream("POST", path, json=_BODY) as answer:
        async for line in answer.aiter_lines():
            yield line


async def _aiohttp_session(_: str) -> Any:
    return import_module("aiohttp").ClientSession()


async def _aiohttp_ask(client: Any, url: str) -> Any:
    async with client.post(_path(url, "generateContent"), json={}) as answer:
        return await answer.json()


async def _aiohttp_stream(client: Any, url: str) -> AsyncIterator[Any]:
    async with client.post(_path(url, "streamGenerateContent?alt=sse"), json=_BODY) as answer:
        async for line in answer.content:
            yield line


def _sdk_async(transport: Literal["aiohttp", "httpcore"]) -> _Kind:
    def make(url: str) -> Any:
        if transport == "aiohttp":
            import_module("httpx_aiohttp")
        return import_module("gemini_sdk").AsyncGeminiClient(
            api_key="key", base_url=url, http_transport=transport
        )

    return _Kind(
        make,
        lambda client, _: client.generate_content(MODEL, PROMPT),
        lambda client, _: client.stream_generate_content(MODEL, PROMPT),
        "aclose",
    )


def _genai(url: str) -> Any:
    return import_module("google.genai").Client(api_key="key", http_options={"base_url": url})


KINDS: dict[str, _Kind] = {
    "bare httpx2": _Kind(
        lambda _: import_module("httpx2").Client(),
        lambda client, url: client.post(_path(url, "generateContent"), json={}).json(),
        _httpx_stream,
    ),
    "SDK on httpx2": _Kind(
        lambda url: import_module("gemini_sdk").GeminiClient(api_key="key", base_url=url),
        lambda client, _: client.generate_content(MODEL, PROMPT).text,
        lambda client, _: iter(client.stream_generate_content(MODEL, PROMPT)),
    ),
    "google-genai": _Kind(
        _genai,
        lambda client, _: client.models.generate_content(model=MODEL, contents=PROMPT).text,
        lambda client, _: client.models.generate_content_stream(model=MODEL, contents=PROMPT),
    ),
    "bare httpx2, asyncio": _Kind(
        lambda _: import_module("httpx2").AsyncClient(),
        lambda client, url: client.post(_path(url, "generateContent"), json={}),
        _httpx_stream_async,
        "aclose",
    ),
    "SDK on httpx2, asyncio": _sdk_async("httpcore"),
    "bare aiohttp, asyncio": _Kind(_aiohttp_session, _aiohttp_ask, _aiohttp_stream),
    "SDK on aiohttp, asyncio": _sdk_async("aiohttp"),
    "google-genai, asyncio": _Kind(
        lambda url: _genai(url).aio,
        lambda client, _: client.models.generate_content(model=MODEL, contents=PROMPT),
        lambda client, _: client.models.generate_content_stream(model=MODEL, contents=PROMPT),
        "aclose",
    ),
}


def measure() -> dict[str, Memory]:
    """The memory of each subject that is installed; nothing where the system does not tell it."""
    found: dict[str, Memory] = {}
    if not _STATM.exists():
        return found
    with Child("-m", "benchmarks.server") as server:
        url = f"http://127.0.0.1:{server.read()}"
        for name in KINDS:
            with Child("-m", "benchmarks.memory", name, url) as child:
                if (line := child.read()) is not None:
                    found[name] = Memory(**json.loads(line))
    return found


def _resident() -> float:
    gc.collect()
    return int(_STATM.read_text().split()[1]) * resource.getpagesize() / 1024


def _measured(kind: _Kind, url: str) -> Memory:
    with asyncio.Runner() as runner:

        def got(answer: Any) -> Any:
            async def awaited() -> Any:
                return await answer

            return runner.run(awaited()) if inspect.isawaitable(answer) else answer

        def asked(url: str) -> Any:
            client = got(kind.make(url))
            got(kind.ask(client, url))
            return client

        def opened(client: Any) -> Any:
            """A stream whose first chunk was read."""
            stream = got(kind.stream(client, slow))
            got(anext(stream)) if hasattr(stream, "__anext__") else next(stream)
            return stream

        first = asked(url)
        start = _resident()
        clients = [asked(url) for _ in range(HELD)]
        client = (_resident() - start) / HELD
        for _ in range(WARM_UP):
            got(kind.ask(first, url))
        start = _resident()
        for _ in range(CALLS):
            got(kind.ask(first, url))
        calls = _resident() - start
        # As of a model: chunks come one after another.
        slow = f"{url}/packets"
        clients.append(asked(slow))
        streams = [opened(clients[-1])]
        start = _resident()
        streams += [opened(clients[-1]) for _ in range(HELD)]
        stream = (_resident() - start) / HELD
        for each in streams:
            got(each.aclose() if hasattr(each, "aclose") else each.close())
        for each in [first, *clients]:
            got(getattr(each, kind.close)())
        return Memory(client, stream, calls)


def main(name: str, url: str) -> None:
    """Measure one subject, and print its figures as JSON."""
    try:
        print(json.dumps(asdict(_measured(KINDS[name], url))), flush=True)
    except ImportError:
        sys.exit(NOT_INSTALLED)


if __name__ == "__main__":
    main(*sys.argv[1:])
