# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Literal

from gemini_sdk._wire import Duration, Int64, Model, Timestamp

from .common import Status


class DownloadFileResponse(Model):
    """
    Answer of a download without alt=media; it is empty.

    Upstream: google.ai.generativelanguage.v1beta.DownloadFileResponse.
    """


class RegisterFilesRequest(Model):
    """Body of a call that registers files in Cloud Storage."""

    uris: list[str] | None = None
    """The files, as gs://bucket/name."""


class VideoFileMetadata(Model):
    """
    Facts about a video.

    Upstream: google.ai.generativelanguage.v1beta.VideoFileMetadata.
    """

    video_duration: Duration | None = None
    """Length of the video."""


FileSource = Literal["SOURCE_UNSPECIFIED", "UPLOADED", "GENERATED", "REGISTERED"] | str


FileState = Literal["STATE_UNSPECIFIED", "PROCESSING", "ACTIVE", "FAILED"] | str


class File(Model):
    """
    A file that is stored for requests. It is deleted after 48 hours.

    Upstream: google.ai.generativelanguage.v1beta.File.
    """

    video_metadata: VideoFileMetadata | None = None
    """Facts about a video. Output only."""

    name: str | None = None
    """Name of the file, as files/*: at most 40 lowercase letters, digits and hyphens, no hyphen first or last. The service chooses one by default."""

    display_name: str | None = None
    """Name for people, at most 512 characters."""

    mime_type: str | None = None
    """Media type of the file. Output only."""

    size_bytes: Int64 | None = None
    """Size in bytes. Output only."""

    create_time: Timestamp | None = None
    """When it was created. Output only."""

    update_time: Timestamp | None = None
    """When it was last changed. Output only."""

    expiration_time: Timestamp | None = None
    """When it will be deleted; unset if it does not expire. Output only."""

    sha256_hash: bytes | None = None
    """SHA-256 hash of the content: the hexadecimal digits as text, in base64. Output only."""

    uri: str | None = None
    """Address of the file, for fileData.fileUri of a part. Output only."""

    download_uri: str | None = None
    """Address from which a generated file can be downloaded. Output only."""

    state: FileState | None = None
    """Whether the file can be used. Output only."""

    source: FileSource | None = None
    """Where the file is from."""

    error: Status | None = None
    """Why processing failed. Output only."""


class ListFilesResponse(Model):
    """
    A page of files.

    Upstream: google.ai.generativelanguage.v1beta.ListFilesResponse.
    """

    files: list[File] | None = None
    """The files."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


class RegisterFilesResponse(Model):
    """Answer of a call that registers files in Cloud Storage."""

    files: list[File] | None = None
    """The files, in the order of the request."""


class CreateFileRequest(Model):
    """
    Metadata of a file that is uploaded.

    Upstream: google.ai.generativelanguage.v1beta.CreateFileRequest.
    """

    file: File | None = None
    """Name and display name of the file."""


class CreateFileResponse(Model):
    """
    Answer of an upload that is complete.

    Upstream: google.ai.generativelanguage.v1beta.CreateFileResponse.
    """

    file: File | None = None
    """The file."""


__all__ = [
    "CreateFileRequest",
    "CreateFileResponse",
    "DownloadFileResponse",
    "File",
    "FileSource",
    "FileState",
    "ListFilesResponse",
    "RegisterFilesRequest",
    "RegisterFilesResponse",
    "VideoFileMetadata",
]
