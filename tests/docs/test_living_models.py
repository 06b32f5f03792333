"""No document, default or sample names a model that is shut down, but where a sample of Google's is quoted."""

import re
from pathlib import Path

import pytest

from gemini_sdk.known_models import catalogue

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"\b(?:gemini|imagen|veo|text-embedding|embedding)-[a-z0-9][a-z0-9.-]*[a-z0-9]")
QUOTED = {
    "docs/inference.md": {"gemini-1.0-pro"},
    "docs/migration.md": {"gemini-1.0-pro"},
    "docs/tuning.md": {"gemini-1.0-pro-001", "gemini-1.5-flash-002", "gemini-1.5-pro-002"},
    "specs/tuning_jobs.yaml": {"gemini-1.0-pro-002"},
    "docs/models.md": {"gemini-2.5-pro"},
}
"""Models in samples of Google's guides, and rows about retired models."""
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for place in ("README.md", "docs", "gemini_sdk", "benchmarks", "specs")
    for path in ([ROOT / place] if place.endswith(".md") else (ROOT / place).rglob("*"))
    if path.suffix in (".md", ".py", ".yaml")
)


def ends_soon(name: str) -> bool:
    """Whether a model is shut down on every platform, or will be within three months, by the data file's day."""
    model, day = catalogue.find(name), catalogue.as_of()
    if model is None:
        return False
    return all(here.ends_within(90, day) and not here.or_later for here in model.platforms.values())


@pytest.mark.parametrize("file", FILES)
def test_a_file_names_living_models(file: str) -> None:
    named = set(NAME.findall((ROOT / file).read_text(encoding="utf-8")))
    assert {name for name in named if ends_soon(name)} <= QUOTED.get(file, set())


def test_the_rule_finds_what_it_is_about() -> None:
    assert ends_soon("gemini-2.5-pro")
    assert ends_soon("gemini-1.5-flash-002")
    assert not ends_soon("gemini-3.8-flash")
    assert not ends_soon("gemini-3.5-flash")


def test_exceptions_are_needed() -> None:
    for file, names in QUOTED.items():
        text = (ROOT / file).read_text(encoding="utf-8")
        assert all(name in text for name in names), file
