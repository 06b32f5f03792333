"""Who meets a type: those who send requests, those who receive answers, or both."""

from dataclasses import dataclass

from ..sent_types import received_types, sent_types
from ..specs import Specs


@dataclass(frozen=True, slots=True)
class Audience:
    """The users that a difference concerns."""

    senders: bool
    receivers: bool

    def __or__(self, other: "Audience") -> "Audience":
        return Audience(self.senders or other.senders, self.receivers or other.receivers)


EVERYBODY = Audience(senders=True, receivers=True)
SENDERS = Audience(senders=True, receivers=False)
RECEIVERS = Audience(senders=False, receivers=True)


def reach(specs: Specs) -> dict[str, Audience]:
    """The users that each type concerns, by the bodies that hold it. A type of no operation concerns everybody."""
    sent = {name for _, name, _ in sent_types(specs)}
    received = {name for _, name, _ in received_types(specs)}
    return {
        name: Audience(name in sent, name in received) if name in sent | received else EVERYBODY
        for _, name, _ in specs.all_schemas()
    }
