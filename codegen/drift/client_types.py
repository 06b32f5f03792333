"""Reads the types of google-genai: its pydantic models and enums, as they travel.

They are read as text, like the other sources: importing them takes a second, and only one version fits in a process.
"""

import ast
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path

from pydantic.alias_generators import to_camel

from .shapes import ANY, Field, Message, Shape, leaf

_SCALARS = {
    "str": Shape("string"),
    "int": Shape("integer"),
    "float": Shape("number"),
    "bool": Shape("boolean"),
    "bytes": Shape("string", "byte"),
    "dict": Shape("object", items=ANY),
    f"{datetime.__module__}.{datetime.__name__}": Shape("string", "google-datetime"),
}
_LACKING = {
    "google-ai": ("not supported in Gemini API", "not supported in Gemini Developer API"),
    "vertex": ("not supported in Vertex AI", "not supported in Gemini Enterprise Agent Platform"),
}
"""How descriptions say that a platform has no such field, type or value."""


class ClientTypes:
    """The module `types` of google-genai, as one platform has it."""

    def __init__(self, path: Path, platform: str) -> None:
        self._lacking = _LACKING[platform]
        self.refused: set[tuple[str, str]] = set()
        """Models and fields that a converter refuses to send to the platform."""
        self._classes: dict[str, ast.ClassDef] = {}
        self._aliases: dict[str, ast.expr] = {}
        for node in ast.parse(path.read_text(encoding="utf-8"), str(path)).body:
            match node:
                case ast.ClassDef(name=name):
                    self._classes[name] = node
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._aliases[name] = value
                case _:
                    pass

    @cached_property
    def messages(self) -> dict[str, Message]:
        """The models that the platform has, each field under its name on the wire."""
        return {
            name: Message(dict(self._fields(node)))
            for name, node in self._classes.items()
            if _is(node, "BaseModel")
        }

    def field(self, model: str, *path: str) -> Shape:
        """The shape of a model's field by its name in Python, or of one inside it; any where there is none."""
        shape = Shape("object", name=model)
        for name in path:
            node = self._classes.get(leaf(shape).name)
            annotation = _annotation(node, name.removesuffix("[]")) if node else None
            shape = self._shape(annotation) if annotation else ANY
        return shape

    def _fields(self, node: ast.ClassDef) -> Iterator[tuple[str, Field]]:
        for statement in node.body:
            match statement:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                    shape = self._shape(annotation)
                    if name.startswith("_") or (node.name, name) in self.refused:
                        continue
                    if self._has(statement) and self._has_type(leaf(shape).name):
                        yield _wire_name(name, statement.value), Field(shape)
                case _:
                    pass

    def _has(self, node: ast.AST) -> bool:
        """Whether no text in it says that the platform lacks it."""
        texts = [
            " ".join(part.value.split())
            for part in ast.walk(node)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        return not any(phrase in text for text in texts for phrase in self._lacking)

    def _has_type(self, name: str) -> bool:
        text = " ".join((ast.get_docstring(self._classes[name]) or "").split()) if name else ""
        return not any(phrase in text for phrase in self._lacking)

    def _shape(self, annotation: ast.expr) -> Shape:
        match annotation:
            case ast.Constant(value=str() as text):
                return self._shape(ast.parse(text, mode="eval").body)
            case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
                return self._shape(inner)
            case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=options)):
                shapes = [self._shape(option) for option in options]
                return next((shape for shape in shapes if leaf(shape).name), shapes[0])
            case ast.Subscript(value=ast.Name(id="list" | "List"), slice=inner):
                return Shape("array", items=self._shape(inner))
            case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[_, inner])):
                return Shape("object", items=self._shape(inner))
            case _:
                return self._named(ast.unparse(annotation))

    def _named(self, name: str) -> Shape:
        if name in _SCALARS:
            return _SCALARS[name]
        if name in self._aliases:
            return self._shape(self._aliases[name])
        node = self._classes.get(name)
        if node is None:
            return ANY
        if _is(node, "CaseInSensitiveEnum"):
            return Shape("string", name=name, values=dict.fromkeys(self._values(node)))
        return Shape("object", name=name) if _is(node, "BaseModel") else ANY

    def _values(self, node: ast.ClassDef) -> Iterator[str]:
        """The values of an enum, each followed by what it means."""
        following: list[ast.stmt] = [*node.body[1:], ast.Pass()]
        for statement, text in zip(node.body, following, strict=True):
            match statement:
                case ast.Assign(value=ast.Constant(value=str() as value)) if self._has(text):
                    yield value
                case _:
                    pass


def _is(node: ast.ClassDef, base: str) -> bool:
    return any(ast.unparse(each).endswith(base) for each in node.bases)


def _annotation(node: ast.ClassDef, name: str) -> ast.expr | None:
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=found), annotation=annotation) if found == name:
                return annotation
            case _:
                pass
    return None


def _wire_name(name: str, value: ast.expr | None) -> str:
    for given in value.keywords if isinstance(value, ast.Call) else ():
        if given.arg == "alias" and isinstance(given.value, ast.Constant):
            return str(given.value.value)
    return to_camel(name)
