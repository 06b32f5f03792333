"""Limits of a chat that runs the functions that the model calls."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk._transport.tunables import MAX_ROUNDS
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import FunctionCall

    Approval = bool | str | None
    """True runs a call; anything else refuses it. The model gets a str as the reason."""
    Approve = Callable[[FunctionCall], Approval | Awaitable[Approval]]
    """A function that decides whether a call is run. On asyncio clients it may be a coroutine function."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTools:
    """Limits and approval of the functions that a chat runs for one message.

    Raises ConfigurationError if a limit is out of range.
    """

    max_rounds: int = MAX_ROUNDS
    """Maximum number of rounds, at least 1. A round runs all calls of one answer and sends their results."""
    time_limit: float | None = None
    """Seconds after the first answer, including requests; None for no limit. Running coroutines are then cancelled; a
    blocking function runs to its end."""
    approve: "Approve | None" = None
    """Function that is called with each call before it is run. False, or a text with the reason, refuses the call;
    the refusal is sent to the model. On asyncio clients it may be a coroutine function."""
    retry_malformed: bool = False
    """Whether a request is repeated, once per message, after the finish reason `MALFORMED_FUNCTION_CALL`."""

    def __post_init__(self) -> None:
        if isinstance(self.max_rounds, bool) or not isinstance(cast(object, self.max_rounds), int):
            raise ConfigurationError(f"max_rounds: {self.max_rounds!r} is not an int")
        if self.max_rounds < 1:
            raise ConfigurationError(f"max_rounds: {self.max_rounds} is less than 1")
        limit: Any = self.time_limit
        number = isinstance(limit, int | float) and not isinstance(limit, bool)
        if limit is not None and not (number and limit > 0):
            raise ConfigurationError(f"time_limit: {limit!r} is not a number of seconds above 0")
        if self.approve is not None and not callable(self.approve):
            raise ConfigurationError(
                "approve: not callable; pass a function that accepts a FunctionCall"
            )
        if not isinstance(cast(object, self.retry_malformed), bool):
            raise ConfigurationError(f"retry_malformed: {self.retry_malformed!r} is not a bool")


def run_tools_of(value: object) -> RunTools | None:
    """The limits for True, a RunTools or a mapping of its fields; None if nothing is run."""
    if value is None or value is False:
        return None
    if value is True:
        return RunTools()
    if isinstance(value, RunTools):
        return value
    if isinstance(value, Mapping):
        try:
            return RunTools(**cast("Mapping[str, Any]", value))
        except TypeError:
            known = ", ".join(RunTools.__slots__)
            raise ConfigurationError(
                f"run_tools: unknown members; known members are {known}"
            ) from None
    kind = type(value).__name__
    raise ConfigurationError(f"run_tools: must be a bool or a RunTools; found {kind}")
