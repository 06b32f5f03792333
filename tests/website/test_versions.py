"""Sites of several versions in one folder."""

import json
from pathlib import Path

import pytest

from website.versions import publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    found = tmp_path / "site"
    found.mkdir()
    (found / "index.html").write_text("first")
    return found


def listed(folder: Path) -> list[tuple[str, list[str]]]:
    rows = json.loads((folder / "versions.json").read_text())
    return [(row["version"], row["aliases"]) for row in rows]


def test_the_newest_release_is_the_latest(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    for version in ("0.9.0", "dev", "0.10.0rc1", "0.10.0", "0.9.1"):
        (site / "index.html").write_text(version)
        publish(site, version, folder)
    order = ["0.10.0", "0.10.0rc1", "0.9.1", "0.9.0", "dev"]
    assert listed(folder) == [(each, ["latest"] if each == "0.10.0" else []) for each in order]
    assert (folder / "latest/index.html").read_text() == "0.10.0"
    assert (folder / "0.9.1/index.html").read_text() == "0.9.1"
    assert "url=latest/index.html" in (folder / "index.html").read_text()


def test_a_version_is_replaced(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    publish(site, "1.0", folder)
    (site / "index.html").rename(site / "start.html")
    publish(site, "1.0", folder)
    assert [file.name for file in (folder / "1.0").iterdir()] == ["start.html"]
    assert listed(folder) == [("1.0", ["latest"])]


@pytest.mark.parametrize("version", ["", "..", "a/b", "latest", ".git"])
def test_a_version_is_the_name_of_a_folder(site: Path, tmp_path: Path, version: str) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        publish(site, version, tmp_path / "published")
