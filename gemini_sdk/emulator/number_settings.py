"""Checks numbers among the emulator's settings."""

from math import inf

from gemini_sdk.errors import ConfigurationError


def check_numbers(settings: object, *names: str) -> None:
    """Raises ConfigurationError if an attribute is less than 0 or not finite; None is neither."""
    for name in names:
        value: float | None = getattr(settings, name)
        if value is not None and not 0 <= value < inf:
            wrong = "less than 0" if value < 0 else "not finite"
            raise ConfigurationError(f"{name}: {value} is {wrong}")
