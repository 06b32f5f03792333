"""The Files API as a whole: who answers which operation."""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk._wire import Operation
from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.files.content import ContentFolder
from gemini_sdk.emulator.files.stored_file import StoredFile
from gemini_sdk.emulator.files.upload_session import LARGEST, LIFETIME, UploadSession
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.storage.objects import Objects
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning.dataset import SCHEME, DatasetError, file_of
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.resource_ids import short_id
from gemini_sdk.emulator.tuning.tuning_request import TuningRequest
from gemini_sdk.types import generate_content as gc

VERSION = "v1beta"
"""The version in the URIs of files, whichever is asked."""
COLLECTION = "generativelanguage.files"
_NAME = re.compile(r"(?:files/)?([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)")
_URI = re.compile(r"https?://(?P<host>[^/]+)/v\w+/files/(?P<id>[^/:?#]+)")
_LOOPBACK = re.compile(r"(localhost|127\.[\d.]+|\[::1\])(:\d+)?")
_UNKNOWN_TYPE = "application/octet-stream"


def serves(operation: Operation) -> bool:
    """Whether an operation is one of files, but for the upload, which has a protocol of its own."""
    collection, _, verb = operation.id.rpartition(".")
    return collection == COLLECTION and verb != "upload"


class EmulatedFiles:
    """Files and uploads, which outlive the server."""

    def __init__(
        self, store: Store, content: ContentFolder, objects: Objects, options: EmulatorOptions
    ) -> None:
        self.content = content
        self._store = store
        self._seconds = options.file_seconds
        self._objects = objects
        self.granularity = options.upload_granularity
        self._sessions: dict[str, UploadSession] = {}
        self._answers: dict[str, Callable[[TuningRequest, str], Json]] = {
            "get": lambda call, base: self._shown(self._file(call), base, call.now),
            "list": self._listed,
            "delete": self._deleted,
            "download": self._downloaded,
            "register": self._registered,
        }

    def answer(self, call: TuningRequest, base: str) -> Json:
        """The JSON of the answer. `base` is the address of the version of the API. Raises ApiError."""
        return self._answers[call.operation.id.rpartition(".")[2]](call, base)

    def find(self, id: str, now: float) -> StoredFile:
        """A file. Raises ApiError (403), as the service does, for one that does not exist."""
        found = self._store.get(StoredFile, f"files/{id}")
        if found is None or found.expired(now):
            message = f"You do not have permission to access the File {id} or it may not exist."
            raise ApiError("PERMISSION_DENIED", message)
        return found

    def check(self, contents: Iterable[gc.Content], host: str, now: float) -> None:
        """Raises ApiError where a prompt refers to a file of this server that is missing, or not ready to be used."""
        for id in _referred(contents, host):
            if self.find(id, now).state(now, self._seconds) != "ACTIVE":
                message = f"The File {id} is not in an ACTIVE state and usage is not allowed."
                raise ApiError("FAILED_PRECONDITION", message)

    def generate(self, content: bytes, media_type: str, now: float) -> str:
        """Keeps a file that the service itself makes. Its name."""
        id = short_id()
        self.content.append(id, content)
        self._keep(StoredFile(id, "", media_type, len(content), "", now, "GENERATED"))
        return f"files/{id}"

    def lines(self, name: str, now: float) -> Iterator[bytes]:
        """The lines of a file. Raises ApiError (403) for one that does not exist."""
        file, rest = self.find(name.rpartition("/")[2], now), b""
        for piece in self.content.pieces(file.id, 0, file.size):
            *whole, rest = (rest + piece).split(b"\n")
            yield from whole
        if rest:
            yield rest

    def start(self, metadata: Json, media_type: str, size: int | None, now: float) -> UploadSession:
        """Begins an upload. Raises ApiError for a name that is taken or none, and a file that is too large."""
        described: Any = metadata.get("file") or {}
        name = described.get("name") or short_id()
        matched = _NAME.fullmatch(name)
        if matched is None:
            raise bad_request("is no name of a file: a-z, 0-9 and - only", field="file.name")
        if self._store.get(StoredFile, f"files/{matched[1]}") is not None:
            raise ApiError("ALREADY_EXISTS", f"File {matched[1]} already exists.")
        if size is not None and size > LARGEST:
            raise bad_request(f"The file is larger than {LARGEST} bytes.")
        display_name = described.get("displayName") or described.get("display_name") or ""
        kind = media_type or described.get("mimeType") or _UNKNOWN_TYPE
        session = UploadSession(
            secrets.token_urlsafe(16), matched[1], display_name, kind, size, now
        )
        self._sessions[session.id] = session
        return session

    def session(self, id: str, now: float) -> UploadSession:
        """An upload. Raises ApiError (404) if it is unknown or has expired."""
        found = self._sessions.get(id)
        if found is None or now >= found.begun + LIFETIME:
            raise ApiError("NOT_FOUND", "The upload does not exist, or it has expired.")
        return found

    def receive(self, session: UploadSession, data: bytes) -> None:
        """Bytes of an upload have arrived."""
        self.content.append(f"upload.{session.id}", data)
        session.received += len(data)

    def finish(self, session: UploadSession, base: str, now: float) -> Json:
        """An upload is complete: it becomes a file. Raises ApiError if the file is empty or its name taken by now."""
        if not session.received:
            raise bad_request("The file is empty.")
        content = f"upload.{session.id}"
        digest = self.content.digest(content, session.received)
        file = StoredFile(
            session.name,
            session.display_name,
            session.media_type,
            session.received,
            digest,
            now,
        )
        if not self._store.add(f"files/{file.id}", file):
            raise ApiError("ALREADY_EXISTS", f"File {file.id} already exists.")
        self.content.rename(content, file.id)
        session.answer = {"file": self._shown(file, base, now)}
        return session.answer

    def cancel(self, session: UploadSession) -> None:
        """Forgets an upload."""
        self._sessions.pop(session.id, None)
        self.content.remove(f"upload.{session.id}")

    def _file(self, call: TuningRequest) -> StoredFile:
        return self.find(call.values["file"], call.now)

    def _shown(self, file: StoredFile, base: str, now: float) -> Json:
        return file.json(base, now, self._seconds)

    def _keep(self, file: StoredFile) -> StoredFile:
        digest = self.content.digest(file.id, file.size)
        kept = StoredFile(
            file.id,
            file.display_name,
            file.media_type,
            file.size,
            digest,
            file.created,
            file.source,
        )
        self._store.put(f"files/{kept.id}", kept)
        return kept

    def _listed(self, call: TuningRequest, base: str) -> Json:
        def rows(before: int | None) -> Iterator[tuple[int, StoredFile]]:
            found = self._store.newest(StoredFile, "files", before)
            return ((place, file) for place, file in found if not file.expired(call.now))

        items, rest = page(call, rows)
        files = [self._shown(file, base, call.now) for file in items]
        return ({"files": files} if files else {}) | rest

    def _deleted(self, call: TuningRequest, base: str) -> Json:  # noqa: ARG002 - as all answers
        file = self._file(call)
        self._store.remove(f"files/{file.id}")
        self.content.remove(file.id)
        return {}

    def _downloaded(self, call: TuningRequest, base: str) -> Json:
        file = self._file(call)
        if call.query.get("alt") != "media":
            return {}
        # As recorded: the service leads to the address that has the content.
        host, _, version = base.rpartition("/")
        moved = ApiError("UNKNOWN", "Unknown Error.", code=302)
        place = f"{host}/download/{version}/files/{file.id}:download?alt=media"
        moved.headers["location"] = place
        raise moved

    def _registered(self, call: TuningRequest, base: str) -> Json:
        made: list[StoredFile] = []
        for uri in call.payload.get("uris") or ():
            try:
                data = file_of(uri, self._objects.folder).read_bytes()
            except (OSError, DatasetError):
                message = f"No such object: {uri.removeprefix(SCHEME)}"
                raise ApiError("NOT_FOUND", message) from None
            id, kind = short_id(), type_of_uri(uri) or _UNKNOWN_TYPE
            self.content.append(id, data)
            made.append(self._keep(StoredFile(id, "", kind, len(data), "", call.now, "REGISTERED")))
        return {"files": [self._shown(file, base, call.now) for file in made]}


def _referred(contents: Iterable[gc.Content], host: str) -> Iterator[str]:
    """The ids of this server's files that a prompt refers to."""
    for content in contents:
        for part in content.parts or ():
            uri = (part.file_data.file_uri if part.file_data else None) or ""
            found = _URI.fullmatch(uri)
            if found and (found["host"] == host or _LOOPBACK.fullmatch(found["host"])):
                yield found["id"]
