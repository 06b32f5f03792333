"""Which fields of a payload a report must tell of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from gemini_sdk.migration import Report


def fields(payload: object, path: str = "") -> Iterator[str]:
    """The path of every member of every object, at any depth."""
    if isinstance(payload, Mapping):
        for name, value in cast(Mapping[str, object], payload).items():
            here = f"{path}.{name}" if path else name
            yield here
            yield from fields(value, here)
    elif isinstance(payload, list):
        for number, item in enumerate(cast(Sequence[object], payload)):
            yield from fields(item, f"{path}[{number}]")


def unreported(payload: object, report: Report) -> list[str]:
    """Fields the report has no row for, their own or one of what they are in."""
    return [path for path in fields(payload) if report.find(path) is None]
