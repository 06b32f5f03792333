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
    """Facts about a video. Output only."""
    video_metadata: "VideoFileMetadata | None"
    """Facts about a video. Output only."""
    name: "str | None"
    """Name of the file, as files/*: at most 40 lowercase letters, digits and hyphens, no hyphen first or last. The service chooses one by default."""
    displayName: "str | None"
    """Name for people, at most 512 characters."""
    display_name: "str | None"
    """Name for people, at most 512 characters."""
    mimeType: "str | None"
    """Media type of the file. Output only."""
    mime_type: "str | None"
    """Media type of the file. Output only."""
    sizeBytes: "int | str | None"
    """Size in bytes. Output only."""
    size_bytes: "int | str | None"
    """Size in bytes. Output only."""
    createTime: "str | datetime | None"
    """When it was created. Output only."""
    create_time: "str | datetime | None"
    """When it was created. Output only."""
    updateTime: "str | datetime | None"
    """When it was last changed. Output only."""
    update_time: "str | datetime | None"
    """When it was last changed. Output only."""
    expirationTime: "str | datetime | None"
    """When it will be deleted; unset if it does not expire. Output only."""
    expiration_time: "str | datetime | None"
    """When it will be deleted; unset if it does not expire. Output only."""
    sha256Hash: "bytes | str | None"
    """SHA-256 hash of the content: the hexadecimal digits as text, in base64. Output only."""
    sha256_hash: "bytes | str | None"
    """SHA-256 hash of the content: the hexadecimal digits as text, in base64. Output only."""
    uri: "str | None"
    """Address of the file, for fileData.fileUri of a part. Output only."""
    downloadUri: "str | None"
    """Address from which a generated file can be downloaded. Output only."""
    download_uri: "str | None"
    """Address from which a generated file can be downloaded. Output only."""
    state: "FileState | None"
    """Whether the file can be used. Output only."""
    source: "FileSource | None"
    """Where the file is from."""
    error: "Status | None"
    """Why processing failed. Output only."""


class RegisterFilesRequestDict(TypedDict, total=False):
    """Body of a call that registers files in Cloud Storage."""

    uris: "Sequence[str] | str | None"
    """The files, as gs://bucket/name."""


__all__ = [
    "CreateFileRequestDict",
    "FileDict",
    "RegisterFilesRequestDict",
]
