"""Imports of names that new code reads: at the top, or where the old imports were if these were not at the top."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.imported import imported, is_of
from gemini_sdk.migration.code.other_names import ANNOTATION, is_in_quotes
from gemini_sdk.migration.code.source import Program, Statement, is_name
from gemini_sdk.migration.packages import KNOWN

_WIDTH = 88
_REPLACED = [module for package in KNOWN.values() for module in package.modules]
_WORD = re.compile(r"\w+")


def import_line(module: str, names: Iterable[str]) -> str:
    """`from module import names`, on several lines where it is long."""
    line = f"from {module} import {', '.join(sorted(names))}"
    if len(line) <= _WIDTH:
        return line
    listed = "".join(f"    {name},\n" for name in sorted(names))
    return f"from {module} import (\n{listed})"


def is_at_the_top(source: Program, node: cst.CSTNode) -> bool:
    """Whether an import is run when the module is: in no function, and not for type checkers alone."""
    return source.function(node) is None and not any(map(is_for_checkers, source.around(node)))


def is_for_checkers(node: cst.CSTNode) -> bool:
    """Whether a block is `if TYPE_CHECKING:`."""
    if not isinstance(node, cst.If):
        return False
    test = node.test.attr if isinstance(node.test, cst.Attribute) else node.test
    return is_name(test, "TYPE_CHECKING")


def is_imported_late(source: Program) -> bool:
    """Whether a program imports what is replaced, but never at the top."""
    nodes: list[cst.Import | cst.ImportFrom] = [
        *source.all(cst.Import),
        *source.all(cst.ImportFrom),
    ]
    replaced = [each for each in nodes if any(is_of(name, _REPLACED) for name in imported(each))]
    return bool(replaced) and not any(is_at_the_top(source, each) for each in replaced)


@dataclass
class _Uses:
    """Where new code reads a name."""

    functions: dict[cst.FunctionDef, None] = field(default_factory=dict[cst.FunctionDef, None])
    """The outermost functions whose bodies do."""
    is_at_the_top: bool = False
    is_for_checkers: bool = False


class _Found:
    """The uses of names in new code."""

    def __init__(
        self, source: Program, made: cst.Module, names: Collection[str], *, deferred: bool
    ) -> None:
        self._source = source
        self._deferred = deferred
        self.uses = {name: _Uses() for name in names}
        self._walk(made, None, annotates=False)

    def _walk(
        self, node: cst.CSTNode, function: cst.FunctionDef | None, *, annotates: bool
    ) -> None:
        """Look at a node in the body of an outermost function, if it is in one."""
        if self._source.has(node) or isinstance(node, cst.Import | cst.ImportFrom):
            return
        if isinstance(node, cst.Name):
            self._add(node.value, function, is_deferred=annotates)
        elif isinstance(node, cst.SimpleString):
            for word in _WORD.findall(node.value) if ANNOTATION.match(node.raw_value) else ():
                self._add(word, function, is_deferred=True)
        elif isinstance(node, cst.Attribute | cst.Arg):
            self._walk(node.value, function, annotates=annotates)
        else:
            is_annotation = self._deferred and isinstance(node, cst.Annotation)
            annotates = annotates or is_annotation or is_in_quotes(node)
            for child in node.children:
                is_body = isinstance(node, cst.FunctionDef) and child is node.body
                outer = function or (cst.ensure_type(node, cst.FunctionDef) if is_body else None)
                self._walk(child, outer, annotates=annotates)

    def _add(self, name: str, function: cst.FunctionDef | None, *, is_deferred: bool) -> None:
        use = self.uses.get(name)
        if use is None:
            return
        if is_deferred:
            use.is_for_checkers = True
        elif function is not None:
            use.functions[function] = None
        else:
            use.is_at_the_top = True


Home = tuple[str, str]
"""A module and what is imported of it, perhaps under another name."""


@dataclass
class ImportPlaces:
    """Where names are imported."""

    top: list[Home] = field(default_factory=list[Home])
    functions: dict[cst.FunctionDef, list[Home]] = field(
        default_factory=dict[cst.FunctionDef, list[Home]]
    )
    checkers: list[Home] = field(default_factory=list[Home])
    """What only type checkers need."""


def local_name(name: str) -> str:
    """The name under which something is imported."""
    return name.rpartition(" as ")[2]


def places(source: Program, made: cst.Module, homes: Sequence[Home]) -> ImportPlaces:
    """Where names are imported that a rewritten program reads, if the old imports were not at the top."""
    futures = [e for e in source.all(cst.ImportFrom) if is_name(e.module, "__future__")]
    deferred = any("annotations" in imported_names(each) for each in futures)
    found = _Found(source, made, {local_name(name) for _, name in homes}, deferred=deferred)
    has_block = first_for_checkers(source) is not None
    result = ImportPlaces()
    for module, name in homes:
        use = found.uses[local_name(name)]
        blocks = all(isinstance(each.body, cst.IndentedBlock) for each in use.functions)
        is_needed = bool(use.functions)
        if module == "typing" or use.is_at_the_top or not blocks:
            result.top.append((module, name))
        elif not is_needed and use.is_for_checkers and has_block:
            result.checkers.append((module, name))
        elif not is_needed:
            result.top.append((module, name))
        for function in use.functions if (module, name) not in result.top else ():
            if not _binds(function, local_name(name)):
                result.functions.setdefault(function, []).append((module, name))
    return result


def imported_names(node: cst.ImportFrom) -> list[str]:
    """The names that an import binds."""
    if isinstance(node.names, cst.ImportStar):
        return []
    return [each.evaluated_alias or each.evaluated_name for each in node.names]


def _binds(node: cst.CSTNode, name: str) -> bool:
    """Whether an import within a function binds a name."""
    if isinstance(node, cst.ImportFrom):
        return name in imported_names(node)
    return any(_binds(child, name) for child in node.children)


def lines(homes: Iterable[Home]) -> list[str]:
    """The lines that import names."""
    grouped: dict[str, list[str]] = {}
    for module, name in homes:
        grouped.setdefault(module, []).append(name)
    return [import_line(module, names) for module, names in sorted(grouped.items())]


def first_in_function(function: cst.FunctionDef) -> cst.CSTNode:
    """The statement before which a function imports names: its first import of what is replaced, or its first one."""
    body = function.body.body
    for statement in body:
        if _imports_replaced(statement):
            return statement
    docstring = len(body) > 1 and isinstance(body[0], cst.SimpleStatementLine)
    return body[1 if docstring and _is_text(body[0]) else 0]


def first_for_checkers(source: Program) -> cst.CSTNode | None:
    """The first statement that only type checkers see."""
    blocks = (
        each.body
        for each in source.module.body
        if isinstance(each, cst.If) and is_for_checkers(each)
    )
    return next((block.body[0] for block in blocks), None)


def _is_text(statement: Any) -> bool:
    first = statement.body[0]
    return isinstance(first, cst.Expr) and isinstance(
        first.value, cst.SimpleString | cst.ConcatenatedString
    )


def first_after_imports(source: Program) -> Statement | None:
    """The first line of a program that is neither its docstring nor among its imports from the future.

    New imports go before the first import of what is replaced, or there.
    """
    body: Sequence[Statement] = source.module.body
    for statement in body:
        if isinstance(statement, cst.SimpleStatementLine) and _is_preamble(statement):
            continue
        if _imports_replaced(statement):
            return statement
    for statement in body:
        if not (isinstance(statement, cst.SimpleStatementLine) and _is_preamble(statement)):
            return statement
    return None


def _is_preamble(statement: cst.SimpleStatementLine) -> bool:
    first = statement.body[0]
    if isinstance(first, cst.Expr):
        return _is_text(statement)
    return isinstance(first, cst.ImportFrom) and is_name(first.module, "__future__")


def _imports_replaced(statement: Any) -> bool:
    if not isinstance(statement, cst.SimpleStatementLine):
        return False
    imports = [e for e in statement.body if isinstance(e, cst.Import | cst.ImportFrom)]
    return any(is_of(name, _REPLACED) for each in imports for name in imported(each))
