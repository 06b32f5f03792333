"""Resumable uploads (X-Goog-Upload-*): what has arrived of each, and what its next request may bring."""

from dataclasses import dataclass
from typing import Any

from gemini_sdk.emulator.api_errors import ApiError, bad_request

LARGEST = 2 * 2**30
"""Bytes of a file, at most."""
LIFETIME = 7 * 86400.0
"""Seconds until an upload that was not finished is forgotten."""


@dataclass(slots=True)
class UploadSession:
    """One upload in pieces."""

    id: str
    name: str
    """The id of the file that is uploaded."""
    display_name: str
    media_type: str
    size: int | None
    """Number of bytes that were announced; None if it was not announced."""
    begun: float
    received: int = 0
    answer: dict[str, Any] | None = None
    """The answer to the whole upload, once it is complete."""

    @property
    def status(self) -> str:
        """The state of the upload, as a header has it."""
        return "active" if self.answer is None else "final"

    def check(self, offset: int, length: int, granularity: int, *, last: bool) -> None:
        """Raises ApiError (400) for a piece that cannot follow what has arrived."""
        if self.answer is not None:
            raise ApiError("INVALID_ARGUMENT", "Upload has already been terminated.")
        if offset != self.received:
            reason = f"The upload has {self.received} bytes, and the piece begins at {offset}."
            raise bad_request(reason, field="X-Goog-Upload-Offset")
        if not last and length % granularity:
            raise bad_request(f"A piece of {length} bytes is no multiple of {granularity}.")
        end = offset + length
        if end > LARGEST or (self.size is not None and end > self.size):
            raise bad_request(f"The upload is larger than {self.size or LARGEST} bytes.")
        if last and self.size not in (None, end):
            raise bad_request(f"The upload ends after {end} of {self.size} bytes.")
