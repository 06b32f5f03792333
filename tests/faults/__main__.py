"""Tries every fault on every kind of client against real sockets, and writes what was seen into docs/faults.md."""

import socket
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from os import _exit
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from gemini_sdk._transport import http_library
from tests.faults.cases import ADDRESSES, CASES, LIMIT, Case
from tests.faults.wires import WAYS, WIRES, Subject
from tests.raw_server import RawServer, body

LIBRARIES: tuple[Literal["httpx2", "httpx"], ...] = ("httpx2", "httpx")
PAGE = Path(__file__).parents[2] / "docs" / "faults.md"
PEERS = ("google-genai", "openai", "azure-ai-inference")
PATIENCE = 3.0
"""Seconds that other packages get."""
_real_lookup = socket.getaddrinfo


def _lookup(host: Any, *rest: Any, **options: Any) -> Any:
    if (places := ADDRESSES.get(host)) is None:
        return _real_lookup(host, *rest, **options)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places()]


def seen(case: Case, wire: str, way: str) -> tuple[str, float, bool]:
    """What came of a case, the seconds it took, and whether that is as wanted."""
    with RawServer() as server:
        begun = time.monotonic()
        try:
            outcome = case.act(Subject(wire, way, server)) or "an answer"
        except Exception as error:
            outcome = type(error).__name__
            if isinstance(error, AssertionError):
                outcome = str(error)
        took = time.monotonic() - begun
    holds = outcome == case.wanted and took < case.limit
    return outcome, took, holds


def cell(case: Case, wire: str, way: str) -> list[tuple[str, float, bool]]:
    """The outcomes of both HTTP libraries; aiohttp carries what httpx2 describes."""
    if way not in case.ways or wire not in case.wires:
        return []
    found = list[tuple[str, float, bool]]()
    for name in LIBRARIES[:1] if way == "aiohttp" else LIBRARIES:
        with http_library.use(name):
            found.append(seen(case, wire, way))
    return found


def shown(outcomes: list[tuple[str, float, bool]]) -> str:
    """A cell of the table."""
    if not outcomes:
        return "-"
    words = " / ".join(dict.fromkeys(outcome for outcome, _, _ in outcomes))
    mark = "" if all(holds for _, _, holds in outcomes) else "**FAILS** "
    return f"{mark}{words}, {max(took for _, took, _ in outcomes):.1f} s"


def peer(case: Case, name: str) -> str:
    """What another package makes of the same server, with a timeout of the same seconds and no retries."""
    if case.reply is None:
        return ""
    result = list[str]()

    def ask(url: str) -> None:
        begun = time.monotonic()
        try:
            _ask_peer(name, url)
            outcome = "an answer"
        except ImportError:
            result.append("not installed")
            return
        except Exception as error:
            outcome = type(error).__name__
        result.append(f"{outcome}, {time.monotonic() - begun:.1f} s")

    with RawServer() as server:
        server.plan(case.reply)
        thread = Thread(target=ask, args=(server.url,), daemon=True)
        thread.start()
        thread.join(PATIENCE)
        return result[0] if result else f"no end in {PATIENCE:g} s"


def _ask_peer(name: str, url: str) -> None:
    if name == "openai":
        from openai import OpenAI

        client = OpenAI(api_key="k", base_url=url, timeout=LIMIT, max_retries=0)
        client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hello"}])
    elif name == "azure-ai-inference":
        inference: Any = import_module("azure.ai.inference")
        core: Any = import_module("azure.core.credentials")
        limits = {"connection_timeout": LIMIT, "read_timeout": LIMIT, "retry_total": 0}
        azure = inference.ChatCompletionsClient(url, core.AzureKeyCredential("k"), **limits)
        azure.complete(messages=[{"role": "user", "content": "Hello"}])
    else:
        genai: Any = import_module("google.genai")
        options = {"base_url": url, "timeout": int(LIMIT * 1000)}
        google = genai.Client(api_key="k", http_options=options)
        google.models.generate_content(model="m", contents="Hello")


def _warm_up() -> None:
    """Load and build everything, so that no row counts it."""
    for wire in WIRES:
        for way in WAYS:
            for name in LIBRARIES:
                with RawServer() as server, http_library.use(name):
                    subject = Subject(wire, way, server)
                    server.plan(subject.good())
                    subject.call(subject.client())
    for peer_name in PEERS:
        with RawServer() as server, suppress(Exception):
            server.plan([body(b"{}")])
            _ask_peer(peer_name, server.url)


def main() -> int:
    socket.getaddrinfo = _lookup
    warnings.simplefilter("ignore")
    begun = time.monotonic()
    _warm_up()
    with ThreadPoolExecutor(4) as pool:
        peers = {
            (case.title, name): pool.submit(peer, case, name)
            for case in CASES
            if case.reply is not None
            for name in PEERS
        }
        beside = {key: found.result() for key, found in peers.items()}
    lines = list[str]()
    failed = list[str]()
    columns = [(wire, way) for wire in WIRES for way in WAYS]
    for case in CASES:
        outcomes = [cell(case, *column) for column in columns]
        others = [beside.get((case.title, name), "") for name in PEERS]
        cells = [case.title, *map(shown, outcomes), *others]
        lines.append("| " + " | ".join(cells) + " |")
        print(lines[-1], flush=True)
        if any(not holds for each in outcomes for _, _, holds in each):
            failed.append(case.title)
    headings = ["fault", *(f"{wire}, {way}" for wire, way in columns), *PEERS]
    table = ["| " + " | ".join(headings) + " |", "|---" * len(headings) + "|", *lines]
    start = PAGE.read_text(encoding="utf-8").partition("\n| fault")[0].rstrip()
    PAGE.write_text("\n".join([start, "", *table, ""]), encoding="utf-8")
    print(f"{len(CASES)} faults, {len(failed)} not held, in {time.monotonic() - begun:.0f} seconds")
    return 1 if failed else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    _exit(status)  # Other packages may still be reading.
