"""The facts about one model, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

GooglePlatform = Literal["google-ai", "vertex"]
"""The platforms that have Google's models."""
Kind = Literal["upstream", "secondary", "observed"]
"""Upstream's own page or package; a page about one of these; a recorded answer of the service."""
Effect = Literal["refused", "unsupported", "ignored", "deprecated"]
"""The service answers 400; upstream does not support it, and does not say how a request fails; it does nothing; it
works, and will end."""
Stage = Literal["stable", "preview", "deprecated"]
"""Previews may change or end at short notice. Deprecated models have a successor."""


@dataclass(frozen=True, slots=True)
class FactSource:
    """The source of a fact."""

    id: str
    """Name of the source in the data file."""
    kind: Kind
    """Kind of source."""
    title: str
    """Title of the page."""
    url: str
    """Address of the page."""
    read: date
    """The day it was read."""
    note: str = ""
    """A remark; may be empty."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """The treatment of one field of a request. All conditions that are set must hold; without one, any value does."""

    field: str
    """Path of the field in a generateContent request, in camelCase; `[-1]` is the last item of a list."""
    effect: Effect
    """What the service does with the field."""
    above: float | None = None
    """The rule applies to numbers above this one."""
    values: tuple[str | int | bool, ...] | None = None
    """The rule applies to these values."""
    accepted: tuple[str | int, ...] | None = None
    """The rule applies to all values except these."""
    least: int | None = None
    """The rule applies to numbers below this one."""
    most: int | None = None
    """The rule applies to numbers above this one."""
    enum: str = ""
    """The type of the field's values, where they are those of an enum."""
    beside: str = ""
    """Another field: the rule holds only if that field is set, too."""
    since: date | None = None
    """The day from which the rule holds; None if it always did."""
    message: str = ""
    """The service's words for a 400; `{value}` is the value. Empty where it does not answer 400."""
    is_recorded: bool = False
    """Whether the words are those of a recorded answer."""
    sources: tuple[FactSource, ...] = ()
    """Sources of the rule."""


@dataclass(frozen=True, slots=True)
class Thinking:
    """How the amount of thinking is set for a model."""

    by: Literal["level", "budget"]
    """Whether requests name a level or a budget."""
    levels: tuple[str, ...] = ()
    """The levels it takes; empty if they are not known."""
    default: str = ""
    """The level without a setting; empty if it is not known, or the model decides."""
    least_budget: int = 0
    """Smallest budget in tokens."""
    most_budget: int | None = None
    """Largest budget in tokens; None if it is not known."""
    can_stop: bool = False
    """Whether a budget of 0 switches thinking off."""
    is_asked_for: bool = False
    """Whether the model thinks only if a budget is set."""
    sources: tuple[FactSource, ...] = ()
    """Sources of these facts."""


@dataclass(frozen=True, slots=True)
class Availability:
    """A model on one platform."""

    stage: Stage
    """Whether the model is stable, a preview or deprecated."""
    released: date | None = None
    """The day of its release; None if it is not known."""
    shutdown: date | None = None
    """The announced day; None if none is announced."""
    or_later: bool = False
    """Whether that day is the earliest possible."""
    successor: str | None = None
    """The successor that upstream recommends."""
    is_routed: bool = False
    """Whether the successor answers requests for the model from its shutdown on."""
    is_tunable: bool = False
    """Whether it can be tuned."""
    min_cached_tokens: int | None = None
    """The tokens that a cached content must have; None if they are not known."""
    note: str = ""
    """A remark; may be empty."""
    sources: tuple[FactSource, ...] = ()
    """Sources of these facts."""

    def has_ended(self, day: date) -> bool:
        """Whether the model is shut down on a day. Where only the earliest day is known, it is not held to be."""
        return self.shutdown is not None and self.shutdown <= day and not self.or_later

    def ends_within(self, days: int, day: date) -> bool:
        """Whether the announced shutdown is past, or so many days ahead at most."""
        return self.shutdown is not None and (self.shutdown - day).days <= days


@dataclass(frozen=True, slots=True)
class KnownModel:
    """One of Google's models."""

    name: str
    """Id of the model, such as `gemini-3.8-flash`."""
    makes: str
    """`text`, `images`, `video` or `embeddings`."""
    max_output_tokens: int | None
    """Maximum tokens of an answer; None if it is not known."""
    context_tokens: int | None
    """Maximum tokens of a prompt; None if it is not known."""
    max_temperature: float | None
    """Highest temperature; None if it is not known."""
    thinking: Thinking | None
    """None if it does not think, or nothing is known of it."""
    rules: tuple[FieldRule, ...]
    """Fields of requests that the model treats in another way than most models."""
    platforms: Mapping[GooglePlatform, Availability]
    """A platform that is missing does not have the model, as far as is known."""
    sources: tuple[FactSource, ...]
    """Sources of the facts that are not about a platform, the thinking or a rule."""
