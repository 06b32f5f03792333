"""The operations on objects. A job's metrics are an object, too, which grows while the job runs."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.files.content import ContentFolder
from gemini_sdk.emulator.storage.objects import Objects
from gemini_sdk.emulator.tuning.tuning_jobs import EmulatedTuningJobs

_METRICS = re.compile(r"tuning-jobs/(?P<job>\d+)/metrics\.jsonl")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]")
_PAGE = 1000
GRANULARITY = 256 * 2**10


@dataclass(slots=True)
class StorageSession:
    """One resumable upload."""

    id: str
    bucket: str
    name: str
    match: str | None
    """The generation that the object has to have."""
    received: int = 0
    answer: Json | None = None
    """The object, once the upload is complete."""


class Storage:
    """Objects, and the uploads that become objects."""

    def __init__(self, objects: Objects, content: ContentFolder, jobs: EmulatedTuningJobs) -> None:
        self._objects = objects
        self._content = content
        self._jobs = jobs
        self._sessions: dict[str, StorageSession] = {}

    def read(self, bucket: str, name: str, now: float) -> bytes:
        """The content of an object. Raises ApiError (404)."""
        found = _METRICS.fullmatch(name)
        metrics = self._jobs.metrics(found["job"], now) if found else None
        if metrics is not None:
            return "".join(f"{json.dumps(line)}\n" for line in metrics).encode()
        return self._objects.file(bucket, name).read_bytes()

    def shown(self, bucket: str, name: str) -> Json:
        """The metadata of an object. Raises ApiError (404)."""
        return self._objects.shown(bucket, name)

    def delete(self, bucket: str, name: str) -> None:
        """Remove an object. Raises ApiError (404)."""
        self._objects.file(bucket, name).unlink()

    def listed(self, bucket: str, query: Mapping[str, str]) -> Json:
        """A page of the objects of a bucket, by name."""
        names = self._objects.names(bucket, query.get("prefix", ""))
        after = query.get("pageToken", "")
        rest = [name for name in names if name > after]
        text = query.get("maxResults", "")
        size = min(int(text), _PAGE) if text.isascii() and text.isdigit() and int(text) else _PAGE
        page = rest[:size]
        listed: Json = {"kind": "storage#objects"}
        if page:
            listed["items"] = [self.shown(bucket, name) for name in page]
        return listed | ({"nextPageToken": page[-1]} if len(rest) > size else {})

    def insert(self, bucket: str, name: str, data: bytes, match: str | None) -> Json:
        """Keep an object that was sent whole. Its metadata."""
        check_name(bucket, name)
        return self._objects.write(bucket, name, (data,), match)

    def start(self, bucket: str, name: str, match: str | None) -> StorageSession:
        """Begin an upload. Raises ApiError for a name that is none, or taken where it has to be free."""
        check_name(bucket, name)
        self._objects.check(bucket, name, match)
        session = StorageSession(secrets.token_urlsafe(16), bucket, name, match)
        self._sessions[session.id] = session
        return session

    def session(self, id: str) -> StorageSession:
        """An upload. Raises ApiError (404)."""
        found = self._sessions.get(id)
        if found is None:
            raise ApiError("NOT_FOUND", "The upload does not exist, or it has expired.")
        return found

    def receive(self, session: StorageSession, data: bytes) -> None:
        """Bytes of an upload have arrived."""
        self._content.append(f"object.{session.id}", data)
        session.received += len(data)

    def add(self, session: StorageSession, place: "ContentRange", data: bytes) -> None:
        """A piece has arrived, perhaps the last. Raises ApiError (400) if it does not follow what is there."""
        if place.start != session.received or place.length != len(data):
            message = (
                f"The upload has {session.received} bytes, and the piece begins at {place.start}."
            )
            raise bad_request(message, field="Content-Range")
        end = session.received + len(data)
        if end != place.total and len(data) % GRANULARITY:
            raise bad_request(f"A piece of {len(data)} bytes is no multiple of {GRANULARITY}.")
        self.receive(session, data)

    def complete(self, session: StorageSession, total: int | None) -> Json | None:
        """The object, if all of its bytes are there. Raises ApiError (412) if it was made by others meanwhile."""
        if session.answer is None and session.received == total:
            content = f"object.{session.id}"
            pieces = self._content.pieces(content, 0, session.received) if total else ()
            session.answer = self._objects.write(
                session.bucket, session.name, pieces, session.match
            )
            self._content.remove(content)
        return session.answer

    def cancel(self, session: StorageSession) -> None:
        """Forget an upload."""
        del self._sessions[session.id]
        self._content.remove(f"object.{session.id}")


@dataclass(frozen=True, slots=True)
class ContentRange:
    """The header Content-Range of a piece, or of a query, which has no start."""

    start: int | None
    length: int
    total: int | None

    @classmethod
    def of(cls, text: str) -> "ContentRange":
        """`bytes 0-9/20`, `bytes 0-9/*` or `bytes */20`. Raises ApiError (400) for anything else."""
        found: Any = re.fullmatch(r"bytes (?:\*|(\d{1,18})-(\d{1,18}))/(?:\*|(\d{1,18}))", text)
        if found is None:
            raise bad_request(f"{text!r} is not a range of bytes", field="Content-Range")
        first, last, total = (None if each is None else int(each) for each in found.groups())
        length = 0 if first is None or last is None else last - first + 1
        return cls(first, length, total)


def check_name(bucket: str, name: str) -> None:
    """Raises ApiError (400) for names that Cloud Storage refuses."""
    if not _BUCKET.fullmatch(bucket):
        raise bad_request(f"Invalid bucket name: '{bucket}'")
    if {".", ".."} & set(name.split("/")):
        raise bad_request("The emulator cannot store this name.", field="name")
    if not name or len(name.encode("utf-8", "replace")) > 1024 or not name.isprintable():
        raise bad_request("Required parameter: name, of at most 1024 bytes", field="name")
