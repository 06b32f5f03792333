"""The generated package as a whole: written, or compared with what is there."""

import difflib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from codegen.checks import check
from codegen.judge import write_judges
from codegen.manifest import files, write_manifest
from codegen.mappings import write_mappings
from codegen.models import write_models
from codegen.operations import write_operations
from codegen.specs import Specs


def write_package(specs: Path, output: Path) -> None:
    """Make `output` what the specs in a folder say; what was there goes. SpecError where a spec is unusable."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, output.name)
        _build(specs, fresh)
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(fresh, output)


def differences(specs: Path, output: Path) -> Iterator[str]:
    """What `write_package` would change, as lines of a unified diff."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, output.name)
        _build(specs, fresh)
        names = {p.relative_to(fresh) for p in files(fresh)}
        names |= {p.relative_to(output) for p in files(output)}
        for name in sorted(names):
            there, said = f"generated/{name} (as it is)", f"generated/{name} (as the specs say)"
            yield from difflib.unified_diff(
                _lines(output / name), _lines(fresh / name), there, said
            )


def _build(specs: Path, output: Path) -> None:
    loaded = Specs.load(specs)
    check(loaded)
    output.mkdir()
    write_models(loaded, output)
    write_mappings(loaded, output)
    write_operations(loaded, output)
    _format(output)
    write_judges(loaded, output)
    shutil.copytree(specs, output / "specs")
    (output / "py.typed").touch()
    write_manifest(specs, output)


def _format(output: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    settings = ["--isolated", "--no-cache", "--quiet", "--line-length=100", str(output)]
    unused_imports = [*ruff, "check", "--select=F401", "--fix", *settings]
    subprocess.run(unused_imports, check=True)  # noqa: S603
    subprocess.run([*ruff, "format", *settings], check=True)  # noqa: S603


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
