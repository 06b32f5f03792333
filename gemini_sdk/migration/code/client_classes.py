"""The classes of OpenAI's clients in a program: which of them a call constructs, whatever leads to the class."""

from weakref import WeakKeyDictionary

import libcst as cst

from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.sources import value_sources

CLIENTS = {
    "openai.OpenAI": "OpenAI",
    "openai.Client": "OpenAI",
    "openai.AzureOpenAI": "AzureOpenAI",
    "openai.lib.azure.AzureOpenAI": "AzureOpenAI",
    "openai.AsyncOpenAI": "AsyncOpenAI",
    "openai.AsyncClient": "AsyncOpenAI",
    "openai.AsyncAzureOpenAI": "AsyncAzureOpenAI",
    "openai.lib.azure.AsyncAzureOpenAI": "AsyncAzureOpenAI",
}
"""OpenAI's names of clients, and those here."""
_Names = frozenset[str]
_NONE: _Names = frozenset()


class ClientClasses:
    """The classes of clients that expressions and calls stand for, by their names here."""

    def __init__(self, source: Program) -> None:
        self._source = source
        self._sources = value_sources(source)
        self._found: dict[tuple[cst.CSTNode, bool], _Names] = {}

    def of(self, call: cst.Call) -> _Names:
        """The classes of the clients that a call returns."""
        return _NONE if self._is_partial(call) else self._named(call.func, of_program=True)

    def constructed(self, call: cst.Call) -> tuple[_Names, int]:
        """The classes whose constructors get the arguments of a call, and how many of these come before theirs."""
        func = call.func
        if self._is_partial(call):
            return (self._named(call.args[0].value), 1) if call.args else (_NONE, 0)
        if isinstance(func, cst.Attribute) and func.attr.value == "__init__":
            return self._initialised(call, func.value)
        return self._named(func), 0

    def partials(self, call: cst.Call) -> list[cst.Call]:
        """The calls of `partial` that make what a call calls, or passes to `partial` in turn."""
        made_of = call.args[0].value if self._is_partial(call) and call.args else call.func
        found: list[cst.Call] = []
        for leaf in self._sources.leaves(made_of):
            if isinstance(leaf, cst.Call) and leaf is not call and self._is_partial(leaf):
                found += [leaf, *self.partials(leaf)]
        return found

    def of_class(self, node: cst.ClassDef) -> _Names:
        """The classes of clients that a class of the program inherits from."""
        return _NONE.union(*(self._named(base.value, of_program=True) for base in node.bases))

    def _initialised(self, call: cst.Call, of: cst.BaseExpression) -> tuple[_Names, int]:
        """`super().__init__(...)` and `Class.__init__(self, ...)`."""
        if not (isinstance(of, cst.Call) and _is_super(of)):
            return self._named(of), min(len(call.args), 1)
        around = self._source.around(call)
        own = next((each for each in around if isinstance(each, cst.ClassDef)), None)
        bases = own.bases if own is not None else ()
        return _NONE.union(*(self._named(base.value) for base in bases)), 0

    def _named(self, node: cst.CSTNode, *, of_program: bool = False) -> _Names:
        """The classes that an expression may be.

        With `of_program`, classes of the program count too that have a constructor of their own.
        """
        known = self._found.get((node, of_program))
        if known is None:
            self._found[node, of_program] = _NONE  # a class may have the name of its base
            leaves = self._sources.leaves(node)
            known = _NONE.union(*(self._class(leaf, of_program=of_program) for leaf in leaves))
            self._found[node, of_program] = known
        return known

    def _class(self, leaf: cst.CSTNode, *, of_program: bool) -> _Names:
        if isinstance(leaf, cst.ClassDef):
            if not of_program and _has_constructor(leaf):
                return _NONE
            return _NONE.union(
                *(self._named(base.value, of_program=of_program) for base in leaf.bases)
            )
        if isinstance(leaf, cst.Param):
            return self._declared(leaf.annotation)
        if isinstance(leaf, cst.Call):
            return self._called(leaf, of_program=of_program)
        if isinstance(leaf, cst.Attribute) and leaf.attr.value == "__class__":
            return self._of_object(leaf.value, of_program=of_program)
        name = CLIENTS.get(self._source.origin(leaf) or "")
        return frozenset({name}) if name else _NONE

    def _called(self, call: cst.Call, *, of_program: bool) -> _Names:
        """`partial(Class, ...)`, `getattr(openai, "OpenAI")` and `type(client)`."""
        if len(call.args) == 0:
            return _NONE
        if isinstance(call.func, cst.Name) and call.func.value == "type" and len(call.args) == 1:
            return self._of_object(call.args[0].value, of_program=of_program)
        if self._is_partial(call):
            return self._named(call.args[0].value, of_program=of_program)
        if isinstance(call.func, cst.Name) and call.func.value == "getattr" and len(call.args) > 1:
            module = self._source.origin(call.args[0].value)
            name = CLIENTS.get(f"{module}.{literal_text(call.args[1].value)}")
            return frozenset({name}) if name else _NONE
        return _NONE

    def _of_object(self, node: cst.CSTNode, *, of_program: bool) -> _Names:
        """The classes of the clients that an expression may be."""
        calls = [each for each in self._sources.leaves(node) if isinstance(each, cst.Call)]
        return _NONE.union(
            *(
                self._named(each.func, of_program=of_program)
                for each in calls
                if not self._is_partial(each)
            )
        )

    def _is_partial(self, call: cst.Call) -> bool:
        # The origin of a call is that of its function.
        func = call.func
        return not isinstance(func, cst.Call) and self._source.origin(func) == "functools.partial"

    def _declared(self, annotation: cst.Annotation | None) -> _Names:
        """`type[OpenAI]`, also within a string."""
        if annotation is None:
            return _NONE
        node = annotation.annotation
        if isinstance(node, cst.Subscript) and self._source.text(node.value) in _TYPE:
            index = node.slice[0].slice
            return self._named(index.value) if isinstance(index, cst.Index) else _NONE
        return _NONE


_known: WeakKeyDictionary[Program, ClientClasses] = WeakKeyDictionary()


def client_classes(source: Program) -> ClientClasses:
    """The classes of clients in a program. They are looked up once."""
    found = _known.get(source)
    if found is None:
        found = _known[source] = ClientClasses(source)
    return found


_TYPE = ("type", "Type", "typing.Type")


def _is_super(call: cst.Call) -> bool:
    return isinstance(call.func, cst.Name) and call.func.value == "super"


def _has_constructor(node: cst.ClassDef) -> bool:
    return any(
        isinstance(each, cst.FunctionDef) and each.name.value == "__init__"
        for each in node.body.body
    )
