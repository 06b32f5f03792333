"""The imports of a package after its programs were rewritten: unused ones go, and what still uses others is marked."""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.edits import MARK, Edits, module_of
from gemini_sdk.migration.code.imported import import_nodes, imported, imports_any, is_of
from gemini_sdk.migration.code.names import exported
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.packages import Package

_ALIASES = {"gemini_types": "types"}
"""Names of modules of this package that get the name of a module which is no longer imported."""


def clear(source: Program, plan: Edits, package: Package) -> None:
    """Remove the imports that nothing uses, and add a comment where something of a package is still used."""
    packages = package.modules
    if not imports_any(source, packages):
        return
    freed: set[str] = set()
    stays = plan.stays | exported(source)
    for node in import_nodes(source):
        if isinstance(node.names, cst.ImportStar):
            if any(is_of(name, packages) for name in imported(node)):
                plan.note(node, "import the used names one by one, and run this command again.")
            continue
        named = {alias: _origin(source, node, alias) for alias in node.names}
        unused = [
            alias
            for alias, origin in named.items()
            if is_of(origin, packages + package.helpers)
            and _local(alias) not in stays
            and not _is_used(source, _local(alias))
        ]
        if unused:
            freed |= {_local(alias) for alias in unused}
            if len(unused) < len(node.names):
                plan.edit(node, partial(without_names, {each.evaluated_name for each in unused}))
            else:
                remove_import(source, plan, node)
    if f"{MARK} all of {packages[0]} stays" in source.code:
        return
    for used in (*source.all(cst.Attribute), *source.all(cst.Name)):
        origin = source.origin(used)
        if origin is None or not is_of(origin, packages) or _is_inner(source, used):
            continue
        name = source.text(used)
        if (
            "(" not in name
            and not _is_within(source, used, packages)
            and not _is_marked(source, used)
        ):
            plan.note(used, f"{name} is still {_package(origin, packages)}'s: replace it.")
    _rename(source, plan, freed)


def _package(origin: str, packages: tuple[str, ...]) -> str:
    return next(each for each in packages if is_of(origin, (each,)))


def _origin(source: Program, node: cst.Import | cst.ImportFrom, alias: cst.ImportAlias) -> str:
    if isinstance(node, cst.Import):
        return alias.evaluated_name
    module = module_of(source, node)
    return f"{module}.{alias.evaluated_name}" if module else ""


def _local(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or alias.evaluated_name


def _is_used(source: Program, local: str) -> bool:
    """Whether anything reads the name that an import binds."""
    name = local.partition(".")[0]
    return any(
        node.value == name and source.origin(node) and not _is_inner(source, node)
        for node in source.all(cst.Name)
    )


def _is_inner(source: Program, node: cst.CSTNode) -> bool:
    """Whether a name is a part of a longer one, or stands in an import."""
    for each in source.around(node):
        if isinstance(each, cst.Import | cst.ImportFrom):
            return True
        if isinstance(each, cst.Attribute) and each.attr is node:
            return True
        if not isinstance(each, cst.Attribute | cst.ImportAlias | cst.AsName):
            return False
    return False


def _is_within(source: Program, node: cst.CSTNode, packages: tuple[str, ...]) -> bool:
    """Whether a name is the beginning of a longer one of the package."""
    parent = source.parent(node)
    return isinstance(parent, cst.Attribute) and is_of(source.origin(parent) or "", packages)


def _is_marked(source: Program, node: cst.CSTNode) -> bool:
    """Whether a comment before the statement of a node says already what to do."""
    statement = source.statement(node)
    lines = getattr(statement, "leading_lines", ())
    return any(line.comment is not None and line.comment.value.startswith(MARK) for line in lines)


def remove_import(source: Program, plan: Edits, node: cst.Import | cst.ImportFrom) -> None:
    """Remove an import, with its line if there is nothing else in it."""
    statement = source.statement(node)
    if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1:
        plan.edit(statement, lambda _: cst.RemoveFromParent())
    else:
        plan.edit(node, lambda _: cst.RemoveFromParent())


def without_names(names: set[str], updated: Any) -> Any:
    """An import without some of its names."""
    stays = [each for each in updated.names if each.evaluated_name not in names]
    if not stays:
        return updated
    stays[-1] = stays[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return updated.with_changes(names=stays)


def _rename(source: Program, plan: Edits, freed: set[str]) -> None:
    """Give a module of types here the name that the one of the other package had."""
    for alias, local in _ALIASES.items():
        if local not in freed:
            continue
        for node in source.all(cst.Name):
            if node.value == alias:
                plan.edit(node, partial(_renamed, local))


def _renamed(name: str, updated: cst.Name) -> cst.Name:
    return updated.with_changes(value=name)
