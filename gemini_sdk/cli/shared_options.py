"""Options that several commands have, or that would fill the page of one, as one decorator."""

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def options(*decorators: Callable[[Any], Any]) -> Callable[[F], F]:
    """A decorator that adds arguments and options to a command, in the order in which they are given."""

    def with_options(command: F) -> F:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return with_options
