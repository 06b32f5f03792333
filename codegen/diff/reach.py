"""Who meets a type: those who send requests, those who receive answers, or both."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..specs import Json, Specs, references


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a difference concerns."""

    senders: bool
    receivers: bool

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(self.senders or other.senders, self.receivers or other.receivers)


EVERYBODY = Reach(senders=True, receivers=True)
SENDERS = Reach(senders=True, receivers=False)
RECEIVERS = Reach(senders=False, receivers=True)


def reach(specs: Specs) -> dict[str, Reach]:
    """Whom each type concerns, by the bodies that hold it; what no operation names may be met by everybody."""
    operations = [(stem, operation) for stem, _, _, operation in specs.operations()]
    sent = _closure(specs, ((stem, o.get("requestBody", {})) for stem, o in operations))
    received = _closure(specs, ((stem, o.get("responses", {})) for stem, o in operations))
    return {
        name: Reach(name in sent, name in received) if name in sent | received else EVERYBODY
        for _, name, _ in specs.all_schemas()
    }


def _closure(specs: Specs, starts: Iterable[tuple[str, Json]]) -> set[str]:
    """The names of all components that nodes refer to, directly or not."""
    waiting = list(starts)
    seen: dict[tuple[str, str], str] = {}
    while waiting:
        stem, node = waiting.pop()
        for _, reference in references(node):
            home, name, target = specs.resolve(stem, reference)
            pointer = reference.partition("#")[2]
            if (home, pointer) not in seen:
                seen[home, pointer] = name
                waiting.append((home, target))
    return {name for (_, pointer), name in seen.items() if "/schemas/" in pointer}
