# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from .common import Status
from .files import File, FileSource, FileState, VideoFileMetadata


class CreateFileRequestDict(TypedDict, total=False):
    """Metadata of a file that is uploaded."""

    file: "File | FileDict | None"
    """Name and display name of the file."""


class FileDict(TypedDict, total=False):
    """A file that is stored for requests. It is deleted after 48 hours."""

    videoMetadata: "VideoFileMetadata | None"
    """Facts about a video."""
    video_metadata: "VideoFileMetadata | None"
    """Facts about a video."""
    name: "str | None"
    """Name of the file, as files/*: at most 40 lowercase letters, digits and hyphens, no hyphen first or last. The service chooses one by default."""
    displayName: "str | None"
    """Name for people, at most 512 characters."""
    display_name: "str | None"
    """Name for people, at most 512 characters."""
    mimeType: "str | None"
    """Media type of the file."""
    mime_type: "str | None"
    """Media type of the file."""
    sizeBytes: "int | str | None"
    """Size in bytes."""
    size_bytes: "int | str | None"
    """Size in bytes."""
    createTime: "str | datetime | None"
    """When it was created."""
    create_time: "str | datetime | None"
    """When it was created."""
    updateTime: "str | datetime | None"
    """When it was last changed."""
    update_time: "str | datetime | None"
    """When it was last changed."""
    expirationTime: "str | datetime | None"
    """When it will be deleted; unset if it does not expire."""
    expiration_time: "str | datetime | None"
    """When it will be deleted; unset if it does not expire."""
    sha256Hash: "bytes | str | None"
    """SHA-256 hash of the content: the hexadecimal digits as text, in base64."""
    sha256_hash: "bytes | str | None"
    """SHA-256 hash of the content: the hexadecimal digits as text, in base64."""
    uri: "str | None"
    """Address of the file, for fileData.fileUri of a part."""
    downloadUri: "str | None"
    """Address from which a generated file can be downloaded."""
    download_uri: "str | None"
    """Address from which a generated file can be downloaded."""
    state: "FileState | None"
    """Whether the file can be used."""
    source: "FileSource | None"
    """Where the file is from."""
    error: "Status | None"
    """Why processing failed."""


class RegisterFilesRequestDict(TypedDict, total=False):
    """Body of a call that registers files in Cloud Storage."""

    uris: "Sequence[str] | str | None"
    """The files, as gs://bucket/name."""


__all__ = [
    "CreateFileRequestDict",
    "FileDict",
    "RegisterFilesRequestDict",
]
