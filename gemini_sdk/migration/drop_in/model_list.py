"""`client.models` of drop-in clients, over the models that a Gemini client lists."""

from collections.abc import AsyncIterator, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk import types
from gemini_sdk.migration.drop_in.api_response import (
    AsyncResponseContextManager,
    ResponseContextManager,
)
from gemini_sdk.migration.drop_in.call import separated_options
from gemini_sdk.migration.drop_in.completions import AsyncSender, DropInSender
from gemini_sdk.migration.drop_in.missing import Resource
from gemini_sdk.migration.drop_in.openai_params import CallParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled
from gemini_sdk.migration.drop_in.raw_answer import RawAnswer
from gemini_sdk.migration.drop_in.streamed_resources import StreamedModelList
from gemini_sdk.migration.errors import openai_errors

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import ModelEntry


class ModelPage:
    """All models: `data`, or iterate over it."""

    object = "list"
    """Always `list`."""
    data: "list[ModelEntry]"
    """The models."""

    def __init__(self, models: Iterable[Any]) -> None:
        self.data = [_entry(each) for each in models]

    def __iter__(self) -> "Iterator[ModelEntry]":
        return iter(self.data)

    def has_next_page(self) -> bool:
        """Whether there is another page: never."""
        return False

    def to_json(self) -> bytes:
        """The page as the JSON of OpenAI's service."""
        return _page_json(self.data)


class AsyncModelPage:
    """All models: await it and read `data`, or iterate over it with `async for`."""

    object = "list"
    data: "list[ModelEntry]"

    def __init__(self, models: Any) -> None:
        self._unread = models
        self.data = []

    async def _read(self) -> "AsyncModelPage":
        with openai_errors():
            if self._unread is not None:
                self.data = [_entry(each) async for each in self._unread]
                self._unread = None
        return self

    def __await__(self) -> Generator[Any, Any, "AsyncModelPage"]:
        return self._read().__await__()

    async def __aiter__(self) -> "AsyncIterator[ModelEntry]":
        for each in (await self._read()).data:
            yield each

    def has_next_page(self) -> bool:
        """Whether there is another page: never."""
        return False

    def to_json(self) -> bytes:
        """The page, once it is read, as the JSON of OpenAI's service."""
        return _page_json(self.data)


class ModelOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def retrieve(self, model: str, **options: Unpack[CallParams]) -> "ModelEntry":
        """The model that stands for a name in the model map, or that has it."""
        name = self._sender.exchanges.model_map.choose(model).model
        models = self._sender.gemini.models  # of two types, by the platform
        return _entry(await settled(models.get(name, **separated_options(options))))


class ModelList(ModelOperations, Blocking):
    """`client.models`."""

    def list(self, **options: Unpack[CallParams]) -> ModelPage:
        """All models that the service offers, of all of its pages."""
        with openai_errors():
            return ModelPage(self._sender.gemini.models.list(**separated_options(options)))

    @property
    def with_raw_response(self) -> "RawModelList":
        """The same, in the form of other resources: a list may take several requests, so it has no headers."""
        return RawModelList(self._sender)

    @property
    def with_streaming_response(self) -> StreamedModelList[ResponseContextManager[Any]]:
        """The same, for `with` blocks that read the body."""
        return StreamedModelList(self.with_raw_response, ResponseContextManager)


class RawModelList(Resource[DropInSender]):
    """`client.models.with_raw_response`."""

    def list(self, **options: Unpack[CallParams]) -> RawAnswer[ModelPage]:
        """All models that the service offers, of all of its pages."""
        return RawAnswer.of(None, ModelList(self._sender).list(**options))

    def retrieve(self, model: str, **options: Unpack[CallParams]) -> "RawAnswer[ModelEntry]":
        """The model that stands for a name in the model map, or that has it."""
        return RawAnswer.of(None, ModelList(self._sender).retrieve(model, **options))


class AsyncModelList(ModelOperations, Awaited):
    """`client.models` of asyncio clients."""

    def list(self, **options: Unpack[CallParams]) -> AsyncModelPage:
        """All models that the service offers, of all of its pages: to be awaited, or iterated over."""
        with openai_errors():
            return AsyncModelPage(self._sender.gemini.models.list(**separated_options(options)))

    @property
    def with_raw_response(self) -> "AsyncRawModelList":
        """The same, in the form of other resources: a list may take several requests, so it has no headers."""
        return AsyncRawModelList(self._sender)

    @property
    def with_streaming_response(self) -> StreamedModelList[AsyncResponseContextManager[Any]]:
        """The same, for `async with` blocks that read the body."""
        return StreamedModelList(self.with_raw_response, AsyncResponseContextManager)


class AsyncRawModelList(Resource[AsyncSender]):
    """`client.models.with_raw_response` of asyncio clients."""

    async def list(self, **options: Unpack[CallParams]) -> RawAnswer[AsyncModelPage]:
        """All models that the service offers, of all of its pages."""
        return RawAnswer.of(None, await AsyncModelList(self._sender).list(**options))

    async def retrieve(self, model: str, **options: Unpack[CallParams]) -> "RawAnswer[ModelEntry]":
        """The model that stands for a name in the model map, or that has it."""
        return RawAnswer.of(None, await AsyncModelList(self._sender).retrieve(model, **options))


def _page_json(data: "Sequence[ModelEntry]") -> bytes:
    return b'{"object":"list","data":[' + b",".join(each.to_json() for each in data) + b"]}"


def _entry(model: Any) -> "ModelEntry":
    """A model of Google AI, `models/...`, or of Vertex AI, `publishers/.../models/...`."""
    name: str = model.name or ""
    collection, _, id_ = name.rpartition("/")
    owner = collection.split("/")[1] if collection.startswith("publishers/") else "google"
    return types.azure_openai.ModelEntry(id=id_, object="model", created=0, owned_by=owner)
