"""A decorator whose module knows none of the names that the decorated functions are annotated with."""

import functools as ft
import typing as t

P = t.ParamSpec("P")
R = t.TypeVar("R")


def logged(inner: t.Callable[P, R]) -> t.Callable[P, R]:
    """Wraps a function."""

    @ft.wraps(inner)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return inner(*args, **kwargs)

    return wrapper
