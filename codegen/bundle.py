"""Each spec as one self-contained file, for tools that only read OpenAPI.

Types of other files are copied in, and the extensions of this project are left out: what they say of platforms and
versions is in the descriptions.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from .descriptions import member_description
from .keys import ANY, EXTENSIONS, KEYS, LISTS, MAPS
from .specs import Json, Specs, as_object, pointer_steps, references

FOLDER = "bundled"
_KEPT = ("x-enum-descriptions",)
"""Extensions that generators of clients know, too."""


def write_bundles(specs: Specs, folder: Path) -> None:
    """Write `<file>.json` for each spec file, except those that only hold what others refer to."""
    folder.mkdir()
    for stem in _of_their_own(specs):
        text = json.dumps(bundled(specs, stem), ensure_ascii=False, indent=1)
        (folder / f"{stem}.json").write_text(text + "\n", encoding="utf-8")


def bundled(specs: Specs, stem: str) -> Json:
    """A spec file with all that it refers to."""
    return _Bundle(specs, stem).document()


def _of_their_own(specs: Specs) -> Iterator[str]:
    shared = {
        Path(file).stem
        for stem, source in specs.sources.items()
        for reference in references(source.content())
        if (file := reference.partition("#")[0]) and Path(file).stem != stem
    }
    for stem, document in specs.documents.items():
        if document.get("paths") or stem not in shared:
            yield stem


@dataclass(slots=True)
class _Bundle:
    specs: Specs
    stem: str
    names: dict[tuple[str, str, str], str] = field(default_factory=dict[tuple[str, str, str], str])
    """What components of other files are called in this one, by file, kind and name."""
    copied: dict[str, Json] = field(default_factory=dict[str, Json])
    """These components, by kind and new name."""
    contents: dict[str, Json] = field(default_factory=dict[str, Json])
    """What files say, as it is written."""

    def document(self) -> Json:
        own = self._content(self.stem)
        document: Json = self._standard(own, "document", self.stem)
        components: Json = dict(document.get("components", {}))
        for kind, found in self.copied.items():
            components[kind] = {**components.get(kind, {}), **found}
        return document | ({"components": components} if components else {})

    def _content(self, stem: str) -> Json:
        if stem not in self.contents:
            written = self.specs.completed.get(stem) or self.specs.sources[stem].content()
            self.contents[stem] = as_object(written) or {}
        return self.contents[stem]

    def _standard(self, node: Any, kind: str, home: str) -> Any:
        """A node of a file without extensions, whose references lead to this file."""
        if isinstance(node, list):
            inner = LISTS.get(kind, ANY)
            return [self._standard(each, inner, home) for each in cast("list[object]", node)]
        if not isinstance(node, Mapping):
            return node
        members = cast("Mapping[str, Any]", node)
        if kind in MAPS:
            return {key: self._standard(each, MAPS[kind], home) for key, each in members.items()}
        known = KEYS.get(kind, {})
        found: Json = {
            key: self._standard(value, known.get(key, ANY), home)
            for key, value in members.items()
            if kind == ANY or key in _KEPT or key not in EXTENSIONS
        }
        if kind == "schema":
            self._described(found, dict(members))
            _name_values(found)
        if kind == "server" and (variables := as_object(found.get("variables"))):
            found["variables"] = {name: _variable(each) for name, each in variables.items()}
        if isinstance(reference := found.get("$ref"), str):
            found["$ref"] = self._reference(reference, home)
        if mapping := (as_object(found.get("discriminator")) or {}).get("mapping"):
            there = {
                value: self._reference(to, home) if "#/" in to else to
                for value, to in mapping.items()
            }
            found["discriminator"] = found["discriminator"] | {"mapping": there}
        return found

    def _described(self, found: Json, schema: Json) -> None:
        """Describe what the keywords and extensions of a schema say to its users."""
        if description := member_description(schema):
            found["description"] = description

    def _reference(self, reference: str, home: str) -> str:
        """A reference of a file, as one within this file; what it leads to is copied."""
        file, _, pointer = reference.partition("#/")
        there = Path(file).stem if file else home
        if there == self.stem:
            return f"#/{pointer}"
        _, kind, name = pointer_steps(pointer)
        if (there, kind, name) not in self.names:
            new = self._free(there, kind, name)
            self.names[there, kind, name] = new
            component = self._content(there)["components"][kind][name]
            of_kind = MAPS.get(KEYS["components"].get(kind, ANY), ANY)
            self.copied.setdefault(kind, {})[new] = {}  # its place, before those of what it has
            self.copied[kind][new] = self._standard(component, of_kind, there)
        return f"#/components/{kind}/{self.names[there, kind, name]}"

    def _free(self, home: str, kind: str, name: str) -> str:
        own = self._content(self.stem).get("components", {}).get(kind, {})
        taken = name in own or name in self.copied.get(kind, {})
        return f"{home}-{name}" if taken else name


def _variable(variable: Any) -> Any:
    """A server's variable without its description, which the published schema of OpenAPI 3.1 once refused by a typo."""
    members = as_object(variable)
    return variable if members is None else {k: v for k, v in members.items() if k != "description"}


def _name_values(schema: Json) -> None:
    """Give the values of an enum names where generators would give two of them the same."""
    values: list[Any] = schema.get("enum", [])
    names = [re.sub(r"\W", "_", str(value)).upper() for value in values]
    if len(set(names)) < len(names) and "x-enum-varnames" not in schema:
        seen = [names[: place + 1].count(name) for place, name in enumerate(names)]
        schema["x-enum-varnames"] = [
            name if count == 1 else f"{name}_{count}"
            for name, count in zip(names, seen, strict=True)
        ]
