"""Drop-in style: programs go on in OpenAI's words, and only imports and constructions change."""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code import construction, param_types, response_calls, unread
from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.clients import Clients
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.environment import kind_of
from gemini_sdk.migration.code.imports import (
    imported_module,
    move_names,
    rename_uses,
    small_statement,
)
from gemini_sdk.migration.code.reached import missing
from gemini_sdk.migration.code.scopes import drop_in_home
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.values import is_known, named_by
from gemini_sdk.migration.model_map import ModelMap


def move(source: Program, plan: Edits, models: ModelMap) -> None:
    """Have OpenAI's clients and errors from `gemini_sdk.migration`."""
    clients = Clients(source)
    for call, kind in clients.constructions():
        construction.drop_in(source, plan, call, kind)
        _tell_model(source, plan, call, models)
    unread.report(source, plan, clients)
    response_calls.report(source, plan, clients)
    for use in clients.uses():
        if use.path[0].startswith("_"):
            continue
        reason = missing(use.path, is_async=use.is_async)
        if reason is not None:
            plan.note(use.call or use.client, reason)
        elif use.call is not None:
            _tell_model(source, plan, use.call, models)
    param_types.move(source, plan)
    move_names(source, plan, "openai", drop_in_home)
    rename_uses(source, plan, "openai", drop_in_home)
    _move_module(source, plan)


def _tell_model(source: Program, plan: Edits, call: cst.Call, models: ModelMap) -> None:
    """Say of a model that the map does not lead to one of Google's that it has to."""
    given = keywords(call)
    model = given.get("model") or given.get("azure_deployment")
    if model is None:
        return
    literals, is_complete = named_by(source, model.value)
    for literal in literals:
        if not is_known(literal, models):
            plan.note(
                call, f"{source.text(literal)} has no row in the client's model_map: add one."
            )
    if literals or is_complete or kind_of(source, model.value) is not None:
        return
    if not isinstance(model.value, cst.Name) or source.values(model.value):
        plan.note(
            call,
            f"{source.text(model.value)} has to be a Gemini model, or have a row in the client's model_map.",
        )


def _move_module(source: Program, plan: Edits) -> None:
    """`import openai` is an import of its stand-in under the same name."""
    for node, alias in imported_module(source, "openai"):
        if alias.evaluated_name != "openai":
            plan.note(
                node,
                f"import the used names of {alias.evaluated_name}, and run this command again.",
            )
            continue
        plan.edit(node, partial(_standing_in, alias))


def _standing_in(moved: cst.ImportAlias, updated: cst.Import) -> Any:
    stays = [each for each in updated.names if each.evaluated_name != "openai"]
    name = moved.evaluated_alias or "openai"
    moved_import = small_statement(f"from gemini_sdk import migration as {name}")
    if not stays:
        return moved_import
    stays[-1] = stays[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return cst.FlattenSentinel([updated.with_changes(names=stays), moved_import])
