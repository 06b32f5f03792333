"""The changes of a program. They are collected while it is read, and applied together.

Nothing is changed while there is more to find out, so every question is asked of the program as it was written.
"""

import re
from collections.abc import Callable
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.added_imports import (
    Home,
    first_after_imports,
    first_for_checkers,
    first_in_function,
    is_at_the_top,
    lines,
    local_name,
    places,
)
from gemini_sdk.migration.code.other_names import Renamed, free_names, other_names
from gemini_sdk.migration.code.removed_lines import emptied, moved_on
from gemini_sdk.migration.code.source import Program, Statement

Edit = Callable[[Any], cst.CSTNode | cst.FlattenSentinel[Any] | cst.RemovalSentinel]
"""Makes a node's successor, given the node with what is in it already changed."""

MARK = "# TODO(gemini-sdk):"


class Edits:
    """The changes to a program."""

    def __init__(
        self, source: Program, stays: frozenset[str] = frozenset(), *, is_late: bool = False
    ) -> None:
        self.source = source
        self._is_late = is_late
        """Whether the old imports were not at the top."""
        self._free_names = free_names(source)
        self._other_names: dict[str, str] = {}
        self.stays = stays
        """Names that are still read after all edits, so that their imports have to stay."""
        self.edits: dict[cst.CSTNode, Edit] = {}
        self._notes: dict[cst.CSTNode, dict[str, None]] = {}
        self._before: dict[cst.CSTNode, list[str]] = {}
        self._after: dict[cst.CSTNode, list[str]] = {}
        self._imports: dict[tuple[str, str], None] = {}
        self._provided: set[tuple[str, str]] = set()
        self.crowded: set[cst.CSTNode] = set()
        """Lines and one-line blocks that have to be separated before the program is changed."""
        self._kept: set[str] = set()

    def edit(self, node: cst.CSTNode, edit: Edit) -> None:
        """Replace a node by the result of a function. Of several edits, the first stays."""
        self.edits.setdefault(node, edit)

    def edit_import(self, node: cst.Import, edit: Edit) -> None:
        """Change an import of several modules, which may have been changed for another of them."""
        before = self.edits.get(node)
        if before is None:
            self.edits[node] = edit
            return

        def both(updated: Any) -> Any:
            nodes = _nodes(before(updated))
            made = [edit(each) if isinstance(each, cst.Import) else each for each in nodes]
            stays = [one for each in made for one in _nodes(each) if isinstance(one, cst.CSTNode)]
            return cst.FlattenSentinel(stays) if stays else cst.RemoveFromParent()

        self.edits[node] = both

    def replace(self, node: cst.CSTNode, code: str) -> None:
        """Replace an expression by code."""
        self.edit(node, lambda _: cst.parse_expression(code))

    def note(self, node: cst.CSTNode, text: str) -> None:
        """Add a comment before the statement of a node about what a person has to decide."""
        words = " ".join(text.split())
        for name, free in self._free_names.items():
            words = re.sub(rf"\b{name}\b(?=\.| is made)", free, words) if free != name else words
        self.remark(node, f"{MARK} {words}")

    def remark(self, node: cst.CSTNode, comment: str) -> None:
        """Put a comment before the statement of a node, unless it is there already."""
        statement = self.source.statement(node)
        if statement is not None:
            self._notes.setdefault(statement, {})[comment] = None

    def line(self, node: cst.CSTNode) -> cst.SimpleStatementLine | None:
        """The line that a node's statement has for itself, so that others can go before or after it.

        None where it shares one, as in `if a: b = c`. The program is changed anew when these are separated.
        """
        for each in self.source.around(node):
            if isinstance(each, cst.SimpleStatementLine) and len(each.body) == 1:
                return each
            if isinstance(each, cst.SimpleStatementLine | cst.SimpleStatementSuite):
                self.crowded.add(each)
                return None
        return None

    def insert(self, statement: cst.CSTNode, code: str) -> None:
        """Put a line of code before a statement."""
        self._before.setdefault(statement, []).append(code)

    def begin(self, code: str) -> None:
        """Put a line of code after the program's imports."""
        imports = [
            statement
            for statement in self.source.module.body
            if isinstance(statement, cst.SimpleStatementLine)
            and isinstance(statement.body[0], cst.Import | cst.ImportFrom)
        ]
        if imports:
            self._after.setdefault(imports[-1], []).append(code)
        elif (place := first_after_imports(self.source)) is not None:
            self.insert(place, code)

    def require(self, module: str, name: str) -> None:
        """Have `from module import name` at the top."""
        self._imports[module, name] = None

    def provide(self, module: str, name: str) -> None:
        """Know that an import is going to be there."""
        self._provided.add((module, name))

    def keep(self, name: str) -> None:
        """Know that an import goes on to bind a name, whatever else the program gives the name to."""
        self._kept.add(name)

    def perform(self) -> str:
        """The program with its changes."""
        missing = self._missing()
        if self._is_late and missing:
            self._add_where_read(missing)
        else:
            self._add_at_the_top(missing)
        return self._applied()[0].code

    def _applied(self) -> tuple[cst.Module, dict[cst.CSTNode, cst.FunctionDef]]:
        """The program with its changes, and its functions by what became of them."""
        if not (self.edits or self._notes or self._before or self._after):
            return self.source.module, {}
        applier = _EditApplier(self, self._touched())
        made = self.source.module.visit(applier)
        return cst.ensure_type(made, cst.Module), applier.functions

    def _touched(self) -> set[cst.CSTNode]:
        """The nodes in which something changes, and those around them."""
        touched: set[cst.CSTNode] = {self.source.module}
        for each in (*self.edits, *self._notes, *self._before, *self._after):
            for node in (each, *self.source.around(each)):
                if node in touched and node is not each:
                    break
                touched.add(node)
        return touched

    def finish(self, original: cst.CSTNode, updated: Any) -> Any:
        """A statement with the comments and lines that go before it."""
        before = [self.renamed(cst.parse_statement(c)) for c in self._before.get(original, ())]
        after = [self.renamed(cst.parse_statement(c)) for c in self._after.get(original, ())]
        comments = list(self._notes.get(original, ()))
        if not (before or after or comments):
            return updated
        nodes: list[Any] = [updated]
        if isinstance(updated, cst.FlattenSentinel):
            nodes = [*updated]
        if before:
            first: Any = nodes[0]
            marks = [line for line in first.leading_lines if _is_mark(line)]
            others = [line for line in first.leading_lines if not _is_mark(line)]
            lines = [*others, *before[0].leading_lines]
            before[0] = before[0].with_changes(leading_lines=lines)
            nodes[0] = first.with_changes(leading_lines=[*self._marks_above(original), *marks])
        if comments:
            nodes[0] = _commented(nodes[0], comments, self._above(original))
        if after:
            lines = [cst.EmptyLine(indent=False), *after[0].leading_lines]
            after[0] = after[0].with_changes(leading_lines=lines)
        return cst.FlattenSentinel([*before, *nodes, *after])

    def headed(self, module: Any) -> Any:
        """The module. Comments on what to decide stay with its first statement if lines go before that."""
        body = self.source.module.body
        if not body or body[0] not in self._before:
            return module
        return module.with_changes(header=[each for each in module.header if not _is_mark(each)])

    def _marks_above(self, statement: cst.CSTNode) -> list[cst.EmptyLine]:
        module = self.source.module
        is_first = bool(module.body) and statement is module.body[0]
        return [line for line in module.header if is_first and _is_mark(line)]

    def _above(self, statement: cst.CSTNode) -> set[str]:
        """The comments above the first statement, which belong to the module."""
        module = self.source.module
        if not module.body or statement is not module.body[0]:
            return set()
        return {line.comment.value for line in module.header if line.comment is not None}

    def _missing(self) -> list[Home]:
        """What has to be imported, under another name where the program has the name."""
        wanted = {local_name(name) for _, name in (*self._imports, *self._provided)}
        wanted -= self._kept
        self._other_names = {**self._free_names, **other_names(self.source, wanted)}
        present = {
            (
                module,
                alias.evaluated_name + (f" as {alias.evaluated_alias}" if alias.asname else ""),
            )
            for node in self.source.all(cst.ImportFrom)
            if (module := module_of(self.source, node))
            and not isinstance(node.names, cst.ImportStar)
            and node not in self.edits
            and is_at_the_top(self.source, node)
            for alias in node.names
        }
        named = [(module, self._named(name)) for module, name in self._imports]
        return [
            (module, name)
            for module, name in named
            if (module, name) not in present
            and (module, name.partition(" as ")[0]) not in self._provided
        ]

    def _named(self, name: str) -> str:
        other = self._other_names.get(local_name(name))
        return name if other is None else f"{name.partition(' as ')[0]} as {other}"

    def _add_at_the_top(self, homes: list[Home]) -> None:
        place = first_after_imports(self.source)
        if place is not None and homes:
            self._before[place] = [*lines(homes), *self._before.get(place, [])]

    def _add_where_read(self, homes: list[Home]) -> None:
        """Import names where the old imports were, as far as that is where they are read."""
        made, functions = self._applied()
        found = places(self.source, made, homes)
        self._add_at_the_top(found.top)
        for function, named in found.functions.items():
            for line in lines(named):
                self.insert(first_in_function(functions[function]), line)
        place = first_for_checkers(self.source)
        if place is not None:
            for line in lines(found.checkers):
                self.insert(place, line)

    def renamed(self, made: Any) -> Any:
        """New code with the names under which it finds what it reads."""
        if not self._other_names or isinstance(made, cst.RemovalSentinel):
            return made
        renaming = Renamed(self.source, self._other_names)
        if isinstance(made, cst.FlattenSentinel):
            nodes: list[Any] = [*made]
            return cst.FlattenSentinel([each.visit(renaming) for each in nodes])
        return made.visit(renaming)


def changed(**fields: Any) -> Edit:
    """An edit that gives a node other fields."""
    return lambda updated: updated.with_changes(**fields)


def module_of(source: Program, node: cst.ImportFrom) -> str | None:
    """The module of a `from` import; None of a relative one."""
    if node.relative or node.module is None:
        return None
    return source.text(node.module)


def _is_mark(line: cst.EmptyLine) -> bool:
    return line.comment is not None and line.comment.value.startswith(MARK)


def _commented(node: Any, comments: list[str], above: set[str]) -> Any:
    present = above | {
        each.comment.value for each in node.leading_lines if each.comment is not None
    }
    lines = [cst.EmptyLine(comment=cst.Comment(text)) for text in comments if text not in present]
    return node.with_changes(leading_lines=[*node.leading_lines, *lines])


class _EditApplier(cst.CSTTransformer):
    def __init__(self, plan: Edits, touched: set[cst.CSTNode]) -> None:
        super().__init__()
        self._plan = plan
        self._touched = touched
        self.functions: dict[cst.CSTNode, cst.FunctionDef] = {}
        """The functions of the program, by what became of them."""

    def on_visit(self, node: cst.CSTNode) -> bool:
        # Visiting a node copies all that is in it, which takes long in a large file.
        return node in self._touched

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        edit = self._plan.edits.get(original_node)
        made = updated_node if edit is None else self._plan.renamed(edit(updated_node))
        if isinstance(original_node, cst.Module):
            return moved_on(self._plan.headed(made))
        if isinstance(original_node, cst.IndentedBlock):
            return moved_on(made)
        if isinstance(original_node, cst.SimpleStatementLine) and (
            isinstance(made, cst.RemovalSentinel) or _is_without_statements(made)
        ):
            made = emptied(original_node)
        if isinstance(made, cst.SimpleStatementLine):
            made = _separate_lines(original_node, made)
        if isinstance(original_node, Statement):
            finished: Any = self._plan.finish(original_node, made)
            if isinstance(original_node, cst.FunctionDef):
                self.functions |= dict.fromkeys(_nodes(finished), original_node)
            return finished
        return made


def _nodes(made: Any) -> list[Any]:
    return [*made] if isinstance(made, cst.FlattenSentinel) else [made]


def _is_without_statements(made: Any) -> bool:
    return isinstance(made, cst.SimpleStatementLine) and not made.body


def _separate_lines(original: cst.SimpleStatementLine, line: cst.SimpleStatementLine) -> Any:
    """Imports of one line, made of one, as lines of their own."""
    if len(line.body) <= len(original.body) or not all(
        isinstance(e, cst.ImportFrom | cst.Import) for e in line.body
    ):
        return line
    first, *rest = line.body
    lines = [
        cst.SimpleStatementLine([each.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)])
        for each in (first, *rest)
    ]
    lines[0] = lines[0].with_changes(leading_lines=line.leading_lines)
    lines[-1] = lines[-1].with_changes(trailing_whitespace=line.trailing_whitespace)
    return cst.FlattenSentinel(lines)
