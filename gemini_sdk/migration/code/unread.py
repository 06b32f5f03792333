"""What a program reads of answers and clients that is not there after a rewriting, and handlers that never run."""

import libcst as cst

from gemini_sdk.migration.code.client_classes import client_classes
from gemini_sdk.migration.code.clients import Clients, ClientUse
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program, literal_text

_OF_ANSWERS = {
    "_request_id": "answers have no _request_id here: call with_raw_response, whose answer has request_id",
    "http_response": "raw answers have no http_response here: they have status_code, headers, text and content",
    "http_request": "raw answers have no http_request here",
    "to_dict": "answers have no to_dict here: write model_dump(exclude_unset=True)",
    "to_json": "to_json returns bytes here: write model_dump_json(exclude_unset=True) for a text",
}
_HOOKS = frozenset(
    {
        "auth_headers",
        "custom_auth",
        "default_headers",
        "default_query",
        "platform_headers",
        "user_agent",
    }
    | {"delete", "get", "get_api_list", "patch", "post", "put", "request"}
    | {"_build_headers", "_build_request", "_calculate_retry_timeout", "_make_status_error"}
    | {"_make_status_error_from_response", "_parse_retry_after_header", "_prepare_options"}
    | {"_prepare_request", "_prepare_url", "_process_response", "_refresh_api_key", "_request"}
    | {"_request_api_list", "_send_request", "_should_retry", "_should_stream_response_body"}
    | {"_sleep_for_retry", "_validate_headers"}
)
"""Methods and properties by which OpenAI's package makes a request, and which classes of clients replace."""
_FILTER = "content_filter"
_PATCHES = frozenset({"object", "setattr", "delattr", "spy"})
"""Functions of mock, pytest and pytest-mock that replace an attribute of their first argument."""


def report(source: Program, plan: Edits, clients: Clients) -> None:
    """Say what to read instead."""
    for use in clients.uses():
        if use.path[0].startswith("_"):
            plan.note(
                use.client,
                f"{use.path[0]} belongs to OpenAI's client: this one has no such attribute.",
            )
        elif use.call is not None:
            for read in _readings(source, use.call):
                _report_reading(source, plan, read)
    for node in source.all(cst.ClassDef):
        if client_classes(source).of_class(node):
            _report_methods(plan, node)
    for handler in source.all(cst.ExceptHandler):
        if _catches(source, handler):
            _report_handler(plan, handler)


def not_used(use: ClientUse) -> str:
    """What is said of an attribute that is set on a client, or patched."""
    name = ".".join(use.path)
    return f"{name or 'an attribute'} is set: a client here does not use what is set on it."


def is_patched(source: Program, use: ClientUse) -> bool:
    """Whether an attribute of a client's attributes is replaced, as by `patch.object(client.chat, "completions")`."""
    arg = source.parent(use.last)
    call = source.parent(arg) if isinstance(arg, cst.Arg) else None
    return (
        use.call is None
        and isinstance(call, cst.Call)
        and source.text(call.func).rpartition(".")[2] in _PATCHES
    )


def _report_methods(plan: Edits, node: cst.ClassDef) -> None:
    """Methods of a class of clients that OpenAI's package calls, and this one does not."""
    for each in node.body.body:
        if isinstance(each, cst.FunctionDef) and each.name.value in _HOOKS:
            name = each.name.value
            plan.note(
                each,
                f"clients here never call {name}: write an HTTPX event hook or transport, and pass its http_client.",
            )


def _readings(source: Program, call: cst.Call) -> list[cst.BaseExpression]:
    parent = source.parent(call)
    value: cst.BaseExpression = parent if isinstance(parent, cst.Await) else call
    found: list[cst.BaseExpression] = [value]
    around = source.parent(value)
    target: cst.CSTNode | None = None
    if isinstance(around, cst.Assign) and len(around.targets) == 1:
        target = around.targets[0].target
    elif isinstance(around, cst.AnnAssign | cst.NamedExpr):
        target = around.target
    if isinstance(target, cst.Name):
        found += source.readings(target)
    return found


def _report_reading(source: Program, plan: Edits, node: cst.BaseExpression) -> None:
    for link, step in source.chain(node):
        if words := _OF_ANSWERS.get(str(step)):
            plan.note(link, f"{words}.")


def _catches(source: Program, handler: cst.ExceptHandler) -> bool:
    kinds = handler.type.elements if isinstance(handler.type, cst.Tuple) else [handler.type]
    named = (each.value if isinstance(each, cst.Element) else each for each in kinds)
    return any((source.origin(each) or "").startswith("openai.") for each in named if each)


def _report_handler(plan: Edits, handler: cst.ExceptHandler) -> None:
    """Azure refuses a prompt by an error, Gemini by an answer."""
    pending: list[cst.CSTNode] = [handler.body]
    while pending:
        node = pending.pop()
        pending += node.children
        text = literal_text(node)
        if text is not None and _FILTER in text.lower():
            plan.note(
                node,
                "a refused prompt raises no error here: look at finish_reason, which is content_filter.",
            )
