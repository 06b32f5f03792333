"""Clients of Google AI, the Gemini Developer API (generativelanguage.googleapis.com)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gemini_sdk._google import credentials as sources
from gemini_sdk._google.chats import AsyncChats, Chats
from gemini_sdk._google.generate import GenerateContent
from gemini_sdk._google.models import GoogleAILocation
from gemini_sdk._google.raw import AsyncRawClient, RawClient
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.client import AsyncClient, SyncClient, varied
from gemini_sdk._transport.settings import DEADLINE, TIMEOUT, Settings
from gemini_sdk._wire import Platform

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._google.credentials import AsyncCredentials, Credentials

BASE_URL = "https://generativelanguage.googleapis.com"
SCOPES = (
    sources.CLOUD_PLATFORM,
    "https://www.googleapis.com/auth/generative-language.tuning",
    "https://www.googleapis.com/auth/generative-language.retriever",
)


class GeminiClient(SyncClient, GenerateContent):
    """Calls Gemini on Google AI.

    Args:
        api_key: an API key; else the environment's GOOGLE_API_KEY or GEMINI_API_KEY.
        credentials: google-auth credentials, or a callable that returns an access token. Where there is neither key nor
            credentials, Application Default Credentials are looked up at the first call.
        quota_project: the Google Cloud project billed, sent as `x-goog-user-project` beside an access token.
        base_url: the service's address; it may have a path prefix.
        timeout: seconds of silence in one attempt; None for no limit.
        deadline: seconds for a whole call with its retries, for a stream until its first event; None for no limit.
        max_retries: attempts after the first.
        http_client: an httpx2.Client or httpx.Client, for proxies, CA bundles or pool limits; it stays yours to close.
        headers: sent with every call.
        query: query parameters of every call.
        validate: whether requests are judged by the specs before they are sent.

    Raises:
        ConfigurationError: arguments exclude each other, or one is out of range.
    """

    platform: Platform = "google-ai"

    def __init__(
        self,
        *,
        api_key: str | None = None,
        credentials: "Credentials | None" = None,
        quota_project: str | None = None,
        base_url: str | None = None,
        timeout: float | None = TIMEOUT,
        deadline: float | None = DEADLINE,
        max_retries: int = 2,
        http_client: "httpx.Client | None" = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        validate: bool = True,
    ) -> None:
        self.location = GoogleAILocation()
        auth = _auth(api_key, credentials, quota_project)
        settings = varied(Settings(), timeout, deadline, max_retries, headers, query, validate)
        self._open(base_url or BASE_URL, auth, settings, http_client)

    @property
    def chats(self) -> Chats:
        """Conversations that keep their history."""
        return Chats(self, self.transport)

    @property
    def with_raw_response(self) -> RawClient:
        """The same methods, returning status, headers and body beside the answer."""
        return RawClient(self.platform, self.location, self.transport)


class AsyncGeminiClient(AsyncClient, GenerateContent):
    """Calls Gemini on Google AI, from asyncio. Arguments are those of GeminiClient.

    `credentials` may also be a callable that returns an awaitable of a token; `http_client` is an httpx2.AsyncClient or
    httpx.AsyncClient.
    """

    platform: Platform = "google-ai"

    def __init__(
        self,
        *,
        api_key: str | None = None,
        credentials: "AsyncCredentials | None" = None,
        quota_project: str | None = None,
        base_url: str | None = None,
        timeout: float | None = TIMEOUT,
        deadline: float | None = DEADLINE,
        max_retries: int = 2,
        http_client: "httpx.AsyncClient | None" = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        validate: bool = True,
    ) -> None:
        self.location = GoogleAILocation()
        auth = _auth(api_key, credentials, quota_project)
        settings = varied(Settings(), timeout, deadline, max_retries, headers, query, validate)
        self._open(base_url or BASE_URL, auth, settings, http_client)

    @property
    def chats(self) -> AsyncChats:
        """Conversations that keep their history."""
        return AsyncChats(self, self.transport)

    @property
    def with_raw_response(self) -> AsyncRawClient:
        """The same methods, returning status, headers and body beside the answer."""
        return AsyncRawClient(self.platform, self.location, self.transport)


def _auth(
    api_key: str | None, credentials: "AsyncCredentials | None", quota_project: str | None
) -> Auth:
    if api_key is None and credentials is None:
        api_key = sources.key_in_environment()
    return sources.chosen(api_key, credentials, scopes=SCOPES, quota_project=quota_project)
