"""The names of a file that other files read: a key or an address may get anywhere by them.

Modules are known by their last names, and names by what is imported or taken of any object: a name too many costs a
comment, a name too few sends a key to another service.
"""

import ast
import re
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from gemini_sdk.migration.code.environment import VARIABLES

_WORD = re.compile(r"\w+")
_VARIABLE = re.compile(rf"\b(?:{'|'.join(VARIABLES)})\b")
_LONGEST = 1_000_000
"""Longer files are not parsed: each of their words counts."""


def shared_names(paths: Collection[Path], files: Collection[Path]) -> dict[Path, frozenset[str]]:
    """The names that `files` may read of those of `paths` that read keys or addresses; `*` stands for all of them."""
    modules: defaultdict[str, set[Path]] = defaultdict(set)
    for path in paths:
        if _VARIABLE.search(_text(path)):
            modules[_module(path)].add(path)
    names: defaultdict[Path, set[str]] = defaultdict(set)
    for file in files if modules else ():
        text = _text(file)
        if modules.keys() & set(_WORD.findall(text)):
            imported, read = _read(text)
            for module in modules.keys() & imported:
                for path in modules[module] - {file}:
                    names[path] |= read
    return {path: frozenset(found) for path, found in names.items()}


def _module(path: Path) -> str:
    return path.absolute().parent.name if path.stem == "__init__" else path.stem


def _text(path: Path) -> str:
    try:
        # Reading a pipe would wait for ever.
        return path.read_text("utf-8", errors="replace") if path.is_file() else ""
    except OSError:
        return ""


def _read(text: str) -> tuple[set[str], set[str]]:
    """The last names of the modules that a program imports, and the names that it reads of modules and objects."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nodes = ast.walk(ast.parse(text[: _LONGEST + 1])) if len(text) <= _LONGEST else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        nodes = None
    if nodes is None:
        words = set(_WORD.findall(text))
        return words, words
    imported: set[str] = set()
    read: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            aliases = [name for alias in node.names for name in alias.name.split(".")]
            module = (node.module or "").split(".") if isinstance(node, ast.ImportFrom) else []
            imported |= {*aliases, *module}
            read |= {*aliases}
        elif isinstance(node, ast.Attribute):
            read.add(node.attr)
        elif isinstance(node, ast.Call):
            texts = set(_words_of(node))
            imported |= texts
            read |= texts
    return imported, read


def _words_of(call: ast.Call) -> Iterator[str]:
    """The names in the arguments of calls such as `getattr(config, "key")` and `import_module("config")`."""
    for arg in call.args:
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
            parts = arg.value.split(".")
            yield from parts if all(each.isidentifier() for each in parts) else ()
