"""Calls of azure-ai-inference's clients, and what is read of their answers."""

from functools import partial

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow
from gemini_sdk.migration.code.inference.clients import (
    DEFAULTS,
    METHODS,
    InferenceCall,
    InferenceClients,
)
from gemini_sdk.migration.code.source import Program, is_name, literal_text

_SAME = {"get_model_info": "info", "close": "close"}
_RENAMED = {"headers": "extra_headers"}
_MISSED = {
    "as_dict": 'model_dump(mode="json", exclude_unset=True) is the answer as a dict.',
    "created": "it is a number of seconds since 1970.",
}


def move(source: Program, plan: Edits, clients: InferenceClients) -> None:
    """Rewrite the calls, and what is read of their answers."""
    for use in clients.calls:
        named = METHODS.get((use.kind, use.method))
        if named is not None:
            _move_call(source, plan, use, *named)
        elif use.method in _SAME:
            method = _SAME[use.method]
            if method == "close" and use.is_async:
                method = "aclose"
            plan.edit(use.call.func, partial(_renamed, method))
        elif not use.method.startswith("__"):
            plan.note(use.call, f"{use.method} has no counterpart here.")
    _move_answers(source, plan, [use.call for use in clients.calls])


def _renamed(method: str, updated: cst.Attribute) -> cst.Attribute:
    return updated.with_changes(attr=cst.Name(method))


def _move_call(source: Program, plan: Edits, use: InferenceCall, method: str, first: str) -> None:
    fields = _fields(use.call)
    if fields is None:
        plan.note(use.call, f"write the parameters as keyword arguments of {method}.")
        return
    stream = next((value for _, name, value in fields if name == "stream"), None)
    if stream is not None and not any(is_name(stream, each) for each in ("True", "False", "None")):
        text = source.text(stream)
        plan.note(use.call, f"it streamed where {text}: call stream_{method} there.")
        return
    for _, name, _ in fields:
        if name not in DEFAULTS | {first, "stream", *_RENAMED}:
            plan.note(
                use.call, f"{name} was left out: pass it in model_extras if the model takes it."
            )
    if use.defaults and any(inner >= 0 for (_, inner), _, _ in fields):
        names = ", ".join(sorted(use.defaults))
        plan.note(use.call, f"{names} of the client did not hold for a request given as a mapping.")
    streamed = stream is not None and is_name(stream, "True")
    places = [(place, name) for place, name, value in fields if not is_name(value, "None")]
    plan.edit(
        use.call, partial(_written, places, f"stream_{method}" if streamed else method, first)
    )
    parent = source.parent(use.call)
    if streamed and isinstance(parent, cst.Await):
        plan.edit(parent, _without_await)


def _without_await(updated: cst.Await) -> cst.BaseExpression:
    return updated.expression.with_changes(lpar=updated.lpar, rpar=updated.rpar)


def _fields(call: cst.Call) -> list[tuple[tuple[int, int], str, cst.BaseExpression]] | None:
    """The parameters of a request, with the place of each among the arguments; None if they are not written there."""
    fields: list[tuple[tuple[int, int], str, cst.BaseExpression]] = []
    for place, arg in enumerate(call.args):
        if arg.star:
            return None
        if arg.keyword is not None and arg.keyword.value != "body":
            fields.append(((place, -1), arg.keyword.value, arg.value))
            continue
        if not isinstance(arg.value, cst.Dict):
            return None
        for inner, element in enumerate(arg.value.elements):
            name = literal_text(element.key) if isinstance(element, cst.DictElement) else None
            if name is None:
                return None
            fields.append(((place, inner), name, element.value))
    return fields


def _written(
    places: list[tuple[tuple[int, int], str]], method: str, first: str, updated: cst.Call
) -> cst.Call:
    said: list[cst.Arg] = []
    named: list[cst.Arg] = []
    for (place, inner), name in places:
        value = updated.args[place].value
        if inner >= 0 and isinstance(value, cst.Dict):
            value = value.elements[inner].value
        if name == first:
            said.append(cst.Arg(value))
        elif name in DEFAULTS or name in _RENAMED:
            named.append(keyword(_RENAMED.get(name, name), value))
    func = cst.ensure_type(updated.func, cst.Attribute)
    made = with_arguments(updated, [*said, *named])
    return made.with_changes(func=func.with_changes(attr=cst.Name(method)))


def _move_answers(source: Program, plan: Edits, calls: list[cst.Call]) -> None:
    for node in Flow(source, calls, parts=True).nodes:
        if isinstance(node, cst.Subscript):
            index = node.slice[0].slice if len(node.slice) == 1 else None
            name = literal_text(index.value) if isinstance(index, cst.Index) else None
            if name is not None and name.isidentifier():
                plan.edit(node, partial(_as_attribute, name))
        elif isinstance(node, cst.Attribute) and node.attr.value in _MISSED:
            plan.note(node, f"{node.attr.value}: {_MISSED[node.attr.value]}")


def _as_attribute(name: str, updated: cst.Subscript) -> cst.Attribute:
    return cst.Attribute(updated.value, cst.Name(name), lpar=updated.lpar, rpar=updated.rpar)
