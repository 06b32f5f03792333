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


def accepted(platform: str) -> tuple[str, ...]:
    """The media types that a platform is documented to read; none for a platform without documentation."""
    return tuple(_table()["accepted"].get(platform, {}).get("types", ()))


def is_accepted(kind: str, platform: str) -> bool:
    """Whether a platform is documented to read a media type, given in Gemini's spelling."""
    plain = kind.partition(";")[0].strip().lower()
    return plain in accepted(platform)


def is_refused(kind: str, platform: str) -> bool:
    """Whether a platform answers an error to a media type: it does to all media that it is not documented to read.

    Texts of other types are not documented, and not known to be refused.
    """
    return kind.partition("/")[0].lower() in _refused() and not is_accepted(kind, platform)


def type_of_content(data: bytes) -> str | None:
    """The media type that the first bytes of a file say; None for other types than the most frequent ones."""
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/avi"}.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "video/mp4")
    return next((kind for begin, kind in _BEGINNINGS.items() if data.startswith(begin)), None)


_RAW = frozenset({"audio/l16", "audio/pcm"})
"""Audio whose rate is a parameter of the media type."""
_BEGINNINGS = {
    b"\x89PNG\r\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"<svg": "image/svg+xml",
    b"%PDF-": "application/pdf",
    b"ID3": "audio/mp3",
    b"fLaC": "audio/flac",
    b"OggS": "audio/ogg",
}
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"M4A ": "audio/m4a",
    b"qt  ": "video/quicktime",
}
"""Media types by the brand of a container that begins with `ftyp`; others are video/mp4."""


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
def _refused() -> frozenset[str]:
    return frozenset(_table()["refused"]["families"])


@cache
def _spellings() -> dict[str, str]:
    """Gemini's spelling by others."""
    listed: dict[str, list[str]] = _table()["spellings"]
    return {other: kind for kind, others in listed.items() for other in others}


@cache
def _standard() -> mimetypes.MimeTypes:
    """The standard library's own table, without the files of the machine."""
    return mimetypes.MimeTypes()
