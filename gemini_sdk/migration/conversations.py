"""`client.conversations` of drop-in clients, over the client's `responses_store`."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gemini_sdk.migration.drop_in_call import is_unset
from gemini_sdk.migration.errors import openai_errors
from gemini_sdk.migration.missing import Resource
from gemini_sdk.migration.resources import AsyncSender, DropInSender
from gemini_sdk.migration.response_archive import AsyncItemPage, ItemPage, ResponseArchive

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import Conversation, ConversationDeleted


def _archive(sender: DropInSender | AsyncSender) -> ResponseArchive:
    return ResponseArchive(sender.exchanges.responses_store)


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if not is_unset(value)}


class ConversationItems(Resource[DropInSender]):
    """`client.conversations.items`."""

    def create(self, conversation_id: str, *, items: Iterable[Any]) -> ItemPage:
        """Add items to a conversation; returned are the new ones."""
        with openai_errors():
            return ItemPage(_archive(self._sender).add(conversation_id, items))

    def list(self, conversation_id: str, **options: Any) -> ItemPage:
        """The items of a conversation, the newest first; `order`, `limit` and `after` are those of OpenAI."""
        with openai_errors():
            return ItemPage(_archive(self._sender).items(conversation_id, **_given(options)))


class AsyncConversationItems(Resource[AsyncSender]):
    """`client.conversations.items` of asyncio clients."""

    async def create(self, conversation_id: str, *, items: Iterable[Any]) -> ItemPage:
        """Add items to a conversation; returned are the new ones."""
        with openai_errors():
            return ItemPage(_archive(self._sender).add(conversation_id, items))

    def list(self, conversation_id: str, **options: Any) -> AsyncItemPage:
        """The items of a conversation, the newest first; `order`, `limit` and `after` are those of OpenAI."""
        with openai_errors():
            return AsyncItemPage(_archive(self._sender).items(conversation_id, **_given(options)))


class Conversations(Resource[DropInSender]):
    """`client.conversations`.

    All methods raise ConfigurationError if the client has no store, and NotFoundError for an unknown id.
    """

    def create(
        self, *, items: Iterable[Any] | None = None, metadata: Mapping[str, str] | None = None
    ) -> "Conversation":
        """Begin a conversation, whose id is for `conversation` of `responses.create`."""
        with openai_errors():
            return _archive(self._sender).begin(items, metadata)

    def retrieve(self, conversation_id: str) -> "Conversation":
        """A conversation."""
        with openai_errors():
            return _archive(self._sender).conversation(conversation_id)

    def update(self, conversation_id: str, *, metadata: Mapping[str, str] | None) -> "Conversation":
        """Change the tags of a conversation."""
        with openai_errors():
            return _archive(self._sender).tag(conversation_id, metadata)

    def delete(self, conversation_id: str) -> "ConversationDeleted":
        """Delete a conversation; its responses stay."""
        with openai_errors():
            return _archive(self._sender).end(conversation_id)

    @property
    def items(self) -> ConversationItems:
        """The items of conversations."""
        return ConversationItems(self._sender)


class AsyncConversations(Resource[AsyncSender]):
    """`client.conversations` of asyncio clients. Errors are those of Conversations."""

    async def create(
        self, *, items: Iterable[Any] | None = None, metadata: Mapping[str, str] | None = None
    ) -> "Conversation":
        """Begin a conversation, whose id is for `conversation` of `responses.create`."""
        with openai_errors():
            return _archive(self._sender).begin(items, metadata)

    async def retrieve(self, conversation_id: str) -> "Conversation":
        """A conversation."""
        with openai_errors():
            return _archive(self._sender).conversation(conversation_id)

    async def update(
        self, conversation_id: str, *, metadata: Mapping[str, str] | None
    ) -> "Conversation":
        """Change the tags of a conversation."""
        with openai_errors():
            return _archive(self._sender).tag(conversation_id, metadata)

    async def delete(self, conversation_id: str) -> "ConversationDeleted":
        """Delete a conversation; its responses stay."""
        with openai_errors():
            return _archive(self._sender).end(conversation_id)

    @property
    def items(self) -> AsyncConversationItems:
        """The items of conversations."""
        return AsyncConversationItems(self._sender)
