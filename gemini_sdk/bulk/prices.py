"""Prices of tokens: given by the caller, or those of the package genai-prices."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from gemini_sdk.bulk.usage import Usage
from gemini_sdk.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    input: float
    """The price of prompts."""
    output: float = 0.0
    """The price of answers, with their thoughts."""
    cached: float | None = None
    """The price of prompt tokens that come from cached contents; None for that of `input`."""

    def cost(self, usage: Usage) -> float:
        """US dollars of some tokens."""
        cached = self.input if self.cached is None else self.cached
        known = min(usage.cached, usage.input)
        fresh = usage.input - known
        return (fresh * self.input + known * cached + usage.output * self.output) / 1e6


class Prices:
    """What tokens cost."""

    def __init__(
        self, price: Price | None = None, *, needed: bool = False, listed: bool = True
    ) -> None:
        """
        Args:
            price: the price of all tokens; None for that of each model in genai-prices.
            needed: whether a model without a price is an error.
            listed: whether those of genai-prices hold; server-side batches are cheaper.

        Raises:
            ConfigurationError: prices are needed, and the package is not installed.
        """
        self._price = price
        self._needed = needed
        self._package: Any = None
        self._listed: dict[str, ListedPrice | None] = {}
        if price is None and listed:
            try:
                self._package = import_module("genai_prices")
            except ImportError:
                if needed:
                    raise ConfigurationError(
                        "max_cost needs prices: pip install 'gemini-sdk[prices]', or pass price="
                    ) from None

    def check(self, model: str) -> None:
        """Raises ConfigurationError if prices are needed and the model has none."""
        if self._needed and self.cost(model, Usage(1, 1, 0, 2)) is None:
            raise ConfigurationError(f"no price of {model!r} is known: pass price=")

    def cost(self, model: str, usage: Usage) -> float | None:
        """US dollars of the tokens of an answer; None if no price is known."""
        if self._price is not None:
            return self._price.cost(usage)
        if self._package is None:
            return None
        if model not in self._listed:
            self._listed[model] = self._found(model)
        listed = self._listed[model]
        return None if listed is None else listed.at(usage.input).cost(usage)

    def _found(self, model: str) -> "ListedPrice | None":
        package = self._package
        try:
            found = package.calc_price(package.Usage(), model_ref=model.rpartition("/")[2])
        except LookupError:
            return None
        return ListedPrice(found.model_price)


class ListedPrice:
    """The price of a model in genai-prices. It is read once, because the package takes long for each answer."""

    def __init__(self, found: Any) -> None:
        """`found` is a ModelPrice of the package."""
        rates = [
            getattr(found, name, None) for name in ("input_mtok", "output_mtok", "cache_read_mtok")
        ]
        starts = {tier.start for rate in rates for tier in getattr(rate, "tiers", ())}
        self._tiers = [
            (start, _price_at(rates, start + 1)) for start in sorted(starts, reverse=True)
        ]
        self._base = _price_at(rates, 0)

    def at(self, prompt: int) -> Price:
        """The price for a prompt of so many tokens."""
        for start, price in self._tiers:
            if prompt > start:
                return price
        return self._base


def _price_at(rates: Sequence[Any], prompt: int) -> Price:
    fresh, output, cached = rates
    known = None if cached is None else _rate(cached, prompt)
    return Price(_rate(fresh, prompt), _rate(output, prompt), known)


def _rate(price: Any, prompt: int) -> float:
    """Dollars for a million tokens. Where there are tiers, the length of the prompt decides the price of all tokens."""
    for tier in reversed(getattr(price, "tiers", ())):
        if prompt > tier.start:
            return float(tier.price)
    return float(getattr(price, "base", price) or 0)
