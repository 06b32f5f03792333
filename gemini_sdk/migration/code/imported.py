"""The names that a program imports."""

import re
from collections.abc import Collection, Iterator

import libcst as cst

from gemini_sdk.migration.code.source import Program

_INNER = re.compile(r"^openai\.(_client|_exceptions|_streaming|_types)\.")


def imported(node: cst.Import | cst.ImportFrom) -> Iterator[str]:
    """The full names of what an import binds; of a star, that of the module."""
    if isinstance(node, cst.Import):
        yield from (alias.evaluated_name for alias in node.names)
        return
    if node.relative or node.module is None:
        return
    module = cst.Module([]).code_for_node(node.module)
    if isinstance(node.names, cst.ImportStar):
        yield module
        return
    yield from (f"{module}.{alias.evaluated_name}" for alias in node.names)


def public_name(origin: str) -> str:
    """The name that OpenAI's package shows of what one of its inner modules has: `openai._exceptions.APIError`."""
    return _INNER.sub("openai.", origin)


def is_of(name: str, modules: Collection[str]) -> bool:
    """Whether a full name is one of these modules, or in one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def import_nodes(source: Program) -> list[cst.Import | cst.ImportFrom]:
    """The imports of a program."""
    return [*source.all(cst.Import), *source.all(cst.ImportFrom)]


def imports_any(source: Program, modules: Collection[str]) -> bool:
    """Whether a program imports one of these modules, or something in one."""
    return any(is_of(name, modules) for node in import_nodes(source) for name in imported(node))
