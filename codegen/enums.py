"""The table of enums, from the specs: what each platform calls and numbers their values."""

from pathlib import Path

from .python_source import table
from .settings import HEADER
from .specs import PROTO3_JSON, Json, Specs

Numbers = dict[str, int | None]

_TEXT = '''{header}
"""Every enum of Google's APIs: by platform, the values and their protobuf numbers, None where these are not known."""

ENUMS: dict[str, dict[str, dict[str, int | None]]] = {table}
'''


def write_enums(specs: Specs, output: Path) -> None:
    """Write `enums.py`. Enums of specs in plain JSON are left out: their values have no numbers, and one spelling."""
    enums = {
        name: {platform: enum_numbers(schema, platform) for platform in platforms}
        for stem, name, schema in specs.all_schemas()
        if "enum" in schema and specs.dialect(stem) == PROTO3_JSON
        for platforms in [schema.get("x-platforms", specs.platforms(stem))]
    }
    text = _TEXT.format(header=HEADER, table=table(enums))
    (output / "enums.py").write_text(text, encoding="utf-8")


def enum_numbers(schema: Json, platform: str) -> Numbers:
    """The values that a platform has of an enum, and their numbers."""
    limited: dict[str, list[str]] = schema.get("x-enum-platforms", {})
    numbers: dict[str, int | dict[str, int]] = schema.get("x-enum-numbers", {})
    return {
        value: known if isinstance(known := numbers.get(value), int | None) else known.get(platform)
        for value in schema.get("enum", ())
        if platform in limited.get(value, (platform,))
    }
