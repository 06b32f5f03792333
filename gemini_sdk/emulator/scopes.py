"""Scopes: separate worlds of rules and journal in one emulator, so that tests in parallel do not disturb each other.

A request names its scope in the header `x-emulator-scope`; without it, it is in the scope with the empty name. Every
scope begins with its own copy of the rules the emulator was started with.
"""

from dataclasses import asdict
from threading import Lock
from typing import TYPE_CHECKING

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.journal import Entry
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.page.exchange_log import ExchangeLog
from gemini_sdk.emulator.rules import Rule, Script
from gemini_sdk.emulator.traffic import Traffic

if TYPE_CHECKING:
    from starlette.requests import Request

HEADER = "x-emulator-scope"


class Scope:
    """The rules, the traffic and the journal of one scope. Safe to use from several threads."""

    def __init__(self, name: str, options: EmulatorOptions) -> None:
        self.name = name
        self._options = options
        self._lock = Lock()
        self._script = Script(options.rules, options.seed)
        self.traffic = Traffic(options)
        self._added = 0
        self.exchanges = ExchangeLog(options.journal_size)

    def reset(self) -> None:
        """Back to the rules, quotas and latency of the start, an empty journal and no usage."""
        self.clear_rules()
        self.clear_journal()
        self.traffic.reset()

    def clear_rules(self) -> None:
        """Back to the rules of the start; the journal stays."""
        with self._lock:
            self._script = Script(self._options.rules, self._options.seed)
            self._added = 0

    def remove(self, number: int) -> bool:
        """Removes a rule by its number; False if there is no such rule."""
        with self._lock:
            at = self._script.remove(number)
            if at is not None and at < self._added:
                self._added -= 1
            return at is not None

    def add(self, *rules: Rule) -> None:
        """Adds rules: after those added before, ahead of those of the start."""
        with self._lock:
            self._script.insert(self._added, rules)
            self._added += len(rules)

    def clear_journal(self) -> None:
        """Forgets the requests so far; the rules stay."""
        self.exchanges.clear()

    @property
    def rules(self) -> list[tuple[Rule, int | None]]:
        """The rules and how often each has still to be applied."""
        with self._lock:
            return self._script.rules

    @property
    def rules_as_json(self) -> list[Json]:
        """The rules with `left`, how often each has still to be applied, and its `number`."""
        with self._lock:
            rules = zip(self._script.rules, self._script.numbers, strict=True)
            return [
                asdict(rule) | {"left": left, "number": number} for (rule, left), number in rules
            ]

    @property
    def journal(self) -> list[Entry]:
        """The requests so far, the oldest first."""
        return self.exchanges.entries

    def take(self, operation: str, model: str, text: str, span: range | None = None) -> Rule | None:
        """The rule for a request, used up by one."""
        with self._lock:
            return self._script.take(operation, model, text, span)


class Scopes:
    """All scopes of an emulator, each made when it is first named."""

    def __init__(self, options: EmulatorOptions) -> None:
        self._options = options
        self._lock = Lock()
        self._scopes: dict[str, Scope] = {}

    def __getitem__(self, name: str) -> Scope:
        with self._lock:
            if name not in self._scopes:
                self._scopes[name] = Scope(name, self._options)
            return self._scopes[name]

    def of(self, request: "Request") -> Scope:
        """The scope that a request names."""
        return self[request.headers.get(HEADER, "")]

    @property
    def names(self) -> list[str]:
        """The names of the scopes so far."""
        with self._lock:
            return list(self._scopes)
