"""Compares the models that google-genai names with those that are known here."""

import ast
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from gemini_sdk.known_models import catalogue

from .sources import Packages

_PACKAGE = "google-genai"
_FILE = "model.py"
_FAMILIES = ("gemini-", "gemma-", "imagen-", "veo-", "lyria-", "text-embedding-", "nano-banana-")
_DATA = "gemini_sdk/known_models/models.json"


def named_by(packages: Packages) -> frozenset[str]:
    """The names in google-genai's type of models, which is read and not run; none where the package is not there."""
    found = packages.find(_PACKAGE)
    files = () if found is None else found.files or ()
    paths = (Path(str(file.locate())) for file in files if file.name == _FILE)
    return frozenset(name for path in paths for name in literals(path.read_text(encoding="utf-8")))


def literals(code: str) -> Iterator[str]:
    """The models in a `Literal[...]` of some code."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal"):
            texts = (each.value for each in ast.walk(node.slice) if isinstance(each, ast.Constant))
            yield from (t for t in texts if isinstance(t, str) and t.startswith(_FAMILIES))


def differences(named: frozenset[str], declared: Mapping[str, str] | None = None) -> list[str]:
    """A line for each model that is neither known nor declared, and for each declaration that is of no model."""
    if not named:
        return []
    patterns = catalogue.not_described() if declared is None else declared
    unknown = [
        f"{name}: {_PACKAGE} names it, and {_DATA} lacks it"
        for name in sorted(named - catalogue.all_names())
        if not any(fnmatchcase(name, pattern) for pattern in patterns)
    ]
    stale = [
        f"{pattern}: {_DATA} declares it, and {_PACKAGE} names no such model"
        for pattern in patterns
        if not any(fnmatchcase(name, pattern) for name in named)
    ]
    return unknown + stale
