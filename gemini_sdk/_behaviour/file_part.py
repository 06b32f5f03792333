"""The part that refers to an uploaded file, and the limits of such files."""

import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gemini_sdk._wire import Timestamp
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.warnings import ExpiredFileWarning, warn_caller

if TYPE_CHECKING:
    from gemini_models.files import File


def is_file(value: object) -> bool:
    """Whether a value is an uploaded file. The models of files are not loaded for the answer."""
    return any(
        kind.__name__ == "File" and kind.__module__ == "gemini_models.files"
        for kind in type(value).__mro__
    )


def part_of_file(file: "File", path: str) -> dict[str, Any]:
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


def _is_past(moment: Timestamp) -> bool:
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
