"""`python -m benchmarks.dataset`: lines a second of checking datasets, on one core and on all.

Other rows of the benchmarks are multiples of what bare libraries take; here the figure itself is what people wait for.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.payloads import compact
from gemini_sdk import datasets
from gemini_sdk.datasets.checking import cores

LINES, ROUNDS = 100_000, 3
TARGET = 30_000
"""Lines a second and core of short text examples."""


def text(number: int) -> dict[str, Any]:
    """A question and its answer, 300 bytes."""
    return {
        "systemInstruction": {"parts": [{"text": "Answer in one short sentence."}]},
        "contents": [
            turn(
                "user", f"What comes after {number}? Think of it, then say it in words and digits."
            ),
            turn(
                "model", f"After {number} comes {number + 1}, as every child in the street knows."
            ),
        ],
    }


def chat(number: int) -> dict[str, Any]:
    """Four turns of each side."""
    turns = [
        turn(role, f"{role} says the {place}th word of chat {number}")
        for place in range(4)
        for role in ("user", "model")
    ]
    return {"contents": turns}


def picture(number: int) -> dict[str, Any]:
    """A question about a file."""
    example = text(number)
    file = {"fileUri": f"gs://bucket/pictures/{number}.png", "mimeType": "image/png"}
    example["contents"][0]["parts"].insert(0, {"fileData": file})
    return example


def turn(role: str, said: str) -> dict[str, Any]:
    """A turn of one text."""
    return {"role": role, "parts": [{"text": said}]}


KINDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "short text": text,
    "chat of 8 turns": chat,
    "picture": picture,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. The exit status is 1 where short text is checked more slowly than `--fail-under`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dataset", description=__doc__)
    parser.add_argument(
        "--lines", type=int, default=LINES, help=f"lines per file (default: {LINES})"
    )
    parser.add_argument(
        "--fail-under",
        type=int,
        metavar="LINES",
        help=f"exit with 1 below this many lines per second and core (target: {TARGET})",
    )
    options = parser.parse_args(arguments)
    print(
        f"{options.lines} lines; lines a second of CPU time on one core, of wall time on {cores()}"
    )
    reached: list[float] = []
    with TemporaryDirectory() as folder:
        for kind, example in KINDS.items():
            file = Path(folder, "dataset.jsonl")
            with file.open("wb") as lines:
                lines.writelines(compact(example(n)) + b"\n" for n in range(options.lines))
            one, every = rate(file, 1, time.process_time), rate(file, 0, time.perf_counter)
            size = file.stat().st_size // options.lines
            print(f"{kind:<16} {size:>5} bytes {one:>9,.0f} {every:>9,.0f}")
            reached.append(one)
    return int(options.fail_under is not None and reached[0] < options.fail_under)


def rate(file: Path, jobs: int, clock: Callable[[], float]) -> float:
    """Lines a second, the median of the rounds."""
    rates: list[float] = []
    for _ in range(ROUNDS):
        start = clock()
        report = datasets.check(file, jobs=jobs, ignore=["few-examples"])
        rates.append(report.summary.lines / (clock() - start))
        if report.findings:
            raise RuntimeError(f"a clean dataset has faults: {report.findings[0]}")
    return median(rates)


if __name__ == "__main__":
    sys.exit(main())
