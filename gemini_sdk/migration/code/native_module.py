"""Native style: `import openai` is `import gemini_sdk`, and `openai.X` what X is there.

Where something of OpenAI's package stays, both are imported.
"""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code import quoted
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imports import (
    NOWHERE,
    Home,
    imported_module,
    is_edited,
    move_submodule,
    readings,
    remove,
    small_statement,
)
from gemini_sdk.migration.code.scopes import native_home
from gemini_sdk.migration.code.source import Program, literal_text

_PACKAGE = "openai"
_Import = tuple[cst.Import, cst.ImportAlias]


def move(source: Program, plan: Edits) -> None:
    """Have this package's names in place of those that are read of the module."""
    imports = [
        (node, alias)
        for node, alias in imported_module(source, _PACKAGE)
        if alias.evaluated_name == _PACKAGE or move_submodule(source, plan, node, alias)
    ]
    homes = _homes(source)
    stays = {
        _local(alias)
        for node, alias in imports
        for use in readings(source, node, _local(alias))
        if not (_leads_to(source, use, homes) or is_edited(source, plan, use))
    }
    for read, (module, home) in homes.items():
        local = source.text(module)
        base = "gemini_sdk" if local == _PACKAGE or local in stays else local
        plan.replace(read, _path(base, home))
    quoted.rename(source, plan, _quoted_name)
    for each in imports:
        _move_import(source, plan, each, homes, keeps_alias=_local(each[1]) not in stays)


def _homes(source: Program) -> dict[cst.CSTNode, tuple[cst.BaseExpression, Home]]:
    """What is read of the module and has a home here, with the expression for the module."""
    found: dict[cst.CSTNode, tuple[cst.BaseExpression, Home]] = {}
    for attribute in source.all(cst.Attribute):
        if isinstance(attribute.value, cst.Name) and source.origin(attribute.value) == _PACKAGE:
            home = native_home(source.origin(attribute) or "")
            if home is not None and home != NOWHERE:
                found[attribute] = attribute.value, home
    for call in source.all(cst.Call):
        func = call.func
        if isinstance(func, cst.Name) and func.value == "getattr" and len(call.args) == 2:
            module, name = (arg.value for arg in call.args)
            if isinstance(module, cst.Name) and source.origin(module) == _PACKAGE:
                home = native_home(f"{_PACKAGE}.{literal_text(name)}")
                if home is not None:
                    found[call] = module, home
    return found


def _leads_to(
    source: Program,
    use: cst.CSTNode,
    homes: dict[cst.CSTNode, tuple[cst.BaseExpression, Home]],
) -> bool:
    """Whether a name is read for something that has a home here."""
    parent = source.parent(use)
    return (
        isinstance(use, cst.SimpleString)
        or parent in homes
        or (isinstance(parent, cst.Arg) and source.parent(parent) in homes)
    )


def _move_import(
    source: Program,
    plan: Edits,
    each: _Import,
    homes: dict[cst.CSTNode, tuple[cst.BaseExpression, Home]],
    *,
    keeps_alias: bool,
) -> None:
    """Import this package where names of it are read, and OpenAI's where its are."""
    node, alias = each
    local = _local(alias)
    uses = readings(source, node, local)
    moved = any(_leads_to(source, use, homes) for use in uses)
    stays = not all(_leads_to(source, use, homes) or is_edited(source, plan, use) for use in uses)
    is_local = source.function(node) is not None
    stays = stays or (local in plan.stays and not is_local)
    if not (moved or stays) and (uses or is_local):
        remove(source, plan, node, alias)
    elif not stays:
        plan.edit_import(node, partial(_renamed, alias.evaluated_name, keeps_alias=keeps_alias))
    elif moved:
        plan.edit_import(node, _joined)


def _joined(updated: cst.Import) -> Any:
    return cst.FlattenSentinel([updated, small_statement("import gemini_sdk")])


def _renamed(name: str, updated: cst.Import, *, keeps_alias: bool) -> Any:
    names = [
        each.with_changes(name=cst.Name("gemini_sdk"), asname=each.asname if keeps_alias else None)
        if each.evaluated_name == name
        else each
        for each in updated.names
    ]
    return updated.with_changes(names=names)


def _local(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or _PACKAGE


def _path(base: str, home: Home) -> str:
    package = home[0].removeprefix("gemini_sdk").removeprefix(".")
    return ".".join(part for part in (base, package, home[1]) if part)


def _quoted_name(name: str, origin: str) -> str | None:
    local, _, attribute = name.partition(".")
    home = native_home(origin)
    if origin != f"{_PACKAGE}.{attribute}" or home is None or home == NOWHERE:
        return None
    return _path("gemini_sdk" if local == _PACKAGE else local, home)
