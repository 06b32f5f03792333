"""Requests as people hold them, mappings and models of whatever package, as plain JSON data."""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any, cast

from pydantic import BaseModel

from gemini_sdk._wire import Model
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.validation.paths import joined
from gemini_sdk.validation.payload import encodable, parsed

_DEEPEST = 150
"""Levels of mappings and lists: what every reader and writer of JSON on the way takes."""


def plain_json(value: object) -> Any:
    """Plain JSON data. Models give what was set in them, so that an answer's message can be sent back.

    Raises InvalidPayloadError for what JSON does not have.
    """
    return _plain(value, ())


def as_object(value: object) -> dict[str, Any] | None:
    """The value if it is a JSON object, otherwise None."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else None


def as_list(value: object) -> Sequence[Any]:
    """The value if it is a JSON array, otherwise an empty list."""
    return cast(Sequence[Any], value) if isinstance(value, list) else []


def json_text(value: object) -> str:
    """A JSON value as text, in which half a surrogate pair is an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or encodable(text) == text else json.dumps(value)


def json_kind(value: object) -> str:
    """The kind of a JSON value, in words."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, str):
        return "a string"
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a number"


def _plain(value: object, path: tuple[str | int, ...]) -> Any:
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, int | None) or (isinstance(value, float) and isfinite(value)):
        return value
    if len(path) > _DEEPEST:
        raise InvalidPayloadError([Fault(str(path[0]), "nested too deeply, or contains itself")])
    if isinstance(value, Model):
        return parsed(value.to_json())
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, Mapping):
        members = cast(Mapping[object, object], value)
        return {str(k): _plain(v, (*path, str(k))) for k, v in members.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes | bytearray):
        items = enumerate(cast(Iterable[object], value))
        return [_plain(item, (*path, place)) for place, item in items]
    if isinstance(value, type):  # as OpenAI's `parse` takes one for a response format
        described = f"the type {value.__name__}; pass its JSON Schema instead"
        raise InvalidPayloadError([Fault(joined(path), "not JSON", described)])
    found = repr(value) if isinstance(value, float) else type(value).__name__
    raise InvalidPayloadError([Fault(joined(path), "not JSON", found)])


def _text(text: str, path: tuple[str | int, ...]) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidPayloadError(
            [Fault(joined(path), "not JSON", "half a surrogate pair")]
        ) from None
    return text
