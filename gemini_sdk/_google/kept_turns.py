"""Turns whose JSON is kept, so that a conversation that grows is converted, validated and serialized only once.

A turn is found by its value, so that one that was changed is another turn, and mappings that a program makes anew for
each call are found too. Only turns of which nothing is to be reported are kept: others are reported in each call.
"""

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk._arguments.request import flawless_items, joined_items
from gemini_sdk._google.contents import contents_list, is_content, sendable, sendable_turn
from gemini_sdk._google.media import media_type_faults
from gemini_sdk._transport.tunables import KEPT_TURN, KEPT_TURNS
from gemini_sdk._wire import Platform

if TYPE_CHECKING:
    from gemini_sdk._google.contents import ContentLike

_OVERHEAD = 200
"""Bytes that a kept turn takes in addition to its value and its JSON."""


class KeptTurns:
    """The JSON of turns by their values. Of one client, because each platform has rules of its own.

    When the recent ones fill half of KEPT_TURNS, they replace the older ones. A turn that is found becomes recent
    again. Threads may share this: at worst a turn is not kept.
    """

    __slots__ = ("_older", "_recent", "_size")

    def __init__(self) -> None:
        self._recent: dict[bytes, bytes] = {}
        self._older: dict[bytes, bytes] = {}
        self._size = 0

    def find(self, value: bytes) -> bytes | None:
        """The JSON of a turn of this value, if it was kept."""
        data = self._recent.get(value)
        if data is None and (data := self._older.get(value)) is not None:
            self.keep(value, data)
        return data

    def keep(self, value: bytes, data: bytes) -> None:
        """Keep the JSON of a turn."""
        size = len(value) + len(data) + _OVERHEAD
        if size > KEPT_TURNS // 2:
            return
        if self._size + size > KEPT_TURNS // 2:
            self._older, self._recent, self._size = self._recent, {}, 0
        self._recent[value] = data
        self._size += size


@dataclass(slots=True)
class Conversation:
    """The turns of a prompt: the JSON of those that were sent before, and those that are new."""

    pieces: list[bytes | None]
    """The JSON of each turn, None of a new one. Loose parts at the end of a prompt have no piece."""
    values: list[bytes | None]
    """Of the new turns with a piece: what they are kept by, None if they cannot be kept."""
    turns: "list[ContentLike]"
    """The new turns as they are sent."""

    @classmethod
    def of(cls, contents: object, kept: KeptTurns) -> "Conversation | None":
        """A prompt of several turns; None of any other. The last turn is always new.

        Raises InvalidPayloadError for parts of an unknown kind.
        """
        if not isinstance(contents, list | tuple):
            return None
        items = cast("Sequence[Any]", contents)
        last = len(items) - 1
        if last < 1 or not is_content(items[0]):
            return None
        model = types.generate_content.Content
        pieces: list[bytes | None] = []
        values: list[bytes | None] = []
        turns: list[Any] = []
        for place, item in enumerate(items):
            value = _value(item)
            data = None if value is None or place == last else kept.find(value)
            if data is None:
                if value is not None and len(value) > KEPT_TURN:
                    return None  # too large to be kept, and to be copied
                if not is_content(item):
                    break
                if isinstance(item, model) and type(item) is not model:
                    return None  # its JSON in a request is another than its own
                if (turn := sendable_turn(item, place)) is None:
                    continue
                turns.append(turn)
                values.append(value)
            pieces.append(data)
        else:
            return cls(pieces, values, turns) if pieces and pieces[-1] is None else None
        loose = sendable(contents_list(items[place:], place))
        return cls(pieces, values, [*turns, *loose]) if loose else None

    def body(self, fields: Mapping[str, Any], platform: Platform, kept: KeptTurns) -> bytes | None:
        """The JSON of a request that has this conversation, whose new turns are then kept.

        `fields` has the new turns alone. None if anything is to be reported of it.
        """
        if platform == "vertex" and media_type_faults(self.turns):
            return None
        kind = types.generate_content.GenerateContentRequest
        if (written := flawless_items(kind, fields, "contents", platform)) is None:
            return None
        items, others = written
        for value, data in zip(self.values, items, strict=False):
            if value is not None:
                kept.keep(value, data)
        new = iter(items)
        whole = [next(new) if piece is None else piece for piece in self.pieces]
        return joined_items("contents", [*whole, *new], others)


def _value(turn: object) -> bytes | None:
    """The exact value of a turn, with its types; None if there is none, as of data that is not JSON's."""
    kind = type(turn)
    try:
        if kind is types.generate_content.Content:
            return marshal.dumps(_plain(turn), _FORMAT)
        if kind is not dict:
            return None
        try:
            return marshal.dumps(cast("dict[str, Any]", turn), _FORMAT)
        except ValueError:  # perhaps models in it
            return marshal.dumps(_plain(turn), _FORMAT)
    except (AttributeError, RecursionError, ValueError):
        return None


_FORMAT = 2
"""The last version of the format in which equal values have equal bytes: later ones mark interned strings."""


def _plain(value: Any) -> Any:
    """A value in which models are lists of what they were set to."""
    kind = cast("type[object]", type(value))
    if kind is list:
        return [_plain(item) for item in value]
    if kind is dict:
        return {name: _plain(item) for name, item in value.items()}
    # Asking whether it is a model takes longer than all the rest.
    given = getattr(value, "__pydantic_fields_set__", None)
    if given is None:
        return value
    # Nothing else has an ellipsis, so that no data has the value of a model.
    plain: list[Any] = [..., kind.__qualname__, value.__pydantic_extra__ or None]
    members = value.__dict__
    for name in given:
        member = members.get(name)
        plain += name, member if type(member) is str else _plain(member)
    return plain
