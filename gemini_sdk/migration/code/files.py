"""Files of programs: found in folders, rewritten, and shown as a diff."""

import difflib
import io
import os
import tokenize
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gemini_sdk._files import write_whole
from gemini_sdk.migration.code.edits import MARK
from gemini_sdk.migration.code.rewriting import NotPythonError, Style, rewrite
from gemini_sdk.migration.model_map import ModelMapLike
from gemini_sdk.migration.packages import PACKAGES, PackageName

_NOT_ENTERED = frozenset({"__pycache__", "node_modules", "site-packages", "venv", "env"})


@dataclass(frozen=True, slots=True)
class Migrated:
    """The result of the migration of a file."""

    path: Path
    before: str
    after: str
    encoding: str = "utf-8"
    problem: str = ""
    """Why it was left alone, with the line; empty if it was not."""

    @property
    def is_changed(self) -> bool:
        """Whether it has to be written."""
        return self.before != self.after

    @property
    def decisions(self) -> int:
        """The comments that were left for a human."""
        return self.after.count(MARK) - self.before.count(MARK)

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        name = self.path.as_posix()
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                self.before.splitlines(keepends=True),
                self.after.splitlines(keepends=True),
                f"a/{name}",
                f"b/{name}",
            )
        )

    def write(self) -> None:
        """Write the changed file, in its own encoding and line ends. Raises ConfigurationError if it cannot be."""
        write_whole(self.path, self.after.encode(self.encoding))


def python_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are given, and of folders every *.py within, but for virtual environments and what is hidden."""
    for path in paths:
        if path.is_dir():
            yield from _within(path)
        else:
            yield path


def migrate_file(
    path: Path,
    *,
    style: Style = "drop-in",
    model_map: ModelMapLike = None,
    packages: Collection[PackageName] = PACKAGES,
) -> Migrated:
    """The migration of a file; nothing is written. Raises OSError if it cannot be read."""
    data = path.read_bytes()
    if path.suffix == ".ipynb":
        return Migrated(path, "", "", problem="a notebook: save its code as a .py file first")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError) as error:
        return Migrated(path, "", "", problem=f"line 1: the file cannot be decoded: {error}")
    try:
        after = rewrite(text, style=style, model_map=model_map, packages=packages)
        return Migrated(path, text, after, encoding)
    except NotPythonError as error:
        return Migrated(path, text, text, encoding, str(error))


def _within(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if _is_entered(Path(root, each)))
        yield from (
            Path(root, name)
            for name in sorted(files)
            if name.endswith(".py") and not name.startswith(".")
        )


def _is_entered(folder: Path) -> bool:
    hidden = folder.name.startswith(".") or folder.name in _NOT_ENTERED
    return not hidden and not (folder / "pyvenv.cfg").exists()
