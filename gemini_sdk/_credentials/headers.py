"""Turns whatever a client was given as its credentials into request headers.

What needs google-auth is in `google_auth`, and what has to be refreshed in `refresh`, so that a program with a key
never loads either.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from gemini_sdk._credentials.secret_headers import SecretHeaders, carried
from gemini_sdk._transport.auth import Auth
from gemini_sdk.errors import ConfigurationError

__all__ = ["KeyHolder", "api_key", "azure_key", "azure_key_of", "azure_token", "is_key", "token"]


AZURE_KEY = ("api-key", "authorization")
"""The headers in which an endpoint that implements Azure's API may look for a key."""


class KeyHolder(Protocol):
    """Anything that holds a key."""

    @property
    def key(self) -> str:
        """The key."""
        ...


def api_key(key: str) -> Auth:
    """An API key, sent as `x-goog-api-key`.

    Raises:
        ConfigurationError: `key` is empty, or no header could carry it.
    """
    key = carried(key, "the API key", ConfigurationError)
    return _Key("api_key", SecretHeaders({"x-goog-api-key": key}))


def azure_key(key: str, names: Sequence[str] = AZURE_KEY) -> Auth:
    """A key of an Azure endpoint, sent as `api-key`, or in `authorization` as a bearer token, or in both.

    Raises:
        ConfigurationError: `key` is empty, or no header could carry it.
    """
    key = carried(key, "the key", ConfigurationError)
    sent = {"api-key": key, "authorization": f"Bearer {key}"}
    return _Key("azure_key", SecretHeaders({name: sent[name] for name in names}))


def azure_key_of(holder: KeyHolder, names: Sequence[str] = AZURE_KEY) -> Auth:
    """The key that an object holds, azure-core's AzureKeyCredential for one, which may be given another at any time.

    Raises:
        ConfigurationError: the key is empty, or no header could carry it.
    """
    azure_key(holder.key)
    return _HeldKey(holder, names)


def token(
    provider: Callable[[], str | Awaitable[str]], *, quota_project: str | None = None
) -> Auth:
    """A callable that returns an access token, or, for asyncio clients, an awaitable of one.

    One token serves every caller for three minutes, or until the service refuses it. Then the provider is called again.
    So it must not return different users' tokens in turn. It is called in a thread of its own, with the caller's
    context variables; an awaitable is awaited in the caller's event loop.
    """
    from gemini_sdk._credentials.token_provider import TokenProvider

    return TokenProvider(provider, quota_project)


def azure_token(credential: object, scope: str) -> Auth:
    """A TokenCredential of azure-core, or an AsyncTokenCredential: anything with its `get_token`.

    Raises:
        ConfigurationError: `credential` has no such method.
    """
    from gemini_sdk._credentials.azure_token import AzureToken

    return AzureToken(credential, scope)


def is_key(auth: Auth) -> bool:
    """Whether calls are authenticated by a key, which services other than its own do not take."""
    return isinstance(auth, _Key | _HeldKey)


class _Key:
    __slots__ = ("_headers", "_name")

    def __init__(self, name: str, headers: SecretHeaders) -> None:
        self._name = name
        self._headers = headers

    def __repr__(self) -> str:
        return f"{self._name}('***')"

    def headers(self) -> Mapping[str, str]:
        return self._headers

    async def headers_async(self) -> Mapping[str, str]:
        return self._headers

    def refused(self, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        return False


class _HeldKey:
    __slots__ = ("_holder", "_names", "_sent")

    def __init__(self, holder: KeyHolder, names: Sequence[str]) -> None:
        self._holder = holder
        self._names = names
        # Replaced whole, so that no thread sees one key with the other's headers.
        self._sent: tuple[str | None, Mapping[str, str]] = (None, {})

    def __repr__(self) -> str:
        return "azure_key_of('***')"

    def headers(self) -> Mapping[str, str]:
        key, sent = self._holder.key, self._sent
        if key != sent[0]:
            sent = self._sent = key, azure_key(key, self._names).headers()
        return sent[1]

    async def headers_async(self) -> Mapping[str, str]:
        return self.headers()

    def refused(self, headers: Mapping[str, str]) -> bool:
        return headers != self.headers()
