"""Enum values as Google's services read them: by name in any case, or by protobuf number.

Models keep what they were given. Whatever compares an enum value, converts it or acts upon it reads it here first.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from gemini_sdk._wire.operation import Platform

V = TypeVar("V")


def enum_value(enum: str, value: V, platform: "Platform | None" = None) -> V | str:
    """The name that a value of an enum stands for, such as `BLOCK_NONE` for `block_none` and for 4.

    A value that no platform knows is returned unchanged. So is a number that platforms read differently, unless
    `platform` chooses one: 6 is a different finish reason on Google AI and on Vertex AI.

    Args:
        enum: the type's name, such as `FinishReason`.
        value: what was given: a name in any case, with `-` for `_` too; a number; a number as a string.
        platform: the platform that reads it.
    """
    names = enum_values(enum, value, platform)
    return names[0] if len(names) == 1 else value


def enum_values(enum: str, value: object, platform: "Platform | None" = None) -> tuple[str, ...]:
    """Each name that a value may stand for: several where a number has another meaning on each platform."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ()
    readings = _readings(enum)
    known = readings.values() if platform is None else (readings.get(platform, {}),)
    key = _key(value)
    return tuple(dict.fromkeys(names[key] for names in known if key in names))


def _key(value: str | float) -> str | int:
    """The key of a value: the number, or the name in capitals."""
    if isinstance(value, str):
        text = value.removeprefix("-")
        whole = text.isascii() and text.isdecimal()
        return int(value) if whole and len(text) < 12 else value.upper().replace("-", "_")
    return int(value) if value == value // 1 else ""


@cache
def _readings(enum: str) -> Mapping[str, Mapping[str | int, str]]:
    """By platform: the name of every name and number."""
    from gemini_models.enums import ENUMS

    return {
        platform: {name.upper(): name for name in numbers}
        | {number: name for name, number in numbers.items() if number is not None}
        for platform, numbers in ENUMS.get(enum, {}).items()
    }
