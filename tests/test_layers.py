"""Imports between the folders of the package go down, in the order of docs/architecture.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "gemini_sdk"
LAYERS = [
    ["cli"],
    ["bulk", "migration", "emulator", "testing"],
    ["_google", "_azure"],
    ["_methods", "datasets", "metrics"],
    ["_openai"],
    ["_arguments", "known_models"],
    ["_credentials"],
    ["validation", "_transport"],
    ["_telemetry"],
    ["observability"],
    ["_behaviour", "types"],
    ["_wire", "errors"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    """Imports that run when the module is loaded; those for type checkers and inside functions do not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports(node)


@pytest.mark.parametrize("folder", LEVEL)
def test_imports_go_down(folder: str) -> None:
    modules = sorted((PACKAGE / folder).rglob("*.py")) or [PACKAGE / f"{folder}.py"]
    up: list[str] = []
    for module in modules:
        for node in imports(ast.parse(module.read_text(encoding="utf-8"))):
            parts = (node.module or "").split(".")
            assert not node.level, module
            if parts[0] != "gemini_sdk":
                continue
            named = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
            up += [
                f"{module.relative_to(PACKAGE)}:{node.lineno}: {name}"
                for name in named
                if name in LEVEL and name != folder and LEVEL[name] <= LEVEL[folder]
            ]
    assert not up


def test_the_page_has_the_same_order() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    block = page.partition("```text\n")[2].partition("```")[0]
    assert [line.split("  ")[0:1] and line[:41].split() for line in block.splitlines()] == LAYERS


TWO_MEANINGS = {
    "Operation": "a row of the generated table, as OpenAPI calls it; a long-running one, as Google calls it",
    "Row": "public: of `migration`'s reports; of `bulk`'s files",
    "Summary": "public: of `datasets`; of `bulk`",
}
OPENAI_NAMES = {"migration/errors.py", "migration/drop_in/streams.py"}
"""Modules whose classes have the names that programs for the openai package use."""


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for module in sorted(PACKAGE.rglob("*.py")):
        name = module.relative_to(PACKAGE).as_posix()
        if name not in OPENAI_NAMES:
            for node in ast.parse(module.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes.setdefault(node.name, []).append(name)
    twice = {name: places for name, places in homes.items() if len(places) > 1}
    assert twice.keys() == TWO_MEANINGS.keys(), twice
