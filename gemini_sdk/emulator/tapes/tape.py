"""A tape: a file of recorded exchanges, one JSON object in a line, and what of it was answered from."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Literal

from gemini_sdk.emulator.tapes.compare import difference, fits, parts, similarity
from gemini_sdk.emulator.tapes.exchange import TapedExchange, TapedRequest
from gemini_sdk.errors import ConfigurationError

Matching = Literal["strict", "lenient"]
"""How a request finds its exchange. `strict`: method, path, query and body are equal, and each exchange answers once.
`lenient`: method and path are equal; of several exchanges the most similar one answers, again if need be."""


class TapeWriter:
    """Appends exchanges to a file, which the first one makes. Each is on the disk, whole, before the next."""

    def __init__(self, path: Path) -> None:
        """Raises ConfigurationError if the file cannot be written."""
        self._path = path
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            is_new = not path.exists()
            path.open("a", encoding="utf-8").close()
            if is_new:
                path.unlink()  # An empty file would count as a recording.
        except OSError as error:
            raise ConfigurationError(f"{path}: {error.strerror}") from error

    def write(self, exchange: TapedExchange) -> None:
        """Add an exchange."""
        line = exchange.line() + "\n"
        with self._lock, self._path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


class TapeReader:
    """The exchanges of a file, and which of them have answered."""

    def __init__(self, path: Path, matching: Matching = "strict") -> None:
        """Raises ConfigurationError if the file cannot be read, with the line that is none of a tape."""
        if matching not in ("strict", "lenient"):
            raise ConfigurationError(f"match: expected strict or lenient; found {matching!r}")
        self._lock = Lock()
        self._matching = matching
        self._exchanges = list(_exchanges(path))
        self._uses = [0] * len(self._exchanges)
        self._missing: list[TapedRequest] = []

    def find(self, asked: TapedRequest) -> TapedExchange | None:
        """The exchange that answers a request. None if there is none, which `missing` then has."""
        with self._lock:
            number = self._number(asked)
            if number is None:
                self._missing.append(asked)
                return None
            self._uses[number] += 1
            return self._exchanges[number]

    def closest(self, asked: TapedRequest) -> str:
        """In words, how a request differs from the most similar exchange."""
        number = self._most_similar(asked, range(len(self._exchanges)))
        if number is None:
            return "the tape is empty"
        found = self._exchanges[number].request
        said = difference(parts(asked), parts(found), "request")
        if said is None:
            return f"exchange {number + 1} has answered it already"
        return f"the most similar is exchange {number + 1}, where {said}"

    @property
    def unused(self) -> list[TapedRequest]:
        """The requests of exchanges that have not answered yet."""
        with self._lock:
            pairs = zip(self._exchanges, self._uses, strict=True)
            return [each.request for each, uses in pairs if not uses]

    @property
    def missing(self) -> list[TapedRequest]:
        """The requests that no exchange answered."""
        with self._lock:
            return list(self._missing)

    def _number(self, asked: TapedRequest) -> int | None:
        wanted = parts(asked)
        recorded = [parts(each.request) for each in self._exchanges]
        free = [n for n, uses in enumerate(self._uses) if not uses]
        if self._matching == "strict":
            equal = [n for n in free if recorded[n] == wanted]
            return next(iter(equal or (n for n in free if fits(wanted, recorded[n]))), None)
        near = [
            n
            for n, each in enumerate(self._exchanges)
            if asked.method == each.request.method and fits(asked.path, each.request.path)
        ]
        return self._most_similar(asked, near)

    def _most_similar(self, asked: TapedRequest, numbers: "range | list[int]") -> int | None:
        wanted = parts(asked)
        return max(
            numbers,
            key=lambda n: (
                similarity(wanted, parts(self._exchanges[n].request)),
                not self._uses[n],
            ),
            default=None,
        )


def _exchanges(path: Path) -> Iterator[TapedExchange]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise ConfigurationError(f"{path}: {reason}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield TapedExchange.of_line(line, f"{path}:{number}")
