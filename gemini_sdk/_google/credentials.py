"""Which credentials a client uses: what it was given, else what the environment holds."""

import os
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from gemini_sdk._transport import auth
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


def key_in_environment() -> str | None:
    """The API key the environment holds, if any."""
    return next((key for name in KEY_VARIABLES if (key := os.environ.get(name))), None)


def chosen(
    api_key: str | None,
    credentials: "AsyncCredentials | None",
    *,
    scopes: Sequence[str],
    quota_project: str | None,
) -> auth.Auth:
    """An API key, or google-auth credentials, or Application Default Credentials where neither is given.

    ConfigurationError where both are given.
    """
    if api_key is not None and credentials is not None:
        raise ConfigurationError("api_key and credentials exclude each other: give one")
    if api_key is not None:
        return auth.api_key(api_key)
    return auth.google(credentials, scopes=scopes, quota_project=quota_project)
