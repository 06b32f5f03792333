"""Old forms brought up to date first: openai before version 1, its global client, and answers read as mappings."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.clients import Clients
from gemini_sdk.migration.code.edits import Edits, module_of
from gemini_sdk.migration.code.source import Program, literal_text, or_else

CLIENT, ASYNC_CLIENT = "openai_client", "openai_async_client"

_CALLS = {
    "openai.ChatCompletion.create": "chat.completions.create",
    "openai.ChatCompletion.acreate": "chat.completions.create",
    "openai.Completion.create": "completions.create",
    "openai.Completion.acreate": "completions.create",
    "openai.Embedding.create": "embeddings.create",
    "openai.chat.completions.create": "chat.completions.create",
    "openai.completions.create": "completions.create",
    "openai.embeddings.create": "embeddings.create",
}
_SETTINGS = {
    "openai.api_key": "api_key",
    "openai.api_base": "base_url",
    "openai.azure_endpoint": "azure_endpoint",
    "openai.base_url": "base_url",
    "openai.api_version": "api_version",
    "openai.api_type": "",
    "openai.organization": "organization",
}
_ERRORS = {
    "Timeout": "APITimeoutError",
    "InvalidRequestError": "BadRequestError",
    "ServiceUnavailableError": "InternalServerError",
    "PermissionError": "PermissionDeniedError",
}


def modernize(source: Program, plan: Edits) -> None:
    """Bring a program to the forms of openai 1."""
    calls = [call for call in source.all(cst.Call) if source.origin(call.func) in _CALLS]
    settings = [
        assign
        for assign in source.all(cst.Assign)
        if len(assign.targets) == 1 and source.origin(assign.targets[0].target) in _SETTINGS
    ]
    if calls or settings:
        _make_client(source, plan, calls, settings)
    for call in calls:
        _call_client(source, plan, call)
    _move_errors(source, plan)
    answers: list[cst.BaseExpression] = [*calls]
    answers += [use.call for use in Clients(source).uses() if use.call and use.is_create]
    for answer in answers:
        parent = source.parent(answer)
        value = parent if isinstance(parent, cst.Await) else answer
        _read_attributes(source, plan, value, set())


def _is_async(source: Program, call: cst.Call) -> bool:
    return (source.origin(call.func) or "").endswith(".acreate")


def _call_client(source: Program, plan: Edits, call: cst.Call) -> None:
    origin = source.origin(call.func) or ""
    client = ASYNC_CLIENT if _is_async(source, call) else CLIENT
    plan.replace(call.func, f"{client}.{_CALLS[origin]}")
    given = keywords(call)
    for name in ("engine", "deployment_id"):
        if name in given and given[name].keyword is not None and "model" not in given:
            plan.edit(given[name], lambda updated: updated.with_changes(keyword=cst.Name("model")))
    if "request_timeout" in given:
        timeout = cst.Name("timeout")
        plan.edit(given["request_timeout"], lambda updated: updated.with_changes(keyword=timeout))


def _make_client(
    source: Program, plan: Edits, calls: list[cst.Call], settings: list[cst.Assign]
) -> None:
    """Instead of the module's settings, or after the imports, a client with these."""
    origins = {source.origin(each.targets[0].target): each for each in settings}
    kind = _kind(origins)
    local = _local_name(source)
    if local is None:
        return
    outer = [each for each in settings if source.function(each) is None]
    arguments = [
        f"{name}={source.text(each.value)}"
        for origin, each in origins.items()
        if (name := _argument(origin, kind)) and each in outer
    ]
    asynchronous = {_is_async(source, call) for call in calls} or {False}
    lines = [
        f"{name} = {local}.{prefix}{kind}({', '.join(arguments)})"
        for name, prefix, wanted in (
            (CLIENT, "", False in asynchronous),
            (ASYNC_CLIENT, "Async", True in asynchronous),
        )
        if wanted
    ]
    for inner in settings:
        if inner not in outer:
            plan.note(inner, f"was {source.text(inner)}; {CLIENT} is made above.")
            plan.edit(inner, lambda _: cst.Pass())
    if not outer:
        for line in lines:
            plan.begin(line)
        return
    last = source.statement(outer[-1])
    for each in outer:
        statement = source.statement(each)
        if statement is None or statement is last:
            continue
        plan.edit(statement, lambda _: cst.RemoveFromParent())
    if last is not None:
        plan.edit(last, lambda updated: _lines(updated, lines))


def _kind(settings: Mapping[str | None, cst.Assign]) -> str:
    """The class of a client that has the module's settings."""
    given = settings.get("openai.api_type")
    is_azure = given is not None and literal_text(given.value) not in ("open_ai", "openai")
    azures = {"openai.api_version", "openai.azure_endpoint"}
    return "AzureOpenAI" if is_azure or azures & settings.keys() else "OpenAI"


def _argument(origin: str | None, kind: str) -> str:
    """The argument of a client that a setting of the module is; empty if it is none."""
    is_endpoint = origin == "openai.api_base" and kind == "AzureOpenAI"
    return "azure_endpoint" if is_endpoint else _SETTINGS[origin or ""]


def _lines(updated: Any, codes: list[str]) -> cst.FlattenSentinel[Any]:
    made: list[Any] = [cst.parse_statement(code) for code in codes]
    made[0] = made[0].with_changes(leading_lines=updated.leading_lines)
    made[-1] = made[-1].with_changes(trailing_whitespace=updated.trailing_whitespace)
    return cst.FlattenSentinel(made)


def _local_name(source: Program) -> str | None:
    for node in source.all(cst.Import):
        for alias in node.names:
            if alias.evaluated_name == "openai":
                return alias.evaluated_alias or "openai"
    return None


def _move_errors(source: Program, plan: Edits) -> None:
    for node in source.all(cst.ImportFrom):
        if module_of(source, node) == "openai.error" and not isinstance(node.names, cst.ImportStar):
            plan.edit(node, _import_errors)
    for named in source.all(cst.Attribute):
        origin = source.origin(named) or ""
        package, _, name = origin.rpartition(".")
        if package == "openai.error" and isinstance(named.value, cst.Attribute):
            modern = cst.Name(_ERRORS.get(name, name))
            plan.edit(named, partial(_of_package, modern))


def _import_errors(updated: cst.ImportFrom) -> cst.ImportFrom:
    if isinstance(updated.names, cst.ImportStar):
        return updated
    names = [_modern_alias(each) for each in updated.names]
    return updated.with_changes(module=cst.Name("openai"), names=names)


def _modern_alias(alias: cst.ImportAlias) -> cst.ImportAlias:
    name = alias.evaluated_name
    if name not in _ERRORS:
        return alias
    as_name = alias.asname or cst.AsName(cst.Name(name))
    return alias.with_changes(name=cst.Name(_ERRORS[name]), asname=as_name)


def _read_attributes(
    source: Program, plan: Edits, value: cst.BaseExpression, seen: set[cst.CSTNode]
) -> None:
    """Read an answer by attributes, as openai 1 has it, wherever it goes."""
    if value in seen:
        return
    seen.add(value)
    links = source.chain(value)
    for node, step in links:
        if isinstance(node, cst.Subscript) and isinstance(step, str):
            name = cst.Name(step)
            plan.edit(node, partial(_as_attribute, name))
    end = links[-1][0] if links else value
    parent = source.parent(end)
    if links and links[-1][1] == "get" and isinstance(parent, cst.Call):
        _read_default(source, plan, parent)
    target: cst.CSTNode | None = None
    if isinstance(parent, cst.Assign) and len(parent.targets) == 1:
        target = parent.targets[0].target
    elif isinstance(parent, cst.For | cst.CompFor) and parent.iter is end:
        target = parent.target
    if isinstance(target, cst.Name):
        for read in source.readings(target):
            _read_attributes(source, plan, read, seen)


def _of_package(name: cst.Name, updated: Any) -> cst.Attribute:
    return cst.Attribute(updated.value.value, name)


def _as_attribute(name: cst.Name, updated: cst.Subscript) -> cst.Attribute:
    return cst.Attribute(updated.value, name, lpar=updated.lpar, rpar=updated.rpar)


def _read_default(source: Program, plan: Edits, call: cst.Call) -> None:
    name = literal_text(call.args[0].value) if call.args else None
    if name is None or not name.isidentifier():
        return
    attribute = cst.Name(name)

    def edit(updated: Any) -> cst.BaseExpression:
        read = cst.Attribute(updated.func.value, attribute)
        if len(updated.args) < 2:
            return read
        return or_else(read, updated.args[1].value, source.parent(call))

    plan.edit(call, edit)
