# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Annotated, Any

from gemini_sdk._wire import Model, Timestamp
from pydantic import Field


class Status(Model):
    """An error as google.rpc.Status tells it over REST."""

    code: Annotated[
        int | None,
        Field(description="The HTTP status; inside an operation, the google.rpc.Code number."),
    ] = None
    """The HTTP status; inside an operation, the google.rpc.Code number."""

    message: Annotated[
        str | None, Field(description="What went wrong, in English, for developers.")
    ] = None
    """What went wrong, in English, for developers."""

    status: Annotated[
        str | None,
        Field(description="The name of the google.rpc.Code, such as INVALID_ARGUMENT."),
    ] = None
    """The name of the google.rpc.Code, such as INVALID_ARGUMENT."""

    details: Annotated[
        list[dict[str, Any]] | None,
        Field(
            description="Typed details; each carries `@type`, such as type.googleapis.com/google.rpc.BadRequest."
        ),
    ] = None
    """Typed details; each carries `@type`, such as type.googleapis.com/google.rpc.BadRequest."""


class Date(Model):
    """Gregorian calendar date, possibly partial; zero marks an absent component."""

    day: Annotated[int | None, Field(description="Number from 1 to 31, or 0 when absent.")] = None
    """Number from 1 to 31, or 0 when absent."""

    month: Annotated[
        int | None, Field(description="Number from 1 (January) to 12; 0 when absent.")
    ] = None
    """Number from 1 (January) to 12; 0 when absent."""

    year: Annotated[int | None, Field(description="Number between 1 and 9999; 0 when absent.")] = (
        None
    )
    """Number between 1 and 9999; 0 when absent."""


class Interval(Model):
    """Half-open time span; equal ends make it empty, and a missing end leaves it unbounded."""

    start_time: Annotated[
        Timestamp | None,
        Field(
            alias="startTime",
            description="Inclusive lower bound, as an RFC 3339 timestamp.",
        ),
    ] = None
    """Inclusive lower bound, as an RFC 3339 timestamp."""

    end_time: Annotated[
        Timestamp | None,
        Field(
            alias="endTime",
            description="Exclusive upper bound, as an RFC 3339 timestamp.",
        ),
    ] = None
    """Exclusive upper bound, as an RFC 3339 timestamp."""


class LatLng(Model):
    """WGS84 position in decimal degrees."""

    latitude: Annotated[float | None, Field(description="Degrees north, -90 to 90.")] = None
    """Degrees north, -90 to 90."""

    longitude: Annotated[float | None, Field(description="Degrees east, -180 to 180.")] = None
    """Degrees east, -180 to 180."""


class ErrorResponse(Model):
    """The body of every answer that is an error."""

    error: Annotated[Status | None, Field(description="What went wrong.")] = None
    """What went wrong."""


__all__ = [
    "Date",
    "ErrorResponse",
    "Interval",
    "LatLng",
    "Status",
]
