"""Request bodies: JSON, validated by the specs, and parsed as models."""

from collections.abc import Set
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from gemini_sdk import validation
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.json_value import is_object
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.emulator import api_errors, contents, enums

M = TypeVar("M", bound=Model)


def validated(
    body: bytes, request: str | None, platform: Platform, only: Set[str] | None = None
) -> dict[str, Any]:
    """The JSON of a request, validated by its schema, with every enum value by its name. Raises ApiError (400).

    `only`: the names in camelCase of the members that are looked at; the others are left out.
    """
    payload = _object(body)
    if only is not None:
        payload = {name: value for name, value in payload.items() if camel_case(name) in only}
    if request is None:
        return payload
    unknown: list[enums.UnknownValue] = []
    named = enums.named(payload, request, platform, unknown)
    if unknown:
        raise api_errors.bad_values(unknown)
    faults = [
        fault
        for fault in validation.faults(named, request, platform)
        if only is None or camel_case(_first_step(api_errors.field_of(fault))) in only
    ]
    # What cannot be read is refused before what it says.
    if not any(api_errors.is_unknown(fault) for fault in faults):
        contents.check(named, request)
    if faults:
        raise api_errors.bad_fields(faults, request, platform)
    return named


def _first_step(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _object(body: bytes) -> dict[str, Any]:
    try:
        payload: Any = from_json(body or b"{}", allow_inf_nan=False)
    except ValueError as error:
        raise api_errors.bad_json(f"{error}.") from None
    if not is_object(payload):
        raise api_errors.bad_json('Unknown name "": Root element must be a message.')
    return payload


def read(kind: type[M], payload: Any) -> M:
    """The payload as a model. Raises ApiError (400) for what the schema lets pass and the model cannot hold."""
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        path = ".".join(map(str, first["loc"]))
        raise api_errors.bad_request(first["msg"], field=path) from None
