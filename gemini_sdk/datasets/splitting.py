"""A dataset in two: which side an example is on is decided by what it says, so that it never changes sides.

The same example lands on the same side in every run, wherever it stands and however many others there are; so repeats
stay together, and a dataset that grows keeps its split. The price is that the sizes are only about what was
requested.
"""

import json
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path

from gemini_sdk._files import complete_or_absent
from gemini_sdk._wire.json_value import Json
from gemini_sdk.datasets.duplicates import digest
from gemini_sdk.datasets.example import pair_turns, system_parts, texts, turns
from gemini_sdk.datasets.forms import FORMS, METHOD_FORMS, Method, check_method, form_of
from gemini_sdk.datasets.rows import failure, lines, loaded
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

_DIGESTS = 2**64


@dataclass(frozen=True, slots=True)
class Split:
    """How many examples are on each side."""

    train: int
    """Number of training examples."""
    validation: int
    """Number of validation examples."""


def split(
    source: str | PathLike[str],
    train: str | PathLike[str],
    validation: str | PathLike[str],
    *,
    fraction: float = 0.1,
    seed: int = 0,
    method: Method | None = None,
) -> Split:
    """Split a JSONL file of any form; its lines are copied as they are, in their order, without byte order marks.

    The prompt of preference data decides, so that a prompt with several pairs of answers is on one side alone.

    Args:
        source: The file.
        train: The file to write the training examples to.
        validation: The file to write the validation examples to.
        fraction: About this share becomes validation data; more than 0 and less than 1.
        seed: Another one makes another split.
        method: `supervised` or `preference`: each line has to be data for it, in Gemini's form. None takes any form.

    Raises:
        InvalidPayloadError: A line is not a JSON object or not for `method`, or one side would be empty. Nothing is
            written.
        DatasetFileError: The source does not hold lines of JSON but something else, such as a table.
        ConfigurationError: A file can't be read or written, two of them are the same, the fraction is out of range,
            or there is no such method.
    """
    if not 0 < fraction < 1:
        raise ConfigurationError(f"fraction must be more than 0 and less than 1, found {fraction}")
    check_method(method)
    sides = Path(fspath(train)), Path(fspath(validation))
    if len({path.resolve() for path in (Path(fspath(source)), *sides)}) < 3:
        raise ConfigurationError("source, train and validation must be three different files")
    counts = [0, 0]
    with complete_or_absent(*sides) as files:
        for number, line in lines(fspath(source)):
            try:
                identity = _identity(_for_method(loaded(line), method))
            except InvalidPayloadError as error:
                raise failure(f"{fspath(source)}:{number}", error.faults) from error
            side = int(digest(f"{seed}\n{identity}") < fraction * _DIGESTS)
            files[side].write(line.rstrip(b"\r\n") + b"\n")
            counts[side] += 1
        if not any(counts):
            raise InvalidPayloadError(
                [Fault(fspath(source), "no examples", expected="two at least")]
            )
        if not all(counts):
            empty = "validation" if counts[0] else "training"
            found = f"{sum(counts)} examples, a fraction of {fraction}"
            expected = "more examples, another fraction or another seed"
            fault = Fault(fspath(source), f"the {empty} file would be empty", found, expected)
            raise InvalidPayloadError([fault])
    return Split(*counts)


def _for_method(value: Json, method: Method | None) -> Json:
    form = form_of(value)
    if method is not None and form != METHOD_FORMS[method]:
        found, expected = FORMS[form] if form else "no known form", FORMS[METHOD_FORMS[method]]
        raise InvalidPayloadError([Fault("$", f"no example for {method} tuning", found, expected)])
    return value


def _identity(value: Json) -> str:
    match form_of(value):
        case "gemini" | "preference":
            return "".join(texts(system_parts(value), turns(value)))
        case "pairs":
            return "".join(texts([], pair_turns(value)))
        case _:
            return json.dumps(value, sort_keys=True)
