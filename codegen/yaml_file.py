"""A YAML file as codegen reads it: plain JSON values, each with its line, within bounds.

A spec may come from an unknown author. So its size, its depth and what its aliases repeat are bounded, its values are
those of JSON, and its texts have no characters that can't be written as UTF-8 or that a terminal obeys.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, cast
from unicodedata import category
from urllib.parse import unquote

import yaml
from yaml.reader import ReaderError

from .json_file import MAX_DEPTH, json_nodes
from .spec_lines import SpecError, SpecLine, Step, place

MAX_BYTES = 8 * 2**20
MAX_VALUES = 1_000_000
"""Values of a document, each alias counted with all that it stands for."""
_TEXT = "tag:yaml.org,2002:str"
_TAGS = {f"tag:yaml.org,2002:{name}" for name in "bool float int map null seq str".split()}


class _Loader(yaml.SafeLoader):
    """YAML without dates and merged keys: JSON has none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """The next node, if it is not too deep."""
        self._depth += 1
        self._refuse(self._depth)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:  # noqa: N803
        """Begin a list or a mapping: reading ahead, PyYAML looks at all that are open for each token."""
        self._refuse(cast(Any, self).flow_level)
        cast(Any, super()).fetch_flow_collection_start(TokenClass)

    def _refuse(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            problem = f"values are nested more than {MAX_DEPTH} deep"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=cast(Any, self).get_mark())


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag in _TAGS]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML or JSON file as text, and as nodes that know their lines."""

    text: str
    root: yaml.Node

    @classmethod
    def read(cls, path: Path) -> "Source":
        """SpecError where the file is unreadable, neither YAML nor JSON, out of bounds, or not plain JSON values."""
        text = _text(path)
        root = json_nodes(text, path.name) if path.suffix == ".json" else _nodes(text, path)
        if root is None:
            raise SpecError(f"{path.name}: the file is empty")
        check_bounds(root)
        return cls(text, root)

    @property
    def name(self) -> str:
        """The name of the file."""
        return str(self.root.start_mark.name)

    def content(self) -> object:
        """The content of the file."""
        return _value(self.root, {})

    def place(self, *steps: Step) -> SpecLine:
        """The line of what steps lead to; see `spec_lines`."""
        return place(self.root, *steps)


def _nodes(text: str, path: Path) -> yaml.Node | None:
    try:
        loader = _Loader(text)
        loader.name = path.name  # what marks call the file
        node: yaml.Node | None = loader.get_single_node()
    except ReaderError as error:
        where = _place_of(path, text[: error.position])
        raise SpecError(f"{where}: {chr(error.character)!r} is not allowed") from error
    except yaml.MarkedYAMLError as error:
        raise _unusable(error) from error
    return node


def pointer_steps(pointer: str) -> list[str]:
    """The steps of a JSON pointer in a URL."""
    return [unquote(s).replace("~1", "/").replace("~0", "~") for s in pointer.split("/")]


def check_bounds(root: yaml.Node) -> None:
    """Raises SpecError if a document holds too much, or what JSON does not have."""
    _Bounds().check(root)


class _Bounds:
    """Looks over every node of a document once; aliases lead to the same node again."""

    def __init__(self) -> None:
        self._sizes: dict[int, int] = {}
        self._open: set[int] = set()

    def check(self, node: yaml.Node, depth: int = 1) -> int:
        """How many values a node holds, with all that its aliases repeat. Raises SpecError if something is wrong."""
        if (known := self._sizes.get(id(node))) is not None:
            return known
        if id(node) in self._open:
            raise _fault(node, "an alias contains itself")
        if depth > MAX_DEPTH:
            raise _fault(node, f"values are nested more than {MAX_DEPTH} deep")
        if node.tag not in _TAGS:
            raise _fault(node, f"the tag {node.tag!r} is not allowed; use plain JSON values")
        self._open.add(id(node))
        size = 1 + sum(self.check(inner, depth + 1) for inner in _inner(node))
        self._open.discard(id(node))
        if size > MAX_VALUES:
            raise _fault(node, f"more than {MAX_VALUES:,} values, aliases counted in full")
        self._sizes[id(node)] = size
        return size


def _inner(node: yaml.Node) -> Iterator[yaml.Node]:
    match node:
        case yaml.MappingNode():
            seen: set[str] = set()
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise _fault(key, "a key is not a string")
                if key.value in seen:  # of two, one would be lost in silence
                    raise _fault(key, f"{key.value!r} is written twice")
                seen.add(key.value)
                _check_scalar(key)
                yield value
        case yaml.SequenceNode():
            yield from node.value
        case yaml.ScalarNode():
            _check_scalar(node)
        case _:  # there is no other
            pass


def _check_scalar(node: yaml.ScalarNode) -> None:
    strange = next((c for c in node.value if category(c) in ("Cc", "Cs") and c not in "\t\n\r"), "")
    if strange:
        raise _fault(node, f"the character {strange!a} is not allowed in a text")
    try:
        value = _scalar(node)
    except (ValueError, OverflowError, yaml.YAMLError) as error:
        raise _fault(node, f"{node.value!r} cannot be read as {node.tag[18:]}") from error
    if isinstance(value, float) and not isfinite(value):
        raise _fault(node, f"{node.value!r} is not a JSON number")


def _scalar(node: yaml.ScalarNode) -> object:
    if node.tag == _TEXT:  # as most are; a loader for each of them would take a tenth of all time
        return node.value
    return cast(Any, _Loader("")).construct_object(node)


def _value(node: yaml.Node, made: dict[int, object]) -> object:
    """The value of a node that is within bounds; keys are texts, whatever they look like."""
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if id(node) not in made:
        if isinstance(node, yaml.MappingNode):
            made[id(node)] = {key.value: _value(value, made) for key, value in node.value}
        else:
            made[id(node)] = [_value(item, made) for item in cast(Any, node).value]
    return made[id(node)]


def _fault(node: yaml.Node, problem: str) -> SpecError:
    mark = node.start_mark
    return SpecError(f"{SpecLine(mark.name, mark.line + 1)}: {problem}")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SpecError(f"{path.name}: the file has more than {MAX_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SpecError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        where = _place_of(path, error.object[: error.start].decode("utf-8"))
        raise SpecError(f"{where}: not UTF-8") from error


def _place_of(path: Path, before: str) -> SpecLine:
    """The position at which a text continues."""
    return SpecLine(path.name, before.count("\n") + 1)


def _unusable(error: yaml.MarkedYAMLError) -> SpecError:
    mark = error.problem_mark
    where = SpecLine(mark.name, mark.line + 1) if mark else "?"
    return SpecError(f"{where}: {error.problem}")
