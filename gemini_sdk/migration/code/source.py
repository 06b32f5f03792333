"""A program as it is read: its tree, where its names come from, and what stands around each of its nodes."""

from collections.abc import Collection, Iterator
from typing import TypeVar, cast

import libcst as cst
from libcst.metadata import Assignment, Scope

from gemini_sdk.migration.code.tree import Tree

N = TypeVar("N", bound=cst.CSTNode)

Step = str | int
Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement


class Program:
    """A parsed program. Raises libcst.ParserSyntaxError where it is none.

    `read_elsewhere` has the names in it that other files read.
    """

    def __init__(self, text: str, read_elsewhere: Collection[str] = ()) -> None:
        self.code = text
        """The text of the program."""
        self.read_elsewhere = read_elsewhere
        self._tree = Tree(text)
        self.module = self._tree.module
        self._packages: set[str] | None = None
        self._texts: dict[cst.CSTNode, str] = {}

    def all(self, kind: type[N]) -> Iterator[N]:
        """All nodes of a kind, in the order of the text."""
        return iter(self._tree.of_kind(kind))

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node that contains a node."""
        return self._tree.parent(node)

    def has(self, node: cst.CSTNode) -> bool:
        """Whether a node is of the program as it was read, and not of one that was made of it."""
        return node is self.module or self.parent(node) is not None

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes that contain a node, the nearest first."""
        current = self.parent(node)
        while current is not None:
            yield current
            current = self.parent(current)

    def statement(self, node: cst.CSTNode) -> Statement | None:
        """The line or block a node belongs to."""
        for each in (node, *self.around(node)):
            if isinstance(each, Statement) and not self._is_elif(each):
                return each
        return None

    def _is_elif(self, node: cst.CSTNode) -> bool:
        """Whether a block is a branch of another, so that nothing can stand before it."""
        parent = self.parent(node)
        return isinstance(node, cst.If) and isinstance(parent, cst.If) and parent.orelse is node

    def function(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        """The function a node stands in."""
        return next((each for each in self.around(node) if isinstance(each, cst.FunctionDef)), None)

    def origin(self, node: cst.CSTNode) -> str | None:
        """The qualified name of an import, such as `openai.AzureOpenAI`, whatever its name in the program.

        None where it may be of more than one package, which a person has to look at.
        """
        names = self.origins(node)
        packages = {name.partition(".")[0] for name in names}
        return names[0] if len(packages) == 1 else None

    def origins(self, node: cst.CSTNode) -> tuple[str, ...]:
        """The qualified names that a node may have, by imports under conditions, in alphabetical order."""
        return self._tree.imported(node)

    def imports(self, package: str) -> bool:
        """Whether a package, or something of it, is imported."""
        if self._packages is None:
            self._packages = {name.partition(".")[0] for name in self._imported()}
        return package in self._packages

    def _imported(self) -> Iterator[str]:
        for node in self.all(cst.Import):
            yield from (alias.evaluated_name for alias in node.names)
        for each in self.all(cst.ImportFrom):
            if each.module is not None and not each.relative:
                yield self.text(each.module)

    def scope(self, node: cst.CSTNode) -> Scope | None:
        """The scope in which a name is looked up."""
        return self._tree.scope(node)

    def scopes(self) -> list[Scope]:
        """Every scope there is."""
        return self._tree.scopes()

    def readings(self, name: cst.Name) -> list[cst.Name]:
        """The places that read the variable to which a name is assigned."""
        scope = self.scope(name)
        nodes: dict[cst.Name, None] = {}
        for assignment in scope[name.value] if scope is not None else ():
            if isinstance(assignment, Assignment):
                for access in assignment.references:
                    if isinstance(access.node, cst.Name):
                        nodes[access.node] = None
        return list(nodes)

    def assigned(self, name: cst.Name) -> list[cst.CSTNode]:
        """Where the variable of a name gets its values: the names there."""
        scope = self.scope(name)
        found = scope[name.value] if scope is not None else ()
        return [each.node for each in found if isinstance(each, Assignment)]

    def values(self, name: cst.Name) -> list[cst.BaseExpression]:
        """The values that assignments give to the variable of a name."""
        found: list[cst.BaseExpression] = []
        for place in self.assigned(name):
            target = self.parent(place)
            assign = self.parent(target) if isinstance(target, cst.AssignTarget) else target
            if isinstance(assign, cst.Assign | cst.AnnAssign) and assign.value is not None:
                found.append(assign.value)
        return found

    def members(self, name: str) -> list[cst.BaseExpression]:
        """The values of the attributes of a name, in the bodies of classes and by assignment."""
        values: list[cst.BaseExpression] = []
        assigns: list[cst.Assign | cst.AnnAssign] = [
            *self.all(cst.Assign),
            *self.all(cst.AnnAssign),
        ]
        for node in assigns:
            targets = (
                [each.target for each in node.targets]
                if isinstance(node, cst.Assign)
                else [node.target]
            )
            for target in targets:
                named = isinstance(target, cst.Attribute) and target.attr.value == name
                in_class = is_name(target, name) and isinstance(self._block(node), cst.ClassDef)
                if node.value is not None and (named or in_class):
                    values.append(node.value)
        return values

    def _block(self, node: cst.CSTNode) -> cst.CSTNode | None:
        blocks = cst.FunctionDef | cst.ClassDef | cst.Module
        return next((each for each in self.around(node) if isinstance(each, blocks)), None)

    def text(self, node: cst.CSTNode) -> str:
        """The source text of a node."""
        known = self._texts.get(node)
        if known is None:
            known = self._texts[node] = self.module.code_for_node(node)
        return known

    def names(self) -> set[str]:
        """Every name there is."""
        return {node.value for node in self.all(cst.Name)}

    def chain(self, base: cst.BaseExpression) -> list[tuple[cst.BaseExpression, Step]]:
        """The attributes and constant subscripts that follow an expression: what each yields, and its name."""
        links: list[tuple[cst.BaseExpression, Step]] = []
        node = base
        while True:
            parent = self.parent(node)
            step = _step(parent, node)
            if step is None:
                return links
            node = cast(cst.BaseExpression, parent)
            links.append((node, step))


def _step(parent: cst.CSTNode | None, node: cst.CSTNode) -> Step | None:
    if isinstance(parent, cst.Attribute) and parent.value is node:
        return parent.attr.value
    if isinstance(parent, cst.Subscript) and parent.value is node and len(parent.slice) == 1:
        index = parent.slice[0].slice
        if isinstance(index, cst.Index):
            if isinstance(index.value, cst.Integer):
                return int(index.value.value, 0)
            return literal_text(index.value)
    return None


def literal_text(node: cst.CSTNode | None) -> str | None:
    """The value of a plain string literal."""
    if not isinstance(node, cst.SimpleString | cst.ConcatenatedString):
        return None
    value = node.evaluated_value
    return value if isinstance(value, str) else None


def is_annotation(source: Program, node: cst.CSTNode) -> bool:
    """Whether a node is part of an annotation, or of the type that `cast` is given."""
    last = node
    for each in source.around(node):
        if isinstance(each, cst.Annotation):
            return True
        if isinstance(each, cst.Call) and source.origin(each.func) == "typing.cast":
            return last is each.args[0]
        if isinstance(each, Statement):
            return False
        last = each
    return False


def is_name(node: cst.CSTNode | None, name: str) -> bool:
    """Whether a node is a certain name, such as None or True."""
    return isinstance(node, cst.Name) and node.value == name


def or_else(
    node: cst.BaseExpression, default: cst.BaseExpression, parent: cst.CSTNode | None
) -> cst.BooleanOperation:
    """`node or default`, in parentheses where its surroundings need them."""
    made = cst.BooleanOperation(node, cst.Or(), default)
    if isinstance(parent, cst.Arg | cst.Return | cst.Assign | cst.AnnAssign):
        return made
    return made.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
