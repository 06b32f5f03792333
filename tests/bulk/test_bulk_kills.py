"""Runs that are killed at random moments: every key once in the end, and no request more often than kills explain.

Set GEMINI_SDK_KILLS=50 for the whole of it; CI kills a few times.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from gemini_sdk.emulator import Emulator, EmulatorOptions, Latency
from tests.bulk.support import MODEL, answers, keyed, read_lines, write_lines

KILLS = int(os.environ.get("GEMINI_SDK_KILLS", "3"))
CONCURRENCY = 8
ROWS = max(100, KILLS * 20)
RUN = """
import sys
from gemini_sdk import GeminiClient, bulk
source, output, url, model, concurrency = sys.argv[1:]
client = GeminiClient(api_key="any", base_url=url)
summary = bulk.run(source, output, client=client, model=model, concurrency=int(concurrency))
assert summary.failed == 0, summary
"""


def test_a_run_that_is_killed_again_and_again(tmp_path: Path) -> None:
    source, output = write_lines(tmp_path / "in.jsonl", keyed(range(ROWS))), tmp_path / "out.jsonl"
    chance = random.Random(5)
    latency = Latency("uniform", 0.005, 0.1)
    with Emulator(EmulatorOptions(latency=latency, journal_size=10 * ROWS)) as emulator:
        command = [sys.executable, "-c", RUN, source, output, emulator.url, MODEL, str(CONCURRENCY)]
        kills = 0
        for _ in range(KILLS):
            with subprocess.Popen([*map(str, command)]) as process:
                before = len(read_lines_that_are_whole(output))
                wanted = before + chance.randint(0, 20)
                while process.poll() is None and len(read_lines_that_are_whole(output)) < wanted:
                    time.sleep(0.01)
                time.sleep(chance.random() / 10)
                if process.poll() is None:
                    process.kill()
                    kills += 1
        subprocess.run([*map(str, command)], check=True)
        sent: dict[str, int] = {}
        for entry in emulator.journal():
            text = entry.body["contents"][0]["parts"][0]["text"]
            sent[text] = sent.get(text, 0) + 1
    found = answers(output)
    assert found.keys() == {f"k{n}" for n in range(ROWS)}
    assert all(f"number {key[1:]}" in text for key, text in found.items())
    assert kills > KILLS / 2
    assert max(sent.values()) <= 1 + kills
    assert sum(sent.values()) - ROWS <= kills * CONCURRENCY
    assert not read_lines(tmp_path / "out.errors.jsonl")


def read_lines_that_are_whole(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []
