"""What codegen makes of a folder of other people's specs: `python -m tests.codegen.corpus FOLDER [REPORT]`.

Each file that says `openapi` or `swagger` is generated on its own. It ends as one of: generated (the package can be
imported), refused (each line of the error has a file and a line), unplaced (refused without them), or broken (anything
else was raised). Of what is generated, models without fields are counted where their spec has fields, and members
whose type is `Any` where their spec has a type.
"""

import importlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codegen.package import write_package
from codegen.python_names import type_name
from codegen.specs import Json, SpecError, Specs, as_object

_SPEC = re.compile(r"""^\s*["']?(openapi|swagger)["']?\s*:""", re.M)
_PLACED = re.compile(r"\S+:\d+: .+", re.S)
OUTCOMES = ("generated", "refused", "unplaced", "broken")


@dataclass
class Result:
    """What became of a spec."""

    file: str
    outcome: str
    problem: str = ""
    models: int = 0
    fieldless: list[str] = field(default_factory=list[str])
    untyped: list[str] = field(default_factory=list[str])
    seconds: float = 0


def specs_below(folder: Path) -> Iterator[Path]:
    """The files of a folder that are specs."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".yml", ".json") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            if _SPEC.search(text):
                yield path


def measured(path: Path) -> Result:
    """What becomes of a spec."""
    began = time.monotonic()
    result = Result(str(path), "generated")
    with tempfile.TemporaryDirectory() as folder:
        try:
            write_package(path, Path(folder, "made"))
            _count(path, Path(folder), result)
        except SpecError as error:
            lines = str(error).splitlines()
            result.outcome = "refused" if all(map(_PLACED.fullmatch, lines)) else "unplaced"
            result.problem = str(error)
        except BaseException as error:
            result.outcome, result.problem = "broken", f"{type(error).__name__}: {error}"
    result.seconds = round(time.monotonic() - began, 1)
    return result


def _count(path: Path, folder: Path, result: Result) -> None:
    sys.path.insert(0, str(folder))
    for name in [n for n in sys.modules if n.partition(".")[0] == "made"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    try:
        specs = Specs.load(path)
        for stem, name, schema in specs.all_schemas():
            made = getattr(importlib.import_module(f"made.{stem}"), type_name(name))
            if not hasattr(made, "model_fields"):
                continue
            model: Any = made
            model.model_rebuild()
            result.models += 1
            fields: dict[str, Any] = model.model_fields
            if not fields and has_members(specs, stem, schema):
                result.fieldless.append(name)
            members: Json = schema.get("properties", {})
            for attribute, each in fields.items():
                said = as_object(members.get(each.alias or attribute)) or {}
                if each.annotation is Any and said.keys() & {"type", "$ref", "anyOf", "oneOf"}:
                    result.untyped.append(f"{name}.{attribute}")
    finally:
        sys.path.remove(str(folder))


def has_members(specs: Specs, stem: str, schema: Json, depth: int = 0) -> bool:
    """Whether a type has members, of its own or of a type that it is made of."""
    if schema.get("properties"):
        return True
    if (reference := schema.get("$ref")) and depth < 20:
        home, _, target = specs.resolve(stem, reference)
        return has_members(specs, home, target, depth + 1)
    return any(has_members(specs, stem, part, depth + 1) for part in schema.get("allOf", []))


def main(folder: str, report: str = "") -> int:
    """Exit status 1 where a spec is broken, is refused without a place, or gives a model without its fields."""
    paths = list(specs_below(Path(folder)))
    with ProcessPoolExecutor(2) as pool:
        results: list[Result] = []
        for result in pool.map(measured, paths):
            first = f": {result.problem.splitlines()[0][:300]}" if result.problem else ""
            print(f"{result.outcome}: {result.file}{first}", flush=True)
            results.append(result)
    for outcome in OUTCOMES:
        print(f"{outcome}: {sum(r.outcome == outcome for r in results)}")
    fieldless = [f"{r.file}: {name}" for r in results for name in r.fieldless]
    untyped = [f"{r.file}: {name}" for r in results for name in r.untyped]
    print(f"models: {sum(r.models for r in results)}")
    print(f"models without their fields: {len(fieldless)}", *fieldless[:20], sep="\n  ")
    print(f"members without their type: {len(untyped)}", *untyped[:20], sep="\n  ")
    if report:
        text = json.dumps([vars(result) for result in results], indent=1)
        Path(report).write_text(text, encoding="utf-8")
    return int(bool(fieldless) or any(r.outcome in ("unplaced", "broken") for r in results))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
