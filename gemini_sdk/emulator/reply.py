"""The reply to one request, with the pieces in which it is sent. Free of IO: `reply_sender` sends it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

JSON = "application/json; charset=UTF-8"


class Ending(Enum):
    """The event after the last piece."""

    COMPLETE = auto()
    """The answer ends as HTTP has it."""
    HANG = auto()
    """Nothing more is sent and the connection stays open."""
    CUT = auto()
    """The connection is closed."""
    RESET = auto()
    """The connection is reset."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, headers and the pieces of a body."""

    status: int
    pieces: Iterable[bytes]
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    length: int | None = None
    """What Content-Length says; None for a stream."""
    delay: float = 0.0
    """Seconds before the status is sent."""
    pace: float = 0.0
    """Seconds between two pieces."""
    ending: Ending = Ending.COMPLETE
    silent: bool = False
    """Not even a status is sent before the ending."""


def whole(body: bytes, *, status: int = 200) -> Reply:
    """An answer in one piece."""
    return Reply(status, (body,), length=len(body))
