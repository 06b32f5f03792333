"""A request together with its answer as far as it has been sent."""

from dataclasses import dataclass, field
from typing import Literal

from gemini_sdk.emulator.journal import Entry
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.errors import Fault

State = Literal["waiting", "answering", "complete", "broken"]
"""- `waiting`: nothing has been sent
- `answering`: a part of the answer has been sent
- `complete`: the whole answer has been sent
- `broken`: the connection ended before that
"""


@dataclass(slots=True)
class RecordedExchange:
    """A request and its answer."""

    entry: Entry
    started: float
    """When the request arrived, in seconds since 1970."""
    revision: int
    """Counts the changes in the log: that of the latest change of this exchange."""
    received: int = 0
    """Bytes of the request's body."""
    model: str = ""
    rule: Rule | None = None
    """The rule that was applied."""
    state: State = "waiting"
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Those of the answer; credentials masked."""
    pieces: list[bytes] = field(default_factory=list[bytes])
    """What was sent of the body, credentials included: only `answer_body` reads it."""
    size: int = 0
    """Bytes that were sent of the body."""
    kept: int = 0
    """Bytes of `pieces`."""
    first: float | None = None
    """Seconds until the first piece of the body."""
    seconds: float = 0.0
    """Seconds until the latest change."""
    findings: list[Fault] | None = None
    """What validation finds in the request; None until someone looks."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self.state in ("complete", "broken")
