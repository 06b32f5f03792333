"""azure-core's errors around calls of azure-ai-inference."""

from functools import partial

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import within
from gemini_sdk.migration.code.imported import import_nodes, imported, is_of
from gemini_sdk.migration.code.inference.clients import InferenceClients
from gemini_sdk.migration.code.inference.names import PACKAGE, is_name_within
from gemini_sdk.migration.code.source import Program

_PREFIX = "azure.core.exceptions."
_CLASSES = {
    "HttpResponseError": "APIStatusError",
    "ClientAuthenticationError": "AuthenticationError",
    "ResourceNotFoundError": "NotFoundError",
    "ServiceRequestError": "APIConnectionError",
    "ServiceResponseError": "APIConnectionError",
    "ServiceRequestTimeoutError": "APITimeoutError",
    "ServiceResponseTimeoutError": "APITimeoutError",
    "AzureError": "GeminiSDKError",
}
_MISSED = frozenset({"reason", "error", "response", "model", "exc_msg", "exc_type"})
_ITS_OWN = (PACKAGE, "azure.core", "azure.identity")


def move(source: Program, plan: Edits, clients: InferenceClients) -> None:
    """Catch this package's errors where its calls are made."""
    names = [name for node in import_nodes(source) for name in imported(node)]
    is_alone = all(is_of(name, _ITS_OWN) for name in names if is_of(name, ("azure",)))
    asking = _Asking(source, {use.call for use in clients.calls})
    for handler in source.all(cst.ExceptHandler):
        block = source.parent(handler)
        body = block.body if isinstance(block, cst.Try) else None
        called = body is not None and body in asking
        if handler.type is None or not (is_alone or called):
            continue
        found = False
        for node in within(handler.type):
            origin = source.origin(node) or ""
            name = _CLASSES.get(origin.removeprefix(_PREFIX))
            if not origin.startswith(_PREFIX) or name is None or is_name_within(source, node):
                continue
            found = True
            plan.require("gemini_sdk.errors", name)
            _catch(source, plan, node, name if is_alone else f"{name}, {source.text(node)}")
        if found:
            _tell(source, plan, handler)


class _Asking:
    """The parts of a program that call a client, themselves or by functions of the program."""

    def __init__(self, source: Program, calls: set[cst.Call]) -> None:
        self._calls = calls
        self._functions: set[str] = set()
        functions = list(source.all(cst.FunctionDef))
        while found := {
            each.name.value
            for each in functions
            if each.name.value not in self._functions and each.body in self
        }:
            self._functions |= found

    def __contains__(self, body: cst.CSTNode) -> bool:
        for node in within(body):
            if isinstance(node, cst.Call):
                func = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
                if node in self._calls:
                    return True
                if isinstance(func, cst.Name) and func.value in self._functions:
                    return True
        return False


def _catch(source: Program, plan: Edits, node: cst.CSTNode, names: str) -> None:
    """Catch these errors where one was, in a tuple that may have others."""
    listed = names.split(", ")
    element = source.parent(node)
    if isinstance(element, cst.Element):
        around = source.parent(element)
        others = around.elements if isinstance(around, cst.Tuple) else ()
        if any(source.text(each.value) == listed[0] for each in others):
            return
        made = [cst.Element(cst.parse_expression(each)) for each in listed]
        plan.edit(element, partial(_elements, made))
    else:
        plan.replace(node, names if len(listed) == 1 else f"({names})")


def _elements(made: list[cst.Element], updated: cst.Element) -> cst.FlattenSentinel[cst.Element]:
    """The elements of a tuple within another, which `except` does not take as one."""
    made[-1] = made[-1].with_changes(comma=updated.comma)
    return cst.FlattenSentinel(made)


def _tell(source: Program, plan: Edits, handler: cst.ExceptHandler) -> None:
    name = handler.name.name if handler.name is not None else None
    if not isinstance(name, cst.Name):
        return
    for read in source.readings(name):
        attribute = source.parent(read)
        if isinstance(attribute, cst.Attribute) and attribute.attr.value in _MISSED:
            plan.note(
                attribute,
                f"errors have no {attribute.attr.value} here; they have status_code, code, message, body "
                "and request_id.",
            )
