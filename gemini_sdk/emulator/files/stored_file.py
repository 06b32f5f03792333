"""What is kept of a file, and what the API shows of it."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Literal

from gemini_sdk.emulator.clock import rfc3339

LIFETIME = 48 * 3600.0
"""Seconds until a file is deleted."""
FAIL = "please fail"
"""Files whose display name has this phrase fail to be processed."""
_PROCESSED = ("video/", "audio/")
"""Media that is processed before it can be used."""

State = Literal["PROCESSING", "ACTIVE", "FAILED"]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file, below `files`."""

    id: str
    display_name: str
    media_type: str
    size: int
    digest: str
    created: float
    source: Literal["UPLOADED", "GENERATED", "REGISTERED"] = "UPLOADED"

    def expired(self, now: float) -> bool:
        """Whether it is deleted by now."""
        return now >= self.created + LIFETIME

    def state(self, now: float, seconds: float) -> State:
        """Whether it can be used; `seconds` is how long processing takes."""
        failing = FAIL in self.display_name
        if (failing or self.media_type.startswith(_PROCESSED)) and now < self.created + seconds:
            return "PROCESSING"
        return "FAILED" if failing else "ACTIVE"

    def json(self, base: str, now: float, seconds: float) -> dict[str, Any]:
        """The File that the API shows. `base` is the address of the version of the API."""
        state, uri = self.state(now, seconds), f"{base}/files/{self.id}"
        shown: dict[str, Any] = {
            "name": f"files/{self.id}",
            "mimeType": self.media_type,
            "sizeBytes": str(self.size),
            "createTime": rfc3339(self.created),
            "updateTime": rfc3339(self.created),
            "expirationTime": rfc3339(self.created + LIFETIME),
            "sha256Hash": b64encode(self.digest.encode()).decode(),
            "uri": uri,
            "state": state,
            "source": self.source,
        }
        if self.display_name:
            shown["displayName"] = self.display_name
        if self.source == "GENERATED":
            shown["downloadUri"] = f"{uri}:download?alt=media"
        if state == "FAILED":
            shown["error"] = {"code": 3, "message": f"Failed because of the phrase {FAIL!r}."}
        return shown
