"""What a program reads of google-generativeai's answers."""

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow
from gemini_sdk.migration.code.source import Program

_ENUMS = frozenset({"finish_reason", "block_reason", "category", "probability", "state", "role"})
_MISSED = {
    "resolve": "a stream is read to its end by get_final().",
    "to_dict": 'model_dump(mode="json", exclude_unset=True) is the answer as a dict.',
    "text_raises": "",
}


def move(source: Program, plan: Edits, calls: list[cst.Call]) -> None:
    """Read answers by the names here."""
    whole = Flow(source, calls)
    reached = Flow(source, calls, parts=True)
    for node in source.all(cst.Attribute):
        if node.value not in reached:
            continue
        name = node.attr.value
        if name in ("name", "value") and isinstance(node.value, cst.Attribute):
            if node.value.attr.value in _ENUMS:
                plan.edit(node, lambda updated: updated.value)
        elif name == "parts" and node.value in whole:
            plan.edit(node, _of_candidate)
        elif name in _MISSED:
            plan.note(node, f"answers have no {name} here: {_MISSED[name]}")
        elif name == "finish_reason" and _is_number(source, node):
            plan.note(node, "finish reasons are strings here: STOP, MAX_TOKENS, SAFETY and others.")


def _is_number(source: Program, node: cst.Attribute) -> bool:
    parent = source.parent(node)
    if not isinstance(parent, cst.Comparison):
        return False
    return any(isinstance(each.comparator, cst.Integer) for each in parent.comparisons)


def _of_candidate(updated: cst.Attribute) -> cst.Attribute:
    index = [cst.SubscriptElement(cst.Index(cst.Integer("0")))]
    candidate = cst.Subscript(cst.Attribute(updated.value, cst.Name("candidates")), index)
    return updated.with_changes(value=cst.Attribute(candidate, cst.Name("content")))
