"""Names that a rewriting would leave undefined: the imports of these names have to stay.

Every reading of a name counts, in annotations within strings too, and so do the strings of `__all__`. A name that was
imported and never read may be imported from there by other programs, if nothing of its package is read.
"""

import re
from collections.abc import Iterator

import libcst as cst
from libcst.metadata import ImportAssignment, Scope

from gemini_sdk.migration.code.source import Program, literal_text

_NAME = re.compile(r"[^\W\d]\w*")


def lost(before: Program, after: Program) -> frozenset[str]:
    """The names that imports bound before a rewriting, and nothing binds after it though they are still wanted."""
    bound = dict(_imported(before))
    undefined = (_undefined(after) - _undefined(before)) | {
        name for name in exported(after) if not _is_global(after, name)
    }
    read = {_package(before, alias) for name, alias in bound.items() if _is_read(before, name)}
    unread = {
        name
        for name, alias in bound.items()
        if isinstance(before.parent(alias), cst.ImportFrom)
        and (_package(before, alias) not in read - {"openai"} or _is_exporting(alias))
        and _is_global(before, name)
        and not _is_read(before, name)
        and not _is_global(after, name)
    }
    fallbacks = {name for name in _with_fallback(before) if not _is_imported(after, name)}
    return frozenset(bound.keys() & (undefined | unread | fallbacks & _read(after)))


def _with_fallback(source: Program) -> set[str]:
    """The names that imports bind, and other statements of the same scope too: where an import fails, for one."""
    return {
        each.name
        for scope in source.scopes()
        for each in scope.assignments
        if isinstance(each, ImportAssignment)
        and not all(isinstance(other, ImportAssignment) for other in scope[each.name])
    }


def _is_imported(source: Program, name: str) -> bool:
    return any(name == each for each, _ in _imported(source))


def _read(source: Program) -> set[str]:
    return {
        access.node.value
        for scope in source.scopes()
        for access in scope.accesses
        if isinstance(access.node, cst.Name)
    }


def _package(source: Program, alias: cst.ImportAlias) -> str:
    node = source.parent(alias)
    module = node.module if isinstance(node, cst.ImportFrom) else alias.name
    return source.text(module).partition(".")[0] if module is not None else ""


def _is_exporting(alias: cst.ImportAlias) -> bool:
    """Whether an import is written as `X as X`, which says that others import it from here."""
    return alias.evaluated_alias == alias.evaluated_name


def exported(source: Program) -> set[str]:
    """The names in `__all__`, however it is put together."""
    found: set[str] = set()
    for name in source.all(cst.Name):
        if name.value != "__all__":
            continue
        statement = source.statement(name)
        if isinstance(statement, cst.SimpleStatementLine):
            found |= {text for each in _strings(statement) if (text := literal_text(each))}
    return found


def _imported(source: Program) -> Iterator[tuple[str, cst.ImportAlias]]:
    for alias in source.all(cst.ImportAlias):
        local = alias.evaluated_alias or alias.evaluated_name.partition(".")[0]
        yield local, alias


def _undefined(source: Program) -> set[str]:
    found: set[str] = set()
    for scope in source.scopes():
        for access in scope.accesses:
            if access.referents:
                continue
            if isinstance(access.node, cst.Name):
                found.add(access.node.value)
            elif not isinstance(access.node, cst.Attribute):
                found |= {name for name in _in_text(access.node) if name not in scope}
    return found


def _in_text(node: cst.CSTNode) -> set[str]:
    return set(_NAME.findall(literal_text(node) or ""))


def _strings(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.SimpleString | cst.ConcatenatedString):
        yield node
        return
    for child in node.children:
        yield from _strings(child)


def _globals(source: Program) -> Scope | None:
    return next((scope.globals for scope in source.scopes()), None)


def _is_global(source: Program, name: str) -> bool:
    scope = _globals(source)
    return scope is not None and any(each.scope is scope for each in scope[name])


def _is_read(source: Program, name: str) -> bool:
    scope = _globals(source)
    return scope is not None and any(each.references for each in scope[name])
