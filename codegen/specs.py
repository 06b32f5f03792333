"""The specs as codegen reads them: parsed, checked for references that go nowhere, and walked by name."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from gemini_sdk.validation.paths import joined

from .components import Components, Origin
from .enum_form import without_open_enums
from .layout import METHODS, layout_faults
from .older_forms import upgraded, without_remarks
from .other_specs import adapted, is_ours
from .spec_lines import SpecError as SpecError
from .spec_lines import SpecLine, Step
from .vocabulary import vocabulary_faults
from .yaml_file import Source as Source
from .yaml_file import pointer_steps as pointer_steps

Json = dict[str, Any]
Owner = tuple[str, str]
"""A file's stem and a type's name."""
PLATFORMS = ("google-ai", "vertex", "azure-inference", "azure-openai")
GOOGLE = PLATFORMS[:2]
PROTO3_JSON, PLAIN_JSON = "proto3-json", "json"
"""Dialects: how the names and scalars of a file's types travel."""
_EVENTS = "text/event-stream"
_WITHIN = re.compile(r"((\./)?\w[\w.-]*\.(yaml|yml|json))?#/")
"""References that stay in the folder."""


@dataclass(frozen=True)
class Specs:
    """All spec files of a folder, by their stem."""

    documents: dict[str, Json]
    sources: dict[str, Source]
    folder: Path | None = None
    """Where the files are that they refer to."""
    pieces: Mapping[str, str] = field(default_factory=dict[str, str])
    """The texts of files that hold a type or another part of a spec, by their path in the folder."""
    origins: Mapping[tuple[str, tuple[Step, ...]], Origin] = field(
        default_factory=dict[tuple[str, tuple[Step, ...]], Origin]
    )
    """Where what such files hold is written, by the file and the steps that lead to it here."""
    completed: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """The specs that refer to such files, as they are with what these hold, and otherwise as they are written."""

    @classmethod
    def load(cls, place: Path) -> "Specs":
        """Read every spec of a folder, or a spec and those it refers to.

        SpecError where one is unreadable or not OpenAPI 3.
        """
        if place.is_file():
            return cls.load_file(place)
        paths = sorted(p for s in ("*.yaml", "*.yml", "*.json") for p in place.glob(s))
        sources = {path: Source.read(path) for path in paths}
        named = {
            Path(reference.partition("#")[0]).name
            for source in sources.values()
            for reference in references(source.content())
        }
        kept = {path: source for path, source in sources.items() if _is_spec(path, source, named)}
        if not kept:
            raise SpecError(f"{place}: no *.yaml files")
        twice = [p for p in kept if any(p.stem == q.stem and p < q for q in kept)]
        for path in twice:
            raise SpecError(f"{path.name}: another file has the name {path.stem}, too; rename one")
        return cls.of({path.stem: source for path, source in kept.items()}, place)

    @classmethod
    def load_file(cls, path: Path) -> "Specs":
        """Read one file and those it refers to. SpecError as `load`."""
        sources: dict[str, Source] = {}
        waiting = [path]
        while waiting:
            following = waiting.pop()
            if following.stem not in sources:
                source = Source.read(following)
                if following != path and "openapi" not in (as_object(source.content()) or {}):
                    continue  # a piece of a spec, which is opened when it is asked for
                sources[following.stem] = source
                found = (r for r in references(source.content()) if _WITHIN.match(r))
                named = (path.parent / reference.partition("#")[0] for reference in found)
                waiting += [each for each in named if each.is_file()]
        return cls.of(sources, path.parent)

    @classmethod
    def of(cls, sources: dict[str, Source], folder: Path | None = None) -> "Specs":
        """The specs that files hold, by their stem. SpecError where one is no OpenAPI 3, or refers to nothing."""
        documents = {stem: _document(source) for stem, source in sources.items()}
        files = {stem: source.name for stem, source in sources.items()}
        components = Components(folder, documents, sources, files)
        whole = components.brought()
        documents = {
            s: cast(Json, without_open_enums(without_remarks(d))) for s, d in whole.items()
        }
        moved = {stem for stem, _ in components.origins}
        placed = cls(
            documents,
            sources,
            folder,
            components.opened,
            components.origins,
            {stem: whole[stem] for stem in moved},
        )
        for stem, document in documents.items() if components.origins else ():
            placed.refuse(stem, layout_faults(document))
        specs = replace(placed, documents=adapted(documents))
        for stem, document in specs.documents.items():
            for steps, reference in placed_references(document):
                try:
                    home, _, target = specs.resolve(stem, reference)
                    if "/schemas/" not in reference:
                        specs.followed(home, target)
                except SpecError as error:
                    raise SpecError(f"{specs.place(stem, *steps)}: {error}") from error
        return specs

    def refuse(self, stem: str, faults: Iterable[tuple[tuple[Step, ...], str]]) -> None:
        """SpecError with a line for each fault of a file, if there is any."""
        found = [f"{self.place(stem, *steps)}: {joined(steps)}: {why}" for steps, why in faults]
        if found:
            raise SpecError("\n".join(found))

    def place(self, stem: str, *steps: Step) -> SpecLine:
        """The line of what steps lead to in a file."""
        for length in range(len(steps), 0, -1):
            if origin := self.origins.get((stem, steps[:length])):
                return origin[0].place(*origin[1], *steps[length:])
        return self.sources[stem].place(*steps)

    def resolve(self, stem: str, reference: str) -> tuple[str, str, Json]:
        """The target of a `$ref` in a file: the file's stem, the component's name, and its content."""
        file, _, pointer = reference.partition("#/")
        if not _WITHIN.match(reference):
            problem = "refers to something that is not in the specs' folder"
            raise SpecError(
                f"$ref {reference!r} {problem}; write a_file.yaml#/components/KIND/NAME"
            )
        steps = pointer_steps(pointer)
        home = Path(file).stem if file else stem
        node: Json | None = self.documents.get(home)
        for step in steps:
            node = as_object(node.get(step)) if node is not None else None
        if node is None:
            raise SpecError(f"$ref {reference!r} points to nothing")
        if len(steps) != 3 or steps[0] != "components":
            problem = "points to something without a name; write it under components, and #/components/KIND/NAME"
            raise SpecError(f"$ref {reference!r} {problem}")
        return home, steps[2], node

    def followed(self, stem: str, node: Json) -> tuple[str, Json]:
        """A parameter, a body or an answer, after all references; and the file it is in."""
        seen: set[tuple[str, str]] = set()
        while reference := node.get("$ref"):
            stem, name, node = self.resolve(stem, reference)
            if (stem, name) in seen:
                raise SpecError(f"$ref {reference!r} leads back to itself")
            seen.add((stem, name))
        return stem, node

    def dialect(self, stem: str) -> str:
        """How the types of a file travel: as proto3 JSON, or as the plain JSON that the file spells out."""
        return str(self.documents[stem].get("x-dialect", PROTO3_JSON))

    def platforms(self, stem: str) -> tuple[str, ...]:
        """The platforms that the types of a file are for."""
        return tuple(self.documents[stem].get("x-platforms", GOOGLE))

    def schemas(self, stem: str) -> Mapping[str, Json]:
        """The schema components of a file."""
        components: Json = self.documents[stem].get("components", {})
        schemas: dict[str, Json] = components.get("schemas", {})
        return schemas

    def all_schemas(self) -> Iterator[tuple[str, str, Json]]:
        """Every schema component: its file's stem, its name, its content."""
        for stem in self.documents:
            for name, schema in self.schemas(stem).items():
                yield stem, name, schema

    def referred(self, nodes: Iterable[tuple[str, Json]]) -> Iterator[tuple[str, str, Json]]:
        """The types to which nodes of files refer, at any depth, each type once: stem of its file, name, content."""
        waiting = list(nodes)
        seen: set[tuple[str, str]] = set()
        for stem, node in waiting:  # grows as it goes
            for reference in references(node):
                home, name, target = self.resolve(stem, reference)
                pointer = reference.partition("#")[2]
                if (home, pointer) not in seen:
                    seen.add((home, pointer))
                    waiting.append((home, target))
                    if "/schemas/" in pointer:
                        yield home, name, target

    def operations(self) -> Iterator[tuple[str, str, str, Json]]:
        """Every operation: its file's stem, path, HTTP method and content."""
        for stem, document in self.documents.items():
            for path, item in document.get("paths", {}).items():
                for method in METHODS:
                    if method in item:
                        yield stem, path, method, item[method]


def _is_spec(path: Path, source: Source, named: Container[str]) -> bool:
    """Whether a file is a spec of its own, rather than a piece of one, or something else that lies there."""
    document = as_object(source.content()) or {}
    if document.keys() & {"openapi", "swagger"}:
        return True
    return path.suffix == ".yaml" and path.name not in named


def _document(source: Source) -> Json:
    document = as_object(source.content())
    version = document.get("openapi") if document else None
    if document is not None and "swagger" in document:
        problem = (
            "Swagger 2.0 is not read; convert it to OpenAPI 3, such as with `npx swagger2openapi`"
        )
        raise SpecError(f"{source.place('swagger')}: {problem}")
    if document is None or not re.match(r"3\.[012](\.|$)", str(version)):
        place = source.place("openapi")
        raise SpecError(f"{place}: expected openapi: 3.0.x, 3.1.x or 3.2.x, found {version!r}")
    ours = is_ours(document)
    document = upgraded(document)
    faults = [*layout_faults(document), *vocabulary_faults(document, is_ours=ours)]
    found = [f"{source.place(*steps)}: {joined(steps)}: {problem}" for steps, problem in faults]
    if found:
        raise SpecError("\n".join(found))
    return document


def as_object(node: object) -> Json | None:
    """The value if it is a JSON object, otherwise None."""
    return cast(Json, node) if isinstance(node, dict) else None


def media_of(content: Json) -> list[Json]:
    """The media types of a body or an answer; of a stream, one of its events comes first, and is what is read."""
    return [content[media] for media in sorted(content, key=lambda name: name != _EVENTS)]


def references(node: object) -> Iterator[str]:
    """Every `$ref` below a node."""
    return (reference for _, reference in placed_references(node))


def placed_references(node: object, *steps: Step) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every `$ref` below a node, after the steps that lead to it."""
    inner: Iterable[tuple[Step, object]] = (as_object(node) or {}).items()
    if isinstance(node, list):
        inner = enumerate(cast(list[object], node))
    for key, value in inner:
        if key == "$ref" and isinstance(value, str):
            yield (*steps, key), value
        else:
            yield from placed_references(value, *steps, key)
