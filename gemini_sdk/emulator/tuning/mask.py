"""Update masks: which fields a patch changes."""

from collections.abc import Mapping, Set

from gemini_sdk._wire.naming import camel_case
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.tuning.tuning_request import TuningRequest


def validated(query: Mapping[str, str]) -> set[str] | None:
    """The fields of a patch that are validated: those that the mask names; None for all that was sent."""
    named = _named(query)
    return None if not named or "*" in named else {path.partition(".")[0] for path in named}


def fields(call: TuningRequest, mutable: Set[str], *, needed: bool = False) -> set[str]:
    """The fields named by the mask, or sent where there is none; in camelCase.

    Raises ApiError (400) for one that is not mutable, and for a missing mask where it is `needed`.
    """
    named = _named(call.query)
    if needed and not named:
        raise api_errors.bad_request("updateMask is not specified", field="updateMask")
    if "*" in named:
        return set(mutable)
    for path in sorted(named - mutable):
        raise api_errors.bad_request(
            f"{path!r} cannot be updated; {', '.join(sorted(mutable))} can", field="updateMask"
        )
    return named or {camel_case(name) for name in call.payload} & mutable


def _named(query: Mapping[str, str]) -> set[str]:
    paths = query.get("updateMask", "").split(",")
    return {camel_case(path.strip()) for path in paths if path.strip()}
