"""Checks a built site: every link and anchor leads somewhere, and no page loads anything from elsewhere."""

import os
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}
"""Elements that a browser loads without a click."""


@dataclass
class _Page(HTMLParser):
    """The anchors and addresses of a page."""

    anchors: set[str] = field(default_factory=set[str])
    links: set[str] = field(default_factory=set[str])
    loaded: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element refers to."""
        found = dict(attrs)
        self.anchors |= {value for key in ("id", "name") if (value := found.get(key))}
        address = found.get(_LOADED.get(tag, ""))
        if address and not (tag == "link" and found.get("rel") in ("canonical", "prev", "next")):
            self.loaded.add(address)
        if tag == "a" and found.get("href"):
            self.links.add(str(found["href"]))


def faults(site: Path) -> list[str]:
    """What is wrong with the links of a site, a line each."""
    pages = {file: _read(file) for file in sorted(site.rglob("*.html"))}
    found: list[str] = []
    for file, page in pages.items():
        name = file.relative_to(site)
        for address in sorted(page.links | page.loaded):
            parts = urlsplit(address)
            if parts.scheme in ("http", "https"):
                if address in page.loaded:
                    found.append(f"{name}: loads {address}")
                continue
            if parts.scheme or file.name == "404.html":
                continue
            target = (
                Path(os.path.normpath(file.parent / unquote(parts.path))) if parts.path else file
            )
            target = target / "index.html" if target.is_dir() else target
            if not target.exists():
                found.append(f"{name}: {address} leads nowhere")
            elif parts.fragment and target in pages and not _has(pages[target], parts.fragment):
                found.append(f"{name}: {address}: the page has no such place")
    return found


def _has(page: _Page, fragment: str) -> bool:
    return unquote(fragment) in page.anchors or fragment.startswith("__")


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text(encoding="utf-8"))
    return page
