"""The content of a turn, as text for the comparison of turns: its text, its calls of functions, their results."""

import json
from collections.abc import Sequence

from gemini_sdk.types import generate_content as gc


def text_of(content: gc.Content) -> str:
    """The text of a turn, without thoughts."""
    return "\n".join(p.text for p in content.parts or () if p.text and not p.thought)


def results(content: gc.Content) -> list[tuple[str, str]]:
    """The results of functions in a turn: name and JSON."""
    return [
        (p.function_response.name or "", json.dumps(p.function_response.response))
        for p in content.parts or ()
        if p.function_response is not None
    ]


def words(content: gc.Content) -> str:
    """All that a turn says: text, calls of functions and their results."""
    calls = (
        f"{p.function_call.name}({json.dumps(p.function_call.args, sort_keys=True)})"
        for p in content.parts or ()
        if p.function_call is not None
    )
    said = (f"{name}: {result}" for name, result in results(content))
    return "\n".join(filter(None, (text_of(content), *calls, *said)))


def last_words(contents: Sequence[gc.Content]) -> str:
    """The text to answer: the last turn, with the question before it where it has results of functions only."""
    if not contents:
        return ""
    own = words(contents[-1])
    if own and not (results(contents[-1]) and not text_of(contents[-1])):
        return own
    asked = (text_of(each) for each in reversed(contents) if (each.role or "").lower() != "model")
    question = next(filter(None, asked), "")
    return "\n".join(filter(None, (question, own)))
