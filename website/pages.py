"""The Markdown files of the site: pages of docs/ and of the root, with links that lead somewhere on the site."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

ROOT_PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "project/changelog.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "RELEASING.md": "project/releasing.md",
    "SECURITY.md": "project/security.md",
}
"""Pages of the repository's root, and their place on the site. docs/index.md stands there for the README."""

REPOSITORY_VARIABLE = "DOCS_REPOSITORY"
"""The environment variable with the address of the files of the repository, such as https://HOST/OWNER/NAME/blob/v1.0."""

_LINK = re.compile(r"(?P<text>!?\[(?:[^\[\]]|\[[^\]]*\])*\])\((?P<target>[^)\s]+)\)")
_INFO = re.compile(r"\A(```\w+)( title=\"[^\"]*\")?[^\n]*")
"""What Python-Markdown reads of the first line of a fenced block: its language and its title."""
_COMMENT = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ ]*$", re.MULTILINE | re.DOTALL)


def copy_pages(folder: Path, repository: str | None = None) -> None:
    """Write the pages into a folder.

    Args:
        folder: what it holds is removed.
        repository: the address of the files of the repository, to which links to files that are no pages lead.
            Without one, such a link becomes its text.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder)
    sources = {str(page.relative_to(ROOT)): folder / page.relative_to(DOCS) for page in _pages()}
    for name, place in ROOT_PAGES.items():
        if not (DOCS / place).exists():
            sources[name] = folder / place
    for name, page in sources.items():
        page.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / name).read_text(encoding="utf-8")
        place = str(page.relative_to(folder).as_posix())
        page.write_text(moved(text, PurePosixPath(name), place, repository), encoding="utf-8")


def moved(text: str, source: PurePosixPath, place: str, repository: str | None) -> str:
    """A page with its links as they have to be at its place on the site.

    Args:
        text: Markdown.
        source: the path of the page in the repository.
        place: the path of the page on the site.
        repository: see `copy_pages`.
    """

    def link(found: re.Match[str]) -> str:
        target, _, anchor = found["target"].partition("#")
        if not target or re.match(r"[a-z]+:", target):
            return found[0]
        path = os.path.normpath(source.parent / target)
        there = _place(path)
        if there is not None:
            near = os.path.relpath(there, PurePosixPath(place).parent).replace(os.sep, "/")
            return f"{found['text']}({near}{'#' + anchor if anchor else ''})"
        if not (ROOT / path).exists():
            raise FileNotFoundError(f"{source}: the link to {found['target']} leads nowhere")
        if repository is None:
            return found["text"][1:-1]
        return f"{found['text']}({repository}/{path}{'#' + anchor if anchor else ''})"

    # A comment next to a table would make the table part of itself.
    return _outside_code(text, lambda prose: _LINK.sub(link, _COMMENT.sub("", prose)))


def _place(path: str) -> str | None:
    """Where a file of the repository is on the site, if it is there."""
    if path in ROOT_PAGES:
        return ROOT_PAGES[path]
    inside, _, name = path.replace(os.sep, "/").partition("docs/")
    return name if not inside and (ROOT / path).is_file() else None


def _pages() -> list[Path]:
    return sorted(DOCS.rglob("*.md"))


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text, changed outside of fenced blocks."""
    parts: list[str] = []
    end = 0
    for fence in _FENCE.finditer(text):
        parts += [change(text[end : fence.start()]), _INFO.sub(r"\1\2", fence[0])]
        end = fence.end()
    return "".join([*parts, change(text[end:])])
