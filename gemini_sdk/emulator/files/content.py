"""The content of files, on disk: in the directory of the state, or in a temporary one that is removed in the end."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from gemini_sdk.emulator.own_folder import OwnFolder

_PIECE = 2**20


class ContentFolder:
    """Contents by the ids of files and uploads."""

    def __init__(self, folder: Path | None) -> None:
        """`folder` is where the emulator keeps its state; None for a temporary folder."""
        self._folder = OwnFolder(folder, "files")

    def append(self, name: str, data: bytes) -> None:
        """Adds bytes at the end."""
        with self._path(name).open("ab") as file:
            file.write(data)

    def rename(self, old: str, new: str) -> None:
        """Gives a content another id."""
        self._path(old).replace(self._path(new))

    def remove(self, name: str) -> None:
        """Forgets a content."""
        self._path(name).unlink(missing_ok=True)

    def pieces(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """The bytes from `start` up to `end`."""
        with self._path(name).open("rb") as file:
            file.seek(start)
            while start < end and (piece := file.read(min(_PIECE, end - start))):
                start += len(piece)
                yield piece

    def digest(self, name: str, size: int) -> str:
        """The SHA-256 of a content, in hexadecimal digits."""
        digest = sha256()
        for piece in self.pieces(name, 0, size):
            digest.update(piece)
        return digest.hexdigest()

    def _path(self, name: str) -> Path:
        return self._folder.path / name
