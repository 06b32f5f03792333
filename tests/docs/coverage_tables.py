"""The tables of docs/not-covered.md; `python -m tests.docs.coverage_tables` writes them, with the extra `upstream`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from codegen.drift.shapes import Upstream, method_name
from codegen.drift.sources import Packages, read_upstreams
from codegen.specs import GOOGLE, Specs
from tests.docs import pages

PAGE = pages.ROOT / "docs" / "not-covered.md"
_NAMES = {"google-ai": "Google AI", "vertex": "Vertex AI"}


@cache
def _specs() -> Specs:
    return Specs.load(pages.ROOT / "specs")


def _methods() -> Iterator[str]:
    """Methods that specs leave out of collections that they cover, with the reason that the specs give."""
    yield "| platform | methods | what they are |"
    yield "|---|---|---|"
    for document in _specs().documents.values():
        for entry in document["info"].get("x-left-out", ()):
            if methods := entry.get("methods"):
                listed = ", ".join(f"`{method}`" for method in methods)
                yield f"| {_NAMES[entry['platform']]} | {listed} | {entry['reason']} |"


def _collections(upstream: Upstream) -> Iterator[str]:
    """The collections of a platform in which no operation is covered."""
    covered = {
        _first(method_name(http.upper(), path))
        for _, path, http, operation in _specs().operations()
        if upstream.platform in operation["x-platforms"]
    }
    named = {_first(method_name(each.http, each.path)) for each in upstream.methods.values()}
    yield ", ".join(f"`{name}`" for name in sorted(named - covered) if name)


def _first(method: str) -> str:
    """The first collection of a method's name; empty for what is not in a collection of a location."""
    name, _, rest = method.removeprefix("projects.locations.").partition(".")
    return name if rest and name not in ("operations", "projects") else ""


def tables() -> dict[str, Iterable[str]]:
    """The lines of each table, by its place in the page."""
    upstreams = {each.platform: each for each in read_upstreams(Packages()) if not each.roots}
    collections = {f"collections-{name}": _collections(upstreams[name]) for name in GOOGLE}
    return {"methods": _methods(), **collections}


def in_place(text: str) -> str:
    """The page with its tables as they should be."""
    for name, lines in tables().items():
        block = f"<!-- {name}: begin -->\n" + "\n".join(lines) + f"\n<!-- {name}: end -->"
        text, found = re.subn(f"(?s)<!-- {name}: begin -->.*?<!-- {name}: end -->", block, text)
        assert found == 1, name
    return text


if __name__ == "__main__":
    PAGE.write_text(in_place(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
