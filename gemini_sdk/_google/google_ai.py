"""Clients of Google AI, the Gemini Developer API (generativelanguage.googleapis.com)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Never, TypeVar

from gemini_sdk._arguments.keyword_hints import keywords_only
from gemini_sdk._google import credentials as sources
from gemini_sdk._google.client import AsyncGoogleClient, SyncGoogleClient, address_in_environment
from gemini_sdk._google.generate import GenerateContent
from gemini_sdk._google.kept_turns import KeptTurns
from gemini_sdk._google.locations import GoogleAILocation
from gemini_sdk._methods.client import Opened
from gemini_sdk._transport.addresses import versioned
from gemini_sdk._transport.http_transport import HttpTransport
from gemini_sdk._transport.settings import Settings, client_options
from gemini_sdk._transport.tunables import DEADLINE, MAX_ANSWER_SIZE, MAX_RETRIES, TIMEOUT
from gemini_sdk._wire import Platform
from gemini_sdk.observability import OnRequest, OnResponse, OnRetry, Telemetry

if TYPE_CHECKING:
    from gemini_sdk._google.batches import AsyncBatches, Batches
    from gemini_sdk._google.credentials import AsyncCredentials, Credentials
    from gemini_sdk._google.files import AsyncFiles, Files
    from gemini_sdk._google.models import AsyncModels, Models
    from gemini_sdk._google.tuned_models import AsyncTunedModels, TunedModels
    from gemini_sdk._transport.http_library import AsyncHttpClient, HttpClient

C = TypeVar("C", bound="AsyncCredentials")
H = TypeVar("H")
T = TypeVar("T")

BASE_URL = "https://generativelanguage.googleapis.com"
SCOPES = (
    sources.CLOUD_PLATFORM,
    "https://www.googleapis.com/auth/generative-language.tuning",
)


class _GoogleAI(GenerateContent, Opened[H, T], Generic[C, H, T]):
    """The constructor of both clients, which take credentials `C`, HTTP clients `H` and transports `T`."""

    _platform: Platform = "google-ai"

    @keywords_only("api_key=..., or credentials=...")
    def __init__(
        self,
        *,
        api_key: str | None = None,
        credentials: C | None = None,
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
        if api_key is None and credentials is None:
            api_key = sources.key_in_environment()
        auth = sources.chosen(
            api_key,
            credentials,
            scopes=SCOPES,
            quota_project=quota_project,
            without=sources.NO_KEY,
        )
        self._location = GoogleAILocation()
        self._kept = KeptTurns()
        url, version = versioned(base_url or address_in_environment() or BASE_URL, api_version)
        self._open(url, auth, settings, http_client, http_transport, version=version)


if TYPE_CHECKING:
    _SyncGoogleAI = _GoogleAI[Credentials, HttpClient, Never]
    _AsyncGoogleAI = _GoogleAI[AsyncCredentials, AsyncHttpClient, HttpTransport]
else:
    _SyncGoogleAI = _AsyncGoogleAI = _GoogleAI


class GeminiClient(SyncGoogleClient, _SyncGoogleAI):
    """Calls Gemini on Google AI.

    Args:
        api_key: API key (default: GOOGLE_API_KEY, else GEMINI_API_KEY, from the environment).
        credentials: google-auth credentials, or a callable that returns an access token. Without key and credentials,
            Application Default Credentials are looked up at the first call.
        quota_project: Google Cloud project that is billed, sent as `x-goog-user-project` with an access token.
        base_url: base URL of the service, may have a path prefix (default: GEMINI_SDK_BASE_URL, else Google's). A URL
            that ends in a version, such as `/v1beta`, selects that version.
        api_version: `v1`, `v1beta` or `v1alpha` (default: the version in the specs).
        timeout: seconds without data in one attempt (default: 600, of which at most 5 to connect); None for no limit.
        deadline: seconds for a whole call with its retries, of a stream until its first chunk (default: 900); None
            for no limit.
        max_retries: attempts after the first (default: 2).
        http_client: an httpx2.Client or httpx.Client, for proxies, CA bundles or pool limits; the caller closes
            it.
        http_transport: of asyncio clients alone: "aiohttp" (extra `fast`), "httpcore", or "auto", which is aiohttp
            where it is installed (default: GEMINI_SDK_HTTP_TRANSPORT, else "auto").
        headers: headers of every call.
        query: query parameters of every call.
        validate: whether requests are validated before they are sent (default: True).
        max_answer_size: maximum bytes of an answer after decompression, and of one event of a stream (default: 128
            MiB); None for no limit. Larger ones raise AnswerTooLargeError.
        on_request: hook that gets a RequestEvent before each request. Hooks of asyncio clients may be coroutine
            functions.
        on_response: hook that gets a ResponseEvent after the headers of each response.
        on_retry: hook that gets a RetryEvent before the wait for another attempt.
        telemetry: settings of OpenTelemetry; False to record nothing (default: the global providers, if there are any).

    Raises:
        ConfigurationError: arguments exclude each other, or one is invalid.
    """

    @property
    def batches(self) -> "Batches":
        """Batches: many requests at once, answered later at a lower price."""
        from gemini_sdk._google.batches import Batches

        return Batches(self._transport)

    @property
    def files(self) -> "Files":
        """Files of this project, for prompts."""
        from gemini_sdk._google.files import Files

        return Files(self._transport)

    @property
    def models(self) -> "Models":
        """The models of the service."""
        from gemini_sdk._google.models import Models

        return Models(self._transport)

    @property
    def tuned_models(self) -> "TunedModels":
        """Tuned models of this account."""
        from gemini_sdk._google.tuned_models import TunedModels

        return TunedModels(self._transport)


class AsyncGeminiClient(AsyncGoogleClient, _AsyncGoogleAI):
    """Calls Gemini on Google AI with asyncio. Arguments are those of GeminiClient.

    `credentials` may also be a callable that returns an awaitable of a token; `http_client` is an httpx2.AsyncClient
    or httpx.AsyncClient.
    """

    @property
    def batches(self) -> "AsyncBatches":
        """Batches: many requests at once, answered later at a lower price."""
        from gemini_sdk._google.batches import AsyncBatches

        return AsyncBatches(self._transport)

    @property
    def files(self) -> "AsyncFiles":
        """Files of this project, for prompts."""
        from gemini_sdk._google.files import AsyncFiles

        return AsyncFiles(self._transport)

    @property
    def models(self) -> "AsyncModels":
        """The models of the service."""
        from gemini_sdk._google.models import AsyncModels

        return AsyncModels(self._transport)

    @property
    def tuned_models(self) -> "AsyncTunedModels":
        """Tuned models of this account."""
        from gemini_sdk._google.tuned_models import AsyncTunedModels

        return AsyncTunedModels(self._transport)
