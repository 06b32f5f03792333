"""Media from files, in the forms that APIs take them inline."""

import mimetypes
import os
from base64 import b64encode


def media_type(path: str | os.PathLike[str], given: str | None) -> str:
    """The media type of a file: the one given, or what its name tells. ValueError where that tells nothing."""
    kind = given or mimetypes.guess_type(os.fspath(path))[0]
    if kind is None:
        raise ValueError(f"cannot tell the media type of {os.fspath(path)!r}: give mime_type")
    return kind


def data_url(data: bytes, mime_type: str) -> str:
    """A URL that holds its content. ValueError where `mime_type` is no media type, such as a file's ending."""
    if "/" not in mime_type:
        raise ValueError(f"mime_type must be a media type such as image/png, found {mime_type!r}")
    return f"data:{mime_type};base64,{b64encode(data).decode('ascii')}"
