"""Quotas: limits on the requests and tokens of a model within a period.

The period slides: a request counts until the period has passed since the request. Only answered requests count, with
the tokens that their answers report.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from itertools import repeat
from typing import Literal

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.emulator.number_settings import check_numbers
from gemini_sdk.emulator.operation_table import MODEL_CALLS, misnamed
from gemini_sdk.emulator.usage import Tokens
from gemini_sdk.errors import ConfigurationError

Unit = Literal["requests", "tokens"]


@dataclass(frozen=True, slots=True)
class Quota:
    """A limit for each model that matches. Each model is counted separately.

    Raises ConfigurationError if a value is invalid, or neither `requests` nor `tokens` is given.
    """

    model: str = "*"
    """The model's id, as a pattern with `*`."""
    requests: int | None = None
    """Requests in a period; None for no limit."""
    tokens: int | None = None
    """Tokens in a period; None for no limit."""
    period: float = 60.0
    """Length of the period, in seconds."""
    count: Literal["input", "total"] = "input"
    """Whether `tokens` limits the tokens of prompts, as Google AI does, or of prompts and answers."""
    operation: str | None = None
    """An operation's id or the end of it after a dot (`countTokens`). None: all that generate or embed."""
    retry_info: bool | None = None
    """Whether a 429 on Google's routes has google.rpc.QuotaFailure and RetryInfo. None: on Google AI, not on
    Vertex AI."""

    def __post_init__(self) -> None:
        for name, kinds in _KINDS.items():
            value = getattr(self, name)
            wrong = not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds)
            if value is not None and wrong:
                raise ConfigurationError(f"{name}: {value!r} has the wrong type")
        check_numbers(self, "requests", "tokens", "period")
        if not self.period:
            raise ConfigurationError("period: 0 is not greater than 0")
        if self.requests is None and self.tokens is None:
            raise ConfigurationError("a quota needs a limit; give requests or tokens")
        if self.count not in ("input", "total"):
            raise ConfigurationError(f"count: unknown value {self.count!r}; use input or total")
        if self.operation is not None and (problem := misnamed(self.operation)):
            raise ConfigurationError(f"operation: {problem}")

    @classmethod
    def of(cls, value: object) -> "Quota":
        """A quota from its JSON form. Raises ConfigurationError if the quota is invalid."""
        if not is_object(value):
            raise ConfigurationError(f"a quota must be an object; found {value!r}")
        known = sorted(f.name for f in fields(cls))
        for name in value:
            if name not in known:
                raise ConfigurationError(f"{name}: unknown field; a quota has {', '.join(known)}")
        return cls(**{name: each for name, each in value.items() if each is not None})

    def matches(self, operation: str, model: str) -> bool:
        """Whether the quota limits the requests of an operation to a model."""
        if not fnmatchcase(model, self.model):
            return False
        if self.operation is None:
            return operation in MODEL_CALLS
        return f".{operation}".endswith(f".{self.operation}")

    def cost(self, tokens: Tokens) -> int:
        """The tokens of an answer that the quota counts."""
        return tokens.prompt if self.count == "input" else tokens.total


_KINDS: dict[str, tuple[type, ...]] = {
    "model": (str,),
    "requests": (int,),
    "tokens": (int,),
    "period": (int, float),
    "operation": (str,),
    "retry_info": (bool,),
}


def quotas_of(values: object) -> tuple[Quota, ...]:
    """One quota or a list of them from JSON. Raises ConfigurationError that names the quota."""
    quotas: list[Quota] = []
    for number, value in enumerate(values if is_list(values) else [values], 1):
        try:
            quotas.append(Quota.of(value))
        except ConfigurationError as error:
            raise ConfigurationError(f"quota {number}: {error}") from error
    return tuple(quotas)


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A quota that has no room for a request."""

    quota: Quota
    model: str
    unit: Unit
    delay: float
    """Seconds after which the quota has room."""

    @property
    def limit(self) -> int:
        """The limit that is exceeded."""
        return getattr(self.quota, self.unit) or 0


class _Window:
    """The requests to one model within the period of one quota."""

    def __init__(self, quota: Quota) -> None:
        self._quota = quota
        self._counted: deque[tuple[float, int]] = deque()
        self._tokens = 0

    def exceeded(self, model: str, cost: int, now: float) -> Exceeded | None:
        """The limit that a request would exceed; None if there is room for it."""
        quota = self._quota
        while self._counted and self._counted[0][0] + quota.period <= now:
            self._tokens -= self._counted.popleft()[1]
        costs = (tokens for _, tokens in self._counted)
        delays: dict[Unit, float] = {
            "requests": self._delay(quota.requests, len(self._counted), 1, repeat(1), now),
            "tokens": self._delay(quota.tokens, self._tokens, cost, costs, now),
        }
        unit: Unit = max(delays, key=lambda each: delays[each])
        return Exceeded(quota, model, unit, delays[unit]) if delays[unit] else None

    def _delay(
        self, limit: int | None, used: int, cost: int, costs: Iterable[int], now: float
    ) -> float:
        """Seconds until so much of what is used, of which each request has one of `costs`, has left the period that
        `cost` fits; 0 if it fits now."""
        if limit is None or used + cost <= limit:
            return 0.0
        if cost > limit:
            return self._quota.period
        for (since, _), each in zip(self._counted, costs, strict=False):
            used -= each
            if used + cost <= limit:
                return min(since + self._quota.period - now, self._quota.period)
        return self._quota.period

    def add(self, cost: int, now: float) -> None:
        """Counts an answered request."""
        self._counted.append((now, cost))
        self._tokens += cost


class QuotaCounters:
    """Counts requests for all quotas of a scope."""

    def __init__(self, quotas: Iterable[Quota] = ()) -> None:
        self.quotas = tuple(quotas)
        self._windows: dict[tuple[int, str], _Window] = {}

    def admit(self, operation: str, model: str, tokens: Tokens, now: float) -> Exceeded | None:
        """Counts an answered request, or returns the quota that has no room for it, and counts nothing."""
        found: list[tuple[_Window, int]] = []
        refused: list[Exceeded] = []
        for place, quota in enumerate(self.quotas):
            if quota.matches(operation, model):
                window = self._windows.setdefault((place, model), _Window(quota))
                cost = quota.cost(tokens)
                found.append((window, cost))
                if exceeded := window.exceeded(model, cost, now):
                    refused.append(exceeded)
        if refused:
            return max(refused, key=lambda each: each.delay)
        for window, cost in found:
            window.add(cost, now)
        return None
