"""The source of a value: the literals an expression may stand for."""

import libcst as cst

from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration.code.environment import Kind, kind_of
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.model_map import ModelMap

_DEPTH = 4
Values = tuple[list[cst.BaseExpression], bool]
"""Literals, and whether there is nothing else, but for a variable of the environment that has a new name."""


def is_known(literal: cst.BaseExpression, models: ModelMap) -> bool:
    """Whether a literal names a model of Google's, or one that the map leads to one."""
    try:
        models.choose(literal_text(literal) or "")
    except InvalidPayloadError:
        return False
    return True


def named_by(source: Program, node: cst.CSTNode, depth: int = _DEPTH) -> Values:
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


def _assigned(source: Program, node: cst.Name, depth: int) -> Values:
    places, values = source.assigned(node), source.values(node)
    complete = bool(values) and len(values) == len(places)
    defaults = [p.default for p in places if isinstance(p, cst.Param) and p.default is not None]
    return _all(source, [*values, *defaults], depth, complete=complete)


def _all(
    source: Program,
    nodes: list[cst.BaseExpression],
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
