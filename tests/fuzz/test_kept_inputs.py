"""Inputs that are kept, of every kind and each that once failed, hold for ever. `make fuzz` looks for more."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

KEPT = [
    pytest.param(target.name, path, id=f"{target.name}/{path.name}")
    for target in TARGETS.values()
    for path in sorted(target.folder.iterdir())
]


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_kept_input_holds(name: str, path: Path) -> None:
    TARGETS[name].check(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_no_bytes_at_all(name: str) -> None:
    TARGETS[name].check(b"")
