"""An example of a dataset as the rules see it: turns of parts, whatever form the line has.

Unlike the models, it accepts wrong types: the schema reports what is wrong with a line's shape, and the rules report
the rest in the same run.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk._wire.naming import camel_case

CALLS = "functionCall"
RESPONSES = "functionResponse"
FILES = "fileData"


class Turn(NamedTuple):
    """One of a conversation's contents."""

    role: str | None
    parts: list[Json]


def member(owner: Json, name: str) -> Any:
    """A field in whichever spelling it stands."""
    return owner[name] if name in owner else owner.get(_snake_case(name))


@cache
def _snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def objects(value: object) -> list[Json]:
    """The objects of a list, or the one that stands for a list; what is none is empty, and keeps its place."""
    if is_list(value):
        return [each if is_object(each) else {} for each in value]
    return [value] if is_object(value) else []


def turns(line: Json) -> list[Turn]:
    """The turns of a line of the form `gemini`."""
    return [_turn(each) for each in objects(line.get("contents"))]


def completions(line: Json) -> list[tuple[object, list[Turn]]]:
    """The score and the turn of each completion; no turn where there is none."""
    return [
        (each.get("score"), [_turn(said) for said in objects(each.get("completion"))])
        for each in objects(line.get("completions"))
    ]


def pair_turns(line: Json) -> list[Turn]:
    """The turns of a line of the form `pairs`."""
    asked, answered = member(line, "textInput"), line.get("output")
    return [Turn("user", [{"text": asked}]), Turn("model", [{"text": answered}])]


def system_parts(line: Json) -> list[Json]:
    """The parts of the system instruction."""
    instruction = member(line, "systemInstruction") if len(line) > 1 else None
    return objects(instruction.get("parts")) if is_object(instruction) else []


def _turn(content: Json) -> Turn:
    role = content.get("role")
    return Turn(role if isinstance(role, str) and role else None, objects(content.get("parts")))


def texts(system: list[Json], conversation: list[Turn]) -> Iterator[str]:
    """The pieces of an example, each with its role: the same for the same example."""
    for part in system:
        yield _piece("system", part)
    for turn in conversation:
        for part in turn.parts:
            yield _piece((turn.role or "").lower(), part)


def _piece(role: str, part: Json) -> str:
    text = part.get("text")
    if len(part) == 1 and isinstance(text, str):
        return f"{role}:{len(text)}:{text}"
    return f"{role}:{json.dumps(camel(part), sort_keys=True)}"


def camel(part: Json) -> Json:
    """A part with its own fields, and those of media, in one spelling; the arguments of functions are left alone."""
    spelled = {camel_case(name): value for name, value in part.items()}
    for name in (FILES, "inlineData"):
        if is_object(media := spelled.get(name)):
            spelled[name] = {camel_case(key): value for key, value in media.items()}
    return spelled


def characters(system: list[Json], conversation: list[Turn]) -> int:
    """Characters of text; of function calls and their results, those of their JSON. Media has none."""
    count = sum(_length(part) for part in system)
    return count + sum(_length(part) for turn in conversation for part in turn.parts)


def _length(part: Json) -> int:
    text = part.get("text")
    if isinstance(text, str):
        return len(text)
    structured = member(part, CALLS) or member(part, RESPONSES)
    return len(json.dumps(structured, ensure_ascii=False)) if structured else 0
