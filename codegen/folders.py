"""Replaces a folder by another in one step, so that no program reads half of it."""

import ctypes
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""


def replace_folder(target: Path, fresh: Path) -> None:
    """Make `target` a copy of `fresh`: complete in one rename, or left as it was."""
    target = Path(os.path.realpath(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    # Next to the target, because a rename works within one file system only.
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        draft = staging / target.name
        shutil.copytree(fresh, draft)
        if not target.exists():
            draft.rename(target)
        elif not _exchanged(draft, target):
            _take_turns(draft, target, staging / "old")
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange two folders in one step."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        status: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        return status == 0
    return False


def _take_turns(draft: Path, target: Path, old: Path) -> None:
    target.rename(old)
    try:
        draft.rename(target)
    except BaseException:
        old.rename(target)
        raise
