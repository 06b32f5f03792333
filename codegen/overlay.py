"""Changes to specs in files of their own, in the form of the OpenAPI Overlay Specification 1.0.

A service that needs a field before this package has it keeps one small file instead of a copy of a spec. What an
overlay brings keeps its place in the overlay, so that a fault in it is reported with its own line.
"""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import jsonpath_rfc9535 as jsonpath
import yaml
from jsonpath_rfc9535.exceptions import JSONPathError

from .spec_lines import SpecError, Step, child
from .specs import Json, Specs, as_object
from .yaml_file import Source, check_bounds

_ENUM, _OPEN_ENUM = ".enum", ".anyOf[0].enum"
"""Where the values of an enum are for readers of specs such as codegen, and where they are written (`enum_form`)."""


def overlaid(specs: Specs, overlays: Iterable[Path]) -> Specs:
    """Specs with overlays applied, one after the other. Raises SpecError if one is unusable, or fits nothing."""
    sources = dict(specs.sources)
    for path in overlays:
        overlay = _Overlay.read(path, sources)
        base = sources[overlay.target]
        root = copy.deepcopy(base.root)
        for index in range(len(overlay.actions)):
            _act(root, overlay, index)
            check_bounds(root)  # actions multiply what they match
        body: str = cast(Any, yaml).serialize(root, allow_unicode=True, width=120)
        note = f"# {overlay.target}.yaml with {path.name} applied.\n"
        sources[overlay.target] = Source(note + body, root)
    return Specs.of(sources, specs.folder) if sources != specs.sources else specs


@dataclass(frozen=True, slots=True)
class _Overlay:
    """An overlay file, looked over."""

    source: Source
    target: str
    """The stem of the file it is for."""
    actions: list[Json]

    @classmethod
    def read(cls, path: Path, specs: dict[str, Source]) -> "_Overlay":
        source = Source.read(path)
        content = as_object(source.content()) or {}
        version = content.get("overlay")
        if not str(version).startswith("1.0."):
            place = source.place("overlay")
            raise SpecError(f"{place}: expected overlay: 1.0.x, found {version!r}")
        info = as_object(content.get("info")) or {}
        if not {"title", "version"} <= info.keys():
            raise SpecError(f"{source.place('info')}: expected info with title and version")
        target = Path(str(content.get("extends"))).stem
        if target not in specs:
            known = ", ".join(source.name for source in specs.values())
            raise SpecError(f"{source.place('extends')}: expected extends with one of {known}")
        actions: object = content.get("actions")
        if not isinstance(actions, list) or not actions:
            raise SpecError(f"{source.place('actions')}: expected a list of actions")
        return cls(source, target, [as_object(a) or {} for a in cast(list[object], actions)])

    def fault(self, index: int, problem: str) -> SpecError:
        """The fault of an action, at its target's line."""
        return SpecError(f"{self.source.place('actions', index, 'target')}: {problem}")

    def update(self, index: int) -> yaml.Node | None:
        """The content of an action."""
        node: yaml.Node | None = self.source.root
        for step in ("actions", index, "update"):
            found = child(node, step) if node is not None else None
            node = found[1] if found else None
        return node


def _act(root: yaml.Node, overlay: _Overlay, index: int) -> None:
    """Carry out one action, on what those before it have left."""
    action = overlay.actions[index]
    target, update = action.get("target"), overlay.update(index)
    if not isinstance(target, str):
        raise overlay.fault(index, "expected a target, such as $.components.schemas")
    remove = action.get("remove") is True
    if not remove and update is None:
        raise overlay.fault(index, "expected an update, or remove: true")
    places = _places(root, overlay, index, target)
    if remove and () in places:
        raise overlay.fault(index, "the whole document cannot be removed")
    if remove:  # found before any of them goes, and moves those behind it
        for holder, gone in [(_node(root, s[:-1]), _node(root, s)) for s in places]:
            _remove(holder, gone)
        return
    for node in [_node(root, steps) for steps in places]:
        if update is not None and not _merge(node, copy.deepcopy(update)):
            text = "an update is an object for an object, an item for a list; a text is replaced in its object"
            raise overlay.fault(index, text)


def _places(root: yaml.Node, overlay: _Overlay, index: int, target: str) -> list[tuple[Step, ...]]:
    document = Source("", root).content()
    try:
        found = jsonpath.find(target, cast(Json, document))
        if not found and _ENUM in target:
            found = jsonpath.find(target.replace(_ENUM, _OPEN_ENUM), cast(Json, document))
        places = [node.location for node in found]
    except JSONPathError as error:
        raise overlay.fault(index, f"{target!r} is not a JSONPath: {error}") from error
    if not places:
        raise overlay.fault(index, f"{target!r} matches nothing in {overlay.target}.yaml")
    return places


def _node(root: yaml.Node, steps: tuple[Step, ...]) -> yaml.Node:
    node = root
    for step in steps:
        found = child(node, step)
        assert found is not None, steps  # noqa: S101 - the steps are those of this document
        node = found[1]
    return node


def _remove(holder: yaml.Node, gone: yaml.Node) -> None:
    if isinstance(holder, yaml.MappingNode):
        holder.value = [(key, value) for key, value in holder.value if value is not gone]
    elif isinstance(holder, yaml.SequenceNode):
        holder.value = [item for item in holder.value if item is not gone]


def _merge(target: yaml.Node, update: yaml.Node) -> bool:
    """Objects key by key, lists by what comes behind; False if the two do not go together."""
    if isinstance(target, yaml.SequenceNode):
        more = update.value if isinstance(update, yaml.SequenceNode) else [update]
        target.value = [*target.value, *more]
    elif isinstance(target, yaml.MappingNode) and isinstance(update, yaml.MappingNode):
        for key, value in update.value:
            _set(target, key, value)
    else:
        return False
    return True


def _set(target: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> None:
    """Values of the same kind are merged, other values are replaced."""
    there = child(target, key.value)
    if there is None:
        target.value = [*target.value, (key, value)]
    elif type(there[1]) is not type(value) or not _merge(there[1], value):
        pair = (key, value)
        target.value = [pair if k.value == key.value else (k, v) for k, v in target.value]
