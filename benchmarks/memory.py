"""Memory of blocking clients: of an idle client, of an open stream, and what 10,000 calls leave behind.

Each subject is measured in a process of its own (`python -m benchmarks.memory NAME URL`), by its resident set. Linux
only.
"""

import gc
import json
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

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
    make: Callable[[str], Any]
    ask: Callable[[Any, str], Any]
    stream: Callable[[Any, str], Iterator[Any]]


def _path(url: str, verb: str) -> str:
    return f"{url}/v1beta/models/{MODEL}:{verb}"


def _bare_stream(client: Any, url: str) -> Iterator[Any]:
    body = {"contents": [{"parts": [{"text": PROMPT}]}]}
    with client.stream("POST", _path(url, "streamGenerateContent?alt=sse"), json=body) as answer:
        yield from answer.iter_lines()


KINDS: dict[str, _Kind] = {
    "bare httpx2": _Kind(
        lambda _: import_module("httpx2").Client(),
        lambda client, url: client.post(_path(url, "generateContent"), json={}).json(),
        _bare_stream,
    ),
    "SDK on httpx2": _Kind(
        lambda url: import_module("gemini_sdk").GeminiClient(api_key="key", base_url=url),
        lambda client, _: client.generate_content(MODEL, PROMPT).text,
        lambda client, _: iter(client.stream_generate_content(MODEL, PROMPT)),
    ),
    "google-genai": _Kind(
        lambda url: import_module("google.genai").Client(
            api_key="key", http_options={"base_url": url}
        ),
        lambda client, _: client.models.generate_content(model=MODEL, contents=PROMPT).text,
        lambda client, _: client.models.generate_content_stream(model=MODEL, contents=PROMPT),
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
    def asked() -> Any:
        client = kind.make(url)
        kind.ask(client, url)
        return client

    first = asked()
    start = _resident()
    clients = [asked() for _ in range(HELD)]
    client = (_resident() - start) / HELD
    clients.clear()
    opened = kind.stream(first, url)
    next(opened)
    start = _resident()
    streams = [kind.stream(first, url) for _ in range(HELD)]
    for each in streams:
        list(islice(each, 1))
    stream = (_resident() - start) / HELD
    streams.clear()
    del opened
    for _ in range(WARM_UP):
        kind.ask(first, url)
    start = _resident()
    for _ in range(CALLS):
        kind.ask(first, url)
    return Memory(client, stream, _resident() - start)


def main(name: str, url: str) -> None:
    """Measure one subject, and print its figures as JSON."""
    try:
        print(json.dumps(asdict(_measured(KINDS[name], url))), flush=True)
    except ImportError:
        sys.exit(NOT_INSTALLED)


if __name__ == "__main__":
    main(*sys.argv[1:])
