"""Begins asynchronous generators so that each is closed once and none is reported as left behind."""

import asyncio
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


def first_of(generator: AsyncGenerator[T, Any]) -> Awaitable[T]:
    """Awaits the first item of a generator of this package, which its event loop closes when the loop ends.

    If it is dropped earlier, the loop closes it soon, as asyncio does, but without a report if the loop stops before.
    """
    loop = asyncio.get_running_loop()

    def dropped(generator: AsyncGenerator[Any, Any]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: _ClosingTask(_Closing(generator), loop=loop))

    hooks = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(hooks.firstiter, dropped)
    try:
        return anext(generator)
    finally:
        sys.set_asyncgen_hooks(*hooks)


class _ClosingTask(asyncio.Task[None]):
    def __del__(self) -> None:
        """Instead of reporting that its loop stopped while it was pending."""


class _Closing(Coroutine[Any, Any, None]):
    """Closes a generator. Python reports no such object that was never awaited."""

    __slots__ = ("_generator", "_steps")

    def __init__(self, generator: AsyncGenerator[Any, Any]) -> None:
        self._generator = generator
        self._steps: Any = None

    def __await__(self) -> Generator[Any, Any, None]:
        raise NotImplementedError  # It is run by a task.

    def send(self, value: Any) -> Any:
        if self._steps is None:
            self._steps = self._generator.aclose()
        return self._steps.send(value)

    def throw(self, *error: Any) -> Any:
        if self._steps is None:
            self._steps = self._generator.aclose()
        return self._steps.throw(*error)

    def close(self) -> None:
        if self._steps is not None:
            self._steps.close()


class GeneratorStart(Generic[T]):
    """Awaits the first item of an asynchronous generator of the HTTP library, without the event loop's notice.

    An event loop that ends closes all generators it has noticed at once, those inside others too. Those of httpcore
    close one another and cannot be closed twice at a time, which asyncio reports. So only the stream's own generator,
    which closes the connection whatever became of the others, is to be noticed. All begin before the first wait.
    """

    __slots__ = ("_items",)

    def __init__(self, items: AsyncIterator[T]) -> None:
        self._items = items

    def __await__(self) -> Generator[Any, Any, T]:
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(None, _dropped)
        try:
            # The loop would notice the outermost one here, and those inside at the first step.
            steps: Any = anext(self._items).__await__()
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
