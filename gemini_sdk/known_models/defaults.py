"""The default models of this package, and whether they will be shut down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gemini_sdk.known_models.catalogue import default_base_model, default_model, find
from gemini_sdk.known_models.model_warnings import ending
from gemini_sdk.known_models.records import GooglePlatform

SHORT_NOTICE = timedelta(days=30)
"""How long before its shutdown a model is too old to be a default."""


@dataclass(frozen=True, slots=True)
class Default:
    """A model on a platform, and what uses it."""

    model: str
    platform: GooglePlatform
    used_by: str


def defaults() -> Iterator[Default]:
    """Every model that this package chooses for its user."""
    from gemini_sdk.migration.model_map import ModelMap

    mapped = ModelMap.load()
    chosen = {default_model(): "the command line and the documentation"}
    chosen |= {mapped.choose(name).model: f"the model map, for {name}" for name in mapped.rows}
    for model, used_by in chosen.items():
        yield Default(model, "google-ai", used_by)
        yield Default(model, "vertex", used_by)
    yield Default(default_base_model(), "vertex", "datasets and tuning")


def outdated(day: date) -> Iterator[tuple[Default, str]]:
    """The defaults that are shut down within `SHORT_NOTICE` of a day, or are not known; and why."""
    for default in defaults():
        model = find(default.model)
        here = None if model is None else model.platforms.get(default.platform)
        if model is None or here is None:
            yield default, f"{default.model} is not known on {default.platform}"
        elif here.ends_within(SHORT_NOTICE.days, day):
            yield default, ending(model, default.platform, day)
