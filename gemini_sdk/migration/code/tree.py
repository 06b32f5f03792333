"""The tree of a program, with the parents, kinds and scopes of its nodes.

libcst finds the children of a node by copying it, and its providers visit the tree twice. Large files need better.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from typing import Any, TypeVar, cast

import libcst as cst
from libcst.metadata import MetadataWrapper, QualifiedNameSource, Scope, ScopeProvider

N = TypeVar("N", bound=cst.CSTNode)

_WRITTEN_FIRST: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.Arg: ("star", "keyword"),
    cst.ClassDef: ("leading_lines", "decorators", "name", "bases", "keywords"),
    cst.FunctionDef: ("leading_lines", "decorators", "name", "params", "returns"),
    cst.IfExp: ("body", "test"),
    cst.IndentedBlock: ("header",),
    cst.Module: ("header",),
}
"""Fields that stand before others in a text, where they come after them in libcst's classes."""


class Tree:
    """A parsed program. Raises libcst.ParserSyntaxError where it is none."""

    def __init__(self, text: str) -> None:
        wrapper = _Wrapper(cst.parse_module(text), unsafe_skip_copy=True)
        self.module = wrapper.module
        self._scopes = wrapper.resolve(ScopeProvider)
        self._parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self._kinds: dict[type[cst.CSTNode], list[cst.CSTNode]] = {}
        self._origins: dict[cst.CSTNode, tuple[str, ...]] = {}
        self._walk()

    def of_kind(self, kind: type[N]) -> list[N]:
        """All nodes of a kind, in the order of the text."""
        found = self._kinds.get(kind, [])
        return cast(list[N], found)

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node that contains a node."""
        return self._parents.get(node)

    def scope(self, node: cst.CSTNode) -> Scope | None:
        """The scope in which a name is looked up."""
        found: object = self._scopes.get(node)
        return found if isinstance(found, Scope) else None

    def scopes(self) -> list[Scope]:
        """Every scope there is."""
        return [each for each in dict.fromkeys(self._scopes.values()) if isinstance(each, Scope)]

    def imported(self, node: cst.CSTNode) -> tuple[str, ...]:
        """The qualified names of what a node may be, by the imports of its scope, in alphabetical order."""
        known = self._origins.get(node)
        if known is None:
            scope = self.scope(node)
            found: Collection[Any] = () if scope is None else scope.get_qualified_names_for(node)
            names = {each.name for each in found if each.source is QualifiedNameSource.IMPORT}
            known = self._origins[node] = tuple(sorted(names))
        return known

    def _walk(self) -> None:
        pending: list[cst.CSTNode] = [self.module]
        while pending:
            node = pending.pop()
            self._kinds.setdefault(type(node), []).append(node)
            children = list(_children(node))
            for child in children:
                self._parents[child] = node
            pending += reversed(children)


class _Wrapper(MetadataWrapper):
    """Calls providers once for a module. They visit what is in it themselves."""

    def visit_batched(
        self,
        visitors: Iterable[Any],
        before_visit: Any = None,  # noqa: ARG002
        after_leave: Any = None,  # noqa: ARG002
    ) -> cst.Module:
        for visitor in visitors:
            with visitor.resolve(self):
                visitor.visit_Module(self.module)
        return self.module


_fields: dict[type[cst.CSTNode], tuple[str, ...]] = {}


def _children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    kind = type(node)
    names = _fields.get(kind)
    if names is None:
        first = _WRITTEN_FIRST.get(kind, ("leading_lines", "lpar"))
        declared = [each.name for each in fields(cast(Any, kind))]
        names = tuple(sorted(declared, key=lambda name: _place(first, name)))
        _fields[kind] = names
    for name in names:
        value: Any = getattr(node, name)
        if isinstance(value, cst.CSTNode):
            if type(value) is not cst.SimpleWhitespace:
                yield value
        elif type(value) is list or type(value) is tuple:
            yield from (each for each in cast(list[Any], value) if isinstance(each, cst.CSTNode))


def _place(first: tuple[str, ...], name: str) -> int:
    return first.index(name) if name in first else len(first)
