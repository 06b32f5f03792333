"""Scopes: separate worlds of rules and journal in one emulator, so that tests in parallel do not disturb each other.

A request names its scope in the header `x-emulator-scope`; without it, it is in the scope with the empty name. Every
scope begins with its own copy of the rules the emulator was started with.
"""

from collections import deque
from threading import Lock
from typing import Any

from gemini_sdk.emulator.journal import Entry
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.rules import Rule, Script
from gemini_sdk.emulator.traffic import Traffic

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
        self._entries: deque[Entry] = deque(maxlen=options.journal_size)
        self._requests = 0

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

    def add(self, *rules: Rule) -> None:
        """Adds rules: after those added before, ahead of those of the start."""
        with self._lock:
            self._script.insert(self._added, rules)
            self._added += len(rules)

    def clear_journal(self) -> None:
        """Forgets the requests so far; the rules stay."""
        with self._lock:
            self._entries.clear()
            self._requests = 0

    @property
    def rules(self) -> list[tuple[Rule, int | None]]:
        """The rules and how often each has still to be applied."""
        with self._lock:
            return self._script.rules

    @property
    def journal(self) -> list[Entry]:
        """The requests so far, the oldest first."""
        with self._lock:
            return list(self._entries)

    def take(self, operation: str, model: str, text: str, span: range | None = None) -> Rule | None:
        """The rule for a request, used up by one."""
        with self._lock:
            return self._script.take(operation, model, text, span)

    def record(self, **what: Any) -> int:
        """Writes a request down; `what` are the fields of an Entry. Returns its number."""
        with self._lock:
            self._requests += 1
            self._entries.append(Entry(number=self._requests, scope=self.name, **what))
            return self._requests


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
