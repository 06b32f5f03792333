# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict


class StatusDict(TypedDict, total=False):
    """An error as google.rpc.Status tells it over REST."""

    code: "int | None"
    """The HTTP status; inside an operation, the google.rpc.Code number."""
    message: "str | None"
    """What went wrong, in English, for developers."""
    status: "str | None"
    """The name of the google.rpc.Code, such as INVALID_ARGUMENT."""
    details: "Sequence[Mapping[str, Any]] | Mapping[str, Any] | None"
    """Typed details; each carries `@type`, such as type.googleapis.com/google.rpc.BadRequest."""


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


__all__ = [
    "IntervalDict",
    "LatLngDict",
    "StatusDict",
]
