"""Files as OpenAI's package shows them, over files of Google AI.

Google's service keeps no purpose, endpoint or model with a file: the display name of an uploaded file has them. One
file of Google's has the answers and the errors of a batch, which are two files here: their ids say which.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, Self, cast
from urllib.parse import parse_qs, urlencode

from gemini_sdk import types
from gemini_sdk._behaviour.media_types import type_of_path
from gemini_sdk._google.file_names import file_name
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.scalars import Timestamp
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import FileObject
    from gemini_sdk.types.files import File

Part = Literal["output", "errors"]

BATCH = "batch"
_PURPOSES = ("batch", "user_data", "vision", "assistants")
_INSTEAD = {
    "evals": "gemini_sdk.bulk to run the rows; measure the answers yourself",
    "fine-tune": "tuning_jobs of a VertexClient, with examples in Cloud Storage",
}
_MARK = re.compile(
    rf"(?s)(?P<name>.*) \((?P<purpose>{'|'.join(_PURPOSES)})(?: (?P<endpoint>/v1/\S+) (?P<model>\S+))?\)"
)
_LONGEST_NAME = 400
"""Characters of a file's own name in a display name, which has at most 512."""
_STATUS = {"ACTIVE": "processed", "FAILED": "error"}
_UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FileLabel:
    """What a display name says of a file."""

    filename: str
    purpose: str = "user_data"
    endpoint: str | None = None
    model: str | None = None

    @classmethod
    def of(cls, display_name: str | None) -> Self:
        """What a display name says. One that was given elsewhere is a name alone."""
        found = _MARK.fullmatch(display_name or "")
        if found is None:
            return cls(display_name or "")
        return cls(found["name"], found["purpose"], found["endpoint"], found["model"])

    def __str__(self) -> str:
        more = f" {self.endpoint} {self.model}" if self.endpoint else ""
        return f"{self.filename[:_LONGEST_NAME]} ({self.purpose}{more})"


@dataclass(frozen=True, slots=True)
class FileId:
    """The id of a file: its name at Google, and for a file of a batch, which part of it is meant."""

    name: str
    part: Part | None = None
    endpoint: str = ""
    model: str = ""

    @classmethod
    def of(cls, given: object) -> Self:
        """An id as it was given. Raises InvalidPayloadError for what is none."""
        if not isinstance(given, str) or not given:
            raise InvalidPayloadError(
                [Fault("file_id", "not a file", repr(given), "the id of a file")]
            )
        name, _, query = given.partition("?")
        found = {key: values[0] for key, values in parse_qs(query).items()}
        part = cast(Part, found["part"]) if found.get("part") in ("output", "errors") else None
        return cls(file_name(name), part, found.get("endpoint", ""), found.get("model", ""))

    def __str__(self) -> str:
        if self.part is None:
            return self.name
        query = {"part": self.part, "endpoint": self.endpoint, "model": self.model}
        return f"{self.name}?{urlencode(query, safe='/')}"


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to upload."""

    name: str
    source: bytes | Path
    media_type: str

    def read(self) -> bytes:
        """The content."""
        if isinstance(self.source, bytes):
            return self.source
        try:
            return self.source.read_bytes()
        except OSError as error:
            raise _unreadable(error) from error

    @classmethod
    def of(cls, given: Any) -> Self:
        """A file as OpenAI's package takes it: bytes, a path object, a file object, or a tuple of name and these.

        Raises InvalidPayloadError for anything else.
        """
        parts: tuple[Any, ...] = (None, given)
        if isinstance(given, tuple):
            parts = tuple(cast(Any, given))
        if len(parts) not in (2, 3, 4):
            raise _unsupported(parts)
        found, source = _named(parts[1])
        name = os.fspath(cast(str, parts[0])) if parts[0] else found
        kind: str | None = parts[2] if len(parts) > 2 else None
        return cls(name, source, kind or type_of_path(name) or _UNKNOWN_TYPE)


def checked_purpose(purpose: object) -> str:
    """A purpose. Raises InvalidPayloadError for one that means nothing to Gemini."""
    if purpose in _PURPOSES:
        return str(purpose)
    expected = _INSTEAD.get(str(purpose), ", ".join(_PURPOSES))
    raise InvalidPayloadError([Fault("purpose", "not a purpose of files", repr(purpose), expected)])


def file_object(file: "File", id_: FileId | None = None) -> "FileObject":
    """A file as OpenAI's package shows it."""
    label = FileLabel.of(file.display_name)
    filename, purpose = label.filename, label.purpose
    if enum_value("FileSource", file.source) == "GENERATED":
        part = "output" if id_ is None or id_.part is None else id_.part
        filename, purpose = f"{(file.name or '').rpartition('/')[2]}_{part}.jsonl", "batch_output"
    state = enum_value("FileState", file.state)
    return types.azure_openai.FileObject(
        id=str(FileId(file.name or "") if id_ is None else id_),
        object="file",
        bytes=file.size_bytes or 0,
        created_at=seconds_of(file.create_time) or 0,
        expires_at=seconds_of(file.expiration_time),
        filename=filename,
        purpose=purpose,
        status=_STATUS.get(state or "", "uploaded"),
        status_details=file.error.message if file.error else None,
    )


def seconds_of(time: str | None) -> int | None:
    """A time of Google's as seconds since 1970."""
    return None if time is None else int(Timestamp(time).to_datetime().timestamp())


class FileContent:
    """The content of a file, read."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        """The bytes."""

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode(errors="replace")

    def read(self) -> bytes:
        """The bytes."""
        return self.content

    async def aread(self) -> bytes:
        """The bytes."""
        return self.content

    def json(self) -> Any:
        """The content as JSON. Raises ValueError if it is none, as several lines are not."""
        from pydantic_core import from_json

        return from_json(self.content)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The content in pieces of `chunk_size` bytes or, without it, at once."""
        size = chunk_size or len(self.content) or 1
        return (self.content[at : at + size] for at in range(0, len(self.content), size))

    def iter_lines(self) -> Iterator[str]:
        """The lines of the content, without their ends."""
        return iter(self.text.removesuffix("\n").split("\n") if self.content else ())

    def write_to_file(self, file: "str | os.PathLike[str]") -> None:
        """Write the content to a file."""
        Path(file).write_bytes(self.content)

    stream_to_file = write_to_file
    """The same as `write_to_file`."""

    def close(self) -> None:
        """Do nothing: the content is read."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.content)} bytes)"


def _named(given: Any) -> tuple[str, bytes | Path]:
    """The name of a file that was given, and its content or its path."""
    if isinstance(given, bytes | bytearray | memoryview):
        return "upload", bytes(cast(bytes, given))
    try:
        if isinstance(given, os.PathLike):
            path = Path(cast("os.PathLike[str]", given))
            path.open("rb").close()
            return path.name, path
        if hasattr(given, "read"):
            content: str | bytes = cast("IO[Any]", given).read()
            name = getattr(given, "name", None)
            named = Path(name).name if isinstance(name, str) else "upload"
            return named, content.encode() if isinstance(content, str) else content
    except OSError as error:
        raise _unreadable(error) from error
    raise _unsupported(given)


def _unreadable(error: OSError) -> InvalidPayloadError:
    return InvalidPayloadError([Fault("file", f"cannot be read: {error.strerror or error}")])


def _unsupported(given: object) -> InvalidPayloadError:
    expected = "bytes, a path object, a binary file object, or a tuple of a name and one of these"
    return InvalidPayloadError([Fault("file", "unsupported type", type(given).__name__, expected)])


def is_batch_result(line: Mapping[str, Any]) -> bool:
    """Whether a line of a file is a result of a batch."""
    return "key" in line and bool(line.keys() & {"response", "error"})
