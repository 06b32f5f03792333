"""Where names, attributes, members and parameters of a program get their values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import libcst as cst

from gemini_sdk.migration.code.source import Program

_PUT = {"append": 0, "add": 0, "appendleft": 0, "insert": 1, "setdefault": 1}
"""Methods that put a member into a container, and which of their arguments it is."""


class Bindings:
    """The assignments, calls and classes of a program, by name."""

    def __init__(self, source: Program) -> None:
        self._source = source
        self._attributes: defaultdict[str, list[cst.Attribute]] = defaultdict(list)
        self._put: defaultdict[str, list[tuple[cst.CSTNode, cst.CSTNode]]] = defaultdict(list)
        self._calls: defaultdict[str, list[cst.Call]] = defaultdict(list)
        self._results: defaultdict[cst.FunctionDef, tuple[list[cst.CSTNode], list[cst.CSTNode]]] = (
            defaultdict(lambda: ([], []))
        )
        self._families: list[frozenset[cst.ClassDef]] = []
        self._find()

    def attributes(self, name: str) -> list[cst.Attribute]:
        """The assignments to attributes of a name."""
        return self._attributes[name]

    def put(self, name: str) -> list[tuple[cst.CSTNode, cst.CSTNode]]:
        """The containers that a name or attribute of a name holds, and what is put into them."""
        return self._put[name]

    def calls(self, name: str) -> list[cst.Call]:
        """The calls of what has a name."""
        return self._calls[name]

    def results(self, function: cst.FunctionDef) -> tuple[list[cst.CSTNode], list[cst.CSTNode]]:
        """What a function returns, and what it yields."""
        return self._results[function]

    def value(self, place: cst.CSTNode) -> tuple[cst.CSTNode, bool] | None:
        """What a name or attribute is assigned where it stands, and whether it is a member of that. None if unknown.

        An annotation stands for a variable that has one.
        """
        parent = self._source.parent(place)
        if isinstance(parent, cst.AssignTarget):
            assign = self._source.parent(parent)
            return (assign.value, False) if isinstance(assign, cst.Assign) else None
        if isinstance(parent, cst.AnnAssign):
            return parent.annotation, False
        if isinstance(parent, cst.NamedExpr):
            return parent.value, False
        if isinstance(parent, cst.For | cst.CompFor):
            return parent.iter, True
        if isinstance(parent, cst.AsName):
            item = self._source.parent(parent)
            return (item.item, False) if isinstance(item, cst.WithItem) else None
        if isinstance(parent, cst.Element):
            return self._unpacked(parent)
        return None

    def function_of(self, param: cst.Param) -> cst.FunctionDef | None:
        """The function of a parameter that has a place or a name of its own."""
        if param.star in ("*", "**"):
            return None
        parameters = self._source.parent(param)
        function = self._source.parent(parameters) if parameters is not None else None
        return function if isinstance(function, cst.FunctionDef) else None

    def class_of(self, function: cst.FunctionDef) -> cst.ClassDef | None:
        """The class of a method."""
        block = self._source.parent(function)
        found = self._source.parent(block) if block is not None else None
        return found if isinstance(found, cst.ClassDef) else None

    def owner(self, param: cst.Param) -> cst.ClassDef | None:
        """The class of the object that a method gets as its first parameter."""
        function = self.function_of(param)
        if function is None or _places(function)[:1] != [param.name.value]:
            return None
        static = any(
            isinstance(each.decorator, cst.Name) and each.decorator.value == "staticmethod"
            for each in function.decorators
        )
        return None if static else self.class_of(function)

    def argument(
        self, call: cst.Call, function: cst.FunctionDef, param: cst.Param
    ) -> cst.CSTNode | None:
        """What a call passes for a parameter."""
        name = param.name.value
        for arg in call.args:
            if arg.keyword is not None and arg.keyword.value == name:
                return arg.value
        places = _places(function)
        if self.class_of(function) is not None:
            places = places[1:]
        number = places.index(name) if name in places else len(call.args)
        before = call.args[: number + 1]
        if number >= len(call.args) or any(arg.star or arg.keyword for arg in before):
            return None
        return call.args[number].value

    def functions(self, callee: cst.CSTNode) -> list[cst.FunctionDef]:
        """The functions that run when a function or class is called."""
        if isinstance(callee, cst.ClassDef):
            found = self.defined(self.related([callee]), "__init__")
            return [each for each in found if isinstance(each, cst.FunctionDef)]
        return [callee] if isinstance(callee, cst.FunctionDef) else []

    def params(self, function: cst.FunctionDef) -> list[cst.Param]:
        """The parameters of a function that have a name of their own."""
        given = function.params
        return [*given.posonly_params, *given.params, *given.kwonly_params]

    def related(self, classes: Iterable[cst.ClassDef]) -> frozenset[cst.ClassDef]:
        """Classes, with those that they inherit from and those that inherit from them."""
        wanted = set(classes)
        return frozenset(wanted.union(*(each for each in self._families if each & wanted)))

    def defined(self, classes: Iterable[cst.ClassDef], name: str) -> Iterator[cst.CSTNode]:
        """Where the bodies of classes define a name."""
        for each in classes:
            for statement in each.body.body:
                if isinstance(statement, cst.FunctionDef) and statement.name.value == name:
                    yield statement
                elif isinstance(statement, cst.SimpleStatementLine):
                    yield from (
                        target
                        for small in statement.body
                        for target in _targets(small)
                        if isinstance(target, cst.Name) and target.value == name
                    )

    def _find(self) -> None:
        for call in self._source.all(cst.Call):
            name = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
            if isinstance(name, cst.Name):
                self._calls[name.value].append(call)
                self._find_put(call, name.value)
        for attribute in self._source.all(cst.Attribute):
            if self.value(attribute) is not None:
                self._attributes[attribute.attr.value].append(attribute)
        for subscript in self._source.all(cst.Subscript):
            found = self.value(subscript)
            if found is not None and not found[1]:
                self._add_put(subscript.value, found[0])
        for returned in self._source.all(cst.Return):
            self._find_result(returned, returned.value, 0)
        for yielded in self._source.all(cst.Yield):
            if not isinstance(yielded.value, cst.From):
                self._find_result(yielded, yielded.value, 1)
        for each in self._source.all(cst.ClassDef):
            self._find_family(each)

    def _find_put(self, call: cst.Call, name: str) -> None:
        if isinstance(call.func, cst.Attribute) and len(call.args) > _PUT.get(name, len(call.args)):
            self._add_put(call.func.value, call.args[_PUT[name]].value)

    def _add_put(self, base: cst.CSTNode, value: cst.CSTNode) -> None:
        name = base.attr if isinstance(base, cst.Attribute) else base
        if isinstance(name, cst.Name):
            self._put[name.value].append((base, value))

    def _find_result(self, node: cst.CSTNode, value: cst.CSTNode | None, which: int) -> None:
        function = self._source.function(node)
        if function is not None and value is not None:
            self._results[function][which].append(value)

    def _find_family(self, each: cst.ClassDef) -> None:
        bases = {
            place
            for arg in each.bases
            if isinstance(arg.value, cst.Name)
            for place in self._source.assigned(arg.value)
            if isinstance(place, cst.ClassDef)
        }
        family = frozenset({each, *bases})
        touching = [one for one in self._families if one & family]
        self._families = [one for one in self._families if not one & family]
        self._families.append(family.union(*touching))

    def _unpacked(self, element: cst.Element) -> tuple[cst.CSTNode, bool] | None:
        group = self._source.parent(element)
        if not isinstance(group, cst.Tuple | cst.List):
            return None
        number = group.elements.index(element)
        around = self._source.parent(group)
        if isinstance(around, cst.AssignTarget):
            assign = self._source.parent(around)
            value = assign.value if isinstance(assign, cst.Assign) else None
            if isinstance(value, cst.Tuple | cst.List) and len(value.elements) == len(
                group.elements
            ):
                return value.elements[number].value, False
        if isinstance(around, cst.For | cst.CompFor) and isinstance(around.iter, cst.Call):
            return _iterated(around.iter, number)
        return None


def _iterated(call: cst.Call, number: int) -> tuple[cst.CSTNode, bool] | None:
    """What one of several variables of a loop goes over."""
    func = call.func
    if isinstance(func, cst.Attribute) and func.attr.value == "items" and number == 1:
        return func.value, True
    if isinstance(func, cst.Name) and func.value == "enumerate" and number == 1 and call.args:
        return call.args[0].value, True
    if isinstance(func, cst.Name) and func.value == "zip" and number < len(call.args):
        return call.args[number].value, True
    return None


def _places(function: cst.FunctionDef) -> list[str]:
    params = function.params
    return [each.name.value for each in (*params.posonly_params, *params.params)]


def _targets(statement: cst.BaseSmallStatement) -> list[cst.BaseExpression]:
    if isinstance(statement, cst.Assign):
        return [each.target for each in statement.targets]
    return [statement.target] if isinstance(statement, cst.AnnAssign) else []
