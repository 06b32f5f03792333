"""Packages that a program names in strings, as in `patch("openai.OpenAI")` and `import_module("openai")`."""

import re
from collections.abc import Collection, Iterator

import libcst as cst

from gemini_sdk import migration
from gemini_sdk.migration.code.client_classes import CLIENTS
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imported import is_of
from gemini_sdk.migration.code.scopes import drop_in_home, native_home
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.sources import value_sources
from gemini_sdk.migration.packages import KNOWN, PackageName

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*\Z")
_PATCHES = frozenset({"patch", "setattr", "delattr", "spy", "multiple", "stub"})
_IMPORTS = re.compile(
    r"\w*import\w*|\w*lazy\w*|find_spec|reload|run_module|version|distribution|requires|setitem|delitem|getLogger",
    re.IGNORECASE,
)
_LOGGER = "getLogger"
_MODULES = "sys.modules"
_RESOURCES = re.compile(r"\.(chat\.completions|responses|embeddings)\.\w+\Z")
_DEFAULTS: dict[PackageName, str] = {
    "openai": "gemini_sdk",
    "vertexai": "gemini_sdk.VertexClient",
    "google-genai": "gemini_sdk.GeminiClient",
    "google-generativeai": "gemini_sdk.GeminiClient",
    "azure-ai-inference": "gemini_sdk.AzureInferenceClient",
}
"""What is named in place of something of a package that has no counterpart."""


def report(
    source: Program, plan: Edits, packages: Collection[PackageName], *, is_native: bool
) -> None:
    """Say what to name instead."""
    for place, function, text in _names(source):
        words = _words(text, function, packages, is_native=is_native)
        if words is not None:
            plan.note(place, words)


def _names(source: Program) -> Iterator[tuple[cst.CSTNode, str, str]]:
    """The places that name a module or something of one, the functions that are given the names, and these."""
    for call in source.all(cst.Call):
        function = source.text(call.func).rpartition(".")[2]
        is_dict = function == "dict" and "patch" in source.text(call.func)
        of_modules = isinstance(call.func, cst.Attribute) and _is_modules(source, call.func.value)
        if not (function in _PATCHES or _IMPORTS.fullmatch(function) or is_dict or of_modules):
            continue
        for arg in call.args[:2]:
            for leaf in value_sources(source).leaves(arg.value):
                for text in _texts(leaf, keys=is_dict):
                    yield call, function, text
    for subscript in source.all(cst.Subscript):
        index = subscript.slice[0].slice
        if _is_modules(source, subscript.value) and isinstance(index, cst.Index):
            for text in _texts(index.value):
                yield subscript, _MODULES, text
    for comparison in source.all(cst.Comparison):
        if any(_is_modules(source, each.comparator) for each in comparison.comparisons):
            for text in _texts(comparison.left):
                yield comparison, _MODULES, text


def _is_modules(source: Program, node: cst.CSTNode) -> bool:
    return source.origin(node) == _MODULES


def _texts(node: cst.CSTNode, *, keys: bool = False) -> Iterator[str]:
    if isinstance(node, cst.Dict) and keys:
        for element in node.elements:
            if isinstance(element, cst.DictElement):
                yield from _texts(element.key)
    text = literal_text(node)
    if text is not None and _DOTTED.match(text):
        yield text


def _words(
    text: str, function: str, packages: Collection[PackageName], *, is_native: bool
) -> str | None:
    for package in packages:
        if is_of(text, KNOWN[package].modules):
            place = _home(text, function, package, is_native=is_native)
            return f'"{text}" is not used any more: name {place} instead.'
    if function not in _PATCHES or "openai" not in packages:
        return None
    if _RESOURCES.search(text):
        return f'"{text}": a client here does not use what is set on it.'
    name = "openai." + (f".{text}".rpartition(".openai.")[2] if ".openai." in text else _last(text))
    home = native_home(name)
    if is_native and home is not None:
        return f'"{text}" may have another name there now: {home[1]}.'
    if ".openai." in text and name.split(".")[1] not in migration.__all__:
        return f'"{text}" has no counterpart: openai is gemini_sdk.migration there now.'
    return None


def _last(text: str) -> str:
    """The last of the names in a text, if it is one of a client's class."""
    last = text.rpartition(".")[2]
    return last if f"openai.{last}" in CLIENTS else ""


def _home(text: str, function: str, package: PackageName, *, is_native: bool) -> str:
    if function == _LOGGER or text in KNOWN[package].modules:
        is_stand_in = package == "openai" and not is_native and function != _LOGGER
        return "gemini_sdk.migration" if is_stand_in else "gemini_sdk"
    found = (native_home if is_native else drop_in_home)(text) if package == "openai" else None
    if found is not None and found[0].startswith("gemini_sdk"):
        return ".".join(found)
    if package == "openai" and not is_native:
        return "gemini_sdk.migration"
    return _DEFAULTS[package] if function in _PATCHES else "gemini_sdk"
