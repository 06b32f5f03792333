"""Rules: scripted replies and faults, one concept for both.

A rule says which requests it is for, how often, and what happens instead of the model's answer. Of the rules that
match a request the first one which is not used up applies, so a list reads as a script: 503 twice, then a reply, then
the model again. The JSON form is that of `Rule`'s fields; `Rule.of` reads it and `load` reads files of it.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from os import PathLike
from pathlib import Path
from random import Random
from typing import Any, Literal, cast, get_args

from pydantic_core import from_json

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.emulator.number_settings import check_numbers
from gemini_sdk.emulator.operation_table import misnamed
from gemini_sdk.errors import ConfigurationError

_FRAMING_HEADERS = ("content-length", "transfer-encoding", "connection")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
Fault = Literal["hang", "reset", "cut", "end", "error", "error-after-finish", "malformed"]
"""`hang`: no more bytes arrive. `reset`: the connection is reset. `cut`: it closes early. `end`: the stream ends early.
`error`, `error-after-finish`: an error in the stream. `malformed`: an event that is not JSON."""
Form = Literal["event", "object", "list", "pretty"]
"""How an error stands in a stream: as an event, a JSON object, a list, or an object over several lines."""
FAULTS: tuple[Fault, ...] = get_args(Fault)
FORMS: tuple[Form, ...] = get_args(Form)
ERRORS = ("error", "error-after-finish")
"""Faults that are an error in the middle of a stream."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The treatment of the requests that match.

    Matching (all that is given must hold): `operation`, `model`, `contains`; of these, `rate` draws a share.
    The reply, at most one: `text`, `body`, `raw`, `chunks`; without one the model answers, or where `status` is an
    error, Google's error body for it.
    The fault: `fault` and `after`.
    """

    operation: str | None = None
    """An operation's id or the end of it after a dot (`countTokens`), or `token` for the token endpoint."""
    model: str | None = None
    """The model's id, as a pattern with `*`."""
    contains: str | None = None
    """A piece of any string in the request's body."""
    rate: float | None = None
    """The share of the matching requests, from 0 to 1, to which the rule applies. The requests are drawn from the
    emulator's seed. Rules with a rate are tried before all others. None: every request."""
    times: int | None = None
    """How often the rule applies before it is used up; None for always."""
    text: str | None = None
    """Said by the model; finish reason, usage and streaming are worked out as always."""
    body: Any = None
    """The answer's whole JSON; on a stream, its only chunk."""
    raw: str | None = None
    """The answer's body exactly as given, JSON or not."""
    chunks: tuple[Any, ...] | None = None
    """The JSON of a stream's chunks."""
    status: int | None = None
    """The HTTP status; 200 where it is left out."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Headers of the answer, such as `Retry-After`."""
    delay: float = 0.0
    """Seconds before anything is answered."""
    pace: float | None = None
    """Seconds between two chunks; None for the emulator's own."""
    fault: Fault | None = None
    """- `hang`: silence, until the client leaves
    - `reset`: the connection is reset
    - `cut`: the connection is closed before the answer is complete
    - `end`: a stream ends as if complete, yet without finish reason
    - `error`: a stream goes on with an error (`status`, default 503; `body` for its JSON), then ends
    - `error-after-finish`: the same, after the chunk with the finish reason
    - `malformed`: JSON that stops in the middle, in an answer which is complete as HTTP goes
    """
    form: Form | None = None
    """How an error in a stream of events is written:
    - `event`: as an event; the default of `error`
    - `object`: as bare JSON between events; the default of `error-after-finish`
    - `list`: as a bare list of one
    - `pretty`: as bare JSON over several lines
    """
    after: int | None = None
    """Chunks of a stream to send before the fault. None: for `hang` and `reset` nothing is sent, not even a
    status; for the rest it means 1. On an answer which is not streamed, 0 stands for half of its body."""

    at: int | None = None
    """Offset in a file at which the connection ends, in an upload (`files.upload.chunk`) or a download
    (`files.download.media`) that reaches it; needs the fault `cut`, `reset` or `hang`."""

    def __post_init__(self) -> None:
        self._check_types()
        if self.at is not None and self.fault not in ("cut", "reset", "hang"):
            raise ConfigurationError("at: needs the fault cut, reset or hang")
        if self.fault is not None and self.fault not in FAULTS:
            raise ConfigurationError(
                f"fault: unknown fault {self.fault!r}; use one of {', '.join(FAULTS)}"
            )
        if self.status is not None and not 200 <= self.status <= 599:
            raise ConfigurationError(f"status: {self.status} is not between 200 and 599")
        if self.form is not None and self.form not in FORMS:
            raise ConfigurationError(
                f"form: unknown form {self.form!r}; use one of {', '.join(FORMS)}"
            )
        if self.form is not None and self.fault not in ERRORS:
            raise ConfigurationError(f"form: only allowed with the faults {' and '.join(ERRORS)}")
        check_numbers(self, "times", "after", "delay", "pace", "at", "rate")
        if self.rate is not None and self.rate > 1:
            raise ConfigurationError(f"rate: {self.rate} is not between 0 and 1")
        replies = [n for n in ("text", "body", "raw", "chunks") if getattr(self, n) is not None]
        if len(replies) > 1:
            raise ConfigurationError(
                f"{' and '.join(replies)}: more than one reply; pass one of them"
            )
        if self.after is not None and self.fault is None:
            raise ConfigurationError("after: needs a fault; pass fault as well")
        if self.raw is not None and self.fault in (*ERRORS, "end"):
            raise ConfigurationError(
                f"fault: {self.fault!r} needs the chunks of a stream, and raw has none; give chunks"
            )
        if self.operation is not None and (problem := misnamed(self.operation)):
            raise ConfigurationError(f"operation: {problem}")
        _check_headers(self.headers)
        for name in replies:
            _check_writable(name, getattr(self, name))

    def _check_types(self) -> None:
        for name, kinds in _KINDS.items():
            value = getattr(self, name)
            if value is not None and (isinstance(value, bool) or not isinstance(value, kinds)):
                raise ConfigurationError(f"{name}: {value!r} has the wrong type")

    @classmethod
    def of(cls, value: object) -> "Rule":
        """A rule from its JSON form. Raises ConfigurationError if the rule is invalid."""
        if not is_object(value):
            raise ConfigurationError(f"a rule must be an object; found {json.dumps(value)[:80]}")
        given = {name: each for name, each in value.items() if each is not None}
        known = {f.name for f in fields(cls)}
        for name in given:
            if name not in known:
                raise ConfigurationError(
                    f"{name}: unknown field; a rule has {', '.join(sorted(known))}"
                )
        if isinstance(given.get("chunks"), list):
            given["chunks"] = tuple(given["chunks"])
        return cls(**given)

    def matches(self, operation: str, model: str, strings: str, span: range | None = None) -> bool:
        """Whether the rule is for a request: its operation's id, its model, the strings in its body, and the part of
        a file that it transfers.
        """
        return (self.at is None or (span is not None and self.at in span)) and (
            (self.operation is None or f".{operation}".endswith(f".{self.operation}"))
            and (self.model is None or fnmatchcase(model, self.model))
            and (self.contains is None or self.contains in strings)
        )


_KINDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("operation", "model", "contains", "text", "raw", "fault", "form"), (str,)),
    **dict.fromkeys(("times", "status", "after", "at"), (int,)),
    **dict.fromkeys(("delay", "pace", "rate"), (int, float)),
    "headers": (Mapping,),
    "chunks": (list, tuple),
}


def _check_headers(headers: Mapping[str, object]) -> None:
    for name, text in headers.items():
        if not isinstance(cast(object, name), str) or not _HEADER_NAME.fullmatch(name):
            raise ConfigurationError(f"headers: {name!r} is not a header name")
        if name.lower() in _FRAMING_HEADERS:
            raise ConfigurationError(f"headers: {name}: the emulator sets this header; remove it")
        if not isinstance(text, str) or not _HEADER_VALUE.fullmatch(text):
            raise ConfigurationError(f"headers: {name}: {text!r} is not a line of Latin-1 text")


def _check_writable(name: str, value: object) -> None:
    """Raises ConfigurationError if a reply cannot be sent: it is not JSON, or no Unicode text."""
    try:
        text = (
            value
            if isinstance(value, str)
            else json.dumps(value, ensure_ascii=False, allow_nan=False)
        )
        text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        kind = "text" if isinstance(value, str) else "JSON"
        raise ConfigurationError(f"{name}: it cannot be sent as {kind}: {error}") from None


@dataclass(slots=True)
class _Entry:
    """A rule in a script."""

    rule: Rule
    left: int | None
    """The uses that are left; None for no limit."""
    number: int
    """Counted from 1 in the order in which rules were added."""
    draws: Random

    def take(self) -> bool:
        """Whether the rule applies to a request that it matches; uses it up by one if it does."""
        if self.left == 0 or (self.rule.rate is not None and self.draws.random() >= self.rule.rate):
            return False
        self.left = None if self.left is None else self.left - 1
        return True


class Script:
    """Rules and how often each has still to be applied."""

    def __init__(self, rules: tuple[Rule, ...] = (), seed: int = 0) -> None:
        self._seed = seed
        self._inserted = 0
        self._entries: list[_Entry] = []
        self.insert(0, rules)

    @property
    def rules(self) -> list[tuple[Rule, int | None]]:
        """The rules with the times left of each (None: without end), the next to be tried first."""
        return [(entry.rule, entry.left) for entry in self._entries]

    def insert(self, at: int, rules: tuple[Rule, ...]) -> None:
        """Adds rules before the one at `at`."""
        self._entries[at:at] = [self._entry(rule) for rule in rules]

    @property
    def numbers(self) -> list[int]:
        """The number of each of the rules: it stays when others come and go."""
        return [entry.number for entry in self._entries]

    def remove(self, number: int) -> int | None:
        """Removes the rule with a number; the place it had, None if there is no such rule."""
        at = next((i for i, entry in enumerate(self._entries) if entry.number == number), None)
        if at is not None:
            del self._entries[at]
        return at

    def take(
        self, operation: str, model: str, strings: str, span: range | None = None
    ) -> Rule | None:
        """The rule that applies to a request, used up by one; None if the model is to answer."""
        matching = [e for e in self._entries if e.rule.matches(operation, model, strings, span)]
        matching.sort(key=lambda entry: entry.rule.rate is None)
        return next((entry.rule for entry in matching if entry.take()), None)

    def _entry(self, rule: Rule) -> _Entry:
        self._inserted += 1
        # Each rule has draws of its own, so that no rule changes those of another. Not for cryptography: the same seed
        # has to give the same draws.
        draws = Random(f"{self._seed}/{self._inserted}")  # noqa: S311
        return _Entry(rule, rule.times, self._inserted, draws)


def load(path: str | PathLike[str]) -> tuple[Rule, ...]:
    """The rules in a file: a JSON list, one JSON object, or JSON lines.

    ConfigurationError names the file and the rule; OSError if the file cannot be read.
    """
    path = Path(path)
    data = path.read_bytes().removeprefix(BOM_UTF8)
    try:
        values: Any = from_json(data)
    except ValueError:
        values = _lines(path, data)
    return many(values, f"{path}: ")


def many(values: object, source: str = "") -> tuple[Rule, ...]:
    """One rule or a list of them from JSON; `source` begins the message of an ConfigurationError."""
    listed = values if is_list(values) else [values]
    rules: list[Rule] = []
    for number, value in enumerate(listed, 1):
        try:
            rules.append(Rule.of(value))
        except ConfigurationError as error:
            raise ConfigurationError(f"{source}rule {number}: {error}") from error
    return tuple(rules)


def _lines(path: Path, data: bytes) -> list[object]:
    values: list[object] = []
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                values.append(from_json(line))
            except ValueError as error:
                raise ConfigurationError(f"{path}: line {number}: not JSON: {error}") from error
    return values
