"""Payloads as plain JSON data, whatever they come as: what the validator can look at."""

import codecs
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from pydantic_core import PydanticSerializationError, from_json

from gemini_sdk._wire import Model
from gemini_sdk._wire.surrogates import with_surrogates, written
from gemini_sdk.errors import Fault, InvalidJSONError, InvalidPayloadError

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PLACE = re.compile(r"(?s)(?P<reason>.*) at line (?P<line>[0-9]+) column (?P<column>[0-9]+)")


def parsed(text: str | bytes | bytearray) -> Any:
    """The value of a JSON text in UTF-8. Raises InvalidJSONError if it is not JSON."""
    try:
        return from_json(text, allow_inf_nan=False, cache_strings="keys")
    except ValueError as error:
        value = with_surrogates(text)
        if value is not None:
            return value
        data = text.encode(errors="replace") if isinstance(text, str) else bytes(text)
        raise _located(str(error), data) from None


def plain(payload: object) -> Any:
    """A model, a mapping or a list as its JSON would be read. Raises InvalidPayloadError if it has none."""
    try:
        data = written(without_models(payload))
    except (PydanticSerializationError, RecursionError) as error:
        raise InvalidPayloadError([Fault("$", f"cannot be written as JSON: {error}")]) from None
    return parsed(data)


def without_models(value: object) -> object:
    """A value with the models in it as the mappings they are on the wire."""
    if isinstance(value, Model):
        return parsed(value.to_json())
    if isinstance(value, Mapping):
        return {k: without_models(v) for k, v in cast(Mapping[str, object], value).items()}
    if isinstance(value, list | tuple):
        return [without_models(item) for item in cast(Sequence[object], value)]
    return value


def encodable(value: Any) -> Any:
    """Plain JSON data with a replacement character for each half of a surrogate pair, which has no encoding."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        return {encodable(key): encodable(member) for key, member in members}
    if isinstance(value, list):
        return [encodable(item) for item in cast("list[object]", value)]
    return value


def _located(message: str, data: bytes) -> InvalidJSONError:
    if data.startswith(_MARKS):
        return InvalidJSONError("begins with a byte order mark", line=1, column=1)
    found = _PLACE.fullmatch(message)
    if found is None:
        return InvalidJSONError(message, line=1, column=1)
    line = int(found["line"])
    # The parser counts bytes; people count characters.
    before = data.split(b"\n", line)[line - 1][: int(found["column"])]
    column = max(1, len(before.decode(errors="replace")))
    return InvalidJSONError(found["reason"], line=line, column=column)
