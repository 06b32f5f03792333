"""Clients of Vertex AI (aiplatform.googleapis.com)."""

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Never, NoReturn, TypeVar

from gemini_sdk._arguments.keyword_hints import keywords_only
from gemini_sdk._google import credentials as sources
from gemini_sdk._google.client import AsyncGoogleClient, SyncGoogleClient, address_in_environment
from gemini_sdk._google.generate import ComputeTokens, GenerateContent
from gemini_sdk._google.kept_turns import KeptTurns
from gemini_sdk._google.locations import VertexLocation
from gemini_sdk._methods.client import Opened
from gemini_sdk._transport.addresses import checked_name, versioned
from gemini_sdk._transport.http_transport import HttpTransport
from gemini_sdk._transport.settings import Settings, client_options
from gemini_sdk._transport.tunables import DEADLINE, MAX_ANSWER_SIZE, MAX_RETRIES, TIMEOUT
from gemini_sdk._wire import Platform
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.observability import OnRequest, OnResponse, OnRetry, Telemetry

if TYPE_CHECKING:
    from gemini_sdk._google.batch_prediction_jobs import (
        AsyncBatchPredictionJobs,
        BatchPredictionJobs,
    )
    from gemini_sdk._google.credentials import AsyncCredentials, Credentials
    from gemini_sdk._google.models import AsyncPublisherModels, PublisherModels
    from gemini_sdk._google.tuning_jobs import AsyncTuningJobs, TuningJobs
    from gemini_sdk._transport.http_library import AsyncHttpClient, HttpClient

C = TypeVar("C", bound="AsyncCredentials")
H = TypeVar("H")
T = TypeVar("T")

DEFAULT_LOCATION = "us-central1"
NO_FILES = (
    "Vertex AI has no Files API: store the file in Cloud Storage and refer to it with "
    "Part.from_uri('gs://bucket/name', mime_type)"
)
SCOPES = (sources.CLOUD_PLATFORM,)


class _VertexAI(GenerateContent, Opened[H, T], Generic[C, H, T]):
    """The constructor of both clients, which take credentials `C`, HTTP clients `H` and transports `T`."""

    _platform: Platform = "vertex"

    @keywords_only("project=..., or api_key=...")
    def __init__(
        self,
        *,
        project: str | None = None,
        location: str | None = None,
        credentials: C | None = None,
        api_key: str | None = None,
        quota_project: str | None = None,
        base_url: str | None = None,
        api_version: str | None = None,
        timeout: float | None = TIMEOUT,
        deadline: float | None = DEADLINE,
        max_retries: int = MAX_RETRIES,
        http_client: H | None = None,
        http_transport: T | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        validate: bool = True,
        max_answer_size: int | None = MAX_ANSWER_SIZE,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
        on_retry: OnRetry | None = None,
        telemetry: Telemetry | bool | None = None,
    ) -> None:
        settings = Settings().varied(client_options(locals()))
        if project is not None:
            project = checked_name("project", project)
        elif api_key is None:
            project = _named("GOOGLE_CLOUD_PROJECT")
        if project is None and api_key is None and credentials is None:
            api_key = sources.key_in_environment()
        if project is None and api_key is None:
            raise ConfigurationError(
                "Vertex AI needs a project: pass project= or set GOOGLE_CLOUD_PROJECT "
                "(or pass api_key= for express mode)"
            )
        if location is not None:
            location = checked_name("location", location)
        else:
            location = _named("GOOGLE_CLOUD_LOCATION", "location") or DEFAULT_LOCATION
        auth = sources.chosen(api_key, credentials, scopes=SCOPES, quota_project=quota_project)
        place = self._location = VertexLocation(project, location)
        self._kept = KeptTurns()
        given, version = versioned(base_url or address_in_environment(), api_version)
        url, regional = (given, None) if given else (_address(place), _regional)
        self._open(
            url, auth, settings, http_client, http_transport, version=version, regional=regional
        )


if TYPE_CHECKING:
    _SyncVertexAI = _VertexAI[Credentials, HttpClient, Never]
    _AsyncVertexAI = _VertexAI[AsyncCredentials, AsyncHttpClient, HttpTransport]
else:
    _SyncVertexAI = _AsyncVertexAI = _VertexAI


class VertexClient(SyncGoogleClient, ComputeTokens, _SyncVertexAI):
    """Calls Gemini on Vertex AI.

    Args:
        project: Google Cloud project (default: GOOGLE_CLOUD_PROJECT, if `api_key` is not passed). An API key without
            this argument selects express mode.
        location: region, or `global` (default: GOOGLE_CLOUD_LOCATION, else us-central1).
        credentials: google-auth credentials, or a callable that returns an access token. Without key and credentials,
            Application Default Credentials are looked up at the first call.
        api_key: API key, instead of credentials.
        quota_project: Google Cloud project that is billed, sent as `x-goog-user-project`.
        base_url: base URL of the service, may have a path prefix (default: GEMINI_SDK_BASE_URL, else the address of
            the location). Without it, a full resource name selects the address of its own location.
        api_version: `v1`, `v1beta1` or `v1alpha` (default: the version in the specs).

    The other arguments, and the errors, are those of GeminiClient.
    """

    @property
    def batch_prediction_jobs(self) -> "BatchPredictionJobs":
        """Batches of requests in Cloud Storage or BigQuery."""
        from gemini_sdk._google.batch_prediction_jobs import BatchPredictionJobs

        return BatchPredictionJobs(self._location, self._transport)

    @property
    def files(self) -> NoReturn:
        """Vertex AI stores no files. Raises ConfigurationError, which says what to do instead."""
        raise ConfigurationError(NO_FILES)

    @property
    def models(self) -> "PublisherModels":
        """The models of publishers, such as Google."""
        from gemini_sdk._google.models import PublisherModels

        return PublisherModels(self._location, self._transport)

    @property
    def tuning_jobs(self) -> "TuningJobs":
        """Tuning jobs, with datasets in Cloud Storage."""
        from gemini_sdk._google.tuning_jobs import TuningJobs

        return TuningJobs(self._location, self._transport)


class AsyncVertexClient(AsyncGoogleClient, ComputeTokens, _AsyncVertexAI):
    """Calls Gemini on Vertex AI with asyncio. Arguments are those of VertexClient.

    `credentials` may also be a callable that returns an awaitable of a token; `http_client` is an httpx2.AsyncClient
    or httpx.AsyncClient.
    """

    @property
    def batch_prediction_jobs(self) -> "AsyncBatchPredictionJobs":
        """Batches of requests in Cloud Storage or BigQuery."""
        from gemini_sdk._google.batch_prediction_jobs import AsyncBatchPredictionJobs

        return AsyncBatchPredictionJobs(self._location, self._transport)

    @property
    def files(self) -> NoReturn:
        """Vertex AI stores no files. Raises ConfigurationError, which says what to do instead."""
        raise ConfigurationError(NO_FILES)

    @property
    def models(self) -> "AsyncPublisherModels":
        """The models of publishers, such as Google."""
        from gemini_sdk._google.models import AsyncPublisherModels

        return AsyncPublisherModels(self._location, self._transport)

    @property
    def tuning_jobs(self) -> "AsyncTuningJobs":
        """Tuning jobs, with datasets in Cloud Storage."""
        from gemini_sdk._google.tuning_jobs import AsyncTuningJobs

        return AsyncTuningJobs(self._location, self._transport)


def _named(variable: str, name: str = "project") -> str | None:
    """A project or location that the environment names, if it does."""
    value = os.environ.get(variable)
    return checked_name(name, value, variable) if value else None


def _address(place: VertexLocation) -> str:
    """The address of a location. Express mode knows no location."""
    if place.project is None or place.location == "global":
        return "https://aiplatform.googleapis.com"
    if place.location in ("us", "eu"):
        return f"https://aiplatform.{place.location}.rep.googleapis.com"
    return f"https://{place.location}-aiplatform.googleapis.com"


def _regional(path: str) -> str | None:
    """The address of the location in a path; None if the path has none."""
    found = re.match(r"/[^/]+/projects/([^/]+)/locations/([a-z0-9-]+)/", path)
    return _address(VertexLocation(found[1], found[2])) if found else None
