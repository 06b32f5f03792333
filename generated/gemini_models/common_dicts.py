# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from datetime import datetime
from typing import TypedDict


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
]
