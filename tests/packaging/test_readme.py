"""On the package index, the links of the README are absolute."""

import re
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import __version__

ROOT = Path(__file__).resolve().parents[2]
hatch_build = pytest.importorskip("hatch_build", reason="runs in a checkout")


def _readme(**urls: str) -> str:
    metadata: dict[str, Any] = {"version": "0.1.0", "urls": urls}
    hatch_build.ReadmeHook(str(ROOT), {}).update(metadata)
    text: str = metadata["readme"]["text"]
    return text


def test_links_are_absolute_once_the_repository_has_an_address() -> None:
    before = re.findall(r"\]\(([^)]+)\)", _readme())
    after = re.findall(r"\]\(([^)]+)\)", _readme(Repository="https://code.example/owner/name/"))
    assert len(before) == len(after) > 10
    for old, new in zip(before, after, strict=True):
        whole = old.startswith("https://")
        assert new == (old if whole else f"https://code.example/owner/name/blob/v0.1.0/{old}")
        assert whole or (ROOT / old.partition("#")[0]).exists()


def test_the_wheel_has_the_version_of_the_package() -> None:
    for page in ("README.md", "docs/start.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        named = re.findall(r"dist/gemini_sdk-(.+?)-py3-none-any[.]whl", text)
        assert set(named) <= {__version__}


def test_without_an_address_the_readme_is_as_it_is() -> None:
    assert _readme() == (ROOT / "README.md").read_text(encoding="utf-8")
