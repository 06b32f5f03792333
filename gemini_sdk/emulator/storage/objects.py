"""Objects of Cloud Storage as files of a folder: `gs://bucket/name` is `bucket/name` in it.

That is `gcs_root`, or, without one, a folder of the emulator's own, which holds what was uploaded.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import md5
from pathlib import Path

from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.own_folder import OwnFolder
from gemini_sdk.emulator.tuning.dataset import SCHEME, DatasetError, file_of


class Objects:
    """The objects that are stored."""

    def __init__(self, given: Path | None, state: Path | None) -> None:
        """`given` is the folder that stands for Cloud Storage, `state` where the emulator keeps its state."""
        self._given = given
        self._own = OwnFolder(state, "objects")

    @property
    def folder(self) -> Path:
        """The folder, which is made where it is missing."""
        return self._own.path if self._given is None else self._given

    def folder_of(self, uri: str) -> Path | None:
        """The folder to read a URI from. None, so that no data is read, where neither is there."""
        if self._given is not None:
            return self._given
        if not self._own.exists:
            return None
        try:
            return self.folder if file_of(uri, self.folder).is_file() else None
        except DatasetError:
            return None

    def file(self, bucket: str, name: str) -> Path:
        """The file of an object. Raises ApiError (404) if there is none."""
        try:
            found = file_of(f"{SCHEME}{bucket}/{name}", self.folder)
        except DatasetError:
            found = None
        if found is None or not found.is_file():
            raise ApiError("NOT_FOUND", f"No such object: {bucket}/{name}")
        return found

    def write(self, bucket: str, name: str, pieces: Iterable[bytes], match: str | None) -> Json:
        """Keep an object. Its metadata. Raises ApiError (412) where `match` is not its present generation."""
        self.check(bucket, name, match)
        try:
            file = file_of(f"{SCHEME}{bucket}/{name}", self.folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as target:
                target.writelines(pieces)
        except (DatasetError, OSError) as error:
            raise bad_request(f"The emulator cannot store {bucket}/{name}: {error}") from None
        return self.shown(bucket, name)

    def check(self, bucket: str, name: str, match: str | None) -> None:
        """Raises ApiError (412) where an object has another generation; 0 is that of one that does not exist."""
        if match is None:
            return
        try:
            present = self.shown(bucket, name)["generation"]
        except ApiError:
            present = "0"
        if match != present:
            message = "At least one of the pre-conditions you specified did not hold."
            raise ApiError("FAILED_PRECONDITION", message, code=412)

    def shown(self, bucket: str, name: str) -> Json:
        """The metadata of an object. Raises ApiError (404)."""
        file = self.file(bucket, name)
        with file.open("rb") as content:
            digest = md5(usedforsecurity=False)
            while piece := content.read(2**20):
                digest.update(piece)
        status = file.stat()
        return {
            "kind": "storage#object",
            "id": f"{bucket}/{name}/{_generation(status.st_mtime_ns)}",
            "name": name,
            "bucket": bucket,
            "generation": _generation(status.st_mtime_ns),
            "metageneration": "1",
            "contentType": type_of_uri(name) or "application/octet-stream",
            "size": str(status.st_size),
            "md5Hash": b64encode(digest.digest()).decode(),
            "timeCreated": rfc3339(status.st_mtime),
            "updated": rfc3339(status.st_mtime),
        }

    def names(self, bucket: str, prefix: str) -> list[str]:
        """The names of the objects of a bucket that begin with a prefix, in order."""
        return sorted(name for name in self._all(bucket) if name.startswith(prefix))

    def _all(self, bucket: str) -> Iterator[str]:
        try:
            folder = file_of(f"{SCHEME}{bucket}", self.folder)
        except DatasetError:
            return
        for file in folder.rglob("*"):
            if file.is_file():
                yield file.relative_to(folder).as_posix()


def _generation(modified: int) -> str:
    return str(modified // 1000)
