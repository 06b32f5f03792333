"""MANIFEST: hashes of the inputs and the generated files, by which edited and stale files are found."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from .settings import TEMPLATES

NAME = "MANIFEST"
_CACHES = {"__pycache__", ".ruff_cache", ".mypy_cache"}


def write_manifest(output: Path, names: Iterable[str]) -> None:
    """Write a line `hash  path` for every spec, by the names in `specs`, every setting and every output."""
    here = Path(__file__).resolve().parent
    specs = output / "specs"
    sources = _lines("specs", specs, (specs / name for name in sorted(names)))
    sources += _lines("codegen", here, [here / "settings.py", *sorted(TEMPLATES.iterdir())])
    outputs = _lines("generated", output, (p for p in files(output) if p.name != NAME))
    (output / NAME).write_text("".join(sources + outputs), encoding="utf-8")


def files(folder: Path) -> list[Path]:
    """All files below a folder that codegen answers for."""
    found = (p for p in folder.rglob("*") if p.is_file() and not _CACHES & set(p.parts))
    return sorted(found)


def unlisted_files(output: Path) -> list[Path]:
    """The files of a package that its manifest does not list: other programs put them there."""
    try:
        lines = (output / NAME).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    listed = {
        output / line.partition("  generated/")[2] for line in lines if "  generated/" in line
    }
    return [path for path in files(output) if path not in listed and path.name != NAME]


def _lines(label: str, base: Path, paths: Iterable[Path]) -> list[str]:
    return [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {label}/{p.relative_to(base).as_posix()}\n"
        for p in paths
    ]
