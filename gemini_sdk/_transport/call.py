"""One API call, said in full and not performed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from pydantic import BaseModel

from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Operation

A = TypeVar("A", bound=BaseModel)


class Step(Protocol[A]):
    """Work of the program that leads to a call, such as running the functions that an answer asks for."""

    def run(self) -> "Call[A]":
        """The call, on a client that blocks."""
        ...

    async def run_async(self) -> "Call[A]":
        """The call, on an asyncio client."""
        ...


@dataclass(slots=True, eq=False)
class Call(Generic[A]):
    """A request to send, and the type of its answer. `A` is the type of the answer, or of one chunk of it.

    Nobody changes one: `replace` makes another. It is not frozen, since that triples the time of making it.
    """

    operation: Operation
    path: str
    """The path with its parameters filled in, escaped."""
    answer: type[A]
    address: str | None = field(default=None, repr=False)
    """The URL instead of the path, where the service named one: `Session.followed` has checked it."""
    body: bytes | None = field(default=None, repr=False)
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Headers of this call alone, by lower-case name."""
    accepted: tuple[int, ...] = ()
    """Statuses other than 2xx whose answers are answers and no errors."""
    options: CallOptions = field(default_factory=CallOptions, repr=False)
    finish: Callable[[A], A] | None = field(default=None, repr=False)
    """What the answer, or each chunk of it, goes through before it is handed over: pure, as it may happen twice."""
    known: A | None = field(default=None, repr=False)
    """An answer held from an earlier call: where there is one, nothing is sent."""
    complete: Callable[[A], bool] | None = field(default=None, repr=False)
    """Whether a chunk says that its stream is whole."""
    blank: Callable[[A], bool] | None = field(default=None, repr=False)
    """Whether a chunk has no content: an error after such chunks only is retried. Without it, every chunk has some."""
    leftovers: tuple[str, ...] = field(default=(), repr=False)
    """The files and objects that were uploaded for this call, and stay if it fails."""
    prepare: Step[A] | None = field(default=None, repr=False)
    """What has to be done first; the call it leads to is made instead of this one."""
    follow: Callable[[Any], Step[A] | None] | None = field(default=None, repr=False)
    """Gets the whole answer once it is complete. The answer to the call that it leads to takes its place."""
    runs_functions: bool = field(default=False, repr=False)
    """Whether the functions that the answer calls are run, so that one span holds this call and those that follow."""

    @property
    def check(self) -> str | None:
        """How Python asks whether this call took effect, where it must not be repeated."""
        operation = self.operation
        if operation.repeatable or operation.check is None:
            return None
        *collections, verb = operation.check.rpartition("locations.")[2].split(".")
        names = [re.sub("[A-Z]", lambda x: f"_{x[0].lower()}", name) for name in collections]
        return f"client.{'.'.join(names)}.{verb}()".replace("client.generativelanguage.", "client.")


def merged(body: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object with another worked into it: objects are merged member by member, other values are replaced."""
    result = dict(body)
    for key, value in extra.items():
        old: Any = result.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[key] = (
            merged(cast(Mapping[str, Any], old), cast(Mapping[str, Any], value)) if both else value
        )
    return result
