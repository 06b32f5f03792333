"""Sites of several versions next to each other, in the form that the theme's list of versions reads.

    python -m website.versions 1.2.0 FOLDER

copies the built site into FOLDER/1.2.0 and, if no release is newer, into FOLDER/latest, to which FOLDER/index.html
leads. Versions that are no numbers, such as `dev`, stand last in the list.
"""

import json
import re
import shutil
import sys
from pathlib import Path

from website.build import BUILD

LATEST = "latest"
_REDIRECT = """\
<!doctype html>
<meta charset="utf-8">
<title>Documentation</title>
<meta http-equiv="refresh" content="0; url={version}/index.html">
<a href="{version}/index.html">Documentation</a>
"""
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]*")


def publish(site: Path, version: str, folder: Path) -> None:
    """Add the site of a version to a folder of sites, or replace it.

    Raises:
        ValueError: the version cannot be the name of a folder.
    """
    if not _NAME.fullmatch(version) or version == LATEST:
        raise ValueError(f"{version!r} is not a version, such as 1.2.0 or dev")
    folder.mkdir(parents=True, exist_ok=True)
    _copy(site, folder / version)
    versions = sorted({version, *_published(folder)}, key=_order, reverse=True)
    newest = versions[0]
    if newest == version:
        _copy(site, folder / LATEST)
    rows = [
        {"version": each, "title": each, "aliases": [LATEST] if each == newest else []}
        for each in versions
    ]
    (folder / "versions.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    (folder / "index.html").write_text(_REDIRECT.format(version=LATEST), encoding="utf-8")
    (folder / ".nojekyll").touch()


def _copy(site: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site, target)


def _published(folder: Path) -> list[str]:
    file = folder / "versions.json"
    return (
        [row["version"] for row in json.loads(file.read_text(encoding="utf-8"))]
        if file.exists()
        else []
    )


def _order(version: str) -> tuple[bool, list[int], bool, str]:
    """Releases by number, each after its release candidates; what has no number comes before all of them."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(each) for each in found[0].split(".")] if found else []
    rest = version[found.end() :] if found else version
    return found is not None, numbers, not rest, rest


if __name__ == "__main__":
    publish(BUILD / "site", sys.argv[1], Path(sys.argv[2]))
