"""Results: an answer or an error of a row, and the line that a file of results has for it."""

import re
from dataclasses import dataclass, field
from typing import Any

from gemini_sdk._wire.surrogates import read, written
from gemini_sdk.bulk.rows import Row, json_key
from gemini_sdk.bulk.usage import NO_USAGE, Usage
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    GeminiSDKError,
    InvalidPayloadError,
)

_LINE_END = re.compile(rb"[\r\n][ \t\r\n]*")


@dataclass(slots=True)
class Result:
    """The answer to a row, or its error: as in the results of a server-side batch."""

    key: str
    """Key of the row."""
    row: Row = field(repr=False)
    """The row."""
    content: bytes = field(default=b"", repr=False)
    """The answer as the service sent it; empty if there is an error."""
    error: GeminiSDKError | None = None
    """The error; None if there is an answer."""
    attempts: int = 0
    """Requests that were sent for this row."""
    usage: Usage = NO_USAGE
    """The tokens of the answer."""
    model: str = ""
    """The model that answered."""

    @property
    def response(self) -> dict[str, Any] | None:
        """The answer as JSON data; None if there is an error."""
        if self.error is not None:
            return None
        value: dict[str, Any] = read(self.content)
        return value

    def line(self) -> bytes:
        """The line of a file: `{"key": ..., "response": {...}}` or `{"key": ..., "error": {...}}`."""
        key = json_key(self.key)
        if self.error is not None:
            return b'{"key":%b,"error":%b}\n' % (key, written(error_fields(self.error)))
        content = self.content.strip()
        if b"\n" in content or b"\r" in content:
            # Strings of JSON have no line ends, so none of these is part of a value.
            content = _LINE_END.sub(b"", content)
        return b'{"key":%b,"response":%b}\n' % (key, content)


def error_fields(error: GeminiSDKError) -> dict[str, Any]:
    """An error in the form of google.rpc.Status, with the HTTP status as its code."""
    if isinstance(error, APIStatusError):
        found: dict[str, Any] = {"code": error.status_code, "message": error.message}
        if error.code:
            found["status"] = error.code
        if error.details:
            found["details"] = error.details
        return found
    if isinstance(error, InvalidPayloadError):
        return {"code": 400, "message": error.message, "status": "INVALID_ARGUMENT"}
    if isinstance(error, APITimeoutError):
        return {"code": 504, "message": error.message, "status": "DEADLINE_EXCEEDED"}
    if isinstance(error, APIConnectionError):
        return {"code": 503, "message": error.message, "status": "UNAVAILABLE"}
    return {"code": 500, "message": error.message, "status": "UNKNOWN"}
