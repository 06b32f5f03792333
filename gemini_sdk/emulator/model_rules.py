"""What a model refuses, by what is known of Google's models: 400 in the service's words.

Only what the service is known to refuse is refused; what upstream merely does not support, or ignores, goes through.
"""

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.known_models.catalogue import find
from gemini_sdk.known_models.request_rules import concerns


def check(model: str, request: object) -> None:
    """Raises ApiError (400) where a model refuses a field of a generateContent request. Other models refuse nothing."""
    known = find(model)
    for concern in () if known is None else concerns(known, request):
        if concern.rule.effect == "refused":
            raise ApiError("INVALID_ARGUMENT", concern.message)
