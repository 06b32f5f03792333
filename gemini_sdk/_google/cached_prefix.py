"""A cached content as the beginning of a request: its name, and what contradicts it."""

from collections.abc import Mapping
from typing import Any

from gemini_sdk import types
from gemini_sdk._google.locations import Location
from gemini_sdk._google.resource_names import full_name, operation_of, resource_path
from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError

COLLECTIONS: Mapping[str, str] = {
    "google-ai": "generativelanguage.cachedContents",
    "vertex": "aiplatform.projects.locations.cachedContents",
}
"""Where cached contents are on each platform, as upstream's method ids name it."""


def cached_name(cached: object, location: Location, platform: Platform) -> object:
    """The name of a cached content as the service expects it: on Vertex AI with project and location.

    A name of an unknown form stays as it is.
    """
    name = cached.name if isinstance(cached, types.cached_contents.CachedContent) else cached
    operation = operation_of(f"{COLLECTIONS[platform]}.get")
    try:
        return full_name(operation, resource_path(operation, name, **location.place()))
    except InvalidPayloadError:
        return name


def check_use(fields: Mapping[str, Any], model: str) -> None:
    """Raises InvalidPayloadError for a request to another model than its `cached_content` is of.

    What the specs say of fields that exclude each other is checked with the rest of the request.
    """
    cached: object = fields["cached_content"]
    faults: list[Fault] = []
    if isinstance(cached, types.cached_contents.CachedContent):
        if not cached.name:
            faults.append(Fault("cachedContent", "has no name", expected="an answer of `create`"))
        own = (cached.model or "").rpartition("/")[2]
        if own and own != str(model).rpartition("/")[2]:
            problem = f"belongs to {own}, and the call is to another model"
            faults.append(Fault("cachedContent", problem, repr(model), repr(own)))
    if faults:
        raise InvalidPayloadError(faults)
