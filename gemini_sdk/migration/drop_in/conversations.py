"""`client.conversations` of drop-in clients, over the client's `responses_store`."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from gemini_sdk.migration.drop_in.call import check_options, is_unset
from gemini_sdk.migration.drop_in.missing import Resource
from gemini_sdk.migration.drop_in.openai_params import CallParams
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation
from gemini_sdk.migration.drop_in.response_archive import AsyncItemPage, ItemPage, ResponseArchive
from gemini_sdk.migration.errors import openai_errors

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import (
        Conversation,
        ConversationDeleted,
        ResponseInputItem,
    )


def _archive(sender: Any) -> ResponseArchive:
    return ResponseArchive(sender.exchanges.responses_store)


def _given(**order: Any) -> dict[str, Any]:
    return {name: value for name, value in order.items() if not is_unset(value)}


class ItemOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    _instead: ClassVar[Mapping[str, str]] = {
        "retrieve": "find the item by its id in list(conversation_id)",
        "delete": "create a conversation with the items to keep",
    }

    @operation
    async def create(
        self,
        conversation_id: str,
        *,
        items: Iterable[Any],
        include: Any = None,
        **options: Unpack[CallParams],
    ) -> ItemPage:
        """Add items to a conversation; returned are the new ones, with all that is known of them."""
        check_options(options)
        del include
        return ItemPage(_archive(self._sender).add(conversation_id, items))

    def _listed(
        self, conversation_id: str, options: Mapping[str, Any], **order: Any
    ) -> "list[ResponseInputItem]":
        check_options(options)
        with openai_errors():
            return _archive(self._sender).items(conversation_id, **_given(**order))


class ConversationItems(ItemOperations, Blocking):
    """`client.conversations.items`."""

    def list(
        self,
        conversation_id: str,
        *,
        after: str | None = None,
        include: Any = None,
        limit: int | None = None,
        order: str = "desc",
        **options: Unpack[CallParams],
    ) -> ItemPage:
        """The items of a conversation, the newest first; `order`, `limit` and `after` are those of OpenAI."""
        return ItemPage(
            self._listed(
                conversation_id, options, after=after, include=include, limit=limit, order=order
            )
        )


class AsyncConversationItems(ItemOperations, Awaited):
    """`client.conversations.items` of asyncio clients."""

    def list(
        self,
        conversation_id: str,
        *,
        after: str | None = None,
        include: Any = None,
        limit: int | None = None,
        order: str = "desc",
        **options: Unpack[CallParams],
    ) -> AsyncItemPage:
        """The items of a conversation, as ConversationItems.list: to be awaited, or iterated over."""
        return AsyncItemPage(
            self._listed(
                conversation_id, options, after=after, include=include, limit=limit, order=order
            )
        )


class ConversationOperations(Resource[Any]):
    """The operations of both kinds of clients."""

    @operation
    async def create(
        self,
        *,
        items: Iterable[Any] | None = None,
        metadata: Mapping[str, str] | None = None,
        **options: Unpack[CallParams],
    ) -> "Conversation":
        """Begin a conversation, whose id is for `conversation` of `responses.create`."""
        check_options(options)
        return _archive(self._sender).begin(**_given(items=items, metadata=metadata))

    @operation
    async def retrieve(self, conversation_id: str, **options: Unpack[CallParams]) -> "Conversation":
        """A conversation."""
        check_options(options)
        return _archive(self._sender).conversation(conversation_id)

    @operation
    async def update(
        self,
        conversation_id: str,
        *,
        metadata: Mapping[str, str] | None,
        **options: Unpack[CallParams],
    ) -> "Conversation":
        """Change the tags of a conversation."""
        check_options(options)
        return _archive(self._sender).tag(conversation_id, metadata)

    @operation
    async def delete(
        self, conversation_id: str, **options: Unpack[CallParams]
    ) -> "ConversationDeleted":
        """Delete a conversation; its responses stay."""
        check_options(options)
        return _archive(self._sender).end(conversation_id)


class Conversations(ConversationOperations, Blocking):
    """`client.conversations`.

    All methods raise ConfigurationError if the client has no store, and NotFoundError for an unknown id.
    """

    @property
    def items(self) -> ConversationItems:
        """The items of conversations."""
        return ConversationItems(self._sender)


class AsyncConversations(ConversationOperations, Awaited):
    """`client.conversations` of asyncio clients. Errors are those of Conversations."""

    @property
    def items(self) -> AsyncConversationItems:
        """The items of conversations."""
        return AsyncConversationItems(self._sender)
