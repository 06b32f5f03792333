"""A folder for what the emulator keeps on disk."""

import shutil
import tempfile
import weakref
from pathlib import Path


class OwnFolder:
    """A folder in that of the emulator's state, or a temporary one that is removed with this object."""

    def __init__(self, state: Path | None, name: str) -> None:
        """`state` is where the emulator keeps its state; None for a temporary folder."""
        self._kept = None if state is None else state / name
        self._made: Path | None = None

    @property
    def path(self) -> Path:
        """The folder, which is made at the first use."""
        if self._made is None:
            self._made = self._new()
        return self._made

    @property
    def exists(self) -> bool:
        """Whether the folder is there, made now or by an earlier emulator."""
        return self._made is not None or (self._kept is not None and self._kept.is_dir())

    def _new(self) -> Path:
        if self._kept is not None:
            self._kept.mkdir(parents=True, exist_ok=True)
            return self._kept
        made = Path(tempfile.mkdtemp(prefix="gemini-sdk-emulator-"))
        weakref.finalize(self, shutil.rmtree, made, ignore_errors=True)
        return made
