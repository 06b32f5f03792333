"""Thought signatures on their way through programs that know nothing of them.

Gemini proves its reasoning by signatures that have to come back with the calls they came with. They are sent next to
a call or message, as `extra_content.google.thought_signature`, for programs that send messages back as they came; and
a client remembers them by the id of the call, for programs that copy ids, names and arguments only.
"""

from collections import OrderedDict
from collections.abc import Iterator, MutableMapping
from threading import Lock
from typing import Any, cast
from weakref import WeakKeyDictionary

from gemini_sdk._wire.scalars import decode_base64

REMEMBERED = 10_000
"""Calls whose signatures a client remembers; the oldest are forgotten."""

_SEAL = "gemini:"
"""Marks the signatures in `encrypted_content`, where other services have reasoning of their own models."""

Signatures = MutableMapping[str, str]
"""By the id of a call: its signature, in base64."""


class SignatureMemory(Signatures):
    """The signatures that a client keeps, for many threads; of limited size."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def __getitem__(self, call_id: str) -> str:
        return self._kept[call_id]

    def __setitem__(self, call_id: str, signature: str) -> None:
        with self._lock:
            self._kept[call_id] = signature
            self._kept.move_to_end(call_id)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def __delitem__(self, call_id: str) -> None:
        del self._kept[call_id]

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._kept))

    def __len__(self) -> int:
        return len(self._kept)

    def __repr__(self) -> str:
        return f"<SignatureMemory of {len(self)} calls>"


_OF_CLIENTS: WeakKeyDictionary[object, SignatureMemory] = WeakKeyDictionary()
_LOCK = Lock()


def memory_of(client: object) -> SignatureMemory:
    """The memory of a Gemini client and of all that share its connections.

    Programs may wrap a client anew for each call: the signatures of one call have to be there for the next.
    """
    shared = getattr(client, "_owner", None)
    owner = (shared() if shared is not None else None) or client
    with _LOCK:
        return _OF_CLIENTS.setdefault(owner, SignatureMemory())


def extra_content(signature: str) -> dict[str, Any]:
    """The member that has a signature, next to a call or a message."""
    return {"google": {"thought_signature": signature}}


def signature_in(extra: object) -> object:
    """The signature that came back next to a call or a message, in whatever type it is."""
    google = cast("dict[str, Any]", extra).get("google") if isinstance(extra, dict) else None
    return (
        cast("dict[str, Any]", google).get("thought_signature")
        if isinstance(google, dict)
        else None
    )


def sealed(signature: str) -> str:
    """A signature as `encrypted_content` of a reasoning item."""
    return f"{_SEAL}{signature}"


def opened_signature(encrypted: object) -> str | None:
    """The signature in `encrypted_content` that `sealed` made; None for anything else."""
    if not (isinstance(encrypted, str) and encrypted.startswith(_SEAL)):
        return None
    signature = encrypted.removeprefix(_SEAL)
    try:
        decode_base64(signature)
    except ValueError:
        return None
    return signature
