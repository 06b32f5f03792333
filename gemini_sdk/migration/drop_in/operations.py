"""Operations of drop-in clients, each described once, by an async function.

On a blocking client nothing in it waits, so it runs to its end in one step. On an asyncio client it is awaited. What a
Gemini client returns is settled by both in the same words: `await settled(...)`.
"""

import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, overload

from gemini_sdk._transport.transfer import finished
from gemini_sdk.migration.errors import openai_errors

P = ParamSpec("P")
R = TypeVar("R")


class operation(Generic[P, R]):  # noqa: N801 - reads as a decorator, like property
    """A method whose errors have OpenAI's names: it blocks in Blocking classes, and is awaited in Awaited ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Coroutine[Any, Any, R]]) -> None:
        self._describe: Callable[..., Coroutine[Any, Any, R]] = describe
        self.__doc__ = describe.__doc__

    @overload
    def __get__(self, resource: "Blocking", owner: object) -> Callable[P, R]: ...
    @overload
    def __get__(
        self, resource: "Awaited", owner: object
    ) -> Callable[P, Coroutine[Any, Any, R]]: ...
    @overload
    def __get__(self, resource: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, resource: object, owner: object) -> Callable[..., Any]:
        return functools.partial(self._describe, resource) if resource else self._describe

    def bound(self, owner: type, name: str, *, awaited: bool) -> Callable[..., Any]:
        """The method `name` of a class."""
        describe = self._describe

        async def described(resource: object, /, *args: Any, **kwargs: Any) -> Any:
            with openai_errors():
                return await describe(resource, *args, **kwargs)

        def blocking(resource: object, /, *args: Any, **kwargs: Any) -> Any:
            return finished(described(resource, *args, **kwargs))

        made: Callable[..., Any] = described if awaited else blocking
        functools.update_wrapper(made, describe)
        made.__qualname__ = f"{owner.__qualname__}.{name}"
        made.__module__ = owner.__module__
        return made


class _Bound:
    """Makes functions of the operations of a class when it is made: `inspect` and mocks understand these best."""

    _awaits: ClassVar[bool | None] = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls._awaits is None:
            return
        for name in {name for base in cls.__mro__ for name in vars(base)}:
            described: Any = inspect.getattr_static(cls, name)
            kept = described
            if isinstance(described, operation):
                setattr(cls, name, kept.bound(cls, name, awaited=cls._awaits))


class Blocking(_Bound):
    """Has operations that block."""

    _awaits = False


class Awaited(_Bound):
    """Has operations that are awaited."""

    _awaits = True


async def settled(value: Any) -> Any:
    """What a Gemini client returned: the result itself, or of an asyncio client something to await."""
    return await value if inspect.isawaitable(value) else value
