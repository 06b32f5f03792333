"""Imports of other packages' names, turned into imports of this one's."""

from collections.abc import Callable, Mapping
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.edits import Edits, changed, import_line, module_of
from gemini_sdk.migration.code.source import Program

Home = tuple[str, str]
"""A module and a name in it."""
NOWHERE: Home = ("", "")
"""Of names nothing has to be imported for any more."""


def move_names(
    source: Program, plan: Edits, package: str, home: Callable[[str], Home | None]
) -> None:
    """Import what `from package... import` does from its new home; names without one stay, and are reported."""
    for node in source.all(cst.ImportFrom):
        module = module_of(source, node)
        if module is None or module.partition(".")[0] != package:
            continue
        if isinstance(node.names, cst.ImportStar):
            plan.note(node, f"import the used names of {package}, and run this command again.")
            continue
        homes = {alias: home(f"{module}.{alias.evaluated_name}") for alias in node.names}
        for alias, found in homes.items():
            if found is None:
                plan.note(
                    node, f"{alias.evaluated_name} is from {package} and has no counterpart here."
                )
            elif alias.asname is None:
                plan.provide(*found)
        if any(homes.values()):
            plan.edit(node, _importing(homes))
            statement = source.statement(node)
            if all(found == NOWHERE for found in homes.values()) and statement is not None:
                plan.edit(statement, lambda _: cst.RemoveFromParent())


def _importing(homes: Mapping[cst.ImportAlias, Home | None]) -> Callable[[Any], Any]:
    def edit(updated: cst.ImportFrom) -> cst.FlattenSentinel[Any] | cst.BaseSmallStatement:
        grouped: dict[str, dict[str, None]] = {}
        stays: list[cst.ImportAlias] = []
        for alias, home in homes.items():
            if home is None:
                stays.append(alias.with_changes(comma=cst.MaybeSentinel.DEFAULT))
                continue
            if home == NOWHERE:
                continue
            module, name = home
            local = alias.evaluated_alias or (alias.evaluated_name if module == "typing" else name)
            entry = name if local == name else f"{name} as {local}"
            grouped.setdefault(module, {})[entry] = None
        made: list[cst.BaseSmallStatement] = [
            small_statement(import_line(module, names)) for module, names in sorted(grouped.items())
        ]
        if stays:
            # First, because its comment goes before the line.
            made.insert(0, updated.with_changes(names=stays, lpar=None, rpar=None))
        return made[0] if len(made) == 1 else cst.FlattenSentinel(made or [updated])

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


def rename_uses(
    source: Program, plan: Edits, package: str, home: Callable[[str], Home | None]
) -> None:
    """Rename the uses of names that a `from` import renamed, unless the import uses `as`."""
    for node in source.all(cst.Name):
        parent = source.parent(node)
        if isinstance(parent, cst.Attribute) and parent.attr is node:
            continue
        origin = source.origin(node) or ""
        if origin.partition(".")[0] != package or origin.rpartition(".")[2] != node.value:
            continue
        found = home(origin)
        if found is not None and found[0] != "typing" and found[1] != node.value:
            plan.edit(node, changed(value=found[1]))
