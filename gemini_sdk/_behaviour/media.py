"""Media from files, in the forms that APIs take them inline; and data URLs, read."""

import os
from base64 import b64encode
from urllib.parse import unquote, unquote_to_bytes

from gemini_sdk._behaviour.media_types import type_of_path
from gemini_sdk._wire.scalars import decode_base64


def media_type(path: str | os.PathLike[str], given: str | None) -> str:
    """The media type of a file: the one given, or the one of its name. ValueError if it is unknown."""
    kind = given or type_of_path(path)
    if kind is None:
        raise ValueError(f"{os.fspath(path)!r}: unknown media type; pass mime_type=")
    return kind


def data_url(data: bytes, mime_type: str) -> str:
    """A URL that holds its content. Raises ValueError if `mime_type` is not a media type, such as a file's ending."""
    if "/" not in mime_type:
        raise ValueError(f"mime_type must be a media type such as image/png, found {mime_type!r}")
    return f"data:{mime_type};base64,{b64encode(data).decode('ascii')}"


def read_data_url(url: str) -> tuple[str, bytes]:
    """The media type of a data URL, or "" if it has none, and its content.

    ValueError for any other address, and for base64 that is none.
    """
    scheme, _, rest = url.partition(":")
    head, comma, body = rest.partition(",")
    if scheme.lower() != "data" or not comma:
        raise ValueError("not a data URL, such as data:image/png;base64,...")
    kind, *parameters = (each.strip() for each in head.split(";"))
    if parameters and parameters[-1].lower() == "base64":
        return kind, decode_base64(unquote(body))
    return kind, unquote_to_bytes(body)
