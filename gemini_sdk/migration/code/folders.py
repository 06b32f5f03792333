"""The programs in folders: each file once, in the order of their names."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_NOT_ENTERED = frozenset({"__pycache__", "node_modules", "site-packages", "venv", "env"})
_SUFFIXES = (".py", ".pyw", ".pyi", ".ipynb")


def python_files(
    paths: Iterable[Path], on_error: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    """Files as they are given, and of folders the programs within, but for virtual environments and what is hidden.

    A file is found once, whatever links lead to it. A link in a folder is followed only to a file in one of the
    folders, which is found under its own name; links to folders are not followed.

    Args:
        paths: files and folders.
        on_error: gets the error of a folder that cannot be read.
    """
    given = list(paths)
    folders = [os.path.realpath(path) for path in given if path.is_dir()]
    seen: set[str] = set()
    for path in given:
        for found in _within(path, on_error) if path.is_dir() else [path]:
            real = os.path.realpath(found)
            if found.is_symlink() and path.is_dir() and _leads_within(real, folders):
                continue
            if real not in seen:
                seen.add(real)
                yield found


def leads_elsewhere(path: Path, given: Iterable[Path]) -> bool:
    """Whether a file that was found is a link to one that was not asked for."""
    return path.is_symlink() and path.exists() and path not in set(given)


def _within(folder: Path, on_error: Callable[[OSError], None] | None) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(each for each in folders if _is_entered(Path(root, each)))
        yield from (
            Path(root, name)
            for name in sorted(files)
            if name.endswith(_SUFFIXES) and not name.startswith(".")
        )


def _is_entered(folder: Path) -> bool:
    hidden = folder.name.startswith(".") or folder.name in _NOT_ENTERED
    return not hidden and not os.path.lexists(folder / "pyvenv.cfg")


def _leads_within(real: str, folders: list[str]) -> bool:
    """Whether the file that a link leads to exists in one of the folders."""
    return os.path.isfile(real) and any(
        os.path.commonpath((real, folder)) == folder for folder in folders
    )
