"""Which models exist, and what each of them refuses.

This is apart from the routes, because a model can exist under a path and not under another.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.routes import Route
from gemini_sdk.known_models.catalogue import find
from gemini_sdk.known_models.request_rules import concerns

_ALWAYS = ("models/gemini-*", "endpoints/*")


class Catalogue:
    """The models that exist: names that begin with `gemini-`, every endpoint, and the models of the options.

    A name may hold `*`, and contains its collection (`tunedModels/my-model`) unless it is that of a base model.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        named = (name if "/" in name else f"models/{name}" for name in names)
        self._patterns = (*_ALWAYS, *named)

    def has(self, name: str) -> bool:
        """Whether there is a model: `models/gemini-3.8-flash`, `tunedModels/my-model`, `endpoints/1`."""
        return any(fnmatchcase(name, pattern) for pattern in self._patterns)

    def check(self, route: Route) -> None:
        """Raises ApiError (404) where the model of a request does not exist."""
        if not self.has(f"{route.collection}/{route.model}"):
            raise _unknown(route)


def check_request(model: str, request: object) -> None:
    """Raises ApiError (400) where a model refuses a field of a generateContent request. Other models refuse nothing.

    Only what the service is known to refuse is refused. What upstream does not support, or ignores, is accepted.
    """
    known = find(model)
    for concern in () if known is None else concerns(known, request):
        if concern.rule.effect == "refused":
            raise ApiError("INVALID_ARGUMENT", concern.message)


def _unknown(route: Route) -> ApiError:
    if route.operation.platform == "vertex":
        message = f"Publisher Model `{route.resource}` not found."
    else:
        message = (
            f"{route.resource} is not found for API version {route.version}, or is not supported for "
            f"{route.name}. Call ListModels to see the list of available models and their supported methods."
        )
    return ApiError("NOT_FOUND", message)
