"""Files of batches: JSON lines with a key and a request, validated line by line in constant memory."""

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk._google.batch_requests import KEY, other_model
from gemini_sdk._transport.tunables import LISTED_FAULTS
from gemini_sdk.datasets.duplicates import DuplicateFinder, digest
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.validation.validator import Validator

MEDIA_TYPE = "application/jsonl"
_MEMBERS = frozenset({KEY, "request", "metadata"})


def check_file(path: "str | PathLike[str]", model: str, type_name: str) -> int:
    """The number of requests in a file of a batch. It keeps 16 bytes per line in memory.

    Args:
        path: the file; each line is `{"key": ..., "request": ...}`.
        model: the model of the batch, `models/*`.
        type_name: what each request is, such as `GenerateContentRequest`.

    Raises:
        ConfigurationError: the file cannot be read.
        InvalidPayloadError: a line is no such request, or repeats a key; it lists up to 20 faults by line.
    """
    name = fspath(path)
    try:
        with Path(path).open("rb") as file:
            return check_lines(file, name, model, type_name)
    except OSError as error:
        raise ConfigurationError(f"{name}: {error.strerror or error}") from error


def check_lines(lines: Iterable[bytes], name: str, model: str, type_name: str) -> int:
    """The same, of lines."""
    rules = Validator(type_name, "google-ai", warnings=False)
    keys, faults, count = DuplicateFinder(), list[Fault](), 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        count += 1
        found = list(_faults(line, f"{name}:{number}", model, rules, keys, number))
        faults += found
        if len(faults) >= LISTED_FAULTS:
            raise InvalidPayloadError(faults[:LISTED_FAULTS])
    faults += [
        Fault(f"{name}:{line}.key", f"the key of line {first}, too; each key must be unique")
        for line, first in sorted(keys.repeats())[:LISTED_FAULTS]
    ]
    if not count:
        faults.append(Fault(name, "is empty", expected="a line for each request"))
    if faults:
        raise InvalidPayloadError(faults[:LISTED_FAULTS])
    return count


def _faults(
    line: bytes, where: str, model: str, rules: Validator, keys: DuplicateFinder, number: int
) -> Iterator[Fault]:
    try:
        given: Any = from_json(line, allow_inf_nan=False, cache_strings="keys")
    except ValueError as error:
        yield Fault(where, f"not JSON: {error}")
        return
    if not isinstance(given, Mapping):
        yield Fault(where, "not an object", type(given).__name__, '{"key": ..., "request": ...}')
        return
    members = cast("Mapping[str, Any]", given)
    for name in sorted(set(members) - _MEMBERS):
        yield Fault(f"{where}.{name}", "unknown field", expected=", ".join(sorted(_MEMBERS)))
    key, request = members.get(KEY), members.get("request")
    if isinstance(key, str) and key:
        keys.extend([digest(key)], [number])
    else:
        yield Fault(f"{where}.key", "not a key", repr(key), "a str that is not empty")
    if not isinstance(request, Mapping):
        yield Fault(f"{where}.request", "not a request", type(request).__name__, "an object")
        return
    fields = cast("Mapping[str, Any]", request)
    if not rules.is_flawless(request):
        for fault in rules.of(request):
            if fault.severity == "error":
                path = fault.path.removeprefix("$")
                inner = f"{where}.request.{path}" if path else f"{where}.request"
                yield Fault(inner, fault.problem, fault.found, fault.expected, fault.suggestion)
    if (mixed := other_model(fields.get("model"), model, f"{where}.request.model")) is not None:
        yield mixed
