"""The names in the packages: importing a module replaces a name of its package that is spelled alike."""

import ast
from collections.abc import Iterator
from pathlib import Path

import gemini_sdk

ROOT = Path(gemini_sdk.__file__).parent


def replaced(init: Path) -> Iterator[str]:
    """The names of a package, from elsewhere, that a module of the package replaces once it is imported."""
    modules = {path.stem for path in init.parent.iterdir() if path.suffix in {"", ".py"}}
    for node in ast.parse(init.read_text("utf-8")).body:
        names: list[str] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.ImportFrom):
            # A name from the module of that name is bound after the module, and stays.
            home = (node.module or "").rpartition(".")[2]
            names = [alias.asname or alias.name for alias in node.names if alias.name != home]
            package = ".".join(("gemini_sdk", *init.parent.relative_to(ROOT).parts))
            names = [name for name in names if node.module != package]
        yield from sorted(modules.intersection(names))


def test_no_module_replaces_a_name_of_its_package() -> None:
    clashes = {str(init.relative_to(ROOT)): [*replaced(init)] for init in ROOT.rglob("__init__.py")}
    assert {package: names for package, names in clashes.items() if names} == {}
