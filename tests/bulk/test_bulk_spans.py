"""A bulk run has one span. Its requests have traces of their own, with a link to it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient, bulk
from gemini_sdk.emulator import Emulator, Rule
from tests.telemetry.recorder import Recorder

FLASH = "gemini-2.5-flash"


def rows(path: Path) -> Path:
    path.write_text("".join(json.dumps({"key": n, "prompt": f"p{n}"}) + "\n" for n in range(3)))
    return path


def blocking(url: str, recorder: Recorder, source: Path, output: Path) -> None:
    with GeminiClient(api_key="k", base_url=url, telemetry=recorder.telemetry()) as client:
        bulk.run(source, output, client=client, model=FLASH, prompt_field="prompt")


def handed_in(url: str, recorder: Recorder, source: Path, output: Path) -> None:
    telemetry = recorder.telemetry()
    with (
        httpx2.Client() as http,
        GeminiClient(api_key="k", base_url=url, http_client=http, telemetry=telemetry) as client,
    ):
        bulk.run(source, output, client=client, model=FLASH, prompt_field="prompt")


def asynchronous(url: str, recorder: Recorder, source: Path, output: Path) -> None:
    async def main() -> None:
        telemetry = recorder.telemetry()
        async with AsyncGeminiClient(api_key="k", base_url=url, telemetry=telemetry) as client:
            with recorder.tracers.get_tracer("test").start_as_current_span("nightly"):
                await bulk.arun(source, output, client=client, model=FLASH, prompt_field="prompt")

    asyncio.run(main())


@pytest.mark.parametrize("work", [blocking, handed_in, asynchronous])
def test_a_run(work: Callable[[str, Recorder, Path, Path], None], tmp_path: Path) -> None:
    recorder = Recorder()
    with Emulator() as emulator:
        emulator.add(Rule(status=400, contains="p1"))
        work(emulator.url, recorder, rows(tmp_path / "in.jsonl"), tmp_path / "out.jsonl")
    spans = recorder.spans()
    (run,) = [span for span in spans if span.name == "gemini_sdk.bulk"]
    assert dict(run.attributes or {}) == {
        "gemini_sdk.bulk.succeeded": 2,
        "gemini_sdk.bulk.failed": 1,
        "gemini_sdk.bulk.skipped": 0,
        "gemini_sdk.bulk.attempts": 3,
    }
    calls = [span for span in spans if span.name == f"generate_content {FLASH}"]
    assert len({span.context.trace_id for span in [*calls, run] if span.context}) == 4
    assert [span.parent for span in calls] == [None] * 3
    assert [[link.context for link in span.links] for span in calls] == [[run.context]] * 3
    outcomes = {
        a["gemini_sdk.bulk.outcome"]: n for a, n in recorder.metrics()["gemini_sdk.bulk.rows"]
    }
    assert outcomes == {"succeeded": 2, "failed": 1}
    nightly = [span for span in spans if span.name == "nightly"]
    assert (run.parent == nightly[0].context) if nightly else (run.parent is None)
