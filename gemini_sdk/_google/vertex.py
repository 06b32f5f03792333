"""Clients of Vertex AI (aiplatform.googleapis.com)."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from gemini_sdk._google import credentials as sources
from gemini_sdk._google.client import AsyncGoogleClient, SyncGoogleClient
from gemini_sdk._google.generate import GenerateContent
from gemini_sdk._google.models import VertexLocation
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.client import varied
from gemini_sdk._transport.settings import DEADLINE, MAX_ANSWER_SIZE, TIMEOUT, Settings
from gemini_sdk._wire import Platform
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._google.credentials import AsyncCredentials, Credentials
    from gemini_sdk._google.tuning_jobs import AsyncTuningJobs, TuningJobs

C = TypeVar("C", bound="AsyncCredentials")
H = TypeVar("H")

DEFAULT_LOCATION = "us-central1"
SCOPES = (sources.CLOUD_PLATFORM,)


class _VertexAI(GenerateContent, Generic[C, H]):
    """The constructor of both clients, which take credentials `C` and HTTP clients `H`."""

    platform: Platform = "vertex"

    def __init__(
        self,
        *,
        project: str | None = None,
        location: str | None = None,
        credentials: C | None = None,
        api_key: str | None = None,
        quota_project: str | None = None,
        base_url: str | None = None,
        timeout: float | None = TIMEOUT,
        deadline: float | None = DEADLINE,
        max_retries: int = 2,
        http_client: H | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        validate: bool = True,
        max_answer_size: int | None = MAX_ANSWER_SIZE,
    ) -> None:
        project = project or os.environ.get("GOOGLE_CLOUD_PROJECT") or None
        if project is None and api_key is None and credentials is None:
            api_key = sources.key_in_environment()
        if project is None and api_key is None:
            raise ConfigurationError(
                "Vertex AI needs a project: pass project= or set GOOGLE_CLOUD_PROJECT "
                "(or pass api_key= for express mode)"
            )
        location = location or os.environ.get("GOOGLE_CLOUD_LOCATION") or DEFAULT_LOCATION
        auth = sources.chosen(api_key, credentials, scopes=SCOPES, quota_project=quota_project)
        base = Settings(max_answer_size=max_answer_size)
        settings = varied(base, timeout, deadline, max_retries, headers, query, validate)
        place = self.location = VertexLocation(project, location)
        self._open(base_url or _address(place), auth, settings, http_client)

    def _open(self, base_url: str, auth: Auth, settings: Settings, http_client: H | None) -> None:
        raise NotImplementedError


if TYPE_CHECKING:
    _SyncVertexAI = _VertexAI[Credentials, httpx.Client]
    _AsyncVertexAI = _VertexAI[AsyncCredentials, httpx.AsyncClient]
else:
    _SyncVertexAI = _AsyncVertexAI = _VertexAI


class VertexClient(SyncGoogleClient, _SyncVertexAI):
    """Calls Gemini on Vertex AI.

    Args:
        project: the Google Cloud project; else the environment's GOOGLE_CLOUD_PROJECT. Without one, an API key makes
            calls in express mode.
        location: a region, or `global`; else the environment's GOOGLE_CLOUD_LOCATION, else us-central1.
        credentials: google-auth credentials, or a callable that returns an access token. Where there is neither key nor
            credentials, Application Default Credentials are looked up at the first call.
        api_key: an API key, in place of credentials.
        quota_project: the Google Cloud project billed, sent as `x-goog-user-project`.
        base_url: the service's address, in place of the location's; it may have a path prefix.

    The other arguments, and the errors, are those of GeminiClient.
    """

    @property
    def tuning_jobs(self) -> "TuningJobs":
        """Jobs that tune models by datasets in Cloud Storage."""
        from gemini_sdk._google.tuning_jobs import TuningJobs

        return TuningJobs(self.location, self.transport)


class AsyncVertexClient(AsyncGoogleClient, _AsyncVertexAI):
    """Calls Gemini on Vertex AI, from asyncio. Arguments are those of VertexClient.

    `credentials` may also be a callable that returns an awaitable of a token; `http_client` is an httpx2.AsyncClient or
    httpx.AsyncClient.
    """

    @property
    def tuning_jobs(self) -> "AsyncTuningJobs":
        """Jobs that tune models by datasets in Cloud Storage."""
        from gemini_sdk._google.tuning_jobs import AsyncTuningJobs

        return AsyncTuningJobs(self.location, self.transport)


def _address(place: VertexLocation) -> str:
    """Where a location is served. Express mode knows no location."""
    if place.project is None or place.location == "global":
        return "https://aiplatform.googleapis.com"
    if place.location in ("us", "eu"):
        return f"https://aiplatform.{place.location}.rep.googleapis.com"
    return f"https://{place.location}-aiplatform.googleapis.com"
