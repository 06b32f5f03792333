"""Names within strings that are annotations: `"OpenAI | None"`, `cast("OpenAI", x)`."""

import re
from collections.abc import Callable, Iterator

import libcst as cst
from libcst.metadata import Scope

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program

_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


def rename(source: Program, plan: Edits, name: Callable[[str, str], str | None]) -> bool:
    """Write other names in annotations within strings: `name` is given each name and its origin.

    Returns whether there were any.
    """
    renamed = False
    for node in _annotations(source):
        scope = source.scope(node)
        if scope is None:
            continue

        def new(found: re.Match[str], scope: Scope = scope) -> str:
            for each in scope.get_qualified_names_for(found[0]):
                return name(found[0], each.name) or found[0]
            return found[0]

        text = _DOTTED.sub(new, node.raw_value)
        if text != node.raw_value:
            value = f"{node.prefix}{node.quote}{text}{node.quote}"
            plan.replace(node, value)
            renamed = True
    return renamed


def _annotations(source: Program) -> Iterator[cst.SimpleString]:
    found: dict[cst.SimpleString, None] = {}
    for scope in source.scopes():
        for access in scope.accesses:
            if isinstance(access.node, cst.SimpleString):
                found[access.node] = None
    return iter(found)
