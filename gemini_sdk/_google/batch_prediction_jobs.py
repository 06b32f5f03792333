"""Batch prediction jobs of Vertex AI: requests in Cloud Storage or BigQuery, answered there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, cast

from gemini_sdk import types
from gemini_sdk._google import job_states
from gemini_sdk._google.batch_results import prediction_results
from gemini_sdk._google.locations import Location
from gemini_sdk._google.resource import Resources, given, request_from_keywords
from gemini_sdk._google.resource_names import full_name, operation_of, resource_path
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._methods.waiting import Wait, wait_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Platform
from gemini_sdk.errors import (
    APIStatusError,
    ConfigurationError,
    Fault,
    InvalidPayloadError,
)
from gemini_sdk.known_models import model_warnings

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.types.batch_prediction_jobs import (
        BatchPredictionJob,
        BatchPredictionJobDict,
        Empty,
        ListBatchPredictionJobsResponse,
        Operation,
    )
    from gemini_sdk.types.generate_content import GenerateContentResponse


class BatchPredictionJobMethods(Resources):
    """The methods of batchPredictionJobs. A job is named by its full name, its id, or a BatchPredictionJob."""

    _platform: Platform = "vertex"
    _collection = "aiplatform.projects.locations.batchPredictionJobs"
    _location: Location

    @method
    def create(
        self,
        request: "BatchPredictionJob | BatchPredictionJobDict | None" = None,
        *,
        model: str | None = None,
        source: str | Sequence[str] | None = None,
        destination: str | None = None,
        display_name: str | None = None,
        labels: Mapping[str, str] | None = None,
        kms_key_name: str | None = None,
        service_account: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[BatchPredictionJob]":
        """Create a job that answers the requests of a file or table (batchPredictionJobs.create).

        A call that may have reached the service is not retried, so that it does not create a second job.

        Args:
            request: the whole job as a model or a mapping, instead of the keywords below.
            model: the model: `gemini-3.8-flash`, `publishers/.../models/...`, or a tuned model as
                `projects/.../locations/.../models/...`.
            source: JSONL files `gs://...`, one or several, with a `request` in each line; or a table `bq://...`.
            destination: folder `gs://...`, or dataset or table `bq://...`, for the answers.
            display_name: display name, at most 128 characters (default: made from the time).
            labels: labels of the job.
            kms_key_name: encryption key for the job and what it writes.
            service_account: service account of the job.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API; nothing was sent.
        """
        parts: dict[str, object] = {
            "model": None if model is None else self._model(model),
            "input_config": None if source is None else _source(source),
            "output_config": None if destination is None else _destination(destination),
            "display_name": display_name,
            "labels": labels,
            "encryption_spec": {"kms_key_name": kms_key_name} if kms_key_name else None,
            "service_account": service_account,
        }
        fields = request_from_keywords(request, given(parts))
        if request is None:
            wanted = {"model": model, "source": source, "destination": destination}
            missing = [Fault(name, "is missing") for name, value in wanted.items() if value is None]
            if missing:
                raise InvalidPayloadError(missing)
            fields.setdefault("display_name", f"batch {datetime.now(UTC):%Y-%m-%d %H:%M:%S}")
        kind = types.batch_prediction_jobs.BatchPredictionJob
        known = (*parts, "source", "destination", "kms_key_name")
        call = self._call("create", kind, options, body=fields, kind=kind, known=known)
        if call.options.get("validate", self._settings.validate):
            model_warnings.warn(model, self._platform)
        return call

    @list_method
    def list(
        self,
        *,
        filter: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListBatchPredictionJobsResponse, BatchPredictionJob]":
        """List the jobs of the location (batchPredictionJobs.list). Iterating over the result fetches all pages.

        Args:
            filter: condition for jobs, such as `state="JOB_STATE_RUNNING"`.
            page_size: maximum number of jobs per page.
            page_token: token of the first page to return.
        """
        query = {"filter": filter, "pageSize": page_size, "pageToken": page_token}
        page = types.batch_prediction_jobs.ListBatchPredictionJobsResponse
        call = self._call("list", page, options, query=query, known=("filter", "page_size"))
        return Listing(call, lambda page: page.batch_prediction_jobs)

    @method
    def get(
        self, name: "str | BatchPredictionJob", **options: Unpack[CallOptions]
    ) -> "Call[BatchPredictionJob]":
        """Get a job (batchPredictionJobs.get), with its state, counts, and where its answers are."""
        kind = types.batch_prediction_jobs.BatchPredictionJob
        return self._call("get", kind, options, name=name)

    @method
    def cancel(
        self, name: "str | BatchPredictionJob", **options: Unpack[CallOptions]
    ) -> "Call[Empty]":
        """Request the cancellation of a job (batchPredictionJobs.cancel). The job may still succeed or fail."""
        kind = types.batch_prediction_jobs.CancelBatchPredictionJobRequest
        answer = types.batch_prediction_jobs.Empty
        return self._call("cancel", answer, options, name=name, body={}, kind=kind)

    @method
    def delete(
        self, name: "str | BatchPredictionJob", **options: Unpack[CallOptions]
    ) -> "Call[Operation]":
        """Delete a job that has ended (batchPredictionJobs.delete). What it wrote stays."""
        answer = types.batch_prediction_jobs.Operation
        return self._call("delete", answer, options, name=name)

    @wait_method
    def wait(
        self,
        job: "str | BatchPredictionJob",
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: "Callable[[BatchPredictionJob], object] | None" = None,
    ) -> "Wait[BatchPredictionJob, BatchPredictionJob]":
        """Wait until a job has succeeded or partially succeeded, and return it.

        The wait continues while the network or the service is down. The job continues if the wait ends.

        Args:
            job: the job.
            timeout: seconds to wait; None for no limit.
            poll_interval: seconds between polls; None for 5, growing to 60.
            on_progress: function that is called with the job at first and after each change; asyncio clients also
                accept a coroutine function.

        Raises:
            OperationFailedError: the job failed, expired or was cancelled; `code` is the state of the job.
            OperationTimeoutError: the work did not end before `timeout`.
            APIStatusError: the service refuses the poll with a status in the 400s other than 408 and 429.
        """
        operation = operation_of(f"{self._collection}.get")
        name = full_name(operation, resource_path(operation, job, **self._place()))
        return Wait(
            name=name,
            look=self._call("get", types.batch_prediction_jobs.BatchPredictionJob, {}, name=name),
            over=job_states.has_ended,
            outcome=job_states.outcome,
            progress=lambda job: job,
            resume=f"client.batch_prediction_jobs.wait({name!r})",
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
        )

    def results(
        self, predictions: "str | PathLike[str] | Iterable[bytes]"
    ) -> "Iterator[tuple[str, GenerateContentResponse | APIStatusError]]":
        """The answers in a file that a job wrote, as pairs of key and answer, in the order of the file.

        A request that failed has an APIStatusError instead, which is not raised. The key is the member `key` of the
        line; where it has none, the number of the answer: "0", "1". Nothing is sent: copy the file from the folder
        `output_info.gcs_output_directory` of the job first.

        Args:
            predictions: path of a copy of `predictions.jsonl`, or its lines.

        Raises:
            ConfigurationError: the file cannot be read.
            InvalidAnswerError: a line is not a prediction.
        """
        if not isinstance(predictions, str | PathLike):
            yield from prediction_results(predictions, "predictions")
            return
        name = fspath(predictions)
        if name.startswith("gs://"):
            raise InvalidPayloadError(
                [
                    Fault(
                        "predictions", "is in Cloud Storage", repr(name), "a local copy of the file"
                    )
                ]
            )
        try:
            file = Path(predictions).open("rb")  # noqa: SIM115 - only its opening can fail for the path's sake
        except OSError as error:
            raise ConfigurationError(f"{name}: {error.strerror or error}") from error
        with file:
            yield from prediction_results(file, name)

    def _place(self) -> dict[str, str]:
        """The client's project and location. ConfigurationError for a client of express mode, which has none."""
        place = self._location.place()
        if not place:
            raise ConfigurationError(
                "batch prediction jobs need a project: pass project= or set GOOGLE_CLOUD_PROJECT"
            )
        return place

    def _model(self, model: str) -> str:
        """A model as jobs name it."""
        if isinstance(cast(object, model), str) and model.startswith("projects/"):
            return model
        _, parameters = self._location.resource(model)
        if "publisher" not in parameters:
            expected = "gemini-..., publishers/.../models/... or projects/.../models/..."
            raise InvalidPayloadError([Fault("model", "not a model name", repr(model), expected)])
        return f"publishers/{parameters['publisher']}/models/{parameters['model']}"


def _source(source: object) -> dict[str, Any]:
    several = isinstance(source, list | tuple)
    listed: list[Any] = list(cast("Sequence[Any]", source)) if several else [source]
    if listed and all(isinstance(uri, str) and uri.startswith("gs://") for uri in listed):
        return {"instances_format": "jsonl", "gcs_source": {"uris": listed}}
    if len(listed) == 1 and isinstance(listed[0], str) and listed[0].startswith("bq://"):
        return {"instances_format": "bigquery", "bigquery_source": {"input_uri": listed[0]}}
    raise _elsewhere("source", source, "gs://bucket/file.jsonl, a list of these, or bq://table")


def _destination(destination: object) -> dict[str, Any]:
    if isinstance(destination, str) and destination.startswith("gs://"):
        place = {"output_uri_prefix": destination}
        return {"predictions_format": "jsonl", "gcs_destination": place}
    if isinstance(destination, str) and destination.startswith("bq://"):
        place = {"output_uri": destination}
        return {"predictions_format": "bigquery", "bigquery_destination": place}
    raise _elsewhere("destination", destination, "gs://bucket/folder or bq://table")


def _elsewhere(name: str, found: object, expected: str) -> InvalidPayloadError:
    problem = "not in Cloud Storage or BigQuery; upload local files to Cloud Storage first"
    return InvalidPayloadError([Fault(name, problem, repr(found), expected)])


class BatchPredictionJobs(SyncCaller, BatchPredictionJobMethods):
    """Batch prediction jobs, of a blocking client."""

    def __init__(self, location: Location, transport: "SyncTransport") -> None:
        self._location = location
        self._transport = transport


class AsyncBatchPredictionJobs(AsyncCaller, BatchPredictionJobMethods):
    """Batch prediction jobs, of an asyncio client."""

    def __init__(self, location: Location, transport: "AsyncTransport") -> None:
        self._location = location
        self._transport = transport
