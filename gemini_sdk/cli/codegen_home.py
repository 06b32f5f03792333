"""Codegen, which is part of this package in a wheel, and next to it in a checkout."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.checks import checked
    from codegen.diff import diff
    from codegen.generate import generate
    from codegen.jsonschema import jsonschema
    from codegen.specs import SpecError, Specs
    from codegen.validation_schemas import write_validation_schemas
else:
    from importlib import import_module
    from importlib.util import find_spec

    _HOME = "gemini_sdk._codegen" if find_spec("gemini_sdk._codegen") else "codegen"
    checked = import_module(f"{_HOME}.checks").checked
    diff = import_module(f"{_HOME}.diff").diff
    generate = import_module(f"{_HOME}.generate").generate
    jsonschema = import_module(f"{_HOME}.jsonschema").jsonschema
    write_validation_schemas = import_module(f"{_HOME}.validation_schemas").write_validation_schemas
    SpecError = import_module(f"{_HOME}.specs").SpecError
    Specs = import_module(f"{_HOME}.specs").Specs

__all__ = [
    "SpecError",
    "Specs",
    "checked",
    "diff",
    "generate",
    "jsonschema",
    "write_validation_schemas",
]
