"""Comments and blank lines around removed statements: they move to the next statement of the block, or to its end."""

import re
from collections.abc import Sequence
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import comments

_OF_TOOLS = re.compile(r"#\s*(noqa|type:|pylint:|pyright:|isort:|ruff:|mypy:)")
"""Comments that mean something only at the end of their own line."""
_HEAD = ("decorators", "params", "bases", "keywords", "items", "test", "iter", "subject")
"""The parts of a statement that stand before its block."""


class _Emptied(cst.SimpleStatementLine):
    """The place of a removed statement."""


def emptied(statement: cst.SimpleStatementLine) -> cst.SimpleStatementLine:
    """What a removed statement leaves until its block is finished: its comments and blank lines."""
    lines = [*statement.leading_lines]
    comment = statement.trailing_whitespace.comment
    if comment is not None and not _OF_TOOLS.match(comment.value):
        lines.append(cst.EmptyLine(comment=comment))
    return _Emptied([cst.Pass()], leading_lines=lines)


def moved_on(block: Any) -> Any:
    """A module or block, with the lines of removed statements where they belong."""
    if not any(isinstance(each, _Emptied) for each in block.body):
        return block
    body: list[Any] = []
    pending: list[cst.EmptyLine] = []
    for statement in block.body:
        if isinstance(statement, _Emptied):
            pending = _joined(pending, statement.leading_lines)
        elif pending:
            lines = _joined(pending, statement.leading_lines)
            body.append(statement.with_changes(leading_lines=lines))
            pending = []
        else:
            body.append(statement)
    if not body and isinstance(block, cst.IndentedBlock):
        body, pending = [cst.SimpleStatementLine([cst.Pass()], leading_lines=pending)], []
    if not _has_comment(pending):
        pending = []
    return block.with_changes(body=body, footer=[*pending, *block.footer])


def lost_comments(original: cst.CSTNode, made: list[Any]) -> list[cst.EmptyLine]:
    """Lines for the comments that a statement had, and what became of it has not."""
    if any(isinstance(each, _Emptied | cst.RemovalSentinel) for each in made):
        return []
    before = [text for text in comments(_head(original)) if not _OF_TOOLS.match(text)]
    if not before:
        return []
    after = {text for each in made for text in comments([*each.leading_lines, *_head(each)])}
    return [cst.EmptyLine(comment=cst.Comment(text)) for text in before if text not in after]


def _head(statement: Any) -> list[cst.CSTNode]:
    """What is in a statement, but for the blocks of it."""
    if isinstance(statement, cst.SimpleStatementLine):
        return [*statement.body, statement.trailing_whitespace]
    found: list[cst.CSTNode] = []
    for name in _HEAD:
        part: Any = getattr(statement, name, ())
        found += [part] if isinstance(part, cst.CSTNode) else [*part]
    return found


def _joined(first: Sequence[cst.EmptyLine], then: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Lines after lines; of two spaces without a comment between them, the larger."""
    if _has_comment(first):
        return [*first, *then]
    blank = next((n for n, line in enumerate(then) if line.comment is not None), len(then))
    return [*first, *then[blank:]] if len(first) > blank else [*then]


def _has_comment(lines: Sequence[cst.EmptyLine]) -> bool:
    return any(line.comment is not None for line in lines)
