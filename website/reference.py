"""The API reference: which names there are, which page has them, and the pages."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from website.annotations import Links
from website.docstrings import first_sentence, markdown
from website.entries import Entry, Writer
from website.sources import Key, key_of, source

PACKAGES = (
    "gemini_sdk",
    "gemini_sdk.errors",
    "gemini_sdk.warnings",
    "gemini_sdk.observability",
    "gemini_sdk.datasets",
    "gemini_sdk.metrics",
    "gemini_sdk.bulk",
    "gemini_sdk.migration",
    "gemini_sdk.migration.code",
    "gemini_sdk.emulator",
)
"""The packages whose names are public, in addition to the modules of `gemini_sdk.types`."""


@dataclass(slots=True)
class Page:
    """A page of the reference."""

    path: str
    title: str
    text: str
    entries: list[Entry] = field(default_factory=list[Entry])


def public_names() -> dict[Key, str]:
    """Every public name that is not a module, with the package that people import it from."""
    found: dict[Key, str] = {}
    for package in PACKAGES:
        module = import_module(package)
        for name in module.__all__:
            value = getattr(module, name)
            if not isinstance(value, ModuleType) and name != "__version__":
                found.setdefault(key_of(value, package, name), package)
    return found


@cache
def _layout() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("layout.toml").read_text(encoding="utf-8"))


def is_unlisted(key: Key) -> bool:
    """Whether layout.toml says that a type needs no page."""
    layout = _layout()
    return ":".join(key) in layout["unlisted"] or key[0] in layout["unlisted_modules"]


def pages() -> list[Page]:
    """The pages that layout.toml describes."""
    layout = _layout()
    public = public_names()
    found: list[Page] = []
    for row in layout["page"]:
        page = Page(row["path"], row["title"], row["text"])
        keys = [
            (module, name)
            for module, _, name in (each.partition(":") for each in row.get("names", ()))
        ]
        if "package" in row:
            package = import_module(row["package"])
            page.text = f"{markdown(package.__doc__)}\n\n{page.text}"
            keys += [
                key_of(getattr(package, name), row["package"], name) for name in package.__all__
            ]
        twins = {twin for key in keys if (twin := _twin(key))}
        page.entries = [Entry(key, public.get(key), _twin(key)) for key in keys if key not in twins]
        found.append(page)
    return found


def _twin(key: Key) -> Key | None:
    name = f"Async{key[1]}"
    for module in (key[0], "gemini_sdk._transport.async_transport"):
        value = getattr(import_module(module), name, None)
        if isinstance(value, type):
            return value.__module__, name
    return None


def places(found: list[Page]) -> dict[Key, str]:
    """The page and anchor of each name."""
    placed: dict[Key, str] = {}
    for page in found:
        for entry in page.entries:
            for key in (entry.key, entry.twin):
                if key:
                    placed[key] = f"{page.path}#{key[1]}"
    return placed


def write(folder: Path, found: list[Page], links: Links) -> list[str]:
    """Write the pages; the names that have no text."""
    undocumented: list[str] = []
    for page in found:
        writer = Writer(links.on(page.path), undocumented)
        parts = [f"# {page.title}", page.text, *map(writer.entry, page.entries)]
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return undocumented


def index(found: list[Page]) -> str:
    """A list of all names, by page."""
    parts = [
        "# Reference",
        "Every public name, by page. Their texts are the docstrings that `help()` shows.",
    ]
    for page in found:
        parts.append(f"**[{page.title}]({page.path})**")
        rows: list[str] = []
        for entry in page.entries:
            alias = source(entry.key[0]).attributes.get(entry.name)
            text = alias.text if alias else entry.value.__doc__
            names = [entry.name, *([entry.twin[1]] if entry.twin else [])]
            listed = ", ".join(f"[`{name}`]({page.path}#{name})" for name in names)
            rows.append(f"- {listed}: {first_sentence(text)}")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"
