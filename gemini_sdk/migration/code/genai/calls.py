"""Calls of google-genai's clients and chats as calls of this package's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import is_spread, keyword, keywords, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow, annotated
from gemini_sdk.migration.code.genai.clients import GenaiClients
from gemini_sdk.migration.code.genai.configs import Configs, Given
from gemini_sdk.migration.code.genai.construction import GoogleService
from gemini_sdk.migration.code.genai.http_options import members
from gemini_sdk.migration.code.genai.methods import CHAT, ELSEWHERE, Method, method_of
from gemini_sdk.migration.code.genai.names import CHATS
from gemini_sdk.migration.code.genai.options import GENERATE, FunctionRuns
from gemini_sdk.migration.code.source import Program

_OF_MODELS = {
    "generate_content": "generate_content",
    "generate_content_stream": "stream_generate_content",
    "embed_content": "embed_content",
    "count_tokens": "count_tokens",
}


@dataclass(frozen=True, slots=True)
class AnsweredCall:
    """A call that is rewritten, whose answer may be read in another way."""

    call: cst.Call
    method: Method
    is_typed: bool
    """Whether `parsed` of the answer has the same value here."""


@dataclass(frozen=True, slots=True)
class _Move:
    call: cst.Call
    depth: int
    """How many attributes lead from the client or chat to the method."""
    method: Method
    chats: tuple[cst.CSTNode, ...] | None = None
    """Of a message, what made its chat; None if that is not a message."""
    given: Given = field(default_factory=Given)
    unset: tuple[str, ...] = ()
    """ConfigArguments of its chat that do not hold for a message."""


def move(source: Program, plan: Edits, clients: GenaiClients) -> list[AnsweredCall]:
    """Rewrite the calls; those that were."""
    moves = [*_of_clients(source, plan, clients), *_of_chats(source, plan, clients)]
    _tell_references(plan, clients)
    _tell_unknown(source, plan, {each.call for each in moves} | {use.call for use in clients.uses})
    configs = Configs(source, [(each.call, each.method) for each in moves])
    given = {each.call: configs.given(each.call) for each in moves}
    answered: list[AnsweredCall] = []
    for each in moves:
        found = given[each.call]
        if found is None:
            config = keywords(each.call)["config"].value
            # Arguments of a constructor are rewritten, and this comment would not be.
            text = source.text(config.func if isinstance(config, cst.Call) else config)
            plan.note(
                each.call,
                f"write the fields of {text} as keyword arguments of {each.method.path}.",
            )
            continue
        unset = _unset(plan, each, found, given)
        _rewrite(source, plan, replace(each, given=found, unset=unset))
        answered.append(AnsweredCall(each.call, each.method, found.is_typed))
    configs.move(plan)
    return answered


def _unset(
    plan: Edits, move: _Move, found: Given, given: Mapping[cst.Call, Given | None]
) -> tuple[str, ...]:
    """The options of a chat that a message with a config of its own does not have."""
    if move.chats is None or not (found.options or found.unpacked):
        return ()
    of_chats = [given.get(made) if isinstance(made, cst.Call) else None for made in move.chats]
    known = [each for each in of_chats if each is not None and not each.unpacked]
    if found.unpacked or len(known) < len(of_chats) or not known:
        plan.note(
            move.call,
            "this config replaced that of the chat; here it changes only the options that it names.",
        )
        return ()
    names = {name for each in known if each.options for name in each.options.names}
    if any(each.run is FunctionRuns.YES for each in known) and found.run is not FunctionRuns.YES:
        names.add("run_tools")
    return tuple(sorted(names - (found.options.names if found.options else set())))


def _of_clients(source: Program, plan: Edits, clients: GenaiClients) -> Iterator[_Move]:
    for use in clients.uses:
        path = ".".join(use.path)
        method = method_of(path, use.service)
        if method is None:
            _tell_missing(plan, use.call, path, use.service)
        elif is_spread(use.call):
            plan.note(use.call, f"write the arguments of {method.path} here, each by its name.")
        elif path == "models.list" and _lists_tuned(source, use.call):
            plan.note(use.call, "client.tuned_models.list() lists tuned models.")
        else:
            yield _Move(use.call, len(use.path), method)


def _tell_references(plan: Edits, clients: GenaiClients) -> None:
    for node, path in clients.references.items():
        method = _method_named(path)
        advice = f"{method.path} has other arguments: call it here." if method is not None else ""
        plan.note(node, f"{path} of a client is not what it was. {advice}".rstrip())


def _tell_unknown(source: Program, plan: Edits, known: set[cst.Call]) -> None:
    """Say of what looks like a method of `client.models`, however the program got there, what to write."""
    for call in source.all(cst.Call):
        func = call.func
        if call in known or not isinstance(func, cst.Attribute):
            continue
        method = _OF_MODELS.get(func.attr.value)
        if method is not None and _is_models(source, func.value):
            plan.note(call, f"write {method}(model, contents, ...), of a client of gemini_sdk.")


def _is_models(source: Program, node: cst.BaseExpression) -> bool:
    """Whether a variable or an attribute holds the `models` of a client."""
    values: list[cst.BaseExpression] = []
    if isinstance(node, cst.Name):
        values = source.values(node)
    elif isinstance(node, cst.Attribute) and node.attr.value != "models":
        values = source.members(node.attr.value)
    return any(source.text(each).rpartition(".")[2] == "models" for each in values)


def _method_named(path: str) -> Method | None:
    return method_of(path, GoogleService.GEMINI) or method_of(path, GoogleService.VERTEX)


def _tell_missing(plan: Edits, call: cst.Call, path: str, service: GoogleService) -> None:
    if service is GoogleService.UNKNOWN and method_of(path, GoogleService.VERTEX) is not None:
        there, here = method_of(path, GoogleService.VERTEX), method_of(path, GoogleService.GEMINI)
        names = f"{here.path} of a GeminiClient or " if here is not None else ""
        plan.note(call, f"call {names}{there.path if there else ''} of a VertexClient.")
        return
    advice = ELSEWHERE.get(path, "for it, keep a client of google-genai as well.")
    plan.note(call, f"{path} has no counterpart of the same form: {advice}")


def _lists_tuned(source: Program, call: cst.Call) -> bool:
    given = keywords(call).get("config")
    fields = members(source, given.value, "ListModelsConfig") if given is not None else None
    return fields is not None and "query_base" in fields


def _of_chats(source: Program, plan: Edits, clients: GenaiClients) -> Iterator[_Move]:
    seeds: dict[cst.CSTNode, None] = {
        use.call: None for use in clients.uses if ".".join(use.path) == "chats.create"
    }
    for declared, _ in annotated(source, CHATS):
        seeds.update(dict.fromkeys(source.readings(declared)))
    for method in source.all(cst.Attribute):
        if method.attr.value == "send_message_stream":
            seeds.setdefault(method.value)
    reached: dict[cst.CSTNode, list[cst.CSTNode]] = {}
    for seed in seeds:
        for node in Flow(source, [seed]).nodes:
            reached.setdefault(node, []).append(seed)
    for node, made in reached.items():
        attribute = source.parent(node)
        call = source.parent(attribute) if isinstance(attribute, cst.Attribute) else None
        if not isinstance(attribute, cst.Attribute) or attribute.value is not node:
            continue
        if not isinstance(call, cst.Call) or call.func is not attribute:
            continue
        name = attribute.attr.value
        if name == "get_history":
            plan.edit(call, _history)
        elif name == "record_history":
            plan.note(call, "record_history: append the turns to chat.history.")
        elif name in CHAT and is_spread(call):
            plan.note(call, f"write the arguments of {CHAT[name].path} here.")
        elif name in CHAT:
            creators = [each for each in made if each in seeds and isinstance(each, cst.Call)]
            yield _Move(call, 1, CHAT[name], tuple(creators or made))


def _history(updated: cst.Call) -> cst.BaseExpression:
    func = cst.ensure_type(updated.func, cst.Attribute)
    return func.with_changes(attr=cst.Name("history"), lpar=updated.lpar, rpar=updated.rpar)


def _rewrite(source: Program, plan: Edits, move: _Move) -> None:
    call, given = move.call, move.given
    for problem in given.problems:
        plan.note(call, problem)
    for comment in given.comments:
        plan.remark(call, comment)
    if move.method.unlike:
        plan.note(call, move.method.unlike)
    runs = given.run is FunctionRuns.YES
    if given.run is FunctionRuns.PERHAPS:
        plan.note(
            call,
            "Python functions among the tools are run only by chats: client.chats.create(..., run_tools=True).",
        )
    if given.rounds is not None and runs:
        plan.require("gemini_sdk", "RunTools")
    if move.method.path == "batches.create":
        _tell_requests(source, plan, call)
    plan.edit(call, lambda updated: _written(source, move, updated))
    parent = source.parent(call)
    if isinstance(parent, cst.Await) and move.method.not_awaited:
        plan.edit(parent, _without_await)


def _tell_requests(source: Program, plan: Edits, call: cst.Call) -> None:
    given = keywords(call).get("src")
    if given is not None and "config" in source.text(given.value):
        plan.note(call, "a request has generation_config and others here instead of config.")


def _written(source: Program, move: _Move, updated: cst.Call) -> cst.Call:
    given, method = move.given, move.method
    named: dict[str, cst.BaseExpression] = {}
    positional: list[cst.Arg] = []
    listed = iter(method.positional)
    for original, arg in zip(move.call.args, updated.args, strict=True):
        name = original.keyword.value if original.keyword is not None else next(listed, "config")
        if name != "config":
            named[name] = (
                _source_of(source, original, arg.value) if name == "training_dataset" else arg.value
            )
    config = given.arguments(updated)
    for name in move.unset:
        config.append(keyword(name, cst.Name("False" if name == "run_tools" else "None")))
    positional = [cst.Arg(named.pop(name)) for name in method.positional if name in named]
    others = [keyword(method.renamed.get(name, name), value) for name, value in named.items()]
    holder: Any = updated.func
    for _ in range(move.depth):
        holder = holder.value
    if given.run is FunctionRuns.YES and method.options is GENERATE:
        config.append(keyword("run_tools", _run_tools(given)))
        if method.path in ("generate_content", "stream_generate_content"):
            made = cst.Call(_path(holder, "chats.create"), [*positional[:1], *others, *config])
            sent = "send_message" if method.path == "generate_content" else "stream_message"
            return with_arguments(updated, [*positional[1:]]).with_changes(
                func=cst.Attribute(
                    with_arguments(updated, made.args).with_changes(func=made.func), cst.Name(sent)
                ),
                args=[
                    each.with_changes(comma=cst.MaybeSentinel.DEFAULT) for each in positional[1:]
                ],
                whitespace_before_args=cst.SimpleWhitespace(""),
            )
    made_call = with_arguments(updated, [*positional, *others, *config])
    return made_call.with_changes(func=_path(holder, method.path))


def _source_of(source: Program, original: cst.Arg, value: cst.BaseExpression) -> cst.BaseExpression:
    """The URI of a dataset of tuning."""
    fields = members(source, original.value, "TuningDataset") or {}
    return fields.get("gcs_uri", value)


def _run_tools(given: Given) -> cst.BaseExpression:
    if given.rounds is None:
        return cst.Name("True")
    return cst.Call(cst.Name("RunTools"), [keyword("max_rounds", given.rounds)])


def _path(holder: cst.BaseExpression, path: str) -> cst.BaseExpression:
    for name in path.split("."):
        holder = cst.Attribute(holder, cst.Name(name))
    return holder


def _without_await(updated: cst.Await) -> cst.BaseExpression:
    return updated.expression.with_changes(lpar=updated.lpar, rpar=updated.rpar)
