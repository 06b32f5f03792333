"""Turns whatever a client was given as its credentials into request headers.

What needs google-auth is in `google_auth`, so that whoever has a key or a token of their own never loads it.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import CancelledError
from time import time
from typing import TYPE_CHECKING, Protocol

from gemini_sdk._transport.renewal import Flight, Held, Renewed
from gemini_sdk._transport.secret_headers import SecretHeaders, carried
from gemini_sdk.errors import ConfigurationError, CredentialsError, GeminiSDKError

if TYPE_CHECKING:
    import asyncio

__all__ = ["Auth", "api_key", "token"]

TOKEN_AGE = 180.0
"""Seconds a token from a callable is kept. Whatever caches tokens renews them earlier before expiry than this."""


class Auth(Protocol):
    """Supplies the headers that authenticate a request.

    Threads, tasks and event loops may share one, not so a process forked while a token is being renewed.
    """

    def headers(self) -> Mapping[str, str]:
        """The headers to send now; not to be changed. May renew a token first, or wait for whoever does.

        Raises:
            CredentialsError: no token could be had. The next call tries again.
        """
        ...

    async def headers_async(self) -> Mapping[str, str]:
        """`headers()`, without blocking the event loop."""
        ...

    def refused(self, headers: Mapping[str, str]) -> bool:
        """Notes that the service answered 401 to `headers`; True if others may be had by asking again."""
        ...


def api_key(key: str) -> Auth:
    """An API key, sent as `x-goog-api-key`.

    Raises:
        ConfigurationError: `key` is empty, or no header could carry it.
    """
    return _ApiKey(key)


def token(
    provider: Callable[[], str | Awaitable[str]], *, quota_project: str | None = None
) -> Auth:
    """A callable that returns an access token, or, for async clients, an awaitable of one.

    One token serves every caller for three minutes, or until it is refused; then the provider is asked for
    another. So it must not return different users' tokens in turn. For async clients it is called in a thread of
    its own, and an awaitable is awaited in the caller's event loop.
    """
    return _Token(provider, quota_project)


class _ApiKey:
    __slots__ = ("_headers",)

    def __init__(self, key: str) -> None:
        key = carried(key, "the API key", ConfigurationError)
        self._headers = SecretHeaders({"x-goog-api-key": key})

    def __repr__(self) -> str:
        return "api_key('***')"

    def headers(self) -> Mapping[str, str]:
        return self._headers

    async def headers_async(self) -> Mapping[str, str]:
        return self._headers

    def refused(self, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        return False


class _Token(Renewed):
    """Asks a callable."""

    def __init__(
        self, provider: Callable[[], str | Awaitable[str]], quota_project: str | None
    ) -> None:
        super().__init__(quota_project)
        self._provider = provider

    def __repr__(self) -> str:
        return "token(<callable>)"

    def _renew(self, flight: Flight, loop: "asyncio.AbstractEventLoop | None") -> Held:
        try:
            answer = self._provider()
            if inspect.isawaitable(answer):
                answer = _awaited(answer, flight, loop)
        except (GeminiSDKError, CancelledError):
            raise
        except Exception as error:
            # Its words are the caller's own and may hold anything, so only the chain shows them.
            raise CredentialsError(
                f"the callable given as credentials raised {type(error).__name__}"
            ) from error
        answer = carried(answer, "the token returned by the callable", CredentialsError)
        headers = {"authorization": f"Bearer {answer}"}
        return Held(self._with_quota_project(headers), until=time() + TOKEN_AGE)


def _awaited(
    answer: Awaitable[str], flight: Flight, loop: "asyncio.AbstractEventLoop | None"
) -> str:
    """What `answer` comes to in the event loop of the caller, who waits there."""
    if loop is None or loop.is_closed():
        if inspect.iscoroutine(answer):
            answer.close()
        if loop is not None:
            raise CancelledError
        raise ConfigurationError(
            "the callable given as credentials is asynchronous: it needs an async client"
        )

    async def wait() -> str:
        return await answer

    from asyncio import run_coroutine_threadsafe

    flight.loop = loop
    return run_coroutine_threadsafe(wait(), loop).result()
