"""Where a value comes from: the expressions that a variable, attribute, member or call may stand for.

Names are looked up by scope, attributes by the class of their object, calls by the function that is called. What leads
no further is a leaf: a literal, the call of another package, a parameter, an import. Order does not matter: of a
variable that is assigned twice, both values are found.
"""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from weakref import WeakKeyDictionary

import libcst as cst
from libcst.metadata import Assignment, Scope

from gemini_sdk.migration.code.bindings import Bindings
from gemini_sdk.migration.code.source import Program

_DEPTH = 10
_SAME = frozenset(
    {"with_options", "copy", "strip", "rstrip", "lstrip", "__enter__", "__aenter__", "values"}
)
"""Methods whose result is their object, or has its members."""
_MEMBER = frozenset({"get", "pop", "setdefault", "popleft", "__getitem__"})
_FIRST = frozenset({"closing", "aclosing", "enter_context", "enter_async_context", "run"})
"""Functions that return what their first argument is."""
_LISTS = frozenset({"list", "tuple", "set", "sorted", "iter", "reversed", "dict", "next"})
_PROPERTIES = frozenset({"property", "cached_property"})
_CONTEXTS = frozenset({"contextmanager", "asynccontextmanager"})


class _Kind(Enum):
    LEAF = auto()
    VALUE = auto()
    MEMBERS = auto()
    """The members of a container, in place of itself."""
    NESTED = auto()
    """The members of the members of a container."""


_Step = tuple[cst.CSTNode, _Kind]


class ValueSources:
    """The sources of the values in a program.

    `declares` says of an annotation whether it tells enough, so that no value has to be looked for.
    """

    def __init__(
        self, source: Program, declares: Callable[[cst.Annotation], bool] = lambda _: False
    ) -> None:
        self._source = source
        self._declares = declares
        self._bindings = Bindings(source)
        self._found: dict[cst.CSTNode, frozenset[cst.CSTNode]] = {}
        self._open: set[cst.CSTNode] = set()
        self._names: dict[tuple[Scope, str], cst.Name] = {}

    def leaves(self, node: cst.CSTNode) -> frozenset[cst.CSTNode]:
        """What an expression may stand for: expressions, parameters, annotations, definitions and imports."""
        return self._collect(node, 0)

    def is_shared(self, one: cst.Name, other: cst.CSTNode) -> bool:
        """Whether a name means the same variable where another node stands."""
        scope, elsewhere = self._source.scope(one), self._source.scope(other)
        if scope is None or elsewhere is None:
            return False
        found = [each for each in scope[one.value] if isinstance(each, Assignment)]
        return bool(found) and set(found) == set(elsewhere[one.value])

    def parameters(self, call: cst.Call, value: cst.CSTNode) -> list[cst.Param]:
        """The parameters of the program's functions that get an argument of a call."""
        found: list[cst.Param] = []
        for leaf in self.leaves(call.func):
            for function in self._bindings.functions(leaf):
                found += [
                    param
                    for param in self._bindings.params(function)
                    if self._bindings.argument(call, function, param) is value
                ]
        return found

    def calls_of(self, function: cst.FunctionDef) -> list[cst.Call]:
        """The calls of a function of the program, with those of its name of an unknown object."""
        return [
            call
            for call in self._bindings.calls(function.name.value)
            if {function, call.func} & self.leaves(call.func)
        ]

    def _collect(self, node: cst.CSTNode, depth: int) -> frozenset[cst.CSTNode]:
        known = self._found.get(node)
        if known is not None:
            return known
        first = self._first_name(node)
        if first is not node:
            found = self._collect(first, depth)
            if first not in self._open:
                self._found[node] = found
            return found
        if depth > _DEPTH:
            return frozenset((node,))
        # What is met again while it is looked for adds nothing to itself.
        self._found[node] = frozenset()
        self._open.add(node)
        leaves: set[cst.CSTNode] = set()
        pending: list[_Step] = [(node, _Kind.VALUE)]
        seen: set[_Step] = set()
        while pending:
            step = pending.pop()
            if step in seen:
                continue
            seen.add(step)
            if step[1] is _Kind.LEAF:
                leaves.add(step[0])
            else:
                pending += self._expanded(*step, depth)
        self._open.remove(node)
        found = self._found[node] = frozenset(leaves)
        return found

    def _first_name(self, node: cst.CSTNode) -> cst.CSTNode:
        """The first name of the same variable that was asked for: all of them have the same sources."""
        scope = self._source.scope(node) if isinstance(node, cst.Name) else None
        if scope is None or not isinstance(node, cst.Name):
            return node
        assigned = [each for each in scope[node.value] if isinstance(each, Assignment)]
        if not assigned or any(
            isinstance(each.node, cst.Import | cst.ImportFrom) for each in assigned
        ):
            return node
        return self._names.setdefault((assigned[0].scope, node.value), node)

    def _expanded(self, node: cst.CSTNode, kind: _Kind, depth: int) -> Iterator[_Step]:
        if isinstance(node, cst.Await):
            yield node.expression, kind
        elif isinstance(node, cst.NamedExpr):
            yield node.value, kind
        elif isinstance(node, cst.IfExp):
            yield from ((node.body, kind), (node.orelse, kind))
        elif isinstance(node, cst.BooleanOperation):
            yield from ((node.left, kind), (node.right, kind))
        elif isinstance(node, cst.Name):
            yield from self._name(node, kind, depth)
        elif isinstance(node, cst.Attribute):
            yield from self._attribute(node, kind, depth)
        elif isinstance(node, cst.Call):
            yield from self._call(node, kind, depth)
        elif isinstance(node, cst.Subscript) and kind is _Kind.MEMBERS:
            yield node.value, _Kind.NESTED
        elif kind is _Kind.MEMBERS:
            yield from _members(node)
        elif kind is _Kind.NESTED:
            for member, held in _members(node):
                if held is _Kind.LEAF:
                    yield member, held
                else:
                    yield member, _Kind.MEMBERS if held is _Kind.VALUE else _Kind.NESTED
        elif isinstance(node, cst.Subscript) and not self._source.origins(node.value):
            yield node.value, _Kind.MEMBERS
        else:
            yield node, _Kind.LEAF

    def _name(self, node: cst.Name, kind: _Kind, depth: int) -> Iterator[_Step]:
        assigned = self._source.assigned(node)
        if not assigned:
            yield node, _Kind.LEAF
        for place in assigned:
            if isinstance(place, cst.Import | cst.ImportFrom):
                yield node, _Kind.LEAF
            else:
                yield from self._bound(place, kind, depth)
        if kind is _Kind.MEMBERS:
            for base, value in self._bindings.put(node.value):
                if isinstance(base, cst.Name) and self.is_shared(base, node):
                    yield value, _Kind.VALUE

    def _bound(self, place: cst.CSTNode, kind: _Kind, depth: int) -> Iterator[_Step]:
        if isinstance(place, cst.Param):
            yield from self._parameter(place, kind, depth)
            return
        found = self._bindings.value(place)
        if found is None:
            yield place, _Kind.LEAF
            return
        value, is_member = found
        if isinstance(value, cst.Annotation):
            if self._declares(value):
                yield value, _Kind.LEAF
                return
            declared = self._source.parent(value)
            assigned = declared.value if isinstance(declared, cst.AnnAssign) else None
            yield (assigned, kind) if assigned is not None else (place, _Kind.LEAF)
        elif not is_member:
            yield value, kind
        elif kind is _Kind.VALUE:
            yield value, _Kind.MEMBERS
        elif kind is _Kind.MEMBERS:
            yield value, _Kind.NESTED
        else:
            yield place, _Kind.LEAF

    def _parameter(self, param: cst.Param, kind: _Kind, depth: int) -> Iterator[_Step]:
        if param.annotation is not None and self._declares(param.annotation):
            yield param.annotation, _Kind.LEAF
            return
        yield param, _Kind.LEAF
        if param.default is not None:
            yield param.default, kind
        function = self._bindings.function_of(param)
        if function is None or depth >= _DEPTH:
            return
        method = self._bindings.class_of(function)
        called = method.name.value if method and function.name.value == "__init__" else ""
        for call in self._bindings.calls(called or function.name.value):
            wanted = method if called else function
            if wanted in self._collect(call.func, depth + 1):
                value = self._bindings.argument(call, function, param)
                if value is not None:
                    yield value, kind

    def _attribute(self, node: cst.Attribute, kind: _Kind, depth: int) -> Iterator[_Step]:
        if self._source.origins(node):
            yield node, _Kind.LEAF
            return
        name = node.attr.value
        classes = self._classes(node.value, depth)
        found = False
        for definition in self._bindings.defined(classes, name):
            found = True
            if isinstance(definition, cst.FunctionDef) and _is_decorated(definition, _PROPERTIES):
                yield from self._returned(definition, definition, kind)
            else:
                yield from self._bound(definition, kind, depth)
        for target in self._bindings.attributes(name):
            if self._is_same(target, node, classes, depth):
                found = True
                yield from self._bound(target, kind, depth)
        if kind is _Kind.MEMBERS:
            for base, value in self._bindings.put(name):
                if isinstance(base, cst.Attribute) and self._is_same(base, node, classes, depth):
                    yield value, _Kind.VALUE
        if not found:
            yield node, _Kind.LEAF

    def _is_same(
        self, one: cst.Attribute, other: cst.Attribute, classes: frozenset[cst.ClassDef], depth: int
    ) -> bool:
        """Whether two attributes of a name are of one object, or of objects of one class."""
        if classes:
            return bool(classes & self._classes(one.value, depth))
        if self._source.text(one) != self._source.text(other):
            return False
        root, its = _root(one), _root(other)
        return (
            isinstance(root, cst.Name) and isinstance(its, cst.Name) and self.is_shared(root, its)
        )

    def _classes(self, node: cst.CSTNode, depth: int) -> frozenset[cst.ClassDef]:
        """The classes of the program that an object may be of, with those related to them."""
        found: set[cst.ClassDef] = set()
        if depth >= _DEPTH:
            return frozenset()
        for leaf in self._collect(node, depth + 1):
            if isinstance(leaf, cst.ClassDef):
                found.add(leaf)
            elif isinstance(leaf, cst.Param):
                own = self._bindings.owner(leaf)
                if own is not None:
                    found.add(own)
                elif leaf.annotation is not None:
                    found |= self._made(leaf.annotation.annotation, depth)
            elif isinstance(leaf, cst.Call):
                found |= self._made(leaf.func, depth)
        return self._bindings.related(found)

    def _made(self, func: cst.CSTNode, depth: int) -> set[cst.ClassDef]:
        leaves = self._collect(func, depth + 1)
        return {leaf for leaf in leaves if isinstance(leaf, cst.ClassDef)}

    def _call(self, call: cst.Call, kind: _Kind, depth: int) -> Iterator[_Step]:
        func = call.func
        first = call.args[0].value if call.args and not call.args[0].star else None
        origin = self._source.origin(func)
        name = func.attr.value if isinstance(func, cst.Attribute) else ""
        if first is not None and (origin or name).rpartition(".")[2] in _FIRST:
            yield first, kind
        elif origin in ("typing.cast", "typing_extensions.cast") and len(call.args) == 2:
            yield call.args[1].value, kind
        elif isinstance(func, cst.Attribute) and name in _SAME and self._is_object(func.value):
            yield func.value, kind
        elif self._source.origins(func) or depth >= _DEPTH:
            yield call, _Kind.LEAF
        elif isinstance(func, cst.Attribute) and name in _MEMBER and kind is _Kind.VALUE:
            yield func.value, _Kind.MEMBERS
            yield from ((arg.value, kind) for arg in call.args[1:])
        elif isinstance(func, cst.Name) and func.value in _LISTS:
            yield from self._listed(call, kind)
        else:
            yield from self._called(call, kind, depth)

    def _is_object(self, node: cst.BaseExpression) -> bool:
        """Whether an expression is not a module or something of one."""
        return isinstance(node, cst.Subscript | cst.Call) or not self._source.origins(node)

    def _listed(self, call: cst.Call, kind: _Kind) -> Iterator[_Step]:
        is_one = isinstance(call.func, cst.Name) and call.func.value == "next"
        for arg in call.args:
            if is_one or (kind is _Kind.MEMBERS and arg.keyword is None):
                yield arg.value, _Kind.MEMBERS
            elif kind is _Kind.MEMBERS:
                yield arg.value, _Kind.VALUE
        if kind is not _Kind.MEMBERS and not is_one:
            yield call, _Kind.LEAF

    def _called(self, call: cst.Call, kind: _Kind, depth: int) -> Iterator[_Step]:
        for leaf in self._collect(call.func, depth + 1):
            if isinstance(leaf, cst.FunctionDef):
                yield from self._returned(leaf, call, kind)
            elif isinstance(leaf, cst.Lambda):
                yield leaf.body, kind
            else:
                yield call, _Kind.LEAF

    def _returned(
        self, function: cst.FunctionDef, call: cst.CSTNode, kind: _Kind
    ) -> Iterator[_Step]:
        if function.returns is not None and self._declares(function.returns):
            yield function.returns, _Kind.LEAF
            return
        returned, yielded = self._bindings.results(function)
        if yielded and kind is _Kind.VALUE and not _is_decorated(function, _CONTEXTS):
            yield call, _Kind.LEAF
        elif yielded:
            yield from ((value, _Kind.VALUE) for value in yielded)
        elif returned:
            yield from ((value, kind) for value in returned)
        else:
            yield call, _Kind.LEAF


_known: WeakKeyDictionary[Program, ValueSources] = WeakKeyDictionary()


def value_sources(source: Program) -> ValueSources:
    """The sources of values in a program, in which annotations tell nothing. It is made once."""
    found = _known.get(source)
    if found is None:
        found = _known[source] = ValueSources(source)
    return found


def _members(node: cst.CSTNode) -> Iterator[_Step]:
    if isinstance(node, cst.List | cst.Tuple | cst.Set | cst.Dict):
        for element in node.elements:
            starred = isinstance(element, cst.StarredElement | cst.StarredDictElement)
            yield element.value, _Kind.MEMBERS if starred else _Kind.VALUE
    elif isinstance(node, cst.ListComp | cst.SetComp | cst.GeneratorExp):
        yield node.elt, _Kind.VALUE
    elif isinstance(node, cst.DictComp):
        yield node.value, _Kind.VALUE
    else:
        yield node, _Kind.LEAF


def _is_decorated(function: cst.FunctionDef, names: frozenset[str]) -> bool:
    for each in function.decorators:
        node = each.decorator
        name = node.attr if isinstance(node, cst.Attribute) else node
        if isinstance(name, cst.Name) and name.value in names:
            return True
    return False


def _root(node: cst.BaseExpression) -> cst.BaseExpression:
    while isinstance(node, cst.Attribute):
        node = node.value
    return node
