"""Names within strings that are annotations: `"OpenAI | None"`, `cast("OpenAI", x)`."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

import libcst as cst
from libcst.metadata import Scope

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imported import is_of
from gemini_sdk.migration.code.other_names import QUOTES, is_in_quotes
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

        # Other names of the same annotation may have been renamed before.
        earlier = plan.edits.pop(node, None)
        before: Any = node if earlier is None else earlier(node)
        text = _DOTTED.sub(new, before.raw_value)
        if text != node.raw_value:
            plan.replace(node, f"{node.prefix}{node.quote}{text}{node.quote}")
            renamed = True
    return renamed


def open_all(source: Program, plan: Edits, packages: Collection[str]) -> None:
    """Have expressions in place of annotations within strings that name something of packages.

    Steps that look for names find those, too, until `close_all` makes strings of them again.
    """
    for node in _annotations(source):
        scope = source.scope(node)
        origins = {
            each.name
            for name in _DOTTED.findall(node.raw_value)
            for each in (scope.get_qualified_names_for(name) if scope is not None else ())
        }
        if node.quote in QUOTES and any(is_of(origin, packages) for origin in origins):
            plan.replace(node, f"{QUOTES[node.quote]}[{node.raw_value}]")


def close_all(source: Program, plan: Edits) -> None:
    """Have strings again."""
    for node in source.all(cst.Subscript):
        if is_in_quotes(node):
            plan.edit(node, _closed)


def _closed(updated: Any) -> cst.SimpleString:
    code = cst.Module([]).code_for_node(updated.slice[0])
    double, single = QUOTES
    quote = double if updated.value.value == QUOTES[double] else single
    if quote in code:
        quote = single if quote == double else double
    return cst.SimpleString(f"{quote}{code}{quote}")


def _annotations(source: Program) -> Iterator[cst.SimpleString]:
    found: dict[cst.SimpleString, None] = {}
    for scope in source.scopes():
        for access in scope.accesses:
            if isinstance(access.node, cst.SimpleString):
                found[access.node] = None
    return iter(found)
