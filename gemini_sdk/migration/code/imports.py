"""Imports of other packages' names, turned into imports of this one's."""

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

import libcst as cst

from gemini_sdk.migration.code import quoted
from gemini_sdk.migration.code.added_imports import import_line, is_at_the_top
from gemini_sdk.migration.code.advice import sentence
from gemini_sdk.migration.code.arguments import comments
from gemini_sdk.migration.code.edits import Edits, changed, module_of
from gemini_sdk.migration.code.other_names import rebound
from gemini_sdk.migration.code.source import Program, Statement

Home = tuple[str, str]
"""A module and a name in it."""
NOWHERE: Home = ("", "")
"""Of names nothing has to be imported for any more."""
STAYS: Home = ("", "as it is")
"""Of names whose import another step decides on."""


def move_names(
    source: Program, plan: Edits, package: str, home: Callable[[str], Home | None]
) -> None:
    """Import what `from package... import` does from its new home; names without one stay, and are reported."""
    same = rebound(source, package)
    for node in source.all(cst.ImportFrom):
        module = module_of(source, node)
        if module is None or module.partition(".")[0] != package:
            continue
        if isinstance(node.names, cst.ImportStar):
            plan.note(node, f"import the used names of {package}, and run this command again.")
            continue
        homes = {
            alias: _found(plan, module, alias, home(f"{module}.{alias.evaluated_name}"))
            for alias in node.names
        }
        for alias, found in homes.items():
            if found is None and is_replaced(source, plan, node, local_name(alias)):
                homes[alias] = NOWHERE
        for alias, found in homes.items():
            if found is STAYS:
                continue
            if found is None:
                plan.note(node, sentence(f"{module}.{alias.evaluated_name}"))
            elif alias.asname is None:
                is_same = found[1] == alias.evaluated_name
                if is_same:
                    plan.keep(found[1])
                if is_at_the_top(source, node) and (is_same or alias.evaluated_name not in same):
                    plan.provide(*found)
        if any(found not in (None, STAYS) for found in homes.values()):
            for comment in comments([node]):
                plan.remark(node, comment)
            unread = {local_name(each) for each in homes if not _is_read(source, node, each)}
            plan.edit(node, _importing(homes, plan.stays, unread, same))
            statement = source.statement(node)
            if all(found == NOWHERE for found in homes.values()) and _is_alone(statement):
                plan.edit(statement, lambda _: cst.RemoveFromParent())


def local_name(alias: cst.ImportAlias) -> str:
    """The name that an import binds."""
    return alias.evaluated_alias or alias.evaluated_name.partition(".")[0]


def _is_read(source: Program, node: cst.ImportFrom, alias: cst.ImportAlias) -> bool:
    scope = source.scope(node)
    return scope is not None and any(each.references for each in scope[local_name(alias)])


def _found(plan: Edits, module: str, alias: cst.ImportAlias, home: Home | None) -> Home | None:
    """The home of a name. A name that is still read, and has nothing to take its place, has none."""
    if home is None or home[0] not in ("", "builtins") or local_name(alias) not in plan.stays:
        return home
    # Types of OpenAI's that are mappings are read as types only.
    return ("typing", "Any") if module.startswith("openai.types") else None


def _importing(
    homes: Mapping[cst.ImportAlias, Home | None],
    kept: frozenset[str],
    unread: set[str],
    same: frozenset[str],
) -> Callable[[Any], Any]:
    def edit(updated: cst.ImportFrom) -> cst.FlattenSentinel[Any] | cst.BaseSmallStatement:
        grouped: dict[str, dict[str, None]] = {}
        stays: list[cst.ImportAlias] = []
        for alias, home in homes.items():
            if home is None or home is STAYS:
                stays.append(alias.with_changes(comma=cst.MaybeSentinel.DEFAULT))
                continue
            if home == NOWHERE:
                continue
            module, name = home
            keeps_name = module == "typing" or alias.evaluated_name in same
            local = alias.evaluated_alias or (alias.evaluated_name if keeps_name else name)
            entry = name if local == name else f"{name} as {local}"
            entries = grouped.setdefault(module, {})
            old = local_name(alias)
            if old in kept and old != local:
                entries[f"{name} as {old}"] = None
            if old not in kept & unread:
                entries[entry] = None
        made: list[cst.BaseSmallStatement] = [
            small_statement(import_line(module, names)) for module, names in sorted(grouped.items())
        ]
        if stays:
            # First, because its comment goes before the line.
            made.insert(0, updated.with_changes(names=stays, lpar=None, rpar=None))
        return made[0] if len(made) == 1 else cst.FlattenSentinel(made)

    return edit


def small_statement(code: str) -> cst.BaseSmallStatement:
    """A statement of one line, without the line."""
    made: cst.BaseSmallStatement = cst.ensure_type(
        cst.parse_statement(code), cst.SimpleStatementLine
    ).body[0]
    return made


def imported_module(source: Program, package: str) -> list[tuple[cst.Import, cst.ImportAlias]]:
    """The imports of a package, by `import package` or of one of its modules."""
    return [
        (node, alias)
        for node in source.all(cst.Import)
        for alias in node.names
        if alias.evaluated_name.partition(".")[0] == package
    ]


def _is_alone(statement: Statement | None) -> TypeGuard[cst.SimpleStatementLine]:
    """Whether a line has one statement."""
    return isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1


def remove(source: Program, plan: Edits, node: cst.Import, alias: cst.ImportAlias) -> None:
    """Import a module no more, unless its name is still read."""
    if local_name(alias) in plan.stays:
        return
    statement = source.statement(node)
    if len(node.names) > 1:
        name = alias.evaluated_name
        plan.edit_import(node, lambda updated: _without(updated, name))
    elif _is_alone(statement):
        plan.edit(statement, lambda _: cst.RemoveFromParent())
    else:
        plan.edit(node, lambda _: cst.RemoveFromParent())


def move_submodule(source: Program, plan: Edits, node: cst.Import, alias: cst.ImportAlias) -> bool:
    """Import a module of a package no more, if all that is read of it gets another form; else say what to do.

    Returns whether the import is needed for the package's own name alone.
    """
    name = alias.evaluated_name
    package = name.partition(".")[0]
    if alias.asname is not None:
        if is_replaced(source, plan, node, local_name(alias)):
            remove(source, plan, node, alias)
            return False
    elif is_replaced(source, plan, node, name) or not readings(source, node, name):
        others = [
            other
            for other, each in imported_module(source, package)
            if each.evaluated_name == package and source.scope(other) is source.scope(node)
        ]
        if not others and readings(source, node, package):
            return True
        if others or readings(source, node, name):
            remove(source, plan, node, alias)
            return False
    plan.note(node, f"import the used names of {name}, and run this command again.")
    return False


def _without(updated: cst.Import, name: str) -> cst.Import | cst.RemovalSentinel:
    names = [each for each in updated.names if each.evaluated_name != name]
    if not names:
        return cst.RemoveFromParent()
    names[-1] = names[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return updated.with_changes(names=names)


def is_replaced(source: Program, plan: Edits, node: cst.Import | cst.ImportFrom, name: str) -> bool:
    """Whether all that is read of a name, as of a module that an import binds, gets another form."""
    used = readings(source, node, name)
    return bool(used) and name not in plan.stays and all(is_edited(source, plan, e) for e in used)


def readings(source: Program, node: cst.Import | cst.ImportFrom, name: str) -> list[cst.CSTNode]:
    """Where a name that an import binds is read, in annotations within strings too."""
    scope = source.scope(node)
    return [
        access.node
        for assignment in (scope[name] if scope is not None else ())
        for access in assignment.references
    ]


def is_edited(source: Program, plan: Edits, node: cst.CSTNode) -> bool:
    """Whether a name, or a longer one that it begins, is replaced."""
    current: cst.CSTNode | None = node
    while current is not None and current not in plan.edits:
        parent = source.parent(current)
        is_longer = isinstance(parent, cst.Attribute) and parent.value is current
        current = parent if is_longer else None
    return current is not None


def rename_uses(
    source: Program, plan: Edits, package: str, home: Callable[[str], Home | None]
) -> None:
    """Rename the uses of names that a `from` import renamed, unless the import uses `as`.

    A name of one of the package's modules, such as `chat.ChatCompletion`, is imported itself then.
    """
    same = rebound(source, package)
    for attribute in source.all(cst.Attribute):
        origin = source.origin(attribute) or ""
        if origin.partition(".")[0] == package and source.origin(attribute.value) != package:
            found = home(origin)
            if found is not None and found[0].startswith("gemini_sdk"):
                plan.require(*found)
                plan.replace(attribute, found[1])
    for node in source.all(cst.Name):
        parent = source.parent(node)
        if isinstance(parent, cst.Attribute) and parent.attr is node:
            continue
        origin = source.origin(node) or ""
        if origin.partition(".")[0] != package or origin.rpartition(".")[2] != node.value:
            continue
        if node.value in same:
            continue
        found = home(origin)
        if found is not None and found[0] != "typing" and found[1] != node.value:
            plan.edit(node, changed(value=found[1]))

    def quoted_name(name: str, origin: str) -> str | None:
        module, _, last = origin.rpartition(".")
        is_dotted = "." in name
        if name in same:
            return None
        if origin.partition(".")[0] != package or last != name.rpartition(".")[2]:
            return None
        found = home(origin)
        if found is None or found[0] in ("", "typing") or (is_dotted and module == package):
            return None
        if is_dotted:
            plan.require(*found)
        return found[1]

    quoted.rename(source, plan, quoted_name)
