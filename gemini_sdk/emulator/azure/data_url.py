"""Data URLs, in which images and sound come along with a request."""

import base64
import binascii
from urllib.parse import unquote_to_bytes


def mime_type(url: str) -> str:
    """The MIME type a data URL tells; empty for any other address, or where it tells none."""
    if not url.startswith("data:"):
        return ""
    return url.removeprefix("data:").partition(",")[0].partition(";")[0]


def content(url: str) -> bytes:
    """The bytes in a data URL. ValueError for any other address, and for base64 that is none."""
    head, comma, data = url.partition(",")
    if not head.startswith("data:") or not comma:
        raise ValueError("expected a data URL, such as data:image/png;base64,...")
    if not head.endswith(";base64"):
        return unquote_to_bytes(data)
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error as error:
        raise ValueError(f"the data URL holds no base64: {error}") from None
