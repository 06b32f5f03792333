"""A limit for a whole run: tokens, dollars or errors. What is under way counts with its estimate."""

from dataclasses import dataclass

from gemini_sdk.bulk.prices import Prices
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.rows import Row
from gemini_sdk.bulk.usage import Usage
from gemini_sdk.errors import ConfigurationError


@dataclass(slots=True)
class Budget:
    """How much a run may use.

    A row is sent if what was used, what is under way and the row itself stay within the limits, by their estimates.
    Estimates learn from the answers; a run can exceed a limit by as much as answers under way exceed their estimates.
    """

    prices: Prices
    max_tokens: int | None = None
    max_cost: float | None = None
    max_errors: int | None = None
    used: int = 0
    cost: float = 0.0
    errors: int = 0
    _pending_tokens: int = 0
    _pending_cost: float = 0.0

    def __post_init__(self) -> None:
        for name in ("max_tokens", "max_cost", "max_errors"):
            value = getattr(self, name)
            if value is None:
                continue
            if not isinstance(value, int | float) or isinstance(value, bool) or not value > 0:
                raise ConfigurationError(f"{name} must be a number greater than 0; found {value!r}")

    def reserve(self, row: Row, estimated: Usage, model: str) -> str | None:
        """Set the tokens of a row aside. Returns the name of a limit that leaves no room for them."""
        tokens = self.used + self._pending_tokens + estimated.total
        if self.max_tokens is not None and tokens > self.max_tokens:
            return "max_tokens"
        cost = 0.0
        if self.max_cost is not None:
            cost = self.prices.cost(model, estimated) or 0.0
            if self.cost + self._pending_cost + cost > self.max_cost:
                return "max_cost"
        self._pending_cost += cost
        self._pending_tokens += estimated.total
        row.reserved = estimated.total, cost
        return None

    @property
    def is_limited(self) -> bool:
        """Whether tokens or dollars have a limit."""
        return self.max_tokens is not None or self.max_cost is not None

    @property
    def has_failed(self) -> bool:
        """Whether there are as many errors as a run may have."""
        return self.max_errors is not None and self.errors >= self.max_errors

    def settle(self, result: Result) -> float | None:
        """Count a result instead of what was set aside. Returns its cost; None if no price is known."""
        tokens, cost = result.row.reserved
        self._pending_tokens -= tokens
        self._pending_cost -= cost
        if result.error is not None:
            self.errors += 1
            return 0.0
        self.used += result.usage.total
        paid = self.prices.cost(result.model, result.usage)
        self.cost += paid or 0.0
        return paid
