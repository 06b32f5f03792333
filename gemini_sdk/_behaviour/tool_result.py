"""Converts the result of a function into plain data that JSON can hold."""

from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json

from gemini_sdk.errors import Fault, InvalidPayloadError


def plain_result(name: str, result: object) -> Any:
    """A result of the function `name` as pydantic writes it; scalars and arrays of numpy as numbers and lists.

    NaN and infinities become their names, since JSON has no numbers for them. Raises InvalidPayloadError if there is
    no form in JSON.
    """
    try:
        written = to_json(result, by_alias=True, inf_nan_mode="strings", fallback=_plain_number)
        return from_json(written)
    except (PydanticSerializationError, TypeError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        reason = reason.removeprefix("Error serializing to JSON: ")
        problem = f"the result cannot be sent as JSON: {reason}"
        fault = Fault(name or "function", problem, type(result).__name__)
        raise InvalidPayloadError([fault]) from error


def _plain_number(value: Any) -> Any:
    """Scalars, arrays and series of numpy and its kin, which all have `tolist`."""
    if callable(to_list := getattr(value, "tolist", None)):
        plain: object = to_list()
        if type(plain) is not type(value):
            return plain
    raise TypeError(f"{type(value).__name__} has no JSON form")
