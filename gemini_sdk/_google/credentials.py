"""Which credentials a client uses: its arguments, or else the environment."""

import os
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from gemini_sdk._credentials import headers
from gemini_sdk._transport.auth import Auth
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from google.auth.credentials import Credentials as GoogleCredentials

    Credentials = GoogleCredentials | Callable[[], str]
    """google-auth credentials, or a callable that returns an access token."""
    AsyncCredentials = GoogleCredentials | Callable[[], str] | Callable[[], Awaitable[str]]
    """google-auth credentials, or a callable that returns an access token or an awaitable of one."""

CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform"
KEY_VARIABLES = ("GOOGLE_API_KEY", "GEMINI_API_KEY")
"""Environment variables with an API key; the first that is set wins."""

NO_KEY = (
    "no API key: pass api_key=, or set GEMINI_API_KEY or GOOGLE_API_KEY; create a key at "
    "https://aistudio.google.com/apikey. There are no Google credentials either: none were passed, "
    "GOOGLE_APPLICATION_CREDENTIALS is not set, gcloud has none"
)
_PLATFORM_VARIABLES = ("GOOGLE_GENAI_USE_ENTERPRISE", "GOOGLE_GENAI_USE_VERTEXAI")
"""Environment variables that select Vertex AI, as in google-genai; the first that is set wins."""


def vertex_in_environment() -> bool | None:
    """Whether the environment selects Vertex AI; None if it does not say."""
    found = (os.environ.get(name) for name in _PLATFORM_VARIABLES)
    said = next((value for value in found if value is not None), None)
    return None if said is None else said.lower() in ("true", "1")


def key_in_environment() -> str | None:
    """The API key in the environment, if any."""
    return next((key for name in KEY_VARIABLES if (key := os.environ.get(name))), None)


def chosen(
    api_key: str | None,
    credentials: "AsyncCredentials | None",
    *,
    scopes: Sequence[str],
    quota_project: str | None,
    without: str | None = None,
) -> Auth:
    """An API key, google-auth credentials or a callable; otherwise Application Default Credentials.

    `without` is the error where there is nothing at all, for services that most people call with a key.
    Raises ConfigurationError if arguments exclude each other, or if credentials have a wrong type.
    """
    if api_key is not None and credentials is not None:
        raise ConfigurationError("api_key and credentials: both were passed; pass one of them")
    if api_key is not None and quota_project is not None:
        raise ConfigurationError(
            "quota_project needs credentials: calls with an API key are billed to the project of the key"
        )
    if api_key is not None:
        return headers.api_key(api_key)
    if callable(credentials) and not hasattr(credentials, "refresh"):
        return headers.token(credentials, quota_project=quota_project)
    from gemini_sdk._credentials.google_auth import GoogleAuth

    return GoogleAuth(credentials, scopes=scopes, quota_project=quota_project, instead=without)
