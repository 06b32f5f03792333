"""Endpoint and key of the environment, under this package's names and those that Microsoft's and OpenAI's samples use.

A key is of the endpoint next to it. It is used for that endpoint alone: for one of another origin, be it an argument or
another variable, it does not exist.
"""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from gemini_sdk._azure.endpoint import is_openai_resource
from gemini_sdk._transport.settings import NOT_GIVEN


@dataclass(frozen=True, slots=True)
class Variables:
    """The names of two variables that belong together."""

    endpoint: str
    key: str
    version: str = ""
    """The variable with the api-version of the endpoint; empty if there is none."""


OWN = Variables("AZUREAI_ENDPOINT_URL", "AZUREAI_ENDPOINT_KEY")
VARIABLES = (
    OWN,
    Variables("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "OPENAI_API_VERSION"),
    Variables("AZURE_AI_CHAT_ENDPOINT", "AZURE_AI_CHAT_KEY"),
    Variables("AZURE_INFERENCE_ENDPOINT", "AZURE_INFERENCE_CREDENTIAL"),
)
"""The first pair whose endpoint is set is used."""

ARGUMENT = "endpoint"
"""The source of an endpoint that was passed."""


def variables() -> Variables:
    """The pair that is used: the first one whose endpoint is set, or this package's own."""
    return next((pair for pair in VARIABLES if os.environ.get(pair.endpoint)), OWN)


def key_of(url: str, source: str) -> str | None:
    """The key of the environment for an endpoint, or None. `source` is ARGUMENT, or the endpoint's variable."""
    if source != ARGUMENT:
        return os.environ.get(expected_key(source)) or None
    origin = _origin(url)
    for pair in VARIABLES:
        if (key := os.environ.get(pair.key)) and origin == _origin(os.environ.get(pair.endpoint)):
            return key
    # This package's key without an address is for whichever endpoint the program passes.
    return None if os.environ.get(OWN.endpoint) else os.environ.get(OWN.key) or None


def expected_key(source: str) -> str:
    """The variable of the key for an endpoint that is from a variable or an argument."""
    return next((pair.key for pair in VARIABLES if pair.endpoint == source), OWN.key)


def version_of(url: str, source: str, given: object) -> object:
    """The api-version of an endpoint: the one given, or the environment's for a resource without path and query."""
    if given is not NOT_GIVEN or not is_openai_resource(url):
        return given
    origin = _origin(url)
    for pair in VARIABLES:
        named = origin is not None and origin == _origin(os.environ.get(pair.endpoint))
        if pair.version and (pair.endpoint == source or (source == ARGUMENT and named)):
            return os.environ.get(pair.version) or given
    return given


def _origin(url: str | None) -> tuple[str, str, int | None] | None:
    """Scheme, host and port; None for what is no URL."""
    try:
        parts = urlsplit((url or "").strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
