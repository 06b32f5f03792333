"""The schemas that validate payloads: JSON Schema 2020-12, one document a spec file and platform.

They hold every demand the models leave out; `definition` makes the rules of each type.
"""

import json
from pathlib import Path
from typing import cast

from .definition import Definition
from .normal_form import is_enum
from .platform_type import PlatformType
from .recursion import recursive_types
from .specs import Json, Specs


def write_validation_schemas(specs: Specs, output: Path) -> None:
    """Write `schemas/<file>.<platform>.json` for each spec file and platform, and `index.json`, which finds a type.

    Where a file is for several platforms, `<file>.any.json` holds what any of them accepts.
    """
    folder = output / "schemas"
    folder.mkdir()
    index: Json = {"platforms": {}, "types": {}}
    for stem in specs.documents:
        platforms = specs.platforms(stem)
        index["platforms"][stem] = platforms
        index["types"] |= dict.fromkeys(specs.schemas(stem), stem)
        for platform in platforms:
            _write(folder / f"{stem}.{platform}.json", _document(specs, stem, platform))
        if len(platforms) > 1:
            _write(folder / f"{stem}.any.json", _document(specs, stem, None))
    _write(folder / "index.json", index)


def _document(specs: Specs, stem: str, platform: str | None) -> Json:
    """The rules of a file's types, and of all they refer to."""
    found = {name: (stem, schema) for name, schema in specs.schemas(stem).items()}
    found |= {name: (home, each) for home, name, each in specs.referred(found.values())}
    enums = {name for name, (_, schema) in found.items() if is_enum(schema)}
    recursive = recursive_types(specs)
    aliases = {name: schema for name, (home, schema) in found.items() if (home, name) in recursive}
    types = {
        name: Definition(
            name,
            PlatformType.find(specs, home, name, platform),
            specs.dialect(home),
            enums,
            aliases,
        ).rule()
        for name, (home, _) in found.items()
    }
    schema = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": schema, "formats": sorted(_formats(types)), "$defs": types}


def _formats(node: object) -> set[str]:
    """The formats that limit numbers in strings: the code that compiles the rules defines them."""
    found: set[str] = set()
    if isinstance(node, list):
        for each in cast("list[object]", node):
            found |= _formats(each)
    elif isinstance(node, dict):
        members = cast("Json", node)
        own: object = members.get("format")
        if isinstance(own, str) and "=" in own:
            found.add(own)
        for each in members.values():
            found |= _formats(each)
    return found


def _write(path: Path, document: Json) -> None:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
