"""Pages of a list. A page token is opaque and good for the list it came from alone.

It holds a place in the store rather than a number of items to skip, so that nothing is listed twice or left out when
things come and go between two pages.
"""

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any, TypeGuard, TypeVar

from gemini_sdk._wire.json_value import is_list
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.tuning.tuning_request import TuningRequest

T = TypeVar("T")
Rows = Callable[[int | None], Iterable[tuple[int, T]]]
"""The items below a place in the store, each with its own place; all of them for None."""

_SIZE = re.compile(r"[0-9]{1,20}")
_LARGEST_INT32 = 2**31 - 1
DEFAULT, LARGEST = 10, 1000
"""Items a page where the size is unset, and at most."""


def page(call: TuningRequest, rows: Rows[T]) -> tuple[list[T], dict[str, str]]:
    """The page that a call asks for: its items, and `nextPageToken` where there is another one.

    Raises ApiError (400) for a page size or a token that is none.
    """
    size, before = size_of(call.query), _place(call)
    found = list(islice(rows(before), size + 1))
    items = [item for _, item in found[:size]]
    if len(found) <= size:
        return items, {}
    return items, {"nextPageToken": _token(call, found[size - 1][0])}


def size_of(query: Mapping[str, str], default: int = DEFAULT) -> int:
    """The items a page that a query asks for. Raises ApiError (400) for what is no int32 from 0."""
    text = query.get("pageSize") or "0"
    if not _SIZE.fullmatch(text) or int(text) > _LARGEST_INT32:
        raise api_errors.bad_request(
            f"{text!r} is not an integer from 0 to {_LARGEST_INT32}", field="pageSize"
        )
    return min(int(text) or default, LARGEST)


def _token(call: TuningRequest, place: int) -> str:
    written = json.dumps([place, _list_of(call)]).encode()
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


def _place(call: TuningRequest) -> int | None:
    token = call.query.get("pageToken")
    if not token:
        return None
    try:
        read: Any = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except ValueError:
        read = None
    if not is_list(read) or len(read) != 2 or not _is_place(read[0]):
        raise api_errors.bad_request("The page token is not valid.", field="pageToken")
    if read[1] != _list_of(call):
        reason = "The page token belongs to another list: all but the page size must stay the same."
        raise api_errors.bad_request(reason, field="pageToken")
    return read[0]


def _is_place(value: object) -> TypeGuard[int]:
    """Whether it is a number that the store can hold."""
    return isinstance(value, int) and 0 <= value < 1 << 63


def _list_of(call: TuningRequest) -> str:
    """The properties that distinguish the token's list from other lists."""
    identity = [
        call.operation.id,
        sorted(call.values.items()),
        call.query.get("filter"),
        call.caller,
    ]
    return blake2b(json.dumps(identity).encode(), digest_size=9).hexdigest()
