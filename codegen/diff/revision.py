"""States of the specs to compare: files, folders, or revisions that git knows."""

import io
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..settings import SPECS
from ..specs import SpecError, Specs

_VERSION_FILE = "gemini_sdk/_version.py"


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the specs."""

    specs: Specs
    main: str | None = None
    """The stem of the one file that is meant; None if a folder is."""
    version: str | None = None
    """The version of the package at that revision, where git knows it."""


def read(source: str) -> Revision:
    """The specs in a file, a folder, or at a git revision: `v0.1.0`, or `HEAD~1:some/folder` where they are elsewhere.

    Nothing is checked out. Raises SpecError if there is no such thing, or it is unusable.
    """
    path = Path(source)
    if path.is_dir():
        return Revision(Specs.load(path))
    if path.is_file():
        return Revision(Specs.load_file(path), main=path.stem)
    commit, _, inside = source.partition(":")
    return _at_commit(source, commit, PurePosixPath(inside or SPECS.name))


def _at_commit(source: str, commit: str, inside: PurePosixPath) -> Revision:
    root = _git("rev-parse", "--show-toplevel")
    if root is None or _git("rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}") is None:
        raise SpecError(f"{source}: not a file, a folder or a git revision")
    top = Path(root.decode().strip())
    is_file = inside.suffix == ".yaml"
    tree = f"{commit}:{inside.parent if is_file else inside}"
    archive = _git("archive", "--format=tar", tree.replace(":.", ":"), cwd=top)
    if archive is None:
        raise SpecError(f"{source}: {inside} does not exist at {commit}")
    version = _version(_git("show", f"{commit}:{_VERSION_FILE}", cwd=top))
    with tempfile.TemporaryDirectory() as name, tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(name, filter="data")
        if not is_file:
            return Revision(Specs.load(Path(name)), version=version)
        return Revision(Specs.load_file(Path(name, inside.name)), inside.stem, version)


def _git(*arguments: str, cwd: Path | None = None) -> bytes | None:
    """What git says; None if it refuses, or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def _version(text: bytes | None) -> str | None:
    found = re.search(r'__version__ = "(.+)"', (text or b"").decode())
    return found[1] if found else None
