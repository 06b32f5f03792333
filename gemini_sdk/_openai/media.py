"""Content parts as Gemini's parts: texts, pictures, recordings and files."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gemini_sdk._behaviour.media import read_data_url
from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk._openai.findings import Findings, Json
from gemini_sdk._wire import Platform
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.errors import ConfigurationError

Inline = Callable[[str], tuple[bytes, str]]
"""Fetches what is at a URL: its bytes and their media type."""

_FILES_API = "https://generativelanguage.googleapis.com/"
_TYPES = ("text", "image_url", "input_audio", "refusal", "file")
_WANTED = "data:image/png;base64,..."
_LEVELS = {"low": "MEDIA_RESOLUTION_LOW", "high": "MEDIA_RESOLUTION_HIGH"}


@dataclass(slots=True)
class Media:
    """Turns content parts into Gemini's, and remembers how closely pictures are to be looked at."""

    ledger: Findings
    platform: Platform
    inline: Inline | None
    resolution: str | None = None

    def part(self, part: Json, path: str) -> Json | None:
        """A part, or None if it has a fault, which the ledger then knows."""
        match part.get("type"):
            case "text":
                return {"text": part["text"]}
            case "refusal":
                return {"text": part["refusal"]}
            case "image_url":
                return self._image(part["image_url"], f"{path}.image_url")
            case "input_audio":
                return self._audio(part["input_audio"], f"{path}.input_audio")
            case "file":
                return self._file(part["file"], f"{path}.file")
            case kind:
                expected = f"one of {', '.join(_TYPES)}"
                self.ledger.fault(f"{path}.type", "unknown type of part", repr(kind), expected)
                return None

    def _image(self, image: Json, path: str) -> Json | None:
        self._look(image.get("detail"), f"{path}.detail")
        return self._by_url(image["url"], f"{path}.url")

    def _look(self, detail: str | None, path: str) -> None:
        if detail is None:
            return
        if detail == "auto":
            self.ledger.exact(path, "Gemini also decides automatically")
        elif detail not in _LEVELS:
            self.ledger.fault(path, "unknown detail", repr(detail), "one of auto, low, high")
        elif self.resolution != _LEVELS["high"]:
            self.resolution = _LEVELS[detail]

    def _by_url(self, url: str, path: str) -> Json | None:
        scheme = url.partition(":")[0].lower()
        if scheme == "data":
            return self._data(url, path)
        if scheme == "gs":
            return self._referred(url, path)
        if url.startswith(_FILES_API):
            self.ledger.adapt(path, "a file of the Files API", target="contents[].parts[].fileData")
            return {"fileData": {"fileUri": url}}
        if scheme not in ("http", "https"):
            self.ledger.fault(path, "no URL", _shown(url), "a data:, https:, gs: or Files API URL")
            return None
        if self.inline is not None:
            return self._fetched(url, path, self.inline)
        if self.platform == "google-ai" and scheme == "http":
            leave = "an https: URL, a data: URL, a Files API URI, or inline= to fetch it"
            self.ledger.fault(path, "Google AI only fetches https: URLs", _shown(url), leave)
            return None
        return self._referred(url, path)

    def _referred(self, url: str, path: str) -> Json | None:
        kind = type_of_uri(url)
        if kind is None:
            told = "a URL with an extension such as .png, or inline= to fetch it"
            self.ledger.fault(path, "the media type is unknown", _shown(url), told)
            return None
        self.ledger.adapt(path, "by reference", target="contents[].parts[].fileData")
        return {"fileData": {"fileUri": url, "mimeType": kind}}

    def _fetched(self, url: str, path: str, inline: Inline) -> Json:
        fetched: object = inline(url)
        match fetched:
            case (bytes() as data, str() as kind):
                self.ledger.adapt(path, "fetched, and sent inline")
                return _blob(data, kind)
            case _:
                found = type(fetched).__name__
                raise ConfigurationError(
                    f"inline must return bytes and a media type; found {found}"
                )

    def _data(self, url: str, path: str) -> Json | None:
        try:
            kind, data = read_data_url(url)
        except ValueError as error:
            self.ledger.fault(path, str(error), repr(url), _WANTED)
            return None
        if "/" not in kind:
            self.ledger.fault(path, "a data URL without a media type", repr(url), _WANTED)
            return None
        return _blob(data, kind)

    def _audio(self, audio: Json, path: str) -> Json | None:
        if audio["format"] not in ("wav", "mp3"):
            self.ledger.fault(
                f"{path}.format", "unknown format", repr(audio["format"]), "wav or mp3"
            )
            return None
        try:
            return _blob(decode_base64(audio["data"]), f"audio/{audio['format']}")
        except ValueError as error:
            self.ledger.fault(f"{path}.data", str(error), repr(audio["data"]))
            return None

    def _file(self, file: Json, path: str) -> Json | None:
        if file.get("file_data") is not None and file.get("file_id") is not None:
            self.ledger.fault(f"{path}.file_id", "conflicts with file_data", expected="one of them")
        if (data := file.get("file_data")) is not None:
            return self._by_url(data, f"{path}.file_data")
        reference = file.get("file_id") or ""
        if reference.startswith(("gs://", _FILES_API)):
            return self._by_url(reference, f"{path}.file_id")
        place, wanted = f"{path}.file_id", "file_data with the bytes, or a URI of Google's"
        self.ledger.fault(place, "not a file of Google's Files API", repr(reference), wanted)
        return None


def _blob(data: bytes, mime_type: str) -> Json:
    blob: dict[str, Any] = {"mimeType": mime_type, "data": base64.b64encode(data).decode()}
    return {"inlineData": blob}


def _shown(url: str) -> str:
    """A URL that may be shown: without the query, which may be a signature that gives access to the file."""
    place, query, _ = url.partition("?")
    return repr(f"{place}?…" if query else place)
