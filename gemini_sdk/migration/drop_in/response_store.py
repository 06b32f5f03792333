"""Responses and conversations that a program keeps itself, where OpenAI's service would keep them."""

import re
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from gemini_sdk import errors
from gemini_sdk._openai.plain_json import as_list, as_object, plain_json
from gemini_sdk._openai.response_items import clean_items
from gemini_sdk._openai.response_request import StoredItems, new_items
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import Response

KEPT = 1_000
"""Records that a MemoryResponseStore keeps by default."""
_KEY = re.compile(r"(resp|conv)_[A-Za-z0-9_-]{1,256}")
CHANGING = Lock()
"""Is held while a record is read and written, so that no change of another thread is lost."""
NO_STORE = "pass responses_store= to the client, such as MemoryResponseStore()"


class ResponseStore(Protocol):
    """Keeps records by their key: `resp_...` for a response, `conv_...` for a conversation.

    Keys have letters, digits, hyphens and underscores only, so they can be names of files. A record is a JSON object
    with the contents of conversations. Blocking clients call the methods from any thread. Asyncio clients call the
    methods in place, so these should not take long.
    """

    def load(self, key: str) -> Mapping[str, Any] | None:
        """The record of a key; None if there is none."""
        ...

    def save(self, key: str, record: Mapping[str, Any]) -> None:
        """Keep a record, in place of an earlier one of the same key."""
        ...

    def delete(self, key: str) -> None:
        """Forget a record, if there is one."""
        ...


class MemoryResponseStore:
    """A ResponseStore in the memory of the program, for any number of clients and threads.

    Args:
        size: records to keep; the oldest ones are forgotten (default: 1000).
    """

    def __init__(self, size: int = KEPT) -> None:
        if size < 1:
            raise errors.ConfigurationError(f"size: must be 1 or more, found {size}")
        self._size = size
        self._records: OrderedDict[str, Mapping[str, Any]] = OrderedDict()
        self._lock = Lock()

    def load(self, key: str) -> Mapping[str, Any] | None:
        """The record of a key; None if there is none."""
        return self._records.get(key)

    def save(self, key: str, record: Mapping[str, Any]) -> None:
        """Keep a record."""
        with self._lock:
            self._records[key] = record
            self._records.move_to_end(key)
            while len(self._records) > self._size:
                self._records.popitem(last=False)

    def delete(self, key: str) -> None:
        """Forget a record."""
        with self._lock:
            self._records.pop(key, None)

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"<MemoryResponseStore of {len(self)} records>"


def checked_store(store: object) -> None:
    """ConfigurationError for what is no ResponseStore."""
    for name in ("load", "save", "delete"):
        if store is not None and not callable(getattr(store, name, None)):
            found = type(store).__name__
            raise errors.ConfigurationError(
                f"responses_store must have load, save and delete; found {found} without {name}"
            )


def load(store: ResponseStore, key: str) -> Mapping[str, Any] | None:
    """The record of a key, which may be anything that a program was given; None if there is none."""
    return store.load(key) if _KEY.fullmatch(key) else None


def conversation_id(payload: Json) -> str | None:
    """The id of the conversation that a request names."""
    given: object = payload.get("conversation")
    held = as_object(given)
    found = given if held is None else held.get("id")
    return found if isinstance(found, str) else None


def stored_items(store: ResponseStore | None, payload: Json) -> StoredItems | None:
    """The conversation that a request continues; None if there is no store, or the request continues none.

    Raises InvalidPayloadError for an id that the store does not have, and for both.
    """
    if store is None:
        return None
    if isinstance(payload.get("previous_response_id"), str) and conversation_id(payload):
        both = Fault("previous_response_id", "conflicts with conversation", expected="one of them")
        raise InvalidPayloadError([both])
    for field, key in (
        ("previous_response_id", payload.get("previous_response_id")),
        ("conversation", conversation_id(payload)),
    ):
        if isinstance(key, str):
            record = load(store, key)
            if record is None:
                expected = "an id that responses_store has"
                raise InvalidPayloadError([Fault(field, "not in the store", repr(key), expected)])
            return StoredItems(field, as_list(record.get("items")))
    return None


def keep_response(
    store: ResponseStore, payload: Json, stored: StoredItems | None, response: "Response"
) -> None:
    """Keep a response, unless its request says otherwise, and add it to its conversation if that still exists."""
    made: Json = plain_json(response)
    given = [item for _, item in new_items(payload)]
    new: list[Json] = [*given, *as_list(clean_items(made["output"]))]
    if payload.get("store") is not False:
        items = [*(stored.items if stored is not None else ()), *new]
        store.save(response.id, {"response": made, "input": given, "items": items})
    if (key := conversation_id(payload)) is not None:
        with CHANGING:
            # Others may have changed or deleted the conversation since the request was sent.
            if (record := load(store, key)) is not None:
                store.save(key, {**record, "items": [*as_list(record.get("items")), *new]})
