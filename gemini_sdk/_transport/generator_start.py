"""Begins the HTTP library's asynchronous generators without the event loop's notice."""

import sys
from collections.abc import Awaitable, Callable, Generator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class GeneratorStart(Generic[T]):
    """Awaits the first item of an asynchronous generator.

    An event loop that ends closes all generators it has noticed at once, those inside others too. Those of httpcore
    close one another and cannot be closed twice at a time, which asyncio reports. So only the stream's own generator,
    which closes the connection whatever became of the others, is to be noticed. All begin before the first wait.
    """

    __slots__ = ("_item",)

    def __init__(self, item: Awaitable[T]) -> None:
        self._item = item

    def __await__(self) -> Generator[Any, Any, T]:
        steps: Any = self._item.__await__()
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(None, _dropped)
        try:
            waited_for = steps.send(None)
        except StopIteration as done:
            item: T = done.value
            return item
        finally:
            sys.set_asyncgen_hooks(*hooks)
        while True:
            step: Callable[[], Any]
            try:
                step = _bound(steps.send, (yield waited_for))
            except BaseException as error:
                step = _bound(steps.throw, error)
            try:
                waited_for = step()
            except StopIteration as done:
                item = done.value
                return item


def _dropped(_: object) -> None:
    """Instead of closing an unfinished generator without references: its connection is closed anyway."""


def _bound(step: Callable[[Any], Any], value: Any) -> Callable[[], Any]:
    return lambda: step(value)
