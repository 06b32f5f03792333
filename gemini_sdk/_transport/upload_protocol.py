"""The protocols of resumable uploads: what their requests and answers look like. `upload` says when they are sent."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from gemini_sdk._transport.tunables import STORAGE_GRANULARITY
from gemini_sdk.errors import InvalidAnswerError

_RESUME_INCOMPLETE = 308
_CANCELLED = 499


class UploadRequest(NamedTuple):
    """A request to the address of an upload that was started."""

    method: str
    headers: Mapping[str, str]
    body: bytes = b""
    accepted: tuple[int, ...] = ()
    """Statuses other than 2xx that are no errors."""


class UploadState(NamedTuple):
    """What an answer says about an upload."""

    status: str
    """`active`, or `final` once it is complete. Anything else ends the upload."""
    received: int | None
    """Bytes that the server has; None if the answer does not say it."""


class UploadProtocol(Protocol):
    """One protocol."""

    def start(self, media_type: str, size: int | None) -> dict[str, str]:
        """The headers of the request that starts an upload."""
        ...

    def address(self, headers: Mapping[str, str]) -> str:
        """The address that the answer to the start names. Raises InvalidAnswerError if it names none."""
        ...

    def granularity(self, headers: Mapping[str, str]) -> int:
        """Each piece but the last is a multiple of so many bytes."""
        ...

    def piece(self, data: bytes, offset: int, total: int | None, *, last: bool) -> UploadRequest:
        """The request that sends a piece of a file with `total` bytes."""
        ...

    def query(self, total: int | None) -> UploadRequest:
        """The request that asks how many bytes the server has."""
        ...

    def cancel(self) -> UploadRequest:
        """The request that ends the upload, of which nothing is to stay."""
        ...

    def state(self, status: int, headers: Mapping[str, str]) -> UploadState:
        """What the answer to a piece or a query says."""
        ...


class FilesProtocol:
    """The protocol of Google AI's files (X-Goog-Upload-*)."""

    def start(self, media_type: str, size: int | None) -> dict[str, str]:
        """See UploadProtocol."""
        headers = {
            "x-goog-upload-protocol": "resumable",
            "x-goog-upload-command": "start",
            "x-goog-upload-header-content-type": media_type,
        }
        if size is not None:
            headers["x-goog-upload-header-content-length"] = str(size)
        return headers

    def address(self, headers: Mapping[str, str]) -> str:
        """See UploadProtocol."""
        return _address(headers, "X-Goog-Upload-URL")

    def granularity(self, headers: Mapping[str, str]) -> int:
        """See UploadProtocol."""
        return _number(headers.get("x-goog-upload-chunk-granularity", "")) or 1

    def piece(self, data: bytes, offset: int, total: int | None, *, last: bool) -> UploadRequest:  # noqa: ARG002
        """See UploadProtocol."""
        command = "upload, finalize" if last else "upload"
        headers = {"x-goog-upload-command": command, "x-goog-upload-offset": str(offset)}
        return UploadRequest("POST", headers, data)

    def query(self, total: int | None) -> UploadRequest:  # noqa: ARG002
        """See UploadProtocol."""
        return UploadRequest("POST", {"x-goog-upload-command": "query"})

    def cancel(self) -> UploadRequest:
        """See UploadProtocol."""
        return UploadRequest("POST", {"x-goog-upload-command": "cancel"})

    def state(self, status: int, headers: Mapping[str, str]) -> UploadState:  # noqa: ARG002
        """See UploadProtocol."""
        received = _number(headers.get("x-goog-upload-size-received", ""))
        return UploadState(headers.get("x-goog-upload-status", "").lower(), received)


class StorageProtocol:
    """The protocol of Cloud Storage's JSON API (uploadType=resumable).

    A status of 308 asks for the rest of the object. It is no redirection, and no address in it is followed.
    """

    def start(self, media_type: str, size: int | None) -> dict[str, str]:
        """See UploadProtocol."""
        headers = {"x-upload-content-type": media_type}
        if size is not None:
            headers["x-upload-content-length"] = str(size)
        return headers

    def address(self, headers: Mapping[str, str]) -> str:
        """See UploadProtocol."""
        return _address(headers, "Location")

    def granularity(self, headers: Mapping[str, str]) -> int:  # noqa: ARG002
        """See UploadProtocol."""
        return STORAGE_GRANULARITY

    def piece(self, data: bytes, offset: int, total: int | None, *, last: bool) -> UploadRequest:  # noqa: ARG002
        """See UploadProtocol."""
        place = f"{offset}-{offset + len(data) - 1}"
        return _put(f"bytes {place}/{'*' if total is None else total}", data)

    def query(self, total: int | None) -> UploadRequest:
        """See UploadProtocol."""
        return _put(f"bytes */{'*' if total is None else total}")

    def cancel(self) -> UploadRequest:
        """See UploadProtocol."""
        return UploadRequest("DELETE", {}, accepted=(_CANCELLED,))

    def state(self, status: int, headers: Mapping[str, str]) -> UploadState:
        """See UploadProtocol."""
        if status != _RESUME_INCOMPLETE:
            return UploadState("final", None)
        text = headers.get("range")
        if text is None:  # The server has nothing yet.
            return UploadState("active", 0)
        last = _number(text.removeprefix("bytes=").removeprefix("0-"))
        return UploadState("active", None) if last is None else UploadState("active", last + 1)


def _put(content_range: str, data: bytes = b"") -> UploadRequest:
    headers = {"content-range": content_range}
    return UploadRequest("PUT", headers, data, accepted=(_RESUME_INCOMPLETE,))


def _address(headers: Mapping[str, str], name: str) -> str:
    url = headers.get(name.lower())
    if not url:
        raise InvalidAnswerError(f"the server's answer has no address for the upload ({name})")
    return url


def _number(text: str) -> int | None:
    """The number that a header holds, if it does."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
