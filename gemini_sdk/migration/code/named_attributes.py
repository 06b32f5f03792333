"""Attributes that are read by their names: `getattr`, `hasattr`, `operator.attrgetter` and their like."""

from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst

from gemini_sdk.migration.code.source import Program, literal_text

_BUILT_IN = frozenset({"getattr", "hasattr", "setattr", "delattr"})
_GETTERS = frozenset({"operator.attrgetter", "operator.methodcaller"})


class NamedAttribute(NamedTuple):
    """An attribute of an object that is read, looked for or set by its name."""

    of: cst.BaseExpression
    """The object, which is an argument of the call."""
    path: tuple[str, ...]
    """The attribute and those that are taken of it; the first is empty if the program does not show it."""
    call: cst.Call
    """The call of `getattr` or another function."""
    last: cst.BaseExpression
    """The expression that has the value of the last attribute."""

    @property
    def is_set(self) -> bool:
        """Whether the attribute is set or deleted."""
        func = self.call.func
        return isinstance(func, cst.Name) and func.value in ("setattr", "delattr")


def named_attributes(source: Program) -> Iterator[NamedAttribute]:
    """All that a program shows."""
    for call in source.all(cst.Call):
        if not call.args or call.args[0].star or call.args[0].keyword is not None:
            continue
        name = _name(source, call)
        if name is None:
            continue
        links = [] if _is_test(call) else source.chain(call)
        path = (*name.split("."), *(str(step) for _, step in links))
        yield NamedAttribute(call.args[0].value, path, call, links[-1][0] if links else call)


def _name(source: Program, call: cst.Call) -> str | None:
    """The name by which a call reads an attribute; empty if it is not a literal, None if it reads none."""
    func = call.func
    if isinstance(func, cst.Name) and func.value in _BUILT_IN:
        if source.assigned(func) or len(call.args) < 2:
            return None
        return literal_text(call.args[1].value) or ""
    found = source.values(func) if isinstance(func, cst.Name) else [func]
    for each in found:
        if isinstance(each, cst.Call) and source.origin(each.func) in _GETTERS and each.args:
            return literal_text(each.args[0].value) or ""
    return None


def _is_test(call: cst.Call) -> bool:
    return isinstance(call.func, cst.Name) and call.func.value in _BUILT_IN - {"getattr"}
