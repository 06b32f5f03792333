"""JSON as type checkers can follow it, and numbers that JSON has.

`isinstance` alone does not say what a dict or a list holds.
"""

from math import inf
from typing import Any, TypeGuard

from gemini_sdk.errors import ConfigurationError

Json = dict[str, Any]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is a list."""
    return isinstance(value, list)


def check_numbers(settings: object, *names: str) -> None:
    """Raises ConfigurationError if an attribute is less than 0 or not finite; None is neither."""
    for name in names:
        value: float | None = getattr(settings, name)
        if value is not None and not 0 <= value < inf:
            wrong = "less than 0" if value < 0 else "not finite"
            raise ConfigurationError(f"{name}: {value} is {wrong}")
