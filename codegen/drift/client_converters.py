"""Reads what google-genai's converters send to a platform, and what they read of its answers.

A converter is a function such as `_Tool_to_mldev`: for each field it either calls `setv` with the place that the value
has on the wire, or raises an error where the platform has no such field.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .client_types import ClientTypes
from .shapes import Field, Message, Shape, leaf

_SUFFIXES = {"google-ai": "mldev", "vertex": "vertex"}


@dataclass(frozen=True, slots=True)
class _Write:
    """A value that a converter puts somewhere."""

    into: str
    """`to_object`, or `parent_object`: what the caller makes."""
    path: tuple[str, ...]
    """The place of the field on the wire."""
    shape: Shape


class ClientConverters:
    """The converters in a module of google-genai, for one platform."""

    def __init__(self, path: Path, types: ClientTypes, platform: str) -> None:
        self._module = path.stem
        self._types = types
        name = re.compile(rf"_(\w+)_(to|from)_{_SUFFIXES[platform]}")
        self._functions = {
            node.name: (found[1], found[2] == "to", node)
            for node in ast.parse(path.read_text(encoding="utf-8"), str(path)).body
            if isinstance(node, ast.FunctionDef) and (found := name.fullmatch(node.name))
        }

    def messages(self) -> Mapping[str, Message]:
        """The fields that each converter writes or reads, by its name, with the objects inside it."""
        found: dict[str, dict[str, Field]] = {}
        for name in self._functions:
            found.setdefault(self.key(name), {})
            for write in self._writes(name):
                if write.into == "to_object":
                    _put(found, self.key(name), write)
        nothing = {key for key, fields in found.items() if not fields}
        return {
            key: Message({n: f for n, f in fields.items() if leaf(f.shape).name not in nothing})
            for key, fields in found.items()
        }

    def refused(self) -> Iterator[tuple[str, str]]:
        """The models and fields, by their names in Python, that a converter raises an error for."""
        for model, _, node in self._functions.values():
            for statement in ast.walk(node):
                match statement:
                    case ast.If(test=test, body=[ast.Raise()]) if source := _source(test):
                        yield model, source[0]
                    case _:
                        pass

    def key(self, function: str) -> str:
        """The name of a converter's message."""
        return f"{self._module}.{function}"

    def _writes(self, function: str) -> Iterator[_Write]:
        model, sends, node = self._functions[function]
        for call in ast.walk(node):
            match call:
                case ast.Call(func=ast.Name(id="setv"), args=[ast.Name(id=into), path, value]):
                    there, source = _path(path), _source(value)
                    wire, names = (there, source) if sends else (source, there)
                    if wire and not wire[0].startswith("_"):
                        yield _Write(into, wire, self._shape(model, names, value))
                case ast.Call(func=ast.Name(id=name), args=arguments) if name in self._functions:
                    given = [a.id for a in arguments if isinstance(a, ast.Name)]
                    into = next((n for n in given if n in ("to_object", "parent_object")), "")
                    for write in self._writes(name):
                        if write.into == "parent_object" and into:
                            yield replace(write, into=into)
                case _:
                    pass

    def _shape(self, model: str, names: tuple[str, ...], value: ast.expr) -> Shape:
        """The shape of a value: what a converter makes of it, else that of the field it comes from."""
        for call in ast.walk(value):
            match call:
                case ast.Call(func=ast.Name(id=name)) if name in self._functions:
                    return Shape("object", name=self.key(name))
                case _:
                    pass
        owner = model if model in self._types.messages else f"_{model}"
        return self._types.field(owner, *names)


def _put(messages: dict[str, dict[str, Field]], key: str, write: _Write) -> None:
    """Add a value to a message, making the objects that it is in; two objects at one place are one."""
    *outer, name = write.path
    for step in outer:
        inner = f"{key}.{step}"
        there = messages[key].get(step)
        messages.setdefault(inner, {})
        if there and there.shape.name != inner:
            messages[inner] |= messages.get(there.shape.name, {})
        messages[key][step] = Field(Shape("object", name=inner))
        key = inner
    old = messages[key].get(name)
    if old and old.shape.name.startswith(key):
        messages[old.shape.name] |= messages.get(write.shape.name, {})
    else:
        messages[key][name] = Field(write.shape)


def _path(node: ast.expr) -> tuple[str, ...]:
    names: list[str] = ast.literal_eval(node)
    return tuple(name.removesuffix("[]") for name in names)


def _source(value: ast.expr) -> tuple[str, ...]:
    """The source of a value: what its first `getv` asks for."""
    for call in ast.walk(value):
        match call:
            case ast.Call(func=ast.Name(id="getv"), args=[_, path]):
                return _path(path)
            case _:
                pass
    return ()
