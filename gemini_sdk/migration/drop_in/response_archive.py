"""What a client reads and changes of its `responses_store`: responses, their input, and conversations."""

import time
import uuid
from collections.abc import AsyncIterator, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gemini_sdk import errors, types, validation
from gemini_sdk._openai.plain_json import as_list, as_object, plain_json
from gemini_sdk._openai.response_request import described_response, new_items
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.drop_in.response_store import CHANGING, NO_STORE, ResponseStore, load

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import (
        Conversation,
        ConversationDeleted,
        Response,
        ResponseInputItem,
    )

_ORDERS = ("asc", "desc")


class ItemPage:
    """All items: `data`, or iterate over it."""

    object = "list"
    """Always `list`."""
    has_more = False
    """Always False."""
    data: "list[ResponseInputItem]"
    """The items."""

    def __init__(self, items: "list[ResponseInputItem]") -> None:
        self.data = items

    @property
    def first_id(self) -> str | None:
        """The id of the first item."""
        return self.data[0].id if self.data else None

    @property
    def last_id(self) -> str | None:
        """The id of the last item."""
        return self.data[-1].id if self.data else None

    def __iter__(self) -> "Iterator[ResponseInputItem]":
        return iter(self.data)

    def has_next_page(self) -> bool:
        """Whether there is another page: never."""
        return False


class AsyncItemPage(ItemPage):
    """All items: await it or not, read `data`, or iterate over it with `async for`."""

    def __await__(self) -> "Generator[Any, Any, AsyncItemPage]":
        async def read() -> AsyncItemPage:
            return self

        return read().__await__()

    async def __aiter__(self) -> "AsyncIterator[ResponseInputItem]":
        for each in self.data:
            yield each


@dataclass(frozen=True, slots=True)
class ResponseArchive:
    """The store of a client, as `responses` and `conversations` use it."""

    store: ResponseStore | None

    def response(self, key: str) -> "Response":
        """A response. NotFoundError if there is none."""
        return types.azure_openai.Response.model_validate(self._record(key, "response")["response"])

    def input_items(self, key: str, **order: Any) -> "list[ResponseInputItem]":
        """The items of the input of a response."""
        return _ordered(self._record(key, "input")["input"], **order)

    def items(self, key: str, **order: Any) -> "list[ResponseInputItem]":
        """The items of a conversation."""
        return _ordered(self._record(key, "conversation")["items"], **order)

    def forget(self, key: str) -> None:
        """Delete a response. NotFoundError if there is none."""
        self._record(key, "response")
        self._named().delete(key)

    def begin(
        self, items: object = None, metadata: Mapping[str, str] | None = None
    ) -> "Conversation":
        """A new conversation, with items if any are given."""
        record: Json = {
            "conversation": {
                "id": f"conv_{uuid.uuid4().hex}",
                "object": "conversation",
                "created_at": int(time.time()),
                "metadata": dict(metadata or {}),
            },
            "items": _read_items(items),
        }
        self._named().save(record["conversation"]["id"], record)
        return _conversation(record)

    def conversation(self, key: str) -> "Conversation":
        """A conversation. NotFoundError if there is none."""
        return _conversation(self._record(key, "conversation"))

    def tag(self, key: str, metadata: Mapping[str, str] | None) -> "Conversation":
        """A conversation with other tags."""
        with CHANGING:
            record = self._record(key, "conversation")
            described = {**record["conversation"], "metadata": dict(metadata or {})}
            changed = {**record, "conversation": described}
            self._named().save(key, changed)
        return _conversation(changed)

    def add(self, key: str, items: object) -> "list[ResponseInputItem]":
        """Add items to a conversation; returned are the new ones."""
        new = _read_items(items)
        with CHANGING:
            record = self._record(key, "conversation")
            self._named().save(key, {**record, "items": [*as_list(record.get("items")), *new]})
        return _ordered(new, order="asc")

    def end(self, key: str) -> "ConversationDeleted":
        """Delete a conversation."""
        with CHANGING:
            self._record(key, "conversation")
            self._named().delete(key)
        members = {"id": key, "object": "conversation.deleted", "deleted": True}
        return types.azure_openai.ConversationDeleted.model_validate(members)

    def _named(self) -> ResponseStore:
        if self.store is None:
            raise errors.ConfigurationError(f"there is no store of responses: {NO_STORE}")
        return self.store

    def _record(self, key: str, member: str) -> Json:
        """A record that has this member."""
        record = load(self._named(), key)
        if record is None or member not in record:
            raise errors.NotFoundError(
                f"{key!r} is not in responses_store", status_code=404, code="not_found", attempts=0
            )
        return dict(record)


def _conversation(record: Json) -> "Conversation":
    return types.azure_openai.Conversation.model_validate(record["conversation"])


def _read_items(given: object) -> list[Json]:
    """Items that the spec accepts."""
    payload = described_response({"input": plain_json(given)}) if given is not None else {}
    faults = validation.faults(payload, "CreateResponseRequest", "azure-openai")
    if wrong := [fault for fault in faults if fault.severity == "error"]:
        raise InvalidPayloadError(wrong)
    return [item for _, item in new_items(payload)]


def _ordered(
    items: Iterable[object],
    *,
    order: str = "desc",
    limit: int | None = None,
    after: str | None = None,
    include: object = None,
) -> "list[ResponseInputItem]":
    """Items as OpenAI's service lists them: with ids, and texts as lists of content."""
    del include  # nothing is left out
    if order not in _ORDERS:
        raise InvalidPayloadError([Fault("order", "unknown order", repr(order), "asc or desc")])
    listed = [_listed(as_object(each) or {}, place) for place, each in enumerate(items)]
    if order == "desc":
        listed.reverse()
    if after is not None:
        ids = [each["id"] for each in listed]
        if after not in ids:
            raise InvalidPayloadError([Fault("after", "no such item", repr(after), "an id")])
        listed = listed[ids.index(after) + 1 :]
    kind = types.azure_openai.ResponseInputItem
    return [kind.model_validate(each) for each in listed[:limit]]


def _listed(item: Json, place: int) -> Json:
    made = {"type": "message", "id": f"item_{place}", **item}
    if isinstance(content := made.get("content"), str):
        kind = "output_text" if made.get("role") == "assistant" else "input_text"
        part: Json = {"type": kind, "text": content}
        made["content"] = [part | ({"annotations": []} if kind == "output_text" else {})]
    if made["type"] == "message" and made.get("role") == "assistant":
        made.setdefault("status", "completed")
    return made
