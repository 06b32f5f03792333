"""Tuning jobs of Vertex AI: create, list, wait for and cancel.

A job is a plain model without a client. Call the tuned model by the name of its endpoint:
`client.generate_content(job.tuned_model.endpoint, ...)`. Each checkpoint has an endpoint too.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Unpack

from gemini_sdk import types
from gemini_sdk._arguments.request import typed
from gemini_sdk._google import job_states
from gemini_sdk._google.dataset_upload import (
    DatasetUpload,
    check_datasets,
    check_upload,
    text_of,
    uploaded_as,
)
from gemini_sdk._google.locations import Location
from gemini_sdk._google.operations import PendingOperation, operation_method
from gemini_sdk._google.resource import Resources, given, request_from_keywords
from gemini_sdk._google.resource_names import full_name, operation_of, resource_path
from gemini_sdk._google.storage import MetricsRead, ObjectName, storage_session
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._methods.transfers import AfterTransfer, transfer_method
from gemini_sdk._methods.waiting import Wait, wait_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._transport.transfer import OnProgress, Transfer
from gemini_sdk._wire import Platform
from gemini_sdk.errors import (
    ConfigurationError,
    Fault,
    InvalidPayloadError,
)
from gemini_sdk.known_models import model_warnings

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.metrics import TuningMetrics
    from gemini_sdk.types.tuning_jobs import (
        AdapterSize,
        Empty,
        EvaluationConfig,
        EvaluationConfigDict,
        ListTuningJobsResponse,
        PreTunedModel,
        PreTunedModelDict,
        RebaseTunedModelOperationMetadata,
        TuningJob,
        TuningJobDict,
        TuningMode,
    )

_SIZES = {1: "ONE", 2: "TWO", 4: "FOUR", 8: "EIGHT", 16: "SIXTEEN", 32: "THIRTY_TWO"}
_SPECS = {"supervised": "supervised_tuning_spec", "preference": "preference_optimization_spec"}


class TuningJobMethods(Resources):
    """The methods of tuningJobs. Names may be full, `projects/*/locations/*/tuningJobs/*`, or the id alone."""

    _platform: Platform = "vertex"
    _collection = "aiplatform.projects.locations.tuningJobs"
    _location: Location

    @method
    def create(
        self,
        request: "TuningJob | TuningJobDict | None" = None,
        *,
        base_model: str | None = None,
        pre_tuned_model: "PreTunedModel | PreTunedModelDict | None" = None,
        method: Literal["supervised", "preference"] = "supervised",
        training_dataset_uri: "str | os.PathLike[str] | None" = None,
        validation_dataset_uri: "str | os.PathLike[str] | None" = None,
        bucket: str | None = None,
        epoch_count: int | None = None,
        adapter_size: "AdapterSize | Literal[1, 2, 4, 8, 16, 32] | None" = None,
        learning_rate_multiplier: float | None = None,
        beta: float | None = None,
        batch_size: int | None = None,
        learning_rate: float | None = None,
        tuning_mode: "TuningMode | None" = None,
        export_last_checkpoint_only: bool | None = None,
        evaluation_config: "EvaluationConfig | EvaluationConfigDict | None" = None,
        tuned_model_display_name: str | None = None,
        description: str | None = None,
        labels: Mapping[str, str] | None = None,
        kms_key_name: str | None = None,
        service_account: str | None = None,
        custom_base_model: str | None = None,
        output_uri: str | None = None,
        storage_base_url: str | None = None,
        on_progress: OnProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[TuningJob]":
        """Create a job that tunes a model with a dataset in Cloud Storage (tuningJobs.create).

        A call that may have reached the service is not retried, so that it does not create a second job. On the first
        try, leave the hyperparameters to the service.

        With `bucket`, datasets may be local files. They are checked, and then uploaded with the credentials of the
        client. An object that exists is not overwritten. If no job is created after the upload, the error names the
        objects (`leftovers`).

        Args:
            request: the whole job as a model or a mapping, instead of the keywords below.
            base_model: model to tune, such as `gemini-3.5-flash`.
            pre_tuned_model: tuned model to tune further, with the checkpoint to start from, instead of `base_model`.
            method: `supervised` (with examples) or `preference` (with pairs of preferred and rejected answers).
            training_dataset_uri: JSONL file, gs://..., or a local path; 100 to 500 examples are a good start.
            validation_dataset_uri: JSONL file, likewise; without it there are no validation metrics.
            bucket: bucket or folder, gs://bucket/folder, to which local datasets are uploaded.
            epoch_count: passes over the examples.
            adapter_size: 1, 2, 4, 8, 16 or 32, or the service's name for it. Larger adapters can learn more, and need
                more examples.
            learning_rate_multiplier: factor on the recommended learning rate (default: 1).
            beta: how close a model tuned by preferences stays to the base model.
            batch_size: examples per step; open models only.
            learning_rate: learning rate, instead of `learning_rate_multiplier`; open models only.
            tuning_mode: whether an adapter or all weights are tuned; open models only.
            export_last_checkpoint_only: keep no intermediate checkpoints.
            evaluation_config: how to evaluate the tuned model.
            tuned_model_display_name: display name, at most 128 characters (default: random).
            description: description of the job.
            labels: labels of the job and of its resources.
            custom_base_model: folder gs://... with weights of the kind that `base_model` names; open models only.
            output_uri: folder gs://... for the results; open models only, which require it.
            kms_key_name: encryption key for the resources of the job.
            service_account: service account of the job.
            storage_base_url: origin to which datasets are uploaded (default: STORAGE_EMULATOR_HOST, else
                https://storage.googleapis.com).
            on_progress: function that is called with a pair `(done, total)` of bytes after each piece of an upload;
                asyncio clients also accept a coroutine function.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API, or a dataset has errors; nothing was sent.
            ObjectExistsError: an object with the name of a dataset exists.
        """
        local: dict[ObjectName, str] = {}
        if bucket is not None:
            training_dataset_uri = uploaded_as(training_dataset_uri, bucket, local)
            validation_dataset_uri = uploaded_as(validation_dataset_uri, bucket, local)
            check_upload(bucket, local, request)
        hyperparameters: dict[str, object] = {
            "epoch_count": epoch_count,
            "adapter_size": _adapter(adapter_size),
            "learning_rate_multiplier": learning_rate_multiplier,
            "beta": beta,
            "batch_size": batch_size,
            "learning_rate": learning_rate,
        }
        spec: dict[str, object] = {
            "training_dataset_uri": text_of(training_dataset_uri),
            "validation_dataset_uri": text_of(validation_dataset_uri),
            "hyper_parameters": given(hyperparameters) or None,
            "export_last_checkpoint_only": export_last_checkpoint_only,
            "evaluation_config": evaluation_config,
            "tuning_mode": tuning_mode,
        }
        parts: dict[str, object] = {
            "base_model": base_model,
            "pre_tuned_model": pre_tuned_model,
            "tuned_model_display_name": tuned_model_display_name,
            "description": description,
            "labels": labels,
            "encryption_spec": {"kms_key_name": kms_key_name} if kms_key_name else None,
            "service_account": service_account,
            "custom_base_model": custom_base_model,
            "output_uri": output_uri,
        }
        if request is None:
            parts[_spec(method)] = given(spec)
            if beta is not None and method == "supervised":
                fault = Fault("beta", "only allowed with method='preference'", repr(beta))
                raise InvalidPayloadError([fault])
        elif given(spec):
            parts |= spec
        fields = request_from_keywords(request, given(parts))
        if options.get("validate", self._settings.validate):
            _check(fields)
            model_warnings.warn(base_model, self._platform)
        own = ("kms_key_name", "bucket", "storage_base_url", "on_progress")
        kind, known = types.tuning_jobs.TuningJob, (*hyperparameters, *spec, *parts, *own)
        call = self._call("create", kind, options, body=fields, kind=kind, known=known)
        if not local:
            return call
        files = {place.uri: path for place, path in local.items()}
        training, validation = (
            files.get(text_of(uri) or "") for uri in (training_dataset_uri, validation_dataset_uri)
        )
        validates = call.options.get("validate", self._settings.validate)
        upload = DatasetUpload(
            storage_session(self._transport.session, storage_base_url),
            local,
            partial(check_datasets, training, validation, method, base_model)
            if validates
            else None,
            call.options,
            on_progress,
        )
        call = replace(call, leftovers=tuple(place.uri for place in local))
        return replace(call, prepare=AfterTransfer(self._transport, upload, call))

    @list_method
    def list(
        self,
        *,
        filter: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListTuningJobsResponse, TuningJob]":
        """List the tuning jobs of the location (tuningJobs.list). Iterating over the result fetches all pages.

        Args:
            filter: condition for jobs, such as `state="JOB_STATE_RUNNING"` or `labels.team="a"`.
            page_size: maximum number of jobs per page.
            page_token: token of the first page to return.
        """
        query = {"filter": filter, "pageSize": page_size, "pageToken": page_token}
        page, known = types.tuning_jobs.ListTuningJobsResponse, ("filter", "page_size")
        call = self._call("list", page, options, query=query, known=known)
        return Listing(call, lambda page: page.tuning_jobs)

    @method
    def get(self, name: "str | TuningJob", **options: Unpack[CallOptions]) -> "Call[TuningJob]":
        """Get a tuning job (tuningJobs.get), with its state, statistics of the data, and the tuned model."""
        return self._call("get", types.tuning_jobs.TuningJob, options, name=name)

    @method
    def cancel(self, name: "str | TuningJob", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Request the cancellation of a tuning job (tuningJobs.cancel). The job may still succeed or fail."""
        kind, answer = types.tuning_jobs.CancelTuningJobRequest, types.tuning_jobs.Empty
        return self._call("cancel", answer, options, name=name, body={}, kind=kind)

    @operation_method
    def rebase(
        self,
        *,
        tuning_job: "str | TuningJob | None" = None,
        tuned_model: str | None = None,
        pipeline_job: str | None = None,
        base_model: str | None = None,
        output_uri_prefix: str | None = None,
        deploy_to_same_endpoint: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> "PendingOperation[TuningJob, RebaseTunedModelOperationMetadata]":
        """Repeat the tuning of a tuned model on a newer base model (tuningJobs.rebaseTunedModel). Returns an
        operation.

        Args:
            tuning_job: the job that created the tuned model; or
            tuned_model: the tuned model in the Model Registry; or
            pipeline_job: the pipeline that created it.
            base_model: the newer base model.
            output_uri_prefix: where to write the artifacts, gs://...
            deploy_to_same_endpoint: whether the new model replaces the old one on its endpoint.
        """
        reference = {
            "tuning_job": tuning_job and self._full_name(tuning_job),
            "tuned_model": tuned_model,
            "pipeline_job": pipeline_job,
        }
        target = {"output_uri_prefix": output_uri_prefix} if output_uri_prefix else None
        parts: dict[str, object] = {
            "tuned_model_ref": given(reference) or None,
            "tuning_job": {"base_model": base_model} if base_model else None,
            "artifact_destination": target,
            "deploy_to_same_endpoint": deploy_to_same_endpoint,
        }
        kind, answer = types.tuning_jobs.RebaseTunedModelRequest, types.tuning_jobs.Operation
        known = (*reference, *parts, "base_model", "output_uri_prefix")
        call = self._call(
            "rebaseTunedModel", answer, options, body=given(parts), kind=kind, known=known
        )
        return _rebasing(call)

    @operation_method
    def operation(
        self, name: str, **options: Unpack[CallOptions]
    ) -> "PendingOperation[TuningJob, RebaseTunedModelOperationMetadata]":
        """Get the operation of a `rebase` by its name, in any process (operations.get)."""
        answer = types.tuning_jobs.Operation
        return _rebasing(self._call("operations.get", answer, options, name=name))

    @wait_method
    def wait(
        self,
        job: "str | TuningJob",
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: "Callable[[TuningJob], object] | None" = None,
    ) -> "Wait[TuningJob, TuningJob]":
        """Wait until a job has succeeded or partially succeeded, and return the job.

        The wait continues while the network or the service is down. The job continues if the wait ends.

        Args:
            job: name of the job, or the job that `create` returned.
            timeout: seconds to wait; None for no limit.
            poll_interval: seconds between polls; None for 5, growing to 60.
            on_progress: function that is called with the job at first and after each change; asyncio clients also
                accept a coroutine function.

        Raises:
            OperationFailedError: the job failed, expired or was cancelled; `code` is the state of the job.
            OperationTimeoutError: the work did not end before `timeout`.
            APIStatusError: the service refuses the poll with a status in the 400s other than 408 and 429.
        """
        name = self._full_name(getattr(job, "name", job))
        return Wait(
            name=name,
            look=self._call("get", types.tuning_jobs.TuningJob, {}, name=name),
            over=job_states.has_ended,
            outcome=job_states.outcome,
            progress=lambda job: job,
            resume=f"client.tuning_jobs.wait({name!r})",
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
        )

    @transfer_method
    def metrics(
        self,
        job: "str | TuningJob",
        *,
        storage_base_url: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Transfer[TuningMetrics]":
        """Read the metrics of a job from the file in Cloud Storage that it names (`gcs_metrics_uri`).

        The file is read with the credentials of the client. It has JSON lines with `step` and metrics. The result is
        empty while the job names no file, and for older jobs, which name an experiment instead.

        Args:
            job: the job. If it is a model without `gcs_metrics_uri`, the job is fetched again.
            storage_base_url: origin from which the file is read (default: STORAGE_EMULATOR_HOST, else
                https://storage.googleapis.com).

        Raises:
            InvalidAnswerError: the file has another form.
            NotFoundError: there is no such file.
        """
        named = getattr(job, "name", job)
        kind, known = types.tuning_jobs.TuningJob, ("job", "storage_base_url")
        look = self._call("get", kind, options, name=named, known=known)
        session = storage_session(self._transport.session, storage_base_url)
        return MetricsRead(session, look, getattr(job, "gcs_metrics_uri", None), look.options)

    def _full_name(self, name: object) -> str:
        """A job's full name, `projects/*/locations/*/tuningJobs/*`."""
        operation = operation_of(f"{self._collection}.get")
        return full_name(operation, resource_path(operation, name, **self._place()))

    def _place(self) -> dict[str, str]:
        """The client's project and location. ConfigurationError for a client of express mode, which has none."""
        place = self._location.place()
        if not place:
            raise ConfigurationError(
                "tuning jobs need a project: pass project= or set GOOGLE_CLOUD_PROJECT"
            )
        return place


def _adapter(size: object) -> str | None:
    if size is None or isinstance(size, str):
        return size
    if type(size) is not int or size not in _SIZES:  # True is an int, too
        accepted = f"one of {', '.join(map(str, _SIZES))}"
        raise InvalidPayloadError(
            [Fault("adapterSize", "unknown adapter size", repr(size), accepted)]
        )
    return f"ADAPTER_SIZE_{_SIZES[size]}"


def _spec(method: str) -> str:
    if method not in _SPECS:
        raise InvalidPayloadError(
            [Fault("method", "unknown tuning method", repr(method), " or ".join(_SPECS))]
        )
    return _SPECS[method]


def _check(fields: Mapping[str, Any]) -> None:
    """InvalidPayloadError for a dataset that is not in Cloud Storage."""
    job = typed(types.tuning_jobs.TuningJob, fields, "vertex")
    for path, spec in (
        ("supervisedTuningSpec", job.supervised_tuning_spec),
        ("preferenceOptimizationSpec", job.preference_optimization_spec),
    ):
        if spec is None:
            continue
        found = (
            _elsewhere(f"{path}.trainingDatasetUri", spec.training_dataset_uri),
            _elsewhere(f"{path}.validationDatasetUri", spec.validation_dataset_uri),
        )
        if faults := [fault for fault in found if fault is not None]:
            raise InvalidPayloadError(faults)


def _elsewhere(where: str, uri: str | None) -> Fault | None:
    """The schema would refuse it with a pattern; this says what to do."""
    if not uri or uri.startswith(("gs://", "projects/")):
        return None
    problem = (
        "not a Cloud Storage URI"
        if "://" in uri
        else "a local path; upload the file to Cloud Storage first"
    )
    return Fault(where, problem, repr(uri), "gs://bucket/file")


def _rebasing(
    call: "Call[Any]",
) -> "PendingOperation[TuningJob, RebaseTunedModelOperationMetadata]":
    return PendingOperation(
        call,
        types.tuning_jobs.TuningJob,
        types.tuning_jobs.RebaseTunedModelOperationMetadata,
        "aiplatform.projects.locations.tuningJobs.operations",
        "client.tuning_jobs.operation({}).wait()",
    )


class TuningJobs(SyncCaller, TuningJobMethods):
    """Tuning jobs, of a blocking client."""

    def __init__(self, location: Location, transport: "SyncTransport") -> None:
        self._location = location
        self._transport = transport


class AsyncTuningJobs(AsyncCaller, TuningJobMethods):
    """Tuning jobs, of an asyncio client."""

    def __init__(self, location: Location, transport: "AsyncTransport") -> None:
        self._location = location
        self._transport = transport
