"""Access tokens from a callable, for programs with their own source of tokens."""

import inspect
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from time import time
from typing import TYPE_CHECKING

from gemini_sdk._credentials.refresh import HeldHeaders, Refresh, RefreshedHeaders, awaited
from gemini_sdk._credentials.secret_headers import carried
from gemini_sdk._transport.tunables import TOKEN_AGE
from gemini_sdk.errors import CredentialsError, GeminiSDKError

if TYPE_CHECKING:
    import asyncio


class TokenProvider(RefreshedHeaders):
    """Asks a callable."""

    def __init__(
        self, provider: Callable[[], str | Awaitable[str]], quota_project: str | None
    ) -> None:
        super().__init__(quota_project)
        self._provider = provider

    def __repr__(self) -> str:
        return "token(<callable>)"

    def _fetch(self, refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> HeldHeaders:
        try:
            answer = self._provider()
            if inspect.isawaitable(answer):
                answer = awaited(answer, refresh, loop)
        except (GeminiSDKError, CancelledError):
            raise
        except Exception as error:
            # Its words are the caller's own and may hold anything, so only the chain shows them.
            raise CredentialsError(
                f"the callable passed as credentials raised {type(error).__name__}"
            ) from error
        answer = carried(answer, "the token returned by the callable", CredentialsError)
        headers = {"authorization": f"Bearer {answer}"}
        return HeldHeaders(self._with_quota_project(headers), until=time() + TOKEN_AGE)
