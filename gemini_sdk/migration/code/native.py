"""Native style: calls of OpenAI's clients in Gemini's words.

What is not of a common shape goes on in OpenAI's words, through a drop-in client made of the same Gemini client, so
that the program runs and checks as before; a comment says what to decide.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import libcst as cst

from gemini_sdk.migration.code import (
    construction,
    drop_in,
    model_names,
    model_uses,
    native_module,
    param_types,
    response_calls,
    unread,
)
from gemini_sdk.migration.code.answer_uses import (
    AnswerUse,
    AttributeNames,
    Words,
    follow,
    retell,
)
from gemini_sdk.migration.code.arguments import comments, keyword
from gemini_sdk.migration.code.client_classes import CLIENTS
from gemini_sdk.migration.code.clients import Clients, ClientUse
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.errors import caught, report_made
from gemini_sdk.migration.code.imports import move_names, rename_uses
from gemini_sdk.migration.code.reached import missing
from gemini_sdk.migration.code.request import Request, UnsupportedCallError, gemini_model, read
from gemini_sdk.migration.code.scopes import native_home
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.values import is_known, named_by
from gemini_sdk.migration.model_map import ModelMap

_ANY: Words = {("id",): "response_id", ("model",): "model_version", ("choices", 0, "text"): "text"}
_END: Words = {
    ("usage", "prompt_tokens"): "usage_metadata.prompt_token_count",
    ("usage", "completion_tokens"): "usage_metadata.candidates_token_count",
    ("usage", "total_tokens"): "usage_metadata.total_token_count",
    ("usage",): "usage_metadata",
    ("choices", 0, "finish_reason"): "finish_reason",
}
_WORDS = AttributeNames(
    whole={**_ANY, **_END, ("choices", 0, "message", "content"): "text"},
    chunk={**_ANY, ("choices", 0, "delta", "content"): "text", ("choices",): "candidates"},
    kept_apart=frozenset({("usage",), ("choices",)}),
    parts=frozenset({("choices", 0), ("choices", 0, "message"), ("choices", 0, "delta")}),
    at_end=frozenset({("usage",), ("choices", 0, "finish_reason")}),
)
_OF_ERRORS = "status_code, message, details, retry_after and request_id"
_FINISHED = {"stop": "STOP", "length": "MAX_TOKENS"}


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A call that can be made in Gemini's words, and how its answer is read."""

    use: ClientUse
    call: cst.Call
    request: Request
    reading: AnswerUse


def move(source: Program, plan: Edits, models: ModelMap) -> None:
    """Have Gemini's clients, errors and calls.

    A program with a subclass of a client keeps OpenAI's words, because the methods of such a class use them.
    """
    if inheriting := [node for node in source.all(cst.ClassDef) if _is_client(source, node)]:
        for node in inheriting:
            plan.note(node, "a class of OpenAI's clients: this file still uses OpenAI's form.")
        drop_in.move(source, plan, models)
        return
    clients = Clients(source)
    for made in clients.constructions():
        if made.call in clients.mixed and source.origin(made.call.func) in CLIENTS:
            construction.drop_in(source, plan, made, own_name=False)
        else:
            construction.native(source, plan, made)
    for call in clients.options():
        construction.options(source, plan, call)
    unread.report(source, plan, clients)
    response_calls.report(source, plan, clients)
    uses = [use for use in clients.uses() if not use.path[0].startswith("_")]
    for use in uses:
        _report_origin(source, plan, use)
    uses = [use for use in uses if not use.is_mixed]
    exchanges, others = _sorted_out(source, uses)
    calls = {use.call for use in clients.uses() if use.call is not None}
    calls |= {made.call for made in clients.constructions()}
    for exchange in exchanges:
        _move_exchange(source, plan, exchange, models)
        _name_model(source, plan, exchange.request.model, models, calls)
    for use, reason in others:
        _wrap(source, plan, use, reason)
    for call in model_names.calls(source, [use for use, _ in others]):
        model_names.tell_unknown(source, plan, call, models)
    for mock in clients.mocks():
        plan.note(mock, "a mock of OpenAI's client: the methods of a GeminiClient are called now.")
    _close(plan, clients)
    param_types.move(source, plan)
    for error, name in caught(source):
        plan.note(error, f"errors have no {name} here; they have {_OF_ERRORS}.")
    report_made(source, plan)
    rename_uses(source, plan, "openai", native_home)
    move_names(source, plan, "openai", native_home)
    native_module.move(source, plan)


def _is_client(source: Program, node: cst.ClassDef) -> bool:
    return any(source.origin(base.value) in CLIENTS for base in node.bases)


def _sorted_out(
    source: Program, uses: list[ClientUse]
) -> tuple[list[_Exchange], list[tuple[ClientUse, str]]]:
    exchanges: list[_Exchange] = []
    others: list[tuple[ClientUse, str]] = []
    for use in uses:
        try:
            exchanges.append(_exchange(source, use))
        except UnsupportedCallError as reason:
            others.append((use, str(reason)))
    while mixed := [each for each in exchanges if not _is_alone(source, each, exchanges)]:
        exchanges = [each for each in exchanges if each not in mixed]
        others += [(each.use, "the variable of its answer has other values too") for each in mixed]
    return exchanges, others


def _exchange(source: Program, use: ClientUse) -> _Exchange:
    if use.named is not None:
        raise UnsupportedCallError("an attribute is read by its name")
    if use.call is None or not use.is_create:
        raise UnsupportedCallError(f"{'.'.join(use.path)} belongs to OpenAI's client")
    request = read(use.call)
    value: cst.BaseExpression = use.call
    parent = source.parent(use.call)
    if isinstance(parent, cst.Await):
        value = parent
    elif use.is_async:
        raise UnsupportedCallError("the call is not awaited here")
    return _Exchange(
        use, use.call, request, follow(source, value, _WORDS, streamed=request.streamed)
    )


def _is_alone(source: Program, exchange: _Exchange, all_of_them: list[_Exchange]) -> bool:
    """Whether its variables hold nothing but answers that are in Gemini's words, too."""
    bound = {name for each in all_of_them for name in each.reading.names}
    return all(
        each in bound
        for name in exchange.reading.names
        if isinstance(name, cst.Name)
        for each in source.assigned(name)
    )


def _move_exchange(source: Program, plan: Edits, exchange: _Exchange, models: ModelMap) -> None:
    call, depth = exchange.call, len(exchange.use.path)
    kept = {text for node in exchange.request.kept for text in comments([node])}
    for comment in comments(call.args):
        if comment not in kept:
            plan.remark(call, comment)
    for name in exchange.request.lost:
        plan.note(call, f"{name} was left out: Gemini has no equivalent.")
    plan.edit(call, lambda updated: read(updated).written(updated, depth, models))
    parent = source.parent(call)
    if isinstance(parent, cst.Await) and exchange.request.streamed:
        plan.edit(parent, _without_await)
    # A completion's text is always there; a message's content may be missing, there as here.
    always = {"text": '""'} if exchange.use.path == ("completions", "create") else {}
    for node, steps, attributes in exchange.reading.reads:
        retell(source, plan, (node, steps, attributes), always)
        if attributes == "finish_reason":
            _compare(source, plan, node)


def _report_origin(source: Program, plan: Edits, use: ClientUse) -> None:
    """Say that a client may not be what the rewritten call needs."""
    name = source.text(use.client)
    if use.is_mixed:
        plan.note(
            use.client,
            f"{name} is not always the same kind of client: the call still uses OpenAI's form.",
        )
    elif not use.is_certain:
        kind = "an AsyncGeminiClient" if use.is_async else "a GeminiClient"
        plan.note(use.client, f"{name} may be made in another place: it must be {kind} now.")


def _without_await(updated: cst.Await) -> cst.BaseExpression:
    return updated.expression.with_changes(lpar=updated.lpar, rpar=updated.rpar)


def _name_model(
    source: Program,
    plan: Edits,
    node: cst.BaseExpression,
    models: ModelMap,
    calls: Collection[cst.Call],
) -> None:
    """Have a model of Google's named, where the name is written down or read from the environment."""
    literals, all_known = named_by(source, node)
    for literal in literals:
        all_known = all_known and is_known(literal, models)
        if literal is not node:
            plan.edit(literal, lambda updated: gemini_model(updated, models))
            _tell_other_uses(source, plan, literal, models, calls)
    if not all_known:
        plan.note(node, f"{source.text(node)} has to be a Gemini model: replace it.")


def _tell_other_uses(
    source: Program,
    plan: Edits,
    literal: cst.BaseExpression,
    models: ModelMap,
    calls: Collection[cst.Call],
) -> None:
    """Say where something else than a call gets another name of a model now."""
    new = literal_text(gemini_model(literal, models))
    if new == literal_text(literal):
        return
    for use in model_uses.other_uses(source, literal, calls):
        plan.note(
            use, f'{source.text(use)} may be "{new}" now, and not {source.text(literal)}: check it.'
        )


def _compare(source: Program, plan: Edits, node: cst.BaseExpression) -> None:
    """Compare with Gemini's finish reasons."""
    parent = source.parent(node)
    if isinstance(parent, cst.Comparison) and len(parent.comparisons) == 1:
        other = parent.comparisons[0].comparator
        reason = literal_text(other)
        if reason in _FINISHED:
            plan.replace(other, f'"{_FINISHED[reason]}"')
            return
    plan.note(node, "finish reasons have Gemini's values now: STOP, MAX_TOKENS, SAFETY and others.")


def _wrap(source: Program, plan: Edits, use: ClientUse, reason: str) -> None:
    """Have a use of a client go on in OpenAI's words."""
    lacking = missing(use.path, is_async=use.is_async) if use.path[0] else None
    if use.is_set or (lacking is not None and use.call is None and len(use.path) == 1):
        plan.note(use.client, lacking or unread.not_used(use))
        return
    wrapper = "AsyncOpenAI" if use.is_async else "OpenAI"
    plan.require("gemini_sdk.migration", wrapper)
    link = use.client if use.named is not None else source.chain(use.client)[0][0]
    place = source.parent(link) if use.named is not None else link
    plan.note(use.client, lacking or f"{reason}; the call still uses OpenAI's form.")

    def edit(updated: Any) -> Any:
        wrapped = cst.Call(cst.Name(wrapper), [keyword("gemini", updated.value)])
        return updated.with_changes(value=wrapped)

    if place is not None:
        plan.edit(place, edit)


def _close(plan: Edits, clients: Clients) -> None:
    for attribute in clients.closings():
        plan.edit(attribute, lambda updated: updated.with_changes(attr=cst.Name("aclose")))
    for attribute in clients.copies():
        plan.edit(attribute, lambda updated: updated.with_changes(attr=cst.Name("with_options")))
