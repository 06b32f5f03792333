"""Where a value comes from: the literals an expression may stand for."""

import libcst as cst

from gemini_sdk.migration.code.environment import Kind, kind_of
from gemini_sdk.migration.code.source import Source, literal_text

_DEPTH = 4
Values = tuple[list[cst.BaseExpression], bool]
"""Literals, and whether there is nothing else, but for a variable of the environment that has a new name."""


def named_by(source: Source, node: cst.CSTNode, depth: int = _DEPTH) -> Values:
    """The literals an expression may stand for, through variables, attributes and defaults of parameters."""
    if isinstance(node, cst.BaseExpression) and literal_text(node) is not None:
        return [node], True
    if depth == 0:
        return [], False
    if isinstance(node, cst.Call | cst.Subscript) and kind_of(source, node) is Kind.MODEL:
        defaults = [arg.value for arg in node.args[1:]] if isinstance(node, cst.Call) else []
        return _all(source, defaults, depth, complete=True)
    if isinstance(node, cst.BooleanOperation):
        return _all(source, [node.left, node.right], depth, complete=True)
    if isinstance(node, cst.Attribute):
        values = source.members(node.attr.value)
        return _all(source, values, depth, complete=bool(values))
    if isinstance(node, cst.Name):
        return _assigned(source, node, depth)
    return [], False


def _assigned(source: Source, node: cst.Name, depth: int) -> Values:
    values: list[cst.CSTNode] = []
    complete = True
    for place in source.assigned(node):
        parent = source.parent(place)
        assign = source.parent(parent) if isinstance(parent, cst.AssignTarget) else parent
        if isinstance(place, cst.Param):
            assign = place
        if isinstance(assign, cst.Param):
            complete = False
            values += [assign.default] if assign.default is not None else []
        elif isinstance(assign, cst.Assign | cst.AnnAssign) and assign.value is not None:
            values.append(assign.value)
        else:
            complete = False
    return _all(source, values, depth, complete=complete and bool(values))


def _all(
    source: Source,
    nodes: "list[cst.CSTNode] | list[cst.BaseExpression]",
    depth: int,
    *,
    complete: bool,
) -> Values:
    literals: list[cst.BaseExpression] = []
    for node in nodes:
        found, all_of_them = named_by(source, node, depth - 1)
        literals += found
        complete = complete and all_of_them
    return literals, complete
