# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict


class IntervalDict(TypedDict, total=False):
    """Half-open time span; equal ends make it empty, and a missing end leaves it unbounded."""

    startTime: "str | datetime | None"
    """Inclusive lower bound, as an RFC 3339 timestamp."""
    start_time: "str | datetime | None"
    """Inclusive lower bound, as an RFC 3339 timestamp."""
    endTime: "str | datetime | None"
    """Exclusive upper bound, as an RFC 3339 timestamp."""
    end_time: "str | datetime | None"
    """Exclusive upper bound, as an RFC 3339 timestamp."""


class LatLngDict(TypedDict, total=False):
    """WGS84 position in decimal degrees."""

    latitude: "float | None"
    """Degrees north, -90 to 90."""
    longitude: "float | None"
    """Degrees east, -180 to 180."""


class EncryptionSpecDict(TypedDict, total=False):
    """A customer-managed key that protects what is created."""

    kmsKeyName: "str | None"
    """Cloud KMS key in the same region, as projects/*/locations/*/keyRings/*/cryptoKeys/*."""
    kms_key_name: "str | None"
    """Cloud KMS key in the same region, as projects/*/locations/*/keyRings/*/cryptoKeys/*."""


class GcsSourceDict(TypedDict, total=False):
    """Cloud Storage files to read."""

    uris: "Sequence[str] | str | None"
    """Files, as gs:// URIs; wildcards are allowed."""


class GcsDestinationDict(TypedDict, total=False):
    """A Cloud Storage folder to write into."""

    outputUriPrefix: "str | None"
    """Folder, as gs://bucket/folder; the service creates it if it is missing, and appends a slash."""
    output_uri_prefix: "str | None"
    """Folder, as gs://bucket/folder; the service creates it if it is missing, and appends a slash."""


class BigQuerySourceDict(TypedDict, total=False):
    """A BigQuery table to read."""

    inputUri: "str | None"
    """Table, as bq://project.dataset.table; at most 2000 characters."""
    input_uri: "str | None"
    """Table, as bq://project.dataset.table; at most 2000 characters."""


__all__ = [
    "BigQuerySourceDict",
    "EncryptionSpecDict",
    "GcsDestinationDict",
    "GcsSourceDict",
    "IntervalDict",
    "LatLngDict",
]
