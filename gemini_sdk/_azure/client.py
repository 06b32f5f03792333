"""Clients of Azure AI Model Inference, and of other servers with the same wire format."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Never, TypeVar, Unpack

from gemini_sdk._azure import credentials as sources
from gemini_sdk._azure.defaults import Defaults, checked_defaults
from gemini_sdk._azure.endpoint import ApiVersion, Form, endpoint_of
from gemini_sdk._azure.environment import version_of
from gemini_sdk._azure.inference import DEPLOYMENT, Inference, Profile
from gemini_sdk._methods.client import AsyncClient, Opened, SyncClient
from gemini_sdk._methods.method import RawAsyncCaller, RawSyncCaller
from gemini_sdk._transport.http_transport import HttpTransport
from gemini_sdk._transport.settings import NOT_GIVEN, Settings, checked_query, client_options
from gemini_sdk._transport.tunables import DEADLINE, MAX_ANSWER_SIZE, MAX_RETRIES, TIMEOUT
from gemini_sdk.observability import OnRequest, OnResponse, OnRetry, Telemetry

if TYPE_CHECKING:
    from gemini_sdk._azure.credentials import AsyncCredential, Credential
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.http_library import AsyncHttpClient, HttpClient
    from gemini_sdk._transport.sync_transport import SyncTransport

C = TypeVar("C", bound="AsyncCredential")
H = TypeVar("H")
T = TypeVar("T")


class _AzureInference(Inference, Opened[H, T], Generic[C, H, T]):
    """The constructor of both clients, which take credentials `C`, HTTP clients `H` and transports `T`."""

    def __init__(
        self,
        endpoint: str | None = None,
        credential: C | None = None,
        *,
        credential_scope: str = sources.SCOPE,
        api_version: ApiVersion = NOT_GIVEN,
        deployment: str | None = None,
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
        **defaults: Unpack[Defaults],
    ) -> None:
        options = client_options(locals())
        url, name = sources.address(endpoint)
        version = version_of(url, name, api_version)
        called = endpoint_of(url, name=name, api_version=version, query=checked_query(query))
        auth = sources.chosen(
            credential, credential_scope, called.key_headers, url=url, source=name
        )
        named = {DEPLOYMENT: deployment} if deployment and called.form is Form.PLAIN else {}
        settings = Settings(headers=named, query=called.query).varied(options)
        chosen = checked_defaults(defaults)
        chosen["model"] = called.model(deployment or None, chosen.get("model"))
        self._profile = Profile(chosen, called)
        self._open(called.base_url, auth, settings, http_client, http_transport)


if TYPE_CHECKING:
    _SyncAzureInference = _AzureInference[Credential, HttpClient, Never]
    _AsyncAzureInference = _AzureInference[AsyncCredential, AsyncHttpClient, HttpTransport]
else:
    _SyncAzureInference = _AsyncAzureInference = _AzureInference


class AzureInferenceClient(SyncClient, _SyncAzureInference):
    """Calls any endpoint that implements the wire format of Azure AI Model Inference.

    Args:
        endpoint: base URL (default: AZUREAI_ENDPOINT_URL, AZURE_OPENAI_ENDPOINT, AZURE_AI_CHAT_ENDPOINT or
            AZURE_INFERENCE_ENDPOINT). Paths are appended to the path of the URL, so that
            `https://RESOURCE.openai.azure.com/openai/v1`, `https://RESOURCE.services.ai.azure.com/models`,
            `https://ENDPOINT.REGION.models.ai.azure.com` and
            `https://RESOURCE.openai.azure.com/openai/deployments/NAME` all work. So does a whole target URI, with the
            path of an operation and an api-version.
        credential: key (default: AZUREAI_ENDPOINT_KEY, AZURE_OPENAI_API_KEY, AZURE_AI_CHAT_KEY or
            AZURE_INFERENCE_CREDENTIAL, each for its own endpoint alone), or an azure-core credential, such as
            azure-identity's, or a callable that returns an access token.
        credential_scope: scope of access tokens.
        api_version: version of the API (default: that of the endpoint's query, OPENAI_API_VERSION for the resource in
            AZURE_OPENAI_ENDPOINT, none for `/openai/v1`, else
            2024-05-01-preview). None sends none. `/openai/v1` takes "v1", which is the same, and "preview".
        deployment: deployment of Azure OpenAI, the same as `model` on `/openai/v1`; on other endpoints, deployment of a
            managed endpoint, sent as `azureml-model-deployment`.
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
        defaults: default parameters of requests, such as `model`, `temperature` or `model_extras`.

    Raises:
        ConfigurationError: the endpoint or the credential is missing, an argument is invalid, or the endpoint
            contradicts it.
    """

    @property
    def with_raw_response(self) -> "RawInferenceClient":
        """The same methods, returning status, headers and body together with the answer."""
        return RawInferenceClient(self._profile, self._transport)


class AsyncAzureInferenceClient(AsyncClient, _AsyncAzureInference):
    """The same with asyncio. Arguments are those of AzureInferenceClient.

    `credential` may also be asynchronous, such as those of azure.identity.aio, or a callable that returns an
    awaitable of a token; `http_client` is an httpx2.AsyncClient or httpx.AsyncClient.
    """

    @property
    def with_raw_response(self) -> "AsyncRawInferenceClient":
        """The same methods, returning status, headers and body together with the answer."""
        return AsyncRawInferenceClient(self._profile, self._transport)


class RawInferenceClient(RawSyncCaller, Inference):
    """Methods that return a RawResponse."""

    def __init__(self, profile: Profile, transport: "SyncTransport") -> None:
        self._profile = profile
        self._transport = transport


class AsyncRawInferenceClient(RawAsyncCaller, Inference):
    """Methods that return a RawResponse when awaited."""

    def __init__(self, profile: Profile, transport: "AsyncTransport") -> None:
        self._profile = profile
        self._transport = transport
