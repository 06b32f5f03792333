"""Validates JSON lines one by one: a batch of requests, a training set.

A line that has no faults costs a parse and one run of the compiled rules; only the others are looked at in Python.
Nothing is held but the line at hand.
"""

from collections.abc import Iterable, Iterator, Sequence

from pydantic_core import from_json

from gemini_sdk.errors import Fault
from gemini_sdk.validation.validator import Validator

_NONE: Sequence[Fault] = ()


def validated_lines(
    lines: Iterable[bytes], validator: Validator
) -> Iterator[tuple[int, Sequence[Fault]]]:
    """The number of each line that is not blank, from 1, and what is wrong with it: nothing, mostly.

    `lines` may be any file opened in binary. A line that is not JSON is reported as a fault; the following lines are
    validated.
    """
    is_flawless = validator.is_flawless
    for number, line in enumerate(lines, 1):
        try:
            payload = from_json(line, allow_inf_nan=False, cache_strings="keys")
        except ValueError:
            if not line.isspace():
                yield number, validator.of_line(line)
            continue
        yield number, _NONE if is_flawless(payload) else validator.of(payload)
