"""The packages whose programs are rewritten, by the names under which pip installs them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import libcst as cst

from gemini_sdk.migration.code.source import Program

PackageName = Literal[
    "openai", "vertexai", "google-genai", "google-generativeai", "azure-ai-inference"
]
PACKAGES: tuple[PackageName, ...] = get_args(PackageName)


@dataclass(frozen=True, slots=True)
class Package:
    """How programs for a package are known."""

    modules: tuple[str, ...]
    """The modules that they import."""
    word: str
    """A word that the text of each of them has, in lower case."""


KNOWN: dict[PackageName, Package] = {
    "openai": Package(("openai",), "openai"),
    "vertexai": Package(("vertexai",), "vertexai"),
    "google-genai": Package(("google.genai",), "genai"),
    "google-generativeai": Package(("google.generativeai",), "generativeai"),
    "azure-ai-inference": Package(("azure.ai.inference",), "azure"),
}


def mentioned(text: str, names: Collection[PackageName]) -> list[PackageName]:
    """The packages whose word a text has."""
    lowered = text.lower()
    return [name for name in PACKAGES if name in names and KNOWN[name].word in lowered]


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


def is_of(name: str, modules: Collection[str]) -> bool:
    """Whether a full name is one of these modules, or in one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def imports_any(source: Program, modules: Collection[str]) -> bool:
    """Whether a program imports one of these modules, or something in one."""
    nodes: list[cst.Import | cst.ImportFrom] = [*source.all(cst.Import), *source.all(cst.ImportFrom)]
    return any(is_of(name, modules) for node in nodes for name in imported(node))
