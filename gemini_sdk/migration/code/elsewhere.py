"""Where a value goes: whether anything but a client of the program's own gets it."""

import libcst as cst
from libcst.metadata import ClassScope, GlobalScope

from gemini_sdk.migration.code.client_classes import CLIENTS, client_classes
from gemini_sdk.migration.code.names import exported
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.sources import ValueSources, value_sources

_ANSWERS = frozenset(
    {"startswith", "endswith", "isalnum", "isascii", "isspace", "find", "index", "count"}
)
"""Methods of a text whose result does not hold it."""
_TEXTS = cst.FormattedStringExpression | cst.FormattedString | cst.BinaryOperation
"""What a text is part of."""
_LOOKED_AT = frozenset({"print", "len", "bool", "isinstance", "type", "repr", "hash"})
_PASSED_ON = frozenset(
    {"str", "os.getenv", "os.environ.get", "os.environ.setdefault", "typing.cast"}
)
_WHOLE = frozenset({"vars", "asdict", "astuple"})
"""Functions that read all attributes of an object."""


def goes_elsewhere(source: Program, node: cst.CSTNode) -> bool:
    """Whether a value is given to other code than the constructors of clients, as far as the program shows."""
    return _Search(source).is_passed(node)


class _Search:
    def __init__(self, source: Program) -> None:
        self._source = source
        self._sources: ValueSources = value_sources(source)
        self._seen: set[cst.CSTNode] = set()

    def is_passed(self, node: cst.CSTNode) -> bool:
        if node in self._seen:
            return False
        self._seen.add(node)
        parent = self._source.parent(node)
        if isinstance(parent, _TEXTS):
            return self.is_passed(parent)
        if isinstance(parent, cst.BooleanOperation | cst.NamedExpr):
            named = isinstance(parent, cst.NamedExpr) and self._is_assigned(parent.target)
            return named or self.is_passed(parent)
        if isinstance(parent, cst.Await):
            return self.is_passed(parent)
        if isinstance(parent, cst.IfExp):
            return parent.test is not node and self.is_passed(parent)
        if isinstance(parent, cst.Arg):
            call = self._source.parent(parent)
            return self._is_argument(node, call) if isinstance(call, cst.Call) else True
        if isinstance(parent, cst.Assign):
            return any(self._is_assigned(each.target) for each in parent.targets)
        if isinstance(parent, cst.AnnAssign):
            return self._is_assigned(parent.target)
        if isinstance(parent, cst.Param):
            return self._is_assigned(parent.name)
        if isinstance(parent, cst.Attribute):
            call = self._source.parent(parent)
            if not isinstance(call, cst.Call) or call.func is not parent:
                return self.is_passed(parent)  # such as `.value` of a member of an enum
            return parent.attr.value not in _ANSWERS and self.is_passed(call)
        if isinstance(parent, cst.Return):
            return self._is_returned(parent)
        tested = cst.Comparison | cst.ComparisonTarget | cst.UnaryOperation
        return not isinstance(parent, tested | cst.If | cst.While | cst.Assert | cst.Expr)

    def _is_assigned(self, target: cst.CSTNode) -> bool:
        """Whether what is assigned to a name or attribute goes elsewhere from there."""
        if isinstance(target, cst.Name):
            scope = self._source.scope(target)
            if isinstance(scope, ClassScope | GlobalScope) and self._is_exported(target.value):
                return True
            in_class = isinstance(scope, ClassScope) and self._is_attribute_passed(target.value)
            return in_class or any(map(self.is_passed, self._source.readings(target)))
        if isinstance(target, cst.Attribute):
            if (self._source.origin(target) or "").startswith("openai."):
                return False
            return self._is_attribute_passed(target.attr.value)
        return not (
            isinstance(target, cst.Subscript) and self._source.origin(target.value) == "os.environ"
        )

    def _is_exported(self, name: str) -> bool:
        """Whether other files read a name of this one."""
        return bool({name, "*"} & {*self._source.read_elsewhere}) or name in exported(self._source)

    def _is_attribute_passed(self, name: str) -> bool:
        """Whether the attributes of a name go elsewhere, whatever they are of."""
        return (
            self._is_exported(name)
            or self._is_read_by_name(name)
            or any(
                self.is_passed(each)
                for each in self._source.all(cst.Attribute)
                if each.attr.value == name
                and not isinstance(self._source.parent(each), cst.AssignTarget | cst.AnnAssign)
                and not self._is_called(each)
            )
        )

    def _is_read_by_name(self, name: str) -> bool:
        """Whether an object is asked for an attribute by its name, or for all of them."""
        for call in self._source.all(cst.Call):
            function = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
            called = function.value if isinstance(function, cst.Name) else ""
            if called in _WHOLE:
                return True
            if called in ("getattr", "attrgetter") and call.args:
                named = literal_text(call.args[1 if len(call.args) > 1 else 0].value)
                if named is not None and named.rpartition(".")[2] == name:
                    return True
        return any(each.attr.value == "__dict__" for each in self._source.all(cst.Attribute))

    def _is_argument(self, value: cst.CSTNode, call: cst.Call) -> bool:
        origin = self._source.origin(call.func) or ""
        name = call.func.value if isinstance(call.func, cst.Name) else origin
        if origin in CLIENTS or origin.startswith("openai.") or name in _LOOKED_AT:
            return False
        if client_classes(self._source).constructed(call)[0]:
            return False
        if name in _PASSED_ON:
            return self.is_passed(call)
        if isinstance(call.func, cst.Attribute) and call.func.attr.value in (
            "with_options",
            "copy",
        ):
            return False
        params = self._sources.parameters(call, value)
        return not params or any(self._is_assigned(each.name) for each in params)

    def _is_returned(self, node: cst.Return) -> bool:
        function = self._source.function(node)
        if function is None:
            return False
        name = function.name
        if self._is_exported(name.value):
            return True
        if function.decorators and self._is_attribute_passed(name.value):
            return True
        held = (each for each in self._source.readings(name) if not self._is_called(each))
        calls = self._sources.calls_of(function)
        return any(map(self.is_passed, calls)) or any(map(self.is_passed, held))

    def _is_called(self, node: cst.CSTNode) -> bool:
        parent = self._source.parent(node)
        return isinstance(parent, cst.Call) and parent.func is node
