"""Loads recorded exchanges: files `<platform>.jsonl.gz` in a folder beside the checkout, one exchange a line.

The folder is `../shared/recorded` from the root of the checkout, or what the environment variable
GEMINI_SDK_RECORDED names.
"""

import gzip
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import pytest

Source = Literal["google-ai", "vertex", "azure", "openai"]
SOURCES: tuple[Source, ...] = get_args(Source)
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request, and what the service answered."""

    source: Source
    """The service: the file that the exchange is from."""
    line: int
    """From 1, in that file."""
    verb: str
    """The HTTP method, in capitals."""
    path: str
    """With the query, without the host."""
    status: int
    content_type: str
    request: Any
    """The body: JSON data, a str where it was not JSON, empty where there was none."""
    response: Any
    """JSON data; a str, as it came, where it is a stream or not JSON; None where it was not recorded."""

    @property
    def accepted(self) -> bool:
        """Whether the service took the request."""
        return 200 <= self.status < 300

    @property
    def method(self) -> str:
        """What was called, such as `generateContent`, `chat/completions`, `files` or `GET files`."""
        path = self.path.partition("?")[0].rstrip("/")
        if self.verb != "POST":
            steps = path.split("/")[
                2:
            ]  # after the root and the version: collections and ids in turn
            return f"{self.verb} {steps[(len(steps) - 1) // 2 * 2]}"
        last = path.rpartition("/")[2]
        if ":" in last:
            return last.rpartition(":")[2]
        return "chat/completions" if path.endswith("chat/completions") else last

    @property
    def name(self) -> str:
        """To find it again: `google-ai:17`."""
        return f"{self.source}:{self.line}"


def folder() -> Path | None:
    """Where the recordings are; None where there are none."""
    named = os.environ.get("GEMINI_SDK_RECORDED")
    found = Path(named) if named else _ROOT.parent / "shared" / "recorded"
    return found if found.is_dir() else None


@cache
def exchanges(source: Source) -> tuple[Exchange, ...]:
    """The exchanges with one service, in the order of the file; empty where there are no recordings."""
    home = folder()
    file = home / f"{source}.jsonl.gz" if home else None
    if file is None or not file.is_file():
        return ()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return tuple(_exchange(source, number, line) for number, line in enumerate(lines, 1))


def _exchange(source: Source, number: int, line: str) -> Exchange:
    record = json.loads(line)
    return Exchange(
        source=source,
        line=number,
        verb=record["method"].upper(),
        path=record["path"],
        status=record["status"],
        content_type=record["content_type"] or "",
        request=record["request"],
        response=record["response"],
    )


needs_recordings = pytest.mark.skipif(
    folder() is None,
    reason="no recorded exchanges: ../shared/recorded is absent and GEMINI_SDK_RECORDED is not set",
)
