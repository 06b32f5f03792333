"""The table of enums, from the specs: what each platform calls and numbers their values."""

from pathlib import Path

from .platform_type import PlatformType
from .python_source import table
from .settings import HEADER
from .specs import PROTO3_JSON, Specs

_TEXT = '''{header}
"""Every enum of Google's APIs: by platform, the values and their protobuf numbers, None where these are not known."""

ENUMS: dict[str, dict[str, dict[str, int | None]]] = {table}
'''


def write_enums(specs: Specs, output: Path) -> None:
    """Write `enums.py`. Enums of specs in plain JSON are left out: their values have no numbers, and one spelling."""
    enums = {
        name: {
            platform: PlatformType.find(specs, stem, name, platform).numbers
            for platform in PlatformType.find(specs, stem, name).platforms
        }
        for stem, name, schema in specs.all_schemas()
        if "enum" in schema and specs.dialect(stem) == PROTO3_JSON
    }
    text = _TEXT.format(header=HEADER, table=table(enums))
    (output / "enums.py").write_text(text, encoding="utf-8")
