"""How many messages of a type are kept and lost."""

from dataclasses import dataclass

from benchmarks.fidelity.descriptors import message_class
from benchmarks.fidelity.messages import Builder
from benchmarks.fidelity.roots import Root
from benchmarks.fidelity.trips import survives, through_google_genai, through_models


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the messages of one type."""

    messages: int
    lost: int
    peer_messages: int
    """0 where google-genai has no such type."""
    peer_lost: int


def measure(root: Root, messages: int, peer_messages: int, seed: int) -> Tally:
    """Send messages through this package's model, in both spellings, and plain ones through google-genai's type."""
    kind = message_class(root.platform, root.title)
    builder, plain = Builder(root.platform, seed), Builder(root.platform, seed, plain=True)
    ours, theirs = through_models(root), through_google_genai(root)
    lost = peer_lost = 0
    for _ in range(messages):
        message = builder.message(kind)
        lost += not all(survives(message, root.platform, ours, snake=s) for s in (False, True))
    tried = peer_messages if theirs else 0
    for _ in range(tried):
        message = plain.message(kind)
        peer_lost += not any(survives(message, root.platform, trip) for trip in theirs)
    return Tally(messages, lost, tried, peer_lost)
