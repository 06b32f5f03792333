"""Many threads at once, on every build of Python: one client, chats, streams, bulk runs, the emulator.

The tests hold with and without the global interpreter lock; a build without it shows more.
"""

import asyncio
import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient, bulk, validate
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.errors import ServerError
from tests.first_use import THREADS, at_once

MODEL = "gemini-3.8-flash"
CALLS = 4


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(journal_size=10_000)) as server:
        yield server


@pytest.fixture(autouse=True)
def often_switched() -> Iterator[None]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(interval)


@pytest.fixture
def client(emulator: Emulator, request: pytest.FixtureRequest) -> Iterator[GeminiClient]:
    """A client whose requests are in a scope of this test."""
    headers = {"x-emulator-scope": request.node.name}
    with GeminiClient(api_key="any", base_url=emulator.url, headers=headers) as made:
        yield made


@pytest.mark.skipif(
    not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this Python has a global lock"
)
def test_no_dependency_brings_the_lock_back() -> None:
    for name in (
        "pydantic",
        "jsonschema_rs",
        "httpx2",
        "httpx",
        "google.auth",
        "aiohttp",
        "uvicorn",
    ):
        if find_spec(name) is not None:
            import_module(name)
    assert not vars(sys)["_is_gil_enabled"]()


def test_the_first_use_of_the_package(emulator: Emulator) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.first_use", emulator.url]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert not ran.stderr
    (result,) = ran.stdout.splitlines()
    text, streamed, tokens, faults, checked = json.loads(result)
    assert text == streamed
    assert tokens
    assert "txt" in faults[0]
    assert checked


def test_one_client(
    client: GeminiClient, emulator: Emulator, request: pytest.FixtureRequest
) -> None:
    def work(number: int) -> list[object]:
        results = list[object]()
        for call in range(CALLS):
            prompt = f"thread {number}, call {call}"
            results.append(client.generate_content(MODEL, prompt).text)
            chunks = client.stream_generate_content(MODEL, prompt)
            results.append("".join(chunk.text or "" for chunk in chunks))
            results.append(client.count_tokens(MODEL, prompt).total_tokens)
        return results

    at_the_same_time = at_once(work)
    entries = emulator.journal(request.node.name)
    assert len(entries) == THREADS * CALLS * 3
    assert emulator.usage(request.node.name).total.answers == THREADS * CALLS * 2
    assert at_the_same_time == [work(number) for number in range(THREADS)]


@pytest.mark.skipif(
    not (find_spec("opentelemetry") and find_spec("opentelemetry.sdk")),
    reason="needs the SDK of OpenTelemetry",
)
def test_hooks_and_spans(client: GeminiClient) -> None:
    from gemini_sdk.observability import RequestEvent
    from tests.telemetry.recorder import Recorder

    recorder = Recorder()
    seen: list[RequestEvent] = []
    traced = client.with_options(telemetry=recorder.telemetry(), on_request=seen.append)

    def work(number: int) -> None:
        for call in range(CALLS):
            traced.generate_content(MODEL, f"thread {number}, call {call}")

    at_once(work)
    assert len(seen) == THREADS * CALLS
    spans = recorder.spans()
    assert len({span.context.span_id for span in spans if span.context}) == THREADS * CALLS
    assert all(span.parent is None for span in spans)
    counts = recorder.metrics()["gen_ai.client.inference.operation.input_tokens"]
    assert sum(number for _, (number, _) in counts) == THREADS * CALLS


def test_a_chat_for_each_thread(client: GeminiClient) -> None:
    def work(number: int) -> list[str | None]:
        chat = client.chats.create(MODEL)
        for turn in range(3):
            chat.send_message(f"thread {number}, turn {turn}")
        texts = [content.parts[0].text for content in chat.history if content.parts]
        assert texts[::2] == [f"thread {number}, turn {turn}" for turn in range(3)]
        return texts

    assert at_once(work) == [work(number) for number in range(THREADS)]


def test_one_asyncio_client_with_a_loop_for_each_thread(emulator: Emulator) -> None:
    client = AsyncGeminiClient(api_key="any", base_url=emulator.url)

    async def calls(number: int) -> list[str | None]:
        prompts = [f"thread {number}, call {call}" for call in range(CALLS)]
        answers = await asyncio.gather(*(client.generate_content(MODEL, p) for p in prompts))
        await client.aclose()
        return [answer.text for answer in answers]

    found = at_once(lambda number: asyncio.run(calls(number)))
    assert found == [asyncio.run(calls(number)) for number in range(THREADS)]


def test_validation_by_many_threads() -> None:
    def work(number: int) -> list[str]:
        request = {"contents": [{"parts": [{"text": "Hi", f"wrong{number}": 1}]}]}
        return [
            str(each) for _ in range(20) for each in validate(request, "GenerateContentRequest")
        ]

    for number, faults in enumerate(at_once(work)):
        assert faults == work(number)
        assert f"wrong{number}" in str(faults)


def test_a_rule_is_used_as_often_as_it_says(
    client: GeminiClient, emulator: Emulator, request: pytest.FixtureRequest
) -> None:
    emulator.add(Rule(status=503, times=THREADS), scope=request.node.name)

    def refused(number: int) -> int:
        count = 0
        for call in range(CALLS):
            try:
                client.generate_content(MODEL, f"{number}.{call}", max_retries=0)
            except ServerError:
                count += 1
        return count

    assert sum(at_once(refused)) == THREADS


def test_bulk_runs_that_share_a_client(client: GeminiClient, tmp_path: Path) -> None:
    def work(number: int) -> int:
        rows = [(f"k{row}", f"run {number}, row {row}") for row in range(10)]
        output = tmp_path / f"{number}.jsonl"
        summary = bulk.run(rows, output, client=client, model=MODEL)
        keys = {json.loads(line)["key"] for line in output.read_bytes().splitlines()}
        assert keys == {key for key, _ in rows}
        return summary.succeeded

    assert at_once(work, 4) == [10] * 4
