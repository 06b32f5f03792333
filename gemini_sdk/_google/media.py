"""Media by reference, and the fields that a platform needs for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from pydantic import BaseModel

from gemini_sdk.errors import Fault, InvalidPayloadError


def check_media_types(contents: Sequence[object]) -> None:
    """Raises InvalidPayloadError if a file at a URI comes without its media type, which Vertex AI requires."""
    if faults := media_type_faults(contents):
        raise InvalidPayloadError(faults)


def media_type_faults(contents: Sequence[object]) -> list[Fault]:
    """The files at a URI without a media type. Turns of the model are not checked: an answer can go back as it came."""
    return [
        Fault(
            f"{path}.mimeType",
            "Vertex AI requires the media type of a file at a URI, and the URI has no known extension",
            expected="such as application/pdf: Part.from_uri(uri, mime_type)",
        )
        for path, file in _files(contents)
        if _member(file, "file_uri", "fileUri") and not _member(file, "mime_type", "mimeType")
    ]


def _files(contents: Sequence[object]) -> Iterator[tuple[str, Any]]:
    for turn, content in enumerate(contents):
        parts, role = _member(content, "parts"), _member(content, "role")
        of_model = isinstance(role, str) and role.lower() == "model"
        if of_model or not isinstance(parts, list | tuple):
            continue
        for place, part in enumerate(cast("Sequence[object]", parts)):
            if (file := _member(part, "file_data", "fileData")) is not None:
                yield f"contents[{turn}].parts[{place}].fileData", file


def _member(holder: object, *names: str) -> Any:
    """A member of a model or a mapping by one of its names."""
    if isinstance(holder, Mapping):
        members = cast("Mapping[str, Any]", holder)
    elif isinstance(holder, BaseModel):
        members = vars(holder)
    else:
        return None
    return next((members[name] for name in names if members.get(name) is not None), None)
