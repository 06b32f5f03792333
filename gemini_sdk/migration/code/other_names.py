"""Other names for what new code reads, where the program gives the same name to something of its own."""

import re
from collections.abc import Collection, Mapping
from typing import Any

import libcst as cst
from libcst.metadata import ClassScope, ImportAssignment

from gemini_sdk.migration.code.imported import imported, is_of
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.packages import KNOWN

_OURS = (
    "gemini_sdk",
    "typing",
    "typing_extensions",
    *(module for package in KNOWN.values() for module in package.modules),
)
_WORD = re.compile(r"\w+")
_CLIENTS = ("GeminiClient", "AsyncGeminiClient", "VertexClient", "AsyncVertexClient")
_MADE = (
    "gemini_sdk",
    "openai_client",
    "openai_async_client",
    *(f"{prefix}{name}_client" for name in ("gemini", "vertex") for prefix in ("", "async_")),
)
"""The module and variables that new code reads under names which no program chose."""
QUOTES = {'"': "_in_double_quotes", "'": "_in_single_quotes"}
"""The names that stand for quotes around annotations while these are rewritten."""
ANNOTATION = re.compile(r"[\w\[\]., |]+\Z")
"""What a string that is an annotation looks like."""


def is_in_quotes(node: cst.CSTNode) -> bool:
    """Whether an expression stands for an annotation within a string."""
    return (
        isinstance(node, cst.Subscript)
        and isinstance(node.value, cst.Name)
        and node.value.value in QUOTES.values()
    )


def other_names(source: Program, names: Collection[str]) -> dict[str, str]:
    """The names under which those are imported that the program gives to something else."""
    return {name: _free(source, name) for name in names if is_taken(source, name)}


def is_taken(source: Program, name: str) -> bool:
    """Whether the program gives a name to something of its own, in a scope that new code may be in."""
    for scope in source.scopes():
        bound = [each for each in scope.assignments if each.name == name]
        # A name that is imported may have another value where the import fails.
        is_own = any(_is_ours(each) or _is_client(source, each) for each in bound)
        if bound and not is_own and not isinstance(scope, ClassScope):
            return True
    return False


def free_names(source: Program) -> dict[str, str]:
    """Other names for the module and variables that new code reads, where the program has theirs."""
    present = source.names()
    return {name: free_name(source, name) for name in _MADE if name in present}


def free_name(source: Program, name: str) -> str:
    """A name that the program does not give to something of its own: this one, or one with `_` after it."""
    while is_taken(source, name):
        name += "_"
    return name


def rebound(source: Program, package: str) -> frozenset[str]:
    """The names that a program imports from a package, and gives to something else in the same scope, too.

    They have another value where the import fails, or a test gives them one, so they keep their names.
    """
    found: set[str] = set()
    for alias in source.all(cst.ImportAlias):
        name = (alias.evaluated_alias or alias.evaluated_name).partition(".")[0]
        scope = source.scope(alias)
        bound = list(scope[name]) if scope is not None else []
        of_package = {each for each in bound if _is_import_of(each, (package,))}
        if of_package and len(of_package) < len(bound):
            found.add(name)
    return frozenset(found)


def _is_ours(assignment: Any) -> bool:
    if not isinstance(assignment, ImportAssignment):
        return not isinstance(getattr(assignment, "node", None), cst.CSTNode)
    return _is_import_of(assignment, _OURS)


def _is_client(source: Program, assignment: Any) -> bool:
    """Whether a variable gets a client of this package: that may be what an earlier run wrote."""
    target = source.parent(assignment.node) if hasattr(assignment, "node") else None
    assign = source.parent(target) if isinstance(target, cst.AssignTarget) else target
    if isinstance(assign, cst.AnnAssign):
        return source.text(assign.annotation.annotation) in _CLIENTS
    value = assign.value if isinstance(assign, cst.Assign) else None
    return isinstance(value, cst.Call) and source.text(value.func) in _CLIENTS


def _is_import_of(assignment: Any, modules: Collection[str]) -> bool:
    node = assignment.node if isinstance(assignment, ImportAssignment) else None
    return isinstance(node, cst.Import | cst.ImportFrom) and any(
        is_of(name, modules) for name in imported(node)
    )


def _free(source: Program, name: str) -> str:
    free = f"Sdk{name}" if name[:1].isupper() else f"sdk_{name}"
    while is_taken(source, free):
        free += "_"
    return free


class Renamed(cst.CSTTransformer):
    """New code with other names. What the program had stays as it is."""

    def __init__(self, source: Program, names: Mapping[str, str]) -> None:
        super().__init__()
        self._source = source
        self._names = names

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.ImportAlias):
            return False
        return not self._source.has(node)

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        if self._source.has(original_node):
            return updated_node
        if isinstance(updated_node, cst.Name):
            value = updated_node.value
            return updated_node.with_changes(value=self._names.get(value, value))
        if isinstance(updated_node, cst.Attribute):
            return updated_node.with_changes(attr=original_node.attr)
        if isinstance(updated_node, cst.Arg):
            return updated_node.with_changes(keyword=original_node.keyword)
        if isinstance(updated_node, cst.SimpleString):
            return self._in_text(updated_node)
        if isinstance(updated_node, cst.Import):
            return updated_node.with_changes(names=[self._alias(e) for e in updated_node.names])
        if isinstance(updated_node, cst.ImportFrom):
            names: Any = updated_node.names
            if not isinstance(names, cst.ImportStar):
                names = [self._alias(each) for each in names]
            return updated_node.with_changes(module=original_node.module, names=names)
        return updated_node

    def _in_text(self, node: cst.SimpleString) -> cst.SimpleString:
        """A string that may be an annotation."""
        if not ANNOTATION.match(node.raw_value):
            return node
        text = _WORD.sub(lambda word: self._names.get(word[0], word[0]), node.raw_value)
        return node.with_changes(value=f"{node.prefix}{node.quote}{text}{node.quote}")

    def _alias(self, alias: cst.ImportAlias) -> cst.ImportAlias:
        name = alias.evaluated_name
        if self._source.has(alias) or alias.asname is not None or name not in self._names:
            return alias
        return alias.with_changes(asname=cst.AsName(cst.Name(self._names[name])))
