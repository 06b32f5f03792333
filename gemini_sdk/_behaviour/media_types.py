"""Media types: the one that a name or the path of a URL says, on every machine the same, and how Gemini spells it."""

import json
import mimetypes
import os
from functools import cache
from pathlib import Path
from typing import Any
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


def in_geminis_spelling(kind: str) -> str:
    """A media type as Gemini spells it: `image/jpeg` for `IMAGE/JPG; q=1`. Raw audio keeps its parameters."""
    plain, _, parameters = kind.partition(";")
    plain = plain.strip().lower()
    return kind.strip() if parameters and plain in _RAW else _spellings().get(plain, plain)


def is_accepted(kind: str) -> bool:
    """Whether Gemini is documented to read a media type, given in its spelling."""
    plain = kind.partition(";")[0].lower()
    return plain in _accepted() or plain in _RAW or plain.startswith("text/")


def type_of_content(data: bytes) -> str | None:
    """The media type that the first bytes of a file say; None for other types than the most frequent ones."""
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12])
    return next((kind for begin, kind in _BEGINNINGS.items() if data.startswith(begin)), None)


_RAW = frozenset({"audio/l16", "audio/pcm"})
"""Audio whose rate is a parameter of the media type."""
_BEGINNINGS = {
    b"\x89PNG\r\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"%PDF-": "application/pdf",
}


@cache
def _table() -> dict[str, Any]:
    text = Path(__file__).with_name("media_types.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def _endings() -> dict[str, str]:
    """The media types that Gemini accepts, by file extension. The standard library's table lacks some."""
    listed: dict[str, list[str]] = _table()["endings"]
    return {ending: kind for kind, endings in listed.items() for ending in endings}


@cache
def _accepted() -> frozenset[str]:
    return frozenset([*_table()["endings"], *_table()["also_accepted"]])


@cache
def _spellings() -> dict[str, str]:
    """Gemini's spelling by others."""
    listed: dict[str, list[str]] = _table()["spellings"]
    return {other: kind for kind, others in listed.items() for other in others}


@cache
def _standard() -> mimetypes.MimeTypes:
    """The standard library's own table, without the files of the machine."""
    return mimetypes.MimeTypes()
