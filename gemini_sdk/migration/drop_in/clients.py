"""Clients with the constructors and methods of OpenAI's package that send what they are given to Gemini.

Keys, tokens and addresses of Azure mean nothing to Google and never leave the program: such arguments are accepted, so
that a construction need not be rewritten, and `ignored` names those that were given.
"""

import copy
import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

from gemini_sdk import errors
from gemini_sdk._azure.endpoint import named_deployment
from gemini_sdk._google.generate import platform_of
from gemini_sdk._openai.media import Inline
from gemini_sdk._openai.report import Report
from gemini_sdk._openai.signatures import memory_of
from gemini_sdk._transport.settings import NOT_GIVEN, Limit
from gemini_sdk.migration.drop_in.api_response import (
    AsyncResponseContextManager,
    ResponseContextManager,
)
from gemini_sdk.migration.drop_in.call import DropInCalls, seconds, without_credentials
from gemini_sdk.migration.drop_in.completions import (
    AsyncBetaResource,
    AsyncChatResource,
    AsyncCompletions,
    AsyncRawChat,
    AsyncRawCompletions,
    AsyncSender,
    BetaResource,
    ChatResource,
    Completions,
    DropInSender,
    RawChat,
    RawCompletions,
)
from gemini_sdk.migration.drop_in.conversations import AsyncConversations, Conversations
from gemini_sdk.migration.drop_in.embeddings import (
    AsyncEmbeddings,
    AsyncRawEmbeddings,
    Embeddings,
    RawEmbeddings,
)
from gemini_sdk.migration.drop_in.missing import PartialAPI
from gemini_sdk.migration.drop_in.model_list import (
    AsyncModelList,
    AsyncRawModelList,
    ModelList,
    RawModelList,
)
from gemini_sdk.migration.drop_in.response_store import ResponseStore, checked_store
from gemini_sdk.migration.drop_in.responses import (
    AsyncRawResponses,
    AsyncResponses,
    RawResponses,
    Responses,
)
from gemini_sdk.migration.drop_in.streamed_resources import StreamedOpenAI
from gemini_sdk.migration.errors import openai_errors
from gemini_sdk.migration.model_map import ModelMapLike, model_map_of
from gemini_sdk.validation.suggestions import closest

if TYPE_CHECKING:
    from gemini_sdk._google.client import AsyncGoogleClient, SyncGoogleClient
    from gemini_sdk.migration.drop_in.batches import AsyncBatchResource, BatchResource
    from gemini_sdk.migration.drop_in.files import AsyncFileResource, FileResource

G = TypeVar("G", "SyncGoogleClient", "AsyncGoogleClient")

_MEANINGLESS = frozenset(
    "api_key organization project base_url http_client default_query azure_endpoint api_version azure_ad_token "
    "azure_ad_token_provider admin_api_key workload_identity webhook_secret websocket_base_url provider "
    "data_residency _strict_response_validation _enforce_credentials".split()
)
"""Arguments of OpenAI's clients for which Gemini has no use."""


class _Base(PartialAPI, Generic[G]):
    """The common base of all drop-in clients."""

    _wanted: ClassVar[str]
    _official: ClassVar[str]
    """The client of OpenAI's package that has its methods."""
    _address_variable: ClassVar[str] = "OPENAI_BASE_URL"
    """The environment variable that OpenAI's client reads where it is given no address."""
    gemini: G
    """The client that does the work."""
    ignored: tuple[str, ...]
    """The arguments that were given and mean nothing here."""

    @openai_errors()
    def __init__(
        self,
        *,
        gemini: G | None = None,
        model_map: ModelMapLike = None,
        strict: bool = False,
        inline: Inline | None = None,
        on_report: Callable[[Report], None] | None = None,
        responses_store: ResponseStore | None = None,
        timeout: Any = NOT_GIVEN,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        azure_deployment: str | None = None,
        **others: object,
    ) -> None:
        self._check_names(others)
        checked_store(responses_store)
        kept, secret = without_credentials(default_headers, "default_headers")
        self.ignored = _in_vain(others, secret)
        given = self._made() if gemini is None else gemini
        if not self._takes(given):
            raise errors.ConfigurationError(
                f"gemini must be {self._wanted}, found {type(given).__name__}"
            )
        self._own = gemini is None
        limit: Limit = NOT_GIVEN if timeout is NOT_GIVEN else seconds(timeout)
        self.gemini = given.with_options(timeout=limit, max_retries=max_retries, headers=kept)
        self._exchanges = DropInCalls(
            platform=platform_of(given),
            deployment=self._deployment(azure_deployment, others),
            model_map=model_map_of(model_map),
            strict=strict,
            inline=inline,
            on_report=on_report,
            responses_store=responses_store,
            signatures=memory_of(given),
        )

    @staticmethod
    def _takes(client: object) -> bool:
        """Whether a client can do the work."""
        raise NotImplementedError

    @classmethod
    def _deployment(cls, given: str | None, others: Mapping[str, object]) -> str | None:
        """The deployment that was given, or that an address names. ConfigurationError if there are two."""
        addresses = {name: others.get(name) for name in ("azure_endpoint", "base_url")}
        if all(address is None for address in addresses.values()):
            return given or named_deployment(os.environ.get(cls._address_variable, ""))
        named = {"azure_deployment": given or None}
        named |= {name: named_deployment(url) for name, url in addresses.items() if url is not None}
        found = {name: deployment for name, deployment in named.items() if deployment is not None}
        if len(set(found.values())) > 1:
            both = " and ".join(f"{value!r} ({name})" for name, value in found.items())
            raise errors.ConfigurationError(
                f"the deployment is given twice: {both}; pass one of them"
            )
        return next(iter(found.values()), None)

    @classmethod
    def _check_names(cls, names: Iterable[str]) -> None:
        for name in set(names) - _MEANINGLESS:
            near = closest(name, [*_MEANINGLESS, *inspect.signature(cls).parameters])
            hint = f"; did you mean {near!r}?" if near else ""
            raise TypeError(f"{cls.__name__}: unknown argument {name!r}{hint}")

    def _made(self) -> G:
        """A client by the environment."""
        raise NotImplementedError

    @openai_errors()
    def with_options(
        self,
        *,
        timeout: Any = NOT_GIVEN,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        **others: object,
    ) -> Self:
        """This client with other defaults, on the same connections. What its constructor ignores is ignored here."""
        self._check_names(others)
        other = copy.copy(self)
        kept, secret = without_credentials(default_headers, "default_headers")
        limit: Limit = NOT_GIVEN if timeout is NOT_GIVEN else seconds(timeout)
        other.ignored += _in_vain(others, secret)
        other.gemini = self.gemini.with_options(
            timeout=limit, max_retries=max_retries, headers=kept
        )
        addresses = {name: others.get(name) for name in ("azure_endpoint", "base_url")}
        if any(address is not None for address in addresses.values()):
            named = self._deployment(None, addresses)
            other._exchanges = replace(
                self._exchanges, deployment=named or self._exchanges.deployment
            )
        return other

    copy = with_options
    """The same as `with_options`."""

    @openai_errors()
    def as_openai(self) -> Any:
        """A client of the openai package, of the same name, whose calls this client answers.

        For packages that check for classes of the openai package, such as instructor and LangChain. Its answers and
        errors are of the openai package, too. It has chat.completions, completions, responses, embeddings and models.

        Raises:
            ConfigurationError: the openai package is not installed.
        """
        from gemini_sdk.migration.drop_in.official_client import official_client

        return official_client(self, self._official)

    def _only_google_ai(self, name: str) -> None:
        """AttributeError, so that `__getattr__` says what to use on Vertex AI."""
        if self._exchanges.platform != "google-ai":
            raise AttributeError(name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(gemini={self.__dict__.get('gemini')!r})"


class OpenAI(_Base["SyncGoogleClient"]):
    """OpenAI's client, whose calls go to Gemini.

    Args:
        gemini: a GeminiClient or VertexClient; without it, one is made by the environment: on Vertex AI where
            GOOGLE_GENAI_USE_ENTERPRISE is `true` or `1`, or GOOGLE_GENAI_USE_VERTEXAI where that is not set; where
            neither is set, where there is a GOOGLE_CLOUD_PROJECT but no API key; else on Google AI.
        model_map: Gemini models by deployment or model, to go before the package's rows; or the path of a map.
        strict: whether to raise LossyConversionError rather than drop something.
        inline: fetches pictures by their URL, which Google AI does not do.
        on_report: is given the report of every request; what is lost is logged as well, by `gemini_sdk.migration`.
        responses_store: keeps responses and conversations, such as MemoryResponseStore(); without one, calls that
            name an earlier response or a conversation are refused.
        timeout: seconds of silence in one attempt, or an httpx.Timeout; None for no limit.
        max_retries: attempts after the first (default: 2).
        default_headers: sent with every call, but for credentials of Azure's.
        azure_deployment: the model of calls that name none (default: the deployment in the path of `base_url`,
            `azure_endpoint` or the environment's address).

    Other arguments of OpenAI's clients are accepted and named in `ignored`; none of them is sent to Google.
    """

    _official = "OpenAI"
    _wanted = "a GeminiClient or VertexClient"

    @staticmethod
    def _takes(client: object) -> bool:
        from gemini_sdk._google.client import SyncGoogleClient

        return isinstance(client, SyncGoogleClient)

    def _made(self) -> "SyncGoogleClient":
        from gemini_sdk import GeminiClient, VertexClient

        return VertexClient() if _on_vertex() else GeminiClient()

    @property
    def chat(self) -> ChatResource:
        """Has `completions`."""
        return ChatResource(DropInSender(self.gemini, self._exchanges))

    @property
    def beta(self) -> BetaResource:
        """Has `chat`, which is the same as `client.chat`."""
        return BetaResource(DropInSender(self.gemini, self._exchanges))

    @property
    def completions(self) -> Completions:
        """Texts that go on with a prompt."""
        return Completions(DropInSender(self.gemini, self._exchanges))

    @property
    def responses(self) -> Responses:
        """Answers to an input, and what is kept of them."""
        return Responses(DropInSender(self.gemini, self._exchanges))

    @property
    def conversations(self) -> Conversations:
        """Conversations in the `responses_store`."""
        return Conversations(DropInSender(self.gemini, self._exchanges))

    @property
    def embeddings(self) -> Embeddings:
        """Vectors of texts."""
        return Embeddings(DropInSender(self.gemini, self._exchanges))

    @property
    def models(self) -> ModelList:
        """The models that the service offers."""
        return ModelList(DropInSender(self.gemini, self._exchanges))

    @property
    def files(self) -> "FileResource":
        """Files of Google AI: requests of batches, their answers, and media. Clients of Vertex AI have none."""
        self._only_google_ai("files")
        from gemini_sdk.migration.drop_in.files import FileResource

        return FileResource(DropInSender(self.gemini, self._exchanges))

    @property
    def batches(self) -> "BatchResource":
        """Many requests, answered within a day. Clients of Vertex AI have none."""
        self._only_google_ai("batches")
        from gemini_sdk.migration.drop_in.batches import BatchResource

        return BatchResource(DropInSender(self.gemini, self._exchanges))

    @property
    def with_raw_response(self) -> "RawOpenAI":
        """The same methods, returning status and headers together with the answer."""
        return RawOpenAI(DropInSender(self.gemini, self._exchanges))

    @property
    def with_streaming_response(self) -> StreamedOpenAI[ResponseContextManager[Any]]:
        """The same methods, for `with` blocks that read the body in OpenAI's format."""
        return StreamedOpenAI(self.with_raw_response, ResponseContextManager)

    def close(self) -> None:
        """Close the connections, if this client made its Gemini client. A client that you passed stays open."""
        if self._own:
            self.gemini.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class RawOpenAI(PartialAPI):
    """`client.with_raw_response`."""

    def __init__(self, sender: DropInSender) -> None:
        self.chat = RawChat(sender)
        self.completions = RawCompletions(sender)
        self.responses = RawResponses(sender)
        self.embeddings = RawEmbeddings(sender)
        self.models = RawModelList(sender)


class AzureOpenAI(OpenAI):
    """Azure OpenAI's client, whose calls go to Gemini. Arguments are those of OpenAI.

    `azure_endpoint`, `api_version`, `azure_ad_token` and `azure_ad_token_provider` are accepted and ignored, but for a
    deployment in the path of the address, as portals show it: it is the same as `azure_deployment`.
    """

    _official = "AzureOpenAI"
    _address_variable = "AZURE_OPENAI_ENDPOINT"


class AsyncOpenAI(_Base["AsyncGoogleClient"]):
    """OpenAI's asyncio client, whose calls go to Gemini. Arguments are those of OpenAI.

    `gemini` is an AsyncGeminiClient or AsyncVertexClient; `inline` is called in place, and should not take long.
    """

    _official = "AsyncOpenAI"
    _wanted = "an AsyncGeminiClient or AsyncVertexClient"

    @staticmethod
    def _takes(client: object) -> bool:
        from gemini_sdk._google.client import AsyncGoogleClient

        return isinstance(client, AsyncGoogleClient)

    def _made(self) -> "AsyncGoogleClient":
        from gemini_sdk import AsyncGeminiClient, AsyncVertexClient

        return AsyncVertexClient() if _on_vertex() else AsyncGeminiClient()

    @property
    def chat(self) -> AsyncChatResource:
        """Has `completions`."""
        return AsyncChatResource(AsyncSender(self.gemini, self._exchanges))

    @property
    def beta(self) -> AsyncBetaResource:
        """Has `chat`, which is the same as `client.chat`."""
        return AsyncBetaResource(AsyncSender(self.gemini, self._exchanges))

    @property
    def completions(self) -> AsyncCompletions:
        """Texts that go on with a prompt."""
        return AsyncCompletions(AsyncSender(self.gemini, self._exchanges))

    @property
    def responses(self) -> AsyncResponses:
        """Answers to an input, and what is kept of them."""
        return AsyncResponses(AsyncSender(self.gemini, self._exchanges))

    @property
    def conversations(self) -> AsyncConversations:
        """Conversations in the `responses_store`."""
        return AsyncConversations(AsyncSender(self.gemini, self._exchanges))

    @property
    def embeddings(self) -> AsyncEmbeddings:
        """Vectors of texts."""
        return AsyncEmbeddings(AsyncSender(self.gemini, self._exchanges))

    @property
    def models(self) -> AsyncModelList:
        """The models that the service offers."""
        return AsyncModelList(AsyncSender(self.gemini, self._exchanges))

    @property
    def files(self) -> "AsyncFileResource":
        """Files of Google AI: requests of batches, their answers, and media. Clients of Vertex AI have none."""
        self._only_google_ai("files")
        from gemini_sdk.migration.drop_in.files import AsyncFileResource

        return AsyncFileResource(AsyncSender(self.gemini, self._exchanges))

    @property
    def batches(self) -> "AsyncBatchResource":
        """Many requests, answered within a day. Clients of Vertex AI have none."""
        self._only_google_ai("batches")
        from gemini_sdk.migration.drop_in.batches import AsyncBatchResource

        return AsyncBatchResource(AsyncSender(self.gemini, self._exchanges))

    @property
    def with_raw_response(self) -> "AsyncRawOpenAI":
        """The same methods, returning status and headers together with the answer."""
        return AsyncRawOpenAI(AsyncSender(self.gemini, self._exchanges))

    @property
    def with_streaming_response(self) -> StreamedOpenAI[AsyncResponseContextManager[Any]]:
        """The same methods, for `async with` blocks that read the body in OpenAI's format."""
        return StreamedOpenAI(self.with_raw_response, AsyncResponseContextManager)

    async def close(self) -> None:
        """Close the connections, if this client made its Gemini client. A client that you passed stays open."""
        if self._own:
            await self.gemini.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class AsyncRawOpenAI(PartialAPI):
    """`client.with_raw_response` of asyncio clients."""

    def __init__(self, sender: AsyncSender) -> None:
        self.chat = AsyncRawChat(sender)
        self.completions = AsyncRawCompletions(sender)
        self.responses = AsyncRawResponses(sender)
        self.embeddings = AsyncRawEmbeddings(sender)
        self.models = AsyncRawModelList(sender)


class AsyncAzureOpenAI(AsyncOpenAI):
    """Azure OpenAI's asyncio client, whose calls go to Gemini. Arguments are those of AzureOpenAI."""

    _official = "AsyncAzureOpenAI"
    _address_variable = "AZURE_OPENAI_ENDPOINT"


def _in_vain(arguments: Mapping[str, object], headers: Iterable[str]) -> tuple[str, ...]:
    """The names of arguments that are not None, and headers."""
    return (*(name for name, value in arguments.items() if value is not None), *headers)


def _on_vertex() -> bool:
    from gemini_sdk._google.credentials import key_in_environment, vertex_in_environment

    if (said := vertex_in_environment()) is not None:
        return said
    return key_in_environment() is None and bool(os.environ.get("GOOGLE_CLOUD_PROJECT"))
