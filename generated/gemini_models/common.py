# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Any, Literal

from gemini_sdk._wire import Model, Timestamp


class Status(Model):
    """
    An error in the REST form of google.rpc.Status.

    Upstream: google.rpc.Status, GoogleRpcStatus.
    """

    code: int | None = None
    """The HTTP status; inside an operation, the google.rpc.Code number."""

    message: str | None = None
    """Message in English, for developers."""

    status: str | None = None
    """The name of the google.rpc.Code, such as INVALID_ARGUMENT."""

    details: list[dict[str, Any]] | None = None
    """Typed details; each carries `@type`, such as type.googleapis.com/google.rpc.BadRequest."""


class Date(Model):
    """
    Gregorian calendar date, possibly partial; zero marks an absent component.

    Upstream: GoogleTypeDate.
    """

    day: int | None = None
    """Number from 1 to 31, or 0 when absent."""

    month: int | None = None
    """Number from 1 (January) to 12; 0 when absent."""

    year: int | None = None
    """Number between 1 and 9999; 0 when absent."""


class Interval(Model):
    """
    Half-open time span; equal ends make it empty, and a missing end leaves it unbounded.

    Upstream: google.type.Interval.
    """

    start_time: Timestamp | None = None
    """Inclusive lower bound, as an RFC 3339 timestamp."""

    end_time: Timestamp | None = None
    """Exclusive upper bound, as an RFC 3339 timestamp."""


class LatLng(Model):
    """
    WGS84 position in decimal degrees.

    Upstream: google.type.LatLng, GoogleTypeLatLng.
    """

    latitude: float | None = None
    """Degrees north, -90 to 90."""

    longitude: float | None = None
    """Degrees east, -180 to 180."""


class Empty(Model):
    """
    An answer that says nothing but that the call succeeded.

    Upstream: google.protobuf.Empty, GoogleProtobufEmpty.
    """


class Operation(Model):
    """
    Work that goes on after its call was answered, and in the end its result.

    Upstream: google.longrunning.Operation, GoogleLongrunningOperation.
    """

    name: str | None = None
    """Name of the operation, ending in operations/*."""

    metadata: dict[str, Any] | None = None
    """Progress of the operation, in the type that `@type` names."""

    done: bool | None = None
    """Whether it has ended, with error or response."""

    error: Status | None = None
    """Why it failed or was cancelled."""

    response: dict[str, Any] | None = None
    """Result of the operation, in the type that `@type` names."""


class EncryptionSpec(Model):
    """
    A customer-managed key that protects what is created.

    Upstream: GoogleCloudAiplatformV1EncryptionSpec.
    """

    kms_key_name: str | None = None
    """Cloud KMS key in the same region, as projects/*/locations/*/keyRings/*/cryptoKeys/*."""


class GcsSource(Model):
    """
    Cloud Storage files to read.

    Upstream: GoogleCloudAiplatformV1GcsSource.
    """

    uris: list[str] | None = None
    """Files, as gs:// URIs; wildcards are allowed."""


class GcsDestination(Model):
    """
    A Cloud Storage folder to write into.

    Upstream: GoogleCloudAiplatformV1GcsDestination.
    """

    output_uri_prefix: str | None = None
    """Folder, as gs://bucket/folder; the service creates it if it is missing, and appends a slash."""


class BigQuerySource(Model):
    """
    A BigQuery table to read.

    Upstream: GoogleCloudAiplatformV1BigQuerySource.
    """

    input_uri: str | None = None
    """Table, as bq://project.dataset.table; at most 2000 characters."""


JobState = (
    Literal[
        "JOB_STATE_UNSPECIFIED",
        "JOB_STATE_QUEUED",
        "JOB_STATE_PENDING",
        "JOB_STATE_RUNNING",
        "JOB_STATE_SUCCEEDED",
        "JOB_STATE_FAILED",
        "JOB_STATE_CANCELLING",
        "JOB_STATE_CANCELLED",
        "JOB_STATE_PAUSED",
        "JOB_STATE_EXPIRED",
        "JOB_STATE_UPDATING",
        "JOB_STATE_PARTIALLY_SUCCEEDED",
    ]
    | str
)


class ErrorResponse(Model):
    """The body of every answer that is an error."""

    error: Status | None = None
    """The error."""


class ListOperationsResponse(Model):
    """
    A page of operations.

    Upstream: google.longrunning.ListOperationsResponse, GoogleLongrunningListOperationsResponse.
    """

    operations: list[Operation] | None = None
    """The operations."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""

    unreachable: list[str] | None = None
    """Resources that could not be read, in any order; only if partial results were requested."""


__all__ = [
    "BigQuerySource",
    "Date",
    "Empty",
    "EncryptionSpec",
    "ErrorResponse",
    "GcsDestination",
    "GcsSource",
    "Interval",
    "JobState",
    "LatLng",
    "ListOperationsResponse",
    "Operation",
    "Status",
]
