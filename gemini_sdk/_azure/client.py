"""Clients of Azure AI Model Inference, and of whatever else speaks its wire."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, Unpack

from gemini_sdk._azure import credentials as sources
from gemini_sdk._azure.defaults import Defaults, checked_defaults
from gemini_sdk._azure.inference import DEPLOYMENT, Inference, Profile
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.client import AsyncClient, SyncClient, varied
from gemini_sdk._transport.method import RawAsyncCaller, RawSyncCaller
from gemini_sdk._transport.session import Place
from gemini_sdk._transport.settings import DEADLINE, MAX_ANSWER_SIZE, TIMEOUT, Settings

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._azure.credentials import AsyncCredential, Credential
    from gemini_sdk._transport.aio import AsyncTransport
    from gemini_sdk._transport.sync import SyncTransport

C = TypeVar("C", bound="AsyncCredential")
H = TypeVar("H")

API_VERSION = "2024-05-01-preview"


class _AzureInference(Inference, Generic[C, H]):
    """The constructor of both clients, which take credentials `C` and HTTP clients `H`."""

    def __init__(
        self,
        endpoint: str | None = None,
        credential: C | None = None,
        *,
        credential_scope: str = sources.SCOPE,
        api_version: str = API_VERSION,
        deployment: str | None = None,
        timeout: float | None = TIMEOUT,
        deadline: float | None = DEADLINE,
        max_retries: int = 2,
        http_client: H | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        validate: bool = True,
        max_answer_size: int | None = MAX_ANSWER_SIZE,
        **defaults: Unpack[Defaults],
    ) -> None:
        url = sources.address(endpoint)
        auth = sources.chosen(credential, credential_scope)
        named = {DEPLOYMENT: deployment} if deployment else {}
        settings = varied(
            Settings(
                headers=named,
                query={"api-version": api_version},
                max_answer_size=max_answer_size,
            ),
            timeout,
            deadline,
            max_retries,
            headers,
            query,
            validate,
        )
        self._profile = Profile(checked_defaults(defaults))
        self._open(url, auth, settings, http_client)

    def _open(
        self,
        base_url: str,
        auth: Auth,
        settings: Settings,
        http_client: H | None,
        **place: Unpack[Place],
    ) -> None:
        raise NotImplementedError


if TYPE_CHECKING:
    _SyncAzureInference = _AzureInference[Credential, httpx.Client]
    _AsyncAzureInference = _AzureInference[AsyncCredential, httpx.AsyncClient]
else:
    _SyncAzureInference = _AsyncAzureInference = _AzureInference


class AzureInferenceClient(SyncClient, _SyncAzureInference):
    """Calls any endpoint that speaks the wire of Azure AI Model Inference.

    Args:
        endpoint: the address; else the environment's AZUREAI_ENDPOINT_URL. Paths are appended to its own, so that
            `https://RESOURCE.services.ai.azure.com/models`, `https://ENDPOINT.REGION.models.ai.azure.com` and
            `https://RESOURCE.openai.azure.com/openai/deployments/NAME` all do.
        credential: a key; else the environment's AZUREAI_ENDPOINT_KEY. Or an azure-core credential, such as
            azure-identity's, or a callable that returns an access token.
        credential_scope: what access tokens are asked for.
        api_version: the version of the API.
        deployment: sent as `azureml-model-deployment`: the deployment of a managed endpoint to call.
        timeout: seconds of silence in one attempt; None for no limit.
        deadline: seconds for a whole call with its retries, for a stream until its first event; None for no limit.
        max_retries: attempts after the first.
        http_client: an httpx2.Client or httpx.Client, for proxies, CA bundles or pool limits; it stays yours to close.
        headers: sent with every call.
        query: query parameters of every call.
        validate: whether requests are judged by the specs before they are sent.
        max_answer_size: bytes of an answer after decompression, and of one event of a stream; None for no limit. Larger
            ones raise AnswerTooLargeError.
        defaults: parameters of every request that has them, such as `model`, `temperature` or `model_extras`.

    Raises:
        ConfigurationError: there is no endpoint or no credential, or an argument is out of range.
    """

    @property
    def with_raw_response(self) -> "RawInferenceClient":
        """The same methods, returning status, headers and body beside the answer."""
        return RawInferenceClient(self._profile, self._transport)


class AsyncAzureInferenceClient(AsyncClient, _AsyncAzureInference):
    """The same from asyncio. Arguments are those of AzureInferenceClient.

    `credential` may also be asynchronous, such as those of azure.identity.aio, or a callable that returns an awaitable
    of a token; `http_client` is an httpx2.AsyncClient or httpx.AsyncClient.
    """

    @property
    def with_raw_response(self) -> "AsyncRawInferenceClient":
        """The same methods, returning status, headers and body beside the answer."""
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
