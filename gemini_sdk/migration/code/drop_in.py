"""Drop-in style: programs go on in OpenAI's words, and only imports and constructions change."""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk import migration
from gemini_sdk.migration.code import construction
from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.clients import REACHED, Clients
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imports import (
    imported_module,
    move_names,
    rename_uses,
    small_statement,
)
from gemini_sdk.migration.code.scopes import drop_in_home
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.values import is_known, named_by
from gemini_sdk.migration.model_map import ModelMap


def move(source: Program, plan: Edits, models: ModelMap) -> None:
    """Have OpenAI's clients and errors from `gemini_sdk.migration`."""
    clients = Clients(source)
    for call, kind in clients.constructions():
        construction.drop_in(source, plan, call, kind)
    for use in clients.uses():
        if use.call is not None and use.path in REACHED:
            _tell_model(source, plan, use.call, models)
        elif use.call is not None:
            plan.note(use.call, f"{'.'.join(use.path)} has no counterpart on the drop-in client.")
    move_names(source, plan, "openai", drop_in_home)
    rename_uses(source, plan, "openai", drop_in_home)
    _move_module(source, plan)


def _tell_model(source: Program, plan: Edits, call: cst.Call, models: ModelMap) -> None:
    """Say of a model that is written down, and in no row of the map, that it has to be."""
    model = keywords(call).get("model")
    for literal in named_by(source, model.value)[0] if model is not None else ():
        if not is_known(literal, models):
            plan.note(
                call, f"{source.text(literal)} has no row in the client's model_map: add one."
            )


def _move_module(source: Program, plan: Edits) -> None:
    """`import openai` is an import of its stand-in under the same name."""
    moved = False
    for node, alias in imported_module(source, "openai"):
        if alias.evaluated_name != "openai":
            plan.note(
                node,
                f"import the used names of {alias.evaluated_name}, and run this command again.",
            )
            continue
        moved = True
        plan.edit(node, partial(_standing_in, alias))
    if moved:
        for attribute in source.all(cst.Attribute):
            _tell_unknown(source, plan, attribute)


def _tell_unknown(source: Program, plan: Edits, node: cst.Attribute) -> None:
    origin = source.origin(node) or ""
    package, _, name = origin.rpartition(".")
    if package == "openai" and name not in migration.__all__:
        plan.note(node, f"openai.{name} has no counterpart here.")


def _standing_in(moved: cst.ImportAlias, updated: cst.Import) -> Any:
    stays = [each for each in updated.names if each.evaluated_name != "openai"]
    name = moved.evaluated_alias or "openai"
    moved_import = small_statement(f"from gemini_sdk import migration as {name}")
    if not stays:
        return moved_import
    stays[-1] = stays[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return cst.FlattenSentinel([updated.with_changes(names=stays), moved_import])
