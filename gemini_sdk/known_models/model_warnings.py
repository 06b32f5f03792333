"""Decides which warnings a model and a request to it cause: warnings on calls, and faults of severity `warning`.

A call only looks up whether anything is known of the model, and this answer is cached. The request is read only if
the model has rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import cast

from gemini_sdk.errors import Fault
from gemini_sdk.known_models import clock
from gemini_sdk.known_models.catalogue import find, in_use
from gemini_sdk.known_models.records import GooglePlatform, KnownModel
from gemini_sdk.known_models.request_rules import RuleMatch, Rules
from gemini_sdk.warnings import DeprecatedParameterWarning, ModelWarning, warn_caller

NOTICE = timedelta(days=90)
"""How long before its shutdown a model is warned of."""
PLATFORM_NAMES: Mapping[object, str] = {"google-ai": "Google AI", "vertex": "Vertex AI"}
_VERBS = {"refused": "refuses", "unsupported": "does not support", "ignored": "ignores"}


@dataclass(frozen=True, slots=True)
class _ModelWarning:
    """The warning about a model on a day, whatever the request, and the rules for requests to it."""

    ending: str
    called: str
    """The model's name, and where another answers in its place, that of both."""
    rules: Rules
    """Of the model that answers: where the named one is shut down and routed, its successor."""


def warn(name: object, platform: object, request: object = None) -> None:
    """Give a ModelWarning for each thing there is to say of a model, and of a request to it.

    Deprecated parameters have a category of their own, DeprecatedParameterWarning.

    Args:
        name: an id or a resource name.
        platform: `google-ai` or `vertex`; of others nothing is known.
        request: a mapping or model of a generateContent request; without one, only the model is looked at.
    """
    notice = _notice(name, platform, clock.today())
    if notice is None:
        return
    if notice.ending:
        warn_caller(notice.ending, ModelWarning)
    if request is not None:
        for concern in notice.rules.concerns(request):
            deprecated = concern.rule.effect == "deprecated"
            category = DeprecatedParameterWarning if deprecated else ModelWarning
            warn_caller(_said(notice.called, concern), category)


def faults(name: object, platform: object, request: object) -> Iterator[Fault]:
    """The same as Faults of severity `warning`."""
    notice = _notice(name, platform, clock.today())
    if notice is None:
        return
    if notice.ending:
        yield Fault("model", notice.ending, severity="warning")
    for concern in notice.rules.concerns(request):
        yield Fault(concern.rule.field, _said(notice.called, concern), severity="warning")


def ending(model: KnownModel, platform: GooglePlatform, day: date) -> str:
    """That a model is gone, or goes soon, and what to use; empty if there is nothing to say."""
    here = model.platforms.get(platform)
    if here is None or here.shutdown is None or not here.ends_within(NOTICE.days, day):
        return ""
    past = here.shutdown <= day
    where = f"{model.name} on {PLATFORM_NAMES[platform]}"
    if here.or_later:
        said = f"{where} may be shut down {'since' if past else 'from'} {here.shutdown}{'' if past else ' on'}"
    else:
        said = f"{where} {'was' if past else 'will be'} shut down on {here.shutdown}"
    successor = in_use(model.name, platform)
    if successor == model.name:
        return said
    if here.is_routed:
        when = "since then" if past else "from then on"
        return f"{said}; {when} {here.successor} answers for it, by its own rules; use {successor}"
    return f"{said}; use {successor}"


def _notice(name: object, platform: object, day: date) -> _ModelWarning | None:
    # A payload may have anything for a name, also what has no hash.
    return _notice_of(name, platform, day) if isinstance(name, str) else None


@lru_cache(maxsize=256)
def _notice_of(name: str, platform: object, day: date) -> _ModelWarning | None:
    named = find(name)
    if named is None or platform not in PLATFORM_NAMES:
        return None
    platform = cast(GooglePlatform, platform)
    answers, called = named, named.name
    here = named.platforms.get(platform)
    if here is not None and here.is_routed and here.has_ended(day):
        answers = find(here.successor or "") or named
        called = f"{answers.name}, which answers for {named.name},"
    notice = _ModelWarning(ending(named, platform, day), called, Rules.of(answers.rules))
    return notice if notice.ending or answers.rules else None


def _said(called: str, concern: RuleMatch) -> str:
    rule = concern.rule
    if rule.effect == "deprecated":
        return _deprecated(called, rule.field, rule.since)
    what = rule.field
    if rule.above is not None:
        what += f" above {rule.above:g}"
    elif rule.values is not None or rule.accepted is not None:
        what += f" {concern.value}"
    if rule.beside:
        what += f" together with {rule.beside}"
    return f"{called} {_VERBS[rule.effect]} {what}"


@cache
def _deprecated(called: str, field: str, day: date | None) -> str:
    since = f" since {day}" if day else ""
    return (
        f"{field} is deprecated for {called.removesuffix(',')}{since}: it still works, but newer "
        "models ignore it; leave it out"
    )
