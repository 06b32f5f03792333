"""Files in all forms that people have: a File, its name, its id, or its URI; and the part that refers to it."""

import re
import time
from functools import cache
from pathlib import Path
from typing import Any

from gemini_sdk import types
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.warnings import ExpiredFileWarning, warn_caller

_IN_URI = r"://[^?#]*/files/([^/:?#]+)"


def file_name(file: Any) -> Any:
    """The name of a file, `files/*` or the id alone. Other values are returned unchanged."""
    if isinstance(file, types.files.File):
        file = file.name or file.uri or file.download_uri
    found = re.search(_IN_URI, file) if isinstance(file, str) else None
    return f"files/{found[1]}" if found else file


def part_of_file(file: "types.files.File", path: str) -> dict[str, Any]:
    """The part of a prompt that refers to an uploaded file.

    Raises InvalidPayloadError for a file without a URI, or that could not be processed. Warns of one that has expired.
    """
    if not file.uri:
        raise InvalidPayloadError(
            [Fault(path, "the file has no uri", expected="a File that `client.files` returned")]
        )
    if enum_value("FileState", file.state) == "FAILED":
        reason = (file.error and file.error.message) or "it cannot be used"
        raise InvalidPayloadError(
            [Fault(path, f"the service failed to process the file: {reason}")]
        )
    expires = file.expiration_time
    if expires is not None and _is_past(expires):
        warn_caller(
            f"{file.name or file.uri} expired at {expires}: Google AI deletes a file "
            f"{limits()['lifetime'] // 3600} hours after its upload; upload it again",
            ExpiredFileWarning,
        )
    kind = {"mimeType": file.mime_type} if file.mime_type else {}
    return {"fileData": {"fileUri": file.uri, **kind}}


def _is_past(moment: "types.files.Timestamp") -> bool:
    try:
        return moment.to_datetime().timestamp() < time.time()
    except ValueError:
        return False


@cache
def limits() -> dict[str, Any]:
    """The limits of the Files API, with their source and date."""
    import tomllib  # few programs upload

    text = Path(__file__).with_name("file_limits.toml").read_text("utf-8")
    return tomllib.loads(text)
