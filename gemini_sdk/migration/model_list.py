"""`client.models` of drop-in clients, over the models that a Gemini client lists."""

from collections.abc import AsyncIterator, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk import types
from gemini_sdk.migration.drop_in_call import separated_options
from gemini_sdk.migration.errors import openai_errors
from gemini_sdk.migration.missing import Resource
from gemini_sdk.migration.openai_params import CallParams
from gemini_sdk.migration.resources import AsyncSender, DropInSender

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import ModelEntry


class ModelPage:
    """All models: `data`, or iterate over it."""

    object = "list"
    data: "list[ModelEntry]"

    def __init__(self, models: Iterable[Any]) -> None:
        self.data = [_entry(each) for each in models]

    def __iter__(self) -> "Iterator[ModelEntry]":
        return iter(self.data)

    def has_next_page(self) -> bool:
        """Whether there is another page: never."""
        return False


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


class ModelList(Resource[DropInSender]):
    """`client.models`."""

    def list(self, **options: Unpack[CallParams]) -> ModelPage:
        """All models that the service offers, of all of its pages."""
        with openai_errors():
            return ModelPage(_models(self._sender.gemini).list(**separated_options(options)))

    def retrieve(self, model: str, **options: Unpack[CallParams]) -> "ModelEntry":
        """The model that stands for a name in the model map, or that has it."""
        with openai_errors():
            name = self._sender.exchanges.model_map.choose(model).model
            return _entry(_models(self._sender.gemini).get(name, **separated_options(options)))


class AsyncModelList(Resource[AsyncSender]):
    """`client.models` of asyncio clients."""

    def list(self, **options: Unpack[CallParams]) -> AsyncModelPage:
        """All models that the service offers, of all of its pages: to be awaited, or iterated over."""
        with openai_errors():
            return AsyncModelPage(_models(self._sender.gemini).list(**separated_options(options)))

    async def retrieve(self, model: str, **options: Unpack[CallParams]) -> "ModelEntry":
        """The model that stands for a name in the model map, or that has it."""
        with openai_errors():
            name = self._sender.exchanges.model_map.choose(model).model
            return _entry(
                await _models(self._sender.gemini).get(name, **separated_options(options))
            )


def _models(client: object) -> Any:
    """The models of a client of Google AI or Vertex AI, which list different types."""
    return client.models  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def _entry(model: Any) -> "ModelEntry":
    """A model of Google AI, `models/...`, or of Vertex AI, `publishers/.../models/...`."""
    name: str = model.name or ""
    collection, _, id_ = name.rpartition("/")
    owner = collection.split("/")[1] if collection.startswith("publishers/") else "google"
    return types.azure_openai.ModelEntry(id=id_, object="model", created=0, owned_by=owner)
