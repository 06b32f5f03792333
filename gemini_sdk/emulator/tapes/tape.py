"""A tape: a file of recorded exchanges, one JSON object in a line, and what of it was answered from."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.emulator.tapes.exchange import TapedExchange, TapedRequest
from gemini_sdk.errors import ConfigurationError

Matching = Literal["strict", "lenient"]
"""How a request finds its exchange. `strict`: method, path, query and body are equal, and each exchange answers once.
`lenient`: method and path are equal; of several exchanges the most similar one answers, again if need be."""


class TapeWriter:
    """Appends exchanges to a file. Each is on the disk, whole, before the next."""

    def __init__(self, path: Path) -> None:
        """Raises ConfigurationError if the file cannot be written."""
        self._path = path
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
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
        difference = _difference(_parts(asked), _parts(found), "request")
        if difference is None:
            return f"exchange {number + 1} has answered it already"
        return f"the most similar is exchange {number + 1}, where {difference}"

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
        numbers = range(len(self._exchanges))
        if self._matching == "strict":
            return next(
                (n for n in numbers if not self._uses[n] and self._exchanges[n].request == asked),
                None,
            )
        place = asked.method, asked.path
        near = [
            n
            for n in numbers
            if place == (self._exchanges[n].request.method, self._exchanges[n].request.path)
        ]
        return self._most_similar(asked, [n for n in near if not self._uses[n]] or near)

    def _most_similar(self, asked: TapedRequest, numbers: "range | list[int]") -> int | None:
        wanted = _leaves(_parts(asked))
        return max(
            numbers,
            key=lambda n: len(wanted & _leaves(_parts(self._exchanges[n].request))),
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


def _parts(asked: TapedRequest) -> dict[str, Any]:
    return {
        "method": asked.method,
        "path": asked.path,
        "query": dict(asked.query),
        "body": asked.body,
    }


def _leaves(value: Any, place: str = "") -> set[tuple[str, str]]:
    """The texts and numbers in JSON, each with its place."""
    if is_object(value):
        return {leaf for name, each in value.items() for leaf in _leaves(each, f"{place}.{name}")}
    if is_list(value):
        return {leaf for n, each in enumerate(value) for leaf in _leaves(each, f"{place}[{n}]")}
    return {(place, json.dumps(value))}


def _difference(asked: Any, found: Any, place: str) -> str | None:
    """The first difference, in words; None if there is none."""
    if is_object(asked) and is_object(found):
        for name in {**asked, **found}:
            if name not in found:
                return f"{place}.{name} is not there"
            if name not in asked:
                return f"{place}.{name} is there in addition"
            if said := _difference(asked[name], found[name], f"{place}.{name}"):
                return said
        return None
    if is_list(asked) and is_list(found) and len(asked) == len(found):
        pairs = enumerate(zip(asked, found, strict=True))
        return next(
            (said for n, (a, f) in pairs if (said := _difference(a, f, f"{place}[{n}]"))), None
        )
    return None if asked == found else f"{place} is {_short(found)}, not {_short(asked)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
