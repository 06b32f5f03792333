"""The time until a model answers, drawn from a distribution."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from statistics import NormalDist
from typing import Literal, get_args

from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator.number_settings import check_numbers
from gemini_sdk.errors import ConfigurationError

Distribution = Literal["fixed", "uniform", "lognormal"]
"""How latencies are distributed."""
_NORMAL = NormalDist()
_LEAST = 1e-12
"""The quantiles nearest to 0 and 1 that are drawn: those of a lognormal distribution are finite between them."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds before a model answers: `Latency("lognormal", 0.3, 0.5)`.

    Raises ConfigurationError if a value is invalid.
    """

    distribution: Distribution = "fixed"
    """The kind of distribution: `fixed`, `uniform` or `lognormal`."""
    seconds: float = 0.0
    """The latency if it is fixed, the least if it is uniform, the median if it is lognormal."""
    spread: float = 0.0
    """If it is uniform, the greatest latency, in seconds. If it is lognormal, the standard deviation of its
    logarithm: 0.5 gives 95% of all latencies between 0.4 and 2.7 times the median. 0 if it is fixed."""

    def __post_init__(self) -> None:
        if self.distribution not in get_args(Distribution):
            listed = ", ".join(get_args(Distribution))
            raise ConfigurationError(
                f"distribution: unknown distribution {self.distribution!r}; use one of {listed}"
            )
        for name in ("seconds", "spread"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ConfigurationError(f"{name}: {value!r} has the wrong type")
        check_numbers(self, "seconds", "spread")
        if self.distribution == "fixed" and self.spread:
            raise ConfigurationError("spread: a fixed latency has none; remove it")
        if self.distribution == "uniform" and self.spread < self.seconds:
            raise ConfigurationError(
                f"spread: the greatest latency {self.spread} is less than the least, {self.seconds}"
            )

    @classmethod
    def of(cls, value: object) -> "Latency":
        """A latency from its JSON form, a number of seconds or text such as `uniform:0.1:0.5`.

        Raises ConfigurationError if it is invalid.
        """
        if isinstance(value, str):
            return cls._of_text(value)
        if is_object(value):
            return cls._of_object(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return cls("fixed", value)
        raise ConfigurationError(
            f"a latency must be an object, a text or a number; found {value!r}"
        )

    @classmethod
    def _of_object(cls, value: Mapping[str, object]) -> "Latency":
        known = ("distribution", "seconds", "spread")
        for name in value:
            if name not in known:
                raise ConfigurationError(f"{name}: unknown field; a latency has {', '.join(known)}")
        given = {name: each for name, each in value.items() if each is not None}
        return cls(**given)  # type: ignore[arg-type]

    @classmethod
    def _of_text(cls, text: str) -> "Latency":
        kind, *numbers = text.split(":")
        if not numbers:
            kind, numbers = "fixed", [kind]
        try:
            first, *rest = map(float, numbers)
        except ValueError:
            rest = [0.0, 0.0]
            first = 0.0
        if kind not in get_args(Distribution) or len(rest) != (kind != "fixed"):
            raise ConfigurationError(
                f"{text!r} is not a latency; use SECONDS, uniform:LEAST:MOST or lognormal:MEDIAN:SIGMA"
            )
        return cls(kind, first, *rest)  # type: ignore[arg-type]

    def quantile(self, share: float) -> float:
        """The seconds that a `share` of the latencies, from 0 to 1, does not exceed."""
        if self.distribution == "fixed":
            return self.seconds
        if self.distribution == "uniform":
            return self.seconds + share * (self.spread - self.seconds)
        if not self.spread:
            return self.seconds
        share = min(max(share, _LEAST), 1 - _LEAST)
        return self.seconds * exp(self.spread * _NORMAL.inv_cdf(share))
