"""Validates payloads by the specs, strictly: the one place that refuses what a person wrote.

The models read whatever comes; this package says what is wrong with a payload before it is sent, or on demand. The
rules are JSON Schemas made from the specs, one a platform, run by a compiled validator (`compiled_schemas`): a request
costs few microseconds. Only a payload that fails is looked at in Python, to say exactly why (`explanation`), by modules
that are not even imported before.
"""

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError, UnknownTypeError
from gemini_sdk.validation.compiled_schemas import compiled_validator
from gemini_sdk.validation.file_uris import HOST, google_ai_files
from gemini_sdk.validation.schemas import using

__all__ = ["check", "faults", "is_flawless", "unknown_keywords", "validate"]


def validate(
    payload: object,
    type_name: str,
    *,
    platform: Platform | None = None,
    schemas: str | PathLike[str] | None = None,
) -> list[Fault]:
    """The faults of a payload, by the specs; an empty list where nothing is. Nothing is sent.

    The rules are those by which clients validate a request before they send it. Faults of severity `warning` report
    deprecated fields, and names and values that resemble nothing known, which may be newer than this package.

    Args:
        payload: JSON text (str, or bytes in UTF-8), a model of `gemini_sdk.types`, or a mapping of JSON data,
            models in it or not. As when it is sent, what came in an answer is not reported.
        type_name: The name of its type, such as `GenerateContentRequest`: the name of a model of `gemini_sdk.types`.
        platform: The platform whose limits apply, such as `vertex`. Without one, what any platform has is accepted.
        schemas: The folder of a package made by `gemini-sdk codegen`, or of its schemas, whose rules hold instead.

    Raises:
        ConfigurationError: `schemas` has no schemas.
        InvalidJSONError: a text is not JSON; it names line and column, and is an InvalidPayloadError.
        UnknownTypeError: there is no such type; it suggests the nearest.
    """
    from gemini_sdk.validation.payload import parsed, plain
    from gemini_sdk.validation.validator import Validator

    if not isinstance(cast(object, type_name), str):
        # Most likely the model itself, whose name is requested.
        raise UnknownTypeError(type_name, suggestion=getattr(type_name, "__name__", None))
    with using(schemas):
        validator = Validator(type_name, platform)
        if isinstance(payload, str | bytes | bytearray):
            return validator.of(parsed(payload))
        return validator.of(plain(payload), payload)


def faults(
    payload: object, type_name: str, platform: Platform | None = None, *, strict: bool = True
) -> list[Fault]:
    """The faults of a payload, one Fault each; an empty list where nothing is.

    Args:
        payload: plain JSON data: objects, lists, strings, numbers.
        type_name: names a model, such as `GenerateContentRequest`; UnknownTypeError if there is none of that name.
        platform: whose limits hold; without one, what any platform has is accepted.
        strict: whether every unknown name is a fault, as in the services; otherwise only typos are.
    """
    from gemini_sdk.validation.validator import Validator

    found = Validator(type_name, platform, warnings=False)
    if strict:
        return found.refusals(payload)
    return [fault for fault in found.of(payload) if fault.severity == "error"]


def check(data: bytes, type_name: str, platform: Platform, origin: Mapping[str, Any]) -> None:
    """Raise InvalidPayloadError where a request, serialized, breaks the rules; warn of what is not known.

    `origin` is what it was made of: what came in an answer is not reported (`gemini_sdk.validation.authorship`).
    """
    try:
        if is_flawless(data, type_name, platform):
            return
    except ValueError:  # surrogates
        pass
    from gemini_sdk.validation.payload import parsed
    from gemini_sdk.validation.validator import findings

    payload = parsed(data)
    if platform == "vertex" and HOST in data and (elsewhere := google_ai_files(payload)):
        raise InvalidPayloadError(elsewhere)
    rules = compiled_validator(type_name, platform, base64=False)
    found = findings(rules, payload, type_name, platform, origin)
    if errors := [fault for fault in found if fault.severity == "error"]:
        raise InvalidPayloadError(errors)
    if found:
        from gemini_sdk.validation.unknown_names import warn_of_unknown

        warn_of_unknown(found)


def is_flawless(data: bytes, type_name: str, platform: Platform) -> bool:
    """Whether nothing is to be said of a request, serialized. Raises ValueError if it has halves of surrogate pairs."""
    payload = from_json(data, cache_strings="keys")
    if platform == "vertex" and HOST in data and google_ai_files(payload):
        return False
    # The models wrote the base64, so it need not be decoded again.
    return compiled_validator(type_name, platform, base64=False).is_valid(payload)


def unknown_keywords(
    names: Iterable[str],
    known: Iterable[str],
    type_name: str,
    platform: Platform,
    *,
    newer: bool = False,
) -> list[Fault]:
    """The message about keyword arguments that a call does not accept; `known` are those it takes for fields of a type.

    Where they may be `newer` than this package, those that resemble nothing known are warnings.
    """
    from gemini_sdk.validation.unknown_names import unknown_keyword

    listed = list(known)
    return [unknown_keyword(name, listed, type_name, platform, newer=newer) for name in names]
