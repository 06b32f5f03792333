"""Where a program reads the name of a model for something else than a call: there a new name changes what it does."""

from collections.abc import Collection, Iterator

import libcst as cst
from libcst.metadata import ClassScope

from gemini_sdk.migration.code.environment import Kind, kind_of
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.sources import value_sources

_SHOWN = frozenset(
    "print str repr len bool debug info warning error exception critical log write append".split()
)
"""Functions and methods that show a name, or keep it, and do not look at it."""
_KEPT = cst.BooleanOperation | cst.IfExp | cst.NamedExpr
_LOOKED_AT = cst.Comparison | cst.ComparisonTarget | cst.Index | cst.Attribute | cst.Match


def other_uses(
    source: Program, literal: cst.BaseExpression, calls: Collection[cst.Call]
) -> Iterator[cst.CSTNode]:
    """Where the value of a literal is compared, looked up, or passed to other calls than these."""
    pending: list[cst.CSTNode] = [literal]
    seen: set[cst.CSTNode] = set()
    while pending:
        node = pending.pop()
        if node in seen:
            continue
        seen.add(node)
        parent = source.parent(node)
        if isinstance(parent, _LOOKED_AT) or (
            isinstance(parent, cst.DictElement) and parent.key is node
        ):
            yield node
        elif isinstance(parent, cst.Arg):
            call = source.parent(parent)
            if isinstance(call, cst.Call) and call not in calls:
                found = _passed(source, call, node)
                pending += found or ()
                if found is None:
                    yield node
        else:
            pending += _reached(source, node, parent)


def _passed(source: Program, call: cst.Call, value: cst.CSTNode) -> list[cst.CSTNode] | None:
    """Where an argument is read; None if that is not in the program."""
    if kind_of(source, call) is Kind.MODEL:
        return [call]
    name = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
    if isinstance(name, cst.Name) and name.value in _SHOWN:
        return []
    params = value_sources(source).parameters(call, value)
    if not params:
        return None
    return [read for param in params for read in source.readings(param.name)]


def _reached(
    source: Program, node: cst.CSTNode, parent: cst.CSTNode | None
) -> Iterator[cst.CSTNode]:
    """Where else a value is after the expression or statement that it stands in."""
    targets: list[cst.CSTNode] = []
    if isinstance(parent, cst.Assign):
        targets = [each.target for each in parent.targets]
    elif isinstance(parent, cst.AnnAssign | cst.NamedExpr):
        targets = [parent.target]
    elif isinstance(parent, cst.Param):
        targets = [parent.name]
    elif isinstance(parent, cst.Return) and (function := source.function(parent)) is not None:
        yield from value_sources(source).calls_of(function)
    if isinstance(parent, _KEPT) and not (isinstance(parent, cst.IfExp) and parent.test is node):
        yield parent
    for target in targets:
        if isinstance(target, cst.Name):
            yield from source.readings(target)
        if isinstance(target, cst.Attribute):
            yield from _attributes(source, target.attr.value)
        elif isinstance(target, cst.Name) and isinstance(source.scope(target), ClassScope):
            yield from _attributes(source, target.value)


def _attributes(source: Program, name: str) -> Iterator[cst.Attribute]:
    for each in source.all(cst.Attribute):
        around = source.parent(each)
        if each.attr.value == name and not isinstance(around, cst.AssignTarget | cst.AnnAssign):
            yield each
