"""`python -m benchmarks.jsonl`: how many lines of JSON `gemini-sdk validate` validates in a second on one core.

Apart from the other rows, which compare subjects by ratio: this has a floor in lines a second, and no peer does it.
Each file is read from the disk through the function that the command uses.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.payloads import compact
from gemini_sdk.validation.json_lines import validated_lines
from gemini_sdk.validation.validator import Validator

LINES, ROUNDS = 100_000, 5
_QUESTION = "Why is the sky blue by day, and red in the evening? "
_REQUEST: dict[str, Any] = {
    "contents": [
        {"role": "user", "parts": [{"text": _QUESTION * 7}]},
        {"role": "model", "parts": [{"text": "Air scatters blue light more than red. " * 7}]},
        {"role": "user", "parts": [{"text": "And on Mars, at noon?"}]},
    ],
    "systemInstruction": {"parts": [{"text": "Answer briefly."}]},
    "generationConfig": {"temperature": 0.3, "topP": 0.95, "maxOutputTokens": 1024},
    "safetySettings": [
        {"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_ONLY_HIGH"},
    ],
}
_PICTURE = {"parts": [{"inlineData": {"mimeType": "image/png", "data": "iVBORw0K" * 120}}]}
FILES: Mapping[str, Mapping[str, Any]] = {
    "without faults": _REQUEST,
    "half of it base64": _REQUEST | {"contents": _PICTURE},
    "a deprecated field": _REQUEST | {"generationConfig": {"responseMimeType": "text/plain"}},
    "a fault": _REQUEST | {"generationConfig": {"temperature": 3}},
}
"""What every line of a file holds, by what it is like."""


def lines_a_second(path: Path, rounds: int) -> float:
    """The median of several readings of a file."""
    validator = Validator("GenerateContentRequest", "vertex")
    return median(_once(path, validator) for _ in range(rounds))


def _once(path: Path, validator: Validator) -> float:
    count = 0
    start = time.process_time()
    with path.open("rb") as file:
        for _ in validated_lines(file, validator):
            count += 1
    return count / (time.process_time() - start)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a file. The exit status is 1 if valid lines are validated more slowly than `--fail-under`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.jsonl", description=__doc__)
    parser.add_argument(
        "--lines", type=int, default=LINES, help=f"lines per file (default: {LINES:,})"
    )
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"rounds per file (default: {ROUNDS})"
    )
    parser.add_argument("--fail-under", type=float, default=0.0, metavar="LINES_A_SECOND")
    options = parser.parse_args(arguments)
    speeds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for title, payload in FILES.items():
            line = compact(payload) + b"\n"
            path = Path(folder, "requests.jsonl")
            path.write_bytes(line * options.lines)
            speeds[title] = lines_a_second(path, options.rounds)
            print(f"{title:20} {len(line):5} bytes a line {speeds[title]:10,.0f} lines a second")
    return 1 if speeds["without faults"] < options.fail_under else 0


if __name__ == "__main__":
    sys.exit(main())
