"""Prices of tokens: given by the caller, or those of the package genai-prices."""

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
        fresh = usage.input - usage.cached
        return (fresh * self.input + usage.cached * cached + usage.output * self.output) / 1e6


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
        package = self._package
        tokens = package.Usage(
            input_tokens=usage.input,
            output_tokens=usage.output,
            cache_read_tokens=usage.cached or None,
        )
        try:
            found = package.calc_price(tokens, model_ref=model.rpartition("/")[2])
        except LookupError:
            return None
        return float(found.total_price)
