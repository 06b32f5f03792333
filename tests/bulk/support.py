"""Inputs, and a clock that tests set."""

import asyncio
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gemini_sdk import AsyncGeminiClient, bulk
from gemini_sdk.bulk.waiting import BulkClock
from gemini_sdk.bulk.worker import outcome
from gemini_sdk.emulator import Rule

MODEL = "gemini-3.8-flash"
FAULTS = (Rule(status=503, rate=0.05), Rule(fault="reset", rate=0.05))


def request(text: str) -> dict[str, Any]:
    """A request of a text."""
    return {"contents": [{"role": "user", "parts": [{"text": text}]}]}


def keyed(numbers: Iterable[int]) -> list[dict[str, Any]]:
    """Rows, each of which asks for its own number."""
    return [{"key": f"k{n}", "request": request(f"number {n}")} for n in numbers]


def write_lines(path: Path, rows: Iterable[Any]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; none of a file that does not exist."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def answers(path: Path) -> dict[str, str]:
    """The texts of a file of results by key; each key stands there once."""
    lines = read_lines(path)
    found = {
        line["key"]: line["response"]["candidates"][0]["content"]["parts"][0]["text"]
        for line in lines
    }
    assert len(found) == len(lines)
    return found


def single(rows: list[Any], url: str) -> dict[str, Any]:
    """What one machine answers, by key."""

    async def main() -> dict[str, Any]:
        async with AsyncGeminiClient(api_key="any", base_url=url) as client:
            found = bulk.iterate(rows, client=client, model=MODEL)
            return {result.key: outcome(result) async for result in found}

    return asyncio.run(main())


class SetClock(BulkClock):
    """A clock that moves when somebody waits, once nothing else can run."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.is_busy: Callable[[], bool] = lambda: False
        """Whether something is under way, for which time stands still."""

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        await self.wait(asyncio.Event(), seconds)

    async def wait(self, event: asyncio.Event, seconds: float | None) -> None:
        if seconds is None:
            await event.wait()
            return
        until = self.time + seconds
        while self.time < until and not event.is_set():
            for _ in range(3):
                await asyncio.sleep(0)
            if self.is_busy():
                await asyncio.sleep(0.001)
                continue
            self.time = max(self.time, min(until, self.time + max(seconds / 8, 0.001)))
