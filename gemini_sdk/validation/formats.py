"""Rules for texts that a pattern cannot express: numbers within limits, days that exist, base64."""

import operator
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import partial

from gemini_sdk._wire.scalars import decode_base64

Format = Callable[[str], bool]

_COMPARED = {
    "minimum": operator.ge,
    "maximum": operator.le,
    "exclusiveMinimum": operator.gt,
    "exclusiveMaximum": operator.lt,
}

_PYTHON_ONLY = re.compile(r"[\s_]|[^\x00-\x7f]")
"""What Decimal reads and JSON does not."""
_LONGEST = 315_576_000_000
"""Seconds in ten thousand years: the range of a Duration, in both directions."""


def text_formats(limits: Iterable[str], *, base64: bool) -> dict[str, Format]:
    """The checks by the formats' names. `limits` are such as `number minimum=0 maximum=2`."""
    found = {name: _within(name) for name in limits} | {
        "google-datetime": _is_real_time,
        "google-duration": _is_in_range,
    }
    return found | {"byte": _is_base64} if base64 else found


def _within(name: str) -> Format:
    bounds = [limit.split("=") for limit in name.split()[1:]]
    return partial(_is_within, [(_COMPARED[key], Decimal(value)) for key, value in bounds])


def _is_within(bounds: list[tuple[Callable[[Decimal, Decimal], bool], Decimal]], text: str) -> bool:
    """Whether a number that came as a string is within limits. Another rule reports values that are not numbers."""
    if _PYTHON_ONLY.search(text):
        return True
    try:
        number = Decimal(text)
    except InvalidOperation:
        return True
    return number.is_finite() and all(holds(number, bound) for holds, bound in bounds)


def _is_real_time(text: str) -> bool:
    """Whether the calendar has a time, between the years 1 and 9999 in UTC. Its form is held by a pattern."""
    second = text[17:19]
    leap = second == "60"
    offset = "+00:00" if text[-1:] in "Zz" else text[-6:]
    try:
        read = datetime.fromisoformat(f"{text[:17]}{'59' if leap else second}{offset}")
        in_utc = read.astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return not leap or (in_utc.hour, in_utc.minute) == (23, 59)


def _is_in_range(text: str) -> bool:
    """Whether a duration is one that the service can hold. Another rule reports values that are not durations."""
    try:
        return abs(Decimal(text.removesuffix("s"))) <= _LONGEST
    except InvalidOperation:
        return True


def _is_base64(text: str) -> bool:
    try:
        decode_base64(text)
    except ValueError:
        return False
    return True
