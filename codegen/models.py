"""The models, written by datamodel-code-generator from the specs' wire view."""

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from .bases import base_class
from .modules import requests_module
from .placeholders import Placeholders
from .python_source import literal
from .settings import BASE_CLASSES, BEHAVIOURS, HEADER, TEMPLATES, TYPE_PARAMETERS
from .specs import PROTO3_JSON, SpecError, Specs
from .wire_view import wire_view

_OPTIONS = (
    "--ignore-pyproject --input-file-type openapi --output-model-type pydantic_v2.BaseModel "
    "--target-python-version 3.11 --target-pydantic-version 2.12 --snake-case-field "
    # An alias inside Annotated is the one form in which both type checkers accept Model(snake_name=...).
    "--use-annotated --use-type-alias --enum-field-as-literal all --use-exact-imports "
    "--strict-nullable --use-schema-description "
    # Both, or descriptions stand in docstrings and in Field() too, which is made at every import.
    "--use-field-description --use-inline-field-description "
    # The future import makes every annotation a string, which pydantic has to evaluate at import.
    "--use-single-line-docstring --disable-future-imports --strict-refs --disable-timestamp "
    "--disable-warnings --formatters ruff-check ruff-format"
).split()


def write_models(specs: Specs, output: Path) -> None:
    """Write the modules of every spec file. Raises SpecError if the generator refuses a spec."""
    views = wire_view(specs)
    placeholders = Placeholders()
    with tempfile.TemporaryDirectory() as folder:
        for name, document in views.items():
            text = yaml.safe_dump(placeholders.hide(document), sort_keys=False)
            Path(folder, f"{name}.yaml").write_text(text, encoding="utf-8")
        _generate(Path(folder), output, _bases(specs))
    for name in views:
        _fill(output / f"{name}.py", placeholders)
        _parametrize(output / f"{name}.py")
    for stem in specs.documents:
        module, requests = output / f"{stem}.py", requests_module(stem)
        offered: list[str] = []
        if requests in views.keys() - specs.documents.keys():
            offered = _declare_exports(output / f"{requests}.py")
            _offer(module, requests)
        _declare_exports(module, offered)


def _bases(specs: Specs) -> dict[str, str]:
    """The base of every model that has another than Google's."""
    of_dialect = {
        name: base_class(name, dialect)
        for stem, name, schema in specs.all_schemas()
        if (dialect := specs.dialect(stem)) != PROTO3_JSON and "enum" not in schema
    }
    return of_dialect | BEHAVIOURS


def _generate(specs: Path, output: Path, bases: dict[str, str]) -> None:
    command = [sys.executable, "-m", "datamodel_code_generator", *_OPTIONS]
    command += ["--input", str(specs), "--output", str(output)]
    command += ["--base-class", BASE_CLASSES[PROTO3_JSON], "--base-class-map", json.dumps(bases)]
    command += ["--custom-file-header", HEADER]
    command += ["--custom-template-dir", str(TEMPLATES)]
    # Ruff, its formatter, would leave a cache next to the output.
    environment = os.environ | {"RUFF_NO_CACHE": "true"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    if done.returncode:
        raise SpecError(f"datamodel-code-generator refused the specs:\n{done.stderr.strip()}")


def _fill(module: Path, placeholders: Placeholders) -> None:
    """Put the specs' texts in, and drop the rebuilding of models that contain themselves.

    First use builds them; here every import would pay for it.
    """
    text = re.sub(r"(?m)^\w+\.model_rebuild\(\)\n", "", module.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)  # noqa: UP[0-9UP, ]+$", "", text)  # of types that contain themselves
    module.write_text(placeholders.fill(text), encoding="utf-8")


def _parametrize(module: Path) -> None:
    """Give the bases of generic models their type variable."""
    text = module.read_text(encoding="utf-8")
    found: set[str] = set()
    for name, variable in TYPE_PARAMETERS.items():
        base = BEHAVIOURS[name].rpartition(".")[2]
        text, times = re.subn(rf"(?m)^(class {name}\({base})\):$", rf"\1[{variable}]):", text)
        found |= {variable} if times else set()
    if found:
        imported = f"from gemini_sdk._behaviour.parsing import {', '.join(sorted(found))}\n"
        text = text.replace("from gemini_sdk._wire", f"{imported}from gemini_sdk._wire", 1)
        module.write_text(text, encoding="utf-8")


def _offer(module: Path, requests: str) -> None:
    """Let a module find the names of another, which is loaded when one of them is requested."""
    text = module.read_text(encoding="utf-8").removeprefix(HEADER)
    imports = "from typing import TYPE_CHECKING\n\nfrom gemini_sdk._wire import lazy_names\n"
    finding = (
        f"if TYPE_CHECKING:\n    from .{requests} import *\n"
        "else:  # a checker that saw this would take any misspelt name for an attribute\n"
        f'    __getattr__, __dir__ = lazy_names(__name__, {{".{requests}": "*"}})\n'
    )
    module.write_text(f"{HEADER}\n\n{imports}{text}\n\n{finding}", encoding="utf-8")


def _declare_exports(module: Path, offered: Sequence[str] = ()) -> list[str]:
    """Append `__all__`, so that a star import takes the types alone: those of the module, and those it offers."""
    text = module.read_text(encoding="utf-8")
    names = list(offered)
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            names.append(node.targets[0].id)
    listed = "".join(f"    {literal(name)},\n" for name in sorted(names))
    module.write_text(f"{text}\n\n__all__ = [\n{listed}]\n", encoding="utf-8")
    return names
