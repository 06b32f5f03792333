"""How far a chat may go on its own when it runs the functions that the model asks for."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import FunctionCall

    Approval = bool | str | None
    Approve = Callable[[FunctionCall], Approval | Awaitable[Approval]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTools:
    """Limits of the functions that a chat runs for one message, and who approves them.

    Raises ConfigurationError where a limit is out of range.
    """

    max_rounds: int = 10
    """How often functions may be run and the model be asked again: 1 or more. Calls of one answer are one round."""
    time_limit: float | None = None
    """Seconds from the first answer on, requests included; None for no limit. A coroutine is cancelled then, while a
    blocking function is left to return."""
    approve: "Approve | None" = None
    """Gets each call before it is run. False, or a text that says why, refuses it, and the model is told so. On asyncio
    clients it may be a coroutine function."""
    retry_malformed: bool = False
    """Whether to ask again, once a message, where the model's call was malformed (`MALFORMED_FUNCTION_CALL`)."""

    def __post_init__(self) -> None:
        if isinstance(self.max_rounds, bool) or not isinstance(cast(object, self.max_rounds), int):
            raise ConfigurationError(f"max_rounds: {self.max_rounds!r} is not an int")
        if self.max_rounds < 1:
            raise ConfigurationError(f"max_rounds: {self.max_rounds} is less than 1")
        limit: Any = self.time_limit
        if limit is not None and (not isinstance(limit, int | float) or not limit > 0):
            raise ConfigurationError(f"time_limit: {limit!r} is not a number of seconds above 0")
        if self.approve is not None and not callable(self.approve):
            raise ConfigurationError("approve: it is not a function that gets a FunctionCall")


def run_tools_of(value: object) -> RunTools | None:
    """From what people write: True, a RunTools or a mapping of its fields; None where nothing is to be run."""
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
            raise ConfigurationError(f"run_tools: its members are {known}") from None
    kind = type(value).__name__
    raise ConfigurationError(f"run_tools: a {kind} is neither a bool nor a RunTools")
