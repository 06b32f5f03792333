"""Pages of the generated types: models with their fields, enums with their values, by spec."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import from_json

from website.annotations import Links
from website.docstrings import markdown
from website.entries import Entry, Writer, heading
from website.sources import Key, definition

MODULES = (
    "generate_content",
    "embeddings",
    "models",
    "files",
    "cached_contents",
    "batches",
    "batch_prediction_jobs",
    "tuned_models",
    "tuning_jobs",
    "tuning_dataset",
    "azure_inference",
    "azure_openai",
    "common",
)
"""The modules of models, each a page."""

SCALARS: tuple[Key, ...] = (
    ("gemini_sdk._wire.scalars", "Duration"),
    ("gemini_sdk._wire.scalars", "Int64"),
    ("gemini_sdk._wire.scalars", "Timestamp"),
)


def places() -> dict[Key, str]:
    """The page and anchor of each type."""
    placed: dict[Key, str] = {}
    for module in MODULES:
        for home in _homes(module):
            for name in import_module(home).__all__:
                placed[definition(home, name)] = f"types/{module}.md#{name}"
    return placed | {key: f"types/common.md#{key[1]}" for key in SCALARS}


def write(folder: Path, links: Links) -> list[str]:
    """Write a page for each module; the names that have no text."""
    undocumented: list[str] = []
    for module in MODULES:
        page = f"types/{module}.md"
        writer = Writer(links.on(page), undocumented)
        file = folder / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(_page(module, writer)) + "\n", encoding="utf-8")
    return undocumented


def _homes(module: str) -> list[str]:
    """The generated modules of a spec. That of the requests may be split from it, and so are the TypedDicts."""
    names = [f"gemini_models.{module}{kind}" for kind in ("", "_requests", "_dicts")]
    package = Path(import_module("gemini_models").__path__[0])
    return [name for name in names if (package / f"{name.partition('.')[2]}.py").exists()]


def _page(module: str, writer: Writer) -> Iterable[str]:
    homes = _homes(module)
    yield f"# types.{module}" if module != "common" else "# Types of several APIs"
    if module == "common":
        yield "Each module of `gemini_sdk.types` that uses one of these has it, too."
    else:
        yield markdown(import_module(f"gemini_sdk.types.{module}").__doc__)
        yield f"Import them from the module: `from gemini_sdk.types import {module}`."
    names = {name: home for home in homes for name in import_module(home).__all__}
    dicts = {name for name, home in names.items() if home.endswith("_dicts")}
    for name in sorted(names.keys() - dicts):
        entry = Entry(definition(names[name], name))
        if isinstance(entry.value, type) and issubclass(entry.value, BaseModel):
            yield writer.entry(entry)
            if f"{name}Dict" in dicts:
                yield f'<span id="{name}Dict"></span>As a mapping, for type checkers: `{name}Dict`.'
        else:
            yield from _values(entry, writer)
    for name in sorted(each for each in dicts if each.removesuffix("Dict") not in names):
        yield from _mapping(Entry(definition(names[name], name)), writer)
    if module == "common":
        yield from map(writer.entry, map(Entry, SCALARS))


def _values(entry: Entry, writer: Writer) -> Iterable[str]:
    """An enum with the meanings of its values."""
    found: dict[str, Any] = _enums().get(entry.name, {})
    yield heading(2, entry.name, entry.name)
    meanings: dict[str, str] = found.get("meanings", {})
    if found.get("description"):
        yield markdown(found["description"])
    elif not meanings:
        yield writer.alias(entry)
        return
    yield "\n".join(_value(value, meanings.get(value, "")) for value in found["values"])


def _value(value: object, meaning: str) -> str:
    return f"- `{value}`: {meaning}" if meaning else f"- `{value}`"


def _mapping(entry: Entry, writer: Writer) -> Iterable[str]:
    """A TypedDict that stands for no model."""
    yield writer.entry(entry)


@cache
def _enums() -> dict[str, Any]:
    """What the specs say about enums, of every module."""
    files = (resources.files("gemini_models") / "documentation").iterdir()
    return {
        name: row for file in files for name, row in from_json(file.read_bytes())["enums"].items()
    }
