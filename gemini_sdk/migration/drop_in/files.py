"""`client.files` of drop-in clients, over the files of Google AI."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk import types
from gemini_sdk._google.batch_file import MEDIA_TYPE
from gemini_sdk._openai.report import Report, Row
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.drop_in.batch_input import converted
from gemini_sdk.migration.drop_in.batch_output import results
from gemini_sdk.migration.drop_in.call import DropInCalls, is_unset, log_losses, separated_options
from gemini_sdk.migration.drop_in.cursor_page import (
    AsyncCursorPage,
    Cursor,
    CursorPage,
    checked_limit,
    fetched_at_once,
)
from gemini_sdk.migration.drop_in.file_objects import (
    BATCH,
    FileContent,
    FileId,
    FileLabel,
    GivenFile,
    checked_purpose,
    file_object,
)
from gemini_sdk.migration.drop_in.missing import Resource
from gemini_sdk.migration.drop_in.openai_params import CallParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled
from gemini_sdk.migration.errors import openai_errors

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import FileDeleted, FileObject
    from gemini_sdk.types.files import File

_PAGE = 10_000


class FileOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self,
        *,
        file: Any,
        purpose: str,
        expires_after: Any = None,
        **options: Unpack[CallParams],
    ) -> "FileObject":
        """Upload a file.

        A file with the purpose "batch" has lines of OpenAI's requests. It is converted before it is uploaded.

        Args:
            file: bytes, a path object, a binary file object, or a tuple of a name and one of these.
            purpose: "batch", "user_data", "vision" or "assistants".
            expires_after: accepted and logged: Google's service deletes files after 48 hours.

        Raises:
            BadRequestError: the file or a line of it is wrong, or Gemini has nothing for it; nothing was sent.
            APIError: the call went wrong.
        """
        given = (self._sender.exchanges, file, purpose, expires_after)
        # A file is read and converted whole, which takes long for a large one.
        upload = await _in_thread(*given) if isinstance(self, Awaited) else _upload(*given)
        files = self._sender.gemini.files
        made = await settled(files.upload(**upload, **separated_options(options)))
        return file_object(made)

    @operation
    async def retrieve(self, file_id: str, **options: Unpack[CallParams]) -> "FileObject":
        """What is known of a file."""
        found = FileId.of(file_id)
        files = self._sender.gemini.files
        made = await settled(files.get(found.name, **separated_options(options)))
        return file_object(made, found)

    @operation
    async def delete(self, file_id: str, **options: Unpack[CallParams]) -> "FileDeleted":
        """Delete a file. The answers and the errors of a batch are one file of Google's."""
        files = self._sender.gemini.files
        await settled(files.delete(FileId.of(file_id).name, **separated_options(options)))
        return _deleted(file_id)

    @operation
    async def content(self, file_id: str, **options: Unpack[CallParams]) -> FileContent:
        """The content of a file that the service made, such as the answers of a batch.

        Raises:
            BadRequestError: the file was uploaded; Google's service gives nobody its content.
        """
        found, chosen = FileId.of(file_id), separated_options(options)
        files = self._sender.gemini.files
        if found.part is None:
            check_generated(await settled(files.get(found.name, **chosen)))
        target = BytesIO()
        await settled(files.download(found.name, target, **chosen))
        return FileContent(results(target.getvalue(), found))

    @operation
    async def wait_for_processing(
        self, id: str, *, poll_interval: float = 5.0, max_wait_seconds: float = 30 * 60
    ) -> "FileObject":
        """Wait until a file can be used. `max_wait_seconds` bounds the whole wait."""
        found = FileId.of(id)
        files = self._sender.gemini.files
        waited = files.wait(found.name, timeout=max_wait_seconds, poll_interval=poll_interval)
        made = await settled(waited)
        return file_object(made, found)

    def _listed(
        self,
        after: str | None,
        limit: int | None,
        purpose: str | None,
        order: str | None,
        options: Mapping[str, Any],
    ) -> "tuple[Any, Callable[[File], FileObject | None], int]":
        """The files to list, what each becomes, and the number of files in a page."""
        _log_order(order)
        cursor = Cursor(after)

        def kept(file: "File") -> "FileObject | None":
            made = file_object(file)
            return made if cursor.passes(made.id) and purpose in (None, made.purpose) else None

        shown = checked_limit(limit, _PAGE)
        size = fetched_at_once(shown, filtered=after is not None or purpose is not None)
        files = self._sender.gemini.files.list(page_size=size, **separated_options(options))
        return files, kept, shown


class FileResource(FileOperations, Blocking):
    """`client.files`."""

    def list(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
        purpose: str | None = None,
        order: str | None = None,
        **options: Unpack[CallParams],
    ) -> "CursorPage[FileObject]":
        """The files of the account, in the order of Google's service.

        Args:
            after: the id of the last file of the page before.
            limit: the number of files in a page (default: 10,000).
            purpose: the purpose of the files to list.
            order: accepted and logged.
        """
        with openai_errors():
            return CursorPage.of(*self._listed(after, limit, purpose, order, options))


class AsyncFileResource(FileOperations, Awaited):
    """`client.files` of asyncio clients."""

    def list(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
        purpose: str | None = None,
        order: str | None = None,
        **options: Unpack[CallParams],
    ) -> "AsyncCursorPage[FileObject]":
        """The files of the account, as FileResource.list: to be awaited, or iterated over."""
        with openai_errors():
            return AsyncCursorPage.of(*self._listed(after, limit, purpose, order, options))


def check_generated(file: "File") -> None:
    """Raises InvalidPayloadError for a file whose content Google's service keeps to itself."""
    if enum_value("FileSource", file.source) != "GENERATED":
        problem = "an uploaded file, whose content Google's service gives nobody"
        expected = "a file of answers, such as the output_file_id of a batch; keep what you upload"
        raise InvalidPayloadError([Fault("file_id", problem, repr(file.name), expected)])


async def _in_thread(calls: DropInCalls, *given: Any) -> dict[str, Any]:
    """What `_upload` returns, made in a thread. The program's own function gets the reports here."""
    reports: list[Report] = []
    on_report = calls.on_report
    quiet = calls if on_report is None else replace(calls, on_report=reports.append)
    try:
        return await asyncio.to_thread(_upload, quiet, *given)
    finally:
        for report in reports:
            if on_report is not None:
                on_report(report)


def _upload(calls: DropInCalls, file: Any, purpose: str, expires_after: Any) -> dict[str, Any]:
    """The arguments of `upload` of a Gemini client."""
    checked = checked_purpose(purpose)
    if expires_after is not None and not is_unset(expires_after):
        log_losses([Row("expires_after", "lost", "", "files are deleted after 48 hours", "info")])
    given = GivenFile.of(file)
    if checked != BATCH:
        label = FileLabel(given.name, checked)
        return {"source": given.source, "mime_type": given.media_type, "display_name": str(label)}
    made = converted(given.read(), calls)
    label = FileLabel(given.name, checked, made.endpoint, made.model)
    return {"source": made.content, "mime_type": MEDIA_TYPE, "display_name": str(label)}


def _log_order(order: str | None) -> None:
    if order is not None and not is_unset(order):
        log_losses([Row("order", "lost", "", "the service has one order", "info")])


def _deleted(file_id: str) -> "FileDeleted":
    return types.azure_openai.FileDeleted(id=file_id, object="file", deleted=True)
