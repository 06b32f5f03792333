"""JSON as type checkers can follow it: `isinstance` alone does not say what a dict or a list holds."""

from typing import Any, TypeGuard

Json = dict[str, Any]


def is_object(value: object) -> TypeGuard[Json]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is a list."""
    return isinstance(value, list)
