"""What a target of fuzzing is."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from hypothesis import strategies as st

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 1 << 16
"""Bytes of an input."""


@dataclass(frozen=True)
class Target:
    """Something that reads bytes."""

    name: str
    check: Callable[[bytes], None]
    """Raises an exception, AssertionError for one, where the property does not hold."""
    likely: st.SearchStrategy[bytes]
    """Inputs that mean something to it."""

    @property
    def folder(self) -> Path:
        """Where its corpus is: inputs of every kind, and each that once failed."""
        return CORPUS / self.name

    @property
    def corpus(self) -> list[bytes]:
        """The inputs that are kept."""
        return [path.read_bytes() for path in sorted(self.folder.iterdir())]

    @property
    def inputs(self) -> st.SearchStrategy[bytes]:
        """What hypothesis draws: likely inputs, kept ones, both of them changed, and any bytes."""
        sources = self.likely | st.sampled_from(self.corpus)
        return sources | st.builds(_changed, sources, _CHANGES) | st.binary(max_size=200)


_PIECES = st.binary(max_size=4) | st.sampled_from(
    [
        b'"',
        b"\\",
        b"\\ud83d",
        b"\r",
        b"\n\n",
        b"\xff",
        b"\xef\xbb\xbf",
        b"{",
        b"]",
        b"1e999",
        b"null",
        b"-0",
        b"\x00",
        b"9" * 30,
        b"9" * 5000,
        b"[" * 300,
        b'{"1":' * 300,
        "\u2028".encode(),
        b"0",
    ]
)
_CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), _PIECES), min_size=1, max_size=4)


def _changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, gone, piece in changes:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + gone :]
    return data[:LONGEST]


NUMBERS = ["0", "1", "-1", "01", "2024", "1.0", "1e3", "", " 1", "\u0663", "\u00b2", "9" * 25]
"""Keys that look like numbers, to one reader or another."""
TEXTS = st.text(max_size=8) | st.sampled_from(
    ["\ud83d", "\x1b]52;c;x\x07", "gs://b/o", "AAAA", "1s", "2024-02-30T00:00:00Z", "user", "model"]
)


def values(names: list[str]) -> st.SearchStrategy[Any]:
    """JSON values whose objects have these names, numbers, or any."""
    leaves = (
        st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from(names)
    )
    keys = st.sampled_from(names) | st.sampled_from(NUMBERS) | st.text(max_size=3)
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
        max_leaves=20,
    )


def renamed(payloads: st.SearchStrategy[Any], names: list[str] = NUMBERS) -> st.SearchStrategy[Any]:
    """The same values, some of their objects with members of other names added or in place of their own."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Any:
        return _renamed(draw, draw(payloads), st.sampled_from(names))

    return drawn()


def _renamed(draw: st.DrawFn, value: object, names: st.SearchStrategy[str]) -> Any:
    if isinstance(value, list):
        return [_renamed(draw, each, names) for each in cast(list[object], value)]
    if not isinstance(value, dict):
        is_changed = isinstance(value, str) and draw(st.integers(0, 9)) == 0
        return draw(TEXTS) if is_changed else value
    members = cast(dict[str, object], value).items()
    made = {key: _renamed(draw, each, names) for key, each in members}
    if made and draw(st.integers(0, 3)) == 0:
        key = draw(st.sampled_from(sorted(made)))
        made[draw(names)] = made[key] if draw(st.booleans()) else made.pop(key)
    return made


def check_words(error: Exception) -> None:
    """That an error says something, which can be printed."""
    assert str(error).encode()


def written(value: Any) -> bytes:
    """JSON, halves of surrogate pairs in escapes."""
    return json.dumps(value).encode("ascii")


def read(data: bytes) -> Any:
    """A value of JSON, or UNREAD."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return UNREAD


UNREAD = object()
