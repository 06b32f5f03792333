"""Statements that share a line, as lines of their own, so that others can go between them."""

from collections.abc import Collection
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.source import Program


def separated(source: Program, crowded: Collection[cst.CSTNode]) -> str:
    """The program, with an indented block for each of these one-line blocks and a line for each statement of a line."""
    made = source.module.visit(_Separation(crowded))
    return cst.ensure_type(made, cst.Module).code


class _Separation(cst.CSTTransformer):
    def __init__(self, crowded: Collection[cst.CSTNode]) -> None:
        super().__init__()
        self._crowded = crowded

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        if original_node not in self._crowded:
            return updated_node
        lines = [
            cst.SimpleStatementLine([each.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)])
            for each in updated_node.body
        ]
        end = updated_node.trailing_whitespace
        lines[-1] = lines[-1].with_changes(trailing_whitespace=end)
        if isinstance(updated_node, cst.SimpleStatementSuite):
            return cst.IndentedBlock(lines)
        lines[0] = lines[0].with_changes(leading_lines=updated_node.leading_lines)
        return cst.FlattenSentinel(lines)
