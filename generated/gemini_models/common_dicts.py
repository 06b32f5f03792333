# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

StatusDict = TypedDict(
    "StatusDict",
    {
        "code": "int | None",
        "message": "str | None",
        "status": "str | None",
        "details": "Sequence[Mapping[str, Any]] | Mapping[str, Any] | None",
    },
    total=False,
)
"""An error as google.rpc.Status tells it over REST."""

IntervalDict = TypedDict(
    "IntervalDict",
    {
        "startTime": "str | datetime | None",
        "start_time": "str | datetime | None",
        "endTime": "str | datetime | None",
        "end_time": "str | datetime | None",
    },
    total=False,
)
"""Half-open time span; equal ends make it empty, and a missing end leaves it unbounded."""

LatLngDict = TypedDict(
    "LatLngDict",
    {
        "latitude": "float | None",
        "longitude": "float | None",
    },
    total=False,
)
"""WGS84 position in decimal degrees."""

__all__ = [
    "IntervalDict",
    "LatLngDict",
    "StatusDict",
]
