"""vcrpy records and replays every way in which a client sends requests."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk.emulator import Emulator

vcr = pytest.importorskip("vcr")
MODEL, SECRET = "gemini-3.8-flash", "s3cr3t-v4lue"
BLOCKING = {"own": None, "httpx2": httpx2.Client, "httpx": httpx.Client}
ASYNCIO = {
    "aiohttp": None,
    "httpcore": None,
    "httpx2": httpx2.AsyncClient,
    "httpx": httpx.AsyncClient,
}


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as server:
        yield server


def blocking(kind: str, prompt: str, **options: Any) -> list[str | None]:
    """The text of an answer, and that of a stream, by a blocking client."""
    with ExitStack() as stack:
        if http := BLOCKING[kind]:
            options["http_client"] = stack.enter_context(http())
        client = stack.enter_context(GeminiClient(**options))
        streamed = [chunk.text or "" for chunk in client.stream_generate_content(MODEL, prompt)]
        return [client.generate_content(MODEL, prompt).text, "".join(streamed)]


def in_a_loop(kind: str, prompt: str, **options: Any) -> list[str | None]:
    """The same, by an asyncio client."""

    async def asked() -> list[str | None]:
        async with AsyncExitStack() as stack:
            if http := ASYNCIO[kind]:
                options["http_client"] = await stack.enter_async_context(http())
            else:
                options["http_transport"] = kind
            client = await stack.enter_async_context(AsyncGeminiClient(**options))
            chunks = client.stream_generate_content(MODEL, prompt)
            streamed = [chunk.text or "" async for chunk in chunks]
            return [(await client.generate_content(MODEL, prompt)).text, "".join(streamed)]

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("ask", "kind"),
    [*((blocking, kind) for kind in BLOCKING), *((in_a_loop, kind) for kind in ASYNCIO)],
)
def test_a_cassette_answers_as_the_service_did(
    ask: Callable[..., list[str | None]], kind: str, emulator: Emulator, tmp_path: Path
) -> None:
    if kind == "aiohttp":
        pytest.importorskip("aiohttp")
    file = tmp_path / "cassette.yaml"
    recorder = vcr.VCR(
        filter_headers=["x-goog-api-key"], match_on=["method", "path", "query", "body"]
    )
    options = {"api_key": SECRET, "base_url": emulator.url}
    with recorder.use_cassette(str(file)):
        recorded = ask(kind, "Hello", **options)
    assert SECRET not in file.read_text(encoding="utf-8")
    served = len(emulator.journal())
    options = {"api_key": "any", "base_url": "http://127.0.0.1:1"}
    with recorder.use_cassette(str(file), record_mode="none"):
        assert ask(kind, "Hello", **options) == recorded
        with pytest.raises(vcr.errors.CannotOverwriteExistingCassetteException):
            ask(kind, "Something else", **options)
    assert len(emulator.journal()) == served
