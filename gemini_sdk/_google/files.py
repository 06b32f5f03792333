"""Files of Google AI: upload, list, wait for, download and delete."""

import io
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Unpack, cast

from gemini_sdk import types
from gemini_sdk._behaviour.file_part import limits
from gemini_sdk._behaviour.media_types import type_of_path
from gemini_sdk._files import complete_or_absent
from gemini_sdk._google.file_names import file_name
from gemini_sdk._google.resource import Resources, given
from gemini_sdk._google.resource_names import full_name, operation_of, resource_path
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._methods.transfers import transfer_method
from gemini_sdk._methods.waiting import Wait, wait_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.download import Download
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._transport.source import Uploadable, name_of
from gemini_sdk._transport.transfer import OnProgress, Port, Transfer
from gemini_sdk._transport.upload import Upload
from gemini_sdk._transport.upload_protocol import FilesProtocol
from gemini_sdk._wire import Platform
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import (
    Fault,
    FileTransferError,
    InvalidAnswerError,
    InvalidPayloadError,
    OperationFailedError,
)

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.types.files import (
        CreateFileResponse,
        Empty,
        File,
        ListFilesResponse,
        RegisterFilesResponse,
    )

_LONGEST_NAME = 512
"""Characters of a display name."""


class FileMethods(Resources):
    """The methods of files. A file is named by its name, `files/x`, the id alone, `x`, its URI, or a File."""

    _platform: Platform = "google-ai"
    _collection = "generativelanguage.files"

    @transfer_method
    def upload(
        self,
        source: Uploadable,
        *,
        mime_type: str | None = None,
        display_name: str | None = None,
        name: str | None = None,
        on_progress: OnProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> "Transfer[File]":
        """Upload a file (files.upload), in pieces of 8 MiB. The service deletes the file after 48 hours.

        After a cut connection or an error of the server, the upload goes on from the byte that the server asks for.
        Such failures count as retries (`max_retries`) until more of the file has arrived. The client's deadline holds
        for each request; `deadline=` of this call holds for the whole upload. An upload that fails leaves no file.

        Large media is processed after the upload: call `wait` before you use a video.

        Args:
            source: a path; bytes; a binary file object, which is read from its position on; or an iterator of bytes,
                which may be an async iterator in asyncio programs. At most 2 GiB.
            mime_type: media type of the content (default: from the extension of the file's name).
            display_name: name for people, at most 512 characters (default: the name of the file without its folder).
            name: name of the file, `files/x` or `x`: at most 40 of a-z, 0-9 and `-` (default: chosen by the service).
            on_progress: function that is called after each piece with a pair `(done, total)` of bytes; `total` is None
                if the size is not known. Async clients also accept a coroutine function.

        Raises:
            InvalidPayloadError: the file cannot be read, is empty or too large, or its media type is unknown; nothing
                was stored.
            FileTransferError: the upload session expired, or the file changed while it was read.
        """
        chosen = name_of(source)
        kind = mime_type or (type_of_path(chosen) if chosen else None)
        if display_name is None and chosen is not None:
            display_name = chosen[:_LONGEST_NAME]
        called = f"files/{name}" if name is not None and "/" not in name else name
        body = {"file": given({"name": called, "display_name": display_name})}
        known = ("source", "mime_type", "display_name", "name", "on_progress")
        answer, request = types.files.CreateFileResponse, types.files.CreateFileRequest
        call = self._call("upload", answer, options, body=body, kind=request, known=known)
        if kind is None:
            raise _unknown_type(chosen)
        return Upload(
            self._session,
            call,
            source,
            media_type=_checked_type(kind),
            limit=limits()["file_bytes"],
            protocol=FilesProtocol(),
            finish=_whole,
            check="client.files.list()",
            on_progress=on_progress,
        )

    @method
    def get(self, name: "str | File", **options: Unpack[CallOptions]) -> "Call[File]":
        """Get the metadata of a file (files.get): its state, size, media type and time of expiry."""
        return self._call("get", types.files.File, options, name=file_name(name))

    @list_method
    def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListFilesResponse, File]":
        """List the files of the project (files.list). Iterating over the result fetches all pages.

        Args:
            page_size: maximum number of files per page, up to 100 (default: 10).
            page_token: token of the first page to return.
        """
        query = {"pageSize": page_size, "pageToken": page_token}
        page = types.files.ListFilesResponse
        call = self._call("list", page, options, query=query, known=("page_size",))
        return Listing(call, lambda page: page.files)

    @method
    def delete(self, name: "str | File", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Delete a file (files.delete)."""
        return self._call("delete", types.files.Empty, options, name=file_name(name))

    @wait_method
    def wait(
        self,
        file: "str | File",
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: "Callable[[File], object] | None" = None,
    ) -> "Wait[File, File]":
        """Wait until a file has been processed and can be used, and return it.

        The wait continues while the network or the service is down. Processing continues if the wait ends.

        Args:
            file: the file.
            timeout: seconds to wait; None for no limit.
            poll_interval: seconds between polls; None for 5, growing to 60.
            on_progress: function that is called with the file at first and after each change; asyncio clients also
                accept a coroutine function.

        Raises:
            OperationFailedError: the service failed to process the file.
            OperationTimeoutError: the file was not processed before `timeout`.
            APIStatusError: the service refuses the poll with a status in the 400s other than 408 and 429.
        """
        operation = operation_of(f"{self._collection}.get")
        name = full_name(operation, resource_path(operation, file_name(file)))
        return Wait(
            name=name,
            look=self._call("get", types.files.File, {}, name=name),
            over=lambda file: enum_value("FileState", file.state) != "PROCESSING",
            outcome=_processed,
            progress=lambda file: file,
            resume=f"client.files.wait({name!r})",
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
        )

    @transfer_method
    def download(
        self,
        file: "str | File",
        target: "str | os.PathLike[str] | BinaryIO",
        *,
        on_progress: OnProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> "Transfer[int]":
        """Download a file (files.download), such as a video that a model generated. Returns the number of bytes.

        The content is written as it arrives. After a cut connection or an error of the server, the download goes on
        where it ended. The service keeps the content of uploaded files to itself: only files that a model or a batch
        generated can be downloaded.

        Args:
            file: the file, by its name, its URI or download URI, or as a File.
            target: a path, where the file appears once it is complete; or a binary file object to write to.
            on_progress: function that is called with a pair `(done, total)` of bytes; `total` is None if the server
                does not say it. Async clients also accept a coroutine function.

        Raises:
            ConfigurationError: the target cannot be written.
            FileTransferError: the file changed at the service during the download.
        """
        known, query = ("file", "target", "on_progress"), {"alt": "media"}
        answer = types.files.DownloadFileResponse
        call = self._call(
            "download", answer, options, name=file_name(file), query=query, known=known
        )
        if isinstance(target, str | os.PathLike):
            return _Saved(self._session, call, Path(target), on_progress)
        if isinstance(target, io.TextIOBase) or not callable(getattr(target, "write", None)):
            expected = "a path or a binary file object"
            raise InvalidPayloadError(
                [Fault("target", "unsupported type", type(target).__name__, expected)]
            )
        return Download(self._session, call, target.write, on_progress=on_progress)

    @method
    def register(
        self, uris: Sequence[str], **options: Unpack[CallOptions]
    ) -> "Call[RegisterFilesResponse]":
        """Register files in Cloud Storage (files.register), so that prompts can refer to them without an upload.

        Google AI needs OAuth credentials that may read the files; an API key is not enough. A call that may have
        reached the service is not retried.

        Args:
            uris: the files, as `gs://bucket/name`.
        """
        body = {"uris": [uris] if isinstance(uris, str) else list(uris)}
        answer, kind = types.files.RegisterFilesResponse, types.files.RegisterFilesRequest
        return self._call("register", answer, options, body=body, kind=kind, known=body)

    @property
    def _session(self) -> Session:
        session: Session = self._transport.session
        return session


class _Saved:
    """A download to a path: the file is complete or absent."""

    def __init__(
        self, session: Session, call: Call[Any], path: Path, on_progress: OnProgress | None
    ) -> None:
        self.on_progress = on_progress
        self._session = session
        self._call = call
        self._path = path

    async def run(self, port: Port) -> int:
        """Download the file. Its size in bytes."""
        with complete_or_absent(self._path) as (file,):
            download = Download(self._session, self._call, file.write, on_progress=self.on_progress)
            return await download.run(port)


def _whole(answer: "CreateFileResponse", size: int, digest: str) -> "File":
    """The file that an upload made. Raises FileTransferError if the service has other bytes than were sent."""
    file = answer.file
    if file is None:
        raise InvalidAnswerError("the answer of the upload has no file")
    kept = (file.sha256_hash or b"").hex()
    reported = (file.sha256_hash or b"").decode("ascii", "replace").lower()
    hashes = [text for text in (kept, reported) if re.fullmatch("[0-9a-f]{64}", text)]
    if file.size_bytes not in (None, size) or (hashes and digest not in hashes):
        raise FileTransferError(
            f"upload: the service stored other bytes than were sent, as {file.name}; "
            f"delete it with client.files.delete({file.name!r}) and upload the file again",
            transferred=size,
            name=file.name,
        )
    return file


def _processed(file: "File") -> "File":
    """A file that can be used. Raises OperationFailedError for one that could not be processed."""
    if enum_value("FileState", file.state) != "FAILED":
        return file
    error = file.error
    raise OperationFailedError(
        (error and error.message) or "the service failed to process the file",
        code=(error.code if error else None) or "FAILED",
        details=(error and error.details) or (),
        name=file.name,
    )


def _checked_type(media_type: object) -> str:
    """A media type as a header carries it. Raises InvalidPayloadError for anything else."""
    text = cast(str, media_type)
    if not isinstance(media_type, str) or "/" not in text or not text.isascii():
        expected = "a media type such as application/pdf"
        raise InvalidPayloadError([Fault("mime_type", "is not one", repr(media_type), expected)])
    if not text.isprintable():
        raise InvalidPayloadError([Fault("mime_type", "holds a control character", repr(text))])
    return text.strip()


def _unknown_type(name: str | None) -> InvalidPayloadError:
    problem = "is missing: the source has no file name" if name is None else "is unknown"
    found = "" if name is None else repr(name)
    expected = "mime_type='application/pdf', for example"
    return InvalidPayloadError([Fault("mime_type", problem, found, expected)])


class Files(SyncCaller, FileMethods):
    """Files, of a blocking client."""

    def __init__(self, transport: "SyncTransport") -> None:
        self._transport = transport


class AsyncFiles(AsyncCaller, FileMethods):
    """Files, of an asyncio client."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport
