"""Content parts as Gemini's parts: texts, pictures, recordings and files."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gemini_sdk._behaviour.media import read_data_url
from gemini_sdk._behaviour.media_types import (
    accepted,
    in_geminis_spelling,
    is_accepted,
    is_refused,
    type_of_content,
    type_of_path,
    type_of_uri,
)
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.policy import Policy
from gemini_sdk._openai.report import Severity
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.errors import ConfigurationError

Inline = Callable[[str], tuple[bytes, str]]
"""Fetches what is at a URL: its bytes and their media type."""

KINDS = ("text", "image_url", "input_audio", "refusal", "file", "audio_url")
"""The types of parts; `audio_url` is of Azure AI Model Inference."""
_OPENAI_KINDS = KINDS[:-1]
FILES_API = "https://generativelanguage.googleapis.com/"
"""What the URIs of uploaded files begin with."""
_FILE_NAME = re.compile(r"files/[a-z0-9-]{1,40}")
"""The name of a file of the Files API."""
_WANTED = "data:image/png;base64,..."
_WANTED_FILE = "data:application/pdf;base64,..., or a filename with an extension"
_LONGEST_SCHEME = 12
"""How many characters of a URL its scheme takes, with the colon."""
_LEVELS = {"low": "MEDIA_RESOLUTION_LOW", "high": "MEDIA_RESOLUTION_HIGH"}
_ANY = frozenset({"", "application/octet-stream", "binary/octet-stream", "image/*", "*/*"})
"""Media types that say nothing: the content does."""
_PLATFORMS = {"google-ai": "Google AI", "vertex": "Vertex AI"}


@dataclass(slots=True)
class Media:
    """Turns content parts into Gemini's, and remembers how closely pictures are to be looked at."""

    findings: Faults
    policy: Policy
    inline: Inline | None = None
    resolution: str | None = None

    def part(self, part: object, path: str, role: str, sayable: tuple[str, ...]) -> Json | None:
        """A part, or None if it has a fault, which the findings then have. A role may have parts of some types."""
        held = as_object(part) or {}
        kind: object = held.get("type")
        if kind not in sayable:
            if kind in KINDS:
                problem = f"not for the role {role}"
                self.findings.fault(f"{path}.type", problem, repr(kind), " or ".join(sayable))
            else:
                self.findings.unknown(f"{path}.type", "type of part", kind, _OPENAI_KINDS)
            return None
        name = str(kind)
        if name in ("text", "refusal"):
            text = self.findings.text(held, name, path, required=True)
            return None if text is None else {"text": text}
        return self._media(held, name, path)

    def _media(self, part: Json, kind: str, path: str) -> Json | None:
        given = part.get(kind)
        held, place = as_object(given), f"{path}.{kind}"
        if kind == "input_audio" and self.policy.files_only:
            self._refuse_bytes(path)
        elif held is None:
            self.findings.wrong_type(place, given, "an object")
        elif kind == "input_audio":
            return self._audio(held, place)
        elif kind == "file":
            return self._file(held, place)
        else:
            self._look(self.findings.text(held, "detail", place), f"{place}.detail")
            url = self.findings.text(held, "url", place, required=True)
            unknown = f"{kind.partition('_')[0]}/*" if self.policy.unknown_media_types else None
            return None if url is None else self._by_url(url, f"{place}.url", unknown)
        return None

    def _refuse_bytes(self, path: str) -> None:
        expected = "a Cloud Storage URI, such as gs://bucket/photo.png"
        self.findings.fault(path, "the line contains media data", expected=expected)

    def _look(self, detail: str | None, path: str) -> None:
        if detail is None:
            return
        if detail == "auto":
            self.findings.exact(path, "Gemini also decides automatically")
        elif detail == "original":
            self.findings.adapt(path, "`high` is the highest value of Gemini", "warning")
            self.resolution = _LEVELS["high"]
        elif detail not in _LEVELS:
            self.findings.unknown(path, "detail", detail, ("auto", *_LEVELS, "original"))
        elif self.resolution != _LEVELS["high"]:
            self.resolution = _LEVELS[detail]

    def _by_url(
        self, url: str, path: str, unknown: str | None = None, name: str | None = None
    ) -> Json | None:
        """A part of what is at a URL; `name` is that of the file, if the URL does not say its type."""
        scheme = url.partition(":")[0].lower()
        if scheme == "data":
            return self._data(url, path, unknown, name)
        if scheme == "gs":
            return self._referred(url, path, unknown, name)
        if url.startswith(FILES_API) and not self.policy.files_only:
            return self._uploaded(url, path)
        if scheme not in ("http", "https") and unknown is None:
            self.findings.fault(
                path, "no URL", _shown(url), "a data:, https:, gs: or Files API URL"
            )
            return None
        if self.inline is not None:
            return self._fetched(url, path, self.inline)
        if self.policy.platform == "google-ai" and scheme == "http" and unknown is None:
            leave = "an https: URL, a data: URL, a Files API URI, or inline= to fetch it"
            self.findings.fault(path, "Google AI only fetches https: URLs", _shown(url), leave)
            return None
        return self._referred(url, path, unknown, name)

    def _uploaded(self, url: str, path: str) -> Json | None:
        if self.policy.platform == "vertex":
            problem = "is a file of Google AI, which Vertex AI cannot read"
            expected = "gs://bucket/name: store the file in Cloud Storage"
            self.findings.fault(path, problem, _shown(url), expected)
            return None
        self.findings.adapt(path, "a file of the Files API", target="contents[].parts[].fileData")
        return {"fileData": {"fileUri": url}}

    def _referred(
        self, url: str, path: str, unknown: str | None, name: str | None = None
    ) -> Json | None:
        kind = type_of_uri(url) or type_of_path(name or "") or unknown
        if kind is None:
            expected = "a URL with an extension such as .png"
            if not self.policy.files_only:
                expected += ", or inline= to fetch it"
            self.findings.fault(path, "the media type is unknown", _shown(url), expected)
            return None
        kind = in_geminis_spelling(kind)
        self._tell(path, kind, "by reference", "contents[].parts[].fileData")
        return {"fileData": {"fileUri": url, "mimeType": kind}}

    def _fetched(self, url: str, path: str, inline: Inline) -> Json:
        fetched: object = inline(url)
        match fetched:
            case (bytes() as data, str() as kind):
                return self._blob(data, kind, path, "fetched, and sent inline")
            case _:
                found = type(fetched).__name__
                raise ConfigurationError(
                    f"inline must return bytes and a media type; found {found}"
                )

    def _data(self, url: str, path: str, unknown: str | None, name: str | None) -> Json | None:
        if self.policy.files_only:
            self._refuse_bytes(path)
            return None
        try:
            kind, data = read_data_url(url)
        except ValueError as error:
            self.findings.fault(path, str(error), repr(url), _WANTED)
            return None
        if not data:
            self.findings.fault(path, "a data URL without content", repr(url), _WANTED)
            return None
        if kind.lower() in _ANY:
            kind = type_of_content(data) or type_of_path(name or "") or kind
        if "/" not in kind and unknown is None:
            self.findings.fault(path, "a data URL without a media type", repr(url), _WANTED)
            return None
        return self._blob(data, kind or str(unknown), path)

    def _blob(self, data: bytes, mime_type: str, path: str, reason: str = "") -> Json:
        kind = in_geminis_spelling(mime_type)
        if (content := type_of_content(data)) and _contradicts(content, kind):
            kind, reason = content, f"as {content}, which the content is"
        elif not (reason or mime_type.lower().startswith(kind)):
            reason = f"as {kind}"
        self._tell(path, kind, reason)
        blob: dict[str, Any] = {"mimeType": kind, "data": base64.b64encode(data).decode()}
        return {"inlineData": blob}

    def _tell(self, path: str, kind: str, reason: str, target: str | None = None) -> None:
        """Report how media are sent, and a type that Gemini may not read."""
        platform = self.policy.platform
        if not (is_accepted(kind, platform) or kind.endswith("/*")):
            severity: Severity = "error" if is_refused(kind, platform) else "warning"
            unread = (
                f"{_PLATFORMS[platform]} is not documented to read {kind}{_instead(kind, platform)}"
            )
            reason = f"{reason}; {unread}" if reason else unread
            self.findings.adapt(path, reason, severity, target)
        elif reason:
            self.findings.adapt(path, reason, target=target)

    def _audio(self, audio: Json, path: str) -> Json | None:
        kind: object = audio.get("format")
        if kind not in ("wav", "mp3"):
            self.findings.fault(f"{path}.format", "unknown format", repr(kind), "wav or mp3")
            return None
        data = self.findings.text(audio, "data", path, required=True)
        try:
            return None if data is None else self._blob(decode_base64(data), f"audio/{kind}", path)
        except ValueError as error:
            self.findings.fault(f"{path}.data", str(error), repr(data))
            return None

    def _file(self, file: Json, path: str) -> Json | None:
        data = self.findings.text(file, "file_data", path)
        reference = self.findings.text(file, "file_id", path)
        if data is not None and reference is not None:
            self.findings.fault(
                f"{path}.file_id", "conflicts with file_data", expected="one of them"
            )
        name = self.findings.text(file, "filename", path)
        if data is not None and ":" in data[:_LONGEST_SCHEME]:
            return self._by_url(data, f"{path}.file_data", name=name)
        if data is not None:
            return self._bare(data, f"{path}.file_data", name)
        place = f"{path}.file_id"
        if (reference or "").startswith(("gs://", FILES_API)):
            return self._by_url(str(reference), place, name=name)
        if reference and _FILE_NAME.fullmatch(reference) and not self.policy.files_only:
            return self._uploaded(f"{FILES_API}v1beta/{reference}", place)
        wanted = "file_data with the bytes, or a URI of Google's"
        self.findings.fault(
            place, "not a file of Google's Files API", repr(reference or ""), wanted
        )
        return None

    def _bare(self, data: str, path: str, name: str | None) -> Json | None:
        """A file as base64 without a data URL around it."""
        if self.policy.files_only:
            self._refuse_bytes(path)
            return None
        try:
            content = decode_base64(data)
        except ValueError as error:
            self.findings.fault(path, str(error), repr(data), _WANTED_FILE)
            return None
        kind = type_of_content(content) or type_of_path(name or "")
        if kind is None:
            self.findings.fault(path, "the media type is unknown", expected=_WANTED_FILE)
            return None
        return self._blob(content, kind, path)


def google_file(id_: str) -> str | None:
    """The URI of a file of Google's, by its name or URI; None for an id of another service."""
    if _FILE_NAME.fullmatch(id_):
        return f"{FILES_API}v1beta/{id_}"
    return id_ if id_.startswith(("gs://", FILES_API)) else None


def _contradicts(content: str, kind: str) -> bool:
    """Whether content is of another type than is said, which OpenAI's services do not mind and Google's do.

    Containers such as Ogg and MP4 have several types, so only pictures and documents are of another type for certain,
    and recordings only if they are said to be none.
    """
    certain = ("image/", "application/pdf")
    if content.startswith(certain):
        return kind != content and {kind, content} != {"image/heic", "image/heif"}
    family = content.partition("/")[0]
    return kind.startswith(certain) and not kind.startswith(family)


def _instead(kind: str, platform: str) -> str:
    """What a platform reads in place of a media type."""
    family = kind.partition("/")[0]
    read = [each for each in accepted(platform) if each.partition("/")[0] == family]
    if family == "application":
        return ": send a PDF, or its text as a text part"
    return f": it reads {', '.join(each.partition('/')[2] for each in read)}" if read else ""


def _shown(url: str) -> str:
    """A URL that may be shown: without the query, which may be a signature that gives access to the file."""
    place, query, _ = url.partition("?")
    return repr(f"{place}?…" if query else place)
