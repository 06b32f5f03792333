"""Where a value goes: whether anything but a client of the program's own gets it."""

import libcst as cst

from gemini_sdk.migration.code.client_classes import CLIENTS, client_classes
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.sources import ValueSources, value_sources

_TEXT_METHODS = frozenset(
    {"strip", "rstrip", "lstrip", "replace", "format", "encode", "removesuffix"}
)
_LOOKED_AT = frozenset({"print", "len", "bool", "isinstance", "type", "repr", "hash"})
_PASSED_ON = frozenset(
    {"str", "os.getenv", "os.environ.get", "os.environ.setdefault", "typing.cast"}
)


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
        if isinstance(parent, cst.BooleanOperation | cst.NamedExpr):
            named = isinstance(parent, cst.NamedExpr) and self._is_assigned(parent.target)
            return named or self.is_passed(parent)
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
            if not isinstance(call, cst.Call) or parent.attr.value not in _TEXT_METHODS:
                return False
            return self.is_passed(call)
        if isinstance(parent, cst.Return):
            return self._is_returned(parent)
        tested = cst.Comparison | cst.ComparisonTarget | cst.UnaryOperation
        return not isinstance(parent, tested | cst.If | cst.While | cst.Assert | cst.Expr)

    def _is_assigned(self, target: cst.CSTNode) -> bool:
        """Whether what is assigned to a name or attribute goes elsewhere from there."""
        if isinstance(target, cst.Name):
            return any(self.is_passed(each) for each in self._source.readings(target))
        if isinstance(target, cst.Attribute):
            if (self._source.origin(target) or "").startswith("openai."):
                return False
            return any(
                self.is_passed(each)
                for each in self._source.all(cst.Attribute)
                if each.attr.value == target.attr.value
                and not isinstance(self._source.parent(each), cst.AssignTarget | cst.AnnAssign)
            )
        return not (
            isinstance(target, cst.Subscript) and self._source.origin(target.value) == "os.environ"
        )

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
        return function is not None and any(
            self.is_passed(call) for call in self._sources.calls_of(function)
        )
