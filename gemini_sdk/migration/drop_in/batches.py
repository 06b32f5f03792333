"""`client.batches` of drop-in clients, over the batches of Google AI."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk._openai.report import Row
from gemini_sdk.migration.drop_in.batch_objects import (
    WINDOW,
    NewBatch,
    batch_object,
    check_window,
    checked_metadata,
)
from gemini_sdk.migration.drop_in.call import is_unset, log_losses, separated_options
from gemini_sdk.migration.drop_in.cursor_page import (
    AsyncCursorPage,
    Cursor,
    CursorPage,
    checked_limit,
    fetched_at_once,
)
from gemini_sdk.migration.drop_in.file_objects import FileId
from gemini_sdk.migration.drop_in.missing import Resource
from gemini_sdk.migration.drop_in.openai_params import CallParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled
from gemini_sdk.migration.errors import openai_errors

if TYPE_CHECKING:
    from gemini_sdk._google.batch import Batch
    from gemini_sdk.types.azure_openai import BatchObject

_PAGE = 20


class BatchOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self,
        *,
        input_file_id: str,
        endpoint: str,
        completion_window: str = WINDOW,
        metadata: Mapping[str, str] | None = None,
        output_expires_after: Any = None,
        **options: Unpack[CallParams],
    ) -> "BatchObject":
        """Answer the requests of a file.

        Args:
            input_file_id: the id of a file of `files.create(purpose="batch")`, whose requests all have one model.
            endpoint: "/v1/chat/completions", "/v1/responses", "/v1/completions" or "/v1/embeddings", as in the file.
            completion_window: "24h".
            metadata: labels, which the display name of Gemini's batch keeps if they fit into it.
            output_expires_after: accepted and logged: Google's service deletes files after 48 hours.

        Raises:
            BadRequestError: the file is not one of a batch, or the endpoint another one.
            APIError: the call went wrong.
        """
        check_window(completion_window)
        labels = _labels(metadata, output_expires_after)
        client, chosen = self._sender.gemini, separated_options(options)
        file = await settled(client.files.get(FileId.of(input_file_id).name, **chosen))
        new = NewBatch.of(file, endpoint, labels)
        create = client.batches.create_embeddings if new.embeds else client.batches.create
        return batch_object(await settled(create(**new.arguments, **chosen)))

    @operation
    async def retrieve(self, batch_id: str, **options: Unpack[CallParams]) -> "BatchObject":
        """A batch, as far as it is now."""
        batches = self._sender.gemini.batches
        return batch_object(await settled(batches.get(batch_id, **separated_options(options))))

    @operation
    async def cancel(self, batch_id: str, **options: Unpack[CallParams]) -> "BatchObject":
        """Ask for a batch to end. It may be done before."""
        batches, chosen = self._sender.gemini.batches, separated_options(options)
        await settled(batches.cancel(batch_id, **chosen))
        return batch_object(await settled(batches.get(batch_id, **chosen)), cancelling=True)

    def _listed(
        self, after: str | None, limit: int | None, options: Mapping[str, Any]
    ) -> "tuple[Any, Callable[[Batch[Any]], BatchObject | None], int]":
        """The batches to list, what each becomes, and the number of batches in a page."""
        cursor = Cursor(after)

        def kept(batch: "Batch[Any]") -> "BatchObject | None":
            made = batch_object(batch)
            return made if cursor.passes(made.id) else None

        shown = checked_limit(limit, _PAGE)
        size = fetched_at_once(shown, filtered=after is not None)
        batches = self._sender.gemini.batches.list(page_size=size, **separated_options(options))
        return batches, kept, shown


class BatchResource(BatchOperations, Blocking):
    """`client.batches`."""

    def list(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallParams],
    ) -> "CursorPage[BatchObject]":
        """The batches of the account, the newest first.

        Args:
            after: the id of the last batch of the page before.
            limit: the number of batches in a page (default: 20).
        """
        with openai_errors():
            return CursorPage.of(*self._listed(after, limit, options))


class AsyncBatchResource(BatchOperations, Awaited):
    """`client.batches` of asyncio clients."""

    def list(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallParams],
    ) -> "AsyncCursorPage[BatchObject]":
        """The batches of the account, as BatchResource.list: to be awaited, or iterated over."""
        with openai_errors():
            return AsyncCursorPage.of(*self._listed(after, limit, options))


def _labels(metadata: Any, output_expires_after: Any) -> dict[str, str]:
    if output_expires_after is not None and not is_unset(output_expires_after):
        reason = "files are deleted after 48 hours"
        log_losses([Row("output_expires_after", "lost", "", reason, "info")])
    return checked_metadata(None if is_unset(metadata) else metadata)
