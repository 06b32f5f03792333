"""A JSON file as the nodes that a YAML file gives, so that its values have their lines too.

JSON is not read as YAML: tabs and pairs of surrogates mean something else there.
"""

import re
from json import JSONDecodeError, decoder
from typing import Any, cast

import yaml

from .spec_lines import SpecError

MAX_DEPTH = 100
"""Levels of a document, be it YAML or JSON."""

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_TAGS = {"true": "bool", "false": "bool", "null": "null"}


def json_nodes(text: str, name: str) -> yaml.Node:
    """The value of a JSON text, as a node. SpecError where the text is no JSON."""
    reader = _Reader(text, name)
    node = reader.value(1)
    if reader.peek():
        raise reader.fault("expected the end of the file")
    return node


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._at = 0
        self._line, self._counted = 0, 0

    def fault(self, problem: str) -> SpecError:
        return SpecError(f"{self._name}:{self._mark().line + 1}: {problem}")

    def peek(self) -> str:
        """The next character that is not space; an empty text at the end."""
        self._at = cast("re.Match[str]", _SPACE.match(self._text, self._at)).end()
        return self._text[self._at : self._at + 1]

    def value(self, depth: int) -> yaml.Node:
        if depth > MAX_DEPTH:
            raise self.fault(f"values are nested more than {MAX_DEPTH} deep")
        match self.peek():
            case "{":
                return self._object(depth)
            case "[":
                return self._array(depth)
            case '"':
                return self._string()
            case _:
                return self._word()

    def _object(self, depth: int) -> yaml.Node:
        mark, pairs = self._mark(), list[tuple[yaml.Node, yaml.Node]]()
        self._at += 1
        while self.peek() != "}":
            if pairs:
                self._expect(",")
            if self.peek() != '"':
                raise self.fault("expected a name in double quotes")
            key = self._string()
            self._expect(":")
            pairs.append((key, self.value(depth + 1)))
        self._at += 1
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, mark, mark)

    def _array(self, depth: int) -> yaml.Node:
        mark, items = self._mark(), list[yaml.Node]()
        self._at += 1
        while self.peek() != "]":
            if items:
                self._expect(",")
            items.append(self.value(depth + 1))
        self._at += 1
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, mark, mark)

    def _string(self) -> yaml.Node:
        mark = self._mark()
        try:
            text, self._at = cast(Any, decoder).scanstring(self._text, self._at + 1, True)
        except JSONDecodeError as error:
            raise self.fault(f"unreadable text: {error.msg}") from error
        return yaml.ScalarNode("tag:yaml.org,2002:str", text, mark, mark)

    def _word(self) -> yaml.Node:
        mark = self._mark()
        found = _WORD.match(self._text, self._at)
        if found is None:
            raise self.fault("expected a value of JSON")
        self._at = found.end()
        word = found[0]
        kind = _TAGS.get(word) or ("float" if set(word) & set(".eE") else "int")
        return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", word, mark, mark)

    def _expect(self, character: str) -> None:
        if self.peek() != character:
            raise self.fault(f"expected {character!r}")
        self._at += 1

    def _mark(self) -> Any:
        """The position at which the next value begins; only its file and its line are of use."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return cast(Any, yaml).Mark(self._name, self._at, self._line, 0, None, 0)
