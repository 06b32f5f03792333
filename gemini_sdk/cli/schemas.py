"""The value of `--specs`: a package made by `gemini-sdk codegen`, its schemas, or specs in YAML or JSON."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

HELP = "Package made by `gemini-sdk codegen`, its schemas, or specs as a folder or a file, whose rules apply instead."


@contextmanager
def schema_folder(given: Path | None) -> Generator[Path | None]:
    """A folder with schemas: the given one, or for specs one that is made and deleted again."""
    if given is None or not (given.is_file() or _has_specs(given)) or _has_schemas(given):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="gemini-sdk-schemas-") as made:
        write_schemas(given, Path(made))
        yield Path(made)


def write_schemas(specs: Path, folder: Path) -> None:
    """Write the schemas of specs. A usage error where codegen is not installed or the specs are wrong."""
    from gemini_sdk.cli.codegen import needing_codegen

    with needing_codegen():
        from gemini_sdk.cli.codegen_home import Specs, checked, write_validation_schemas

        write_validation_schemas(checked(Specs.load(specs)), folder)


def _has_specs(folder: Path) -> bool:
    if any(path.suffix in (".yaml", ".yml") for path in folder.iterdir()):
        return True
    return any('"openapi"' in p.read_text("utf-8", errors="replace") for p in folder.glob("*.json"))


def _has_schemas(folder: Path) -> bool:
    return any((place / "index.json").is_file() for place in (folder, folder / "schemas"))
