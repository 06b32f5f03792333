"""The specs as codegen reads them: parsed, checked for references that go nowhere, and walked by name."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.reader import ReaderError

from gemini_sdk.validation.paths import joined

from .layout import METHODS, layout_faults
from .places import Place, Step, place

Json = dict[str, Any]
PLATFORMS = ("google-ai", "vertex", "azure-inference", "azure-openai")
GOOGLE = PLATFORMS[:2]
PROTO3_JSON, PLAIN_JSON = "proto3-json", "json"
"""Dialects: how the names and scalars of a file's types travel."""


class SpecError(Exception):
    """A spec that can't be used; the message names the file and the place in it."""


class _Loader(yaml.SafeLoader):
    """YAML in which a key is written once: of two, one would be lost in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value!r} is written twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file as text, and as nodes that know their lines."""

    text: str
    root: yaml.Node

    @classmethod
    def read(cls, path: Path) -> "Source":
        """SpecError where the file is unreadable or no YAML."""
        text = _text(path)
        try:
            loader = _Loader(text)
            loader.name = path.name  # what marks call the file
            root = loader.get_single_node()
        except ReaderError as error:
            where = _place_of(path, text[: error.position])
            raise SpecError(f"{where}: {chr(error.character)!r} is not allowed") from error
        except yaml.MarkedYAMLError as error:
            raise _unusable(error) from error
        if root is None:
            raise SpecError(f"{path.name}: the file is empty")
        return cls(text, root)

    def content(self) -> object:
        """What the file says. SpecError where a key is written twice."""
        try:
            return cast(Any, _Loader("")).construct_document(self.root)
        except yaml.MarkedYAMLError as error:
            raise _unusable(error) from error

    def place(self, *steps: Step) -> Place:
        """The line of what steps lead to; see `places`."""
        return place(self.root, *steps)


@dataclass(frozen=True)
class Specs:
    """All spec files of a folder, by their stem."""

    documents: dict[str, Json]
    sources: dict[str, Source]

    @classmethod
    def load(cls, folder: Path) -> "Specs":
        """Read every YAML file of a folder. SpecError where one is unreadable or not OpenAPI 3.1."""
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
                named = (r.partition("#")[0] for r in references(source.content()))
                waiting += [path.parent / name for name in named if (path.parent / name).is_file()]
        return cls.of(sources)

    @classmethod
    def of(cls, sources: dict[str, Source]) -> "Specs":
        """The specs that files hold, by their stem. SpecError where one is no OpenAPI 3.1, or refers to nothing."""
        specs = cls({stem: _document(source) for stem, source in sources.items()}, sources)
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
        home = Path(file).stem if file else stem
        node: Json | None = self.documents.get(home)
        for step in pointer.split("/"):
            node = as_object(node.get(step)) if node is not None else None
        if node is None:
            raise SpecError(f"$ref {reference!r} points to nothing")
        return home, pointer.rsplit("/", 1)[-1], node

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


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise SpecError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        where = _place_of(path, error.object[: error.start].decode("utf-8"))
        raise SpecError(f"{where}: not UTF-8") from error


def _place_of(path: Path, before: str) -> Place:
    """Where a text goes on."""
    return Place(path.name, before.count("\n") + 1)


def _document(source: Source) -> Json:
    document = as_object(source.content())
    version = document.get("openapi") if document else None
    if document is None or not str(version).startswith("3.1."):
        place = source.place("openapi")
        raise SpecError(f"{place}: expected openapi: 3.1.x, found {version!r}")
    found = [
        f"{source.place(*s)}: {joined(s)}: {problem}" for s, problem in layout_faults(document)
    ]
    if found:
        raise SpecError("\n".join(found))
    return document


def _unusable(error: yaml.MarkedYAMLError) -> SpecError:
    mark = error.problem_mark
    place = Place(mark.name, mark.line + 1) if mark else "?"
    return SpecError(f"{place}: {error.problem}")


def as_object(node: object) -> Json | None:
    """A JSON object as such, anything else as None."""
    return cast(Json, node) if isinstance(node, dict) else None


def is_deprecated(member: Json, platform: str | None) -> bool:
    """Whether a member is deprecated on a platform; without a platform, on each that the file is for."""
    limited: list[str] | None = member.get("x-deprecated-on")
    return bool(member.get("deprecated")) and (limited is None or platform in limited)


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
