"""Drop-in style: programs go on in OpenAI's words, and only imports and constructions change."""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code import (
    construction,
    model_names,
    param_types,
    response_calls,
    unread,
)
from gemini_sdk.migration.code.client_classes import CLIENTS
from gemini_sdk.migration.code.clients import Clients, ClientUse
from gemini_sdk.migration.code.edits import Edits, changed
from gemini_sdk.migration.code.errors import report_made
from gemini_sdk.migration.code.imports import (
    imported_module,
    is_replaced,
    local_name,
    move_names,
    move_submodule,
    remove,
    rename_uses,
    small_statement,
)
from gemini_sdk.migration.code.reached import missing
from gemini_sdk.migration.code.scopes import drop_in_home
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.model_map import ModelMap


def move(source: Program, plan: Edits, models: ModelMap) -> None:
    """Have OpenAI's clients and errors from `gemini_sdk.migration`."""
    clients = Clients(source)
    for made in clients.constructions():
        construction.drop_in(source, plan, made)
        model_names.tell(source, plan, made.call, models)
    for call in clients.options():
        construction.tell_options(source, plan, call)
    unread.report(source, plan, clients)
    response_calls.report(source, plan, clients)
    reached: list[ClientUse] = []
    for use in clients.uses():
        if use.path[0].startswith("_"):
            continue
        reason = missing(use.path, is_async=use.is_async) if use.path[0] else None
        if reason is None and (use.is_set or unread.is_patched(source, use)):
            reason = unread.not_used(use)
        if reason is not None:
            plan.note(use.call or use.client, reason)
        else:
            reached.append(use)
    for call in model_names.calls(source, reached):
        model_names.tell(source, plan, call, models)
    param_types.move(source, plan)
    report_made(source, plan)
    rename_uses(source, plan, "openai", drop_in_home)
    move_names(source, plan, "openai", drop_in_home)
    _move_module(source, plan)


def _move_module(source: Program, plan: Edits) -> None:
    """`import openai` is an import of its stand-in under the same name."""
    for attribute in source.all(cst.Attribute):
        kind = CLIENTS.get(source.origin(attribute) or "")
        if kind is not None and attribute.attr.value != kind:
            plan.edit(attribute.attr, changed(value=kind))
    for node, alias in imported_module(source, "openai"):
        if is_replaced(source, plan, node, local_name(alias)):
            remove(source, plan, node, alias)
        elif alias.evaluated_name == "openai" or move_submodule(source, plan, node, alias):
            plan.edit_import(node, partial(_standing_in, alias))


def _standing_in(moved: cst.ImportAlias, updated: cst.Import) -> Any:
    moved_name = moved.evaluated_name
    stays = [each for each in updated.names if each.evaluated_name != moved_name]
    name = moved.evaluated_alias or "openai"
    moved_import = small_statement(f"from gemini_sdk import migration as {name}")
    if not stays:
        return moved_import
    stays[-1] = stays[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return cst.FlattenSentinel([updated.with_changes(names=stays), moved_import])
