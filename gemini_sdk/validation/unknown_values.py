"""Values of enums that are not known: misspelt, of another platform, or newer than this package."""

import json

from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault
from gemini_sdk.validation.compiled_schemas import definitions, has_type
from gemini_sdk.validation.suggestions import choice, typo_of_value
from gemini_sdk.validation.unknown_names import LISTED, platforms_where

_UNSPECIFIED = "UNSPECIFIED"


def unknown_value(
    where: str, value: object, enum: str, type_name: str, platform: Platform | None
) -> Fault:
    """The finding for a value that an enum does not have: a fault if it is a typo, otherwise a warning."""
    found = json.dumps(value, ensure_ascii=False)
    if others := platforms_where(platform, lambda other: _has(value, enum, other)):
        problem = f"only {' and '.join(others)} has this value of {enum}"
        return Fault(where, problem, found, severity="warning")
    known = _values(enum, platform, type_name)
    suggestion = typo_of_value(value, known) if isinstance(value, str) else None
    listed = [name for name in known if not name.endswith(_UNSPECIFIED)]
    return Fault(
        where,
        f"unknown value of {enum}",
        found,
        choice(str(value), listed) if suggestion else choice(str(value), listed, LISTED),
        suggestion,
        "error" if suggestion else "warning",
    )


def _values(enum: str, platform: Platform | None, type_name: str) -> list[str]:
    rule: Json = definitions(type_name, platform)[enum]
    return list(rule["examples"])


def _has(value: object, enum: str, platform: Platform) -> bool:
    if not isinstance(value, str) or not has_type(enum, platform):
        return False
    return value.upper() in definitions(enum, platform)[enum]["examples"]
