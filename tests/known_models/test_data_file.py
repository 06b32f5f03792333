"""The data file agrees with itself: names, days, sources, and what follows from them."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import datasets
from gemini_sdk.known_models import catalogue
from gemini_sdk.known_models.defaults import defaults, outdated
from gemini_sdk.known_models.records import GooglePlatform, KnownModel

FILE = Path(catalogue.__file__).with_name("models.json")
DOCUMENT: dict[str, Any] = json.loads(FILE.read_bytes())
MODELS = list(catalogue.models())
PLATFORMS: tuple[GooglePlatform, ...] = ("google-ai", "vertex")


def id_of(model: KnownModel) -> str:
    return model.name


def places() -> list[tuple[KnownModel, GooglePlatform]]:
    return [(model, platform) for model in MODELS for platform in model.platforms]


@pytest.mark.parametrize(("model", "platform"), places(), ids=lambda v: getattr(v, "name", v))
def test_successors_are_known_and_alive(model: KnownModel, platform: GooglePlatform) -> None:
    here, day = model.platforms[platform], catalogue.as_of()
    if here.successor is not None:
        last = catalogue.find(catalogue.in_use(model.name, platform))
        assert last is not None, f"{here.successor} is not in the file"
        assert not last.platforms[platform].ends_within(0, day), f"{last.name} has ended"
    if here.is_routed:
        assert here.successor, "requests are routed somewhere"
    if here.has_ended(day) and model.makes != "video":
        assert here.successor, "a model that has ended has a successor"


@pytest.mark.parametrize("model", MODELS, ids=id_of)
def test_every_fact_has_a_source_and_days_are_in_order(model: KnownModel) -> None:
    assert model.platforms
    sourced = [model.sources, *(rule.sources for rule in model.rules)]
    sourced += [here.sources for here in model.platforms.values()]
    sourced += [model.thinking.sources] if model.thinking else []
    assert all(sourced)
    for here in model.platforms.values():
        if here.released and here.shutdown:
            assert here.released < here.shutdown
    if model.thinking and model.thinking.levels and model.thinking.default:
        assert model.thinking.default in model.thinking.levels


def test_sources_are_pages_that_were_read_and_each_is_of_use() -> None:
    used = set(re.findall(r'"([^"]+)"', json.dumps(_values("source"))))
    for source in catalogue.sources():
        assert source.url.startswith("https://")
        assert source.read <= catalogue.as_of()
        assert source.kind in ("upstream", "secondary", "observed")
    assert used == {source.id for source in catalogue.sources()}


def _values(key: str) -> list[Any]:
    """All values of a key, wherever in the file."""
    found: list[Any] = []

    def look(members: dict[str, Any]) -> dict[str, Any]:
        found.extend([members[key]] if key in members else [])
        return members

    json.loads(FILE.read_bytes(), object_hook=look)
    return found


def test_groups_and_messages_and_tunable_models_exist_and_are_of_use() -> None:
    groups = {name for row in DOCUMENT["models"].values() for name in row.get("rules", ())}
    assert groups == DOCUMENT["rules"].keys()
    assert set(_values("message")) | {"budget", "level"} == DOCUMENT["messages"].keys()
    for platform in PLATFORMS:
        tunable = DOCUMENT["tuning"][platform]["models"]
        assert all(platform in DOCUMENT["models"][name] for name in tunable)
    assert not DOCUMENT["tuning"]["google-ai"]["models"]


def test_what_a_400_says_is_reported_for_every_refusal() -> None:
    for model in MODELS:
        for rule in model.rules:
            assert bool(rule.message) == (rule.effect in ("refused", "unsupported"))


@pytest.mark.parametrize(
    "name",
    [
        "gemini-2.5-pro",
        "models/gemini-2.5-pro",
        "publishers/google/models/gemini-2.5-pro",
        "projects/p/locations/l/publishers/google/models/gemini-2.5-pro",
    ],
)
def test_models_are_found_under_every_name_of_theirs(name: str) -> None:
    found = catalogue.find(name)
    assert found is not None
    assert found.name == "gemini-2.5-pro"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "tunedModels/gemini-2.5-pro",
        "endpoints/1",
        "publishers/meta/models/gemini-2.5-pro",
        "gemini-9",
    ],
)
def test_others_are_not_known(name: str) -> None:
    assert catalogue.find(name) is None


def test_a_version_is_the_model_it_is_of() -> None:
    version = catalogue.find("gemini-2.0-flash-001")
    assert version is not None
    assert version.name == "gemini-2.0-flash-001"
    assert catalogue.in_use("gemini-2.0-flash-001", "google-ai") == "gemini-3.6-flash"


def test_defaults_last_and_datasets_know_their_own() -> None:
    assert not list(outdated(catalogue.as_of()))
    assert {default.model for default in defaults()} >= {catalogue.default_model()}
    base = catalogue.find(catalogue.default_base_model())
    assert base is not None
    assert base.platforms["vertex"].is_tunable
    assert datasets.load_limits().of_model(base.name)


def test_defaults_are_reported_from_thirty_days_before() -> None:
    assert not list(outdated(date(2027, 4, 18)))
    found = list(outdated(date(2027, 4, 19)))
    assert [default.model for default, _ in found] == ["gemini-3.5-flash"]
    assert "2027-05-19" in found[0][1]
