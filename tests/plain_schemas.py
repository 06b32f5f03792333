"""Answers as they are described: by the rules of `validate`, and by the bundled specs as plain JSON Schema."""

import json
import re
from functools import cache
from importlib import resources
from typing import Any

import jsonschema_rs

from gemini_sdk import validate
from gemini_sdk._wire import Platform

_FOLDER = resources.files("gemini_models") / "specs" / "bundled"


@cache
def bundles() -> dict[str, dict[str, Any]]:
    """Every bundled spec, by its stem."""
    files = sorted(_FOLDER.iterdir(), key=lambda file: file.name)
    return {f.name.removesuffix(".json"): json.loads(f.read_text(encoding="utf-8")) for f in files}


@cache
def plain_schema(name: str) -> jsonschema_rs.Draft202012Validator:
    """The type of that name; KeyError where no spec has it."""
    for document in bundles().values():
        if name in document["components"]["schemas"]:
            return _validator(document, name)
    raise KeyError(name)


def _validator(document: dict[str, Any], name: str) -> jsonschema_rs.Draft202012Validator:
    reference = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return jsonschema_rs.Draft202012Validator(reference)


def invalid(data: str, name: str, platform: Platform | None) -> str | None:
    """What is wrong with the JSON of an answer, by either, without its texts; None where nothing is."""
    for fault in validate(data, name, platform=platform):
        if fault.severity == "error":
            return f"{name} {_general(fault.path)}: {fault.problem}"
    for error in plain_schema(name).iter_errors(json.loads(data)):
        if error.kind.name == "anyOf" and isinstance(error.instance, int):
            continue  # the number of an enum value, for clients that ask for these
        return f"{name} {_general(str(error.instance_path))}: plain OpenAPI: {error.kind.name}"
    return None


def _general(path: str) -> str:
    return re.sub(r"\d+", "*", path)
