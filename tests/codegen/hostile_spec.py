"""Packages of specs full of hostile texts: `python -m tests.codegen.hostile_spec [PACKAGES [TEXTS [SEED]]]`.

Each package is made of one spec that has a text of its own in every place where a spec may have a text or a name. All
its modules are then imported by another process. A text that became code would print, write a file or end the process.
"""

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from codegen.jsonschema import jsonschema
from codegen.package import write_package
from tests.codegen.hostile_text import FRAGMENTS

MARK = "the text ran"
CODE = [
    f'print("{MARK}")',
    f"print('{MARK}')",
    f'\nprint("{MARK}")\n',
    f'"""\nprint("{MARK}")\n"""',
    f"'''\nprint('{MARK}')\n'''",
    f'"; print("{MARK}"); "',
    f"\\\"+print('{MARK}')+\\\"",
    f"{{print('{MARK}')}}",
    f'{{{{ print("{MARK}") }}}}',
    f"\\\nprint('{MARK}') #",
    "'+__import__('os')._exit(9)+'",
    "]\nimport os; os._exit(9)\n[",
    "# type: ignore\n",
    "\\N{DIGIT ONE}",
    "$&",
    "\\g<0>",
    "None",
    "__class__",
    "*/",
]
IMPORT_ALL = """\
import importlib, pathlib, sys
for path in sorted(pathlib.Path("any_models").glob("*.py")):
    module = importlib.import_module(f"any_models.{path.stem}".removesuffix(".__init__"))
    for name in getattr(module, "__all__", ()):
        made = getattr(module, name)
        if hasattr(made, "model_rebuild"):
            made.model_rebuild()
            repr(made()), made.__doc__
"""


class Texts:
    """Texts that try to leave their place, counted."""

    def __init__(self, seed: int) -> None:
        self.count = 0
        self._chance = random.Random(seed)

    def __call__(self) -> str:
        """The next text; it may be of any characters that a spec may hold."""
        self.count += 1
        chance = self._chance
        pieces = [
            chance.choice([chance.choice(FRAGMENTS), chance.choice(CODE), self._character()])
            for _ in range(chance.randrange(1, 9))
        ]
        return "".join(pieces).replace("\x85", "")

    def name(self, stem: str) -> str:
        """A text that differs from all others, and is still different as a name in Python."""
        return f"{stem}{self.count}x{self()}"

    def _character(self) -> str:
        return chr(
            self._chance.choice([*range(32, 127), *range(160, 0xD800), *range(57344, 65534)])
        )


def reference(name: str, kind: str = "schemas") -> dict[str, str]:
    """A reference to a component of any name."""
    pointer = quote(name.replace("~", "~0").replace("/", "~1"), safe="")
    return {"$ref": f"#/components/{kind}/{pointer}"}


def hostile_spec(size: int, seed: int) -> tuple[dict[str, Any], int]:
    """A spec with at least so many texts, and how many they are."""
    text = Texts(seed)
    spec: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            **{key: text() for key in ("title", "version", "description", "summary")},
            "termsOfService": text(),
            "contact": {"name": text(), "url": text()},
            "license": {"name": text(), "identifier": text()},
        },
        "servers": [
            {"url": text(), "description": text(), "variables": {text(): {"default": text()}}}
        ],
        "tags": [{"name": text(), "description": text(), "externalDocs": {"url": text()}}],
        "externalDocs": {"url": text(), "description": text()},
        f"x-{text()}": text(),
        "paths": {},
        "components": {"securitySchemes": {text(): {"type": "apiKey", "name": text()}}},
    }
    components = spec["components"]
    for bucket in ("schemas", "parameters", "requestBodies", "responses", "headers", "examples"):
        components[bucket] = {}
    while text.count < size:
        _add_types(components["schemas"], text)
        _add_operation(spec["paths"], components, text)
    return spec, text.count


def _add_types(schemas: dict[str, Any], text: Texts) -> None:
    enum, first, second = text.name("E"), text.name("A"), text.name("B")
    form, value, member = text.name("form"), text(), text.name("m")
    said: Callable[[], dict[str, str]] = lambda: {"description": text(), "title": text()}  # noqa: E731
    schemas[enum] = {"type": "string", "enum": [text(), f"{text()}2"], **said()}
    schemas[text.name("C")] = {"const": text(), **said()}
    schemas[first] = {
        "type": "object",
        "required": [form, member],
        "properties": {
            form: {"const": value, "description": text()},
            member: reference(enum) | {"description": text()},
            text.name("d"): {"type": "string", "default": text(), "examples": [text()]},
            text.name("f"): {"type": "string", "format": text.name("own "), "$comment": text()},
            text.name("k"): {"type": "integer", "default": text(), f"x-{text()}": text()},
            text.name("n"): {
                "type": "object",
                "properties": {text.name("i"): {"type": "boolean", **said()}},
                "default": {text(): [text()]},
                **said(),
            },
            text.name("p"): {
                "type": "object",
                "patternProperties": {"^a": {"type": "string", **said()}},
                "propertyNames": {"enum": [text()]},
            },
            text.name("l"): {"type": "array", "items": {"enum": [text(), None, 3], **said()}},
            text.name("not"): {"not": {"const": text()}, "xml": {"name": text()}},
        },
        "example": {text(): text()},
        "externalDocs": {"url": text()},
        **said(),
    }
    schemas[second] = {
        "allOf": [
            reference(first) | {"description": text()},
            {"properties": {form: {"enum": [text()]}}},
        ],
        "$defs": {text.name("D"): {"type": "object", **said()}},
        **said(),
    }
    schemas[text.name("U")] = {
        "oneOf": [
            reference(first),
            reference(second),
            {"type": "string", "enum": [text()], **said()},
        ],
        "discriminator": {"propertyName": form, "mapping": {text(): reference(second)["$ref"]}},
        **said(),
    }
    schemas[text.name("L")] = {
        "type": "array",
        "items": {"type": "object", "properties": {text(): True}},
    }
    schemas[text.name("M")] = {"additionalProperties": reference(first), **said()}


def _add_operation(paths: dict[str, Any], components: dict[str, Any], text: Texts) -> None:
    parameter, body, answer = text.name("P"), text.name("R"), text.name("S")
    components["parameters"][parameter] = {
        "name": text(),
        "in": "query",
        "description": text(),
        "schema": {"type": "string", "enum": [text()]},
    }
    inner = {"type": "object", "properties": {text.name("q"): {"type": "string"}}, "title": text()}
    media = {"application/json": {"schema": inner}, text(): {"schema": inner, "example": text()}}
    components["requestBodies"][body] = {"description": text(), "content": media}
    components["headers"][text()] = {"description": text(), "schema": {"type": "string"}}
    components["examples"][text()] = {"summary": text(), "value": text()}
    components["responses"][answer] = {
        "description": text(),
        "headers": {text(): {"description": text(), "schema": {"type": "string"}}},
        "links": {text(): {"operationId": text(), "description": text()}},
        "content": {"application/json": {"schema": {"type": "array", "items": inner}}},
    }
    paths[f"/{text.name('path')}"] = {
        "summary": text(),
        "description": text(),
        "post": {
            "operationId": text.name("id"),
            "summary": text(),
            "description": text(),
            "tags": [text()],
            "security": [{text(): [text()]}],
            "parameters": [
                reference(parameter, "parameters"),
                {"name": text(), "in": "header", "description": text(), "schema": {}},
                {"name": text.name("u"), "in": "query", "example": text(), "schema": {}},
            ],
            "requestBody": reference(body, "requestBodies"),
            "responses": {"200": reference(answer, "responses"), text(): {"description": text()}},
            "callbacks": {text(): {text(): {"post": {"summary": text(), "responses": {}}}}},
        },
    }


def try_package(folder: Path, size: int, seed: int) -> int:
    """Make a package of a hostile spec and import it elsewhere; how many texts it has. AssertionError if one ran."""
    spec, count = hostile_spec(size, seed)
    specs = folder / "specs"
    specs.mkdir(parents=True)
    text = yaml.safe_dump(spec, allow_unicode=True, sort_keys=False)
    (specs / "any.yaml").write_text(text, encoding="utf-8")
    write_package(specs, folder / "any_models")
    jsonschema(specs, folder / "schemas", ["vertex"], [])
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), (seed, done)
    return count


def main(packages: str = "20", texts: str = "500", seed: str = "0") -> int:
    """Try so many packages, and print how many texts they had."""
    tried = 0
    for number in range(int(seed), int(seed) + int(packages)):
        with tempfile.TemporaryDirectory() as folder:
            tried += try_package(Path(folder), int(texts), number)
        print(f"{number}: {tried:,} texts, none of them ran", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
