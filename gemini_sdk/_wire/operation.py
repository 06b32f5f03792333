"""One row of the generated operation table.

The table says what an API is made of: clients build calls from it, the emulator builds its routes from it,
and neither spells a path a second time.
"""

from dataclasses import dataclass
from typing import Literal

Platform = Literal["google-ai", "vertex", "azure-inference", "azure-openai"]


@dataclass(frozen=True, slots=True)
class Operation:
    """A method of a REST API, as its spec describes it."""

    id: str
    """The upstream method id, such as `generativelanguage.models.generateContent`."""
    platform: Platform
    """The service that has it."""
    method: str
    """The HTTP method."""
    path: str
    """An OpenAPI path template, version segment included."""
    request: str | None
    """The name of the request model."""
    answer: str | None
    """The name of the answer model; of one chunk, where the answer is a stream."""
    stream: bool
    """Whether the answer is a stream of server-sent events."""
    repeatable: bool
    """Whether sending the same request twice can do no harm."""
    check: str | None
    """The id of the operation that shows whether this one took effect, where it must not be repeated."""
    query: tuple[str, ...]
    """The query parameters it knows."""
