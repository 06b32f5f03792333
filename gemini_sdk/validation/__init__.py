"""Judges payloads by the specs, strictly: the one place that refuses what a person wrote.

The models read whatever comes; this package says what is wrong with a payload before it is sent, or on demand. The
rules are JSON Schemas made from the specs, one a platform, run by a compiled validator (`rules`): a request costs a
few microseconds, and only a payload that fails is looked at in Python, to say exactly why (`explain`), by modules that
are not even imported before.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError, UnknownTypeError
from gemini_sdk.validation.rules import validator

__all__ = ["check", "faults", "unknown_keywords", "validate"]


def validate(payload: object, type_name: str, *, platform: Platform | None = None) -> list[Fault]:
    """What is wrong with a payload, by the specs; an empty list where nothing is. Nothing is sent.

    The rules are those by which clients judge a request before they send it. Deprecated fields are told besides, as
    Faults of severity `warning`.

    Args:
        payload: JSON text (str, or bytes in UTF-8), a model of `gemini_sdk.types`, or a mapping of JSON data,
            models in it or not. As when it is sent, fields unknown to a parsed model are merely newer, and no faults.
        type_name: What it is to be, such as `GenerateContentRequest`: the name of a model of `gemini_sdk.types`.
        platform: Whose limits hold, such as `vertex`. Without one, what any platform has is accepted.

    Raises:
        InvalidJSONError: a text is not JSON; it names line and column, and is an InvalidPayloadError.
        UnknownTypeError: there is no such type; it suggests the nearest.
    """
    from gemini_sdk.validation.judge import Judge
    from gemini_sdk.validation.payload import parsed, plain

    if not isinstance(cast(object, type_name), str):
        # Most likely the model itself, whose name is asked for.
        raise UnknownTypeError(type_name, suggestion=getattr(type_name, "__name__", None))
    judge = Judge(type_name, platform)
    if isinstance(payload, str | bytes | bytearray):
        return judge.of(parsed(payload))
    return judge.of(plain(payload), payload)


def faults(payload: object, type_name: str, platform: Platform | None = None) -> list[Fault]:
    """What is wrong with a payload, one Fault each; an empty list where nothing is.

    `payload` is plain JSON data: objects, lists, strings, numbers. `type_name` names a model, such as
    `GenerateContentRequest`; UnknownTypeError where there is none of that name. Without a platform, what any has is
    accepted.
    """
    from gemini_sdk.validation.judge import Judge

    return Judge(type_name, platform, warnings=False).of(payload)


def check(data: bytes, type_name: str, platform: Platform, origin: Mapping[str, Any]) -> None:
    """Raise InvalidPayloadError where a request, serialized, breaks the rules.

    `origin` is what it was made of: fields that are unknown in a parsed model are merely new, and forgiven; those
    in a mapping or a keyword were written by a person.
    """
    payload = from_json(data, cache_strings="keys")
    # The models wrote the base64, so it need not be decoded again.
    judge = validator(type_name, platform, formats=False)
    if judge.is_valid(payload):
        return

    from gemini_sdk.validation.explain import explained
    from gemini_sdk.validation.origin import is_newer_field

    def forgiven(path: Sequence[str | int], name: str) -> bool:
        return is_newer_field(origin, path, name)

    told = explained(judge.iter_errors(payload), payload, type_name, platform, forgiven)
    if told:
        raise InvalidPayloadError(told)


def unknown_keywords(
    names: Iterable[str], known: Iterable[str], type_name: str, platform: Platform
) -> list[Fault]:
    """The faults of keyword arguments that a call does not take; `known` are those it takes for fields of a type."""
    from gemini_sdk.validation.names import unknown_keyword

    listed = list(known)
    return [unknown_keyword(name, listed, type_name, platform) for name in names]
