"""What the rules ask of texts that a pattern cannot say: numbers within limits, days that exist, base64."""

import operator
from collections.abc import Callable, Iterable
from datetime import date
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


def text_formats(limits: Iterable[str], *, base64: bool) -> dict[str, Format]:
    """The checks by the formats' names. `limits` are such as `number minimum=0 maximum=2`."""
    found = {name: _within(name) for name in limits} | {"google-datetime": _is_real_day}
    return found | {"byte": _is_base64} if base64 else found


def _within(name: str) -> Format:
    bounds = [limit.split("=") for limit in name.split()[1:]]
    return partial(_is_within, [(_COMPARED[key], Decimal(value)) for key, value in bounds])


def _is_within(bounds: list[tuple[Callable[[Decimal, Decimal], bool], Decimal]], text: str) -> bool:
    """Whether a number that came as a string is within limits. What is not a number breaks another rule."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return True
    return number.is_finite() and all(holds(number, bound) for holds, bound in bounds)


def _is_real_day(text: str) -> bool:
    """Whether a time is of a day that the calendar has. Its form is held by a pattern."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _is_base64(text: str) -> bool:
    try:
        decode_base64(text)
    except ValueError:
        return False
    return True
