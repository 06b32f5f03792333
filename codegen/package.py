"""The generated package as a whole: written, or compared with what is there."""

import difflib
import json
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from keyword import iskeyword
from pathlib import Path

from .bundle import FOLDER, write_bundles
from .checks import checked
from .documentation import write_documentation
from .enums import write_enums
from .folders import replace_folder
from .manifest import NAME, files, unlisted_files, write_manifest
from .mappings import write_mappings
from .models import write_models
from .operation_table import write_operations
from .overlay import overlaid
from .settings import ROOT
from .source_shape import check_shape
from .spec_schema import NAME as NAME_OF_SCHEMA
from .spec_schema import spec_schema_text
from .specs import SpecError, Specs
from .validation_schemas import write_validation_schemas

_SHOWN = 40
"""Lines of the difference of one file: one field of a spec is in all files, and each of them is to be named."""


def write_package(specs: Path, output: Path, overlays: Sequence[Path] = ()) -> None:
    """Make `output` what the specs in a folder say, with overlays over them; what was written before goes.

    Raises SpecError if a spec or an overlay is unusable, or `output` holds something else.
    """
    _make_sure_of(output)
    with _built(specs, output.name, overlays) as fresh:
        replace_folder(output, fresh)


def differences(specs: Path, output: Path, overlays: Sequence[Path] = ()) -> Iterator[str]:
    """The changes that `write_package` would make, as lines of a unified diff, at most a given number per file."""
    with _built(specs, output.name, overlays) as fresh:
        names = {p.relative_to(fresh) for p in files(fresh)}
        names |= {p.relative_to(output) for p in files(output)}
        for name in sorted(names):
            yield from _difference(output / name, fresh / name)


def _make_sure_of(output: Path) -> None:
    """That nothing is lost where a package is written, and that it can be imported from there."""
    if not output.name.isidentifier() or iskeyword(output.name):
        raise SpecError(f"{output}: {output.name!r} is not a valid package name")
    if output.exists() and not output.is_dir():
        raise SpecError(f"{output}: is a file; choose another folder")
    if output.exists() and any(output.iterdir()) and not (output / NAME).exists():
        raise SpecError(
            f"{output}: contains files that codegen did not write; choose another folder"
        )
    for path in unlisted_files(output):
        raise SpecError(
            f"{path}: codegen did not write this file; move it out of {output.name} first"
        )


def _difference(there: Path, said: Path) -> Iterator[str]:
    if _lines(there) == _lines(said):
        return
    before, after = _readable(there), _readable(said)
    if before == after:  # all that differs is how the JSON is laid out
        before, after = _lines(there), _lines(said)
    path = there.relative_to(ROOT) if there.is_relative_to(ROOT) else there
    labels = f"{path} (as it is)", f"{path} (as the specs say)"
    diff = difflib.unified_diff(before, after, *labels)
    yield from islice(diff, _SHOWN)
    if next(diff, None):
        yield f"... (more in {path})\n"


@contextmanager
def _built(specs: Path, name: str, overlays: Sequence[Path]) -> Generator[Path]:
    """The package in a temporary folder, the same whatever settings of Ruff lie in the folders above it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "ruff.toml").touch()
        fresh = Path(folder, name)
        _build(specs, fresh, overlays)
        yield fresh


def _build(specs: Path, output: Path, overlays: Sequence[Path]) -> None:
    loaded = checked(overlaid(Specs.load(specs), overlays))
    if not any(loaded.all_schemas()):
        where = next(iter(loaded.sources.values())).place("components", "schemas")
        raise SpecError(f"{where}: no schemas to generate; define some under components: schemas:")
    output.mkdir()
    write_models(loaded, output)
    write_mappings(loaded, output)
    write_operations(loaded, output)
    write_enums(loaded, output)
    _format(output)
    for module in output.glob("*.py"):
        check_shape(module)
    write_validation_schemas(loaded, output)
    write_documentation(loaded, output)
    (output / "specs").mkdir()
    texts = {source.name: source.text for source in loaded.sources.values()} | {**loaded.pieces}
    for name, text in texts.items():
        file = output / "specs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    (output / "specs" / NAME_OF_SCHEMA).write_text(spec_schema_text(), encoding="utf-8")
    write_bundles(loaded, output / "specs" / FOLDER)
    (output / "py.typed").touch()
    write_manifest(output, texts)


def _format(output: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    settings = ["--isolated", "--no-cache", "--quiet", "--line-length=100", str(output)]
    # Else the folder it is run in decides what is whose.
    theirs = ["--config", "lint.isort.known-third-party = ['gemini_sdk']"]
    imports = [*ruff, "check", "--select=F401,I001", "--fix", *theirs, *settings]
    subprocess.run(imports, check=True)  # noqa: S603
    subprocess.run([*ruff, "format", *settings], check=True)  # noqa: S603


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []


def _readable(path: Path) -> list[str]:
    """The lines of a file; those it would have were it laid out for people, where it is JSON in one line."""
    lines = _lines(path)
    if path.suffix != ".json" or not lines:
        return lines
    try:
        return json.dumps(json.loads("".join(lines)), indent=2).splitlines(keepends=True)
    except ValueError:  # edited by hand
        return lines
