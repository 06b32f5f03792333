"""Access tokens from the credentials of azure-core, such as azure-identity's.

They are recognised by their methods: neither package is needed or loaded here.
"""

import inspect
from collections.abc import Callable
from concurrent.futures import CancelledError
from time import time
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk._credentials.refresh import HeldHeaders, Refresh, RefreshedHeaders, awaited
from gemini_sdk._credentials.secret_headers import SecretHeaders, carried
from gemini_sdk._transport.tunables import REFRESH_AHEAD
from gemini_sdk.errors import ConfigurationError, CredentialsError, GeminiSDKError

if TYPE_CHECKING:
    import asyncio


class AzureToken(RefreshedHeaders):
    """Asks a credential for a token of one scope, and keeps it until shortly before it expires."""

    def __init__(self, credential: object, scope: str) -> None:
        super().__init__(None)
        ask = getattr(credential, "get_token_info", None) or getattr(credential, "get_token", None)
        if not callable(ask):
            kind = type(credential).__name__
            raise ConfigurationError(
                f"credential must be a key, or an object with azure-core's get_token; found {kind}"
            )
        self._ask = cast("Callable[..., Any]", ask)
        self._scope = scope

    def __repr__(self) -> str:
        return f"azure_token(<credential>, {self._scope!r})"

    def _fetch(self, refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> HeldHeaders:
        try:
            answer = self._ask(self._scope)
            if inspect.isawaitable(answer):
                answer = awaited(answer, refresh, loop)
        except (GeminiSDKError, CancelledError):
            raise
        except Exception as error:
            # Its words may hold anything, so only the chain shows them.
            raise CredentialsError(f"the credential raised {type(error).__name__}") from error
        token = carried(getattr(answer, "token", None), "the credential's token", CredentialsError)
        headers = SecretHeaders({"authorization": f"Bearer {token}"})
        return HeldHeaders(headers, until=_until(answer))


def _until(answer: object) -> float:
    """When to ask again, in seconds since 1970: when the credential says, or else ahead of the token's expiry."""
    refresh_on: float | None = getattr(answer, "refresh_on", None)
    expires_on: float | None = getattr(answer, "expires_on", None)
    if refresh_on is not None:
        return float(refresh_on)
    return float(expires_on) - REFRESH_AHEAD if expires_on is not None else time()
