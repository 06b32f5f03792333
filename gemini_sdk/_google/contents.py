"""Prompts in all accepted forms, converted to the form of the API: a list of contents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk._behaviour.file_part import is_file, part_of_file
from gemini_sdk._transport.tunables import MAX_NESTING
from gemini_sdk._wire.naming import camel_case
from gemini_sdk._wire.other_packages import is_regenerated, plain
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.files import File
    from gemini_sdk.types.generate_content import (
        Content,
        ContentDict,
        GenerateContentRequest,
        GenerateContentRequestDict,
        Part,
        PartDict,
    )

    PartLike = str | Part | PartDict | File
    """A part of a turn. A str is text."""
    ContentLike = PartLike | Content | ContentDict
    """A turn, or a part of one."""
    ContentsLike = ContentLike | Sequence[ContentLike]
    """A prompt: a turn, or several."""
    RequestLike = ContentsLike | GenerateContentRequest | GenerateContentRequestDict
    """A prompt, or a whole request."""

_OF_MODELS = frozenset(
    {"function_call", "executable_code", "code_execution_result", "thought_signature", "tool_call"}
)
"""Members of parts that only models produce."""
_OF_MODELS_ON_THE_WIRE = frozenset(map(camel_case, _OF_MODELS))
_CONTENT_KEYS = frozenset({"role", "parts"})
_ACCEPTED = "a str, Part, Content, File, mapping, or a list of these"


def contents_list(contents: "ContentsLike", first: int = 0) -> "list[ContentLike]":
    """Contents as a list of Content models and mappings. `first` is the place of the first item, for errors.

    Consecutive strings and parts form turns: parts that only a model produces, such as a function call, form a turn
    of the model, all others a turn of the user. Contents are kept. A mapping with `role` or `parts` is a content, any
    other a part. Nested lists are flattened.
    """
    if isinstance(contents, str):
        return [{"role": "user", "parts": [{"text": contents}]}]
    turns: list[Any] = []
    role, loose = "", list[object]()
    for item, path in _listed(contents, "contents", first):
        if is_content(item):
            turns.append(_with_parts(item, path))
            role = ""
            continue
        part = _part(item, path)
        speaker = _speaker(part)
        if speaker != role:
            role, loose = speaker, []
            turns.append({"role": role, "parts": loose})
        loose.append(part)
    return turns


def sendable(turns: "Sequence[ContentLike]") -> "list[ContentLike]":
    """Turns without the empty parts of answers, which a service accepts only together with other parts.

    A part of the model's is left out where it is empty, or an empty text without a signature; so is a turn of nothing
    else.
    """
    return [turn for each in turns if (turn := _without_blanks(each)) is not None]


def sendable_turn(content: object, place: int) -> object:
    """One content, as `contents_list` and `sendable` convert it; None if it is left out."""
    return _without_blanks(_with_parts(content, f"contents[{place}]"))


def _without_blanks(turn: Any) -> Any:
    role: Any = _member(turn, "role")
    if not isinstance(role, str) or role.lower() != "model":
        return turn
    parts: Any = _member(turn, "parts")
    if isinstance(parts, str):
        return turn
    if parts in (None, [], ()):
        # An answer that was all thoughts, or cut before its text.
        return turn if _given(turn).keys() - _CONTENT_KEYS else None
    listed: list[Any] = list(cast(Any, parts)) if isinstance(parts, (list, tuple)) else [parts]
    kept = [part for part in listed if not is_blank(part)]
    if len(kept) == len(listed):
        return turn
    if not kept:
        return None
    if isinstance(turn, Mapping):
        return {**cast("Mapping[str, Any]", turn), "parts": kept}
    return turn.model_copy(update={"parts": kept})


def _member(holder: Any, name: str) -> object:
    """A member of a mapping or of a model."""
    # What is no dict is hardly ever asked for; asking for a model or a Mapping takes longer than all the rest.
    if isinstance(holder, dict):
        return cast("dict[str, Any]", holder).get(name)
    if isinstance(holder, types.generate_content.Content):
        return getattr(holder, name)
    if isinstance(holder, Mapping):
        return cast(Mapping[str, Any], holder).get(name)
    return getattr(holder, name)


def _given(holder: Any) -> dict[str, Any]:
    """The members of a mapping, or those that were set of a model."""
    if isinstance(holder, Mapping):
        return dict(cast(Mapping[str, Any], holder))
    return {name: getattr(holder, name) for name in holder.model_fields_set}


def is_blank(part: object) -> bool:
    """Whether a part says nothing: it has no member but an empty text, perhaps as a thought."""
    # Nearly always, in a conversation of mappings.
    if isinstance(part, dict) and cast("dict[str, Any]", part).get("text"):
        return False
    if isinstance(part, types.generate_content.Part) and part.text:
        return False
    if not isinstance(part, (dict, types.generate_content.Part, Mapping)):
        return False
    given = _given(part)
    given.pop("thought", None)
    return all(value is None or (name == "text" and value == "") for name, value in given.items())


def instruction(
    content: "ContentLike | Sequence[PartLike]", path: str = "systemInstruction"
) -> object:
    """A system instruction, or what else is one content, without a role where none was given."""
    given: Any = content
    if is_regenerated(given):
        given = plain(given)
    if is_content(given):
        return _with_parts(given, path)
    parts = [_part(item, path) for item, path in _listed(given, path)]
    return {"parts": parts}


def _listed(value: object, name: str, first: int = 0) -> Iterator[tuple[object, str]]:
    """One item or several, each with its place, beginning at `first`; lists in lists are taken apart."""
    value = _own(value)
    listed = isinstance(value, (list, Sequence)) and not isinstance(value, (str, bytes, bytearray))
    if listed and name.count("[") < MAX_NESTING:
        for place, item in enumerate(cast(Sequence[object], value), first):
            # Nearly always, in a conversation.
            if isinstance(item, dict) or isinstance(item, types.generate_content.Content):  # noqa: SIM101
                yield item, f"{name}[{place}]"
            else:
                yield from _listed(item, f"{name}[{place}]")
    else:
        yield value, name


def _speaker(part: object) -> str:
    """The role of the turn that a part belongs to."""
    if isinstance(part, Mapping):
        given = cast(Mapping[str, Any], part)
        said = any(given.get(name) is not None for name in _OF_MODELS | _OF_MODELS_ON_THE_WIRE)
        return "model" if said or given.get("thought") is True else "user"
    said = any(getattr(part, name, None) is not None for name in _OF_MODELS)
    return "model" if said or getattr(part, "thought", None) else "user"


def is_content(item: object) -> bool:
    """Whether an item of a prompt is a whole turn, and not a part of one."""
    # Asking a dict whether it is a model or a Mapping takes longer than all the rest.
    if not isinstance(item, dict):
        if isinstance(item, types.generate_content.Content):
            return True
        if not isinstance(item, Mapping):
            return False
    return not _CONTENT_KEYS.isdisjoint(cast("Mapping[str, object]", item))


def _with_parts(content: Any, path: str) -> Any:
    """A content, where it is a mapping with parts that the service does not know: strings and files become parts."""
    if not isinstance(content, dict) and (
        isinstance(content, types.generate_content.Content) or not isinstance(content, Mapping)
    ):
        return content
    members = cast("Mapping[str, Any]", content)
    given: Any = members.get("parts")
    listed = list(cast("list[Any]", given)) if isinstance(given, (list, tuple)) else [given]
    if all(isinstance(part, dict) for part in listed):
        return members
    if not any(isinstance(part, str) or is_file(_own(part)) for part in listed):
        return members
    parts = [
        _part(_own(part), f"{path}.parts[{place}]")
        if isinstance(part, str) or is_file(_own(part))
        else part
        for place, part in enumerate(listed)
    ]
    return {**members, "parts": parts}


def _own(value: Any) -> Any:
    """A model of another generated package as this package has it: a File, or a mapping."""
    if not is_regenerated(value):
        return value
    file = type(value).__name__ == "File"
    return types.files.File.model_validate(plain(value)) if file else plain(value)


def _part(item: object, path: str) -> object:
    if isinstance(item, str):
        return {"text": item}
    if isinstance(item, (dict, types.generate_content.Part, Mapping)):
        return cast(object, item)
    if is_file(item):
        return part_of_file(cast("File", item), path)
    kind = type(item).__name__
    hint = "Part.from_bytes(data, mime_type)" if isinstance(item, bytes | bytearray) else None
    raise InvalidPayloadError([Fault(path, "unsupported type", kind, _ACCEPTED, hint)])
