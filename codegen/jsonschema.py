"""Write the types as self-contained JSON Schema 2020-12 files, one per type, for editors and other languages.

The schemas describe JSON as this package writes it: camelCase names, lists as lists, no null. They are stricter than
validation: they do not accept snake_case names or one object for a list of one, so that an editor completes each name
once.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gemini_sdk._terminal import say
from gemini_sdk.validation.suggestions import closest

from .checks import checked
from .operation_table import type_name
from .platform_type import PlatformType
from .schema_document import schema_document
from .settings import SPECS
from .specs import PLATFORMS, Json, SpecError, Specs, references


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen jsonschema`."""
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder to write <platform>/<type>.json to",
    )
    parser.add_argument(
        "--specs",
        type=Path,
        metavar="PATH",
        help="folder of specs, or one spec file (default: specs/)",
    )
    parser.add_argument(
        "--platform",
        action="append",
        choices=PLATFORMS,
        help="platform whose types are written; repeatable (default: all)",
    )
    parser.add_argument(
        "--type",
        action="append",
        default=[],
        metavar="NAME",
        help="type to write in addition to requests and answers; repeatable",
    )


def run(options: argparse.Namespace) -> int:
    """Exit status 0; SpecError if a spec is unusable or there is no such type."""
    return jsonschema(options.specs or SPECS, options.out, options.platform, options.type)


def jsonschema(
    specs: Path, output: Path, platforms: Sequence[str] | None, types: Sequence[str]
) -> int:
    """Write the files of a folder of specs; the exit status."""
    count = write_schemas(checked(Specs.load(specs)), output, platforms or PLATFORMS, types)
    say(f"codegen: wrote {count} schemas to {output}")
    return 0


def write_schemas(
    specs: Specs, output: Path, platforms: Iterable[str] = PLATFORMS, types: Iterable[str] = ()
) -> int:
    """Write `<platform>/<type>.json` for each type of a request or an answer and each of `types`; how many."""
    wanted, count = set(types), 0
    homes = {name: stem for stem, name, _ in specs.all_schemas()}
    found: set[str] = set()
    for platform in platforms:
        here = {
            n
            for n in wanted & homes.keys()
            if PlatformType.find(specs, homes[n], n, platform).exists
        }
        found |= here
        called = set(operation_types(specs, platform)) or outermost_types(specs, platform)
        for name in sorted(here | called):
            document = schema_document(specs, homes[name], name, platform)
            _write(output / platform / f"{name}.json", document)
            count += 1
    for name in sorted(wanted - found):
        nearest = closest(name, list(homes))
        hint = f"; did you mean {nearest!r}?" if nearest and nearest != name else ""
        raise SpecError(f"unknown type {name!r} for {', '.join(platforms)}{hint}")
    return count


def operation_types(specs: Specs, platform: str) -> Iterator[str]:
    """The types of a platform's requests and answers, some more than once."""
    for stem, path, method, operation in specs.operations():
        if platform in operation["x-platforms"]:
            bodies = operation.get("requestBody"), operation["responses"].get("200")
            where = f"{specs.place(stem, 'paths', path, method)}: {method} {path}"
            yield from filter(None, (type_name(specs, stem, where, body) for body in bodies))


def outermost_types(specs: Specs, platform: str) -> set[str]:
    """The types of a platform that no other type refers to, for one whose specs have types and no operations."""
    here = {
        name: (home, schema)
        for home, name, schema in specs.all_schemas()
        if PlatformType.find(specs, home, name, platform).exists
    }
    referred = {
        specs.resolve(home, reference)[1]
        for name, (home, schema) in here.items()
        for reference in references(schema)
        if specs.resolve(home, reference)[1] != name
    }
    return {
        name
        for name, (_, schema) in here.items()
        if name not in referred and "properties" in schema
    }


def _write(path: Path, document: Json) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
