"""Reads the data file. A model's record is made when it is first asked for."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk.known_models.records import (
    Availability,
    FactSource,
    FieldRule,
    GooglePlatform,
    KnownModel,
    Thinking,
)

_FILE = Path(__file__).with_name("models.json")
_PLATFORMS: tuple[GooglePlatform, ...] = ("google-ai", "vertex")
_NAME = re.compile(
    r"(?:(?:projects/[^/]+/locations/[^/]+/)?publishers/google/)?(?:models/)?([^/]+)"
)
_THINKING = "generationConfig.thinkingConfig."


def default_model() -> str:
    """The model that the command line, the demo and the documentation use where none is named."""
    return cast(str, _document()["defaults"]["generate"])


def default_base_model() -> str:
    """The model that datasets are checked for where none is named: one that can be tuned on Vertex AI."""
    return cast(str, _document()["defaults"]["tune"])


def as_of() -> date:
    """The day of the data file."""
    return date.fromisoformat(_document()["as_of"])


def names() -> tuple[str, ...]:
    """The ids of all known models, the newest first; their versions (`-001`) are not listed."""
    return tuple(_document()["models"])


@cache
def all_names() -> frozenset[str]:
    """The ids of all known models and of their versions."""
    return frozenset(_ids())


@lru_cache(maxsize=256)
def find(name: str) -> KnownModel | None:
    """The record of a model; None for tuned models, endpoints, and models that are not known.

    `name` may be an id (`gemini-3.8-flash`), an id of a version (that with `-001` at its end), or a resource name
    (`models/...`, `publishers/google/models/...`, alone or below a project and a location).
    """
    found = _NAME.fullmatch(name)
    row = _ids().get(found[1]) if found is not None else None
    return None if found is None or row is None else _model(found[1], row)


def models() -> Iterable[KnownModel]:
    """All known models, the newest first."""
    return (model for name in names() if (model := find(name)) is not None)


def not_described() -> Mapping[str, str]:
    """Patterns of models that exist and have no record, and why."""
    return cast(Mapping[str, str], _document()["not_described"])


def in_use(name: str, platform: GooglePlatform) -> str:
    """The model that is to be used instead of one: the end of the line of its successors. Itself where it has none."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        model = find(name)
        here = model.platforms.get(platform) if model is not None else None
        if here is None or here.successor is None:
            return name
        name = here.successor
    raise ValueError(f"the successors of {name} form a circle")


def sources() -> tuple[FactSource, ...]:
    """All sources of the data file."""
    return tuple(_sources().values())


@cache
def _document() -> dict[str, Any]:
    return cast(dict[str, Any], from_json(_FILE.read_bytes()))


@cache
def _ids() -> dict[str, str]:
    """The key of a model's row by the id of the model, and of each of its versions."""
    listed: dict[str, str] = {}
    for name, row in _document()["models"].items():
        listed[name] = name
        listed |= {f"{name}-{version}": name for version in row.get("versions", ())}
    return listed


@cache
def _sources() -> dict[str, FactSource]:
    rows: dict[str, dict[str, Any]] = _document()["sources"]
    return {id: _source(id, row) for id, row in rows.items()}


def _source(id: str, row: Mapping[str, Any]) -> FactSource:
    read = date.fromisoformat(row["read"])
    return FactSource(id, row["kind"], row["title"], row["url"], read, row.get("note", ""))


def _sourced(row: Mapping[str, Any]) -> tuple[FactSource, ...]:
    given: str | list[str] = row["source"]
    return tuple(_sources()[id] for id in ([given] if isinstance(given, str) else given))


def _model(id: str, name: str) -> KnownModel:
    row: dict[str, Any] = _document()["models"][name]
    thinking = _thinking(row["thinking"]) if "thinking" in row else None
    rules = [_rule(each) for group in row.get("rules", ()) for each in _document()["rules"][group]]
    return KnownModel(
        name=id,
        makes=row.get("makes", "text"),
        max_output_tokens=row.get("max_output_tokens"),
        context_tokens=row.get("context_tokens"),
        max_temperature=row.get("max_temperature"),
        thinking=thinking,
        rules=(*rules, *_rules_of(thinking)),
        platforms={p: _availability(name, p, row[p]) for p in _PLATFORMS if p in row},
        sources=_sourced(row),
    )


def _thinking(row: Mapping[str, Any]) -> Thinking:
    return Thinking(
        by="budget" if "most_budget" in row else "level",
        levels=tuple(row.get("levels", ())),
        default=row.get("default", ""),
        least_budget=row.get("least_budget", 0),
        most_budget=row.get("most_budget"),
        can_stop=row.get("off", False),
        is_asked_for=row.get("asked", False),
        sources=_sourced(row),
    )


def _rules_of(thinking: Thinking | None) -> list[FieldRule]:
    """The rules that follow from a model's way of thinking."""
    if thinking is None:
        return []
    if thinking.by == "budget":
        accepted = (-1, 0) if thinking.can_stop else (-1,)
        least, most = thinking.least_budget, thinking.most_budget
        text, recorded = _message("budget")
        field = f"{_THINKING}thinkingBudget"
        return [
            FieldRule(
                field,
                "refused",
                accepted=accepted,
                least=least,
                most=most,
                message=text,
                is_recorded=recorded,
                sources=thinking.sources,
            )
        ]
    if not thinking.levels:
        return []
    text, recorded = _message("level")
    accepted_levels = (*thinking.levels, "THINKING_LEVEL_UNSPECIFIED")
    return [
        FieldRule(
            f"{_THINKING}thinkingLevel",
            "refused",
            accepted=accepted_levels,
            enum="ThinkingLevel",
            message=text,
            is_recorded=recorded,
            sources=thinking.sources,
        )
    ]


def _rule(row: Mapping[str, Any]) -> FieldRule:
    text, recorded = _message(row["message"]) if "message" in row else ("", False)
    return FieldRule(
        field=row["field"],
        effect=row["effect"],
        above=row.get("above"),
        values=tuple(row["values"]) if "values" in row else None,
        accepted=tuple(row["accepted"]) if "accepted" in row else None,
        beside=row.get("beside", ""),
        since=_day(row.get("since")),
        message=text,
        is_recorded=recorded,
        sources=_sourced(row),
    )


def _message(id: str) -> tuple[str, bool]:
    row = _document()["messages"][id]
    return row["text"], "source" in row


def _availability(name: str, platform: GooglePlatform, row: Mapping[str, Any]) -> Availability:
    caching: dict[str, Any] = _document()["caching"][platform].get(name, {})
    return Availability(
        stage=row["stage"],
        released=_day(row.get("released")),
        shutdown=_day(row.get("shutdown")),
        or_later=row.get("or_later", False),
        successor=row.get("successor"),
        is_routed=row.get("routed", False),
        is_tunable=name in _document()["tuning"][platform]["models"],
        min_cached_tokens=caching.get("tokens"),
        note=row.get("note", ""),
        sources=(*_sourced(row), *(_sourced(caching) if caching else ())),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
