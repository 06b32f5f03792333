"""The names that tests hold because no source of `python -m codegen drift` tells them."""

import tomllib
from pathlib import Path
from typing import Any


def _sets(tables: dict[str, dict[str, str]]) -> dict[str, dict[str, set[str]]]:
    return {
        table: {key: set(names.split()) for key, names in rows.items()}
        for table, rows in tables.items()
    }


_READ: dict[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
ONEOFS = _sets(_READ.pop("oneofs"))
"""The members of each group, by type and group."""
HELD = _sets(_READ)
"""Fields and enum values by spec and type; ids of operations under `paths`."""
HELD_NAMES = {
    f"{name}.{key}" for rows in HELD.values() for name, keys in rows.items() for key in keys
}
"""The same, as `Type.name`."""
