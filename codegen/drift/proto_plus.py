"""Reads messages that are declared in Python with proto-plus, as Google's client libraries declare theirs.

They are read as text: importing them costs a second and gRPC, and only one version of a library fits in a process.
"""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gemini_sdk._wire.naming import camel_case

from .kinds import shape_of
from .shapes import Field, Message, Shape

_OUTPUT_ONLY = re.compile(r"^    (\w+) \([^)]*\):\n +(?:\w+\. )*?Output\s+only\.", re.MULTILINE)


Values = Mapping[str, int | None]


class Class(NamedTuple):
    """A class, wherever it stands."""

    name: str
    """With its outer classes' names, as in `Tool.ComputerUse`."""
    node: ast.ClassDef


class Module:
    """A Python module of a client library."""

    def __init__(self, path: Path, package: str) -> None:
        self._package = package
        self._tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        self._packages = dict(self._imports())
        self._classes = list(_classes(self._tree.body))

    def enums(self) -> Iterator[tuple[str, Values]]:
        """The values of each enum with their numbers, by its full name."""
        for name, node in self._of_base("Enum"):
            yield self._full(name), dict(_values(node))

    def messages(self, enums: Mapping[str, Values]) -> Iterator[tuple[str, Message]]:
        """The messages by full name, their enums being known."""
        for name, node in self._of_base("Message"):
            output_only = set(_OUTPUT_ONLY.findall(inspect.cleandoc(ast.get_docstring(node) or "")))
            fields: dict[str, Field] = {}
            oneofs: dict[str, set[str]] = {}
            for attribute, call in _declarations(node):
                # A name that is a word of Python has an underscore after it.
                wire = camel_case(attribute.rstrip("_"))
                fields[wire] = Field(self._shape(call, name, enums), attribute in output_only)
                group = keyword(call, "oneof")
                if isinstance(group, ast.Constant):
                    oneofs.setdefault(str(group.value), set()).add(wire)
            yield self._full(name), Message(fields, {n: frozenset(g) for n, g in oneofs.items()})

    def name_of(self, node: ast.expr, scope: str = "") -> str:
        """The full protobuf name of what an expression refers to, seen from a class."""
        if isinstance(node, ast.Constant):
            return self._full(str(node.value).removeprefix(f"{self._package}."))
        written = ast.unparse(node)
        module, _, rest = written.partition(".")
        if module in self._packages:
            return f"{self._packages[module]}.{rest}"
        known = {name for name, _ in self._classes}
        while scope and f"{scope}.{written}" not in known:
            scope = scope.rpartition(".")[0]
        return self._full(f"{scope}.{written}" if scope else written)

    def functions(self) -> Iterator[ast.FunctionDef]:
        """All functions, methods included."""
        yield from (node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef))

    def classes(self) -> list[Class]:
        """All classes, the inner ones included."""
        return self._classes

    def _of_base(self, base: str) -> Iterator[Class]:
        for each in self._classes:
            if any(ast.unparse(b) == f"proto.{base}" for b in each.node.bases):
                yield each

    def _full(self, name: str) -> str:
        return f"{self._package}.{name}"

    def _imports(self) -> Iterator[tuple[str, str]]:
        """The protobuf package that each imported module stands for."""
        for node in ast.walk(self._tree):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            parent = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                module = parent + alias.name
                foreign = module.endswith("_pb2")
                package = module.rpartition(".")[0] if foreign else self._package
                yield alias.asname or alias.name, package

    def _shape(self, call: ast.Call, scope: str, enums: Mapping[str, Values]) -> Shape:
        declared = ast.unparse(call.func)
        kind = ast.unparse(call.args[-1]).removeprefix("proto.")
        target = keyword(call, "message") or keyword(call, "enum")
        name = self.name_of(target, scope) if target else ""
        shape = shape_of(kind, name, enums.get(name))
        if declared == "proto.RepeatedField":
            return Shape("array", items=shape)
        return Shape("object", items=shape) if declared == "proto.MapField" else shape


def _classes(body: list[ast.stmt], outer: str = "") -> Iterator[Class]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield Class(outer + node.name, node)
            yield from _classes(node.body, f"{outer}{node.name}.")


def _values(node: ast.ClassDef) -> Iterator[tuple[str, int]]:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=int() as number)):
                yield name, number
            case _:
                pass


def _declarations(node: ast.ClassDef) -> Iterator[tuple[str, ast.Call]]:
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call() as call):
                yield name, call
            case _:
                pass


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """A keyword argument of a call, if it is given."""
    return next((k.value for k in call.keywords if k.arg == name), None)
