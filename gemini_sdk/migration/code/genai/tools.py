"""Tools of google-genai: declarations, which are sent to the model, and Python functions, which are also run."""

import libcst as cst

from gemini_sdk.migration.code.genai.names import type_name
from gemini_sdk.migration.code.source import Program

_DEPTH = 4


def has_functions(source: Program, node: cst.BaseExpression, depth: int = _DEPTH) -> bool | None:
    """Whether there are Python functions among tools; None if that is not known."""
    if isinstance(node, cst.List | cst.Tuple):
        found = [_is_function(source, each.value, depth) for each in node.elements]
        if True in found:
            return True
        return None if None in found else False
    if isinstance(node, cst.Name) and depth:
        return _any(has_functions(source, each, depth - 1) for each in _values(source, node))
    return None


def _is_function(source: Program, node: cst.BaseExpression, depth: int) -> bool | None:
    if isinstance(node, cst.Dict):
        return False
    if isinstance(node, cst.Lambda):
        return True
    if isinstance(node, cst.Call):
        name = type_name(source, node.func)
        return (
            False if name is not None and name.partition(".")[0] in ("Tool", "ToolDict") else None
        )
    if isinstance(node, cst.Attribute):
        name = node.attr.value
        return True if any(f.name.value == name for f in source.all(cst.FunctionDef)) else None
    if isinstance(node, cst.Name):
        if any(isinstance(place, cst.FunctionDef) for place in source.assigned(node)):
            return True
        if depth:
            return _any(_is_function(source, e, depth - 1) for e in _values(source, node))
    return None


def _values(source: Program, node: cst.Name) -> list[cst.BaseExpression]:
    values = source.values(node)
    return values if len(values) == len(source.assigned(node)) else []


def _any(found: object) -> bool | None:
    listed = list(found)  # type: ignore[call-overload]
    if True in listed:
        return True
    return None if None in listed or not listed else False
