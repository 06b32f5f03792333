"""Tools of every kind of callable, in a module whose annotations are strings."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Literal, ParamSpec, TypeVar

from pydantic import BaseModel

from tests.google.plain_decorators import logged

if TYPE_CHECKING:
    from decimal import Decimal

P = ParamSpec("P")
T = TypeVar("T")


class Place(BaseModel):
    city: str


def function(mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
    """Do it."""
    raise AssertionError(mode, place)


@logged
def decorated(mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
    """Do it."""
    return function(mode, place)


async def later(mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
    """Do it."""
    return function(mode, place)


def _also_decorated(inner: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    @functools.wraps(inner)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        return await inner(*args, **kwargs)

    return wrapper


@logged
@_also_decorated
async def decorated_later(mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
    """Do it."""
    return await later(mode, place)


class Doer:
    """Do it."""

    def method(self, mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
        """Do it."""
        return function(mode, place)

    @logged
    def decorated_method(self, mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
        """Do it."""
        return function(mode, place)

    @classmethod
    def of_class(cls, mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
        """Do it."""
        return function(mode, place)

    @staticmethod
    def static(mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
        """Do it."""
        return function(mode, place)

    @logged
    def __call__(self, mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
        return function(mode, place)


def _with_more(connection: object, mode: Literal["a", "b"], place: Place | None = None) -> Decimal:
    """Do it."""
    return function(mode, place) if connection else function(mode)


bound = functools.partial(_with_more, object())
named = functools.update_wrapper(functools.partial(_with_more, object()), _with_more)
decorated_bound = functools.partial(logged(_with_more), object())
bound_method = functools.partial(Doer().method)

CALLABLES: list[Callable[..., object]] = [
    function,
    decorated,
    later,
    decorated_later,
    Doer().method,
    Doer().decorated_method,
    Doer.of_class,
    Doer.static,
    Doer(),
    bound,
    named,
    decorated_bound,
    bound_method,
    functools.cache(function),
]


class Connection:
    """Has no schema."""


def asks(question: Annotated[str, "free text"], connection: Connection) -> str:
    """Ask."""
    return f"{question}{connection}"


asks_bound = functools.partial(asks, connection=Connection())
