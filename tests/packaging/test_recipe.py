"""What stands in two places: dependencies in pyproject.toml, in the recipe for conda, and in lock.txt."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml")
requirements = pytest.importorskip("packaging.requirements")

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
RECIPE = ROOT / "conda" / "recipe.yaml"
LOCK = ROOT / "lock.txt"
# Extras that conda has no use for: engines bring much of their own, and the rest is for contributors.
USERS_EXTRAS = "fast emulator migrate mcp plot parquet excel prices otel".split()
LOCKED_EXTRAS = "dev peers upstream docs".split()


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return loaded


@pytest.fixture(scope="module")
def recipe() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(RECIPE.read_text(encoding="utf-8"))
    return loaded


def parsed(lines: list[str]) -> dict[str, str]:
    """The version specifier of each package, by its name in small letters."""
    found = [requirements.Requirement(line) for line in lines]
    return {each.name.lower(): str(each.specifier) for each in found if each.name != "gemini-sdk"}


def test_conda_installs_what_pip_installs(project: dict[str, Any], recipe: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    run = parsed(recipe["requirements"]["run"])
    assert run.pop("python") == project["requires-python"]
    assert run == parsed(project["dependencies"] + extras["cli"])
    optional = [line for name in USERS_EXTRAS for line in extras[name]]
    assert parsed(recipe["requirements"]["run_constraints"]) == parsed(optional)


def test_conda_has_the_version_the_license_and_the_command(
    project: dict[str, Any], recipe: dict[str, Any]
) -> None:
    from gemini_sdk import __version__

    assert recipe["context"]["version"] == __version__
    assert recipe["about"]["license"] == project["license"]
    assert recipe["about"]["summary"] == project["description"]
    commands = [f"{name} = {target}" for name, target in project["scripts"].items()]
    assert recipe["build"]["python"]["entry_points"] == commands


def test_the_lock_is_fresh(project: dict[str, Any]) -> None:
    """`make lock` writes it. It has each package that the extras name, in a version that they allow."""
    locked: dict[str, list[Any]] = {}
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        each = requirements.Requirement(line)
        locked.setdefault(each.name, []).append(each)
    asked, left = list(project["dependencies"]), list(LOCKED_EXTRAS)
    seen = set[str]()
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        for line in project["optional-dependencies"][name]:
            each = requirements.Requirement(line)
            left += each.extras if each.name == "gemini-sdk" else []
            asked += [] if each.name == "gemini-sdk" else [line]
    for each in map(requirements.Requirement, asked):
        pins = locked.get(each.name.lower().replace("_", "-"), [])
        assert pins, f"{each}: run `make lock`"
        for pin in pins:
            (version,) = (only.version for only in pin.specifier)
            assert each.specifier.contains(version, prereleases=True), f"{each}: run `make lock`"


def test_the_lock_names_no_place() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--" not in text
