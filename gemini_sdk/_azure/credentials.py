"""Endpoint and credential of an Azure client: its arguments, or else the environment."""

import os
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, cast

from gemini_sdk._azure import environment
from gemini_sdk._credentials import headers
from gemini_sdk._transport.auth import Auth
from gemini_sdk.errors import ConfigurationError

SCOPE = "https://cognitiveservices.azure.com/.default"
"""The scope of access tokens. Older endpoints take `https://ml.azure.com/.default`."""


class TokenCredential(Protocol):
    """An azure-core credential: any object with `get_token`, such as azure-identity's credentials."""

    def get_token(self, *scopes: str, **options: Any) -> Any:
        """An object with `token` and `expires_on`, seconds since 1970; or, for asyncio clients, an awaitable of one."""
        ...


Credential = str | headers.KeyHolder | TokenCredential | Callable[[], str]
"""A key, an azure-core credential, or a callable that returns an access token."""
AsyncCredential = Credential | Callable[[], Awaitable[str]]
"""The same; the credential may be asynchronous, and the callable may return an awaitable."""


def address(endpoint: str | None) -> tuple[str, str]:
    """The endpoint given, else the environment's, and its name in messages. ConfigurationError if there is neither."""
    variable = environment.variables().endpoint
    url = endpoint or os.environ.get(variable)
    if not url:
        raise ConfigurationError(f"no endpoint: pass endpoint=, or set {variable}")
    return url, environment.ARGUMENT if endpoint else variable


def chosen(
    credential: AsyncCredential | None,
    scope: str,
    key_headers: Sequence[str] = headers.AZURE_KEY,
    *,
    url: str,
    source: str,
) -> Auth:
    """The credentials of calls; the environment's key where nothing is given.

    Args:
        credential: the credential that was given.
        scope: the scope of access tokens.
        key_headers: the headers that carry a key.
        url: the endpoint.
        source: the variable that the endpoint is from, or `endpoint`.

    Raises ConfigurationError if there is nothing, or something that is no credential.
    """
    given: object = environment.key_of(url, source) if credential is None else credential
    if given is None:
        wanted = environment.expected_key(source)
        other = ""
        if source == environment.ARGUMENT and os.environ.get(wanted):
            other = f"; its value is for {environment.OWN.endpoint}, which is another address"
        raise ConfigurationError(f"no credential: pass credential=, or set {wanted}{other}")
    if isinstance(given, str):
        return headers.azure_key(given, key_headers)
    if isinstance(getattr(given, "key", None), str):
        return headers.azure_key_of(cast("headers.KeyHolder", given), key_headers)
    if callable(given) and not hasattr(given, "get_token"):
        return headers.token(given)
    return headers.azure_token(given, scope)
