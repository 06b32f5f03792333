"""Batches of Google AI: many requests at once, answered within a day or so at a lower price."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from os import PathLike, fspath
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, Unpack, cast

from gemini_sdk import types
from gemini_sdk._google.batch import A, Batch
from gemini_sdk._google.batch_file import MEDIA_TYPE, check_file
from gemini_sdk._google.batch_requests import check_size, entries, inlined, of_requests
from gemini_sdk._google.batch_results import check_ended, inline_results, line_results, outcome
from gemini_sdk._google.cached_prefix import cached_name, check_use
from gemini_sdk._google.contents import instruction
from gemini_sdk._google.file_names import file_name
from gemini_sdk._google.generate import request_fields
from gemini_sdk._google.locations import GoogleAILocation
from gemini_sdk._google.resource import Resources, given, set_fields
from gemini_sdk._google.resource_names import full_name, operation_of, resource_path
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._methods.waiting import Wait, wait_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Model, Platform
from gemini_sdk.errors import APIStatusError, Fault, InvalidPayloadError
from gemini_sdk.known_models import model_warnings

if TYPE_CHECKING:
    from gemini_sdk._google.batch_requests import InputsLike, RequestsLike
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.types.batches import Empty, ListOperationsResponse
    from gemini_sdk.types.embeddings import EmbedContentResponse, EmbedTaskType
    from gemini_sdk.types.files import File
    from gemini_sdk.types.generate_content import GenerateContentResponse

_VERBS = {"create": "batchGenerateContent", "create_embeddings": "asyncBatchEmbedContent"}


class BatchMethods(Resources):
    """The methods of batches. A batch is named by its name, `batches/x`, the id alone, `x`, or a Batch."""

    _platform: Platform = "google-ai"
    _collection = "generativelanguage.batches"

    @method
    def create(
        self,
        *,
        model: str,
        requests: "RequestsLike | str | PathLike[str] | File",
        display_name: str | None = None,
        priority: int | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[Batch[GenerateContentResponse]]":
        """Create a batch of requests to generateContent (models.batchGenerateContent).

        Each request has a key, and its answer the same key. A call that may have reached the service is not retried,
        so that it does not create a second batch.

        Args:
            model: the model of all requests.
            requests: a list of requests, a mapping of keys to requests, or a file. A request is what
                `generate_content` takes as contents: a prompt, or a whole request as a mapping or a model. In a list,
                `(key, request)` and `{"key": ..., "request": ...}` have keys; the key of others is their position,
                "0", "1". A file is the path of JSON lines `{"key": ..., "request": ...}`, which are validated and then
                uploaded, or an uploaded file: `files/...` or a File. More than 20 MB need a file.
            display_name: display name.
            priority: order among the batches of the account; higher ones are processed first (default: 0).

        Raises:
            InvalidPayloadError: there is no request, keys repeat, requests name other models, or one breaks the rules
                of the API; nothing was sent.
        """
        fields = given({"display_name": display_name, "priority": priority})
        kind = types.batches.BatchGenerateContentRequest
        return self._create("create", model, requests, fields, kind, _generation, options)

    @method
    def create_embeddings(
        self,
        *,
        model: str,
        requests: "InputsLike | str | PathLike[str] | File",
        task_type: "EmbedTaskType | None" = None,
        title: str | None = None,
        output_dimensionality: int | None = None,
        display_name: str | None = None,
        priority: int | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[Batch[EmbedContentResponse]]":
        """Create a batch of embeddings (models.asyncBatchEmbedContent).

        Args:
            model: the embedding model, such as `gemini-embedding-2`.
            requests: as for `create`; each is one input: a str, Part, Content, list of parts, or a whole request with
                `content`.
            task_type: what the embeddings are for; of inputs that name none.
            title: title of the inputs, for RETRIEVAL_DOCUMENT.
            output_dimensionality: length of the vectors.
            display_name: display name.
            priority: order among the batches of the account; higher ones are processed first (default: 0).

        Raises:
            InvalidPayloadError: as `create`.
        """
        fields = given({"display_name": display_name, "priority": priority})
        shared = given(
            {
                "task_type": task_type,
                "title": title,
                "output_dimensionality": output_dimensionality,
            }
        )
        kind = types.batches.AsyncBatchEmbedContentRequest

        def convert(request: Any) -> dict[str, Any]:
            return shared | _embedding(request)

        return self._create("create_embeddings", model, requests, fields, kind, convert, options)

    @list_method
    def list(
        self,
        *,
        filter: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListOperationsResponse, Batch[GenerateContentResponse | EmbedContentResponse]]":
        """List batches (batches.list). Iterating over the result fetches all pages.

        Args:
            filter: condition for batches, in the service's syntax.
            page_size: maximum number of batches per page.
            page_token: token of the first page to return.
        """
        query = {"filter": filter, "pageSize": page_size, "pageToken": page_token}
        page, known = types.batches.ListOperationsResponse, ("filter", "page_size")
        call = self._call("list", page, options, query=query, known=known)
        return Listing(call, lambda page: [Batch.of(each) for each in page.operations or ()])

    @method
    def get(self, name: "str | Batch[A]", **options: Unpack[CallOptions]) -> "Call[Batch[A]]":
        """Get a batch (batches.get), with its state and numbers of requests."""
        return self._call("get", cast("type[Batch[A]]", Batch), options, name=_name(name))

    @method
    def cancel(self, name: "str | Batch[Any]", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Request the cancellation of a batch (batches.cancel). The batch may still succeed or fail."""
        return self._call("cancel", types.batches.Empty, options, name=_name(name))

    @method
    def delete(self, name: "str | Batch[Any]", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Delete a batch (batches.delete), with its answers. It is not cancelled."""
        return self._call("delete", types.batches.Empty, options, name=_name(name))

    @wait_method
    def wait(
        self,
        name: "str | Batch[A]",
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: "Callable[[Batch[A]], object] | None" = None,
    ) -> "Wait[Batch[A], Batch[A]]":
        """Wait until a batch has succeeded, and return it. Single requests may have failed: see `results`.

        The wait continues while the network or the service is down. The batch continues if the wait ends.

        Args:
            name: the batch.
            timeout: seconds to wait; None for no limit.
            poll_interval: seconds between polls; None for 5, growing to 60.
            on_progress: function that is called with the batch at first and after each change; asyncio clients also
                accept a coroutine function.

        Raises:
            OperationFailedError: the batch failed, expired or was cancelled; `code` is its state.
            OperationTimeoutError: the work did not end before `timeout`.
            APIStatusError: the service refuses the poll with a status in the 400s other than 408 and 429.
        """
        look = self._call("get", cast("type[Batch[A]]", Batch), {}, name=_name(name))
        named = look.path.partition("/batches/")[2]
        return Wait(
            name=f"batches/{named}",
            look=look,
            over=lambda batch: batch.ended,
            outcome=outcome,
            progress=lambda batch: batch,
            resume=f"client.batches.wait('batches/{named}')",
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
        )

    def _create(
        self,
        name: str,
        model: str,
        requests: Any,
        fields: dict[str, Any],
        kind: type[Model],
        convert: Callable[[Any], dict[str, Any]],
        options: Mapping[str, Any],
    ) -> "Call[Batch[Any]]":
        operation = operation_of(f"generativelanguage.models.{_VERBS[name]}")
        path = resource_path(operation, model)
        model_name = full_name(operation, path)
        known = ("model", "requests", *fields, "display_name", "priority")
        found = self._checked(options, known, kind)
        if found.get("validate", self._settings.validate):
            model_warnings.warn(model, self._platform)

        def call(source: dict[str, Any]) -> "Call[Batch[Any]]":
            batch = {**fields, "input_config": source}
            try:
                body = self._body(kind, {"batch": batch}, found)
            except InvalidPayloadError as error:
                raise of_requests(error) from None
            check_size(body)
            return Call(operation=operation, path=path, answer=Batch, body=body, options=found)

        if isinstance(requests, types.files.File) or _is_uploaded(requests):
            return call({"file_name": file_name(requests)})
        if isinstance(requests, str | PathLike):
            type_name = "GenerateContentRequest" if name == "create" else "EmbedContentRequest"
            upload = InputUpload(
                self._transport,
                fspath(cast("PathLike[str]", requests)),
                lambda path: check_file(path, model_name, type_name),
                lambda file: replace(call({"file_name": file.name}), leftovers=(file.name or "",)),
                display_name=fields.get("display_name"),
            )
            return replace(call({"file_name": "files/uploaded"}), body=None, prepare=upload)
        listed = inlined(entries(requests), model_name, convert)
        made = call({"requests": {"requests": listed}})
        if found.get("validate", self._settings.validate):
            for each in listed:
                model_warnings.warn(model, self._platform, each["request"])
        return made

    def _checked(
        self, options: Mapping[str, Any], known: tuple[str, ...], kind: type[Model]
    ) -> CallOptions:
        from gemini_sdk._arguments.request import checked_options

        return checked_options(options, known, kind, self._platform)


class InputUpload:
    """What comes before a batch from a local file: its lines are validated, and it is uploaded."""

    def __init__(
        self,
        transport: Any,
        path: str,
        check: Callable[[str], int],
        call: "Callable[[File], Call[Batch[Any]]]",
        *,
        display_name: str | None,
    ) -> None:
        self._transport = transport
        self._path = path
        self._check = check
        self._call = call
        self._display_name = display_name

    def run(self) -> "Call[Batch[Any]]":
        """The call with the uploaded file, on a client that blocks."""
        from gemini_sdk._google.files import Files

        self._check(self._path)
        return self._call(
            Files(self._transport).upload(
                self._path, mime_type=MEDIA_TYPE, display_name=self._display_name
            )
        )

    async def run_async(self) -> "Call[Batch[Any]]":
        """The call with the uploaded file, on an asyncio client."""
        from gemini_sdk._google.files import AsyncFiles

        await asyncio.to_thread(self._check, self._path)
        return self._call(
            await AsyncFiles(self._transport).upload(
                self._path, mime_type=MEDIA_TYPE, display_name=self._display_name
            )
        )


def _generation(request: Any) -> dict[str, Any]:
    fields, _ = request_fields({"contents": request})
    if (cached := fields.get("cached_content")) is not None:
        check_use(fields, getattr(cached, "model", None) or "")
        fields["cached_content"] = cached_name(cached, GoogleAILocation(), "google-ai")
    return fields


def _embedding(request: Any) -> dict[str, Any]:
    if isinstance(request, types.embeddings.EmbedContentRequest):
        return given(set_fields(request))
    fields: dict[str, Any] = {"content": request}
    if isinstance(request, Mapping) and "content" in request:
        fields = dict(cast("Mapping[str, Any]", request))
    return {**fields, "content": instruction(fields["content"], "content")}


def _is_uploaded(requests: object) -> bool:
    """Whether it names an uploaded file. Raises InvalidPayloadError for any other address."""
    named = file_name(requests)
    if isinstance(named, str) and "://" in named:
        expected = (
            "a local JSONL file, or files/... (gs:// and bq:// are for "
            "VertexClient.batch_prediction_jobs)"
        )
        raise InvalidPayloadError([Fault("requests", "is not a file", repr(requests), expected)])
    return isinstance(named, str) and named.startswith("files/")


def _name(batch: object) -> object:
    return getattr(batch, "name", batch)


class Batches(SyncCaller, BatchMethods):
    """Batches, of a blocking client."""

    def __init__(self, transport: "SyncTransport") -> None:
        self._transport = transport

    def results(self, batch: "str | Batch[A]") -> "Iterator[tuple[str, A | APIStatusError]]":
        """The answers of a batch that has ended, as pairs of key and answer, in the order of the service.

        An answer is a GenerateContentResponse, or an EmbedContentResponse of a batch of embeddings. A request that
        failed has an APIStatusError instead, which is not raised. A file of answers is downloaded to a temporary file
        first, and read line by line.

        Args:
            batch: the batch; one that had not ended when it was read is read once more.

        Raises:
            OperationTimeoutError: the batch has not ended.
            OperationFailedError: the batch failed as a whole and has no answers.
        """
        if not isinstance(batch, Batch) or not batch.ended:
            batch = self.get(batch)
        check_ended(batch)
        if batch.responses_file is None:
            yield from inline_results(batch)
            return
        from gemini_sdk._google.files import Files

        with TemporaryFile() as file:
            Files(self._transport).download(batch.responses_file, cast(BinaryIO, file))
            file.seek(0)
            yield from line_results(file, batch)


class AsyncBatches(AsyncCaller, BatchMethods):
    """Batches, of an asyncio client."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport

    async def results(
        self, batch: "str | Batch[A]"
    ) -> "AsyncIterator[tuple[str, A | APIStatusError]]":
        """The answers of a batch that has ended, as pairs of key and answer, in the order of the service.

        As `Batches.results`; iterate with `async for`.
        """
        if not isinstance(batch, Batch) or not batch.ended:
            batch = await self.get(batch)
        check_ended(batch)
        if batch.responses_file is None:
            for pair in inline_results(batch):
                yield pair
            return
        from gemini_sdk._google.files import AsyncFiles

        with TemporaryFile() as file:
            await AsyncFiles(self._transport).download(batch.responses_file, cast(BinaryIO, file))
            file.seek(0)
            for pair in line_results(file, batch):
                yield pair
