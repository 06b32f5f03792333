"""The names that google-genai has of its own are those that its converters rename."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import validate
from gemini_sdk.validation.unknown_names import WIRE_NAMES

genai = pytest.importorskip("google.genai", reason="needs the group upstream")
TURN = {"role": "user", "parts": [{"text": "x"}]}


def camel(name: str) -> str:
    return re.sub("_(.)", lambda found: found[1].upper(), name)


def snake(name: str) -> str:
    return re.sub("([A-Z])", r"_\1", name).lower()


def renamed(type_name: str) -> Iterator[tuple[str, str]]:
    """Fields that a converter of a type puts elsewhere: the client's name, and the place on the wire."""
    source = Path(genai.__file__).with_name("models.py").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(f"_{type_name}_to_"):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "setv":
                    place, value = call.args[1:]
                    read = re.search(r"getv\(from_object, \['(\w+)'\]\)", ast.unparse(value))
                    steps = ast.literal_eval(place)
                    if read and len(steps) <= 2 and [camel(read[1])] != steps:
                        yield camel(read[1]), ".".join(steps)


@pytest.mark.parametrize("type_name", ["GenerationConfig", "ImageConfig"])
def test_the_table_is_what_the_converters_do(type_name: str) -> None:
    assert dict(renamed(type_name)) == WIRE_NAMES[type_name]


@pytest.mark.parametrize("platform", ["google-ai", "vertex", None])
@pytest.mark.parametrize("spell", [str, snake])
@pytest.mark.parametrize(
    ("type_name", "name"), [(t, name) for t, names in WIRE_NAMES.items() for name in names]
)
def test_such_a_name_is_a_warning_that_names_the_field_of_the_wire(
    type_name: str, name: str, spell: Any, platform: Any
) -> None:
    config: dict[str, Any] = {spell(name): {} if name.endswith("Config") else "1"}
    if type_name == "ImageConfig":
        config = {"imageConfig": config}
    request = {"contents": [TURN], "generationConfig": config}
    found = validate(request, "GenerateContentRequest", platform=platform)
    (fault,) = (each for each in found if each.path.endswith(spell(name)))
    assert fault.severity == "warning"
    assert WIRE_NAMES[type_name][name] in fault.problem
