"""Prompts in the forms people write them, brought into the one form the wire has: a list of contents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import Content, ContentDict, Part, PartDict

    PartLike = str | Part | PartDict
    ContentLike = PartLike | Content | ContentDict
    ContentsLike = ContentLike | Sequence[ContentLike]

_CONTENT_KEYS = frozenset({"role", "parts"})
_ACCEPTED = "a str, Part, Content, mapping, or a list of these"


def contents_list(contents: "ContentsLike") -> "list[ContentLike]":
    """Contents as a list of Content models and mappings.

    Strings and parts that follow one another make one user turn; contents stand for themselves. A mapping with
    `role` or `parts` is a content, any other a part.
    """
    if isinstance(contents, str):
        return [{"role": "user", "parts": [{"text": contents}]}]
    turns: list[Any] = []
    loose: list[object] = []
    for item, path in _listed(contents, "contents"):
        if _is_content(item):
            if loose:
                turns.append(_user_turn(loose))
                loose = []
            turns.append(item)
        else:
            loose.append(_part(item, path))
    if loose:
        turns.append(_user_turn(loose))
    return turns


def instruction(content: "ContentLike | Sequence[PartLike]") -> object:
    """A system instruction as one content, without a role where none was given."""
    if _is_content(content):
        return content
    parts = [_part(item, path) for item, path in _listed(content, "systemInstruction")]
    return {"parts": parts}


def _listed(value: object, name: str) -> Iterator[tuple[object, str]]:
    """One item or several, each with its place."""
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        items = cast(Sequence[object], value)
        yield from ((item, f"{name}[{place}]") for place, item in enumerate(items))
    else:
        yield value, name


def _user_turn(parts: list[object]) -> dict[str, Any]:
    return {"role": "user", "parts": parts}


def _is_content(item: object) -> bool:
    if isinstance(item, Mapping):
        return not _CONTENT_KEYS.isdisjoint(cast(Mapping[str, object], item))
    return isinstance(item, types.generate_content.Content)


def _part(item: object, path: str) -> object:
    if isinstance(item, str):
        return {"text": item}
    if isinstance(item, Mapping | types.generate_content.Part):
        return cast(object, item)
    kind = type(item).__name__
    hint = "Part.from_bytes(data, mime_type)" if isinstance(item, bytes | bytearray) else None
    raise InvalidPayloadError([Fault(path, "not a part", kind, _ACCEPTED, hint)])
