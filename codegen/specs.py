"""The specs as codegen reads them: parsed, checked for references that go nowhere, and walked by name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from gemini_sdk.validation.paths import joined

from .enum_form import without_open_enums
from .foreign import adapted, is_ours
from .layout import METHODS, layout_faults
from .places import Place, Step
from .vocabulary import vocabulary_faults
from .yaml_file import Source as Source
from .yaml_file import SpecError as SpecError

Json = dict[str, Any]
PLATFORMS = ("google-ai", "vertex", "azure-inference", "azure-openai")
GOOGLE = PLATFORMS[:2]
PROTO3_JSON, PLAIN_JSON = "proto3-json", "json"
"""Dialects: how the names and scalars of a file's types travel."""
_EVENTS = "text/event-stream"
_WITHIN = re.compile(r"((\./)?\w[\w.-]*\.yaml)?#/")
"""References that stay in the folder."""


@dataclass(frozen=True)
class Specs:
    """All spec files of a folder, by their stem."""

    documents: dict[str, Json]
    sources: dict[str, Source]

    @classmethod
    def load(cls, folder: Path) -> "Specs":
        """Read every YAML file of a folder. Raises SpecError if one is unreadable or not OpenAPI 3.1."""
        paths = sorted(folder.glob("*.yaml"))
        if not paths:
            raise SpecError(f"{folder}: no *.yaml files")
        return cls.of({path.stem: Source.read(path) for path in paths})

    @classmethod
    def load_file(cls, path: Path) -> "Specs":
        """Read one file and those it refers to. SpecError as `load`."""
        sources: dict[str, Source] = {}
        waiting = [path]
        while waiting:
            following = waiting.pop()
            if following.stem not in sources:
                source = sources[following.stem] = Source.read(following)
                found = (r for r in references(source.content()) if _WITHIN.match(r))
                named = (path.parent / reference.partition("#")[0] for reference in found)
                waiting += [each for each in named if each.is_file()]
        return cls.of(sources)

    @classmethod
    def of(cls, sources: dict[str, Source]) -> "Specs":
        """The specs that files hold, by their stem. Raises SpecError if one is no OpenAPI 3.1, or refers to nothing."""
        documents = {stem: _document(source) for stem, source in sources.items()}
        specs = cls(adapted(documents), sources)
        for stem, document in specs.documents.items():
            for steps, reference in placed_references(document):
                try:
                    specs.resolve(stem, reference)
                except SpecError as error:
                    raise SpecError(f"{specs.place(stem, *steps)}: {error}") from error
        return specs

    def place(self, stem: str, *steps: Step) -> Place:
        """The line of what steps lead to in a file."""
        return self.sources[stem].place(*steps)

    def resolve(self, stem: str, reference: str) -> tuple[str, str, Json]:
        """What a `$ref` in a file points to: the file's stem, the component's name, and its content."""
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
        """What nodes of files refer to at any depth, each type once: its file's stem, its name, its content."""
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


def _document(source: Source) -> Json:
    document = as_object(source.content())
    version = document.get("openapi") if document else None
    if document is None or not str(version).startswith("3.1."):
        place = source.place("openapi")
        raise SpecError(f"{place}: expected openapi: 3.1.x, found {version!r}")
    faults = [*layout_faults(document), *vocabulary_faults(document, is_ours=is_ours(document))]
    found = [f"{source.place(*steps)}: {joined(steps)}: {problem}" for steps, problem in faults]
    if found:
        raise SpecError("\n".join(found))
    return cast(Json, without_open_enums(document))


def pointer_steps(pointer: str) -> list[str]:
    """The steps of a JSON pointer in a URL."""
    return [unquote(s).replace("~1", "/").replace("~0", "~") for s in pointer.split("/")]


def as_object(node: object) -> Json | None:
    """A JSON object as such, anything else as None."""
    return cast(Json, node) if isinstance(node, dict) else None


def is_deprecated(member: Json, platform: str | None) -> bool:
    """Whether a member is deprecated on a platform; without a platform, on each that the file is for."""
    limited: list[str] | None = member.get("x-deprecated-on")
    return bool(member.get("deprecated")) and (limited is None or platform in limited)


def media_of(content: Json) -> list[Json]:
    """What a body or an answer may be; of a stream, one of its events comes first, and is what is read."""
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
