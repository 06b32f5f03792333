"""Writes the Markdown files of the site, and builds it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from website import commands, links, models, pages, reference, search
from website.annotations import Links

BUILD = pages.ROOT / "build" / "website"
VERSION_VARIABLE = "DOCS_VERSION"
"""The environment variable with the version of a site that will stand next to those of other versions."""
CONFIGURATION = pages.ROOT / "zensical.toml"


def write_pages() -> list[str]:
    """Write all Markdown files of the site; what is wrong with the reference, a line each."""
    folder = BUILD / "pages"
    pages.copy_pages(folder, os.environ.get(pages.REPOSITORY_VARIABLE))
    faults = write_reference(folder / "reference")
    written = expanded(CONFIGURATION.read_text(encoding="utf-8"), folder)
    (BUILD / CONFIGURATION.name).write_text(written, encoding="utf-8")
    listed = set(re.findall(r'"([\w./-]+\.md)"', written))
    there = {str(file.relative_to(folder).as_posix()) for file in folder.rglob("*.md")}
    faults += [
        f"{page} is not in the navigation of zensical.toml" for page in sorted(there - listed)
    ]
    return faults


def write_reference(folder: Path) -> list[str]:
    """Write the reference; what is wrong with it, a line each."""
    found = reference.pages()
    placed = reference.places(found) | models.places()
    targets = Links(placed)
    undocumented = reference.write(folder, found, targets) + models.write(folder, targets)
    commands.write(folder)
    (folder / "index.md").write_text(reference.index(found), encoding="utf-8")
    faults = [f"{name} has no docstring" for name in undocumented]
    missing = {key for key in reference.public_names() if key not in placed}
    missing |= {key for key in targets.missing if not reference.is_unlisted(key)}
    return faults + [
        f"{':'.join(key)} is on no page: add it to website/layout.toml" for key in sorted(missing)
    ]


def expanded(configuration: str, folder: Path) -> str:
    """The configuration with the pages that stand for `reference/...*`."""

    order = [f"reference/{page.path}" for page in reference.pages()]

    def files(found: re.Match[str]) -> str:
        names = sorted(
            str(file.relative_to(folder).as_posix()) for file in folder.glob(f"{found[1]}*.md")
        )
        names.sort(key=lambda name: order.index(name) if name in order else 0)
        names.sort(key=lambda name: not name.endswith("/index.md"))
        return ", ".join(f'"{name}"' for name in names)

    if os.environ.get(VERSION_VARIABLE):
        configuration = configuration.replace(
            "[project.extra]", '[project.extra]\nversion.provider = "mike"'
        )
    return re.sub(r'"(reference/\w+/)\*"', files, configuration)


def build() -> list[str]:
    """Build the site strictly; what is wrong with it, a line each."""
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    command += ["--config-file", str(BUILD / CONFIGURATION.name)]
    done = subprocess.run(  # noqa: S603 - the command is ours
        command, cwd=BUILD, env={**os.environ, "NO_COLOR": "1"}, check=False
    )
    if done.returncode:
        return ["the build failed; the messages above say why"]
    search.shorten(BUILD / "site")
    return links.faults(BUILD / "site")
