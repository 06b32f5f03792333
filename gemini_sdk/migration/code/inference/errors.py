"""azure-core's errors around calls of azure-ai-inference."""

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
    calls = {use.call for use in clients.calls}
    for handler in source.all(cst.ExceptHandler):
        block = source.parent(handler)
        body = block.body if isinstance(block, cst.Try) else None
        called = body is not None and any(node in calls for node in within(body))
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
            plan.replace(node, name)
        if found:
            _tell(source, plan, handler)


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
