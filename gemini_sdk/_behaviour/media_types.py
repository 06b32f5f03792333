"""The media type that the name of a file or the path of a URL says, on every machine the same."""

import json
import mimetypes
import os
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit


def type_of_path(path: str | os.PathLike[str]) -> str | None:
    """The media type of a file by its extension, in Gemini's spelling; None for an unknown extension."""
    return _type_of_name(os.path.basename(os.fspath(path)))


def type_of_uri(uri: str) -> str | None:
    """The media type that the path of a URI says, without query and fragment; None if it says nothing.

    A `?` or `#` in the name of an object in Cloud Storage is part of the name.
    """
    if uri.lower().startswith("gs://"):
        return _type_of_name(uri.rpartition("/")[2])
    try:
        path = urlsplit(uri).path
    except ValueError:
        return None
    return _type_of_name(unquote(path).rpartition("/")[2])


def _type_of_name(name: str) -> str | None:
    stem, _, ending = name.rpartition(".")
    if not stem:
        return None
    return _endings().get(ending.lower()) or _standard().guess_type(f"file.{ending}")[0]


@cache
def _endings() -> dict[str, str]:
    """The media types that Gemini accepts, by file extension. The standard library's table lacks some."""
    text = Path(__file__).with_name("media_types.json").read_text("utf-8")
    listed: dict[str, list[str]] = json.loads(text)["endings"]
    return {ending: kind for kind, endings in listed.items() for ending in endings}


@cache
def _standard() -> mimetypes.MimeTypes:
    """The standard library's own table, without the files of the machine."""
    return mimetypes.MimeTypes()
