"""Calls of what may be the models and chats of a Google package, and come from where the program does not show it."""

from collections.abc import Collection, Iterator, Sequence

import libcst as cst

from gemini_sdk.migration.code.arguments import has_names_only, keywords
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.genai.names import PACKAGE as GENAI
from gemini_sdk.migration.code.genai.names import imports_genai
from gemini_sdk.migration.code.imported import is_of
from gemini_sdk.migration.code.source import Program

METHODS = {
    "generate_content": "generate_content",
    "generate_content_async": "generate_content",
    "count_tokens": "count_tokens",
    "count_tokens_async": "count_tokens",
    "compute_tokens": "compute_tokens",
    "compute_tokens_async": "compute_tokens",
    "start_chat": "chats.create",
}
"""The methods of Google's models, and those of a client of this package that stand for them."""


def report(
    source: Program,
    plan: Edits,
    known: Collection[cst.Call],
    package: str,
    clients: tuple[str, str],
    *,
    is_dict: bool = False,
) -> None:
    """Say of each call what to write. `clients` are the names of the client here and of the asynchronous one."""
    client, async_client = clients
    for call in source.all(cst.Call):
        func = call.func
        if call in known or not isinstance(func, cst.Attribute):
            continue
        if is_others(source, func, package) or source.text(func.value).rstrip("_") in clients:
            continue
        name = func.attr.value
        if name in METHODS:
            holder = async_client if name.endswith("_async") else client
            kind, given = ("a dict", "**model") if is_dict else ("its name", "name")
            words = f"a model is {kind} here: write {holder}.{METHODS[name]}({given}, ...)."
            plan.note(call, words)
        elif name == "send_message_async":
            plan.note(call, f"write send_message, of a chat of {async_client}.")
        elif name == "send_message" and ("stream" in keywords(call) or not has_names_only(call)):
            plan.note(call, "streaming is a separate method of chats here: write stream_message.")


def is_others(source: Program, func: cst.Attribute, package: str) -> bool:
    """Whether a method is that of another library or of the program itself."""
    node = func.value
    if any(_is_defined(source, each, func.attr.value) for each in _values(source, node)):
        return True
    origins = [_origin(source, each) for each in _values(source, node)]
    if any(not is_of(each, (package,)) for each in origins if each and each[0] != "."):
        return True
    if not imports_genai(source):
        return False
    roots = [_origin(source, each) for each in _values(source, _root(node))]
    return source.text(node).endswith(".models") or any(is_of(each, (GENAI,)) for each in roots)


def _origin(source: Program, node: cst.BaseExpression) -> str:
    return source.origin(node.func if isinstance(node, cst.Call) else node) or ""


def _values(source: Program, node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    yield node
    if isinstance(node, cst.Name):
        yield from source.values(node)


def _root(node: cst.BaseExpression) -> cst.BaseExpression:
    while isinstance(node, cst.Attribute):
        node = node.value
    return node


def _is_defined(source: Program, node: cst.BaseExpression, method: str) -> bool:
    """Whether an expression is an object of a class of the program that has the method."""
    classes: Sequence[cst.CSTNode] = ()
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        classes = source.assigned(node.func)
    elif isinstance(node, cst.Name) and node.value in ("self", "cls"):
        classes = [each for each in source.around(node) if isinstance(each, cst.ClassDef)][:1]
    return any(
        isinstance(each, cst.FunctionDef) and each.name.value == method
        for found in classes
        if isinstance(found, cst.ClassDef)
        for each in found.body.body
    )
