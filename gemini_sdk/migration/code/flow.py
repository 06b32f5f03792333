"""The expressions that an object reaches: through variables, attributes, functions of the same file and loops."""

from collections.abc import Iterable, Iterator
from typing import cast

import libcst as cst

from gemini_sdk.migration.code.source import Program

_PROPERTIES = ("property", "cached_property")
_RUNNERS = frozenset(
    {"run", "run_until_complete", "wait_for", "create_task", "ensure_future", "shield"}
)
"""Functions of asyncio that return what their coroutine returns."""
_UNPACKED = frozenset(
    {"gather", "list", "tuple", "iter", "next", "reversed", "sorted", "enumerate"}
)
"""Functions whose result holds the objects that they are given."""


class Flow:
    """The expressions that hold an object, or with `parts` also something that is read from it.

    Names are resolved by scope, attributes of `self` by class.
    """

    def __init__(
        self,
        source: Program,
        seeds: Iterable[cst.CSTNode],
        *,
        parts: bool = False,
        through: frozenset[str] = frozenset(),
    ) -> None:
        self._source = source
        self._parts = parts
        self._through = through
        self.nodes: dict[cst.CSTNode, None] = {}
        """The expressions, in the order in which they were found."""
        self._pending: list[cst.CSTNode] = list(seeds)
        while self._pending:
            node = self._pending.pop()
            if node not in self.nodes:
                self.nodes[node] = None
                self._pending += self._next(node)

    def __contains__(self, node: object) -> bool:
        return node in self.nodes

    def _next(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """Where the value of an expression goes next."""
        source = self._source
        parent = source.parent(node)
        if isinstance(parent, cst.Await | cst.NamedExpr):
            yield parent
            if isinstance(parent, cst.NamedExpr):
                yield from self._bound(parent.target)
        elif isinstance(parent, cst.BooleanOperation):
            yield parent
        elif isinstance(parent, cst.IfExp):
            if parent.test is not node:
                yield parent
        elif isinstance(parent, cst.Assign):
            for target in parent.targets:
                yield from self._bound(target.target)
        elif isinstance(parent, cst.AnnAssign):
            yield from self._bound(parent.target)
        elif isinstance(parent, cst.WithItem):
            if parent.asname is not None:
                yield from self._bound(parent.asname.name)
        elif isinstance(parent, cst.For | cst.CompFor):
            if parent.iter is node:
                yield from self._bound(parent.target)
        elif isinstance(parent, cst.Return | cst.Yield):
            yield from self._returned(node)
        elif isinstance(parent, cst.Arg):
            yield from self._passed(parent)
        elif isinstance(parent, cst.Attribute) and parent.value is node:
            if self._parts or parent.attr.value in self._through:
                yield parent
        elif self._parts:
            yield from self._part(node, parent)

    def _part(self, node: cst.CSTNode, parent: cst.CSTNode | None) -> Iterator[cst.CSTNode]:
        is_part = (
            (isinstance(parent, cst.Subscript) and parent.value is node)
            or (isinstance(parent, cst.Call) and parent.func is node)
            or (
                isinstance(parent, cst.ListComp | cst.GeneratorExp | cst.SetComp)
                and parent.elt is node
            )
        )
        whole = parent
        if isinstance(parent, cst.Element | cst.StarredElement):
            whole, is_part = self._source.parent(parent), True
        if is_part and whole is not None:
            yield whole

    def _bound(self, target: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The readings of what a value is assigned to."""
        if isinstance(target, cst.Name):
            yield from self._source.readings(target)
        elif isinstance(target, cst.Attribute):
            yield from self._attributes(target)
        elif isinstance(target, cst.Tuple | cst.List) and self._parts:
            for element in target.elements:
                yield from self._bound(element.value)

    def _attributes(self, target: cst.Attribute) -> Iterator[cst.CSTNode]:
        """The readings of an attribute: of `self` in its class and in those derived from it, else of the same text."""
        source = self._source
        name, text = target.attr.value, source.text(target)
        own = _is_self(target.value)
        home = self._class(target)
        for node in source.all(cst.Attribute):
            if node is target or node.attr.value != name or _is_target(source, node):
                continue
            if own and _is_self(node.value):
                if self._is_same_class(home, self._class(node)):
                    yield node
            elif source.text(node) == text or (own and self._is_only_here(name, home)):
                yield node

    def _is_only_here(self, name: str, home: cst.ClassDef | None) -> bool:
        """Whether an attribute of this name is assigned in one class only."""
        places = {
            self._class(node)
            for node in self._source.all(cst.Attribute)
            if node.attr.value == name and _is_target(self._source, node)
        }
        return places == {home}

    def _class(self, node: cst.CSTNode) -> cst.ClassDef | None:
        return next((n for n in self._source.around(node) if isinstance(n, cst.ClassDef)), None)

    def _is_same_class(self, home: cst.ClassDef | None, other: cst.ClassDef | None) -> bool:
        if home is other:
            return True
        if home is None or other is None:
            return False
        bases = [base.value for base in other.bases]
        return any(isinstance(base, cst.Name) and base.value == home.name.value for base in bases)

    def _returned(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The calls of the function that returns a value; the readings, if it is a property."""
        function = self._source.function(node)
        if function is None:
            return
        decorators = [self._source.text(each.decorator) for each in function.decorators]
        if any(each.rpartition(".")[2] in _PROPERTIES for each in decorators):
            name = function.name.value
            for attribute in self._source.all(cst.Attribute):
                if attribute.attr.value == name and not _is_target(self._source, attribute):
                    yield attribute
            return
        for call in self._source.all(cst.Call):
            if function in self.functions(call):
                yield call

    def functions(self, call: cst.Call) -> list[cst.FunctionDef]:
        """The functions of this file that a call runs; of a class, its `__init__`."""
        func = call.func
        if isinstance(func, cst.Name):
            found: list[cst.FunctionDef] = []
            for place in self._source.assigned(func):
                if isinstance(place, cst.FunctionDef):
                    found.append(place)
                elif isinstance(place, cst.ClassDef):
                    found += _methods(place, "__init__")
            return found
        if isinstance(func, cst.Attribute) and not self._source.origin(func):
            name = func.attr.value
            if _is_self(func.value):
                home = self._class(call)
                return _methods(home, name) if home is not None else []
            owners = [each for each in self._source.all(cst.ClassDef) if _methods(each, name)]
            return _methods(owners[0], name) if len(owners) == 1 else []
        return []

    def _passed(self, arg: cst.Arg) -> Iterator[cst.CSTNode]:
        """The readings of the parameter that an argument is given to."""
        call = self._source.parent(arg)
        if not isinstance(call, cst.Call):
            return
        func = call.func
        name = func.attr.value if isinstance(func, cst.Attribute) else ""
        origin = self._source.origin(func) or ""
        if name in _RUNNERS and arg is call.args[0]:
            yield call
            return
        if (
            self._parts
            and (name in _UNPACKED or _builtin(func))
            and not origin.startswith("google")
        ):
            yield call
            return
        for function in self.functions(call):
            for parameter in parameters(function, call, arg):
                yield from self._source.readings(parameter.name)


def parameters(function: cst.FunctionDef, call: cst.Call, arg: cst.Arg) -> Iterator[cst.Param]:
    """The parameter of a function that an argument of its call is given to."""
    if arg.star:
        return
    listed = [*function.params.posonly_params, *function.params.params]
    if arg.keyword is not None:
        for each in (*listed, *function.params.kwonly_params):
            if each.name.value == arg.keyword.value:
                yield each
        return
    before = call.args[: call.args.index(arg)]
    if any(each.star for each in before):
        return
    bound = listed and listed[0].name.value in ("self", "cls")
    place = len(before) + (1 if bound else 0)
    if place < len(listed):
        yield listed[place]


def annotated(source: Program, origins: Iterable[str]) -> Iterator[tuple[cst.Name, cst.Annotation]]:
    """The variables and parameters whose annotation contains one of these types, such as `Client | None`."""
    wanted = frozenset(origins)
    nodes: list[cst.Param | cst.AnnAssign] = [*source.all(cst.Param), *source.all(cst.AnnAssign)]
    for node in nodes:
        name = node.name if isinstance(node, cst.Param) else node.target
        if isinstance(name, cst.Attribute):
            name = name.attr
        if node.annotation is None or not isinstance(name, cst.Name):
            continue
        if any(source.origin(each) in wanted for each in within(node.annotation.annotation)):
            yield name, node.annotation


def within(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all nodes in it."""
    yield node
    for child in node.children:
        yield from within(child)


def _methods(home: cst.ClassDef, name: str) -> list[cst.FunctionDef]:
    body = cast("list[cst.CSTNode]", list(home.body.body))
    return [e for e in body if isinstance(e, cst.FunctionDef) and e.name.value == name]


def _is_self(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Name) and node.value in ("self", "cls")


def _is_target(source: Program, node: cst.CSTNode) -> bool:
    parent = source.parent(node)
    if isinstance(parent, cst.AnnAssign):
        return parent.target is node
    return isinstance(parent, cst.AssignTarget | cst.AugAssign | cst.Del)


def _builtin(func: cst.CSTNode) -> bool:
    return isinstance(func, cst.Name) and func.value in _UNPACKED
