"""References to whatever is described, as references to components: `#/components/KIND/NAME`, in a spec of the folder.

Specs of other projects also refer to a whole file, to a part of one, and to a member of a type. Each of these gets a
name and becomes a component of the spec that refers to it. Only files below the folder of the specs are opened.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from .older_forms import upgraded
from .python_names import type_name
from .spec_lines import SpecError, SpecLine, Step
from .vocabulary import changed, vocabulary_faults
from .yaml_file import Source, pointer_steps

_Json = dict[str, object]
Origin = tuple[Source, tuple[Step, ...]]
_COMPONENT = re.compile(r"/components/[^/]+/[^/]+")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")
"""How a URL and an absolute path begin."""
_BUCKETS = {
    "schema": "schemas",
    "parameter": "parameters",
    "header": "headers",
    "body": "responses",
}
_STRUCTURE = {
    *("components", "schemas", "properties", "definitions", "$defs", "parameters", "responses"),
    *("content", "schema", "requestBodies", "paths"),
}
_SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(slots=True)
class Components:
    """Brings what specs refer to into their components."""

    folder: Path | None
    """The folder in which files are opened; None if there are no files."""
    documents: dict[str, _Json]
    sources: dict[str, Source]
    files: dict[str, str]
    """The name of each spec's file, by its stem."""
    origins: dict[tuple[str, tuple[Step, ...]], Origin] = field(
        default_factory=dict[tuple[str, tuple[Step, ...]], Origin]
    )
    """Where what was brought in is written, by spec and by the steps that lead there now."""
    _opened: dict[str, tuple[Source, _Json]] = field(
        default_factory=dict[str, tuple[Source, _Json]]
    )
    _names: dict[tuple[str, str], tuple[str, str]] = field(
        default_factory=dict[tuple[str, str], tuple[str, str]]
    )
    _paths: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """The path items that are being put in their places, outermost first."""
    _taken: set[str] = field(default_factory=set[str])

    @property
    def opened(self) -> dict[str, str]:
        """The texts of the files that were opened, by their path in the folder."""
        return {name: source.text for name, (source, _) in self._opened.items()}

    def brought(self) -> dict[str, _Json]:
        """The specs, whose references all lead to components. SpecError where one leads to nothing."""
        for document in self.documents.values():
            schemas = _below(document, ["components", "schemas"])
            if isinstance(schemas, dict):
                self._taken |= {type_name(str(name)) for name in cast(_Json, schemas)}
        for stem in self.documents:
            document = self.documents[stem]
            found = self._led(stem, self.files[stem], document, "document", ())
            # Components that were brought in while the document was looked over.
            self.documents[stem] = _joined(cast(_Json, found), self.documents[stem])
        return self.documents

    def _led(
        self, stem: str, file: str, node: object, kind: str, origin: tuple[Step, ...]
    ) -> object:
        """A part of a file, in a spec."""

        def change(part: object, kind: str, steps: tuple[Step, ...]) -> object:
            if not isinstance(part, dict):
                return part
            members = cast(_Json, part)
            reference = members.get("$ref")

            def at() -> SpecLine:
                return self._place(file, (*origin, *steps, "$ref"))

            if kind == "path" and isinstance(reference, str):
                return self._path(stem, file, reference, at, steps) | {
                    k: v for k, v in members.items() if k != "$ref"
                }
            if kind in _BUCKETS and isinstance(reference, str):
                members = members | {"$ref": self._component(stem, file, reference, kind, at)}
            if kind == "schema" and isinstance(members.get("discriminator"), dict):
                members = members | {"discriminator": self._mapped(stem, file, members, at)}
            return members

        return changed(node, kind, change)

    def _mapped(self, stem: str, file: str, schema: _Json, at: Callable[[], SpecLine]) -> _Json:
        discriminator = cast(_Json, schema["discriminator"])
        mapping = discriminator.get("mapping")
        if not isinstance(mapping, dict):
            return discriminator
        found = {
            value: self._component(stem, file, to, "schema", at)
            if isinstance(to, str) and ("#" in to or to.endswith(_SUFFIXES))
            else to
            for value, to in cast(_Json, mapping).items()
        }
        return discriminator | {"mapping": found}

    def _component(
        self, stem: str, file: str, reference: str, kind: str, at: Callable[[], SpecLine]
    ) -> str:
        """A reference to a component, for one to anything."""
        target, pointer = self._target(file, reference, at)
        home = next((s for s, name in self.files.items() if name == target), None)
        if home is not None and _COMPONENT.fullmatch(pointer):
            return f"#{pointer}" if home == stem else f"{home}.yaml#{pointer}"
        if (target, pointer) not in self._names:
            self._names[target, pointer] = stem, ""  # it may refer to itself
            node = self._node(target, pointer, reference, kind, at)
            steps = tuple(pointer_steps(pointer[1:])) if pointer else ()
            name = self._named(target, steps, whole=home is not None)
            bucket = _BUCKETS[kind]
            self._names[target, pointer] = stem, f"/components/{bucket}/{name}"
            self.origins[stem, ("components", bucket, name)] = self._source(target), steps
            made = self._led(stem, target, node, kind, steps)
            document = self.documents[stem]
            components = cast(_Json, document.get("components") or {})
            inside = cast(_Json, components.get(bucket) or {}) | {name: made}
            self.documents[stem] = document | {"components": components | {bucket: inside}}
        home, found = self._names[target, pointer]
        return f"#{found}" if home == stem else f"{home}.yaml#{found}"

    def _path(
        self,
        stem: str,
        file: str,
        reference: str,
        at: Callable[[], SpecLine],
        steps: tuple[Step, ...],
    ) -> _Json:
        target, pointer = self._target(file, reference, at)
        if (target, pointer) in self._paths:
            raise _refused(at, reference, "leads back to itself")
        node = self._node(target, pointer, reference, "path", at)
        inner = tuple(pointer_steps(pointer[1:])) if pointer else ()
        self.origins[stem, steps] = self._source(target), inner
        self._paths.append((target, pointer))
        made = self._led(stem, target, node, "path", inner)
        self._paths.pop()
        return cast(_Json, made)

    def _target(self, file: str, reference: str, at: Callable[[], SpecLine]) -> tuple[str, str]:
        """The file that a reference leads to, from the folder down, and the pointer in it."""
        path, _, pointer = reference.partition("#")
        if pointer and not pointer.startswith("/"):
            raise _refused(
                at,
                reference,
                "is not a reference to a component; write a_file.yaml#/components/KIND/NAME",
            )
        if not path:
            return file, pointer
        problem = "refers to something that is not in the specs' folder; write a_file.yaml#/components/KIND/NAME"
        name = pointer_steps(path.replace("/", "\0"))[0].replace("\0", "/")
        if (
            _OUTSIDE.match(name)
            or "\\" in name
            or self.folder is None
            or not name.endswith(_SUFFIXES)
        ):
            raise _refused(at, reference, problem)
        parts: list[str] = [*Path(file).parent.parts]
        for part in name.split("/"):
            if part == ".." and not parts:
                raise _refused(at, reference, problem)
            if part == "..":
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        root, whole = self.folder.resolve(), self.folder.joinpath(*parts)
        if not whole.resolve().is_relative_to(root):
            raise _refused(at, reference, problem)
        if not whole.is_file():
            raise _refused(at, reference, "points to nothing")
        return "/".join(parts), pointer

    def _node(
        self, file: str, pointer: str, reference: str, kind: str, at: Callable[[], SpecLine]
    ) -> object:
        node: object = self._content(file)
        for step in pointer_steps(pointer[1:]) if pointer else ():
            node = _below(node, [step])
        if node is None or isinstance(node, str | int | float):
            raise _refused(at, reference, "points to nothing")
        home = next((s for s, name in self.files.items() if name == file), None)
        if home is None:
            node = upgraded(node, kind)
            source, steps = self._source(file), pointer_steps(pointer[1:]) if pointer else ()
            found = [
                f"{source.place(*steps, *inner)}: {problem}"
                for inner, problem in vocabulary_faults(node, is_ours=False, kind=kind)
            ]
            if found:
                raise SpecError("\n".join(found))
        return node

    def _named(self, file: str, steps: tuple[Step, ...], *, whole: bool) -> str:
        """A name for what has none: of a type and what of it, or of the file."""
        words = [str(s) for s in steps if s not in _STRUCTURE]
        base = type_name("-".join(words if whole else words[-1:]) or Path(file).name.split(".")[0])
        name, number = base, 2
        while name in self._taken:
            name, number = f"{base}{number}", number + 1
        self._taken.add(name)
        return name

    def _content(self, file: str) -> object:
        home = next((s for s, name in self.files.items() if name == file), None)
        return self.documents[home] if home is not None else self._open(file)[1]

    def _source(self, file: str) -> Source:
        home = next((s for s, name in self.files.items() if name == file), None)
        return self.sources[home] if home is not None else self._open(file)[0]

    def _place(self, file: str, steps: tuple[Step, ...]) -> SpecLine:
        return self._source(file).place(*steps)

    def _open(self, file: str) -> tuple[Source, _Json]:
        if file not in self._opened:
            assert self.folder is not None  # noqa: S101 - else nothing is referred to
            source = Source.read(self.folder / file)
            self._opened[file] = source, cast(_Json, source.content())
        return self._opened[file]


def _refused(at: Callable[[], SpecLine], reference: str, problem: str) -> SpecError:
    return SpecError(f"{at()}: $ref {reference!r} {problem}")


def _below(node: object, steps: list[str]) -> object:
    for step in steps:
        if isinstance(node, list) and step.isdecimal():
            items = cast("list[object]", node)
            node = items[int(step)] if int(step) < len(items) else None
        else:
            node = cast(_Json, node).get(step) if isinstance(node, dict) else None
    return node


def _joined(document: _Json, brought: _Json) -> _Json:
    """A document with the components that were brought into another copy of it."""
    components = dict(cast(_Json, document.get("components") or {}))
    for bucket, inside in cast(_Json, brought.get("components") or {}).items():
        if isinstance(inside, dict) and isinstance(components.get(bucket, {}), dict):
            here = cast(_Json, components.get(bucket, {}))
            components[bucket] = cast(_Json, inside) | here
    return document | {"components": components} if components else document
