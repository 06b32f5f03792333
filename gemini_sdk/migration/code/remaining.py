"""What remains of OpenAI's package and vertexai after a rewriting, and what other packages do with their clients.

All of it fails where these packages are missing or their services are not reached, so comments say what to write.
"""

from collections.abc import Collection

import libcst as cst

from gemini_sdk import migration
from gemini_sdk.migration.code import advice
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program, is_annotation

_HERE = "gemini_sdk.migration"


def report(source: Program, plan: Edits, packages: Collection[str]) -> None:
    """Say of each use of packages what has to be written instead."""
    for node in (*source.all(cst.Name), *source.all(cst.Attribute)):
        origin = source.origin(node) or ""
        if not origin or _goes_on(source, node) or _is_exempt(source, node, origin):
            continue
        package, _, name = origin.partition(".")
        if package in packages and not name:
            plan.note(node, f"{source.text(node)} is not migrated as a whole: name what is used.")
        elif package in packages:
            if not is_annotation(source, node):  # there the package is not called
                plan.note(node, advice.sentence(origin))
        elif origin.startswith(f"{_HERE}."):
            _tell_unknown(plan, node, origin.removeprefix(f"{_HERE}."))
    for call in source.all(cst.Call) if "openai" in packages else ():
        words = advice.of_wrapper(source.origin(call.func) or "")
        if words is not None:
            plan.note(call, f"{source.text(call.func)}: {words}.")


def _tell_unknown(plan: Edits, node: cst.CSTNode, name: str) -> None:
    """`import openai` is an import of its stand-in, which has not all of it."""
    first = name.partition(".")[0]
    if first not in migration.__all__ and not hasattr(migration, first):
        plan.note(node, advice.sentence(f"openai.{name}"))


def _goes_on(source: Program, node: cst.CSTNode) -> bool:
    """Whether a name is only the beginning or the end of a longer one, which is reported."""
    base = node
    while isinstance(base, cst.Attribute):
        base = base.value
    if not isinstance(base, cst.Name):  # an attribute of what a call returns
        return True
    parent = source.parent(node)
    if not isinstance(parent, cst.Attribute):
        return False
    return parent.attr is node or source.origin(parent) is not None


def _is_exempt(source: Program, node: cst.CSTNode, origin: str) -> bool:
    if origin == "vertexai.init":
        return True
    return any(isinstance(each, cst.Import | cst.ImportFrom) for each in source.around(node))
